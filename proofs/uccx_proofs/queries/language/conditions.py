"""What the conditions and amounts of a question mean, from their tree."""

# ruff: noqa: ARG002, D102
# A method is named after the rule of the grammar that it gives a meaning to; all take the same.

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lark import Token, v_args
from lark.tree import Meta
from lark.visitors import Transformer_NonRecursive

from uccx_model.expressions import FALSE, TRUE, Bool, all_of, any_of, equal, implies, integer
from uccx_model.parameters import Profile, Unit
from uccx_proofs.queries.language.comparing import added, compared, multiplied
from uccx_proofs.queries.language.errors import Place, nearest, shown
from uccx_proofs.queries.language.happenings import notices
from uccx_proofs.queries.language.phrases import Phrase
from uccx_proofs.queries.language.quantities import bare, measured
from uccx_proofs.queries.language.vocabulary import words

__all__ = ["Conditions", "joined_by_and", "release_name"]


def release_name(children: Sequence[Any]) -> str:
    """Return the profile that a release names, with or without quotation marks."""
    return str(children[0]).strip("\"'“”")


def joined_by_and(place: Place, parts: Sequence[Phrase]) -> Phrase:
    """Return that all of these hold.

    Raises:
        QuestionError: one of them is no condition.
    """
    # The profile among what is assumed is no condition; what reads the assumptions takes it out.
    told = [part.condition if not part.release else (TRUE, TRUE) for part in parts]
    before, after = (all_of(*sides) for sides in zip(*told, strict=True))
    release = next((part.release for part in parts if part.release), "")
    flat = tuple(p for part in parts for p in (part.parts if part.bracketed else ()) or (part,))
    return Phrase(
        place, before=before, after=after, of_step=_step(parts), parts=flat, release=release
    )


def _step(parts: Sequence[Phrase]) -> str:
    return next((part.of_step for part in parts if part.of_step), "")


