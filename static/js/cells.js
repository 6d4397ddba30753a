// In a table whose cells lead to their places, Tab comes to one cell and the arrow keys go on from it.
"use strict";
(() => {
  const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

  document.querySelectorAll("table.seen").forEach((table) => {
    const links = table.querySelectorAll(":is(th, td) > a:not(.quiet-link)");
    let current = table.querySelector("tbody a:not(.quiet-link)") || links[0];
    links.forEach((link) => { link.tabIndex = link === current ? 0 : -1; });
    const keys = table.closest(".scroll").parentElement.querySelectorAll(".by-keys");
    keys.forEach((words) => { words.hidden = false; });

    const beside = (cell, [down, right]) => {
      let row = cell.parentElement.rowIndex + down;
      let column = cell.cellIndex + right;
      for (; table.rows[row]; row += down, column += right) {
        const next = table.rows[row].cells[column];
        if (!next) return null;
        const link = next.querySelector("a");
        if (link) return link;
      }
      return null;
    };

    table.addEventListener("focusin", ({ target }) => {
      if (![...links].includes(target)) return;
      current.tabIndex = -1;
      target.tabIndex = 0;
      current = target;
    });
    table.addEventListener("keydown", (event) => {
      const cell = event.target.closest("th, td");
      const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
      const next = cell && isPlain && STEPS[event.key] ? beside(cell, STEPS[event.key]) : null;
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
  });
})();
