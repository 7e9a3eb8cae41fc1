"""Certificates as SMT-LIB 2 text, written for people: the sentence, the lemmas, the obligations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from uccx_model.expressions import Term
from uccx_proofs.certificate import Certificate, Move, Thesis
from uccx_proofs.obligations import Obligation
from uccx_proofs.scripts import comment, declarations, digest_of
from uccx_proofs.smtlib import text_of

__all__ = ["ANY_NUMBERS", "FORMAT", "LEMMAS", "certificate_text"]

FORMAT: Final = "1"  #: of certificates; readers know no other
LEMMAS: Final = "lemmas at "  #: begins the name of the lemmas at a node
ANY_NUMBERS: Final = "any"


def certificate_text(
    thesis: Thesis, certificate: Certificate, obligations: Sequence[Obligation]
) -> str:
    """Return a certificate as text, with the digests of its obligations."""
    memo: dict[Term, str] = {}
    lemmas = [lemma for conditions in certificate.lemmas.values() for lemma in conditions]
    moves = [m for options in certificate.plan.values() for option in options for m in option]
    terms = [*lemmas, *(value for move in moves for value in move.inputs.values())]
    lines = [
        comment(f"Why this holds: {certificate.name.replace('_', ' ')}."),
        comment(thesis.sentence),
        ";",
        *_explanation(certificate, bool(lemmas)),
        _info("certificate-format", FORMAT),
        _info("property", _string(certificate.name)),
        _info("numbers", f'"{certificate.profile or ANY_NUMBERS}"'),
        _info("depth", str(certificate.depth)),
        "(set-logic QF_LIA)",
        *declarations(terms),
    ]
    for node, conditions in certificate.lemmas.items():
        lines += ["", f"(define-fun |{LEMMAS}{node}| () Bool (and true"]
        lines += [f"  {text_of(condition, memo)}" for condition in conditions]
        lines += ["))"]
    if certificate.plan:
        lines += ["", "(set-info :plan (", *_plan_lines(certificate, memo), "))"]
    lines += ["", *_obligation_lines(obligations, memo), "(exit)", ""]
    return "\n".join(lines)


def _info(keyword: str, value: str) -> str:
    return f"(set-info :{keyword} {value})"


def _explanation(certificate: Certificate, has_lemmas: bool) -> Iterator[str]:
    if not has_lemmas:
        yield "; No lemma is needed: guards and updates alone show it."
    else:
        yield "; The lemmas below hold at each start, and every transition leads from lemmas to"
        yield "; lemmas; so they hold in every state that can ever be reached."
    if certificate.depth > 1:
        yield f"; What the property forbids is excluded after {certificate.depth - 1} good step(s)."
    elif certificate.plan:
        yield "; The plan then says, for each licensing state, which transitions to take with which"
        yield "; inputs: in every state that satisfies the lemmas, one of the options works."
    else:
        yield "; What the property forbids contradicts them."
    yield "; A checker derives the obligations again from the model; nothing here is believed."
    yield "; Names are explained in variables.py, parameters.py and choices.py of the model, and in"
    yield "; history.py of the proofs (a bystander's notebook). Times count reports."


def _plan_lines(certificate: Certificate, memo: dict[Term, str]) -> Iterator[str]:
    for node, options in certificate.plan.items():
        yield f"  ({node}"
        for option in options:
            told = (_move(move, memo) for move in option)
            yield f"    ({' '.join(told)})"
        yield "  )"


def _move(move: Move, memo: dict[Term, str]) -> str:
    inputs = (f"({name} {text_of(value, memo)})" for name, value in move.inputs.items())
    return f"({_string(move.edge)} {' '.join(inputs)})"


def _string(text: str) -> str:
    return '"' + text.replace("→", "->").replace('"', '""') + '"'


def _obligation_lines(obligations: Iterable[Obligation], memo: dict[Term, str]) -> Iterator[str]:
    yield "; The obligations, each with a digest of all that it says:"
    yield "(set-info :obligations ("
    for o in obligations:
        yield f"  ({o.kind} {_string(o.place)} {_string(digest_of(o, memo))})"
    yield "))"
