/** Says it when the line is gone, so nobody presses a button in vain. */
const balk = document.querySelector("[data-offline]");

if (balk) {
  const toon = () => (balk.hidden = navigator.onLine);
  window.addEventListener("online", toon);
  window.addEventListener("offline", toon);
  toon();
}
