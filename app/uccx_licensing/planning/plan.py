"""A plan: the fewest licences for a usage, when to buy more, and what is known of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from uccx_licensing.planning.buying import Purchase
from uccx_licensing.planning.mixes import Mix
from uccx_licensing.planning.running import Aim
from uccx_licensing.planning.series import Series

__all__ = ["Answer", "Buying", "Deficit", "Fate", "Given", "Known", "Plan"]


class Known(StrEnum):
    """What is known of an answer."""

    PROVED = "proved minimal"
    UNAVOIDABLE = "no number of licences avoids it"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Given:
    """What is asked for beside the usage.

    Args:
        prices: of a licence of each pool, in any currency.
        bought: the entitlement at each report; None where nothing tells it.
        avoid: what purchases are to avoid.
    """

    prices: tuple[float, ...]
    bought: Sequence[Mix] | None
    avoid: Aim


@dataclass(frozen=True)
class Deficit:
    """What is to be bought when usage is locked at the end of the data.

    Args:
        place: the number of the last report that can still judge it enough.
        missing: how many licences are missing then.
        locked: the locked usage.
        known: whether both were run: with it no enforcement, with one fewer or later enforcement.
    """

    place: int
    missing: Mix
    locked: Mix
    known: bool


@dataclass(frozen=True)
class Fate:
    """What comes of an entitlement: when each thing happens first, and what is due at the end."""

    happened: Mapping[Aim, int]
    deficit: Deficit | None = None


@dataclass(frozen=True)
class Answer:
    """The fewest licences, bought from the start, with which something never happens.

    Args:
        aim: what never happens.
        known: what is known of the answer.
        why: what shows it, or what it lacks.
        least: every least mix; any other mix that is enough is as good as one of them and more.
        cheapest: the mix that costs least.
        cost: what it costs.
        fewer: mixes with one licence fewer, and the report at which it happens then.
        fate: what else comes of the cheapest mix.
        unavoidable: where nothing helps: the report at which it happens whatever is bought.
    """

    aim: Aim
    known: Known
    why: str
    least: tuple[Mix, ...] = ()
    cheapest: Mix | None = None
    cost: float = 0.0
    fewer: Mapping[Mix, int] = field(default_factory=dict)
    fate: Fate | None = None
    unavoidable: int | None = None


@dataclass(frozen=True)
class Buying:
    """When to buy more than there is: least in total, and each purchase as late as can be."""

    aim: Aim
    known: Known
    why: str
    purchases: tuple[Purchase, ...] = ()
    cost: float = 0.0
    before: Fate | None = None  #: what comes of it if nothing is bought
    after: Fate | None = None  #: what comes of it with the purchases


@dataclass(frozen=True)
class Plan:
    """All that is found for a usage.

    Args:
        series: the usage.
        given: what was asked for.
        answers: the fewest licences for each that is to be avoided.
        buying: when to buy; None where nothing tells what there is.
        proof: what was proved of the model, a sentence each.
        suppositions: under which readings and conditions all this holds, a sentence each.
    """

    series: Series
    given: Given
    answers: tuple[Answer, ...]
    buying: Buying | None
    proof: tuple[str, ...]
    suppositions: tuple[str, ...]

    @property
    def unknown(self) -> bool:
        """Whether anything is not known."""
        known = [answer.known for answer in self.answers]
        known += [self.buying.known] if self.buying is not None else []
        deficits = [fate.deficit for fate in self._fates() if fate.deficit is not None]
        return Known.UNKNOWN in known or not all(deficit.known for deficit in deficits)

    def _fates(self) -> Iterator[Fate]:
        fates = [answer.fate for answer in self.answers]
        fates += [self.buying.before, self.buying.after] if self.buying is not None else []
        yield from (fate for fate in fates if fate is not None)
