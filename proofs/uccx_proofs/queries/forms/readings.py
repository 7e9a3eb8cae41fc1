"""Under which readings of the documents something can happen: the weakest condition, not all 4,096.

A story happens under every reading that its own steps allow: its path condition. A proof needs only
the readings that its certificate rests on. Stories and proofs are collected until together they
cover everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Final

from uccx_model.choices import READINGS, Choice, choice_symbols, chosen, option_named
from uccx_model.evaluation import Valuation
from uccx_model.expressions import Bool, Term, all_of, any_of
from uccx_model.rewriting import symbols_of
from uccx_proofs.engines.solver import Solver, Translator
from uccx_proofs.queries.answer import Answer, ReadingCase, Reply
from uccx_proofs.queries.deciding import Decider, Excluded, Shown, Undecided
from uccx_proofs.queries.pathcondition import path_condition
from uccx_proofs.queries.question import Form, Question

__all__ = ["which_readings"]

ROUNDS: Final = 200

Options = tuple[Choice, ...]

Box = tuple[Options, ...]
"""Options of each reading: all combinations of them."""


@dataclass
class _Cover:
    """What is known so far: conditions on readings, each with what shows it.

    Attributes:
        asked: what the question assumes, and that an instance starts so.
        possible: where it can happen.
        excluded: where it cannot.
    """

    asked: Bool
    possible: list[tuple[Bool, Shown]] = field(default_factory=list)
    excluded: list[tuple[Bool, Excluded]] = field(default_factory=list)

    @property
    def conditions(self) -> list[Bool]:
        """The conditions of which something is known."""
        return [condition for condition, _ in (*self.possible, *self.excluded)]

    def open_reading(self) -> Options | None:
        """Return one option of each reading of which nothing is known yet, the usual one if any."""
        solver, translate = Solver(), Translator()
        solver.add(*map(translate, (self.asked, ~any_of(*self.conditions))))
        if solver.check() != "sat":
            return None
        fixed: list[Choice] = []
        for reading in READINGS:
            for option in reading:
                with solver:
                    solver.add(translate(all_of(*map(chosen, (*fixed, option)))))
                    fits = solver.check() == "sat"
                if fits:
                    fixed.append(option)
                    break
        return tuple(fixed)


def which_readings(decider: Decider, question: Question) -> Answer:
    """Return under which readings what is asked for can happen, and under which it cannot.

    Raises:
        ContradictionError: what the question assumes cannot be under any reading.
    """
    plain = replace(question, form=Form.REACH)
    system = decider.inquiry(plain).system
    cover = _Cover(all_of(system.assumptions, any_of(*system.initial.values())))
    for _ in range(ROUNDS):
        reading = cover.open_reading()
        if reading is None:
            return _told(question, cover)
        decision = decider.decide(plain.reading(reading))
        if isinstance(decision, Shown):
            condition = path_condition(decider.base, plain, decision.trace, decision.begins)
            cover.possible.append((condition, decision))
        elif isinstance(decision, Excluded):
            fewer, excluded = _generalized(decider, plain, reading, decision)
            cover.excluded.append((all_of(*map(chosen, fewer)), excluded))
        else:
            return _unknown(question, decision, reading)
    return Answer(question, Reply.UNKNOWN, notes=("there are too many different cases",))


def _unknown(question: Question, decision: Undecided, reading: Options) -> Answer:
    told = ", ".join(option.title for option in reading)
    return Answer(question, Reply.UNKNOWN, notes=(f"{decision.reason}, where {told}",))


def _generalized(
    decider: Decider, question: Question, reading: Options, excluded: Excluded
) -> tuple[Options, Excluded]:
    """Return readings of which the proof needs every one, and the proof for those."""
    kept, best = list(reading), excluded

    def drop(some: Sequence[Choice]) -> None:
        """Drop as many of some options as the proof allows: all at once, or half by half."""
        nonlocal kept, best
        fewer = [option for option in kept if option not in some]
        again = decider.proved_too(question.reading(fewer), best.proof)
        if again is not None:
            kept, best = fewer, again
        elif len(some) > 1:
            drop(some[: len(some) // 2])
            drop(some[len(some) // 2 :])

    drop(reading)
    return tuple(kept), best


_SYMBOLS: Final = frozenset(choice_symbols())


# Telling.


def _told(question: Question, cover: _Cover) -> Answer:
    readings = _that_matter([*cover.conditions, cover.asked])
    asked = list(_asked_about(cover, readings))
    cases = [
        *_cases(readings, cover.possible, asked, possible=True),
        *_cases(readings, cover.excluded, asked, possible=False),
    ]
    reply = Reply.YES if cover.possible else Reply.NO
    first = cover.possible[0][1] if cover.possible else None
    return Answer(
        question,
        reply,
        first.engine if first else "inductive invariant",
        trace=first.trace if first else None,
        begins=first.begins if first else 0,
        cases=tuple(cases),
    )


def _that_matter(conditions: Iterable[Bool]) -> list[type[Choice]]:
    named = {
        type(option_named(s.name))
        for condition in conditions
        for s in symbols_of(condition)
        if s in _SYMBOLS
    }
    return [reading for reading in READINGS if reading in named]


def _cases(
    readings: Sequence[type[Choice]],
    shown: Sequence[tuple[Bool, Shown]] | Sequence[tuple[Bool, Excluded]],
    asked: Iterable[Options],
    *,
    possible: bool,
) -> Iterator[ReadingCase]:
    """Yield the readings with one answer as few cases, each with what shows it."""
    points = list(asked)
    told: set[Options] = set()
    for condition, evidence in shown:
        fitting = [point for point in points if _holds(condition, point)]
        for box in _boxes(readings, fitting):
            if told.issuperset(product(*box)):
                continue
            told |= set(product(*box))
            yield ReadingCase(
                tuple(g for g, r in zip(box, readings, strict=True) if len(g) < len(r)),
                possible,
                evidence.trace if isinstance(evidence, Shown) else None,
                evidence.proof if isinstance(evidence, Excluded) else None,
            )


def _asked_about(cover: _Cover, readings: Sequence[type[Choice]]) -> Iterator[Options]:
    """Yield the options with which what the question assumes can be."""
    solver, translate = Solver(), Translator()
    solver.add(translate(cover.asked))
    for options in product(*readings):
        with solver:
            solver.add(translate(all_of(*map(chosen, options))))
            if solver.check() == "sat":
                yield options


def _holds(condition: Bool, options: Iterable[Choice]) -> bool:
    """Return whether a condition holds with these options, and the usual ones for the rest."""
    known: Mapping[Term, bool] = {s: option_named(s.name) in set(options) for s in _SYMBOLS}
    return bool(Valuation(dict(known))(condition))


def _boxes(
    readings: Sequence[type[Choice]], points: Sequence[Options]
) -> list[tuple[Options, ...]]:
    """Return few boxes, sets of options for each reading, that together have just these points."""
    whole, left = set(points), dict.fromkeys(points)
    found: list[Box] = []
    while left:
        box: list[Options] = [(option,) for option in next(iter(left))]
        for place, reading in enumerate(readings):
            for option in reading:
                if option in box[place]:
                    continue
                wider = [*box[:place], (*box[place], option), *box[place + 1 :]]
                if all(point in whole for point in product(*wider)):
                    box = wider
        for point in product(*box):
            left.pop(point, None)
        found.append(
            tuple(tuple(o for o in r if o in g) for r, g in zip(readings, box, strict=True))
        )
    return found
