"""The audit's part on mutation: which slips in the model do the properties notice?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from typing import Any, Final

from uccx_licensing.auditing.parts import Ordered, Part, Summary
from uccx_licensing.markdown import table
from uccx_licensing.places import place_of_transition
from uccx_licensing.progress import Report
from uccx_licensing.words import count, in_words
from uccx_model.graph import licensing_graph
from uccx_proofs.audit.mutation.finding import (
    Told,
    Verdict,
    find_verdicts,
    record_of,
    verdicts_from,
)
from uccx_proofs.audit.mutation.mutants import Mutant, Operator, mutants
from uccx_proofs.catalogue import all_properties
from uccx_proofs.property import Property
from uccx_proofs.refusing import CertificateError
from uccx_proofs.system import licensing_system

__all__ = ["MUTATION"]

Record = Mapping[str, Any]
_CHECKED: Final = 40  #: mutants that are judged anew where a record is checked
_JOBS: Final = 2  #: processes for that
_SHOWN: Final = 12  #: mutants named in a summary


def _find(ordered: Ordered, report: Report) -> dict[str, Any]:
    told = find_verdicts(
        jobs=ordered.jobs, number=ordered.sample, scheduler=ordered.scheduler, progress=report
    )
    report("looking for what others imply", 0, 1)
    return {**record_of(told), "implied": _implied(told), "found": [_whole(t) for t in told]}


def _implied(told: Sequence[Told]) -> dict[str, Sequence[str]]:
    """Return, of each property that kills none, by which others it is implied."""
    from uccx_proofs.audit.mutation.implying import implied_by  # noqa: PLC0415 - loads a solver

    kills = {name for t in told for name in t.killers}
    idle = [p for p in all_properties() if p.name not in kills]
    asked = [p for p in idle if any(part is not None for part in (p.state, p.step, p.claims))]
    return dict(implied_by(licensing_system(licensing_graph()), all_properties(), asked))


def _whole(told: Told) -> dict[str, Any]:
    """Return everything that is known of a mutant."""
    mutant = _named()[told.name]
    t = mutant.original
    written = None if t is None else place_of_transition(t.name, t.source.name, t.target.name)
    place = {} if written is None else {"file": written.file, "line": written.line}
    return {
        "mutant": told.name,
        "operator": mutant.operator.value,
        "place": mutant.place,
        **place,
        "before": mutant.before,
        "after": mutant.after,
        "verdict": told.verdict.value,
        "killed by": list(told.killers),
        "neither broken nor proved": list(told.undecided),
        "why": told.why,
        "shown": [dict(shown) for shown in told.shown],
        "seconds": round(told.seconds, 3),
    }


@cache
def _named() -> Mapping[str, Mutant]:
    return {mutant.name: mutant for mutant in mutants(licensing_graph())}


def _check(data: Record) -> None:
    """Judge some mutants anew, and compare: others each time that the record is another.

    Raises:
        CertificateError: the record is about other mutants, or says something else of one.
    """
    kept = {told.name: told for told in _kept(data)}
    begin = int(sha256(repr(data["mutants"]).encode()).hexdigest(), 16) % len(kept)
    for told in find_verdicts(jobs=_JOBS, number=_CHECKED, begin=begin):
        known = kept[told.name]
        if told.verdict is not known.verdict:
            raise CertificateError(
                f"mutants: {told.name}: it says {known.verdict}, and it is {told.verdict}"
            )
        for name in {*told.killers} ^ {*known.killers}:
            if name not in (*told.undecided, *known.undecided):
                raise CertificateError(f"mutants: {told.name}: it is wrong about {name}")


def _kept(data: Record) -> list[Told]:
    """Return what a record tells of each mutant that there is.

    Raises:
        CertificateError: it is no such record, or about other mutants.
    """
    told = verdicts_from(data)
    if [t.name for t in told] != list(_named()):
        raise CertificateError("it does not tell of the mutants that there are, in their order")
    return told


def _summary(data: Record) -> Summary:
    told = verdicts_from(data)
    number = Counter(t.verdict for t in told)
    left = [t for t in told if t.verdict in (Verdict.SURVIVED, Verdict.UNKNOWN)]
    parts = ", ".join(f"{number[verdict]:,} {verdict.value}" for verdict in Verdict)
    lines = [f"Mutation: {count(len(told), 'mutant')}: {parts}."]
    lines += [f"{t.verdict.value}: {t.name}" for t in left[:_SHOWN]]
    if len(left) > _SHOWN:
        lines.append(f"… and {len(left) - _SHOWN:,} more: --json tells all")
    return Summary(tuple(lines), complete=not left)


# Tables.


def _kinds(data: Record) -> str:
    told: dict[Operator, Counter[Verdict]] = {operator: Counter() for operator in Operator}
    for t in _kept(data):
        told[_named()[t.name].operator][t.verdict] += 1
    rows = [
        (operator.value, f"{found.total():,}", *(f"{found[v]:,}" for v in Verdict))
        for operator, found in told.items()
    ]
    total = sum(told.values(), Counter[Verdict]())
    rows.append(("all", f"{total.total():,}", *(f"{total[v]:,}" for v in Verdict)))
    return table(("Slip", "Mutants", *(v.value for v in Verdict)), rows)


def _killers(data: Record) -> str:
    told = _kept(data)
    kills = Counter(name for t in told for name in t.killers)
    alone = [t for t in told if len(t.killers) == 1]
    proved = Counter(t.killers[0] for t in alone if not t.undecided)
    known = Counter(t.killers[0] for t in alone)
    example = {t.killers[0]: t for t in reversed(alone)}
    rows = []
    for p in all_properties():
        if kills[p.name]:
            only = example.get(p.name)
            told_of = "" if only is None else only.name
            numbers = (f"{found[p.name]:,}" for found in (kills, known, proved))
            rows.append((in_words(p.name), *numbers, told_of))
    columns = ("Property", "Kills", "Kills alone", "All others proved", "For example")
    return table(columns, rows)


def _idle(data: Record) -> str:
    kills = {name for t in _kept(data) for name in t.killers}
    implied = data["implied"]
    rows = [
        (in_words(p.name), p.kind.value, _why_idle(p, implied))
        for p in all_properties()
        if p.name not in kills
    ]
    return table(("Property", "Kind", "Why it kills none"), rows)


def _why_idle(p: Property, implied: Mapping[str, Sequence[str]]) -> str:
    if others := implied.get(p.name):
        return f"implied by others: {', '.join(map(in_words, others))}"
    if p.name in implied:
        return "nothing has to be proved for it: no transition comes near it"
    if p.targets is not None:
        return "it shows that something is possible; that nothing else shows it is not looked for"
    if p.goal is not None:
        return "a way back is looked for where the proof has one; that there is none is not"
    if p.graph is not None:
        return "it is about what no slip here changes"
    return "not known"


def _equal(data: Record) -> str:
    places: dict[str, list[Mutant]] = {}
    for t in _kept(data):
        if t.verdict is Verdict.EQUIVALENT:
            mutant = _named()[t.name]
            places.setdefault(mutant.place, []).append(mutant)
    rows = [(place, "\n".join(map(_told, found))) for place, found in places.items()]
    return table(("Where", "What makes no difference"), rows)


def _told(mutant: Mutant) -> str:
    return f"{mutant.before} ⇒ {mutant.after}"


MUTATION: Final = Part(
    "mutation",
    "which slips in the model do the properties notice, and which make no difference?",
    _find,
    _check,
    _summary,
    {
        "mutants": _kinds,
        "killers": _killers,
        "idle": _idle,
        "equivalents": _equal,
    },
    kept=lambda found: {name: part for name, part in found.items() if name != "found"},
)
