"""A sequence diagram in Mermaid's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Final

from uccx_diagrams.page import clean
from uccx_diagrams.sequence.story import Arrow, Message, Moment, Participant, Story

__all__ = ["as_mermaid"]

ARROWS: Final = {Arrow.CALL: "->>", Arrow.ANSWER: "-->>", Arrow.LOST: "-x"}
WIDTH: Final = 80  #: of a title, in characters
PLAIN: Final = frozenset(" .,:()/=+'?·×–≤≥_-")


def as_mermaid(story: Story) -> str:
    """Return the story as the text of a Mermaid `sequenceDiagram`."""
    lines = ["sequenceDiagram"]
    lines += [f"    accTitle: {_escaped(story.title)}"]
    lines += [f"    accDescr: {_escaped(story.description)}"]
    for who, name in story.names.items():
        kind = "actor" if who is Participant.ADMINISTRATOR else "participant"
        lines.append(f"    {kind} {who.name} as {_escaped(name)}")
    leftmost = next(iter(story.names)).name
    everybody = ",".join(dict.fromkeys((leftmost, [*story.names][-1].name)))
    lines.append(f"    Note over {everybody}: {_lines(wrap(clean(story.title), WIDTH))}")
    lines.append(f"    Note over UCCX: {_lines(story.called(story.start))}")
    for moment in story.moments:
        lines += [f"    {line}" for line in _moment(story, moment, leftmost)]
    if story.remarks:
        lines.append(f"    Note over {everybody}: {_lines(wrap(story.remarks, WIDTH))}")
    return "\n".join(lines) + "\n"


def _moment(story: Story, moment: Moment, leftmost: str) -> Iterator[str]:
    if moment.when:
        yield f"Note left of {leftmost}: {_lines(moment.when)}"
    if moment.repeated and not moment.messages:
        yield f"Note over UCCX: {_escaped(moment.repeated)}"
    elif moment.repeated:
        yield f"loop {_escaped(moment.repeated)}"
    for message in moment.messages:
        indent = "    " if moment.repeated else ""
        yield indent + _message(message)
    if moment.repeated and moment.messages:
        yield "end"
    for note in moment.notes:
        told = _lines(filter(None, (note.notice.value, note.words, note.when)))
        yield f"UCCX-->>ADMINISTRATOR: {told}"
    if moment.state:
        yield f"Note over UCCX: {_lines(story.called(moment.state))}"


def _message(message: Message) -> str:
    ends = f"{message.sender.name}{ARROWS[message.arrow]}{message.receiver.name}"
    return f"{ends}: {_escaped(message.text)}"


def _lines(texts: Iterable[str]) -> str:
    return "<br/>".join(map(_escaped, texts))


def _escaped(text: str) -> str:
    """Return the text with entities, as Mermaid writes them, for all that could mean something."""
    return "".join(c if c.isalnum() or c in PLAIN else f"#{ord(c)};" for c in clean(text))
