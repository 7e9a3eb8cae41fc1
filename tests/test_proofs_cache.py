"""The cache fails closed: what is remembered is checked again, what has changed is not reused."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Final

import pytest

from known_proofs import prover_knowing
from small_systems import broken_graph
from uccx_licensing.screen import Screen
from uccx_licensing.table import show_summary
from uccx_model.expressions import Scope
from uccx_model.graph import Graph, build_graph, licensing_graph, transitions_of
from uccx_model.transition import Transition
from uccx_model.variables import State
from uccx_proofs.catalogue import all_properties, properties_named
from uccx_proofs.certificate import has_thesis
from uccx_proofs.checker import Checker, Files, Refused
from uccx_proofs.files import committed_certificates
from uccx_proofs.processes import Limits
from uccx_proofs.scripts import script_of
from uccx_proofs.solvers import SOLVERS
from uccx_proofs.store import Cache, Store
from uccx_proofs.system import licensing_system
from uccx_proofs.verdicts import Origin, Run
from uccx_proofs.verify import verify

COMPLIANT: Final = "compliance_has_no_strikes_and_no_lock"
GRAPH_FACT: Final = "no_state_is_a_dead_end"
MARK: Final = 987_654_321  #: a number that is nowhere else

Patch = pytest.MonkeyPatch
Again = Callable[..., Run]


@pytest.fixture
def again(tmp_path: Path, monkeypatch: Patch) -> Again:
    """Verify two properties; no certificate belongs to the model, and engines are quick."""
    monkeypatch.setattr("uccx_proofs.searching.prover_for", prover_knowing(COMPLIANT))
    nothing = tmp_path / "certificates"
    nothing.mkdir()

    def verified(*names: str, certificates: Path = nothing) -> Run:
        run = verify(names or [COMPLIANT, GRAPH_FACT], jobs=1, certificates=certificates)
        assert run.exit_code == 0
        return run

    return verified


def origins(run: Run) -> list[Origin]:
    return [result.origin for result in run.results]


def entries(cache: Path, suffix: str) -> list[Path]:
    return sorted(cache.rglob(f"*{suffix}"))


def test_what_was_found_is_reused_and_checked_again(again: Again) -> None:
    first, second = again(), again()
    assert origins(first) == [Origin.SEARCH] * 2
    assert origins(second) == [Origin.CACHE] * 2
    assert [r.checked_by for r in second.results] == [("Z3",), ()]
    assert [r.obligations for r in second.results] == [r.obligations for r in first.results]
    assert first.results[0].obligations > 10
    assert [note.partition(":")[0] for note in second.notes] == [COMPLIANT, GRAPH_FACT]


def test_the_summary_counts_what_was_checked_reused_and_found(again: Again) -> None:
    again(COMPLIANT)
    screen = StringIO()
    show_summary(again(), Screen(screen))
    told = " ".join(screen.getvalue().split())
    assert "0 checked by certificate, 1 reused from an earlier run, 1 found anew" in told
    screen = StringIO()
    show_summary(again(certificates=committed_certificates()), Screen(screen))
    told = " ".join(screen.getvalue().split())
    assert "2 checked by certificate, 0 reused from an earlier run, 0 found anew" in told


def weaken(path: Path) -> None:
    """Leave out a lemma."""
    text = path.read_text()
    path.write_text(re.sub(r"^  \(.*\n", "", text, count=1, flags=re.MULTILINE))


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def binary(path: Path) -> None:
    path.write_bytes(os.urandom(5_000))


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "file").touch()


def gone(path: Path) -> None:
    path.unlink()


def dangling(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


def circular(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def entry_is_a_file(path: Path) -> None:
    path.unlink()
    path.parent.rmdir()
    path.parent.write_text("no folder")


def place_is_a_file(path: Path) -> None:
    path.unlink()
    path.parent.rmdir()
    path.parent.parent.rmdir()
    path.parent.parent.write_text("no folder")


def huge(path: Path) -> None:
    path.write_text("(" * 9_000_000)


def deep(path: Path) -> None:
    path.write_text("(" * 1_000_000)


def other_property(path: Path) -> None:
    other = Store(committed_certificates()).read("the_lock_never_falls").certificate
    assert other is not None
    path.write_text(other)


DAMAGES: Final = [
    weaken,
    truncate,
    empty,
    binary,
    folder,
    gone,
    dangling,
    circular,
    entry_is_a_file,
    place_is_a_file,
    huge,
    deep,
    other_property,
]


@pytest.mark.slow
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_entry_is_refused_and_the_proof_found_anew(
    damage: Callable[[Path], None], again: Again, cache: Path
) -> None:
    again(COMPLIANT)
    (entry,) = entries(cache, ".smt2")
    damage(entry)
    assert origins(again(COMPLIANT)) == [Origin.SEARCH]
    if damage is not place_is_a_file:  # what is no cache is left alone
        assert origins(again(COMPLIANT)) == [Origin.CACHE]


@pytest.mark.parametrize("damage", [truncate, binary, folder])
def test_a_damaged_argument_is_refused_and_found_anew(
    damage: Callable[[Path], None], again: Again, cache: Path
) -> None:
    again(GRAPH_FACT)
    (entry,) = entries(cache, ".json")
    damage(entry)
    assert origins(again(GRAPH_FACT)) == [Origin.SEARCH]
    assert origins(again(GRAPH_FACT)) == [Origin.CACHE]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_an_entry_that_may_not_be_read(again: Again, cache: Path) -> None:
    again(COMPLIANT)
    (entry,) = entries(cache, ".smt2")
    entry.chmod(0)
    assert origins(again(COMPLIANT)) == [Origin.SEARCH]


@pytest.mark.parametrize("what", ["a file", "below a file", "a dangling link"])
def test_a_cache_that_cannot_be_used_is_done_without(what: str, again: Again, cache: Path) -> None:
    match what:
        case "a file":
            cache.write_text("no folder")
        case "below a file":
            cache.parent.joinpath("file").touch()
            os.environ["UCCX_LICENSING_CACHE"] = str(cache.parent / "file" / "cache")
        case _:
            cache.symlink_to("nowhere/at/all")
    assert origins(again(COMPLIANT)) == [Origin.SEARCH]
    assert origins(again(COMPLIANT)) == [Origin.SEARCH]


@pytest.mark.parametrize("solver", ["Z3", "cvc5"])
def test_another_version_of_a_solver_finds_anew(
    solver: str, again: Again, monkeypatch: Patch
) -> None:
    again()
    monkeypatch.setattr(
        "uccx_proofs.store.solver_version", lambda name: "99.0" if name == solver else "1.0"
    )
    assert origins(again()) == [Origin.SEARCH] * 2
    assert origins(again()) == [Origin.CACHE] * 2


def test_another_version_of_this_program_finds_anew(again: Again, monkeypatch: Patch) -> None:
    again()
    monkeypatch.setattr("uccx_proofs.store.version", lambda _: "99.0")
    assert origins(again()) == [Origin.SEARCH] * 2


def test_numbers_of_a_release_are_remembered_by_themselves(again: Again, cache: Path) -> None:
    again(COMPLIANT)
    (entry,) = entries(cache, ".smt2")
    remembered = Cache(cache)
    assert len(remembered.read(COMPLIANT, None)) == 1
    assert remembered.read(COMPLIANT, "12.5") == []
    assert entry.is_file()


def test_only_what_holds_is_remembered(again: Again, cache: Path, monkeypatch: Patch) -> None:
    def liar(script: str) -> list[str]:
        return ["unsat"] * script.count("(check-sat)")

    monkeypatch.setitem(SOLVERS, "Z3", liar)
    run = verify([COMPLIANT], jobs=1, fresh=True)
    assert run.exit_code == 3
    assert entries(cache, ".smt2") == []


def test_a_forged_entry_of_a_false_property_proves_nothing(again: Again, cache: Path) -> None:
    """Whatever somebody puts there: it is a hint."""
    committed = Store(committed_certificates()).read("the_lock_never_falls")
    Cache(cache).remember(COMPLIANT, None, committed)
    Cache(cache).remember(COMPLIANT, None, Files("(nonsense)", "{}"))
    assert origins(again(COMPLIANT)) == [Origin.SEARCH]


def test_several_runs_at_once_share_a_cache(again: Again, cache: Path) -> None:
    files = Store(committed_certificates()).read(COMPLIANT)
    remembered = Cache(cache)

    def write_and_read(_: int) -> list[Files]:
        remembered.remember(COMPLIANT, None, files)
        return list(remembered.read(COMPLIANT, None))

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(write_and_read, range(200)))
    assert all(files in read for read in found)
    assert {path.name for path in cache.rglob("*") if path.is_file()} == {f"{COMPLIANT}.smt2"}
    assert origins(again(COMPLIANT)) == [Origin.CACHE]


def test_few_entries_are_kept(cache: Path) -> None:
    remembered = Cache(cache)
    for number in range(20):
        remembered.remember(COMPLIANT, None, Files(f"; {number}"))
    assert 1 <= len(remembered.read(COMPLIANT, None)) <= 6


# One guard is changed.


def never_noticed(t: Transition) -> Transition:
    """Demand what is always so."""
    used = State.symbols(Scope.STATE).evaluation_used
    return replace(t, guard=t.guard & (used >= -MARK))


CHANGED: Final = "evaluation_expires"


@pytest.fixture(scope="module")
def changed() -> Graph:
    return broken_graph({CHANGED: never_noticed})


def dependent(graph: Graph, names: list[str]) -> set[str]:
    """The properties whose proof obligations mention the change."""
    store = Store(committed_certificates())
    files = {name: store.read(name) for name in names}
    checker = Checker(graph, licensing_system(graph), files, ("Z3",))
    found = set()
    for p in filter(has_thesis, properties_named(names)):
        thesis, obligations, _ = checker.obligations(p)
        if str(MARK) in script_of(checker.system, thesis, obligations):
            found.add(p.name)
    return found


def test_a_graph_that_is_built_again_changes_nothing() -> None:
    same = build_graph(transitions_of(licensing_graph()))
    names = [COMPLIANT, GRAPH_FACT, "evaluation_never_outlasts_its_period"]
    run = verify(names, graph=same, jobs=1)
    assert origins(run) == [Origin.CERTIFICATE] * 3
    assert run.notes == ()


@pytest.mark.slow
def test_a_changed_guard_reproves_what_depends_on_it_and_nothing_else(changed: Graph) -> None:
    names = [p.name for p in all_properties()]
    expected = dependent(changed, names)
    assert len(expected) >= 5
    assert len(names) - len(expected) >= 20
    run = verify(graph=changed, jobs=2)
    assert [r.name for r in run.results if not r.holds] == []
    assert {r.name for r in run.results if r.origin is Origin.SEARCH} == expected
    assert run.counted(Origin.CERTIFICATE) == len(names) - len(expected)
    assert {note.partition(":")[0] for note in run.notes} == expected
    assert all("has changed" in note or "refused" in note for note in run.notes)
    screen = StringIO()
    show_summary(run, Screen(screen))
    told = f"{len(names) - len(expected)} checked by certificate, 0 reused from an earlier run, "
    assert f"{told}{len(expected)} found anew" in " ".join(screen.getvalue().split())
    back = verify(sorted(expected), jobs=2)
    assert set(origins(back)) == {Origin.CERTIFICATE}
    assert back.notes == ()


def test_examples_that_take_a_changed_transition_are_gone_through_again(changed: Graph) -> None:
    """A walk that still goes its way is good; one that does not is refused."""
    names = ["evaluation_meets_its_deadline"]
    assert origins(verify(names, graph=changed, jobs=1)) == [Origin.CERTIFICATE]
    stuck = broken_graph({CHANGED: lambda t: replace(t, guard=t.guard & (t.guard != t.guard))})
    store = Store(committed_certificates())
    checker = Checker(stuck, licensing_system(stuck), {n: store.read(n) for n in names}, ("Z3",))
    (finding,) = checker.check(properties_named(names), 1, Limits(60, None))
    assert isinstance(finding.outcome, Refused)
    assert CHANGED in finding.outcome.reason


@pytest.mark.slow
def test_two_versions_of_the_model_share_a_cache(changed: Graph, tmp_path: Path) -> None:
    nothing = tmp_path / "none"
    nothing.mkdir()
    name = ["evaluation_is_enforced_only_after_its_period"]

    def origin(graph: Graph) -> Origin:
        run = verify(name, graph=graph, jobs=1, certificates=nothing)
        assert run.exit_code == 0
        return run.results[0].origin

    assert origin(licensing_graph()) is Origin.SEARCH
    assert origin(changed) is Origin.SEARCH
    assert origin(licensing_graph()) is Origin.CACHE
    assert origin(changed) is Origin.CACHE
    assert origin(licensing_graph()) is Origin.CACHE
