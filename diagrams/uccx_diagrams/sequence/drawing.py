"""A sequence diagram as SVG."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import Final

from uccx_diagrams.fonts import measured
from uccx_diagrams.looks import BOLD, SIZE, Letters, Look
from uccx_diagrams.page import BEHIND, FRONT, GUIDES, MIDDLE, Page
from uccx_diagrams.sequence.places import (
    ASIDE,
    BAR,
    CROSS,
    MARGIN,
    PAD,
    Places,
    lines_of,
    lines_of_note,
    places_of,
)
from uccx_diagrams.sequence.story import Arrow, Message, Moment, Note, Participant, Story
from uccx_diagrams.themes import Theme
from uccx_diagrams.wrapping import wrapped
from uccx_model.states import LicensingState

__all__ = ["drawn"]

ROW: Final = 10.5  #: from one line of words to the next
HEAD: Final = 20.0  #: the height of a participant's box
TITLE: Final = Letters(11.0, bold=True)
MOST_LINES: Final = 3  #: of a title
TALL: Final = 620.0  #: a drawing whose participants are named at its foot as well
NARROWEST: Final = 420.0
TIP: Final = 6.0
THICK: Final = 2.4  #: the border of enforcement
UCCX: Final = Participant.UCCX


def drawn(story: Story, theme: Theme) -> str:
    """Return the story as SVG."""
    places = places_of(story)
    page = Page(ceil(max(places.width, NARROWEST)), theme)
    sheet = _Sheet(story, page, places)
    sheet.draw()
    return page.svg(story.title, story.description, story.language)


@dataclass
class _Sheet:
    """The page as it fills from above.

    Attributes:
        y: down to where it is filled.
        since: where the present licensing state begins.
        state: the present licensing state.
        counts: how many of a kind were drawn, for names of their own.
    """

    story: Story
    page: Page
    places: Places
    y: float = MARGIN
    since: float = 0.0
    state: LicensingState = field(init=False)
    counts: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.state = self.story.start

    def draw(self) -> None:
        """Draw everything."""
        self._title()
        top = self.y
        self._heads()
        self.y += 8
        self._state(self.story.start)
        for moment in self.story.moments:
            self._moment(moment)
        self.y += 8
        self._bar()
        bottom = self.y
        if self.y > TALL:
            self._heads()
        for x in self.places.xs.values():
            self.page.line(
                [x, x],
                [top + HEAD, bottom],
                self.page.theme.ink,
                0.45,
                style="dashed",
                layer=BEHIND,
            )
        self.y += 8
        for line in wrapped(self.story.remarks, self.page.width - 2 * MARGIN):
            self.page.words(MARGIN, self.y + ROW / 2, line)
            self.y += ROW
        self.page.finish(ceil(self.y + MARGIN))

    def _title(self) -> None:
        lines = wrapped(self.story.title, self.page.width - 3 * MARGIN, TITLE.size, bold=True)
        if len(lines) > MOST_LINES:
            lines[MOST_LINES - 1 :] = [lines[MOST_LINES - 1] + "…"]
        for line in lines:
            self.page.words(MARGIN, self.y + TITLE.size / 2, line, letters=TITLE)
            self.y += TITLE.size * 1.4
        self.y += 6

    def _heads(self) -> None:
        theme = self.page.theme
        for who, name in self.story.names.items():
            width = measured(name, SIZE, bold=True) + 16
            x = self.places.xs[who]
            corner = HEAD / 2 if who is Participant.ADMINISTRATOR else 2
            look = Look(theme.panel, theme.ink, 0.8, round=corner)
            self.page.box(x - width / 2, self.y, width, HEAD, look, layer=FRONT)
            middle = self.y + HEAD / 2
            self.page.words(x, middle, name, anchor="middle", letters=BOLD)
        self.y += HEAD

    def _state(self, state: LicensingState) -> None:
        """Draw a licensing state on the lifeline of the product instance."""
        if self.since:
            self._bar()
        theme, x = self.page.theme, self.places.xs[UCCX]
        lines = list(self.story.called(state))
        width = max(measured(line, SIZE, bold=True) for line in lines) + 16
        height = len(lines) * ROW + 7
        name = self._named(f"state-{state.name}")
        self.page.told[name] = f"{state.name}: {state.meaning}"
        border = THICK if state.enforced else 0.8
        look = Look(theme.states[state.name], theme.ink, border, round=4)
        self.page.box(x - width / 2, self.y, width, height, look, name=name, layer=FRONT)
        for number, line in enumerate(lines):
            middle = self.y + 3.5 + (number + 0.5) * ROW
            self.page.words(x, middle, line, anchor="middle", letters=BOLD)
        self.y += height
        self.state, self.since = state, self.y

    def _bar(self) -> None:
        theme, x = self.page.theme, self.places.xs[UCCX]
        enforced = self.state.enforced
        look = Look(
            theme.states[self.state.name],
            theme.ink,
            1.6 if enforced else 0.6,
            hatch=theme.hatch if enforced else "",
        )
        self.page.box(x - BAR / 2, self.since, BAR, self.y - self.since, look, layer=GUIDES)

    def _moment(self, moment: Moment) -> None:
        self.y += 9
        top = self.y
        if moment.repeated:
            self.y += ROW + 3
        for number, line in enumerate(moment.when):
            self.page.words(MARGIN, self.y + (number + 0.5) * ROW, line)
        least = self.y + len(moment.when) * ROW
        for number, message in enumerate(moment.messages, start=1):
            name = f"{moment.name}{f'.{number}' if number > 1 else ''}"
            self.page.told[name] = moment.meaning
            self._message(message, name)
        self.y = max(self.y, least)
        if moment.repeated:
            self._frame(moment, top)
        for note in moment.notes:
            self._note(note)
        if moment.state:
            self.y += 8
            self._state(moment.state)

    def _frame(self, moment: Moment, top: float) -> None:
        """Draw a frame around what happens several times."""
        xs = self.places.xs
        start = xs[moment.leftmost(list(xs))]
        told = measured(moment.repeated, SIZE, bold=True)
        ends = [xs[p] + 12 for m in moment.messages for p in (m.sender, m.receiver)]
        ends += [self._end(message) for message in moment.messages]
        left, right = start - 12, max([*ends, start + BAR / 2 + PAD + told + 6])
        self.y += 5
        look = Look("none", self.page.theme.ink, 0.7, "dotted", round=3)
        self.page.box(left, top, right - left, self.y - top, look, layer=MIDDLE)
        x = start + BAR / 2 + PAD
        self.page.words(x, top + 3 + ROW / 2, moment.repeated, letters=BOLD)
        self.y += 2

    def _end(self, message: Message) -> float:
        """Return how far to the right a message to oneself goes."""
        if message.sender is not message.receiver:
            return 0.0
        x, _ = self.places.words(message)
        return x + max(measured(line, SIZE) for line in lines_of(message)) + 6

    def _message(self, message: Message, name: str) -> None:
        x, anchor = self.places.words(message)
        alone = message.sender is message.receiver
        begins = self.y
        for line in lines_of(message):
            self.page.words(x, self.y + ROW / 2, line, anchor=anchor)
            self.y += ROW
        if alone:
            self._aside(name, begins)
            return
        self.y += 2
        here, there = self.places.xs[message.sender], self.places.xs[message.receiver]
        self._arrow(here, there, message.arrow, name)
        self.y += 5

    def _aside(self, name: str, begins: float) -> None:
        """Draw an arrow that comes back."""
        x, ink = self.places.xs[UCCX] + BAR / 2, self.page.theme.ink
        self.y = max(self.y, begins + ROW)
        xs, ys = [x, x + ASIDE, x + ASIDE, x + TIP - 1], [begins + 3, begins + 3, self.y, self.y]
        self.page.line(xs, ys, ink, 0.9, name=name)
        self.page.mark(x, self.y, "left", Look(ink), size=TIP)
        self.y += 4

    def _arrow(self, here: float, there: float, kind: Arrow, name: str) -> None:
        theme, y = self.page.theme, self.y
        ways = 1 if there > here else -1
        at = {self.places.xs[UCCX]: BAR / 2}
        start, end = here + ways * at.get(here, 0), there - ways * at.get(there, 0)
        style = "dashed" if kind is Arrow.ANSWER else "solid"
        color = theme.ink
        if kind is Arrow.LOST:
            end -= ways * CROSS
            self.page.mark(end, y, "cross", Look("none", theme.locked, 1.6), size=7)
            color = theme.locked
        else:
            tip = "right" if ways > 0 else "left"
            self.page.mark(end, y, tip, Look(color), size=TIP)
        stop = end if kind is Arrow.LOST else end - ways * (TIP - 1)
        self.page.line([start, stop], [y, y], color, 0.9, style=style, name=name)

    def _note(self, note: Note) -> None:
        """Draw a notice that goes to the administrator."""
        self.y += 5
        theme = self.page.theme
        lines = lines_of_note(note.words, note.when)
        end, start = self.places.xs[UCCX] - BAR / 2, self.places.xs[Participant.ADMINISTRATOR]
        name = self._named(f"notice-{note.notice.value}")
        self.page.told[name] = note.words
        height = (len(lines) + 1) * ROW + 5
        look = Look(theme.squeezed, theme.marks, 0.8)
        left = start + 8
        self.page.box(left, self.y, end - 8 - left, height, look, name=name, layer=FRONT)
        x, middle = left + 5, self.y + 2.5 + ROW / 2
        self.page.words(x, middle, note.notice.value, letters=BOLD)
        for number, line in enumerate(lines, start=1):
            self.page.words(x, middle + number * ROW, line)
        middle = self.y + height / 2
        self.page.line([end, end - 8], [middle, middle], theme.marks, 0.9)
        self.page.line([left, start + TIP - 1], [middle, middle], theme.marks, 0.9)
        self.page.mark(start, middle, "left", Look(theme.marks), size=TIP)
        self.y += height

    def _named(self, name: str) -> str:
        self.counts[name] = self.counts.get(name, 0) + 1
        return f"{name}-{self.counts[name]}"
