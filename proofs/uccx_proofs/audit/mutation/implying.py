"""Whether other properties say together all that one says, whatever the model does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from uccx_model.expressions import FALSE, Bool, all_of, implies
from uccx_model.rewriting import substitute
from uccx_proofs.claims import claims_of
from uccx_proofs.engines.solver import Core, Translator
from uccx_proofs.property import Claim, Property
from uccx_proofs.system import System

__all__ = ["implied_by"]


def implied_by(
    system: System, properties: Sequence[Property], wanted: Iterable[Property]
) -> dict[str, tuple[str, ...]]:
    """Return, for each wanted property that others imply, the names of some that do together.

    No lemma is used: what is returned implies it for every start there could be.

    Args:
        system: the system.
        properties: all properties.
        wanted: those of states, of steps, or that tell claims, which may be implied.
    """
    asking = _Asking(system, properties)
    return {p.name: found for p in wanted if (found := asking.others(p)) is not None}


@dataclass
class _Asking:
    system: System
    properties: Sequence[Property]
    translate: Translator = field(default_factory=Translator)
    told: dict[str, Sequence[Claim]] = field(default_factory=dict)

    def others(self, p: Property) -> tuple[str, ...] | None:
        """Return properties that imply one; None if all others do not."""
        names: set[str] = set()
        for claim in self._claims(p):
            named = self._known(claim, p)
            core = Core([self.system.assumptions], list(named), self.translate)
            used = core.excluding(claim.bad)
            if used is None:
                return None
            names |= {named[condition] for condition in used}
        return tuple(q.name for q in self.properties if q.name in names)

    def _claims(self, p: Property) -> Sequence[Claim]:
        found = self.told.get(p.name)
        if found is None:
            needed = all_of(*(need.condition for need in p.needs))
            asked = any(part is not None for part in (p.state, p.step, p.claims))
            found = self.told[p.name] = claims_of(self.system, p, needed) if asked else ()
        return found

    def _known(self, claim: Claim, p: Property) -> Mapping[Bool, str]:
        """Return what all others say where a claim is made, by condition."""
        found: dict[Bool, str] = {}
        for other in self.properties:
            if other is not p:
                found |= dict.fromkeys(self._said(other, claim), other.name)
        return found

    def _said(self, other: Property, claim: Claim) -> Iterator[Bool]:
        needed = all_of(*(need.condition for need in other.needs))
        if other.state is not None:
            yield implies(needed, self.system.at(claim.node, other.state))
            if (edge := claim.edge) is not None:
                after = self.system.at(edge.target, other.state)
                yield implies(needed, substitute(after, edge.updates, {}))
        for told in self._claims(other) if other.state is None else ():
            same_step = told.edge is claim.edge or told.edge is None
            if told.node == claim.node and same_step and told.bad is not FALSE:
                yield ~told.bad
