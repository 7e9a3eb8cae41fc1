"""A trace report by report: stretches of equal reports taken apart, at their own moments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from uccx_model.execution import Execution, ReplayError
from uccx_model.pools.recognising import model_of
from uccx_model.stepping import Stepper
from uccx_model.trace import Trace, TraceStep

__all__ = ["singles"]


def singles(trace: Trace) -> Iterator[TraceStep]:
    """Yield the steps of a trace, each report by itself.

    Raises:
        ReplayError: the reports of a stretch do not lead where the stretch does.
    """
    graph, variables = model_of(trace)
    fixed = (trace.parameters, trace.choices, trace.settings, trace.dropped)
    stepper = Stepper(Execution(graph, *fixed, variables=variables))
    here = trace.start
    for number, step in enumerate(trace.steps, start=1):
        if not step.takes_time or step.inputs["duration"] == 1:
            yield step
        else:
            node, values = here.node, stepper.values(here)
            told = {**step.inputs, "duration": 1}
            inputs = stepper.inputs(told)
            for _ in range(int(step.inputs["duration"])):
                taken = stepper.report(node, values, inputs)
                if taken is None:
                    raise ReplayError(f"step {number}: no report by itself is possible", number)
                node, values = taken.transition.target.name, taken.values
                yield replace(stepper.told(taken, inputs), inputs=told)
            if (node, values) != (step.after.node, stepper.values(step.after)):
                raise ReplayError(f"step {number}: its reports lead elsewhere", number)
        here = step.after
