"""Where the rules come from: the tech note's requirements, sister guides' facts, attested messages.

The tech note is Cisco's "Understanding Smart Licensing in Unified Contact Center Express".
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from itertools import zip_longest
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeVar

FILE: Final = "requirements.toml"
REQUIREMENT_IDS: Final = [f"R{number:02}" for number in range(1, 45)]
_KINDS: Final = {"severity": int, "minutes": int, "facilities": list, "lines": list}  # others: str
_Entry = TypeVar("_Entry", "Requirement", "GuideFact", "Message")


class UnknownSourceError(LookupError):
    """An id that names neither a requirement nor a guide fact."""


class InvalidCatalogueError(ValueError):
    """A file that breaks its own rules; names the file, the entry and what was expected."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One rule of the tech note."""

    id: str
    section: str  #: of the tech note, in our naming
    text: str
    translations: str = ""  #: how French and German disagree and which was followed, or ""
    outside: str = ""  #: why it (or "In part: …") lies outside a state machine, or ""


@dataclass(frozen=True, slots=True)
class GuideFact:
    """A fact of a sister Cisco guide, which the tech note does not state."""

    id: str
    guide: str  #: with its chapter, if that is known
    text: str


@dataclass(frozen=True, slots=True)
class Message:
    """A log message of R43."""

    mnemonic: str
    severity: int  #: as in syslog, 0 is the most severe
    facilities: tuple[str, ...]
    lines: tuple[str, ...]  #: one a facility: templates in `{minutes}`, `{cluster}` and `{node}`
    minutes: int | None = None  #: the attested time left, if the message tells one


class Catalogue(NamedTuple):
    """What the file holds, by id or mnemonic, in the order of the file."""

    requirement: Mapping[str, Requirement]
    guide: Mapping[str, GuideFact]
    message: Mapping[str, Message]


@cache
def catalogue() -> Catalogue:
    """The catalogue that comes with the package, read once."""
    return parse(files("uccx_model").joinpath(FILE).read_text(encoding="utf-8"))


def requirements() -> Mapping[str, Requirement]:
    """The requirements R01 to R44, in order."""
    return catalogue().requirement


def guide_facts() -> Mapping[str, GuideFact]:
    """The facts from sister guides, G01 onwards, in order."""
    return catalogue().guide


def messages() -> Mapping[str, Message]:
    """The attested log messages, by mnemonic."""
    return catalogue().message


def source_of(source_id: str) -> Requirement | GuideFact:
    """The requirement or guide fact of this id; raises `UnknownSourceError` if there is none.

    >>> source_of("R21").section
    'License States / Authorization state'
    """
    known: dict[str, Requirement | GuideFact] = {**requirements(), **guide_facts()}
    if source_id not in known:
        nearest = get_close_matches(source_id.upper(), known, n=1, cutoff=0)[0]
        raise UnknownSourceError(f"no source {source_id!r}; the nearest known id is {nearest!r}")
    return known[source_id]


def cite(ids: Iterable[str]) -> tuple[Requirement | GuideFact, ...]:
    """The sources of these ids, in their order; raises `UnknownSourceError` for an unknown one."""
    return tuple(source_of(source_id) for source_id in ids)


def parse(text: str) -> Catalogue:
    """Read a catalogue in TOML; raises `InvalidCatalogueError` if it breaks a rule."""
    tables = tomllib.loads(text)
    _expect(set(tables) == set(Catalogue._fields), "top level", f"the tables {Catalogue._fields}")
    rules, facts, logged = (tables[name] for name in Catalogue._fields)
    parsed = Catalogue(
        _entries(Requirement, rules, REQUIREMENT_IDS),
        _entries(GuideFact, facts, [f"G{n + 1:02}" for n in range(len(facts))]),
        _entries(Message, logged, list(dict.fromkeys(row.get("mnemonic", "") for row in logged))),
    )
    for message in parsed.message.values():
        heads = [f"%{f}-{message.severity}-{message.mnemonic}: " for f in message.facilities]
        fits = len(heads) == len(message.lines) and all(map(str.startswith, message.lines, heads))
        _expect(fits, message.mnemonic, f"one line starting with each of {heads}")
    return parsed


def _entries(cls: type[_Entry], rows: list[Any], ids: list[str]) -> Mapping[str, _Entry]:
    known, entries = [f.name for f in fields(cls)], dict[str, _Entry]()
    needed = [f.name for f in fields(cls) if f.default is MISSING]
    for row, wanted in zip_longest(rows, ids):
        place = f"{cls.__name__} {row.get(known[0], 'without id') if row else 'at the end'}"
        _expect(bool(row) and row.get(known[0]) == wanted, place, f"{wanted or 'nothing'} next")
        keys = f"the keys {needed} out of {known}, not {list(row)}"
        _expect(set(needed) <= set(row) <= set(known), place, keys)
        values = {n: _value(v, _KINDS.get(n, str), f"{place}, {n}") for n, v in row.items()}
        entries[wanted] = cls(**values)
    return MappingProxyType(entries)


def _value(value: Any, kind: type, place: str) -> Any:
    """Text without its line breaks, a number, or lines byte for byte."""
    folded = " ".join(value.split()) if isinstance(value, str) else value
    _expect(type(value) is kind and folded not in ("", []), place, f"non-empty {kind.__name__}")
    return tuple(map(str, value)) if kind is list else folded


def _expect(holds: bool, place: str, expected: str) -> None:
    if not holds:
        raise InvalidCatalogueError(f"{FILE}: {place}: expected {expected}")
