"""How a property is written down: one decorated function, its name and its docstring the sentence.

The function's arguments say what it speaks of:

- `s` the state, `h` the bystander's notebook, `p` parameters and choices;
- for steps also `i` the inputs, `e` the event, and `t`, `g`: state and notebook afterwards.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from uccx_model.choices import Choice, chosen
from uccx_model.events import Event
from uccx_model.expressions import TRUE, Bool, Scope, all_of
from uccx_model.graph import Graph
from uccx_model.parameters import Parameters, profile_named
from uccx_model.requirements import source_of
from uccx_model.states import LicensingState
from uccx_model.trace import Trace
from uccx_model.variables import Inputs, State
from uccx_proofs.graph_claims import GraphClaim
from uccx_proofs.history import History
from uccx_proofs.system import Edge, System

__all__ = [
    "RELEASE",
    "Claim",
    "Kind",
    "Need",
    "Property",
    "PropertyBook",
    "Target",
    "needs_numbers",
    "needs_profile",
    "needs_reading",
]


RELEASE: Final = "the release's numbers (12.5 unless another is asked for)"


class Kind(StrEnum):
    """What a property says, and so how it is shown."""

    INVARIANT = "invariant"
    STEP = "step invariant"
    PROGRESS = "progress"
    WITNESS = "witness"
    GRAPH = "graph fact"


@dataclass(frozen=True)
class Need:
    """A condition on readings or numbers without which a property does not hold."""

    sentence: str
    condition: Bool
    about_readings: bool


def needs_reading(*options: Choice) -> Need:
    """Return the need for one of these options of a choice."""
    titles = " or ".join(option.title for option in options)
    condition = ~all_of(*(~chosen(option) for option in options))
    return Need(titles, condition, about_readings=True)


def needs_numbers(sentence: str, relation: Callable[[Parameters], Bool]) -> Need:
    """Return the need for a relation between numbers."""
    return Need(sentence, relation(Parameters.symbols()), about_readings=False)


def needs_profile(name: str) -> Need:
    """Return the need for a release profile's numbers."""
    return Need(f"the numbers of {name}", profile_named(name).numbers, about_readings=False)


@dataclass(frozen=True, eq=False)
class Claim:
    """Something that never happens: no reachable state at the node, with any inputs, is `bad`."""

    node: str
    bad: Bool
    edge: Edge | None = None  #: for a claim about a step; `bad` then includes its guard
    place: str = ""
    unfolded: Bool | None = None  #: the same as `bad`, not simplified in any way; if it is known

    @property
    def as_written(self) -> Bool:
        """What never happens, before anything was simplified, if that is known."""
        return self.bad if self.unfolded is None else self.unfolded

    @property
    def label(self) -> str:
        """Where it would happen."""
        return self.place or (self.edge.label if self.edge else self.node)


@dataclass(frozen=True, eq=False)
class Target:
    """Something to be shown possible: a condition on a state, or on a step.

    Attributes:
        label: what is shown.
        condition: what must hold of the state, or of the step.
        of_step: whether it is about a step.
        in_profile: whether the numbers are to be a release's (12.5 unless another is asked for);
            otherwise some numbers will do.
        applies: a condition on numbers without which there is nothing to show.
    """

    label: str
    condition: Bool
    of_step: bool = False
    in_profile: bool = False
    applies: Bool = TRUE


Claims = Callable[[System], Iterable[Claim]]
Targets = Callable[[System], Iterable[Target]]
Story = Callable[[Graph], Trace]


@dataclass(frozen=True, eq=False)
class Property:
    """A property of the model; exactly one of the last fields says what it is."""

    name: str
    sentence: str
    kind: Kind
    sources: tuple[str, ...]
    needs: tuple[Need, ...]
    file: str
    line: int
    state: Bool | None = None
    step: Bool | None = None
    claims: Claims | None = None
    targets: Targets | None = None
    goal: LicensingState | None = None
    graph: GraphClaim | None = None
    story: Story | None = None
    numbers: str = "any periods"  #: for which numbers, where no need says so
    headline: bool = False  #: one of those that everybody asks for first

    @property
    def readings(self) -> str:
        """For which readings it holds."""
        return "; ".join(n.sentence for n in self.needs if n.about_readings) or "every reading"

    @property
    def periods(self) -> str:
        """For which numbers it holds."""
        told = "; ".join(n.sentence for n in self.needs if not n.about_readings)
        return told or ("the numbers of 12.5" if self.story else self.numbers)


