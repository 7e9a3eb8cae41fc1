"""Judge a changed model: do the properties notice the change, or does it make no difference?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from uccx_model.execution import NotEnabledError, ReplayError
from uccx_model.expressions import Bool, Scope
from uccx_model.graph import Graph
from uccx_model.script import ScriptError
from uccx_model.states import LicensingState
from uccx_proofs.audit.altered import Altered, alter
from uccx_proofs.audit.alike import never_noticed, same_everywhere
from uccx_proofs.audit.ground import Ground
from uccx_proofs.audit.holding import Holding, holding
from uccx_proofs.audit.killing import Killing
from uccx_proofs.audit.monitors import Monitors
from uccx_proofs.audit.showing import Kill, shown
from uccx_proofs.engines.solver import Translator
from uccx_proofs.graph_claims import NoArgumentError
from uccx_proofs.property import Property

__all__ = ["Judge", "Judgement", "Verdict"]

A_LITTLE: Final = 120  #: steps of walks for more properties, where one is broken already
MORE: Final = (400, 4_000)  #: steps of walks where none is broken yet


class Verdict(StrEnum):
    """What becomes of a changed model."""

    KILLED = "killed"  #: a property is broken, and a trace shows it
    EQUIVALENT = "equivalent"  #: proved: no reachable difference
    SURVIVED = "survived"  #: every property is proved to hold, and yet there is a difference
    UNKNOWN = "unknown"  #: none of these could be shown


@dataclass(frozen=True)
class Judgement:
    """What was found about one changed model.

    Attributes:
        verdict: what becomes of it.
        killers: the properties that are broken.
        undecided: properties that are neither known to be broken nor proved to hold.
        kills: a trace for each of several killers, or a sentence where a trace can show nothing.
        why: for what is equivalent, why; for what is unknown, what was tried.
    """

    verdict: Verdict
    killers: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    kills: tuple[Kill, ...] = ()
    why: str = ""


@dataclass
class Judge:
    """Judges changes of one model.

    Args:
        ground: what is known of the model.
    """

    ground: Ground
    translate: Translator = field(default_factory=Translator)

    def __post_init__(self) -> None:
        self._monitors = Monitors(self.ground.system, self.ground.properties)

    def judge(
        self, graph: Graph, starts: Mapping[LicensingState, Bool] | None = None
    ) -> Judgement:
        """Return what becomes of a changed model.

        Args:
            graph: the changed model.
            starts: what holds at its starts; None if that did not change.
        """
        return _Trial(self, alter(self.ground, graph, starts)).judgement()


@dataclass
class _Trial:
    judge: Judge
    altered: Altered

    def judgement(self) -> Judgement:
        killing = Killing(self.altered, self.judge._monitors)
        killing.at_once()
        told = [*self._told()]
        if not killing.found and not told:
            why = same_everywhere(self.altered, self.judge.translate)
            if why:
                return Judgement(Verdict.EQUIVALENT, why=why)
        kept = holding(self.altered, self.judge.translate)
        ...
