// SCXML: loaded and run by SCION, an interpreter of the W3C's standard.
import { existsSync, readFileSync } from "node:fs";
import scion from "@scion-scxml/scxml";

import { parsedXml } from "./page.mjs";

function loaded(name, source) {
  return new Promise((fulfil, refuse) => {
    scion.documentStringToModel(name, source, (problem, model) => {
      if (problem) refuse(problem);
      else model.prepare((worse, ready) => (worse ? refuse(worse) : fulfil(ready)));
    });
  });
}

/** Starts a machine, gives it the events, and returns the state after each. */
function walked(model, events) {
  const machine = new scion.core.Statechart(model);
  machine.start();
  return events.map((event) => {
    machine.gen({ name: event });
    return machine.getConfiguration().join(" ");
  });
}

function compareWalk(model, { name, events, states }) {
  const found = walked(model, events);
  const wrong = found.findIndex((state, number) => state !== states[number]);
  if (found.length !== states.length) throw new Error(`${name}: ${states.length} states expected`);
  if (wrong >= 0) {
    throw new Error(`${name}: ${events[wrong]} leads to ${found[wrong]}, not to ${states[wrong]}`);
  }
}

/** Returns the events of every transition to a target, with the targets. */
function starts(source) {
  const pairs = [...source.matchAll(/event="(start\.[^"]*)" target="([^"]*)"/g)];
  return pairs.map(([, event, target]) => ({ name: "start", events: [event], states: [target] }));
}

/** Loads and runs the source; throws what SCION or a comparison says against it. */
export async function checkScxml(source, path) {
  parsedXml(source);
  const model = await loaded(path, source);
  const expected = path.replace(/\.scxml$/, ".walks.json");
  const walks = starts(source);
  if (existsSync(expected)) walks.push(...JSON.parse(readFileSync(expected, "utf8")));
  for (const walk of walks) compareWalk(model, walk);
  if (walks.length === 0) walked(model, []);
  const steps = walks.reduce((sum, walk) => sum + walk.events.length, 0);
  return [`${walks.length} walks`, `${steps} steps`];
}
