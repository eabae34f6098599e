// The keys of the sheet, pasting blocks of cells, and sending.
if (grid) {
  const { form, say, rows, cells, seen, field } = grid;
  const rowOf = (cell) => cell.closest("[data-row]");
  const states = Object.fromEntries(say.states.split(";").filter(Boolean).map((pair) => pair.split("=")));
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase().replace(/[^a-z0-9%]+/g, " ").trim();

  function go(cell) {
    cell.focus();
    if (cell.matches("input")) cell.select();
    cell.scrollIntoView({ block: "nearest" });
  }
  // The cell of the same column in a row near this one that has it.
  function beside(cell, step) {
    for (let i = rows.indexOf(rowOf(cell)) + step; i >= 0 && i < rows.length; i += step) {
      const there = seen(rows[i]);
      const to = there.find((x) => x.dataset.col === cell.dataset.col) ??
        (cell.dataset.col === "percent" || cell.dataset.col === "value" ? there.find((x) => x.dataset.col === "percent" || x.dataset.col === "value") : null);
      if (to) return to;
    }
  }
  const nextEmpty = () => {
    const row = rows.find((x) => !grid.filled(x));
    if (row) go(seen(row)[0]);
  };
  function set(cell, value) {
    if (cell.value === value) return;
    cell.value = value;
    cell.dispatchEvent(new Event("input", { bubbles: true }));
    if (cell.matches("select")) cell.dispatchEvent(new Event("change", { bubbles: true }));
  }

  form.addEventListener("keydown", (event) => {
    const cell = event.target.closest("[data-col], [data-text]");
    if (!cell || event.isComposing) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const done = () => { event.preventDefault(); event.stopPropagation(); };
    if (ctrl && event.key === "Enter") { done(); return send(); }
    if (!cell.dataset.col) return;
    if (ctrl && event.key.toLowerCase() === "d") { done(); return grid.takeOver([rowOf(cell)]); }
    if (ctrl && event.key === "ArrowDown") { done(); return nextEmpty(); }
    if (ctrl || event.altKey || keysOff && cell.matches("select")) return;
    const area = cell.matches("textarea"), list = cell.matches("select");
    const from = list ? 0 : cell.selectionStart, to = list ? 0 : cell.selectionEnd, all = list || (from === 0 && to === cell.value.length);
    const move = (there) => { done(); if (there) go(there); };
    const side = (step) => { const line = seen(rowOf(cell)); return line[line.indexOf(cell) + step]; };
    switch (event.key) {
      case "Enter":
        if (event.shiftKey && area) return;
        return move(beside(cell, event.shiftKey ? -1 : 1) ?? (event.shiftKey ? null : form.querySelector("[data-text]")));
      case "ArrowDown": if (!area || cell.value.indexOf("\n", to) < 0 && (all || to === cell.value.length)) move(beside(cell, 1)); return;
      case "ArrowUp": if (!area || cell.value.lastIndexOf("\n", from - 1) < 0 && (all || from === 0)) move(beside(cell, -1)); return;
      case "ArrowRight": if (all || to === cell.value.length) move(side(1)); return;
      case "ArrowLeft": if (all || from === 0) move(side(-1)); return;
    }
    if (list && !keysOff && /^[0-9]$/.test(event.key) && cell.options[Number(event.key)]) {
      done();
      return set(cell, cell.options[Number(event.key)].value);
    }
    if (event.key === "=" && cell.dataset.col === "done_on") { done(); return set(cell, say.today); }
    if (event.key === "?" && (list || ["percent", "done_on", "value"].includes(cell.dataset.col))) { done(); return showKeys(); }
  });

  const dialog = document.querySelector("#grid-keys");
  const showKeys = () => dialog.showModal();
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  const opener = form.querySelector("[data-show-keys]");
  opener.hidden = keysOff;
  opener.addEventListener("click", showKeys);
  Object.assign(keys, { "?": showKeys, n: nextEmpty });
  form.querySelector("[data-next]").addEventListener("click", (event) => { event.preventDefault(); nextEmpty(); });

  // A block of cells as the clipboard has it: rows by line breaks, cells by tabs, quotes round what holds either.
  function block(text) {
    const out = [[]];
    let cell = "", quoted = false;
    text = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
    for (let i = 0; i < text.length; i++) {
      const c = text[i];
      if (quoted) {
        if (c === '"' && text[i + 1] === '"') { cell += c; i++; } else if (c === '"') quoted = false; else cell += c;
      } else if (c === '"' && cell === "") quoted = true;
      else if (c === "\t") { out.at(-1).push(cell); cell = ""; }
      else if (c === "\n") { out.at(-1).push(cell); cell = ""; out.push([]); }
      else cell += c;
    }
    out.at(-1).push(cell);
    return out;
  }

  // Words at the head of pasted columns.
  const heads = [["code", /^(ma|code)\b/], ["state", /^(trang thai|tinh trang|state)/], ["percent", /^(tien do|ty le|%|progress)/], ["done_on", /^(ngay hoan thanh|xong ngay|ngay xong|done on|day done)/],
    ["difficulties", /^(kho khan|vuong mac|difficult)/], ["cause", /^(nguyen nhan|cause)/], ["product", /^(san pham|van ban|product)/], ["value", /^(gia tri|so lieu|thuc hien|value)/], ["quality", /^(loai so lieu|quality)/], ["text", /^(ket qua|noi dung|tinh hinh|result)/]];
  const headOf = (text) => heads.find(([, words]) => words.test(fold(text)))?.[0];

  // A pasted word as the cell takes it; a state is also taken as people write it: "Đã hoàn thành".
  function fits(cell, text) {
    text = text.trim();
    if (!cell.matches("select")) return cell.matches("input") ? text.replace(/\s+/g, " ").replace(/\s*%$/, (sign) => cell.dataset.col === "percent" ? "" : sign) : text;
    const said = fold(text).replace(/^(da|dang|con) (?=hoan|tam)/, "");
    if (said === "") return "";
    const options = [...cell.options].filter((o) => o.value);
    const found = options.find((o) => o.value === text || fold(o.text) === said) ?? options.find((o) => fold(o.text).includes(said) || said.startsWith(fold(o.text))) ??
      (/^chua/.test(said) ? options.find((o) => o.value === "not_started") : null);
    return found?.value;
  }

  form.addEventListener("paste", (event) => {
    const cell = event.target.closest("[data-col]");
    if (!cell) return;
    const text = event.clipboardData.getData("text/plain");
    const table = /<table/i.test(event.clipboardData.getData("text/html"));
    if (!text.includes("\t") && !(text.trim().includes("\n") && (table || !cell.matches("textarea")))) return;
    event.preventDefault();
    let lines = block(text);
    const named = lines[0].map(headOf);
    const byHead = named.filter(Boolean).length >= 2;
    let columns, byCode = -1;
    if (byHead) {
      columns = named;
      byCode = named.indexOf("code");
      lines = lines.slice(1);
    } else {
      const line = seen(rowOf(cell)).map((x) => x.dataset.col).filter((col) => col !== "cause"); // only rows that are late have one
      columns = line.slice(line.indexOf(cell.dataset.col));
    }
    const start = rows.indexOf(rowOf(cell));
    let targets = lines.map((_, i) => rows[start + i]);
    if (byCode >= 0) {
      const of = new Map(rows.map((row) => [fold(row.dataset.code), row]));
      targets = lines.map((line) => of.get(fold(line[byCode] ?? "")));
      if (!targets.some(Boolean)) return grid.tell(say.nocode, "late");
    }
    if (lines.length > (byCode >= 0 ? rows.length : rows.length - start)) {
      return grid.tell(say.toolong.replace("%1", lines.length.toLocaleString(document.documentElement.lang)).replace("%2", byCode >= 0 ? rows.length : rows.length - start), "late");
    }
    const before = [];
    lines.forEach((line, i) => {
      const row = targets[i];
      if (!row) return;
      line.forEach((word, j) => {
        const to = columns[j] && columns[j] !== "code" ? field(row, columns[j]) : null;
        if (!to?.dataset.col) return;
        const value = fits(to, word);
        if (value === undefined || value === to.value) return;
        before.push([to, to.value]);
        to.value = value;
      });
    });
    const changed = new Set(before.map(([to]) => rowOf(to)));
    for (const row of changed) { grid.failed.delete(row); grid.touched(row); }
    grid.tell(say.pasted.replace("%s", before.length), "typing");
    undoable(before);
  });

  function undoable(before) {
    form.querySelector(".paste-undo")?.remove();
    if (!before.length) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "paste-undo", textContent: say.undo });
    button.addEventListener("click", () => {
      for (const [to, value] of before) set(to, value);
      button.remove();
    });
    form.querySelector(".grid-bar").append(button);
  }

  // Sending: what was typed is saved first; then the steps are shown as they are now, with what looks odd.
  const place = document.querySelector("#send");
  let waiting;
  async function fresh() {
    clearTimeout(waiting);
    const answer = await fetch(form.getAttribute("action"), { headers: { "Lotrinh-Part": "send" } }).catch(() => null); // without a connection
    if (!answer?.ok) return false;
    const ticked = new Set([...place.querySelectorAll("[name=confirm]:checked")].map((x) => x.value));
    place.innerHTML = await answer.text();
    for (const x of place.querySelectorAll("[name=confirm]")) x.checked ||= ticked.has(x.value);
    dress();
    return true;
  }
  function dress() {
    const all = place.querySelector("[data-all-odd]");
    if (!all) return;
    all.hidden = false;
    place.querySelector("[data-all-odd-word]").hidden = false;
    const each = [...place.querySelectorAll("[name=confirm]")];
    all.checked = each.every((x) => x.checked);
    all.addEventListener("change", () => { for (const x of each) x.checked = all.checked; });
  }
  async function send() {
    if (!await grid.flush()) return form.querySelector("[aria-invalid]")?.focus();
    if (grid.changedByOthers()) return grid.tell(say.others, "late");
    if (!await fresh()) return grid.tell(say.offline, "late");
    const ready = place.querySelector("form[data-send]");
    if (!ready) return;
    const open = ready.querySelector("[data-all-odd]:not(:checked), [name=confirm]:not(:checked)");
    if (!open) return ready.requestSubmit();
    place.scrollIntoView({ block: "start" });
    open.focus();
  }
  place.addEventListener("submit", async (event) => {
    if (!event.target.matches("form[data-send]") || place.dataset.sure) return;
    event.preventDefault();
    if (!await grid.flush()) return form.querySelector("[aria-invalid]")?.focus();
    if (grid.changedByOthers()) return grid.tell(say.others, "late");
    const rev = place.querySelector("[name=rev]").value;
    if (rev !== form.elements.rev.value && !await fresh()) return grid.tell(say.offline, "late");
    const open = place.querySelector("[name=confirm]:not(:checked)");
    if (open) return open.focus();
    place.dataset.sure = "yes";
    setTimeout(() => place.querySelector("form[data-send]").requestSubmit()); // not before this event is over: until then a form sends nothing
  });
  place.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("[type=checkbox]")) return;
    event.preventDefault();
    place.querySelector("form[data-send]").requestSubmit();
  });
  form.addEventListener("grid-saved", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { if (!place.contains(document.activeElement)) fresh(); }, 900);
  });
  dress();
}