_SPOKEN_OF: Final[dict[str, Any]] = {
    "s": State.symbols(Scope.STATE),
    "t": State.symbols(Scope.NEXT),
    "h": History.symbols(Scope.STATE),
    "g": History.symbols(Scope.NEXT),
    "i": Inputs.symbols(Scope.INPUT),
    "e": Event(),
    "p": Parameters.symbols(),
}


def _told(body: Callable[..., Bool]) -> Bool:
    """Call a property's function with what its arguments ask for."""
    names = list(inspect.signature(body).parameters)
    if unknown := [name for name in names if name not in _SPOKEN_OF]:
        raise TypeError(
            f"{body.__name__} asks for {', '.join(unknown)}; "
            f"a property can speak of {', '.join(_SPOKEN_OF)}"
        )
    return body(*(_SPOKEN_OF[name] for name in names))


@dataclass
class PropertyBook:
    """The properties of one module, in the order in which they are written."""

    headline: bool = False
    properties: list[Property] = field(default_factory=list)

    def invariant(
        self, *, source: Sequence[str], needs: Sequence[Need] = (), kind: Kind = Kind.INVARIANT
    ) -> Callable[[Callable[..., Bool]], Callable[..., Bool]]:
        """Return a decorator for what holds in every reachable state."""
        return self._add(kind, source, needs, lambda body: {"state": _told(body)})

    def step(
        self, *, source: Sequence[str], needs: Sequence[Need] = (), kind: Kind = Kind.STEP
    ) -> Callable[[Callable[..., Bool]], Callable[..., Bool]]:
        """Return a decorator for what holds of every step from a reachable state."""
        return self._add(kind, source, needs, lambda body: {"step": _told(body)})

    def progress(
        self, *, source: Sequence[str]
    ) -> Callable[[Callable[[System], Iterable[Claim]]], Claims]:
        """Return a decorator for a function from the system to what must never happen."""
        return self._add(Kind.PROGRESS, source, (), lambda body: {"claims": body})

    def witness(
        self, *, source: Sequence[str], numbers: str = "some periods"
    ) -> Callable[[Callable[[System], Iterable[Target]]], Targets]:
        """Return a decorator for a function from the system to what must be possible."""
        meaning = {"numbers": numbers}
        return self._add(Kind.WITNESS, source, (), lambda body: {"targets": body, **meaning})

    def recovery(
        self, *, source: Sequence[str]
    ) -> Callable[[Callable[[], LicensingState]], Callable[[], LicensingState]]:
        """Return a decorator for "this licensing state can be reached from every reachable one"."""
        return self._add(Kind.PROGRESS, source, (), lambda body: {"goal": body()})

    def graph_fact(
        self, *, source: Sequence[str], needs: Sequence[Need] = ()
    ) -> Callable[[Callable[[], GraphClaim]], Callable[[], GraphClaim]]:
        """Return a decorator for a function that returns a claim about the graph."""
        return self._add(Kind.GRAPH, source, needs, lambda body: {"graph": body()})

    def scenario(self, *, source: Sequence[str]) -> Callable[[Story], Story]:
        """Return a decorator for a function from the graph to a trace, checked as it is told."""
        return self._add(Kind.WITNESS, source, (), lambda body: {"story": body})

    def _add(
        self,
        kind: Kind,
        source: Sequence[str],
        needs: Sequence[Need],
        meaning: Callable[[Any], dict[str, Any]],
    ) -> Callable[[Any], Any]:
        if not source:
            raise ValueError("a property names its source")
        for identifier in source:
            source_of(identifier)

        def decorate(body: Callable[..., Any]) -> Callable[..., Any]:
            code = body.__code__
            self.properties.append(
                Property(
                    name=body.__name__,
                    sentence=" ".join((inspect.getdoc(body) or "").split()),
                    kind=kind,
                    sources=tuple(source),
                    needs=tuple(needs),
                    file=code.co_filename,
                    line=code.co_firstlineno,
                    headline=self.headline,
                    **meaning(body),
                )
            )
            return body

        return decorate
