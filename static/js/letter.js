// Marks the passage of the address on the picture too. Without it, ?passage= does the same on the server.
"use strict";
(() => {
  const mark = () => {
    const id = location.hash.slice(1);
    if (!/^p\d+$/.test(id)) return;
    document.querySelectorAll(".letter .is-here").forEach((node) => node.classList.remove("is-here"));
    document.querySelectorAll(`.letter [data-passage="${id}"]`).forEach((node) => node.classList.add("is-here"));
    const words = document.getElementById(id);
    if (words) words.classList.add("is-here");
  };
  const follow = (event) => {
    const link = event.target.closest('.letter a[href*="#p"]');
    if (!link || link.pathname !== location.pathname || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    mark();
    const words = document.getElementById(link.hash.slice(1));
    if (words) words.scrollIntoView({ block: "nearest" });
  };
  window.addEventListener("hashchange", mark);
  window.addEventListener("popstate", mark);
  document.addEventListener("click", follow);
  mark();
})();
