"""Sets of combinations of readings and circumstances, any set there is, exactly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import prod
from typing import Final

from uccx_model.choices import CHOICES, Choice

__all__ = ["Combinations"]


class Combinations:
    """Sets of combinations of options, one of each choice, as bits of an integer.

    Args:
        options: the options of each choice that are possible; of a choice not named, its default.
    """

    def __init__(self, options: Mapping[type[Choice], Sequence[Choice]]) -> None:
        self.options: Mapping[type[Choice], tuple[Choice, ...]] = {
            choice: tuple(options.get(choice, tuple(choice)[:1])) for choice in CHOICES
        }
        self.every: Final = (1 << prod(map(len, self.options.values()))) - 1
        self._masks: dict[Choice, int] = {}
        stride = 1
        for possible in reversed(self.options.values()):
            for place, option in enumerate(possible):
                self._masks[option] = self._mask(stride, len(possible), place)
            stride *= len(possible)

    def _mask(self, stride: int, options: int, place: int) -> int:
        """Return the combinations whose digit of this weight is this place."""
        block = ((1 << stride) - 1) << (stride * place)
        period = stride * options
        whole = self.every.bit_length() // period
        return block * (((1 << (period * whole)) - 1) // ((1 << period) - 1))

    def having(self, option: Choice) -> int:
        """Return the combinations in which an option holds."""
        return self._masks.get(option, 0)

    @property
    def open(self) -> tuple[type[Choice], ...]:
        """The choices of which several options are possible."""
        return tuple(choice for choice, found in self.options.items() if len(found) > 1)

    def possible(self, mask: int, choice: type[Choice]) -> tuple[Choice, ...]:
        """Return the options of a choice that hold somewhere in a set."""
        return tuple(o for o in self.options[choice] if self._masks[o] & mask)

    def first(self, mask: int) -> tuple[Choice, ...]:
        """Return the combination of a set that has the fewest unusual options, of all choices."""
        chosen = []
        for choice in CHOICES:
            option = self.possible(mask, choice)[0]
            mask &= self._masks[option]
            chosen.append(option)
        return tuple(chosen)

    def only(self, options: Iterable[Choice]) -> int:
        """Return the combinations in which all these options hold."""
        mask = self.every
        for option in options:
            mask &= self.having(option)
        return mask

    def is_product(self, mask: int, choices: Iterable[type[Choice]] | None = None) -> bool:
        """Return whether any option that is possible goes with any other that is.

        Args:
            mask: a set of combinations.
            choices: of which choices; of all, if not given.
        """
        asked = CHOICES if choices is None else tuple(choices)
        size = prod(len(self.possible(mask, choice)) for choice in asked)
        if choices is None:
            return mask.bit_count() == size
        return len(self.projected(mask, asked)) == size

    def projected(
        self, mask: int, choices: Sequence[type[Choice]]
    ) -> tuple[tuple[Choice, ...], ...]:
        """Return which options of some choices hold together somewhere in a set."""
        found: list[tuple[tuple[Choice, ...], int]] = [((), mask)]
        for choice in choices:
            found = [
                ((*told, option), rest & self._masks[option])
                for told, rest in found
                for option in self.options[choice]
                if rest & self._masks[option]
            ]
        return tuple(told for told, _ in found)
