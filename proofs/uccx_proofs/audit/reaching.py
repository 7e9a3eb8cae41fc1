"""Ask a solver for a state in front of a change, in which the change does harm.

Up to the change, the changed model does what the model does; so its ways there are unrolled once,
for all changes. Not finding one proves nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from uccx_model.expressions import Bool, Int, Term, variable
from uccx_model.rewriting import substitute
from uccx_proofs.audit.ground import Ground
from uccx_proofs.audit.walks import Occasion
from uccx_proofs.concrete import Configuration
from uccx_proofs.engines.bounded import Unrolling
from uccx_proofs.engines.exploration import Visit, World
from uccx_proofs.engines.search import Found
from uccx_proofs.engines.solver import Translator
from uccx_proofs.system import Edge

__all__ = ["Reaching"]

DEEPEST: Final = 7  #: steps before the change
EFFORT: Final = 8_000_000  #: for one question (`Solver`)


@dataclass
class Reaching:
    """Finds states of the model as it is, with inputs.

    Args:
        ground: what is known of the model.
        translate: shares translated terms with others.
    """

    ground: Ground
    translate: Translator
    _unrolled: dict[int, Unrolling] = field(default_factory=dict)

    @cached_property
    def _given(self) -> Mapping[Term, Term]:
        """The inputs at the end of a way: of no step that the way has."""
        return {
            s: variable(Int if isinstance(s, Int) else Bool, f"{s.name} at last", s.scope)
            for s in self.ground.system.inputs
        }

    def find(self, node: str, condition: Bool, without: Collection[Edge]) -> Occasion | None:
        """Return a state at a node, and inputs, for which a condition holds.

        Args:
            node: the node.
            condition: about the state and the inputs there.
            without: edges that the way there does not take.
        """
        wanted = substitute(condition, self._given, {})
        for depth in range(DEEPEST + 1):
            ways = self._ways(depth)
            goal = ways.arrives(node), ways.about_state(wanted, depth)
            avoided = (ways.avoids(without),) if depth else ()
            with ways.supposing(*goal, *avoided):
                if ways.check() == "sat":
                    return self._taken(ways.found()), ways.values(list(self._given.values()))
        return None

    def _ways(self, depth: int) -> Unrolling:
        found = self._unrolled.get(depth)
        if found is None:
            ground = self.ground
            found = Unrolling(
                ground.system,
                (),
                ground.lemmas(ground.certificates),
                EFFORT,
                translate=self.translate,
            )
            while found.depth < depth:
                found.deepen()
            self._unrolled[depth] = found
        return found

    def _taken(self, found: Found) -> Visit:
        """Go a way with integers."""
        visit = Visit(World(found.rigid, (found.start,)), found.start)
        for edge, inputs in found.moves:
            after = self.ground.concrete.take(edge, visit.here.values, inputs, found.rigid)
            if after is None:
                raise RuntimeError(f"{edge.label} is not enabled where the solver says it is")
            visit = visit.then(edge, inputs, Configuration(edge.target, after))
        return visit
