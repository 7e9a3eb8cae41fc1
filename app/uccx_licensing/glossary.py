"""Tables of the names that questions can say, from the vocabulary of the language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from uccx_licensing.markdown import table
from uccx_licensing.words import Calendar
from uccx_model.parameters import PROFILES, Profile, Unit
from uccx_proofs.queries.language.vocabulary import Group, Word
from uccx_proofs.queries.language.vocabulary import table as known_names

__all__ = ["glossary"]

Column = tuple[str, Callable[[Word], str]]


def glossary() -> str:
    """Return a heading and a table in Markdown for each kind of names."""
    parts = []
    for group, words in known_names().items():
        columns = (("Name", _name), *_COLUMNS[group], ("Meaning", _meaning))
        rows = [tuple(tell(word) for _, tell in columns) for word in words]
        headings = tuple(heading for heading, _ in columns)
        parts.append(f"### {str(group).capitalize()}\n\n{table(headings, rows)}")
    return "\n\n".join(parts)


def _name(word: Word) -> str:
    return word.name


def _meaning(word: Word) -> str:
    return word.meaning


def _counts(word: Word) -> str:
    """Return what a name counts, or the words that are its values."""
    if word.enumeration is not None:
        return _values(word)
    if word.unit is Unit.INTERVALS:
        return "time"
    return str(word.unit or "")


def _values(word: Word) -> str:
    return "" if word.enumeration is None else "\n".join(v.told for v in word.enumeration.values)


def _in(profile: Profile) -> Callable[[Word], str]:
    def value(word: Word) -> str:
        if word.name not in profile.values:
            return "by Q1"
        number = profile.values[word.name]
        if word.unit is Unit.INTERVALS:
            return Calendar.of_profile(profile.name).length(number)
        return str(number)

    return value


_COLUMNS: Final[Mapping[Group, tuple[Column, ...]]] = {
    Group.STATES: (),
    Group.DIMENSIONS: (("Values", _values),),
    Group.COUNTERS: (("Counts", _counts),),
    Group.INPUTS: (("Counts", _counts),),
    Group.PARAMETERS: (
        ("Counts", _counts),
        *((profile.name, _in(profile)) for profile in PROFILES),
    ),
    Group.CHOICES: (("Options, the usual one first", _values),),
    Group.HAPPENINGS: (),
    Group.NOTICES: (),
}
