"""Which columns a file of many systems has, and of which inputs they tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from uccx_licensing.options import InputError
from uccx_model.pools.amounts import Pool
from uccx_model.pools.pooled import count_name

__all__ = ["ENTITLEMENT", "REACHABLE", "SYNCED", "SYSTEM", "TIME", "USAGE", "Columns", "columns_of"]

SYSTEM: Final = "system"
TIME: Final = "time"
USAGE: Final = "usage"
ENTITLEMENT: Final = "entitlement"
REACHABLE: Final = "reachable"
SYNCED: Final = "synced"
_EXPECTED: Final = "expected system, time, usage (or usage_standard, usage_premium, …)"


@dataclass(frozen=True)
class Columns:
    """The columns that are used.

    Args:
        names: them, in the order of the file.
        delimiter: what stands between two cells of a CSV file.
    """

    names: tuple[str, ...]
    delimiter: str = ","

    @property
    def pooled(self) -> bool:
        """Usage is told by pools."""
        return USAGE not in self.names

    @property
    def flags(self) -> tuple[str, ...]:
        """The columns of yes or no."""
        return tuple(name for name in (REACHABLE, SYNCED) if name in self.names)

    @property
    def usage(self) -> tuple[str, ...]:
        """The columns of usage."""
        return tuple(name for name in self.names if name.startswith(USAGE))

    @property
    def entitlement(self) -> tuple[str, ...]:
        """The columns of the entitlement."""
        return tuple(name for name in self.names if name.startswith(ENTITLEMENT))


def columns_of(titles: Sequence[str], where: str, delimiter: str = ",") -> Columns:
    """Return the columns that a header has; others are left out.

    Args:
        titles: the header's cells.
        where: the file, to tell in errors.
        delimiter: what stands between two cells.

    Raises:
        InputError: one is missing, comes twice, or usage is told in one count and in pools.
    """
    known = {SYSTEM, TIME, USAGE, ENTITLEMENT, REACHABLE, SYNCED}
    by_pool = {count_name(name, pool) for name in (USAGE, ENTITLEMENT) for pool in Pool}
    names = [t.strip().casefold() for t in titles]
    used = [name for name in names if name in known | by_pool]
    for name, times in Counter(used).items():
        if times > 1:
            raise InputError(f"{where}:1: the column {name} comes {times} times.")
    columns = Columns(tuple(names), delimiter)
    missing = [name for name in (SYSTEM, TIME) if name not in used]
    missing += [] if columns.usage else [USAGE]
    if missing:
        found = ", ".join(map(repr, titles[:9])) or "nothing"
        told = f"no column {' and no column '.join(missing)}; {_EXPECTED}"
        raise InputError(f"{where}:1: {told}; found {found[:200]}.")
    pooled = bool(by_pool & set(used))
    if pooled and {USAGE, ENTITLEMENT} & set(used):
        raise InputError(f"{where}:1: licences are told in one count and in pools.")
    return columns
