"""Questions from Python: the same as the language, with functions in place of text.

A condition is a text of the language, or a function whose arguments say what it speaks of: `s` the
state, `p` the numbers, and for a step also `t` the state after it, `i` its inputs, `e` its event.
Where `s` is asked for alone it is the state itself; beside `t`, `i` or `e` it is the one before.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypedDict, Unpack

from uccx_model.choices import Choice, chosen
from uccx_model.evaluation import Value
from uccx_model.events import Event
from uccx_model.expressions import Bool, Scope
from uccx_model.parameters import Parameters, Profile
from uccx_model.variables import Inputs, State, state_symbols, unit_of
from uccx_proofs.queries.language.clauses import Draft, profile_at
from uccx_proofs.queries.language.errors import Place, nearest, shown
from uccx_proofs.queries.language.phrases import Phrase
from uccx_proofs.queries.language.understanding import phrase
from uccx_proofs.queries.question import Aim, Form, Question

__all__ = ["Clauses", "always", "reach", "which_readings", "why_not"]

Said = str | Callable[..., Bool]
"""A condition: in the language, or as a function of what it speaks of."""

Time = str | int
"""A length of time: in the language, or as a number of reports."""


class Clauses(TypedDict, total=False):
    """The clauses of a question, each as in the language."""

    start: Said | None
    during: Sequence[Said]
    without: Sequence[Said]
    within: Time | None
    no_sooner: Time | None
    times: int
    aim: Aim
    profile: str | None
    readings: Sequence[Choice]
    assuming: Sequence[Said]
    supposing: Mapping[str, Time]
    settings: Mapping[str, Value]
    dropped: Sequence[str]


_STATE: Final[dict[str, Any]] = {"s": State.symbols(Scope.STATE), "p": Parameters.symbols()}
_STEP: Final[dict[str, Any]] = {
    "t": State.symbols(Scope.NEXT),
    "i": Inputs.symbols(Scope.INPUT),
    "e": Event(),
}


def reach(target: Said, **clauses: Unpack[Clauses]) -> Question:
    """Return the question whether something can happen.

    Example:
        >>> reach("enforced", within="89 days").text
        'reach enforced within 89 days'

    Raises:
        QuestionError: a condition, a time or a name cannot be understood.
    """
    return _question(Form.REACH, "reach", target, clauses)


def always(target: Said, **clauses: Unpack[Clauses]) -> Question:
    """Return the question whether something holds in every state, or of every step.

    Raises:
        QuestionError: a condition, a time or a name cannot be understood.
    """
    return _question(Form.ALWAYS, "always", target, clauses)


def why_not(target: Said, **clauses: Unpack[Clauses]) -> Question:
    """Return the question what stands in the way of something.

    Raises:
        QuestionError: a condition, a time or a name cannot be understood.
    """
    return _question(Form.WHY_NOT, "why not", target, clauses)


def which_readings(target: Said, **clauses: Unpack[Clauses]) -> Question:
    """Return the question under which readings of the documents something can happen.

    Raises:
        QuestionError: a condition, a time or a name cannot be understood.
    """
    return _question(Form.WHICH_READINGS, "which readings: reach", target, clauses)


def _question(form: Form, opening: str, target: Said, clauses: Clauses) -> Question:
    for clause in clauses:
        if clause not in Clauses.__annotations__:
            hint = nearest(clause, Clauses.__annotations__)
            raise TypeError(f"a question has no clause {clause!r}{hint}")
    name = clauses.get("profile", "12.5")
    profile = profile_at(_place(name), name) if name is not None else None
    told = _Told(Draft(profile, form), profile, [opening])
    goal = told.condition(target)
    told.add(goal.place.words)
    told.conditions(clauses)
    told.times(clauses)
    told.suppositions(clauses)
    if name != "12.5":
        told.add(f"profile {name}" if name else "any profile")
    return told.draft.question(" ".join(told.said), goal.told())


class _Told:
    """A question that is being put together, and the words for it."""

    def __init__(self, draft: Draft, profile: Profile | None, said: list[str]) -> None:
        self.draft = draft
        self.profile = profile
        self.said = said

    def add(self, *words: str) -> None:
        self.said += words

    def condition(self, said: Said) -> Phrase:
        if isinstance(said, str):
            return phrase(said, "condition", self.profile)
        return _of_function(said)

    def conditions(self, clauses: Clauses) -> None:
        start = clauses.get("start")
        if start is not None:
            begins = self.condition(start)
            self.draft.say_start(begins.place, begins)
            self.add("from", begins.place.words)
        for said in clauses.get("during", ()):
            holds = self.condition(said)
            self.draft.during.append(holds.told(of_step=True))
            self.add("while", holds.place.words)
        for said in clauses.get("without", ()):
            happens = self.condition(said)
            self.draft.say_without(happens)
            self.add("without", happens.place.words)
        for said in clauses.get("assuming", ()):
            rigid = self.condition(said)
            self.draft.say_assumption(rigid)
            self.add("assuming", rigid.place.words)
        for option in clauses.get("readings", ()):
            term, place = chosen(option), _place(option.title)
            self.draft.say_reading(Phrase(place, before=term, after=term, option=option))
            self.add("reading", option.title)

    def times(self, clauses: Clauses) -> None:
        for name, word, time in (
            ("within", "within", clauses.get("within")),
            ("no_sooner", "after", clauses.get("no_sooner")),
        ):
            if time is not None:
                span = self.time(time)
                self.draft.say_span(span.place, name, span)
                self.add(word, span.place.words)
        if "times" in clauses:
            number = clauses["times"]
            self.draft.say_times(_place(str(number)), number)
            self.add("times", str(number))
        if "aim" in clauses:
            aim = clauses["aim"]
            self.draft.say_aim(_place(aim), aim)
            self.said[:0] = ["latest:"] if aim is Aim.LATEST else []
            self.add(*([] if aim is Aim.LATEST else ["minimising", aim]))

    def suppositions(self, clauses: Clauses) -> None:
        for name, number in clauses.get("supposing", {}).items():
            value = self.time(number)
            self.draft.say_number(_place(name), value)
            self.add("supposing", name, "=", value.place.words)
        for name, setting in clauses.get("settings", {}).items():
            self.draft.say_setting(_variable(name, setting), name, setting)
            self.add("assuming", name, "=", str(setting).lower())
        for name in clauses.get("dropped", ()):
            self.draft.say_dropped(_place(name))
            self.add("supposing no", name)

    def time(self, time: Time) -> Phrase:
        return phrase(time if isinstance(time, str) else f"{time} reports", "span", self.profile)


def _place(text: str) -> Place:
    return Place(text, 0, len(text))


def _variable(name: str, setting: Value) -> Place:
    """Return the place of a state variable that is given a value.

    Raises:
        QuestionError: there is none of this name, or it has no such values.
    """
    place, known = _place(name), state_symbols()
    if name not in known:
        raise place.error(f"no state variable '{shown(name)}' is known{nearest(name, known)}")
    if isinstance(known[name], Bool) is not isinstance(setting, bool):
        raise place.error(f"'{name}' is never {setting!r}; it is {unit_of(name)}")
    return place


def _of_function(body: Callable[..., Bool]) -> Phrase:
    """Return the condition that a function tells, called with what its arguments ask for.

    Raises:
        QuestionError: it asks for something else.
    """
    asked = list(inspect.signature(body).parameters)
    known = _STATE | _STEP
    name = getattr(body, "__name__", "<lambda>")
    named = name.replace("_", " ") if name.isidentifier() else "a condition given"
    place = _place(" ".join((inspect.getdoc(body) or named).split()).rstrip("."))
    if odd := [name for name in asked if name not in known]:
        raise place.error(
            f"the function asks for {', '.join(odd)}; a condition can speak of {', '.join(known)}"
        )
    term = body(*(known[name] for name in asked))
    if not isinstance(term, Bool):
        raise place.error(f"expected the function to return a condition, got {term!r}")
    step = next((name for name in asked if name in _STEP), "")
    return Phrase(place, before=term, after=term, of_step=step)
