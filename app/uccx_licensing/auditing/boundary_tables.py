"""The tables of docs/boundaries.md, made of what the audit keeps: no solver is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from uccx_licensing.markdown import folded, table
from uccx_licensing.words import Calendar, in_words
from uccx_model.choices import READINGS, choice_symbols, option_named
from uccx_model.evaluation import Valuation, Value
from uccx_model.expressions import Term
from uccx_model.graph import licensing_graph
from uccx_model.parameters import parameter_symbols, profile_named
from uccx_model.states import STATES
from uccx_proofs.audit.boundaries import scales
from uccx_proofs.audit.boundaries.cells import (
    EVER,
    RELEASE,
    RENEWALS,
    WARNED_AT,
    WARNINGS,
    WITH,
    WITHOUT,
    World,
    named,
)
from uccx_proofs.audit.boundaries.keeping import Findings, findings_from
from uccx_proofs.audit.boundaries.scales import DEADLINES, PERIODS, STRIKES, Deadline, Scale
from uccx_proofs.system import Edge, licensing_system

__all__ = ["meetings", "orders", "periods", "strikes", "warnings"]

YES: Final = "yes"
NO: Final = "no"
OTHER: Final = "no †"
TITLES: Final[Mapping[str, str]] = {
    "evaluation": "Evaluation",
    "out of compliance": "Out of Compliance",
    "authorization": "Authorization",
    "silence": "Silence until Enforcement",
    "authorization renewal": "Authorization renewal",
    "registration renewal": "Certificate renewal",
    "registration": "Certificate",
}
MOMENTS: Final[Mapping[str, str]] = {"T-1": "T−1", "T": "T", "T+1": "T+1"}


@dataclass(frozen=True)
class _Told:
    """What is kept, as words of a table."""

    findings: Findings

    @cached_property
    def reports(self) -> tuple[Edge, ...]:
        system = licensing_system(licensing_graph(), observed=False)
        return tuple(edge for edge in system.edges if edge.takes_time)

    def mark(self, *name: str) -> str:
        """Return whether a cell is the case, in a word or two."""
        sighting = self.findings.seen.get(named(*name))
        if sighting is None:
            return NO
        if sighting.world is World.USUAL:
            return YES
        if sighting.world is World.NUMBERS:
            return OTHER
        told = map(option_named, self.findings.stories[sighting.story]["choices"])
        return f"with {', '.join(type(o).__name__ for o in told if type(o) in READINGS)}"

    def edges(self, *name: str) -> Iterator[tuple[Edge, str]]:
        """Yield the reports of a cell that are the case, with their mark."""
        for edge in self.reports:
            if (mark := self.mark(*name, edge.label)) != NO:
                yield edge, mark

    def ways(self, *name: str, others: bool = False) -> str:
        """Return the reports of a cell in lines: those of one name and target in one.

        Args:
            name: of the cell.
            others: return those that need other numbers than the release's, and not the rest.
        """
        groups: dict[tuple[str, str, str], list[str]] = {}
        for edge, mark in self.edges(*name):
            if (mark == OTHER) is others:
                groups.setdefault((edge.name, edge.target, mark), []).append(edge.source)
        lines = []
        for (way, target, mark), sources in groups.items():
            stays = sources == [target]
            told = f"{in_words(way)}: {', '.join(sources)}" + ("" if stays else f" → {target}")
            lines.append(told if others else told + _remark(mark))
        return "\n".join(lines) or NO


def _remark(mark: str) -> str:
    return {YES: "", OTHER: " †"}.get(mark, f" ({mark})")


def _told(data: Mapping[str, Any]) -> _Told:
    return _Told(findings_from(data))


# Periods and strikes.


def periods(data: Mapping[str, Any]) -> str:
    """Return a section for each period."""
    told = _told(data)
    return "\n\n".join(_period(told, scale) for scale in PERIODS)


def strikes(data: Mapping[str, Any]) -> str:
    """Return what is told of the strike counter."""
    told, moments = _told(data), {moment: moment for moment in STRIKES.moments}
    return _around(told, STRIKES, moments, "with so many strikes before it")


def _period(told: _Told, scale: Scale) -> str:
    heading = f"### {TITLES[scale.name]}: {_length(scale)}"
    return f"{heading}\n\n{_around(told, scale, MOMENTS, 'that brings the clock there')}"


def _length(scale: Scale) -> str:
    """Return the length of a period with the release's numbers and the usual readings."""
    values = profile_named(RELEASE).values
    usual: dict[Term, Value] = {s: values[s.name] for s in parameter_symbols()}
    known = Valuation(usual | dict.fromkeys(choice_symbols(), False))
    return Calendar.of_profile(RELEASE).length(int(known(scale.limit)))


