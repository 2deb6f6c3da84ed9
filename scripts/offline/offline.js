// In every page of the offline bundle: a browser runs no module and fetches nothing from a page that was opened from
// disk. So this classic script says it, and takes away what could not answer.
(() => {
  if (location.protocol !== "file:") return;
  for (const note of document.querySelectorAll("[data-offline]")) note.hidden = false;
  const said = document.currentScript?.dataset.search ?? "";
  for (const form of document.querySelectorAll("form[role='search']")) {
    for (const control of form.elements) control.disabled = true;
    for (const input of form.querySelectorAll("input")) input.placeholder = said;
  }
})();
