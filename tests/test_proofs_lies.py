"""A wrong answer of each engine in turn is never taken for a proof: exit code 4, 3, or the truth.

What an engine says is replaced in this process; the processes that decide are forked from it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import networkx as nx
import pytest
import z3

import uccx_licensing.disagreement
from known_proofs import knowledge_of
from test_app_runs import scenario
from test_proofs_broken_models import a_way_back
from uccx_licensing.__main__ import run as run_command
from uccx_model.expressions import FALSE, TRUE, Bool, Scope
from uccx_model.graph import Graph, licensing_graph
from uccx_model.trace import Trace
from uccx_model.variables import State
from uccx_proofs.catalogue import properties_named
from uccx_proofs.certificate import Thesis
from uccx_proofs.concrete import Configuration
from uccx_proofs.engines import prover as engines
from uccx_proofs.engines.kinduction import KInduction
from uccx_proofs.engines.knowledge import Knowledge
from uccx_proofs.engines.preparing import prover_for
from uccx_proofs.engines.prover import Prover
from uccx_proofs.engines.recovery import Plan, find_plan
from uccx_proofs.engines.search import Found, Search, Wanted
from uccx_proofs.engines.slicing import Slicing
from uccx_proofs.engines.solver import Core
from uccx_proofs.engines.spacer import Reached, SpacerAnswer
from uccx_proofs.engines.traces import trace_to
from uccx_proofs.graph_claims import NoPath
from uccx_proofs.property import Property, PropertyBook, Target
from uccx_proofs.solvers import SOLVERS, run_cvc5, run_z3
from uccx_proofs.verdicts import (
    Disagreement,
    Engine,
    Proved,
    Refuted,
    Run,
    Unknown,
    Witnessed,
)
from uccx_proofs.verify import verify

pytestmark = pytest.mark.xdist_group("lies")  # one process: the model is learnt once

Patch = pytest.MonkeyPatch
Lie = Callable[[Patch, Knowledge], "Knowledge | None"]

STRIKES: Final = "strikes_stay_within_the_limit"
BY_INDUCTION: Final = "enforcement_comes_only_after_a_full_period"
PLANNED: Final = "compliance_can_always_be_regained"
ON_THE_GRAPH: Final = "no_path_leads_back_to_classic"
BEHIND: Final = "enforced_non_compliance_lies_behind_out_of_compliance"
SOUGHT: Final = "non_compliance_meets_its_deadline"
SEEN: Final = "strikes_meet_their_limit"
CONDITIONAL: Final = "authorization_expires_before_registration"
TWO_CASES: Final = "a_report_has_one_outcome"
S: Final = State.symbols(Scope.STATE)

BOOK: Final = PropertyBook()


@BOOK.invariant(source=["R21"])
def nobody_is_ever_locked(s: State) -> Bool:
    """Nothing is ever locked."""
    return ~s.lock_held


@BOOK.witness(source=["R21"])
def strikes_go_below_zero(system: object) -> Sequence[Target]:
    """Strikes can go below zero."""
    return [Target("strikes below zero", S.strikes < 0)]


FALSE_ONE, IMPOSSIBLE = BOOK.properties


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    chosen = properties_named([STRIKES, CONDITIONAL])
    return prover_for(licensing_graph(), chosen).knowledge


@cache
def real(name: str) -> Property:
    (found,) = properties_named([name])
    return found


Prepare = Callable[["Property | str", Lie], None]
Decide = Callable[..., Run]


@pytest.fixture
def prepare(monkeypatch: Patch, request: pytest.FixtureRequest) -> Prepare:
    """Make a property the only one, and lie. (A fixture: what is known is too long for reports.)"""

    def prepare(p: Property | str, lie: Lie) -> None:
        chosen = (real(p) if isinstance(p, str) else p,)
        monkeypatch.setattr("uccx_proofs.verify.properties_named", lambda _: chosen)
        told = knowledge_of(STRIKES) if p == STRIKES else request.getfixturevalue("knowledge")
        known = lie(monkeypatch, told) or told

        def prepared(graph: Graph, *_: object, profile: str | None, time_limit: float) -> Prover:
            return Prover(graph, known, time_limit, profile)

        monkeypatch.setattr("uccx_proofs.searching.prover_for", prepared)

    return prepare


@pytest.fixture
def decide(prepare: Prepare) -> Decide:
    """Find anew what is asked for, after a lie; nothing that was written down is used."""

    def decide(
        p: Property | str, lie: Lie, graph: Graph | None = None, solvers: Sequence[str] = ("Z3",)
    ) -> Run:
        prepare(p, lie)
        return verify(jobs=1, time_limit=20, fresh=True, graph=graph, solvers=solvers)

    return decide


# The lies.


def strengthened(lemma: Bool) -> Lie:
    """The search for an invariant takes this for a lemma everywhere."""

    def lie(_: Patch, known: Knowledge) -> Knowledge:
        invariant = {node: (lemma, *lemmas) for node, lemmas in known.invariant.items()}
        return replace(known, invariant=invariant)

    return lie


def finds(**answers: object) -> Lie:
    """The search for ways answers as told, whatever it is asked."""

    def lie(monkeypatch: Patch, _: Knowledge) -> None:
        for name, answer in answers.items():
            told = answer if callable(answer) else lambda *_, answer=answer, **__: answer
            monkeypatch.setattr(Search, name, told)

    return lie


NOTHING: Final = finds(seen=None, solve=None)


def both(*lies: Lie) -> Lie:
    def lie(monkeypatch: Patch, known: Knowledge) -> Knowledge:
        for other in lies:
            known = other(monkeypatch, known) or known
        return known

    return lie


def patched(owner: Any, name: str, answer: Any) -> Lie:
    return lambda monkeypatch, _: monkeypatch.setattr(owner, name, answer)


def way(self: Search, wanted: Wanted, *_: object, **__: object) -> Found:
    """Return a way that was really gone, but leads somewhere else."""
    visit = next(v for v in self.exploration.visits if v.depth == 3)
    return self._told(visit, self._nothing)


def out_of_nowhere(self: Search, wanted: Wanted, *_: object, **__: object) -> Found:
    """Return a start that is none: there at once."""
    visit = next(v for v in self.exploration.visits if v.here.node == wanted.node)
    there = Configuration(wanted.node, tuple(visit.here.values))
    return Found(visit.world.rigid, there, (), self._nothing)


honest_seen, honest_solve = Search.seen, Search.solve


def without_a_step(self: Search, wanted: Wanted, *_: object, **__: object) -> Found | None:
    found = honest_seen(self, wanted) or honest_solve(self, wanted, TRUE)
    assert found is not None
    return replace(found, moves=found.moves[1:])


def with_impossible_numbers(self: Search, wanted: Wanted, *_: object, **__: object) -> Found | None:
    found = honest_seen(self, wanted)
    assert found is not None
    numbers = [-number if type(number) is int else number for number in found.rigid]
    return replace(found, rigid=tuple(numbers))


def dropping(method: str, answer: Callable[[Any], object]) -> Lie:
    """Slicing drops something from what it found."""
    honest = getattr(Slicing, method)
    return patched(Slicing, method, lambda *a: answer(honest(*a)))


def fewer(lemmas: Mapping[str, tuple[Bool, ...]]) -> Mapping[str, tuple[Bool, ...]]:
    node = max(lemmas, key=lambda n: len(lemmas[n]))
    return {**lemmas, node: lemmas[node][1:]}


def spacer(reached: Reached, lemma: Bool) -> Lie:
    def answer(system: Any, *_: object) -> SpacerAnswer:
        return SpacerAnswer(reached, "Spacer lies", dict.fromkeys(system.nodes, (lemma,)))

    return both(
        NOTHING,
        patched(KInduction, "proves", lambda *_: False),
        patched(engines, "ask_spacer", answer),
    )


def plan(change: Callable[[Mapping[str, Any]], Mapping[str, Any]]) -> Lie:
    honest = find_plan

    def answer(*arguments: Any) -> Plan:
        return Plan(change(honest(*arguments).options), ())

    return patched(engines, "find_plan", answer)


def traced(change: Callable[[Trace], Trace]) -> Lie:
    honest = trace_to
    return patched(engines, "trace_to", lambda *a: change(honest(*a)))


def cut_short(trace: Trace) -> Trace:
    return replace(trace, steps=())


def forged(trace: Trace) -> Trace:
    *steps, last = trace.steps
    values = {**last.after.values, "strikes": 77}
    return replace(trace, steps=(*steps, replace(last, after=replace(last.after, values=values))))


def refuting(_: Prover, thesis: Thesis, *__: object) -> Refuted:
    return Refuted(Engine.SEARCH, INNOCENT, place="nowhere")


INNOCENT: Final = scenario()  #: a trace of the model that shows nothing amiss


QUERY: Final = z3.Fixedpoint, "query"
HONEST_CORE: Final = Core.excluding

LIES: Final[Mapping[str, tuple[Property | str, Lie, Graph | None, type, str]]] = {
    "the invariant is false": (
        FALSE_ONE,
        strengthened(FALSE),
        None,
        Disagreement,
        "inductive invariant says so, the check does not: it has a hole: .* initiation: ",
    ),
    "the invariant is not inductive": (
        FALSE_ONE,
        strengthened(~S.lock_held),
        None,
        Disagreement,
        "inductive invariant says so, .* consecution: overage_reaches_the_limit",
    ),
    "the invariant is too strong and not needed": (
        BY_INDUCTION,
        strengthened(S.strikes <= 1),
        None,
        Disagreement,
        "k-induction says so, .* consecution: ",
    ),
    "the invariant excludes what was to be shown": (
        IMPOSSIBLE,
        both(strengthened(FALSE), NOTHING),
        None,
        Disagreement,
        "inductive invariant proves strikes below zero, the check does not: initiation",
    ),
    "slicing drops a lemma": (
        STRIKES,
        dropping("_closed", fewer),
        None,
        Disagreement,
        "inductive invariant says so, the check does not: it has a hole",
    ),
    "slicing drops every lemma": (
        STRIKES,
        patched(Slicing, "_excluding", lambda *_: ()),
        None,
        Disagreement,
        "it has a hole: this does not follow: entailment",
    ),
    "slicing finds nothing": (
        STRIKES,
        patched(Slicing, "_lemmas", lambda *_: None),
        None,
        Proved,
        "",
    ),
    "the core of a step is empty": (
        STRIKES,
        patched(Core, "excluding", lambda *_: []),
        None,
        Disagreement,
        "it has a hole",
    ),
    "the core says that nothing follows": (
        STRIKES,
        patched(Core, "excluding", lambda *_: None),
        None,
        Proved,
        "",
    ),
    "everything is entailed": (
        FALSE_ONE,
        patched(KInduction, "entailed", lambda *_: []),
        None,
        Disagreement,
        "inductive invariant says so, the check does not: .* entailment: ",
    ),
    "everything is entailed, but a walk was there": (
        SEEN,
        patched(KInduction, "entailed", lambda *_: []),
        None,
        Witnessed,
        "",
    ),
    "everything is entailed, and no walk was there": (
        SEEN,
        both(patched(KInduction, "entailed", lambda *_: []), NOTHING),
        None,
        Disagreement,
        "proves .*, the check does not: entailment",
    ),
    "nothing is entailed": (
        STRIKES,
        patched(KInduction, "entailed", lambda _, claims: list(claims)),
        None,
        Proved,
        "k = 2",
    ),
    "k-induction proves what is false": (
        FALSE_ONE,
        both(NOTHING, patched(KInduction, "proves", lambda *_: True)),
        None,
        Disagreement,
        "k-induction says so, the check does not: it has a hole: this does not follow: ",
    ),
    "k-induction proves what is false, but a walk was there": (
        FALSE_ONE,
        patched(KInduction, "proves", lambda *_: True),
        None,
        Refuted,
        "",
    ),
    "Spacer's invariant is false": (
        FALSE_ONE,
        spacer(Reached.UNREACHABLE, FALSE),
        None,
        Disagreement,
        "Spacer says so, the check does not: .* initiation",
    ),
    "Spacer's invariant is not inductive": (
        FALSE_ONE,
        spacer(Reached.UNREACHABLE, ~S.lock_held),
        None,
        Disagreement,
        "Spacer says so, the check does not: .* consecution: overage_reaches_the_limit",
    ),
    "Spacer's invariant excludes nothing": (
        FALSE_ONE,
        spacer(Reached.UNREACHABLE, TRUE),
        None,
        Disagreement,
        "Spacer says so, the check does not: .* entailment",
    ),
    "Spacer reaches what cannot be": (
        BY_INDUCTION,
        spacer(Reached.REACHABLE, TRUE),
        None,
        Unknown,
        "Spacer finds it reachable, but no trace was found",
    ),
    "Z3 says unsat for Spacer": (
        FALSE_ONE,
        both(
            NOTHING,
            patched(KInduction, "proves", lambda *_: False),
            patched(*QUERY, lambda *_: z3.unsat),
        ),
        None,
        Disagreement,
        "Spacer says so, the check does not: .* entailment",
    ),
    "Z3 says sat for Spacer": (
        BY_INDUCTION,
        both(
            NOTHING,
            patched(KInduction, "proves", lambda *_: False),
            patched(*QUERY, lambda *_: z3.sat),
        ),
        None,
        Unknown,
        "Spacer finds it reachable, but no trace was found",
    ),
    "a walk leads elsewhere": (
        FALSE_ONE,
        finds(seen=way, nicer=way),
        None,
        Disagreement,
        "exploration: the model does not replay the counterexample: .* does not lead there",
    ),
    "a walk refutes what is true": (
        BY_INDUCTION,
        finds(seen=way, nicer=way),
        None,
        Disagreement,
        "exploration: the model does not replay the counterexample",
    ),
    "a walk starts nowhere": (
        FALSE_ONE,
        finds(seen=out_of_nowhere, nicer=out_of_nowhere),
        None,
        Disagreement,
        "exploration: the model does not replay the counterexample",
    ),
    "a walk lacks a step": (
        FALSE_ONE,
        finds(seen=without_a_step, nicer=without_a_step),
        None,
        Disagreement,
        "exploration: the model does not replay the counterexample",
    ),
    "a walk has impossible numbers": (
        FALSE_ONE,
        finds(seen=with_impossible_numbers, nicer=with_impossible_numbers),
        None,
        Disagreement,
        "exploration: the model does not replay the counterexample",
    ),
    "a way found by the solver leads elsewhere": (
        SOUGHT,
        finds(seen=None, solve=way),
        None,
        Disagreement,
        "the model does not replay this",
    ),
    "a way found by the solver lacks a step": (
        SOUGHT,
        finds(solve=without_a_step),
        None,
        Disagreement,
        "the model does not replay this",
    ),
    "a way to two cases that cannot be": (
        TWO_CASES,
        both(
            finds(seen=None, solve=out_of_nowhere),
            patched(KInduction, "entailed", lambda _, claims: list(claims)),
            patched(KInduction, "proves", lambda *_: False),
        ),
        None,
        Disagreement,
        "solver search: the model does not replay the counterexample: .* does not lead there",
    ),
    "the example ends too early": (
        SEEN,
        traced(cut_short),
        None,
        Disagreement,
        "exploration says so, the check does not: the example does not show",
    ),
    "the example ends otherwise than it is told, which nobody writes down": (
        SEEN,
        traced(forged),
        None,
        Witnessed,
        "",
    ),
    "the counterexample ends too early": (
        FALSE_ONE,
        traced(cut_short),
        None,
        Disagreement,
        "exploration refutes it, its counterexample does not: it does not end where",
    ),
    "the counterexample is forged": (
        FALSE_ONE,
        traced(forged),
        None,
        Disagreement,
        "its counterexample does not: the model does not go like this",
    ),
    "what is true is refuted": (
        STRIKES,
        patched(Prover, "_never", refuting),
        None,
        Disagreement,
        "solver search refutes it, its counterexample does not: it does not end where",
    ),
    "a condition is needed, by an example that shows nothing": (
        CONDITIONAL,
        patched(Prover, "_without", lambda *_: Refuted(Engine.SEARCH, INNOCENT)),
        None,
        Disagreement,
        "the check does not: the example does not break it without",
    ),
    "a condition is needed, without an example": (
        CONDITIONAL,
        patched(Prover, "_without", lambda *_: Refuted(Engine.SEARCH, None)),
        None,
        Disagreement,
        "the check does not: it has no example for",
    ),
    "a condition is not needed": (
        CONDITIONAL,
        both(NOTHING, patched(KInduction, "proves", lambda *_: True)),
        None,
        Unknown,
        "not every condition is known to be needed: it has no example for",
    ),
    "nobody knows whether a condition is needed": (
        CONDITIONAL,
        patched(Prover, "_without", lambda *_: Unknown("no time")),
        None,
        Unknown,
        "not every condition is known to be needed: it has no example for",
    ),
    "a plan has no options": (
        PLANNED,
        plan(lambda options: {node: some[:1] for node, some in options.items()}),
        None,
        Disagreement,
        "plan says so, the check does not: it has a hole: .* plan: ",
    ),
    "a plan runs in a circle": (
        PLANNED,
        plan(lambda options: dict(reversed(list(options.items())))),
        None,
        Unknown,
        "the plan at .* leads to .*, which has no plan yet",
    ),
    "a plan forgets a state": (
        PLANNED,
        plan(lambda options: dict(list(options.items())[:-1])),
        None,
        Unknown,
        "the plan does not say what to do in",
    ),
    "the graph search overlooks a way": (
        ON_THE_GRAPH,
        patched(nx, "has_path", lambda *_: False),
        a_way_back(),
        Disagreement,
        "graph says so, the check does not: its argument does not hold: CLASSIC is among them",
    ),
    "the graph search stops too early": (
        BEHIND,
        patched(nx, "descendants", lambda *_: set()),
        None,
        Disagreement,
        "its argument does not hold: .* leads out of them",
    ),
    "the graph search finds a way where there is none": (
        ON_THE_GRAPH,
        both(
            patched(nx, "has_path", lambda *_: True),
            patched(nx, "shortest_path", lambda _, source, target: [source, target]),
        ),
        None,
        Unknown,
        "this is no way",
    ),
    "the graph search has an empty argument": (
        ON_THE_GRAPH,
        patched(NoPath, "find", lambda *_: {"closed": []}),
        None,
        Disagreement,
        "its argument does not hold: .* is missing",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize(("p", "lie", "graph", "verdict", "told"), LIES.values(), ids=LIES)
def test_an_engine_lies(
    p: Property | str,
    lie: Lie,
    graph: Graph | None,
    verdict: type,
    told: str,
    decide: Decide,
) -> None:
    run = decide(p, lie, graph)
    (result,) = run.results
    assert isinstance(result.verdict, verdict), result.verdict
    match result.verdict:
        case Disagreement(explanation, _, material):
            assert run.exit_code == 4
            assert matches(told, explanation), explanation
            if "the check does not" in explanation:
                assert material, "nothing to look into"
        case Unknown(reason):
            doubtful = any(isinstance(c.without, Disagreement) for c in result.conditions)
            assert run.exit_code == (4 if doubtful else 3)
            assert matches(told, reason), reason
        case Proved(_, explanation):
            assert matches(told, explanation)
            assert p is not FALSE_ONE
        case Refuted():
            assert p is FALSE_ONE
            assert run.exit_code == 1
        case Witnessed():
            assert p is not IMPOSSIBLE
            assert run.exit_code == 0


def matches(told: str, text: str) -> bool:
    return re.search(told, text, re.DOTALL) is not None


# The solvers that check.


def saying(answer: str, solver: Callable[[str], list[str]], places: Sequence[int]) -> Any:
    """A solver that says this in these places; the first place is the control."""

    def run(script: str) -> list[str]:
        told = solver(script)
        for place in places:
            told[place] = answer
        return told

    return run


def always(answer: str) -> Callable[[str], list[str]]:
    return lambda script: [answer] * script.count("(check-sat)")


BOTH: Final = "Z3", "cvc5"


@pytest.mark.parametrize("fresh", [False, True])
@pytest.mark.parametrize(
    ("liar", "answer", "told"),
    [("Z3", "sat", "Z3: sat, cvc5: unsat"), ("cvc5", "sat", "Z3: unsat, cvc5: sat")],
)
def test_a_solver_contradicts_the_other(
    liar: str,
    answer: str,
    told: str,
    fresh: bool,
    decide: Decide,
    monkeypatch: Patch,
) -> None:
    honest = {"Z3": run_z3, "cvc5": run_cvc5}[liar]
    monkeypatch.setitem(SOLVERS, liar, saying(answer, honest, [3]))
    run = decide(STRIKES, lambda *_: None, None, BOTH) if fresh else verify([STRIKES], solvers=BOTH)
    verdict = run.results[0].verdict
    assert isinstance(verdict, Disagreement)
    assert run.exit_code == 4
    assert told in verdict.explanation
    assert verdict.explanation.startswith("the solvers disagree on ")
    assert set(verdict.material) == {"obligations.smt2", "Z3's answers", "cvc5's answers"}
    assert "(check-sat)" in verdict.material["obligations.smt2"]


@pytest.mark.parametrize("solvers", [("Z3",), BOTH])
@pytest.mark.parametrize(
    ("answer", "code"), [("unsat", 3), ("sat", 4), ("unknown", 3), ('(error "no")', 3)]
)
def test_z3_always_answers_the_same(
    answer: str, code: int, solvers: tuple[str, ...], decide: Decide, monkeypatch: Patch
) -> None:
    """Who says *unsat* even to the control is not believed; who says *sat* contradicts others."""
    monkeypatch.setitem(SOLVERS, "Z3", always(answer))
    run = decide(STRIKES, lambda *_: None, None, solvers)
    contradicted = answer == "unsat" and solvers == BOTH  # by who answers the control with *sat*
    assert run.exit_code == (4 if contradicted else code)


@pytest.mark.slow
def test_a_false_proof_needs_two_solvers_that_lie(decide: Decide, monkeypatch: Patch) -> None:
    def sly(script: str) -> list[str]:
        return ["sat", *["unsat"] * (script.count("(check-sat)") - 1)]

    monkeypatch.setitem(SOLVERS, "Z3", sly)
    run = decide(FALSE_ONE, strengthened(FALSE), None, BOTH)
    verdict = run.results[0].verdict
    assert isinstance(verdict, Disagreement)
    assert "(Z3: unsat, cvc5: sat)" in verdict.explanation


# On the command line.


def command(*options: str) -> int:
    return run_command(["verify", "--fresh", "--jobs", "1", *options])


@pytest.mark.slow
def test_a_disagreement_is_told_and_written_to_a_file(
    prepare: Prepare,
    monkeypatch: Patch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    prepare(FALSE_ONE, strengthened(FALSE))
    file = tmp_path / "found" / "disagreement.json"
    file.parent.mkdir()
    monkeypatch.setattr(uccx_licensing.disagreement, "FILE", str(file))
    assert command() == 4
    told = capsys.readouterr()
    assert "‼ disagreement" in told.out
    assert "why: inductive invariant says so, the check does not" in flat(told.out)
    assert flat(told.err).endswith(f"everything that is needed to report it is in {file}.")
    assert "Traceback" not in told.err
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    data = json.loads(file.read_text(encoding="utf-8"))
    assert data["solvers"].keys() == {"Z3", "cvc5"}
    assert data["tool"]["version"]
    assert data["python"]
    (found,) = data["disagreements"]
    assert found["property"] == FALSE_ONE.name
    assert found["sentence"] == "Nothing is ever locked."
    assert "initiation" in found["explanation"]
    assert found["material"]["certificate.smt2"].startswith("; Why this holds")


def test_a_disagreement_about_a_trace_has_the_trace(
    prepare: Prepare, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare(STRIKES, patched(Prover, "_never", refuting))
    assert command("--json", "-") == 4
    told = capsys.readouterr()
    assert json.loads(told.out)["exit_code"] == 4
    data = json.loads(Path(uccx_licensing.disagreement.FILE).read_text(encoding="utf-8"))
    (found,) = data["disagreements"]
    assert found["trace"]["steps"]


@pytest.mark.slow
def test_a_disagreement_that_cannot_be_written_keeps_its_exit_code(
    prepare: Prepare,
    monkeypatch: Patch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    prepare(FALSE_ONE, strengthened(FALSE))
    nowhere = tmp_path / "no" / "file.json"
    monkeypatch.setattr(uccx_licensing.disagreement, "FILE", str(nowhere))
    assert command() == 4
    told = flat(capsys.readouterr().err)
    assert told.endswith(f"could not be written to {nowhere}: No such file or directory.")
    assert "Traceback" not in told


def test_a_disagreement_of_solvers_about_certificates_is_written_too(
    monkeypatch: Patch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(SOLVERS, "cvc5", saying("sat", run_cvc5, [2]))
    assert run_command(["check-certificates", "--property", STRIKES]) == 4
    assert "Engines disagree" in capsys.readouterr().err
    data = json.loads(Path(uccx_licensing.disagreement.FILE).read_text(encoding="utf-8"))
    (found,) = data["disagreements"]
    assert found["property"] == STRIKES
    assert set(found["material"]) == {"obligations.smt2", "Z3's answers", "cvc5's answers"}


def flat(text: str) -> str:
    return " ".join(text.split())
