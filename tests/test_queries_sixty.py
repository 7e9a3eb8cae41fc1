"""The sixty questions of the bench: right answers, proofs that both solvers confirm, stories."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from uccx_model.execution import replay
from uccx_model.graph import licensing_graph
from uccx_model.trace import Trace
from uccx_proofs.queries.answer import Answer, Proof, Reply
from uccx_proofs.queries.asking import Asker
from uccx_proofs.queries.language.understanding import understand
from uccx_proofs.queries.question import Form
from uccx_proofs.solvers import SOLVERS

FILE: Final = Path(__file__).parent.parent / "bench" / "questions.toml"
QUESTIONS: Final[list[dict[str, Any]]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["question"]


@pytest.fixture(scope="module")
def asker() -> Asker:
    """Who asks both solvers about every proof."""
    asker = Asker(solvers=tuple(SOLVERS), time_limit=300.0)
    asker.warm()
    return asker


def traces(answer: Answer) -> list[Trace]:
    found = [answer.trace, *(c.trace for c in answer.cases), *(r.trace for r in answer.remedies)]
    return [trace for trace in found if trace is not None]


def proofs(answer: Answer) -> list[Proof]:
    found = [answer.proof, *(case.proof for case in answer.cases)]
    return [proof for proof in found if proof is not None]


def must_be_proved(answer: Answer) -> bool:
    """Whether the answer says "never" or "always", so that no story could show it."""
    return answer.reply is (Reply.NO if answer.question.form in HAPPENS else Reply.YES)


HAPPENS: Final = (Form.REACH, Form.WHICH_READINGS)


def test_half_of_sixty_questions_are_to_be_answered_with_no() -> None:
    assert len(QUESTIONS) == 60
    assert sum(question["answer"] == "no" for question in QUESTIONS) == 30
    assert all(question["because"] for question in QUESTIONS)
    texts = [understand(question["text"]).text for question in QUESTIONS]
    assert len(set(texts)) == 60


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: " ".join(q["text"].split()))
def test_the_answer_is_right(asker: Asker, question: dict[str, Any]) -> None:
    answer = asker.answer(understand(question["text"]))
    assert answer.reply.value == question["answer"], answer.notes
    assert answer.engine
    assert bool(proofs(answer)) or not must_be_proved(answer)
    assert bool(traces(answer)) or must_be_proved(answer)
    for proof in proofs(answer):
        assert set(proof.solvers) == set(SOLVERS)
        assert proof.obligations
        assert proof.certificate
    for trace in traces(answer):
        replay(licensing_graph(), trace)
