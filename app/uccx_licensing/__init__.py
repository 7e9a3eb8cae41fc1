"""Smart Licensing of Cisco UCCX 12.5, modelled and formally verified.

`verify` proves the properties again; everything else is what it reads and gives. Names are loaded
when they are first used.

Example:
    >>> from uccx_licensing import Execution, Trace, licensing_graph, replay, requirements
    >>> graph = licensing_graph()
    >>> len(graph)
    12
    >>> requirements()["R22"].section
    'License States / Authorization state'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from uccx_licensing.explaining.asking import explain
    from uccx_licensing.explaining.explanation import Explanation
    from uccx_licensing.notebook import Asked, Story, ask
    from uccx_licensing.options import InputError
    from uccx_licensing.regression import trace_to_test
    from uccx_licensing.trace_file import Kept, load_trace, save_trace
    from uccx_model.choices import option_named
    from uccx_model.execution import Execution, ReplayError, replay
    from uccx_model.graph import licensing_graph
    from uccx_model.notices import Notice
    from uccx_model.requirements import requirements
    from uccx_model.trace import Situation, Trace, TraceStep
    from uccx_proofs.catalogue import UnknownPropertyError, all_properties
    from uccx_proofs.queries.answer import Answer, Reply
    from uccx_proofs.queries.deciding import ContradictionError
    from uccx_proofs.queries.language.building import always, reach, which_readings, why_not
    from uccx_proofs.queries.language.errors import QuestionError
    from uccx_proofs.queries.question import Question
    from uccx_proofs.verdicts import (
        Condition,
        Disagreement,
        Engine,
        Proved,
        Refuted,
        Result,
        Run,
        Unknown,
        Verdict,
        Witnessed,
    )
    from uccx_proofs.verify import verify

__all__ = [
    "Answer",
    "Asked",
    "Condition",
    "ContradictionError",
    "Disagreement",
    "Engine",
    "Execution",
    "Explanation",
    "InputError",
    "Kept",
    "Notice",
    "Proved",
    "Question",
    "QuestionError",
    "Refuted",
    "ReplayError",
    "Reply",
    "Result",
    "Run",
    "Situation",
    "Story",
    "Trace",
    "TraceStep",
    "Unknown",
    "UnknownPropertyError",
    "Verdict",
    "Witnessed",
    "all_properties",
    "always",
    "ask",
    "explain",
    "licensing_graph",
    "load_trace",
    "option_named",
    "reach",
    "replay",
    "requirements",
    "save_trace",
    "trace_to_test",
    "verify",
    "which_readings",
    "why_not",
]

_HOMES: Final = {
    "uccx_licensing.explaining.asking": "explain",
    "uccx_licensing.explaining.explanation": "Explanation",
    "uccx_licensing.notebook": "Asked Story ask",
    "uccx_proofs.queries.language.building": "always reach which_readings why_not",
    "uccx_proofs.queries.deciding": "ContradictionError",
    "uccx_proofs.queries.language.errors": "QuestionError",
    "uccx_proofs.queries.answer": "Answer Reply",
    "uccx_proofs.queries.question": "Question",
    "uccx_licensing.options": "InputError",
    "uccx_licensing.regression": "trace_to_test",
    "uccx_licensing.trace_file": "Kept load_trace save_trace",
    "uccx_model.choices": "option_named",
    "uccx_model.execution": "Execution ReplayError replay",
    "uccx_model.graph": "licensing_graph",
    "uccx_model.notices": "Notice",
    "uccx_model.requirements": "requirements",
    "uccx_model.trace": "Situation Trace TraceStep",
    "uccx_proofs.catalogue": "UnknownPropertyError all_properties",
    "uccx_proofs.verdicts": (
        "Condition Disagreement Engine Proved Refuted Result Run Unknown Verdict Witnessed"
    ),
    "uccx_proofs.verify": "verify",
}
_HOME: Final = {name: home for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOME[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
