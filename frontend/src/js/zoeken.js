/** Escape closes the suggestions; the list itself comes from the server through htmx. */
for (const zoek of document.querySelectorAll("[data-zoek]")) {
  zoek.addEventListener("keydown", (gebeurtenis) => {
    if (gebeurtenis.key !== "Escape") return;
    const lijst = zoek.querySelector("[data-suggesties]");
    if (lijst?.childElementCount) {
      lijst.replaceChildren();
      zoek.querySelector("input").focus();
    }
  });
}
