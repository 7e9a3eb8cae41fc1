"""What is known of whether a licensing state or a transition can be reached."""

from __future__ import annotations

from enum import Enum

__all__ = ["Standing"]


class Standing(Enum):
    """What is known about something that may happen."""

    WITNESSED = "witnessed"  #: a trace shows it
    IMPOSSIBLE = "proved impossible"
    UNKNOWN = "unknown"
