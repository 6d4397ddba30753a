// Offers past answers while somebody writes a request. Without it they come on the next page.
"use strict";
(() => {
  const PAUSE = 900;
  const LEAST = 20;
  const form = document.getElementById("asking");
  const place = document.getElementById("answered-before");
  const field = form && form.elements.namedItem("text");
  const said = document.getElementById("found-before");
  if (!field || !place || !said) return;
  let waiting = 0;
  let last = "";

  const look = async () => {
    const text = field.value.trim();
    if (text === last || text.length < LEAST) return;
    last = text;
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams({ step: "look", text }) });
    if (!answer.ok || text !== field.value.trim()) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    place.replaceChildren(...page.body.childNodes);
    place.hidden = !place.childElementCount;
    const heading = place.querySelector("h2");
    said.textContent = heading ? `${heading.textContent}. See below the form.` : "";
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => look().catch(() => {}), PAUSE);
  });
})();
