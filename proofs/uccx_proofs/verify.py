"""Verify the licensing model, and write its certificates."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from uccx_model.graph import Graph, licensing_graph
from uccx_model.parameters import PROFILES
from uccx_proofs.catalogue import properties_named
from uccx_proofs.files import committed_certificates
from uccx_proofs.solvers import SOLVERS, Z3
from uccx_proofs.store import Cache, Store, user_cache
from uccx_proofs.verdicts import Run
from uccx_proofs.verification import Progress, Verification

__all__ = ["certify", "verify"]

CERTIFYING = 2  #: processes that search for certificates: a number, so that all find the same


def verify(  # noqa: PLR0913 - each is an option of its own
    properties: Sequence[str] | None = None,
    *,
    profile: str | None = None,
    jobs: int = 0,
    time_limit: float = 60.0,
    graph: Graph | None = None,
    progress: Progress | None = None,
    solvers: Sequence[str] = (Z3,),
    certificates: Path | None = None,
    cache: Path | None = None,
    fresh: bool = False,
) -> Run:
    """Verify the licensing model.

    Args:
        properties: names of the properties to decide; None or empty for all.
        profile: a release profile to restrict the numbers to; None for any numbers.
        jobs: how many processes check and search; 0 for one a processor.
        time_limit: seconds for one check, and for one search by a solver.
        graph: another model than the documented one.
        progress: gets what is being done, how many properties are decided, and of how many.
        solvers: who must agree to each certificate.
        certificates: the folder of certificates; None for those that belong to the model.
        cache: the folder of the cache; None for the user's.
        fresh: find everything anew, whatever is written down.

    Returns:
        The outcome for each property, in the catalogue's order.

    Raises:
        UnknownPropertyError: a property of this name does not exist.
        ValueError: a profile or a solver of this name does not exist.

    Example:
        >>> verify(["no_state_is_a_dead_end"]).results[0].holds
        True
    """
    _known("profile", [] if profile is None else [profile], [p.name for p in PROFILES])
    _known("solver", solvers, list(SOLVERS))
    if not solvers:
        raise ValueError("expected at least one solver")
    chosen = properties_named(properties or ())
    model = licensing_graph() if graph is None else graph
    verification = Verification(
        model, chosen, profile, tuple(solvers), jobs or os.cpu_count() or 1, time_limit, progress
    )
    memory = Cache(cache or user_cache())
    if not fresh:
        verification.check_written(Store(certificates or committed_certificates()))
        verification.check_remembered(memory)
    verification.find_anew([[p] for p in verification.left])
    for name, files in verification.written.items():
        if verification.results[name].holds:
            memory.remember(name, profile, files)
    return verification.run()


def certify(
    folder: Path | None = None,
    *,
    time_limit: float = 60.0,
    progress: Progress | None = None,
) -> Run:
    """Find every proof and example anew, and write those that hold into a folder.

    What is in the folder is replaced only if everything holds. The files are the same, byte for
    byte, whenever the model, the properties and the versions of the solvers are the same.

    Args:
        folder: where to; None for the certificates that belong to the model.
        time_limit: seconds for one check, and for one search by a solver.
        progress: gets what is being done, how many properties are decided, and of how many.

    Raises:
        CertificateError: what questions begin with does not pass its check.
        OSError: the folder cannot be written to.
    """
    from uccx_proofs.queries.lemmas import write_lemmas  # noqa: PLC0415 - only here

    chosen = properties_named(())
    verification = Verification(
        licensing_graph(), chosen, None, tuple(SOLVERS), CERTIFYING, time_limit, progress
    )
    groups = [chosen[start::CERTIFYING] for start in range(CERTIFYING)]
    verification.find_anew(groups)
    run = verification.run()
    if all(result.holds for result in run.results):
        store = Store(folder or committed_certificates())
        for name, files in verification.written.items():
            store.write(name, files)
        store.keep_only(verification.written)
        if progress is not None:
            progress("learning what questions begin with", len(run.results), len(run.results))
        write_lemmas(licensing_graph(), folder)
    return run


def _known(what: str, names: Iterable[str], known: Sequence[str]) -> None:
    for name in names:
        if name not in known:
            raise ValueError(f"no {what} is called {name!r}; there are: {', '.join(known)}")
