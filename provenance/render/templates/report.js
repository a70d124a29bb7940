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

  /* Filters */
  const chosen = () => ({
    verdict: byId("f-verdict").value, kind: byId("f-kind").value, source: byId("f-source").value,
    speaker: byId("f-speaker").value, words: byId("f-search").value.trim().toLocaleLowerCase(),
  });
  const matches = (element, wanted) => {
    const data = element.dataset;
    return (!wanted.verdict || data.verdict === wanted.verdict) && (!wanted.kind || data.kind === wanted.kind)
      && (!wanted.source || data.sources.split(" ").includes(wanted.source))
      && (!wanted.speaker || data.speakers.split(" ").includes(wanted.speaker))
      && (!wanted.words || element.textContent.toLocaleLowerCase().includes(wanted.words));
  };
  const apply = () => {
    const wanted = chosen();
    let shown = 0;
    for (const fact of facts) {
      fact.hidden = !matches(fact, wanted);
      shown += fact.hidden ? 0 : 1;
    }
    for (const row of all("tr[data-row]")) row.hidden = !matches(row, wanted);
    const active = Object.values(wanted).some(Boolean);
    byId("f-count").textContent = active ? tools.dataset.shown.replace("#", shown).replace("#", facts.length) : "";
    if (active) for (const fold of all("details[data-fold]")) fold.open = true;
  };
  const clear = () => {
    for (const field of all("select, input[type=search]", tools)) field.value = "";
    apply();
  };
  tools.addEventListener("input", apply);
  byId("f-clear").addEventListener("click", clear);

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
  const show = (index, other) => {
    const panes = all(".pane", reader);
    at = (index + told.length) % told.length;
    const left = told[at];
    const right = other ?? told.find((one) => sourceOf(one) !== sourceOf(left)) ?? told.find((one) => one !== left);
    fill(panes[0], sourceOf(left), left);
    panes[1].hidden = !right;
    if (right) fill(panes[1], sourceOf(right), right);
    byId("reader-place").textContent = `${at + 1} / ${told.length}`;
  };
  const open = (factId, claim) => {
    told = all(`[data-fact="${factId}"]`).map((element) => element.id);
    if (!told.length) return;
    const fact = byId(factId);
    byId("reader-title").textContent = fact.querySelector("h3, [data-title]")?.textContent ?? fact.dataset.title ?? "";
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
  const step = (by, only = () => true) => {
    const shown = visible().filter((fact) => only(fact) || fact === facts[current]);
    const place = shown.indexOf(facts[current]);
    go(shown[place < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(shown.length - 1, Math.max(0, place + by))]);
  };
  const to = (id) => byId(id)?.scrollIntoView();
  const keys = {
    j: () => step(1), k: () => step(-1),
    c: () => step(1, (fact) => fact.dataset.verdict === "conflict"),
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
