"""The model with every part of it loosened: a switch for each says that the part is left out.

A part of a guard left out is true, a transition left out is never taken, an update or a notice left
out may be anything, an assumption or a condition of a start left out need not hold. What is proved
while a switch is free does not use its part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from uccx_model.expressions import (
    Bool,
    Int,
    Scope,
    Term,
    all_of,
    any_of,
    equal,
    ite,
    variable,
)
from uccx_model.graph import Graph, build_graph, transitions_of
from uccx_model.rewriting import symbols_of
from uccx_model.transition import Transition
from uccx_model.variables import input_symbols, starts
from uccx_proofs.audit.clauses import parts_of
from uccx_proofs.system import System, licensing_system

__all__ = ["Loosened", "Part", "PartKind", "loosened"]


class PartKind(StrEnum):
    """What a part of the model is."""

    TRANSITION = "transition"
    GUARD = "guard"
    UPDATE = "update"
    NOTICE = "notice"
    NUMBER = "number"
    CHOICE = "choice"
    INPUT = "input"
    START = "start"


@dataclass(frozen=True)
class Part:
    """A part of the model.

    Attributes:
        kind: what it is.
        place: the transition's label, the start's state, or "".
        name: the variable or the notice, or a number that tells conditions of one place apart.
        condition: what the guard demands, the new value, when the notice comes, or what is assumed.
    """

    kind: PartKind
    place: str
    name: str
    condition: Term | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return ": ".join(filter(None, (self.kind.value, self.place, self.name)))


@dataclass(frozen=True)
class Loosened:
    """A loosened model."""

    system: System
    switches: Mapping[Part, Bool]  #: where a part's is true, the part is left out


@dataclass
class _Loosening:
    switches: dict[Part, Bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        here = []
        for name, symbol in input_symbols().items():
            sort = Int if isinstance(symbol, Int) else Bool
            here.append(equal(symbol, variable(sort, f"{name} somewhere", Scope.INPUT)))
        self._somewhere = all_of(*here)

    def switch(self, part: Part) -> Bool:
        """Return the switch of a part: made when first asked for."""
        if part not in self.switches:
            name = f"without part {len(self.switches) + 1}"
            self.switches[part] = variable(Bool, name, Scope.PARAMETER)
        return self.switches[part]

    def conditions(self, kind: PartKind, place: str, condition: Bool) -> Bool:
        """Return a condition with a switch for each of its parts."""
        told = enumerate(parts_of(condition), start=1)
        return all_of(*(any_of(self.switch(Part(kind, place, str(n), c)), c) for n, c in told))

    def update(self, part: Part, value: Term) -> Term:
        """Return a value, or where its switch is on, anything: different where inputs differ."""
        if isinstance(value, Bool):
            return self.whether(part, value)
        if not isinstance(value, Int):
            raise TypeError(f"expected a condition or a number, got {value}")
        off, number = self.switch(part), len(self.switches)
        one, other = (variable(Int, f"any {number}{c}", Scope.INPUT) for c in "ab")
        return ite(off, ite(self._somewhere, one, other), value)

    def whether(self, part: Part, condition: Bool) -> Bool:
        """Return the same for a condition."""
        off, number = self.switch(part), len(self.switches)
        one, other = (variable(Bool, f"any {number}{c}", Scope.INPUT) for c in "ab")
        return ite(off, ite(self._somewhere, one, other), condition)

    def transition(self, t: Transition) -> Transition:
        """Return a transition with all of its parts loosened."""
        label = t.label
        taken = ~self.switch(Part(PartKind.TRANSITION, label, ""))
        return replace(
            t,
            guard=all_of(taken, self.conditions(PartKind.GUARD, label, t.guard)),
            changes={
                name: self.update(Part(PartKind.UPDATE, label, name, value), value)
                for name, value in t.changes.items()
            },
            emits={
                notice: self.whether(Part(PartKind.NOTICE, label, notice.value, when), when)
                for notice, when in t.emits.items()
            },
        )


def loosened(graph: Graph) -> Loosened:
    """Return a model with every part loosened, observed by the notebook."""
    loosening = _Loosening()
    system = licensing_system(build_graph(map(loosening.transition, transitions_of(graph))))
    return Loosened(
        replace(
            system,
            assumptions=_assumptions(loosening, system),
            possible=loosening.conditions(PartKind.INPUT, "", system.possible),
            initial=dict(_starts(loosening, system)),
            _node_memo={},
        ),
        loosening.switches,
    )


def _assumptions(loosening: _Loosening, system: System) -> Bool:
    """Return what is assumed of numbers and choices, with switches."""
    numbers: list[Bool] = []
    choices: list[Bool] = []
    for condition in parts_of(system.assumptions):
        about_numbers = any(s.scope is Scope.PARAMETER for s in symbols_of(condition))
        (numbers if about_numbers else choices).append(condition)
    return all_of(
        loosening.conditions(PartKind.NUMBER, "", all_of(*numbers)),
        loosening.conditions(PartKind.CHOICE, "", all_of(*choices)),
    )


def _starts(loosening: _Loosening, system: System) -> Iterator[tuple[str, Bool]]:
    """Yield what holds at each start, with switches for what the model says; the notebook stays."""
    for node, said in starts({}).items():
        own = set(parts_of(said))
        notebook = (part for part in parts_of(system.initial[node.name]) if part not in own)
        yield (
            node.name,
            all_of(loosening.conditions(PartKind.START, node.name, said), *notebook),
        )
