"""The outcome as JSON, for programs: `report.schema.json` says what is in it."""

from __future__ import annotations

import json
from typing import Any, Final

from uccx_licensing.outcome import is_needed, outcome_of, tally
from uccx_licensing.places import in_package
from uccx_licensing.trace_data import trace_as_data
from uccx_licensing.version import NAME, version
from uccx_proofs.verdicts import Condition, Result, Run, Verdict

__all__ = ["SCHEMA_VERSION", "as_json"]

SCHEMA_VERSION: Final = "1.2"
"""Grows in front when a reader of the former version may fail, behind when something is added."""


def as_json(run: Run) -> str:
    """Return the outcome as JSON text."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": NAME, "version": version()},
        "profile": run.profile,
        "solvers": list(run.solvers),
        "exit_code": run.exit_code,
        "summary": {"properties": len(run.results), **tally(run)},
        "seconds": round(run.seconds, 3),
        "notes": list(run.notes),
        "properties": [_property(result) for result in run.results],
    }
    return json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _property(result: Result) -> dict[str, Any]:
    return {
        "name": result.name,
        "sentence": result.sentence,
        "kind": result.kind,
        "sources": list(result.sources),
        "file": in_package(result.file),
        "line": result.line,
        "holds": result.holds,
        **_outcome(result.verdict),
        "readings": result.readings,
        "periods": result.periods,
        "conditions": [_condition(condition) for condition in result.conditions],
        "origin": result.origin.value,
        "checked_by": list(result.checked_by),
        "obligations": result.obligations,
        "seconds": round(result.seconds, 3),
    }


def _condition(condition: Condition) -> dict[str, Any]:
    return {
        "sentence": condition.sentence,
        "needed": is_needed(condition),
        "without": _outcome(condition.without),
    }


def _outcome(verdict: Verdict) -> dict[str, Any]:
    outcome = outcome_of(verdict)
    counterexample = outcome.counterexample
    return {
        "verdict": outcome.word,
        "engine": outcome.engine or None,
        "explanation": outcome.explanation,
        "place": outcome.place,
        "counterexample": None if counterexample is None else trace_as_data(counterexample),
        "witnesses": [
            {"shows": shown, "steps": len(trace.steps), "trace": trace_as_data(trace)}
            for shown, trace in outcome.witnesses
        ],
    }
