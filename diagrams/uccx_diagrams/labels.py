"""What the drawing says in words, and how words survive the DOT language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Final

from uccx_diagrams.frames import Arrow
from uccx_model.choices import Choice
from uccx_model.states import LicensingState
from uccx_model.transition import Kind, Transition

ACTION_MARK: Final = "› "
LINE_WIDTH: Final = 26

_SPECIAL: Final = "&<>{}|\\\"'"


def quoted(text: str, *, readings: int = 1) -> str:
    plain = "".join(c if c.isprintable() else " " for c in text)
    return "".join(
        f"&#{ord(c)};" * (readings if c == "\\" else 1) if c in _SPECIAL else c for c in plain
    )


def asked(transition: Transition) -> tuple[Choice, ...]:
    return tuple(o for o in transition.readings if o is not next(iter(type(o))))


def sentence_part(transition: Transition, condition: str, width=LINE_WIDTH) -> list[str]:
    words = transition.name.replace("_", " ")
    if transition.kind is Kind.ACTION:
        words = ACTION_MARK + words
    questions = [type(o).__name__ for o in asked(transition)]
    remarks = ", ".join([*questions, *([condition] if condition else [])])
    if remarks:
        words += f" ({remarks})"
    return wrap(words, width, subsequent_indent="  ", break_long_words=False)


def arrow_lines(arrow: Arrow, width: int = LINE_WIDTH) -> list[str]:
    by_name: dict[str, list[Transition]] = {}
    for t in arrow.transitions:
        by_name.setdefault(t.name, []).append(t)
    out = []
    for same in by_name.values():
        out += sentence_part(same[0], condition(arrow.tails, [t.source for t in same]), width)
    return out


def condition(tails: Sequence[LicensingState], starts: Sequence[LicensingState]) -> str:
    if len(starts) == len(tails):
        return ""
    if all(s.enforced == (s in starts) for s in tails):
        return "if enforced"
    if all(s.enforced != (s in starts) for s in tails):
        return "unless enforced"
    return "from " + ", ".join(s.name for s in starts)
