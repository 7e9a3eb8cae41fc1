"""Outcomes to show and report: made up, but their traces are real ones. Other tests import them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import ModuleType, SimpleNamespace
from typing import Final

import pytest

from uccx_licensing.outcome import MARKS, MEANINGS, is_needed, outcome_of, tally, told_without
from uccx_model.choices import Q4, Q7, Choice
from uccx_model.execution import Execution, replay
from uccx_model.graph import licensing_graph
from uccx_model.parameters import profile_named
from uccx_model.script import Script, start
from uccx_model.states import EVALUATION
from uccx_model.trace import Trace
from uccx_proofs.verdicts import (
    Condition,
    Disagreement,
    Engine,
    Proved,
    Refuted,
    Result,
    Run,
    Unknown,
    Verdict,
    Witnessed,
)

FOLDER: Final = "/home/somebody/uccx/proofs/uccx_proofs/properties/"


def scenario(*choices: Choice, profile: str = "12.5") -> Trace:
    """The tech note's first scenario: 100 bought, five reports of 130, no cure for 90 days."""
    script = Script(licensing_graph(), start(EVALUATION, 100, agents=40), choices, profile)
    script.act("register")
    script.report(80)
    for _ in range(20):
        script.report(80)
    for _ in range(5):
        script.report(130)
    script.report(90, times=8640)
    script.report(90, bought=130)
    return script.trace()


def silence() -> Trace:
    """A licence server that never answers, then what an administrator does about it."""
    script = Script(licensing_graph(), start(EVALUATION, 10))
    script.act("register")
    for times in (1, 1, 8637, 1, 8639, 1):
        script.report(5, times=times, ssm_reachable=False)
    script.act("deregister")
    script.act("choose_license_type", license_type=2)
    script.act("restart_cluster")
    script.act("synchronize_agents", agents=7)
    return script.trace()


def of_no_profile() -> Trace:
    """A short trace under numbers that no release has, and an unusual reading."""
    numbers = {**dict.fromkeys(profile_named("12.5").values, 7), "evaluation_period": 3}
    execution = Execution(licensing_graph(), numbers, [Q4.RESETS_COUNT])
    first = start(EVALUATION, 0)
    inputs = {"bought": 0, "agents": 0, "license_type": 0, "ssm_reachable": False}
    inputs |= {"duration": 3, "demand": 1_000, "synced": False}
    flags = {"overage_allowed": True, "wfo_in_use": False}
    step = execution.take(first, "evaluation_expires", inputs | flags)
    return Trace(numbers, execution.all_choices, first, (step,))


def result(name: str, verdict: Verdict, kind: str = "invariant", **given: object) -> Result:
    """A result of this name, otherwise ordinary."""
    details: dict[str, object] = {
        "sentence": f"It is so that {name.replace('_', ' ')}.",
        "sources": ("R17", "R24", "G01"),
        "readings": "every reading",
        "periods": "any periods",
        "conditions": (),
        "seconds": 0.25,
        "file": FOLDER + "states.py",
        "line": 12,
    }
    return Result(name=name, kind=kind, verdict=verdict, **{**details, **given})  # type: ignore[arg-type]


def proved(name: str = "strikes_stay_within_the_limit", **given: object) -> Result:
    return result(name, Proved(Engine.INVARIANT), **given)  # type: ignore[arg-type]


def witnessed() -> Result:
    traces = (("the tech note's first scenario", scenario()), ("a silent server", silence()))
    return result("both_scenarios_are_possible", Witnessed(Engine.REPLAY, traces), "witness")


def refuted() -> Result:
    place = "evaluation_expires: EVALUATION → EVALUATION_EXPIRED"
    verdict = Refuted(Engine.SEARCH, of_no_profile(), "the period is over too early", place)
    return result("evaluation_lasts_ninety_days", verdict)


def refuted_fact() -> Result:
    verdict = Refuted(Engine.GRAPH, None, "the path SMART → CLASSIC")
    return result("no_path_leads_back", verdict, "graph fact")


def unknown() -> Result:
    return result("time_can_always_pass", Unknown("no answer within 60 s"), "progress")


def disagreement() -> Result:
    verdict = Disagreement("Spacer proves what exploration refutes", silence())
    return result("the_lock_never_falls", verdict, "step invariant")


