"""What is known about reaching everything, as JSON: a file for the numbers of each release, or any.

A file has, for each state and transition that is seen, stories by start, steps and inputs, with the
cases in which the very same steps lead there; and the cases that a certificate beside it excludes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from uccx_model.cases import Case, Fixed
from uccx_model.choices import CHOICES, Choice, option_named
from uccx_model.graph import Graph
from uccx_model.parameters import profile_named
from uccx_model.reachability import ANY_NUMBERS, Sighting, Verdicts
from uccx_model.trace import Trace
from uccx_proofs.json_layout import laid_out
from uccx_proofs.json_reader import fields, json_of, list_in, text_in
from uccx_proofs.refusing import CertificateError

__all__ = ["MADE_BY", "Record", "Story", "record_from", "record_text", "story_of"]

FORMAT: Final = 1
MADE_BY: Final = "make reachability"  #: what writes the files anew
PARTS: Final = ("cases", "choices", "start", "steps")


@dataclass(frozen=True)
class Story:
    """A story as it is written down: what cannot be computed.

    Attributes:
        world: whose numbers it has.
        target: the state that it reaches, or the transition that it takes last.
        number: of this target's stories in this world, from 1.
        cases: where the same steps lead there.
        told: the choices with which it is told, those that are not the usual ones.
        written: start and steps, and the numbers unless they are a release's.
    """

    world: str
    target: str
    number: int
    cases: tuple[Case, ...]
    told: tuple[Choice, ...]
    written: Mapping[str, Any] = field(repr=False)

    @property
    def name(self) -> str:
        """The name by which it is asked for."""
        return f"{self.world}/{self.target}/{self.number}"

    @property
    def steps(self) -> int:
        """How many steps it has."""
        return len(self.written["steps"])

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The option of each choice with which it is told."""
        return _all_choices(self.told)

    def sightings(self) -> Iterator[Sighting]:
        """Yield what it shows."""
        for case in self.cases:
            yield Sighting(self.name, self.world, case, self.choices, self.steps)

    def trace(self, graph: Graph, fixed: Fixed | None = None) -> Trace:
        """Return the story, gone through in the model.

        Args:
            graph: the model.
            fixed: options with which to tell it; of the other choices those with which it is
                written down, as far as they fit.

        Raises:
            CertificateError: it cannot be read, or the model does not go that way.
            ValueError: with these options it does not happen.
        """
        from uccx_proofs.evidence import read_example  # noqa: PLC0415 - drawing needs no story

        choices = self._told_with(fixed or {})
        told = [f"{type(option).__name__}.{option.name}" for option in choices]
        numbers = self.written.get("numbers")
        if numbers is None:
            numbers = dict(profile_named(self.world).values)
        parts = {"start": self.written["start"], "steps": self.written["steps"]}
        example = {"shows": self.name, "numbers": numbers, "choices": told, **parts}
        return read_example(graph, example).trace

    def _told_with(self, fixed: Fixed) -> tuple[Choice, ...]:
        if all(fixed.get(type(option), option) is option for option in self.choices):
            return self.choices
        for case in self.cases:
            if case.meets(Case.where(fixed)):
                return tuple(
                    fixed.get(type(usual)) or _fitting(case, usual) for usual in self.choices
                )
        told = ", ".join(option.title for option in fixed.values())
        raise ValueError(f"the story {self.name!r} does not happen with {told}")


def _fitting(case: Case, usual: Choice) -> Choice:
    """Return an option that fits in a case: the usual one if it does."""
    fitting = case.options.get(type(usual), frozenset({usual}))
    return usual if usual in fitting else next(o for o in case.named if o in fitting)


