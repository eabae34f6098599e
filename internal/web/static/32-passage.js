// The words selected in a paragraph of a contribution become the passage of a comment: the link at its end leads there.
{
  const bytes = (text) => new TextEncoder().encode(text).length;
  let chosen = null;
  const forget = () => {
    if (!chosen) return;
    chosen.link.href = chosen.href;
    chosen.link.textContent = chosen.text;
    chosen = null;
  };
  const choose = (range) => {
    const from = range.startContainer;
    const words = (from.nodeType === 1 ? from : from.parentElement)?.closest(".paper-words");
    const link = words?.closest(".paper-par").querySelector("[data-passage]");
    if (!link) return;
    const before = document.createRange(), within = document.createRange();
    before.selectNodeContents(words);
    within.selectNodeContents(words);
    before.setEnd(range.startContainer, range.startOffset);
    within.setStart(range.startContainer, range.startOffset);
    if (words.contains(range.endContainer)) within.setEnd(range.endContainer, range.endOffset);
    // a browser leaves the carriage return of a line out
    const size = (text) => bytes("returns" in words.dataset ? text.replaceAll("\n", "\r\n") : text);
    const text = within.toString(), start = Number(words.dataset.start) + size(before.toString() + text.slice(0, text.length - text.trimStart().length));
    if (!text.trim()) return;
    chosen = { link, href: link.href, text: link.textContent };
    const to = new URL(link.href);
    to.searchParams.set("at", `${start}-${start + size(text.trim())}`);
    link.href = to.href;
    link.textContent = link.dataset.passage;
  };
  let later = 0;
  if (document.querySelector(".paper-words")) document.addEventListener("selectionchange", () => {
    clearTimeout(later);
    const selected = getSelection();
    if (!selected.rangeCount || selected.isCollapsed) later = setTimeout(forget, 600); // a click on the link takes the selection away first
    else {
      forget();
      choose(selected.getRangeAt(0));
    }
  });
}
