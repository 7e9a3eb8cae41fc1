"""Traces to draw: stories told by hand, and those that the committed evidence has."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from uccx_diagrams.languages import ENGLISH
from uccx_diagrams.page import Page
from uccx_diagrams.themes import LIGHT, Theme
from uccx_diagrams.timeline.drawing import drawn
from uccx_model.choices import Deployment
from uccx_model.execution import Execution, zero_inputs
from uccx_model.graph import licensing_graph
from uccx_model.script import Script, start
from uccx_model.states import EVALUATION
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_proofs.evidence import parse_evidence

CERTIFICATES = Path(__file__).resolve().parent.parent / "proofs" / "certificates"


def told(*, profile: str = "12.5", bought: int = 100, on_prem: bool = False) -> Script:
    """A story of a new instance that begins to be told."""
    choices = [Deployment.ON_PREM_DISCONNECTED] if on_prem else []
    return Script(licensing_graph(), start(EVALUATION, bought=bought), choices, profile)


def locked() -> Script:
    """The usage is locked and the period runs out; then the deficit is bought."""
    story = told()
    story.act("register")
    story.report(100)
    for _ in range(5):
        story.report(130)
    story.report(140, times=8639)
    story.report(140)
    story.report(140, times=2000)
    story.report(90, bought=140)
    story.report(90, times=30)
    return story


def silent() -> Script:
    """The licence server is silent until enforcement, and answers again."""
    story = told(bought=500)
    story.report(30, times=960)
    story.act("register")
    story.report(450)
    story.report(450, times=4000)
    story.report(450, times=8640, ssm_reachable=False)
    story.report(470, times=8640, ssm_reachable=False)
    story.report(470, times=500, ssm_reachable=False)
    story.report(480)
    story.report(480, times=960)
    return story


def wavering(reports: int = 60) -> Script:
    """Usage goes up and down around the entitlement."""
    story = told()
    story.act("register")
    for number in range(reports):
        story.report(80 + number * 7 % 31)
    return story


def busy() -> Script:
    """Many actions, little time."""
    story = told()
    for number in range(40):
        story.act("synchronize_agents", agents=number)
    for number in (1, 2):
        story.act("register")
        story.report(number)
        story.act("deregister")
    return story


def late_sync() -> Script:
    """SSM On-Prem does not know yet what was bought."""
    story = told(on_prem=True)
    story.act("register")
    story.report(80, synced=False)
    story.report(80, times=10, synced=False)
    story.report(110, bought=1_234_567, synced=False)
    story.report(110, synced=False)
    story.report(110)
    story.report(110, times=600)
    return story


@cache
def stories() -> dict[str, Trace]:
    """Stories by name; the first two have no report."""
    registered = told()
    registered.act("register")
    evaluation = told(bought=50)
    evaluation.report(30, times=8640)
    evaluation.report(30, times=96)
    every_8_hours = told(profile="12.5-su3", bought=5)
    every_8_hours.act("register")
    for usage in (4, 7, 9):
        every_8_hours.report(usage)
    every_8_hours.report(9, times=269)
    scripts = {
        "nothing": told(),
        "registered": registered,
        "evaluation": evaluation,
        "every 8 hours": every_8_hours,
        "locked": locked(),
        "silent": silent(),
        "wavering": wavering(),
        "very long": wavering(700),
        "busy": busy(),
        "late sync": late_sync(),
    }
    return {name: script.trace() for name, script in scripts.items()}


@cache
def examples() -> dict[str, Trace]:
    """The examples of the committed evidence, by what they show."""
    found = {}
    for path in sorted(CERTIFICATES.glob("*.json")):
        evidence = parse_evidence(path.read_text(encoding="utf-8"), licensing_graph())
        for example in (*evidence.examples, *evidence.without):
            found[f"{path.stem}: {example.shows}"] = example.trace
    return found


def single_reports(trace: Trace) -> list[list[TraceStep]]:
    """Each step once more, taken report by report; an action is one step."""
    execution = Execution(licensing_graph(), trace.parameters, trace.choices)
    here: Situation = trace.start
    found = []
    for step in trace.steps:
        taken = [step]
        if step.takes_time:
            taken = []
            for _ in range(int(step.inputs["duration"])):
                inputs = zero_inputs() | dict(step.inputs) | {"duration": 1}
                (one,) = (s for s in execution.enabled(here, inputs) if s.takes_time)
                taken.append(one)
                here = one.after
        here = step.after
        assert taken[-1].after == step.after
        found.append(taken)
    return found


def page_of(trace: Trace, theme: Theme = LIGHT, **more: Any) -> Page:
    """The page of a trace, with a title."""
    given = {"title": "A title", "start_date": None, "language": ENGLISH} | more
    return drawn(trace, theme=theme, **given)


SOME = stories() | dict(list(examples().items())[::6])
"""Traces of all kinds, by name."""
