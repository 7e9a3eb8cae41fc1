"""A language and an engine that know a few questions, for tests of the shell."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from uccx_licensing.screen import Screen
from uccx_licensing.shell.services import Services
from uccx_model.expressions import Scope
from uccx_model.graph import licensing_graph
from uccx_model.script import Script, start
from uccx_model.states import EVALUATION
from uccx_model.variables import State
from uccx_proofs.queries.answer import Answer, Reply
from uccx_proofs.queries.question import Condition, Form, Question


@dataclass(frozen=True)
class FakeOffer:
    """A word that may come next."""

    word: str
    meaning: str = "?"


OPENINGS: Final = (FakeOffer("reach"), FakeOffer("always"))
NAMES: Final = (FakeOffer("OUT_OF_COMPLIANCE"), FakeOffer("out_of_compliance_for"))


class FakeLanguage:
    """Understands what begins with `reach` or `always`; brackets show whether it is complete."""

    def understand(self, text: str) -> Question:
        words = text.split()
        if not words or FakeOffer(words[0]) not in OPENINGS:
            raise ValueError("expected reach or always\n  here\n  ^^^^")
        s = State.symbols(Scope.STATE)
        target = s.enforced if "enforced" in words else s.silence >= 960
        condition = Condition(" ".join(words[1:]), target, of_step="step" in words)
        return Question(" ".join(words), Form(words[0]), condition)

    def completions(self, text: str) -> Sequence[FakeOffer]:
        return NAMES if " " in text else OPENINGS

    def is_complete(self, text: str) -> bool:
        return text.count("(") == text.count(")")


@dataclass
class FakeAsker:
    """Answers everything with yes and a short story; "slow" takes very long."""

    asked: list[Question] = field(default_factory=list)
    warm_since: float = 0.0

    def warm(self) -> None:
        self.warm_since = time.monotonic()

    def answer(self, question: Question) -> Answer:
        self.asked.append(question)
        if "contradictory" in question.text:
            raise ValueError("this cannot be assumed")
        if "slow" in question.text:
            time.sleep(300)
        if "broken" in question.text:
            raise ZeroDivisionError("by design")
        told = Script(licensing_graph(), start(EVALUATION, 100))
        told.act("register")
        return Answer(question, Reply.YES, trace=told.trace())


def show_answer(answer: Answer, screen: Screen) -> None:
    screen.say(f"Yes: {answer.question.text}")


def fake_services(asker: FakeAsker) -> Services:
    return Services(FakeLanguage(), lambda: asker, show_answer)
