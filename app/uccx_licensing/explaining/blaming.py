"""What the model does at a report that does not agree with it, and which line rules that out."""

from __future__ import annotations

from dataclasses import dataclass

from uccx_licensing.amounts import Amount, amount_of
from uccx_licensing.explaining.placing import Slot
from uccx_licensing.explaining.systems import System
from uccx_licensing.observing.observations import (
    ActionSeen,
    NoticeSeen,
    Place,
    ReportSeen,
)
from uccx_model.notices import Notice
from uccx_model.tracking import ATTESTED, Key, World, agrees

__all__ = ["Clash", "blame", "clashes", "lines_of"]


@dataclass(frozen=True)
class Clash:
    """What the model does at a report, and what was seen does not agree with."""

    transition: str
    notices: tuple[Notice, ...]  #: the attested ones that come
    usage: Amount | None  #: what License Control lets in, if that is not what was seen


def clashes(system: System, before: World, slot: Slot, key: Key) -> list[Clash]:
    """Return what the model does at a report in a situation."""
    node, values = key
    found = []
    for inputs in slot.inputs:
        for branch in system.tracker.stepper.report(node, values, inputs, before[key]):
            if branch.transition is None:
                continue
            heard = tuple(n for n in branch.notices if n in ATTESTED)
            used = None
            if slot.used is not None and system.tracker.usage(branch.values) != slot.used:
                there = system.tracker.situation((branch.transition.target.name, branch.values))
                used = amount_of(there.values, "usage")
            clash = Clash(branch.transition.name, heard, used)
            if clash not in found and (used is not None or not agrees(heard, slot.heard)):
                found.append(clash)
    return found


def blame(
    system: System, before: World, slot: Slot, line: ActionSeen | ReportSeen | None
) -> tuple[Place | None, str]:
    """Return the line that rules out what was possible before, and why.

    Args:
        system: the system.
        before: what was possible.
        slot: the report at which it is not any more.
        line: the action that is not possible, else the report's row, if it has one.
    """
    if isinstance(line, ActionSeen):
        return line.place, f'"{line.name}" would not be possible'
    place = None if line is None else line.place
    found = [clash for key in before for clash in clashes(system, before, slot, key)]
    emitted = {notice for clash in found for notice in clash.notices}
    surplus = lines_of(slot, (slot.heard or frozenset()) - emitted)
    if surplus:
        return surplus[0].place, f"{surplus[0].notice.value} would not come here"
    missing = sorted(n.value for n in emitted - (slot.heard if slot.heard is not None else emitted))
    if not missing:
        return place, "License Control would let in another usage"
    return place, f"{' and '.join(missing)} would come here, and no log has it"


def lines_of(slot: Slot, notices: frozenset[Notice] | set[Notice]) -> list[NoticeSeen]:
    """Return the lines of a log that tell one of these notices, at a report."""
    return [line for line in slot.notices if line.notice in notices]
