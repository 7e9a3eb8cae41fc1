"""A report of many systems at once, compiled for the licensing states that occur among them.

A transition that says the same in several states becomes one row. For each row there is a mask: the
systems that take it. What changes is computed only where some system takes it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from uccx_model.expressions import FALSE, TRUE, Op, Scope, Term, constant
from uccx_model.fleet.arrays import ArrayLines
from uccx_model.fleet.outcomes import STRIKES, TALLIES
from uccx_model.notices import Notice
from uccx_model.rewriting import substitute, symbols_of
from uccx_model.states import STATES, LicensingState
from uccx_model.transition import Transition
from uccx_model.vocabulary import Vocabulary

__all__ = ["CompiledReport", "compiled_report"]

_PLACES: Final = {node: place for place, node in enumerate(STATES)}
_NUMPY: Final = {
    name: getattr(np, name)
    for name in (
        *("add", "subtract", "less_equal", "less", "equal", "where", "minimum", "maximum"),
        *("logical_not", "logical_and", "logical_or", "bitwise_or", "copyto", "int32"),
    )
}


@dataclass(frozen=True)
class _Row:
    """Transitions of one name that say the same, from one state or several."""

    name: str
    sources: tuple[LicensingState, ...]
    target: LicensingState | None  #: None: the state stays
    guard: Term
    changes: Mapping[str, Term]
    emits: Mapping[Notice, Term]


@dataclass(frozen=True)
class CompiledReport:
    """What one report does to systems in some licensing states.

    Args:
        run: takes the arrays (nodes, state, inputs, masks, tallies, states seen, first enforcement,
            the report's number), changes them, and returns which rows were taken; None where a
            system takes none or several: then nothing is changed.
        rows: the name of each row's transition.
        moves: which row leads to which other licensing state.
        source: the function's text.
    """

    run: Callable[..., list[bool] | None]
    rows: tuple[str, ...]
    moves: tuple[tuple[int, LicensingState], ...]
    source: str


def compiled_report(
    transitions: Iterable[Transition],
    nodes: Sequence[LicensingState],
    variables: Vocabulary,
    fixed: Mapping[Term, Term],
) -> CompiledReport:
    """Compile what one report does to systems in these licensing states.

    Args:
        transitions: those that may be taken by a report.
        nodes: the licensing states that occur; a system in another one takes no transition.
        variables: the variables of guards and changes.
        fixed: what stands for symbols that are equal for all systems.
    """
    rows = _rows(transitions, nodes, fixed)
    used = {s for row in rows for term in _terms(row) for s in symbols_of(term)}
    used |= {variables.state[name] for row in rows for name in row.changes}
    symbols = dict(_named(variables, used))
    text = _Text(rows, nodes, variables, symbols)
    namespace: dict[str, Any] = dict(_NUMPY)
    exec(compile(text.source, "<compiled report>", "exec"), namespace)  # noqa: S102
    moves = tuple((n, row.target) for n, row in enumerate(rows) if row.target is not None)
    return CompiledReport(namespace["run"], tuple(r.name for r in rows), moves, text.source)


def _rows(
    transitions: Iterable[Transition], nodes: Sequence[LicensingState], fixed: Mapping[Term, Term]
) -> list[_Row]:
    memo: dict[Term, Term] = {}
    sources: dict[Any, list[LicensingState]] = defaultdict(list)
    rows: dict[Any, _Row] = {}
    for transition in transitions:
        guard: Term = substitute(transition.guard, fixed, memo)
        if transition.source not in nodes or guard is FALSE:
            continue
        changes = {n: substitute(to, fixed, memo) for n, to in transition.changes.items()}
        emits = {n: substitute(when, fixed, memo) for n, when in transition.emits.items()}
        target = None if transition.target is transition.source else transition.target
        said = (transition.name, guard, target)
        key = (*said, frozenset(changes.items()), frozenset(emits.items()))
        sources[key].append(transition.source)
        rows[key] = _Row(transition.name, (), target, guard, changes, emits)
    return [replace(row, sources=tuple(sources[key])) for key, row in rows.items()]


def _terms(row: _Row) -> Iterator[Term]:
    yield row.guard
    yield from row.changes.values()
    yield from row.emits.values()


def _named(variables: Vocabulary, used: set[Term]) -> Iterator[tuple[Term, str]]:
    """Yield symbols with what they are called in the function."""
    for kind, group in (("s", variables.state), ("i", variables.inputs)):
        for name, symbol in group.items():
            if symbol in used:
                yield symbol, f"{kind}_{name}"


class _Text:
    """The function's text: masks first, then what changes, then it is changed."""

    def __init__(
        self,
        rows: Sequence[_Row],
        nodes: Sequence[LicensingState],
        variables: Vocabulary,
        symbols: Mapping[Term, str],
    ) -> None:
        self._rows, self._nodes, self._variables = rows, nodes, variables
        self._lines = ArrayLines(symbols)
        self._lines.lines.append(
            "def run(nodes, state, inputs, masks, tallies, seen, first, number):"
        )
        for symbol, name in symbols.items():
            group = "state" if name.startswith("s_") else "inputs"
            self._lines.say(f"{name} = {group}[{symbol.name!r}]")
        self._masks()
        self._lines.say("later = []")
        self._changes()
        self._notices()
        self._lines.say("for to, value, those in later: copyto(to, value, where=those)")
        self._moves()
        self._lines.say("return taken")
        self.source = "\n".join(self._lines.lines)

    def _masks(self) -> None:
        """Write who takes what; each system takes one row exactly."""
        for number, row in enumerate(self._rows):
            self._lines.say(f"m{number} = masks[{number}]")
            parts = [] if row.guard is TRUE else [self._lines.value(row.guard)]
            if len(row.sources) < len(self._nodes):
                here = [
                    self._lines.called("equal", "nodes", str(_PLACES[source]))
                    for source in row.sources
                ]
                parts.append(self._lines.joined("logical_or", here))
            if len(parts) == 2:  # noqa: PLR2004 - a guard and where it holds
                self._lines.say(f"logical_and({', '.join(parts)}, out=m{number})")
            else:
                self._lines.say(f"m{number}[:] = {parts[0] if parts else True}")
        self._lines.say("ones = add.reduce(masks.view('int8'), axis=0, dtype='int8')")
        self._lines.say("if not (ones == 1).all(): return None")
        self._lines.say("taken = logical_or.reduce(masks, axis=1).tolist()")

    def _changes(self) -> None:
        """Write what changes: without a condition where every row says the same."""
        every = tuple(range(len(self._rows)))
        for rows, changes in sorted(self._by_rows().items(), key=lambda item: item[0] != every):
            if rows == every:
                for name, term in changes:
                    self._later(self._lines, name, term, "True")
                continue
            block = self._lines.beneath(" or ".join(f"taken[{row}]" for row in rows))
            those = block.joined("logical_or", (f"m{row}" for row in rows))
            for name, term in changes:
                self._later(block, name, term, those)
            self._lines.add(block)

    def _by_rows(self) -> dict[tuple[int, ...], list[tuple[str, Term]]]:
        """Return changes by the rows that make them."""
        rows_of: dict[tuple[str, Term], list[int]] = defaultdict(list)
        for number, row in enumerate(self._rows):
            for name, term in row.changes.items():
                if term is not self._variables.state[name]:
                    rows_of[name, term].append(number)
        by_rows: dict[tuple[int, ...], list[tuple[str, Term]]] = defaultdict(list)
        for change, rows in rows_of.items():
            by_rows[tuple(rows)].append(change)
        return by_rows

    @staticmethod
    def _later(lines: ArrayLines, name: str, term: Term, those: str) -> None:
        value = lines.value(term)
        if term.op is Op.SYMBOL and term.scope is Scope.STATE:
            value = f"{value}.copy()"  # it may change before this is written
        lines.say(f"later.append((state[{name!r}], {value}, {those}))")

    def _notices(self) -> None:
        """Write what is counted: notices, strikes, when enforcement was first."""
        strikes = self._variables.state["strikes"]
        one_more = strikes + constant(1)  # type: ignore[operator]
        for number, row in enumerate(self._rows):
            emits = {n: when for n, when in row.emits.items() if when is not FALSE}
            counts = {TALLIES.index(n.value): when for n, when in emits.items()}
            if row.changes.get("strikes") is one_more:
                counts[TALLIES.index(STRIKES)] = TRUE
            if not counts:
                continue
            block = self._lines.beneath(f"taken[{number}]")
            for place, when in counts.items():
                those = f"m{number}"
                if when is not TRUE:
                    those = block.called("logical_and", those, block.value(when))
                block.say(f"add(tallies[{place}], {those}, out=tallies[{place}])")
            if Notice.ENFORCEMENT in emits:
                block.say(f"copyto(first, number, where=logical_and(m{number}, first < 0))")
            self._lines.add(block)

    def _moves(self) -> None:
        for number, row in enumerate(self._rows):
            if row.target is not None:
                place = _PLACES[row.target]
                block = self._lines.beneath(f"taken[{number}]")
                block.say(f"copyto(nodes, {place}, where=m{number})")
                block.say(f"bitwise_or(seen, {1 << place}, out=seen, where=m{number})")
                self._lines.add(block)
