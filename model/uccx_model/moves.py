"""What can happen to an instance now, with which inputs, and why the rest cannot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Final

from uccx_model.choices import choice_symbols
from uccx_model.evaluation import Value, compile_terms
from uccx_model.execution import Execution
from uccx_model.expressions import Bool, Op, Scope, Term
from uccx_model.graph import transitions_of
from uccx_model.parameters import parameter_symbols
from uccx_model.rewriting import symbols_of
from uccx_model.trace import Situation
from uccx_model.transition import Transition
from uccx_model.variables import Inputs, LicenseType, input_symbols, state_symbols

__all__ = ["CLOCKS", "Move", "deadlines", "moves"]

CLOCKS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "evaluation_used": (("evaluation_period",),),
    "out_of_compliance_for": (("out_of_compliance_period",),),
    "silence": (
        ("authorization_renewal",),
        ("authorization_period",),
        ("authorization_period", "overage_period"),
    ),
    "certificate_age": (("registration_renewal",), ("registration_validity",)),
}
"""The clocks, and the sums of periods that each is compared with."""
_VARIED: Final = (
    "duration",
    "ssm_reachable",
    "bought",
    "synced",
    "demand",
    "agents",
    "license_type",
    "overage_allowed",
    "wfo_in_use",
)
"""Inputs in the order in which they are tried: the first is changed last."""


@dataclass(frozen=True)
class Move:
    """A transition that leaves the licensing state, and whether it can happen."""

    transition: Transition
    inputs: Mapping[str, Value]
    """Every input by name: with these it happens, or comes as near to it as it can."""
    unmet: tuple[Bool, ...] = ()
    """Parts of its guard that do not hold; if some hold with no input, then only those."""

    @property
    def possible(self) -> bool:
        """It can happen with the inputs."""
        return not self.unmet


def moves(
    execution: Execution,
    here: Situation,
    usual: Mapping[str, Value],
    given: Mapping[str, Value] | None = None,
) -> Iterator[Move]:
    """Yield every transition that leaves the licensing state, in the order of the graph.

    Args:
        execution: the instance with its numbers and choices.
        here: where it is.
        usual: every input by name, as it is if nothing else is needed.
        given: inputs that must have these values.
    """
    values = execution.values(here, {})
    fixed = [values[symbol] for symbol in _fixed_symbols()]
    options = _options(execution.parameters, here, usual) | {
        name: (value,) for name, value in (given or {}).items()
    }
    for transition in transitions_of(execution.graph):
        if transition.source.name == here.node and transition.name not in execution.dropped:
            yield _move(transition, fixed, options, {**usual, **(given or {})})


def deadlines(parameters: Mapping[str, int], here: Situation, *, silent: bool = True) -> list[int]:
    """Return after how many reports from here a clock that runs on reaches a period, in order.

    Args:
        parameters: every parameter by name.
        here: where the instance is.
        silent: whether the licence server is silent, so that the clock of silence runs.
    """
    left = {
        sum(parameters[name] for name in periods) - int(here.values[clock])
        for clock, sums in CLOCKS.items()
        for periods in sums
        if silent or clock != "silence"
    }
    return sorted(number for number in left if number > 0)


def _options(
    parameters: Mapping[str, int], here: Situation, usual: Mapping[str, Value]
) -> dict[str, tuple[Value, ...]]:
    """Return which values of each input are worth trying, those that change least first."""
    s = here.values
    known, locked, used = int(s["known"]), int(s["locked"]), int(s["usage"])
    wanted, bought = int(usual["demand"]), int(usual["bought"])
    ends = deadlines(parameters, here)
    told: dict[str, tuple[Value, ...]] = {
        "duration": (1, *ends, *(end - 1 for end in ends if end > 1)),
        "ssm_reachable": (usual["ssm_reachable"], not usual["ssm_reachable"]),
        "bought": (bought, locked, max(known, locked, used, 1), 0),
        "synced": (usual["synced"], not usual["synced"]),
        "demand": (wanted, known, known + 1, 0, 1, bought, bought + 1, used, locked, locked + 1),
        "agents": (int(s["agents"]) + 1, s["agents"]),
        "license_type": tuple(map(int, LicenseType)),
        "overage_allowed": (not s["overage_allowed"], s["overage_allowed"]),
        "wfo_in_use": (not s["wfo_in_use"], s["wfo_in_use"]),
    }
    return {name: tuple(dict.fromkeys(values)) for name, values in told.items()}


def _move(
    transition: Transition,
    fixed: list[Value],
    options: Mapping[str, tuple[Value, ...]],
    usual: Mapping[str, Value],
) -> Move:
    guard = _compiled(transition.guard)
    nearest, most, ever = dict(usual), -1, [False] * len(guard.parts)
    for inputs in _combinations(guard.inputs, options, usual):
        held = guard.run(fixed, [inputs[name] for name in input_symbols()])
        if all(held):
            return Move(transition, inputs)
        if not all(held[place] for place in guard.settled):
            unmet = [guard.parts[place] for place in guard.settled if not held[place]]
            return Move(transition, inputs, tuple(unmet))
        ever = [before or bool(now) for before, now in zip(ever, held, strict=True)]
        if sum(map(bool, held)) > most:
            nearest, most = dict(inputs), sum(map(bool, held))
    held = guard.run(fixed, [nearest[name] for name in input_symbols()])
    hopeless = [part for part, once in zip(guard.parts, ever, strict=True) if not once]
    missing = [part for part, now in zip(guard.parts, held, strict=True) if not now]
    return Move(transition, nearest, tuple(hopeless or missing))


def _combinations(
    names: frozenset[str], options: Mapping[str, tuple[Value, ...]], usual: Mapping[str, Value]
) -> Iterator[dict[str, Value]]:
    varied = [name for name in _VARIED if name in names]
    for values in product(*(options[name] for name in varied)):
        yield {**usual, **dict(zip(varied, values, strict=True))}


@dataclass(frozen=True)
class _Guard:
    parts: tuple[Bool, ...]
    settled: tuple[int, ...]  #: places of the parts that no input can change
    inputs: frozenset[str]  #: what the parts read
    run: Callable[..., tuple[Value, ...]]


@cache
def _compiled(guard: Bool) -> _Guard:
    own = guard.args if guard.op is Op.AND else (guard,)
    read = {s.name for s in symbols_of(guard) if s.scope is Scope.INPUT}
    parts = tuple(part for part in own if isinstance(part, Bool))
    # Whatever a guard reads, only inputs that there can be are offered.
    possible = Inputs.symbols(Scope.INPUT).well_formed()
    tests = (*parts, *(part for part in possible.args if isinstance(part, Bool)))
    settled = tuple(
        place
        for place, part in enumerate(tests)
        if not any(symbol.scope is Scope.INPUT for symbol in symbols_of(part))
    )
    groups = [_fixed_symbols(), tuple(input_symbols().values())]
    return _Guard(tests, settled, frozenset(read), compile_terms(tests, groups))


@cache
def _fixed_symbols() -> tuple[Term, ...]:
    """Return the symbols whose values are known before the inputs are."""
    return (*parameter_symbols(), *choice_symbols(), *state_symbols().values())
