"""The language of questions: from text to what is asked.

>>> understand("reach OUT_OF_COMPLIANCE_EXPIRED within 90 days").within.length
8640
"""

# ruff: noqa: ARG002
# A method is named after the rule of the grammar that it gives a meaning to; all take the same.

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from lark import Token, Tree, v_args
from lark.exceptions import VisitError
from lark.tree import Meta

from uccx_model.expressions import implies
from uccx_model.parameters import PROFILES, Profile
from uccx_proofs.queries.language.clauses import Draft, profile_at
from uccx_proofs.queries.language.completing import Completion, completions
from uccx_proofs.queries.language.conditions import Conditions, release_name
from uccx_proofs.queries.language.errors import Place, QuestionError
from uccx_proofs.queries.language.phrases import Phrase
from uccx_proofs.queries.language.quantities import whole
from uccx_proofs.queries.language.syntax import END, parse, read
from uccx_proofs.queries.question import Aim, Condition, Form, Question

__all__ = [
    "Completion",
    "QuestionError",
    "completions",
    "is_complete",
    "phrase",
    "understand",
]

_SPELLINGS: Final = str.maketrans(
    {"≤": "<=", "≥": ">=", "≠": "!=", "×": "*", "⇒": "=>", "⇔": "<=>", "“": '"', "”": '"'}
)
_NAMES_A_PROFILE: Final = ("profile", "profile_is", "any_profile")


def understand(text: str) -> Question:
    """Return what a question asks.

    Raises:
        QuestionError: it cannot be understood; the error has the place and what was expected.
    """
    tree = parse(text)
    profile = _profile(tree, text)
    question: Question = _transformed(_Questions(text, profile), tree)
    return question


def phrase(text: str, start: str, profile: Profile | None) -> Phrase:
    """Return what a part of a question means.

    Args:
        text: the part alone.
        start: the rule of the grammar that it follows: "condition" or "span".
        profile: whose report interval counts; None if a report has no length.

    Raises:
        QuestionError: it cannot be understood.
    """
    found: Phrase = _transformed(Conditions(text, profile), parse(text, start))
    return found


def is_complete(text: str) -> bool:
    """Return whether the text is a whole question, or one with an error that more cannot mend.

    >>> is_complete("reach (enforced or"), is_complete("reach enforced")
    (False, True)
    """
    reading = read(text)
    return reading.error is not None or END in reading.possible


def _transformed(meaning: Conditions, tree: Tree[Token]) -> Any:
    try:
        return meaning.transform(tree)
    except VisitError as error:
        if isinstance(error.orig_exc, QuestionError):
            raise error.orig_exc from None
        raise


def _profile(tree: Tree[Token], text: str) -> Profile | None:
    """Return the profile that a question names; it is needed before lengths of time are read.

    Raises:
        QuestionError: there is no such profile, or several are named.
    """
    named = [node for node in tree.iter_subtrees() if node.data in _NAMES_A_PROFILE]
    named.sort(key=lambda node: node.meta.start_pos)
    for node in named[1:]:
        place = Place(text, node.meta.start_pos, node.meta.end_pos)
        raise place.error("a profile was said before; say it once")
    for node in named:
        if node.data == "any_profile":
            return None
        release = next(node.find_data("release"))
        name = release_name(release.children)
        return profile_at(Place(text, release.meta.start_pos, release.meta.end_pos), name)
    return PROFILES[0]


Say = Callable[[Draft], None]
"""What a clause says."""


