"""Check a proof at once, where no certificate is kept: that something to be shown cannot be.

It is asked as the checker asks, as a script for a solver that knows nothing of how it was found.
"""

from __future__ import annotations

from uccx_proofs.certificate import Thesis
from uccx_proofs.certificate_writer import certificate_text
from uccx_proofs.obligations import obligations
from uccx_proofs.scripts import script_of, title
from uccx_proofs.solvers import SOLVERS, Z3
from uccx_proofs.system import System
from uccx_proofs.verdicts import Disagreement, Proved, Unknown

__all__ = ["confirmed"]


def confirmed(system: System, thesis: Thesis, proof: Proved) -> Proved | Unknown | Disagreement:
    """Return a proof if its obligations hold.

    Raises:
        ValueError: it has no certificate.
        CertificateError: its certificate is for something else.
    """
    if proof.certificate is None:
        raise ValueError(f"{thesis.name}: there is no certificate to check")
    found = obligations(system, thesis, proof.certificate)
    script = script_of(system, thesis, found)
    control, *answers = SOLVERS[Z3](script) or [""]
    if control != "sat" or len(answers) != len(found):
        return Unknown(f"{Z3} did not answer what was asked about {thesis.name}")
    doubtful = [title(o) for o, said in zip(found, answers, strict=True) if said != "unsat"]
    if not doubtful:
        return proof
    told = f"{proof.engine} proves {thesis.name}, the check does not: {doubtful[0]}"
    certificate = certificate_text(thesis, proof.certificate, found)
    return Disagreement(
        told, material={"certificate.smt2": certificate, "obligations.smt2": script}
    )
