"""Is each part of the properties and of the model there for something? What was found, and checks.

For each sight there is a moment of a trace at which it is seen, or a proof that it never is, or it
is told that neither was found. Nothing here finds anything: see `finding`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from uccx_model.evaluation import Value
from uccx_model.execution import ReplayError, zero_inputs
from uccx_model.graph import Graph
from uccx_model.variables import input_symbols
from uccx_proofs.agreeing import agree
from uccx_proofs.audit.vacuity.model_sights import model_sights
from uccx_proofs.audit.vacuity.sights import About, Sight, property_sights, unsettled
from uccx_proofs.certificate import Thesis
from uccx_proofs.certificate_reader import parse_certificate
from uccx_proofs.certificate_writer import LEMMAS
from uccx_proofs.evidence import read_example
from uccx_proofs.json_reader import fields, list_in, text_in, value_in
from uccx_proofs.moments import Moment, comes_true, moments_of
from uccx_proofs.obligations import obligations
from uccx_proofs.property import Claim, Property
from uccx_proofs.refusing import CertificateError
from uccx_proofs.solvers import Z3
from uccx_proofs.system import System, licensing_system

__all__ = [
    "FIELDS",
    "Progress",
    "check_vacuity",
    "is_missing",
    "is_written_so",
    "sights_of",
    "thesis_about",
]

FIELDS: Final = ("seen", "never", "open", "traces", "proofs")

Progress = Callable[[str, int, int], None]
"""Gets what is being done, how much of it is done, and of how much."""


def sights_of(system: System, properties: Sequence[Property]) -> list[Sight]:
    """Return everything that is to be seen, for some properties and the model."""
    return [*property_sights(system, properties), *model_sights(system)]


def is_written_so(data: Mapping[str, Any], name: str) -> bool:
    """Return whether a sight is never seen for what it says itself, whatever can be reached."""
    return LEMMAS not in str(data["proofs"][data["never"][name]])


def is_missing(sight: Sight) -> bool:
    """Return whether something is wrong where a sight is never seen."""
    dead = (About.TRANSITION, About.VARIABLE, About.DEADLINE, About.NUMBER)
    return sight.demanded or sight.about in dead


def thesis_about(number: int, claims: Iterable[Claim]) -> Thesis:
    """Return what a proof must show about sights that are never seen."""
    sentence = "What would be seen there never happens."
    return Thesis(f"vacuity_{number}", sentence, None, tuple(claims))


def check_vacuity(
    data: Mapping[str, Any],
    graph: Graph,
    properties: Sequence[Property],
    solvers: Sequence[str] = (Z3,),
) -> None:
    """Check what is kept: go through its traces with integers, and ask solvers about its proofs.

    Args:
        data: the record.
        graph: the model.
        properties: what it is about.
        solvers: those who must agree.

    Raises:
        CertificateError: a trace or a proof does not show what it should, or something is missing.
    """
    told = fields({name: data.get(name) for name in FIELDS if name in data}, FIELDS)
    system = licensing_system(graph)
    sights = {sight.name: sight for sight in sights_of(system, properties)}
    seen, never, left = (fields(told[name]) for name in ("seen", "never", "open"))
    _check_names(sights, (seen, never, left))
    moments = [_moments(graph, system, part) for part in list_in(told["traces"])]
    for name, where in seen.items():
        if not _is_seen(system, sights[name], moments, where):
            raise CertificateError(f"{name}: it is not seen where the record says")
    proofs = [text_in(part) for part in list_in(told["proofs"])]
    for number, text in enumerate(proofs):
        excluded = [sights[name] for name, place in never.items() if place == number]
        _check_proof(system, number, text, excluded, solvers)
    for name, place in never.items():
        if place not in range(len(proofs)):
            raise CertificateError(f"{name}: there is no proof {place!r}")


def _check_names(sights: Mapping[str, Sight], told: Sequence[Mapping[str, object]]) -> None:
    names = [name for part in told for name in part]
    if unknown := [name for name in names if name not in sights]:
        raise CertificateError(f"there is nothing to be seen that is called {unknown[0][:80]!a}")
    if missing := [name for name in sights if name not in names]:
        raise CertificateError(f"nothing is told of {missing[0]}")
    if len(set(names)) != len(names):
        raise CertificateError("of something two things are told")


# What is seen.


@dataclass(frozen=True)
class _Place:
    """A place in a trace: after so many steps, with the inputs that follow or with others."""

    trace: int
    at: int
    inputs: Mapping[str, Value] | None


def _place(where: object) -> _Place:
    if isinstance(where, list):
        where = dict(zip(("trace", "at"), where, strict=False))
    told = fields(where, ("trace", "at"), ("inputs",))
    inputs = None
    if "inputs" in told:
        given, nothing = fields(told["inputs"], (), zero_inputs()), zero_inputs()
        inputs = {n: value_in(given.get(n, zero), n, zero) for n, zero in nothing.items()}
    return _Place(value_in(told["trace"], "trace", 0), value_in(told["at"], "at", 0), inputs)


def _moments(graph: Graph, system: System, part: object) -> list[Moment]:
    example = read_example(graph, part)
    try:
        return moments_of(graph, system, example.trace)
    except ReplayError as error:
        raise CertificateError(f"{example.shows}: {error}") from error


def _is_seen(
    system: System, sight: Sight, traces: Sequence[Sequence[Moment]], where: object
) -> bool:
    """Return whether one of a sight's claims comes true at a place."""
    place = _place(where)
    if place.trace not in range(len(traces)) or place.at not in range(len(traces[place.trace])):
        raise CertificateError(f"{sight.name}: there is no such moment in the traces")
    moments = traces[place.trace]
    here, values, edge = moments[place.at], moments[place.at].values, None
    if place.inputs is not None:
        told = input_symbols()
        values = {**values, **{told[name]: value for name, value in place.inputs.items()}}
    elif place.at + 1 < len(moments):
        values, edge = moments[place.at + 1].before, moments[place.at + 1].edge
    return any(
        claim.node == here.node
        and (claim.edge is None or claim.edge is edge)
        and comes_true(claim.bad, values)
        for claim in sight.claims(system)
    )


# What is never seen.


def _check_proof(
    system: System, number: int, text: str, excluded: Sequence[Sight], solvers: Sequence[str]
) -> None:
    thesis = thesis_about(number, unsettled(system, excluded))
    derived = obligations(system, thesis, parse_certificate(text, system).certificate)
    try:
        agree(system, thesis, derived, solvers, None)
    except CertificateError as error:
        raise CertificateError(f"proof {number} of what is never seen: {error}") from error
