"""Spoilt certificates and evidence: every one is refused, and the refusal says what is wrong."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from spoilt_files import FOLDER, Spoilt, checked, manifest, signed_anew
from uccx_proofs.checker import Files, Finding, Refused
from uccx_proofs.files import committed_certificates
from uccx_proofs.obligations import CertificateError
from uccx_proofs.processes import Limits
from uccx_proofs.solvers import SOLVERS, Z3, run_z3
from uccx_proofs.store import Store
from uccx_proofs.verdicts import Origin, Proved, Unknown, Witnessed
from uccx_proofs.verify import verify

MIGRATION: Final = "migration_happens_at_most_once"
SILENCE: Final = "silence_never_lifts_enforcement"
NO_PATH: Final = "no_path_leads_back_to_classic"
ALL: Final = manifest()
UNCHANGED: Final = Store(committed_certificates())


def by_name(spoilt: Iterable[Spoilt]) -> list[object]:
    return [pytest.param(one, id=one.file) for one in spoilt]


def refusal(finding: Finding) -> str:
    assert isinstance(finding.outcome, Refused), finding
    assert not finding.outcome.missing
    assert finding.outcome.reason.isprintable()
    assert len(finding.outcome.reason) <= 501
    return finding.outcome.reason


def certificate(text: str, name: str = MIGRATION) -> Finding:
    return checked(name, Files(text))


def test_the_manifest_tells_every_file() -> None:
    files = {path.name for path in FOLDER.iterdir()} - {"manifest.toml", ".gitattributes"}
    assert sorted(files) == sorted(one.file for one in ALL)
    assert len(ALL) >= 250
    assert all(bool(one.refusal) != bool(one.stale) for one in ALL)


@pytest.mark.parametrize("spoilt", by_name(one for one in ALL if one.refusal))
def test_a_spoilt_file_is_refused(spoilt: Spoilt) -> None:
    assert spoilt.refusal in refusal(checked(spoilt.property, spoilt.files()))


@pytest.mark.parametrize("spoilt", by_name(one for one in ALL if one.signed))
def test_it_is_refused_with_fitting_digests_too(spoilt: Spoilt) -> None:
    text = spoilt.files().certificate
    assert text is not None
    signed = signed_anew(spoilt.property, text)
    assert signed != text
    found = checked(spoilt.property, replace(spoilt.files(), certificate=signed))
    assert spoilt.refusal in refusal(found)


@pytest.mark.parametrize(
    "spoilt", by_name(one for one in ALL if one.file.endswith(".smt2") and one.refusal)
)
def test_what_is_not_said_to_be_signed_cannot_be(spoilt: Spoilt) -> None:
    text = spoilt.files().certificate
    if text is None or spoilt.signed:
        return
    with pytest.raises((CertificateError, KeyError)):
        signed_anew(spoilt.property, text)


@pytest.mark.parametrize("spoilt", by_name(one for one in ALL if one.stale))
def test_a_certificate_for_another_model_is_told_to_be_stale(spoilt: Spoilt) -> None:
    found = checked(spoilt.property, spoilt.files())
    assert isinstance(found.outcome, Proved)
    assert found.stale.startswith(spoilt.stale)
    text = spoilt.files().certificate or ""
    assert checked(spoilt.property, Files(signed_anew(spoilt.property, text))).stale == ""


@pytest.mark.parametrize("solver", SOLVERS)
def test_one_solver_alone_finds_a_hole(solver: str) -> None:
    hole = Spoilt("lemma_removed.smt2", MIGRATION).files()
    told = refusal(checked(MIGRATION, hole, solvers=(solver,)))
    assert "consecution: switch_to_smart: CLASSIC -> EVALUATION" in told


def test_numbers_of_another_release_are_refused_where_one_is_asked_for() -> None:
    text = (UNCHANGED.read(MIGRATION).certificate or "").replace('"any"', '"12.5"')
    other = checked(MIGRATION, Files(text), profile="12.5-su3")
    assert "it is for the numbers of 12.5 only" in refusal(other)
    assert isinstance(checked(MIGRATION, Files(text), profile="12.5").outcome, Proved)


# What is too large to be committed.


def migration(change: Callable[[str], str]) -> Finding:
    text = UNCHANGED.read(MIGRATION).certificate
    assert text is not None
    return certificate(change(text))


def lemma(text: str) -> Callable[[str], str]:
    return lambda whole: whole.replace("(<= migrations 1)", text, 1)


@pytest.mark.parametrize(
    ("change", "phrase"),
    [
        (lemma("(" * 10_000 + "was_smart" + ")" * 10_000), "more than 100 parentheses are open"),
        (lemma("(not " * 10_000 + "was_smart" + ")" * 10_000), "more than 100 parentheses"),
        (lemma(f"(<= migrations {'9' * 1_000_000})"), "a number of more than 30 digits"),
        (lemma(f"(<= {'m' * 1_000_000} 1)"), "nothing is called 'mmm"),
        (lemma(f'"{"m" * 1_000_000}"'), "a string means nothing here: 'mmm"),
        (lemma(f"|{'m' * 1_000_000}|"), "nothing is called 'mmm"),
        (lemma(f'"{"m" * 1_000_000}'), "a quote is never closed"),
        (lemma('"' * 1_000_001), "a quote is never closed"),
        (lambda text: text + "; " + "x" * 4_000_000, "more than 4,000,000 characters"),
        (lambda text: text.replace(f'"{MIGRATION}"', f'"{"x" * 100_000}"'), "for the property"),
        (lambda text: text.replace('"any"', f'"{"x" * 100_000}"'), "it is for the numbers of xxx"),
        (lambda text: text.replace('"any"', '"\x1b[2J"'), "U+001B"),
        (lambda text: text.replace('"any"', '"\n\n"'), r"it is for the numbers of \n\n only"),
        (lambda text: text.replace(":depth 1", f":depth {'1' * 100_000}"), "its depth is not"),
        (lambda text: f"({'x' * 100_000})" + text, "no command like (xxx"),
        (lambda text: "(" * 3_000_000 + text, "more than 100 parentheses"),
        (lambda _: "(exit)" * 600_000, "nothing may come after (exit)"),
    ],
)
def test_what_is_huge_is_refused_in_few_words(change: Callable[[str], str], phrase: str) -> None:
    assert phrase in refusal(migration(change))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("[" * 100_000 + "]" * 100_000, "it is nested too deeply"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, "it is nested too deeply"),
        ('{"format": ' + "1" * 5_000 + "}", "it is no JSON"),
        ('{"format": ' + "1" * 4_000 + ', "property": ""}', "its format is not 1"),
        (" " * 4_000_001, "more than 4,000,000 characters"),
        ('{"' + "x" * 1_000_000 + '": 1, "format": 1, "property": "p"}', "nothing is called 'xxx"),
        (
            '{"format": 1, "property": "' + "x" * 1_000_000 + '"}',
            "its evidence is for the property",
        ),
        ('{"format": 1, "property": ' + "[" * 500 + "]" * 500 + "}", "expected a text"),
    ],
)
def test_evidence_that_is_huge_is_refused_in_few_words(text: str, phrase: str) -> None:
    assert phrase in refusal(checked(NO_PATH, Files(evidence=text)))


@pytest.mark.slow
def test_a_certificate_that_takes_forever_is_neither_refused_nor_believed() -> None:
    many = "".join(f"(<= migrations {number})\n" for number in range(1, 100_000))
    text = lemma(many)(UNCHANGED.read(MIGRATION).certificate or "")
    found = checked(MIGRATION, Files(text), solvers=(Z3,), limits=Limits(2, 2_048))
    assert isinstance(found.outcome, Unknown)
    assert "Z3 gave no answer: " in found.outcome.reason


# What is as good as before.


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\n\n"),
        lambda text: text.replace("\n(", "\n; (assert false)\n; (exit)\n("),
        lambda text: text + "; (assert false)",
        lambda text: text.replace(" migrations", " |migrations|"),
        lambda text: text.replace("(<= migrations 1)", "(<= migrations 0001)"),
    ],
)
def test_what_says_the_same_is_accepted(change: Callable[[str], str]) -> None:
    found = migration(change)
    assert isinstance(found.outcome, Proved)
    assert not found.stale
    assert found.solvers == tuple(SOLVERS)


# What is no file.


def directory(path: Path) -> None:
    path.mkdir()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def circle(path: Path) -> None:
    path.symlink_to(path)


def no_text(path: Path) -> None:
    path.write_bytes(b"\xff\xfe")


def oversized(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 24)


@pytest.mark.parametrize("suffix", [".smt2", ".json"])
@pytest.mark.parametrize("make", [directory, pipe, circle, no_text, oversized])
def test_what_cannot_be_read_is_refused(
    tmp_path: Path, make: Callable[[Path], None], suffix: str
) -> None:
    make(tmp_path / f"{SILENCE}{suffix}")
    told = refusal(checked(SILENCE, Store(tmp_path).read(SILENCE)))
    assert told.startswith(f"{SILENCE}{suffix} cannot be read: ")


def test_what_does_not_exist_is_missing(tmp_path: Path) -> None:
    found = checked(SILENCE, Store(tmp_path / "nowhere").read(SILENCE))
    assert found.outcome == Refused("there is no certificate", missing=True)


# The whole way.


@pytest.mark.slow
@pytest.mark.parametrize(
    "spoilt",
    by_name(
        one
        for one in ALL
        if one.file in ("false_everywhere.smt2", "examples_exchanged.json", "cut_that_is_left.json")
    ),
)
def test_what_is_refused_is_found_anew(spoilt: Spoilt, tmp_path: Path) -> None:
    certificates = tmp_path / "certificates"
    Store(certificates).write(spoilt.property, spoilt.files())
    run = verify([spoilt.property], certificates=certificates, cache=tmp_path / "cache", jobs=1)
    (result,) = run.results
    assert isinstance(result.verdict, Proved | Witnessed)
    assert result.origin is Origin.SEARCH
    assert any("refused" in note and spoilt.refusal in note for note in run.notes)


@pytest.mark.slow
def test_what_no_solver_can_check_is_found_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A certificate that only keeps a solver busy must not stand in the way of a proof."""
    asked = tmp_path / "asked"

    def at_first_busy(script: str) -> list[str]:
        first = not asked.exists()
        asked.touch()
        return [] if first else run_z3(script)

    monkeypatch.setitem(SOLVERS, Z3, at_first_busy)
    (result,) = (run := verify([MIGRATION], cache=tmp_path / "cache", jobs=1)).results
    assert result.holds
    assert result.origin is Origin.SEARCH
    assert any("did not answer what was asked" in note for note in run.notes)


@pytest.mark.slow
def test_a_folder_in_a_certificates_place_is_found_anew(tmp_path: Path) -> None:
    (tmp_path / "certificates" / f"{MIGRATION}.smt2").mkdir(parents=True)
    run = verify([MIGRATION], certificates=tmp_path / "certificates", cache=tmp_path / "c", jobs=1)
    assert run.results[0].holds
    assert run.results[0].origin is Origin.SEARCH
    assert any("cannot be read" in note for note in run.notes)
