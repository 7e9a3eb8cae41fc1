"""An answer as JSON, for programs: `answer.schema.json` says what is in it."""

from __future__ import annotations

import json
from typing import Any, Final

from uccx_licensing.answers import ends_because, sentence
from uccx_licensing.phrases import phrase
from uccx_licensing.trace_data import trace_as_data
from uccx_licensing.version import NAME, version
from uccx_model.trace import Trace
from uccx_proofs.queries.answer import Answer, Obstacle, Proof

__all__ = ["ANSWER_VERSION", "answer_as_data", "answer_as_json"]

ANSWER_VERSION: Final = "1.0"
"""Grows in front when a reader of the former version may fail, behind when something is added."""


def answer_as_json(answer: Answer) -> str:
    """Return an answer as JSON text."""
    data = answer_as_data(answer)
    return json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def answer_as_data(answer: Answer) -> dict[str, Any]:
    """Return an answer as data."""
    question = answer.question
    return {
        "schema_version": ANSWER_VERSION,
        "tool": {"name": NAME, "version": version()},
        "question": question.text,
        "form": question.form.value,
        "profile": question.profile,
        "answer": answer.reply.value,
        "exit_code": answer.reply.exit_code,
        "sentence": sentence(answer),
        "engine": answer.engine or None,
        "seconds": round(answer.seconds, 3),
        "begins": answer.begins,
        "ends_because": ends_because(answer),
        "trace": _trace(answer.trace),
        "proof": _proof(answer.proof),
        "optimal": answer.optimal,
        "cases": [
            {
                "possible": case.possible,
                "readings": {
                    type(group[0]).__name__: [option.value for option in group]
                    for group in case.options
                },
                "trace": _trace(case.trace),
                "proof": _proof(case.proof),
            }
            for case in answer.cases
        ],
        "obstacles": [_obstacle(obstacle) for obstacle in answer.obstacles],
        "remedies": [
            {
                "without": _obstacle(remedy.without),
                "enough": remedy.enough,
                "trace": _trace(remedy.trace),
            }
            for remedy in answer.remedies
        ],
        "notes": list(answer.notes),
    }


def _trace(trace: Trace | None) -> dict[str, Any] | None:
    return None if trace is None else trace_as_data(trace)


def _proof(proof: Proof | None) -> dict[str, Any] | None:
    if proof is None:
        return None
    return {
        "engine": proof.engine,
        "obligations": proof.obligations,
        "solvers": list(proof.solvers),
        "certificate": proof.certificate,
    }


def _obstacle(obstacle: Obstacle) -> dict[str, Any]:
    return {
        "kind": obstacle.kind,
        "subject": obstacle.subject,
        "demands": "" if obstacle.term is None else phrase(obstacle.term),
        "sentence": obstacle.sentence,
        "sources": list(obstacle.sources),
    }