@v_args(meta=True)
class _Questions(Conditions):
    """Returns for a whole tree the question that it asks."""

    def reach(self, meta: Meta, children: list[Any]) -> Question:
        *aims, target, says = children
        return self._asked(Form.REACH, target.told(), [*aims, *says])

    def never(self, meta: Meta, children: list[Any]) -> Question:
        target, says = children
        told = target.told()
        never = Condition(f"not ({told.text})", ~told.term, told.of_step)
        return self._asked(Form.ALWAYS, never, says)

    def always(self, meta: Meta, children: list[Any]) -> Question:
        target, says = children
        return self._asked(Form.ALWAYS, target.told(), says)

    def after_event(self, meta: Meta, children: list[Any]) -> Question:
        event, target, says = children
        reason, then = event.told(of_step=True), target.told(of_step=True)
        text = f"after {reason.text}, {then.text}"
        always = Condition(text, implies(reason.term, then.term), of_step=True)
        question = self._asked(Form.ALWAYS, always, says)
        return replace(question, occasion=Condition(reason.text, reason.term, of_step=True))

    def why_not(self, meta: Meta, children: list[Any]) -> Question:
        target, says = children
        return self._asked(Form.WHY_NOT, target.told(), says)

    def which_readings(self, meta: Meta, children: list[Any]) -> Question:
        target, says = children
        return self._asked(Form.WHICH_READINGS, target.told(), says)

    def _asked(self, form: Form, target: Condition, says: list[Say]) -> Question:
        draft = Draft(self._profile, form)
        for say in says:
            say(draft)
        return draft.question(_in_ascii(" ".join(self._text.split())), target)

    def clauses(self, meta: Meta, children: list[Any]) -> list[Say]:
        return children

    def shortest(self, meta: Meta, children: list[Any]) -> Say:
        return self._aim(meta, Aim.TIME)

    def fewest(self, meta: Meta, children: list[Any]) -> Say:
        return self._aim(meta, Aim.STEPS)

    def latest(self, meta: Meta, children: list[Any]) -> Say:
        return self._aim(meta, Aim.LATEST)

    def least(self, meta: Meta, children: list[Any]) -> Say:
        return self._aim(meta, Aim.USAGE)

    def _aim(self, meta: Meta, aim: Aim) -> Say:
        return lambda draft: draft.say_aim(self._place(meta), aim)

    def minimising(self, meta: Meta, children: list[Any]) -> Say:
        say: Say = children[0]
        return say

    def starting(self, meta: Meta, children: list[Any]) -> Say:
        return lambda draft: draft.say_start(self._place(meta), children[0])

    def during(self, meta: Meta, children: list[Any]) -> Say:
        return lambda draft: draft.during.append(children[0].told(of_step=True))

    def without(self, meta: Meta, children: list[Any]) -> Say:
        return self._each(children, Draft.say_without)

    def within(self, meta: Meta, children: list[Any]) -> Say:
        return lambda draft: draft.say_span(self._place(meta), "within", children[0])

    def no_sooner(self, meta: Meta, children: list[Any]) -> Say:
        return lambda draft: draft.say_span(self._place(meta), "no_sooner", children[0])

    def times(self, meta: Meta, children: list[Any]) -> Say:
        number = whole(self._of(children[0]))
        return lambda draft: draft.say_times(self._place(meta), number)

    def reading(self, meta: Meta, children: list[Any]) -> Say:
        return self._each(children, Draft.say_reading)

    def assuming(self, meta: Meta, children: list[Any]) -> Say:
        return self._each(children, Draft.say_assumption)

    def supposing(self, meta: Meta, children: list[Any]) -> Say:
        return self._each(children, lambda draft, say: say(draft))

    def other_number(self, meta: Meta, children: list[Any]) -> Say:
        name, sign, number = children
        if sign not in ("=", "=="):
            raise self._of(sign).error(f"expected {name} = a number")
        return lambda draft: draft.say_number(self._of(name), number)

    def dropped(self, meta: Meta, children: list[Any]) -> Say:
        return lambda draft: draft.say_dropped(self._of(children[0]))

    def profile(self, meta: Meta, children: list[Any]) -> Say:
        return _said_before

    def any_profile(self, meta: Meta, children: list[Any]) -> Say:
        return _said_before

    @staticmethod
    def _each(children: list[Any], say: Callable[[Draft, Any], None]) -> Say:
        def said(draft: Draft) -> None:
            for child in children:
                say(draft, child)

        return said


def _said_before(draft: Draft) -> None:
    """Say nothing: the profile is looked for first, since lengths of time depend on it."""


def _in_ascii(text: str) -> str:
    """Return a question as it can be written down everywhere, and understood again."""
    return text.translate(_SPELLINGS)
