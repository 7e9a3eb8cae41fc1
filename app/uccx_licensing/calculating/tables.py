"""Tables about the calculation: what counts, what is assumed, what is short, what is proved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from uccx_licensing.amounts import POOLS, in_pools
from uccx_licensing.changes import LICENSE_TYPES
from uccx_licensing.listings import Listing, markdown
from uccx_licensing.markdown import escaped, folded
from uccx_licensing.words import count, in_words
from uccx_model.evaluation import evaluate
from uccx_model.pools.agents import RULES, Counted, Rule
from uccx_model.pools.amounts import Entitlement, Pool, Usage, deficit
from uccx_model.pools.pooled import COVERING_TYPES

if TYPE_CHECKING:
    from uccx_proofs.refining.checking import Part

__all__ = ["TABLES", "rules"]

BOUGHT: Final = {Pool.STANDARD: 40, Pool.PREMIUM: 10}
"""The entitlement of the worked example (G20)."""
USED: Final = ((40, 10), (50, 0), (45, 5), (41, 10), (30, 12), (51, 0), (45, 12))
"""Standard and Premium users of the worked example."""


def rules() -> Listing:
    """Return what counts in each pool, a row for each licence type."""
    rows = tuple(
        (LICENSE_TYPES[kind], *(_cell(of_type[pool]) for pool in Pool))
        for kind, of_type in RULES.items()
    )
    headings = (POOLS[pool].capitalize() for pool in Pool)
    return Listing(("Licence type", *headings), (0, 3, 3, 3, 2), rows)


def _cell(rule: Rule) -> str:
    """Return what counts, where that is documented, and a mark if something is assumed."""
    told = "–" if rule.counted is Counted.NOTHING else rule.counted.value
    assumed = ", assumed" if rule.assumption else ""
    return f"{told} ({', '.join(rule.sources)}{assumed})"


def _assumptions() -> Listing:
    found: dict[str, list[str]] = {}
    for kind, of_type in RULES.items():
        for rule in of_type.values():
            if rule.assumption:
                found.setdefault(rule.assumption, []).append(LICENSE_TYPES[kind])
    rows = tuple((told, ", ".join(dict.fromkeys(kinds))) for told, kinds in found.items())
    return Listing(("Assumed", "Under"), (4, 2), rows)


def _example() -> Listing:
    rows = []
    for standard, premium in USED:
        flex, other = (_missing(standard, premium, covering=told) for told in (True, False))
        rows.append((str(standard), str(premium), flex, other))
    columns = ("Standard users", "Premium users", "To be bought under Flex", "If nothing covered")
    return Listing(columns, (0, 0, 2, 2), tuple(rows))


def _missing(standard: int, premium: int, *, covering: bool) -> str:
    """Return what is to be bought beside the example's entitlement."""
    bought = Entitlement.of(BOUGHT, covering=covering)
    used = Usage.of({Pool.STANDARD: standard, Pool.PREMIUM: premium}, covering=covering)
    missing = {pool: int(evaluate(n, {})) for pool, n in deficit(bought, used).counts.items()}
    return in_pools(missing) if any(missing.values()) else "nothing"


def _covering() -> Listing:
    rows = tuple(
        (name, "yes" if kind in COVERING_TYPES else "no") for kind, name in LICENSE_TYPES.items()
    )
    return Listing(("Licence type", "An unused Premium seat covers a Standard user"), (0, 1), rows)


def _shown() -> Listing:
    from uccx_proofs.refining.checking import parts  # noqa: PLC0415 - slow

    rows = tuple(
        (in_words(part.name), _conditioned(part), str(len(part.obligations))) for part in parts()
    )
    return Listing(("What is shown", "In words", "Obligations"), (2, 4, 0), rows)


def _conditioned(part: Part) -> str:
    """Return what is shown, and below it what it is shown under."""
    return "\n".join((part.sentence, *(f"Only if: {told}" for told in part.conditions)))


def _conclusions() -> str:
    """Return a list of why conclusions carry over, each with its properties folded."""
    from uccx_model.graph import licensing_graph  # noqa: PLC0415 - slow
    from uccx_proofs.refining.carrying import Way, carried  # noqa: PLC0415
    from uccx_proofs.system import licensing_system  # noqa: PLC0415

    found = carried(licensing_system(licensing_graph()))
    return "\n\n".join(
        folded(f"{count(len(names), 'property')}: {way.value}", "\n".join(names))
        for way in Way
        if (names := [_item(c.name, c.speaks_of) for c in found if c.way is way])
    )


def _item(name: str, counts: tuple[str, ...]) -> str:
    spoken = f" (speaks of {', '.join(map(in_words, counts))})" if counts else ""
    return f"- {escaped(in_words(name) + spoken)}"


TABLES: Final[Mapping[str, Callable[[], str]]] = {
    "calculation": lambda: markdown(rules()),
    "calculationassumptions": lambda: markdown(_assumptions()),
    "calculationcovering": lambda: markdown(_covering()),
    "calculationexample": lambda: markdown(_example()),
    "calculationshown": lambda: markdown(_shown()),
    "calculationconclusions": _conclusions,
}
"""The tables of `docs/calculation.md`, by name."""
