"""A trace as data for programs, complete: it can be read back and replayed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from uccx_model.pools.recognising import has_pools
from uccx_model.trace import Situation, Trace

__all__ = ["FORMAT", "VERSIONS", "Kept", "kept_as_data", "trace_as_data"]

FORMAT: Final = "uccx-licensing trace"
VERSIONS: Final = (1, 2)
"""Of what a file has, which grows: a reader refuses what it does not know.

The first is of traces with one count of licences, the second of those with a count for each pool.
"""


@dataclass(frozen=True)
class Kept:
    """A trace as it was kept, with what was written beside it."""

    trace: Trace
    question: str = ""  #: what it answers
    ends_because: str = ""  #: why it ends where it does, in a sentence
    start_date: datetime | None = None  #: when report interval 0 began


def kept_as_data(kept: Kept) -> dict[str, Any]:
    """Return what a file tells; what was not written beside the trace is left out."""
    free = {
        "question": kept.question,
        "ends_because": kept.ends_because,
        "start_date": kept.start_date and kept.start_date.isoformat("T", "minutes"),
    }
    told = {name: text for name, text in free.items() if text}
    version = VERSIONS[has_pools(kept.trace.start.values)]
    return {"format": FORMAT, "version": version, **told, **trace_as_data(kept.trace)}


def trace_as_data(trace: Trace) -> dict[str, Any]:
    """Return a trace as data, with what can be computed written out for readers."""
    return {
        "profile": trace.profile,
        "parameters": dict(trace.parameters),
        "choices": {
            type(option).__name__: {"option": option.name, "words": option.value}
            for option in trace.choices
        },
        "settings": dict(trace.settings),
        "dropped": list(trace.dropped),
        "start": _situation(trace.start),
        "steps": [
            {
                "transition": step.transition,
                "takes_time": step.takes_time,
                "inputs": dict(step.inputs),
                "notices": [notice.value for notice in step.notices],
                "after": _situation(step.after),
            }
            for step in trace.steps
        ],
    }


def _situation(here: Situation) -> dict[str, Any]:
    return {"state": here.node, "values": dict(here.values)}
