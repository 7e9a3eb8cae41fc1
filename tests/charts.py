"""Charts to try the writers with: the whole model, every feature at once, and hostile words."""

from __future__ import annotations

from typing import Final

from uccx_diagrams.words import gist, shared_loops, untold

from uccx_diagrams.chart import Arrow, Box, Chart, Emphasis, Frame, Line, Note
from uccx_diagrams.frames import Arrow as Told
from uccx_diagrams.frames import Frame as Group
from uccx_diagrams.frames import arrows, frames, loops
from uccx_model.expressions import Scope
from uccx_model.graph import Graph, licensing_graph
from uccx_model.reachability import Standing
from uccx_model.states import CLASSIC, EVALUATION, LicensingState
from uccx_model.transition import Kind, Transition
from uccx_model.variables import State, initial

__all__ = ["HOSTILE", "charts", "feature_chart", "hostile_chart", "model_chart"]

HOSTILE: Final = (
    'say "no"',
    "a < b > c & d",
    "two\nlines\r\nand a third\u2028and a fourth",
    "%% %%{init: {}}%% no comment",
    "semi; colon: end",
    "#hash #35; #quot; &amp; &#60;",
    "[brackets] {braces} (parentheses) [[link{tooltip}]]",
    "end",
    "back\\slash \\n \\l C:\\new",
    "\u202eright to left\u202c \u200f",
    "control\x00\x07\x1b\x7fcharacters",
    "--> -- ==> ..> |pipe| ~~~ ::: :::",
    "state end note direction subgraph @enduml @startuml",
    "**bold** //italic// __line__ --strike-- <b>b</b> <&star> `code`",
    "!include <x> %date() $variable ' comment /' block '/",
    "]]> <!-- --> <?xml?> <script>alert(1)</script>",
    "\ud800 lone surrogate, \ufffe no character",
    " ",
    "ünïcödé, 中文, Über, dépassé 🙂",
    "= heading, * bullet, | cell |, .. , ----",
    "1. a list",
    "- another",
)
"""Words that some format reads as something else."""


def model_chart() -> Chart:
    """Return a chart of the whole model, with names for words."""
    graph = licensing_graph()
    told = arrows(graph)
    return Chart(
        name="states",
        language="en",
        title="UCCX 12.5 Smart Licensing: states and transitions",
        description="Frames are registration states, boxes licensing states.",
        frames=tuple(_frame(graph, group, ()) for group in frames(graph)),
        arrows=tuple(_arrow(arrow) for arrow in told),
        starts=tuple(s.name for s in initial(State.symbols(Scope.STATE))),
        notes=(
            Note("kinds", "Arrows", ("thick: a report, time passes", "thin: an action, no time")),
            Note("readings", "Dashed: only if", ('Q10 = "yes, while evaluation days remain"',)),
        ),
    )


def _frame(graph: Graph, group: Group, known: tuple[Transition, ...]) -> Frame:
    shared = untold(shared_loops(graph, group), known)
    known = (*known, *shared)
    inside = [state for part in group.within for state in part.states]
    return Frame(
        key=_key(group.name),
        title="" if "." in group.name else group.name,
        heading="in each state:" if shared else "",
        lines=_lines([t for s in group.states for t in loops(graph, s) if _among(t, shared)]),
        boxes=tuple(_box(graph, s, known) for s in group.states if s not in inside),
        frames=tuple(_frame(graph, part, known) for part in group.within),
        tooltip=", ".join(state.name for state in group.states),
    )


def _box(graph: Graph, state: LicensingState, known: tuple[Transition, ...]) -> Box:
    return Box(
        key=state.name,
        title=state.name.replace("_", " ").capitalize(),
        subtitle=state.authorization.value,
        banner="ENFORCED" if state.enforced else "",
        lines=_lines(untold(loops(graph, state), known)),
        states=(state,),
        fill=state.name,
        tooltip=state.meaning,
        link=f"states.html#{state.name}",
    )


def _arrow(told: Told) -> Arrow:
    outer = told.frame
    return Arrow(
        key=_key(told.name),
        tail=_key(outer.name) if outer else told.tails[0].name,
        head=told.head.name,
        lines=_lines(told.transitions, told.tails),
        home=_key(outer.name) if outer else "",
    )


def _lines(
    transitions: tuple[Transition, ...] | list[Transition], tails: tuple[LicensingState, ...] = ()
) -> tuple[Line, ...]:
    same: dict[object, list[Transition]] = {}
    for transition in transitions:
        same.setdefault(gist(transition), []).append(transition)
    return tuple(_line(group, tails) for group in same.values())


