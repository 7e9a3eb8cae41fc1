"""What the tests of questions share: a step of an instance, and what a condition says of it."""

from __future__ import annotations

from uccx_model.choices import Choice, choice_symbols, option_named
from uccx_model.evaluation import Valuation, Value
from uccx_model.events import Event
from uccx_model.expressions import Int, Scope, Term, variable
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.notices import Notice
from uccx_model.parameters import parameter_symbols, profile_named
from uccx_model.states import STATES, LicensingState
from uccx_model.trace import Trace
from uccx_model.variables import Inputs, State, node_symbol
from uccx_proofs.queries.question import Condition


def holds(
    condition: Condition,
    node: LicensingState,
    then: LicensingState | None = None,
    *,
    takes: str = "",
    emits: Notice | None = None,
    options: tuple[Choice, ...] = (),
    profile: str = "12.5",
    **values: Value,
) -> bool:
    """Whether a condition holds of a state, or of a step from it.

    Values are called like the variable, with `new_` for the state after the step and `in_` for an
    input; others are zero, and after the step what they were before.
    """
    known: dict[Term, Value] = {}
    for scope, mark in ((Scope.STATE, ""), (Scope.NEXT, "new_")):
        for name, symbol in State.symbols(scope).as_mapping().items():
            known[symbol] = values.pop(mark + name, known_before(known, name, symbol))
        here = node if scope is Scope.STATE else then or node
        known |= {node_symbol(other, scope): other is here for other in STATES}
    for name, symbol in Inputs.symbols(Scope.INPUT).as_mapping().items():
        known[symbol] = values.pop(f"in_{name}", 0 if isinstance(symbol, Int) else False)
    assert not values
    known |= {symbol: profile_named(profile).values[symbol.name] for symbol in parameter_symbols()}
    chosen = {type(option): option for option in (*Trace.default_choices(), *options)}
    for choice in choice_symbols():
        option = option_named(choice.name)
        known[choice] = chosen[type(option)] is option
    known |= of_event(takes, emits)
    return bool(Valuation(known)(condition.term))


def known_before(known: dict[Term, Value], name: str, symbol: Term) -> Value:
    before = variable(type(symbol), name, Scope.STATE)
    return known.get(before, 0 if isinstance(symbol, Int) else False)


def of_event(takes: str, emits: Notice | None) -> dict[Term, Value]:
    """Return what is known of the step's event."""
    event = Event()
    kinds = {t.name: t.kind.value for t in transitions_of(licensing_graph())}
    assert not takes or takes in kinds or takes == "report"
    known: dict[Term, Value] = {event.takes(name): name == takes for name in kinds}
    known |= {event.emits(notice): notice is emits for notice in Notice}
    known[event.report] = kinds.get(takes, takes) == "report"
    return known
