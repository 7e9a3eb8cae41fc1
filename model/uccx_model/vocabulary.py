"""Which variables an instance has: one count of licences, or one for each pool."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from uccx_model.evaluation import Value
from uccx_model.expressions import Bool, Scope, Term
from uccx_model.states import LicensingState
from uccx_model.variables import Inputs, input_symbols, starts, state_symbols

__all__ = ["Vocabulary", "one_count"]


@dataclass(frozen=True)
class Vocabulary:
    """The variables of an instance's state and inputs."""

    state: Mapping[str, Term]  #: state variables' symbols, by name
    inputs: Mapping[str, Term]  #: inputs' symbols, by name
    well_formed: Bool  #: the inputs are possible at all
    starts: Callable[[Mapping[str, Value]], Mapping[LicensingState, Bool]]
    """What holds at a start in each licensing state, with some state variables settled."""


@cache
def one_count() -> Vocabulary:
    """Return the variables of the proved model: licences are one count."""
    possible = Inputs.symbols(Scope.INPUT).well_formed()
    return Vocabulary(state_symbols(), input_symbols(), possible, starts)
