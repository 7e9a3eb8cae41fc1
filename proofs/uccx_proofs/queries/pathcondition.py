"""Under which readings a story happens just as it is told: its path condition."""

from __future__ import annotations

from collections.abc import Mapping

from uccx_model.choices import CIRCUMSTANCES, choice_symbols, option_named
from uccx_model.evaluation import Value
from uccx_model.expressions import FALSE, Bool, Term, all_of, any_of, boolean, constant, integer
from uccx_model.parameters import parameter_symbols
from uccx_model.rewriting import substitute
from uccx_model.trace import Trace, TraceStep
from uccx_proofs.queries.inquiring import inquire
from uccx_proofs.queries.inquiry import Inquiry
from uccx_proofs.queries.question import Question
from uccx_proofs.system import Edge, System

__all__ = ["path_condition"]


def path_condition(base: System, question: Question, trace: Trace, begins: int) -> Bool:
    """Return the condition on readings under which the same steps answer the question.

    Numbers, circumstances, start and inputs are the trace's: under other readings that meet the
    condition the same story can be told; what does not meet it may still have another story.
    """
    inquiry = inquire(base, question)
    fixed = _fixed(trace)
    node = inquiry.node(trace.start.node, begun=begins == 0)
    state = _start(inquiry, trace, node)
    starts = inquiry.system.initial.get(node, FALSE)
    conditions = [_in(question.assumption, fixed), _in(starts, {**fixed, **state})]
    last: Edge | None = None
    before: dict[Term, Term] = {}
    for number, step in enumerate(trace.steps, start=1):
        target = inquiry.node(step.after.node, begun=number >= begins)
        last = _edge(inquiry, node, step, target)
        if last is None:
            return FALSE
        inputs = {i: constant(step.inputs[i.name]) for i in inquiry.system.inputs}
        before = {**fixed, **state, **inputs}
        conditions.append(_in(all_of(inquiry.system.possible, last.guard), before))
        memo: dict[Term, Term] = {}
        state |= {s: substitute(value, before, memo) for s, value in last.updates.items()}
        node = target
    if question.target.of_step:
        ends = [_in(c.bad, before) for c in inquiry.claims if c.edge is last]
    else:
        here = {**fixed, **state}
        ends = [_in(c.bad, here) for c in inquiry.claims if c.edge is None and c.node == node]
    return all_of(*conditions, any_of(*ends))


def _edge(inquiry: Inquiry, node: str, step: TraceStep, target: str) -> Edge | None:
    """Return the edge that a step of the story takes."""
    edges = inquiry.system.outgoing[node]
    return next((e for e in edges if e.name == step.transition and e.target == target), None)


def _fixed(trace: Trace) -> dict[Term, Term]:
    """Return the numbers and circumstances of a story; its readings stay open."""
    fixed: dict[Term, Term] = {s: integer(trace.parameters[s.name]) for s in parameter_symbols()}
    for symbol in choice_symbols():
        option = option_named(symbol.name)
        if type(option) in CIRCUMSTANCES:
            fixed[symbol] = boolean(option in trace.choices)
    return fixed


def _start(inquiry: Inquiry, trace: Trace, node: str) -> dict[Term, Term]:
    values: Mapping[str, Value] = trace.start.values
    known: dict[Term, Term] = {v: constant(values[v.name]) for v in inquiry.base.variables}
    counted = inquiry.counted.get(node, {})
    return known | {s: substitute(value, known, {}) for s, value in counted.items()}


def _in(condition: Bool, values: Mapping[Term, Term]) -> Bool:
    return substitute(condition, values, {})
