"""The sides that can be compared."""

from __future__ import annotations

from functools import cache

from uccx_model.choices import Choice
from uccx_model.graph import licensing_graph
from uccx_proofs.comparing.outcomes import Side
from uccx_proofs.queries.lemmas import kept_lemmas
from uccx_proofs.system import licensing_system

__all__ = ["model_side", "reading_side"]


@cache
def model_side(title: str = "this model") -> Side:
    """Return the model as it is, with what is known to hold always."""
    system = licensing_system(licensing_graph(), observed=False)
    return Side(title, licensing_graph(), system, kept_lemmas(system).lemmas)


def reading_side(option: Choice) -> Side:
    """Return the model under one option of a reading."""
    side = model_side()
    return Side(option.title, side.graph, side.system, side.lemmas, (option,))
