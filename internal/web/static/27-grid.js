// The report of a unit for a period, filled in as a sheet: it saves while one types, row by row; what is not saved yet is also
// kept in the browser. Without this file the same form is sent whole.
const grid = (() => {
  const form = document.querySelector("form[data-grid]");
  if (!form) return null;
  const say = form.dataset;
  const rows = [...form.querySelectorAll("[data-row]")];
  const kept = "lotrinh-report|" + say.grid;
  const field = (row, name) => row.querySelector(`[name$=".${name}"]`);
  const cells = (row) => [...row.querySelectorAll("[data-col]")];
  const seen = (row) => cells(row).filter((cell) => cell.checkVisibility());
  const itemOf = (row) => field(row, "item").value;
  const state = form.querySelector("[data-save-state]");
  const tell = (text, kind) => { state.textContent = text; state.dataset.kind = kind ?? ""; };

  // What was typed and is not saved: rows by their items, texts by their names.
  const dirty = new Map(); // unit of saving (row or text) → when it was last typed in
  const nameOf = (part) => part.matches("[data-row]") ? itemOf(part) : part.name;

  function keep() {
    const out = {};
    for (const part of dirty.keys()) {
      out[nameOf(part)] = part.matches("[data-row]") ?
        { rev: field(part, "rev").value, cells: Object.fromEntries(cells(part).map((cell) => [cell.dataset.col, cell.value])) } :
        { was: wasOf(part).value, text: part.value };
    }
    try {
      if (dirty.size) localStorage.setItem(kept, JSON.stringify(out)); else localStorage.removeItem(kept);
    } catch { /* a full or closed store: the page still holds it */ }
  }
  const wasOf = (text) => text.closest(".f").querySelector('[name^="was."]');

  function count() {
    const empty = rows.filter((row) => !filled(row));
    form.querySelector("[data-filled]").textContent = rows.length - empty.length;
    const next = form.querySelector("[data-next]");
    next.hidden = empty.length === 0;
    if (empty.length) next.href = "#" + empty[0].id;
  }
  const filled = (row) => cells(row).some((cell) => cell.value.trim() !== "") || row.querySelector('.grid-product a[href^="/evidence/"]') !== null;

  function touched(part, keepTaken) {
    if (part.matches("[data-row]") && !keepTaken) {
      field(part, "taken").value = "";
      part.classList.remove("taken");
    }
    dirty.set(part, (dirty.get(part) ?? 0) + 1);
    keep();
    count();
    tell(say.typing, "typing");
    soon();
  }

  let timer, busy = false, others = false;
  function soon(after = 700) {
    clearTimeout(timer);
    timer = setTimeout(save, after);
  }

  // The row or text as a form of its own.
  function body(part) {
    const data = new FormData();
    data.set("lang", form.elements.lang.value);
    if (!part.matches("[data-row]")) {
      data.set(part.name, part.value);
      data.set(wasOf(part).name, wasOf(part).value);
      return data;
    }
    for (const input of part.querySelectorAll("[name^='line.']")) {
      const name = input.name.replace(/^line\.\d+\./, "line.0.");
      if (input.type !== "file") data.set(name, input.value);
      else if (input.files.length) data.set(name, input.files[0]);
    }
    return data;
  }

  function wrong(part, input, text) {
    part.classList?.add("wrong-row");
    input.setAttribute("aria-invalid", "true");
    const place = document.getElementById(input.id + "-wrong");
    if (place) {
      place.textContent = text;
      input.setAttribute("aria-describedby", place.id);
    }
  }

  function right(part) {
    part.classList.remove("wrong-row", "clash-row");
    for (const input of part.querySelectorAll?.("[aria-invalid]") ?? []) {
      input.removeAttribute("aria-invalid");
      const place = document.getElementById(input.id + "-wrong");
      if (place) place.textContent = "";
    }
  }

  const failed = new Set(); // parts that are refused as they stand
  async function save() {
    if (busy) return soon(200);
    const part = [...dirty.keys()].find((x) => !failed.has(x));
    if (!part) return;
    busy = true;
    const typed = dirty.get(part);
    tell(say.saving, "typing");
    try {
      const answer = await fetch(form.getAttribute("action") + "/cells", { method: "POST", body: body(part) });
      if (!/json/.test(answer.headers.get("Content-Type") ?? "")) {
        tell(answer.status >= 500 ? say.offline : say.left, "late");
        soon(15000);
        return;
      }
      const said = await answer.json();
      if (answer.ok) saved(part, typed, said);
      else refused(part, said, answer.status);
    } catch {
      tell(say.offline, "late");
      soon(8000);
    } finally {
      busy = false;
    }
  }

  function saved(part, typed, said) {
    right(part);
    if (part.matches("[data-row]")) {
      for (const line of said.lines) {
        field(part, "id").value = line.id;
        field(part, "rev").value = line.rev;
      }
      const file = field(part, "file");
      if (file?.files.length) sent(file);
    } else wasOf(part).value = part.value.trim();
    const known = Number(form.elements.rev.value);
    if (said.rev === known || said.rev === known + 1) form.elements.rev.value = said.rev;
    else others = true;
    if (dirty.get(part) === typed) dirty.delete(part);
    keep();
    if (dirty.size > failed.size) return soon(0);
    if (failed.size) tell(say.wrong, "late");
    else if (others) tell(say.others, "late");
    else tell(say.saved.replace("%s", said.at), "saved");
    form.dispatchEvent(new CustomEvent("grid-saved"));
  }

  // A file that was sent is shown by its name; choosing another replaces it.
  function sent(input) {
    const place = input.closest(".file");
    let note = place.querySelector(".sent");
    if (!note) place.append(note = Object.assign(document.createElement("span"), { className: "sent sub" }));
    note.textContent = "✓ " + input.files[0].name;
    input.value = "";
  }

  function refused(part, said, status) {
    if (status === 503 || status === 429) {
      tell(said.text, "late");
      return soon(8000);
    }
    failed.add(part);
    const input = part.matches("[data-row]") ? part.querySelector(`[name$=".${said.field.split(".").pop()}"]:not([type=hidden])`) : part;
    if (said.clash) part.classList.add("clash-row");
    if (input) wrong(part, input, said.text);
    tell(said.clash ? say.both : input ? say.wrong : said.text, "late");
    if (dirty.size > failed.size) soon(0);
  }

  form.addEventListener("input", (event) => {
    const part = event.target.closest("[data-row]") ?? (event.target.matches("[data-text]") ? event.target : null);
    if (!part || event.target.type === "radio" || event.target.closest(".row-extend")) return;
    failed.delete(part);
    touched(part);
  });
  // What is done is done whole; the day and the product only the person knows.
  form.addEventListener("change", (event) => {
    const percent = event.target.dataset.col === "state" && event.target.value === "done" ? field(event.target.closest("[data-row]"), "percent") : null;
    if (!percent || percent.value === "100") return;
    percent.value = "100";
    percent.dispatchEvent(new Event("input", { bubbles: true }));
  });
  form.addEventListener("focusout", (event) => {
    const row = event.target.closest("[data-row]");
    if (row && dirty.has(row) && !row.contains(event.relatedTarget)) soon(50);
  });
  // A request for more time is sent by its own button, also with Enter.
  form.addEventListener("keydown", (event) => {
    const ask = event.target.matches("input") && event.target.closest(".row-extend");
    if (!ask || event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    ask.querySelector("button").click();
  });
  addEventListener("online", () => soon(0));
  addEventListener("beforeunload", (event) => { if (dirty.size) event.preventDefault(); });

  let taking = false;
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (button?.name !== "take") {
      dirty.clear();
      return;
    }
    event.preventDefault();
    taking = true;
    takeOver(button.value === "all" ? rows.filter((row) => !filled(row)) : [button.closest("[data-row]")]);
    taking = false;
  });

  // Fills what is open in rows with what was said last time.
  function takeOver(some) {
    let n = 0;
    for (const row of some) {
      const begun = filled(row);
      let changed = false;
      for (const cell of cells(row)) {
        if (cell.value.trim() !== "" || !cell.dataset.last) continue;
        cell.value = cell.dataset.last;
        changed = true;
      }
      if (!changed) continue;
      n++;
      if (!begun) {
        field(row, "taken").value = "1";
        row.classList.add("taken");
      }
      failed.delete(row);
      touched(row, !begun);
    }
    if (n === 0) tell(say.notaken, "late");
    else if (some.length > 1) {
      const first = seen(some[0]).find((cell) => cell.dataset.col === "percent" || cell.dataset.col === "value") ?? seen(some[0])[0];
      first?.focus();
      first?.select?.();
    }
  }

  // What was typed before the page went away unsaved comes back, on the version that it was typed on.
  function comeBack() {
    let left;
    try { left = JSON.parse(localStorage.getItem(kept) ?? "null"); } catch { left = null; }
    if (!left) return;
    let n = 0;
    for (const row of rows) {
      const was = left[itemOf(row)];
      if (!was?.cells || cells(row).every((cell) => (was.cells[cell.dataset.col] ?? cell.value) === cell.value)) continue;
      for (const cell of cells(row)) if (was.cells[cell.dataset.col] !== undefined) cell.value = was.cells[cell.dataset.col];
      field(row, "rev").value = was.rev;
      touched(row);
      n++;
    }
    for (const text of form.querySelectorAll("[data-text]")) {
      const was = left[text.name];
      if (was?.text === undefined || was.text === text.value) continue;
      text.value = was.text;
      wasOf(text).value = was.was;
      touched(text);
      n++;
    }
    if (n) tell(say.back.replace("%s", n), "typing"); else keep();
  }
  if (!form.querySelector(".clashes")) comeBack();
  count();

  // flush saves what is open and tells whether all of it was taken.
  async function flush() {
    for (let n = 0; n < 400 && (busy || dirty.size > failed.size); n++) {
      if (!busy) { clearTimeout(timer); await save(); } else await new Promise((done) => setTimeout(done, 25));
      if (state.dataset.kind === "late" && dirty.size > failed.size) break;
    }
    return dirty.size === 0;
  }

  return { form, say, rows, cells, seen, field, filled, touched, takeOver, tell, flush, failed, changedByOthers: () => others };
})();
