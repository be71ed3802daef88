/** The error summary gets focus when the page opens; a link in it brings you to the field itself. */
const samenvatting = document.querySelector("[data-fouten]");

if (samenvatting) {
  samenvatting.focus();
  samenvatting.addEventListener("click", (gebeurtenis) => {
    const link = gebeurtenis.target.closest("a[href^='#']");
    const veld = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!veld) return;
    gebeurtenis.preventDefault();
    (veld.closest(".loket-veld") ?? veld).scrollIntoView();
    veld.focus({ preventScroll: true });
  });
}
