"""The words of each language, as they stand in its file; the model's own words are English."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from uccx_model.choices import CHOICES
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.states import STATES
from uccx_model.transition import Kind

__all__ = ["LANGUAGES", "catalogue_of", "words_of_the_model", "written"]

LANGUAGES: Final = ("en", "fr", "de")

Words = Mapping[str, Any]
"""Words by name; a word is a text, or a mapping of further words."""


@cache
def catalogue_of(code: str) -> Words:
    """Return all words of a language."""
    words = written(code)
    return _joined(words_of_the_model(), words) if code == LANGUAGES[0] else words


def written(code: str) -> Words:
    """Return the words that the file of a language has."""
    return tomllib.loads(files(__package__).joinpath(f"{code}.toml").read_text(encoding="utf-8"))


def words_of_the_model() -> Words:
    """Return what the model says in English."""
    transitions: dict[str, dict[str, str]] = {}
    assumptions: dict[str, str] = {}
    for transition in transitions_of(licensing_graph()):
        told = transitions.setdefault(transition.name, {"sentence": transition.sentence})
        if transition.kind is Kind.ACTION:
            told["name"] = _plain(transition.name)
        if transition.assumption:
            assumptions[transition.assumption] = transition.assumption
    return {
        "states": {state.name: {"meaning": state.meaning} for state in STATES},
        "transitions": transitions,
        "assumptions": assumptions,
        "choices": {
            choice.__name__: {
                "question": choice.question(),
                "options": {option.name: option.value for option in choice},
            }
            for choice in CHOICES
        },
    }


def _plain(name: str) -> str:
    """Return an identifier of the model as words."""
    told = name.replace("_", " ").replace("wfo", "WFO").replace("smart", "Smart")
    return re.sub(r"\b(\d+) (\d+)\b", r"\1.\2", told)


def _joined(words: Words, more: Words) -> Words:
    told = dict(words)
    for name, value in more.items():
        known = told.get(name)
        told[name] = _joined(known, value) if isinstance(known, Mapping) else value
    return told
