"""All parts of the audit, in the order in which they are told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from uccx_licensing.auditing.boundaries import BOUNDARIES
from uccx_licensing.auditing.cores import CORES
from uccx_licensing.auditing.findings import FINDINGS
from uccx_licensing.auditing.mutation import MUTATION
from uccx_licensing.auditing.parts import Part
from uccx_licensing.auditing.readings import READINGS_PART
from uccx_licensing.auditing.vacuity import VACUITY
from uccx_licensing.options import InputError
from uccx_proofs.audit.records import kept_record
from uccx_proofs.refusing import CertificateError

__all__ = ["PARTS", "tables"]

PARTS: Final[tuple[Part, ...]] = (MUTATION, VACUITY, CORES, BOUNDARIES, READINGS_PART, FINDINGS)


def tables() -> Mapping[str, Callable[[], str]]:
    """Return the tables that are generated from what the audit has found, by name."""
    return {name: partial(_table, part, name) for part in PARTS for name in part.tables}


def _table(part: Part, name: str) -> str:
    file = f"audit/{part.name}.json"
    try:
        data = kept_record(part.name, part.about)
        part.summary(data)
        return part.tables[name](data)
    except CertificateError as error:
        told = str(error)
        raise InputError(told if file in told else f"{file}: {told}") from error
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"{file} is spoilt ({error}); run `make audit`") from error
