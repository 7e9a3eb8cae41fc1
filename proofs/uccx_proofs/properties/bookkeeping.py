"""What each variable stands for: who changes it, and how; nobody else does.

Transitions are told by what they do; these properties are told by what is kept.
"""

from __future__ import annotations

from uccx_model.choices import Q5, Q6, Q8, Q9, Deployment, chosen
from uccx_model.events import Event
from uccx_model.expressions import Bool, all_of, any_of, equal, implies, ite, maximum, minimum
from uccx_model.parameters import Parameters
from uccx_model.states import EVALUATION, REGISTRATION_EXPIRED, REGISTRATION_EXPIRED_ENFORCED
from uccx_model.variables import Inputs, State
from uccx_proofs.history import History, lock_at
from uccx_proofs.property import PropertyBook

BOOK = PropertyBook()

EXPIRED = (REGISTRATION_EXPIRED, REGISTRATION_EXPIRED_ENFORCED)


def _answered(s: State, i: Inputs, e: Event) -> Bool:
    return all_of(e.report, s.registered, i.ssm_reachable)


def _changes_sides(s: State, t: State) -> Bool:
    """Return "the instance registers, or stops being registered"."""
    return ~equal(s.registered, t.registered)


# Entitlement and usage.


@BOOK.invariant(source=["R21", "R29", "R33"])
def nothing_is_counted_below_zero(s: State) -> Bool:
    """No clock, no counter and no number of licences is ever negative."""
    return all_of(*(getattr(s, f.name) >= 0 for f, _ in s.numbered()))


