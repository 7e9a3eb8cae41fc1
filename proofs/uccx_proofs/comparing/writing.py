"""Write a model down as data. Run as a script, beside any version of `uccx_model`, it prints it.

It imports nothing else, and of the model only what every version has had.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from uccx_model.choices import CHOICES, exactly_one_option_each
from uccx_model.expressions import Scope, Term
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.parameters import PROFILES, Parameters
from uccx_model.variables import Inputs, State, initial

__all__ = ["written"]


def written() -> dict[str, Any]:
    """Return the model as data: each part of a term once, with the places of its arguments."""
    terms = _Terms()
    state = State.symbols(Scope.STATE)
    inputs = Inputs.symbols(Scope.INPUT)
    transitions = [
        {
            "name": t.name,
            "source": t.source.name,
            "target": t.target.name,
            "kind": t.kind.value,
            "guard": terms.place(t.guard),
            "changes": {name: terms.place(change) for name, change in t.changes.items()},
            "emits": {notice.value: terms.place(when) for notice, when in t.emits.items()},
        }
        for t in transitions_of(licensing_graph())
    ]
    return {
        "releases": {p.name: {**p.values, "minutes": p.report_interval} for p in PROFILES},
        "states": {
            node.name: [str(node.registration), str(node.authorization), node.enforced]
            for node in licensing_graph().nodes
        },
        "choices": {choice.__name__: [option.name for option in choice] for choice in CHOICES},
        "variables": list(state.as_mapping()),
        "inputs": list(inputs.as_mapping()),
        "possible": terms.place(inputs.well_formed()),
        "assumptions": [
            terms.place(Parameters.symbols().well_formed()),
            terms.place(exactly_one_option_each()),
        ],
        "starts": {n.name: terms.place(start) for n, start in initial(state).items()},
        "transitions": transitions,
        "terms": terms.data,
    }


class _Terms:
    """Terms as a list; each comes after its arguments."""

    def __init__(self) -> None:
        self.data: list[list[Any]] = []
        self._places: dict[Term, int] = {}

    def place(self, term: Term) -> int:
        """Return where a term stands in the list."""
        for part in term.walk():
            if part not in self._places:
                own = part.value
                if isinstance(own, tuple):
                    own = [own[0], own[1].value]
                args = [self._places[arg] for arg in part.args]
                self._places[part] = len(self.data)
                self.data.append([type(part).__name__, part.op.value, args, own])
        return self._places[term]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(written()))
