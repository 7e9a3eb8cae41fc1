"""A trace: how a product instance went from a start through transitions, with every number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from uccx_model.choices import CHOICES, Choice
from uccx_model.evaluation import Value
from uccx_model.notices import Notice
from uccx_model.parameters import PROFILES

__all__ = ["Situation", "Trace", "TraceStep"]


@dataclass(frozen=True)
class Situation:
    """A licensing state by name, and the value of each state variable by name."""

    node: str
    values: Mapping[str, Value]


@dataclass(frozen=True)
class TraceStep:
    """A transition that was taken, and where it led."""

    transition: str  #: the transition's name
    inputs: Mapping[str, Value]  #: every input by name
    takes_time: bool  #: it was one or more reports, not an action
    notices: tuple[Notice, ...]
    after: Situation


@dataclass(frozen=True)
class Trace:
    """A start and the steps from it, under fixed numbers, readings and circumstances."""

    parameters: Mapping[str, int]  #: every parameter by name
    choices: tuple[Choice, ...]  #: the option that holds, of each choice in order
    start: Situation
    steps: tuple[TraceStep, ...]
    settings: Mapping[str, Value] = field(default_factory=dict)
    """State variables supposed to have this value from the start on, whatever the model says."""
    dropped: tuple[str, ...] = ()  #: names of transitions supposed not to exist

    @property
    def last(self) -> Situation:
        """Where the trace ends."""
        return self.steps[-1].after if self.steps else self.start

    @property
    def profile(self) -> str | None:
        """The release profile whose numbers these are, if there is one."""
        for profile in PROFILES:
            if dict(profile.values) == dict(self.parameters):
                return profile.name
        return None

    @property
    def unusual_choices(self) -> tuple[Choice, ...]:
        """The options chosen that are not their choice's default."""
        return tuple(option for option in self.choices if option is not next(iter(type(option))))

    @staticmethod
    def default_choices() -> tuple[Choice, ...]:
        """Return the default option of each choice."""
        return tuple(next(iter(choice)) for choice in CHOICES)
