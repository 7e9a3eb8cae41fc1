"""From traces to scenarios, usage and logs, and back: what was told is what is found again.

What a spoilt log should be refused for is found out by `first_contradiction`, which reads the graph
with `Execution` alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

import pytest

from busy_traces import busy_trace
from uccx_licensing.amounts import amount_of
from uccx_licensing.explaining.explaining import explained
from uccx_licensing.explaining.explanation import Explanation, Verdict
from uccx_licensing.explaining.supposing import Start, Supposed
from uccx_licensing.observing.reading import read
from uccx_licensing.observing.reading_options import ReadingOptions
from uccx_licensing.simulating.exporting import log_of, usage_table
from uccx_licensing.simulating.reading import scenario_of
from uccx_licensing.simulating.reads import Reads
from uccx_licensing.simulating.running import run
from uccx_licensing.simulating.singles import singles
from uccx_licensing.simulating.writing import scenario_text
from uccx_licensing.trace_data import Kept
from uccx_model.choices import READINGS, Choice
from uccx_model.evaluation import Value
from uccx_model.execution import Execution, NotEnabledError
from uccx_model.messages import messages_of
from uccx_model.notices import Notice
from uccx_model.parameters import Profile, nearest_profile
from uccx_model.pools.recognising import model_of
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_model.variables import LicenseType
from uccx_proofs.reachability import load

STARTS: Final = datetime(2026, 1, 5, 8, tzinfo=UTC)
TRACES: Final = 1_000
PARTS: Final = 20
OTHER: Final = "0: {:%b %d %H:%M:%S}.000 UTC %MCVD-CVD-6-CVD_LIVES: of no licence\n"
ATTESTED: Final = frozenset(notice for notice in Notice if messages_of(notice))


def profile_of(trace: Trace) -> Profile:
    profile = nearest_profile(trace.parameters)
    assert profile is not None
    return profile


def interval_of(trace: Trace) -> timedelta:
    return timedelta(minutes=profile_of(trace).report_interval)


def some_traces(part: int) -> Iterator[tuple[int, Trace]]:
    for seed in range(part, TRACES, PARTS):
        yield seed, busy_trace(seed, pooled=seed % 3 == 0)


def replayed(
    folder: Path,
    usage: str,
    log: str,
    trace: Trace,
    open_readings: Collection[type[Choice]] = (),
) -> Explanation:
    """What is found out of files, of a system that starts as the trace does."""
    table, lines = folder / "usage.csv", folder / "mcvd.log"
    table.write_text(usage)
    # A log tells of the time from its first line to its last.
    ends = STARTS + (int(trace.last.values["now"]) + 1) * interval_of(trace)
    lines.write_text(OTHER.format(STARTS) + log + OTHER.format(ends))
    options = ReadingOptions(interval=interval_of(trace), year=2026)
    values = trace.start.values
    supposed = Supposed(
        profile_of(trace),
        {type(option): option for option in trace.choices if type(option) not in open_readings},
        Start(trace.start.node),
        amount_of(values, "bought"),
        LicenseType(values["license_type"]),
    )
    return explained(read([table, lines], options), supposed)


def again_as_scenario(trace: Trace) -> tuple[Trace, Trace]:
    """A trace and what its scenario simulates to, both without inputs that nothing depends on."""
    again = run(scenario_of(scenario_text(Kept(trace)), "again.toml"))
    return Reads(trace).settled(trace), Reads(again).settled(again)


def test_every_story_that_was_found_is_a_scenario() -> None:
    kept = load()
    assert len(kept.stories) > 100
    for name in kept.stories:
        trace, again = again_as_scenario(kept.trace(name))
        assert again == trace, name


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_what_is_simulated_and_exported_is_found_again(part: int, tmp_path: Path) -> None:
    for seed, trace in some_traces(part):
        told, again = again_as_scenario(trace)
        assert again == told, seed
        found = replayed(tmp_path, usage_table(again, STARTS), log_of(again, STARTS), trace)
        assert found.verdict is Verdict.EXPLAINED, seed
        (end,) = found.end
        assert end.here == trace.last, seed
        if seed % 10 == 0:
            files = (usage_table(again, STARTS), log_of(again, STARTS))
            found = replayed(tmp_path, *files, trace, READINGS)
            assert found.verdict is Verdict.EXPLAINED, seed
            left = {option for options in found.open.values() for option in options}
            assert {o for o in trace.choices if type(o) in READINGS} <= left, seed


# Spoilt logs.


def first_contradiction(trace: Trace, steps: Sequence[TraceStep], heard: Heard) -> int | None:
    """Which of the steps is the first that the model does not take so; None: it takes them all.

    Args:
        trace: whose numbers, readings and start it is.
        steps: what a table tells, a report each: inputs, and usage after it.
        heard: what logs tell, by report interval.
    """
    graph, variables = model_of(trace)
    execution = Execution(graph, trace.parameters, trace.choices, variables=variables)
    here = trace.start
    for number, step in enumerate(steps):
        now = int(here.values["now"])
        try:
            taken = _taken(execution, here, step)
        except NotEnabledError:
            return number
        if taken is None:
            return number
        used, told = (amount_of(s.after.values, "usage") for s in (taken, step))
        notices = ATTESTED.intersection(taken.notices)
        if step.takes_time and (used != told or notices != heard.get(now + 1, set())):
            return number
        here = taken.after
    return None


Heard = Mapping[int, set[Notice]]


def _taken(execution: Execution, here: Situation, step: TraceStep) -> TraceStep | None:
    if not step.takes_time:
        return execution.take(here, step.transition, step.inputs)
    used = amount_of(step.after.values, "usage")
    counts = {"demand": used} if isinstance(used, int) else {}
    if not isinstance(used, int):
        counts = {f"demand_{pool.value}": number for pool, number in used.items()}
    reports = [s for s in execution.enabled(here, {**step.inputs, **counts}) if s.takes_time]
    return reports[0] if reports else None


def spoilt(dice: Random, trace: Trace) -> tuple[str, Trace, list[TraceStep], Heard]:
    """A trace told wrongly: what was done, the trace to tell usage of, its steps, and the notices.

    One report's usage, answer or entitlement is another; or a notice is not there, is another, or
    stands elsewhere.
    """
    steps = list(singles(trace))
    heard: dict[int, set[Notice]] = {}
    for step in steps:
        for notice in ATTESTED.intersection(step.notices):
            heard.setdefault(int(step.after.values["now"]), set()).add(notice)
    reports = [n for n, step in enumerate(steps) if step.takes_time]
    place = dice.choice(reports)
    kinds = ["usage", "answer", "entitlement", "a notice too many"]
    kinds += ["none", "other", "moved"] * bool(heard)
    kind = dice.choice(kinds)
    if kind == "usage":
        steps[place] = _with_usage(steps[place], dice.randint(0, 7))
    elif kind == "answer":
        inputs = steps[place].inputs
        told = {**inputs, "ssm_reachable": not inputs["ssm_reachable"]}
        steps[place] = replace(steps[place], inputs=told)
    elif kind == "entitlement":
        steps[place:] = _with_entitlement(steps[place:], dice.randint(0, 7))
    elif kind == "a notice too many":
        now = int(steps[place].after.values["now"])
        heard.setdefault(now, set()).add(dice.choice(sorted(ATTESTED)))
    else:
        now = dice.choice(sorted(heard))
        notice = dice.choice(sorted(heard[now]))
        heard[now] = heard[now] - {notice}
        if kind == "other":
            heard[now] |= {dice.choice(sorted(ATTESTED - {notice}))}
        elif kind == "moved":
            last = int(trace.last.values["now"])
            heard.setdefault(dice.randint(1, last), set()).add(notice)
    return kind, replace(trace, steps=tuple(steps)), steps, heard


def _with_usage(step: TraceStep, used: int) -> TraceStep:
    """The same report with another usage, of Standard seats where there are pools."""
    name = "usage" if "usage" in step.after.values else "usage_standard"
    values: dict[str, Value] = {**step.after.values, name: used}
    return replace(step, after=Situation(step.after.node, values))


def _with_entitlement(steps: Sequence[TraceStep], bought: int) -> list[TraceStep]:
    """The same steps, with another entitlement in the first and what it was before from then on."""
    name = "bought" if "bought" in steps[0].inputs else "bought_standard"
    values: dict[str, Value] = {**steps[0].after.values, name: bought}
    inputs: dict[str, Value] = {**steps[0].inputs, name: bought}
    after = Situation(steps[0].after.node, values)
    return [replace(steps[0], inputs=inputs, after=after), *steps[1:]]


def spoilt_log(trace: Trace, heard: Heard) -> str:
    """Lines of logs that tell these notices, and no others."""
    by_time = []
    for now in sorted(heard):
        at = Situation(trace.last.node, {**trace.last.values, "now": now})
        for notice in sorted(heard[now]):
            by_time.append(TraceStep("", {}, True, (notice,), at))
    return log_of(replace(trace, steps=tuple(by_time)), STARTS)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_a_spoilt_log_is_explained_or_refused_at_the_right_line(part: int, tmp_path: Path) -> None:
    refused = 0
    for seed, trace in some_traces(part):
        kind, told, steps, heard = spoilt(Random(seed), trace)
        expected = first_contradiction(trace, steps, heard)
        found = replayed(tmp_path, usage_table(told, STARTS), spoilt_log(trace, heard), trace)
        if expected is None:
            assert found.verdict is Verdict.EXPLAINED, (seed, kind)
            continue
        refused += 1
        assert found.verdict is Verdict.UNEXPLAINED, (seed, kind)
        assert found.unexplained is not None
        assert found.unexplained.place is not None
        line = found.unexplained.place.line
        if found.unexplained.place.file.endswith("usage.csv"):
            assert line == expected + 2, (seed, kind)
        else:
            stamp = (tmp_path / "mcvd.log").read_text().splitlines()[line - 1]
            assert f"{found.unexplained.at:%b %d %H:%M:%S}" in stamp, (seed, kind)
        passed = int(steps[expected].after.values["now"])
        assert found.unexplained.at - STARTS == passed * interval_of(trace), (seed, kind)
    assert refused > 10
