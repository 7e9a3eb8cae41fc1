"""What a chart is, whatever writes it: boxes in frames, and arrows that tell transitions.

All words are in the reader's language already and are not wrapped: how much room there is, whoever
draws the chart knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from uccx_model.reachability import Standing
from uccx_model.states import LicensingState
from uccx_model.transition import Transition

__all__ = ["Arrow", "Box", "Chart", "Emphasis", "Frame", "Key", "Line", "Note", "Sample"]


OTHER: Final = "†"  #: marks what needs other numbers
ACTION: Final = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"  #: before an action; in every font
UNKNOWN: Final = "?"


class Emphasis(Enum):
    """How much of the reader's attention something claims."""

    STRONG = auto()  #: it is what the chart is about
    PLAIN = auto()
    FAINT = auto()  #: it is there for orientation only


@dataclass(frozen=True)
class Line:
    """Some words, and the transitions that they tell: those of one name, from one or more states.

    Attributes:
        words: what happens, in words.
        transitions: what is told; nothing if the words are about no transition.
        action: people or Unified CM act, and no time passes; else it is a report.
        choices: names of the readings on which it depends whether this can happen, as `Q4`.
        partly: the same of readings on which it depends of some of the transitions, in words.
        condition: from which of the arrow's tails, in words, if not from all.
        standing: whether this can happen.
        elsewhere: it needs other numbers than those that are told.
        numbers: which steps of a trace these are, counted from 1.
        tooltip: sentences, sources and evidence.
        link: where the shortest trace is told; nothing if it is told nowhere.
    """

    words: str
    transitions: tuple[Transition, ...] = ()
    action: bool = False
    choices: tuple[str, ...] = ()
    partly: str = ""
    condition: str = ""
    standing: Standing = Standing.WITNESSED
    elsewhere: bool = False
    numbers: tuple[int, ...] = ()
    tooltip: str = ""
    link: str = ""

    @property
    def remarks(self) -> str:
        """What stands in brackets behind the words: readings, condition, other numbers."""
        return ", ".join(
            filter(None, (*self.choices, self.partly, self.condition, OTHER * self.elsewhere))
        )

    @property
    def marked(self) -> str:
        """The words with all marks: steps, unknown, action, and what stands in brackets.

        >>> Line("overage", choices=("Q4",), numbers=(3,)).marked
        '[3] overage (Q4)'
        """
        steps = [f"[{number:,}]" for number in self.numbers]
        unknown = [UNKNOWN] * (self.standing is Standing.UNKNOWN)
        remarks = [f"({self.remarks})"] if self.remarks else []
        return " ".join([*steps, *unknown, *[ACTION] * self.action, self.words, *remarks])


@dataclass(frozen=True)
class Box:
    """A licensing state, several of them as one, or something else that arrows join.

    Attributes:
        key: its name among all boxes and frames of the chart: letters, digits, `_`, `.`, `-`.
        title: what it is called.
        subtitle: a smaller second name.
        banner: a word across the box, as ENFORCED.
        lines: what happens without leaving it.
        states: the licensing states that it stands for.
        choices: names of the readings on which it depends whether this can be reached.
        fill: the licensing state whose colour it has; nothing for a neutral one.
        tooltip: sentences, sources and evidence.
    """

    key: str
    title: str
    subtitle: str = ""
    banner: str = ""
    lines: tuple[Line, ...] = ()
    states: tuple[LicensingState, ...] = ()
    fill: str = ""
    choices: tuple[str, ...] = ()
    emphasis: Emphasis = Emphasis.PLAIN
    standing: Standing = Standing.WITNESSED
    tooltip: str = ""
    link: str = ""


@dataclass(frozen=True)
class Frame:
    """Boxes inside one border, of which arrows can start all at once.

    Attributes:
        key: its name among all boxes and frames of the chart.
        title: its name in words; nothing for a frame that is there for its arrows only.
        lines: what happens in each of its boxes without leaving it.
        heading: words above these lines, as "in each state:".
    """

    key: str
    title: str = ""
    heading: str = ""
    lines: tuple[Line, ...] = ()
    boxes: tuple[Box, ...] = ()
    frames: tuple[Frame, ...] = ()
    tooltip: str = ""

    def all_boxes(self) -> Iterator[Box]:
        """Yield the boxes inside, those of inner frames first."""
        for frame in self.frames:
            yield from frame.all_boxes()
        yield from self.boxes


@dataclass(frozen=True)
class Arrow:
    """All that leads to its head from its tail: a box, or each box of a frame.

    Attributes:
        key: its name among the arrows of the chart.
        tail: key of a box or frame.
        head: key of a box.
        lines: what it tells, in order.
        home: key of the innermost frame around it, or nothing: its words belong there.
    """

    key: str
    tail: str
    head: str
    lines: tuple[Line, ...]
    home: str = ""
    emphasis: Emphasis = Emphasis.PLAIN

    @property
    def timeless(self) -> bool:
        """Whether it tells actions only."""
        return bool(self.lines) and all(line.action for line in self.lines)

    @property
    def depends(self) -> bool:
        """Whether nothing of it can happen under every reading."""
        return bool(self.lines) and all(line.choices for line in self.lines)

    @property
    def elsewhere(self) -> bool:
        """Whether all of it needs other numbers than those that are told."""
        return bool(self.lines) and all(line.elsewhere for line in self.lines)

    @property
    def unknown(self) -> bool:
        """Whether of none of it is known that it can happen."""
        unknown = (line.standing is Standing.UNKNOWN for line in self.lines)
        return bool(self.lines) and all(unknown)


@dataclass(frozen=True)
class Note:
    """Words beside the chart: a part of the legend, or a remark."""

    key: str
    title: str
    lines: tuple[str, ...]


class Sample(Enum):
    """What a row of the legend shows beside its words."""

    START = "●"
    REPORT = "─▶"
    ACTION = "─▷"
    DEPENDS = "╌▶"
    ELSEWHERE = "─▹"
    UNKNOWN = "┈▶"
    TAKEN = "━▶"
    SHARED = "▭"
    STAYS = "▤"
    ENFORCED = "▣"
    MARKED = "◻"
    WORDS = ""


@dataclass(frozen=True)
class Key:
    """A row of the legend: what a mark means."""

    sample: Sample
    words: str


@dataclass(frozen=True)
class Chart:
    """A whole chart.

    Attributes:
        name: one word, for files.
        language: the language of its words, as `en`.
        title: what it shows, in one line.
        description: the same for those who cannot see it.
        legend: what its marks mean.
        remark: under which numbers and readings all this holds.
        starts: keys of boxes where an instance can start.
        rows: keys of boxes that stand in one row, the first to the left: for the layout only.
    """

    name: str
    language: str
    title: str
    description: str
    frames: tuple[Frame, ...] = ()
    boxes: tuple[Box, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    starts: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    legend: tuple[Key, ...] = ()
    remark: str = ""
    rows: tuple[tuple[str, ...], ...] = ()

    def all_boxes(self) -> Iterator[Box]:
        """Yield every box, wherever it is."""
        for frame in self.frames:
            yield from frame.all_boxes()
        yield from self.boxes

    def all_frames(self) -> Iterator[Frame]:
        """Yield every frame, outer ones before those within."""
        waiting = list(self.frames)
        while waiting:
            frame = waiting.pop(0)
            yield frame
            waiting[:0] = frame.frames
