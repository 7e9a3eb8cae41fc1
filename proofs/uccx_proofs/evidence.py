"""Evidence that is no logic: examples to go through with integers, and arguments about the graph.

An example is a start and steps. As text it has only what cannot be computed: numbers, readings,
the start, and each step's transition and inputs; the model tells again where that leads.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from uccx_model.choices import CHOICES, Choice, option_named
from uccx_model.evaluation import Value
from uccx_model.execution import Execution, NotEnabledError, zero_inputs
from uccx_model.expressions import Bool
from uccx_model.graph import Graph
from uccx_model.parameters import Parameters
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_model.variables import state_symbols
from uccx_proofs.graph_claims import Argument
from uccx_proofs.obligations import CertificateError

__all__ = ["Evidence", "Example", "evidence_text", "parse_evidence"]

FORMAT: Final = 1
MOST_STEPS: Final = 10_000
BIGGEST: Final = 10**30  #: of the numbers in an example


@dataclass(frozen=True)
class Example:
    """A trace, and what it is an example of."""

    shows: str  #: a target's label, or the sentence of a need that is not met
    trace: Trace


@dataclass(frozen=True)
class Evidence:
    """What is shown by example or by the graph, for one property."""

    name: str  #: the property's
    examples: tuple[Example, ...] = ()  #: that something is possible
    without: tuple[Example, ...] = ()  #: that the property fails where a need is not met
    met: Trace | None = None  #: of no steps: numbers and readings that meet all needs
    argument: Argument | None = None

    def __bool__(self) -> bool:
        return bool(self.examples or self.without or self.met or self.argument)


# Writing.


def evidence_text(evidence: Evidence) -> str:
    """Return evidence as JSON text."""
    data: dict[str, Any] = {"format": FORMAT, "property": evidence.name}
    if evidence.argument is not None:
        data["graph"] = {heading: list(names) for heading, names in evidence.argument.items()}
    if evidence.met is not None:
        data["needs met"] = _world(evidence.met)
    if evidence.without:
        data["fails without"] = [_example(example) for example in evidence.without]
    if evidence.examples:
        data["examples"] = [_example(example) for example in evidence.examples]
    return _laid_out(data) + "\n"


def _example(example: Example) -> dict[str, Any]:
    start = example.trace.start
    return {
        "shows": example.shows,
        **_world(example.trace),
        "start": {"state": start.node, **_told(start.values)},
        "steps": [{"transition": s.transition, **_inputs(s.inputs)} for s in example.trace.steps],
    }


def _world(trace: Trace) -> dict[str, Any]:
    unusual = [f"{type(option).__name__}.{option.name}" for option in trace.unusual_choices]
    return {"numbers": dict(trace.parameters), "choices": unusual}


def _told(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value}


def _inputs(inputs: Mapping[str, Value]) -> dict[str, Value]:
    nothing = zero_inputs()
    return {name: value for name, value in inputs.items() if value != nothing[name]}


def _laid_out(value: Any, indent: str = "") -> str:
    """Return JSON with a line for each thing that a person would look at."""
    inner = indent + " "
    if isinstance(value, dict) and any(isinstance(v, dict | list) for v in value.values()):
        lines = (f"{inner}{json.dumps(k)}: {_laid_out(v, inner)}" for k, v in value.items())
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if isinstance(value, list) and any(isinstance(v, dict | list) for v in value):
        return "[\n" + ",\n".join(inner + _laid_out(v, inner) for v in value) + f"\n{indent}]"
    return json.dumps(value, ensure_ascii=False)


# Reading.


def parse_evidence(text: str, graph: Graph) -> Evidence:
    """Return evidence, with each example gone through in the model.

    Raises:
        CertificateError: it cannot be read, or the model does not go that way.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CertificateError(f"it is no JSON: {error}") from error
    try:
        if data["format"] != FORMAT:
            raise CertificateError(f"its format is not {FORMAT}, the only one known here")
        met = data.get("needs met")
        return Evidence(
            _text(data["property"]),
            tuple(_read_example(graph, part) for part in data.get("examples", ())),
            tuple(_read_example(graph, part) for part in data.get("fails without", ())),
            None if met is None else Trace(*_read_world(met), Situation("", {}), ()),
            _read_argument(data.get("graph")),
        )
    except (KeyError, TypeError, AttributeError, OverflowError) as error:
        told = f"{type(error).__name__}: {error}"
        raise CertificateError(f"it has not the form that is expected ({told})") from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise CertificateError(f"expected a text, found {str(value)[:60]!r}")
    return value


def _number(value: object) -> Value:
    if not isinstance(value, int) or abs(value) > BIGGEST:
        raise CertificateError(f"expected a number, true or false, found {str(value)[:60]!r}")
    return value


def _read_argument(data: Any) -> Argument | None:
    if data is None:
        return None
    return {_text(heading): [_text(name) for name in names] for heading, names in data.items()}


def _read_world(data: Any) -> tuple[Mapping[str, int], tuple[Choice, ...]]:
    numbers = {name: _number(data["numbers"][name]) for name in Parameters.units()}
    options = {type(option): option for option in map(option_named, data["choices"])}
    return numbers, tuple(options.get(choice, next(iter(choice))) for choice in CHOICES)


def _read_example(graph: Graph, data: Any) -> Example:
    shows = _text(data["shows"])
    numbers, choices = _read_world(data)
    execution = Execution(graph, numbers, choices)
    start = _read_start(data["start"])
    if len(data["steps"]) > MOST_STEPS:
        raise CertificateError(f"{shows}: more than {MOST_STEPS:,} steps")
    here, steps = start, []
    for number, step in enumerate(data["steps"], start=1):
        told = {name: _number(value) for name, value in step.items() if name != "transition"}
        inputs = {**zero_inputs(), **told}
        if len(inputs) != len(zero_inputs()):
            raise CertificateError(f"{shows}, step {number}: there is no such input")
        try:
            taken: TraceStep = execution.take(here, _text(step["transition"]), inputs)
        except NotEnabledError as error:
            raise CertificateError(f"{shows}, step {number}: {error}") from error
        steps.append(taken)
        here = taken.after
    return Example(shows, Trace(numbers, choices, start, tuple(steps)))


def _read_start(data: Mapping[str, Any]) -> Situation:
    values: dict[str, Value] = {}
    for name, symbol in state_symbols().items():
        nothing: Value = False if isinstance(symbol, Bool) else 0
        values[name] = _number(data.get(name, nothing))
    if unknown := set(data) - set(values) - {"state"}:
        raise CertificateError(f"nothing is called {', '.join(sorted(unknown))}")
    return Situation(_text(data["state"]), values)
