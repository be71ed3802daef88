/** Buttons that only mean something with script stay hidden in the page until here. */
for (const knop of document.querySelectorAll("[data-afdrukken]")) {
  knop.hidden = false;
  knop.addEventListener("click", () => window.print());
}
