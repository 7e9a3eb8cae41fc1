"""Check what is kept about reaching everything, by what did not find it.

Stories are gone through with integers (`seeing`), what is excluded is put to solvers. Together they
leave nothing open, or what they leave open is told.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from uccx_model.graph import Graph
from uccx_model.reachability import WORLDS
from uccx_proofs.certificate import Thesis
from uccx_proofs.certificate_reader import parse_certificate
from uccx_proofs.checker import Finding
from uccx_proofs.obligations import CertificateError, Obligation, obligations
from uccx_proofs.processes import Failed, Limits, run_all
from uccx_proofs.reachability.excluding import thesis_of, world_of
from uccx_proofs.reachability.keeping import certificate_file, record_about, text_kept
from uccx_proofs.reachability.seeing import Shown, go_through
from uccx_proofs.scripts import script_of, title
from uccx_proofs.solvers import SOLVERS
from uccx_proofs.system import System, licensing_system
from uccx_proofs.verdicts import Disagreement, Unknown
from uccx_proofs.weighing import Answered, Refused, argument_of, weighed

__all__ = ["Reached", "check", "excluding_script"]


@dataclass(frozen=True)
class Reached(Finding):
    """What a check found about reaching everything with the numbers of one world."""

    world: str = ""
    stories: int = 0
    unsettled: tuple[str, ...] = ()  #: targets of which some case is neither seen nor excluded


_Part = Answered | Shown | Refused | Failed
"""What one task found."""


def check(
    folder: Path, graph: Graph, solvers: Sequence[str], workers: int, limits: Limits
) -> Generator[Reached, None, None]:
    """Yield what is found about each world.

    Args:
        folder: of certificates.
        graph: the model.
        solvers: the names of the solvers that must agree.
        workers: how many processes work at a time.
        limits: for each solver, and for the stories of a world.
    """

    def perform(task: tuple[str, str]) -> tuple[Answered | Shown | Refused, float]:
        begin = perf_counter()
        found: Answered | Shown | Refused
        try:
            found = _performed(folder, graph, *task)
        except CertificateError as error:
            found = Refused(str(error))
        return found, perf_counter() - begin

    tasks = [(world, solver) for world in WORLDS for solver in (*solvers, "")]
    parts: dict[str, dict[str, _Part]] = {}
    spent = dict.fromkeys(WORLDS, 0.0)
    with closing(run_all(perform, tasks, workers=workers, limits=limits)) as outcomes:
        for place, done in outcomes:
            world, solver = tasks[place]
            known = parts.setdefault(world, {})
            if isinstance(done, Failed):
                known[solver] = done
            else:
                known[solver] = done[0]
                spent[world] += done[1]
            if len(known) == len(solvers) + 1:
                yield _weighed(world, known, spent[world])


def _performed(folder: Path, graph: Graph, world: str, solver: str) -> Answered | Shown:
    if not solver:
        return go_through(folder, graph, world)
    system, thesis, derived = _excluded(folder, graph, world)
    script = script_of(system, thesis, derived)
    answers = tuple(map(str, SOLVERS[solver](script)))
    return Answered(tuple(map(title, derived)), answers, "", argument_of(derived), script)


def _name(world: str) -> str:
    return f"reachability_{world}"


def _weighed(world: str, parts: Mapping[str, _Part], seconds: float) -> Reached:
    answered = {name: part for name, part in parts.items() if isinstance(part, Answered)}
    outcome = weighed(answered) if answered else Unknown("no solver was asked")
    if isinstance(outcome, Disagreement):
        return Reached(_name(world), outcome, world=world)
    for part in parts.values():
        if isinstance(part, Refused):
            return Reached(_name(world), part, world=world)
    for name, part in parts.items():
        if isinstance(part, Failed):
            who = f"{name} gave no answer" if name else "the stories were not gone through"
            return Reached(_name(world), Unknown(f"{who}: {part.reason}"), world=world)
    shown = parts[""]
    if not isinstance(shown, Shown):
        raise TypeError(f"expected what stories show, found {shown!r}")
    return Reached(
        _name(world),
        outcome,
        obligations=len(next(iter(answered.values())).titles),
        solvers=tuple(answered),
        seconds=seconds,
        world=world,
        stories=shown.stories,
        unsettled=shown.unsettled,
    )


# What is excluded.


def excluding_script(folder: Path, graph: Graph, world: str) -> str:
    """Return what the certificate of a world must show, as SMT-LIB 2.

    Args:
        folder: of certificates.
        graph: the model.
        world: whose numbers.

    Raises:
        CertificateError: a file is missing or spoilt; the message names it.
    """
    return script_of(*_excluded(folder, graph, world))


def _excluded(folder: Path, graph: Graph, world: str) -> tuple[System, Thesis, list[Obligation]]:
    record = record_about(folder, graph, world)
    system = world_of(licensing_system(graph, observed=False), world)
    thesis = thesis_of(system, world, record.impossible)
    file = certificate_file(folder, world)
    text = text_kept(file)
    try:
        certificate = parse_certificate(text, system).certificate
        return system, thesis, obligations(system, thesis, certificate)
    except CertificateError as error:
        raise CertificateError(f"reachability/{file.name}: {error}") from error
