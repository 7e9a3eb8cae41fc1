"""What came of a scenario, in every form in which it is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from uccx_licensing import outlets
from uccx_licensing.options import InputError
from uccx_licensing.pictures.timelines import timeline_of
from uccx_licensing.replaying import failure_of
from uccx_licensing.screen import Screen
from uccx_licensing.simulating.consumption import Consumption, as_csv, consumption
from uccx_licensing.simulating.consumption_table import show_consumption
from uccx_licensing.simulating.exporting import log_of, usage_table
from uccx_licensing.simulating.reading import scenario_of
from uccx_licensing.simulating.reads import Reads
from uccx_licensing.simulating.running import course_of
from uccx_licensing.simulating.scenario import Scenario
from uccx_licensing.simulating.writing import scenario_text
from uccx_licensing.story import Asides
from uccx_licensing.story_pages import as_markdown
from uccx_licensing.story_table import show_story
from uccx_licensing.trace_data import Kept
from uccx_licensing.trace_file import load, save, text_of
from uccx_licensing.words import Calendar, count
from uccx_model.trace import Trace

__all__ = ["Outcome", "outcome_of"]

_MOST: Final = 1_000_000  #: reports that are told one by one


@dataclass(frozen=True)
class Outcome:
    """A scenario and its trace."""

    scenario: Scenario
    trace: Trace
    asides: Asides  #: what the file says on the way

    @property
    def _calendar(self) -> Calendar:
        return Calendar.of_numbers(self.trace.parameters, self.scenario.clock)

    @property
    def _kept(self) -> Kept:
        return Kept(self.trace, self.scenario.title, "", self.scenario.clock)

    def show(self, option: str, screen: Screen) -> None:
        """Print it as an option wants it; as a story if there is none."""
        match option:
            case "--json":
                outlets.write(option, outlets.STANDARD_OUTPUT, self.json())
            case "--markdown":
                outlets.write(option, outlets.STANDARD_OUTPUT, self.markdown())
            case "--messages":
                outlets.write(option, outlets.STANDARD_OUTPUT, self.log(dated=False))
            case "--consumption":
                self._show_consumption(screen)
            case _:
                if self.scenario.title:
                    screen.paragraph(self.scenario.title, "bold", left="  ")
                    screen.say()
                show_story(self.trace, screen, start=self.scenario.clock, asides=self.asides)

    def _show_consumption(self, screen: Screen) -> None:
        show_consumption(self._consumption, self._calendar, screen)

    def json(self) -> str:
        """Return the trace as the text of a file that can be replayed."""
        return save(self.trace, question=self.scenario.title, start_date=self.scenario.clock)

    def markdown(self) -> str:
        """Return the story as a page."""
        title, start = self.scenario.title, self.scenario.clock
        return as_markdown(self.trace, heading=title, start=start, asides=self.asides)

    def timeline(self, kind: str) -> str | bytes:
        """Return the timeline, as "svg" or "png"."""
        return timeline_of(self.trace, kind, title=self.scenario.title, start=self.scenario.clock)

    def scenario_again(self) -> str:
        """Return a scenario that simulates to this trace, step by step."""
        return scenario_text(self._kept)

    def log(self, *, dated: bool) -> str:
        """Return the lines of the logs; if they are to be dated, only with dates."""
        return log_of(self.trace, self._starts("--write-log") if dated else self.scenario.starts)

    def usage(self) -> str:
        """Return the table of usage, a row a report."""
        starts = self._starts("--write-usage")
        self._check_size("--write-usage")
        return usage_table(self.trace, starts)

    def consumption_csv(self) -> str:
        """Return the consumption report as CUIC exports it."""
        self._starts("--consumption")
        return as_csv(self._consumption, self._calendar)

    def consumption_plot(self, kind: str) -> bytes:
        """Return the consumption report as a picture."""
        from uccx_licensing.simulating.consumption_plot import plot  # noqa: PLC0415 - slow

        starts = self.scenario.starts
        zone = starts and starts.tzname()
        return plot(self._consumption, self._calendar, kind, self.scenario.title, zone or "")

    @cached_property
    def _consumption(self) -> Consumption:
        self._check_size("--consumption")
        report = consumption(self.trace)
        if not report.intervals:
            raise InputError(f"--consumption: {self.scenario.place.file} makes no report")
        return report

    def _starts(self, option: str) -> datetime:
        """Return when it starts.

        Raises:
            InputError: no date is told, or the last one would be beyond all calendars.
        """
        file, starts = self.scenario.place.file, self.scenario.starts
        if starts is None:
            wanted = "write, say, starts = 2026-01-05T08:00:00 at the top"
            raise InputError(f"{option} tells dates, and {file} has none; {wanted}")
        try:
            self._calendar.date(int(self.trace.last.values["now"]) + 1)
        except OverflowError as error:
            raise InputError(f"{option}: {file} ends after the year 9999") from error
        return starts

    def _check_size(self, option: str) -> None:
        reports = int(self.trace.last.values["now"]) - int(self.trace.start.values["now"])
        if reports > _MOST:
            told = f"{self.scenario.place.file} has {count(reports, 'report')}"
            raise InputError(f"{option}: {told}; expected at most {_MOST:,} to tell one by one")


def outcome_of(file: str) -> Outcome:
    """Simulate what a file tells: a scenario, or a trace that is made one.

    Raises:
        InputError: it cannot be read, or something in it cannot happen.
        RuntimeError: a trace's scenario does not go its way: a mistake in this program.
    """
    name = "standard input" if file == outlets.STANDARD_OUTPUT else file
    try:
        text = text_of(file).removeprefix("\ufeff")
        if text.lstrip().startswith("{"):
            return _of_trace(load(text), name)
    except InputError as error:
        raise InputError(f"{name!r}: {error.message}") from error
    scenario = scenario_of(text, name)
    return _carried_out(scenario)


def _carried_out(scenario: Scenario) -> Outcome:
    course = course_of(scenario)
    return Outcome(scenario, course.trace, course.asides)


def _of_trace(kept: Kept, name: str) -> Outcome:
    """Return the outcome of the scenario that a trace is, which goes the trace's way."""
    if (failure := failure_of(kept.trace)) is not None:
        raise InputError(
            f"the model does not go this way: {failure.reason} `uccx-licensing replay` tells more."
        )
    scenario = scenario_of(scenario_text(kept), name)
    outcome = _carried_out(scenario)
    reads = Reads(kept.trace)
    if reads.settled(outcome.trace) != reads.settled(kept.trace):
        raise RuntimeError(f"{name}: the scenario that was made of it goes another way")
    return outcome
