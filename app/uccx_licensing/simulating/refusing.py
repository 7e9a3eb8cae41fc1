"""Why something in a scenario cannot happen: what the guards of the model miss."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from uccx_licensing.options import InputError
from uccx_licensing.phrases import phrase
from uccx_licensing.replaying import obstacles_told
from uccx_licensing.simulating.scenario import Place
from uccx_licensing.words import in_words
from uccx_model.evaluation import Value
from uccx_model.execution import Execution
from uccx_model.obstacles import obstacles_at_start, obstacles_of
from uccx_model.states import CLASSIC, REGISTERED, STATES, LicensingState
from uccx_model.trace import Situation
from uccx_model.transition import Transition

__all__ = ["checked_start", "refusal"]

_BULLET: Final = "\n  "
_UNREGISTERED: Final = {*STATES} - {*REGISTERED, CLASSIC}
_SUPPOSED: Final = "the file itself supposes that it does not exist"


def checked_start(execution: Execution, start: Situation, place: Place) -> None:
    """Make sure that an instance can start like this.

    Raises:
        InputError: it cannot; says what would be needed.
    """
    if not execution.well_formed():
        raise place.error(f"the numbers are not possible: {dict(execution.parameters)}")
    if not execution.is_start(start):
        values = execution.values(start, {})
        needed = [phrase(part, values) for part in obstacles_at_start(execution, start)]
        told = _BULLET.join(f"it would need: {part}" for part in needed)
        raise place.error(f"no instance starts like this in {start.node}{_BULLET}{told}")


def refusal(
    place: Place,
    told: str,
    execution: Execution,
    here: Situation,
    transitions: Sequence[Transition],
    inputs: Mapping[str, Value],
) -> InputError:
    """Return the error that something cannot happen.

    Args:
        place: where it is written.
        told: what it is and when, such as "register, day 3 10:00".
        execution: the instance.
        here: where it is.
        transitions: all that would do it, from wherever they leave.
        inputs: every input by name.
    """
    head = place.error(f"{told}: this cannot happen in {here.node}, as it is then")
    names = [t.name for t in transitions if t.source.name == here.node]
    reasons = list(_nearest(execution, here, names, inputs))
    if not reasons:
        reasons = list(_elsewhere([t.source for t in transitions])) or [_SUPPOSED]
    return InputError(_BULLET.join((head.message, *reasons)))


def _elsewhere(sources: Sequence[LicensingState]) -> Iterator[str]:
    """Yield where it can happen, if anywhere: in a word first, where there is one for it."""
    if set(sources) == set(REGISTERED):
        yield "the system is not registered"
    elif set(sources) == _UNREGISTERED:
        yield "the system is registered, or under Classic"
    if sources:
        yield f"it can only happen in {', '.join(dict.fromkeys(s.name for s in sources))}"


def _nearest(
    execution: Execution, here: Situation, names: Sequence[str], inputs: Mapping[str, Value]
) -> Iterator[str]:
    """Yield what is missing for those transitions for which the least is missing."""
    missing = {}
    for name in dict.fromkeys(names):
        impossible, unmet = obstacles_of(execution, here, name, inputs)
        missing[name] = len(impossible) + min((len(way.parts) for way in unmet), default=0)
    least = [name for name, parts in missing.items() if parts == min(missing.values())]
    for name in least:
        if not missing[name]:
            kept = ", ".join(map(in_words, execution.settings))
            yield f"{in_words(name)} would change what is supposed to stay: {kept}"
        for reason in obstacles_told(execution, here, name, inputs):
            yield f"{in_words(name)}: {reason}" if len(least) > 1 else reason
