"""Panels without a scale: licensing states, actions and notices."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from string import ascii_lowercase
from typing import Final

from uccx_diagrams.fonts import measured
from uccx_diagrams.looks import BOLD, SIZE, Look
from uccx_diagrams.page import FRONT, MIDDLE
from uccx_diagrams.timeline.marks import Action, Mark
from uccx_diagrams.timeline.series import Band
from uccx_diagrams.timeline.sheet import ROW, Key, Sheet, Side
from uccx_model.states import state_named

__all__ = ["draw_actions", "draw_notices", "draw_states", "tell_notices"]

BAND: Final = 40.0
LANES: Final = 10  #: of actions' names, at most
THIN: Final = 3.0  #: a band of this width would be all border
THICK: Final = 2.0  #: the border of an enforced state
DISC: Final = 11.0
TOLD: Final = 8  #: moments of a notice that are told, at most


def draw_states(sheet: Sheet) -> None:
    """Draw a band a licensing state: its name in it, or a letter with a key beneath."""
    samples: list[Key] = []
    if any(state_named(band.state).enforced for band in sheet.bands):
        hatched = Look(edge=sheet.theme.ink, width=THICK, hatch=sheet.theme.hatch)
        samples.append((_sample(sheet, hatched), sheet.say("enforced")))
    sheet.heading(sheet.say("states"), samples)
    top = sheet.panel(BAND)
    letters: dict[str, str] = {}
    for number, band in enumerate(sheet.bands, start=1):
        x, end = _ends(sheet, band)
        lines = _name(sheet.language.state(state_named(band.state)), end - x)
        if not lines:
            letter = letters.setdefault(band.state, ascii_lowercase[len(letters)])
            lines = [letter] if end - x > measured(letter, SIZE) + 1 else []
        _draw_band(sheet, band, number, (x, top, end - x), lines)
    sheet.frame(top, BAND)
    sheet.keys(
        [
            (_sample(sheet, _look(sheet, state), letter), sheet.language.state(state_named(state)))
            for state, letter in letters.items()
        ]
    )


def _ends(sheet: Sheet, band: Band) -> tuple[float, float]:
    begins = sheet.x(band.first, 1) if band.first else sheet.left
    return begins, sheet.x(band.last, 1)


def _draw_band(
    sheet: Sheet, band: Band, number: int, place: tuple[float, float, float], lines: list[str]
) -> None:
    language, state = sheet.language, state_named(band.state)
    name = f"band-{number}-{band.state}"
    sheet.page.told[name] = language.named(language.state(state), language.meaning(state))
    look = _look(sheet, band.state)
    x, top, width = place
    if look.hatch:  # the whole border lies within
        x, width = x + THICK / 2, width - THICK
    if width < THIN:
        look = replace(look, width=0.0)
    layer = FRONT if look.hatch else MIDDLE  # thick borders lie upon thin ones
    sheet.page.box(x, top, width, BAND, look, name=name, layer=layer)
    middle = top + BAND / 2 - (len(lines) - 1) * ROW / 2
    for row, line in enumerate(lines):
        if look.hatch:  # words do not lie on hatches
            room = measured(line, SIZE) + 3
            y = middle + row * ROW - ROW / 2
            ground = Look(look.fill)
            sheet.page.box(x + (width - room) / 2, y, room, ROW, ground, layer=FRONT)
        sheet.page.words(x + width / 2, middle + row * ROW, line, anchor="middle")


def _look(sheet: Sheet, state: str) -> Look:
    """Return how a licensing state looks; enforcement must be seen at once."""
    theme = sheet.theme
    if state_named(state).enforced:
        return Look(theme.states[state], theme.ink, THICK, hatch=theme.hatch)
    return Look(theme.states[state], theme.ink, 0.6)


def _name(state: str, room: float) -> list[str]:
    """Return the state's name in up to three lines, or nothing where there is no room."""
    lines = [""]
    for part in re.split(r"(?<=[_ ])", state):
        if lines[-1] and measured(lines[-1] + part, SIZE) > room - 8:
            lines.append("")
        lines[-1] += part
    lines = [line.rstrip(" ") for line in lines]
    fits = len(lines) * ROW < BAND and all(measured(line, SIZE) <= room - 5 for line in lines)
    return lines if fits else []


def _sample(sheet: Sheet, look: Look, letter: str = "") -> Callable[[float, float], None]:
    def draw(x: float, y: float) -> None:
        sheet.page.box(x, y - 4.5, 20, 9, look)
        if letter and look.hatch:
            room = measured(letter, SIZE) + 3
            sheet.page.box(x + 10 - room / 2, y - 4, room, 8, Look(look.fill), layer=FRONT)
        sheet.page.words(x + 10, y, letter, anchor="middle")

    return draw


