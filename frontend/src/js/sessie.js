/**
 * Warns before the session ends (WCAG 2.2.1). <dialog data-verloopt-over="900" data-waarschuw="120"> holds a form;
 * its button asks for more time without leaving the page. When the time is over the page says so; nothing is thrown away.
 */
const dialoog = document.querySelector("dialog[data-verloopt-over]");

function voorbij() {
  dialoog.querySelector("[data-voor]").hidden = true;
  dialoog.querySelector("[data-na]").hidden = false;
}

function begin(seconden) {
  const einde = Date.now() + seconden * 1000;
  const waarschuwOp = einde - Number(dialoog.dataset.waarschuw ?? 120) * 1000;
  const tik = window.setInterval(() => {
    const nu = Date.now();
    if (nu < waarschuwOp) return;
    if (!dialoog.open) dialoog.showModal();
    if (nu >= einde) {
      window.clearInterval(tik);
      voorbij();
    }
  }, 1000);
  return tik;
}

if (dialoog?.showModal) {
  let tik = begin(Number(dialoog.dataset.verlooptOver));
  dialoog.querySelector("form[data-verleng]")?.addEventListener("submit", async (gebeurtenis) => {
    gebeurtenis.preventDefault();
    const formulier = gebeurtenis.target;
    try {
      const antwoord = await fetch(formulier.action, {
        method: "POST",
        body: new FormData(formulier),
        headers: { "X-Requested-With": "fetch" },
      });
      window.clearInterval(tik);
      if (antwoord.ok) {
        tik = begin(Number(dialoog.dataset.verlooptOver));
        dialoog.close();
      } else {
        voorbij();
      }
    } catch {
      // No line: the dialog stays, the button can be pressed again.
    }
  });
}
