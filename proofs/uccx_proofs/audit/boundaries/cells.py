"""What is asked at each boundary: cells, each of which can be the case or cannot.

A cell is a list of claims, as conditions on a state or on a step; it is the case where one of them
comes true. How much a cell leaves open is told by worlds, each of which has all of those before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from typing import Final

from uccx_model.choices import READINGS, chosen
from uccx_model.expressions import TRUE, Bool, Op, all_of, any_of
from uccx_model.notices import Notice
from uccx_model.parameters import profile_named
from uccx_model.rewriting import instantiate
from uccx_proofs.audit.boundaries.scales import (
    SCALES,
    E,
    Scale,
    T,
    meeting,
    meeting_name,
    order_name,
    orders,
)
from uccx_proofs.property import Claim
from uccx_proofs.system import Edge, System

__all__ = [
    "EVER",
    "RELEASE",
    "RENEWALS",
    "TABLES",
    "WARNED_AT",
    "WARNINGS",
    "WITH",
    "WITHOUT",
    "Cell",
    "World",
    "cells_of",
    "merged_claims",
    "named",
    "world_of",
]

RELEASE: Final = "12.5"
SEPARATOR: Final = " | "
TABLES: Final = (*(scale.name for scale in SCALES), "warnings", "orders", "meetings")
WARNINGS: Final = (Notice.TO_ENTER_OOC, Notice.TO_ENTER_OOC_SHORTLY, Notice.IN_OOC)
RENEWALS: Final = (Notice.AUTHORIZATION_RENEWAL_FAILED, Notice.REGISTRATION_RENEWAL_FAILED)
PAIR: Final = 2
EVER: Final = "ever"  #: the column of a cell that is about all reports
WITH: Final = "with"
WITHOUT: Final = "without"
WARNED_AT: Final = tuple(range(1, profile_named(RELEASE).values["strike_limit"] + 1))


class World(Enum):
    """What is left open, from the least to the most; the value is how records tell it."""

    USUAL = "usual readings"  #: 12.5's numbers, and the first option of each reading
    READINGS = "some readings"  #: 12.5's numbers
    NUMBERS = "other numbers"  #: nothing is assumed

    @property
    def condition(self) -> Bool:
        """What is assumed of numbers and readings."""
        numbers = profile_named(RELEASE).numbers
        usual = all_of(*(chosen(next(iter(reading))) for reading in READINGS))
        return {
            World.USUAL: all_of(numbers, usual),
            World.READINGS: numbers,
            World.NUMBERS: TRUE,
        }[self]

    @property
    def narrower(self) -> tuple[World, ...]:
        """The worlds that leave less open."""
        every = tuple(World)
        return every[: every.index(self)]


def world_of(system: System, world: World) -> System:
    """Return the system in a world."""
    assumptions = all_of(system.assumptions, world.condition)
    return replace(system, assumptions=assumptions, _node_memo={})


@dataclass(frozen=True, eq=False)
class Cell:
    """Something that is the case at a boundary, or never is.

    Attributes:
        name: the table, the row and the column.
        claims: it is the case where one of these comes true.
        widest: the world that leaves most open of those in which it is asked.
    """

    name: str
    claims: tuple[Claim, ...]
    widest: World = World.NUMBERS

    def is_asked_in(self, world: World) -> bool:
        """Return whether it is asked in a world."""
        return world in (*self.widest.narrower, self.widest)


def named(*parts: str) -> str:
    """Return the name of the cell of a table, row and column."""
    return SEPARATOR.join(parts)


def cells_of(system: System, tables: Sequence[str] = TABLES) -> dict[str, Cell]:
    """Return the cells by name.

    Args:
        system: the model's system, without a notebook.
        tables: those that are wanted.
    """
    asking = _Asking(system)
    makers: dict[str, Callable[[], Iterator[Cell]]] = {
        **{scale.name: partial(asking.about, scale) for scale in SCALES},
        "warnings": asking.warnings,
        "orders": asking.orders,
        "meetings": asking.meetings,
    }
    found = (cell for table in TABLES if table in tables for cell in makers[table]())
    return {cell.name: cell for cell in found}


@dataclass(frozen=True)
class _Asking:
    system: System

    @property
    def _reports(self) -> Iterator[Edge]:
        return (edge for edge in self.system.edges if edge.takes_time)

    def about(self, scale: Scale) -> Iterator[Cell]:
        """Yield: can an instance be here at this moment? Which report brings it there?"""
        for moment in scale.moments:
            for node in self.system.nodes:
                claim = self._in_state(node, scale.at(moment))
                yield Cell(named(scale.name, moment, node), (claim,))
            yield from self._edges((scale.name, moment), scale.report_to(moment), World.READINGS)

    def warnings(self) -> Iterator[Cell]:
        """Yield: does this notice come with this strike?"""
        for notice in WARNINGS:
            for strike in WARNED_AT:
                when = all_of(E.emits(notice), T.strikes == strike)
                yield self._somewhere(("warnings", notice.value, str(strike)), when)

    def orders(self) -> Iterator[Cell]:
        """Yield: can a deadline come when another one stands, and which report is it then?"""
        for first, second in orders():
            name, when = ("orders", order_name(first, second)), first.stood & second.due
            yield self._somewhere((*name, EVER), when)
            yield from self._edges(name, when, World.READINGS)

    def meetings(self) -> Iterator[Cell]:
        """Yield: can deadlines come with one report, which is it, and what does it emit?"""
        for together in (*meeting(PAIR), *meeting(PAIR + 1)):
            name = ("meetings", meeting_name(together))
            when = all_of(*(deadline.due for deadline in together))
            yield self._somewhere((*name, EVER), when)
            if len(together) == PAIR:
                yield from self._edges(name, when, World.NUMBERS)
                for notice in RENEWALS:
                    yield from self._noticed(name, when, notice)

    def _somewhere(self, name: tuple[str, ...], condition: Bool) -> Cell:
        claims = (self._of_step(edge, condition) for edge in self._reports)
        return Cell(named(*name), tuple(claims))

    def _edges(self, name: tuple[str, ...], condition: Bool, widest: World) -> Iterator[Cell]:
        for edge in self._reports:
            claim = self._of_step(edge, condition)
            yield Cell(named(*name, edge.label), (claim,), widest)

    def _noticed(self, name: tuple[str, ...], when: Bool, notice: Notice) -> Iterator[Cell]:
        """Yield: does a report come with this notice, and does it come without?"""
        for word, emitted in ((WITH, E.emits(notice)), (WITHOUT, ~E.emits(notice))):
            for edge in self._reports:
                claim = self._of_step(edge, when & emitted)
                row = f"{edge.label} {word} {notice.value}"
                yield Cell(named(*name, row), (claim,), World.READINGS)

    def _in_state(self, node: str, condition: Bool) -> Claim:
        written = instantiate(condition, self.system.places(node), {})
        return Claim(node, self.system.at(node, condition), unfolded=written)

    def _of_step(self, edge: Edge, condition: Bool) -> Claim:
        taken = (self.system.possible, edge.guard)
        written = Bool(Op.AND, (*taken, edge.unfolded(condition)))
        return Claim(edge.source, all_of(*taken, edge.resolve(condition)), edge, unfolded=written)


def merged_claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return claims that come true where any of these do: one a place."""
    places: dict[tuple[str, Edge | None], dict[Bool, Bool]] = {}
    for claim in claims:
        places.setdefault((claim.node, claim.edge), {})[claim.as_written] = claim.bad
    return tuple(
        Claim(node, any_of(*found.values()), edge, unfolded=_either(tuple(found)))
        for (node, edge), found in places.items()
    )


def _either(conditions: tuple[Bool, ...]) -> Bool:
    return Bool(Op.OR, conditions) if len(conditions) > 1 else conditions[0]
