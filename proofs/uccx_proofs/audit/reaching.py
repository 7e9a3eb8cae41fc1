"""Ask a solver for a state in front of a change, in which the change does harm.

Up to the change, the changed model does what the model does; so its ways there are unrolled once,
for all changes. Not finding one proves nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from uccx_model.expressions import FALSE, Bool, Int, Term, all_of, variable
from uccx_model.rewriting import substitute
from uccx_proofs.audit.alike import differences
from uccx_proofs.audit.altered import Altered
from uccx_proofs.audit.ground import Ground
from uccx_proofs.audit.walks import Occasion
from uccx_proofs.concrete import Concrete, Configuration
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

    def find(self, altered: Altered, node: str, condition: Bool) -> Occasion | None:
        """Return a state of a changed model at a node, and inputs, for which a condition holds.

        Args:
            altered: the changed model. The way there takes what changed only where it does the
                same as before.
            node: the node.
            condition: about the state and the inputs there.
        """
        wanted = substitute(condition, self._given, {})
        for depth in range(DEEPEST + 1):
            ways = self._ways(depth)
            known = [ways.arrives(node), ways.about_state(wanted, depth)]
            known += [ways.always_so(edge, _same(altered, edge)) for edge in altered.gone if depth]
            with ways.supposing(*known):
                if ways.check() == "sat":
                    visit = self._taken(altered, ways.found())
                    return visit, ways.values(list(self._given.values()))
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

    def _taken(self, altered: Altered, found: Found) -> Visit:
        """Go a way with integers, in the changed model."""
        concrete = Concrete(altered.system, self.ground.concrete.compiled)
        now = {edge.label: edge for edge in altered.fresh}
        visit = Visit(World(found.rigid, (found.start,)), found.start)
        for taken, inputs in found.moves:
            edge = now[taken.label] if taken in altered.gone else taken
            after = concrete.take(edge, visit.here.values, inputs, found.rigid)
            if after is None:
                raise RuntimeError(f"{edge.label} is not enabled where the solver says it is")
            visit = visit.then(edge, inputs, Configuration(edge.target, after))
        return visit


def _same(altered: Altered, edge: Edge) -> Bool:
    """Return that what came in an edge's place does the same."""
    now = next((e for e in altered.fresh if e.label == edge.label), None)
    return FALSE if now is None else all_of(*(~bad for bad in differences(edge, now)))