def _around(told: _Told, scale: Scale, moments: Mapping[str, str], which: str) -> str:
    rows = []
    for state in STATES:
        marks = [told.mark(scale.name, moment, state.name) for moment in moments]
        if any(mark != NO for mark in marks):
            enforced = " (enforced)" if state.enforced else ""
            rows.append((state.name + enforced, *marks))
    states = table(("Can an instance be in", *moments.values()), rows)
    others = len(STATES) - len(rows)
    rest = {0: "", 1: "Never in the one other state."}.get(
        others, f"Never in one of the other {others} states."
    )
    ways = [
        (state.name, *(_ways_from(told, scale, moment, state.name) for moment in moments))
        for state in STATES
    ]
    kept = [row for row in ways if any(cell != NO for cell in row[1:])]
    reports = table(("From", *moments.values()), kept)
    return "\n\n".join(filter(None, (states, rest, folded(f"Every report {which}", reports))))


def _ways_from(told: _Told, scale: Scale, moment: str, source: str) -> str:
    lines = [
        f"{in_words(edge.name)}{'' if edge.target == source else f' → {edge.target}'}"
        f"{_remark(mark)}"
        for edge, mark in told.edges(scale.name, moment)
        if edge.source == source
    ]
    return "\n".join(lines) or NO


def warnings(data: Mapping[str, Any]) -> str:
    """Return with which strike each warning comes."""
    told = _told(data)
    rows = [
        (notice.value, *(told.mark("warnings", notice.value, str(n)) for n in WARNED_AT))
        for notice in WARNINGS
    ]
    return table(("Comes with strike", *map(str, WARNED_AT)), rows)


# Deadlines that meet.


def orders(data: Mapping[str, Any]) -> str:
    """Return which deadline can come while another one stands."""
    told = _told(data)
    names = tuple(TITLES[deadline.name] for deadline in DEADLINES)
    rows = [(TITLES[a.name], *(_order(told, a, b) for b in DEADLINES)) for a in DEADLINES]
    matrix = table(("This stands, then comes →", *names), rows)
    pairs = [(a, b) for a, b in scales.orders() if _order(told, a, b) not in (NO, OTHER)]
    ways = [
        (f"{TITLES[a.name]}, then {TITLES[b.name]}", told.ways("orders", scales.order_name(a, b)))
        for a, b in pairs
    ]
    return f"{matrix}\n\n{folded('Which report it is then', table(('Order', 'Report'), ways))}"


def _order(told: _Told, first: Deadline, second: Deadline) -> str:
    if first is second:
        return ""
    return told.mark("orders", scales.order_name(first, second), EVER)


def meetings(data: Mapping[str, Any]) -> str:
    """Return which deadlines can come with one report, and which of them wins."""
    told = _told(data)
    rows, others = [], []
    for pair in scales.meeting(2):
        name, title = scales.meeting_name(pair), _titles(pair)
        mark = told.mark("meetings", name, EVER)
        rows.append((title, mark, told.ways("meetings", name), _notices(told, name)))
        others.append((title, told.ways("meetings", name, others=True)))
    columns = ("On one report", "Possible", "Which report it is", "Renewals that fail with it")
    kept = [row for row in others if row[1] != NO]
    elsewhere = folded("With other numbers", table(("On one report", "Which report it is"), kept))
    return "\n\n".join((table(columns, rows), elsewhere, _threes(told)))


def _titles(together: Iterable[Deadline]) -> str:
    return ", ".join(TITLES[deadline.name] for deadline in together)


def _threes(told: _Told) -> str:
    """Return which three deadlines can come with one report."""
    found = [(_titles(three), _meeting(told, three)) for three in scales.meeting(3)]
    elsewhere = sum(mark == OTHER for _, mark in found)
    rows = [(title, mark) for title, mark in found if mark not in (NO, OTHER)]
    rest = (
        f"Of the other {len(found) - len(rows)} threes, {elsewhere} come with other numbers only, "
        f"and {len(found) - len(rows) - elsewhere} never."
    )
    return f"{table(('Three on one report', 'Possible'), rows)}\n\n{rest}"


def _meeting(told: _Told, together: Iterable[Deadline]) -> str:
    return told.mark("meetings", scales.meeting_name(together), EVER)


def _notices(told: _Told, pair: str) -> str:
    lines = []
    for notice in RENEWALS:
        found: set[str] = set()
        for edge, mark in told.edges("meetings", pair):
            if mark != OTHER:
                found |= set(_words(told, pair, edge, notice.value))
        if WITH in found:
            lines.append(notice.value + (" (not always)" if WITHOUT in found else ""))
    return "\n".join(lines)


def _words(told: _Told, pair: str, edge: Edge, notice: str) -> Iterable[str]:
    for word in (WITH, WITHOUT):
        if told.mark("meetings", pair, f"{edge.label} {word} {notice}") != NO:
            yield word
