// Moves the source to the passage being read, and copies quotations. Everything works without it.
"use strict";
(() => {
  const wide = window.matchMedia("(min-width: 64.01rem)");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const glide = () => (calm.matches ? "auto" : "smooth");

  const choose = (part) => {
    const question = part.closest(".question");
    const source = question.querySelector(".source");
    const passages = source ? source.querySelectorAll(`[data-part="${part.id}"]`) : [];
    question.querySelectorAll(".is-here").forEach((node) => node.classList.remove("is-here"));
    if (!passages.length) return;
    part.classList.add("is-here");
    passages.forEach((node) => node.classList.add("is-here"));
    source.classList.toggle("is-choosing", question.querySelectorAll(".part").length > 1);
    const box = passages[0].getBoundingClientRect();
    const frame = source.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) {
      source.scrollBy({ top: box.top - frame.top - 72, behavior: glide() });
    }
  };

  document.querySelectorAll(".question .part").forEach((part) => {
    part.addEventListener("click", () => choose(part));
    part.addEventListener("focusin", () => choose(part));
  });

  // Whoever arrives at #q4-2 is shown its passage; on a phone a bare see-link opens the viewer by :target already.
  const arrive = () => {
    const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (target && target.matches(".question .part")) choose(target);
  };
  window.addEventListener("hashchange", arrive);
  arrive();

  const fold = (link, source) => {
    const open = source.classList.toggle("is-open");
    document.querySelectorAll(`a.see[href="#${source.id}"]`).forEach((other) => other.setAttribute("aria-expanded", "false"));
    link.setAttribute("aria-expanded", String(open));
    if (open) source.scrollIntoView({ block: "nearest", behavior: glide() });
  };

  document.querySelectorAll(".question a.see").forEach((link) => {
    const source = document.getElementById(link.hash.slice(1));
    if (!source) return;
    const stays = "stays" in source.dataset;
    if (!wide.matches && !stays) link.setAttribute("aria-expanded", "false");
    link.addEventListener("click", (event) => {
      choose(link.closest(".part"));
      if (stays && !wide.matches) return;
      event.preventDefault();
      if (!wide.matches) fold(link, source);
    });
  });

  const status = document.createElement("p");
  status.className = "vh";
  status.setAttribute("role", "status");
  document.body.append(status);

  document.querySelectorAll("[data-copy]").forEach((button) => {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      status.textContent = "Quotation copied, with its reference and address";
      button.textContent = "Quotation copied";
    });
  });
})();
