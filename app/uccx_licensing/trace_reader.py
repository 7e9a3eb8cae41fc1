"""Kept traces read with suspicion: nothing missing, unknown, twice, or of another kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from difflib import get_close_matches
from functools import cache
from typing import Final

from uccx_licensing.options import InputError
from uccx_licensing.trace_data import FORMAT, VERSIONS, Kept
from uccx_licensing.words import date_and_time
from uccx_model.choices import CHOICES, Choice
from uccx_model.evaluation import Value
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters
from uccx_model.pools.pooled import pools
from uccx_model.states import STATES
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_model.vocabulary import Vocabulary, nothing_like, one_count
from uccx_proofs.json_reader import fields, json_of, list_in, text_in, value_in
from uccx_proofs.obligations import CertificateError

__all__ = ["LARGEST", "load"]

LARGEST: Final = 8 * 1024 * 1024  #: characters of a file
_TRACE: Final = ("profile", "parameters", "choices", "settings", "dropped", "start", "steps")
_STEP: Final = ("transition", "takes_time", "inputs", "notices", "after")
_FREE: Final = ("question", "ends_because", "start_date")


def load(text: str) -> Kept:
    """Return the trace that a text tells. Whether the model does so is not asked here.

    Raises:
        InputError: it is no such text; tells where, what is there and what was expected.
    """
    data = _opened(text)
    with _at("."):
        told = fields(data, ("format", "version", *_TRACE), _FREE)
    known = pools() if told["version"] == VERSIONS[1] else one_count()
    steps = enumerate(_list(told["steps"], ".steps"))
    trace = Trace(
        _numbers(told["parameters"]),
        _choices(told["choices"]),
        _situation(told["start"], ".start", known),
        tuple(_step(s, f".steps[{n}]", known) for n, s in steps),
        _values(told["settings"], ".settings", known, every=False),
        tuple(
            _one_of(_transitions(), name, f".dropped[{n}]", "transition")
            for n, name in enumerate(_list(told["dropped"], ".dropped"))
        ),
    )
    if told["profile"] != trace.profile:
        expected = "null, for no release has these numbers" if trace.profile is None else None
        raise InputError(f".profile: expected {expected or repr(trace.profile)}")
    return Kept(
        trace,
        _text(told.get("question", ""), ".question"),
        _text(told.get("ends_because", ""), ".ends_because"),
        _date(told["start_date"]) if "start_date" in told else None,
    )


@contextmanager
def _at(place: str) -> Iterator[None]:
    """Tell of what is wrong inside where it is, as a path through the JSON text."""
    try:
        yield
    except CertificateError as error:
        raise InputError(f"{place}: {error}") from error


def _opened(text: str) -> object:
    """Return what the JSON text says, if it says that it is a trace of the known version."""
    doubled: list[tuple[dict[str, object], str]] = []

    def kept(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            doubled.append((found, next(n for n in names if names.count(n) > 1)))
        return found

    try:
        data = json_of(text, LARGEST, kept, float)
    except CertificateError as error:
        raise InputError(str(error)) from error
    for place, value in _everything(data) if doubled else ():
        for found, name in doubled:
            if found is value:
                raise InputError(f"{place}: {name[:60]!a} is told twice")
    with _at("."):
        told = fields(data)
    if told.get("format") != FORMAT:
        raise InputError(f'.format: expected "{FORMAT}"; this is no trace')
    version = told.get("version")
    if isinstance(version, bool) or version not in VERSIONS:
        raise InputError(f".version: expected {' or '.join(map(str, VERSIONS))}, all known here")
    return data


def _everything(data: object) -> Iterator[tuple[str, object]]:
    """Yield every value with its place, the outer ones first."""
    waiting = [("", data)]
    while waiting:
        place, value = waiting.pop()
        yield place or ".", value
        if isinstance(value, dict):
            waiting += [(f"{place}.{name}", inner) for name, inner in value.items()]
        elif isinstance(value, list):
            waiting += [(f"{place}[{n}]", inner) for n, inner in enumerate(value)]


def _text(value: object, place: str) -> str:
    with _at(place):
        return text_in(value)


def _list(value: object, place: str) -> list[object]:
    with _at(place):
        return list_in(value)


def _one_of(known: Sequence[str], value: object, place: str, kind: str) -> str:
    """Return a name, if it is known."""
    name = _text(value, place)
    if name not in known:
        close = get_close_matches(name, known, 3, 0.0)
        there_are = f"there are: {', '.join(known)}" if len(known) <= len(STATES) else ""
        hint = there_are or f"the nearest are: {', '.join(close)}"
        raise InputError(f"{place}: no {kind} is called {name[:60]!a}; {hint}")
    return name


@cache
def _transitions() -> Sequence[str]:
    return list(dict.fromkeys(t.name for t in transitions_of(licensing_graph())))


def _date(value: object) -> datetime:
    try:
        return date_and_time(_text(value, ".start_date"))
    except ValueError as error:
        raise InputError(f".start_date: {error}") from error


def _numbers(value: object) -> dict[str, int]:
    with _at(".parameters"):
        told = fields(value, Parameters.units())
        return {name: value_in(told[name], name, 0) for name in Parameters.units()}


def _choices(value: object) -> tuple[Choice, ...]:
    with _at(".choices"):
        told = fields(value, [choice.__name__ for choice in CHOICES])
    return tuple(_option(choice, told[choice.__name__]) for choice in CHOICES)


def _option(choice: type[Choice], value: object) -> Choice:
    place = f".choices.{choice.__name__}"
    with _at(place):
        told = fields(value, ("option", "words"))
    names = [option.name for option in choice]
    option = choice[_one_of(names, told["option"], f"{place}.option", "option")]
    if told["words"] != option.value:
        raise InputError(f'{place}.words: expected "{option.value}", what {option.name} means')
    return option


def _values(
    value: object, place: str, known: Vocabulary, *, every: bool = True
) -> dict[str, Value]:
    """Return values of state variables by name: of every one, or of some."""
    symbols = known.state
    with _at(place):
        told = fields(value, symbols if every else (), () if every else symbols)
        return {
            name: value_in(told[name], name, nothing_like(symbol))
            for name, symbol in symbols.items()
            if name in told
        }


def _situation(value: object, place: str, known: Vocabulary) -> Situation:
    with _at(place):
        told = fields(value, ("state", "values"))
    names = [state.name for state in STATES]
    node = _one_of(names, told["state"], f"{place}.state", "licensing state")
    return Situation(node, _values(told["values"], f"{place}.values", known))


def _step(value: object, place: str, known: Vocabulary) -> TraceStep:
    with _at(place):
        told = fields(value, _STEP)
        takes_time = value_in(told["takes_time"], "takes_time", False)
    with _at(f"{place}.inputs"):
        given = fields(told["inputs"], known.inputs)
        inputs = {
            name: value_in(given[name], name, nothing_like(symbol))
            for name, symbol in known.inputs.items()
        }
    every = [notice.value for notice in Notice]
    notices = _list(told["notices"], f"{place}.notices")
    return TraceStep(
        _one_of(_transitions(), told["transition"], f"{place}.transition", "transition"),
        inputs,
        takes_time,
        tuple(
            Notice(_one_of(every, name, f"{place}.notices[{n}]", "notice"))
            for n, name in enumerate(notices)
        ),
        _situation(told["after"], f"{place}.after", known),
    )
