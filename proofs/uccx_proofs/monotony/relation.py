"""What stays true between an instance with fewer licences, left, and one with more, right.

Until the left one comes to what is asked about, the right one is in the same licensing state or in
a better one, and has no more strikes. Once the left one is locked, the right one can be in
compliance still, or be locked since a later report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from uccx_model.choices import Q3, Q9, Q11, chosen
from uccx_model.expressions import FALSE, TRUE, Bool, all_of, any_of, implies
from uccx_model.parameters import Parameters
from uccx_model.states import (
    AUTHORIZATION_EXPIRED,
    CLASSIC,
    ENFORCED,
    EVALUATION,
    IN_COMPLIANCE,
    NO_LICENSES_IN_USE,
    OUT_OF_COMPLIANCE,
    OUT_OF_COMPLIANCE_EXPIRED,
    OVERAGE,
    REGISTRATION_EXPIRED,
    STATES,
)
from uccx_proofs.monotony.sides import Sides, counts_of

__all__ = ["Claim", "Relation"]

_COUNTING: Final = tuple(n.name for n in (NO_LICENSES_IN_USE, IN_COMPLIANCE, OVERAGE))
_OUT: Final = OUT_OF_COMPLIANCE.name
_SILENT: Final = AUTHORIZATION_EXPIRED.name
_UNREGISTERED: Final = REGISTRATION_EXPIRED.name
_ENFORCED: Final = frozenset(node.name for node in ENFORCED)


class Claim(StrEnum):
    """What the instance with more licences suffers only after the one with fewer has."""

    LOCK = "lock"  #: a strike, or the lock of irreversible Out of Compliance
    ENFORCEMENT = "enforcement"  #: enforcement, where licences can be bought at any time
    STEADY_ENFORCEMENT = "steady enforcement"  #: enforcement, where none is bought or taken away


@dataclass(frozen=True)
class Relation:
    """What holds between the two sides, by the node of each.

    Args:
        sides: the two instances.
        claim: what the left one has not come to yet.
    """

    sides: Sides
    claim: Claim

    @property
    def condition(self) -> Bool:
        """What the claim needs of readings and numbers."""
        p = Parameters.symbols()
        lasts = p.out_of_compliance_period <= p.silence_limit
        match self.claim:
            case Claim.LOCK:
                return TRUE
            case Claim.ENFORCEMENT:
                return lasts & chosen(Q3.RUNNING_MAXIMUM)
            case Claim.STEADY_ENFORCEMENT:
                return lasts

    @property
    def offered(self) -> Bool:
        """What is supposed of the entitlements that a step gives to both sides."""
        bought = self.sides.inputs.bought
        ordered = self.sides.covers_no_more(bought)
        return all_of(ordered, *self._steady(bought)) if self._is_steady else ordered

    @property
    def _is_steady(self) -> bool:
        return self.claim is Claim.STEADY_ENFORCEMENT

    def _steady(self, bought: object) -> Iterator[Bool]:
        """Yield: what is offered is what was bought, on both sides."""
        s = self.sides
        pairs = zip(counts_of(bought), counts_of(s.state.bought), strict=True)
        for now, before in pairs:
            yield now == before
            yield s.right(now) == s.right(before)

    def goes_on(self, node: str) -> bool:
        """Return whether the left one, at this node, has not come to what is claimed."""
        if node == CLASSIC.name:
            return False
        if self.claim is Claim.LOCK:
            return node not in (_OUT, OUT_OF_COMPLIANCE_EXPIRED.name)
        return node not in _ENFORCED

    def nodes(self) -> list[tuple[str, str]]:
        """Return the pairs of nodes, left and right, at which the two can be."""
        every = [(a.name, b.name) for a in STATES for b in STATES]
        return [(a, b) for a, b in every if self.between(a, b) is not FALSE]

    def between(self, left: str, right: str) -> Bool:
        """Return what holds while the two are at these nodes; false where they never are."""
        if not (self.goes_on(left) and self.goes_on(right)):
            return FALSE
        ways = [all_of(self._both_free(), self._same_place(left, right))]
        if self.claim is not Claim.LOCK:
            ways.append(all_of(self._left_locked(), self._behind(left, right)))
        held = any_of(*ways)
        own = self.sides.right(self._alone(right))
        return all_of(held, self._alone(left), own, self._ordered())

    def _same_place(self, left: str, right: str) -> Bool:
        counting = left in _COUNTING and right in _COUNTING
        return TRUE if counting or (left == right and left != _OUT) else FALSE

    def _both_free(self) -> Bool:
        """Neither is locked, and the right one has no more strikes."""
        s = self.sides
        free = ~s.state.lock_held
        return all_of(free, s.right(free), s.right(s.state.strikes) <= s.state.strikes)

    def _behind(self, left: str, right: str) -> Bool:
        """The left one is locked; the right one is at a place as good."""
        silence_overrides = chosen(Q11.AUTHORIZATION_EXPIRED)
        if left == _OUT:
            good = right in (*_COUNTING, _OUT)
            overridden = right == _SILENT
            return TRUE if good else (~silence_overrides if overridden else FALSE)
        return TRUE if left == right and left in (_SILENT, _UNREGISTERED) else FALSE

    def _left_locked(self) -> Bool:
        """The left one is locked; if the right one is, then not for longer nor with more."""
        s, right = self.sides.state, self.sides.right
        no_later = right(s.out_of_compliance_for) <= s.out_of_compliance_for
        higher = TRUE if self._is_steady else self.sides.at_least_as_high(s.locked)
        also = no_later & higher
        return all_of(s.lock_held, implies(right(s.lock_held), also))

    def _ordered(self) -> Bool:
        """The entitlements are ordered; where nobody buys, nobody has reached his lock."""
        s = self.sides.state
        ordered = [self.sides.covers_no_more(a) for a in (s.bought, s.known)]
        if self._is_steady:
            same = [a == b for a, b in zip(counts_of(s.bought), counts_of(s.known), strict=True)]
            short = implies(s.lock_held, ~(s.known >= s.locked))
            own = all_of(short, *same)
            ordered += [own, self.sides.right(own)]
        return all_of(*ordered)

    def _alone(self, node: str) -> Bool:
        """Return what holds of an instance at a node whatever the other does."""
        s, p = self.sides.state, Parameters.symbols()
        told = [s.strikes >= 0, s.silence >= 0, s.certificate_age >= 0]
        told.append(s.out_of_compliance_for >= 0)
        if node in (*_COUNTING, EVALUATION.name):
            told.append(~s.lock_held)
        told += [n >= 0 for a in (s.locked, s.known) for n in counts_of(a)]
        if node in (NO_LICENSES_IN_USE.name, IN_COMPLIANCE.name):
            told.append(s.strikes == 0)
        if node == OVERAGE.name:
            told += [s.strikes >= 1, s.strikes < p.strike_limit]
        told += self._clocks(node)
        return all_of(*told)

    def _clocks(self, node: str) -> Iterator[Bool]:
        s, p = self.sides.state, Parameters.symbols()
        if node in _COUNTING:
            yield s.silence < p.authorization_period
        if node == _SILENT:
            yield s.silence >= p.authorization_period
            yield s.silence < p.silence_limit
            yield implies(s.lock_held, chosen(Q11.AUTHORIZATION_EXPIRED))
        if node == EVALUATION.name:
            yield s.evaluation_used < p.evaluation_period
        if node == _OUT:
            yield any_of(s.silence < p.authorization_period, chosen(Q11.OUT_OF_COMPLIANCE))
            yield s.lock_held
        if node in (_OUT, _SILENT, _UNREGISTERED):
            yield implies(s.lock_held, s.silence <= s.out_of_compliance_for)
            runs = s.out_of_compliance_for < p.out_of_compliance_period
            elsewhere = TRUE if node != _UNREGISTERED else chosen(Q9.STAYS)
            yield implies(s.lock_held & elsewhere, runs)
