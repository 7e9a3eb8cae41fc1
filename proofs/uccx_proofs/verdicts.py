"""What is known of a property in the end. *Unknown* is never success."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from uccx_model.trace import Trace
from uccx_proofs.certificate import Certificate
from uccx_proofs.graph_claims import Argument

__all__ = [
    "Condition",
    "Disagreement",
    "Engine",
    "Origin",
    "Proved",
    "Refuted",
    "Result",
    "Run",
    "Unknown",
    "Verdict",
    "Witnessed",
]


class Engine(StrEnum):
    """What gave an answer."""

    INVARIANT = "inductive invariant"
    K_INDUCTION = "k-induction"
    PLAN = "plan"
    SPACER = "Spacer"
    EXPLORATION = "exploration"
    SEARCH = "solver search"
    REPLAY = "replay"
    GRAPH = "graph"


class Origin(StrEnum):
    """Where the proof or the example comes from that was checked."""

    CERTIFICATE = "certificate"  #: committed with the model
    CACHE = "cache"  #: remembered from an earlier run
    SEARCH = "search"  #: found in this run


@dataclass(frozen=True)
class Proved:
    """It holds in every reachable state, or of every step, without bound."""

    engine: Engine
    explanation: str = ""  #: for a graph fact the cut or paths; for k-induction the k
    certificate: Certificate | None = field(default=None, repr=False)  #: when it was just found
    argument: Argument | None = field(default=None, repr=False)  #: about the graph, likewise


@dataclass(frozen=True)
class Witnessed:
    """It is possible: here is how. One trace for each thing that was to be shown."""

    engine: Engine
    traces: tuple[tuple[str, Trace], ...]  #: what is shown, and how


@dataclass(frozen=True)
class Refuted:
    """It does not hold."""

    engine: Engine
    counterexample: Trace | None  #: None for what a trace cannot show: a graph fact, say
    explanation: str = ""
    place: str = ""  #: the transition or state at which it fails


@dataclass(frozen=True)
class Unknown:
    """No engine could tell; never success."""

    reason: str


@dataclass(frozen=True)
class Disagreement:
    """Two engines contradict each other: one of them is wrong, and nothing can be relied on."""

    explanation: str
    counterexample: Trace | None = None
    material: Mapping[str, str] = field(default_factory=dict, repr=False)
    """What is needed to look into it: texts by name, such as the certificate and the script."""


Verdict = Proved | Witnessed | Refuted | Unknown | Disagreement


@dataclass(frozen=True)
class Condition:
    """A condition that a property needs, and what happens without it."""

    sentence: str
    without: Verdict  #: should be Refuted: the condition is known to be needed


@dataclass(frozen=True)
class Result:
    """The outcome for one property."""

    name: str
    sentence: str
    kind: str  #: "invariant", "step invariant", "progress", "witness" or "graph fact"
    sources: tuple[str, ...]  #: requirement and guide ids
    verdict: Verdict
    readings: str  #: for which readings: "every reading", or the ones that it needs
    periods: str  #: for which periods: "any periods", or the relation or profile that it needs
    conditions: tuple[Condition, ...]
    seconds: float
    file: str
    line: int
    headline: bool = False  #: one of those that everybody asks for first
    origin: Origin = Origin.SEARCH
    checked_by: tuple[str, ...] = ()  #: the solvers that agree to its certificate
    obligations: int = 0  #: how many proof obligations they agree to

    @property
    def holds(self) -> bool:
        """It is proved or witnessed, and each condition is known to be needed."""
        return isinstance(self.verdict, Proved | Witnessed) and all(
            isinstance(condition.without, Refuted) for condition in self.conditions
        )


@dataclass(frozen=True)
class Run:
    """The outcome of a verification."""

    results: tuple[Result, ...]
    seconds: float
    profile: str | None = None  #: a release profile, or None for any numbers
    notes: Sequence[str] = field(default_factory=tuple)
    solvers: tuple[str, ...] = ()  #: that were asked to check certificates

    def counted(self, origin: Origin) -> int:
        """Return how many proofs and examples come from there."""
        return sum(1 for result in self.results if result.origin is origin)

    @property
    def exit_code(self) -> int:
        """0 all hold, 1 something is refuted, 3 something is unknown, 4 engines disagree."""
        verdicts = [r.verdict for r in self.results]
        without = [c.without for r in self.results for c in r.conditions]
        if any(isinstance(v, Disagreement) for v in verdicts + without):
            return 4
        if any(isinstance(v, Refuted) for v in verdicts):
            return 1
        return 0 if all(r.holds for r in self.results) else 3
