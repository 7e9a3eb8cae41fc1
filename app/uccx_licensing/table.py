"""The outcome of a verification, as a person reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from uccx_licensing.outcome import MARKS, MEANINGS, is_needed, outcome_of, tally, told_without
from uccx_licensing.screen import Screen
from uccx_licensing.words import count, in_words, one_line, seconds
from uccx_model.choices import READINGS
from uccx_proofs.verdicts import Origin, Result, Run

__all__ = ["kind_in_words", "show_legend", "show_summary", "show_table"]

_STYLES: Final = {
    "proved": "green",
    "witnessed": "green",
    "refuted": "bold red",
    "unknown": "bold yellow",
    "disagreement": "bold magenta",
}
_HEADLINE: Final = "What everybody asks first"
_KINDS: Final = {
    "invariant": "Always true of a product instance",
    "step invariant": "Always true of whatever happens next",
    "progress": "Never stuck, never late",
    "witness": "Possible, shown by example",
    "graph fact": "True of the map of licensing states",
}
_NARROW: Final = 84  #: with fewer columns than this, the engine and the time stand beneath the name
_MOST_NOTES: Final = 12  #: shown; a report as JSON has all
_EVERY_READING: Final = "every reading"
_ANY_PERIODS: Final = "any periods"


def kind_in_words(kind: str) -> str:
    """Return a kind of property as a heading."""
    return _KINDS.get(kind, one_line(kind).capitalize())


def show_table(run: Run, screen: Screen) -> None:
    """Write a row for each property: the headline, then by kind in the order of the run."""
    headings = list(dict.fromkeys(map(_heading, run.results)))
    ordered = sorted(run.results, key=lambda result: headings.index(_heading(result)))
    usual = _usual(run)
    for heading, results in groupby(ordered, key=_heading):
        screen.paragraph(heading, "bold")
        screen.print(_rows(list(results), run, usual, screen))
        screen.say()


def _heading(result: Result) -> str:
    return _HEADLINE if result.headline else kind_in_words(result.kind)


def _rows(results: list[Result], run: Run, usual: tuple[str, str], screen: Screen) -> Table:
    wide = screen.breadth >= _NARROW
    every = [_cells(result, screen) for result in run.results]  # columns align between groups
    verdict, engine, time = (max(map(cell_len, column)) for column in zip(*every, strict=True))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.width = screen.breadth
    table.add_column(width=verdict, no_wrap=True, overflow="crop")
    table.add_column(ratio=1, overflow="fold")
    if wide:
        table.add_column(width=engine, overflow="fold")
        table.add_column(width=time, justify="right", no_wrap=True)
    for result in results:
        told, engine_told, time_told = _cells(result, screen)
        cells = [Text(told, _STYLES[outcome_of(result.verdict).word])]
        cells.append(_told(result, usual, wide, screen))
        cells += [Text(engine_told, "dim"), Text(time_told, "dim")] if wide else []
        table.add_row(*cells)
    return table


def _cells(result: Result, screen: Screen) -> tuple[str, str, str]:
    """Return the verdict, the engine and the time, as they can be shown."""
    outcome = outcome_of(result.verdict)
    texts = (f"  {outcome.mark} {outcome.word}", outcome.engine, seconds(result.seconds))
    verdict, engine, time = (screen.words(text).plain for text in texts)
    return verdict, engine, time


def _told(result: Result, usual: tuple[str, str], wide: bool, screen: Screen) -> Text:
    """Return the property's name, and beneath it what is to be said of this one in particular."""
    told = screen.words(one_line(in_words(result.name)))
    for text, style in _beneath(result, usual, wide):
        told.append("\n").append_text(screen.words(one_line(text), style))
    return told


