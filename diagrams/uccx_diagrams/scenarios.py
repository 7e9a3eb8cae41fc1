"""Stories worth a drawing, told by hand in the model, which checks each of their steps."""

from __future__ import annotations

from typing import Final

from uccx_diagrams.timeline import timeline_svg
from uccx_model.graph import licensing_graph
from uccx_model.parameters import MINUTES_A_DAY, profile_named
from uccx_model.script import Script, start
from uccx_model.states import EVALUATION, IN_COMPLIANCE, OUT_OF_COMPLIANCE
from uccx_model.trace import Trace

__all__ = ["loophole", "loophole_drawn"]

_BOUGHT: Final = 100
_TOO_MANY: Final = 120
_DAYS: Final = 30


def loophole() -> Trace:
    """Return the way out of irreversible Out of Compliance that needs no purchase (Q6)."""
    profile = profile_named("12.5")
    days = _DAYS * MINUTES_A_DAY // profile.report_interval
    script = Script(licensing_graph(), start(EVALUATION, bought=_BOUGHT))
    script.act("register")
    script.report(_BOUGHT)
    script.report(_BOUGHT, times=days)
    for _ in range(profile.values["strike_limit"]):
        script.report(_TOO_MANY)
    script.expect(OUT_OF_COMPLIANCE, locked=_TOO_MANY)
    script.report(_BOUGHT, times=days)
    script.expect(OUT_OF_COMPLIANCE, locked=_TOO_MANY)
    script.act("deregister")
    script.act("register")
    script.report(_BOUGHT)
    script.report(_BOUGHT, times=days)
    script.expect(IN_COMPLIANCE, locked=0, strikes=0, bought=_BOUGHT)
    return script.trace()


def loophole_drawn() -> str:
    """Return a timeline of the loophole, as SVG."""
    return timeline_svg(loophole(), title="In compliance again, and nothing was bought (Q6)")
