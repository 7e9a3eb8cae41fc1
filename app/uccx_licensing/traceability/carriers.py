"""What comes from each requirement and guide fact, of everything that names its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Final

from uccx_model.choices import CHOICES
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.parameters import Parameters
from uccx_model.pools.agents import RULES
from uccx_model.pools.amounts import SOURCES
from uccx_model.requirements import guide_facts, requirements
from uccx_model.states import STATES
from uccx_model.variables import Inputs, State
from uccx_proofs.catalogue import all_properties

__all__ = ["Carrier", "carriers", "mentioned", "sourced"]

_IDS: Final = re.compile(r"\b([RG])(\d\d)(?: to [RG](\d\d))?\b")


@dataclass(frozen=True)
class Carrier:
    """Something that comes from requirements or guide facts.

    Attributes:
        kind: what it is, in the plural: `states`, `transitions`, …
        name: its name in the model or in the catalogue of properties.
        sources: where it comes from.
    """

    kind: str
    name: str
    sources: tuple[str, ...]


def sourced() -> tuple[Carrier, ...]:
    """Return everything that names its source, each once, in the order of the project."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for kind, name, sources in _named():
        found.setdefault((kind, name), {}).update(dict.fromkeys(sources))
    return tuple(Carrier(kind, name, tuple(ids)) for (kind, name), ids in found.items())


def carriers(found: Iterable[Carrier]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return, by requirement or fact and by kind, the names of what comes from it."""
    ids = (*requirements(), *guide_facts())
    names: dict[str, dict[str, list[str]]] = {identifier: {} for identifier in ids}
    for carrier in found:
        for identifier in carrier.sources:
            names[identifier].setdefault(carrier.kind, []).append(carrier.name)
    return {i: {kind: tuple(told) for kind, told in kinds.items()} for i, kinds in names.items()}


def _named() -> Iterator[tuple[str, str, Iterable[str]]]:
    for state in STATES:
        yield "states", state.name, state.source
    for transition in transitions_of(licensing_graph()):
        yield "transitions", transition.name, transition.sources
    for kind, record in (("variables", State), ("inputs", Inputs), ("numbers", Parameters)):
        for field in fields(record):
            yield kind, field.name, [field.metadata["source"]]
    for choice in CHOICES:
        yield "choices", choice.__name__, mentioned(choice.evidence())
    for of_type in RULES.values():
        for rule in of_type.values():
            yield "calculations", rule.name, rule.sources
    for told, ids in SOURCES.items():
        yield "calculations", told, ids
    for known in all_properties():
        yield "properties", known.name, known.sources


@cache
def mentioned(text: str) -> tuple[str, ...]:
    """Return the requirements and facts that a text names, as `R03` or `R01 to R04`.

    >>> mentioned("R01 to R03, G07")
    ('R01', 'R02', 'R03', 'G07')
    """
    found = (
        f"{kind}{number:02}"
        for kind, first, last in _IDS.findall(text)
        for number in range(int(first), int(last or first) + 1)
    )
    return tuple(dict.fromkeys(found))
