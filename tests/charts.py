"""Charts to try the writers with: the whole model, every feature at once, and hostile words."""

from __future__ import annotations

from typing import Final

from uccx_diagrams.chart import Arrow, Box, Chart, Emphasis, Frame, Key, Line, Note, Sample
from uccx_diagrams.charts.states import state_chart
from uccx_diagrams.charts.telling import Teller
from uccx_model.graph import licensing_graph
from uccx_model.reachability import Standing
from uccx_model.states import CLASSIC, EVALUATION
from uccx_proofs.reachability import load

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
    """Return the chart of all states, with words, evidence and links."""
    teller = Teller(reachability=load().reachability, evidence="evidence.html")
    return state_chart(licensing_graph(), teller)


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
            Arrow("o", "locked-2.x", "evaluation", (Line("with other numbers", elsewhere=True),)),
        ),
        starts=("state", "evaluation"),
        notes=(Note("legend", "Legend", ("thick: enforced", "dashed: a reading")),),
        legend=tuple(Key(sample, f"what {sample.name} means") for sample in Sample),
        remark="With the numbers of a release.",
        rows=(("evaluation", "locked-2.x"),),
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
        legend=tuple(Key(Sample.REPORT, words) for words in HOSTILE),
        remark=" ".join(HOSTILE),
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
