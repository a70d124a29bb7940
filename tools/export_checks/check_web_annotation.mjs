// Anchors every annotation with Apache Annotator: node web-annotation.mjs EXPORT REPORT.
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { createTextPositionSelectorMatcher, createTextQuoteSelectorMatcher } from "@apache-annotator/dom";
import { JSDOM } from "jsdom";

const [file, reportFile] = process.argv.slice(2);
const items = JSON.parse(readFileSync(file, "utf-8")).first.items;
const report = JSON.parse(readFileSync(reportFile, "utf-8"));
const claims = report.facts.flatMap((fact) => fact.claims);
const scopes = new Map();

function scopeOf(path) {
  if (!scopes.has(path)) {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(readFileSync(path));
    const { document, Node, NodeFilter } = new JSDOM("<pre></pre>").window;
    Object.assign(globalThis, { Node, NodeFilter }); // the library takes them from the browser
    const pre = document.querySelector("pre");
    pre.append(document.createTextNode(text));
    const range = document.createRange();
    range.selectNodeContents(pre);
    scopes.set(path, { range, points: Array.from(text) });
  }
  return scopes.get(path);
}

async function found(matcher, range) {
  const places = [];
  for await (const match of matcher(range)) places.push(match);
  return places;
}

const wrong = [];
for (const item of items) {
  const { range, points } = scopeOf(resolve(dirname(file), decodeURIComponent(item.target.source.id)));
  const [quote, position] = item.target.selector;
  // Selectors count code points, the ranges found UTF-16 units.
  const units = (end) => points.slice(0, end).join("").length;
  const quoted = await found(createTextQuoteSelectorMatcher(quote), range);
  const [placed] = await found(createTextPositionSelectorMatcher(position), range);
  if (placed?.toString() !== quote.exact) wrong.push(`${item.id}: the position holds “${placed}”, not “${quote.exact}”`);
  const [start, end] = [units(position.start), units(position.end)];
  if (!quoted.some((one) => one.startOffset === start && one.endOffset === end)) {
    wrong.push(`${item.id}: “${quote.exact}” is not found where it should stand (${quoted.length} matches)`);
  }
}
if (items.length !== claims.length) wrong.push(`${items.length} annotations for ${claims.length} claims`);
console.log([...wrong, `${items.length} annotations anchored twice, ${wrong.length} wrong`].join("\n"));
process.exit(wrong.length ? 1 : 0);
