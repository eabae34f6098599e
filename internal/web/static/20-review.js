// Review: the source beside the candidate scrolls to the marked words, and one key does what one button does.
{
  const desk = document.querySelector("[data-review]");
  const source = desk?.querySelector("[data-source]");
  const current = source?.querySelector("mark.current, tr.current");
  if (current) {
    const middle = current.getBoundingClientRect().top - source.getBoundingClientRect().top;
    source.scrollTop += middle - source.clientHeight / 3;
  }

  const form = desk?.querySelector("[data-decide]");
  const accept = form?.querySelector("[data-key=a]");
  const reject = form?.querySelector("[data-key=x]");
  const why = form?.querySelector("[name=why]");
  const plain = accept?.textContent;
  form?.addEventListener("input", (event) => {
    if (event.target !== why) accept.textContent = accept.dataset.corrected;
  });
  form?.addEventListener("reset", () => { accept.textContent = plain; });

  // Enter in the reason means the button beside it, not the first of the form, which accepts.
  form?.addEventListener("submit", (event) => {
    if (event.submitter !== accept || document.activeElement !== why) return;
    event.preventDefault();
    setTimeout(() => reject?.click()); // a form takes no second submission while it is asked about the first
  });

  const hint = desk?.querySelector("[data-keys]");
  if (hint) hint.hidden = keysOff;
  if (desk) Object.assign(keys, {
    j: () => desk.querySelector("a[data-key=j]")?.click(),
    k: () => desk.querySelector("a[data-key=k]")?.click(),
    a: () => accept?.click(),
    x: () => { if (why && why.value.trim() === "") why.focus(); else reject?.click(); },
    e: () => form?.querySelector("textarea, input:not([type=hidden])")?.focus(),
  });
}
