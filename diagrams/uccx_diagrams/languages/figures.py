"""The numbers that words speak of, as a language writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Figures"]


@dataclass(frozen=True)
class Figures:
    """The numbers of a release, or of a trace, in words.

    Attributes:
        texts: what stands for each placeholder: the model's parameters by name; `report_interval`;
            and `last_strike`, the strike limit as an ordinal.
        one_strike: a single overage report is the limit; some words differ then.
    """

    texts: Mapping[str, str]
    one_strike: bool
