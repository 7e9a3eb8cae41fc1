"""What the solvers' answers amount to: proved only where all of them agree on everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from uccx_proofs.obligations import Obligation
from uccx_proofs.verdicts import Disagreement, Engine, Proved, Unknown, Verdict

__all__ = ["CONTROL", "Answered", "Refused", "argument_of", "weighed"]

CONTROL: Final = "sat"  #: the answer to a script's first question, which is about assumptions only
EXPECTED: Final = "unsat"


@dataclass(frozen=True)
class Refused:
    """A certificate or evidence that does not show what it should: what is wrong with it."""

    reason: str
    missing: bool = False  #: there is none
    by_example: bool = False  #: it is about examples, whose numbers may be others


@dataclass(frozen=True)
class Answered:
    """A solver's answers to the questions of one certificate."""

    titles: tuple[str, ...]
    answers: tuple[str, ...]
    stale: str
    argument: Engine
    script: str


def argument_of(derived: Sequence[Obligation]) -> Engine:
    """Return the kind of argument that obligations belong to."""
    kinds = {o.kind for o in derived}
    if "plan" in kinds:
        return Engine.PLAN
    return Engine.K_INDUCTION if "step" in kinds else Engine.INVARIANT


def _material(answered: Mapping[str, Answered]) -> Mapping[str, str]:
    """Return what the solvers were asked, and what each said."""
    texts = {f"{solver}'s answers": "\n".join(part.answers) for solver, part in answered.items()}
    return {"obligations.smt2": next(iter(answered.values())).script, **texts}


def weighed(answered: Mapping[str, Answered]) -> Verdict | Refused:
    """Return what the solvers' answers amount to: proved only where all agree on everything."""
    titles = ("control", *next(iter(answered.values())).titles)
    rows = list(zip_longest(titles, *(part.answers for part in answered.values()), fillvalue=""))
    for name, *said in rows:
        if {"sat", EXPECTED} <= set(said):
            told = _told(answered, said)
            explanation = f"the solvers disagree on {name} ({told})"
            return Disagreement(explanation, material=_material(answered))
    for solver, part in answered.items():
        if len(part.answers) != len(titles) or part.answers[0] != CONTROL:
            told = next((line for line in part.answers if line.startswith("(error")), "")
            return Unknown(f"{solver} did not answer what was asked {told[:200]}".rstrip())
    for name, *said in rows[1:]:
        if set(said) == {"sat"}:
            return Refused(f"it has a hole: this does not follow: {name}")
        if set(said) != {EXPECTED}:
            told = _told(answered, said)
            return Unknown(f"not every solver could answer {name} ({told})")
    return Proved(next(iter(answered.values())).argument)


def _told(answered: Mapping[str, Answered], said: Sequence[str]) -> str:
    pairs = zip(answered, said, strict=True)
    return ", ".join(f"{solver}: {answer[:60]}" for solver, answer in pairs)
