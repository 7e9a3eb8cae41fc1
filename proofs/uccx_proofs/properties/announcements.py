"""What is announced, and when: which notice comes with what, and with nothing else."""

from __future__ import annotations

from uccx_model.choices import Q2, chosen
from uccx_model.events import Event
from uccx_model.expressions import Bool, all_of, equal, implies, ite
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters
from uccx_model.states import OVERAGE
from uccx_model.variables import Inputs, State
from uccx_proofs.history import History
from uccx_proofs.property import PropertyBook, needs_numbers

BOOK = PropertyBook()


def _due_at_a_strike(p: Parameters) -> Bool:
    earlier = ite(chosen(Q2.ONE_REPORT_EARLIER), 1, 0)
    return all_of(
        *(
            (lead + earlier >= 1) & (lead + earlier < p.strike_limit)
            for lead in (p.early_warning, p.late_warning)
        )
    )


WARNINGS_FIT = needs_numbers(
    "each warning falls on a strike before the last (in 12.5, strikes 2 and 4 or 1 and 3)",
    _due_at_a_strike,
)


@BOOK.step(source=["R34", "R37", "R43", "G14"], needs=[WARNINGS_FIT])
def both_warnings_precede_irreversible_out_of_compliance(h: History, e: Event) -> Bool:
    """The 45-minute and the 15-minute warning precede every entry into irreversible Out of
    Compliance.
    """
    return implies(e.emits(Notice.IN_OOC), h.warned_early & h.warned_late)


@BOOK.step(
    source=["R34", "G14"],
    needs=[
        WARNINGS_FIT,
        needs_numbers(
            "the first warning comes earlier than the last",
            lambda p: p.early_warning >= p.late_warning,
        ),
    ],
)
def the_early_warning_comes_no_later_than_the_late_one(h: History, e: Event) -> Bool:
    """The 15-minute warning never comes before the 45-minute warning."""
    first = h.warned_early | e.emits(Notice.TO_ENTER_OOC)
    return implies(e.emits(Notice.TO_ENTER_OOC_SHORTLY), first)


@BOOK.step(source=["R30", "R42"])
def every_entry_is_announced(s: State, e: Event, t: State) -> Bool:
    """Whenever usage becomes locked, and only then, the notice SYSTEM_IN_OOC_STATE is emitted."""
    return equal(e.emits(Notice.IN_OOC), ~s.lock_held & t.lock_held)


@BOOK.step(source=["R24", "R41", "G13"])
def every_enforcement_is_announced(s: State, e: Event, t: State) -> Bool:
    """Whenever enforcement begins, and only then, the enforcement notice is emitted."""
    return equal(e.emits(Notice.ENFORCEMENT), ~s.enforced & t.enforced)


@BOOK.step(source=["R34", "R43", "G14"])
def each_warning_comes_at_its_strike(s: State, e: Event, t: State, p: Parameters) -> Bool:
    """Each of the two warnings comes with the strike that Q2 says, and with no other."""
    left = p.strike_limit - t.strikes
    struck = (t.strikes == s.strikes + 1) & t.at(OVERAGE)
    earlier = ite(chosen(Q2.ONE_REPORT_EARLIER), 1, 0)
    early = equal(e.emits(Notice.TO_ENTER_OOC), struck & (left == p.early_warning + earlier))
    late = equal(e.emits(Notice.TO_ENTER_OOC_SHORTLY), struck & (left == p.late_warning + earlier))
    return early & late


@BOOK.step(source=["R21", "R23", "G13"])
def a_report_that_fails_is_announced(s: State, i: Inputs, e: Event) -> Bool:
    """Whenever a registered instance's report is not answered, and only then, the notice comes that
    reporting failed.
    """
    unanswered = all_of(e.report, s.registered, ~i.ssm_reachable)
    return equal(e.emits(Notice.REPORTING_FAILED), unanswered)


@BOOK.step(source=["R20", "G02", "G13"])
def a_renewal_of_the_authorization_that_fails_is_announced(
    s: State, i: Inputs, e: Event, p: Parameters
) -> Bool:
    """The notice that the authorization's renewal failed comes exactly when it falls due in
    silence: with the report at which the silence is as long as the renewal period.
    """
    silent = all_of(e.report, s.registered, ~i.ssm_reachable)
    due = (s.silence < p.authorization_renewal) & (
        s.silence + i.duration >= p.authorization_renewal
    )
    return equal(e.emits(Notice.AUTHORIZATION_RENEWAL_FAILED), silent & due)


@BOOK.step(source=["R15", "G03", "G13"])
def a_renewal_of_the_registration_that_fails_is_announced(
    s: State, i: Inputs, e: Event, p: Parameters
) -> Bool:
    """The notice that the registration's renewal failed comes exactly when it falls due in silence:
    with the report at which the certificate is as old as the renewal period.
    """
    silent = all_of(e.report, s.registered, ~i.ssm_reachable)
    due = (s.certificate_age < p.registration_renewal) & (
        s.certificate_age + i.duration >= p.registration_renewal
    )
    return equal(e.emits(Notice.REGISTRATION_RENEWAL_FAILED), silent & due)
