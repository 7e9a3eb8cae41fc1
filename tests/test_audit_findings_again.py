"""The findings asked anew, and what is kept of them checked: slow, for solvers search and check."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from uccx_licensing.auditing.figures import difference
from uccx_licensing.auditing.finding import Asking, findings
from uccx_licensing.auditing.findings import PART
from uccx_proofs.audit.records import kept_record
from uccx_proofs.queries.asking import Asker

pytestmark = pytest.mark.slow


def questions() -> Iterator[object]:
    for finding in findings():
        for asking in finding.askings:
            yield pytest.param(asking, id=f"{finding.name}, {asking.name}")


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(time_limit=120.0)


@pytest.mark.parametrize("asking", list(questions()))
def test_the_question_has_the_answer_that_the_text_needs(asking: Asking, asker: Asker) -> None:
    assert difference(asking, asker.answer(asking.question)) == ""


def test_kept_stories_and_proofs_are_good() -> None:
    PART.check(kept_record("findings"))
