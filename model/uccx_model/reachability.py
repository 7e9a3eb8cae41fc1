"""Under which readings and circumstances each state and transition is seen, or cannot be.

This is data about the model: the proofs make it, the diagrams draw it. Nothing is searched for
here, and no solver is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import product
from typing import Final

from uccx_model.cases import EVERYWHERE, Case, Fixed, beyond
from uccx_model.choices import CHOICES, Choice
from uccx_model.parameters import PROFILES

__all__ = ["ANY_NUMBERS", "WORLDS", "Reachability", "Sighting", "Standing", "Verdicts"]

ANY_NUMBERS: Final = "any"
WORLDS: Final = (*(profile.name for profile in PROFILES), ANY_NUMBERS)
"""Whose numbers are meant: a release's, or any at all."""


class Standing(StrEnum):
    """What is known of a state or a transition."""

    WITNESSED = "witnessed"  #: a story goes there, replayed in the model
    IMPOSSIBLE = "impossible"  #: proved that no story does
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Sighting:
    """A story in which a state is reached, or a transition taken last."""

    story: str  #: the name by which the story is asked for
    world: str  #: whose numbers it has
    case: Case  #: the same steps do it in all of this case
    choices: tuple[Choice, ...]  #: those with which it is told, one of each choice
    steps: int


@dataclass(frozen=True)
class Verdicts:
    """What is known of one target with one world's numbers: where it is seen, and cannot be."""

    seen: tuple[Sighting, ...] = ()
    impossible: tuple[Case, ...] = ()

    @cached_property
    def _spoken_of(self) -> tuple[type[Choice], ...]:
        """The choices of which it may depend whether it is possible."""
        named = {choice for case in self.impossible for choice in case.options}
        return tuple(choice for choice in CHOICES if choice in named)

    def standing(self, case: Case) -> Standing:
        """Return whether it is seen somewhere in a case, or possible nowhere in it."""
        if any(sighting.case.meets(case) for sighting in self.seen):
            return Standing.WITNESSED
        if next(beyond(case, self.impossible), None) is None:
            return Standing.IMPOSSIBLE
        return Standing.UNKNOWN

    def unsettled(self) -> tuple[Case, ...]:
        """Return the cases of which nothing is known."""
        settled = [*(sighting.case for sighting in self.seen), *self.impossible]
        return tuple(beyond(EVERYWHERE, settled))

    def needs(self, fixed: Fixed) -> tuple[type[Choice], ...]:
        """Return the open choices of which an option rules it out; else those it depends on."""
        here = Case.where(fixed)
        if self.standing(here) is not Standing.WITNESSED:
            return ()
        asked = [c for c in self._spoken_of if c not in fixed]
        alone = [c for c in asked if any(self._ruled_out({**fixed, c: option}) for option in c)]
        return tuple(alone) or tuple(self._together(fixed, asked))

    def _ruled_out(self, fixed: Fixed) -> bool:
        return self.standing(Case.where(fixed)) is Standing.IMPOSSIBLE

    def _together(self, fixed: Fixed, asked: list[type[Choice]]) -> Iterator[type[Choice]]:
        """Yield the choices of which another option can make the difference."""
        if not any(case.meets(Case.where(fixed)) for case in self.impossible):
            return
        ruled_out = {
            options: self._ruled_out({**fixed, **dict(zip(asked, options, strict=True))})
            for options in product(*asked)
        }
        for place, choice in enumerate(asked):
            if any(
                ruled_out[(*options[:place], option, *options[place + 1 :])] != whether
                for options, whether in ruled_out.items()
                for option in choice
            ):
                yield choice


@dataclass(frozen=True)
class Reachability:
    """What is known of a model's licensing states, by name, and of its transitions, by label.

    Args:
        model: the digest of the model that it is about (`fingerprint`).
        verdicts: by world and target; what holds with any numbers need not be told of a release.
        outdated: it is about another model than the one at hand, so that nothing is known.
    """

    model: str
    verdicts: Mapping[tuple[str, str], Verdicts] = field(repr=False)
    outdated: bool = False
    _known: dict[tuple[str, str], Verdicts] = field(default_factory=dict, repr=False, compare=False)

    def about(self, model: str) -> Reachability:
        """Return what is known of the model with this digest: nothing, if it is another one."""
        return self if model == self.model else Reachability(model, {}, outdated=True)

    @property
    def targets(self) -> tuple[str, ...]:
        """The states and transitions of which something is known."""
        return tuple(dict.fromkeys(target for _, target in self.verdicts))

    def known(self, target: str, world: str = "12.5") -> Verdicts:
        """Return all that is known of a target with the numbers of a world.

        Raises:
            KeyError: there is no such world; the message lists those there are.
        """
        key = (world, target)
        if key not in self._known:
            self._known[key] = self._gathered(target, world)
        return self._known[key]

    def _gathered(self, target: str, world: str) -> Verdicts:
        if world not in WORLDS:
            raise KeyError(f"no numbers {world!r}; there are: {', '.join(WORLDS)}")
        # A release's story is one of some numbers; what no numbers allow, a release does not.
        told = WORLDS if world == ANY_NUMBERS else (world,)
        seen = [s for w in told for s in self._told(w, target).seen]
        ruling = dict.fromkeys((ANY_NUMBERS, world))
        impossible = [case for w in ruling for case in self._told(w, target).impossible]
        return Verdicts(tuple(seen), tuple(impossible))

    def _told(self, world: str, target: str) -> Verdicts:
        return self.verdicts.get((world, target), Verdicts())

    def standing(self, target: str, world: str = "12.5", fixed: Fixed | None = None) -> Standing:
        """Return whether a target is seen, impossible, or neither is known.

        Args:
            target: a licensing state's name or a transition's label.
            world: whose numbers.
            fixed: options that hold; of the other choices any may.

        Raises:
            KeyError: there is no such world.
        """
        return self.known(target, world).standing(Case.where(fixed or {}))

    def needs(
        self, target: str, world: str = "12.5", fixed: Fixed | None = None
    ) -> tuple[type[Choice], ...]:
        """Return the open choices on which it depends whether a target is possible.

        These are the choices that have an option which alone rules it out. Where there are none,
        and yet some combinations rule it out, they are those that make the difference together.
        """
        return self.known(target, world).needs(fixed or {})

    def options(
        self, target: str, world: str = "12.5", fixed: Fixed | None = None
    ) -> dict[type[Choice], tuple[Choice, ...]]:
        """Return for each choice that a target needs the options with which it is seen."""
        known, given = self.known(target, world), fixed or {}
        return {
            choice: tuple(
                option
                for option in choice
                if known.standing(Case.where({**given, choice: option})) is Standing.WITNESSED
            )
            for choice in known.needs(given)
        }

    def shortest(
        self, target: str, world: str = "12.5", fixed: Fixed | None = None
    ) -> Sighting | None:
        """Return the story to show: with the usual options and 12.5's numbers if there is one.

        Of several it has the fewest steps.
        """
        given = fixed or {}
        here = Case.where(given)
        usual = Case.where({choice: given.get(choice, next(iter(choice))) for choice in CHOICES})
        fitting = [s for s in self.known(target, world).seen if s.case.meets(here)]
        return min(fitting, key=lambda s: _merits(s, usual), default=None)


def _merits(sighting: Sighting, usual: Case) -> tuple[bool, int, int]:
    return not sighting.case.meets(usual), WORLDS.index(sighting.world), sighting.steps
