"""Answers kept as data: what cannot be computed of them, and what it takes to check them again.

A story is kept as its start and inputs; reading it is going through it in the model. A proof is
kept as its certificate.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any, Final

from uccx_model.choices import Choice, option_named
from uccx_model.execution import ReplayError
from uccx_model.graph import Graph
from uccx_model.trace import Trace
from uccx_proofs.evidence import Example, example_told, read_example
from uccx_proofs.json_reader import fields, list_in, text_in, value_in
from uccx_proofs.queries.answer import Answer, Proof, ReadingCase, Reply
from uccx_proofs.queries.checking import checked_again, question_in
from uccx_proofs.queries.judging import MisjudgedError, judge
from uccx_proofs.queries.question import Aim, Form, Question
from uccx_proofs.refusing import CertificateError

__all__ = ["answer_kept", "answer_told", "check_proofs", "combinations", "peak_of", "time_of"]

PARTS: Final = ("story", "begins", "proof", "optimal", "cases", "notes")
CASE: Final = ("story", "proof")


# Writing.


def answer_told(answer: Answer) -> dict[str, Any]:
    """Return what is kept of an answer."""
    told: dict[str, Any] = {"question": answer.question.text, "reply": str(answer.reply)}
    told["engine"] = answer.engine
    told |= {"notes": list(answer.notes)} if answer.notes else {}
    told |= _shown(answer.trace, answer.begins) | _proved(answer.proof)
    told |= {"optimal": answer.optimal} if answer.optimal else {}
    if answer.cases:
        told["cases"] = [_case(case) for case in answer.cases]
    return told


def _shown(trace: Trace | None, begins: int) -> dict[str, Any]:
    if trace is None:
        return {}
    story = {k: v for k, v in example_told(Example("", trace)).items() if k != "shows"}
    return {"begins": begins, "story": story}


def _proved(proof: Proof | None) -> dict[str, Any]:
    if proof is None:
        return {}
    lines = proof.certificate.splitlines()
    told = {"engine": proof.engine, "obligations": proof.obligations}
    return {"proof": {**told, "solvers": list(proof.solvers), "certificate": lines}}


def _case(case: ReadingCase) -> dict[str, Any]:
    """Return a case; where a question begins in its story is found again when it is read."""
    options = [[f"{type(o).__name__}.{o.name}" for o in group] for group in case.options]
    shown = {k: v for k, v in _shown(case.trace, 0).items() if k == "story"}
    return {"readings": options, "possible": case.possible, **shown, **_proved(case.proof)}


# Reading.


def answer_kept(graph: Graph, question: Question, data: object) -> Answer:
    """Return a kept answer; its stories are gone through and judged, its proofs not asked about.

    Raises:
        CertificateError: it is about another question, or its stories are no answer.
    """
    told = fields(data, ("question", "reply", "engine"), PARTS)
    if told["question"] != question.text:
        raise CertificateError(f"it answers another question: {told['question']!r}")
    trace = begins = None
    if "story" in told:
        trace = _story(graph, question, told["story"])
        begins = value_in(told.get("begins"), "begins", 0)
        _judged(graph, question, trace, [begins])
    answer = Answer(
        question,
        _reply(told["reply"]),
        text_in(told["engine"]),
        trace=trace,
        begins=begins or 0,
        proof=_proof(told.get("proof")),
        optimal=text_in(told.get("optimal", "")),
        cases=tuple(_kept_case(graph, question, c) for c in list_in(told.get("cases", []))),
        notes=tuple(map(text_in, list_in(told.get("notes", [])))),
    )
    _expect_evidence(answer)
    return answer


def _reply(value: object) -> Reply:
    if value not in tuple(Reply):
        raise CertificateError(f"expected the reply {', '.join(Reply)}, found {value!r}")
    return Reply(text_in(value))


def _story(graph: Graph, question: Question, data: object) -> Trace:
    return read_example(graph, {"shows": question.text, **fields(data)}).trace


def _proof(data: object) -> Proof | None:
    if data is None:
        return None
    told = fields(data, ("engine", "obligations", "solvers", "certificate"))
    text = "\n".join(map(text_in, list_in(told["certificate"]))) + "\n"
    solvers = tuple(map(text_in, list_in(told["solvers"])))
    number = value_in(told["obligations"], "obligations", 0)
    return Proof(text, number, solvers, text_in(told["engine"]))


def _kept_case(graph: Graph, question: Question, data: object) -> ReadingCase:
    told = fields(data, ("readings", "possible"), CASE)
    try:
        options = tuple(
            tuple(option_named(text_in(name)) for name in list_in(group))
            for group in list_in(told["readings"])
        )
    except KeyError as error:
        raise CertificateError(f"there is no choice {error}") from error
    trace = _story(graph, question, told["story"]) if "story" in told else None
    case = ReadingCase(options, told["possible"] is True, trace, _proof(told.get("proof")))
    if (case.trace is not None) is not case.possible or (case.proof is None) is not case.possible:
        raise CertificateError("a case has neither a story nor a proof")
    return case


def _expect_evidence(answer: Answer) -> None:
    """Make sure that there is what an answer of this form has to show."""
    question = answer.question
    if answer.reply is Reply.UNKNOWN:
        good = True  # it says nothing, and that needs no evidence
    elif question.form is Form.WHICH_READINGS:
        good = bool(answer.cases) and any(c.possible for c in answer.cases) is _yes(answer)
    elif (question.form is Form.ALWAYS) is _yes(answer):
        good = answer.proof is not None and answer.trace is None
    else:
        good = answer.trace is not None
    if not good:
        raise CertificateError(f"nothing shows that the answer is {answer.reply}")


def _yes(answer: Answer) -> bool:
    return answer.reply is Reply.YES


# Judging again.


def _judged(graph: Graph, question: Question, trace: Trace, beginnings: Sequence[int]) -> None:
    """Make sure that a story answers the question, wherever in it that may begin."""
    for begins in beginnings:
        try:
            judge(graph, question, trace, begins)
        except MisjudgedError as error:
            if begins == beginnings[-1]:
                raise CertificateError(f"the story is no answer: {error}") from error
        except ReplayError as error:
            raise CertificateError(f"the model does not go like this: {error}") from error
        else:
            return


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
        _judged(graph, question, trace, range(len(trace.steps) + 1))


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
