"""Does a reading matter, and to whom? Its options compared, two at a time, in many cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from uccx_model.choices import CIRCUMSTANCES, Q12, READINGS, Choice, Site, chosen
from uccx_model.execution import ReplayError
from uccx_model.expressions import TRUE, Bool, Scope, all_of
from uccx_model.parameters import PROFILES, profile_named
from uccx_model.trace import Situation, Trace
from uccx_model.variables import Inputs, LicenseType, State
from uccx_proofs.comparing.experiments import Experiment, Subject, carried_out
from uccx_proofs.comparing.judging import Difference, MisjudgedError
from uccx_proofs.comparing.outcomes import Side
from uccx_proofs.comparing.setting import Setting

__all__ = ["ANY", "NUMBERS", "Case", "Pair", "cases", "fits", "pairs", "repeated"]

ANY: Final = "any"
NUMBERS: Final = (*(profile.name for profile in PROFILES), ANY)
_NEEDS: Final[Mapping[LicenseType, Choice]] = {
    LicenseType.FLEX_PREMIUM: Q12.SIX_LEAVES,
    LicenseType.FLEX_HCS: Site.HOSTED,
    LicenseType.NPS_NFR: Site.LAB,
}
"""What must hold for a licence type to exist."""


@dataclass(frozen=True)
class Case:
    """Whose numbers hold, and what else is the case, if anything."""

    numbers: str
    option: Choice | None = None
    license_type: LicenseType | None = None  #: always

    @property
    def options(self) -> tuple[Choice, ...]:
        """The options that are chosen for both sides."""
        if self.option is not None:
            return (self.option,)
        return tuple(o for t, o in _NEEDS.items() if t is self.license_type)

    @property
    def assumption(self) -> Bool:
        """The condition on numbers and choices."""
        numbers = TRUE if self.numbers == ANY else profile_named(self.numbers).numbers
        return all_of(numbers, *map(chosen, self.options))


def fits(case: Case, trace: Trace) -> bool:
    """Return whether a trace is about a case."""
    numbers = case.numbers in (ANY, trace.profile)
    kinds = {int(s.values["license_type"]) for s in (trace.start, trace.last)}
    kind = case.license_type is None or kinds == {int(case.license_type)}
    return numbers and kind and set(case.options) <= set(trace.choices)


@dataclass(frozen=True)
class Pair:
    """Two options of a reading."""

    one: Choice
    other: Choice

    def subjects(self, model: Side) -> tuple[Subject, Subject]:
        """Return an instance under each option."""
        return Subject(model.graph, (self.one,)), Subject(model.graph, (self.other,))

    def setting(self, model: Side, case: Case) -> Setting:
        """Return the two options side by side in a case."""
        base = model if case.license_type is None else _of_type(model, case.license_type)
        left, right = (replace(base, title=o.title, options=(o,)) for o in (self.one, self.other))
        return Setting(left, right, case.assumption)


def pairs() -> list[Pair]:
    """Return every two options of each reading."""
    return [Pair(*two) for reading in READINGS for two in combinations(reading, 2)]


def cases(pair: Pair) -> Iterator[Case]:
    """Yield circumstances, options of other readings and licence types, with 12.5's numbers."""
    numbers = NUMBERS[0]
    for choice in (*CIRCUMSTANCES, *READINGS):
        if choice is not type(pair.one):
            yield from (Case(numbers, option) for option in choice)
    for kind in LicenseType:
        if type(_NEEDS.get(kind)) is not type(pair.one):
            yield Case(numbers, license_type=kind)


def repeated(model: Side, pair: Pair, experiment: Experiment, case: Case) -> Difference | None:
    """Return what an experiment shows in another case; None if no difference."""
    asked = experiment.choosing(*case.options)
    if case.license_type is not None:
        if any(happening.act == "choose_license_type" for happening in asked.happenings):
            return None  # it is about several types
        asked = _with_type(asked, case.license_type)
    try:
        return carried_out(pair.subjects(model), asked)
    except (ReplayError, MisjudgedError):
        return None


def _with_type(experiment: Experiment, kind: LicenseType) -> Experiment:
    """Return an experiment with another licence type from the start on."""
    own = {"license_type": int(kind), "chosen_type": int(kind)}
    start = Situation(experiment.start.node, {**experiment.start.values, **own})
    happenings = tuple(
        replace(h, inputs={**h.inputs, "license_type": int(kind)}) for h in experiment.happenings
    )
    return replace(experiment, start=start, happenings=happenings)


def _of_type(model: Side, kind: LicenseType) -> Side:
    """Return a model in which the licence type is never another."""
    state, inputs = State.symbols(Scope.STATE), Inputs.symbols(Scope.INPUT)
    always = (state.license_type == int(kind)) & (state.chosen_type == int(kind))
    system = replace(
        model.system,
        possible=model.system.possible & (inputs.license_type == int(kind)),
        initial={node: start & always for node, start in model.system.initial.items()},
        _node_memo={},
    )
    lemmas = {node: (*known, *_parts(always)) for node, known in model.lemmas.items()}
    return replace(model, system=system, lemmas=lemmas)


def _parts(condition: Bool) -> tuple[Bool, ...]:
    return tuple(part for part in condition.args if isinstance(part, Bool))
