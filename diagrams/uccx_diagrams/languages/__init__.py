"""Everything that drawings say, in English, French and German.

A language is a catalogue of words (`en.toml`, `fr.toml`, `de.toml`) and the way in which it writes
numbers, lengths of time and dates. What the model says in English already (sentences of
transitions, meanings of states, readings) is taken from the model.
"""

from uccx_diagrams.languages.catalogue import LANGUAGES
from uccx_diagrams.languages.corrections import Correction, corrections
from uccx_diagrams.languages.figures import Figures
from uccx_diagrams.languages.language import ENGLISH, Language, language_named

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "Correction",
    "Figures",
    "Language",
    "corrections",
    "language_named",
]
