"""What came of a fleet: counted for a table, and system by system."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from rich.table import Table

from uccx_licensing.fleet.following import Row
from uccx_licensing.fleet.orders import Order
from uccx_licensing.fleet.spreading import Fleet
from uccx_licensing.screen import Screen
from uccx_licensing.words import count
from uccx_model.fleet.outcomes import STRIKES, TALLIES
from uccx_model.notices import Notice
from uccx_model.states import STATES

__all__ = ["as_csv", "as_data", "followed_rows", "show"]

_ENTRIES = "out_of_compliance_entries"
_TALLY_NAMES = {
    STRIKES: STRIKES,
    Notice.IN_OOC.value: _ENTRIES,
    **{n.value: n.value.casefold() for n in Notice if n is not Notice.IN_OOC},
}
"""What each tally is called in data: a notice of Out of Compliance is an entry."""


@dataclass(frozen=True)
class _Counted:
    """How many systems are in a licensing state at the end, and were ever."""

    state: str
    last: int
    ever: int


def followed_rows(fleet: Fleet) -> list[Row]:
    """Return the systems that could be followed."""
    return [row for row in fleet.rows if not row.problem]


def _states(rows: Sequence[Row]) -> Iterator[_Counted]:
    last = Counter(row.state for row in rows)
    ever = Counter(state for row in rows for state in row.visited)
    for node in STATES:
        if ever[node.name]:
            yield _Counted(node.name, last[node.name], ever[node.name])


def _totals(rows: Sequence[Row]) -> dict[str, int]:
    """Return the sum of each tally over all systems."""
    return {
        _TALLY_NAMES[name]: sum(row.tallies[place] for row in rows)
        for place, name in enumerate(TALLIES)
    }


def _having(rows: Sequence[Row]) -> dict[str, int]:
    """Return for each tally how many systems have any of it."""
    return {
        _TALLY_NAMES[name]: sum(row.tallies[place] > 0 for row in rows)
        for place, name in enumerate(TALLIES)
    }


def _first_enforced(rows: Sequence[Row]) -> Row | None:
    known = (row for row in rows if row.enforced is not None)
    return min(known, key=lambda row: row.enforced or 0, default=None)


def _moment(seconds: int | None) -> str | None:
    if seconds is None:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="minutes")


def as_data(fleet: Fleet, order: Order) -> dict[str, Any]:
    """Return what came of a fleet as data for JSON."""
    rows = followed_rows(fleet)
    first = _first_enforced(rows)
    return {
        "profile": order.supposed.profile.name,
        "readings": [option.title for option in order.supposed.readings.values()],
        "start": order.begins.node,
        "suppositions": list(order.suppositions),
        "systems": len(fleet.rows),
        "reports": sum(row.reports for row in rows),
        "unknown": dict(Counter(row.problem for row in fleet.rows if row.problem)),
        "filled": {"systems": len(_filled(rows)), "reports": sum(r.missing for r in rows)},
        "repairs": [
            {"kind": r.kind, "count": r.count, "first": str(r.first), "example": r.example}
            for r in fleet.repairs
        ],
        "unused": fleet.unused,
        "checked": fleet.checked,
        "different": fleet.different,
        "states": {c.state: {"last": c.last, "ever": c.ever} for c in _states(rows)},
        "first_enforced": first and {"system": first.system, "at": _moment(first.enforced)},
        "totals": _totals(rows),
        "systems_with": _having(rows),
    }


def _filled(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.missing]


def as_csv(fleet: Fleet) -> str:
    """Return a table in CSV with a row for each system."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    head = ("system", "state", "reports", "missing", "first_enforced", "visited")
    writer.writerow((*head, *_TALLY_NAMES.values(), "unknown"))
    for row in fleet.rows:
        told = (row.system, row.state, row.reports, row.missing, _moment(row.enforced) or "")
        tallies = row.tallies or ("",) * len(TALLIES)
        ordered = (tallies[TALLIES.index(name)] for name in _TALLY_NAMES)
        writer.writerow((*told, " ".join(row.visited), *ordered, row.problem))
    return text.getvalue()


