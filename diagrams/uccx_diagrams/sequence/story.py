"""What a sequence diagram says, whoever writes it: who talks to whom, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from uccx_model.notices import Notice
from uccx_model.states import LicensingState

__all__ = ["Arrow", "Message", "Moment", "Note", "Participant", "Story"]


class Participant(Enum):
    """Who sends and receives, from left to right; the value is the name in the catalogue."""

    UNIFIED_CM = "unified_cm"
    ADMINISTRATOR = "administrator"
    UCCX = "uccx"
    ON_PREM = "on_prem"
    SSM = "ssm"


class Arrow(Enum):
    """What kind of message it is."""

    CALL = auto()
    ANSWER = auto()
    LOST = auto()  #: it does not arrive, or is not answered


@dataclass(frozen=True)
class Message:
    """Words that go from one to another, or to the sender itself: then it only happens there.

    Attributes:
        sender: from whom.
        receiver: to whom.
        words: what is said.
        arrow: what kind of message it is.
        so_far: what grows with every report, and makes no message another one.
    """

    sender: Participant
    receiver: Participant
    words: str
    arrow: Arrow = Arrow.CALL
    so_far: str = field(default="", compare=False)

    @property
    def text(self) -> str:
        """All that is said."""
        return " · ".join(filter(None, (self.words, self.so_far)))


@dataclass(frozen=True)
class Note:
    """A notice to the administrator.

    Attributes:
        notice: which one.
        words: what it tells.
        when: when it falls, if that is not clear from where it stands.
    """

    notice: Notice
    words: str
    when: str = ""


@dataclass(frozen=True)
class Moment:
    """A step of the trace, or several in a row: equal ones, or such as nobody has room to tell.

    Attributes:
        first: the number of the first step, counted from 1.
        last: the number of the last one.
        count: how many reports or actions this is.
        when: the time, as one or two lines; empty where no time has passed since the one before.
        repeated: how often it happens, in words; empty if once.
        messages: in order.
        notes: in order.
        state: the licensing state that it leads to, if that is another.
        meaning: what happens, in a sentence.
    """

    first: int
    last: int
    count: int
    when: tuple[str, ...]
    repeated: str
    messages: tuple[Message, ...]
    notes: tuple[Note, ...]
    state: LicensingState | None
    meaning: str

    @property
    def name(self) -> str:
        """A name of its own in the story."""
        several = self.last > self.first
        return f"steps-{self.first}-{self.last}" if several else f"step-{self.first}"

    def leftmost(self, order: Sequence[Participant]) -> Participant:
        """Return who stands leftmost of those who talk; where nobody does, the instance."""
        talking = {who for m in self.messages for who in (m.sender, m.receiver)}
        return next((who for who in order if who in talking), Participant.UCCX)


@dataclass(frozen=True)
class Story:
    """A sequence diagram.

    Attributes:
        title: what it shows.
        description: the same in some sentences, for those who cannot see it.
        names: who takes part, from left to right, and what they are called.
        start: the licensing state at the start.
        moments: what happens, in order.
        states: what licensing states are called, by name.
        enforced: the word for enforcement.
        remarks: under which numbers and readings it happens.
        language: the code of the language of its words.
    """

    title: str
    description: str
    names: dict[Participant, str]
    start: LicensingState
    moments: tuple[Moment, ...]
    states: dict[str, str]
    enforced: str
    remarks: str
    language: str

    def called(self, state: LicensingState) -> Iterator[str]:
        """Yield the lines that name a licensing state; enforcement has a line of its own."""
        yield self.states[state.name]
        if state.enforced:
            yield self.enforced
