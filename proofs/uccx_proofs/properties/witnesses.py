"""That the model can do what the documents tell: without this, a proof may be about nothing."""

from __future__ import annotations

from collections.abc import Iterable

from uccx_model.choices import Q1, chosen
from uccx_model.events import Event
from uccx_model.expressions import TRUE, Bool, Int, all_of
from uccx_model.graph import Graph
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters
from uccx_model.script import Script, start
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
    REGISTRATION_EXPIRED_ENFORCED,
    STATES,
    LicensingState,
)
from uccx_model.terms import Scope
from uccx_model.trace import Trace
from uccx_model.variables import Inputs, State
from uccx_proofs.history import History
from uccx_proofs.property import RELEASE, PropertyBook, Target
from uccx_proofs.system import System

BOOK = PropertyBook()

S, T = State.symbols(Scope.STATE), State.symbols(Scope.NEXT)
H, P, E = History.symbols(Scope.STATE), Parameters.symbols(), Event()
I = Inputs.symbols(Scope.INPUT)  # noqa: E741 - as S and T: the inputs of the step


@BOOK.witness(source=["R13", "R14", "R15", "R16", "R17", "R18", "R19", "R22", "R23", "R24"])
def every_licensing_state_can_be_reached(system: System) -> Iterable[Target]:
    """Every licensing state can be reached."""
    for state in STATES:
        yield Target(state.name, S.at(state))


@BOOK.witness(source=["R12", "R14", "R21", "R24"])
def every_transition_can_be_taken(system: System) -> Iterable[Target]:
    """Every transition of the model can be taken, under some numbers and some reading."""
    states = {state.name: state for state in STATES}
    for edge in system.edges:
        ends = S.at(states[edge.source]) & T.at(states[edge.target])
        yield Target(edge.label, E.takes(edge.name) & ends, of_step=True)


@BOOK.witness(source=["R41", "R42", "R43", "G13"])
def every_notice_can_be_emitted(system: System) -> Iterable[Target]:
    """Every notice is emitted somewhere."""
    for notice in Notice:
        yield Target(notice.value, E.emits(notice), of_step=True)


def _around(
    clock: Int,
    period: Int,
    before: LicensingState,
    after: LicensingState,
    reading: Bool = TRUE,
) -> Iterable[Target]:
    """The last report before a deadline, the report on it, and the first one after it."""
    for distance, node in ((-1, before), (0, after), (1, after)):
        here = all_of(S.at(node), clock == period + distance, reading)
        yield Target(f"{_moment(distance)}: {node}", here, in_profile=True)


def _moment(distance: int) -> str:
    names = {-1: "one report before", 0: "on the report", 1: "one report after"}
    return names[distance]


@BOOK.witness(source=["R17", "R24"], numbers=RELEASE)
def evaluation_meets_its_deadline(system: System) -> Iterable[Target]:
    """The evaluation period (90 days): evaluation one report before its end, enforced on it and
    after it.
    """
    yield from _around(S.now, P.evaluation_period, EVALUATION, EVALUATION_EXPIRED)


@BOOK.witness(source=["R22", "R24"], numbers=RELEASE)
def non_compliance_meets_its_deadline(system: System) -> Iterable[Target]:
    """The out-of-compliance period (90 days): unenforced one report before its end, enforced on it
    and after it.
    """
    yield from _around(
        H.locked_for, P.out_of_compliance_period, OUT_OF_COMPLIANCE, OUT_OF_COMPLIANCE_EXPIRED
    )


@BOOK.witness(source=["R23"], numbers=RELEASE)
def authorization_meets_its_deadline(system: System) -> Iterable[Target]:
    """The authorization period (90 days): in compliance one report before its end, Authorization
    Expired on it and after it.
    """
    yield from _around(
        H.unanswered_for, P.authorization_period, IN_COMPLIANCE, AUTHORIZATION_EXPIRED
    )


@BOOK.witness(source=["R23", "R24", "R26"], numbers=RELEASE)
def silence_meets_its_deadline(system: System) -> Iterable[Target]:
    """The silence that leads to enforcement (180 days where an overage period follows, Q1):
    Authorization Expired one report before its end, enforced on it and after it.
    """
    reading = chosen(Q1.OVERAGE_PERIOD_FOLLOWS)
    ends = (AUTHORIZATION_EXPIRED, AUTHORIZATION_EXPIRED_ENFORCED)
    yield from _around(H.unanswered_for, P.silence_limit, *ends, reading)


@BOOK.witness(source=["R24", "R26"], numbers=RELEASE)
def silence_without_overage_period_meets_its_deadline(system: System) -> Iterable[Target]:
    """The silence that leads to enforcement (90 days where no overage period follows, Q1): in
    compliance one report before its end, enforced on it and after it.
    """
    reading = chosen(Q1.NO_OVERAGE_PERIOD)
    ends = (IN_COMPLIANCE, AUTHORIZATION_EXPIRED_ENFORCED)
    yield from _around(H.unanswered_for, P.silence_limit, *ends, reading)


