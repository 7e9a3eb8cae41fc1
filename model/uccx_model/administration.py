"""What administrators and Unified CM do beside registering: mode, licence type, control, agents."""

from __future__ import annotations

from uccx_model.expressions import equal
from uccx_model.parameters import Parameters
from uccx_model.states import CLASSIC, EVALUATION, EVALUATION_EXPIRED, REGISTERED, STATES
from uccx_model.transition import SAME, Change, Effect, RuleBook
from uccx_model.variables import Inputs, LicenseType, State

RULES = RuleBook()


@RULES.action(CLASSIC, to=EVALUATION, source=["R07", "R08", "R09"])
def switch_to_smart(s: State, i: Inputs, p: Parameters) -> Effect:
    """Switch from Classic to Smart Licensing; not while Workforce Optimization is in use."""
    return ~s.wfo_in_use, {}


@RULES.action(CLASSIC, to=SAME, source=["R09"])
def change_use_of_wfo(s: State, i: Inputs, p: Parameters) -> Effect:
    """Start or stop using Workforce Optimization."""
    return ~equal(i.wfo_in_use, s.wfo_in_use), {"wfo_in_use": i.wfo_in_use}


@RULES.action(EVALUATION, EVALUATION_EXPIRED, to=SAME, source=["R10", "R11", "R12"])
def choose_license_type(s: State, i: Inputs, p: Parameters) -> Effect:
    """Choose another licence type; it takes effect with the next restart of the cluster."""
    pending = i.license_type != s.license_type
    changes: dict[str, Change] = {"chosen_type": i.license_type, "restart_pending": pending}
    return i.license_type != s.chosen_type, changes


@RULES.action(EVALUATION, EVALUATION_EXPIRED, to=SAME, source=["R12"])
def restart_cluster(s: State, i: Inputs, p: Parameters) -> Effect:
    """Restart the cluster: the chosen licence type takes effect."""
    changes: dict[str, Change] = {"license_type": s.chosen_type, "restart_pending": False}
    return s.restart_pending, changes


@RULES.action(*REGISTERED, to=SAME, source=["R39", "R40", "G11", "G12"])
def change_license_control(s: State, i: Inputs, p: Parameters) -> Effect:
    """Allow overage, or stop allowing it; not with NPS/NFR licences."""
    guard = ~equal(i.overage_allowed, s.overage_allowed) & (s.license_type != LicenseType.NPS_NFR)
    return guard, {"overage_allowed": i.overage_allowed}


@RULES.action(*(state for state in STATES if not state.enforced), to=SAME, source=["R28"])
def synchronize_agents(s: State, i: Inputs, p: Parameters) -> Effect:
    """Unified CM adds, changes or deletes agents; blocked in enforcement."""
    return i.agents >= 0, {"agents": i.agents, "agent_changes": s.agent_changes + 1}
