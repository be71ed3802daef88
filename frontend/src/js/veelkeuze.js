/**
 * Many choices: a search box that filters while you type, all that is shown at once, and what is chosen on top with its count.
 * Works on [data-veelkeuze]. Without this script it is a list in groups.
 */
const MEESTE = 12;

function plat(tekst) {
  return tekst.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function keuzes_van(vak) {
  return [...vak.querySelectorAll("[data-keuze]")].map((regel) => {
    const naam = regel.querySelector("label").textContent;
    const groep = regel.closest("[data-groep]");
    const titel = groep.querySelector(".loket-veelkeuze__titel")?.firstChild.textContent ?? "";
    return { regel, naam, vakje: regel.querySelector("input"), tekst: plat(`${naam} ${titel}`) };
  });
}

function begin(vak) {
  const deel = (naam) => vak.querySelector(`[data-${naam}]`);
  const zin = (naam, aantal) => vak.dataset[naam].replace("{aantal}", aantal).replace("{alle}", keuzes.length);
  const keuzes = keuzes_van(vak);
  const zoek = deel("zoek");
  const alleen = deel("alleen");
  const gekozen = () => keuzes.filter((keuze) => keuze.vakje.checked);
  const te_zien = () => keuzes.filter((keuze) => !keuze.regel.hidden);

  function tel() {
    const nu = gekozen();
    deel("telling").textContent = zin("tekstGekozen", nu.length);
    const regels = nu.slice(0, MEESTE).map((keuze) => {
      const regel = deel("gekozen-regel").content.firstElementChild.cloneNode(true);
      regel.querySelector("[data-naam]").textContent = keuze.naam;
      regel.querySelector("button").addEventListener("click", () => haal_weg(keuze, nu.indexOf(keuze)));
      return regel;
    });
    if (nu.length > MEESTE) {
      const meer = document.createElement("li");
      meer.textContent = zin("tekstMeer", nu.length - MEESTE);
      regels.push(meer);
    }
    deel("gekozen").replaceChildren(...regels);
  }

  function haal_weg(keuze, plek) {
    keuze.vakje.checked = false;
    tel();
    const knoppen = deel("gekozen").querySelectorAll("button");
    (knoppen[Math.min(plek, knoppen.length - 1)] ?? zoek).focus();
  }

  function filter() {
    const woorden = plat(zoek.value).split(/\s+/).filter(Boolean);
    for (const { regel, vakje, tekst } of keuzes) {
      regel.hidden = (alleen.checked && !vakje.checked) || !woorden.every((woord) => tekst.includes(woord));
    }
    for (const groep of vak.querySelectorAll("[data-groep]")) {
      const over = groep.querySelectorAll("[data-keuze]:not([hidden])").length;
      groep.hidden = !over;
      const kop = groep.querySelector("[data-groepsaantal]");
      if (kop) kop.textContent = over;
    }
    const aantal = te_zien().length;
    deel("te-zien").textContent = zin("tekstTeZien", aantal);
    deel("kies").textContent = zin("tekstKies", aantal);
    deel("weg").textContent = zin("tekstWeg", aantal);
    for (const knop of [deel("kies"), deel("weg")]) knop.hidden = !aantal;
    deel("niets").hidden = Boolean(aantal);
  }

  function zet(aan) {
    for (const { vakje } of te_zien()) vakje.checked = aan;
    tel();
  }

  zoek.addEventListener("input", filter);
  zoek.addEventListener("keydown", (gebeurtenis) => {
    if (gebeurtenis.key === "Enter") gebeurtenis.preventDefault(); // it filters already, and must not send the form
    if (gebeurtenis.key !== "Escape" || !zoek.value) return;
    gebeurtenis.preventDefault();
    zoek.value = "";
    filter();
  });
  alleen.addEventListener("change", filter);
  deel("kies").addEventListener("click", () => zet(true));
  deel("weg").addEventListener("click", () => zet(false));
  deel("lijst").addEventListener("change", tel);
  deel("bij-openen")?.remove();
  deel("script").hidden = false;
  vak.classList.add("loket-veelkeuze--script");
  filter();
  tel();
  window.addEventListener("pageshow", tel); // a browser that goes back puts what was ticked in place only then
}

for (const vak of document.querySelectorAll("[data-veelkeuze]")) begin(vak);
