"""What is kept of the boundaries, as JSON data: which cells are the case, and why others are not.

The data has stories, for each cell that is the case a world, a story and how many of its steps, and
a certificate a world. A cell that is not mentioned is never the case. Nothing in it is believed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from uccx_model.graph import Graph
from uccx_model.parameters import profile_named
from uccx_model.trace import Trace
from uccx_proofs.audit.boundaries.cells import RELEASE, Cell, World
from uccx_proofs.evidence import Example, example_told, read_example
from uccx_proofs.json_reader import fields, list_in, text_in, value_in
from uccx_proofs.refusing import CertificateError

__all__ = ["PARTS", "Findings", "Sighting", "findings_from", "proved_in", "stories_in", "told"]

PARTS: Final = ("seen", "unknown", "stories", "proofs")
STORY: Final = ("choices", "start", "steps")


@dataclass(frozen=True)
class Sighting:
    """Where a cell is the case: in which world, in which story, after how many of its steps."""

    world: World
    story: int  #: its place among the stories
    steps: int


@dataclass(frozen=True)
class Findings:
    """What is kept: nothing of it was checked.

    Attributes:
        seen: the cells that are the case, by name.
        unknown: names of cells of which nothing could be told.
        stories: as they are written down.
        proofs: certificates as text.
    """

    seen: Mapping[str, Sighting]
    unknown: tuple[str, ...] = ()
    stories: Sequence[Mapping[str, Any]] = field(default=(), repr=False)
    proofs: Mapping[World, str] = field(default_factory=dict, repr=False)


def proved_in(cell: Cell, seen: Mapping[str, Sighting]) -> World | None:
    """Return the widest world in which a cell is never the case; None where it is in all."""
    sighting = seen.get(cell.name)
    if sighting is None:
        return cell.widest
    return next(reversed(sighting.world.narrower), None)


# Writing.


def told(
    seen: Mapping[str, tuple[World, Trace, int]],
    unknown: Iterable[str],
    proofs: Mapping[World, str],
) -> dict[str, Any]:
    """Return what was found as JSON data; a story that another one begins with is not repeated."""
    kept: list[dict[str, Any]] = []
    places: dict[int, int] = {}
    for _, trace, _ in seen.values():
        if id(trace) not in places:
            places[id(trace)] = len(kept)
            kept.append(_story(trace))
    return {
        "seen": {n: [w.value, places[id(trace)], steps] for n, (w, trace, steps) in seen.items()},
        "unknown": list(unknown),
        "stories": kept,
        "proofs": {world.value: {"lines": text.splitlines()} for world, text in proofs.items()},
    }


def _story(trace: Trace) -> dict[str, Any]:
    whole = example_told(Example("", trace))
    numbers = () if trace.profile == RELEASE else ("numbers",)
    return {name: whole[name] for name in (*numbers, *STORY)}


# Reading.


def findings_from(data: Mapping[str, Any]) -> Findings:
    """Return what JSON data tells.

    Raises:
        CertificateError: it cannot be read; the message says where, and what is wrong.
    """
    parts = fields({name: part for name, part in data.items() if name in PARTS}, PARTS)
    proofs = fields(parts["proofs"], (), [world.value for world in World])
    return Findings(
        dict(_sightings(fields(parts["seen"]))),
        tuple(map(text_in, list_in(parts["unknown"]))),
        [fields(story, STORY, ["numbers"]) for story in list_in(parts["stories"])],
        {_world(name): _lines(part) for name, part in proofs.items()},
    )


def _sightings(seen: Mapping[str, object]) -> Iterator[tuple[str, Sighting]]:
    for name, part in seen.items():
        match list_in(part):
            case [world, story, steps]:
                places = (value_in(n, name, 0) for n in (story, steps))
                yield name, Sighting(_world(text_in(world)), *places)
            case other:
                raise CertificateError(f"{name}: expected three parts, found {len(other)}")


def _world(name: str) -> World:
    try:
        return World(name)
    except ValueError as error:
        known = ", ".join(world.value for world in World)
        raise CertificateError(f"there is no world {name[:60]!a}; there are: {known}") from error


def _lines(part: object) -> str:
    return "\n".join(map(text_in, list_in(fields(part, ["lines"])["lines"]))) + "\n"


def stories_in(findings: Findings, graph: Graph) -> list[Trace]:
    """Return the stories, each gone through in the model.

    Raises:
        CertificateError: one cannot be read, or the model does not go that way.
    """
    traces = []
    for number, story in enumerate(findings.stories):
        numbers = {"numbers": dict(profile_named(RELEASE).values), **story}
        traces.append(read_example(graph, {"shows": f"story {number}", **numbers}).trace)
    return traces
