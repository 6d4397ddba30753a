// Offers published questions while somebody types into the search box. Without it the box is as it was.
"use strict";
(() => {
  const WAIT = 180;
  const SHORTEST = 3;
  const field = document.querySelector(".seek input[data-suggestions]");
  if (!field) return;
  const form = field.form;
  let options = [];
  let at = -1;
  let timer = 0;
  let asking = null;

  const list = document.createElement("ul");
  list.id = `${field.id}-options`;
  list.className = "options";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Published questions");
  list.hidden = true;
  const status = document.createElement("p");
  status.className = "vh";
  status.setAttribute("role", "status");
  form.append(list, status);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");

  const close = () => {
    list.hidden = true;
    at = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const choose = (to) => {
    at = to;
    options.forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
    if (at < 0) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", options[at].id);
    options[at].scrollIntoView({ block: "nearest" });
  };
  const show = (questions) => {
    options = questions.map((question, number) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${number}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.address = question.address;
      const asked = document.createElement("span");
      asked.className = "option-asked";
      asked.textContent = question.question;
      const where = document.createElement("span");
      where.className = "soft small";
      where.textContent = ` ${question.reference}, question ${question.number}`;
      option.append(asked, where);
      return option;
    });
    list.replaceChildren(...options);
    close();
    list.hidden = !options.length;
    field.setAttribute("aria-expanded", String(options.length > 0));
    status.textContent = options.length ? `${options.length} published questions. Use the arrow keys to choose one.` : "";
  };
  const ask = async () => {
    const typed = field.value.trim();
    if (asking) asking.abort();
    if (typed.length < SHORTEST) return show([]);
    asking = new AbortController();
    try {
      const address = `${field.dataset.suggestions}?q=${encodeURIComponent(typed)}`;
      const answer = await fetch(address, { signal: asking.signal, headers: { Accept: "application/json" } });
      if (answer.ok && document.activeElement === field) show((await answer.json()).suggestions);
    } catch {
      // A newer letter was typed, or the server is away: the box works without offers.
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !list.hidden) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const from = at < 0 && step < 0 ? options.length : at;
      choose(from + step >= options.length ? -1 : from + step);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      location.assign(options[at].dataset.address);
    }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.address);
  });
  field.addEventListener("blur", close);
})();
