"""The checker believes no solver alone, no answer that was not asked for, and no engine."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from spoilt_files import checked, documented, named
from uccx_model.graph import licensing_graph
from uccx_proofs.catalogue import all_properties
from uccx_proofs.checker import Checker, Files, Finding, Refused
from uccx_proofs.files import committed_certificates
from uccx_proofs.processes import Limits
from uccx_proofs.solvers import SOLVERS, run_z3
from uccx_proofs.store import Store
from uccx_proofs.verdicts import Disagreement, Engine, Proved, Unknown, Witnessed

MIGRATION: Final = "migration_happens_at_most_once"
ROOT: Final = Path(__file__).resolve().parent.parent
UNCHANGED: Final = Store(committed_certificates())

Solver = Callable[[str], list[str]]


def with_solver(
    monkeypatch: pytest.MonkeyPatch, run: Solver, *others: str, limits: Limits | None = None
) -> Finding:
    monkeypatch.setitem(SOLVERS, "stranger", run)
    files = UNCHANGED.read(MIGRATION)
    if limits is None:
        return checked(MIGRATION, files, solvers=("stranger", *others))
    return checked(MIGRATION, files, solvers=("stranger", *others), limits=limits)


def questions(script: str) -> int:
    return script.count("(check-sat)")


def says(line: str) -> Solver:
    """A solver that says this to everything but the control."""
    return lambda script: ["sat", *[line] * (questions(script) - 1)]


def test_a_process_of_its_own_knows_the_stranger(monkeypatch: pytest.MonkeyPatch) -> None:
    found = with_solver(monkeypatch, says("unsat"))
    assert found.outcome == Proved(Engine.INVARIANT)
    assert found.solvers == ("stranger",)
    assert found.obligations == 16
    assert found.seconds > 0


def test_who_says_unsat_to_everything_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    found = with_solver(monkeypatch, lambda script: ["unsat"] * questions(script))
    assert found.outcome == Unknown("stranger did not answer what was asked")


@pytest.mark.parametrize(
    "run",
    [
        lambda _: [],
        lambda _: [""],
        lambda _: ["sat"],
        lambda _: ["garbage"],
        lambda script: ["sat"] + ["unsat"] * questions(script),
        lambda script: ["sat"] + ["unsat"] * (questions(script) - 2),
        lambda script: ["SAT"] + ["unsat"] * (questions(script) - 1),
        lambda script: [" sat"] + ["unsat"] * (questions(script) - 1),
        lambda script: ["unknown"] + ["unsat"] * (questions(script) - 1),
        lambda script: ["(error line 1)", "sat"] + ["unsat"] * (questions(script) - 1),
    ],
)
def test_too_few_too_many_or_odd_answers_are_none(
    monkeypatch: pytest.MonkeyPatch, run: Solver
) -> None:
    outcome = with_solver(monkeypatch, run).outcome
    assert isinstance(outcome, Unknown)
    assert outcome.reason.startswith("stranger did not answer what was asked")


def test_a_complaint_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = with_solver(monkeypatch, lambda _: ["(error no more stock)"]).outcome
    assert outcome == Unknown("stranger did not answer what was asked (error no more stock)")


@pytest.mark.parametrize("line", ["unknown", "", "UNSAT", "unsat ", "unsat.", "not sat", "timeout"])
def test_what_is_not_unsat_proves_nothing(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    for others in ((), ("Z3",)):
        outcome = with_solver(monkeypatch, says(line), *others).outcome
        assert isinstance(outcome, Unknown)
        assert "not every solver could answer initiation: CLASSIC" in outcome.reason
        assert f"stranger: {line}" in outcome.reason


def test_one_solver_that_finds_a_hole_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = with_solver(monkeypatch, says("sat")).outcome
    assert outcome == Refused("it has a hole: this does not follow: initiation: CLASSIC")


@pytest.mark.parametrize("others", [("Z3",), ("cvc5",), ("Z3", "cvc5")])
def test_solvers_that_contradict_each_other(
    monkeypatch: pytest.MonkeyPatch, others: tuple[str, ...]
) -> None:
    outcome = with_solver(monkeypatch, says("sat"), *others).outcome
    assert isinstance(outcome, Disagreement)
    assert "the solvers disagree on initiation: CLASSIC (stranger: sat" in outcome.explanation


def test_a_contradiction_about_one_obligation_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = with_solver(monkeypatch, lambda s: [*run_z3(s)[:-1], "sat"], "cvc5").outcome
    assert isinstance(outcome, Disagreement)
    assert "entailment: REGISTRATION_EXPIRED_ENFORCED" in outcome.explanation


def hangs(_: str) -> list[str]:
    while True:
        time.sleep(1)


def raises(_: str) -> list[str]:
    raise RuntimeError("no licence")


def dies(_: str) -> list[str]:
    os._exit(7)


def eats_memory(_: str) -> list[str]:
    return [str(len(b"x" * (1 << 40)))]


def recurses(text: str) -> list[str]:
    return recurses(text)


def answers_what_cannot_be_sent(_: str) -> list[str]:
    return [lambda: None]  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("run", "phrase"),
    [
        (hangs, "it had no answer after 1 s"),
        (raises, "no licence"),
        (dies, "7"),
        (eats_memory, "memory"),
        (recurses, "recursion"),
        (answers_what_cannot_be_sent, ""),
    ],
)
@pytest.mark.parametrize("others", [(), ("Z3",)])
def test_a_solver_that_fails_leaves_it_unknown(
    monkeypatch: pytest.MonkeyPatch, run: Solver, phrase: str, others: tuple[str, ...]
) -> None:
    seconds = 1 if run is hangs else 60
    found = with_solver(monkeypatch, run, *others, limits=Limits(seconds, 1_024))
    assert isinstance(found.outcome, Unknown), found
    assert phrase in found.outcome.reason
    assert "\n" not in found.outcome.reason


def test_no_solver_proves_nothing() -> None:
    assert checked(MIGRATION, UNCHANGED.read(MIGRATION), solvers=()).outcome == Unknown(
        "nothing shows it"
    )


def test_findings_come_for_every_property_asked_for() -> None:
    names = [MIGRATION, "no_path_leads_back_to_classic", "evaluation_meets_its_deadline"]
    files = {name: UNCHANGED.read(name) for name in names}
    checker = Checker(licensing_graph(), documented(), files, ("Z3",))
    with closing(checker.check(map(named, names), 2, Limits(60, None))) as findings:
        found = {finding.name: finding for finding in findings}
    assert set(found) == set(names)
    assert isinstance(found[MIGRATION].outcome, Proved)
    assert found["no_path_leads_back_to_classic"].outcome != Unknown("nothing shows it")
    assert isinstance(found["evaluation_meets_its_deadline"].outcome, Witnessed)
    with closing(checker.check([], 1, Limits(60, None))) as nothing:
        assert list(nothing) == []


def test_nothing_written_down_is_missing() -> None:
    for p in all_properties()[:3]:
        found = checked(p.name, Files())
        assert isinstance(found.outcome, Refused)
        assert found.outcome.missing


# It shares nothing with the engines.

FORBIDDEN: Final = {
    "uccx_proofs.engines",
    "uccx_proofs.searching",
    "uccx_proofs.verification",
    "uccx_proofs.verify",
}


def imports_of(module: str) -> Iterator[str]:
    """The project's modules that a module imports, in any way."""
    path = ROOT / ("model" if module.startswith("uccx_model") else "proofs")
    file = path.joinpath(*module.split(".")).with_suffix(".py")
    if not file.exists():
        return
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(origin), names=names, level=0):
                yield origin
                yield from (f"{origin}.{alias.name}" for alias in names)
            case ast.ImportFrom(level=level) if level:
                raise AssertionError(f"{module} has a relative import")
            case ast.Call(func=ast.Name(id="__import__")):
                raise AssertionError(f"{module} hides an import")
            case _:
                pass


