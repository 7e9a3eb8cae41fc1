"""How a licensing state looks: red where it is enforced, yellow where that threatens, or green."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from uccx_model.states import ENFORCED, IN_COMPLIANCE, NO_LICENSES_IN_USE, REGISTERED

__all__ = ["Tone", "tone_of"]

_ENFORCED: Final = frozenset(state.name for state in ENFORCED)
_COMPLIANT: Final = frozenset(state.name for state in (IN_COMPLIANCE, NO_LICENSES_IN_USE))
_REGISTERED: Final = frozenset(state.name for state in REGISTERED)


class Tone(StrEnum):
    """A kind of licensing state, by the colour that stands for it on terminals."""

    ENFORCED = "red"
    THREATENED = "yellow"  #: registered or once registered, and something is wrong
    COMPLIANT = "green"
    UNREGISTERED = "cyan"


def tone_of(node: str) -> Tone:
    """Return the tone of a licensing state, by its name."""
    if node in _ENFORCED:
        return Tone.ENFORCED
    if node in _COMPLIANT:
        return Tone.COMPLIANT
    wrong = node in _REGISTERED or node == "REGISTRATION_EXPIRED"
    return Tone.THREATENED if wrong else Tone.UNREGISTERED
