"""Prove that what a question asks for never happens, and write the proof down.

Nothing of it is believed before `checking` has read and checked what is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from uccx_model.choices import choice_symbols
from uccx_model.expressions import FALSE, TRUE, Bool, Int, constant, equal
from uccx_model.rewriting import fixed_by
from uccx_proofs.certificate import Certificate
from uccx_proofs.certificate_writer import certificate_text
from uccx_proofs.engines.inductive import Invariant, SolverGaveUpError
from uccx_proofs.engines.kinduction import KInduction
from uccx_proofs.engines.pacing import paces
from uccx_proofs.engines.sharpening import (
    broad_guesses,
    conditional,
    hints,
    merged,
    reachable_nodes,
    sharpened,
    still_holding,
)
from uccx_proofs.engines.slicing import NotInductiveError, Slicing
from uccx_proofs.engines.spacer import Reached, ask_spacer
from uccx_proofs.known import Known
from uccx_proofs.obligations import obligations
from uccx_proofs.queries.checking import Written, thesis
from uccx_proofs.queries.inquiry import SEEN, Inquiry
from uccx_proofs.system import Edge
from uccx_proofs.verdicts import Engine

__all__ = ["Proving"]

SPACER: Final = 30.0  #: seconds, of those that a question may take
DEEPEST_INDUCTION: Final = 3


@dataclass
class Proving:
    """Proves that what a question asks for never happens.

    Args:
        inquiry: the question's system.
        known: what always holds in the model.
        time_limit: seconds that Spacer may take.
    """

    inquiry: Inquiry
    known: Known
    time_limit: float
    lemmas: dict[str, tuple[Bool, ...]] = field(default_factory=dict)
    whole: bool = True  #: all that holds in the model holds here

    def __post_init__(self) -> None:
        system = self.inquiry.system
        base = {n: self.known.lemmas[self.inquiry.base_node(n)] for n in system.nodes}
        if self.inquiry.question.settings:
            stays = {n: self._settled() for n in system.nodes}
            kept = still_holding(system, dict(merged(base, stays)))
            self.whole = all(set(base[n]) <= set(kept[n]) for n in system.nodes)
            base = dict(kept)
        cut_off = {n: (FALSE,) for n in system.nodes if n not in reachable_nodes(system)}
        self.lemmas = dict(merged(base, cut_off))

    def _settled(self) -> tuple[Bool, ...]:
        """Return that what the question settles is as it says."""
        values = self.inquiry.question.settings
        settled = (v for v in self.inquiry.system.variables if v.name in values)
        return tuple(equal(v, constant(values[v.name])) for v in settled)

    @property
    def added(self) -> list[Int]:
        """The numbers that the question counts beside the model's."""
        model = set(self.inquiry.base.variables)
        return [v for v in self.inquiry.system.variables if v not in model and isinstance(v, Int)]

    def stages(self) -> Iterator[Callable[[], Invariant]]:
        """Yield ways to learn more about the question's system, the quickest first."""
        yield dict
        yield lambda: self._sharpened(self._hints())
        yield lambda: self._sharpened([*self._hints(), *broad_guesses(self.inquiry.system)])
        yield lambda: self._sharpened(conditional(self._hints(), self._open_choices()))

    def _open_choices(self) -> list[Bool]:
        """Return the choices that the question leaves open, each way."""
        options = [s for s in choice_symbols() if not self._is_settled(s)]
        return [*options, *(~s for s in options)]

    def _is_settled(self, symbol: Bool) -> bool:
        return symbol in fixed_by(self.inquiry.system.assumptions)

    def _hints(self) -> list[Bool]:
        q = self.inquiry.question
        conditions = [c.term for c in (*q.during, *q.without, q.target)]
        conditions += [q.start.term] if q.start is not None else []
        conditions += self._settled()
        system = self.inquiry.system
        found = hints(system, self.added, conditions)
        clock = self.inquiry.clock
        about_time = any(part is clock for c in conditions for part in c.walk())
        if q.within is None and q.times == 1 and not about_time:
            return found
        return [*found, *paces(system, clock, SEEN, q.times)]

    def _sharpened(self, guesses: Sequence[Bool]) -> Invariant:
        system = self.inquiry.system
        nodes = self.inquiry.asked_nodes
        return sharpened(system, self.lemmas, nodes, guesses)

    def at_once(self) -> Written | None:
        """Return a proof if what is known of the model is enough for one."""
        if KInduction(self.inquiry.system, self.lemmas).entailed(self.inquiry.claims):
            return None
        return self.by_lemmas(Engine.INVARIANT)

    def prove(self) -> Written | None:
        """Return a proof; None if there is none, or none was found."""
        system, claims = self.inquiry.system, self.inquiry.claims
        for number, stage in enumerate(self.stages()):
            try:
                self.lemmas = dict(merged(self.lemmas, stage()))
            except SolverGaveUpError:
                continue
            induction = KInduction(system, self.lemmas)
            left = induction.entailed(claims)
            if not left:
                return self.by_lemmas(Engine.INVARIANT)
            for k in range(2, DEEPEST_INDUCTION + 1) if number else ():
                if induction.proves(claims, left, k):
                    return self._by_induction(k)
        return self._by_spacer()

    def _slicing(self) -> Slicing:
        def inherited(edge: Edge, lemma: Bool) -> Sequence[Bool] | None:
            twin = self.inquiry.twins.get(edge)
            return None if twin is None else self.known.resting_on(twin, lemma)

        system = self.inquiry.system
        return (
            Slicing(system, self.lemmas, inherited) if self.whole else Slicing(system, self.lemmas)
        )

    def by_lemmas(self, engine: Engine) -> Written | None:
        """Return a proof by lemmas that exclude what is asked for."""
        try:
            certificate = self._slicing().invariant_for(thesis(self.inquiry))
        except NotInductiveError:
            return None
        return None if certificate is None else self._written(engine, certificate)

    def _by_induction(self, k: int) -> Written:
        aim = thesis(self.inquiry)
        certificate = Certificate(aim.name, aim.profile, self.lemmas, k)
        return self._written(Engine.K_INDUCTION, certificate)

    def _by_spacer(self) -> Written | None:
        inquiry = self.inquiry
        limit = min(SPACER, self.time_limit)
        answer = ask_spacer(inquiry.system, self.lemmas, inquiry.claims, TRUE, limit)
        if answer.reached is not Reached.UNREACHABLE:
            return None
        self.lemmas = dict(merged(self.lemmas, answer.lemmas))
        return self.by_lemmas(Engine.SPACER)

    def _written(self, engine: Engine, certificate: Certificate) -> Written:
        aim = thesis(self.inquiry)
        derived = obligations(self.inquiry.system, aim, certificate)
        return Written(certificate_text(aim, certificate, derived), engine.value)
