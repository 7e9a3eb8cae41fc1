"""What goes on around an instance until something else is told: usage, links, the entitlement."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from uccx_licensing.simulating.scenario import Place
from uccx_model.evaluation import Value

__all__ = ["Surroundings"]

_USED = "demand"  #: how the names of the inputs begin that tell usage


class Surroundings:
    """The inputs of the next report, as far as a scenario has told them.

    Args:
        lasting: the inputs that stay as they were last told, as they are at first.
        moment: when that is, in report intervals since the start.
    """

    def __init__(self, lasting: Mapping[str, Value], moment: Fraction) -> None:
        self.lasting = dict(lasting)
        self._once: dict[str, Value] = {}  #: inputs of the next step only
        self._peak: dict[str, int] = {}  #: what was used before, in the interval that runs
        self._used_since = moment
        self._unseen: dict[str, Place] = {}  #: where inputs stand that nothing has shown yet

    @property
    def unseen(self) -> Place | None:
        """Where something is told that nothing has shown yet."""
        return next(iter(self._unseen.values()), None)

    @property
    def passing(self) -> bool:
        """The next report tells something that those after it do not."""
        return bool(self._once or self._peak)

    @property
    def given(self) -> dict[str, Value]:
        """The inputs of the next report: of usage, its peak since the report before (R29)."""
        peak = {name: max(n, int(self.lasting[name])) for name, n in self._peak.items()}
        return {**self.lasting, **self._once, **peak}

    def once(self, inputs: Mapping[str, Value], place: Place) -> None:
        """Let inputs be so in the next report only."""
        self._unseen |= dict.fromkeys(inputs, place)
        self._once |= inputs

    def last(
        self, inputs: Mapping[str, Value], place: Place, moment: Fraction, report: int
    ) -> None:
        """Let inputs be so from now on.

        Args:
            inputs: by name.
            place: where it is told.
            moment: when it is so, in report intervals since the start.
            report: when the last report was made.
        """
        self._unseen |= dict.fromkeys(inputs, place)
        used = [name for name in inputs if name.startswith(_USED)]
        if moment > max(self._used_since, Fraction(report)):  # else it was used for no time
            for name in used:
                self._peak[name] = max(int(self.lasting[name]), self._peak.get(name, 0))
        if used:
            self._used_since = moment
        self.lasting |= inputs

    def acted(self) -> None:
        """Take note that something was done: it shows whether the licence server answers."""
        self._unseen.pop("ssm_reachable", None)

    def shown(self) -> None:
        """Take note that a report was made."""
        self._unseen, self._once, self._peak = {}, {}, {}
