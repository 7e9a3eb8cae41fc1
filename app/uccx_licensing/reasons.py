"""The reasons in an answer, in words: what stands in the way, what would help, which readings."""

from __future__ import annotations

from collections.abc import Iterator

from uccx_licensing.phrases import phrase
from uccx_licensing.words import Calendar, in_words
from uccx_model.parameters import Parameters, Unit
from uccx_model.trace import Trace
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
    return f"The {in_words(name)} is {_number(name, int(value), calendar)}."


def _number(name: str, value: int, calendar: Calendar) -> str:
    timed = Parameters.units()[name] is Unit.INTERVALS
    return calendar.length(value) if timed else f"{value:,}"


def _remedy(remedy: Remedy, calendar: Calendar) -> str:
    obstacle, trace = remedy.without, remedy.trace
    if obstacle.kind == "guard":
        told = "" if obstacle.term is None else phrase(obstacle.term, None, calendar)
        return f'If "{in_words(obstacle.subject)}" did not demand: {told}, it could happen.'
    change = _change(obstacle, trace, calendar)
    if remedy.enough is None:
        return f"{change}: what happens then is not known."
    if not remedy.enough or trace is None:
        return f"{change}, it still cannot happen: something else is in the way too."
    names = ", ".join(in_words(step.transition) for step in trace.steps[remedy.begins :])
    return f"{change}, it happens: {names or 'at once'}."


def _change(obstacle: Obstacle, trace: Trace | None, calendar: Calendar) -> str:
    """Return what is changed, as the beginning of a sentence."""
    subject = obstacle.subject
    if obstacle.kind == "period":
        name = subject.partition(" = ")[0]
        value = "another" if trace is None else _number(name, trace.parameters[name], calendar)
        return f"If the {in_words(name)} were {value}" + (", say" if trace is not None else "")
    if subject.startswith("without "):
        return f"With {subject.removeprefix('without ')}"
    if obstacle.kind == "reading":
        return f"Without {subject}"
    return f'Without the words "{subject}"'


def _case(case: ReadingCase) -> str:
    if not case.options:
        return "every reading"
    return "; and ".join(" or ".join(option.title for option in group) for group in case.options)
