"""Models broken on purpose: what should fail does, with a short story that shows where, and only that.

Each model is the documented one with a few transitions changed. Its counterexamples are replayed
in the broken model, walked again in the system, and the property is evaluated where they end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import pytest
from small_systems import broken_graph, contradicts, substituted, transition_named

from uccx_model.expressions import TRUE, Bool, Int, Op, Scope, Term, all_of, integer, substitute
from uccx_model.graph import Graph, licensing_graph, transitions_of
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters
from uccx_model.report import Report
from uccx_model.states import (
    CLASSIC,
    ENFORCED,
    EVALUATION,
    EVALUATION_EXPIRED,
    IN_COMPLIANCE,
    NO_LICENSES_IN_USE,
    OUT_OF_COMPLIANCE,
    OVERAGE,
    REGISTERED,
)
from uccx_model.transition import Transition
from uccx_model.variables import Inputs, State
from uccx_proofs.catalogue import properties_named
from uccx_proofs.verdicts import Engine, Proved, Refuted, Result, Unknown, Verdict
from uccx_proofs.verify import verify

S, I, P = State.symbols(Scope.STATE), Inputs.symbols(Scope.INPUT), Parameters.symbols()
REPORT: Final = Report(S, I, P)
HEADLINES: Final = (
    "five_strikes_make_out_of_compliance_irreversible",
    "migration_is_one_way",
    "enforcement_comes_only_after_a_full_period",
)
A_DAY: Final = 96
LONGEST: Final = 10  #: steps of a counterexample


# Ways to break a model.


def strikes_against(limit: Int) -> Mapping[str, Callable[[Transition], Transition]]:
    """Strikes are counted against something else than the limit, wherever they are counted."""
    names = (
        "overage_is_counted",
        "overage_reaches_the_limit",
        "renewed_with_overage",
        "renewed_with_the_last_strike",
    )
    return dict.fromkeys(names, lambda t: substituted(t, {P.strike_limit: limit}))


def periods_longer_by(reports: int) -> Graph:
    """Evaluation, the correction of non-compliance and the overage period all end later."""
    periods = (P.evaluation_period, P.out_of_compliance_period, P.overage_period)
    values: dict[Term, Term] = {period: period + reports for period in periods}
    changes = {
        t.name: (lambda t: changed if (changed := substituted(t, values)) != t else t)
        for t in transitions_of(licensing_graph())
        if substituted(t, values) != t
    }
    return broken_graph(changes)


def guarded(condition: Bool) -> Callable[[Transition], Transition]:
    return lambda t: replace(t, guard=condition)


def changing(**changes: Term) -> Callable[[Transition], Transition]:
    return lambda t: replace(t, changes={**t.changes, **changes})


def twins(original: Transition, *nodes: object) -> list[Transition]:
    """The same rule at other states, where it should not be."""
    return [replace(original, source=node, target=node) for node in nodes]  # type: ignore[arg-type]


def silent(transition: Transition) -> Transition:
    warnings = (Notice.TO_ENTER_OOC, Notice.TO_ENTER_OOC_SHORTLY)
    return replace(
        transition, emits={n: c for n, c in transition.emits.items() if n not in warnings}
    )


def learns_at_once(transition: Transition) -> Transition:
    if "known" not in transition.changes:
        return transition
    memo: dict[Term, Term] = {}
    known = REPORT.known
    instead = variable_for(known)
    return replace(
        transition,
        guard=replaced(transition.guard, known, I.bought),
        changes={n: replaced(c, known, I.bought) for n, c in transition.changes.items()},
    )
