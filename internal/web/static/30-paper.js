// The head of every printed page: what it shows, as of which day, under which filters. A style sheet alone cannot know.
{
  const words = (selector) => [...document.querySelectorAll(selector)].map((e) => e.textContent.replace(/[×\s]+/g, " ").trim());
  const chips = [...document.querySelectorAll(".chip")].map((chip) =>
    [...chip.childNodes].filter((part) => !part.matches?.("[aria-hidden], .sr")).map((part) => part.textContent).join("").replace(/\s+/g, " ").trim());
  const head = [document.title, ...words(".top .today"), ...chips].join(" · ");
  document.documentElement.style.setProperty("--paper-head", JSON.stringify(head));
}
