/** A form that may be sent once: a second click while the first is on its way does nothing. Works on form[data-eenmaal]. */
const WACHT = 10_000; // ms; after that the first one is lost, and trying again is right
const onderweg = new WeakMap();

document.addEventListener("submit", (gebeurtenis) => {
  const formulier = gebeurtenis.target;
  if (!formulier.matches("[data-eenmaal]")) return;
  if (Date.now() - (onderweg.get(formulier) ?? -WACHT) < WACHT) gebeurtenis.preventDefault();
  else onderweg.set(formulier, Date.now());
});

window.addEventListener("pageshow", () => {
  for (const formulier of document.querySelectorAll("[data-eenmaal]")) onderweg.delete(formulier); // back with the browser
});
