"""How a transition is written down, and what holds of each one in the graph."""

from __future__ import annotations

import linecache
import pkgutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import networkx as nx
import pytest

import uccx_model
from uccx_model.choices import Q1, Q7, Q9, Q10, chosen
from uccx_model.events import Event
from uccx_model.expressions import TRUE, Scope, all_of, boolean, integer
from uccx_model.graph import RULE_BOOKS, build_graph, licensing_graph, transitions_of
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters
from uccx_model.requirements import source_of
from uccx_model.rewriting import symbols_of
from uccx_model.states import (
    AUTHORIZATION_EXPIRED,
    AUTHORIZATION_EXPIRED_ENFORCED,
    ENFORCED,
    EVALUATION,
    EVALUATION_EXPIRED,
    IN_COMPLIANCE,
    OVERAGE,
    STATES,
)
from uccx_model.transition import SAME, Change, Effect, Kind, RuleBook, Transition
from uccx_model.variables import Inputs, State, state_symbols

S, P = State.symbols(Scope.STATE), Parameters.symbols()
GIVEN = Inputs.symbols(Scope.INPUT)

# A rule book of our own.

BOOK = RuleBook()


@BOOK.report(
    IN_COMPLIANCE,
    OVERAGE,
    to=SAME,
    source=["R21", "G01"],
    readings=[Q1.NO_OVERAGE_PERIOD, Q7.MATCHING_CURE_ONLY],
    assumption="none",
)
def time_passes(s: State, i: Inputs, p: Parameters) -> Effect:
    """Time passes, on
    two lines.
    """
    guard = s.at(OVERAGE) & (s.silence < p.overage_period)
    changes: dict[str, Change] = {"strikes": 2, "restart_pending": True, "usage": i.demand}
    return guard, changes


@BOOK.action(OVERAGE, EVALUATION_EXPIRED, to=AUTHORIZATION_EXPIRED_ENFORCED, source=["R24"])
def falls(s: State, i: Inputs, p: Parameters) -> Effect:
    """Enforcement comes."""
    return TRUE, {}, {Notice.IN_OOC: i.synced}


FROM_COMPLIANCE, FROM_OVERAGE, FALLS, FALLS_ON = BOOK.transitions()


def test_a_rule_is_one_transition_from_each_start_in_order() -> None:
    assert [t.label for t in BOOK.transitions()] == [
        "time_passes: IN_COMPLIANCE → IN_COMPLIANCE",
        "time_passes: OVERAGE → OVERAGE",
        "falls: OVERAGE → AUTHORIZATION_EXPIRED_ENFORCED",
        "falls: EVALUATION_EXPIRED → AUTHORIZATION_EXPIRED_ENFORCED",
    ]
    assert str(FALLS) == FALLS.label
    assert [t.kind for t in BOOK.transitions()] == [Kind.REPORT] * 2 + [Kind.ACTION] * 2


def test_readings_are_part_of_the_guard() -> None:
    needed = all_of(chosen(Q1.NO_OVERAGE_PERIOD), chosen(Q7.MATCHING_CURE_ONLY))
    assert FROM_OVERAGE.guard is all_of(needed, S.silence < P.overage_period)
    assert FROM_OVERAGE.readings == (Q1.NO_OVERAGE_PERIOD, Q7.MATCHING_CURE_ONLY)


def test_a_guard_knows_where_it_starts() -> None:
    assert FROM_COMPLIANCE.guard is boolean(False)


def test_changes_become_terms_and_nothing_else_is_mentioned() -> None:
    assert dict(FROM_OVERAGE.changes) == {
        "strikes": integer(2),
        "restart_pending": TRUE,
        "usage": GIVEN.demand,
    }
    assert dict(FALLS.changes) == {}


def test_a_rule_remembers_its_text_and_sources() -> None:
    assert FROM_OVERAGE.sentence == "Time passes, on two lines."
    assert FROM_OVERAGE.sources == ("R21", "G01")
    assert FROM_OVERAGE.assumption == "none"
    assert (FALLS.assumption, FALLS.readings) == ("", ())


def test_a_rule_remembers_where_it_is_written() -> None:
    assert Path(FALLS.file).samefile(__file__)
    lines = Path(__file__).read_text(encoding="utf-8").splitlines()
    assert lines[FALLS.line - 1].startswith("@BOOK.action(OVERAGE, EVALUATION_EXPIRED")


def test_entering_enforcement_gives_notice_by_itself() -> None:
    assert dict(FALLS.emits) == {Notice.IN_OOC: GIVEN.synced, Notice.ENFORCEMENT: TRUE}
    assert dict(FALLS_ON.emits) == {Notice.IN_OOC: GIVEN.synced}
    assert dict(FROM_OVERAGE.emits) == {}


def test_two_transitions_of_one_name_and_ends_are_refused() -> None:
    with pytest.raises(ValueError, match="two transitions are called falls: OVERAGE → AUTHOR"):
        build_graph([FALLS, FROM_OVERAGE, FALLS])
    assert build_graph([FALLS, FALLS_ON, FROM_OVERAGE]).number_of_edges() == 3


