// Asks the browser for a passkey when a form is sent that wants one, and sends its answer along.
"use strict";
(() => {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const answer = form.elements.namedItem("credential");
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        const made = await webauthnJSON[form.dataset.passkey](JSON.parse(form.dataset.options));
        answer.value = JSON.stringify(made);
        form.submit();
      } catch {
        form.querySelector("[role=alert]").hidden = false;
      }
    });
  }
})();
