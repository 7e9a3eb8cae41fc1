"""Write drawings in other tools' languages for `make formats`: write_charts.py FOLDER."""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Final

from charts import HOSTILE, feature_chart, hostile_chart
from timelines import locked, silent
from uccx_diagrams import sequence_mermaid, sequence_plantuml
from uccx_diagrams.chart import Chart
from uccx_diagrams.charts.telling import Teller
from uccx_diagrams.drawings import ALL, DRAWINGS, Format, Manner, draw, example_of
from uccx_diagrams.languages import LANGUAGES, language_named
from uccx_diagrams.scenarios import scenario_named
from uccx_diagrams.themes import THEMES
from uccx_diagrams.writers import mermaid, plantuml, scxml
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.trace import Trace
from uccx_model.transition import Transition
from uccx_proofs.reachability import load

ENDINGS: Final = {Format.MERMAID: ".mmd", Format.PLANTUML: ".puml", Format.SCXML: ".scxml"}
Walk = dict[str, str | list[str]]


def drawings() -> Iterator[tuple[str, str]]:
    """Yield a file's name and content for every drawing in each language, in changing themes."""
    known, themes = load().reachability, cycle(THEMES)
    for code in LANGUAGES:
        teller = Teller(language=language_named(code), reachability=known, evidence="evidence.html")
        for drawing in map(DRAWINGS.__getitem__, ALL):
            manner = Manner(teller, next(themes))
            for form in [form for form in ENDINGS if form in drawing.formats]:
                content = draw(drawing.name, form, manner, example_of(drawing))
                yield f"{drawing.name}-{code}{ENDINGS[form]}", content.decode()


def tried(chart: Chart) -> Iterator[tuple[str, str]]:
    """Yield a file's name and content for a chart in every format, and what has colours in each."""
    for theme in THEMES:
        for ending, write in ((".mmd", mermaid.write), (".puml", plantuml.write)):
            yield f"{chart.name}-{theme.name}{ending}", write(chart, theme)
    yield f"{chart.name}.scxml", scxml.write(chart)


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


def walks() -> str:
    """Return what a machine of all states must do, as JSON."""
    stories = {"loophole": scenario_named("loophole")}
    stories |= {"locked": locked().trace(), "silent": silent().trace()}
    told = [walk_of(name, trace) for name, trace in stories.items()]
    return json.dumps([*told, *walks_of_all("CLASSIC")], indent=1) + "\n"


def main() -> None:
    """Write everything."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    charts = (feature_chart(), hostile_chart())
    for name, content in (*drawings(), *(file for chart in charts for file in tried(chart))):
        (folder / name).write_text(content, encoding="utf-8")
    written_sequence("hostile", silent().trace(), folder, " ".join(HOSTILE))
    for code in LANGUAGES:
        (folder / f"states-{code}.walks.json").write_text(walks(), encoding="utf-8")


if __name__ == "__main__":
    main()
