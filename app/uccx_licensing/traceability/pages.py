"""The page of requirements: what became of each, whether it holds, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import Final

from uccx_diagrams.drawings import ALL
from uccx_licensing.markdown import escaped, folded, laid
from uccx_licensing.traceability.carriers import Carrier, carriers, sourced
from uccx_licensing.traceability.drawn import drawn
from uccx_licensing.traceability.verdicts import Shown, shown, together
from uccx_licensing.words import in_words
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.reachability import Standing
from uccx_model.requirements import GuideFact, Requirement, guide_facts, requirements
from uccx_proofs.reachability import load

__all__ = ["disagreements", "drawings", "facts", "properties", "rules", "transitions"]

DRAWN: Final = "../diagrams/out/en"  #: seen from the page
NOTHING: Final = "Nothing in the model rests on it."


@cache
def _everything() -> tuple[Carrier, ...]:
    return (*sourced(), *drawn(ALL))


@cache
def _carriers() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    return carriers(_everything())


@cache
def _verdicts() -> Mapping[str, Shown]:
    return shown()


# Links. Anchors of this page are the names themselves; a heading's is its text in lower case.


def _to_rule(identifier: str) -> str:
    return f"[{identifier}](#{identifier.lower()})"


def _to_drawing(name: str) -> str:
    return f"[{name}]({DRAWN}/{name}.svg)"


def _to(kind: str) -> Callable[[str], str]:
    """Return what makes a link to a row of this page."""
    return lambda name: f"[{escaped(in_words(name))}](#{kind}-{name})"


def _row_of(kind: str, name: str) -> str:
    """Return a name at which links to its row arrive."""
    return f'<a id="{kind}-{name}"></a>{escaped(in_words(name))}'


_LINKED: Final[Mapping[str, Callable[[str], str]]] = {
    "states": lambda name: f"`{name}`",
    "choices": lambda name: name,
    "transitions": _to("transition"),
    "properties": _to("property"),
    "drawings": _to_drawing,
}


# From requirements.


def rules() -> str:
    """Return a section for each chapter of the documents, with its requirements."""
    parts = []
    for chapter, found in groupby(_in_chapters(), key=_chapter):
        parts += [f"## {chapter}", *map(_rule, found)]
    return "\n\n".join(parts)


def _in_chapters() -> list[Requirement]:
    order = list(dict.fromkeys(map(_chapter, requirements().values())))
    return sorted(requirements().values(), key=lambda rule: order.index(_chapter(rule)))


def _chapter(rule: Requirement) -> str:
    return rule.section.split(";")[0].split(" / ")[0]


def _rule(rule: Requirement) -> str:
    parts = [f"### {rule.id}", rule.text]
    if rule.translations:
        parts.append(f"> **The translations disagree.** {rule.translations}")
    if rule.outside:
        parts.append(f"*Outside the model:* {rule.outside}")
    return "\n\n".join([*parts, *_became(rule.id)])


def facts() -> str:
    """Return the facts of sister guides, with what rests on each."""
    return "\n\n".join(map(_fact, guide_facts().values()))


def _fact(fact: GuideFact) -> str:
    parts = [f"### {fact.id}", f"{fact.text} ({fact.guide})"]
    return "\n\n".join([*parts, *(_became(fact.id) or [NOTHING])])


def _became(identifier: str) -> list[str]:
    found = _carriers()[identifier]
    if not found:
        return []
    verdict = together(_verdicts()[name] for name in found.get("properties", ()))
    counts = (f"{len(names)} {_noun(kind, names)}" for kind, names in found.items())
    rows = [(kind.capitalize(), _told(kind, names)) for kind, names in found.items()]
    table = laid(("Carried by", ""), rows)
    told = [f"**Verdict:** {verdict}."] if verdict else []
    return [*told, folded(", ".join(counts), table)]


def _noun(kind: str, names: tuple[str, ...]) -> str:
    if len(names) > 1:
        return kind
    return {"properties": "property"}.get(kind, kind.removesuffix("s"))


def _told(kind: str, names: Iterable[str]) -> str:
    """Return links to what is of one kind: properties in lines, each with its verdict."""
    if kind == "properties":
        link = _LINKED[kind]
        return "<br>".join(f"{link(name)}: {escaped(str(_verdicts()[name]))}" for name in names)
    if kind == "drawings":  # those that show little else first
        names = sorted(names, key=lambda name: (len(_sources(kind, name)), name))
    return ", ".join(map(_LINKED.get(kind, lambda name: escaped(in_words(name))), names))


def _sources(kind: str, name: str) -> tuple[str, ...]:
    return next(c.sources for c in _everything() if (c.kind, c.name) == (kind, name))


def disagreements() -> str:
    """Return links to the requirements of which the translations say different things."""
    found = [rule.id for rule in requirements().values() if rule.translations]
    return f"{len(found)} of {len(requirements())}: {', '.join(map(_to_rule, found))}."


# Back to requirements.


def properties() -> str:
    """Return the properties, each with its verdict and where it comes from."""
    rows = [
        (_row_of("property", name), escaped(str(_verdicts()[name])), _links(sources))
        for name, sources in _of("properties")
    ]
    return laid(("Property", "Verdict", "From"), rows)


def transitions() -> str:
    """Return the transitions by name, each with its ends, its standing and where it comes from."""
    known = load().reachability
    ends: dict[str, list[str]] = {}
    standing: dict[str, set[Standing]] = {}
    for t in transitions_of(licensing_graph()):
        ends.setdefault(t.name, []).append(f"{t.source} → {t.target}")
        standing.setdefault(t.name, set()).add(known.standing(t.label))
    rows = [
        (
            _row_of("transition", name),
            escaped("\n".join(ends[name])),
            _seen(standing[name]),
            _links(sources),
        )
        for name, sources in _of("transitions")
    ]
    return laid(("Transition", "Leads", "In 12.5", "From"), rows)


def _seen(found: set[Standing]) -> str:
    if found == {Standing.WITNESSED}:
        return "seen"
    if found == {Standing.IMPOSSIBLE}:
        return "never, proved"
    return "not known" if Standing.UNKNOWN in found else "seen from some states only"


def drawings() -> str:
    """Return the drawings, each with the requirements of what stands on it."""
    rows = [(_to_drawing(name), _links(sources)) for name, sources in _of("drawings")]
    return laid(("Drawing", "Shows"), rows)


def _of(kind: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    return ((c.name, c.sources) for c in _everything() if c.kind == kind)


def _links(sources: Iterable[str]) -> str:
    return ", ".join(map(_to_rule, sources))
