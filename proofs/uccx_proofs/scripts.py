"""Obligations as one SMT-LIB 2 script that any incremental solver can run.

Each `check-sat` asks whether an obligation can fail; the answer to every one must be `unsat`. That
is told in comments only: a solver that is told a `:status` complains instead of answering.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Final

from uccx_model.expressions import Bool, Int, Term, all_of
from uccx_model.rewriting import symbols_of
from uccx_model.terms import subterms_of
from uccx_proofs.certificate import Thesis
from uccx_proofs.obligations import Given, Obligation
from uccx_proofs.smtlib import symbol_name, text_of
from uccx_proofs.system import System

__all__ = ["comment", "declarations", "digest_of", "question", "script_of", "title"]

WORTH_A_NAME: Final = 40  #: letters; what is shorter is repeated


def script_of(system: System, thesis: Thesis, obligations: Sequence[Obligation]) -> str:
    """Return the script of a thesis: declarations, definitions, and a question an obligation.

    Its first question is a control: whether what is always assumed can be true, to be answered
    with `sat`. Who answers `unsat` to everything is not believed.
    """
    terms = [t for o in obligations for _, given in o.given for t in given]
    terms += [system.assumptions, *(t for o in obligations for t in o.conclusion)]
    memo: dict[Term, str] = {}
    lines = [
        comment(thesis.name.replace("_", " ")),
        comment(thesis.sentence),
        f"; One control, to be answered sat; then {len(obligations)} obligations: unsat.",
        "(set-logic QF_LIA)",
        *declarations(terms),
        *_shared_definitions(terms, memo),
        "",
        "; control: numbers and readings are possible",
        *_question([text_of(system.assumptions, memo)], "sat"),
    ]
    names: dict[Given, str] = {}
    for obligation in obligations:
        used = [given for given in obligation.given if given[1]]
        for given in used:
            if given not in names:
                names[given] = f"|{_plain(given[0])} ({len(names) + 1})|"
                whole = _conjunction(given[1], memo)
                lines.append(f"(define-fun {names[given]} () Bool {whole})")
        refuted = f"(not {_conjunction(obligation.conclusion, memo)})"
        lines += ["", comment(title(obligation))]
        lines += _question([*(names[given] for given in used), refuted], "unsat")
    return "\n".join([*lines, ""])


def question(conditions: Sequence[Bool]) -> str:
    """Return the script that asks one thing: whether all of these conditions can hold together."""
    asserted = [f"(assert {text_of(condition, {})})" for condition in conditions]
    return "\n".join(
        ["(set-logic QF_LIA)", *declarations(conditions), *asserted, "(check-sat)", ""]
    )


def _question(conditions: Sequence[str], expected: str) -> list[str]:
    asserted = [f"(assert {condition})" for condition in conditions]
    return ["(push 1)", *asserted, f"(check-sat) ; {expected}", "(pop 1)"]


def _shared_definitions(terms: Iterable[Bool], memo: dict[Term, str]) -> Iterator[str]:
    """Yield definitions of the long parts that occur more than once, and note their names."""
    parts = list(subterms_of(terms))
    times = Counter(arg for part in parts for arg in part.args)
    for part in parts:
        text = text_of(part, memo)
        if times[part] > 1 and len(text) >= WORTH_A_NAME:
            memo[part] = f"part.{len(memo)}"
            sort = "Int" if isinstance(part, Int) else "Bool"
            yield f"(define-fun {memo[part]} () {sort} {text})"


def title(obligation: Obligation) -> str:
    """Return an obligation's kind and place, in letters that every solver reads."""
    return _ascii(f"{obligation.kind}: {obligation.place}")


def digest_of(obligation: Obligation, memo: dict[Term, str]) -> str:
    """Return a number that tells obligations apart: of all that it says, in hexadecimal digits.

    Args:
        obligation: the obligation.
        memo: texts of terms; may be shared between calls.
    """
    parts = [obligation.kind, obligation.place]
    for name, conditions in (*obligation.given, ("conclusion", obligation.conclusion)):
        parts += [name, *(text_of(condition, memo) for condition in conditions)]
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


def declarations(terms: Iterable[Term]) -> list[str]:
    """Return the declarations of the symbols in terms, in the order of their names.

    Raises:
        ValueError: two symbols have the same name.
    """
    symbols = {s for term in terms for s in symbols_of(term)}
    if len({symbol_name(s) for s in symbols}) != len(symbols):
        raise ValueError("two symbols have one name")
    sorts = {symbol_name(s): "Int" if isinstance(s, Int) else "Bool" for s in symbols}
    return [f"(declare-const {name} {sort})" for name, sort in sorted(sorts.items())]


def comment(text: str) -> str:
    """Return a comment of one line, in letters that every solver reads."""
    return f"; {' '.join(_ascii(text).split())}"


def _ascii(text: str) -> str:
    return text.replace("→", "->").encode("ascii", "backslashreplace").decode()


def _conjunction(conditions: Sequence[Bool], memo: dict[Term, str]) -> str:
    if len(conditions) <= 1:
        return text_of(all_of(*conditions), memo)
    parts = "\n  ".join(text_of(condition, memo) for condition in conditions)
    return f"(and\n  {parts})"


def _plain(text: str) -> str:
    return _ascii(text).replace("|", "/").replace("\\", "/")
