"""A verdict in one word, with what belongs to it: what the table and every report share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from uccx_licensing.words import count
from uccx_model.trace import Trace
from uccx_proofs.verdicts import (
    Condition,
    Disagreement,
    Proved,
    Refuted,
    Run,
    Unknown,
    Verdict,
    Witnessed,
)

__all__ = ["MARKS", "MEANINGS", "Outcome", "is_needed", "outcome_of", "tally", "told_without"]

MARKS: Final = {
    "proved": "✓",
    "witnessed": "✓",
    "refuted": "✗",
    "unknown": "?",
    "disagreement": "‼",
}
"""Each word that a verdict can be, with its mark, in the order in which they are counted."""

MEANINGS: Final = {
    "proved": "true in every case there can be, however long it takes: not a sample, not a test.",
    "witnessed": "possible: an example was found, and the model repeated it step by step.",
    "refuted": "false in at least one case; the model repeated the example step by step.",
    "unknown": "no method gave an answer in its time; this never counts as success.",
    "disagreement": "two methods contradict each other: rely on nothing until that is settled.",
}
"""Each verdict, explained to somebody who knows no logic."""


@dataclass(frozen=True)
class Outcome:
    """What a verdict says; what a verdict does not have is empty."""

    word: str
    engine: str = ""
    explanation: str = ""
    place: str = ""
    counterexample: Trace | None = None
    witnesses: tuple[tuple[str, Trace], ...] = ()

    @property
    def mark(self) -> str:
        """The sign before the word."""
        return MARKS[self.word]


def outcome_of(verdict: Verdict) -> Outcome:
    """Return what a verdict says."""
    match verdict:
        case Proved(engine, explanation):
            return Outcome("proved", engine.value, explanation)
        case Witnessed(engine, traces):
            return Outcome("witnessed", engine.value, witnesses=traces)
        case Refuted(engine, counterexample, explanation, place):
            return Outcome("refuted", engine.value, explanation, place, counterexample)
        case Unknown(reason):
            return Outcome("unknown", explanation=reason)
        case Disagreement(explanation, counterexample):
            return Outcome("disagreement", "", explanation, counterexample=counterexample)


def is_needed(condition: Condition) -> bool:
    """Return whether it is known that the property fails without the condition."""
    return isinstance(condition.without, Refuted)


def told_without(condition: Condition) -> str:
    """Return in words what becomes of the property without the condition."""
    without = outcome_of(condition.without)
    match condition.without:
        case Refuted():
            trace = without.counterexample
            steps = f" (counterexample of {count(len(trace.steps), 'step')})" if trace else ""
            return f"{without.word}{steps}"
        case Proved() | Witnessed():
            return f"{without.word} just the same, so it is not needed"
        case Unknown() | Disagreement():
            return f"{without.word}, so it may not be needed ({without.explanation})"


def tally(run: Run) -> dict[str, int]:
    """Return how many properties have each verdict, by its word; all words are there."""
    words = [outcome_of(result.verdict).word for result in run.results]
    return {word: words.count(word) for word in MARKS}
