"""Write drawings in other tools' languages, for `make formats`: write_charts.py FOLDER."""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Iterable
from pathlib import Path

from charts import HOSTILE, feature_chart, hostile_chart
from timelines import locked, silent
from uccx_diagrams import sequence_mermaid, sequence_plantuml
from uccx_diagrams.chart import Chart
from uccx_diagrams.drawings import ALL, DRAWINGS, Format, Manner, draw, example_of
from uccx_diagrams.languages import LANGUAGES
from uccx_diagrams.scenarios import scenario_named
from uccx_diagrams.themes import LIGHT, THEMES, Theme
from uccx_diagrams.writers import mermaid, plantuml, scxml
from uccx_licensing.pictures.drawing import manner as manner_of
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.trace import Trace
from uccx_model.transition import Transition

Walk = dict[str, str | list[str]]


def written(chart: Chart, folder: Path, theme: Theme = LIGHT) -> None:
    """Write a chart in every format."""
    file = folder / f"{chart.name}-{theme.name}"
    for suffix, write in ((".mmd", mermaid.write), (".puml", plantuml.write)):
        file.with_suffix(suffix).write_text(write(chart, theme), encoding="utf-8")
    file.with_suffix(".scxml").write_text(scxml.write(chart), encoding="utf-8")


def drawn(name: str, folder: Path, how: Manner, suffix: str = "") -> None:
    """Write a drawing that people can ask for, in every format in which it comes."""
    drawing = DRAWINGS[name]
    for form, end in ((Format.MERMAID, "mmd"), (Format.PLANTUML, "puml"), (Format.SCXML, "scxml")):
        if form in drawing.formats:
            text = draw(name, form, how, example_of(drawing))
            (folder / f"{name}{suffix}.{end}").write_bytes(text)


def written_sequence(name: str, trace: Trace, folder: Path, title: str = "") -> None:
    """Write who talks to whom in every format."""
    for suffix, write in ((".mmd", sequence_mermaid), (".puml", sequence_plantuml)):
        file = (folder / f"sequence-{name}").with_suffix(suffix)
        file.write_text(write(trace, title=title), encoding="utf-8")


def walk(name: str, first: str, steps: Iterable[tuple[str, str]]) -> Walk:
    """Return a walk: events to give to a machine of all states, and the state after each."""
    told = [(f"start.{first}", first), *steps]
    return {"name": name, "events": [e for e, _ in told], "states": [s for _, s in told]}


def walk_of(name: str, trace: Trace) -> Walk:
    """Return the walk that a trace of the model is."""
    steps = ((step.transition, step.after.node) for step in trace.steps)
    return walk(name, trace.start.node, steps)


def walks_of_all(first: str) -> list[Walk]:
    """Return a shortest walk through each transition of the model, guards aside."""
    leaving: dict[str, list[Transition]] = {}
    for transition in transitions_of(licensing_graph()):
        leaving.setdefault(transition.source.name, []).append(transition)
    ways: dict[str, list[tuple[str, str]]] = {first: []}
    waiting, found = deque([first]), list[Walk]()
    while waiting:
        here = waiting.popleft()
        for transition in leaving[here]:
            there = transition.target.name
            way = [*ways[here], (transition.name, there)]
            found.append(walk(transition.label, first, way))
            if there not in ways:
                ways[there] = way
                waiting.append(there)
    return found


def main() -> None:
    """Write everything."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name in ALL:
        drawn(name, folder, manner_of("en", "light", links="evidence.html"))
    for code in LANGUAGES[1:]:
        drawn("states", folder, manner_of(code, "dark", links="evidence.html"), f"-{code}")
    for theme in THEMES:
        written(feature_chart(), folder, theme)
    written(hostile_chart(), folder)
    stories = {
        "loophole": scenario_named("loophole"),
        "locked": locked().trace(),
        "silent": silent().trace(),
    }
    for name, trace in stories.items():
        written_sequence(name, trace, folder)
    written_sequence("hostile", stories["silent"], folder, " ".join(HOSTILE))
    walks = [walk_of(name, trace) for name, trace in stories.items()]
    walks += walks_of_all("CLASSIC")
    text = json.dumps(walks, indent=1) + "\n"
    (folder / "states.walks.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
