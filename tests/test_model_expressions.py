"""Terms: one object a shape, simplified as they are built, and never mistaken for truth values."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable

import pytest

from uccx_model.expressions import (
    FALSE,
    TRUE,
    Bool,
    Int,
    Op,
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
from uccx_model.rewriting import isolated, substitute, symbols_of
from uccx_model.variables import LicenseType

X, Y, Z = (variable(Int, name, Scope.STATE) for name in "xyz")
A, B, C = (variable(Bool, name, Scope.CHOICE) for name in "abc")


@pytest.mark.parametrize(
    ("built", "simple"),
    [
        (integer(2) + 3, integer(5)),
        (3 + integer(2), integer(5)),
        (integer(2) - 3, integer(-1)),
        (2 - integer(3), integer(-1)),
        (X + 0, X),
        (0 + X, X),
        (X - 0, X),
        (integer(2) <= 3, TRUE),
        (integer(3) < 3, FALSE),
        (integer(3) >= 3, TRUE),
        (integer(2) > 3, FALSE),
        (integer(3) == 3, TRUE),
        (integer(3) != 3, FALSE),
        (X + 0 <= X, TRUE),
        (X + 0 < X, FALSE),
        (X + 0 == X, TRUE),
        (X + 0 != X, FALSE),
        (ite(TRUE, X, Y), X),
        (ite(FALSE, X, Y), Y),
        (ite(A, X, X), X),
        (ite(A, TRUE, FALSE), A),
        (ite(A, FALSE, TRUE), ~A),
        (minimum(2, 3), integer(2)),
        (maximum(2, 3), integer(3)),
        (maximum(X, X), X),
    ],
)
def test_arithmetic_folds(built: Term, simple: Term) -> None:
    assert built is simple


@pytest.mark.parametrize(
    ("built", "simple"),
    [
        (all_of(), TRUE),
        (any_of(), FALSE),
        (A & TRUE, A),
        (True & A, A),
        (A & False, FALSE),
        (A | FALSE, A),
        (True | A, TRUE),
        (A & A, A),
        (A | A, A),
        (A & ~A, FALSE),
        (A | ~A, TRUE),
        (all_of(A, B, X <= Y, Y < X), FALSE),
        ((A & B) & C, all_of(A, B, C)),
        (A | (B | C), any_of(A, B, C)),
        (implies(A, A), TRUE),
        (implies(False, A), TRUE),
        (implies(TRUE, A), A),
        (implies(A, False), ~A),
        (equal(A, A), TRUE),
        (equal(A, ~A), FALSE),
        (equal(A, TRUE), A),
        (equal(A, FALSE), ~A),
    ],
)
def test_conditions_fold(built: Bool, simple: Bool) -> None:
    assert built is simple


@pytest.mark.parametrize(
    ("built", "simple"),
    [
        (X + 1 <= Y + X, Y >= 1),
        (X + Y + 2 < Y + (X + 3), TRUE),
        (X + Y == Z + Y, X == Z),
        (X - Y <= Z - Y, X <= Z),
        (X + 5 == (Y + X) + 2, equal(integer(3), Y)),
        (X + (Y + 2) < (Z + 5) + X, Y < Z + 3),
        (X + X <= X + Y, X <= Y),
        (X - (Y + 1) == Z - Y, X == Z + 1),
    ],
)
def test_comparisons_cancel_what_both_sides_have(built: Bool, simple: Bool) -> None:
    assert built is simple


def test_one_object_a_shape() -> None:
    assert variable(Int, "x", Scope.STATE) is X
    assert X + 1 is X + integer(1)
    assert integer(LicenseType.FLEX_HCS) is integer(4)
    assert (X <= Y) is (Y >= X)
    assert (X < Y) is (Y > X)
    assert (X != Y) is ~(X == Y)


def test_sort_scope_and_order_tell_terms_apart() -> None:
    others: list[Term] = [
        variable(Int, "x", Scope.NEXT),
        variable(Int, "x", Scope.INPUT),
        variable(Bool, "x", Scope.STATE),
    ]
    assert all(other is not X for other in others)
    assert len({X, *others}) == 4
    assert X + Y is not Y + X
    assert X - Y is not Y - X


@pytest.mark.parametrize(
    ("condition", "negation"),
    [
        (TRUE, FALSE),
        (X <= Y, Y < X),
        (X < Y, Y <= X),
        (A & B, ~A | ~B),
        (A | ~B, ~A & B),
        (A & (B | (X <= 3)), ~A | (~B & (X > 3))),
    ],
)
def test_negation_moves_inwards(condition: Bool, negation: Bool) -> None:
    assert ~condition is negation
    assert ~negation is condition


def test_negation_stays_before_symbols_and_equations() -> None:
    assert (~A).op is Op.NOT
    assert (X != Y).op is Op.NOT
    assert ~~A is A


@pytest.mark.parametrize(
    "use",
    [
        lambda: A and B,
        lambda: A or B,
        lambda: not A,
        lambda: 1 if X <= Y else 2,
        lambda: 0 <= X <= 5,
        lambda: bool(X),
        lambda: max(X, Y),
    ],
)
def test_a_term_has_no_truth_value_while_the_model_is_written(use: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match=r"combine conditions with & \| ~ and implies\(\)"):
        use()


@pytest.mark.parametrize(
    "use",
    [lambda: integer(True), lambda: X + True, lambda: X <= False, lambda: ite(A, True, 3)],
)
def test_a_truth_value_is_no_number(use: Callable[[], object]) -> None:
    with pytest.raises(
        TypeError, match=r"expected an integer or an integer term, got (True|False)"
    ):
        use()


def test_a_number_is_no_condition() -> None:
    with pytest.raises(TypeError, match="expected a condition, got 1"):
        boolean(1)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="expected a condition"):
        all_of(A, X)  # type: ignore[arg-type]


def test_a_term_reads_as_text() -> None:
    assert repr(ite(A, X, Y) + 1 <= variable(Int, "x", Scope.NEXT)) == "(<= (+ (ite a x y) 1) x')"


def test_walking_meets_each_part_once_and_arguments_first() -> None:
    term = ite(X <= Y, X + 1, Y) + (X + 1)
    parts = list(term.walk())
    assert len(parts) == len(set(parts)) == 7
    assert parts[-1] is term
    place = {part: number for number, part in enumerate(parts)}
    assert all(place[arg] < place[part] for part in parts for arg in part.args)


def test_symbols_are_listed_in_order_of_their_first_place() -> None:
    assert symbols_of((Z + X <= Y) & (A | (X < Z))) == (Z, X, Y, A)
    assert symbols_of(integer(3)) == ()


def test_substitution_replaces_and_simplifies() -> None:
    term = all_of(A, X <= Y + 1)
    assert substitute(term, {A: TRUE, X: Y + 1}, {}) is TRUE
    assert substitute(term, {A: FALSE}, {}) is FALSE
    assert substitute(term, {X: Z}, {}) is all_of(A, Z <= Y + 1)
    assert substitute(term, {Z: X}, {}) is term


def test_substitution_is_simultaneous() -> None:
    assert substitute(X - Y, {X: Y, Y: X}, {}) is Y - X


def test_isolating_a_symbol() -> None:
    assert isolated(X + 1, Y, X) is Y + -1
    assert isolated(Y, Z - X, X) is Z - Y
    assert isolated(X, integer(7), X) is integer(7)
    assert isolated(Y, Z, X) is None
    assert isolated(X + X, Y, X) is None
    assert isolated(X, ite(X <= Y, Y, Z), X) is None


def _example() -> tuple[Term, ...]:
    return (ite(A & (X <= Y), X + 1, Y), X + 1, TRUE, integer(0), ~A)


def _is_the_example(copy: tuple[Term, ...]) -> bool:
    return all(there is here for there, here in zip(copy, _example(), strict=True))


def test_a_pickled_term_is_interned_where_it_arrives() -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(_is_the_example, (_example(),))
