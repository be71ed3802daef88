/**
 * The list of services beside a question: on a small screen it opens on request; switching a service on or off takes effect
 * at once and leaves what was typed alone. The server decides: its page gives the new list, and another page when the question
 * went away. Without this script a button sends the form.
 */
const SMAL = "(max-width: 61.99rem)";

function lijst(bron = document) {
  return bron.querySelector("[data-leden]");
}

function vervang(nieuw, gekozen) {
  const oud = lijst();
  const ander = lijst(nieuw);
  ander.open = oud.open;
  oud.replaceWith(ander);
  const stap = document.querySelector("[data-stap]");
  const anderestap = nieuw.querySelector("[data-stap]");
  if (stap && anderestap) stap.replaceWith(anderestap);
  begin();
  document.getElementById(gekozen)?.focus();
  document.querySelector("[data-leden-meld]").textContent = ander.querySelector("[data-aantal]").textContent;
}

async function kies(formulier, vakje) {
  try {
    const antwoord = await fetch(formulier.action, { method: "POST", body: new FormData(formulier) });
    if (!antwoord.ok) throw new Error(String(antwoord.status));
    const nieuw = new DOMParser().parseFromString(await antwoord.text(), "text/html");
    const vraag = formulier.elements.namedItem("vraag")?.value;
    const zelfde = vraag && lijst(nieuw)?.querySelector("[name=vraag]")?.value === vraag;
    if (zelfde) vervang(nieuw, vakje.id);
    else window.location.assign(antwoord.url);
  } catch {
    vakje.checked = !vakje.checked; // no line, or refused: nothing changed
  }
}

function begin() {
  const formulier = lijst()?.querySelector("form");
  formulier?.querySelector("[data-zonder-script]")?.setAttribute("hidden", "");
  formulier?.addEventListener("change", (gebeurtenis) => kies(formulier, gebeurtenis.target));
}

if (lijst()) {
  if (window.matchMedia(SMAL).matches) lijst().open = false;
  begin();
}