# The graph.

GRAPH = licensing_graph()
MODEL = Path(uccx_model.__path__[0])
TRANSITIONS = list(transitions_of(GRAPH))


def failing(holds: Callable[[Transition], bool]) -> list[str]:
    """The labels of the transitions of which this does not hold."""
    return [t.label for t in TRANSITIONS if not holds(t)]


def test_the_graph_cannot_be_changed() -> None:
    assert licensing_graph() is GRAPH
    with pytest.raises(nx.NetworkXError, match="Frozen"):
        GRAPH.add_edge(OVERAGE, IN_COMPLIANCE, key="miracle")
    with pytest.raises(nx.NetworkXError, match="Frozen"):
        GRAPH.remove_node(OVERAGE)


def test_the_graph_has_every_state_and_every_rule() -> None:
    assert tuple(GRAPH) == STATES
    modules = [
        import_module(f"uccx_model.{m.name}") for m in pkgutil.iter_modules(uccx_model.__path__)
    ]
    with_rules = [m for m in modules if isinstance(getattr(m, "RULES", None), RuleBook)]
    assert {m.__name__ for m in RULE_BOOKS} == {m.__name__ for m in with_rules}
    rules = [t for module in with_rules for t in module.RULES.transitions()]
    assert len({t.label for t in TRANSITIONS}) == len(TRANSITIONS) == len(rules)


def test_an_edge_carries_the_transition_between_its_ends() -> None:
    for source, target, key, data in GRAPH.edges(keys=True, data=True):
        t: Transition = data["transition"]
        assert (t.source, t.target, t.name) == (source, target, key)


def test_a_transition_has_a_sentence() -> None:
    assert not failing(lambda t: t.sentence.endswith(".") and t.sentence[0].isupper())
    assert not failing(lambda t: t.sentence.split() == t.sentence.split(" "))
    assert not failing(lambda t: not t.assumption or t.assumption.endswith("."))


def test_a_transition_has_sources_that_exist() -> None:
    assert not failing(lambda t: bool(t.sources) and len(set(t.sources)) == len(t.sources))
    assert not failing(lambda t: [source_of(i).id for i in t.sources] == list(t.sources))


def test_a_transition_tells_its_place_in_the_model() -> None:
    def told(t: Transition) -> bool:
        decorator, *below = (linecache.getline(t.file, t.line + n) for n in range(12))
        defined = any(line.startswith(f"def {t.name}(") for line in below)
        return Path(t.file).parent == MODEL and decorator.startswith("@RULES.") and defined

    assert not failing(told)


def test_a_transition_changes_declared_variables_of_their_sort() -> None:
    variables = state_symbols()
    assert not failing(
        lambda t: all(type(new) is type(variables[name]) for name, new in t.changes.items())
    )


def test_a_transition_speaks_of_the_state_before_it_only() -> None:
    def scopes(t: Transition) -> set[Scope]:
        terms = [t.guard, *t.changes.values(), *t.emits.values()]
        return {symbol.scope for term in terms for symbol in symbols_of(term)}

    known = {Scope.STATE, Scope.INPUT, Scope.PARAMETER, Scope.CHOICE}
    assert not failing(lambda t: scopes(t) <= known)


def test_reports_take_time_and_actions_take_none() -> None:
    by_reports_only = {"now", "usage", "bought", "known", "evaluation_used"}
    later = S.now + GIVEN.duration
    assert not failing(lambda t: t.kind is Kind.ACTION or t.changes["now"] is later)
    assert not failing(lambda t: t.kind is Kind.REPORT or by_reports_only.isdisjoint(t.changes))


def test_enforcement_is_announced_exactly_on_entry() -> None:
    assert not failing(
        lambda t: (
            (t.emits.get(Notice.ENFORCEMENT) is TRUE)
            == (t.target in ENFORCED and t.source not in ENFORCED)
        )
    )


def test_readings_shape_the_graph_where_they_should() -> None:
    labels = {t.label: t.readings for t in TRANSITIONS}
    assert labels[
        "expired_registration_lifts_enforcement: "
        "AUTHORIZATION_EXPIRED_ENFORCED → REGISTRATION_EXPIRED"
    ] == (Q9.EVALUATION, Q10.WHILE_EVALUATION_REMAINS)
    assert labels[f"authorization_expires: OVERAGE → {AUTHORIZATION_EXPIRED}"] == (
        Q1.OVERAGE_PERIOD_FOLLOWS,
    )
    assert labels[f"evaluation_expires: {EVALUATION} → {EVALUATION_EXPIRED}"] == ()


def test_an_event_is_named_after_transitions_that_exist() -> None:
    names = {t.name for t in TRANSITIONS}
    events = {symbol.name.removeprefix("takes ") for symbol in symbols_of(Event().reregisters)}
    assert events
    assert events <= names
    assert Event().takes("register") is not Event().emits(Notice.IN_OOC)
    assert Event().report.scope is Scope.EVENT
