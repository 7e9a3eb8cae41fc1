"""A trace as a test file: it fails as soon as the model does something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from textwrap import wrap
from typing import Any, Final

from uccx_licensing.words import one_line
from uccx_model.evaluation import Value
from uccx_model.notices import Notice
from uccx_model.pools.recognising import has_pools
from uccx_model.trace import Trace

__all__ = ["trace_to_test"]

_WIDTH: Final = 88  #: of a line that formatters leave as it is, unless told otherwise
_TEMPLATE: Final = '''"""A trace that the model of UCCX licensing must still go, exactly."""
{question}
from __future__ import annotations

{imports}

NUMBERS = {numbers}
CHOICES = {choices}
SETTINGS = {settings}
DROPPED = {dropped}
START = Situation(
    {node},
    {values},
)
STEPS = {steps}
"""Transition, whether it takes time, inputs other than before, notices, state, changes."""


def test_{name}() -> None:
    """The model goes this way, step by step."""
    here, inputs, steps = START, {{}}, []
    for transition, takes_time, given, notices, state, changes in STEPS:
        inputs = {{**inputs, **given}}
        here = Situation(state, {{**here.values, **changes}})
        told = tuple(map(Notice, notices))
        steps.append(TraceStep(transition, inputs, takes_time, told, here))
    choices = tuple(map(option_named, CHOICES))
    replay(
        {graph}(),
        Trace(NUMBERS, choices, START, tuple(steps), SETTINGS, DROPPED),{variables}
    )
'''
_NAMES: Final = (
    "Notice",
    "Situation",
    "Trace",
    "TraceStep",
    "licensing_graph",
    "option_named",
    "replay",
)


def trace_to_test(trace: Trace, *, question: str = "") -> str:
    """Return the text of a pytest file that holds the model to a trace.

    Args:
        trace: the trace; the test fails where the model does not go this way.
        question: what the trace answers: it is told in a comment.
    """
    pooled = has_pools(trace.start.values)
    return _TEMPLATE.format(
        question="".join(f"\n{line}" for line in _comment(question)),
        imports=_imports(pooled=pooled),
        graph="pooled_graph" if pooled else "licensing_graph",
        variables="\n        variables=pools()," if pooled else "",
        numbers=_literal(trace.parameters, len("NUMBERS = ")),
        choices=_literal(
            tuple(f"{type(option).__name__}.{option.name}" for option in trace.choices),
            len("CHOICES = "),
        ),
        settings=_literal(trace.settings, len("SETTINGS = ")),
        dropped=_literal(trace.dropped, len("DROPPED = ")),
        node=_literal(trace.start.node, 4),
        values=_literal(trace.start.values, 4, 1, 4),
        steps=_literal(tuple(_rows(trace)), len("STEPS = ")),
        name=_name(trace),
    )


def _comment(question: str) -> list[str]:
    text = one_line(question)
    if not text:
        return []
    return wrap(f"It answers: {text}", _WIDTH, initial_indent="# ", subsequent_indent="# ")


def _imports(*, pooled: bool) -> str:
    names = [name for name in _NAMES if not (pooled and name == "licensing_graph")]
    lines = "".join(f"    {name},\n" for name in names)
    own = f"from uccx_licensing import (\n{lines})"
    of_pools = "\nfrom uccx_model.pools.pooled import pooled_graph, pools"
    return own + of_pools if pooled else own


def _name(trace: Trace) -> str:
    """Return a name for the test, after where the trace ends."""
    words = re.sub(r"[^a-z0-9]+", "_", trace.last.node.casefold()).strip("_")
    return f"the_model_still_goes_this_way_to_{words or 'its_end'}"


def _rows(trace: Trace) -> Iterable[tuple[Any, ...]]:
    values, inputs = trace.start.values, dict[str, Value]()
    for step in trace.steps:
        notices = tuple(Notice(notice).value for notice in step.notices)
        yield (
            step.transition,
            step.takes_time,
            _news(inputs, step.inputs),
            notices,
            step.after.node,
            _news(values, step.after.values),
        )
        values, inputs = step.after.values, dict(step.inputs)


def _news(before: Mapping[str, Value], after: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in after.items() if value != before.get(name)}


def _literal(value: object, used: int, behind: int = 0, indent: int = 0) -> str:
    """Return a Python literal, laid out as formatters do.

    Args:
        value: a text, number, flag, or a tuple or mapping of such.
        used: how many characters of the first line are taken.
        behind: how many characters follow on the last.
        indent: how far the line is indented.
    """
    short = _short(value)
    if used + len(short) + behind <= _WIDTH or not isinstance(value, tuple | Mapping) or not value:
        return short
    inner = indent + 4
    if isinstance(value, tuple):
        lines = [_literal(part, inner, 1, inner) for part in value]
    else:
        heads = {name: f"{_short(name)}: " for name in value}
        lines = [
            head + _literal(value[name], inner + len(head), 1, inner)
            for name, head in heads.items()
        ]
    opening, closing = "()" if isinstance(value, tuple) else "{}"
    body = "".join(f"{' ' * inner}{line},\n" for line in lines)
    return f"{opening}\n{body}{' ' * indent}{closing}"


def _short(value: object) -> str:
    """Return a literal on one line."""
    match value:
        case str():
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case tuple():
            parts = ", ".join(map(_short, value))
            return f"({parts},)" if len(value) == 1 else f"({parts})"
        case Mapping():
            return f"{{{', '.join(f'{_short(k)}: {_short(v)}' for k, v in value.items())}}}"
        case _:
            return repr(value)
