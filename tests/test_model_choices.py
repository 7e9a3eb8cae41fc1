"""Readings and circumstances: what there is to choose, and that each of it is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product

import pytest

from uccx_model.choices import (
    CHOICES,
    CIRCUMSTANCES,
    Q1,
    Q6,
    READINGS,
    Choice,
    Deployment,
    Origin,
    Site,
    choice_symbols,
    chosen,
    exactly_one_option_each,
    option_named,
)
from uccx_model.evaluation import Valuation, Value
from uccx_model.expressions import Scope, Term
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.parameters import parameter_symbols
from uccx_model.rewriting import symbols_of
from uccx_model.trace import Trace
from uccx_model.variables import Inputs, State, initial

DEFAULTS = {
    "Q1": "90 + 90 days",
    "Q2": "strikes 2 and 4",
    "Q3": "running maximum",
    "Q4": "keeps the count",
    "Q5": "pauses",
    "Q6": "clears lock, strikes and clock",
    "Q7": "only by the matching cure",
    "Q8": "agents logged in stay, no new ones",
    "Q9": "evaluation, or evaluation expired if used up",
    "Q10": "no",
    "Q11": "Authorization Expired takes over",
    "Q12": "Flex; Perpetual Premium; Perpetual Enhanced; Flex HCS; NPS/NFR",
    "Deployment": "Direct",
    "Origin": "new installation",
    "Site": "on-premises",
}
OTHERS = {
    "Q1": ["90 days"],
    "Q2": ["strikes 1 and 3"],
    "Q3": ["frozen at entry"],
    "Q4": ["resets it"],
    "Q5": ["goes on"],
    "Q6": ["is refused", "keeps them until re-registered"],
    "Q7": ["re-registering also cures"],
    "Q8": ["usage is cut"],
    "Q9": ["stays as it was"],
    "Q10": ["yes, while evaluation days remain"],
    "Q11": ["stays Out of Compliance"],
    "Q12": ["the six leaves"],
    "Deployment": ["On-Prem Connected", "On-Prem Disconnected"],
    "Origin": ["upgrade from 12.0", "upgrade from 10.x or 11.x"],
    "Site": ["hosted collaboration solution", "lab"],
}


def test_the_readings_are_those_of_the_specification() -> None:
    assert [choice.__name__ for choice in READINGS] == [f"Q{n}" for n in range(1, 13)]
    assert list(CIRCUMSTANCES) == [Deployment, Origin, Site]
    assert CHOICES == READINGS + CIRCUMSTANCES


@pytest.mark.parametrize("choice", CHOICES)
def test_a_choice_has_a_question_evidence_and_options(choice: type[Choice]) -> None:
    default, *others = choice
    assert choice.question().endswith("?")
    assert "\n" not in choice.question() + choice.evidence()
    assert choice.evidence().endswith(".")
    assert choice.evidence() != choice.question()
    assert default.value == DEFAULTS[choice.__name__]
    assert [option.value for option in others] == OTHERS[choice.__name__]


def test_an_option_is_written_with_its_choice() -> None:
    assert Q1.NO_OVERAGE_PERIOD.title == 'Q1 = "90 days"'


def test_the_default_of_each_choice_is_its_first_option() -> None:
    assert [option.value for option in Trace.default_choices()] == list(DEFAULTS.values())


def worlds(*choices: type[Choice]) -> Iterator[Valuation]:
    """Every way to give truth values to the symbols of these choices; other choices at default."""
    symbols = choice_symbols()
    free = [s for s in symbols if type(option_named(s.name)) in choices]
    for bits in product([False, True], repeat=len(free)):
        values: dict[Term, Value] = dict.fromkeys(symbols, False)
        yield Valuation(values | dict(zip(free, bits, strict=True)))


@pytest.mark.parametrize("choice", CHOICES)
def test_exactly_one_option_holds_of_each_choice(choice: type[Choice]) -> None:
    held = [tuple(option for option in choice if world(chosen(option))) for world in worlds(choice)]
    allowed = [world(exactly_one_option_each()) for world in worlds(choice)]
    assert [len(options) == 1 for options in held] == allowed
    assert {options for options, fine in zip(held, allowed, strict=True) if fine} == {
        (option,) for option in choice
    }


def test_choices_do_not_restrict_each_other() -> None:
    fine = Counter(world(exactly_one_option_each()) for world in worlds(Q1, Q6, Site))
    assert fine == {True: 2 * 3 * 3, False: 2 * 4 * 4 - 2 * 3 * 3}


def test_a_choice_symbol_leads_back_to_its_option() -> None:
    assert option_named("Q6.REFUSED") is Q6.REFUSED
    assert all(chosen(option_named(symbol.name)) is symbol for symbol in choice_symbols())
    with pytest.raises(KeyError):
        option_named("Q13.REFUSED")


def _terms_of_the_model() -> Iterator[Term]:
    for transition in transitions_of(licensing_graph()):
        yield transition.guard
        yield from transition.changes.values()
        yield from transition.emits.values()
    yield Inputs.symbols(Scope.INPUT).well_formed()
    yield from initial(State.symbols(Scope.STATE)).values()


@pytest.fixture(scope="module")
def used() -> set[Term]:
    return {symbol for term in _terms_of_the_model() for symbol in symbols_of(term)}


@pytest.mark.parametrize("choice", CHOICES)
def test_no_option_is_decoration(choice: type[Choice], used: set[Term]) -> None:
    assert {chosen(option) for option in list(choice)[1:]} <= used


def test_every_number_is_used_and_none_is_undeclared(used: set[Term]) -> None:
    assert {s for s in used if s.scope is Scope.PARAMETER} == set(parameter_symbols())


def test_every_input_and_every_clock_is_used(used: set[Term]) -> None:
    inputs = set(Inputs.symbols(Scope.INPUT).as_mapping().values())
    assert {s for s in used if s.scope is Scope.INPUT} == inputs
