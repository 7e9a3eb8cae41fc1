"""What can happen in a step, by the names that people use for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from uccx_model.acts import act_of
from uccx_model.choices import Deployment, chosen
from uccx_model.events import Event
from uccx_model.expressions import TRUE, Bool, Scope, all_of, any_of
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.notices import Notice
from uccx_model.variables import Inputs, State

__all__ = ["Happening", "happenings", "notices"]

Happens = Callable[[State, Inputs, Event, State], Bool]


@dataclass(frozen=True)
class Happening:
    """Something that happens in a step.

    Attributes:
        transitions: names of transitions, where it is nothing else than one of these.
    """

    name: str
    meaning: str
    condition: Bool
    transitions: tuple[str, ...] = ()


_DEREGISTER: Final = "One of the two transitions: with evaluation days left, and without."
_REGISTER: Final = "Registering, from not registered to registered, with or without a lock."
_REREGISTER: Final = "Any renewal by hand or new registration of an instance that is registered."
_FAMILIES: Final[Mapping[str, tuple[str, str]]] = {
    "deregister": ("deregister", f"{_DEREGISTER} The name of the first stands for both."),
    "deregistering": ("deregister", _DEREGISTER),
    "deregistration": ("deregister", _DEREGISTER),
    "register": ("register", f"{_REGISTER} The name of one transition stands for all three."),
    "registering": ("register", _REGISTER),
    "reregister": ("reregister", f"{_REREGISTER} The name of one transition stands for all."),
    "reregistering": ("reregister", _REREGISTER),
    "reregistration": ("reregister", _REREGISTER),
    "restart": ("restart_cluster", "The cluster is restarted; the chosen licence type counts."),
}
"""Names of what somebody does, each with the act that it means."""

_WARNINGS: Final = (Notice.TO_ENTER_OOC, Notice.TO_ENTER_OOC_SHORTLY)
_NOTICES: Final[Mapping[Notice, str]] = {
    Notice.TO_ENTER_OOC: "The first warning of irreversible Out of Compliance (45 minutes).",
    Notice.TO_ENTER_OOC_SHORTLY: "The last warning of irreversible Out of Compliance (15 minutes).",
    Notice.IN_OOC: "Out of Compliance is irreversible now, and usage is locked.",
    Notice.ENFORCEMENT: "Enforcement begins.",
    Notice.REPORTING_FAILED: "A report was not answered.",
    Notice.AUTHORIZATION_RENEWAL_FAILED: "The authorization could not be renewed.",
    Notice.REGISTRATION_RENEWAL_FAILED: "The ID certificate could not be renewed.",
}


def _any_step(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """Whatever happens."""
    return TRUE


def _report(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """Time passes: one report, or a stretch of equal ones."""
    return e.report


def _action(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """An administrator or Unified CM acts; no time passes."""
    return ~e.report


def _purchase(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """Licences are bought: the entitlement at Cisco SSM rises."""
    return t.bought > s.bought


def _transfer(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """Licences are moved away: the entitlement at Cisco SSM falls."""
    return t.bought < s.bought


def _sync(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """SSM On-Prem and Cisco SSM synchronize."""
    return all_of(e.report, i.synced, ~chosen(Deployment.DIRECT))


def _answer(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """The licence server answers a report of a registered instance."""
    return all_of(e.report, i.ssm_reachable, s.registered)


def _unanswered(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """A report of a registered instance is not answered."""
    return all_of(e.report, ~i.ssm_reachable, s.registered)


def _strike(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """An overage is counted: strikes rise."""
    return t.strikes > s.strikes


def _enforcement(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """Enforcement begins."""
    return ~s.enforced & t.enforced


def _warning(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """One of the two warnings of irreversible Out of Compliance comes."""
    return any_of(*map(e.emits, _WARNINGS))


_OBSERVED: Final[Mapping[str, Happens]] = {
    "any step": _any_step,
    "report": _report,
    "action": _action,
    "purchase": _purchase,
    "transfer": _transfer,
    "sync": _sync,
    "answer": _answer,
    "unanswered": _unanswered,
    "strike": _strike,
    "enforcement": _enforcement,
    "warning": _warning,
}


@cache
def happenings() -> Mapping[str, Happening]:
    """Return what can happen in a step, by name: what is observed, then the transitions."""
    s, t = State.symbols(Scope.STATE), State.symbols(Scope.NEXT)
    i, e = Inputs.symbols(Scope.INPUT), Event()
    found = {
        name: Happening(name, (happens.__doc__ or "").strip(), happens(s, i, e, t))
        for name, happens in _OBSERVED.items()
    }
    sentences = {t.name: t.sentence for t in transitions_of(licensing_graph())}
    for name, (act, meaning) in _FAMILIES.items():
        names = tuple(n for n in sentences if act_of(n) == act)
        found[name] = Happening(name, meaning, any_of(*map(e.takes, names)), names)
    for name, sentence in sentences.items():
        found.setdefault(name, Happening(name, sentence, e.takes(name), (name,)))
    return found


@cache
def notices() -> Mapping[str, Happening]:
    """Return that a step emits a notice, for each, by its mnemonic."""
    return {n.value: Happening(n.value, _NOTICES[n], Event().emits(n)) for n in Notice}
