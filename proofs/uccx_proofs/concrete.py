"""Run a system on integers: every edge compiled to a Python function."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from uccx_model.evaluation import Value, compile_function, compile_terms
from uccx_model.expressions import Term
from uccx_proofs.system import Edge, System

__all__ = ["Concrete", "Configuration", "Move", "Values"]

Values = tuple[Value, ...]
Taken = Callable[[Values, Values, Values], Values | None]


@dataclass(frozen=True)
class Configuration:
    """A node, and the values of the system's variables in their order."""

    node: str
    values: Values


@dataclass(frozen=True)
class Move:
    """An edge that was taken, with the inputs in the system's order and where it led."""

    edge: Edge
    inputs: Values
    after: Configuration


@dataclass(frozen=True)
class Concrete:
    """The concrete reading of a system.

    Attributes:
        system: the system.
        compiled: functions of edges by now; systems that share edges may share it.
    """

    system: System
    compiled: dict[Edge, Taken] = field(default_factory=dict, repr=False, compare=False)

    def _taken(self, edge: Edge) -> Taken:
        found = self.compiled.get(edge)
        if found is None:
            s = self.system
            after = [edge.updates.get(variable, variable) for variable in s.variables]
            found = compile_function(edge.guard, after, (s.variables, s.inputs, s.rigid))
            self.compiled[edge] = found
        return found

    @cached_property
    def _possible(self) -> Callable[..., Values]:
        return compile_terms([self.system.possible], (self.system.inputs, self.system.rigid))

    def possible(self, inputs: Values, rigid: Values) -> bool:
        """Return whether these inputs can be given at all."""
        return bool(self._possible(inputs, rigid)[0])

    def moves(
        self, here: Configuration, inputs: Values, rigid: Values
    ) -> list[tuple[Edge, Configuration]]:
        """Return each enabled edge with the configuration that it leads to."""
        found = []
        for edge in self.system.outgoing[here.node]:
            after = self.take(edge, here.values, inputs, rigid)
            if after is not None:
                found.append((edge, Configuration(edge.target, after)))
        return found

    def take(self, edge: Edge, values: Values, inputs: Values, rigid: Values) -> Values | None:
        """Return the values after an edge; None where it is not enabled."""
        return self._taken(edge)(values, inputs, rigid)

    def compile(self, terms: Sequence[Term]) -> Callable[[Values, Values, Values], Values]:
        """Return a function of state, inputs and rigid values that evaluates the terms."""
        s = self.system
        return compile_terms(terms, (s.variables, s.inputs, s.rigid))
