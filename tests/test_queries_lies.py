"""Whoever lies or fails on the way to an answer: never is it a wrong one."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from uccx_model.expressions import FALSE, TRUE
from uccx_model.graph import licensing_graph
from uccx_proofs.certificate import Certificate
from uccx_proofs.certificate_reader import parse_certificate
from uccx_proofs.certificate_writer import certificate_text
from uccx_proofs.engines.bounded import Unrolling
from uccx_proofs.engines.hunting import Hunt
from uccx_proofs.known import Known, known_text
from uccx_proofs.obligations import CertificateError, obligations
from uccx_proofs.processes import Limits
from uccx_proofs.property import Claim
from uccx_proofs.queries import deciding, lemmas
from uccx_proofs.queries.answer import Reply
from uccx_proofs.queries.asking import Asker
from uccx_proofs.queries.checking import Written, checked, renamed, thesis
from uccx_proofs.queries.deciding import (
    ContradictionError,
    Decider,
    Excluded,
    Shown,
    Undecided,
)
from uccx_proofs.queries.inquiry import Inquiry
from uccx_proofs.queries.language.understanding import understand
from uccx_proofs.queries.proving import Proving
from uccx_proofs.queries.question import Question
from uccx_proofs.solvers import SOLVERS, Z3

NEVER: Final = understand("reach enforced within 89 days")
NEVER_EITHER: Final = understand("reach strikes > strike_limit")
POSSIBLE: Final = understand("reach OVERAGE without switch_to_smart")
LIMITS: Final = Limits(60, None)

Patch = pytest.MonkeyPatch


@pytest.fixture(scope="module")
def decider() -> Decider:
    return Asker(time_limit=6).decider


def asked(decider: Decider, question: Question) -> Inquiry:
    return decider.inquiry(question)


def proof_of(decider: Decider, question: Question) -> Written:
    found = Proving(asked(decider, question), decider.known, 6.0).at_once()
    assert found is not None
    return found


def certificate(inquiry: Inquiry, lemma: Any) -> Written:
    """A certificate with one lemma at every node."""
    aim = thesis(inquiry)
    found = Certificate(aim.name, aim.profile, dict.fromkeys(inquiry.system.nodes, (lemma,)))
    derived = obligations(inquiry.system, aim, found)
    return Written(certificate_text(aim, found, derived), "a liar")


# Certificates.


def test_a_proof_is_checked_by_each_solver(decider: Decider) -> None:
    written = proof_of(decider, NEVER)
    proof = checked(asked(decider, NEVER), written, tuple(SOLVERS), LIMITS)
    assert proof.solvers == tuple(SOLVERS)
    assert proof.obligations > 10


@pytest.mark.parametrize("lemma", [TRUE, FALSE], ids=str)
@pytest.mark.parametrize("question", [NEVER, POSSIBLE], ids=lambda q: q.text)
def test_made_up_lemmas_are_refused(decider: Decider, question: Question, lemma: Any) -> None:
    inquiry = asked(decider, question)
    with pytest.raises(CertificateError, match="hole"):
        checked(inquiry, certificate(inquiry, lemma), (Z3,), LIMITS)


def test_the_proof_of_something_else_is_refused(decider: Decider) -> None:
    written = proof_of(decider, NEVER)
    with pytest.raises(CertificateError, match="it is for the property"):
        checked(asked(decider, NEVER_EITHER), written, (Z3,), LIMITS)
    for other in ("reach enforced within 90 days", "reach enforced within 89 days times 2"):
        inquiry = asked(decider, understand(other))
        if other.endswith("2"):
            checked(inquiry, renamed(written, inquiry), (Z3,), LIMITS)
            continue
        with pytest.raises(CertificateError, match="hole"):
            checked(inquiry, renamed(written, inquiry), (Z3,), LIMITS)


def test_no_lemma_of_a_proof_can_be_left_out_unnoticed(decider: Decider) -> None:
    inquiry = asked(decider, NEVER_EITHER)
    written = proof_of(decider, NEVER_EITHER)
    whole = parse_certificate(written.text, inquiry.system).certificate
    refused = 0
    for node, found in whole.lemmas.items():
        fewer = replace(whole, lemmas={**whole.lemmas, node: ()})
        aim = thesis(inquiry)
        text = certificate_text(aim, fewer, obligations(inquiry.system, aim, fewer))
        try:
            checked(inquiry, Written(text, ""), (Z3,), LIMITS)
        except CertificateError:
            refused += 1
        assert found
    assert refused > len(whole.lemmas) // 2


@pytest.mark.parametrize("spoil", ["", "(", "(check-sat)", "x", "\0", "; nothing\n"])
def test_what_is_no_certificate_is_refused(decider: Decider, spoil: str) -> None:
    with pytest.raises(CertificateError):
        checked(asked(decider, NEVER), Written(spoil, ""), (Z3,), LIMITS)


@pytest.mark.parametrize(
    "text", ["Überschreitung ≥ 1", 'a "b" |c| \\ (', "; x\n(assert false)\n", "\0\x1b[1m", "", ")"]
)
def test_whatever_a_question_is_called_its_proof_can_be_checked(
    decider: Decider, text: str
) -> None:
    for question, right in ((NEVER, Excluded), (POSSIBLE, Shown)):
        target = replace(question.target, text=text)
        named = replace(question, text=f"reach {text}", target=target)
        assert isinstance(decider.decide(named), right)


@pytest.mark.parametrize(
    "answers",
    [[], ["unsat"] * 500, ["sat"] * 500, ["sat", "unsat"], ["(error nonsense)"], ["unknown"] * 99],
    ids=lambda answers: f"{len(answers)} {answers[:2]}",
)
def test_solvers_that_babble_prove_nothing(
    decider: Decider, monkeypatch: Patch, answers: list[str]
) -> None:
    monkeypatch.setitem(SOLVERS, "liar", lambda _: answers)
    for solvers in (("liar",), (Z3, "liar")):
        with pytest.raises(CertificateError):
            checked(asked(decider, NEVER), proof_of(decider, NEVER), solvers, LIMITS)


# Provers and hunters.


def test_a_lying_prover_does_not_make_a_no(decider: Decider, monkeypatch: Patch) -> None:
    def lie(proving: Proving) -> Written:
        return certificate(proving.inquiry, FALSE)

    monkeypatch.setattr(Proving, "at_once", lie)
    monkeypatch.setattr(Proving, "prove", lie)
    assert isinstance(decider.decide(POSSIBLE), Shown)
    assert isinstance(decider.decide(NEVER), Undecided)


class Anywhere(Unrolling):
    """Finds ways that lead anywhere, whatever was looked for."""

    def __init__(self, system: Any, _: Sequence[Claim], *rest: Any, **named: Any) -> None:
        super().__init__(system, [Claim(n, TRUE) for n in system.nodes], *rest, **named)


def test_a_lying_hunter_does_not_make_a_yes(decider: Decider, monkeypatch: Patch) -> None:
    monkeypatch.setattr(deciding, "Unrolling", Anywhere)
    assert isinstance(decider.decide(NEVER), Excluded)
    assert isinstance(decider.decide(POSSIBLE), Undecided)
    monkeypatch.setattr(Proving, "at_once", lambda *_: None)
    assert isinstance(decider.decide(NEVER), Excluded)
    monkeypatch.setattr(Proving, "prove", lambda *_: None)
    undecided = decider.decide(NEVER)
    assert isinstance(undecided, Undecided)
    assert "did not pass its check" in undecided.reason


def killed(*_: object) -> Any:
    os.kill(os.getpid(), signal.SIGKILL)


def failing(*_: object) -> Any:
    raise RuntimeError("the dog ate it")


@pytest.mark.parametrize("fail", [killed, failing])
def test_who_dies_gives_no_answer(decider: Decider, monkeypatch: Patch, fail: Any) -> None:
    monkeypatch.setattr(deciding, "QUICK", 0.0)
    monkeypatch.setattr(Proving, "at_once", lambda *_: None)
    monkeypatch.setattr(Proving, "prove", fail)
    assert isinstance(decider.decide(POSSIBLE), Shown)
    monkeypatch.setattr(Hunt, "thoroughly", fail)
    undecided = decider.decide(POSSIBLE)
    assert isinstance(undecided, Undecided)
    assert "the search:" in undecided.reason
    assert "the proof:" in undecided.reason


@pytest.mark.parametrize("fail", [killed, failing])
def test_an_answer_that_fails_is_unknown(monkeypatch: Patch, fail: Any) -> None:
    monkeypatch.setattr(Proving, "at_once", fail)
    answer = Asker().answer(POSSIBLE)
    assert answer.reply is Reply.UNKNOWN
    assert answer.notes
    assert answer.notes[0]


def test_there_is_a_limit_of_time() -> None:
    answer = Asker(time_limit=0.01).answer(understand("reach REGISTRATION_EXPIRED_ENFORCED"))
    assert answer.reply is Reply.UNKNOWN
    assert "no answer after" in answer.notes[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("reach enforced any profile assuming strike_limit = 1 and strike_limit = 2", "itself"),
        ("reach enforced assuming origin = new_installation and wfo_in_use = true", "no instance"),
        (
            "which readings: reach enforced assuming origin = new_installation, wfo_in_use = true",
            "no instance",
        ),
    ],
)
def test_what_contradicts_itself_is_an_error(text: str, told: str) -> None:
    with pytest.raises(ContradictionError, match=told):
        Asker().answer(understand(text))


# What is known.


@pytest.mark.parametrize(
    "spoil",
    [
        None,
        "",
        "{}",
        "[" * 100_000,
        '{"format": 1}',
        lambda text: text[:-50],
        lambda text: text.replace('"format": 1', '"format": 2'),
        lambda text: text.replace('"model": "', '"model": "0'),
        lambda text: text.replace("(<= 0 ", "(<= nothing ", 1),
        lambda text: text.replace('"OVERAGE": [', '"OVERAGE": [7,', 1),
        lambda text: text.replace('"OVERAGE": [', '"UNDERAGE": [', 1),
        lambda text: text.replace('":[', '":["x",', 1),
        lambda text: text.replace('":[', '":[100000,', 1),
        lambda text: "\ud800".join((text[:9], text[9:])),
    ],
)
def test_lemmas_that_cannot_be_read_are_learned_anew(
    monkeypatch: Patch, tmp_path: Path, decider: Decider, spoil: Any
) -> None:
    kept = known_text(decider.base, decider.known)
    (tmp_path / "known").mkdir()
    if spoil is not None:
        text = spoil(kept) if callable(spoil) else spoil
        assert text != kept
        (tmp_path / "known" / "lemmas.json").write_bytes(text.encode(errors="surrogatepass"))
    told: list[str] = []
    monkeypatch.setattr(lemmas, "committed_certificates", lambda: tmp_path)
    monkeypatch.setattr("uccx_proofs.engines.learning.learned", lambda _: decider.known)
    assert Asker(tell=told.append).known is decider.known
    assert "learning" in told[0]


def test_lemmas_of_another_model_are_not_used(monkeypatch: Patch, decider: Decider) -> None:
    graph = licensing_graph().copy()
    one, two, key = next(iter(graph.edges(keys=True)))
    graph.remove_edge(one, two, key)
    monkeypatch.setattr("uccx_proofs.engines.learning.learned", lambda _: decider.known)
    assert Asker(graph=graph).known is decider.known


@pytest.mark.parametrize("question", [NEVER, POSSIBLE], ids=lambda q: q.text)
def test_false_lemmas_make_no_wrong_answer(decider: Decider, question: Question) -> None:
    nothing = dict.fromkeys(decider.base.nodes, (FALSE,))
    lying = replace(decider, known=Known(nothing, {}), time_limit=5.0)
    right = Excluded if question is NEVER else Shown
    assert isinstance(lying.decide(question), right | Undecided)
