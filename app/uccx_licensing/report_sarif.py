"""The outcome as SARIF 2.1.0, for code hosts: a rule and a result for each property."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import quote

from uccx_licensing.outcome import Outcome, is_needed, outcome_of, told_without
from uccx_licensing.places import Place, in_repository, place_of_transition
from uccx_licensing.story import moments, preamble
from uccx_licensing.version import NAME, version
from uccx_model.requirements import UnknownSourceError, source_of
from uccx_model.trace import Trace
from uccx_proofs.verdicts import Result, Run

__all__ = ["as_sarif"]

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT: Final = "%SRCROOT%"
_KINDS: Final = {
    "proved": "pass",
    "witnessed": "pass",
    "refuted": "fail",
    "unknown": "open",
    "disagreement": "fail",
}
_EXITS: Final = {
    0: "every property holds",
    1: "a property is refuted",
    3: "something is unknown",
    4: "engines disagree",
}


def as_sarif(run: Run) -> str:
    """Return the outcome as SARIF text."""
    driver = {
        "name": NAME,
        "version": version(),
        "rules": [_rule(result) for result in run.results],
    }
    invocation = {
        "executionSuccessful": run.exit_code in (0, 1),
        "exitCode": run.exit_code,
        "exitCodeDescription": _EXITS[run.exit_code],
    }
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "invocations": [invocation],
                "originalUriBaseIds": {
                    _ROOT: {"description": _text("The root of the repository.")}
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(number, result) for number, result in enumerate(run.results)],
            }
        ],
    }
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _rule(result: Result) -> dict[str, Any]:
    return {
        "id": result.name,
        "shortDescription": _text(result.sentence),
        "fullDescription": _text(result.sentence, *_sources(result)),
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": list(dict.fromkeys((result.kind, *result.sources)))},
    }


def _sources(result: Result) -> Iterator[str]:
    for identifier in result.sources:
        try:
            yield f"{identifier}: {source_of(identifier).text}"
        except UnknownSourceError:
            yield identifier


def _result(number: int, result: Result) -> dict[str, Any]:
    outcome = outcome_of(result.verdict)
    kind = _KINDS[outcome.word]
    if kind == "pass" and not result.holds:
        kind = "open"  # a condition that may not be needed
    found: dict[str, Any] = {
        "ruleId": result.name,
        "ruleIndex": number,
        "kind": kind,
        "level": "error" if kind == "fail" else "none",
        "message": _text(*_message(result, outcome)),
        "locations": [_location(Place(in_repository(result.file), result.line))],
        "partialFingerprints": {"property/v1": result.name},
        "properties": {
            "verdict": outcome.word,
            "engine": outcome.engine,
            "readings": result.readings,
            "periods": result.periods,
            "seconds": round(result.seconds, 3),
        },
    }
    if outcome.counterexample is not None:
        found["codeFlows"] = [_code_flow(outcome.counterexample)]
    return found


def _message(result: Result, outcome: Outcome) -> Iterator[str]:
    yield f"{outcome.word}: {result.sentence}"
    if outcome.explanation:
        yield outcome.explanation
    if outcome.place:
        yield f"It fails at: {outcome.place}"
    for condition in result.conditions:
        doubt = "" if is_needed(condition) else "not known to be needed: "
        yield f"{doubt}needs {condition.sentence}; without it: {told_without(condition)}"


def _location(place: Place, text: str = "") -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(place.file), "uriBaseId": _ROOT},
            "region": {"startLine": max(place.line, 1)},
        }
    }
    return location | ({"message": _text(text)} if text else {})


def _code_flow(trace: Trace) -> dict[str, Any]:
    """Return the counterexample, each step where the model writes its transition down."""
    told = list(moments(trace, fold=False))
    ends = [trace.start.node, *(step.after.node for step in trace.steps)]
    steps = [{"location": {"message": _text(str(told[0]))}}]
    for number, step in enumerate(trace.steps):
        place = place_of_transition(step.transition, ends[number], ends[number + 1])
        text = str(told[number + 1])
        steps.append({"location": _location(place, text) if place else {"message": _text(text)}})
    return {"message": _text(*preamble(trace)), "threadFlows": [{"locations": steps}]}


def _text(*lines: str) -> dict[str, str]:
    """Return a message; SARIF would read single braces as places to fill in."""
    return {"text": "\n".join(lines).replace("{", "{{").replace("}", "}}")}
