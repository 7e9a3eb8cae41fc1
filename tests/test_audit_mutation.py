"""Slips are judged rightly: what is broken is shown, what is the same is proved."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from uccx_licensing.auditing.mutation import MUTATION
from uccx_model.expressions import FALSE, all_of
from uccx_model.graph import Graph, build_graph, licensing_graph, transitions_of
from uccx_model.parameters import Parameters
from uccx_model.rewriting import substitute
from uccx_model.transition import Transition
from uccx_proofs.audit.mutation import finding
from uccx_proofs.audit.mutation.alike import sameness
from uccx_proofs.audit.mutation.altered import alter
from uccx_proofs.audit.mutation.finding import Told, record_of, verdicts_from
from uccx_proofs.audit.mutation.ground import Ground, prepare
from uccx_proofs.audit.mutation.holding import holding
from uccx_proofs.audit.mutation.judging import Judge, Verdict
from uccx_proofs.audit.mutation.killing import Break, Killing
from uccx_proofs.audit.mutation.mutants import Mutant, mutants, sample
from uccx_proofs.audit.mutation.showing import MisledError, shown
from uccx_proofs.certificate import Thesis
from uccx_proofs.engines.solver import Translator
from uccx_proofs.evidence import read_example
from uccx_proofs.files import committed_certificates
from uccx_proofs.refusing import CertificateError
from uccx_proofs.scripts import script_of
from uccx_proofs.solvers import SOLVERS

P = Parameters.symbols()


@cache
def ground() -> Ground:
    return prepare()


@cache
def judge() -> Judge:
    return Judge(ground())


@cache
def every() -> dict[str, Mutant]:
    return {mutant.name: mutant for mutant in mutants(licensing_graph())}


def changed(label: str, change: Callable[[Transition], Transition | None]) -> Graph:
    """The model with one transition changed, or without it."""
    found = []
    for t in transitions_of(licensing_graph()):
        now = change(t) if t.label == label else t
        found += [] if now is None else [now]
    return build_graph(found)


EXPIRES = "evaluation_expires: EVALUATION → EVALUATION_EXPIRED"
LOCKS = "overage_reaches_the_limit: OVERAGE → OUT_OF_COMPLIANCE"
SWITCHES = "switch_to_smart: CLASSIC → EVALUATION"
SYNCHRONIZES = "synchronize_agents: IN_COMPLIANCE → IN_COMPLIANCE"


def a_strike_early(t: Transition) -> Transition:
    return replace(t, guard=substitute(t.guard, {P.strike_limit: P.strike_limit - 1}, {}))


def a_report_late(t: Transition) -> Transition:
    later = P.evaluation_period + 1
    return replace(t, guard=substitute(t.guard, {P.evaluation_period: later}, {}))


@pytest.mark.parametrize(
    ("label", "change", "killer"),
    [
        (LOCKS, a_strike_early, "five_strikes_make_out_of_compliance_irreversible"),
        (EXPIRES, a_report_late, "time_can_always_pass"),
        (SWITCHES, lambda _: None, "smart_licensing_is_refused_only_while_wfo_is_used"),
        (SYNCHRONIZES, lambda t: replace(t, changes={}), "agents_change_only_by_synchronizing"),
        (EXPIRES, lambda t: replace(t, guard=FALSE), "every_transition_can_be_taken"),
    ],
)
def test_a_slip_is_noticed_by_the_right_property(
    label: str, change: Callable[[Transition], Transition | None], killer: str
) -> None:
    graph = changed(label, change)
    found = judge().judge(graph)
    assert found.verdict is Verdict.KILLED
    assert killer in found.killers
    assert set(found.killers) == {n for k in found.kills for n in k.names} | set(found.told)
    for kill in found.kills:
        read_example(graph, kill.told)  # the changed model takes every step again


def test_what_is_proved_is_never_broken() -> None:
    translate = Translator()
    for mutant in sample(list(every().values()), 40):
        altered = alter(ground(), mutant.graph, mutant.starts)
        killing = Killing(altered, judge().monitors)
        killing.at_once()
        killing.later(60)
        assert not holding(altered, translate).names & set(killing.found)


def test_a_condition_said_twice_makes_no_difference() -> None:
    graph = changed(LOCKS, lambda t: replace(t, guard=all_of(t.guard, P.strike_limit > 0)))
    assert judge().judge(graph).verdict is Verdict.EQUIVALENT


def test_no_difference_is_claimed_where_there_is_one() -> None:
    altered = alter(ground(), changed(LOCKS, a_strike_early))
    (needed,) = sameness(altered)
    script = script_of(altered.system, Thesis("same", "Same.", None, ()), [needed])
    assert [run(script) for run in SOLVERS.values()] == [["sat", "sat"]] * 2


def test_what_no_property_speaks_of_survives() -> None:
    names = {"agents_change_only_by_synchronizing", "no_agent_changes_in_enforcement"}
    names |= {"a_stretch_equals_its_single_reports", "nothing_is_counted_below_zero"}
    left = tuple(p for p in ground().properties if p.name not in names)
    certificates = {n: c for n, c in ground().certificates.items() if n not in names}
    blind = Judge(replace(ground(), properties=left, certificates=certificates))
    graph = changed(SYNCHRONIZES, lambda t: replace(t, changes={}))
    found = blind.judge(graph)
    assert found.verdict is Verdict.SURVIVED
    assert not found.killers
    assert not found.undecided


def test_a_walk_that_the_changed_model_does_not_take_shows_nothing() -> None:
    altered = alter(ground(), changed(SWITCHES, lambda _: None))
    gone = ground().walks.passing(altered.gone)[0]
    with pytest.raises(MisledError, match="switch_to_smart"):
        shown(altered, [Break(gone, ("migration_is_one_way",))])


def test_a_walk_that_breaks_nothing_shows_nothing() -> None:
    altered = alter(ground(), licensing_graph())
    visit = ground().walks.occasions("EVALUATION")[0][0]
    with pytest.raises(MisledError, match="does not break migration_is_one_way"):
        shown(altered, [Break(visit, ("migration_is_one_way",))])


def test_a_new_start_is_judged() -> None:
    mutant = every()["start in EVALUATION / part 1 dropped"]
    found = judge().judge(mutant.graph, mutant.starts)
    assert found.verdict is Verdict.KILLED
    assert "nothing_is_counted_below_zero" in found.killers


def test_a_wrong_certificate_stops_the_judging(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "certificates"
    shutil.copytree(committed_certificates(), folder)
    file = folder / "strikes_stay_within_the_limit.smt2"
    text = file.read_text(encoding="utf-8")
    lemma = "(<= 0 strikes)"
    assert lemma in text
    file.write_text(text.replace(lemma, "(<= 1 strikes)"), encoding="utf-8")
    monkeypatch.setattr(finding, "committed_certificates", lambda: folder)
    with pytest.raises(CertificateError, match="strikes_stay_within_the_limit: its certificate"):
        finding.find_verdicts(jobs=2, number=1)


# What is kept.


def some_told() -> list[Told]:
    one, two, *_ = every()
    killers = ("migration_is_one_way", "time_can_always_pass")
    return [
        Told(one, Verdict.KILLED, killers, ("the_lock_never_falls",)),
        Told(two, Verdict.SURVIVED),
    ]


def test_a_record_tells_what_was_found() -> None:
    assert verdicts_from(record_of(some_told())) == some_told()


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda data: data.pop("mutants"), "expected an object"),
        (lambda data: data["mutants"].popitem(), "the mutants that there are"),
        (
            lambda data: data["mutants"].update({next(iter(every())): ["killed", [999], []]}),
            "range",
        ),
        (lambda data: data["mutants"].update({next(iter(every())): ["dead", [], []]}), "dead"),
        (lambda data: data["mutants"].update({next(iter(every())): ["killed"]}), "not enough"),
    ],
)
def test_a_spoilt_record_is_refused(
    spoil: Callable[[dict[str, object]], None], message: str
) -> None:
    data = record_of([Told(name, Verdict.EQUIVALENT) for name in every()])
    spoil(data)
    with pytest.raises(CertificateError, match=message):
        MUTATION.check(data)


@pytest.mark.slow
def test_a_wrong_record_is_refused() -> None:
    data = record_of([Told(name, Verdict.EQUIVALENT) for name in every()])
    with pytest.raises(CertificateError, match="it says equivalent, and it is killed"):
        MUTATION.check(data)


def test_survivors_are_told() -> None:
    summary = MUTATION.summary(record_of(some_told()))
    assert not summary.complete
    assert summary.lines[0] == "Mutation: 2 mutants: 1 killed, 0 equivalent, 1 survived, 0 unknown."
    assert summary.lines[1] == f"survived: {list(every())[1]}"
