/** Buttons that copy a text (data-kopieer is the id of what holds it); hidden where the browser doesn't allow it. */
for (const knop of document.querySelectorAll("[data-kopieer]")) {
  if (!navigator.clipboard) continue;
  const melding = knop.nextElementSibling;
  knop.hidden = false;
  knop.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(document.getElementById(knop.dataset.kopieer).textContent);
      melding.textContent = knop.dataset.tekstKlaar;
    } catch {
      melding.textContent = knop.dataset.tekstFout;
    }
  });
}
