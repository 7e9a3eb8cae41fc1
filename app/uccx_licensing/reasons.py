"""The reasons in an answer, in words: what stands in the way, what would help, which readings."""

from __future__ import annotations

from collections.abc import Iterator

from uccx_licensing.phrases import phrase
from uccx_licensing.words import Calendar, in_words
from uccx_model.parameters import Parameters, Unit
from uccx_proofs.queries.answer import Answer, Obstacle, ReadingCase, Remedy

__all__ = ["reasons"]


def reasons(answer: Answer) -> Iterator[tuple[str, list[str]]]:
    """Yield headings, each with what stands under it, a line each."""
    calendar = Calendar.of_profile(answer.question.profile)
    if answer.obstacles:
        together = " together" if len(answer.obstacles) > 1 else ""
        told = [_obstacle(obstacle, calendar) for obstacle in answer.obstacles]
        yield f"What stands in the way{together}:", told
    if answer.remedies:
        yield "What would have to change:", [_remedy(r, calendar) for r in answer.remedies]
    for possible, heading in ((True, "It can happen where:"), (False, "It cannot, proved, where:")):
        fitting = [_case(case) for case in answer.cases if case.possible is possible]
        if fitting:
            yield heading, fitting


def _obstacle(obstacle: Obstacle, calendar: Calendar) -> str:
    sources = f" ({', '.join(obstacle.sources)})" if obstacle.sources else ""
    told = "" if obstacle.term is None else phrase(obstacle.term, None, calendar)
    match obstacle.kind:
        case "guard" if obstacle.subject:
            name = in_words(obstacle.subject)
            return f'"{name}" demands: {told}. {obstacle.sentence}{sources}'
        case "always":
            return f"In {obstacle.subject} it always holds (proved): {told}."
        case "graph":
            return "No chain of transitions leads there, whatever anybody does."
        case "period":
            return f"{_period(obstacle.subject, calendar)}{sources}"
        case "reading":
            return f"The reading or circumstance {obstacle.subject}."
        case "clause":
            return f"The question's own words: {obstacle.subject}."
        case _:
            return f"{obstacle.sentence or obstacle.subject}{sources}"


def _period(subject: str, calendar: Calendar) -> str:
    name, _, value = subject.partition(" = ")
    timed = Parameters.units()[name] is Unit.INTERVALS
    told = calendar.length(int(value)) if timed else f"{int(value):,}"
    return f"The {in_words(name)} is {told}."


def _remedy(remedy: Remedy, calendar: Calendar) -> str:
    obstacle = remedy.without
    match obstacle.kind:
        case "guard":
            told = "" if obstacle.term is None else phrase(obstacle.term, None, calendar)
            return f'If "{in_words(obstacle.subject)}" did not demand: {told}, it could happen.'
        case "period":
            change = f"If the {in_words(obstacle.subject.partition(' = ')[0])} were another"
        case _:
            change = f"Without {obstacle.subject.removeprefix('without ')}"
            if obstacle.kind == "clause" and obstacle.subject.startswith("without "):
                change = f"With {obstacle.subject.removeprefix('without ')}"
    if remedy.trace is None:
        return f"{change}, it is not known what happens."
    names = ", ".join(in_words(step.transition) for step in remedy.trace.steps[remedy.begins :])
    return f"{change}, it happens: {names}."


def _case(case: ReadingCase) -> str:
    if not case.options:
        return "every reading"
    return "; and ".join(" or ".join(option.title for option in group) for group in case.options)
