"""What every report does: time passes, usage is computed, and the licence server may judge it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from uccx_model.choices import Q2, Q3, Q5, Q8, Deployment, chosen
from uccx_model.expressions import Bool, Int, all_of, ite, maximum, minimum
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters
from uccx_model.transition import Change
from uccx_model.variables import Inputs, State

__all__ = ["Report", "reaches"]


def reaches(clock: Int, duration: Int, period: Int) -> Bool:
    """Return "the period is over at the last of these reports, and at none before it"."""
    return all_of(clock + duration >= period, (duration == 1) | (clock + duration <= period))


@dataclass(frozen=True)
class Report:
    """A report of the instance (or `i.duration` equal ones), and what follows from it anywhere."""

    s: State
    i: Inputs
    p: Parameters

    @property
    def single(self) -> Bool:
        """It is one report, not a stretch."""
        return self.i.duration == 1

    @property
    def known(self) -> Int:
        """The entitlement that the licence server knows at this report (R03, R04)."""
        arrives = chosen(Deployment.DIRECT) | self.i.synced
        return ite(arrives, self.i.bought, self.s.known)

    @property
    def usage(self) -> Int:
        """Usage while registered: what agents want, as far as License Control lets them (R39)."""
        s, i = self.s, self.i
        allowed = ite(chosen(Q8.AGENTS_STAY), maximum(self.known, s.usage), self.known)
        return ite(s.overage_allowed, i.demand, minimum(i.demand, allowed))

    @property
    def overage(self) -> Bool:
        """Usage exceeds the entitlement."""
        return self.usage > self.known

    @property
    def lock(self) -> Int:
        """The locked usage at this report (R32)."""
        return ite(chosen(Q3.RUNNING_MAXIMUM), maximum(self.s.locked, self.usage), self.s.locked)

    @property
    def cured(self) -> Bool:
        """The entitlement reaches the locked usage (R31, R33)."""
        return self.known >= self.lock

    @property
    def answered(self) -> Bool:
        """The licence server answers; if to a stretch, no certificate renewal falls inside it."""
        renewed_at_most_at_the_end = (
            self.s.certificate_age + self.i.duration <= self.p.registration_renewal
        )
        return self.i.ssm_reachable & (self.single | renewed_at_most_at_the_end)

    @property
    def silent(self) -> Bool:
        """The licence server does not answer."""
        return ~self.i.ssm_reachable

    @property
    def certificate_lasts(self) -> Bool:
        """The certificate is still valid after this report."""
        return self.s.certificate_age + self.i.duration < self.p.registration_validity

    @property
    def certificate_ends(self) -> Bool:
        """The certificate's validity is over at this report."""
        return reaches(self.s.certificate_age, self.i.duration, self.p.registration_validity)

    def silence_lasts(self, period: Int) -> Bool:
        """Return "after this report the silence is still shorter than the period"."""
        return self.s.silence + self.i.duration < period

    def silence_ends(self, period: Int) -> Bool:
        """Return "at this report the silence is as long as the period"."""
        return reaches(self.s.silence, self.i.duration, period)

    @property
    def correction_time_left(self) -> Bool:
        """After this report, the out-of-compliance period still runs."""
        return self.s.out_of_compliance_for + self.i.duration < self.p.out_of_compliance_period

    @property
    def correction_time_over(self) -> Bool:
        """At this report, the out-of-compliance period is over."""
        s, i, p = self.s, self.i, self.p
        return reaches(s.out_of_compliance_for, i.duration, p.out_of_compliance_period)

    @property
    def evaluation_running(self) -> Int:
        """Evaluation used after this report, while evaluation runs."""
        return minimum(self.s.evaluation_used + self.i.duration, self.p.evaluation_period)

    @property
    def evaluation(self) -> Int:
        """Evaluation used after this report, while registered (Q5)."""
        return ite(chosen(Q5.GOES_ON), self.evaluation_running, self.s.evaluation_used)

    @property
    def passing(self) -> dict[str, Change]:
        """What changes in every report, whatever the licensing state."""
        s, i = self.s, self.i
        return {
            "now": s.now + i.duration,
            "out_of_compliance_for": ite(
                s.lock_held, s.out_of_compliance_for + i.duration, s.out_of_compliance_for
            ),
            "bought": i.bought,
            "known": self.known,
        }

    @property
    def unregistered(self) -> dict[str, Change]:
        """What changes in every report of an instance that is not registered."""
        return self.passing | {"usage": self.i.demand}

    @property
    def accepted(self) -> dict[str, Change]:
        """What changes in every report that the licence server answers (R15, R20)."""
        s, i, p = self.s, self.i, self.p
        age = s.certificate_age + i.duration
        return self.passing | {
            "usage": self.usage,
            "reported": ite(s.lock_held, self.lock, self.usage),
            "locked": ite(s.lock_held, self.lock, s.locked),
            "evaluation_used": self.evaluation,
            "silence": 0,
            "certificate_age": ite(age >= p.registration_renewal, 0, age),
        }

    @property
    def unheard(self) -> dict[str, Change]:
        """What changes in every report that the licence server does not answer."""
        s, i = self.s, self.i
        return self.passing | {
            "usage": self.usage,
            "reported": ite(s.lock_held, self.lock, s.reported),
            "locked": ite(s.lock_held, self.lock, s.locked),
            "evaluation_used": self.evaluation,
            "silence": s.silence + i.duration,
            "certificate_age": s.certificate_age + i.duration,
        }

    @property
    def failure_notices(self) -> Mapping[Notice, Bool]:
        """What a report that is not answered emits: it failed, and so did a renewal then due."""
        s, i, p = self.s, self.i, self.p

        def comes_due(clock: Int, period: Int) -> Bool:
            return (clock < period) & (clock + i.duration >= period)

        return {
            Notice.REPORTING_FAILED: self.silent,
            Notice.AUTHORIZATION_RENEWAL_FAILED: comes_due(s.silence, p.authorization_renewal),
            Notice.REGISTRATION_RENEWAL_FAILED: comes_due(
                s.certificate_age, p.registration_renewal
            ),
        }

    @property
    def warnings(self) -> Mapping[Notice, Bool]:
        """What a strike below the limit emits (R34, Q2)."""
        left = self.p.strike_limit - (self.s.strikes + 1)
        earlier = ite(chosen(Q2.ONE_REPORT_EARLIER), 1, 0)
        return {
            Notice.TO_ENTER_OOC: left == self.p.early_warning + earlier,
            Notice.TO_ENTER_OOC_SHORTLY: left == self.p.late_warning + earlier,
        }

    @property
    def below_limit(self) -> Bool:
        """One more strike does not reach the limit."""
        return self.s.strikes + 1 < self.p.strike_limit

    @property
    def entry(self) -> dict[str, Change]:
        """What entering irreversible Out of Compliance changes (R30, R31)."""
        return self.accepted | {
            "strikes": self.s.strikes + 1,
            "locked": self.usage,
            "reported": self.usage,
            "out_of_compliance_for": 0,
        }