def show(fleet: Fleet, order: Order, screen: Screen) -> None:
    """Write what came of a fleet, as a person reads it."""
    rows = followed_rows(fleet)
    reports = sum(row.reports for row in rows)
    supposed = order.supposed
    told = [count(len(fleet.rows), "system"), count(reports, "report")]
    if len(rows) < len(fleet.rows):
        told.insert(1, f"{len(rows):,} followed")
    told += [f"release {supposed.profile.name}", f"each begins in {order.begins.node}"]
    told += [option.title for option in supposed.readings.values()]
    screen.paragraph(" · ".join(told), "bold")
    for sentence in order.suppositions:
        screen.paragraph(sentence, "dim")
    _show_repairs(fleet, screen)
    _show_unknown(fleet, screen)
    if rows:
        screen.say()
        screen.print(_state_table(rows, screen))
        screen.say()
        _show_totals(rows, screen)
    _show_check(fleet, screen)


def _show_repairs(fleet: Fleet, screen: Screen) -> None:
    if fleet.unused:
        screen.paragraph(f"columns that tell nothing of use: {', '.join(fleet.unused)}", "dim")
    for repair in fleet.repairs:
        example = f": {repair.example}" if repair.example else ""
        when = f"{_times(repair.count)}, first at {repair.first}{example}"
        screen.paragraph(f"{repair.kind} ({when})", "dim")


def _show_unknown(fleet: Fleet, screen: Screen) -> None:
    unknown = Counter(row.problem for row in fleet.rows if row.problem)
    for problem, number in unknown.most_common():
        example = next(row.system for row in fleet.rows if row.problem == problem)
        text = f"‼ unknown: {count(number, 'system')}, such as {example}: {problem}"
        screen.paragraph(text, "bold yellow")
    filled = _filled(followed_rows(fleet))
    if filled:
        missing = sum(row.missing for row in filled)
        what = f"{count(missing, 'report')} of {count(len(filled), 'system')}"
        text = f"‼ {what} are missing; each is taken to be like the one before it"
        screen.paragraph(text, "bold yellow")


def _state_table(rows: Sequence[Row], screen: Screen) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("Licensing state", header_style="bold")
    for heading in ("at the end", "ever"):
        table.add_column(heading, header_style="bold", justify="right")
    for counted in _states(rows):
        cells = (counted.state, f"{counted.last:,}", f"{counted.ever:,}")
        table.add_row(*(screen.words(cell) for cell in cells))
    return table


def _show_totals(rows: Sequence[Row], screen: Screen) -> None:
    totals, having = _totals(rows), _having(rows)
    strikes, entries = totals.pop(STRIKES), totals.pop(_ENTRIES)
    screen.paragraph(f"{count(strikes, 'strike')} of {count(having[STRIKES], 'system')}")
    out = count(having[_ENTRIES], "system")
    screen.paragraph(f"irreversibly Out of Compliance: {out}, {_times(entries)}")
    first = _first_enforced(rows)
    if first is not None:
        enforced = sum(row.enforced is not None for row in rows)
        when = f"first {first.system} at {_moment(first.enforced)}"
        screen.paragraph(f"enforced at some time: {count(enforced, 'system')}, {when}")
    else:
        screen.paragraph("enforced at some time: none")
    for name, number in totals.items():
        if number:
            systems = count(having[name], "system")
            screen.paragraph(f"notice {name.upper()}: {number:,} of {systems}")


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number:,} times"


def _show_check(fleet: Fleet, screen: Screen) -> None:
    what = count(fleet.checked, "system")
    if fleet.different:
        names = ", ".join(fleet.different[:9])
        text = f"‼ DISAGREEMENT: of {what} followed one by one, these came out otherwise: {names}"
        screen.paragraph(text, "bold magenta")
    else:
        text = f"{what} chosen at random and followed one by one, report by report: the same"
        screen.paragraph(text, "dim")
