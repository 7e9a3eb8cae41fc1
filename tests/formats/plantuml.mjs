// PlantUML: drawn by its own engine, compiled for JavaScript.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import vm from "node:vm";

import { parsedXml } from "./page.mjs";
import { compareNumbers, compareWords, decoded } from "./words.mjs";

const PATIENCE = 30_000; // milliseconds
const LAYOUT = createRequire(import.meta.url).resolve("@plantuml/core/viz-global.js");
vm.runInThisContext(readFileSync(LAYOUT, "utf8"), { filename: LAYOUT });
globalThis.window.Viz = globalThis.Viz;
const { renderToString } = await import("@plantuml/core");

const REFUSED = /\[From .*\(line \d+\) ?\]/;
const STATE = /^\s*state "(.*)" as /gm;
const FIELD = /^\s*\w+ : (.*)$/gm;
const ARROW = /^\s*(?:\[\*\]|\w+) -(?:\[[^\]]*\])?-?> \w+(?: : (.*))?$/gm;
const MESSAGE = /^\s*\w+ -+(?:\[[^\]]*\])?>+ \w+ ?: (.*)$/gm;
const NOTE = /^\s*(?:[hr]?note) [^:"\n]* : (.*)$/gm;
const TITLE = /^title (.*)$/gm;
const PARTICIPANT = /^(?:participant|actor|database|entity|boundary|control) "(.*)" as /gm;
const KINDS = [STATE, FIELD, ARROW, MESSAGE, NOTE, TITLE, PARTICIPANT];

function rows(label) {
  return label.split(/\\n/).map((row) => {
    const plain = row.replace(/<\/?[bi]>/g, "").replace(/^\[\[[^ {]*(?:\{[^}]*\})? (.*)\]\]$/, "$1");
    return decoded(plain, /&#(\d+);/g);
  }).filter((row) => row.trim());
}

function rendered(source) {
  const say = console.log;
  console.log = () => {}; // the engine tells what it tries
  return new Promise((fulfil, refuse) => {
    const late = setTimeout(() => refuse(new Error("the engine does not answer")), PATIENCE);
    const done = (settle) => (answer) => {
      clearTimeout(late);
      settle(answer);
    };
    const lines = source.split("\n");
    renderToString(lines, done(fulfil), done((message) => refuse(new Error(message))));
  }).finally(() => {
    console.log = say;
  });
}

/** Draws the source; throws what PlantUML or a comparison says against it. */
export async function checkPlantuml(source) {
  const svg = await rendered(source);
  const root = parsedXml(svg.replace(/(<svg xmlns="[^"]*") xmlns="[^"]*"/, "$1")); // told twice
  const texts = [...root.querySelectorAll("text")].map((text) => text.textContent);
  if (texts.some((text) => REFUSED.test(text))) throw new Error(`refused: ${texts.slice(-2).join("")}`);
  const found = KINDS.flatMap((kind) => [...source.matchAll(kind)]);
  const words = [...new Set(found.flatMap((match) => rows(match[1] ?? "")))];
  const told = [`${compareWords(words, texts.join(""))} words and lines`];
  if (STATE.test(source)) {
    STATE.lastIndex = 0;
    const boxes = [...source.matchAll(STATE)].length;
    const arrows = [...source.matchAll(ARROW)].length;
    // Not every box has a group of its own, but all are counted, with the arrows and the dot.
    const ids = [...svg.matchAll(/ id="(?:ent|lnk)(\d+)"/g)].map((id) => Number(id[1]));
    const dots = /^\[\*\]/m.test(source) ? 1 : 0;
    compareNumbers("boxes, frames, arrows and dots", boxes + arrows + dots, Math.max(...ids));
    compareNumbers("arrows", arrows, root.querySelectorAll("g.link").length);
    told.push(`${boxes} boxes and frames`, `${arrows} arrows`);
  }
  return told;
}