@v_args(meta=True)
class Conditions(Transformer_NonRecursive[Token, Any]):
    """Returns for each part of a tree what it means, innermost parts first, without recursion.

    Args:
        text: the text of the tree.
        profile: whose report interval counts; None if a report has no length.
    """

    def __init__(self, text: str, profile: Profile | None) -> None:
        super().__init__()
        self._text = text
        self._profile = profile

    def _place(self, meta: Meta) -> Place:
        return Place(self._text, meta.start_pos, meta.end_pos)

    def _of(self, token: Token) -> Place:
        start = token.start_pos or 0
        return Place(self._text, start, start + len(token))

    def name(self, meta: Meta, children: list[Any]) -> Phrase:
        place, said = self._place(meta), str(children[0])
        word = words().get(said.lower())
        if word is None:
            return Phrase(place, word=said)
        constant = isinstance(word.before, Bool)
        return Phrase(
            place,
            word=said,
            before=word.before,
            after=word.after,
            units=frozenset() if word.unit in (None, Unit.FLAG) else frozenset({word.unit}),
            of_step=said if word.of_step else "",
            enumeration=word.enumeration,
            variable=word.variable,
            setting=(word.variable, True) if word.variable and constant else None,
        )

    def quoted(self, meta: Meta, children: list[Any]) -> Phrase:
        return Phrase(self._place(meta), word=str(children[0])[1:-1])

    def quantity(self, meta: Meta, children: list[Any]) -> Phrase:
        number, *unit = (self._of(token) for token in children)
        if not unit:
            return bare(number)
        return measured(self._place(meta), number, unit[0], self._profile)

    def true(self, meta: Meta, children: list[Any]) -> Phrase:
        return Phrase(self._place(meta), word="true", before=TRUE, after=TRUE)

    def false(self, meta: Meta, children: list[Any]) -> Phrase:
        return Phrase(self._place(meta), word="false", before=FALSE, after=FALSE)

    def group(self, meta: Meta, children: list[Any]) -> Phrase:
        inner: Phrase = children[0]
        return replace(inner, place=self._place(meta), bracketed=True)

    def old(self, meta: Meta, children: list[Any]) -> Phrase:
        place, inner = self._place(meta), children[0]
        if inner.of_step:
            raise inner.place.error(
                f"'{shown(inner.of_step)}' is of the step itself; "
                "old(…) takes what is so before the step"
            )
        inner.require_meaning()
        known = inner.enumeration
        return Phrase(
            place,
            before=inner.before,
            after=inner.before,
            units=inner.units,
            of_step=place.words,
            enumeration=known and known.before_a_step(),
        )

    def emits(self, meta: Meta, children: list[Any]) -> Phrase:
        place, said = self._place(meta), str(children[0])
        notice = notices().get(said.upper())
        if notice is None:
            near = nearest(said, notices())
            told = near or f"; there are: {', '.join(notices())}"
            raise self._of(children[0]).error(f"no notice '{shown(said)}' is known{told}")
        term = notice.condition
        return Phrase(place, before=term, after=term, of_step=place.words)

    def any_step(self, meta: Meta, children: list[Any]) -> Phrase:
        place = self._place(meta)
        return Phrase(place, before=TRUE, after=TRUE, of_step=place.words)

    def signed(self, meta: Meta, children: list[Any]) -> Phrase:
        *signs, part = children
        minus = sum(sign != "+" for sign in signs) % 2 == 1
        zero = replace(part, before=integer(0), after=integer(0), of_step="", enumeration=None)
        zero = replace(zero, plain=0) if part.plain is not None else zero
        part.amount  # noqa: B018 - it must be one
        return added(self._place(meta), [zero, part], ["-" if minus else "+"])

    def product(self, meta: Meta, children: list[Any]) -> Phrase:
        total: Phrase = children[0]
        for part in children[2::2]:
            total = multiplied(self._place(meta), total, part)
        return total

    def sum(self, meta: Meta, children: list[Any]) -> Phrase:
        signs = ["+" if sign == "+" else "-" for sign in children[1::2]]
        return added(self._place(meta), children[::2], signs)

    def comparison(self, meta: Meta, children: list[Any]) -> Phrase:
        place = self._place(meta)
        sides, signs = children[::2], [str(sign) for sign in children[1::2]]
        pairs = [
            compared(Place(self._text, a.place.start, b.place.end), a, sign, b)
            for a, sign, b in zip(sides, signs, sides[1:], strict=False)
        ]
        return pairs[0] if len(pairs) == 1 else replace(joined_by_and(place, pairs), parts=())

    def membership(self, meta: Meta, children: list[Any]) -> Phrase:
        place = self._place(meta)
        one, *values = [child for child in children if not isinstance(child, Token)]
        pairs = [compared(place, one, "=", value) for value in values]
        before, after = (any_of(*side) for side in zip(*(p.condition for p in pairs), strict=True))
        if any(isinstance(child, Token) for child in children):
            before, after = ~before, ~after
        return Phrase(place, before=before, after=after, of_step=_step(pairs))

    def negation(self, meta: Meta, children: list[Any]) -> Phrase:
        place, inner, odd = self._place(meta), children[-1], len(children) % 2 == 0
        before, after = inner.condition
        if not odd:
            return Phrase(place, before=before, after=after, of_step=inner.of_step)
        flag = inner.setting if inner.variable else None
        setting = (flag[0], False) if flag else None
        return Phrase(place, before=~before, after=~after, of_step=inner.of_step, setting=setting)

    def conjunction(self, meta: Meta, children: list[Any]) -> Phrase:
        return joined_by_and(self._place(meta), children)

    def disjunction(self, meta: Meta, children: list[Any]) -> Phrase:
        before, after = (any_of(*s) for s in zip(*(c.condition for c in children), strict=True))
        return Phrase(self._place(meta), before=before, after=after, of_step=_step(children))

    def implication(self, meta: Meta, children: list[Any]) -> Phrase:
        *reasons, last = children[::2]
        before, after = last.condition
        for reason in reversed(reasons):
            a, b = reason.condition
            before, after = implies(a, before), implies(b, after)
        step = _step(children[::2])
        return Phrase(self._place(meta), before=before, after=after, of_step=step)

    def equivalence(self, meta: Meta, children: list[Any]) -> Phrase:
        left, right = children[0], children[2]
        (a, b), (c, d) = left.condition, right.condition
        step = _step([left, right])
        return Phrase(self._place(meta), before=equal(a, c), after=equal(b, d), of_step=step)

    def release(self, meta: Meta, children: list[Any]) -> str:
        return release_name(children)

    def profile_is(self, meta: Meta, children: list[Any]) -> Phrase:
        if children[0] not in ("=", "=="):
            raise self._of(children[0]).error("expected profile = 12.5 or profile = 12.5-su3")
        return Phrase(self._place(meta), release=children[1])
