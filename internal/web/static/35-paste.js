// A paste keeps its tables: what the clipboard holds as a web page goes with the form, as long as nobody edits the text.
for (const box of document.querySelectorAll("[data-paste]")) {
  const html = box.form.querySelector("[data-html]");
  const said = box.form.querySelector("[data-pasted]");
  const bare = (text) => text.replace(/\s+/g, "");
  const keep = (page) => { html.value = page; said.hidden = !page; };
  keep("");
  box.addEventListener("input", () => keep(""));
  box.addEventListener("paste", (e) => {
    const page = e.clipboardData.getData("text/html");
    const text = e.clipboardData.getData("text/plain");
    setTimeout(() => keep(/<table/i.test(page) && bare(box.value) === bare(text) ? page : ""));
  });
}
