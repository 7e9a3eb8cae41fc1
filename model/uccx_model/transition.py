"""How a transition is written down: a guard, then the changes; what is not mentioned stays.

A function decorated with `RuleBook.report` or `RuleBook.action` is called once, with symbols, for
each licensing state that it starts from. It returns its guard, its changes by variable name, and
(if any) the notices that it emits, each with the condition under which it does.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from uccx_model.choices import Choice, chosen
from uccx_model.expressions import TRUE, Bool, Int, Scope, Term, all_of, boolean, integer
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters
from uccx_model.rewriting import substitute
from uccx_model.states import STATES, LicensingState
from uccx_model.variables import Inputs, State, node_symbol

__all__ = ["SAME", "Change", "Kind", "Named", "Rule", "RuleBook", "Transition"]

Emitted = Mapping[Notice, Bool]
Change = Int | Bool | int
Effect = tuple[Bool, Mapping[str, Change]] | tuple[Bool, Mapping[str, Change], Emitted]
Rule = Callable[[State, Inputs, Parameters], Effect]
Named = Callable[[str, Change], Mapping[str, Term]]


class Kind(Enum):
    """Whether a transition takes time."""

    REPORT = "report"  #: one or more report intervals pass
    ACTION = "action"  #: an administrator or Unified CM acts; no time passes


class _Same(Enum):
    SAME = "same"


SAME: Final = _Same.SAME  #: "the licensing state stays"


@dataclass(frozen=True)
class Transition:
    """An edge of the model."""

    name: str
    source: LicensingState
    target: LicensingState
    kind: Kind
    sentence: str
    sources: tuple[str, ...]  #: ids of requirements and guide facts
    assumption: str  #: what the documents do not say, or ""
    readings: tuple[Choice, ...]  #: options without which it does not exist
    guard: Bool
    changes: Mapping[str, Term]
    emits: Emitted
    file: str = field(compare=False)
    line: int = field(compare=False)

    @property
    def label(self) -> str:
        """The transition's name with its two ends."""
        return f"{self.name}: {self.source} → {self.target}"

    def __str__(self) -> str:
        return self.label

    def leading_to(self, target: LicensingState) -> Transition:
        """Return the same transition as if it had been written with this target."""
        others: Emitted = {n: when for n, when in self.emits.items() if n is not Notice.ENFORCEMENT}
        return replace(self, target=target, emits=_announced(self.source, target, others))


def _announced(start: LicensingState, target: LicensingState, emits: Emitted) -> Emitted:
    """Return what is emitted, with the notice of an enforcement that begins."""
    begins = target.enforced and not start.enforced
    return {**emits, Notice.ENFORCEMENT: TRUE} if begins else emits


@dataclass(frozen=True)
class _Written:
    """A rule as it is written, for one licensing state that it starts from."""

    rule: Rule
    source: LicensingState
    target: LicensingState
    kind: Kind
    sources: tuple[str, ...]
    assumption: str
    readings: tuple[Choice, ...]


@dataclass
class RuleBook:
    """The rules of one module, in the order in which they are written."""

    written: list[_Written] = field(default_factory=list)

    def transitions(
        self, s: State | None = None, i: Inputs | None = None, named: Named | None = None
    ) -> list[Transition]:
        """Return the transitions that the rules make of these symbols.

        Args:
            s: what the rules take for the state; the symbols of one instance with one count of
                licences, if not given.
            i: what they take for the inputs.
            named: returns a variable's change as terms, by the names of what they are changes of.
        """
        state = s or State.symbols(Scope.STATE)
        inputs = i or Inputs.symbols(Scope.INPUT)
        return [_transition(written, state, inputs, named or _alone) for written in self.written]

    def report(
        self,
        *starts: LicensingState,
        to: LicensingState | _Same,
        source: Sequence[str],
        readings: Sequence[Choice] = (),
        assumption: str = "",
    ) -> Callable[[Rule], Rule]:
        """Return a decorator for a transition that takes one or more report intervals."""
        return self._decorator(Kind.REPORT, starts, to, source, readings, assumption)

    def action(
        self,
        *starts: LicensingState,
        to: LicensingState | _Same,
        source: Sequence[str],
        readings: Sequence[Choice] = (),
        assumption: str = "",
    ) -> Callable[[Rule], Rule]:
        """Return a decorator for a transition that takes no time."""
        return self._decorator(Kind.ACTION, starts, to, source, readings, assumption)

    def _decorator(
        self,
        kind: Kind,
        starts: Sequence[LicensingState],
        to: LicensingState | _Same,
        source: Sequence[str],
        readings: Sequence[Choice],
        assumption: str,
    ) -> Callable[[Rule], Rule]:
        def decorate(rule: Rule) -> Rule:
            for start in starts:
                target = start if isinstance(to, _Same) else to
                details = (kind, tuple(source), assumption, tuple(readings))
                self.written.append(_Written(rule, start, target, *details))
            return rule

        return decorate


def _term(change: Change) -> Term:
    if isinstance(change, Term):
        return change
    return boolean(change) if isinstance(change, bool) else integer(change)


def _alone(name: str, change: Change) -> Mapping[str, Term]:
    return {name: _term(change)}


def _transition(written: _Written, s: State, i: Inputs, named: Named) -> Transition:
    rule, start = written.rule, written.source
    guard, changes, *notices = rule(s, i, Parameters.symbols())
    emits: dict[Notice, Bool] = dict(*notices)
    code = inspect.unwrap(rule).__code__
    here: dict[Term, Term] = {node_symbol(node): boolean(node is start) for node in STATES}
    memo: dict[Term, Term] = {}
    return Transition(
        name=code.co_name,
        source=start,
        target=written.target,
        kind=written.kind,
        sentence=" ".join((rule.__doc__ or "").split()),
        sources=written.sources,
        assumption=written.assumption,
        readings=written.readings,
        guard=all_of(*map(chosen, written.readings), substitute(guard, here, memo)),
        changes={n: term for name, to in changes.items() for n, term in named(name, to).items()},
        emits=_announced(start, written.target, emits),
        file=code.co_filename,
        line=code.co_firstlineno,
    )
