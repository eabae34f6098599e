// Every page works without this file; it saves clicks and typed words.
"use strict";

// Filters and the choice of post answer at once; their buttons are for browsers without scripts.
for (const field of document.querySelectorAll("[data-submit]")) {
  field.addEventListener("change", () => field.form.requestSubmit());
}
for (const spare of document.querySelectorAll("[data-nojs]")) spare.hidden = true;

// A filtered address carries only the filters in force, so that it stays short enough to send.
for (const form of document.querySelectorAll("[data-filters]")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && field.value === "") field.disabled = true;
  });
  addEventListener("pageshow", () => { for (const field of form.elements) field.disabled = false; });
}

// A form with typed words asks before the page is left.
for (const form of document.querySelectorAll("[data-guard]")) {
  let dirty = document.querySelector(".problem") !== null && form.querySelector(".bad, .asked") !== null;
  form.addEventListener("input", () => { dirty = true; });
  form.addEventListener("submit", () => { dirty = false; });
  addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
}
