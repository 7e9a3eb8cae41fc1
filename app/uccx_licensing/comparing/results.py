"""What a comparison comes to, for people and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from uccx_licensing.comparing.telling import as_comparison, seen
from uccx_licensing.comparison import Comparison
from uccx_licensing.screen import Screen
from uccx_licensing.side_by_side import side_by_side
from uccx_licensing.story_table import say_coloured
from uccx_licensing.trace_data import trace_as_data
from uccx_licensing.words import count
from uccx_proofs.comparing.deciding import Comparing
from uccx_proofs.comparing.judging import Difference
from uccx_proofs.comparing.outcomes import Alike, Different, Outcome, Undecided

__all__ = ["Result", "as_data", "difference_as_data", "exit_code", "show", "show_columns"]


@dataclass(frozen=True)
class Result:
    """Two sides, and what comparing them comes to."""

    comparing: Comparing
    outcome: Outcome
    numbers: str  #: whose numbers are assumed

    @property
    def word(self) -> str:
        """The outcome in a word."""
        match self.outcome:
            case Alike():
                return "alike"
            case Different():
                return "different"
            case Undecided():
                return "unknown"


def exit_code(results: Sequence[Result]) -> int:
    """Return 1 if there is a difference, else 3 if something is unknown, else 0."""
    words = {result.word for result in results}
    return 1 if "different" in words else 3 if "unknown" in words else 0


def show(result: Result, screen: Screen) -> None:
    """Write what two sides come to."""
    left, right = result.comparing.left, result.comparing.right
    screen.say(f"A: {left.title}", "bold")
    screen.say(f"B: {right.title}", "bold")
    match result.outcome:
        case Alike(obligations=number, solvers=solvers):
            told = "no difference that anybody could ever notice: proved"
            screen.paragraph(f"{told}, with {result.numbers}.", "bold green", left="✓ ")
            agreed = " and ".join(solvers)
            told = f"{count(number, 'proof obligation')}, confirmed by {agreed}."
            screen.paragraph(told, "dim")
            if left.graph is not right.graph:
                told = "Report by report: that a stretch of reports is no more is not proved of B."
                screen.paragraph(told, "dim")
        case Different(difference=difference, shortest=shortest):
            screen.paragraph(_headline(difference, result), "bold yellow", left="≠ ")
            screen.say()
            graphs = left.graph, right.graph
            steps = seen(graphs, difference)
            comparison = as_comparison(difference, steps)
            show_columns(comparison, screen)
            told = "No difference takes fewer steps."
            if not shortest:
                told = "With other readings there may be one that takes fewer steps."
            screen.paragraph(told, "dim", left="  ")
        case Undecided(reason=reason):
            screen.paragraph(f"unknown: {reason}.", "bold red", left="? ")


def show_columns(comparison: Comparison, screen: Screen) -> None:
    """Write two columns, the first difference marked."""
    for line, first in side_by_side(comparison, screen.breadth):
        say_coloured([line], screen, "bold" if first else "")


def _headline(difference: Difference, result: Result) -> str:
    steps = max(len(difference.left.steps), len(difference.right.steps))
    return f"different after {count(steps, 'step')}, with {result.numbers}."


def as_data(result: Result) -> dict[str, Any]:
    """Return a result for programs."""
    data: dict[str, Any] = {
        "left": result.comparing.left.title,
        "right": result.comparing.right.title,
        "numbers": result.numbers,
        "verdict": result.word,
    }
    match result.outcome:
        case Alike(obligations=number, solvers=solvers):
            data["proof"] = {"obligations": number, "solvers": list(solvers)}
        case Different(difference=difference, shortest=shortest):
            data["shortest"] = shortest
            data["difference"] = difference_as_data(difference)
            graphs = result.comparing.left.graph, result.comparing.right.graph
            data["steps"] = [
                {"now": s.at, "happens": s.happens, "left": s.left, "right": s.right}
                for s in seen(graphs, difference)
            ]
        case Undecided(reason=reason):
            data["reason"] = reason
    return data


def difference_as_data(difference: Difference) -> dict[str, Any]:
    """Return a difference as data from which it can be read again."""
    refused = difference.refused
    return {
        "left": trace_as_data(difference.left),
        "right": trace_as_data(difference.right),
        "refused": None if refused is None else {"act": refused.act, "inputs": {**refused.inputs}},
    }
