"""JSON read with suspicion: nothing twice or unknown, nothing of another kind or too large."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

from uccx_proofs.refusing import CertificateError

__all__ = ["fields", "json_of", "list_in", "text_in", "value_in"]

LARGEST: Final = 4_000_000  #: characters of a text
BIGGEST: Final = 10**30  #: of the numbers in it

V = TypeVar("V", bound=int)
Pairs = Callable[[Sequence[tuple[str, object]]], object]


def json_of(
    text: str,
    largest: int = LARGEST,
    pairs: Pairs | None = None,
    constant: Callable[[str], object] | None = None,
) -> object:
    """Return what a text says.

    Args:
        text: the text.
        largest: how many characters it may have.
        pairs: makes an object of its names and values; unless given, a name may not come twice.
        constant: makes something of NaN and the infinities; unless given, they may not come.

    Raises:
        CertificateError: it is too long, no JSON, or says something twice.
    """
    if len(text) > largest:
        raise CertificateError(f"it has more than {largest:,} characters")
    try:
        return json.loads(
            text, object_pairs_hook=pairs or _once, parse_constant=constant or _no_number
        )
    except RecursionError as error:
        raise CertificateError("it is nested too deeply") from error
    except CertificateError:
        raise
    except ValueError as error:
        raise CertificateError(f"it is no JSON: {error}") from error


def _once(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise CertificateError(f"{_quoted(name)} is told twice")
        found[name] = value
    return found


def _no_number(text: str) -> object:
    raise CertificateError(f"{text} is no number")


def fields(
    value: object, required: Iterable[str] = (), optional: Iterable[str] | None = None
) -> dict[str, object]:
    """Return an object's fields by name.

    Args:
        value: what was read.
        required: the names it must have.
        optional: those it may have besides; if neither is given, any.

    Raises:
        CertificateError: it is no object, or has other fields.
    """
    if not isinstance(value, dict):
        raise CertificateError(f"expected an object, found {_told(value)}")
    needed = list(required)
    if missing := [name for name in needed if name not in value]:
        raise CertificateError(f"it does not tell {', '.join(map(_quoted, missing))}")
    allowed = [*needed, *(optional or ())]
    unknown = [name for name in value if name not in allowed]
    if unknown and (needed or optional is not None):
        names = f"{_quoted(unknown[0])} here; there are: {', '.join(allowed)}"
        raise CertificateError(f"nothing is called {names}")
    return value


def list_in(value: object) -> list[object]:
    """Return a list."""
    if not isinstance(value, list):
        raise CertificateError(f"expected a list, found {_told(value)}")
    return value


def text_in(value: object) -> str:
    """Return a text."""
    if not isinstance(value, str):
        raise CertificateError(f"expected a text, found {_told(value)}")
    return value


def value_in(value: object, name: str, like: V) -> V:
    """Return a value of the same kind as another: a number, or true or false."""
    if type(value) is not type(like):
        kind = "true or false" if isinstance(like, bool) else "a number"
        raise CertificateError(f"expected {kind} for {name}, found {_told(value)}")
    if abs(value) > BIGGEST:
        raise CertificateError(f"the number for {name} is too large")
    return value


def _quoted(text: str) -> str:
    return ascii(text[:60])


def _told(value: object) -> str:
    match value:
        case dict():
            return "an object"
        case list():
            return "a list"
        case str():
            return _quoted(value)
        case _:
            return json.dumps(value)[:60]
