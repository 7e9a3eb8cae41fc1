"""The clauses of a question: what each may say, how often, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Final

from uccx_model.choices import Choice
from uccx_model.evaluation import Value
from uccx_model.expressions import FALSE, Op, Scope, integer
from uccx_model.parameters import PROFILES, Parameters, Profile, Unit
from uccx_model.rewriting import substitute
from uccx_proofs.queries.language.errors import Place, QuestionError, nearest, shown
from uccx_proofs.queries.language.phrases import Phrase
from uccx_proofs.queries.language.vocabulary import words
from uccx_proofs.queries.question import Aim, Condition, Form, Question, Span

__all__ = ["Draft", "profile_at"]

MOST_TIMES: Final = 1000

_RIGID: Final = frozenset({Scope.PARAMETER, Scope.CHOICE})


def profile_at(place: Place, name: str) -> Profile:
    """Return the profile of this name.

    Raises:
        QuestionError: there is none; the message lists those there are.
    """
    for profile in PROFILES:
        if profile.name == name.lower():
            return profile
    told = ", ".join(p.name for p in PROFILES)
    near = nearest(name, [p.name for p in PROFILES])
    raise place.error(f"no profile '{shown(name)}' is known; there are: {told}{near}")


@dataclass
class Draft:
    """A question that is being put together, clause by clause."""

    profile: Profile | None
    form: Form = Form.REACH
    aim: Aim | None = None
    start: Condition | None = None
    during: list[Condition] = field(default_factory=list)
    without: list[Condition] = field(default_factory=list)
    within: Span | None = None
    no_sooner: Span | None = None
    times: int | None = None
    numbers: dict[str, int] = field(default_factory=dict)
    assumed: list[tuple[Place, Condition]] = field(default_factory=list)
    options: list[Choice] = field(default_factory=list)
    settings: dict[str, Value] = field(default_factory=dict)
    dropped: list[str] = field(default_factory=list)

    def say_once(self, place: Place, name: str, value: Any) -> None:
        """Set what can be said once.

        Raises:
            QuestionError: it was said before.
        """
        if getattr(self, name) is not None:
            raise place.error(f"'{shown(place.words)}': this was said before; say it once")
        setattr(self, name, value)

    def say_aim(self, place: Place, aim: Aim) -> None:
        """Say which story is wanted."""
        if self.form not in (Form.REACH, Form.WHICH_READINGS):
            raise place.error("only 'reach' has a story to choose; leave this out")
        self.say_once(place, "aim", aim)

    def say_start(self, place: Place, phrase: Phrase) -> None:
        """Say where the question begins (`from`).

        Raises:
            QuestionError: the condition is about a step.
        """
        if phrase.of_step:
            raise phrase.place.error(
                f"'from' says where the question begins, but '{shown(phrase.of_step)}' is of a "
                "step; expected a condition on a state, such as IN_COMPLIANCE and strikes > 0"
            )
        self.say_once(place, "start", phrase.told(of_step=False))

    def say_without(self, phrase: Phrase) -> None:
        """Say what does not happen on the way."""
        happenings = {name for name, word in words().items() if word.of_step}
        if phrase.parts and all(part.word.lower() in happenings for part in phrase.parts):
            raise phrase.place.error(
                "'without a and b' can be meant in two ways: say 'without a, b' for neither"
            )
        self.without.append(phrase.told(of_step=True))

    def say_span(self, place: Place, name: str, phrase: Phrase) -> None:
        """Say how long it may take, or must (`within`, `after`).

        Raises:
            QuestionError: it is no length of time, or may change.
        """
        length, _ = phrase.amount
        said = shown(phrase.place.words)
        if phrase.plain:
            raise _of_what(phrase)
        if Unit.INTERVALS not in phrase.units:
            raise phrase.place.error(
                f"'{said}' counts {phrase.counted}; expected a length of time, such as 90 days"
            )
        if not phrase.scopes <= _RIGID:
            raise phrase.place.error(
                f"'{said}' changes on the way; expected a length of time, such as "
                "90 days or evaluation_period + 1 day"
            )
        if length.op is Op.CONSTANT and length.value < 0:
            raise phrase.place.error(f"'{said}' is less than nothing")
        self.say_once(place, name, Span(phrase.place.words, length))

    def say_times(self, place: Place, number: int) -> None:
        """Say how often it is to happen."""
        if not 1 <= number <= MOST_TIMES:
            raise place.error(f"expected a number of times from 1 to {MOST_TIMES:,}")
        if self.form is Form.ALWAYS:
            raise place.error("what always holds is not counted; say 'times' with 'reach'")
        self.say_once(place, "times", number)

    def say_reading(self, phrase: Phrase) -> None:
        """Say how the documents are read.

        Raises:
            QuestionError: it is about something else.
        """
        for part in _conjuncts(phrase):
            part.condition  # noqa: B018 - it must be one
            if part.scopes != {Scope.CHOICE}:
                raise part.place.error('expected a reading, such as Q6 = "is refused"')
            self._assume(part)

    def say_assumption(self, phrase: Phrase) -> None:
        """Say what never changes: a reading, a circumstance, a number, or a state variable.

        Raises:
            QuestionError: it is about something that may change.
        """
        for part in _conjuncts(phrase):
            if part.release:
                continue  # found before, since lengths of time depend on it
            part.condition  # noqa: B018 - it must be one
            if part.setting:
                self.say_setting(part.place, *part.setting)
            elif part.scopes <= _RIGID and not part.of_step:
                self._assume(part)
            else:
                raise part.place.error(
                    "this may change from step to step; expected a choice (Q6 = …, deployment = "
                    "…), a relation between numbers, or a state variable that keeps one value "
                    "(overage_allowed = false); otherwise say it with 'while' or 'from'"
                )

    def say_setting(self, place: Place, name: str, value: Value) -> None:
        """Say that a state variable has one value from the start on.

        Raises:
            QuestionError: it was said to have another, or none has such a value.
        """
        if value < 0:
            raise place.error(f"'{name}' is never less than 0")
        if self.settings.setdefault(name, value) != value:
            raise place.error(f"'{name}' is assumed to have another value already")

    def _assume(self, part: Phrase) -> None:
        option = part.option
        for other in self.options:
            if option is not None and type(other) is type(option) and other is not option:
                raise part.place.error(f"{other.title} was said before; only one option can hold")
        self.assumed.append((part.place, part.told(of_step=False)))
        if option is not None and option not in self.options:
            self.options.append(option)

    def say_number(self, name: Place, phrase: Phrase) -> None:
        """Say that a number is another one for this question (`supposing strike_limit = 3`).

        Raises:
            QuestionError: no number of the release is called so, or it cannot be this much.
        """
        known = {f.name: f for f in fields(Parameters)}
        said = name.words.lower()
        if said not in known:
            hint = "; say it with 'assuming'" if said in words() else nearest(said, known)
            raise name.error(f"'{shown(said)}' is no number of the release{hint}")
        value, _ = phrase.amount
        if value.op is not Op.CONSTANT:
            raise phrase.place.error("expected a number or a length of time")
        unit, least = known[said].metadata["unit"], known[said].metadata["least"]
        if unit is Unit.INTERVALS and phrase.plain:
            raise _of_what(phrase)
        if unit not in phrase.units:
            raise phrase.place.error(
                f"'{said}' counts {unit}, but '{shown(phrase.place.words)}' counts {phrase.counted}"
            )
        if value.value < least:
            raise phrase.place.error(f"'{said}' is at least {least}")
        if self.numbers.setdefault(said, int(value.value)) != value.value:
            raise name.error(f"'{said}' is supposed to be another number already")

    def say_dropped(self, place: Place) -> None:
        """Say that a transition does not exist for this question (`supposing no deregister`).

        Raises:
            QuestionError: no transition is called so.
        """
        known = {name: w.transitions for name, w in words().items() if w.transitions}
        said = place.words.lower()
        if said not in known:
            raise place.error(f"no transition '{shown(said)}' is known{nearest(said, known)}")
        self.dropped += [name for name in known[said] if name not in self.dropped]

    def question(self, text: str, target: Condition) -> Question:
        """Return the whole question.

        Raises:
            QuestionError: an assumption contradicts the numbers of the profile.
        """
        self._check_numbers()
        return Question(
            text=text,
            form=self.form,
            target=target,
            aim=self.aim or Aim.ANY,
            start=self.start,
            during=tuple(self.during),
            without=tuple(self.without),
            within=self.within,
            no_sooner=self.no_sooner,
            times=self.times or 1,
            profile=self.profile.name if self.profile else None,
            numbers=self.numbers,
            assumed=tuple(condition for _, condition in self.assumed),
            options=tuple(self.options),
            settings=self.settings,
            dropped=tuple(self.dropped),
        )

    def _check_numbers(self) -> None:
        values = {**(self.profile.values if self.profile else {}), **self.numbers}
        whose = f"the numbers of {self.profile.name}" if self.profile else "these numbers"
        symbols = Parameters.symbols()
        known = {getattr(symbols, name): integer(value) for name, value in values.items()}
        for place, condition in self.assumed:
            if substitute(condition.term, known, {}) is FALSE and condition.term is not FALSE:
                raise place.error(
                    f"this is not so with {whose}; say 'any profile' to leave the others open"
                )


def _of_what(number: Phrase) -> QuestionError:
    said = shown(number.place.words)
    return number.place.error(f"of what? say {said} days, {said} h or {said} reports")


def _conjuncts(phrase: Phrase) -> Sequence[Phrase]:
    return phrase.parts or (phrase,)
