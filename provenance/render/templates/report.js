"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const tools = byId("tools");
  const reader = byId("reader");
  const help = byId("help");
  const facts = all(".fact");
  let current = -1;
  let told = [];
  let at = 0;

  tools.hidden = false;
  byId("keys").hidden = false;

  /* The bars that stick to the top: how far they reach, for what sticks below them */
  const nav = document.querySelector("nav");
  const measured = new ResizeObserver(() => {
    const root = document.documentElement.style;
    const sticks = getComputedStyle(tools).position === "sticky";
    root.setProperty("--nav", `${nav.offsetHeight}px`);
    root.setProperty("--bars", `${nav.offsetHeight + (sticks ? tools.offsetHeight : 0)}px`);
  });
  measured.observe(nav);
  measured.observe(tools);

  /* Filters: of the verdicts the boxes say what is shown, and the list ticks them */
  const boxes = all(".filter input");
  const verdict = byId("f-verdict");
  const rows = all("tr[data-row]");
  const drawn = all("[data-drawn]");
  const lanes = all("[data-lane]");
  const groups = all("[data-group]").reverse();  // what lies within another comes before it
  const opened = new Set();
  const texts = new Map();
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’‘ʼ]/g, "'")
    .replace(/[«»“”„]/g, '"').replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/\s+/g, " ");
  const textOf = (element) => {
    if (!texts.has(element)) texts.set(element, plain(element.textContent));
    return texts.get(element);
  };
  const chosen = () => ({
    kind: byId("f-kind").value, source: byId("f-source").value, speaker: byId("f-speaker").value,
    words: plain(byId("f-search").value).trim(),
  });
  const has = (list, one) => list.split(" ").includes(one);
  const matches = (element, wanted) => {
    const data = element.dataset;
    return (!wanted.kind || data.kind === wanted.kind) && (!wanted.source || has(data.sources, wanted.source))
      && (!wanted.speaker || has(data.speakers, wanted.speaker)) && (!wanted.words || textOf(element).includes(wanted.words));
  };
  const apply = () => {
    const wanted = chosen();
    const ticked = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const every = ticked.size === boxes.length;
    verdict.value = every ? "" : ticked.size === 1 ? [...ticked][0] : "+";
    const fits = (element) => ticked.has(element.dataset.verdict) && matches(element, wanted);
    let shown = 0;
    for (const fact of facts) {
      fact.hidden = !fits(fact);
      shown += fact.hidden ? 0 : 1;
    }
    for (const row of rows) row.hidden = !fits(row);
    for (const mark of drawn) mark.classList.toggle("off", Boolean(wanted.source) && !has(mark.dataset.drawn, wanted.source));
    for (const lane of lanes) lane.classList.toggle("off", all("[data-drawn]", lane).every((mark) => mark.matches(".off")));
    const active = !every || Object.values(wanted).some(Boolean);
    for (const group of groups) {
      const held = all(".fact, tr[data-row]", group);
      group.hidden = active && held.length > 0 && held.every((one) => one.hidden);
      const link = group.id && nav.querySelector(`a[href="#${group.id}"]`);
      if (link) link.parentElement.hidden = group.hidden;
    }
    byId("f-count").textContent = active ? tools.dataset.shown.replace("#", shown).replace("#", facts.length) : "";
    for (const fold of all("details[data-fold]")) {
      if (active && !fold.open) opened.add(fold);
      if (active || opened.has(fold)) fold.open = active;
    }
    if (!active) opened.clear();
  };
  const clear = () => {
    for (const field of all("select, input[type=search]", tools)) field.value = "";
    for (const box of boxes) box.checked = true;
    apply();
  };
  verdict.addEventListener("input", () => {
    for (const box of boxes) box.checked = !verdict.value || box.value === verdict.value;
  });
  tools.addEventListener("input", apply);
  for (const box of boxes) box.addEventListener("input", apply);
  byId("f-clear").addEventListener("click", clear);
  addEventListener("pageshow", apply);  // a browser may bring back what was chosen

  /* Two texts side by side */
  const fill = (pane, source, claim) => {
    const box = pane.querySelector(".pane-text");
    const from = byId(source)?.querySelector(".lines");
    pane.querySelector("select").value = source;
    box.replaceChildren();
    if (!from) return;
    const copy = from.cloneNode(true);
    for (const element of all("[id]", copy)) element.removeAttribute("id");
    for (const mark of all(".mark", copy)) {
      const claims = (mark.dataset.claims || "").split(" ");
      mark.classList.toggle("same-fact", claims.some((one) => told.includes(one)));
      mark.classList.toggle("here", claims.includes(claim));
    }
    box.append(copy);
    copy.querySelector(".here")?.scrollIntoView({ block: "center" });
  };
  const sourceOf = (claim) => byId(claim)?.closest(".text")?.id;
  const show = (index) => {
    const panes = all(".pane", reader);
    at = (index + told.length) % told.length;
    const left = told[at];
    const right = told.find((one) => sourceOf(one) !== sourceOf(left));
    fill(panes[0], sourceOf(left), left);
    panes[1].hidden = !right;
    reader.classList.toggle("alone", !right);
    if (right) fill(panes[1], sourceOf(right), right);
    byId("reader-place").textContent = `${at + 1} / ${told.length}`;
  };
  const open = (factId, claim) => {
    told = all(`[data-fact="${factId}"]`).map((element) => element.id);
    if (!told.length) return;
    const fact = byId(factId);
    byId("reader-title").textContent = fact.dataset.title ?? fact.querySelector("h3").textContent;
    if (!reader.open) reader.showModal();
    show(Math.max(0, told.indexOf(claim)));
  };
  for (const select of all(".pane select", reader)) {
    select.addEventListener("change", () => fill(select.closest(".pane"), select.value, ""));
  }
  byId("reader-back").addEventListener("click", () => show(at - 1));
  byId("reader-on").addEventListener("click", () => show(at + 1));
  for (const button of all("dialog .close")) button.addEventListener("click", () => button.closest("dialog").close());
  reader.addEventListener("click", (event) => {
    const mark = event.target.closest(".mark");
    if (!mark) return;
    event.preventDefault();
    open(mark.getAttribute("href").slice(1), (mark.dataset.claims || "").split(" ")[0]);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#claim-"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const claim = link.getAttribute("href").slice(1);
    const fact = byId(claim)?.dataset.fact;
    if (!fact) return;
    event.preventDefault();
    open(fact, claim);
  });
  byId("keys").addEventListener("click", () => help.showModal());

  /* Keys */
  const visible = () => facts.filter((fact) => fact.checkVisibility());
  const go = (fact) => {
    if (!fact) return;
    facts[current]?.classList.remove("current");
    current = facts.indexOf(fact);
    fact.classList.add("current");
    fact.tabIndex = -1;
    fact.focus({ preventScroll: true });
    fact.scrollIntoView({ block: "nearest" });
  };
  const step = (by) => {
    const shown = visible();
    const place = shown.indexOf(facts[current]);
    go(shown[place < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(shown.length - 1, Math.max(0, place + by))]);
  };
  const nextConflict = () => {
    const open = visible().filter((fact) => fact.dataset.verdict === "conflict");
    go(open.find((fact) => facts.indexOf(fact) > current) ?? open[0]);  // behind the last comes the first
  };
  const to = (id) => byId(id)?.scrollIntoView();
  const keys = {
    j: () => step(1), k: () => step(-1),
    c: nextConflict,
    o: () => facts[current] && open(facts[current].id),
    m: () => to("matrix"), t: () => to("timeline"), g: () => to("origins"), h: () => window.scrollTo(0, 0),
    "/": () => byId("f-search").focus(), x: clear, "?": () => help.showModal(),
  };
  const readerKeys = { n: () => show(at + 1), p: () => show(at - 1) };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (help.open) return;
    const action = (reader.open ? readerKeys : keys)[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
})();
