// Keys of the work queue: j and k move, Enter opens as for any link, / goes to the search box, n logs a request.
"use strict";
(() => {
  const links = () => [...document.querySelectorAll("table[data-keys] tbody th a")];
  const log = document.querySelector(".staff-head a.btn");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    const all = links();
    const here = all.indexOf(document.activeElement);
    const to = { j: Math.min(here + 1, all.length - 1), k: Math.max(here - 1, 0) }[event.key];
    if (to !== undefined && all.length) all[to].focus();
    else if (event.key === "/") document.getElementById("staff-q")?.focus();
    else if (event.key === "n" && log) log.click();
    else return;
    event.preventDefault();
  });
})();
