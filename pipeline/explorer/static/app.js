// A little comfort; every page works without it.
"use strict";
document.addEventListener("keydown", (event) => {
  // "/" goes to the search box, as long as nobody is writing
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(input|textarea|select)$/i.test(document.activeElement?.tagName ?? "")) return;
  event.preventDefault();
  document.querySelector("input[type=search]")?.focus();
});
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    const said = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = said; }, 1500);
  });
}
