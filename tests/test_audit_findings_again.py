"""Some of the findings asked anew: slow, for solvers search. `make audit` asks all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from uccx_licensing.auditing.figures import difference
from uccx_licensing.auditing.finding import Asking, findings
from uccx_proofs.queries.asking import Asker

pytestmark = pytest.mark.slow


EVERY = 6  #: question, one is asked


def questions() -> Iterator[object]:
    every = [(finding, asking) for finding in findings() for asking in finding.askings]
    for finding, asking in every[::EVERY]:
        yield pytest.param(asking, id=f"{finding.name}, {asking.name}")


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(time_limit=120.0)


@pytest.mark.parametrize("asking", list(questions()))
def test_the_question_has_the_answer_that_the_text_needs(asking: Asking, asker: Asker) -> None:
    assert difference(asking, asker.answer(asking.question)) == ""
