"""Terms on numbers: every way of running a term agrees with a naive reading of what was written."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uccx_model.choices import choice_symbols
from uccx_model.evaluation import (
    Valuation,
    Value,
    compile_function,
    compile_terms,
    evaluate,
    python_source,
)
from uccx_model.expressions import (
    Bool,
    Int,
    Op,
    Scope,
    Term,
    boolean,
    equal,
    implies,
    integer,
    ite,
    maximum,
    minimum,
    variable,
)
from uccx_model.parameters import parameter_symbols
from uccx_model.rewriting import isolated, substitute
from uccx_model.variables import input_symbols, state_symbols

# What is written: a number, a truth value, a symbol's name, or an operator and what it applies to.
Tree = Any
Values = Mapping[str, Value]

SYMBOLS: Final[Mapping[str, Term]] = {
    **{name: variable(Int, name, Scope.STATE) for name in "xyz"},
    **{name: variable(Bool, name, Scope.CHOICE) for name in "abc"},
}
BUILD: Final[Mapping[str, Callable[..., Any]]] = {
    "+": operator.add,
    "-": operator.sub,
    "min": minimum,
    "max": maximum,
    "ite": ite,
    "<=": operator.le,
    "<": operator.lt,
    ">=": operator.ge,
    ">": operator.gt,
    "==": equal,
    "!=": lambda a, b: ~equal(a, b),
    "not": operator.invert,
    "and": operator.and_,
    "or": operator.or_,
    "implies": implies,
}
MEANING: Final[Mapping[str, Callable[..., Any]]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "min": min,
    "max": max,
    "ite": lambda condition, then, otherwise: then if condition else otherwise,
    "<=": lambda a, b: a <= b,
    "<": lambda a, b: a < b,
    ">=": lambda a, b: a >= b,
    ">": lambda a, b: a > b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "not": lambda a: not a,
    "and": lambda a, b: a and b,
    "or": lambda a, b: a or b,
    "implies": lambda a, b: b if a else True,
}


def build(tree: Tree) -> Any:
    match tree:
        case bool():
            return boolean(tree)
        case int():
            return integer(tree)
        case str():
            return SYMBOLS[tree]
        case _:
            return BUILD[tree[0]](*map(build, tree[1:]))


def naive(tree: Tree, values: Values) -> Any:
    match tree:
        case bool() | int():
            return tree
        case str():
            return values[tree]
        case _:
            return MEANING[tree[0]](*(naive(part, values) for part in tree[1:]))


@cache
def numbers(depth: int) -> st.SearchStrategy[Tree]:
    leaf = st.integers(-3, 3) | st.sampled_from("xyz")
    if not depth:
        return leaf
    part = numbers(depth - 1)
    binary = st.tuples(st.sampled_from(["+", "-", "+", "-", "min", "max"]), part, part)
    return leaf | binary | st.tuples(st.just("ite"), conditions(depth - 1), part, part)


@cache
def conditions(depth: int) -> st.SearchStrategy[Tree]:
    leaf = st.booleans() | st.sampled_from("abc")
    if not depth:
        return leaf
    part, number = conditions(depth - 1), numbers(depth - 1)
    return st.one_of(
        st.tuples(st.sampled_from(["<=", "<", ">=", ">", "==", "!="]), number, number),
        st.tuples(st.sampled_from(["and", "or", "implies", "==", "!="]), part, part),
        st.tuples(st.just("not"), part),
        st.tuples(st.just("ite"), part, part, part),
        leaf,
    )


TREES = numbers(4) | conditions(4)
VALUES = st.fixed_dictionaries(
    {n: st.integers(-4, 4) for n in "xyz"} | {n: st.booleans() for n in "abc"}
)
AGREEMENT = settings(max_examples=150, deadline=None)


def valuation(values: Values) -> Valuation:
    return Valuation({SYMBOLS[name]: value for name, value in values.items()})


@AGREEMENT
@given(tree=TREES, values=VALUES)
def test_every_way_of_running_a_term_agrees(tree: Tree, values: Values) -> None:
    term, expected = build(tree), naive(tree, values)
    names = list(SYMBOLS)
    run = compile_terms([term, term], [[SYMBOLS[name] for name in names]])
    assert valuation(values)(term) == expected
    assert run([values[name] for name in names]) == (expected, expected)
    assert evaluate(term, values) == expected


@AGREEMENT
@given(tree=TREES, number=numbers(2), condition=conditions(2), values=VALUES)
def test_substitution_agrees_with_evaluating_what_stands_for_a_symbol(
    tree: Tree, number: Tree, condition: Tree, values: Values
) -> None:
    replaced = substitute(
        build(tree), {SYMBOLS["x"]: build(number), SYMBOLS["a"]: build(condition)}, {}
    )
    told = {**values, "x": naive(number, values), "a": naive(condition, values)}
    assert valuation(values)(replaced) == naive(tree, told)


@AGREEMENT
@given(tree=conditions(4), values=VALUES)
def test_a_negation_is_the_opposite_in_normal_form(tree: Tree, values: Values) -> None:
    term = build(tree)
    assert valuation(values)(~term) is not naive(tree, values)
    assert ~~term is term
    negated = {part.args[0].op for part in (~term).walk() if part.op is Op.NOT}
    assert negated <= {Op.SYMBOL, Op.EQ}


@AGREEMENT
@given(left=numbers(3), right=numbers(3), values=VALUES)
def test_isolating_a_symbol_says_the_same(left: Tree, right: Tree, values: Values) -> None:
    x = SYMBOLS["x"]
    assert isinstance(x, Int)
    solution = isolated(build(left), build(right), x)
    if solution is not None:
        holds = naive(left, values) == naive(right, values)
        assert (valuation(values)(solution) == values["x"]) == holds


X, A = variable(Int, "x", Scope.STATE), variable(Bool, "a", Scope.CHOICE)
AFTER = variable(Int, "x", Scope.NEXT)


def test_a_valuation_names_the_symbol_without_value() -> None:
    with pytest.raises(KeyError, match="no value is given for x'"):
        Valuation({X: 1})(X + AFTER <= 3)


def test_a_valuation_looks_only_at_the_branch_that_counts() -> None:
    assert Valuation({A: True, X: 2})(ite(A, X, AFTER)) == 2


def test_compiling_names_every_symbol_without_value() -> None:
    with pytest.raises(ValueError, match=re.escape("no value is given for: a, x'")):
        compile_terms([AFTER + X, ite(A, X, 0)], [[X]])


def test_compiled_terms_take_one_sequence_a_group() -> None:
    run = compile_terms([X - AFTER, A & (X <= AFTER)], [[X], [A, AFTER]])
    assert run([7], [True, 5]) == (2, False)


def test_a_compiled_function_gives_nothing_where_its_guard_fails() -> None:
    run = compile_function(X >= 1, [X - 1], [[X]])
    assert run([1]) == (0,)
    assert run([0]) is None


def test_evaluating_needs_names_that_tell_symbols_apart() -> None:
    with pytest.raises(ValueError, match="uses one name in two scopes"):
        evaluate(X + AFTER, {"x": 1})
    with pytest.raises(ValueError, match="speaks of two states"):
        evaluate(AFTER <= 1, {"x": 1})
    with pytest.raises(KeyError, match="x"):
        evaluate(X <= 1, {"y": 1})


def test_no_two_symbols_of_the_model_are_compiled_to_one_name() -> None:
    symbols = [
        *state_symbols().values(),
        *input_symbols().values(),
        *parameter_symbols(),
        *choice_symbols(),
    ]
    assert len({python_source(symbol) for symbol in symbols}) == len(symbols) > 40


def test_symbols_of_similar_names_are_told_apart() -> None:
    spaced, joined = (variable(Int, name, Scope.STATE) for name in ("at x", "at_x"))
    assert compile_terms([spaced - joined], [[spaced, joined]])([1, 2]) == (-1,)
