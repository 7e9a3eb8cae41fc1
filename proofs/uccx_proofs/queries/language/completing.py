"""What may come next in a question that is being written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_letters, digits
from typing import Final

from lark import Token

from uccx_model.parameters import PROFILES
from uccx_proofs.queries.language.enumerations import Enumeration
from uccx_proofs.queries.language.lengths import OFFERED
from uccx_proofs.queries.language.syntax import read
from uccx_proofs.queries.language.vocabulary import Group, Word, enumerations, table, words

__all__ = ["KEYWORDS", "Completion", "completions"]


@dataclass(frozen=True)
class Completion:
    """A word that may come next, and what it means."""

    word: str
    meaning: str


KEYWORDS: Final[Mapping[str, Completion]] = {
    "REACH": Completion("reach", "Can this happen?"),
    "NEVER": Completion("never", "Does this never hold?"),
    "ALWAYS": Completion("always", "Does this hold in every state, or of every step?"),
    "WHY": Completion("why not", "What stands in the way?"),
    "WHICH": Completion("which readings:", "Under which readings can it happen?"),
    "READINGS": Completion("readings:", "Under which readings can it happen?"),
    "SHORTEST": Completion("shortest:", "The story that takes the least time."),
    "FEWEST": Completion("fewest steps:", "The story of the fewest steps."),
    "LATEST": Completion("latest:", "The story where it happens first as late as can be."),
    "LEAST": Completion("least usage:", "The story whose highest usage is least."),
    "AFTER": Completion("after", "A step and what holds then; or, behind a question: not sooner."),
    "FROM": Completion("from", "What holds where the question begins."),
    "WHILE": Completion("while", "What holds in every step."),
    "WITHOUT": Completion("without", "What does not happen in any step."),
    "WITHIN": Completion("within", "The most time that it may take."),
    "TIMES": Completion("times", "How often it is to happen."),
    "READING": Completion("reading", "How the documents are read."),
    "ASSUMING": Completion("assuming", "What never changes: choices, numbers, settings."),
    "SUPPOSING": Completion("supposing", "Another number, or a transition that does not exist."),
    "PROFILE": Completion("profile", "Whose numbers are meant."),
    "ANY": Completion("any", "Any step; or, behind a question, any profile."),
    "MINIMISING": Completion("minimising", "Which story is wanted: time, steps or usage."),
    "TIME": Completion("time", "The least time."),
    "STEPS": Completion("steps", "The fewest steps."),
    "USAGE": Completion("usage", "The least highest usage."),
    "STEP": Completion("step", "Whatever happens."),
    "AND": Completion("and", "Both hold."),
    "OR": Completion("or", "At least one holds."),
    "NOT": Completion("not", "It does not hold."),
    "IN": Completion("in", "It is one of these."),
    "OLD": Completion("old(", "The value before the step."),
    "EMITS": Completion("emits", "The step gives this notice."),
    "NO": Completion("no", "This transition does not exist."),
    "TRUE": Completion("true", "Yes."),
    "FALSE": Completion("false", "No."),
}
"""The words of the grammar, by the names that lark gives them, and what they mean."""

_IN_A_WORD: Final = f"{ascii_letters}{digits}_."
_LONGEST: Final = 1_000  #: characters; a longer text would take too long between two keys


def completions(text: str) -> list[Completion]:
    """Return what may come next, or how the word that is half typed may end.

    >>> [found.word for found in completions("reach IN_COM")]
    ['IN_COMPLIANCE']
    """
    if len(text) > _LONGEST:
        return []
    typed = _half_typed(text)
    reading = read(text[: len(text) - len(typed)])
    if reading.error is not None:
        return []
    offered = _offered(reading.possible, reading.tokens, quoted=typed.startswith('"'))
    beginning = typed.lower()
    found = {c.word: c for c in offered if c.word.lower().startswith(beginning)}
    return list(found.values())


def _half_typed(text: str) -> str:
    """Return the word or the quoted text that the text ends with, if it ends with one."""
    line = text.rsplit("\n", 1)[-1]
    if line.count('"') % 2:
        return line[line.rindex('"') :]
    return line[len(line.rstrip(_IN_A_WORD)) :].lstrip(".")


def _offered(possible: set[str], tokens: Sequence[Token], *, quoted: bool) -> Iterator[Completion]:
    enumeration = _asked_for(tokens)
    if enumeration is not None and "NAME" in possible:
        for value in enumeration.values:
            yield Completion(f'"{value.words}"' if quoted else value.spellings[0], value.words)
        return
    if "RELEASE" in possible:
        for profile in PROFILES:
            yield Completion(f'"{profile.name}"' if quoted else profile.name, profile.source)
    if "NAME" in possible:
        yield from _names(possible, tokens)
    yield from (known for name, known in KEYWORDS.items() if name in possible)


def _asked_for(tokens: Sequence[Token]) -> Enumeration | None:
    """Return the values of which one is to come: behind `Q6 =`, or inside `Q6 in (…`."""
    for place in range(len(tokens) - 1, 0, -1):
        token, before = tokens[place], tokens[place - 1]
        if token.type == "COMPARE":
            return enumerations().get(before.lower()) if place == len(tokens) - 1 else None
        if token.type == "IN":
            name = tokens[place - 2] if before.type == "NOT" and place > 1 else before
            return enumerations().get(name.lower()) if tokens[-1] in ("(", ",") else None
        if token.type not in ("NAME", "STRING", "LPAR", "COMMA"):
            return None
    return None


def _names(possible: set[str], tokens: Sequence[Token]) -> Iterator[Completion]:
    last = tokens[-1].type if tokens else ""
    if last == "NUMBER":
        yield from (Completion(unit, "A unit of what is counted.") for unit in OFFERED)
    elif last == "EMITS":
        yield from _told(table()[Group.NOTICES])
    elif last == "NO":
        yield from _told(word for word in words().values() if word.transitions)
    elif "NO" in possible:
        yield from _told(w for w in table()[Group.PARAMETERS] if w.name != "silence_limit")
    else:
        yield from _told(words().values())


def _told(known: Iterable[Word]) -> Iterator[Completion]:
    return (Completion(word.name, word.meaning) for word in known)
