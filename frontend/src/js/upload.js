/**
 * Uploads one file at a time, with progress and drag and drop. Works on [data-upload-url] around an <input type=file>.
 * The server answers JSON: 2xx {naam, verwijder_url?}, otherwise {fout}. Without this script the form sends the files itself.
 */
function regel(vak, naam) {
  const kopie = vak.querySelector("template[data-regel]").content.firstElementChild.cloneNode(true);
  kopie.querySelector("[data-naam]").textContent = naam;
  kopie.querySelector("progress").setAttribute("aria-label", naam);
  vak.querySelector("[data-lijst]").append(kopie);
  return kopie;
}

function meld(vak, tekst) {
  vak.querySelector("[data-meld]").textContent = tekst;
}

function klaar(vak, rij, antwoord) {
  rij.querySelector("progress").remove();
  rij.querySelector("[data-staat]").textContent = vak.dataset.tekstKlaar;
  const weg = rij.querySelector("[data-verwijder]");
  if (antwoord.verwijder_url && weg) {
    weg.formAction = antwoord.verwijder_url;
    weg.hidden = false;
  }
  meld(vak, `${antwoord.naam ?? ""} ${vak.dataset.tekstKlaar}`);
}

function mislukt(vak, rij, tekst) {
  rij.querySelector("progress")?.remove();
  const staat = rij.querySelector("[data-staat]");
  staat.textContent = tekst;
  staat.classList.add("loket-bestanden__fout");
  meld(vak, tekst);
}

function lees(verzoek) {
  try {
    return JSON.parse(verzoek.responseText);
  } catch {
    return {};
  }
}

function stuur(vak, invoer, bestand) {
  return new Promise((verder) => {
    const rij = regel(vak, bestand.name);
    const balk = rij.querySelector("progress");
    const gegevens = new FormData();
    const code = vak.closest("form")?.querySelector("[name=csrfmiddlewaretoken]");
    if (code) gegevens.append("csrfmiddlewaretoken", code.value);
    gegevens.append(invoer.name, bestand);
    const verzoek = new XMLHttpRequest();
    verzoek.open("POST", vak.dataset.uploadUrl);
    verzoek.setRequestHeader("Accept", "application/json");
    verzoek.upload.addEventListener("progress", (stap) => {
      if (stap.lengthComputable) balk.value = (stap.loaded / stap.total) * 100;
    });
    verzoek.addEventListener("load", () => {
      const antwoord = lees(verzoek);
      if (verzoek.status >= 200 && verzoek.status < 300) klaar(vak, rij, antwoord);
      else mislukt(vak, rij, antwoord.fout ?? vak.dataset.tekstFout);
    });
    verzoek.addEventListener("error", () => mislukt(vak, rij, vak.dataset.tekstFout));
    verzoek.addEventListener("loadend", verder);
    verzoek.send(gegevens);
  });
}

for (const vak of document.querySelectorAll("[data-upload-url]")) {
  const invoer = vak.querySelector("input[type=file]");
  const grens = Number(vak.dataset.maxMb || 0) * 1024 * 1024;
  const neem = async (bestanden) => {
    for (const bestand of bestanden) {
      if (grens && bestand.size > grens) mislukt(vak, regel(vak, bestand.name), vak.dataset.tekstGroot);
      else await stuur(vak, invoer, bestand);
    }
    invoer.value = "";
  };
  invoer.addEventListener("change", () => neem([...invoer.files]));
  for (const soort of ["dragenter", "dragover"]) {
    vak.addEventListener(soort, (gebeurtenis) => {
      gebeurtenis.preventDefault();
      vak.classList.add("loket-bestand--boven");
    });
  }
  for (const soort of ["dragleave", "drop"]) {
    vak.addEventListener(soort, () => vak.classList.remove("loket-bestand--boven"));
  }
  vak.addEventListener("drop", (gebeurtenis) => {
    gebeurtenis.preventDefault();
    neem([...gebeurtenis.dataTransfer.files]);
  });
  vak.querySelector("[data-sleep]")?.removeAttribute("hidden");
}
