"""The same happens to two instances, step by step, with integers: an experiment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from uccx_model.choices import CHOICES, Choice
from uccx_model.evaluation import Value
from uccx_model.execution import Execution, ReplayError
from uccx_model.graph import Graph
from uccx_model.trace import Situation, Trace
from uccx_proofs.comparing.judging import Difference, MisjudgedError, Refused, judge, step_act

__all__ = [
    "Experiment",
    "Happening",
    "Subject",
    "Trial",
    "carried_out",
    "experiment_of",
    "simplified",
]


@dataclass(frozen=True)
class Subject:
    """An instance of an experiment: its model, and the options that are chosen for it alone."""

    graph: Graph
    options: tuple[Choice, ...] = ()

    def choices(self, others: Iterable[Choice]) -> tuple[Choice, ...]:
        """Return the option that holds of each choice."""
        known = {type(option): option for option in (*others, *self.options)}
        return tuple(known.get(choice, next(iter(choice))) for choice in CHOICES)


@dataclass(frozen=True)
class Happening:
    """What is done or happens in a step, on both sides."""

    act: str
    inputs: Mapping[str, Value]


@dataclass(frozen=True)
class Experiment:
    """What is done to two instances that begin alike."""

    parameters: Mapping[str, int]
    choices: tuple[Choice, ...]  #: what holds for both, unless a subject has an option of its own
    start: Situation
    happenings: tuple[Happening, ...]

    def choosing(self, *options: Choice) -> Experiment:
        """Return the same experiment, other options being chosen for both."""
        kinds = {type(option) for option in options}
        others = (option for option in self.choices if type(option) not in kinds)
        return replace(self, choices=(*others, *options))


@dataclass
class Trial:
    """An experiment that goes on."""

    subjects: Sequence[Subject]
    experiment: Experiment  #: what was done so far
    _traces: list[Trace] = field(default_factory=list)
    _refused: Refused | None = None

    def __post_init__(self) -> None:
        e = self.experiment
        self._traces = [
            Trace(e.parameters, subject.choices(e.choices), e.start, ())
            for subject in self.subjects
        ]

    @property
    def here(self) -> Situation:
        """Where the left side is."""
        return self._traces[0].last

    def happens(self, happening: Happening) -> None:
        """Let something happen on both sides."""
        took = [self._take(number, happening) for number in range(len(self._traces))]
        if not all(took):
            self._refused = Refused(happening.act, happening.inputs)

    def _take(self, number: int, happening: Happening) -> bool:
        trace = self._traces[number]
        execution = Execution(self.subjects[number].graph, trace.parameters, trace.choices)
        steps = execution.enabled(trace.last, happening.inputs)
        fitting = [step for step in steps if step_act(step) == happening.act]
        if fitting:
            self._traces[number] = replace(trace, steps=(*trace.steps, fitting[0]))
        return bool(fitting)

    def difference(self) -> Difference:
        """Return what the experiment shows.

        Raises:
            ReplayError: a model does not go like this.
            MisjudgedError: it shows no difference.
        """
        found = Difference(self._traces[0], self._traces[1], self._refused)
        judge((self.subjects[0].graph, self.subjects[1].graph), found)
        return found


def carried_out(subjects: Sequence[Subject], experiment: Experiment) -> Difference:
    """Return what an experiment shows.

    Raises:
        ReplayError: a model does not go like this.
        MisjudgedError: it shows no difference.
    """
    trial = Trial(subjects, replace(experiment, happenings=()))
    for happening in experiment.happenings:
        trial.happens(happening)
    return trial.difference()


def experiment_of(difference: Difference) -> Experiment:
    """Return what is done in a difference."""
    longer = max(difference.left, difference.right, key=lambda trace: len(trace.steps))
    steps = tuple(Happening(step_act(step), step.inputs) for step in longer.steps)
    return Experiment(longer.parameters, difference.left.choices, longer.start, steps)


BOUGHT: Final = 100  #: licences, at the start of a plain experiment
_PLAIN: Final[Mapping[str, tuple[Value, ...]]] = {
    "ssm_reachable": (True,),
    "synced": (True,),
    "bought": (100, 130, 50),
    "demand": (0, 100, 101, 130, 131),
}
"""Values of inputs that are easy to read, the plainest first."""


def simplified(subjects: Sequence[Subject], experiment: Experiment) -> Experiment:
    """Return an experiment that shows a difference too, by the same acts, with plainer numbers.

    Whoever found the first one, the plainest is the same.
    """
    more = BOUGHT - experiment.start.values["bought"]
    begun = (_with_entitlement(experiment, BOUGHT, demand) for demand in (0, more))
    best = next((e for e in begun if _shows(subjects, e)), experiment)
    for number in range(len(experiment.happenings)):
        for name, values in _PLAIN.items():
            before = best.happenings[number - 1].inputs if number else best.start.values
            stays = (before[name],) if name in ("bought", "demand") and name in before else ()
            for value in (*stays, *values):
                happening = best.happenings[number]
                inputs = {**happening.inputs, name: value}
                changed = replace(happening, inputs=inputs)
                after = best.happenings[number + 1 :]
                tried = replace(best, happenings=(*best.happenings[:number], changed, *after))
                if _shows(subjects, tried):
                    best = tried
                    break
    return best


def _with_entitlement(experiment: Experiment, bought: int, more: int) -> Experiment:
    """Return an experiment that begins with so many licences, and keeps them where it did.

    Args:
        experiment: the experiment.
        bought: how many licences.
        more: how many are wanted more, wherever some are wanted.
    """
    old, values = experiment.start.values["bought"], experiment.start.values
    start = Situation(experiment.start.node, {**values, "bought": bought, "known": bought})
    kept = []
    for happening in experiment.happenings:
        inputs = dict(happening.inputs)
        inputs["bought"] = bought if inputs["bought"] == old else inputs["bought"]
        inputs["demand"] = max(inputs["demand"] + more, 0) if inputs["demand"] else 0
        kept.append(replace(happening, inputs=inputs))
    return replace(experiment, start=start, happenings=tuple(kept))


def _shows(subjects: Sequence[Subject], experiment: Experiment) -> bool:
    try:
        carried_out(subjects, experiment)
    except (ReplayError, MisjudgedError):
        return False
    return True
