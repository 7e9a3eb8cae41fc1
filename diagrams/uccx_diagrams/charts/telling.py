"""How the model's states and transitions are told on a chart: words, colours, evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from uccx_diagrams.chart import OTHER, Box, Line
from uccx_diagrams.charts.knowing import Knowledge
from uccx_diagrams.charts.quotient import Quotient
from uccx_diagrams.languages import ENGLISH, Figures, Language
from uccx_model.choices import READINGS, Choice
from uccx_model.graph import Graph
from uccx_model.reachability import Standing
from uccx_model.requirements import cite
from uccx_model.states import LicensingState
from uccx_model.transition import Kind, Transition

__all__ = ["Teller", "anchor"]

FEW: Final = 2  #: states whose names a box has room for


def anchor(story: str) -> str:
    """Return the name by which a page with a story is linked to it.

    >>> anchor("12.5/register: EVALUATION → NO_LICENSES_IN_USE/1")
    '12.5-register-EVALUATION-NO_LICENSES_IN_USE-1'
    """
    return re.sub(r"[^A-Za-z0-9_.]+", "-", story).strip("-")


@dataclass(frozen=True)
class Teller(Knowledge):
    """Tells states and transitions in a language, with what is known of them.

    Attributes:
        language: the language of the words.
        evidence: the page on which the shortest traces are told, as a link; nothing for no links.
        numbers: which steps of a trace take a transition, by its label, counted from 1.
        quotient: what the nodes and transitions of the graph that is drawn stand for.
    """

    language: Language = ENGLISH
    evidence: str = ""
    numbers: Mapping[str, Sequence[int]] = field(default_factory=dict)
    quotient: Quotient = field(default_factory=lambda: Quotient(Graph()))

    def figures(self) -> Figures:
        """Return the numbers of the release in words."""
        return self.language.figures_of(self.profile)

    def text(self, *path: str, **values: object) -> str:
        """Return a text of the language."""
        return self.language.text(*path, **values)

    def told_of(self, state: LicensingState) -> frozenset[type[Choice]]:
        """Return the readings that a state needs; none if it stands in a box with others."""
        groups = self.quotient.groups.values()
        together = any(state in group.states and len(group.states) > 1 for group in groups)
        return frozenset() if together else super().told_of(state)

    # Lines and boxes.

    def lines(
        self, transitions: Iterable[Transition], tails: Sequence[LicensingState] = ()
    ) -> list[Line]:
        """Return a line for each name, with a condition if not all tails have it.

        What can happen and what cannot, or is not known to, have lines of their own. But what
        starts at a state that cannot be reached is told with the rest: the state's box tells that.
        """
        same: dict[tuple[str, Standing, bool], list[Transition]] = {}
        for transition in sorted(transitions, key=lambda t: self._rare(t.source)):
            labels = [t.label for t in self.quotient.transitions(transition)]
            known = self.standing_of_all(labels), all(map(self.elsewhere, labels))
            key = (transition.name, *known)
            if self._rare(transition.source):
                key = next((told for told in same if told[0] == transition.name), key)
            same.setdefault(key, []).append(transition)
        lines = [self._line(told, self._condition(tails, told)) for told in same.values()]
        return list(_merged(lines)) if self.quotient.groups else lines

    def _rare(self, node: LicensingState) -> bool:
        """Return whether no state that a node stands for is reached with the release's numbers."""
        return all(self.elsewhere(state.name) for state in self.quotient.states(node))

    def _line(self, images: Sequence[Transition], condition: str) -> Line:
        transitions = [t for image in images for t in self.quotient.transitions(image)]
        first = transitions[0]
        labels = [t.label for t in transitions]
        return Line(
            words=self.language.label(first.name, self.figures()),
            transitions=tuple(transitions),
            action=first.kind is Kind.ACTION,
            choices=tuple(reading.__name__ for reading in self.shared_needs(labels)),
            partly=self._partly(transitions),
            condition=condition,
            standing=self.standing_of_all(labels),
            elsewhere=all(self.elsewhere(label) for label in labels),
            numbers=tuple(sorted(n for label in labels for n in self.numbers.get(label, ()))),
            tooltip="\n".join(self._told(transitions)),
            link=self._link(labels),
        )

    def inside(self, transitions: Iterable[Transition]) -> list[Line]:
        """Return lines that count what stays inside several states that stand as one.

        What can happen and what cannot, or is not known to, are counted apart.
        """
        known: dict[tuple[Standing, bool], list[Transition]] = {}
        for image in transitions:
            for transition in self.quotient.transitions(image):
                label = transition.label
                key = (self.standing(label), self.elsewhere(label))
                known.setdefault(key, []).append(transition)
        return [self._counted(every) for every in known.values()]

    def _counted(self, every: Sequence[Transition]) -> Line:
        counted = self.language.count(len(every), "transition")
        words = self.text("chart", "inside", transitions=counted)
        names = dict.fromkeys(t.name for t in every)
        return Line(
            words,
            tuple(every),
            partly=self._partly(every),
            standing=self.standing_of_all(t.label for t in every),
            elsewhere=all(self.elsewhere(t.label) for t in every),
            tooltip=", ".join(names),
        )

    def _partly(self, transitions: Sequence[Transition]) -> str:
        """Return on which readings some of the transitions depend, in words."""
        named = ", ".join(reading.__name__ for reading in self.partial_needs(transitions))
        return self.text("chart", "partly", readings=named) if named else ""

    def _condition(self, tails: Sequence[LicensingState], transitions: Sequence[Transition]) -> str:
        """Return from which of the tails some transitions start, if not from all."""
        starts = {t.source for t in transitions}
        if not tails or starts == set(tails):
            return ""
        if all((tail in starts) is tail.enforced for tail in tails):
            return self.text("chart", "if_enforced")
        if all((tail in starts) is not tail.enforced for tail in tails):
            return self.text("chart", "unless_enforced")
        named = (self._written_on(tail) for tail in tails if tail in starts)
        return self.text("chart", "from", states=", ".join(named))

    def _written_on(self, node: LicensingState) -> str:
        """Return what a node's box has that no other has: its state's name, or a title."""
        states = self.quotient.states(node)
        return states[0].name if len(states) == 1 else self.quotient.groups[node.name].title

    def box(self, node: LicensingState, lines: Iterable[Line] = ()) -> Box:
        """Return the box of a licensing state, or of several that stand as one."""
        states = self.quotient.states(node)
        group = self.quotient.groups.get(node.name)
        names = [state.name for state in states]
        return Box(
            key=node.name,
            title=group.title if group else self.language.title(node),
            subtitle=self._subtitle(node, names),
            banner=self.text("enforcement", "word") if node.enforced else "",
            lines=tuple(lines),
            states=states,
            fill=(group.fill or states[0]).name if group else node.name,
            choices=tuple(reading.__name__ for reading in self.shared_needs(names)),
            standing=self.standing_of_all(names),
            tooltip="\n".join(
                [
                    *(f"{s.name}: {self.language.meaning(s)}" for s in states),
                    self.sources(node.source),
                    *self._evidence(names),
                ]
            ),
            link=self._link(names),
        )

    def _subtitle(self, node: LicensingState, names: Sequence[str]) -> str:
        """Return the names of the states, if they are few, and the marks of the box."""
        told = ", ".join(names) if len(names) <= FEW else ""
        readings = [reading.__name__ for reading in self.shared_needs(names)]
        marks = ", ".join([*readings, *([OTHER] if self._rare(node) else [])])
        return f"{told} ({marks})".strip() if marks else told

    # What a pointer finds.

    def _told(self, transitions: Sequence[Transition]) -> list[str]:
        first = transitions[0]
        told = [f"{first.name}: {self.language.sentence(first.name)}"]
        told.append(self.sources(dict.fromkeys(s for t in transitions for s in t.sources)))
        for assumption in dict.fromkeys(t.assumption for t in transitions if t.assumption):
            assumed = self.language.assumption(assumption)
            told.append(self.text("chart", "assumption", assumption=assumed))
        return told + self._evidence([t.label for t in transitions])

    def sources(self, ids: Iterable[str]) -> str:
        """Return where something comes from: ids of requirements and guide facts."""
        return self.text("chart", "source", sources=", ".join(s.id for s in cite(ids)))

    def _evidence(self, targets: Sequence[str]) -> list[str]:
        standing, profile = self.standing_of_all(targets), self.profile.name
        told = [self.text("evidence", standing.value, profile=profile)]
        if standing is Standing.IMPOSSIBLE:
            told.append(self.text("evidence", "proof", proof=f"reachability/{profile}.smt2"))
        if sighting := self.shortest(targets):
            count = self.language.count(sighting.steps, "step")
            told.append(self.text("evidence", "shortest", count=count))
        needed = {t: self._readings(t) for t in targets if self.standing(t) is Standing.WITNESSED}
        if len(set(needed.values())) == 1:
            return told + list(filter(None, set(needed.values())))
        return told + [self.language.named(t, words) for t, words in needed.items() if words]

    def _readings(self, target: str) -> str:
        """Return with which options of the readings that it needs a target is possible."""
        options = self.reachability.options(target, self.profile.name, self.fixed)
        told = []
        for reading in READINGS:
            if fitting := options.get(reading):
                words = map(self.language.quoted, map(self.language.option, fitting))
                told.append(f"{reading.__name__} = {self.language.listed(words)}")
        return self.text("chart", "reading", reading="; ".join(told)) if told else ""

    def _link(self, targets: Sequence[str]) -> str:
        sighting = self.shortest(targets) if self.evidence else None
        return f"{self.evidence}#{anchor(sighting.story)}" if sighting else ""


def _merged(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines, those that look the same as one."""
    same: dict[tuple[object, ...], list[Line]] = {}
    for line in lines:
        look = (line.words, line.action, line.remarks, line.standing)
        same.setdefault(look, []).append(line)
    for told in same.values():
        yield replace(
            told[0],
            transitions=tuple(t for line in told for t in line.transitions),
            numbers=tuple(sorted(n for line in told for n in line.numbers)),
            tooltip="\n".join(line.tooltip for line in told),
        )