@BOOK.step(source=["R33"])
def the_account_has_what_was_bought_last(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """Purchases and transfers change the entitlement at Cisco SSM at once; nothing else does."""
    return t.bought == ite(e.report, i.bought, s.bought)


@BOOK.step(source=["R03", "R04"])
def a_synchronization_tells_the_entitlement(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """Whenever the licence server and Cisco SSM synchronize (Direct: at every report), the server
    knows the entitlement from then on.
    """
    told = e.report & (chosen(Deployment.DIRECT) | i.synced)
    return implies(told, t.known == t.bought)


@BOOK.invariant(source=["R03"])
def the_server_knows_all_but_the_latest_purchases(s: State, h: History) -> Bool:
    """As long as nothing was bought or transferred since the last synchronization, the licence
    server knows the entitlement.
    """
    return implies(~h.account_changed, s.known == s.bought)


@BOOK.step(source=["R29", "R39"])
def usage_is_what_agents_want(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """While overage is allowed, and while unregistered, usage is what the agents use; every
    report computes it, and nothing else.
    """
    free = s.overage_allowed | ~s.registered
    return implies(free | ~e.report, t.usage == ite(e.report, i.demand, s.usage))


@BOOK.step(source=["R39"])
def license_control_cuts_usage_to_the_entitlement(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """Where overage is not allowed, agents get what they want up to the entitlement, and no more;
    those logged in when the entitlement falls stay or not, as Q8 says.
    """
    most = ite(chosen(Q8.AGENTS_STAY), maximum(t.known, s.usage), t.known)
    limited = all_of(e.report, s.registered, ~s.overage_allowed)
    return implies(limited, t.usage == minimum(i.demand, most))


@BOOK.step(source=["R21", "R31", "G10"])
def an_answered_report_shows_what_it_reported(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """After an answered report, the usage shown as reported is the actual usage, or while a lock is
    held the locked one.
    """
    told = ite(s.lock_held, lock_at(s, e, t), t.usage)
    return implies(_answered(s, i, e), t.reported == told)


@BOOK.step(source=["R31", "G10"])
def what_is_shown_as_reported_stays_in_silence(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """Without an answer, what is shown as reported stays; a held lock is shown as it is."""
    held = s.registered & s.lock_held
    silent = e.report & ~_answered(s, i, e)
    return implies(silent, t.reported == ite(held, t.locked, s.reported))


@BOOK.step(source=["R31", "G06"])
def what_is_shown_as_reported_begins_anew(s: State, e: Event, t: State) -> Bool:
    """Registering and deregistering begin anew, and so does registering anew where that leads to No
    Licenses In Use: nothing is shown as reported then, but a held lock. Other actions leave it.
    """
    anew = any_of(
        _changes_sides(s, t),
        e.takes("reregister_after_silence"),
        e.takes("reregister_out_of_enforcement"),
    )
    shown = ite(t.registered, t.locked, 0)
    return implies(~e.report, t.reported == ite(anew, shown, s.reported))


# Strikes and locks.


@BOOK.invariant(source=["R21", "R36"])
def strikes_are_the_overage_reports_in_a_row(s: State, h: History) -> Bool:
    """The strikes counted are always the overage reports in a row (Q4 says what breaks a row)."""
    return s.strikes == h.overages_in_a_row


@BOOK.step(source=["R31", "R32"])
def the_lock_begins_with_the_usage_of_the_last_strike(e: Event, s: State, t: State) -> Bool:
    """The usage of the report that reaches the limit is the first that is locked."""
    return implies(~s.lock_held & t.lock_held, t.locked == t.usage)


@BOOK.step(source=["R31", "G06"])
def deregistering_treats_a_lock_as_q6_says(s: State, e: Event, t: State) -> Bool:
    """Deregistering with a lock forgets lock, strikes and clock, is refused, or keeps all of them
    unchanged: as Q6 says.
    """
    leaves = all_of(~e.report, s.registered, ~t.registered, s.lock_held)
    same = all_of(
        t.locked == s.locked,
        t.strikes == s.strikes,
        t.out_of_compliance_for == s.out_of_compliance_for,
    )
    gone = all_of(t.locked == 0, t.strikes == 0, t.out_of_compliance_for == 0)
    told = (chosen(Q6.KEEPS_LOCK) & same) | (chosen(Q6.CLEARS_LOCK) & gone)
    return implies(leaves, told)


# Clocks.


@BOOK.invariant(source=["R22"])
def the_clock_of_non_compliance_runs_with_the_lock(s: State, h: History) -> Bool:
    """The clock of non-compliance tells the time since usage was locked; without a lock, zero."""
    return s.out_of_compliance_for == h.locked_for


@BOOK.invariant(source=["R23"])
def the_clock_of_silence_runs_from_the_last_answer(s: State, h: History) -> Bool:
    """The clock of silence tells the time since the last answer or registration, also after the
    registration has expired; it is zero while nothing is registered.
    """
    return s.silence == h.unanswered_for


@BOOK.step(source=["R17"])
def the_clock_of_evaluation_runs_in_evaluation(
    s: State, i: Inputs, e: Event, t: State, p: Parameters
) -> Bool:
    """The clock of evaluation runs with every report in evaluation, while registered or expired
    only where Q5 and Q9 say so, and never beyond its period; nothing sets it back.
    """
    in_evaluation = s.at(EVALUATION) | (s.at(REGISTRATION_EXPIRED) & chosen(Q9.EVALUATION))
    goes_on = chosen(Q5.GOES_ON) & (s.registered | s.at(*EXPIRED))
    runs = e.report & (in_evaluation | goes_on)
    later = minimum(s.evaluation_used + i.duration, p.evaluation_period)
    return t.evaluation_used == ite(runs, later, s.evaluation_used)


@BOOK.step(source=["R15", "G03"])
def a_certificate_ages_until_an_answer_renews_it(
    s: State, i: Inputs, e: Event, t: State, p: Parameters
) -> Bool:
    """The ID certificate grows older with every report, until an answered report finds it due for
    renewal.
    """
    older = s.certificate_age + i.duration
    renewed = _answered(s, i, e) & (older >= p.registration_renewal)
    ages = e.report & (s.registered | s.at(*EXPIRED))
    return implies(ages, t.certificate_age == ite(renewed, 0, older))


@BOOK.step(source=["R14", "R15", "G01", "G04"])
def registering_anew_brings_a_new_certificate(s: State, e: Event, t: State) -> Bool:
    """Whoever registers, registers anew or deregisters has no old certificate any more; no
    other action makes it younger.
    """
    anew = any_of(
        _changes_sides(s, t),
        e.reregisters,
        e.takes("reregister_in_enforcement"),
        e.takes("reregister_out_of_enforcement"),
    )
    return implies(~e.report, t.certificate_age == ite(anew, 0, s.certificate_age))


# Agents, licence types, settings.


@BOOK.step(source=["R28"])
def agents_change_only_by_synchronizing(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """The agents are those of Unified CM at its last synchronization, and each one is counted."""
    synced = e.takes("synchronize_agents")
    counted = s.agent_changes + ite(synced, 1, 0)
    return (t.agents == ite(synced, i.agents, s.agents)) & (t.agent_changes == counted)


@BOOK.step(source=["R12"])
def a_choice_of_licence_type_is_kept(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """The licence type chosen last stays chosen."""
    choosing = e.takes("choose_license_type")
    return t.chosen_type == ite(choosing, i.license_type, s.chosen_type)


@BOOK.invariant(source=["R12"])
def a_restart_is_pending_exactly_for_another_licence_type(s: State) -> Bool:
    """A restart of the cluster is pending exactly while another licence type is chosen than the one
    in effect.
    """
    return equal(s.restart_pending, s.chosen_type != s.license_type)


@BOOK.step(source=["R39"])
def license_control_is_set_as_asked(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """License Control allows overage or not as it was set last."""
    asked = ite(e.takes("change_license_control"), i.overage_allowed, s.overage_allowed)
    return equal(t.overage_allowed, asked)


@BOOK.invariant(source=["R40"])
def overage_is_allowed_by_default(s: State, h: History) -> Bool:
    """Overage is allowed until somebody changes License Control."""
    return implies(~h.control_changed, s.overage_allowed)


@BOOK.step(source=["R09"])
def the_use_of_wfo_changes_only_as_asked(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """Workforce Optimization is in use or not as it was said last."""
    asked = ite(e.takes("change_use_of_wfo"), i.wfo_in_use, s.wfo_in_use)
    return equal(t.wfo_in_use, asked)
