"""What the independent solvers make of scripts."""

from __future__ import annotations

import pytest

from uccx_proofs.solvers import SOLVERS, Z3, solver_version

SAT = "(push 1)(assert (< x 3))(check-sat)(pop 1)"
UNSAT = "(push 1)(assert (< x x))(check-sat)(pop 1)"
HEADER = "(set-logic QF_LIA)(declare-const x Int)"

each_solver = pytest.mark.parametrize("solver", SOLVERS)


@each_solver
def test_answers_come_in_the_order_of_questions(solver: str) -> None:
    assert SOLVERS[solver](HEADER + SAT + UNSAT + UNSAT + SAT) == ["sat", "unsat", "unsat", "sat"]


@each_solver
def test_no_question_no_answer(solver: str) -> None:
    assert SOLVERS[solver]("") == []
    assert SOLVERS[solver](HEADER) == []


@each_solver
def test_one_script_knows_nothing_of_the_last(solver: str) -> None:
    assert SOLVERS[solver](HEADER + "(assert false)(check-sat)") == ["unsat"]
    assert SOLVERS[solver](HEADER + SAT) == ["sat"]


@each_solver
@pytest.mark.parametrize(
    "broken",
    [
        "(assert (< x y))",
        "(assert x)",
        "(assert (< x 3)",
        "(no-such-command)",
        "(pop 7)",
        '(echo "',
    ],
)
def test_a_complaint_is_no_answer_and_no_traceback(solver: str, broken: str) -> None:
    told = SOLVERS[solver](HEADER + SAT + broken)
    assert told != ["sat"]
    assert all(line not in ("sat", "unsat") for line in told[1:])


def test_the_first_solver_is_asked_where_one_is_enough() -> None:
    assert next(iter(SOLVERS)) == Z3


@each_solver
def test_every_solver_has_a_version(solver: str) -> None:
    assert solver_version(solver)[0].isdigit()
