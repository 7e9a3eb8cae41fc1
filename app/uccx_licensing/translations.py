"""Tables of what drawings call the licensing states, in each language."""

from __future__ import annotations

from uccx_diagrams.languages import ENGLISH, LANGUAGES, corrections, language_named
from uccx_licensing.markdown import table
from uccx_model.states import STATES

__all__ = ["corrected", "state_names", "terms"]

_NAMES = {"en": "English", "fr": "French", "de": "German"}


def state_names() -> str:
    """Return a table of the licensing states in Markdown: the node, and its titles."""
    languages = [language_named(code) for code in LANGUAGES]
    rows = [(state.name, *(language.title(state) for language in languages)) for state in STATES]
    return table(("Node", *_NAMES.values()), rows)


def terms() -> str:
    """Return a table of the terms that are used throughout a language."""
    languages = [language_named(code) for code in LANGUAGES]
    names = sorted(ENGLISH.section("glossary"))
    rows = [[language.text("glossary", name) for language in languages] for name in names]
    return table(tuple(_NAMES.values()), rows)


def corrected() -> str:
    """Return a table for each translation: what it says, what we say, and why."""
    parts = []
    for code, name in _NAMES.items():
        rows = [(c.of, "\n".join(c.says), c.ours, c.why) for c in corrections(language_named(code))]
        columns = ("What", "The translation says", "We say", "Why")
        parts += [f"### {name}\n\n{table(columns, rows)}"] if rows else []
    return "\n\n".join(parts)
