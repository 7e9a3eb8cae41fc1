"""The parts of the audit: what each finds out, how it is told, and the page that is made of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from uccx_licensing.progress import Report

__all__ = ["Ordered", "Part", "Summary"]


@dataclass(frozen=True)
class Ordered:
    """What the command was asked for."""

    jobs: int  #: processes at a time
    sample: int | None = None  #: look at so many only, chosen evenly; None for all
    scheduler: str | None = None  #: the address of a Dask cluster; None for processes


@dataclass(frozen=True)
class Summary:
    """What was found out, for a person: the first line has the score."""

    lines: tuple[str, ...]
    complete: bool  #: nothing is missing and nothing unknown


@dataclass(frozen=True)
class Part:
    """One part of the audit.

    Attributes:
        name: as the command takes it; its record is `audit/NAME.json`.
        sentence: what it looks at.
        find: finds everything anew, and returns it as JSON data.
        check: takes a kept record, and raises CertificateError where its traces or proofs are no
            good; asks solvers and replays, and searches for nothing.
        summary: what a record says, in short.
        tables: what a record says, as Markdown tables, by their names in the pages.
        about: what its record depends on: the model, and perhaps the properties.
        kept: what of a finding is kept in the record; all, if nothing else is said.
    """

    name: str
    sentence: str
    find: Callable[[Ordered, Report], dict[str, Any]]
    check: Callable[[Mapping[str, Any]], None]
    summary: Callable[[Mapping[str, Any]], Summary]
    tables: Mapping[str, Callable[[Mapping[str, Any]], str]]
    about: tuple[str, ...] = ("model", "properties")
    kept: Callable[[Mapping[str, Any]], Mapping[str, Any]] = lambda found: found
