"""A bystander's notebook: what someone would note down who watches every step from outside.

Properties compare the model with the notebook, so that they do not merely repeat how the model
keeps its own counters. The notebook never influences the model.
"""

from __future__ import annotations

from dataclasses import dataclass

from uccx_model.choices import Q3, Q4, Q9, Deployment, chosen
from uccx_model.evaluation import Value
from uccx_model.events import Event
from uccx_model.expressions import Bool, Int, Scope, Term, all_of, any_of, equal, ite, maximum
from uccx_model.notices import Notice
from uccx_model.parameters import Unit
from uccx_model.states import (
    CLASSIC,
    EVALUATION,
    IN_COMPLIANCE,
    NO_LICENSES_IN_USE,
    OUT_OF_COMPLIANCE,
    OVERAGE,
    REGISTRATION_EXPIRED,
    REGISTRATION_EXPIRED_ENFORCED,
    SMART,
    LicensingState,
)
from uccx_model.variables import Inputs, State, Symbols, flag, number

__all__ = ["History", "lock_at", "observe"]


@dataclass(frozen=True)
class History(Symbols):
    """What the notebook says so far."""

    overages_in_a_row: Int = number(Unit.REPORTS, "R21")
    """Answered reports above the entitlement since the last one that was not (Q4)."""
    locked_for: Int = number(Unit.INTERVALS, "R22")
    """Time since irreversible Out of Compliance was announced, until it is cured or forgotten."""
    highest_usage: Int = number(Unit.LICENCES, "R32")
    """The highest usage of a registered instance since irreversible Out of Compliance."""
    unanswered_for: Int = number(Unit.INTERVALS, "R23")
    """Time since an answer of the licence server, or a registration, renewed the authorization."""
    evaluated_for: Int = number(Unit.INTERVALS, "R17")
    """Time in evaluation in total, before registering, after deregistering, after expiry (Q9)."""
    migrations: Int = number(Unit.CHANGES, "R07")
    """How often the instance changed between Classic and Smart."""
    was_smart: Bool = flag("R08")
    """Smart Licensing was in use at some time."""
    was_out_of_compliance: Bool = flag("R30")
    """OUT_OF_COMPLIANCE was entered at some time."""
    warned_early: Bool = flag("R34")
    """The 45-minute warning came since strikes were last zero."""
    warned_late: Bool = flag("R34")
    """The 15-minute warning came since strikes were last zero."""
    renewal_failed: Bool = flag("R20")
    """Since the licence server was last heard, the notice came that the renewal failed."""
    covered: Bool = flag("R39")
    """Overage was switched off with usage covered, stayed off, and nothing was taken away."""

    control_changed: Bool = flag("R40")
    """License Control was changed at some time."""
    account_changed: Bool = flag("R03")
    """The entitlement changed at Cisco SSM, and the licence server did not synchronize since."""

    @staticmethod
    def blank(node: str) -> dict[str, Value]:
        """Return what the notebook says at the start, by name."""
        symbols = History.symbols(Scope.STATE).as_mapping()
        nothing: dict[str, Value] = {
            n: 0 if isinstance(s, Int) else False for n, s in symbols.items()
        }
        return {**nothing, "was_smart": node != CLASSIC.name}

    @staticmethod
    def initial(node: LicensingState, h: History) -> Bool:
        """Return the condition that the notebook says what it does at the start."""
        blank = History.blank(node.name)
        conditions = []
        for name, value in h.as_mapping().items():
            if isinstance(value, Int):
                conditions.append(value == int(blank[name]))
            elif isinstance(value, Bool):
                conditions.append(value if blank[name] else ~value)
        return all_of(*conditions)


