"""Random machines: no engine ever contradicts another, nor what trying everything shows.

`FUZZ_MACHINES` says how many machines there are (`make fuzz`: ten thousand), `FUZZ_SEED` which.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from opinions import Engines, opinions_of
from random_machines import Machine, machines
from small_systems import X, Y, edge, small_system
from uccx_model.expressions import FALSE, TRUE, Bool, any_of
from uccx_proofs.engines import inductive
from uccx_proofs.engines.coverage import Explored, Part
from uccx_proofs.engines.inductive import Invariant
from uccx_proofs.engines.kinduction import KInduction
from uccx_proofs.engines.oracle import Oracle
from uccx_proofs.engines.search import Found, Search, Wanted
from uccx_proofs.engines.spacer import Reached, SpacerAnswer
from uccx_proofs.property import Claim
from uccx_proofs.system import Edge, System

SHARE = 50  #: machines in one test
USUAL = 200  #: machines in an ordinary run
ASKED = os.environ.get("FUZZ_MACHINES")
SEED = int(os.environ.get("FUZZ_SEED", "0"))
SHARES = -(-int(ASKED or USUAL) // SHARE)
NOTICED_WITHIN = 300  #: machines, for a wrong engine


class DisagreementError(AssertionError):
    """Two engines contradict each other."""


def run(
    number: int,
    machines_wanted: int,
    engines: Engines | None = None,
    *,
    total: Counter[str] | None = None,
    spacer: bool = True,
    shrink: bool = True,
) -> None:
    """Run machines made with this seed, and add what is counted to the total.

    Raises:
        DisagreementError: with the smallest machine found that two engines disagree about.
    """
    counted = Counter[str]() if total is None else total

    @seed(number)
    @settings(
        max_examples=machines_wanted,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink) if shrink else (Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(machines(), st.booleans())
    def every_machine(machine: Machine, with_invariant: bool) -> None:
        asked = spacer or counted["machines"] % 3 == 0
        told = opinions_of(machine, engines, ask_spacer_too=asked, with_invariant=with_invariant)
        counted["machines"] += 1
        counted["disagreements"] += len(told.disagreements)
        counted.update(told.tally)
        if told.disagreements:
            raise DisagreementError("\n".join([*told.disagreements, repr(machine)]))

    every_machine()


@pytest.mark.parametrize("share", range(SHARES))
def test_nobody_contradicts_anybody(
    share: int, record_property: Callable[[str, object], None]
) -> None:
    counted = Counter[str]()
    try:
        run(SEED * 1_000_000 + share, SHARE, total=counted, spacer=ASKED is not None)
    finally:
        record_property("fuzz", dict(counted))
    assert counted["machines"] >= SHARE
    assert counted["oracle: proved"] >= 1
    assert counted["oracle: refuted"] >= 1


def test_spacer_tells_that_nodes_without_entry_are_empty() -> None:
    edges = [edge("stay", "B", "B", x=X + 1), edge("never", "A", "B", FALSE)]
    system = small_system(edges, {"A": (X == 0) & (Y == 0)}, nodes="ABC")
    machine = Machine(system, (Claim("B", X > 1), Claim("C", TRUE)))
    for with_invariant in (True, False):
        told = opinions_of(machine, with_invariant=with_invariant)
        assert told.disagreements == []
        assert told.safe["Spacer"] == set(machine.claims)


# A wrong engine is noticed.


class UnrollsOneTooMany(KInduction):
    """k-induction that wants one more step after the bad state: a dead end is no bad state."""

    def proves(self, claims: Sequence[Claim], left: Sequence[Claim], k: int) -> bool:
        s = self.system

        def going_on(claim: Claim) -> Claim:
            onwards = any_of(*(edge.guard for edge in s.outgoing[claim.node]))
            return replace(claim, bad=claim.bad & s.possible & onwards)

        return super().proves([*map(going_on, claims)], [*map(going_on, left)], k)


class ForgetsTheStart(KInduction):
    """k-induction without its base case."""

    def _impossible(self, claim: Claim, kept: Mapping[str, Sequence[Claim]], k: int) -> bool:
        return all(
            self._excluded((edge,), claim, kept, k - 1) for edge in self.system.incoming[claim.node]
        )


class BelievesEverything(KInduction):
    """k-induction that assumes what it is to prove, of the last state too."""

    def _ask(self, given: Sequence[Bool], bad: Bool) -> Any:
        return super()._ask([*given, ~bad], bad)


class LosesAStep(Search):
    """A search whose ways lack their first step."""

    def _along(
        self, start: str, path: tuple[Edge, ...], wanted: Wanted, assuming: Bool
    ) -> Found | None:
        found = super()._along(start, path, wanted, assuming)
        return found and replace(found, moves=found.moves[1:])


class OverlooksEdges(Oracle):
    """An oracle that never takes an edge with an update of more than one variable."""

    def explore(self, part: Part) -> Explored:
        few = [edge for edge in self.system.edges if len(edge.updates) <= 1]
        return Oracle(replace(self.system, edges=tuple(few)), self.claims).explore(part)


def never_reachable(
    system: System, known: Invariant, claims: Sequence[Claim], assuming: Bool, limit: float
) -> SpacerAnswer:
    return SpacerAnswer(Reached.UNREACHABLE, "an engine that always says so")


def always_reachable(
    system: System, known: Invariant, claims: Sequence[Claim], assuming: Bool, limit: float
) -> SpacerAnswer:
    return SpacerAnswer(Reached.REACHABLE, "an engine that always says so")


WRONG = {
    "k-induction unrolls one too many": Engines(induction=UnrollsOneTooMany),
    "k-induction forgets the start": Engines(induction=ForgetsTheStart),
    "k-induction believes everything": Engines(induction=BelievesEverything),
    "Spacer never reaches anything": Engines(spacer=never_reachable),
    "Spacer always reaches something": Engines(spacer=always_reachable),
    "the search loses a step": Engines(search=LosesAStep),
    "the oracle overlooks edges": Engines(oracle=OverlooksEdges),
}


@pytest.mark.parametrize("engines", WRONG.values(), ids=WRONG)
def test_a_wrong_engine_is_noticed(engines: Engines) -> None:
    asked = engines.spacer in (never_reachable, always_reachable)
    with pytest.raises(DisagreementError, match="start in A"):
        run(7, NOTICED_WITHIN, engines, spacer=asked, shrink=False)


@pytest.mark.parametrize("forgotten", ["at_start", "after"])
def test_an_invariant_that_need_not_begin_or_last_is_noticed(
    forgotten: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inductive._Search, forgotten, lambda *_: [])
    with pytest.raises(DisagreementError, match="excludes"):
        run(7, NOTICED_WITHIN, spacer=False, shrink=False)
