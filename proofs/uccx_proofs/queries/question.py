"""What a question asks, once its text is understood: conditions, clauses, and what is supposed.

A condition about a *state* speaks of `Scope.STATE` symbols. A condition about a *step* speaks of
the state before it (`Scope.STATE`, written `old(x)`), after it (`Scope.NEXT`, written `x`), of its
inputs and of its event. Numbers and choices are rigid in both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from uccx_model.choices import Choice
from uccx_model.evaluation import Value
from uccx_model.expressions import TRUE, Bool, Int

__all__ = ["Aim", "Condition", "Form", "Question", "Span"]


class Form(StrEnum):
    """What kind of answer is wanted."""

    REACH = "reach"  #: can it happen?
    ALWAYS = "always"  #: does it hold in every state, or of every step?
    WHY_NOT = "why not"  #: what stands in the way?
    WHICH_READINGS = "which readings"  #: under which readings of the documents can it happen?


class Aim(StrEnum):
    """Which of the stories that answer a question is wanted."""

    STEPS = "steps"  #: the fewest steps
    TIME = "time"  #: the least time from the start, or from what `from` says
    USAGE = "usage"  #: the least highest usage on the way
    LATEST = "latest"  #: the most time until it happens first


@dataclass(frozen=True)
class Condition:
    """A condition as it was written, and what it means."""

    text: str
    term: Bool
    of_step: bool = False  #: it is about a step, not about a state


@dataclass(frozen=True)
class Span:
    """A length of time as it was written, in report intervals."""

    text: str
    length: Int


@dataclass(frozen=True)
class Question:
    """A question, understood.

    Attributes:
        text: as it was written, with single blanks.
        form: what kind of answer is wanted.
        target: for `reach`, `why not` and `which readings` what is to happen; for `always` what is
            to hold. `after E, C` is `always` of the step condition "if E, then C".
        aim: which story is wanted, if there are several.
        start: what holds where the question begins (`from`); None for the start of an instance.
        during: step conditions that hold in every step from there on (`while`).
        without: step conditions that hold in none of these steps.
        within: the most time from there on, in report intervals.
        no_sooner: the least time from there on.
        times: how often the target is to begin to hold.
        profile: whose numbers are assumed; None for any numbers.
        numbers: parameters with another value than the profile's (`supposing strike_limit = 3`).
        assumed: conditions on choices and numbers (`reading`, `assuming`).
        options: the options that `assumed` fixes by name, for telling them.
        settings: state variables that have this value from the start on and never another.
        dropped: names of transitions that do not exist (`supposing no deregister`).
    """

    text: str
    form: Form
    target: Condition
    aim: Aim = Aim.STEPS
    start: Condition | None = None
    during: tuple[Condition, ...] = ()
    without: tuple[Condition, ...] = ()
    within: Span | None = None
    no_sooner: Span | None = None
    times: int = 1
    profile: str | None = "12.5"
    numbers: Mapping[str, int] = field(default_factory=dict)
    assumed: tuple[Condition, ...] = ()
    options: tuple[Choice, ...] = ()
    settings: Mapping[str, Value] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()

    @property
    def assumption(self) -> Bool:
        """All that is assumed of choices and numbers, beside the profile's."""
        term = TRUE
        for condition in self.assumed:
            term = term & condition.term
        return term
