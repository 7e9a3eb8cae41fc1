"""What always holds in the model, kept as data: questions begin with it instead of from nothing.

The file has lemmas by licensing state, and for each transition which lemmas before it a lemma after
it rests on. Nothing in it is believed: it only makes proofs quick to find, and each is checked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from uccx_model.expressions import Bool, Term
from uccx_proofs.json_reader import fields, json_of, list_in, text_in
from uccx_proofs.obligations import CertificateError
from uccx_proofs.smtlib import SmtLibError, read, symbol_name, term_of, text_of
from uccx_proofs.system import Edge, System

__all__ = ["Known", "Supports", "conditions_in", "known_from", "known_text", "names_of"]

FORMAT: Final = 1

Supports = Mapping[str, Mapping[Bool, tuple[Bool, ...]]]
"""By an edge's label, the lemmas at its source that a lemma at its target rests on."""


@dataclass(frozen=True)
class Known:
    """Lemmas of a system by node, and what each rests on."""

    lemmas: Mapping[str, tuple[Bool, ...]]
    supports: Supports

    def resting_on(self, edge: Edge, lemma: Bool) -> tuple[Bool, ...] | None:
        """Return the lemmas before an edge that one after it rests on; None if unknown."""
        return self.supports.get(edge.label, {}).get(lemma)


def _digest(system: System, memo: dict[Term, str]) -> str:
    """Return what tells one model from another, as far as lemmas are concerned."""
    parts = [text_of(system.assumptions, memo), text_of(system.possible, memo)]
    for node, condition in system.initial.items():
        parts += [node, text_of(condition, memo)]
    for edge in system.edges:
        parts += [edge.label, text_of(edge.guard, memo)]
        parts += [f"{s.name} {text_of(value, memo)}" for s, value in edge.updates.items()]
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


def known_text(system: System, known: Known) -> str:
    """Return what is known of a system as JSON text."""
    memo: dict[Term, str] = {}
    places = {node: {c: n for n, c in enumerate(known.lemmas[node])} for node in system.nodes}
    rests: dict[str, dict[str, list[int]]] = {}
    for edge in system.edges:
        before, after = places[edge.source], places[edge.target]
        found = known.supports.get(edge.label, {})
        rests[edge.label] = {
            str(after[lemma]): [before[other] for other in others]
            for lemma, others in found.items()
        }
    told = {node: [text_of(c, memo) for c in known.lemmas[node]] for node in system.nodes}
    head = {"format": FORMAT, "model": _digest(system, memo)}
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    lines.append(f'"lemmas": {_laid_out(told)}')
    lines.append(f'"rests on": {_laid_out(rests)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _laid_out(told: Mapping[str, Any]) -> str:
    lines = []
    for name, value in told.items():
        if isinstance(value, list):
            body = ",\n  ".join(map(json.dumps, value))
            lines.append(f" {json.dumps(name)}: [\n  {body}\n ]" if value else f' "{name}": []')
        else:
            lines.append(f" {json.dumps(name)}: {json.dumps(value, separators=(',', ':'))}")
    return "{\n" + ",\n".join(lines) + "\n}"


def known_from(text: str, system: System) -> Known:
    """Return what a text says is known of a system.

    Raises:
        CertificateError: it is no such text, or is about another model.
    """
    data = fields(json_of(text), ("format", "model", "lemmas", "rests on"))
    if data["format"] != FORMAT:
        raise CertificateError(f"its format is not {FORMAT}, the only one known here")
    if data["model"] != _digest(system, {}):
        raise CertificateError("it is about another model")
    symbols = names_of(system)
    told = fields(data["lemmas"], system.nodes)
    lemmas = {node: tuple(conditions_in(list_in(told[node]), symbols)) for node in system.nodes}
    rests = fields(data["rests on"], [edge.label for edge in system.edges])
    supports = {
        edge.label: _supports(rests[edge.label], lemmas[edge.source], lemmas[edge.target])
        for edge in system.edges
    }
    return Known(lemmas, supports)


def names_of(system: System) -> dict[str, Term]:
    """Return what lemmas may speak of, by its name in a text."""
    return {symbol_name(s).strip("|"): s for s in (*system.variables, *system.rigid)}


def conditions_in(texts: Iterable[object], symbols: Mapping[str, Term]) -> Iterable[Bool]:
    """Yield the conditions that texts say.

    Args:
        texts: conditions in SMT-LIB 2.
        symbols: what they may speak of, by name.

    Raises:
        CertificateError: they cannot be read, or are no conditions.
    """
    try:
        (whole,) = read(f"({chr(10).join(map(text_in, texts))})")
        for expression in whole.parts:
            term = term_of(expression, symbols)
            if not isinstance(term, Bool):
                raise CertificateError("expected a condition, found a number")
            yield term
    except (SmtLibError, ValueError) as error:
        raise CertificateError(str(error)) from error


def _supports(
    told: object, before: Sequence[Bool], after: Sequence[Bool]
) -> Mapping[Bool, tuple[Bool, ...]]:
    found = {}
    for lemma, others in fields(told).items():
        try:
            places = [int(str(place)) for place in list_in(others)]
            found[after[int(lemma)]] = tuple(before[place] for place in places)
        except (IndexError, ValueError) as error:
            raise CertificateError(f"there is no such lemma: {lemma}") from error
    return found
