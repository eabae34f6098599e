// What the helpers ask of a page: elements by CSS selector or by the text a person reads, and where to click them.
const page = {
  plain: text => text.normalize("NFC").replace(/\s+/g, " ").trim().toLocaleLowerCase("vi"),

  visible: element => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0,

  // The elements that are, or whose label is, the target.
  all(target) {
    if (!target.startsWith("text=")) return [...document.querySelectorAll(target)];
    const wanted = page.plain(target.slice("text=".length));
    const read = e => page.plain(e.innerText || (e.matches("input") && e.value) || e.getAttribute("aria-label") || e.title || "");
    const named = [...document.querySelectorAll(
      "a, button, summary, label, input[type=submit], input[type=button], [role=button], [aria-label], [title]")].filter(page.visible);
    const exact = named.filter(e => read(e) === wanted);
    return exact.length > 0 ? exact : named.filter(e => read(e).includes(wanted));
  },

  first: target => page.all(target).find(page.visible),

  // The field of a target: itself, or what its label stands for, visible or not (file fields are often hidden).
  field(target) {
    const fields = page.all(target).map(e => e.control || e);
    return fields.find(page.visible) || fields[0];
  },

  // A point at which the mouse meets the element; why is "" or says what is in the way.
  spot(target) {
    const element = page.first(target);
    if (!element) return { why: "nothing visible matches" };
    if (element.disabled) return { why: "it is disabled" };
    element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    const box = element.getClientRects()[0];
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    const hit = document.elementFromPoint(x, y);
    if (!hit || !(element.contains(hit) || hit.contains(element))) {
      return { why: "it is covered by " + (hit ? hit.outerHTML.slice(0, 200) : "nothing: it is off the page") };
    }
    return { x, y, why: "" };
  },

  // Prepares a field for typing, or sets it at once where typing depends on the browser's language; why is "" or what is wrong.
  fill(target, value) {
    const field = page.field(target);
    if (!field) return { why: "no such field" };
    if (field.disabled || field.readOnly) return { why: "it cannot be written in" };
    if (field.matches("select")) {
      const option = [...field.options].find(o => o.value === value || page.plain(o.text) === page.plain(value));
      if (!option) return { why: "it has no such choice: " + [...field.options].map(o => o.text).join(" | ") };
      value = option.value;
    }
    const typed = field.matches("textarea, input:not([type=date], [type=month], [type=week], [type=time], [type=datetime-local], [type=color], [type=range])");
    field.focus();
    if (typed) {
      field.select();
      return { typed, why: "" };
    }
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    return { typed, why: field.value === value ? "" : "it does not take this value" };
  },
};
