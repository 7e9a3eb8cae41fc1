"""What is answered to a question: yes or no with a story or a proof, or unknown, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from uccx_model.choices import Choice
from uccx_model.expressions import Bool
from uccx_model.trace import Trace
from uccx_proofs.queries.question import Question

__all__ = ["Answer", "Obstacle", "Proof", "ReadingCase", "Remedy", "Reply"]


class Reply(StrEnum):
    """The answer in a word."""

    YES = "yes"  #: it can happen; it always holds
    NO = "no"  #: it cannot happen, proved; it does not hold, as a story shows
    UNKNOWN = "unknown"  #: no engine could tell; never success

    @property
    def exit_code(self) -> int:
        """0 yes, 1 no, 3 unknown."""
        return {Reply.YES: 0, Reply.NO: 1, Reply.UNKNOWN: 3}[self]


@dataclass(frozen=True)
class Proof:
    """Why something cannot happen, checked by solvers that did not find it."""

    certificate: str = field(repr=False)  #: SMT-LIB 2 text, as `proofs/certificates` has it
    obligations: int
    solvers: tuple[str, ...]
    engine: str
    lemmas: tuple[tuple[str, Bool], ...] = ()  #: a node, and what always holds there


@dataclass(frozen=True)
class Obstacle:
    """One of the facts that together stand in the way.

    Attributes:
        kind: "reading", "period", "clause", "guard" (of a transition), "always" (a lemma), or
            "graph": no chain of transitions leads there.
        subject: the reading, parameter or clause as it is written; a transition's name; or a node.
        term: what a guard demands, or what always holds at a node.
        sentence: what the transition does.
        sources: ids of requirements and guide facts.
    """

    kind: str
    subject: str
    term: Bool | None = None
    sentence: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Remedy:
    """A change that would let it happen, and how it then does.

    A guard that demands less is another model: of that there is no story.

    Attributes:
        without: what is taken away; everything else that the question says stays.
        trace: how it then happens.
        begins: after how many steps the question begins in it.
        enough: whether that lets it happen; False: something else is in the way too; None: not
            known.
    """

    without: Obstacle
    trace: Trace | None = None
    begins: int = 0
    enough: bool | None = True


@dataclass(frozen=True)
class ReadingCase:
    """Readings under which a question has one answer; options not named may be any."""

    options: tuple[tuple[Choice, ...], ...]  #: for each choice that matters, those that fit
    possible: bool
    trace: Trace | None = None
    proof: Proof | None = None


@dataclass(frozen=True)
class Answer:
    """The answer to a question.

    Attributes:
        question: the question.
        reply: the answer in a word.
        engine: what found it.
        seconds: how long that took.
        trace: the story that shows it, replayed in the model; it ends where it happens.
        begins: after how many steps of the trace the question's `from` holds.
        proof: why it cannot happen, or always holds.
        optimal: what is proved about the story: "no story has fewer steps", say; "" if nothing.
        cases: for `which readings`, the readings with each answer; together they are all.
        obstacles: for `why not`, facts that together stand in the way, none of them superfluous.
        remedies: for `why not`, what would have to change.
        notes: what else is worth knowing, a sentence each.
    """

    question: Question
    reply: Reply
    engine: str = ""
    seconds: float = 0.0
    trace: Trace | None = None
    begins: int = 0
    proof: Proof | None = None
    optimal: str = ""
    cases: tuple[ReadingCase, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    notes: tuple[str, ...] = ()
