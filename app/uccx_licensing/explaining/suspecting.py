"""Why the first line that nothing explains cannot be explained, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from uccx_licensing.amounts import Amount, in_pools
from uccx_licensing.explaining.blaming import blame, clashes, lines_of
from uccx_licensing.explaining.explanation import Suspect, Unexplained
from uccx_licensing.explaining.following import Stuck, act_inputs
from uccx_licensing.explaining.guessed import Guesses, lock_told
from uccx_licensing.explaining.systems import System, transitions_of_act
from uccx_licensing.observing.observations import ActionSeen
from uccx_licensing.phrases import phrase
from uccx_licensing.words import Calendar, in_words
from uccx_model.evaluation import Valuation, Value
from uccx_model.expressions import Bool, Term, all_of
from uccx_model.graph import transitions_of
from uccx_model.notices import Notice
from uccx_model.obstacles import unmet_parts
from uccx_model.stepping import Values
from uccx_model.tracking import Key
from uccx_model.transition import Kind, Transition

__all__ = ["unexplained"]

_MOST: Final = 6  #: situations that are told; others stand for more of the same


def unexplained(system: System, stuck: Stuck) -> Unexplained:
    """Return the line, the situations that were possible before it, and why none goes on."""
    teller = _Teller(system, stuck)
    place, _ = blame(system, stuck.before, stuck.slot, stuck.action or stuck.row)
    suspects = tuple(teller.suspects())
    return Unexplained(place, stuck.at, teller.told(), suspects)


@dataclass(frozen=True)
class _Teller:
    system: System
    stuck: Stuck

    def told(self) -> str:
        """Return what the line tells."""
        slot, action = self.stuck.slot, self.stuck.action
        if action is not None:
            return f'"{in_words(action.name)}"'
        row = self.stuck.row
        told = [] if row is None else list(_row(row.usage, row.entitlement, row.reachable))
        lines = dict.fromkeys(notice.notice.value for notice in slot.notices)
        if slot.heard is not None:
            told.append(" and ".join(lines) or "no notice")
        return ", ".join(told) or "no row"

    def suspects(self) -> Iterator[Suspect]:
        groups: dict[tuple[str, int, str], list[Key]] = {}
        guesses, guessed = Guesses(self.system), self.stuck.guessed
        locks = {}
        for key, mask in self.stuck.before.items():
            here = self.system.tracker.situation(key)
            lock = guesses.lock(here, sure=not mask & guessed.locks)
            told = (key[0], int(here.values["strikes"]), lock_told(lock))
            groups.setdefault(told, []).append(key)
            locks[told] = lock
        for told, keys in list(groups.items())[:_MOST]:
            reasons = dict.fromkeys(reason for key in keys[:_MOST] for reason in self._why(key))
            yield Suspect(*told[:2], locks[told], tuple(reasons))

    def _why(self, key: Key) -> Iterator[str]:
        slot, action = self.stuck.slot, self.stuck.action
        if action is not None:
            yield from self._refused(key, action)
            return
        heard = slot.heard or frozenset()
        found = clashes(self.system, self.stuck.before, slot, key)
        for clash in found:
            done = f'the model does "{in_words(clash.transition)}"'
            if clash.usage is not None:
                yield f"{done}: License Control lets in a usage of {in_pools(clash.usage)}"
            for notice in clash.notices if slot.heard is not None else ():
                if notice not in heard:
                    yield f"{done}, and gives {notice.value}, which no log has at that time"
            for line in lines_of(slot, heard - {*clash.notices}):
                yield f"{done}, and gives no {line.notice.value}"
        emitted = {notice for clash in found for notice in clash.notices}
        if len(slot.inputs) == 1:
            for notice in sorted(heard - emitted):
                yield from self._needed(key, notice)

    def _refused(self, key: Key, action: ActionSeen) -> Iterator[str]:
        inputs = act_inputs(self.system, action)
        names = transitions_of_act(action.name)
        known = [t for t in transitions_of(self.system.graph) if t.name in names]
        leaving = [t for t in known if t.source.name == key[0]]
        for transition in leaving:
            unmet = self._unmet(key, inputs, transition.guard)
            yield f'"{in_words(transition.name)}" would need: {unmet}'
        if not leaving:
            sources = ", ".join(dict.fromkeys(t.source.name for t in known))
            yield f'"{in_words(action.name)}" leaves only {sources}' if sources else "no such act"

    def _needed(self, key: Key, notice: Notice) -> Iterator[str]:
        """Yield what a notice would need."""
        (inputs,) = self.stuck.slot.inputs
        for transition in transitions_of(self.system.graph):
            if _gives(transition, key[0], notice):
                wanted = all_of(transition.guard, transition.emits[notice])
                unmet = self._unmet(key, inputs, wanted)
                yield f'{notice.value} comes with "{in_words(transition.name)}": needs {unmet}'

    def _unmet(self, key: Key, inputs: Values, condition: Bool) -> str:
        """Return the parts of a condition that do not hold, under one combination."""
        mask = self.stuck.before[key]
        execution = self.system.execution(self.system.combinations.first(mask))
        given = dict(zip(self.system.variables.inputs, inputs, strict=True))
        values = execution.values(self.system.tracker.situation(key), given)
        calendar = Calendar(self.system.supposed.profile.report_interval)
        parts = unmet_parts(condition, Valuation(values))
        return "; ".join(_phrase(part, values, calendar) for part in parts)


def _gives(transition: Transition, node: str, notice: Notice) -> bool:
    report = transition.kind is Kind.REPORT and transition.source.name == node
    return report and notice in transition.emits


def _phrase(part: Bool, values: dict[Term, Value], calendar: Calendar) -> str:
    try:
        return phrase(part, values, calendar)
    except (KeyError, ValueError):  # counts by pool have no words of their own
        return str(part)


def _row(usage: Amount | None, entitlement: Amount | None, reachable: bool | None) -> Sequence[str]:
    told = [] if usage is None else [f"usage {in_pools(usage)}"]
    told += [] if entitlement is None else [f"entitlement {in_pools(entitlement)}"]
    told += [] if reachable is None else ["answered" if reachable else "not answered"]
    return told