def _line(group: list[Transition], tails: tuple[LicensingState, ...]) -> Line:
    first = group[0]
    some = 0 < len(group) < len(tails)
    unusual = [type(o).__name__ for o in first.readings if o is not next(iter(type(o)))]
    return Line(
        words=first.name.replace("_", " "),
        transitions=tuple(group),
        action=first.kind is Kind.ACTION,
        choices=tuple(unusual),
        condition=f"from {', '.join(t.source.name for t in group)}" if some else "",
        tooltip=first.sentence,
        link=f"traces.html#{first.name}",
    )


def _among(transition: Transition, others: tuple[Transition, ...]) -> bool:
    return gist(transition) in {gist(other) for other in others}


def _key(name: str) -> str:
    return name.replace(" ", "_").replace("–", "-")


def feature_chart() -> Chart:
    """Return a small chart with every feature that a chart has."""
    evaluation = Box(
        key="evaluation",
        title="Evaluation",
        subtitle="unregistered",
        lines=(Line("report within evaluation"), Line("change", action=True, choices=("Q4",))),
        states=(EVALUATION,),
        fill="EVALUATION",
        emphasis=Emphasis.STRONG,
        tooltip="What it means.",
        link="states.html",
    )
    locked = Box(
        key="locked-2.x",
        title="Out of compliance",
        banner="ENFORCED",
        fill="OUT_OF_COMPLIANCE_EXPIRED",
    )
    unseen = Box(key="end", title="Unseen", standing=Standing.UNKNOWN, fill="OVERAGE")
    classic = Box(key="state", title="Classic", states=(CLASSIC,), emphasis=Emphasis.FAINT)
    inner = Frame("inner", boxes=(locked, unseen))
    frame = Frame(
        key="Registered",
        title="Registered",
        heading="in each state:",
        lines=(Line("buy", action=True),),
        boxes=(evaluation,),
        frames=(inner,),
        tooltip="A frame.",
    )
    return Chart(
        name="features",
        language="en",
        title="Everything that a chart can have",
        description="A chart for tests.",
        frames=(frame,),
        boxes=(classic,),
        arrows=(
            Arrow("switch", "state", "evaluation", (Line("switch", action=True, numbers=(1, 3)),)),
            Arrow("back", "Registered", "state", (Line("go back", condition="if enforced"),)),
            Arrow("in", "inner", "evaluation", (Line("cure", link="a.html", tooltip="A cure."),)),
            Arrow("q", "evaluation", "locked-2.x", (Line("expire", choices=("Q4", "Q9")),)),
            Arrow("u", "evaluation", "end", (Line("maybe", standing=Standing.UNKNOWN),)),
            Arrow("s", "evaluation", "state", (Line("both"), Line("or", choices=("Q1",)))),
            Arrow("f", "state", "end", (), emphasis=Emphasis.FAINT),
            Arrow("strong", "end", "locked-2.x", (Line("on"),), emphasis=Emphasis.STRONG),
        ),
        starts=("state", "evaluation"),
        notes=(Note("legend", "Legend", ("thick: enforced", "dashed: a reading")),),
        sideways=True,
    )


def hostile_chart() -> Chart:
    """Return a chart in which each of the hostile words stands wherever words can."""
    boxes = tuple(_hostile_box(number, words) for number, words in enumerate(HOSTILE))
    return Chart(
        name="hostile",
        language="en",
        title=" ".join(HOSTILE),
        description=" ".join(HOSTILE),
        frames=tuple(
            Frame(f"frame{n}", words, words, (Line(words),), (box,), tooltip=words)
            for n, (words, box) in enumerate(zip(HOSTILE, boxes, strict=True))
        ),
        arrows=tuple(
            Arrow(
                key=f"arrow{n}",
                tail=f"box{n}",
                head=f"box{(n + 1) % len(HOSTILE)}",
                lines=(Line(words, choices=(words,), tooltip=words, link=words),),
            )
            for n, words in enumerate(HOSTILE)
        ),
        starts=("box0",),
        notes=tuple(Note(f"note{n}", words, (words,)) for n, words in enumerate(HOSTILE)),
    )


def _hostile_box(number: int, words: str) -> Box:
    return Box(
        key=f"box{number}",
        title=words,
        subtitle=words,
        banner=words,
        lines=(Line(words, condition=words),),
        tooltip=words,
        link=words,
    )


def charts() -> tuple[Chart, ...]:
    """Return all of them."""
    return model_chart(), feature_chart(), hostile_chart()
