"""One text, three readings: Python integers, Z3, and the model's own executor always agree."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from functools import cache
from operator import add, and_, eq, ge, gt, itemgetter, le, lt, ne, or_, sub
from typing import Final

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st

from small_systems import in_z3
from uccx_model.choices import CHOICES, Choice
from uccx_model.evaluation import Valuation, Value, compile_terms, evaluate
from uccx_model.events import Event
from uccx_model.execution import Execution
from uccx_model.expressions import (
    Bool,
    Int,
    Scope,
    Term,
    all_of,
    any_of,
    boolean,
    equal,
    implies,
    integer,
    ite,
    maximum,
    minimum,
    variable,
)
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters, parameter_symbols, profile_named
from uccx_model.rewriting import substitute
from uccx_model.script import start
from uccx_model.states import CLASSIC, EVALUATION
from uccx_model.trace import Situation, TraceStep
from uccx_model.variables import state_symbols
from uccx_proofs.concrete import Concrete, Configuration, Values
from uccx_proofs.engines.solver import Solver, Translator
from uccx_proofs.system import Edge, licensing_system

# Random terms, each with what it means.

Env = Mapping[str, int]
Meaning = Callable[[Env], int]
NUMBERS: Final = {name: variable(Int, name, Scope.STATE) for name in ("a", "b", "c")}
FLAGS: Final = {name: variable(Bool, name, Scope.CHOICE) for name in ("u", "v", "w")}
SYMBOLS: Final[dict[str, Term]] = {**NUMBERS, **FLAGS}

Pair = tuple[Term, Meaning]
Pairs = st.SearchStrategy[Pair]

_numbers: Pairs = st.sampled_from(sorted(NUMBERS)).map(lambda n: (NUMBERS[n], itemgetter(n)))
_constants: Pairs = st.integers(-3, 12).map(lambda n: (integer(n), lambda _: n))
_flags: Pairs = st.sampled_from(sorted(FLAGS)).map(lambda n: (FLAGS[n], itemgetter(n)))
_truths: Pairs = st.booleans().map(lambda b: (boolean(b), lambda _: b))


def _of_two(parts: Pairs, *ways: tuple[Callable[..., Term], Callable[[int, int], int]]) -> Pairs:
    """Two parts put together, each way of doing so with what it means."""

    def combine(
        left: Pair, right: Pair, way: tuple[Callable[..., Term], Callable[[int, int], int]]
    ) -> Pair:
        build, mean = way
        return build(left[0], right[0]), lambda env: mean(left[1](env), right[1](env))

    return st.builds(combine, parts, parts, st.sampled_from(ways))


def _ite(condition: Pair, then: Pair, otherwise: Pair) -> Pair:
    term = ite(condition[0], then[0], otherwise[0])  # type: ignore[call-overload]
    return term, lambda env: (then if condition[1](env) else otherwise)[1](env)


def _not(part: Pair) -> Pair:
    assert isinstance(part[0], Bool)
    return ~part[0], lambda env: not part[1](env)


def _deeper(ints: Pairs, bools: Pairs) -> tuple[Pairs, Pairs]:
    arithmetic = _of_two(
        ints, (add, add), (sub, sub), (minimum, min), (maximum, max), (add, add), (sub, sub)
    )
    comparison = _of_two(ints, *((compare, compare) for compare in (le, lt, ge, gt, eq, ne)))
    junction = _of_two(
        bools,
        (and_, lambda x, y: x and y),
        (or_, lambda x, y: x or y),
        (all_of, lambda x, y: x and y),
        (any_of, lambda x, y: x or y),
        (implies, lambda x, y: not x or y),
        (equal, lambda x, y: bool(x) == bool(y)),
    )
    return (
        st.one_of(_numbers, _constants, arithmetic, st.builds(_ite, bools, ints, ints)),
        st.one_of(
            _flags,
            comparison,
            junction,
            st.builds(_not, bools),
            st.builds(_ite, bools, bools, bools),
        ),
    )


def _terms(depth: int) -> tuple[Pairs, Pairs]:
    ints, bools = st.one_of(_numbers, _constants), st.one_of(_flags, _truths)
    for _ in range(depth):
        ints, bools = _deeper(ints, bools)
    return ints, bools


ints, bools = _terms(3)
terms = st.one_of(ints, bools)
few_ints, few_bools = _terms(1)
values = st.fixed_dictionaries(
    {**dict.fromkeys(NUMBERS, st.integers(-4, 12)), **dict.fromkeys(FLAGS, st.booleans())}
)


def by_symbol(env: Env) -> dict[Term, Value]:
    return {SYMBOLS[name]: value for name, value in env.items()}


def fixed(translate: Translator, env: Env) -> list[object]:
    """What the values say, in Z3: each symbol equals its own."""
    return [
        translate(SYMBOLS[name] if value else ~FLAGS[name])
        if name in FLAGS
        else translate(NUMBERS[name] == value)
        for name, value in env.items()
    ]


def is_value(term: Term, value: int) -> Bool:
    """The condition that the term has this value."""
    if isinstance(term, Bool):
        return term if value else ~term
    assert isinstance(term, Int)
    return term == value


@settings(max_examples=300, deadline=None)
@given(terms, values)
def test_a_term_means_the_same_to_everybody(pair: Pair, env: dict[str, int]) -> None:
    term, meaning = pair
    expected = meaning(env)
    assert Valuation(by_symbol(env))(term) == expected
    assert evaluate(term, env) == expected
    compiled = compile_terms([term], [list(SYMBOLS.values())])
    assert compiled([env[name] for name in SYMBOLS]) == (expected,)
    translate = Translator()
    with Solver() as solver:
        solver.add(*fixed(translate, env))
        with solver:
            solver.add(translate(is_value(term, expected)))
            assert solver.check() == "sat"
            found = solver.values(translate, list(SYMBOLS.values()))
            assert dict(zip(SYMBOLS, found, strict=True)) == env
        solver.add(translate(~is_value(term, expected)))
        assert solver.check() == "unsat"


@settings(max_examples=150, deadline=None)
@given(bools)
def test_both_translations_to_z3_are_one(pair: Pair) -> None:
    term, _ = pair
    translate = Translator()
    ours = z3.BoolRef(translate(term), z3.main_ctx())
    names = [
        (sort(translate.name(symbol)), in_z3(symbol))
        for symbol in SYMBOLS.values()
        for sort in [z3.Bool if isinstance(symbol, Bool) else z3.Int]
    ]
    solver = z3.Solver()
    solver.add(z3.substitute(ours, *names) != in_z3(term))
    assert solver.check() == z3.unsat


@settings(max_examples=150, deadline=None)
@given(terms, values, few_ints, few_ints, few_bools)
def test_replacing_symbols_is_the_same_as_changing_their_values(
    pair: Pair,
    env: dict[str, int],
    a: Pair,
    b: Pair,
    u: Pair,
) -> None:
    instead: dict[Term, Term] = {NUMBERS["a"]: a[0], NUMBERS["b"]: b[0], FLAGS["u"]: u[0]}
    later = {**env, "a": a[1](env), "b": b[1](env), "u": u[1](env)}
    assert Valuation(by_symbol(env))(substitute(pair[0], instead, {})) == pair[1](later)


@pytest.mark.parametrize("value", [0, -1, 8640, 2**40, -(2**70)])
def test_the_solver_tells_numbers_of_any_size(value: int) -> None:
    a, u = NUMBERS["a"], FLAGS["u"]
    solver, translate = Solver(), Translator()
    solver.add(translate(a + 1 == value + 1), translate(u))
    assert solver.check() == "sat"
    assert solver.values(translate, [a, u, FLAGS["v"], NUMBERS["c"]]) == (value, True, False, 0)


def test_nothing_asserted_is_satisfiable_and_one_of_nothing_is_not() -> None:
    solver = Solver()
    solver.add()
    assert solver.check() == "sat"
    solver.add_any([])
    assert solver.check() == "unsat"


# Random walks: what the proofs compile, against what the model executes.


SYSTEM: Final = licensing_system(licensing_graph())
CONCRETE: Final = Concrete(SYSTEM)


@cache
def notices(edge: Edge) -> Callable[[Values, Values, Values], Values]:
    """What a step along an edge emits, of all notices in their order."""
    return CONCRETE.compile([edge.resolve(Event().emits(notice)) for notice in Notice])


class Walk:
    """A walk through the model and the system side by side, comparing every step."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.numbers = self._numbers()
        self.choices = [self.chance.choice(list(choice)) for choice in CHOICES]
        self.execution = Execution(licensing_graph(), self.numbers, self.choices)
        self.rigid: Values = tuple(self._rigid(symbol) for symbol in SYSTEM.rigid)
        self.taken: list[str] = []

    def _numbers(self) -> dict[str, int]:
        if self.chance.random() < 0.3:
            return dict(profile_named(self.chance.choice(["12.5", "12.5-su3"])).values)
        return {s.name: self.chance.choice((1, 2, 3, 5)) for s in parameter_symbols()}

    def _rigid(self, symbol: Term) -> Value:
        if symbol.scope is Scope.PARAMETER:
            return self.numbers[symbol.name]
        return symbol.name in {f"{type(c).__name__}.{c.name}" for c in self.choices}

    def begin(self) -> tuple[Situation, Configuration]:
        wfo = self.chance.random() < 0.3
        options = [
            start(node, self.chance.choice((0, 3, 100)), wfo_in_use=wfo)
            for node in (CLASSIC, EVALUATION)
        ]
        possible = [s for s in options if self.execution.is_start(s)]
        if not possible:
            return self.begin()
        there = self.chance.choice(possible)
        values: dict[str, Value] = {"was_smart": there.node != "CLASSIC", **there.values}
        first = Configuration(there.node, tuple(values.get(v.name, 0) for v in SYSTEM.variables))
        state = dict(
            zip(
                (*SYSTEM.variables, *SYSTEM.rigid),
                (*first.values, *self.rigid),
                strict=True,
            )
        )
        assert Valuation(state)(SYSTEM.assumptions & SYSTEM.initial[there.node])
        return there, first

    def inputs(self, here: Situation) -> dict[str, Value]:
        chance, v = self.chance, here.values
        deadline = chance.choice(list(self.numbers.values()))
        clock = v[chance.choice(["now", "silence", "certificate_age", "out_of_compliance_for"])]
        return {
            "duration": chance.choice((1, 1, 1, 2, max(1, deadline - clock))),
            "demand": max(0, v["known"] + chance.choice((-100, -1, 0, 1, 1, 30))),
            "ssm_reachable": chance.random() < 0.6,
            "synced": chance.random() < 0.5,
            "bought": max(0, chance.choice((v["bought"], v["locked"], v["locked"] - 1, 100))),
            "agents": chance.choice((0, 7)),
            "license_type": chance.randrange(6),
            "overage_allowed": chance.random() < 0.5,
            "wfo_in_use": chance.random() < 0.5,
        }

    def step(self, there: Situation, here: Configuration) -> tuple[Situation, Configuration] | None:
        inputs = self.inputs(there)
        told: Values = tuple(inputs[s.name] for s in SYSTEM.inputs)
        modelled = self.execution.enabled(there, inputs)
        moves = CONCRETE.moves(here, told, self.rigid)
        if not CONCRETE.possible(told, self.rigid):
            assert modelled == []
            return None
        assert sorted(map(_key, modelled)) == sorted((e.name, c.node) for e, c in moves)
        if not moves:
            return None
        edge, after = self.chance.choice(moves)
        (step,) = (s for s in modelled if _key(s) == (edge.name, edge.target))
        known = dict(zip((v.name for v in SYSTEM.variables), after.values, strict=True))
        assert {name: known[name] for name in state_symbols()} == step.after.values
        assert edge.takes_time == step.takes_time
        said = notices(edge)(here.values, told, self.rigid)
        assert {n for n, yes in zip(Notice, said, strict=True) if yes} == set(step.notices)
        self.taken.append(edge.label)
        return step.after, after


