"""What was there before 12.5, and which licensing it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import networkx as nx

from uccx_diagrams.chart import Arrow, Box, Chart, Line, Note
from uccx_diagrams.charts.legend import explained
from uccx_diagrams.charts.telling import Teller
from uccx_model.choices import Origin
from uccx_model.graph import Graph, transitions_of
from uccx_model.states import CLASSIC, EVALUATION, SMART

__all__ = ["migration_chart"]

SMART_BOX: Final = "SMART"
_SOURCES: Final = {
    Origin.NEW_INSTALLATION: ("R06",),
    Origin.UPGRADE_FROM_12_0: ("R07",),
    Origin.UPGRADE_FROM_10_OR_11: ("R08",),
}


def migration_chart(graph: Graph, teller: Teller) -> Chart:
    """Return the chart of installations, upgrades, and the one way from Classic to Smart (R06-R09).

    Args:
        graph: the licensing graph.
        teller: how it is told.
    """
    arrows = (*_installations(teller), _switch(graph, teller))
    origins = [
        Box(origin.name, teller.language.option(origin), tooltip=teller.sources(_SOURCES[origin]))
        for origin in Origin
    ]
    boxes = (
        *origins,
        Box(
            CLASSIC.name, teller.text("migration", "classic"), fill=CLASSIC.name, states=(CLASSIC,)
        ),
        Box(SMART_BOX, teller.text("migration", "smart"), fill=EVALUATION.name, states=SMART),
    )
    back = any(nx.has_path(graph, state, CLASSIC) for state in SMART)
    never = Note("back", teller.text("migration", "never_back"), ())
    chart = Chart(
        name="migration",
        language=teller.language.code,
        title=teller.text("charts", "migration", "title"),
        description=teller.text("charts", "migration", "description"),
        boxes=boxes,
        arrows=arrows,
        notes=() if back else (never,),
        rows=(tuple(origin.name for origin in Origin),),
    )
    return explained(teller, chart)


def _installations(teller: Teller) -> Iterator[Arrow]:
    """Yield an arrow for each licensing in which an origin can start."""
    for origin in Origin:
        there = replace(teller, fixed={Origin: origin})
        starts = [state for state in (CLASSIC, EVALUATION) if there.begins(state)]
        for state in starts:
            classic = state is CLASSIC
            if origin is Origin.NEW_INSTALLATION:
                words = "install"
            elif len(starts) == 1:
                words = "by_default"
            else:
                words = "choose_classic" if classic else "choose_smart"
            line = Line(
                teller.text("migration", words),
                action=True,
                tooltip=teller.sources(_SOURCES[origin]),
            )
            head = CLASSIC.name if classic else SMART_BOX
            yield Arrow(f"{origin.name}--{head}", origin.name, head, (line,))


def _switch(graph: Graph, teller: Teller) -> Arrow:
    found = [t for t in transitions_of(graph) if t.source is CLASSIC and t.target in SMART]
    return Arrow(f"CLASSIC--{SMART_BOX}", CLASSIC.name, SMART_BOX, tuple(teller.lines(found)))
