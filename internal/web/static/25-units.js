// Fields for units suggest their names: a part of a name, the letters it begins with, or how it is called for short. Several
// names are divided by ";", and the one at the caret is meant.
{
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();
  const most = 8;
  let known; // [{name, folds: every way it is called}]
  const fetched = () => known ??= fetch("/unit-names?new=yes&aliases=yes").then(async (answer) => !answer.ok ? [] :
    (await answer.text()).trimEnd().split("\n").map((line) => {
      const names = line.split("\t");
      const folds = names.map(fold);
      return { name: names[0], folds, letters: folds[0].split(/[\s,.-]+/).map((word) => word[0] ?? "").join("") };
    }));

  // How well a unit answers to what was typed, 0 best; undefined when it does not.
  function rank(unit, typed) {
    if (unit.folds.includes(typed) || unit.letters === typed) return 0;
    if (unit.folds.some((name) => name.startsWith(typed))) return 1;
    const words = typed.split(/\s+/);
    if (unit.folds.some((name) => { const of = name.split(/[\s,.-]+/); return words.every((w) => of.some((x) => x.startsWith(w))); })) return 2;
    if (unit.letters.startsWith(typed) || unit.folds[0].includes(typed)) return 3;
  }

  // The name at the caret, with where it begins and ends.
  function part(field) {
    const at = field.selectionStart, from = field.value.lastIndexOf(";", at - 1) + 1, end = field.value.indexOf(";", at);
    return { from, to: end < 0 ? field.value.length : end };
  }

  const list = document.createElement("ul");
  list.id = "unit-suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  let field; // that the list belongs to

  function close() {
    list.remove();
    field?.removeAttribute("aria-activedescendant");
    if (field?.matches("input")) field.setAttribute("aria-expanded", "false");
    field = undefined;
  }

  function mark(option) {
    for (const other of list.children) other.setAttribute("aria-selected", String(other === option));
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function choose(option) {
    const { from, to } = part(field);
    const before = field.value.slice(0, from);
    field.setRangeText((before ? " " : "") + option.textContent, from, to, "end");
    field.dispatchEvent(new Event("input", { bubbles: true, cancelable: true }));
    close();
  }

  async function suggest(target) {
    const units = await fetched();
    if (document.activeElement !== target) return;
    const { from, to } = part(target);
    const typed = fold(target.value.slice(from, to)).trim();
    const found = typed === "" ? [] : units.map((unit) => [rank(unit, typed), unit]).filter(([r]) => r !== undefined)
      .sort(([x, a], [y, b]) => x - y || a.name.length - b.name.length).slice(0, most);
    if (found.length === 0 || found.length === 1 && fold(found[0][1].name) === typed) return close();
    field = target;
    list.replaceChildren(...found.map(([, unit], i) => {
      const option = document.createElement("li");
      option.id = "unit-suggestion-" + i;
      option.setAttribute("role", "option");
      option.lang = "vi";
      option.textContent = unit.name;
      return option;
    }));
    list.setAttribute("aria-label", field.labels[0]?.textContent ?? "");
    field.after(list);
    field.setAttribute("aria-controls", list.id);
    field.setAttribute("aria-autocomplete", "list");
    if (field.matches("input")) {
      field.setAttribute("role", "combobox");
      field.setAttribute("aria-expanded", "true");
    }
    mark(list.firstElementChild);
  }

  addEventListener("input", (event) => {
    if (event.target.matches?.("[data-units]") && !event.cancelable) suggest(event.target); // what is chosen here comes as cancelable
  });
  addEventListener("focusin", (event) => { if (event.target.matches("[data-units]")) fetched(); });
  addEventListener("focusout", close);
  list.addEventListener("mousedown", (event) => {
    event.preventDefault(); // the field keeps the keyboard
    const option = event.target.closest("li");
    if (option) choose(option);
  });
  addEventListener("keydown", (event) => {
    if (!field || event.target !== field || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = [...list.children].findIndex((option) => option.getAttribute("aria-selected") === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) mark(list.children[(at + step + list.children.length) % list.children.length]);
    else if (event.key === "Enter") choose(list.children[at]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
}