def _beneath(result: Result, usual: tuple[str, str], wide: bool) -> Iterator[tuple[str, str]]:
    outcome = outcome_of(result.verdict)
    if not wide:
        parts = filter(None, (outcome.engine, seconds(result.seconds)))
        yield ", ".join(parts), "dim"
    told = [condition.sentence for condition in result.conditions]
    for text, every in zip((result.readings, result.periods), usual, strict=True):
        needs = text.split("; ")
        if text != every and not all(need in told for need in needs):
            yield f"for {text}", "dim"
    for condition in result.conditions:
        alarm = "dim" if is_needed(condition) else _STYLES["unknown"]
        yield f"needs {condition.sentence}; without it: {told_without(condition)}", alarm
    if len(outcome.witnesses) > 1:
        yield count(len(outcome.witnesses), "example"), "dim"
    if outcome.word == "proved" and outcome.explanation:
        yield outcome.explanation, "dim"
    if outcome.word in ("unknown", "disagreement"):
        yield f"why: {outcome.explanation}", _STYLES[outcome.word]


def _usual(run: Run) -> tuple[str, str]:
    """Return the readings and periods that need no word in a row: the summary tells them."""
    readings, periods = (
        {getattr(r, name) for r in run.results} for name in ("readings", "periods")
    )
    return _common(readings, _EVERY_READING), _common(periods, _ANY_PERIODS)


def _common(told: Iterable[str], default: str) -> str:
    only = list(told)
    return only[0] if len(only) == 1 else default


def show_summary(run: Run, screen: Screen) -> None:
    """Write how many properties have which verdict, for what that holds, and how long it took."""
    counts = ", ".join(f"{number} {word}" for word, number in tally(run).items() if number)
    readings, periods = _usual(run)
    if run.profile is not None and periods == _ANY_PERIODS:
        periods = f"the numbers of {run.profile}"
    rows = " unless a row says otherwise" if len(run.results) > 1 else ""
    total = f"{count(len(run.results), 'property')}: {counts or 'none'}"
    parts = (total, f"{readings}, {periods}{rows}", seconds(run.seconds))
    screen.paragraph(" · ".join(parts), "bold")
    screen.paragraph(_evidence(run), "dim")
    doubtful = sum(not is_needed(c) for result in run.results for c in result.conditions)
    if doubtful:
        text = f"{count(doubtful, 'condition')} not known to be needed"
        screen.paragraph(f"{MARKS['unknown']} {text}: see the row", _STYLES["unknown"])
    for note in run.notes[:_MOST_NOTES]:
        screen.paragraph(note, "dim")
    if len(run.notes) > _MOST_NOTES:
        screen.paragraph(f"… and {count(len(run.notes) - _MOST_NOTES, 'more note')}", "dim")


def _evidence(run: Run) -> str:
    """Return where the proofs come from, and who checked them."""
    origins = {
        "checked by certificate": Origin.CERTIFICATE,
        "reused from an earlier run": Origin.CACHE,
        "found anew": Origin.SEARCH,
    }
    told = ", ".join(f"{run.counted(origin)} {words}" for words, origin in origins.items())
    obligations = sum(result.obligations for result in run.results)
    if not obligations:
        return told
    solvers = " and ".join(run.solvers)
    return f"{told} · {count(obligations, 'proof obligation')}, each confirmed by {solvers}"


def show_legend(run: Run, screen: Screen) -> None:
    """Explain each verdict that occurs, and each choice of reading that a row names."""
    said = {word for word, number in tally(run).items() if number}
    said |= {outcome_of(c.without).word for result in run.results for c in result.conditions}
    width = max((len(word) for word in said), default=0)
    for word, mark in MARKS.items():
        if word in said:
            screen.paragraph(MEANINGS[word], "dim", left=f"{mark} {word:<{width}}  ")
    told = " ".join(f"{r.readings} {[c.sentence for c in r.conditions]}" for r in run.results)
    named = [choice for choice in READINGS if re.search(rf"\b{choice.__name__}\b", told)]
    if named:
        screen.say()
        screen.paragraph("Where the documents leave a choice:", "dim")
    for choice in named:
        screen.paragraph(choice.question(), "dim", left=f"{choice.__name__:>5}  ")
