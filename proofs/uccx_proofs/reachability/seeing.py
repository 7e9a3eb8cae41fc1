"""Go through the stories of a record: does each lead to its target in all of its cases?

This is done with integers, in several corners of each case. That the steps are the same in all of a
case is a condition on choices, looked up in every combination that it speaks of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from uccx_model.cases import Case
from uccx_model.choices import CHOICES, Choice
from uccx_model.execution import Execution, NotEnabledError, ReplayError, replay
from uccx_model.graph import Graph
from uccx_model.reachability import WORLDS, Reachability
from uccx_model.trace import Trace
from uccx_proofs.reachability.keeping import kept_record, record_about, targets_in
from uccx_proofs.reachability.records import Story
from uccx_proofs.reachability.where import holds_in, path_condition
from uccx_proofs.refusing import CertificateError

__all__ = ["Shown", "go_through"]

CORNERS: Final = 3  #: of a case in which a story is gone through: as many as a choice has options


@dataclass(frozen=True)
class Shown:
    """What the stories show."""

    stories: int
    unsettled: tuple[str, ...]


def go_through(folder: Path, graph: Graph, world: str) -> Shown:
    """Return what the stories of a world show, each gone through in the model.

    Raises:
        CertificateError: a file is missing or spoilt, or a story does not show what it should; the
            message names the file and the place.
    """
    record, file = record_about(folder, graph, world), f"reachability/{world}.json"
    stories = [story for told in record.stories.values() for story in told]
    for story in stories:
        try:
            _check_story(graph, story)
        except CertificateError as error:
            raise CertificateError(f"{file}: {error}") from error
    records = [record if w == world else kept_record(folder, w) for w in WORLDS]
    verdicts = {key: found for r in records for key, found in r.verdicts().items()}
    known = Reachability(record.model, verdicts)
    return Shown(len(stories), tuple(_unsettled(known, targets_in(graph), world)))


def _check_story(graph: Graph, story: Story) -> None:
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


def _unsettled(known: Reachability, targets: Iterable[str], world: str) -> Iterator[str]:
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
