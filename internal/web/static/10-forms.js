// Every page works without this file; it saves clicks and typed words.
"use strict";

// A choice made with the mouse answers at once. From the keyboard one passes other choices on the way to the one meant, so there
// Enter sends it, or the button beside it, which shows when it is reached.
let byKey = false;
addEventListener("keydown", () => { byKey = true; }, true);
addEventListener("pointerdown", () => { byKey = false; }, true);
for (const field of document.querySelectorAll("[data-submit]")) {
  field.addEventListener("change", () => { if (!byKey) field.form.requestSubmit(); });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    field.form.requestSubmit();
  });
}
for (const spare of document.querySelectorAll("[data-nojs]")) spare.classList.add("spare");

// A filtered address carries only the filters in force, so that it stays short enough to send.
for (const form of document.querySelectorAll("[data-filters]")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && field.value === "") field.disabled = true;
  });
  addEventListener("pageshow", () => { for (const field of form.elements) field.disabled = false; });
}

// Names that are too many for a list on every page are fetched when somebody comes to type one.
for (const names of document.querySelectorAll("datalist[data-fetch]")) {
  document.querySelector(`[list="${names.id}"]`).addEventListener("focus", async () => {
    const answer = await fetch(names.dataset.fetch);
    if (!answer.ok) return;
    for (const name of (await answer.text()).trimEnd().split("\n")) names.append(new Option(name));
  }, { once: true });
}

// A form whose answer may take minutes says so while it is worked on; the words are written when it is sent, so that they are read out.
for (const working of document.querySelectorAll("[data-working]")) {
  const words = working.firstElementChild;
  words.remove();
  words.hidden = false;
  working.closest("form").addEventListener("submit", () => working.append(words));
  addEventListener("pageshow", () => words.remove());
}

// One box ticks the rows of the page.
for (const all of document.querySelectorAll("[data-tick]")) {
  const rows = all.closest("table").querySelectorAll("tbody .pick input");
  all.hidden = false;
  all.addEventListener("change", () => { for (const row of rows) row.checked = all.checked; });
  for (const row of rows) row.addEventListener("change", () => { all.checked = [...rows].every((x) => x.checked); });
}

// A form with typed words asks before the page is left.
for (const form of document.querySelectorAll("[data-guard]")) {
  let dirty = document.querySelector(".problem") !== null && form.querySelector(".bad, .asked") !== null;
  form.addEventListener("input", () => { dirty = true; });
  form.addEventListener("submit", () => { dirty = false; });
  addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
}

// On a telephone the sections stand in one row that is pushed sideways: the one that the page belongs to is in sight.
{
  const row = document.querySelector(".menu nav ul");
  const current = row?.querySelector("[aria-current]");
  if (current && row.scrollWidth > row.clientWidth) row.scrollLeft = current.getBoundingClientRect().left - row.getBoundingClientRect().left - (row.clientWidth - current.offsetWidth) / 2;
}
