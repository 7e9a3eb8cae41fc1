"""What has an edge: each period with the clock that it ends, and the strike counter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Final

from uccx_model.events import Event
from uccx_model.expressions import TRUE, Bool, Int, Scope, all_of
from uccx_model.parameters import Parameters
from uccx_model.states import REGISTRATION_EXPIRED
from uccx_model.variables import Inputs, State

__all__ = [
    "DEADLINES",
    "PERIODS",
    "REPORTS",
    "SCALES",
    "STRIKES",
    "Deadline",
    "Scale",
    "meeting",
    "meeting_name",
    "order_name",
    "orders",
]

LEAST: Final = 3  #: with fewer reports, the last moment before a limit is the start

S: Final = State.symbols(Scope.STATE)
T: Final = State.symbols(Scope.NEXT)
I: Final = Inputs.symbols(Scope.INPUT)  # noqa: E741 - as S and T: the inputs of the step
P: Final = Parameters.symbols()
E: Final = Event()


@dataclass(frozen=True)
class Scale:
    """A number that rises to a limit, and the moments around it.

    Attributes:
        name: what it is called in records.
        value: the number, before a step.
        limit: what it rises to.
        moments: by their label, the value at them.
        rises: by how much a single report that changes nothing else raises it.
    """

    name: str
    value: Int
    limit: Int
    moments: Mapping[str, Int]
    rises: int = 1

    def at(self, moment: str) -> Bool:
        """Return "the number is what it is at this moment"; no limit is so short that two meet."""
        return all_of(self.limit >= LEAST, self.value == self.moments[moment])

    def report_to(self, moment: str) -> Bool:
        """Return "it is a single report, and time alone would bring the number to this moment"."""
        before = self.moments[moment] - self.rises
        return all_of(REPORTS, self.limit >= LEAST, self.value == before)


REPORTS: Final = E.report & (I.duration == 1)


def _period(name: str, clock: Int, limit: Int) -> Scale:
    return Scale(name, clock, limit, {"T-1": limit - 1, "T": limit, "T+1": limit + 1})


PERIODS: Final = (
    _period("evaluation", S.evaluation_used, P.evaluation_period),
    _period("out of compliance", S.out_of_compliance_for, P.out_of_compliance_period),
    _period("authorization", S.silence, P.authorization_period),
    _period("silence", S.silence, P.silence_limit),
    _period("authorization renewal", S.silence, P.authorization_renewal),
    _period("registration renewal", S.certificate_age, P.registration_renewal),
    _period("registration", S.certificate_age, P.registration_validity),
)
STRIKES: Final = Scale(
    "strikes",
    S.strikes,
    P.strike_limit,
    {
        "0": P.strike_limit - P.strike_limit,
        "1": P.strike_limit - P.strike_limit + 1,
        "limit-1": P.strike_limit - 1,
        "limit": P.strike_limit,
    },
    rises=0,
)
SCALES: Final = (*PERIODS, STRIKES)


@dataclass(frozen=True)
class Deadline:
    """The end of a period, as it meets others.

    Attributes:
        name: what it is called in records: its scale's name.
        due: it comes with this single report.
        stood: it came before this report, and its clock goes on.
    """

    name: str
    due: Bool
    stood: Bool


def _deadline(scale: Scale, after: Int, where: Bool = TRUE) -> Deadline:
    before = scale.value < scale.limit
    due = all_of(REPORTS, where, before, scale.limit <= after)
    return Deadline(scale.name, due, all_of(where, scale.limit <= scale.value))


def _deadlines() -> tuple[Deadline, ...]:
    evaluation, correction, authorization, silence, renewal, certificate, validity = PERIODS
    counting = S.registered | S.at(REGISTRATION_EXPIRED)
    return (
        _deadline(evaluation, T.evaluation_used),
        _deadline(correction, T.out_of_compliance_for),
        _deadline(authorization, T.silence, S.registered),
        _deadline(silence, T.silence, counting),
        _deadline(renewal, T.silence, S.registered),
        # Renewing sets the clock back; it is due whether or not it succeeds.
        _deadline(certificate, S.certificate_age + I.duration, S.registered),
        _deadline(validity, T.certificate_age, S.registered),
    )


DEADLINES: Final = _deadlines()


def orders() -> list[tuple[Deadline, Deadline]]:
    """Return every pair of deadlines, in both orders: the first stands when the second comes."""
    return list(permutations(DEADLINES, 2))


def meeting(number: int) -> list[tuple[Deadline, ...]]:
    """Return so many different deadlines each, that may come with one report."""
    return list(combinations(DEADLINES, number))


def order_name(first: Deadline, second: Deadline) -> str:
    """Return the name of "the first stands when the second comes"."""
    return f"{first.name} < {second.name}"


def meeting_name(together: Iterable[Deadline]) -> str:
    """Return the name of "these come with one report"."""
    return " = ".join(deadline.name for deadline in together)
