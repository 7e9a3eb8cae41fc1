"""What comes of a system's reports, and the plain way to find it: one system, one report a time.

The plain way shares nothing with the arrays but the model; fleets are held to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from uccx_model.evaluation import Value
from uccx_model.notices import Notice
from uccx_model.states import state_named
from uccx_model.stepping import Stepper
from uccx_model.trace import Situation

__all__ = ["STRIKES", "TALLIES", "SystemOutcome", "plain_outcome"]

STRIKES: Final = "strikes"  #: the tally of strikes, beside those of the notices
TALLIES: Final = (STRIKES, *(notice.value for notice in Notice))
"""What is counted of each system."""


@dataclass(frozen=True)
class SystemOutcome:
    """What came of a system's reports."""

    last: Situation
    tallies: Mapping[str, int]  #: for each of `TALLIES`, how often it came
    visited: frozenset[str]  #: names of the licensing states in which it was
    first_enforced: int | None
    """The number of the report at which an enforcement began first; the first report is 0."""


def plain_outcome(
    stepper: Stepper, start: Situation, reports: Iterable[Mapping[str, Value]]
) -> SystemOutcome:
    """Take a system's reports one by one.

    Args:
        stepper: the instance.
        start: where the system is.
        reports: every input by name, of each report.

    Raises:
        ValueError: a report is no transition of the model.
    """
    strikes = list(stepper.variables.state).index("strikes")
    node, values = start.node, stepper.values(start)
    tallies, visited, first = Counter(dict.fromkeys(TALLIES, 0)), {node}, None
    for number, inputs in enumerate(reports):
        step = stepper.report(node, values, stepper.inputs(inputs))
        if step is None:
            raise ValueError(f"report {number} in {node} is no transition of the model")
        tallies.update(notice.value for notice in step.notices)
        tallies[STRIKES] += step.values[strikes] == values[strikes] + 1
        before, node, values = state_named(node), step.transition.target.name, step.values
        visited.add(node)
        if first is None and step.transition.target.enforced and not before.enforced:
            first = number
    after = dict(zip(stepper.variables.state, values, strict=True))
    return SystemOutcome(Situation(node, after), dict(tallies), frozenset(visited), first)
