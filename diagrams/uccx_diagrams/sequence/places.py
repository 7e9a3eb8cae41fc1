"""Where the participants of a sequence diagram stand, so that all that is said has room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from uccx_diagrams.fonts import measured
from uccx_diagrams.looks import SIZE
from uccx_diagrams.sequence.story import Arrow, Message, Moment, Participant, Story
from uccx_diagrams.wrapping import wrapped

__all__ = [
    "ASIDE",
    "BAR",
    "MARGIN",
    "PAD",
    "ROOM",
    "Places",
    "lines_of",
    "lines_of_note",
    "places_of",
]

MARGIN: Final = 12.0
ROOM: Final = 178.0  #: for a line of words
BAR: Final = 10.0  #: the width of the bar on a lifeline
PAD: Final = 9.0  #: between words and lifelines
LEAST: Final = 92.0  #: from one lifeline to the next
CROSS: Final = 16.0  #: from the cross of a lost message to the lifeline
ASIDE: Final = 22.0  #: how far a message to oneself goes


@dataclass(frozen=True)
class Places:
    """Where the lifelines are, from the left.

    Attributes:
        xs: of each participant.
        width: of the page.
    """

    xs: Mapping[Participant, float]
    width: float

    def words(self, message: Message) -> tuple[float, str]:
        """Return where a message's words are, and which of their ends is there: near the sender."""
        here, there = self.xs[message.sender], self.xs[message.receiver]
        if there < here:
            return here - BAR / 2 - PAD, "end"
        return here + BAR / 2 + (ASIDE if there == here else 0) + PAD, "start"


def places_of(story: Story) -> Places:
    """Return the places of a story's participants."""
    who = list(story.names)
    needed = dict.fromkeys(pairwise(who), LEAST)
    left = right = 0.0
    for sender, leftwards, width in _widths(story):
        number = who.index(sender)
        if leftwards and number:
            pair = (who[number - 1], sender)
        elif not leftwards and number + 1 < len(who):
            pair = (sender, who[number + 1])
        else:  # nobody stands there
            left, right = max(left, leftwards * width), max(right, (not leftwards) * width)
            continue
        needed[pair] = max(needed[pair], width)
    edge = MARGIN + max((measured(t, SIZE) for m in story.moments for t in m.when), default=0) + 10
    ends = [measured(story.names[end], SIZE, bold=True) / 2 + 10 for end in (who[0], who[-1])]
    wide = max((_half(story, title) for title in story.states), default=0.0)
    if who[0] is Participant.UCCX:
        ends[0] = max(ends[0], wide)
    if who[-1] is Participant.UCCX:
        ends[1] = max(ends[1], wide)
    xs = {who[0]: edge + max(ends[0], left)}
    for pair in pairwise(who):
        xs[pair[1]] = xs[pair[0]] + needed[pair]
    return Places(xs, xs[who[-1]] + max(ends[1], right) + MARGIN)


def lines_of(message: Message) -> list[str]:
    """Return what a message says: in one line, if it has room."""
    together = wrapped(message.text, ROOM)
    if len(together) == 1 or not message.so_far:
        return together
    return [*wrapped(message.words, ROOM), *wrapped(message.so_far, ROOM)]


def lines_of_note(words: str, when: str) -> list[str]:
    """Return what a note says beneath the notice's name."""
    return [*wrapped(words, ROOM), *([when] if when else [])]


def _half(story: Story, state: str) -> float:
    told = {moment.state.name for moment in story.moments if moment.state} | {story.start.name}
    return measured(story.states[state], SIZE, bold=True) / 2 + 12 if state in told else 0.0


def _widths(story: Story) -> Iterator[tuple[Participant, bool, float]]:
    """Yield next to whom words stand, whether on the left, and how much room they need."""
    order = list(story.names)
    for moment in story.moments:
        for message in moment.messages:
            leftwards = order.index(message.receiver) < order.index(message.sender)
            aside = ASIDE if message.sender is message.receiver else 0.0
            aside += CROSS if message.arrow is Arrow.LOST else 0.0
            yield message.sender, leftwards, _width(lines_of(message)) + aside
        yield from _of_notes(moment)
        if moment.repeated:
            told = measured(moment.repeated, SIZE, bold=True) + 2 * PAD + BAR
            yield moment.leftmost(order), False, told


def _of_notes(moment: Moment) -> Iterator[tuple[Participant, bool, float]]:
    for note in moment.notes:
        name = measured(note.notice.value, SIZE, bold=True) + 2 * PAD + BAR + 8
        yield Participant.UCCX, True, max(name, _width(lines_of_note(note.words, note.when)) + 8)


def _width(lines: list[str]) -> float:
    return max(measured(line, SIZE) for line in lines) + 2 * PAD + BAR
