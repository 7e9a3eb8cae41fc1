"""What tells one model from another: a digest of all that decides what can happen in it."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from uccx_model.choices import exactly_one_option_each
from uccx_model.expressions import Scope
from uccx_model.graph import Graph, transitions_of
from uccx_model.parameters import PROFILES, Parameters
from uccx_model.terms import Op, Term
from uccx_model.variables import Inputs, State, initial

__all__ = ["fingerprint"]


def fingerprint(graph: Graph) -> str:
    """Return a digest of a model: of starts, numbers, choices, guards, changes and notices."""
    numbers: dict[Term, int] = {}
    text = "\n".join(_lines(graph, numbers))
    return sha256(text.encode()).hexdigest()[:32]


def _lines(graph: Graph, numbers: dict[Term, int]) -> Iterator[str]:
    for profile in PROFILES:
        yield f"{profile.name} {dict(profile.values)}"
    rules = [Parameters.symbols().well_formed(), exactly_one_option_each()]
    rules.append(Inputs.symbols(Scope.INPUT).well_formed())
    for rule in rules:
        yield from _defined(rule, numbers)
    for node, start in initial(State.symbols(Scope.STATE)).items():
        yield from _defined(start, numbers)
        yield f"start {node} {numbers[start]}"
    for transition in transitions_of(graph):
        yield from _defined(transition.guard, numbers)
        yield f"{transition.label} {transition.kind.value} {numbers[transition.guard]}"
        for name, value in (*transition.changes.items(), *transition.emits.items()):
            yield from _defined(value, numbers)
            yield f"{name} {numbers[value]}"


def _defined(term: Term, numbers: dict[Term, int]) -> Iterator[str]:
    """Yield a line for each part of a term that has no number yet, and number it."""
    stack = [term]
    while stack:
        part = stack[-1]
        missing = [arg for arg in part.args if arg not in numbers]
        if part not in numbers and missing:
            stack += reversed(missing)
            continue
        stack.pop()
        if part not in numbers:
            own = f"{part.scope.value} {part.name}" if part.op is Op.SYMBOL else part.value
            numbers[part] = len(numbers)
            yield f"{type(part).__name__} {part.op.value} {own} {[numbers[a] for a in part.args]}"
