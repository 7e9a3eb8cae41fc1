"""That things do happen: time passes, deadlines are kept to the report, compliance is in reach."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from uccx_model.choices import Q4, Q11, Deployment, chosen
from uccx_model.events import Event
from uccx_model.expressions import (
    Bool,
    Int,
    Scope,
    Term,
    all_of,
    any_of,
    equal,
    implies,
    integer,
    variable,
)
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters
from uccx_model.rewriting import substitute
from uccx_model.states import (
    AUTHORIZATION_EXPIRED,
    AUTHORIZATION_EXPIRED_ENFORCED,
    EVALUATION,
    EVALUATION_EXPIRED,
    IN_COMPLIANCE,
    NO_LICENSES_IN_USE,
    OUT_OF_COMPLIANCE,
    OUT_OF_COMPLIANCE_EXPIRED,
    OVERAGE,
)
from uccx_model.variables import Inputs, State
from uccx_proofs.history import History
from uccx_proofs.property import Claim, Kind, PropertyBook, needs_numbers
from uccx_proofs.system import Edge, System

BOOK = PropertyBook()

DURATION = Inputs.symbols(Scope.INPUT).duration


@BOOK.progress(source=["R21"])
def time_can_always_pass(system: System) -> Iterable[Claim]:
    """In every reachable state, whatever is used, bought or answered, the next report can happen:
    no deadlock, no time lock.
    """
    for node in system.nodes:
        refused = [~edge.guard for edge in system.outgoing[node] if edge.takes_time]
        yield Claim(node, all_of(system.possible, DURATION == 1, *refused))


@BOOK.progress(source=["R21"])
def a_report_has_one_outcome(system: System) -> Iterable[Claim]:
    """What a report leads to is determined by its inputs: no two transitions fit one report."""
    for node in system.nodes:
        reports = [edge for edge in system.outgoing[node] if edge.takes_time]
        for one, other in combinations(reports, 2):
            both = all_of(system.possible, one.guard, other.guard)
            yield Claim(node, both, place=f"{one.label} | {other.label}")


@BOOK.progress(source=["R21"])
def a_stretch_equals_its_single_reports(system: System) -> Iterable[Claim]:
    """A stretch of equal reports does exactly what as many single reports do, one after another."""
    for edge in system.edges:
        if edge.takes_time:
            split = any_of(
                *(
                    _first_then_rest(loop, edge)
                    for loop in system.outgoing[edge.source]
                    if loop.takes_time and loop.target == edge.source
                )
            )
            long = all_of(system.possible, edge.guard, DURATION > 1)
            yield Claim(edge.source, long & ~split, edge)


@BOOK.progress(source=["R21", "R24"])
def a_stretch_up_to_an_event_is_one_step(system: System) -> Iterable[Claim]:
    """Equal reports, the last of which leads to another licensing state, can be taken as one
    stretch, unless strikes are counted or the certificate is renewed on the way.
    """
    state, inputs = State.symbols(Scope.STATE), Inputs.symbols(Scope.INPUT)
    due = state.certificate_age + DURATION > Parameters.symbols().registration_renewal
    uncounted = (state.strikes == 0) | chosen(Q4.KEEPS_COUNT)
    for edge in system.edges:
        for loop in system.outgoing[edge.source]:
            stays = loop.takes_time and loop.target == edge.source
            counts = loop.updates.get(state.strikes, state.strikes) is not state.strikes
            if stays and edge.takes_time and edge.target != edge.source and not counts:
                split = _rest_then_last(loop, edge)
                whole = edge.guard | (inputs.ssm_reachable & due)
                bad = all_of(system.possible, DURATION > 1, uncounted, split, ~whole)
                yield Claim(edge.source, bad, place=f"{loop.label} | {edge.label}")


def _rest_then_last(loop: Edge, edge: Edge) -> Bool:
    """All reports but one along the loop, and then one along the edge, are possible."""
    rest: dict[Term, Term] = {DURATION: DURATION - 1}
    memo: dict[Term, Term] = {}
    after = {symbol: substitute(value, rest, memo) for symbol, value in loop.updates.items()}
    last = substitute(edge.guard, {**after, DURATION: integer(1)}, {})
    return substitute(loop.guard, rest, memo) & last


def _first_then_rest(loop: Edge, edge: Edge) -> Bool:
    """One report along the loop, then the rest along the edge, give what the edge gives at once."""
    one: dict[Term, Term] = {DURATION: integer(1)}
    memo: dict[Term, Term] = {}
    first = {symbol: substitute(value, one, memo) for symbol, value in loop.updates.items()}
    rest: dict[Term, Term] = {**first, DURATION: DURATION - 1}
    later: dict[Term, Term] = {}
    agree = [equal(substitute(value, rest, later), value) for value in edge.updates.values()]
    agree += [equal(value, symbol) for symbol, value in first.items() if symbol not in edge.updates]
    event = Event()
    for notice in Notice:
        emitted = edge.resolve(event.emits(notice))
        single = substitute(loop.resolve(event.emits(notice)), one, memo)
        agree.append(equal(emitted, single | substitute(emitted, rest, later)))
    guards = substitute(loop.guard, one, memo) & substitute(edge.guard, rest, later)
    return all_of(guards, *agree)


@BOOK.progress(source=["R04"])
def a_purchase_changes_nothing_until_the_manual_sync(system: System) -> Iterable[Claim]:
    """In Disconnected mode, what is bought makes no difference to anything but the account itself
    until the manual synchronization.
    """
    inputs = Inputs.symbols(Scope.INPUT)
    states = State.symbols(Scope.STATE)
    model = set(states.as_mapping().values()) - {states.bought}
    other: dict[Term, Term] = {
        inputs.bought: variable(Int, "bought in the other case", Scope.INPUT)
    }
    memo: dict[Term, Term] = {}
    unsynced = chosen(Deployment.ON_PREM_DISCONNECTED) & ~inputs.synced
    possible = system.possible & substitute(system.possible, other, memo)
    for edge in system.edges:
        if edge.takes_time:
            same = all_of(
                equal(edge.guard, substitute(edge.guard, other, memo)),
                *(
                    equal(value, substitute(value, other, memo))
                    for symbol, value in edge.updates.items()
                    if symbol in model
                ),
            )
            yield Claim(edge.source, all_of(possible, unsynced, edge.guard, ~same), edge)


@BOOK.invariant(source=["R22", "R24"], kind=Kind.PROGRESS)
def uncured_non_compliance_is_enforced_no_later_than_its_period(
    s: State, h: History, p: Parameters
) -> Bool:
    """No registered instance stays unenforced with a lock for as long as the out-of-compliance
    period.
    """
    unenforced = all_of(s.registered, ~s.enforced, s.lock_held)
    return implies(unenforced, h.locked_for < p.out_of_compliance_period)


@BOOK.step(source=["R22", "R24"], kind=Kind.PROGRESS)
def uncured_non_compliance_is_enforced_exactly_at_its_period(
    s: State, e: Event, t: State, g: History, p: Parameters
) -> Bool:
    """A report that begins the enforcement of non-compliance falls exactly on the period's end."""
    begins = all_of(e.report, ~s.enforced, t.at(OUT_OF_COMPLIANCE_EXPIRED))
    return implies(begins, g.locked_for == p.out_of_compliance_period)


