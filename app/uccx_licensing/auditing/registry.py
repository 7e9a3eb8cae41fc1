"""All parts of the audit, in the order in which they are told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from uccx_licensing.auditing.boundaries import BOUNDARIES
from uccx_licensing.auditing.cores import CORES
from uccx_licensing.auditing.findings import PART as FINDINGS
from uccx_licensing.auditing.parts import Part
from uccx_licensing.auditing.readings import READINGS_PART
from uccx_licensing.auditing.vacuity import VACUITY
from uccx_licensing.options import InputError
from uccx_proofs.audit.records import kept_record
from uccx_proofs.refusing import CertificateError

__all__ = ["PARTS", "tables"]

PARTS: Final[tuple[Part, ...]] = (VACUITY, CORES, BOUNDARIES, READINGS_PART, FINDINGS)


def tables() -> Mapping[str, Callable[[], str]]:
    """Return the tables that are generated from what the audit has found, by name."""
    return {name: partial(_table, part, name) for part in PARTS for name in part.tables}


def _table(part: Part, name: str) -> str:
    try:
        return part.tables[name](kept_record(part.name))
    except CertificateError as error:
        raise InputError(str(error)) from error
