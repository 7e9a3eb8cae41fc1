"""Stories worth a drawing, told by hand in the model, which checks each of their steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from uccx_diagrams.languages import Language
from uccx_model.graph import licensing_graph
from uccx_model.parameters import MINUTES_A_DAY, profile_named
from uccx_model.script import Script, start
from uccx_model.states import (
    AUTHORIZATION_EXPIRED,
    AUTHORIZATION_EXPIRED_ENFORCED,
    EVALUATION,
    EVALUATION_EXPIRED,
    IN_COMPLIANCE,
    OUT_OF_COMPLIANCE,
    OUT_OF_COMPLIANCE_EXPIRED,
    OVERAGE,
)
from uccx_model.trace import Trace

__all__ = ["SCENARIOS", "scenario_named", "scenario_title"]

_PROFILE: Final = profile_named("12.5")
_NUMBERS: Final = _PROFILE.values
_A_DAY: Final = MINUTES_A_DAY // _PROFILE.report_interval  #: reports
_BOUGHT: Final = 100
_USED: Final = 130  #: in the tech note's examples; what is above the entitlement is its deficit
_LIMIT: Final = _NUMBERS["strike_limit"]


def _loophole() -> Trace:
    """Tell the way out of irreversible Out of Compliance that needs no purchase (Q6)."""
    month, too_many = 30 * _A_DAY, 120
    script = _registered(_BOUGHT)
    script.report(_BOUGHT, times=month)
    _lock(script, too_many)
    script.report(_BOUGHT, times=month)
    script.expect(OUT_OF_COMPLIANCE, locked=too_many)
    script.act("deregister")
    script.act("register")
    script.report(_BOUGHT)
    script.report(_BOUGHT, times=month)
    script.expect(IN_COMPLIANCE, locked=0, strikes=0, bought=_BOUGHT)
    return script.trace()


def _scenario_1() -> Trace:
    """Tell the first example of the tech note (R30-R33): the lock, and the purchase."""
    script = _registered(_BOUGHT)
    script.report(_BOUGHT, times=2)
    _lock(script, _USED)
    script.report(90, times=6)
    script.expect(OUT_OF_COMPLIANCE, locked=_USED, reported=_USED, usage=90)
    script.report(90, bought=_USED)
    script.expect(IN_COMPLIANCE, locked=0, strikes=0)
    script.report(90, times=3)
    return script.trace()


def _scenario_2() -> Trace:
    """Tell the second example (R35, R36): back in time, and the count starts anew."""
    script = _registered(90)
    script.report(90, times=2)
    script.report(_USED)
    script.report(_USED)
    script.expect(OVERAGE, strikes=2)
    script.report(95)
    script.expect(IN_COMPLIANCE, strikes=0)
    script.report(95, times=3)
    script.report(_USED)
    script.expect(OVERAGE, strikes=1)
    script.report(95)
    script.report(95, times=3)
    script.expect(IN_COMPLIANCE, strikes=0)
    return script.trace()


def _deadline_evaluation() -> Trace:
    """Tell of an instance that is registered too late (R17, R27)."""
    period = _NUMBERS["evaluation_period"]
    script = _new()
    script.report(80, times=period)
    script.expect(EVALUATION_EXPIRED, evaluation_used=period)
    script.report(80, times=10 * _A_DAY)
    script.act("register")
    script.report(80)
    script.report(80, times=10 * _A_DAY)
    script.expect(IN_COMPLIANCE)
    return script.trace()


def _deadline_out_of_compliance() -> Trace:
    """Tell of a deficit that is bought too late (R22, R25)."""
    period = _NUMBERS["out_of_compliance_period"]
    script = _registered(_BOUGHT)
    _lock(script, _USED)
    script.report(90, times=period)
    script.expect(OUT_OF_COMPLIANCE_EXPIRED, out_of_compliance_for=period)
    script.report(90, times=10 * _A_DAY)
    script.report(90, bought=_USED)
    script.report(90, times=10 * _A_DAY)
    script.expect(IN_COMPLIANCE, locked=0)
    return script.trace()


def _deadline_silence() -> Trace:
    """Tell of a licence server that does not answer for too long (R23, R26)."""
    first, second = _NUMBERS["authorization_period"], _NUMBERS["overage_period"]
    script = _registered(80)
    script.report(80, times=first, ssm_reachable=False)
    script.expect(AUTHORIZATION_EXPIRED, silence=first)
    script.report(80, times=second, ssm_reachable=False)
    script.expect(AUTHORIZATION_EXPIRED_ENFORCED, silence=first + second)
    script.report(80, times=10 * _A_DAY, ssm_reachable=False)
    script.report(80)
    script.report(80, times=10 * _A_DAY)
    script.expect(IN_COMPLIANCE, silence=0)
    return script.trace()


SCENARIOS: Final[Mapping[str, Callable[[], Trace]]] = {
    "loophole": _loophole,
    "scenario-1": _scenario_1,
    "scenario-2": _scenario_2,
    "deadline-evaluation": _deadline_evaluation,
    "deadline-out-of-compliance": _deadline_out_of_compliance,
    "deadline-silence": _deadline_silence,
}
"""What tells each story, by its name."""


def scenario_named(name: str) -> Trace:
    """Return the story of this name.

    Raises:
        KeyError: there is none; the message lists the names there are.
    """
    if name not in SCENARIOS:
        raise KeyError(f"no scenario {name!r}; there are: {', '.join(SCENARIOS)}")
    return SCENARIOS[name]()


def scenario_title(name: str, language: Language) -> str:
    """Return what a story is about, in a sentence.

    Raises:
        KeyError: there is no such story.
    """
    return language.text("scenarios", name, **language.figures_of(_PROFILE).texts)


def _new() -> Script:
    return Script(licensing_graph(), start(EVALUATION, bought=_BOUGHT))


def _registered(usage: int) -> Script:
    script = _new()
    script.act("register")
    script.report(usage)
    script.expect(IN_COMPLIANCE)
    return script


def _lock(script: Script, usage: int) -> None:
    for _ in range(_LIMIT):
        script.report(usage)
    script.expect(OUT_OF_COMPLIANCE, locked=usage)
