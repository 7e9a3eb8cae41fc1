"""Let solvers answer what has to be shown, and make sure that all of them agree to all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing

from uccx_proofs.certificate import Thesis
from uccx_proofs.obligations import CertificateError, Obligation
from uccx_proofs.processes import Failed, Limits, run_all
from uccx_proofs.scripts import script_of, title
from uccx_proofs.solvers import SOLVERS
from uccx_proofs.system import System
from uccx_proofs.verdicts import Disagreement, Proved, Unknown
from uccx_proofs.weighing import Answered, Refused, argument_of, weighed

__all__ = ["agree"]


def agree(
    system: System,
    aim: Thesis,
    derived: Sequence[Obligation],
    solvers: Sequence[str],
    limits: Limits | None,
) -> None:
    """Return if all solvers agree to all obligations.

    Args:
        system: what is always assumed is this system's.
        aim: what the obligations show, in words.
        derived: the obligations.
        solvers: who must agree; one alone answers in the process that calls.
        limits: for each solver that has a process of its own; None if none is to have one.

    Raises:
        CertificateError: one does not; says to what, and why.
    """
    script = script_of(system, aim, derived)
    titles = tuple(map(title, derived))
    answered: dict[str, Answered] = {}
    for solver, answers in _answers(script, solvers, limits):
        if isinstance(answers, Failed):
            raise CertificateError(f"{solver} gave no answer: {answers.reason}")
        answered[solver] = Answered(titles, tuple(answers), "", argument_of(derived), script)
    outcome = weighed(answered)
    match outcome:
        case Proved():
            pass
        case Disagreement(explanation=told) | Unknown(reason=told) | Refused(reason=told):
            raise CertificateError(told)
        case _:
            raise TypeError(f"expected what solvers say, found {outcome!r}")


def _answers(
    script: str, solvers: Sequence[str], limits: Limits | None
) -> Iterator[tuple[str, list[str] | Failed]]:
    if limits is None or len(solvers) == 1:
        yield from ((solver, SOLVERS[solver](script)) for solver in solvers)
        return

    def ask(solver: str) -> list[str]:
        return SOLVERS[solver](script)

    with closing(run_all(ask, solvers, workers=len(solvers), limits=limits)) as outcomes:
        for place, answers in outcomes:
            yield solvers[place], answers