@dataclass(frozen=True)
class Record:
    """What is known with one world's numbers.

    Attributes:
        world: whose numbers.
        model: the digest of the model that it is about.
        stories: by target, the shortest first.
        impossible: by target, cases that a certificate excludes.
    """

    world: str
    model: str
    stories: Mapping[str, tuple[Story, ...]]
    impossible: Mapping[str, tuple[Case, ...]]

    def verdicts(self) -> dict[tuple[str, str], Verdicts]:
        """Return what is known of each target."""
        return {
            (self.world, target): Verdicts(
                tuple(s for story in self.stories.get(target, ()) for s in story.sightings()),
                self.impossible.get(target, ()),
            )
            for target in dict.fromkeys((*self.stories, *self.impossible))
        }


@cache
def _all_choices(unusual: tuple[Choice, ...]) -> tuple[Choice, ...]:
    known = {type(option): option for option in unusual}
    return tuple(known.get(choice, next(iter(choice))) for choice in CHOICES)


# Writing.


def story_of(world: str, target: str, number: int, cases: Iterable[Case], trace: Trace) -> Story:
    """Return a trace as a story."""
    from uccx_proofs.evidence import Example, example_told  # noqa: PLC0415 - as above

    told = example_told(Example(target, trace))
    kept = ["numbers"] * (world == ANY_NUMBERS) + ["start", "steps"]
    written = {name: told[name] for name in kept}
    return Story(world, target, number, tuple(cases), trace.unusual_choices, written)


def record_text(record: Record) -> str:
    """Return a record as JSON text."""
    data = {
        "format": FORMAT,
        "model": record.model,
        "numbers": record.world,
        "impossible": {t: [str(case) for case in cases] for t, cases in record.impossible.items()},
        "stories": {t: [_told(s) for s in stories] for t, stories in record.stories.items()},
    }
    return laid_out(data) + "\n"


def _told(story: Story) -> dict[str, Any]:
    choices = [f"{type(option).__name__}.{option.name}" for option in story.told]
    return {"cases": [str(case) for case in story.cases], "choices": choices, **story.written}


# Reading.


def record_from(text: str, world: str) -> Record:
    """Return what a text tells of a world. Its stories are gone through when they are asked for.

    Raises:
        CertificateError: it cannot be read; the message says where, and what is wrong.
    """
    names = ("format", "model", "numbers", "impossible", "stories")
    data = fields(json_of(text), names)
    if data["format"] is True or data["format"] != FORMAT:
        raise CertificateError(f"its format is not {FORMAT}, the only one known here")
    if data["numbers"] != world:
        raise CertificateError(f"its numbers are not {world!r}, of which it should tell")
    stories = {
        target: tuple(_stories(world, target, list_in(told)))
        for target, told in fields(data["stories"]).items()
    }
    impossible = {
        target: _placed(f"impossible, {target}", told)
        for target, told in fields(data["impossible"]).items()
    }
    return Record(world, text_in(data["model"]), stories, impossible)


def _stories(world: str, target: str, told: Iterable[object]) -> Iterator[Story]:
    own = ["numbers"] * (world == ANY_NUMBERS)
    for number, part in enumerate(told, start=1):
        place = f"story {number} of {target}"
        try:
            data = fields(part, (*own, *PARTS))
            choices = [text_in(name) for name in list_in(data["choices"])]
            written: dict[str, Any] = {name: data[name] for name in (*own, "start", "steps")}
            list_in(written["steps"])
        except CertificateError as error:
            raise CertificateError(f"{place}: {error}") from error
        told_with = tuple(_option(place, name) for name in choices)
        yield Story(world, target, number, _placed(place, data["cases"]), told_with, written)


_named = cache(option_named)


def _option(place: str, name: str) -> Choice:
    try:
        return _named(name)
    except KeyError as error:
        raise CertificateError(f"{place}: there is no choice {name[:60]!a}") from error


def _placed(place: str, told: object) -> tuple[Case, ...]:
    try:
        cases = tuple(Case.told(text_in(text)) for text in list_in(told))
    except ValueError as error:
        raise CertificateError(f"{place}: {error}") from error
    if not cases:
        raise CertificateError(f"{place}: it tells no case")
    return cases
