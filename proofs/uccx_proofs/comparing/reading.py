"""Read a model that was written down as data, by `writing`: perhaps another version of this one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from uccx_model.expressions import Bool, Int, Op, Scope, Term, all_of
from uccx_model.graph import Graph, build_graph
from uccx_model.notices import Notice
from uccx_model.states import state_named
from uccx_model.transition import Kind, Transition
from uccx_model.variables import input_symbols, state_symbols
from uccx_proofs.comparing.writing import written
from uccx_proofs.system import System, licensing_system

__all__ = ["OtherModelError", "model_from"]

_SORTS: Final[Mapping[str, type[Term]]] = {"Int": Int, "Bool": Bool}


class OtherModelError(ValueError):
    """A model that cannot be laid beside this one; the message says why."""


def model_from(data: Mapping[str, Any]) -> tuple[Graph, System]:
    """Return a model that was written down, and its system, without a notebook.

    Raises:
        OtherModelError: it speaks of what this model does not have, or is none.
    """
    _check_said(data)
    _check_names("variables", data.get("variables"), state_symbols())
    _check_names("inputs", data.get("inputs"), input_symbols())
    try:
        terms = _terms(data["terms"])
        graph = build_graph(_transition(t, terms) for t in data["transitions"])
        starts = {name: terms[place] for name, place in data["starts"].items()}
        assumptions = [terms[place] for place in data["assumptions"]]
        possible = terms[data["possible"]]
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise OtherModelError(f"it is written otherwise: {error}") from error
    system = licensing_system(graph, observed=False)
    return graph, replace(
        system,
        assumptions=all_of(*map(_condition, assumptions)),
        possible=_condition(possible),
        initial={name: _condition(start) for name, start in starts.items()},
    )


def _check_said(data: Mapping[str, Any]) -> None:
    """Make sure that what no transition tells is the same: releases, states, options."""
    here = written()
    for part in ("releases", "states", "choices"):
        told = data.get(part)
        for name, value in here[part].items():
            other = told.get(name) if isinstance(told, dict) else None
            if other != json.loads(json.dumps(value)):
                raise OtherModelError(f"its {part} are others: {name} is {_less(value, other)}")


def _less(here: object, there: object) -> str:
    """Return in which two values differ."""
    if isinstance(here, dict) and isinstance(there, dict):
        names = [name for name in {**here, **there} if here.get(name) != there.get(name)]
        here = {name: here.get(name) for name in names}
        there = {name: there.get(name) for name in names}
    return f"{json.dumps(here)} here, and {json.dumps(there)} there"


def _check_names(what: str, found: object, expected: Mapping[str, Term]) -> None:
    names = set(found) if isinstance(found, list) else set()
    told = [f"it has no {name}" for name in expected if name not in names]
    told += [
        f"it has {name}, which this model does not have" for name in sorted(names - {*expected})
    ]
    if told:
        raise OtherModelError(f"its {what} are others: {'; '.join(told)}")


def _terms(written: Sequence[Sequence[Any]]) -> list[Term]:
    """Return the terms, each made as it was: none is simplified."""
    terms: list[Term] = []
    for sort, op, args, value in written:
        own = (value[0], Scope(value[1])) if isinstance(value, list) else value
        terms.append(_SORTS[sort](Op(op), tuple(terms[place] for place in args), own))
    return terms


def _transition(data: Mapping[str, Any], terms: Sequence[Term]) -> Transition:
    return Transition(
        name=data["name"],
        source=state_named(data["source"]),
        target=state_named(data["target"]),
        kind=Kind(data["kind"]),
        sentence="",
        sources=(),
        assumption="",
        readings=(),
        guard=_condition(terms[data["guard"]]),
        changes={name: terms[place] for name, place in data["changes"].items()},
        emits={Notice(name): _condition(terms[place]) for name, place in data["emits"].items()},
        file="",
        line=0,
    )


def _condition(term: Term) -> Bool:
    if not isinstance(term, Bool):
        raise OtherModelError(f"a number stands where a condition is expected: {term}")
    return term
