"""Tables of what the project knows: its properties, and what carries each requirement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rich.table import Table
from rich.text import Text

from uccx_licensing.markdown import table
from uccx_licensing.screen import Screen
from uccx_licensing.traceability.carriers import carriers, sourced
from uccx_licensing.words import in_words, one_line
from uccx_model.requirements import requirements
from uccx_proofs.catalogue import all_properties
from uccx_proofs.property import Property

__all__ = ["Listing", "markdown", "properties", "show", "traceability"]

_NARROW: Final = 90  #: with fewer columns than this, a row is told in lines, not in columns
_NOTHING: Final = "carried by nothing"


@dataclass(frozen=True)
class Listing:
    """A table: headings, and rows of as many cells, whose lines belong together."""

    columns: tuple[str, ...]
    weights: tuple[int, ...]  #: of the width that is left; a column of weight 0 takes what it needs
    rows: tuple[tuple[str, ...], ...]


def properties() -> Listing:
    """Return the properties: name, kind, sentence, for what it holds, and sources."""
    rows = tuple(
        (
            in_words(known.name),
            str(known.kind),
            known.sentence,
            _scope(known),
            ", ".join(known.sources),
        )
        for known in all_properties()
    )
    columns = ("Property", "Kind", "What it says", "Holds for", "From")
    return Listing(columns, (5, 0, 8, 3, 2), rows)


def _scope(known: Property) -> str:
    """Return for which readings and periods a property holds, in few words."""
    usual = {"every reading", "any periods"}
    told = [words for words in (known.readings, known.periods) if words not in usual]
    return "; ".join(told) or "every reading, any periods"


def traceability() -> Listing:
    """Return the requirements: section, and what carries each or why it lies outside."""
    found = carriers(sourced())
    rows = []
    for identifier, requirement in requirements().items():
        told = [f"{kind}: {_names(kind, names)}" for kind, names in found[identifier].items()]
        told += [f"outside: {requirement.outside}"] if requirement.outside else []
        rows.append((identifier, requirement.section, "\n".join(told) or _NOTHING))
    return Listing(("Rule", "Section", "Carried by"), (0, 2, 5), tuple(rows))


def _names(kind: str, names: Iterable[str]) -> str:
    return ", ".join(names if kind in ("states", "choices") else map(in_words, names))


def markdown(listing: Listing) -> str:
    """Return the table for a README."""
    return table(listing.columns, listing.rows)


def show(listing: Listing, screen: Screen) -> None:
    """Write the table, in columns if there is room for them."""
    if screen.breadth >= _NARROW:
        _show_columns(listing, screen)
        return
    for first, *cells in listing.rows:
        screen.paragraph(first, "bold")
        for heading, cell in zip(listing.columns[1:], cells, strict=True):
            for line in cell.split("\n"):
                screen.paragraph(line, left=f"  {heading}: ")
        screen.say()


def _show_columns(listing: Listing, screen: Screen) -> None:
    columns = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), width=screen.breadth)
    for heading, weight in zip(listing.columns, listing.weights, strict=True):
        shape = {"ratio": weight} if weight else {"no_wrap": True}
        columns.add_column(heading, header_style="bold", overflow="fold", **shape)
    for row in listing.rows:
        cells = ([screen.words(one_line(line)) for line in cell.split("\n")] for cell in row)
        columns.add_row(*(Text("\n").join(lines) for lines in cells))
    screen.print(columns)
