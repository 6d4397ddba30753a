// Chooses words on the letter's pages, by mouse, touch or keyboard, for the forms beside them. Without it the forms
// take what is typed. Places are counted by the server: a word says where it starts and ends in its page's text.
"use strict";
(() => {
  const tools = document.querySelector("[data-choose]");
  const figures = [...document.querySelectorAll("[data-leaf]")];
  if (!tools || !figures.length) return;
  const SVG = "http://www.w3.org/2000/svg";
  const told = tools.querySelector("[role=status]");
  const quoted = tools.querySelector("blockquote");
  const ofChosen = document.querySelector("[data-of-chosen]");
  const words = []; // every word of every page, in the order of the letter
  let from = -1; // where choosing began, and the word it has reached
  let to = -1;
  let chosen = false;
  let dragging = false;

  const between = () => (chosen ? words.slice(Math.min(from, to), Math.max(from, to) + 1) : []);
  const said = (run) => run.map((word, at) => (at ? word.glue : "") + word.text).join("");

  const stretches = () => {
    const byPage = new Map();
    for (const word of between()) {
      const place = byPage.get(word.page);
      byPage.set(word.page, place ? [place[0], word.end] : [word.start, word.end]);
    }
    return [...byPage].map(([page, [start, end]]) => `${page}:${start}-${end}`).join(",");
  };

  const show = () => {
    const run = between();
    const inside = new Set(run);
    words.forEach((word, at) =>
      word.nodes.forEach((node) => {
        node.classList.toggle("is-chosen", inside.has(word));
        node.classList.toggle("is-at", at === to);
      }),
    );
    if (dragging) return; // what is shown below the tools would move the page away under the pointer
    quoted.textContent = said(run);
    tools.querySelectorAll("[data-chosen]").forEach((node) => (node.hidden = !run.length));
    if (!ofChosen) return;
    ofChosen.elements.chosen.value = stretches();
    ofChosen.querySelector("[data-when-chosen]").hidden = !run.length;
    ofChosen.querySelector("[data-unchosen]").hidden = run.length > 0;
    ofChosen.querySelector("[data-counted]").textContent = `${run.length} of the letter’s words are chosen.`;
  };

  const tell = () => {
    const run = between();
    if (!run.length) told.textContent = to < 0 ? "No words are chosen." : words[to].text;
    else if (run.length === 1) told.textContent = `Chosen: ${run[0].text}`;
    else told.textContent = `Chosen: ${run.length} words, from ${said(run.slice(0, 3))} to ${said(run.slice(-3))}`;
  };

  const choose = (start, end) => {
    from = start;
    to = end;
    chosen = start >= 0;
    show();
  };

  const wordAt = (event) => {
    const node = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-word]");
    return node ? Number(node.dataset.word) : -1;
  };

  // Dragging is the mouse's and the pen's. A finger scrolls, so it taps the first word and then the last.
  const press = (event) => {
    const at = wordAt(event);
    if (event.pointerType === "touch" || event.button || at < 0) return;
    dragging = true;
    choose(event.shiftKey && from >= 0 ? from : at, at);
    event.currentTarget.focus({ preventScroll: true });
    event.preventDefault();
  };
  const drag = (event) => {
    const at = dragging ? wordAt(event) : -1;
    if (at >= 0 && at !== to) choose(from, at);
  };
  const release = () => {
    if (!dragging) return;
    dragging = false;
    show();
    tell();
  };
  const tap = (event) => {
    const at = event.pointerType === "touch" ? wordAt(event) : -1;
    if (at < 0) return;
    choose(chosen && from === to && at !== from ? from : at, at);
    tell();
  };

  // The nearest word of the line above or below; of a text, as far on as the line is long.
  const line = (step) => {
    const box = (at) => (words[at].nodes.find((node) => node.getClientRects().length) || words[at].nodes[0]).getBoundingClientRect();
    const here = box(to);
    let best = to;
    let nearest = Infinity;
    for (let at = to + step; at >= 0 && at < words.length; at += step) {
      if (words[at].page !== words[to].page) return best === to ? at : best;
      const there = box(at);
      if (step * (there.top - here.top) < here.height / 2) continue;
      if (best !== to && Math.abs(there.top - box(best).top) > here.height / 2) break;
      const away = Math.abs(there.left - here.left);
      if (away < nearest) [best, nearest] = [at, away];
    }
    return best;
  };
  const MOVES = { ArrowRight: () => to + 1, ArrowLeft: () => to - 1, ArrowDown: () => line(1), ArrowUp: () => line(-1) };

  const key = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && chosen) choose(-1, -1);
    else if (event.key in MOVES) {
      const page = Number(event.currentTarget.closest("[data-leaf]").dataset.leaf);
      const first = words.findIndex((word) => word.page === page && word.isMarked);
      const begin = first < 0 ? words.findIndex((word) => word.page === page) : first;
      const next = to < 0 ? begin : Math.min(words.length - 1, Math.max(0, MOVES[event.key]()));
      if (event.shiftKey) choose(chosen ? from : Math.max(to, 0), next);
      else {
        choose(-1, -1);
        from = to = next;
        show();
      }
      const seen = words[next].nodes.find((node) => node.getClientRects().length);
      if (seen) seen.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else if (event.key === " " && to >= 0) choose(chosen ? from : to, to);
    else return;
    event.preventDefault();
    tell();
  };

  const surface = (node, page) => {
    node.tabIndex = 0;
    node.setAttribute("role", "application");
    node.setAttribute("aria-label", `Words of page ${page}, to choose`);
    node.setAttribute("aria-describedby", "choose-how");
    node.classList.add("is-choosable");
    node.addEventListener("pointerdown", press);
    node.addEventListener("click", tap);
    node.addEventListener("keydown", key);
  };

  const onPicture = (svg, run, first) => {
    run.forEach((word, at) => {
      if (!word.box.length) return;
      const [x0, top, x1, bottom] = word.box;
      const rect = document.createElementNS(SVG, "rect");
      const sides = { x: x0 - 1.5, y: top - 1, width: x1 - x0 + 3, height: bottom - top + 2, class: "word" };
      Object.entries(sides).forEach(([name, value]) => rect.setAttribute(name, value));
      rect.dataset.word = first + at;
      word.nodes.push(rect);
      svg.append(rect);
    });
  };

  // Each word of the text gets an element of its own; one that a mark begins or ends in gets two.
  const inText = (text, run, first) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    let at = 0;
    let left = run.length ? run[0].text : "";
    for (const node of nodes) {
      const pieces = [];
      let rest = node.data;
      while (rest && at < run.length) {
        const blank = rest.match(/^\s*/)[0];
        if (blank && left === run[at].text) pieces.push(blank);
        rest = rest.slice(blank.length);
        const length = Math.min(rest.length, left.length);
        if (!length) break;
        const span = document.createElement("span");
        span.className = "word";
        span.dataset.word = first + at;
        span.textContent = rest.slice(0, length);
        run[at].nodes.push(span);
        run[at].isMarked ||= Boolean(node.parentElement.closest("mark"));
        pieces.push(span);
        rest = rest.slice(length);
        left = left.slice(length);
        if (!left && ++at < run.length) left = run[at].text;
      }
      if (rest) pieces.push(rest);
      node.replaceWith(...pieces);
    }
  };

  const prepare = async (figure) => {
    const page = Number(figure.dataset.leaf);
    const answer = await fetch(figure.dataset.words, { headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected) return;
    const read = (await answer.json()).words;
    const run = read.map(([start, end, text, glue, ...box]) => ({ page, start, end, text, glue: glue, box, nodes: [] }));
    if (words.length && run.length) run[0].glue = " ";
    const first = words.length;
    words.push(...run);
    const svg = figure.querySelector("svg.sheet-cut");
    const text = figure.querySelector(".text-cut");
    inText(text, run, first);
    if (svg && run.some((word) => word.box.length)) {
      onPicture(svg, run, first);
      const sheet = svg.parentElement;
      svg.setAttribute("aria-hidden", "true");
      surface(sheet, page);
    } else if (svg) figure.querySelector("details").open = true;
    surface(text, page);
    const mark = text.querySelector("mark");
    if (mark) text.scrollTop = mark.offsetTop - text.offsetTop - text.clientHeight / 3;
  };

  const take = () => {
    const fields = [...document.querySelectorAll(".correct form textarea")];
    const field = fields.includes(last) ? last : fields[0];
    if (!field) return;
    const one = said(between());
    field.value = field.name === "exemptions" && field.value ? `${field.value}\n${one}` : one;
    const place = field.form.elements.place || field.form.elements.chosen;
    if (place) place.value = stretches();
    field.focus();
    told.textContent = "The words are in the form.";
  };

  let last = null;
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".correct form textarea")) last = event.target;
  });
  document.addEventListener("input", (event) => {
    const place = event.isTrusted && event.target.name === "words" && event.target.form.elements.chosen;
    if (place) place.value = ""; // what is typed is looked for in the letter
  });
  document.addEventListener("pointermove", drag);
  document.addEventListener("pointerup", release);
  tools.querySelector("[data-take]")?.addEventListener("click", take);
  tools.querySelector("[data-clear]").addEventListener("click", () => {
    choose(-1, -1);
    tell();
  });
  document.querySelector("a[href='#letter']")?.addEventListener("click", () => (tools.closest("details").open = true));
  (async () => {
    for (const figure of figures) await prepare(figure); // one after the other: words are in the letter's order
    tools.hidden = !words.length;
    if (ofChosen) ofChosen.hidden = !words.length;
    show();
    document.querySelector(".correct").dataset.ready = "words";
  })();
})();
