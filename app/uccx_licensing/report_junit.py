"""The outcome as JUnit XML, for build servers: a suite a kind, a test case a property."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final
from xml.etree import ElementTree as ET

from uccx_licensing.outcome import is_needed, outcome_of, told_without
from uccx_licensing.places import in_repository
from uccx_licensing.story import story
from uccx_licensing.version import NAME
from uccx_proofs.verdicts import Refuted, Result, Run

__all__ = ["as_junit"]

_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped."""


def as_junit(run: Run) -> str:
    """Return the outcome as JUnit XML text."""
    root = ET.Element(
        "testsuites", {"name": NAME, **_counts(run.results), "time": _time(run.seconds)}
    )
    kinds = list(dict.fromkeys(result.kind for result in run.results))
    ordered = sorted(run.results, key=lambda result: kinds.index(result.kind))
    for kind, group in groupby(ordered, key=lambda result: result.kind):
        results = tuple(group)
        spent = _time(sum(result.seconds for result in results))
        suite = ET.SubElement(
            root, "testsuite", {"name": _legal(kind), **_counts(results), "time": spent}
        )
        for result in results:
            _add_case(suite, result)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _add_case(suite: ET.Element, result: Result) -> None:
    attributes = {
        "classname": f"{NAME}.{result.kind}",
        "name": result.name,
        "time": _time(result.seconds),
        "file": in_repository(result.file),
        "line": str(result.line),
    }
    case = ET.SubElement(suite, "testcase", {key: _legal(text) for key, text in attributes.items()})
    if not result.holds:
        outcome = outcome_of(result.verdict)
        trouble = ET.SubElement(case, "failure" if _is_failure(result) else "error")
        trouble.set("type", outcome.word)
        trouble.set("message", _legal(f"{outcome.word}: {result.sentence}"))
        trouble.text = _legal("\n".join(_lines(result)))
    output = ET.SubElement(case, "system-out")
    output.text = _legal("\n".join(_about(result)))


def _about(result: Result) -> Iterator[str]:
    outcome = outcome_of(result.verdict)
    yield result.sentence
    yield f"{outcome.word}: {result.readings}, {result.periods}"
    if outcome.engine:
        yield f"by: {outcome.engine}"
    yield f"from: {', '.join(result.sources)}"
    for condition in result.conditions:
        yield f"needs {condition.sentence}; without it: {told_without(condition)}"


def _lines(result: Result) -> Iterator[str]:
    """Yield why a property does not hold."""
    outcome = outcome_of(result.verdict)
    if outcome.explanation:
        yield outcome.explanation
    if outcome.place:
        yield f"It fails at: {outcome.place}"
    if outcome.counterexample is not None:
        yield from story(outcome.counterexample)
    for condition in result.conditions:
        if not is_needed(condition):
            yield f"not known to be needed: {condition.sentence}: {told_without(condition)}"


def _is_failure(result: Result) -> bool:
    """Return whether the property is wrong; where that is not known, it is an error."""
    return isinstance(result.verdict, Refuted)


def _counts(results: tuple[Result, ...]) -> dict[str, str]:
    bad = [_is_failure(result) for result in results if not result.holds]
    counts = {"tests": len(results), "failures": sum(bad), "errors": len(bad) - sum(bad)}
    return {name: str(number) for name, number in {**counts, "skipped": 0}.items()}


def _time(seconds: float) -> str:
    return f"{seconds:.3f}"


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)
