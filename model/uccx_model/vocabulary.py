"""Which variables an instance has: one count of licences, or one for each pool."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from uccx_model.evaluation import Value
from uccx_model.expressions import Bool, Scope, Term
from uccx_model.states import LicensingState
from uccx_model.variables import Inputs, input_symbols, starts, state_symbols

__all__ = ["Vocabulary", "nothing_like", "one_count"]


@dataclass(frozen=True)
class Vocabulary:
    """The variables of an instance's state and inputs."""

    state: Mapping[str, Term]  #: state variables' symbols, by name
    inputs: Mapping[str, Term]  #: inputs' symbols, by name
    well_formed: Bool  #: the inputs are possible at all
    starts: Callable[[Mapping[str, Value]], Mapping[LicensingState, Bool]]
    """What holds at a start in each licensing state, with some state variables settled."""

    def nothing_in_state(self) -> dict[str, Value]:
        """Return a state in which all counts are zero and all flags down."""
        return {name: nothing_like(symbol) for name, symbol in self.state.items()}

    def nothing_given(self) -> dict[str, Value]:
        """Return inputs that say nothing: one report, no usage, no answer, all flags down."""
        return {name: nothing_like(symbol) for name, symbol in self.inputs.items()} | {
            "duration": 1
        }


def nothing_like(symbol: Term) -> Value:
    """Return the value of a symbol that says nothing: zero, or false."""
    return False if isinstance(symbol, Bool) else 0


@cache
def one_count() -> Vocabulary:
    """Return the variables of the proved model: licences are one count."""
    possible = Inputs.symbols(Scope.INPUT).well_formed()
    return Vocabulary(state_symbols(), input_symbols(), possible, starts)
