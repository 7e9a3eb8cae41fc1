"""Judge all mutants of the model, and tell what was found as data.

A record has each mutant's verdict and killers. Traces are not kept: `audit --json` tells them.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, Final

from uccx_model.graph import licensing_graph
from uccx_proofs.audit.mutation.ground import prepare
from uccx_proofs.audit.mutation.judging import Judge, Judgement, Verdict
from uccx_proofs.audit.mutation.mutants import Mutant, mutants, sample
from uccx_proofs.catalogue import all_properties
from uccx_proofs.certificate import has_thesis
from uccx_proofs.checker import Checker
from uccx_proofs.files import committed_certificates
from uccx_proofs.json_reader import fields, list_in, text_in
from uccx_proofs.queries.lemmas import check_lemmas, kept_lemmas
from uccx_proofs.refusing import CertificateError
from uccx_proofs.scheduling.spreading import Failed, Limits, spread
from uccx_proofs.solvers import MEGABYTES, Z3
from uccx_proofs.store import Store
from uccx_proofs.system import licensing_system
from uccx_proofs.verdicts import Proved

__all__ = ["Told", "Verdict", "find_verdicts", "record_of", "verdicts_from"]

SECONDS: Final = 120.0  #: for one mutant
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Told:
    """What was found about one mutant: small enough to be sent."""

    name: str
    verdict: Verdict
    killers: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    why: str = ""
    shown: tuple[Mapping[str, Any], ...] = field(default=(), compare=False)  #: traces
    seconds: float = field(default=0.0, compare=False)


def judging() -> Callable[[int], Told]:
    """Learn what judging stands on; return what judges the mutant of a number."""
    gc.disable()  # it would look through hundreds of thousands of terms that stay anyway
    ground = prepare()
    judge, every = Judge(ground), mutants(ground.graph)
    judge.warm()
    gc.freeze()
    return lambda number: _told(judge, every[number])


def _told(judge: Judge, mutant: Mutant) -> Told:
    begin = perf_counter()
    found = judge.judge(mutant.graph, mutant.starts)
    return Told(
        mutant.name,
        found.verdict,
        found.killers,
        found.undecided,
        found.why,
        tuple(_shown(found)),
        perf_counter() - begin,
    )


def _shown(found: Judgement) -> list[dict[str, Any]]:
    """Return what shows each killer, as JSON data."""
    traces: list[dict[str, Any]] = [
        {"breaks": list(kill.names), "trace": dict(kill.told)}
        | ({} if kill.then is None else {"then": dict(kill.then)})
        for kill in found.kills
    ]
    return [*traces, *({"breaks": [name], "because": why} for name, why in found.told.items())]


def find_verdicts(
    *,
    jobs: int,
    number: int | None = None,
    begin: int = 0,
    scheduler: str | None = None,
    progress: Progress = lambda _, __, ___: None,
) -> list[Told]:
    """Return what is found about each mutant of the documented model, in their order.

    Args:
        jobs: how many processes judge.
        number: how many mutants to judge, evenly chosen; None for all.
        begin: with which to begin to choose.
        scheduler: the address of a Dask cluster; None for processes.
        progress: gets what is done, how many, and of how many.

    Raises:
        CertificateError: a committed certificate is spoilt.
        SchedulerError: the cluster cannot be used.
    """
    every = mutants(licensing_graph())
    chosen = every if number is None else sample((*every[begin:], *every[:begin]), number)
    place = {mutant: n for n, mutant in enumerate(every)}
    tasks = [place[mutant] for mutant in chosen]
    found: dict[int, Told] = {}
    progress("judging mutants", 0, len(tasks))
    progress("checking what judging stands on", 0, len(tasks))
    _check_ground(jobs)
    work = spread(judging, tasks, jobs=jobs, scheduler=scheduler, limits=Limits(SECONDS, MEGABYTES))
    with closing(work) as outcomes:
        for task, outcome in outcomes:
            found[task] = _answered(chosen[task], outcome)
            progress("judging mutants", len(found), len(tasks))
    return [found[task] for task in range(len(tasks))]


def _check_ground(jobs: int) -> None:
    """Make sure that what is taken for true of the model has been shown: certificates and lemmas.

    Raises:
        CertificateError: a certificate is missing, spoilt or wrong, or the lemmas are.
    """
    graph = licensing_graph()
    system, store = licensing_system(graph), Store(committed_certificates())
    files = {p.name: store.read(p.name) for p in all_properties() if has_thesis(p)}
    checker = Checker(graph, system, files, (Z3,))
    wanted = [p for p in all_properties() if p.name in files]
    with closing(checker.check(wanted, jobs, Limits(SECONDS, MEGABYTES))) as findings:
        for finding in findings:
            if not isinstance(finding.outcome, Proved):
                why = getattr(finding.outcome, "reason", finding.outcome)
                raise CertificateError(f"{finding.name}: its certificate is no good: {why}")
    unobserved = licensing_system(graph, observed=False)
    check_lemmas(unobserved, kept_lemmas(unobserved), (Z3,))


def _answered(mutant: Mutant, outcome: Told | Failed) -> Told:
    if isinstance(outcome, Failed):
        return Told(mutant.name, Verdict.UNKNOWN, why=f"no answer: {outcome.reason}")
    return outcome


# As data.


def record_of(told: Sequence[Told]) -> dict[str, Any]:
    """Return what is kept: verdicts, with killers and what is undecided by number."""
    names = [p.name for p in all_properties()]
    number = {name: n for n, name in enumerate(names)}

    def numbers(those: Sequence[str]) -> list[int]:
        return [number[name] for name in those]

    kept = {t.name: [t.verdict.value, numbers(t.killers), numbers(t.undecided)] for t in told}
    return {"names": names, "mutants": kept}


def verdicts_from(data: Mapping[str, Any]) -> list[Told]:
    """Return what a record tells of each mutant.

    Raises:
        CertificateError: it is no such record.
    """
    names = [text_in(name) for name in list_in(data.get("names"))]
    found = []
    for mutant, told in fields(data.get("mutants")).items():
        try:
            verdict, killers, undecided = list_in(told)
            found.append(
                Told(
                    mutant,
                    Verdict(text_in(verdict)),
                    tuple(names[int(str(n))] for n in list_in(killers)),
                    tuple(names[int(str(n))] for n in list_in(undecided)),
                )
            )
        except (ValueError, IndexError) as error:
            raise CertificateError(f"mutants: {mutant[:80]!a}: {error}") from error
    return found
