"""An answer as a person reads it: yes or no in a sentence, the story, the reasons, the proof."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from uccx_licensing.phrases import phrase
from uccx_licensing.reasons import reasons
from uccx_licensing.screen import Screen
from uccx_licensing.story_table import show_story
from uccx_licensing.words import Calendar, count, seconds
from uccx_model.choices import Choice
from uccx_model.evaluation import Value
from uccx_model.expressions import Scope, Term
from uccx_model.parameters import parameter_symbols
from uccx_model.rewriting import symbols_of
from uccx_model.trace import Situation, Trace
from uccx_model.variables import Inputs, State
from uccx_proofs.queries.answer import Answer, Proof, Reply
from uccx_proofs.queries.inquiry import SINCE
from uccx_proofs.queries.question import Form, Question

__all__ = ["ends_because", "evidence", "sentence", "show_answer"]

_MARKS: Final = {Reply.YES: "✓", Reply.NO: "✗", Reply.UNKNOWN: "?"}
_STYLES: Final = {Reply.YES: "bold green", Reply.NO: "bold red", Reply.UNKNOWN: "bold yellow"}


def show_answer(
    answer: Answer, screen: Screen, *, start: datetime | None = None, whole_proof: bool = False
) -> None:
    """Write an answer.

    Args:
        answer: the answer.
        screen: where to.
        start: when the first report interval began; days are counted unless it is given.
        whole_proof: tell all lemmas that a proof rests on.
    """
    screen.paragraph(sentence(answer), _STYLES[answer.reply], left=f"{_MARKS[answer.reply]} ")
    for heading, lines in reasons(answer):
        screen.say()
        screen.paragraph(heading, "bold")
        for line in lines:
            screen.paragraph(line, left="  • ")
    if answer.trace is not None:
        screen.say()
        show_story(answer.trace, screen, start=start, ends_because=ends_because(answer))
    for note in answer.notes:
        screen.paragraph(note, "yellow")
    screen.say()
    if answer.proof is not None and whole_proof:
        _show_lemmas(answer.proof, answer.question, screen)
    for line in evidence(answer):
        screen.paragraph(line, "dim")


def sentence(answer: Answer) -> str:
    """Return the answer as a sentence."""
    question = answer.question
    match question.form, answer.reply:
        case _, Reply.UNKNOWN:
            return "unknown: no method gave an answer. This is not a no."
        case Form.REACH, Reply.YES:
            return f"yes: it can happen, {_length(answer)}."
        case Form.REACH, Reply.NO:
            return f"no: it can never happen: {_asked(question)}."
        case Form.ALWAYS, Reply.YES:
            return f"yes: it always holds: {_asked(question)}."
        case Form.ALWAYS, Reply.NO:
            return f"no: it does not always hold; it fails {_length(answer)}."
        case Form.WHY_NOT, Reply.YES:
            return f"it cannot happen: {_asked(question)}."
        case Form.WHY_NOT, _:
            return f"it can happen, {_length(answer)}; nothing stands in the way."
        case Form.WHICH_READINGS, Reply.NO:
            return "under no reading of the documents: it can never happen."
        case _:
            never = any(not case.possible for case in answer.cases)
            if never:
                return "under some readings of the documents."
            fixed = question.assumed or question.options
            return f"under every reading{' that the question leaves open' if fixed else ''}."


def _asked(question: Question) -> str:
    """Return what was asked for, without the word that asks."""
    words = question.text.split(" ", 1)
    return words[1] if words[0] in ("reach", "always") and len(words) > 1 else question.text


def _length(answer: Answer) -> str:
    """Return how long a story takes, from where the question begins."""
    trace = answer.trace
    if trace is None:
        return "in some way"
    places = (trace.start, *(step.after for step in trace.steps))
    steps = len(trace.steps) - answer.begins
    passed = int(trace.last.values["now"]) - int(places[answer.begins].values["now"])
    calendar = Calendar.of_numbers(trace.parameters)
    if not steps:
        return "at once"
    since = f" from {answer.question.start.text}" if answer.question.start and answer.begins else ""
    return f"after {count(steps, 'step')} and {calendar.length(passed)}{since}"


def ends_because(answer: Answer) -> str:
    """Return why a story ends: what was asked for, with the values put in."""
    trace, target = answer.trace, answer.question.target
    if trace is None:
        return ""
    values = _values(trace, of_step=target.of_step)
    told = phrase(target.term, values, Calendar.of_numbers(trace.parameters))
    if all(symbol.scope is Scope.NODE for symbol in symbols_of(target.term)):
        told = f"the state is {trace.last.node}"
    holds = "does not hold" if answer.question.form is Form.ALWAYS else "holds"
    return f"{target.text} {holds}" + (f": {told}" if told not in ("always", "never") else "")


def _values(trace: Trace, *, of_step: bool) -> dict[Term, Value]:
    values: dict[Term, Value] = {s: trace.parameters[s.name] for s in parameter_symbols()}
    if not of_step:
        return values | _of(trace.last, Scope.STATE)
    before = trace.steps[-2].after if len(trace.steps) > 1 else trace.start
    inputs = Inputs.symbols(Scope.INPUT).as_mapping()
    values |= {symbol: trace.steps[-1].inputs[name] for name, symbol in inputs.items()}
    return values | _of(before, Scope.STATE) | _of(trace.last, Scope.NEXT)


def _of(here: Situation, scope: Scope) -> dict[Term, Value]:
    symbols = State.symbols(scope).as_mapping()
    return {symbol: here.values[name] for name, symbol in symbols.items()}


# Evidence.


def _show_lemmas(proof: Proof, question: Question, screen: Screen) -> None:
    screen.paragraph("What the proof rests on, true in every state that can be reached:", "bold")
    calendar = Calendar.of_profile(question.profile)
    by_node: dict[str, list[str]] = {}
    for node, lemma in proof.lemmas:
        name = node.replace(SINCE, " (since it begins)")
        by_node.setdefault(name, []).append(phrase(lemma, None, calendar))
    for node, told in by_node.items():
        screen.paragraph("; ".join(told), left=f"  {node}: ")
    screen.say()


def evidence(answer: Answer) -> Iterator[str]:
    """Yield what is behind the answer: who found it, who checked it, for what it holds."""
    if answer.optimal:
        yield f"The best story there is: {answer.optimal}."
    if answer.proof is not None:
        solvers = " and ".join(answer.proof.solvers)
        number = count(answer.proof.obligations, "proof obligation")
        yield f"Proved ({answer.proof.engine}): {number}, confirmed by {solvers}."
    if answer.trace is not None:
        yield f"Found by {answer.engine}; the model repeated the story step by step."
    yield f"{_scope(answer)} · {seconds(answer.seconds)}"


def _scope(answer: Answer) -> str:
    question = answer.question
    if answer.trace is not None and answer.proof is None:
        return "Shown under the numbers and readings told above"
    numbers = "any numbers" if question.profile is None else f"the numbers of {question.profile}"
    if question.numbers:
        numbers += ", but for those supposed"
    fixed: tuple[Choice, ...] = question.options
    readings = ", ".join(option.title for option in fixed) if fixed else "every reading"
    return f"For {numbers}, {readings}"