def reached_from(*modules: str) -> set[str]:
    known: set[str] = set()
    ahead = list(modules)
    while ahead:
        module = ahead.pop()
        if module not in known and module.startswith(("uccx_model", "uccx_proofs")):
            known.add(module)
            ahead += imports_of(module)
    return known


def test_the_checker_imports_nothing_of_the_engines() -> None:
    known = reached_from("uccx_proofs.checker", "uccx_proofs.store", "uccx_proofs.catalogue")
    assert {"uccx_proofs.obligations", "uccx_proofs.smtlib", "uccx_model.rewriting"} <= known
    wrong = [m for m in known for part in FORBIDDEN if m == part or m.startswith(f"{part}.")]
    assert wrong == []
    assert any(m.startswith("uccx_proofs.engines") for m in reached_from("uccx_proofs.verify"))


CHECK: Final = """
import importlib.util, sys
from pathlib import Path
here = Path(sys.argv[1])
elsewhere = lambda p: (Path(p) / "uccx_proofs").is_dir() or (Path(p) / "uccx_model").is_dir()
sys.path[:] = [str(here / "model"), str(here / "proofs")] + [
    p for p in sys.path if not elsewhere(p)
]
assert importlib.util.find_spec("uccx_proofs.engines") is None
assert importlib.util.find_spec("uccx_proofs.verify") is None
from uccx_model.graph import licensing_graph
from uccx_proofs.catalogue import properties_named
from uccx_proofs.checker import Checker
from uccx_proofs.processes import Limits
from uccx_proofs.solvers import SOLVERS
from uccx_proofs.store import Store
from uccx_proofs.system import licensing_system
store, graph = Store(here / "proofs" / "certificates"), licensing_graph()
files = {name: store.read(name) for name in sys.argv[2:]}
checker = Checker(graph, licensing_system(graph), files, tuple(SOLVERS))
for finding in checker.check(properties_named(sys.argv[2:]), 1, Limits(60, 4096)):
    print(finding.name, type(finding.outcome).__name__, *finding.solvers)
print(sorted(m for m in sys.modules if "engines" in m))
"""


def test_the_checker_works_where_there_are_no_engines(tmp_path: Path) -> None:
    for folder in ("model", "proofs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.rmtree(tmp_path / "proofs" / "uccx_proofs" / "engines")
    for name in ("searching.py", "verification.py", "verify.py"):
        (tmp_path / "proofs" / "uccx_proofs" / name).unlink()
    names = [MIGRATION, "compliance_can_always_be_regained", "silence_never_lifts_enforcement"]
    told = subprocess.run(
        [sys.executable, "-I", "-c", CHECK, str(tmp_path), *names],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    *lines, loaded = told.stdout.splitlines()
    assert sorted(lines) == sorted(f"{name} Proved {' '.join(SOLVERS)}" for name in names)
    assert loaded == "[]"