@BOOK.invariant(source=["R17", "R24"], kind=Kind.PROGRESS)
def evaluation_is_enforced_no_later_than_its_period(s: State, p: Parameters) -> Bool:
    """Evaluation that has used up its period is never left unenforced."""
    return implies(s.at(EVALUATION), s.evaluation_used < p.evaluation_period)


@BOOK.step(source=["R17", "R24"], kind=Kind.PROGRESS)
def evaluation_is_enforced_exactly_at_its_period(
    s: State, e: Event, t: State, p: Parameters
) -> Bool:
    """A report that ends evaluation falls exactly on the period's end."""
    ends = all_of(e.report, s.at(EVALUATION), t.at(EVALUATION_EXPIRED))
    return implies(ends, t.evaluation_used == p.evaluation_period)


@BOOK.invariant(source=["R23", "R24"], kind=Kind.PROGRESS)
def silence_is_enforced_no_later_than_its_period(s: State, h: History, p: Parameters) -> Bool:
    """No registered instance stays unenforced in silence for as long as Q1 says (locked ones only
    where Authorization Expired takes over, Q11).
    """
    subject = s.at(NO_LICENSES_IN_USE, IN_COMPLIANCE, OVERAGE, AUTHORIZATION_EXPIRED) | (
        s.at(OUT_OF_COMPLIANCE) & chosen(Q11.AUTHORIZATION_EXPIRED)
    )
    return implies(subject, h.unanswered_for < p.silence_limit)


@BOOK.step(source=["R23", "R24"], kind=Kind.PROGRESS)
def silence_is_enforced_exactly_at_its_period(
    s: State, e: Event, t: State, g: History, p: Parameters
) -> Bool:
    """A report that begins the enforcement of silence falls exactly on the period's end."""
    begins = all_of(e.report, ~s.enforced, t.at(AUTHORIZATION_EXPIRED_ENFORCED))
    return implies(begins, g.unanswered_for == p.silence_limit)


RENEWED_IN_TIME = needs_numbers(
    "the registration is renewed before it expires",
    lambda p: p.registration_renewal < p.registration_validity,
)


@BOOK.invariant(source=["R15"], kind=Kind.PROGRESS, needs=[RENEWED_IN_TIME])
def registration_expires_no_later_than_its_validity(s: State, p: Parameters) -> Bool:
    """No instance stays registered with a certificate that is as old as its validity; but an
    enforcement that begins with the same report comes first.
    """
    age, validity = s.certificate_age, p.registration_validity
    return implies(s.registered, (age < validity) | (s.enforced & (age == validity)))


@BOOK.step(source=["R15"], kind=Kind.PROGRESS, needs=[RENEWED_IN_TIME])
def registration_expires_exactly_at_its_validity(
    s: State, e: Event, t: State, p: Parameters
) -> Bool:
    """A report with which the registration expires falls exactly on the end of the certificate's
    validity, or is the next one, where enforcement came with that.
    """
    expires = all_of(e.report, s.registered, ~t.registered)
    over = t.certificate_age - p.registration_validity
    return implies(expires, (over == 0) | (s.enforced & (over == 1)))


@BOOK.step(source=["R23"], kind=Kind.PROGRESS)
def authorization_expires_exactly_at_its_period(
    s: State, t: State, g: History, p: Parameters
) -> Bool:
    """A report that begins the overage period falls exactly on the authorization period's end."""
    begins = ~s.at(AUTHORIZATION_EXPIRED) & t.at(AUTHORIZATION_EXPIRED)
    return implies(begins, g.unanswered_for == p.authorization_period)
