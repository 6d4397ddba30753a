// Lets a file be dropped anywhere on a form that takes one, or on the whole page: data-drop="page". Without it the file
// is chosen.
"use strict";
(() => {
  for (const form of document.querySelectorAll("form[data-drop]")) {
    const field = form.querySelector('input[type="file"]');
    if (!field) continue;
    const whole = form.dataset.drop === "page";
    const target = whole ? document : form;
    const holds = (event) => [...event.dataTransfer.types].includes("Files");
    target.addEventListener("dragover", (event) => {
      if (!holds(event)) return;
      event.preventDefault();
      form.classList.add("is-over");
    });
    target.addEventListener("dragleave", (event) => {
      if (!whole || !event.relatedTarget) form.classList.remove("is-over");
    });
    target.addEventListener("drop", (event) => {
      if (!holds(event)) return;
      event.preventDefault();
      form.classList.remove("is-over");
      field.files = event.dataTransfer.files;
      (whole ? form.querySelector("button") : field).focus();
    });
  }
})();
