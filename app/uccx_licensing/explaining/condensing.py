"""The changes of a system without those that say nothing: usage that begins and ends every day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from uccx_licensing.explaining.explanation import Change
from uccx_model.states import IN_COMPLIANCE, NO_LICENSES_IN_USE

__all__ = ["Quiet", "condensed"]

_QUIET = (IN_COMPLIANCE.name, NO_LICENSES_IN_USE.name)
_FEW = 3  #: changes that say nothing are told one by one, up to so many in a row


@dataclass(frozen=True)
class Quiet:
    """Changes in a row between No Licenses In Use and In Compliance, and nothing else."""

    changes: Sequence[Change]


def condensed(changes: Sequence[Change]) -> Iterator[Change | Quiet]:
    """Yield the changes in order; where nothing but usage begins and ends, many are one."""
    told = [(change, _is_quiet(before, change)) for before, change in _pairs(changes)]
    for quiet, group in groupby(told, key=lambda one: one[1]):
        some = [change for change, _ in group]
        if quiet and len(some) > _FEW:
            yield Quiet(some)
        else:
            yield from some


def _pairs(changes: Sequence[Change]) -> Iterator[tuple[Change | None, Change]]:
    yield from zip([None, *changes], changes, strict=False)


def _is_quiet(before: Change | None, change: Change) -> bool:
    if change.notices or change.strikes or change.locked.any:
        return False
    calm = before is None or (before.state in _QUIET and before.entitlement == change.entitlement)
    return calm and change.state in _QUIET
