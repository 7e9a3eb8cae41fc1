"""An explanation told: sections of sentences and tables, whatever they are written on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from uccx_licensing.amounts import Amount, amount_of, in_pools
from uccx_licensing.changes import Speaker
from uccx_licensing.explaining.condensing import Quiet, condensed
from uccx_licensing.explaining.explanation import (
    Change,
    Explanation,
    Possible,
    Unexplained,
    Verdict,
)
from uccx_licensing.explaining.foretelling import forecasts
from uccx_licensing.explaining.guessed import lock_told
from uccx_licensing.explaining.sections import Clock, Section, readings_told
from uccx_licensing.explaining.summary import summary
from uccx_licensing.observing.observations import Place
from uccx_licensing.vocabulary import listed
from uccx_licensing.words import Calendar, count, in_words
from uccx_model.choices import Choice
from uccx_model.trace import Situation

__all__ = ["VERDICTS", "sections"]

_AMOUNTS: Final = ("usage", "reported", "locked", "bought", "known")
VERDICTS: Final = {
    Verdict.EXPLAINED: "The data agree with the model.",
    Verdict.UNEXPLAINED: "The data do not agree with the model.",
    Verdict.UNKNOWN: "It is not known whether the data agree with the model.",
}


def sections(found: Explanation, clock: Clock, moment: datetime | None = None) -> Iterator[Section]:
    """Yield the parts of a report, in order.

    Args:
        found: the explanation.
        clock: tells moments.
        moment: the moment that was asked for.
    """
    yield _verdict(found, clock)
    if found.unexplained is None:
        yield Section("In short", list(summary(found, clock)), listed=True)
    if found.repairs:
        rows = [(f"{r.count:,}", r.kind, str(r.first), r.example) for r in found.repairs]
        columns = ("Count", "What was repaired", "First", "Example")
        yield Section("Repairs of the data", columns=columns, rows=rows)
    yield Section("Supposed beside the data", found.assumptions, listed=True)
    if found.unexplained is not None:
        yield _unexplained(found.unexplained, clock)
        return
    yield _happened(found, clock)
    if found.at is not None and moment is not None:
        yield _situations(f"The state at {clock(moment)}", found, found.at)
    yield _situations(f"The state at the end, {clock(found.ends)}", found, found.end)
    if found.open:
        yield _readings(found)
    yield from forecasts(found, clock)


def _verdict(found: Explanation, clock: Clock) -> Section:
    missing = f", {found.missing:,} of them without a row" if found.missing else ""
    told = [
        f"{count(found.reports, 'report')}{missing}, "
        f"from {clock(found.begins)} to {clock(found.ends)}, in {clock.zone_name}."
    ]
    told += [f"Not sure: {doubt}." for doubt in found.doubts]
    good = None if found.verdict is Verdict.UNKNOWN else found.verdict is Verdict.EXPLAINED
    sure = ", as far as they were followed." if found.doubts else "."
    heading = VERDICTS[found.verdict].removesuffix(".") + sure
    return Section(heading if good else VERDICTS[found.verdict], told, good=good)


def _unexplained(line: Unexplained, clock: Clock) -> Section:
    where = f"{line.place}: " if line.place else ""
    rows = [
        (
            suspect.state,
            f"{suspect.strikes:,}",
            lock_told(suspect.locked) if suspect.locked.any else "",
            "\n".join(suspect.reasons),
        )
        for suspect in line.suspects
    ]
    columns = ("State before", "Strikes", "Lock", "Why it does not go on so")
    told = [f"{where}{line.told} ({clock(line.at)})"]
    told.append("Readings or a start that were given may be wrong: see what is supposed above.")
    return Section("The first line that cannot be explained", told, columns, rows)


def _happened(found: Explanation, clock: Clock) -> Section:
    """Return the table of changes."""
    several = len({change.place.file for change in found.changes if change.place}) > 1
    bought = amount_of(found.start.values, "known")
    rows = []
    for change in condensed(found.changes):
        if isinstance(change, Quiet):
            rows.append(_quiet(change, clock, several=several))
            continue
        line = "" if change.place is None else _line(change.place, several=several)
        rows.append((*_row(found, change, clock, bought), line))
        bought = change.entitlement
    columns = ("Time", "What happened", "State", "Details", "Line")
    told = [] if rows else ["Nothing changed."]
    if rows and any(len(options) > 1 for options in found.open.values()):
        told.append("Told with the first of the readings that agree with the data.")
    if rows and found.missing:
        told.append("Where rows are missing, this is one of the ways in which it may have come.")
    return Section("What happened", told, columns if rows else (), rows)


def _quiet(quiet: Quiet, clock: Clock, *, several: bool) -> tuple[str, ...]:
    first, last = quiet.changes[0], quiet.changes[-1]
    line = "" if first.place is None else _line(first.place, several=several)
    event = f"usage begins or ends {len(quiet.changes):,} times"
    return clock(first.at), event, last.state, f"up to {clock(last.at)}", line


def _row(found: Explanation, change: Change, clock: Clock, bought: Amount) -> tuple[str, ...]:
    told = []
    limit = found.supposed.profile.values["strike_limit"]
    if change.strikes and not change.locked.any:
        told.append(f"strike {change.strikes:,} of {limit:,}")
    if found.amounts_known:
        used = "not known" if change.usage is None else in_pools(change.usage)
        told.append(f"usage {used}")
        told += [lock_told(change.locked)] if change.locked.any else []
        if change.entitlement != bought:
            told.append(f"entitlement {in_pools(change.entitlement)}")
    notices = (f"⚠ {notice.value}" for notice in change.notices)
    return (
        clock(change.at),
        in_words(change.event),
        change.state,
        "\n".join(filter(None, (", ".join(told), *notices))),
    )


def _line(place: Place, *, several: bool) -> str:
    return f"{Path(place.file).name}:{place.line:,}" if several else f"{place.line:,}"


def _situations(heading: str, found: Explanation, possible: Sequence[Possible]) -> Section:
    calendar = Calendar(found.supposed.profile.report_interval)
    speaker = Speaker(calendar, found.supposed.profile.values, found.choices)
    told = []
    for one in possible:
        here = _without(one, (*one.unknown, *(() if found.amounts_known else _AMOUNTS)))
        clocks = [_between(speaker, name, *ends) for name, ends in one.clocks.items()]
        under = readings_told(one.readings)
        unknown = _unknown(one, speaker) if found.amounts_known else ()
        state = ", ".join((here.node, *clocks, *unknown, *speaker.whole(here)))
        told.append(f"{state}{f', if {under}' if under else ''}")
    if len(told) > 1:
        heading = f"{heading}: one of these, and nothing tells which"
    return Section(heading, told, listed=len(told) > 1)


def _unknown(one: Possible, speaker: Speaker) -> Iterator[str]:
    """Yield in words what is not known of a situation."""
    if not one.locked.sure:
        yield lock_told(one.locked)
    hidden = one.unknown - ({"locked", "reported"} if not one.locked.sure else set())
    yield from (speaker.unknown(name) for name in sorted(hidden))


def _without(one: Possible, hidden: Sequence[str]) -> Situation:
    """Return a situation without clocks that are not known exactly, and without some amounts."""
    gone = (*hidden, *one.clocks)
    values = {n: v for n, v in one.here.values.items() if not n.startswith(gone)} if gone else {}
    return Situation(one.here.node, values or one.here.values)


def _between(speaker: Speaker, name: str, least: int, most: int) -> str:
    return f"{speaker.value(name, least)} to {speaker.calendar.length(most)}"


def _readings(found: Explanation) -> Section:
    """Return which readings agree with the data, and which line rules out the others."""
    ruled_out = {excluded.option: excluded for excluded in found.excluded}
    rows = []
    for choice, options in found.open.items():
        gone = [ruled_out[option] for option in choice if option in ruled_out]
        whys = (f'"{e.option.value}": {_where(e.place)}{e.why}' for e in gone)
        left = listed((f'"{option.value}"' for option in options), "or")
        rows.append((choice.__name__, left, "\n".join(whys)))
    decided = sum(1 for options in found.open.values() if len(options) == 1)
    told = [
        f"{decided:,} of {count(len(rows), 'open reading')} "
        f"{'is' if decided == 1 else 'are'} settled by the data."
    ]
    told += [_pair(pair) for pair in found.together]
    shown = [row for row in rows if row[2]]
    if shown and len(shown) < len(rows):
        told.append("The others are as open as before.")
    columns = ("Reading", "Agrees with the data", "Ruled out by") if shown else ()
    return Section("Which readings explain the data", told, columns, shown)


def _where(place: Place | None) -> str:
    return f"{place}: " if place else ""


def _pair(pair: Sequence[Sequence[Choice]]) -> str:
    together = (" with ".join(option.title for option in options) for options in pair)
    return f"Only together: {listed(together, 'or')}."
