// Keeps what is typed into a form on the server every few seconds, so that it is there after signing in again.
"use strict";
(() => {
  const EVERY = 4000;
  const MOST = 60000; // what a browser still sends when its page is left
  const watch = (form) => {
    const told = form.querySelector("[data-kept]");
    const typed = () => new URLSearchParams(new FormData(form)).toString();
    let before = typed();
    let busy = false;
    let leaving = false; // what is being saved is not kept beside it: that would come after it
    const say = (words, wrong) => {
      told.textContent = words;
      told.classList.toggle("wrong", wrong);
      if (wrong) told.setAttribute("role", "alert");
      else told.removeAttribute("role");
    };
    const keep = async () => {
      const now = typed();
      if (busy || leaving || now === before) return;
      busy = true;
      try {
        const body = `${now}&typing=keep`;
        const headers = { "Content-Type": "application/x-www-form-urlencoded" };
        const answer = await fetch(form.action, { method: "POST", body, headers, redirect: "manual", keepalive: body.length < MOST });
        if (answer.status === 204) {
          before = now;
          say(`Kept at ${new Date().toLocaleTimeString("en-GB", { timeStyle: "short" })}, for you alone. Not saved yet.`, false);
        } else if (told.getAttribute("role") !== "alert") {
          say("What you type is not kept any more. Copy it, then open this page again: you may have been signed out.", true);
        }
      } catch {
        if (told.getAttribute("role") !== "alert") say("The site cannot be reached. What you type is not kept meanwhile.", true);
      }
      busy = false;
    };
    setInterval(keep, EVERY);
    form.addEventListener("submit", () => { leaving = true; });
    window.addEventListener("pageshow", () => { leaving = false; });
    document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
  };
  document.querySelectorAll("form[data-typing]").forEach(watch);
})();