def observe() -> dict[str, Term]:
    """Return what the notebook says after a step, by name."""
    s, t = State.symbols(Scope.STATE), State.symbols(Scope.NEXT)
    h, i, e = History.symbols(Scope.STATE), Inputs.symbols(Scope.INPUT), Event()
    return {
        "overages_in_a_row": _overages(s, t, h, i, e),
        "locked_for": ite(
            e.emits(Notice.IN_OOC) | ~t.lock_held, 0, h.locked_for + ite(e.report, i.duration, 0)
        ),
        "highest_usage": ite(
            e.emits(Notice.IN_OOC),
            t.usage,
            ite(
                ~t.lock_held,
                0,
                ite(s.registered & e.report, maximum(h.highest_usage, t.usage), h.highest_usage),
            ),
        ),
        "unanswered_for": _unanswered(s, t, h, i, e),
        "evaluated_for": h.evaluated_for
        + ite(
            e.report & (s.at(EVALUATION) | (s.at(REGISTRATION_EXPIRED) & chosen(Q9.EVALUATION))),
            i.duration,
            0,
        ),
        "migrations": ite(equal(s.at(CLASSIC), t.at(CLASSIC)), h.migrations, h.migrations + 1),
        "was_smart": h.was_smart | t.at(*SMART),
        "was_out_of_compliance": h.was_out_of_compliance | t.at(OUT_OF_COMPLIANCE),
        "warned_early": (h.warned_early | e.emits(Notice.TO_ENTER_OOC)) & (t.strikes > 0),
        "warned_late": (h.warned_late | e.emits(Notice.TO_ENTER_OOC_SHORTLY)) & (t.strikes > 0),
        "renewal_failed": (h.renewal_failed | e.emits(Notice.AUTHORIZATION_RENEWAL_FAILED))
        & (_unanswered(s, t, h, i, e) > 0),
        "covered": _covered(s, t, h, e),
        "control_changed": h.control_changed | e.takes("change_license_control"),
        "account_changed": (h.account_changed | (t.bought != s.bought)) & ~_synchronized(i, e),
    }


def lock_at(s: State, e: Event, t: State) -> Int:
    """Return what a cure in this step takes: the lock, as the report itself raises it (Q3)."""
    rises = e.report & chosen(Q3.RUNNING_MAXIMUM)
    return ite(rises, maximum(s.locked, t.usage), s.locked)


def _overages(s: State, t: State, h: History, i: Inputs, e: Event) -> Int:
    judged = all_of(e.report, i.ssm_reachable, s.registered, ~s.lock_held)
    broken = any_of(
        judged & (t.usage <= t.known),
        s.lock_held & ~t.lock_held,
        all_of(s.registered, ~t.registered, ~t.lock_held),
        e.takes("reregister_out_of_enforcement"),
        all_of(e.report, s.at(OVERAGE), ~i.ssm_reachable, chosen(Q4.RESETS_COUNT)),
    )
    counted = ite(judged, h.overages_in_a_row + i.duration, h.overages_in_a_row)
    return ite(broken, 0, counted)


def _unanswered(s: State, t: State, h: History, i: Inputs, e: Event) -> Int:
    heard = any_of(
        all_of(e.report, i.ssm_reachable, s.registered),
        ~s.registered & t.registered,
        s.registered & ~t.registered & ~e.report,
        all_of(~e.report, i.ssm_reachable, s.registered, ~s.enforced, e.reregisters),
        e.takes("reregister_out_of_enforcement"),
    )
    waiting = e.report & (s.registered | s.at(REGISTRATION_EXPIRED, REGISTRATION_EXPIRED_ENFORCED))
    return ite(heard, 0, h.unanswered_for + ite(waiting, i.duration, 0))


def _synchronized(i: Inputs, e: Event) -> Bool:
    return e.report & (chosen(Deployment.DIRECT) | i.synced)


def _covered(s: State, t: State, h: History, e: Event) -> Bool:
    begins = all_of(
        e.takes("change_license_control"),
        s.at(IN_COMPLIANCE, NO_LICENSES_IN_USE),
        s.usage <= s.known,
    )
    return all_of(h.covered | begins, ~t.overage_allowed, t.known >= s.known, t.registered)
