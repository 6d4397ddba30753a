// Draws a box on the letter's page for the form beside it, and shows on the picture which finding somebody is at.
// Without it the form takes millimetres, and numbers tell which box is which.
"use strict";
(() => {
  const sheet = document.querySelector("[data-sheet]");
  const form = document.querySelector("[data-box]");
  const POINTS = 72 / 25.4; // a millimetre

  // The picture follows the finding.
  const at = (id) => {
    document.querySelectorAll(".gate .is-at[data-finding]").forEach((node) => node.classList.remove("is-at"));
    const boxes = sheet ? sheet.querySelectorAll(`[data-finding="${id}"]`) : [];
    boxes.forEach((node) => node.classList.add("is-at"));
    if (boxes.length && matchMedia("(min-width: 64.01rem)").matches) boxes[0].scrollIntoView({ block: "center", inline: "nearest" });
  };
  // Not between pressing and letting go: what is pressed would move from under the pointer, and nothing be clicked.
  let pressed = false;
  document.addEventListener("pointerdown", () => (pressed = true), true);
  ["pointerup", "pointercancel"].forEach((end) => document.addEventListener(end, () => (pressed = false), true));
  document.querySelectorAll(".finding[id]").forEach((finding) => {
    finding.addEventListener("focusin", () => pressed || at(finding.id));
    finding.addEventListener("click", () => at(finding.id));
  });
  if (/^#finding-\d+$/.test(location.hash)) {
    const open = document.getElementById(location.hash.slice(1));
    if (open) open.focus();
  }

  if (!sheet || !form) return;
  const tools = form.querySelector("[data-draw]");
  const button = tools.querySelector("button");
  const sides = ["left", "top", "width", "height"].map((name) => form.elements[name]);
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  drawn.setAttribute("class", "box-drawn");
  tools.hidden = false;
  form.querySelector("[data-undrawn]").hidden = true;
  let corner = null;

  const show = () => {
    const [x, y, width, height] = sides.map((side) => Number(side.value) * POINTS);
    if (!(width > 0 && height > 0)) return drawn.remove();
    Object.entries({ x, y, width, height }).forEach(([name, value]) => drawn.setAttribute(name, value));
    sheet.append(drawn);
  };
  const place = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(sheet.getScreenCTM().inverse());
  const draw = (isOn) => {
    button.setAttribute("aria-pressed", String(isOn));
    sheet.parentElement.classList.toggle("is-drawing", isOn);
  };
  const write = (from, to) => {
    const box = [Math.min(from.x, to.x), Math.min(from.y, to.y), Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
    sides.forEach((side, nth) => (side.value = (box[nth] / POINTS).toFixed(1)));
    show();
  };

  button.addEventListener("click", () => {
    draw(button.getAttribute("aria-pressed") !== "true");
    sheet.scrollIntoView({ block: "nearest" });
  });
  sheet.parentElement.addEventListener(
    "pointerdown",
    (event) => {
      if (button.getAttribute("aria-pressed") !== "true" || event.button) return;
      corner = place(event);
      sheet.parentElement.setPointerCapture(event.pointerId);
      event.preventDefault();
      event.stopImmediatePropagation(); // no words are chosen meanwhile
    },
    true,
  );
  sheet.parentElement.addEventListener("pointermove", (event) => corner && write(corner, place(event)));
  sheet.parentElement.addEventListener("pointerup", (event) => {
    if (!corner) return;
    write(corner, place(event));
    corner = null;
    draw(false);
    form.elements.reason.focus();
  });
  sides.forEach((side) => side.addEventListener("input", show));
  show();
})();
