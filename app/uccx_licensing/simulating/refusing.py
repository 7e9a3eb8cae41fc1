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
from uccx_model.obstacles import obstacles_at_start
from uccx_model.trace import Situation

__all__ = ["checked_start", "refusal"]

_BULLET: Final = "\n  "


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
    names: Sequence[str],
    inputs: Mapping[str, Value],
) -> InputError:
    """Return the error that something cannot happen.

    Args:
        place: where it is written.
        told: what it is and when, such as "register, day 3 10:00".
        execution: the instance.
        here: where it is.
        names: transitions that would do it.
        inputs: every input by name.
    """
    head = place.error(f"{told}: this cannot happen in {here.node}, as it is then")
    return InputError(_BULLET.join((head.message, *_reasons(execution, here, names, inputs))))


def _reasons(
    execution: Execution, here: Situation, names: Sequence[str], inputs: Mapping[str, Value]
) -> Iterator[str]:
    for name in names:
        for reason in obstacles_told(execution, here, name, inputs):
            yield f"{in_words(name)}: {reason}" if len(names) > 1 else reason
