"""Evidence that is no logic: examples to go through with integers, and arguments about the graph.

An example is a start and steps. As text it has only what cannot be computed: numbers, readings,
the start, and each step's transition and inputs; the model tells again where that leads.
"""

from __future__ import annotations

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
from uccx_proofs.json_layout import laid_out
from uccx_proofs.json_reader import fields, json_of, list_in, text_in, value_in
from uccx_proofs.obligations import CertificateError

__all__ = [
    "Evidence",
    "Example",
    "evidence_text",
    "example_told",
    "inputs_told",
    "parse_evidence",
    "read_example",
]

FORMAT: Final = 1
MOST_STEPS: Final = 10_000
WORLD: Final = ("numbers", "choices")
PARTS: Final = ("graph", "needs met", "fails without", "examples")


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
        data["fails without"] = [example_told(example) for example in evidence.without]
    if evidence.examples:
        data["examples"] = [example_told(example) for example in evidence.examples]
    return laid_out(data) + "\n"


def example_told(example: Example) -> dict[str, Any]:
    """Return what JSON tells of an example."""
    start = example.trace.start
    return {
        "shows": example.shows,
        **_world(example.trace),
        "start": {"state": start.node, **_told(start.values)},
        "steps": [
            {"transition": s.transition, **inputs_told(s.inputs)} for s in example.trace.steps
        ],
    }


def _world(trace: Trace) -> dict[str, Any]:
    unusual = [f"{type(option).__name__}.{option.name}" for option in trace.unusual_choices]
    return {"numbers": dict(trace.parameters), "choices": unusual}


def _told(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value}


def inputs_told(inputs: Mapping[str, Value]) -> dict[str, Value]:
    """Return inputs by name, without those that say nothing."""
    nothing = zero_inputs()
    return {name: value for name, value in inputs.items() if value != nothing[name]}


# Reading.


def parse_evidence(text: str, graph: Graph) -> Evidence:
    """Return evidence, with each example gone through in the model.

    Raises:
        CertificateError: it cannot be read, or the model does not go that way.
    """
    data = fields(json_of(text), ("format", "property"), PARTS)
    if data["format"] is True or data["format"] != FORMAT:
        raise CertificateError(f"its format is not {FORMAT}, the only one known here")
    met = data.get("needs met")
    return Evidence(
        text_in(data["property"]),
        tuple(read_example(graph, part) for part in list_in(data.get("examples", []))),
        tuple(read_example(graph, part) for part in list_in(data.get("fails without", []))),
        None if met is None else Trace(*_read_world(fields(met, WORLD)), Situation("", {}), ()),
        _read_argument(data["graph"]) if "graph" in data else None,
    )


def _read_argument(data: object) -> Argument:
    return {
        heading: [text_in(name) for name in list_in(names)]
        for heading, names in fields(data).items()
    }


def _read_world(data: Mapping[str, object]) -> tuple[Mapping[str, int], tuple[Choice, ...]]:
    told = fields(data["numbers"], Parameters.units())
    numbers = {name: value_in(told[name], name, 0) for name in Parameters.units()}
    options: dict[type[Choice], Choice] = {}
    for name in map(text_in, list_in(data["choices"])):
        try:
            option = option_named(name)
        except KeyError as error:
            raise CertificateError(f"there is no choice {name!r}") from error
        if options.setdefault(type(option), option) is not option:
            raise CertificateError(f"{name!r} is another option of a choice made before")
    return numbers, tuple(options.get(choice, next(iter(choice))) for choice in CHOICES)


def read_example(graph: Graph, part: object) -> Example:
    """Return the example that a part of JSON tells, gone through in the model.

    Raises:
        CertificateError: it cannot be read, or the model does not go that way.
    """
    data = fields(part, ("shows", *WORLD, "start", "steps"))
    shows = text_in(data["shows"])
    numbers, choices = _read_world(data)
    execution = Execution(graph, numbers, choices)
    start = _read_start(data["start"])
    told = list_in(data["steps"])
    if len(told) > MOST_STEPS:
        raise CertificateError(f"{shows}: more than {MOST_STEPS:,} steps")
    here, steps = start, []
    for number, step in enumerate(told, start=1):
        try:
            taken: TraceStep = execution.take(here, *_read_step(step))
        except (NotEnabledError, CertificateError) as error:
            raise CertificateError(f"{shows}, step {number}: {error}") from error
        steps.append(taken)
        here = taken.after
    return Example(shows, Trace(numbers, choices, start, tuple(steps)))


def _read_step(part: object) -> tuple[str, Mapping[str, Value]]:
    nothing = zero_inputs()
    step = fields(part, ["transition"], nothing)
    inputs = {name: value_in(step.get(name, zero), name, zero) for name, zero in nothing.items()}
    return text_in(step["transition"]), inputs


def _read_start(part: object) -> Situation:
    symbols = state_symbols()
    data = fields(part, ["state"], symbols)
    values: dict[str, Value] = {}
    for name, symbol in symbols.items():
        nothing: Value = False if isinstance(symbol, Bool) else 0
        values[name] = value_in(data.get(name, nothing), name, nothing)
    return Situation(text_in(data["state"]), values)
