"""Which transition a step takes, and what it emits, as properties of steps speak of it."""

from __future__ import annotations

from uccx_model.expressions import Bool, Scope, any_of, variable
from uccx_model.notices import Notice

__all__ = ["Event"]


class Event:
    """A step's event, as symbols that are known once the transition is."""

    @property
    def report(self) -> Bool:
        """The step takes time: it is one or more reports."""
        return variable(Bool, "report", Scope.EVENT)

    def takes(self, name: str) -> Bool:
        """Return "the step is a transition of this name"."""
        return variable(Bool, f"takes {name}", Scope.EVENT)

    def emits(self, notice: Notice) -> Bool:
        """Return "the step emits this notice"."""
        return variable(Bool, f"emits {notice.value}", Scope.EVENT)

    @property
    def reregisters(self) -> Bool:
        """The step registers anew without having deregistered."""
        names = (
            "reregister",
            "reregister_after_silence",
            "reregister_after_silence_with_strikes",
            "reregister_after_silence_with_lock",
        )
        return any_of(*map(self.takes, names))
