"""Check what is kept about reaching everything, by what did not find it.

Stories are gone through with integers, in several corners of their cases; that their steps are the
same in all of a case is a condition on choices, looked up in every combination that it speaks of.
What is excluded is an obligation like any other, put to solvers. Together they leave nothing open,
or what they leave open is told.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

from uccx_model.cases import Case
from uccx_model.choices import CHOICES, Choice
from uccx_model.execution import Execution, NotEnabledError, ReplayError, replay
from uccx_model.fingerprint import fingerprint
from uccx_model.graph import Graph, transitions_of
from uccx_model.reachability import WORLDS, Reachability
from uccx_model.trace import Trace
from uccx_proofs.certificate import Thesis
from uccx_proofs.certificate_reader import parse_certificate
from uccx_proofs.checker import Finding
from uccx_proofs.obligations import CertificateError, Obligation, obligations
from uccx_proofs.processes import Failed, Limits, run_all
from uccx_proofs.reachability.excluding import targets_of, thesis_of, world_of
from uccx_proofs.reachability.keeping import certificate_file, kept_record, text_kept
from uccx_proofs.reachability.records import MADE_BY, Record, Story
from uccx_proofs.reachability.where import holds_in, path_condition
from uccx_proofs.scripts import script_of, title
from uccx_proofs.solvers import SOLVERS
from uccx_proofs.system import System, licensing_system
from uccx_proofs.verdicts import Disagreement, Unknown
from uccx_proofs.weighing import Answered, Refused, argument_of, weighed

__all__ = ["Reached", "check", "check_story", "excluded_in", "unsettled"]

CORNERS: Final = 3  #: of a case in which a story is gone through: as many as a choice has options


@dataclass(frozen=True)
class Reached(Finding):
    """What a check found about reaching everything with the numbers of one world."""

    stories: int = 0
    unsettled: tuple[str, ...] = ()  #: targets of which some case is neither seen nor excluded


@dataclass(frozen=True)
class _Shown:
    """What the stories show."""

    stories: int
    unsettled: tuple[str, ...]


_Part = Answered | _Shown | Refused | Failed
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
    system = licensing_system(graph, observed=False)

    def perform(task: tuple[str, str]) -> tuple[Answered | _Shown | Refused, float]:
        begin = perf_counter()
        found: Answered | _Shown | Refused
        try:
            found = _performed(folder, graph, system, *task)
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


def _performed(
    folder: Path, graph: Graph, system: System, world: str, solver: str
) -> Answered | _Shown:
    if not solver:
        return _gone_through(folder, graph, world)
    thesis, derived = excluded_in(folder, system, world)
    script = script_of(world_of(system, world), thesis, derived)
    answers = tuple(map(str, SOLVERS[solver](script)))
    return Answered(tuple(map(title, derived)), answers, "", argument_of(derived), script)


def _name(world: str) -> str:
    return f"reachability_{world}"


def _weighed(world: str, parts: Mapping[str, _Part], seconds: float) -> Reached:
    answered = {name: part for name, part in parts.items() if isinstance(part, Answered)}
    outcome = weighed(answered) if answered else Unknown("no solver was asked")
    if isinstance(outcome, Disagreement):
        return Reached(_name(world), outcome)
    for part in parts.values():
        if isinstance(part, Refused):
            return Reached(_name(world), part)
    for name, part in parts.items():
        if isinstance(part, Failed):
            who = f"{name} gave no answer" if name else "the stories were not gone through"
            return Reached(_name(world), Unknown(f"{who}: {part.reason}"))
    shown = parts[""]
    if not isinstance(shown, _Shown):
        raise TypeError(f"expected what stories show, found {shown!r}")
    return Reached(
        _name(world),
        outcome,
        obligations=len(next(iter(answered.values())).titles),
        solvers=tuple(answered),
        seconds=seconds,
        stories=shown.stories,
        unsettled=shown.unsettled,
    )


# What is excluded.


def excluded_in(folder: Path, system: System, world: str) -> tuple[Thesis, list[Obligation]]:
    """Return what the certificate of a world must show, and its obligations.

    Args:
        folder: of certificates.
        system: the model's system, without a notebook.
        world: whose numbers.

    Raises:
        CertificateError: a file is missing or spoilt; the message names it.
    """
    file, own = certificate_file(folder, world), world_of(system, world)
    record = kept_record(folder, world)
    _check_names(record, targets_of(system))
    thesis = thesis_of(own, world, record.impossible)
    text = text_kept(file)
    try:
        certificate = parse_certificate(text, own).certificate
        return thesis, obligations(own, thesis, certificate)
    except CertificateError as error:
        raise CertificateError(f"reachability/{file.name}: {error}") from error


def _check_names(record: Record, targets: Iterable[str]) -> None:
    known = set(targets)
    for part, told in (("stories", record.stories), ("impossible", record.impossible)):
        for target in told:
            if target not in known:
                shown = ascii(target[:80])
                raise CertificateError(
                    f"reachability/{record.world}.json: {part}: the model has no state or "
                    f"transition {shown}"
                )


# What is seen.


def _gone_through(folder: Path, graph: Graph, world: str) -> _Shown:
    records = {w: kept_record(folder, w) for w in WORLDS}
    record = records[world]
    file = f"reachability/{world}.json"
    if record.model != fingerprint(graph):
        told = f"{file} was made for another version of the model; run `{MADE_BY}`"
        raise CertificateError(told)
    targets = [node.name for node in graph.nodes]
    targets += [transition.label for transition in transitions_of(graph)]
    _check_names(record, targets)
    stories = [story for told in record.stories.values() for story in told]
    for story in stories:
        try:
            check_story(graph, story)
        except CertificateError as error:
            raise CertificateError(f"{file}: {error}") from error
    verdicts = {key: found for r in records.values() for key, found in r.verdicts().items()}
    left = tuple(unsettled(Reachability(record.model, verdicts), targets, world))
    return _Shown(len(stories), left)


def check_story(graph: Graph, story: Story) -> None:
    """Make sure that a story leads to its target in all of its cases.

    Raises:
        CertificateError: it does not.
    """
    place = f"story {story.number} of {story.target}"
    trace = story.trace(graph)
    try:
        replay(graph, trace)
    except ReplayError as error:
        raise CertificateError(f"{place}: {error}") from error
    if story.target not in _ends(trace):
        raise CertificateError(f"{place}: it does not lead there")
    if not any(case.has(trace.choices) for case in story.cases):
        raise CertificateError(f"{place}: it is told with choices that are in none of its cases")
    condition = path_condition(graph, trace)
    for case in story.cases:
        if not holds_in(condition, case):
            raise CertificateError(f"{place}: its steps are not possible in all of: {case}")
        for choices in _corners(case):
            _go_again(graph, trace, choices, f"{place}, in {case}")


def _ends(trace: Trace) -> tuple[str, ...]:
    if not trace.steps:
        return (trace.start.node,)
    before = trace.steps[-2].after.node if len(trace.steps) > 1 else trace.start.node
    after = trace.last.node
    return after, f"{trace.steps[-1].transition}: {before} → {after}"


def _corners(case: Case) -> Iterator[tuple[Choice, ...]]:
    """Yield combinations of a case in which, together, every option that fits occurs."""
    fitting = [[o for o in c if o in case.options.get(c, frozenset(c))] for c in CHOICES]
    for corner in range(CORNERS):
        yield tuple(options[corner % len(options)] for options in fitting)


def _go_again(graph: Graph, trace: Trace, choices: Sequence[Choice], place: str) -> None:
    execution = Execution(graph, trace.parameters, choices)
    here = trace.start
    if not execution.is_start(here):
        raise CertificateError(f"{place}: no instance starts like this")
    for number, step in enumerate(trace.steps, start=1):
        try:
            here = execution.take(here, step.transition, step.inputs).after
        except NotEnabledError as error:
            raise CertificateError(f"{place}, step {number}: {error}") from error
        if here.node != step.after.node:
            raise CertificateError(f"{place}, step {number}: it leads to {here.node}")


def unsettled(known: Reachability, targets: Iterable[str], world: str) -> Iterator[str]:
    """Yield the targets of which some case is neither seen nor excluded.

    Raises:
        CertificateError: a case is both.
    """
    for target in targets:
        found = known.known(target, world)
        for sighting in found.seen:
            for case in found.impossible:
                if case.meets(sighting.case):
                    told = f"{target} is seen in {sighting.case}, and excluded in {case}"
                    raise CertificateError(f"reachability/{world}.json: {told}")
        if found.unsettled():
            yield target
