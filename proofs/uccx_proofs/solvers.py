"""The independent solvers: each gets an SMT-LIB script and gives an answer to each question.

Neither knows what the other says, nor how a certificate was found. A script is run in the process
that calls; `checker` gives each solver a process of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import version
from typing import Any, Final

__all__ = ["MEGABYTES", "SOLVERS", "Z3", "solver_version"]

MEGABYTES: Final = 4_096  #: of memory for each process that asks a solver


def run_z3(script: str) -> list[str]:
    """Return Z3's answers to a script's questions, or its complaints, a line each."""
    import z3  # noqa: PLC0415 - only the process that runs it loads a solver

    try:
        told: str = z3.Z3_eval_smtlib2_string(_z3_context().ref(), f"(reset)\n{script}")
    except z3.Z3Exception as error:
        _z3_context.cache_clear()  # what a failure leaves behind is not used again
        return [f"(error {error})"]
    return told.splitlines()


@cache
def _z3_context() -> Any:
    import z3  # noqa: PLC0415

    return z3.Context()


def run_cvc5(script: str) -> list[str]:
    """Return cvc5's answers to a script's questions, or its complaints, a line each."""
    import cvc5  # noqa: PLC0415

    solver = cvc5.Solver(cvc5.TermManager())
    solver.setOption("incremental", "true")
    symbols = cvc5.SymbolManager(solver)
    parser = cvc5.InputParser(solver, symbols)
    parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, script, "obligations")
    told: list[str] = []
    try:
        while not (command := parser.nextCommand()).isNull():
            told += command.invoke(solver, symbols).split()
    except RuntimeError as error:
        told.append(f"(error {error})")
    return told


Z3: Final = "Z3"
SOLVERS: Final[Mapping[str, Callable[[str], list[str]]]] = {Z3: run_z3, "cvc5": run_cvc5}
"""The solvers by name; the first is asked where one is enough."""

_DISTRIBUTIONS: Final = {Z3: "z3-solver", "cvc5": "cvc5"}


def solver_version(name: str) -> str:
    """Return the version of a solver that is installed."""
    return version(_DISTRIBUTIONS[name])
