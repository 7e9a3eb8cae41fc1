"""The audit's part on cores: what each proof rests on, and what none does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from uccx_licensing.auditing.parts import Ordered, Summary
from uccx_licensing.auditing.parts import Part as AuditPart
from uccx_licensing.auditing.sampling import sampled
from uccx_licensing.auditing.vacuity import VACUITY
from uccx_licensing.markdown import table
from uccx_licensing.options import InputError
from uccx_licensing.phrases import phrase
from uccx_licensing.progress import Report
from uccx_licensing.vocabulary import noun
from uccx_licensing.words import in_words
from uccx_model.expressions import Bool, Scope, Term
from uccx_model.graph import licensing_graph
from uccx_model.rewriting import symbols_of
from uccx_model.variables import state_symbols
from uccx_proofs.audit.cores.checking import check_cores
from uccx_proofs.audit.cores.loosened import Part, PartKind, loosened
from uccx_proofs.audit.records import kept_record
from uccx_proofs.audit.vacuity.model_sights import guard_sight
from uccx_proofs.catalogue import all_properties, properties_named
from uccx_proofs.files import committed_certificates
from uccx_proofs.refusing import CertificateError
from uccx_proofs.store import Store

__all__ = ["CORES"]

Record = Mapping[str, Any]
_COUNTED: Final = (PartKind.GUARD, PartKind.UPDATE, PartKind.NOTICE, PartKind.START)


def _find(ordered: Ordered, report: Report) -> dict[str, Any]:
    from uccx_proofs.audit.cores.finding import find_cores  # noqa: PLC0415 - loads a solver

    properties = sampled(all_properties(), ordered.sample)
    try:
        return find_cores(licensing_graph(), properties, _read.read, report)
    except CertificateError as error:
        raise InputError(str(error)) from error


_read: Final = Store(committed_certificates())


def _check(data: Record) -> None:
    check_cores(data, licensing_graph(), all_properties(), _read.read)


@cache
def _parts() -> list[Part]:
    return list(loosened(licensing_graph()).switches)


def _cores(data: Record) -> dict[str, list[Part]]:
    parts = _parts()
    return {name: [parts[place] for place, _ in core] for name, core in data["cores"].items()}


def _unused(data: Record) -> list[Part]:
    used = {part for core in _cores(data).values() for part in core}
    return [part for part in _parts() if part not in used]


def _summary(data: Record) -> Summary:
    cores, unused = _cores(data), _unused(data)
    sizes = sorted(len(core) for core in cores.values())
    kinds = Counter(part.kind for part in unused)
    told = ", ".join(f"{number} of kind {kind.value}" for kind, number in kinds.items())
    lines = (
        f"Cores: {len(cores)} proofs rest on {sizes[0]:,} to {sizes[-1]:,} parts of the model "
        f"each, half of them on at most {sizes[len(sizes) // 2]:,}.",
        f"Of {len(data['parts']):,} parts, {len(unused):,} are in no core: {told or 'none'}.",
    )
    return Summary(lines, complete=True)


# Tables.


def _table(data: Record) -> str:
    rows = []
    for name, core in _cores(data).items():
        kinds = Counter(part.kind for part in core)
        transitions = {part.place for part in core if part.kind in _OF_TRANSITIONS}
        numbers = (str(kinds[kind]) for kind in _COUNTED)
        rows.append((in_words(name), str(len(transitions)), *numbers, _numbers_in(core)))
    columns = ("Property", "Transitions", "Guards", "Updates", "Notices", "Starts", "Numbers")
    return table(columns, rows)


_OF_TRANSITIONS: Final = (
    PartKind.TRANSITION,
    PartKind.GUARD,
    PartKind.UPDATE,
    PartKind.NOTICE,
)


def _numbers_in(core: Iterable[Part]) -> str:
    """Return the numbers that the parts of a core speak of."""
    found: dict[Term, None] = {}
    for part in core:
        if part.condition is not None and part.kind is not PartKind.NUMBER:
            symbols = symbols_of(part.condition)
            found |= dict.fromkeys(s for s in symbols if s.scope is Scope.PARAMETER)
    return ", ".join(sorted(map(noun, found))) or "none"


def _relations(data: Record) -> str:
    rows = []
    for name, core in _cores(data).items():
        (p,) = properties_named([name])
        needed = [need.sentence for need in p.needs if not need.about_readings]
        assumed = [
            phrase(part.condition)
            for part in core
            if part.kind is PartKind.NUMBER and part.condition is not None
        ]
        if needed or assumed:
            rows.append((in_words(name), "\n".join(needed) or "none", "\n".join(assumed)))
    columns = ("Property", "Relation that it needs", "What is assumed of numbers")
    return table(columns, rows)


def _nobody_needs(data: Record) -> str:
    """Tell what is in no core by what it says; not what never makes a difference anyway."""
    never = kept_record(VACUITY.name)["never"]
    places: dict[tuple[str, str], list[str]] = {}
    for part in _unused(data):
        if part.kind is PartKind.TRANSITION or guard_sight(part.place, part.name) in never:
            continue
        place = part.place or _GENERAL.get(part.kind, "")
        if part.kind is PartKind.START:
            place = f"the start in {part.place}"
        places.setdefault((_KINDS[part.kind], _said(part)), []).append(place)
    rows = [(*told, "\n".join(labels)) for told, labels in places.items()]
    return table(("Part", "What it says", "Where"), rows)


_GENERAL: Final[Mapping[PartKind, str]] = {
    PartKind.NUMBER: "all numbers",
    PartKind.CHOICE: "all choices",
    PartKind.INPUT: "all inputs",
}
_KINDS: Final[Mapping[PartKind, str]] = {
    PartKind.TRANSITION: "transition",
    PartKind.GUARD: "guard",
    PartKind.UPDATE: "update",
    PartKind.NOTICE: "notice",
    PartKind.NUMBER: "assumption",
    PartKind.CHOICE: "assumption",
    PartKind.INPUT: "assumption",
    PartKind.START: "start",
}


def _said(part: Part) -> str:
    if part.kind is PartKind.UPDATE:
        return noun(state_symbols()[part.name])
    if part.kind is PartKind.NOTICE or not isinstance(part.condition, Bool):
        return part.name
    return phrase(part.condition)


CORES: Final = AuditPart(
    "cores",
    "what does each proof rest on, and which parts of the model does none need?",
    _find,
    _check,
    _summary,
    {"cores": _table, "corenumbers": _relations, "nobodyneeds": _nobody_needs},
)
