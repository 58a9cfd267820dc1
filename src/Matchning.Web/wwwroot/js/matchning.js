// Everything works without this file; it only makes a few things smoother.
const summary = document.querySelector("[data-focus]");
if (summary && document.activeElement !== summary) summary.focus();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
