"""A sequence diagram in PlantUML's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Final

from uccx_diagrams.page import clean
from uccx_diagrams.sequence.story import Arrow, Message, Moment, Participant, Story
from uccx_diagrams.themes import LIGHT
from uccx_model.states import LicensingState

__all__ = ["as_plantuml"]

ARROWS: Final = {Arrow.CALL: "->", Arrow.ANSWER: "-->", Arrow.LOST: "->x"}
WIDTH: Final = 80  #: of a title, in characters
PLAIN: Final = frozenset(" .,:()=+?·×–≤≥")


def as_plantuml(story: Story) -> str:
    """Return the story as the text of a PlantUML sequence diagram."""
    lines = ["@startuml", "hide footbox", f"title {_lines(wrap(clean(story.title), WIDTH))}"]
    for who, name in story.names.items():
        kind = "actor" if who is Participant.ADMINISTRATOR else "participant"
        lines.append(f'{kind} "{_escaped(name)}" as {who.name}')
    lines.append(_state(story, story.start))
    for moment in story.moments:
        lines += _moment(story, moment)
    lines += [f"footer {_lines(wrap(story.remarks, WIDTH))}"] if story.remarks else []
    return "\n".join((*lines, "@enduml")) + "\n"


def _moment(story: Story, moment: Moment) -> Iterator[str]:
    if moment.when:
        yield f"== {_escaped(' '.join(moment.when))} =="
    if moment.repeated and not moment.messages:
        yield f"... {_escaped(moment.repeated)} ..."
    elif moment.repeated:
        yield f"loop {_escaped(moment.repeated)}"
    for message in moment.messages:
        yield _message(message)
    if moment.repeated and moment.messages:
        yield "end"
    for note in moment.notes:
        told = _lines(filter(None, (note.notice.value, note.words, note.when)))
        yield f"UCCX -->> ADMINISTRATOR : {told}"
    if moment.state:
        yield _state(story, moment.state)


def _message(message: Message) -> str:
    ends = f"{message.sender.name} {ARROWS[message.arrow]} {message.receiver.name}"
    return f"{ends} : {_escaped(message.text)}"


def _state(story: Story, state: LicensingState) -> str:
    border = ";line.bold" if state.enforced else ""
    look = f"{LIGHT.states[state.name]}{border}"
    return f"rnote over UCCX {look}\n{_rows(story.called(state))}\nendrnote"


def _rows(texts: Iterable[str]) -> str:
    return "\n".join(map(_escaped, texts))


def _lines(texts: Iterable[str]) -> str:
    return "\\n".join(map(_escaped, texts))


def _escaped(text: str) -> str:
    """Return the text with numeric entities for all that could mean something."""
    return "".join(c if c.isalnum() or c in PLAIN else f"&#{ord(c)};" for c in clean(text))
