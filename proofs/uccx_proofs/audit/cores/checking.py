"""What each proof rests on: a smallest set of parts of the model, and how that is checked.

A core is smallest for the lemmas of a certificate: with its parts all obligations hold, whatever
becomes of the rest of the model; without any one of them some obligation fails. Other lemmas may
need other parts. Nothing here finds a core: see `finding`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from uccx_model.graph import Graph
from uccx_proofs.audit.cores.loosened import Loosened, Part, loosened
from uccx_proofs.certificate import Thesis, has_thesis, thesis_of
from uccx_proofs.certificate_reader import parse_certificate
from uccx_proofs.checker import Files
from uccx_proofs.json_reader import fields, list_in
from uccx_proofs.obligations import Obligation, obligations
from uccx_proofs.property import Property
from uccx_proofs.refusing import CertificateError
from uccx_proofs.scripts import script_of, title
from uccx_proofs.solvers import SOLVERS, Z3
from uccx_proofs.system import System, licensing_system

__all__ = ["FIELDS", "Argument", "arguments", "check_cores", "kept"]

FIELDS: Final = ("cores", "parts")


@dataclass(frozen=True)
class Argument:
    """A property's proof about the loosened model: what its certificate must show there."""

    p: Property
    thesis: Thesis
    obligations: tuple[Obligation, ...]


def arguments(
    graph: Graph,
    loose: Loosened,
    properties: Iterable[Property],
    read: Callable[[str], Files],
) -> Iterable[Argument]:
    """Yield the argument of each property that has a proof.

    Args:
        graph: the model.
        loose: the same, loosened.
        properties: of the model.
        read: gives what is written down for a property.

    Raises:
        CertificateError: a certificate is missing or spoilt.
    """
    system = licensing_system(graph)
    proved = [p for p in properties if has_thesis(p)]
    texts = {p.name: read(p.name).certificate for p in proved}
    if missing := [name for name, text in texts.items() if text is None]:
        raise CertificateError(f"{missing[0]} has no certificate; `make certify` finds it")
    for p in proved:
        yield _argument(system, loose.system, p, texts[p.name] or "")


def _argument(system: System, loose: System, p: Property, text: str) -> Argument:
    try:
        certificate = parse_certificate(text, system).certificate
        if certificate.depth > 1:
            raise CertificateError("its certificate is by k-induction, which has no core here")
        thesis = thesis_of(loose, p, certificate.profile)
        return Argument(p, thesis, tuple(obligations(loose, thesis, certificate)))
    except CertificateError as error:
        raise CertificateError(f"{p.name}: {error}") from error


def kept(loose: Loosened, obligation: Obligation, parts: Iterable[Part]) -> Obligation:
    """Return an obligation where these parts are not left out."""
    told = tuple(~loose.switches[part] for part in parts)
    return replace(obligation, given=(*obligation.given, ("parts that are kept", told)))


def check_cores(
    data: Mapping[str, Any],
    graph: Graph,
    properties: Sequence[Property],
    read: Callable[[str], Files],
    solvers: Sequence[str] = (Z3,),
) -> None:
    """Check every core: that it is enough, and that nothing in it is too much.

    Args:
        data: the record.
        graph: the model.
        properties: what it is about.
        read: gives what is written down for a property.
        solvers: those who must agree.

    Raises:
        CertificateError: a core is missing, not enough, or not smallest; says which.
    """
    told = fields({name: data[name] for name in FIELDS if name in data}, FIELDS)
    loose = loosened(graph)
    if list_in(told["parts"]) != list(map(str, loose.switches)):
        raise CertificateError("the parts of the model are others")
    cores = fields(told["cores"])
    for argument in arguments(graph, loose, properties, read):
        name = argument.p.name
        if name not in cores:
            raise CertificateError(f"nothing is told of {name}")
        core = _read(cores[name], list(loose.switches), argument)
        for solver in solvers:
            _check_enough(loose, argument, list(core), solver)
            _check_smallest(loose, argument, core, solver)
    proved = [p.name for p in properties if has_thesis(p)]
    if unknown := [name for name in cores if name not in proved]:
        raise CertificateError(f"there is no proof of {unknown[0][:80]!a}")


def _read(told: object, parts: Sequence[Part], argument: Argument) -> dict[Part, Obligation]:
    """Return the parts of a core, each with the obligation that fails without it."""
    core: dict[Part, Obligation] = {}
    for pair in list_in(told):
        match pair:
            case [int(part), int(failing)] if part in range(len(parts)) and failing in range(
                len(argument.obligations)
            ):
                core[parts[part]] = argument.obligations[failing]
            case _:
                raise CertificateError(f"{argument.p.name}: no part and obligation: {pair!r:.80}")
    return core


def _check_enough(loose: Loosened, argument: Argument, core: Sequence[Part], solver: str) -> None:
    derived = [kept(loose, obligation, core) for obligation in argument.obligations]
    for obligation, answer in zip(derived, _asked(loose, argument, derived, solver), strict=True):
        if answer != "unsat":
            told = f"its core is not enough for {title(obligation)} ({answer})"
            raise CertificateError(f"{argument.p.name}: {told}")


def _check_smallest(
    loose: Loosened, argument: Argument, core: Mapping[Part, Obligation], solver: str
) -> None:
    derived = [
        kept(loose, failing, (other for other in core if other is not part))
        for part, failing in core.items()
    ]
    for part, answer in zip(core, _asked(loose, argument, derived, solver), strict=True):
        if answer != "sat":
            told = f"its core does not need {part} ({answer})"
            raise CertificateError(f"{argument.p.name}: {told}")


def _asked(
    loose: Loosened, argument: Argument, derived: Sequence[Obligation], solver: str
) -> list[str]:
    script = script_of(loose.system, argument.thesis, derived)
    control, *answers = SOLVERS[solver](script) or [""]
    if control != "sat" or len(answers) != len(derived):
        raise CertificateError(f"{argument.p.name}: {solver} did not answer what was asked")
    return answers
