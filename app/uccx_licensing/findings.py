"""What is wrong, told in full: each property that failed, why, and the story of how."""

from __future__ import annotations

from typing import Final

from uccx_licensing.outcome import Outcome, outcome_of
from uccx_licensing.places import in_repository
from uccx_licensing.screen import Screen
from uccx_licensing.story import story
from uccx_licensing.words import in_words
from uccx_model.trace import Trace
from uccx_proofs.verdicts import Disagreement, Refuted, Result, Run

__all__ = ["show_examples", "show_findings"]

_STYLE: Final = "bold red"


def show_findings(run: Run, screen: Screen) -> None:
    """Write what is known of each property that is refuted or that engines disagree on."""
    for result in run.results:
        outcome = outcome_of(result.verdict)
        if isinstance(result.verdict, Refuted | Disagreement):
            _show_heading(result, outcome, screen, _STYLE)
            if outcome.explanation:
                screen.paragraph(outcome.explanation, left="  Why: ")
            if outcome.place:
                screen.paragraph(outcome.place, left="  It fails at: ")
            if outcome.counterexample is not None:
                _show_story("How it comes to that", outcome.counterexample, screen)
            screen.say()


def show_examples(run: Run, screen: Screen) -> None:
    """Write what shows a property to be possible, or one of its conditions to be needed."""
    for result in run.results:
        outcome = outcome_of(result.verdict)
        told = list(outcome.witnesses)
        for condition in result.conditions:
            without = outcome_of(condition.without)
            if without.counterexample is not None:
                told.append((f"Where not: {condition.sentence}", without.counterexample))
        if told:
            _show_heading(result, outcome, screen, "bold green")
            for shown, trace in told:
                _show_story(shown, trace, screen)
            screen.say()


def _show_heading(result: Result, outcome: Outcome, screen: Screen, style: str) -> None:
    name = in_words(result.name)
    screen.paragraph(f"{name}", style, left=f"{outcome.mark} {outcome.word}: ")
    screen.paragraph(result.sentence, left="  ")
    written = f"{in_repository(result.file)}, line {result.line}"
    screen.paragraph(f"{', '.join(result.sources)}; written in {written}", "dim", left="  From ")


def _show_story(heading: str, trace: Trace, screen: Screen) -> None:
    screen.say()
    screen.paragraph(f"{heading}:", "bold", left="  ")
    screen.say_all(story(trace, screen.breadth))
