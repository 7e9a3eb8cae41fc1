"""Which guesses to make at which node, after what was seen there, and which when one fails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from uccx_model.expressions import TRUE, Bool, Scope, Term, implies
from uccx_model.rewriting import symbols_of
from uccx_proofs.concrete import Concrete, Values
from uccx_proofs.engines.templates import related

__all__ = ["Guesses", "Sample"]

Sample = tuple[Values, Values]  #: the variables' and the rigid symbols' values, at some node


@dataclass
class Guesses:
    """Guesses at each node that no sample breaks.

    Args:
        concrete: what evaluates a guess on a sample.
        facts: conditions worth a guess, each with the stronger ones that make it superfluous.
        conditions: what a fact that fails may still hold under.
        samples: what was seen at each node.
    """

    concrete: Concrete
    facts: Mapping[Bool, Sequence[Bool]]
    conditions: Sequence[Bool]
    samples: Mapping[str, Sequence[Sample]]
    _holds: dict[str, dict[Bool, int]] = field(init=False)  #: bit n: it holds in sample n

    def __post_init__(self) -> None:
        terms = list(dict.fromkeys([*self.facts, *self.conditions]))
        run = self.concrete.compile(terms)
        inputs: Values = (0,) * len(self.concrete.system.inputs)
        self._holds = {}
        near = related(self.concrete.system)
        self._fitting = {
            fact: dict.fromkeys(c for c in self.conditions if _fits(c, fact, near))
            for fact in self.facts
        }
        self._parts: dict[Bool, tuple[Bool, Bool]] = {}
        self._weaker: dict[Bool, list[Bool]] = {}
        for fact, stronger in self.facts.items():
            for strong in stronger:
                self._weaker.setdefault(strong, []).append(fact)
        for node, seen in self.samples.items():
            masks = [0] * len(terms)
            for place, (values, rigid) in enumerate(seen):
                bit = 1 << place
                for number, true in enumerate(run(values, inputs, rigid)):
                    if true:
                        masks[number] |= bit
            self._holds[node] = dict(zip(terms, masks, strict=True))

    def at(self, node: str) -> list[Bool]:
        """Return the first guesses: facts that hold, and conditional ones where they fail."""
        holds, everywhere = self._holds[node], self._everywhere(node)
        found: dict[Bool, None] = {}
        for fact, stronger in self.facts.items():
            if holds[fact] == everywhere:
                if all(holds[strong] != everywhere for strong in stronger):
                    found[fact] = None
            else:
                found |= dict.fromkeys(self._conditional(node, fact, stronger))
        found.pop(TRUE, None)
        return list(found)

    def _everywhere(self, node: str) -> int:
        return (1 << len(self.samples[node])) - 1

    def _conditional(self, node: str, fact: Bool, stronger: Sequence[Bool]) -> Iterator[Bool]:
        """Yield "if the condition, then the fact" for conditions that vary and explain failures."""
        holds, everywhere = self._holds[node], self._everywhere(node)
        for condition in self._fitting[fact]:
            where = holds[condition]
            unseen = where == 0 and not _about_numbers(condition)
            superfluous = any(
                condition in self._fitting[strong] and not where & ~holds[strong]
                for strong in stronger
            )
            if unseen or superfluous or where == everywhere or where & ~holds[fact]:
                continue
            yield self._under(condition, fact)

    def _under(self, condition: Bool, fact: Bool) -> Bool:
        guess = implies(condition, fact)
        self._parts[guess] = condition, fact
        return guess

    def instead_of(self, node: str, fact: Bool) -> Iterator[Bool]:
        """Yield what to guess at a node when a guess that no sample breaks has failed all the same.

        They are the guesses that it made superfluous; itself, under the conditions that vary; and,
        if a condition turns out to be possible that was never seen, every fact under it.
        """
        if fact in self._parts:
            condition, failed = self._parts[fact]
            for weaker in self._weaker.get(failed, ()):
                yield self._under(condition, weaker)
        if fact not in self.facts:
            return
        holds, everywhere = self._holds[node], self._everywhere(node)
        for weaker in self._weaker.get(fact, ()):
            if holds[weaker] == everywhere:
                yield weaker
        for condition in self._fitting[fact]:
            if holds[condition] not in (0, everywhere):
                yield self._under(condition, fact)
        for condition in self.conditions:
            if holds[condition] == 0 and fact is ~condition:
                for other, fitting in self._fitting.items():
                    if condition in fitting:
                        yield self._under(condition, other)


def _about_numbers(condition: Bool) -> bool:
    return any(s.scope is Scope.PARAMETER for s in symbols_of(condition))


def _fits(condition: Bool, fact: Bool, near: Mapping[Term, set[Term]]) -> bool:
    """Whether a fact may depend on a condition: some guard or update has symbols of both.

    A flag of the state may matter for anything but numbers; needs of a goal only for their numbers.
    """
    symbols = symbols_of(condition)
    numbers = {s for s in symbols if s.scope is Scope.PARAMETER}
    if numbers:
        return not numbers.isdisjoint(symbols_of(fact))
    if all(isinstance(s, Bool) and s.scope is Scope.STATE for s in symbols) and all(
        s.scope is Scope.STATE for s in symbols_of(fact)
    ):
        return True
    return any(not near.get(x, set()).isdisjoint(symbols) for x in symbols_of(fact))
