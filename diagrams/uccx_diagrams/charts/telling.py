"""How the model's states and transitions are told on a chart: words, colours, evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from uccx_diagrams.chart import OTHER, Box, Line
from uccx_diagrams.charts.quotient import Quotient
from uccx_diagrams.languages import ENGLISH, Figures, Language
from uccx_model.cases import Fixed
from uccx_model.choices import READINGS, Choice
from uccx_model.graph import Graph
from uccx_model.parameters import Profile, profile_named
from uccx_model.reachability import ANY_NUMBERS, Reachability, Sighting, Standing
from uccx_model.requirements import cite
from uccx_model.states import LicensingState
from uccx_model.transition import Kind, Transition

__all__ = ["Teller", "anchor"]

_NOTHING: Final = Reachability("", {}, outdated=True)


def anchor(story: str) -> str:
    """Return the name by which a page with a story is linked to it.

    >>> anchor("12.5/register: EVALUATION → NO_LICENSES_IN_USE/1")
    '12.5-register-EVALUATION-NO_LICENSES_IN_USE-1'
    """
    return re.sub(r"[^A-Za-z0-9_.]+", "-", story).strip("-")


@dataclass(frozen=True)
class Teller:
    """Tells states and transitions in a language, with what is known of them.

    Attributes:
        language: the language of the words.
        reachability: what is known of what can happen; by default nothing is.
        fixed: the options that hold of some readings and circumstances; any may of the others.
        profile: the release whose numbers the words tell.
        evidence: the page on which the shortest traces are told, as a link; nothing for no links.
        numbers: which steps of a trace take a transition, by its label, counted from 1.
        quotient: what the nodes and transitions of the graph that is drawn stand for.
    """

    language: Language = ENGLISH
    reachability: Reachability = _NOTHING
    fixed: Fixed = field(default_factory=dict)
    profile: Profile = field(default_factory=lambda: profile_named("12.5"))
    evidence: str = ""
    numbers: Mapping[str, Sequence[int]] = field(default_factory=dict)
    quotient: Quotient = field(default_factory=lambda: Quotient(Graph()))

    def figures(self) -> Figures:
        """Return the numbers of the release in words."""
        return self.language.figures_of(self.profile)

    def text(self, *path: str, **values: object) -> str:
        """Return a text of the language."""
        return self.language.text(*path, **values)

    # What can happen.

    def standing(self, target: str) -> Standing:
        """Return what is known of a state, by name, or a transition, by label."""
        return self.reachability.standing(target, self.profile.name, self.fixed)

    def standing_of_all(self, targets: Iterable[str]) -> Standing:
        """Return the best that is known of some states or transitions."""
        known = {self.standing(target) for target in targets}
        order = (Standing.WITNESSED, Standing.UNKNOWN, Standing.IMPOSSIBLE)
        return next(standing for standing in order if standing in known)

    def elsewhere(self, target: str) -> bool:
        """Return whether a state or transition needs other numbers than the release has."""
        return (
            self.standing(target) is Standing.IMPOSSIBLE
            and self.reachability.standing(target, ANY_NUMBERS, self.fixed) is Standing.WITNESSED
        )

    def needs(self, targets: Iterable[str]) -> tuple[type[Choice], ...]:
        """Return the readings on which every one of some transitions depends."""
        asked = [set(self.reachability.needs(t, self.profile.name, self.fixed)) for t in targets]
        shared = set.intersection(*asked) if asked else set()
        return tuple(reading for reading in READINGS if reading in shared)

    def shown(self, target: str) -> bool:
        """Return whether a state or transition belongs on the chart: it is not impossible."""
        return self.standing(target) is not Standing.IMPOSSIBLE or self.elsewhere(target)

    def drawn(self, graph: Graph) -> Graph:
        """Return the graph without what is proved impossible."""
        kept = graph.copy()
        kept.remove_nodes_from([s for s in graph if not self.shown(s.name)])
        gone = [
            (t.source, t.target, key)
            for t, key in (
                (data["transition"], key) for *_, key, data in kept.edges(keys=True, data=True)
            )
            if not self.shown(t.label)
        ]
        kept.remove_edges_from(gone)
        return kept

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
        readings = self.needs(labels)
        return Line(
            words=self.language.label(first.name, self.figures()),
            transitions=tuple(transitions),
            action=first.kind is Kind.ACTION,
            choices=tuple(reading.__name__ for reading in readings),
            condition=condition,
            standing=self.standing_of_all(labels),
            elsewhere=all(self.elsewhere(label) for label in labels),
            numbers=tuple(sorted(n for label in labels for n in self.numbers.get(label, ()))),
            tooltip="\n".join(self._told(transitions, readings)),
            link=self._link(labels),
        )

    def inside(self, transitions: Iterable[Transition]) -> list[Line]:
        """Return the line that counts what stays inside several states that stand as one."""
        every = [t for image in transitions for t in self.quotient.transitions(image)]
        if not every:
            return []
        counted = self.language.count(len(every), "transition")
        words = self.text("chart", "inside", transitions=counted)
        names = dict.fromkeys(t.name for t in every)
        standing = self.standing_of_all(t.label for t in every)
        return [Line(words, tuple(every), standing=standing, tooltip=", ".join(names))]

    def _condition(self, tails: Sequence[LicensingState], transitions: Sequence[Transition]) -> str:
        """Return from which of the tails some transitions start, if not from all."""
        starts = {t.source for t in transitions}
        if not tails or starts == set(tails) or self.quotient.groups:
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
            subtitle=" ".join(
                filter(None, ("" if len(states) > 1 else names[0], OTHER * self._rare(node)))
            ),
            banner=self.text("enforcement", "word") if node.enforced else "",
            lines=tuple(lines),
            states=states,
            fill=(group.fill or states[0]).name if group else node.name,
            standing=self.standing_of_all(names),
            tooltip="\n".join(
                [
                    *(f"{s.name}: {self.language.meaning(s)}" for s in states),
                    self.sources(node.source),
                    *self._evidence(names, ()),
                ]
            ),
            link=self._link(names),
        )

    # What a pointer finds.

    def _told(
        self, transitions: Sequence[Transition], readings: Sequence[type[Choice]]
    ) -> list[str]:
        first = transitions[0]
        told = [f"{first.name}: {self.language.sentence(first.name)}"]
        told.append(self.sources(dict.fromkeys(s for t in transitions for s in t.sources)))
        if first.assumption:
            assumed = self.language.assumption(first.assumption)
            told.append(self.text("chart", "assumption", assumption=assumed))
        return told + self._evidence([t.label for t in transitions], readings)

    def sources(self, ids: Iterable[str]) -> str:
        """Return where something comes from: ids of requirements and guide facts."""
        return self.text("chart", "source", sources=", ".join(s.id for s in cite(ids)))

    def _evidence(self, targets: Sequence[str], readings: Sequence[type[Choice]]) -> list[str]:
        standing, profile = self.standing_of_all(targets), self.profile.name
        told = [self.text("evidence", standing.value, profile=profile)]
        if standing is Standing.IMPOSSIBLE:
            told.append(self.text("evidence", "proof", proof=f"reachability/{profile}.smt2"))
        if sighting := self.shortest(targets):
            count = self.language.count(sighting.steps, "step")
            told.append(self.text("evidence", "shortest", count=count))
        for reading in readings:
            told.append(self._reading(targets[0], reading))
        return told

    def _reading(self, target: str, reading: type[Choice]) -> str:
        options = self.reachability.options(target, self.profile.name, self.fixed)
        fitting = options.get(reading, ())
        words = self.language.listed(self.language.quoted(self.language.option(o)) for o in fitting)
        return self.text("chart", "reading", reading=f"{reading.__name__} = {words}")

    def shortest(self, targets: Sequence[str]) -> Sighting | None:
        """Return the shortest story that reaches one of some states, or takes a transition."""
        worlds = (self.profile.name, ANY_NUMBERS)
        for world in worlds:
            found = [self.reachability.shortest(t, world, self.fixed) for t in targets]
            if seen := [sighting for sighting in found if sighting is not None]:
                return min(seen, key=lambda sighting: sighting.steps)
        return None

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
