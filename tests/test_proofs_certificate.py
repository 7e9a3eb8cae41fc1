"""Certificates are read as they were written, all that are committed among them."""

from __future__ import annotations

from typing import Final

import pytest

from spoilt_files import documented, named, signed_anew
from uccx_model.expressions import TRUE
from uccx_model.graph import licensing_graph
from uccx_proofs.catalogue import all_properties
from uccx_proofs.certificate import Certificate, has_thesis, thesis_of
from uccx_proofs.certificate_reader import parse_certificate
from uccx_proofs.certificate_writer import certificate_text
from uccx_proofs.evidence import evidence_text, parse_evidence
from uccx_proofs.files import committed_certificates
from uccx_proofs.obligations import CertificateError, obligations
from uccx_proofs.smtlib import symbol_name
from uccx_proofs.store import Store

COMMITTED: Final = {p.name: Store(committed_certificates()).read(p.name) for p in all_properties()}
CERTIFICATES: Final = [name for name, files in COMMITTED.items() if files.certificate is not None]
EVIDENCE: Final = [name for name, files in COMMITTED.items() if files.evidence is not None]


def test_every_property_that_a_certificate_can_show_has_one() -> None:
    assert [p.name for p in all_properties() if has_thesis(p)] == CERTIFICATES
    files = {path.name for path in committed_certificates().iterdir()}
    known = {f"{name}.smt2" for name in CERTIFICATES} | {f"{name}.json" for name in EVIDENCE}
    assert files == known | {"audit", "known", "reachability"}


@pytest.mark.parametrize("name", CERTIFICATES)
def test_a_certificate_is_written_as_it_was_read(name: str) -> None:
    text = COMMITTED[name].certificate or ""
    assert signed_anew(name, text) == text


@pytest.mark.parametrize("name", EVIDENCE)
def test_evidence_is_written_as_it_was_read(name: str) -> None:
    text = COMMITTED[name].evidence or ""
    assert evidence_text(parse_evidence(text, licensing_graph())) == text


def test_every_obligation_of_a_certificate_has_a_digest_of_its_own() -> None:
    name = "strikes_stay_within_the_limit"
    document = parse_certificate(COMMITTED[name].certificate or "", documented())
    derived = obligations(documented(), thesis_of(documented(), named(name)), document.certificate)
    assert len(document.digests) == len(derived) == len(set(document.digests.values()))


def test_no_two_symbols_of_the_model_have_one_name() -> None:
    system = documented()
    symbols = [*system.variables, *system.rigid, *system.inputs]
    names = [symbol_name(symbol).strip("|") for symbol in symbols]
    assert len(set(names)) == len(names)
    assert all(name.isascii() for name in names)
    labels = [edge.label.replace("→", "->") for edge in system.edges]
    assert len(set(labels)) == len(labels)


def test_a_certificate_of_nothing_says_so() -> None:
    thesis = thesis_of(documented(), named("migration_is_one_way"))
    text = certificate_text(thesis, Certificate(thesis.name, None, {}), [])
    assert "No lemma is needed" in text
    assert parse_certificate(text, documented()).certificate == Certificate(thesis.name, None, {})


def test_depth_numbers_and_odd_lemmas_are_read_again() -> None:
    thesis = thesis_of(documented(), named("migration_is_one_way"), "12.5")
    certificate = Certificate(thesis.name, "12.5", {"CLASSIC": (TRUE,), "OVERAGE": ()}, 3)
    text = certificate_text(thesis, certificate, [])
    assert parse_certificate(text, documented()).certificate == certificate
    assert "excluded after 2 good step(s)" in text


def test_a_thesis_that_a_certificate_is_not_for() -> None:
    thesis = thesis_of(documented(), named("migration_is_one_way"))
    with pytest.raises(CertificateError, match="it is for the property 'other'"):
        obligations(documented(), thesis, Certificate("other", None, {}))
    with pytest.raises(CertificateError, match=r"it is for other numbers: those of 12\.5"):
        obligations(documented(), thesis, Certificate(thesis.name, "12.5", {}))
    release = thesis_of(documented(), named("migration_is_one_way"), "12.5")
    with pytest.raises(CertificateError, match="it is for other numbers: any numbers"):
        obligations(documented(), release, Certificate(thesis.name, None, {}))
    with pytest.raises(ValueError, match="says nothing of states or steps"):
        thesis_of(documented(), named("every_notice_can_be_emitted"))
