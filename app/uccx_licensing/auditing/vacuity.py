"""The audit's part on vacuity: does each part of the properties and of the model matter?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from uccx_licensing.auditing.parts import Ordered, Part, Summary
from uccx_licensing.auditing.sampling import sampled
from uccx_licensing.markdown import table
from uccx_licensing.phrases import phrase
from uccx_licensing.progress import Report
from uccx_licensing.vocabulary import listed
from uccx_licensing.words import count, in_words
from uccx_model.choices import CHOICES
from uccx_model.graph import licensing_graph
from uccx_proofs.audit.vacuity.checking import check_vacuity, is_missing, is_written_so, sights_of
from uccx_proofs.audit.vacuity.sights import About, Sight
from uccx_proofs.catalogue import all_properties
from uccx_proofs.system import licensing_system

__all__ = ["VACUITY"]

Record = Mapping[str, Any]
_TOLD: Final = 5  #: names in a line of the summary


def _find(ordered: Ordered, report: Report) -> dict[str, Any]:
    from uccx_proofs.audit.vacuity.finding import find_vacuity  # noqa: PLC0415 - loads a solver

    return find_vacuity(licensing_graph(), sampled(all_properties(), ordered.sample), report)


def _check(data: Record) -> None:
    check_vacuity(data, licensing_graph(), all_properties())


@cache
def _sights() -> list[Sight]:
    return sights_of(licensing_system(licensing_graph()), all_properties())


def _never(data: Record, *about: About) -> list[Sight]:
    return [s for s in _sights() if s.about in about and s.name in data["never"]]


def _summary(data: Record) -> Summary:
    seen, never, left = (len(data[name]) for name in ("seen", "never", "open"))
    missing = [s.name for s in _sights() if is_missing(s) and s.name in data["never"]]
    lines = [
        f"Vacuity: of {count(seen + never + left, 'part')} looked at, {seen:,} make a difference "
        f"in a trace, {never:,} are proved to make none, {left:,} are unknown."
    ]
    if missing:
        told = "; ".join(missing[:_TOLD])
        lines.append(f"These never happen, and something is wrong: {told}.")
    else:
        lines.append(
            "Every left side happens, every transition is taken, every clock goes on, every "
            "deadline comes due, every number matters."
        )
    if left:
        lines.append(f"Unknown: {'; '.join([*data['open']][:_TOLD])}.")
    return Summary(tuple(lines), complete=not missing and not left)


# Tables.


def _counts(data: Record) -> str:
    rows = []
    sights = _sights()
    for about in About:
        names = [s.name for s in sights if s.about is about]
        told = [sum(name in data[part] for name in names) for part in ("seen", "never", "open")]
        rows.append((_TITLES[about], f"{len(names):,}", *(f"{number:,}" for number in told)))
    columns = ("What is looked at", "how many", "seen in a trace", "proved never", "unknown")
    return table(columns, rows)


_TITLES: Final[Mapping[About, str]] = {
    About.PART: "parts of properties: left out, the property fails",
    About.CASE: "cases of these parts (a state, a claim), each by itself",
    About.BOUND: "bounds in properties: met to the last report or licence",
    About.CLAIM: "what properties of progress say of single transitions",
    About.TRANSITION: "transitions: taken",
    About.GUARD: "parts of guards: false where all others are true",
    About.NOTICE: "notices of transitions: come, and do not where they need not",
    About.VARIABLE: "variables: change; clocks: go on",
    About.DEADLINE: "deadlines: come due, at each state where a report looks at them",
    About.NUMBER: "numbers: one more makes a step go otherwise",
    About.OPTION: "options: allow or alter a step, compared with each other option",
}


def _stronger(data: Record) -> str:
    found: dict[tuple[str, str], dict[str, None]] = {}
    needless = {(s.subject, s.left_out) for s in _never(data, About.PART)}
    for sight in _never(data, About.PART, About.BOUND):
        if sight.left_out is None:
            continue
        proved = "it holds without this"
        if sight.about is About.BOUND:
            if (sight.subject, sight.left_out) in needless:
                continue
            proved = "the two are never equal"
        found.setdefault((sight.subject, proved), {})[phrase(sight.left_out)] = None
    rows = [(in_words(name), "\n".join(told), proved) for (name, proved), told in found.items()]
    return table(("Property", "Its part", "What is proved"), rows)


def _guards(data: Record) -> str:
    places: dict[str, list[str]] = {}
    for sight in _never(data, About.GUARD):
        if sight.left_out is not None and not is_written_so(data, sight.name):
            places.setdefault(phrase(sight.left_out), []).append(sight.subject)
    rows = [(told, "\n".join(labels)) for told, labels in places.items()]
    return table(("Always true", "where this would be taken"), rows)


def _options(data: Record) -> str:
    rows = []
    for choice in CHOICES:
        options = list(choice)
        for place, one in enumerate(options):
            for other in options[:place]:
                here = f"{choice.__name__}: {other.name}, not {one.name}" in data["seen"]
                there = f"{choice.__name__}: {one.name}, not {other.name}" in data["seen"]
                if not (here and there):
                    told = _one_sided(other.value, one.value, here, there)
                    rows.append((choice.__name__, f"{other.value} / {one.value}", told))
    return table(("Choice", "Options", "What is proved"), rows)


def _one_sided(one: str, other: str, here: bool, there: bool) -> str:
    if not (here or there):
        return "they make no difference to any step"
    less, more = (one, other) if there else (other, one)
    return f"whatever happens with “{less}” can happen with “{more}” too, not the other way round"


def _deadlines(data: Record) -> str:
    due: dict[tuple[str, str], list[str]] = {}
    for sight in _sights():
        if sight.about is About.DEADLINE and sight.left_out is not None:
            period = phrase(sight.left_out).partition(" = ")[2]
            happens = sight.name in data["seen"]
            state = sight.name.partition(":")[0]
            due.setdefault((in_words(sight.subject), period), []).append(
                state if happens else f"{state} (never)"
            )
    rows = [(*key, listed(states, "and")) for key, states in due.items()]
    return table(("Clock", "Deadline", "A report falls on it at"), rows)


VACUITY: Final = Part(
    "vacuity",
    "does each part of the properties and of the model matter somewhere?",
    _find,
    _check,
    _summary,
    {
        "vacuity": _counts,
        "stronger": _stronger,
        "alwaystrue": _guards,
        "optionsalike": _options,
        "deadlinesdue": _deadlines,
    },
)
