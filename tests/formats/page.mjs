// A page without a browser. Nothing is laid out in it, so how large words are is guessed.
import { JSDOM } from "jsdom";

const ADDRESS = "http://localhost/"; // nothing is fetched from it
const WIDE = 0.6; // of a letter, by its height
const HIGH = 1.3; // of a line

const { window } = new JSDOM("<!doctype html><html><body></body></html>", {
  pretendToBeVisual: true,
  url: ADDRESS,
});

function measured(element) {
  const height = Number.parseFloat(element.getAttribute?.("font-size")) || 14;
  const rows = (element.innerHTML ?? "").split(/<br|<\/tspan|<\/p>/).length;
  const width = Math.max(height, (element.textContent ?? "").length * height * WIDE);
  return { x: 0, y: -height, left: 0, top: 0, width, height: rows * height * HIGH };
}

window.SVGElement.prototype.getBBox = function getBBox() {
  return measured(this);
};
window.SVGElement.prototype.getComputedTextLength = function getComputedTextLength() {
  return measured(this).width;
};
window.Element.prototype.getBoundingClientRect = function getBoundingClientRect() {
  return measured(this);
};
window.HTMLCanvasElement.prototype.getContext = () => ({
  font: "12px sans-serif",
  measureText(text) {
    const height = Number.parseFloat(/[\d.]+(?=p[xt])/.exec(this.font)?.[0]) || 12;
    return {
      width: text.length * height * WIDE,
      actualBoundingBoxAscent: height * 0.8,
      actualBoundingBoxDescent: height * 0.2,
      fontBoundingBoxAscent: height * 0.9,
      fontBoundingBoxDescent: height * 0.2,
    };
  },
});

for (const name of [
  "document", "Element", "HTMLElement", "SVGElement", "Node", "DOMParser", "XMLSerializer",
  "MutationObserver", "CSSStyleSheet",
]) {
  globalThis[name] = window[name];
}
globalThis.window = window;
globalThis.getComputedStyle = window.getComputedStyle.bind(window);
globalThis.requestAnimationFrame = window.requestAnimationFrame.bind(window);

/** Returns the root of an XML document, or throws what is wrong with it. */
export function parsedXml(text) {
  const root = new window.DOMParser().parseFromString(text, "application/xml").documentElement;
  const problem = root.localName === "parsererror" ? root : root.querySelector("parsererror");
  if (problem) throw new Error(`no XML: ${problem.textContent}`);
  return root;
}

/** Returns a drawing that a page can show, or throws what is wrong with it. */
export function shown(svg) {
  const page = new window.DOMParser().parseFromString(svg, "text/html");
  const root = page.body.firstElementChild;
  if (root?.localName !== "svg") throw new Error(`no SVG: ${svg.slice(0, 60)}`);
  return root;
}
