"""Kept answers checked again: what a proof must be about, and that stories fit their readings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

from uccx_licensing.auditing.answer_records import judged
from uccx_model.choices import Choice
from uccx_model.graph import Graph
from uccx_proofs.evidence import Example, example_told, read_example
from uccx_proofs.queries.answer import Answer, Proof, ReadingCase
from uccx_proofs.queries.checking import checked_again, question_in
from uccx_proofs.queries.question import Aim, Form, Question
from uccx_proofs.refusing import CertificateError

__all__ = ["check_proofs", "combinations", "peak_of", "time_of"]


def combinations(answer: Answer) -> Iterator[tuple[tuple[Choice, ...], bool]]:
    """Yield all combinations of the readings on which an answer depends, and whether it can happen.

    Raises:
        CertificateError: of a combination nothing is said, or two things.
    """
    if not answer.cases:
        return
    groups = [group for case in answer.cases for group in case.options]
    readings = dict.fromkeys(type(group[0]) for group in groups)
    fixed = {type(option): (option,) for option in answer.question.options}
    for point in product(*(fixed.get(reading) or tuple(reading) for reading in readings)):
        told = {case.possible for case in answer.cases if _meets(case, point)}
        if len(told) != 1:
            titles = ", ".join(option.title for option in point)
            raise CertificateError(f"it does not tell one thing of {titles}")
        yield point, told.pop()


def _meets(case: ReadingCase, point: Sequence[Choice]) -> bool:
    return all(any(option in group for option in point) for group in case.options)


def check_proofs(graph: Graph, answer: Answer, seconds: float) -> None:
    """Let both solvers check a kept answer's proofs, and go through its stories in all their cases.

    Raises:
        CertificateError: something is no proof, or of another question; or a story does not happen
            under readings of which it is told.
    """
    question = answer.question
    if answer.proof is not None:
        _check_proof(_question_of_proof(answer), answer.proof, seconds)
    for point, possible in combinations(answer):
        if possible:
            _check_stories(graph, answer, point)
    for case in answer.cases:
        if case.proof is not None:
            options = {option for group in case.options for option in group if len(group) == 1}
            asked = _said(question, case.proof, options)
            _check_proof(asked, case.proof, seconds)


def _check_proof(question: Question, proof: Proof, seconds: float) -> None:
    if question_in(proof.certificate) != question.text:
        raise CertificateError(f"its proof is not about {question.text!r}")
    checked_again(question, proof.certificate, seconds)


def _said(question: Question, proof: Proof, options: set[Choice]) -> Question:
    """Return the question with those of the options that a proof needs, in their order."""
    text = question_in(proof.certificate)
    needed = sorted((o for o in options if o.title in text), key=lambda o: text.index(o.title))
    return replace(question, form=Form.REACH).reading(needed)


def _check_stories(graph: Graph, answer: Answer, point: Sequence[Choice]) -> None:
    """Make sure that some case's story happens with these readings."""
    question = replace(answer.question, form=Form.REACH)
    for case in answer.cases:
        if case.trace is None or not _meets(case, point):
            continue
        told = {type(o): o for o in point}
        choices = tuple(told.get(type(o), o) for o in case.trace.choices)
        again = example_told(Example(question.text, replace(case.trace, choices=choices)))
        trace = read_example(graph, again).trace
        judged(graph, question, trace, range(len(trace.steps) + 1))


# What an answer promises.


def _question_of_proof(answer: Answer) -> Question:
    """Return what must be impossible: what was asked for, or a better story."""
    question = answer.question
    match question.aim:
        case Aim.TIME:
            return question.taking_at_most(time_of(answer) - 1)
        case Aim.LATEST:
            return question.taking_at_least(time_of(answer) + 1)
        case Aim.USAGE:
            return question.using_at_most(peak_of(answer) - 1)
        case _:
            return question


def time_of(answer: Answer) -> int:
    """Return how long an answer's story takes from where the question begins, in reports."""
    places = _places(answer)
    return int(places[-1]["now"]) - int(places[answer.begins]["now"])


def peak_of(answer: Answer) -> int:
    """Return the highest usage of an answer's story since the question begins."""
    return max((int(p["usage"]) for p in _places(answer)[answer.begins + 1 :]), default=0)


def _places(answer: Answer) -> list[Mapping[str, Any]]:
    trace = answer.trace
    if trace is None:
        raise ValueError(f"no story answers {answer.question.text!r}")
    return [trace.start.values, *(step.after.values for step in trace.steps)]
