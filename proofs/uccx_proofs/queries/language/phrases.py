"""A part of a question that was understood: a condition, an amount, or a word for a value.

A phrase has its term twice: as it reads in a state or before a step, and as it reads after a step.
Which of them is meant is known when the whole condition is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from uccx_model.choices import Choice
from uccx_model.evaluation import Value
from uccx_model.expressions import Bool, Int, Scope, Term
from uccx_model.parameters import Unit
from uccx_model.rewriting import symbols_of
from uccx_proofs.queries.language.enumerations import Enumeration
from uccx_proofs.queries.language.errors import Place, nearest, shown
from uccx_proofs.queries.language.vocabulary import words
from uccx_proofs.queries.question import Condition

__all__ = ["ANY_COUNT", "ZERO_COUNTS", "Phrase"]

ANY_COUNT: Final = frozenset({Unit.REPORTS, Unit.LICENCES, Unit.AGENTS, Unit.CHANGES})
"""What a number without a unit may count."""

ZERO_COUNTS: Final = ANY_COUNT | {Unit.INTERVALS}
"""What zero may count."""

_QUOTES: Final = "\"'“"
_LARGEST_TERM: Final = 10_000  #: parts of a condition, written out
_DEEPEST_TERM: Final = 250


@dataclass(frozen=True)
class Phrase:
    """A part of a question that was understood.

    Attributes:
        place: where it stands.
        word: the word or the quoted text that it is, if it is one.
        before: what it means in a state or before a step; None for a word that is no name.
        after: what it means after a step.
        units: what it may count, if it is an amount.
        plain: the number, where it is one without a unit.
        of_step: why it speaks of a step: the words that do; "" if it does not.
        enumeration: its values, where it is a name whose values are words.
        parts: what it joins with `and`.
        variable: the state variable that it names.
        setting: the state variable and the value that it says this has.
        option: the option that it says is chosen.
        release: the profile that it names.
        bracketed: it stands in brackets.
    """

    place: Place
    word: str = ""
    before: Term | None = None
    after: Term | None = None
    units: frozenset[Unit] = frozenset()
    plain: int | None = None
    of_step: str = ""
    enumeration: Enumeration | None = None
    parts: tuple[Phrase, ...] = ()
    variable: str = ""
    setting: tuple[str, Value] | None = None
    option: Choice | None = None
    release: str = ""
    bracketed: bool = False

    @property
    def condition(self) -> tuple[Bool, Bool]:
        """What it says of the state before a step, and of the state after it.

        Raises:
            QuestionError: it is no condition.
        """
        self.require_meaning()
        if isinstance(self.before, Bool) and isinstance(self.after, Bool):
            return self.before, self.after
        if self.enumeration is not None:
            known = self.enumeration
            raise self.place.error(
                f"'{known.name}' alone is no condition; say {known.name} = … with one of: "
                f"{known.told}"
            )
        raise self.place.error(
            f"'{shown(self.place.words)}' counts {self.counted}; expected a condition: "
            "compare it with something"
        )

    @property
    def amount(self) -> tuple[Int, Int]:
        """How much it is before a step, and after it.

        Raises:
            QuestionError: it is no amount.
        """
        if isinstance(self.before, Int) and isinstance(self.after, Int):
            return self.before, self.after
        self.require_meaning()
        raise self.place.error(f"'{shown(self.place.words)}' is no amount; expected a number")

    @property
    def counted(self) -> str:
        """What it counts, in words."""
        if self.units == {Unit.REPORTS, Unit.INTERVALS}:
            return str(Unit.REPORTS)
        told = sorted(unit.value for unit in self.units)
        return "a length of time" if self.units == {Unit.INTERVALS} else " or ".join(told)

    def require_meaning(self) -> None:
        """Check that it is more than a word that no name is.

        Raises:
            QuestionError: it is not; the message has the nearest names.
        """
        if self.release:
            raise self.place.error("the profile is no condition; say it after 'assuming' alone")
        if self.before is not None or self.enumeration is not None:
            return
        if self.place.words[0] in _QUOTES:
            raise self.place.error(
                "a text in quotation marks stands only beside what has such values: "
                'Q1 = "90 days", authorization = "In Compliance"'
            )
        near = nearest(self.word, {word.name for word in words().values()})
        raise self.place.error(f"no name '{shown(self.word)}' is known{near}")

    def told(self, *, of_step: bool | None = None, text: str = "") -> Condition:
        """Return the whole condition, as it is meant.

        Args:
            of_step: whether it is about a step; None to let its words say so.
            text: how it is told; as it is written, unless said otherwise.

        Raises:
            QuestionError: it is no condition, or too large.
        """
        before, after = self.condition
        about_step = bool(self.of_step) if of_step is None else of_step
        term = after if about_step else before
        if _too_large(term):
            raise self.place.error("this condition is too large: say it with fewer parts")
        return Condition(text or self.place.words, term, about_step)

    @property
    def scopes(self) -> frozenset[Scope]:
        """What kinds of symbols it speaks of."""
        terms = [term for term in (self.before, self.after) if term is not None]
        return frozenset(symbol.scope for term in terms for symbol in symbols_of(term))


def _too_large(term: Term) -> bool:
    """Return whether a term, written out, would be too large or too deep to work with."""
    sizes: dict[Term, int] = {}
    depths: dict[Term, int] = {}
    for part in term.walk():
        sizes[part] = 1 + sum(sizes[arg] for arg in part.args)
        depths[part] = 1 + max((depths[arg] for arg in part.args), default=0)
    return sizes[term] > _LARGEST_TERM or depths[term] > _DEEPEST_TERM