def _key(step: TraceStep) -> tuple[str, str]:
    return step.transition, step.after.node


def walk(seed: int, steps: int = 30) -> list[str]:
    """Walk and return the labels of the transitions taken."""
    both = Walk(seed)
    place = both.begin()
    for _ in range(steps):
        place = both.step(*place) or place
    return both.taken


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_the_system_does_what_the_model_does(seed: int) -> None:
    walk(seed)


def test_the_walks_have_seen_most_of_the_model() -> None:
    every = {t.label for t in transitions_of(licensing_graph())}
    taken = {label for seed in range(200) for label in walk(seed, 40)}
    assert taken <= every
    assert 3 * len(taken) > 2 * len(every)


def test_numbers_and_choices_that_cannot_be_are_excluded() -> None:
    rigid = {s: 1 if isinstance(s, Int) else False for s in SYSTEM.rigid}
    assert Valuation(rigid)(SYSTEM.assumptions)
    for symbol in Parameters.symbols().__dict__.values():
        assert not Valuation({**rigid, symbol: -1})(SYSTEM.assumptions)
    for choice in CHOICES:
        both = {s: True for s in SYSTEM.rigid if s.name.startswith(f"{choice.__name__}.")}
        assert Valuation({**rigid, **both})(SYSTEM.assumptions) == (len(both) == 1)


def test_every_choice_has_its_options_in_the_system() -> None:
    options: list[Choice] = [option for choice in CHOICES for option in list(choice)[1:]]
    names = {s.name for s in SYSTEM.rigid if s.scope is Scope.CHOICE}
    assert names == {f"{type(o).__name__}.{o.name}" for o in options}
