// Gives every drawing in a folder to the tool whose language it is in: node check.mjs FOLDER
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

import { checkMermaid } from "./mermaid.mjs";
import { checkPlantuml } from "./plantuml.mjs";
import { checkScxml } from "./scxml.mjs";

const CHECKS = { ".mmd": checkMermaid, ".puml": checkPlantuml, ".scxml": checkScxml };
const folder = process.argv[2];
if (!folder) {
  console.error("Which folder? It should hold drawings: .mmd, .puml or .scxml.");
  process.exit(2);
}

// A check that refuses nothing says nothing.
const SPOILT = {
  ".mmd": ['flowchart TB\n  a["a"] --> ', 'flowchart TB\n  a["read as <u>HTML</u>"]'],
  ".puml": ["@startuml\nstate [\n@enduml", '@startuml\nstate "<b>--struck--</b>" as a\n@enduml'],
  ".scxml": [
    '<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0"><state id="a"/>',
    `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0"><state id="a">
       <transition event="start.b" target="a"/></state><state id="b">
       <transition event="start.a" target="b"/></state></scxml>`,
  ],
};
for (const [kind, sources] of Object.entries(SPOILT)) {
  for (const source of sources) {
    const accepted = await CHECKS[kind](source, `spoilt${kind}`).catch(() => false);
    if (accepted) {
      console.error(`The check of ${kind} is blind: it accepts\n${source}`);
      process.exit(1);
    }
  }
}

const files = readdirSync(folder).filter((name) => extname(name) in CHECKS).sort();
const refused = [];
for (const name of files) {
  const path = join(folder, name);
  try {
    const told = await CHECKS[extname(name)](readFileSync(path, "utf8"), path);
    console.log(`✓ ${name}: ${told.join(", ")}`);
  } catch (problem) {
    refused.push(name);
    console.error(`✗ ${name}: ${problem?.message ?? problem}`);
  }
}
if (files.length === 0) console.error(`${folder} holds no .mmd, .puml or .scxml.`);
if (refused.length > 0) console.error(`Not accepted: ${refused.join(", ")}`);
else if (files.length > 0) console.log(`${files.length} drawings are accepted by their own tools.`);
process.exit(files.length > 0 && refused.length === 0 ? 0 : 1); // the engines keep timers running
