// Review: source and candidate stand side by side. Going on fetches only what changes; without this file the same links and
// forms load the page anew.
{
  const desk = document.querySelector("[data-review]");
  const source = desk?.querySelector("[data-source]");
  const form = () => desk.querySelector("[data-decide]");
  const act = (key) => desk.querySelector(`[data-key="${key}"]`);
  let dirty = false;

  // The words that are looked at stay in the upper half of the source, whoever moved.
  function toCurrent() {
    const current = source.querySelector("mark.current, tr.current");
    if (!current) return;
    const top = current.getBoundingClientRect().top - source.getBoundingClientRect().top;
    const bottom = top + Math.min(current.getBoundingClientRect().height, source.clientHeight / 2);
    if (top < 8 || bottom > source.clientHeight * 0.75) source.scrollTop += top - source.clientHeight / 4;
  }

  function showKeys() {
    if (keysOff) return;
    for (const sign of desk.querySelectorAll("[data-keys], .key-sign")) sign.hidden = false;
  }

  const leave = () => !dirty || confirm(desk.dataset.leave);

  // Puts what the server says has changed in its places.
  function swap(answer) {
    for (const part of answer.querySelectorAll("template[data-swap]")) {
      const place = document.getElementById(part.dataset.swap);
      const fresh = part.content.firstElementChild;
      if (place && fresh && !place.isEqualNode(fresh)) place.replaceWith(fresh);
    }
    const list = document.querySelector(".review-list tr.current:not(#c-" + CSS.escape(answer.querySelector("[data-part]").dataset.shown) + ")");
    list?.classList.remove("current");
    list?.removeAttribute("aria-current");
    for (const part of answer.querySelectorAll("template[data-into]")) document.getElementById(part.dataset.into)?.replaceChildren(part.content);
    desk.querySelector("#candidate").dataset.shown = answer.querySelector("[data-part]").dataset.shown;
    dirty = desk.querySelector(".problem") !== null;
    showKeys();
    toCurrent();
    const panel = desk.querySelector("#review-form");
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
    const problem = desk.querySelector(".problem");
    if (problem) panel.querySelector("[aria-invalid], .asked input, .asked textarea")?.focus();
  }

  // Other languages and posts come back to where one is now.
  function keepAddress(address) {
    if (address !== location.href) history.pushState(null, "", address);
    const here = location.pathname + location.search;
    for (const back of document.querySelectorAll("input[name=back]")) back.value = here;
    const other = document.querySelector(".tools a[hreflang]");
    if (!other) return;
    const to = new URL(location.href);
    to.searchParams.set("lang", other.hreflang);
    other.href = to.pathname + to.search;
  }

  async function go(address, send, keep = true) {
    if (desk.dataset.busy) return;
    desk.dataset.busy = "yes";
    try {
      const answer = await fetch(address, { ...send, headers: { "Lotrinh-Part": desk.querySelector("#candidate").dataset.shown } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!page.querySelector("[data-part]")) { // a refusal that is a page of its own
        document.querySelector("main").replaceWith(page.querySelector("main"));
        return;
      }
      if (keep && answer.ok) keepAddress(answer.url);
      swap(page);
    } catch {
      if (send) desk.querySelector("#review-note").textContent = desk.dataset.offline;
      else location.href = address;
    } finally {
      delete desk.dataset.busy;
    }
  }

  if (desk) {
    toCurrent();
    showKeys();
    addEventListener("popstate", () => { go(location.href, undefined, false); });
    addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });

    document.querySelector("main").addEventListener("click", (event) => {
      const link = event.target.closest("[data-go-to], [data-source] mark a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      if (leave()) go(link.href);
    });

    desk.addEventListener("input", (event) => {
      const of = event.target.form;
      if (of !== form() || event.target.name === "why") return;
      dirty = true;
      act("a").textContent = act("a").dataset.corrected;
    });

    desk.addEventListener("submit", (event) => {
      const sent = event.target;
      let button = event.submitter;
      if (sent.matches("[data-whole]")) return;
      const why = sent.querySelector("[name=why]");
      if (why && document.activeElement === why && button !== act("x")) button = act("x"); // Enter in the reason means the button beside it
      event.preventDefault();
      if (button === act("x")) {
        if (why.value.trim() === "") {
          why.setCustomValidity(why.dataset.empty); // said beside the field, and gone with the first letter or when it is left
          for (const left of ["input", "blur"]) why.addEventListener(left, () => why.setCustomValidity(""), { once: true });
          return why.reportValidity();
        }
        sessionStorage.setItem("lotrinh-why", why.value);
      }
      dirty = false;
      go(sent.action, { method: "POST", body: new URLSearchParams(new FormData(sent, button)) });
    });

    // Enter in a list of places to cut at cuts, Esc leaves it; Ctrl+Enter accepts from inside any field.
    desk.addEventListener("keydown", (event) => {
      const steps = event.key === "Escape" && event.target.closest(".other-steps details[open]");
      if (steps) {
        steps.open = false;
        desk.querySelector("#review-form").focus({ preventScroll: true });
      }
      if (event.key !== "Enter") return;
      if ((event.ctrlKey || event.metaKey) && event.target.form === form()) {
        event.preventDefault();
        act("a").click();
      } else if (event.target.matches("#split input, #merge select, #merge [type=checkbox]")) {
        event.preventDefault();
        event.target.form.requestSubmit();
      }
    });

    const open = (id, first) => {
      const steps = desk.querySelector(id);
      if (!steps) return;
      steps.open = true;
      steps.querySelector(first)?.focus();
      steps.scrollIntoView({ block: "nearest" });
    };
    const field = (digit) => {
      const place = form()?.querySelector(`[data-field="${digit}"]`);
      place?.focus();
      if (place?.value && place.setSelectionRange) place.setSelectionRange(place.value.length, place.value.length);
    };
    const dialog = document.querySelector("#review-keys");
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    Object.assign(keys, {
      j: () => act("j")?.click(), k: () => act("k")?.click(), q: () => act("q")?.click(),
      a: () => { if (!desk.dataset.busy) act("a")?.click(); },
      z: () => { if (!desk.dataset.busy && leave()) act("z")?.click(); },
      x: () => {
        const why = form()?.querySelector("[name=why]");
        if (!why) return;
        why.value ||= sessionStorage.getItem("lotrinh-why") ?? "";
        why.focus();
        why.select();
      },
      e: () => field("1"),
      u: () => { const lead = form()?.querySelector("[name=lead]"); lead?.focus(); lead?.select(); },
      s: () => source.focus(),
      t: () => open("#split", "input:checked, [name=words]"),
      m: () => open("#merge", "select"),
      "?": () => dialog.showModal(),
    });
    for (const digit of "0123456789") keys[digit] = () => field(digit);
  }
}
