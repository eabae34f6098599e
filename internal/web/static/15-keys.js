// Single keys: what each does, by its name; two in a row are "g" and a letter. They rest while a person types, with Ctrl, Alt or
// Command, and when they are switched off on the help page.
const keys = {
  "/": () => { const q = document.querySelector("#q-top"); q?.focus(); q?.select(); },
  "?": () => { location.href = "/help#keys"; },
  "]": () => document.querySelector(".pager a[rel=next]")?.click(),
  "[": () => document.querySelector(".pager a[rel=prev]")?.click(),
  j: () => row(1),
  k: () => row(-1),
};
for (const link of document.querySelectorAll(".menu a[data-go]")) keys["g " + link.dataset.go] = () => link.click();
for (const link of document.querySelectorAll("main a[data-key]")) keys[link.dataset.key] = () => link.click();

// The first link of every row of the lists on the page, in their order; the next one after where the keyboard is.
let at = -1;
function row(step) {
  const rows = [...document.querySelectorAll("main tbody th[scope=row], main .lines > li, main .hit-title, main .grid-what, main .history-head")]
    .map((place) => place.querySelector("a")).filter((link) => link?.checkVisibility());
  if (rows.length === 0) return;
  const here = rows.indexOf(document.activeElement);
  at = Math.min(Math.max((here < 0 ? at : here) + step, 0), rows.length - 1);
  rows[at].focus();
  rows[at].scrollIntoView({ block: "nearest" });
}

const keysOff = document.documentElement.dataset.keys === "off";
let first = "";
addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=file]), textarea, select");
  if (event.key === "Escape" && typing) return typing.blur();
  if (keysOff || typing || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.key === "Shift") return;
  const two = keys[first + " " + event.key];
  const act = two ?? keys[event.key];
  first = !two && event.key === "g" ? "g" : "";
  if (!act) return;
  event.preventDefault();
  act();
});
