"""Generated tables in Markdown files: each stands between two comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from uccx_licensing import listings, outlets, translations
from uccx_licensing.auditing import registry
from uccx_licensing.calculating.tables import TABLES as CALCULATION
from uccx_licensing.glossary import glossary
from uccx_licensing.observing.columns import columns
from uccx_licensing.observing.repairs import flaws
from uccx_licensing.options import InputError
from uccx_licensing.simulating import tables as scenarios
from uccx_licensing.traceability import pages as traceability

__all__ = ["refresh", "refreshed"]

_TABLES: Final[Mapping[str, Callable[[], str]]] = {
    "properties": lambda: listings.markdown(listings.properties()),
    "requirements": traceability.rules,
    "disagreements": traceability.disagreements,
    "facts": traceability.facts,
    "backfromproperties": traceability.properties,
    "backfromtransitions": traceability.transitions,
    "backfromdrawings": traceability.drawings,
    "vocabulary": glossary,
    "datacolumns": columns,
    "datarepairs": flaws,
    "states": translations.state_names,
    "corrections": translations.corrected,
    "terms": translations.terms,
    **scenarios.TABLES,
}
_PLACE: Final = re.compile(r"(<!-- generated: ([a-z]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def refreshed(text: str) -> str:
    """Return the text with its generated tables made again.

    Raises:
        InputError: a table of that name does not exist, or the text has no place for one.
    """
    known = {**_TABLES, **CALCULATION, **registry.tables()}

    def table(place: re.Match[str]) -> str:
        before, name, after = place.groups()
        if name not in known:
            raise InputError(f"no table is called {name!r}; there are: {', '.join(known)}")
        return f"{before}\n{known[name]()}\n\n{after}"

    result, places = _PLACE.subn(table, text)
    if not places:
        raise InputError(
            "no place for a generated table; expected the line "
            "'<!-- generated: properties -->', and '<!-- end -->' after it"
        )
    return result


def refresh(file: Path) -> bool:
    """Make a file's generated tables again; return whether anything changed.

    Raises:
        InputError: the file has no place for a table, or cannot be read or written.
    """
    try:
        text = file.read_text(encoding="utf-8")
        result = refreshed(text)
        if result != text:
            outlets.replace(file.resolve(), result)
    except InputError as error:
        raise InputError(f"{str(file)!r}: {error.message}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{str(file)!r}: {error}; expected a Markdown file in UTF-8") from error
    return result != text
