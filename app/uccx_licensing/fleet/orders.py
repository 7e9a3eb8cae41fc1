"""What is asked of a fleet: under which numbers and readings, and how each system begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from uccx_licensing.options import InputError
from uccx_model.choices import Choice
from uccx_model.evaluation import Value
from uccx_model.execution import Execution, NotEnabledError
from uccx_model.expressions import Int
from uccx_model.graph import licensing_graph
from uccx_model.parameters import Profile, profile_named
from uccx_model.pools.pooled import pooled_graph, pools
from uccx_model.states import CLASSIC, EVALUATION, NO_LICENSES_IN_USE, LicensingState
from uccx_model.trace import Situation
from uccx_model.variables import LicenseType
from uccx_model.vocabulary import one_count

__all__ = ["STARTS", "Order", "nothing_given"]

STARTS: Final[tuple[LicensingState, ...]] = (NO_LICENSES_IN_USE, EVALUATION, CLASSIC)
"""Where a system may begin: just registered, new, or before Smart Licensing."""


@dataclass(frozen=True)
class Order:
    """What holds for every system of a run."""

    profile_name: str
    choices: tuple[Choice, ...]  #: options that are not the default
    state: str  #: the licensing state in which each system begins
    license_type: LicenseType
    bought: Mapping[str, int]
    """The entitlement before the first report, by column; without any, that of the first report."""
    fill_gaps: bool  #: a missing report is taken to be like the one before it

    @property
    def profile(self) -> Profile:
        """The release."""
        return profile_named(self.profile_name)

    def execution(self, *, pooled: bool) -> Execution:
        """Return the instance: with one count of licences, or a count for each pool."""
        graph = pooled_graph() if pooled else licensing_graph()
        variables = pools() if pooled else one_count()
        return Execution(graph, self.profile.values, self.choices, variables=variables)

    def start(self, execution: Execution) -> Situation:
        """Return where each system begins, with nothing bought.

        Raises:
            InputError: no instance begins there, or not with this licence type.
        """
        kind = self.license_type.value
        values: dict[str, Value] = {
            name: 0 if isinstance(symbol, Int) else False
            for name, symbol in execution.variables.state.items()
        }
        values |= {"overage_allowed": True, "license_type": kind, "chosen_type": kind}
        first = CLASSIC if self.state == CLASSIC.name else EVALUATION
        here = Situation(first.name, values)
        if not execution.is_start(here):
            told = f"in {first.name} with licence type {self.license_type.name}"
            raise InputError(f"no instance begins {told} under these readings.")
        if self.state != NO_LICENSES_IN_USE.name:
            return here
        given = nothing_given(execution) | {"ssm_reachable": True}
        try:
            return execution.take(here, "register", given).after
        except NotEnabledError as error:
            raise InputError(f"no instance can register so: {error}.") from error


def nothing_given(execution: Execution) -> dict[str, Value]:
    """Return inputs that say nothing: one report, no usage, no answer."""
    inputs = execution.variables.inputs
    zero: dict[str, Value] = {n: 0 if isinstance(s, Int) else False for n, s in inputs.items()}
    return zero | {"duration": 1}