@BOOK.witness(source=["R15"], numbers=RELEASE)
def registration_meets_its_deadline(system: System) -> Iterable[Target]:
    """The certificate's validity (12 months): registered one report before its end, Registration
    Expired on it and after it.
    """
    yield from _around(
        S.certificate_age,
        P.registration_validity,
        AUTHORIZATION_EXPIRED_ENFORCED,
        REGISTRATION_EXPIRED_ENFORCED,
    )


@BOOK.witness(source=["R20", "G02", "G13"], numbers=RELEASE)
def authorization_renewal_meets_its_deadline(system: System) -> Iterable[Target]:
    """The renewal of the authorization (30 days): in silence, the notice that it failed comes on
    the report at which it is due, not before.
    """
    for distance in (-1, 0, 1):
        noticed = H.renewal_failed if distance >= 0 else ~H.renewal_failed
        here = all_of(S.registered, H.unanswered_for == P.authorization_renewal + distance, noticed)
        yield Target(_moment(distance), here, in_profile=True)


@BOOK.witness(source=["R15", "G03"], numbers=RELEASE)
def registration_renewal_meets_its_deadline(system: System) -> Iterable[Target]:
    """The renewal of the registration (six months): while connected, the certificate is renewed on
    the report at which it is due, not before.
    """
    before = all_of(S.registered, S.silence == 0, S.certificate_age == P.registration_renewal - 1)
    renewed = all_of(before, E.report, I.duration == 1, T.registered, T.certificate_age == 0)
    after = all_of(
        S.registered, S.silence == 0, S.certificate_age == 1, S.now > P.registration_renewal
    )
    yield Target(_moment(-1), before, in_profile=True)
    yield Target(_moment(0), renewed, of_step=True, in_profile=True)
    yield Target(_moment(1), after, in_profile=True)


@BOOK.witness(source=["R21", "R30"], numbers=RELEASE)
def strikes_meet_their_limit(system: System) -> Iterable[Target]:
    """The strike limit (five): reversible at four strikes, irreversible at the fifth."""
    below = all_of(S.at(OVERAGE), S.strikes == P.strike_limit - 1)
    reached = all_of(S.at(OUT_OF_COMPLIANCE), S.strikes == P.strike_limit)
    yield Target("one strike less", below, in_profile=True, applies=P.strike_limit > 1)
    yield Target("the last strike", reached, in_profile=True)


@BOOK.scenario(source=["R30", "R31", "R32", "R33", "R34", "R37"])
def scenario_one_locks_the_usage(graph: Graph) -> Trace:
    """The tech note's first scenario: 100 licences bought, 130 used in five reports within an hour;
    130 is reported, whatever is used, until the missing 30 are bought.
    """
    story = Script(graph, start(EVALUATION, bought=100, agents=150))
    story.act("register")
    story.report(100)
    story.expect(IN_COMPLIANCE, strikes=0, reported=100)
    for strike in (1, 2, 3, 4):
        story.report(130)
        story.expect(OVERAGE, strikes=strike, reported=130, locked=0)
    story.report(130)
    story.expect(OUT_OF_COMPLIANCE, strikes=5, locked=130, reported=130, now=6)
    story.report(90)
    story.expect(OUT_OF_COMPLIANCE, usage=90, reported=130)
    story.report(90, bought=129)
    story.expect(OUT_OF_COMPLIANCE, reported=130, known=129)
    story.report(90, bought=130)
    story.expect(IN_COMPLIANCE, strikes=0, locked=0, known=130)
    story.report(90)
    story.expect(IN_COMPLIANCE, usage=90, reported=90)
    return story.trace()


@BOOK.scenario(source=["R34", "R35", "R36", "R37"])
def scenario_two_comes_back_in_time(graph: Graph) -> Trace:
    """The tech note's second scenario: 100 licences bought; after two overages usage falls, and the
    next overage counts one of five; 45 minutes after the first notice there is still time.
    """
    story = Script(graph, start(EVALUATION, bought=100))
    story.act("register")
    story.report(90)
    story.report(120)
    story.expect(OVERAGE, strikes=1)
    story.report(120)
    story.expect(OVERAGE, strikes=2)
    story.report(95)
    story.expect(IN_COMPLIANCE, strikes=0)
    for strike in (1, 2, 3, 4):
        story.report(120)
        story.expect(OVERAGE, strikes=strike)
    story.report(100)
    story.expect(IN_COMPLIANCE, strikes=0, locked=0)
    story.report(0)
    story.expect(NO_LICENSES_IN_USE, strikes=0)
    return story.trace()
