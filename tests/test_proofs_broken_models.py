"""Models broken on purpose: what should fail does, with a short story that shows where; no more.

Each model is the documented one with a few transitions changed. Its counterexamples are replayed
in the broken model, walked again in the system, and the property is evaluated where they end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import pytest

from small_systems import broken_graph, contradicts, substituted, transition_named
from uccx_model.execution import replay
from uccx_model.expressions import TRUE, Int, Scope, Term, integer
from uccx_model.graph import Graph, licensing_graph, transitions_of
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters
from uccx_model.report import Report
from uccx_model.states import CLASSIC, ENFORCED, EVALUATION, IN_COMPLIANCE, LicensingState
from uccx_model.transition import Transition
from uccx_model.variables import Inputs, State
from uccx_proofs.catalogue import properties_named
from uccx_proofs.verdicts import Proved, Refuted, Result, Run, Unknown
from uccx_proofs.verify import verify

P, GIVEN = Parameters.symbols(), Inputs.symbols(Scope.INPUT)
REPORT: Final = Report(State.symbols(Scope.STATE), GIVEN, P)
HEADLINES: Final = (
    "five_strikes_make_out_of_compliance_irreversible",
    "migration_is_one_way",
    "enforcement_comes_only_after_a_full_period",
)
A_DAY: Final = 96  #: reports
LEARNING: Final = {t.name for t in transitions_of(licensing_graph()) if "known" in t.changes}

Change = Callable[[Transition], Transition]
Breaking = Callable[[Transition], Transition | None]


# Ways to break a model.


def strikes_against(limit: Int) -> Graph:
    """Strikes are compared with something else than the limit, wherever they are."""
    names = (
        "overage_is_counted",
        "overage_reaches_the_limit",
        "renewed_with_overage",
        "renewed_with_the_last_strike",
    )

    def change(transition: Transition) -> Transition:
        return substituted(transition, {P.strike_limit: limit})

    return broken_graph(dict.fromkeys(names, change))


def everywhere(values: Mapping[Term, Term], more: Mapping[str, Breaking] | None = None) -> Graph:
    """Symbols are replaced in every transition that has them, and more is changed besides."""

    def change(transition: Transition) -> Transition:
        changed = substituted(transition, values)
        return transition if _same(changed, transition) else changed

    every = transitions_of(licensing_graph())
    return broken_graph({**{t.name: change for t in every if change(t) is not t}, **(more or {})})


def _same(one: Transition, other: Transition) -> bool:
    """Whether two transitions have the very same terms; comparing those makes a new one."""
    return one.guard is other.guard and all(
        new is old
        for news, olds in ((one.changes, other.changes), (one.emits, other.emits))
        for new, old in zip(news.values(), olds.values(), strict=True)
    )


def periods_longer_by(reports: int) -> Graph:
    """Evaluation, the correction of non-compliance and the overage period end that much later."""
    periods = (P.evaluation_period, P.out_of_compliance_period, P.overage_period)
    return everywhere({period: period + reports for period in periods})


def changing(**changes: int) -> Change:
    return lambda t: replace(t, changes={**t.changes, **_terms(changes)})


def _terms(changes: Mapping[str, int]) -> dict[str, Term]:
    return {name: integer(value) for name, value in changes.items()}


def without(*names: str) -> Change:
    """The transition no longer changes these variables."""
    return lambda t: replace(t, changes={n: c for n, c in t.changes.items() if n not in names})


def at(states: Iterable[LicensingState], name: str) -> list[Transition]:
    """The rule of this name, as it is in evaluation, where it should not be."""
    original = transition_named(name, "EVALUATION")
    return [replace(original, source=state, target=state) for state in states]


def silent(transition: Transition) -> Transition:
    warnings = (Notice.TO_ENTER_OOC, Notice.TO_ENTER_OOC_SHORTLY)
    return replace(
        transition, emits={n: c for n, c in transition.emits.items() if n not in warnings}
    )


def a_way_back() -> list[Transition]:
    there = transition_named("switch_to_smart", "CLASSIC")
    return [replace(there, name="switch_back", source=EVALUATION, target=CLASSIC, guard=TRUE)]


def not_from(source: str) -> Breaking:
    return lambda t: None if t.source.name == source else t


@dataclass(frozen=True)
class Broken:
    """A broken model.

    Attributes:
        graph: makes it.
        refuted: the properties that must fail, each with the transitions of which one must be the
            last step of its counterexample, or the licensing states in which it may end.
        holding: properties that the break has nothing to do with.
        profile: a release profile to verify it for.
        steps: the most that a counterexample may have.
    """

    graph: Callable[[], Graph]
    refuted: Mapping[str, set[str]]
    holding: tuple[str, ...] = HEADLINES
    profile: str | None = None
    steps: int = 8

    def run(self) -> Run:
        return verify(
            [*self.refuted, *self.holding], graph=self.graph(), jobs=1, profile=self.profile
        )


THREE_AT_ONCE: Final = Broken(
    lambda: broken_graph(
        {
            "deficit_is_bought": lambda t: replace(t, guard=REPORT.answered & REPORT.single),
            "switch_to_smart": lambda t: replace(t, guard=TRUE),
        },
        [
            *at([IN_COMPLIANCE], "choose_license_type"),
            *at(ENFORCED, "synchronize_agents"),
            *a_way_back(),
        ],
    ),
    {
        "five_strikes_make_out_of_compliance_irreversible": {"deficit_is_bought"},
        "lowering_usage_never_leaves_out_of_compliance": {"deficit_is_bought"},
        "a_report_has_one_outcome": {"OUT_OF_COMPLIANCE", "OUT_OF_COMPLIANCE_EXPIRED"},
        "migration_is_one_way": {"switch_back"},
        "migration_happens_at_most_once": {"switch_back"},
        "wfo_is_used_only_in_classic": {"switch_to_smart"},
        "the_licence_type_is_fixed_while_registered": {"choose_license_type"},
        "no_agent_changes_in_enforcement": {"synchronize_agents"},
    },
    ("enforcement_comes_only_after_a_full_period", "strikes_stay_within_the_limit"),
)
SLOW: Final[Mapping[str, Broken]] = {
    "the limit comes one strike early": Broken(
        lambda: strikes_against(P.strike_limit - 1),
        {
            "irreversible_after_exactly_the_limit": {
                "overage_reaches_the_limit",
                "renewed_with_the_last_strike",
            }
        },
    ),
    "the limit comes one strike late": Broken(
        lambda: strikes_against(P.strike_limit + 1),
        {
            "irreversible_after_exactly_the_limit": {
                "overage_reaches_the_limit",
                "renewed_with_the_last_strike",
            },
            "overage_has_fewer_strikes_than_the_limit": {
                "overage_is_counted",
                "renewed_with_overage",
            },
            "strikes_stay_within_the_limit": {"overage_reaches_the_limit", "deregister"},
        },
        steps=14,
    ),
    "enforcement comes a day early": Broken(
        lambda: periods_longer_by(-A_DAY),
        {
            HEADLINES[2]: {"evaluation_expires"},
            "no_enforcement_within_90_days_in_12_5": {"evaluation_expires"},
            "evaluation_is_enforced_only_after_its_period": {"evaluation_expires"},
            "non_compliance_is_enforced_only_after_its_period": {"OUT_OF_COMPLIANCE_EXPIRED"},
            "silence_is_enforced_only_after_its_period": {"overage_period_ends"},
        },
        HEADLINES[:2],
        "12.5",
    ),
    "enforcement comes a day late": Broken(
        lambda: periods_longer_by(A_DAY),
        {
            "evaluation_is_enforced_no_later_than_its_period": {"EVALUATION"},
            "evaluation_is_enforced_exactly_at_its_period": {"evaluation_expires"},
            "uncured_non_compliance_is_enforced_no_later_than_its_period": {"OUT_OF_COMPLIANCE"},
            "uncured_non_compliance_is_enforced_exactly_at_its_period": {
                "OUT_OF_COMPLIANCE_EXPIRED"
            },
            "silence_is_enforced_no_later_than_its_period": {"AUTHORIZATION_EXPIRED"},
        },
        HEADLINES,
        "12.5",
        steps=12,
    ),
    "clocks start anew and strikes stay": Broken(
        lambda: broken_graph(
            {
                "deregister": changing(evaluation_used=0),
                "usage_is_within_entitlement": without("strikes"),
            }
        ),
        {
            "evaluation_never_outlasts_its_period": {"evaluation_goes_on", "evaluation_expires"},
            "one_compliant_report_clears_the_strikes": {"usage_is_within_entitlement"},
            "compliance_has_no_strikes_and_no_lock": {"usage_is_within_entitlement"},
        },
    ),
    "locks are lost and nobody is warned": Broken(
        lambda: broken_graph(
            {
                "authorization_expires_while_locked": changing(locked=0, out_of_compliance_for=0),
                "overage_is_counted": silent,
                "renewed_with_overage": silent,
            }
        ),
        {
            HEADLINES[0]: {"authorization_expires_while_locked"},
            "an_unanswered_report_neither_strikes_nor_cures": {
                "authorization_expires_while_locked"
            },
            "both_warnings_precede_irreversible_out_of_compliance": {
                "overage_reaches_the_limit",
                "renewed_with_the_last_strike",
            },
        },
        HEADLINES[1:],
    ),
    "Disconnected servers learn at once, and silence stops the time": Broken(
        lambda: everywhere({GIVEN.synced: TRUE}, {"lock_is_not_answered": lambda _: None}),
        {
            "a_disconnected_server_learns_only_by_manual_sync": LEARNING,
            "time_can_always_pass": {"OUT_OF_COMPLIANCE"},
        },
    ),
}


def by_name(run: Run) -> dict[str, Result]:
    return {result.name: result for result in run.results}


def check(broken: Broken) -> None:
    run = broken.run()
    found = by_name(run)
    for name in broken.holding:
        assert isinstance(found[name].verdict, Proved), f"{name}: {found[name].verdict}"
    for name, ends in broken.refuted.items():
        verdict = found[name].verdict
        assert isinstance(verdict, Refuted), f"{name}: {verdict}"
        trace = verdict.counterexample
        assert trace is not None
        assert trace.steps
        (p,) = properties_named([name])
        assert contradicts(broken.graph(), p, trace), f"{name}: not shown by its counterexample"
        assert not ends or ends & {trace.steps[-1].transition, trace.last.node}
        assert len(trace.steps) <= broken.steps, f"{name}: {len(trace.steps)} steps"
        assert broken.profile in (None, trace.profile)
    assert run.exit_code == 1


def test_each_of_three_breaks_is_refuted() -> None:
    check(THREE_AT_ONCE)


@pytest.mark.slow
@pytest.mark.parametrize("name", SLOW)
def test_what_is_broken_is_refuted(name: str) -> None:
    check(SLOW[name])


@pytest.mark.slow
def test_what_two_cases_tell_apart_is_refuted() -> None:
    name = "a_purchase_changes_nothing_until_the_manual_sync"
    graph = everywhere({GIVEN.synced: TRUE})
    (result,) = verify([name], graph=graph, jobs=1).results
    assert isinstance(result.verdict, Refuted)
    assert result.verdict.counterexample is not None
    replay(graph, result.verdict.counterexample)


def test_a_way_back_is_seen_in_the_graph_alone() -> None:
    run = verify(["no_path_leads_back_to_classic"], graph=broken_graph({}, a_way_back()))
    verdict = run.results[0].verdict
    assert isinstance(verdict, Refuted)
    assert "EVALUATION → CLASSIC" in verdict.explanation


@pytest.mark.slow
def test_where_nobody_can_register_there_is_no_way_back_to_compliance() -> None:
    stuck = not_from("EVALUATION_EXPIRED")
    graph = broken_graph(
        dict.fromkeys(("register", "register_with_lock", "register_with_lock_too_late"), stuck)
    )
    run = verify(["compliance_can_always_be_regained", *HEADLINES], graph=graph, jobs=1)
    found = by_name(run)
    verdict = found.pop("compliance_can_always_be_regained").verdict
    assert isinstance(verdict, Unknown)
    assert "EVALUATION_EXPIRED" in verdict.reason
    assert all(result.holds for result in found.values())
    assert run.exit_code == 3
