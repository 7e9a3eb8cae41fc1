"""Where certificates are kept: whole or not at all, and never believed."""

from __future__ import annotations

import multiprocessing
import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from spoilt_files import FOLDER
from uccx_proofs.checker import Files
from uccx_proofs.files import committed_certificates, write_whole
from uccx_proofs.store import Cache, Store, user_cache
from uccx_proofs.verdicts import Origin
from uccx_proofs.verify import verify

NAME: Final = "migration_happens_at_most_once"
BOTH: Final = Files("(exit)\n", "{}\n")


def everything(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


# Stores.


def test_what_is_written_is_read(tmp_path: Path) -> None:
    store = Store(tmp_path / "new" / "folder")
    assert store.read("a") == Files()
    store.write("a", BOTH)
    assert store.read("a") == BOTH
    assert store.read("b") == Files()
    store.write("a", Files("(exit)\n"))
    assert store.read("a") == Files("(exit)\n")
    assert everything(store.folder) == ["a.smt2"]


def test_letters_and_line_ends_are_kept(tmp_path: Path) -> None:
    text = "é → \U0001f600\r\n\n"
    Store(tmp_path).write("a", Files(evidence=text))
    assert Store(tmp_path).read("a").evidence == text
    assert (tmp_path / "a.json").read_bytes() == text.encode()


def test_files_of_other_properties_are_removed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for name in "abc":
        store.write(name, BOTH)
    (tmp_path / "README").write_text("stays")
    store.keep_only(["b"])
    assert everything(tmp_path) == ["README", "b.json", "b.smt2"]


def test_a_file_is_as_readable_as_any(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", "text")
    (tmp_path / "b").write_text("text")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in "ab"}
    assert len(modes) == 1


class Crash(BaseException):
    """What nobody expects."""


@pytest.mark.parametrize("where", ["chmod", "replace"])
def test_a_crash_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def crash(*_: object) -> None:
        raise Crash

    path = tmp_path / "a.smt2"
    write_whole(path, "old")
    with monkeypatch.context() as patched:
        patched.setattr(Path, where, crash)
        with pytest.raises(Crash):
            write_whole(path, "new")
    assert everything(tmp_path) == ["a.smt2"]
    assert path.read_text() == "old"


def test_text_that_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.smt2"
    write_whole(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "new " * 10_000 + "\ud800")
    assert everything(tmp_path) == ["a.smt2"]
    assert path.read_text() == "old"


def test_a_file_that_may_not_be_read_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    Store(tmp_path).write("a", BOTH)
    monkeypatch.setattr(Path, "open", refuse)
    assert Store(tmp_path).read("a") == Files(fault="a.smt2 cannot be read: Permission denied")


def test_the_committed_folder_exists() -> None:
    assert (committed_certificates() / f"{NAME}.smt2").is_file()


def test_the_cache_is_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UCCX_LICENSING_CACHE", "/somewhere/else")
    assert user_cache() == Path("/somewhere/else")
    monkeypatch.setenv("UCCX_LICENSING_CACHE", "")
    assert user_cache().name == "uccx-licensing"


# The cache.


def test_the_newest_entry_comes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.read("a", None) == []
    for number in range(3):
        cache.remember("a", None, Files(f"; {number}\n"))
        (newest,) = (p for p in tmp_path.glob("*/*") if f"; {number}\n" in _text(p))
        os.utime(newest, (number, number))
    told = [files.certificate for files in cache.read("a", None)]
    assert told == ["; 2\n", "; 1\n", "; 0\n"]
    assert cache.read("a", "12.5") == []
    assert cache.read("b", None) == []


def _text(entry: Path) -> str:
    return (entry / "a.smt2").read_text()


def test_old_entries_are_forgotten(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number in range(20):
        cache.remember("a", None, Files(f"; {number}\n"))
    assert 0 < len(cache.read("a", None)) <= 6


def test_an_entry_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.remember("a", None, BOTH)
    (place,) = tmp_path.iterdir()
    for number in range(3):
        (place / f"circle {number}").symlink_to(f"circle {number}")
    (place / "no folder").write_text("x")
    (place / "folder" / "a.smt2").mkdir(parents=True)
    (place / "no text").mkdir()
    (place / "no text" / "a.smt2").write_bytes(b"\xff")
    assert BOTH in cache.read("a", None)
    assert all(not files.fault for files in cache.read("a", None))


def test_a_cache_that_cannot_be_used_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for folder in (tmp_path / "file", tmp_path / "file" / "below", Path(os.devnull)):
        cache = Cache(folder)
        cache.remember("a", None, BOTH)
        assert cache.read("a", None) == []


def _remember(folder: Path, number: int) -> None:
    for turn in range(20):
        Cache(folder).remember("a", None, Files(f"; {number} {turn}\n" * 1_000, "{}\n"))


def test_two_may_write_at_once(tmp_path: Path) -> None:
    fork = multiprocessing.get_context("fork")
    writers = [fork.Process(target=_remember, args=(tmp_path, number)) for number in (1, 2)]
    for writer in writers:
        writer.start()
    seen: list[Files] = []
    while any(writer.is_alive() for writer in writers):
        seen += Cache(tmp_path).read("a", None)
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    seen += Cache(tmp_path).read("a", None)
    assert seen
    for files in seen:
        assert files.certificate is None or len(set(files.certificate.splitlines())) == 1
        assert files.certificate is None or files.certificate.count("\n") == 1_000
    assert not [name for name in everything(tmp_path) if name.endswith(".tmp")]


@pytest.mark.slow
def test_what_was_spoilt_in_the_cache_makes_nothing_green(tmp_path: Path) -> None:
    spoilt = Files((FOLDER / "false_everywhere.smt2").read_text())
    cache = Cache(tmp_path / "cache")
    cache.remember(NAME, None, spoilt)
    cache.remember(NAME, None, replace(spoilt, certificate="(exit)\n"))
    cache.remember(NAME, None, Files(fault="x"))
    run = verify(
        [NAME], certificates=tmp_path / "none", cache=cache.folder, jobs=1, time_limit=1e-3
    )
    (result,) = run.results
    assert result.origin is Origin.SEARCH
    assert not result.holds  # nobody had time to search


def test_what_is_good_in_the_cache_is_checked_and_used(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    cache.remember(NAME, None, Files((FOLDER / "weakened_lemma.smt2").read_text()))
    cache.remember(NAME, None, Store(committed_certificates()).read(NAME))
    cache.remember(NAME, None, Files((FOLDER / "false_everywhere.smt2").read_text()))
    run = verify([NAME], certificates=tmp_path / "none", cache=cache.folder, jobs=1)
    (result,) = run.results
    assert result.holds
    assert result.origin is Origin.CACHE
    assert result.checked_by == ("Z3",)
    assert result.obligations == 16