def conditional(without: Verdict | None = None) -> Result:
    """Proved for one reading; without it refuted, unless told otherwise."""
    needs = Condition(Q7.MATCHING_CURE_ONLY.title, without or Refuted(Engine.SEARCH, silence()))
    told = {"readings": Q7.MATCHING_CURE_ONLY.title, "conditions": (needs,)}
    return result("enforcement_has_one_cure", Proved(Engine.K_INDUCTION, "k = 2"), **told)  # type: ignore[arg-type]


def run(*results: Result, profile: str | None = None, notes: Sequence[str] = ()) -> Run:
    return Run(results, 8.1, profile, tuple(notes))


EVERYTHING: Final = run(
    proved(), witnessed(), refuted(), refuted_fact(), unknown(), disagreement(), conditional()
)
EXITS: Final = {
    "proved": (run(proved(), witnessed(), conditional()), 0),
    "refuted": (run(proved(), refuted(), unknown()), 1),
    "refuted fact": (run(refuted_fact()), 1),
    "unknown": (run(proved(), unknown()), 3),
    "needless": (run(conditional(Proved(Engine.SPACER))), 3),
    "doubtful": (run(conditional(Unknown("no time"))), 3),
    "disagreement": (run(refuted(), disagreement(), unknown()), 4),
    "disagreement without": (run(conditional(Disagreement("two engines differ"))), 4),
    "nothing": (run(), 0),
}


class FakeUnknownPropertyError(LookupError):
    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(name)
        self.name, self.known = name, known


def fake_modules(
    outcome: Run | BaseException, known: Sequence[Result], calls: list[dict[str, object]]
) -> dict[str, ModuleType]:
    """Modules in place of the catalogue and of the engines: what they give is told, not proved."""
    catalogue, engines = ModuleType("uccx_proofs.catalogue"), ModuleType("uccx_proofs.verify")
    fields = ("name", "sentence", "kind", "sources", "readings", "periods", "file", "line")
    properties = [SimpleNamespace(**{f: getattr(r, f) for f in fields}) for r in known]

    def verify(
        names: Sequence[str] | None = None,
        *,
        progress: Callable[[str, int, int], None],
        **options: object,
    ) -> Run:
        calls.append({"names": names, **options})
        for number, property_ in enumerate(properties):
            progress(property_.name, number, len(properties))
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    catalogue.all_properties = lambda: tuple(properties)  # type: ignore[attr-defined]
    catalogue.UnknownPropertyError = FakeUnknownPropertyError  # type: ignore[attr-defined]
    engines.verify = verify  # type: ignore[attr-defined]
    return {"uccx_proofs.catalogue": catalogue, "uccx_proofs.verify": engines}


@pytest.mark.parametrize("trace", [scenario(), silence(), of_no_profile()])
def test_the_traces_are_real(trace: Trace) -> None:
    replay(licensing_graph(), trace)


@pytest.mark.parametrize(("outcome", "code"), EXITS.values(), ids=EXITS)
def test_the_runs_end_as_expected(outcome: Run, code: int) -> None:
    assert outcome.exit_code == code


def test_each_verdict_has_a_word_a_mark_and_a_meaning() -> None:
    words = {outcome_of(r.verdict).word for r in EVERYTHING.results}
    assert words == set(MARKS) == set(MEANINGS)
    assert tally(EVERYTHING) == {
        "proved": 2,
        "witnessed": 1,
        "refuted": 2,
        "unknown": 1,
        "disagreement": 1,
    }
    assert sum(tally(EVERYTHING).values()) == len(EVERYTHING.results)


@pytest.mark.parametrize(
    ("without", "told", "needed"),
    [
        (Refuted(Engine.SEARCH, silence()), "refuted (counterexample of 11 steps)", True),
        (Refuted(Engine.SEARCH, of_no_profile()), "refuted (counterexample of 1 step)", True),
        (Refuted(Engine.GRAPH, None), "refuted", True),
        (Proved(Engine.SPACER), "proved just the same, so it is not needed", False),
        (Unknown("no time"), "unknown, so it may not be needed (no time)", False),
        (Disagreement("x"), "disagreement, so it may not be needed (x)", False),
    ],
)
def test_what_becomes_of_a_property_without_its_condition(
    without: Verdict, told: str, needed: bool
) -> None:
    condition = Condition("Q7", without)
    assert told_without(condition) == told
    assert is_needed(condition) == needed
