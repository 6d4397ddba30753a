// Keeps the page of an upload up to date while its files are read. Without it the page loads itself anew.
"use strict";
(() => {
  const EVERY = 1200;
  const look = async () => {
    const here = document.getElementById("taking-in");
    if (!here || !("waiting" in here.dataset)) return;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (answer.redirected || answer.status === 404) return location.reload();
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const now = page.getElementById("taking-in");
        if (now && !("waiting" in now.dataset)) return location.reload();
        if (now && now.innerHTML !== here.innerHTML && !here.contains(document.activeElement)) here.replaceWith(now);
        else if (now) here.querySelector(".taking-in-state").replaceWith(now.querySelector(".taking-in-state"));
        document.title = page.title;
      }
    } catch {
      // The server is away for a moment: ask again.
    }
    setTimeout(look, EVERY);
  };
  setTimeout(look, EVERY);
})();
