"""What ought to be seen of the model itself: every clock, deadline, number, option and guard.

Something that makes no difference anywhere is there for nothing, or something else is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import permutations

from uccx_model.choices import CHOICES, Choice, choice_symbols, chosen, option_named
from uccx_model.events import Event
from uccx_model.expressions import (
    FALSE,
    TRUE,
    Bool,
    Int,
    Op,
    Scope,
    Term,
    all_of,
    any_of,
    boolean,
    equal,
)
from uccx_model.notices import Notice
from uccx_model.parameters import Unit, parameter_symbols
from uccx_model.rewriting import substitute, symbols_of
from uccx_model.terms import subterms_of
from uccx_model.variables import Inputs, state_symbols, unit_of
from uccx_proofs.audit.clauses import parts_of
from uccx_proofs.audit.sights import About, Sight, these
from uccx_proofs.property import Claim
from uccx_proofs.system import Edge, System

__all__ = ["model_sights"]

DURATION = Inputs.symbols(Scope.INPUT).duration


def model_sights(system: System) -> list[Sight]:
    """Return what is to be seen of a model, whatever is said about it."""
    return [
        *_transitions(system),
        *_guards(system),
        *_notices(system),
        *_variables(system),
        *_deadlines(system),
        *_numbers(system),
        *_options(system),
    ]


def _step(system: System, edge: Edge, *where: Bool) -> Claim:
    return Claim(edge.source, all_of(system.possible, edge.guard, *where), edge)


def _transitions(system: System) -> Iterator[Sight]:
    for edge in system.edges:
        claims = these(_step(system, edge))
        yield Sight(f"{edge.label} is taken", About.TRANSITION, edge.label, None, (), claims)


def _guards(system: System) -> Iterator[Sight]:
    """Yield for each part of a guard: it fails, and the others hold."""
    for edge in system.edges:
        parts = parts_of(edge.guard)
        for number, part in enumerate(parts, start=1):
            others = tuple(other for other in parts if other is not part)
            bad = all_of(system.possible, *others, ~part)
            name = f"{edge.label}: part {number} of its guard"
            claims = these(Claim(edge.source, bad))
            yield Sight(name, About.GUARD, edge.label, part, others, claims)


def _notices(system: System) -> Iterator[Sight]:
    """Yield for each notice of a transition: it comes; and if it is conditional, it does not."""
    event = Event()
    for edge in system.edges:
        for notice in Notice:
            when = edge.binding[event.emits(notice)]
            if not isinstance(when, Bool) or when is FALSE:
                continue
            for comes, where in ((True, when), (False, ~when)):
                if where is not FALSE and (comes or when is not TRUE):
                    told = "comes" if comes else "does not come"
                    name = f"{edge.label}: {notice.value} {told}"
                    claims = these(_step(system, edge, where))
                    yield Sight(name, About.NOTICE, edge.label, where, (), claims)


def _variables(system: System) -> Iterator[Sight]:
    """Yield for each variable of the model: it changes; for each clock: it goes on."""
    for name, symbol in state_symbols().items():
        is_clock = unit_of(name) is Unit.INTERVALS
        claims = []
        for edge in system.edges:
            value = edge.updates.get(symbol, symbol)
            if value is symbol:
                continue
            changes = ~equal(value, symbol)
            if is_clock and isinstance(value, Int) and isinstance(symbol, Int):
                changes = value > symbol
            claims.append(_step(system, edge, changes))
        told = "goes on" if is_clock else "changes"
        yield Sight(f"{name} {told}", About.VARIABLE, name, None, (), these(*claims))


def _deadlines(system: System) -> Iterator[Sight]:
    """Yield for each clock and period that reports at a state compare: it comes due there."""
    due = dict.fromkeys(
        (edge.source, *compared)
        for edge in system.edges
        if edge.takes_time
        for compared in _compared(edge)
    )
    for node, clock, period in due:
        claims = tuple(
            _step(system, edge, (clock < period) & equal(clock + DURATION, period))
            for edge in system.outgoing[node]
            if edge.takes_time
        )
        name = f"{node}: {clock.name} reaches {period!r}"
        told = equal(clock, period)
        yield Sight(name, About.DEADLINE, clock.name, told, (), these(*claims))


def _compared(edge: Edge) -> Iterator[tuple[Int, Int]]:
    """Yield the clocks that a report compares with periods, each with the period."""
    emitted = [edge.binding[Event().emits(notice)] for notice in Notice]
    for part in subterms_of([edge.guard, *_changes(edge).values(), *emitted]):
        if part.op not in (Op.LE, Op.LT, Op.EQ):
            continue
        for one, other in permutations(part.args):
            states = [s for s in symbols_of(one) if s.scope is Scope.STATE]
            clocks = [s for s in states if isinstance(s, Int) and _is_clock(s)]
            rigid = {s.scope for s in symbols_of(other)}
            fixed = Scope.PARAMETER in rigid and rigid <= {Scope.PARAMETER, Scope.CHOICE}
            if fixed and len(states) == len(clocks) == 1 and isinstance(other, Int):
                yield clocks[0], other


def _is_clock(symbol: Int) -> bool:
    return symbol.name in state_symbols() and unit_of(symbol.name) is Unit.INTERVALS


def _changes(edge: Edge) -> dict[Term, Term]:
    """Return what an edge changes in the model, without the bystander's notebook."""
    own = set(state_symbols().values())
    return {symbol: value for symbol, value in edge.updates.items() if symbol in own}


def _numbers(system: System) -> Iterator[Sight]:
    """Yield for each number: a step that goes otherwise if it is greater by one."""
    for number in parameter_symbols():
        claims = tuple(_otherwise(system, {number: number + 1}))
        name = f"{number.name} makes a difference"
        yield Sight(name, About.NUMBER, number.name, None, (), these(*claims))


def _options(system: System) -> Iterator[Sight]:
    """Yield for each two options of a choice: a step that only the one allows, or alters."""
    for choice in CHOICES:
        for one, other in permutations(choice, 2):
            instead = _chosen_instead(other)
            starts = (
                Claim(node, all_of(chosen(one), start, ~substitute(start, instead, {})))
                for node, start in system.initial.items()
                if substitute(start, instead, {}) is not start
            )
            steps = _otherwise(system, instead, chosen(one))
            name = f"{choice.__name__}: {one.name}, not {other.name}"
            claims = these(*starts, *steps)
            yield Sight(name, About.OPTION, choice.__name__, chosen(one), (), claims)


def _chosen_instead(option: Choice) -> Mapping[Term, Term]:
    """Return the symbols of a choice as they are where this option holds."""
    return {
        symbol: boolean(option_named(symbol.name) is option)
        for symbol in choice_symbols()
        if type(option_named(symbol.name)) is type(option)
    }


def _otherwise(system: System, instead: Mapping[Term, Term], where: Bool = TRUE) -> Iterator[Claim]:
    """Yield steps that would go otherwise, or not be taken, if symbols meant something else.

    Args:
        system: the system.
        instead: what rigid symbols would mean.
        where: a condition on the symbols as they are.
    """
    event = Event()
    for edge in system.edges:
        memo: dict[Term, Term] = {}
        differs = []
        for condition in (system.possible, edge.guard):
            other = substitute(condition, instead, memo)
            differs += [] if other is condition else [~other]
        emitted = [edge.binding[event.emits(notice)] for notice in Notice]
        for value in (*_changes(edge).values(), *emitted):
            other_value = substitute(value, instead, memo)
            differs += [] if other_value is value else [~equal(value, other_value)]
        bad = all_of(where, any_of(*differs))
        if bad is not FALSE:
            yield _step(system, edge, bad)
