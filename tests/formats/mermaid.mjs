// Mermaid: drawn by its own package.
import { shown } from "./page.mjs";
import { compareNumbers, compareWords, decoded } from "./words.mjs";

const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, securityLevel: "strict" }); // as on GitHub

const LABEL = /(?:\["|\|"|\(")(.*?)(?:"\]|"\||"\))/g;
const MESSAGE = /^\s*(?:\S+\s*--?(?:>>?|x|\))[+-]?\s*\S+|note [^:]*)\s*:\s*(.*)$/gim;
const PARTICIPANT = /^\s*(?:participant|actor) \S+ as (.*)$/gim;
const TEXT = /^\s*(?:accTitle|accDescr):\s*(.*)$/gim;
const SEEN = ".edgePaths > path:not(.edge-thickness-invisible)";
let drawn = 0;

function rows(label) {
  const plain = label.replace(/<\/?[bi]>/g, "").split(/<br\s*\/?>/);
  return plain.map((row) => decoded(row, /#(\d+);/g)).filter((row) => row.trim());
}

function all(source, pattern) {
  return [...source.matchAll(pattern)].flatMap((found) => rows(found[1]));
}

/** Draws the source; throws what Mermaid or a comparison says against it. */
export async function checkMermaid(source) {
  drawn += 1;
  const { svg } = await mermaid.render(`drawing${drawn}`, source);
  const root = shown(svg);
  if (root.getAttribute("aria-roledescription") === "error") throw new Error("drawn as an error");
  const body = source.replace(/^---$[^]*?^---$/m, "");
  const kinds = [LABEL, MESSAGE, PARTICIPANT, TEXT];
  const words = [...new Set(kinds.flatMap((pattern) => all(body, pattern)))];
  const told = [`${compareWords(words, root.textContent)} words and lines`];
  if (/^flowchart/m.test(body)) {
    const arrows = [...body.matchAll(/^\s*\S+(?:\(\(" "\)\))? --[->]/gm)].length;
    const boxes = [...body.matchAll(/^\s*(?!subgraph)[^\s(["]+(?:\["|\("|\(\(" "\)\))/gm)].length;
    const frames = [...body.matchAll(/^\s*subgraph /gm)].length;
    compareNumbers("parts of arrows", arrows, root.querySelectorAll(SEEN).length);
    compareNumbers("boxes", boxes, root.querySelectorAll(".nodes .node, .root > .node").length);
    compareNumbers("frames", frames, root.querySelectorAll(".cluster").length);
    told.push(`${boxes} boxes`, `${frames} frames`, `${arrows} parts of arrows`);
  }
  return told;
}
