"""Check the proof of a "no": solvers that did not find it get everything that it must show.

It uses no part of the engines: a certificate is read with suspicion, and what it must show is
derived from the question's own system.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from uccx_model.graph import licensing_graph
from uccx_proofs.agreeing import agree
from uccx_proofs.certificate import Thesis
from uccx_proofs.certificate_reader import parse_certificate
from uccx_proofs.certificate_writer import certificate_text
from uccx_proofs.obligations import CertificateError, obligations
from uccx_proofs.processes import Limits
from uccx_proofs.queries.answer import Proof
from uccx_proofs.queries.inquiring import inquire
from uccx_proofs.queries.inquiry import Inquiry
from uccx_proofs.queries.question import Question
from uccx_proofs.solvers import MEGABYTES, SOLVERS
from uccx_proofs.system import licensing_system

__all__ = ["Written", "checked", "checked_again", "question_in", "renamed", "thesis"]

_QUESTION: Final = re.compile(r'^\(set-info :property "((?:[^"]|"")*)"\)$', re.MULTILINE)


@dataclass(frozen=True)
class Written:
    """A proof as it was found: a certificate as text, and what found it."""

    text: str
    engine: str


def thesis(inquiry: Inquiry) -> Thesis:
    """Return what a certificate for a question's "no" must show."""
    question = inquiry.question
    sentence = f"This never happens: {_plain(question.target.text)}."
    numbers = question.profile
    if numbers is not None and question.numbers:
        numbers += ", but for what is supposed"
    return Thesis(_plain(question.text), sentence, numbers, inquiry.every_claim)


def _plain(text: str) -> str:
    """Return a text as a certificate may have it: one line, in ASCII."""
    letters = (c if " " <= c <= "~" else f"U+{ord(c):04X}" for c in " ".join(text.split()))
    return "".join(letters)


def checked(inquiry: Inquiry, written: Written, solvers: Sequence[str], limits: Limits) -> Proof:
    """Return a proof, after solvers that did not find it agreed to all that it must show.

    Raises:
        CertificateError: they did not, or there is nothing that they could agree to.
    """
    document = parse_certificate(written.text, inquiry.system)
    aim = thesis(inquiry)
    derived = obligations(inquiry.system, aim, document.certificate)
    agree(inquiry.system, aim, derived, solvers, limits)
    lemmas = document.certificate.lemmas
    told_lemmas = tuple((node, lemma) for node, found in lemmas.items() for lemma in found)
    return Proof(written.text, len(derived), tuple(solvers), written.engine, told_lemmas)


def question_in(text: str) -> str:
    """Return the question that a saved proof says it is about.

    Raises:
        CertificateError: it is no certificate.
    """
    found = _QUESTION.search(text)
    if found is None:
        raise CertificateError("it does not tell of which question it is")
    return found.group(1).replace('""', '"')


def checked_again(question: Question, text: str, seconds: float) -> Proof:
    """Return a saved proof, after both solvers agreed to it; nobody searches for anything.

    Raises:
        CertificateError: they did not, or it is no proof for this question.
    """
    base = licensing_system(licensing_graph(), observed=False)
    limits = Limits(seconds, MEGABYTES)
    return checked(inquire(base, question), Written(text, "saved"), tuple(SOLVERS), limits)


def renamed(written: Written, inquiry: Inquiry) -> Written:
    """Return a proof as one for another question, to be checked for that."""
    certificate = parse_certificate(written.text, inquiry.system).certificate
    aim = thesis(inquiry)
    mine = replace(certificate, name=aim.name, profile=aim.profile)
    derived = obligations(inquiry.system, aim, mine)
    return Written(certificate_text(aim, mine, derived), written.engine)
