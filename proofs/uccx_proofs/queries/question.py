"""What a question asks, once its text is understood: conditions, clauses, and what is supposed.

A condition about a *state* speaks of `Scope.STATE` symbols. A condition about a *step* speaks of
the state before it (`Scope.STATE`, written `old(x)`), after it (`Scope.NEXT`, written `x`), of its
inputs and of its event. Numbers and choices are rigid in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from uccx_model.choices import Choice, chosen
from uccx_model.evaluation import Value
from uccx_model.expressions import TRUE, Bool, Int, Scope, integer
from uccx_model.parameters import profile_named
from uccx_model.variables import State

__all__ = ["Aim", "Condition", "Form", "Question", "Span"]


class Form(StrEnum):
    """What kind of answer is wanted."""

    REACH = "reach"  #: can it happen?
    ALWAYS = "always"  #: does it hold in every state, or of every step?
    WHY_NOT = "why not"  #: what stands in the way?
    WHICH_READINGS = "which readings"  #: under which readings of the documents can it happen?


class Aim(StrEnum):
    """Which of the stories that answer a question is wanted."""

    ANY = "any"  #: whichever reads best
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
        occasion: what `after E, C` says of a step before it says what then holds.
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
    aim: Aim = Aim.ANY
    occasion: Condition | None = None
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

    @property
    def at_once(self) -> bool:
        """It asks why something does not happen in the very state that `from` names."""
        return self.form is Form.WHY_NOT and self.target.of_step

    @property
    def all_numbers(self) -> dict[str, int]:
        """The parameters whose value is given, by name, in their units."""
        values = {} if self.profile is None else dict(profile_named(self.profile).values)
        return {**values, **self.numbers}

    def beginning(self) -> Question:
        """Return the question whether this one can begin at all.

        Raises:
            ValueError: it begins with the start of an instance.
        """
        if self.start is None:
            raise ValueError("the question has no `from`")
        plain = self.whether(self.start)
        return replace(plain, start=None, during=(), without=(), within=None)

    def whether(self, target: Condition) -> Question:
        """Return the question whether something else happens, with the same clauses."""
        return replace(
            self,
            text=f"reach {target.text}",
            form=Form.REACH,
            target=target,
            occasion=None,
            aim=Aim.ANY,
            no_sooner=None,
            times=1,
        )

    def reading(self, options: Iterable[Choice]) -> Question:
        """Return the same question under these options."""
        chosen_options = tuple(options)
        if not chosen_options:
            return self
        more = tuple(Condition(option.title, chosen(option)) for option in chosen_options)
        titles = " and ".join(option.title for option in chosen_options)
        return replace(self, text=f"{self.text} reading {titles}", assumed=(*self.assumed, *more))

    def taking_at_most(self, reports: int) -> Question:
        """Return the same question with less time."""
        span = Span(f"{reports} reports", integer(reports))
        return replace(self, text=self._spanned("within", self.within, span), within=span)

    def taking_at_least(self, reports: int) -> Question:
        """Return the same question, not to happen before so much time."""
        span = Span(f"{reports} reports", integer(reports))
        text = self._spanned("after", self.no_sooner, span)
        return replace(self, text=text, no_sooner=span)

    def using_at_most(self, licences: int) -> Question:
        """Return the same question, with usage never higher."""
        usage = State.symbols(Scope.NEXT).usage
        limit = Condition(f"usage <= {licences}", usage <= licences, of_step=True)
        text = f"{self.text} while {limit.text}"
        return replace(self, text=text, during=(*self.during, limit))

    def _spanned(self, clause: str, old: Span | None, new: Span) -> str:
        if old is None:
            return f"{self.text} {clause} {new.text}"
        written = rf"\b{clause}\s+{re.escape(old.text)}"
        return re.sub(written, f"{clause} {new.text}", self.text, flags=re.IGNORECASE)
