// Lets a file be dropped anywhere on a form that takes one. Without it the file is chosen.
"use strict";
(() => {
  for (const form of document.querySelectorAll("form[data-drop]")) {
    const field = form.querySelector('input[type="file"]');
    if (!field) continue;
    const holds = (event) => [...event.dataTransfer.types].includes("Files");
    form.addEventListener("dragover", (event) => {
      if (!holds(event)) return;
      event.preventDefault();
      form.classList.add("is-over");
    });
    form.addEventListener("dragleave", () => form.classList.remove("is-over"));
    form.addEventListener("drop", (event) => {
      if (!holds(event)) return;
      event.preventDefault();
      form.classList.remove("is-over");
      field.files = event.dataTransfer.files;
      field.focus();
    });
  }
})();