def draw_actions(sheet: Sheet, actions: Sequence[Action]) -> None:
    """Mark each action, with its name beside the mark; the same one over and over is told once."""
    if not actions:
        return
    sheet.heading(sheet.say("actions"))
    rows = list(_rows(actions))
    labels = [([sheet.x(action.step, 1) for action in row], _called(sheet, row)) for row in rows]
    slots = list(sheet.packed(labels, LANES))
    deepest = max((slot.deepest for slot in slots if slot), default=0)
    top = sheet.panel((deepest + 1) * ROW + 3, guides=False)
    for row, (xs, text), slot in zip(rows, labels, slots, strict=True):
        y = top + 1.5 + ((slot.lane if slot else 0) + 0.5) * ROW
        for x, action in zip(xs, row, strict=True):
            called, when = sheet.language.action(action.name), sheet.calendar.moment(action.now)
            name = f"action-{action.step}-{action.name}"
            sheet.page.told[name] = sheet.language.named(called, when)
            sheet.page.mark(x, y, "down", Look(sheet.theme.marks), name=name)
        match slot:
            case (_, Side.RIGHT):
                sheet.page.words(xs[-1] + 6, y, text)
            case (_, Side.LEFT):
                sheet.page.words(xs[0] - 6, y, text, anchor="end")
            case (_, Side.BENEATH):
                sheet.page.words(xs[0] - 3, y + ROW, text)
            case None:
                pass
    if missing := slots.count(None):
        sheet.note(sheet.say("unnamed", count=sheet.language.number(missing)))


def _rows(actions: Iterable[Action]) -> Iterator[list[Action]]:
    """Yield the actions, those that repeat the one just before together."""
    row: list[Action] = []
    for action in actions:
        if row and (action.name, action.step) != (row[-1].name, row[-1].step + 1):
            yield row
            row = []
        row.append(action)
    yield row


def _called(sheet: Sheet, row: Sequence[Action]) -> str:
    name, count = sheet.language.action(row[0].name), sheet.language.number(len(row))
    return sheet.say("repeated", name=name, count=count) if len(row) > 1 else name


def draw_notices(sheet: Sheet, marks: Sequence[Mark]) -> None:
    """Mark the notices by number, in a row a kind."""
    if not marks:
        return
    kinds = list(dict.fromkeys(mark.notice for mark in marks))
    sheet.heading(sheet.say("notices"))
    row = DISC + 2
    top = sheet.panel(len(kinds) * row + 2)
    for lane, kind in enumerate(kinds):
        y, last = top + 1 + (lane + 0.5) * row, float("-inf")
        for number, mark in enumerate((m for m in marks if m.notice is kind), start=1):
            x = sheet.x(mark.step, mark.part)
            label = str(lane + 1) if x - last > DISC + 1 else ""
            last = x if label else last
            _draw_mark(sheet, mark, number, (x, y), label)
    sheet.frame(top, len(kinds) * row + 2)


def tell_notices(sheet: Sheet, marks: Sequence[Mark]) -> None:
    """Tell what the numbers of the notices stand for, and when each falls."""
    kinds = list(dict.fromkeys(mark.notice for mark in marks))
    sheet.y += 4 if kinds else 0
    for lane, kind in enumerate(kinds, start=1):
        sheet.page.words(sheet.left, sheet.y + ROW / 2, str(lane), letters=BOLD)
        told = [_when(sheet, mark) for mark in marks if mark.notice is kind]
        if len(told) > TOLD:
            told[TOLD:] = [sheet.say("more", count=sheet.language.number(len(told) - TOLD))]
        sheet.note(sheet.language.named(sheet.language.notice(kind), ", ".join(told)), indent=12)


def _draw_mark(
    sheet: Sheet, mark: Mark, number: int, place: tuple[float, float], label: str
) -> None:
    x, y = place
    theme = sheet.theme
    name = f"notice-{mark.notice}-{number}"
    told = sheet.language.named(sheet.language.notice(mark.notice), _when(sheet, mark))
    sheet.page.told[name] = told
    end = sheet.x(mark.last_step, mark.last_part)
    bar = Look(edge=theme.marks, width=0.8)
    if end > x:
        sheet.page.line([x, end], [y, y], theme.marks, 1.6, layer=FRONT)
        sheet.page.mark(end, y, "upright", bar)
    if label:
        disc = Look(theme.paper, theme.marks, 0.8)
        sheet.page.mark(x, y, "disc", disc, size=DISC - 1, name=name)
        sheet.page.words(x, y, label, anchor="middle")
    else:
        sheet.page.mark(x, y, "upright", bar, size=DISC - 3, name=name)


def _when(sheet: Sheet, mark: Mark) -> str:
    first, last = (sheet.calendar.moment(now) for now in (mark.now, mark.last_now))
    return first if mark.now == mark.last_now else f"{first} – {last}"
