"""A plan in words: what is told on a screen, in Markdown and in calendars alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from uccx_licensing.amounts import in_pools
from uccx_licensing.listings import Listing
from uccx_licensing.planning.mixes import Mix
from uccx_licensing.planning.plan import Answer, Buying, Deficit, Fate, Known, Plan
from uccx_licensing.planning.running import Aim
from uccx_licensing.words import count

__all__ = ["AIMS", "Teller"]

AIMS: Final = {
    Aim.STRIKE: "a strike",
    Aim.LOCK: "irreversible Out of Compliance",
    Aim.ENFORCEMENT: "enforcement",
}
"""What is to be avoided, in words."""
_MARKS: Final = {Known.PROVED: "✓", Known.UNAVOIDABLE: "✗", Known.UNKNOWN: "?"}
_MOST: Final = 6  #: least mixes that are told; JSON has all


@dataclass(frozen=True)
class Teller:
    """Tells a plan.

    Args:
        plan: the plan.
        zone: the zone in which times are told.
        name: what the system is called.
    """

    plan: Plan
    zone: tzinfo
    name: str

    def mix(self, mix: Mix) -> str:
        """Return a mix in words."""
        return in_pools(self.plan.series.mixes.amount(mix))

    def when(self, place: int) -> str:
        """Return when a report is made."""
        return f"{self.plan.series.at(place).astimezone(self.zone):%Y-%m-%d %H:%M}"

    @property
    def heading(self) -> str:
        """What the plan is about, in a line."""
        series = self.plan.series
        return (
            f"{self.name}: {count(len(series), 'report')}, {self.when(0)} to "
            f"{self.when(len(series) - 1)} ({self.zone}), highest usage {self.mix(series.highest)}."
        )

    # The fewest licences.

    def fewest(self) -> Listing:
        """Return the fewest licences for each that is to be avoided, as a table."""
        columns = ("Never", "Fewest licences", "With fewer it happens", "What still happens", "")
        rows = tuple(map(self._row, self.plan.answers))
        return Listing(columns, (3, 4, 6, 6, 5 if self.condition else 0), rows)

    @property
    def condition(self) -> str:
        """What every answer depends on, to be put behind it."""
        condition = self.plan.series.condition
        return f", {condition}" if condition else ""

    def known(self, known: Known) -> str:
        """Return what is known of an answer, with what it depends on."""
        return known if known is Known.UNKNOWN else f"{known}{self.condition}"

    def _row(self, answer: Answer) -> tuple[str, ...]:
        known = f"{_MARKS[answer.known]} {self.known(answer.known)}"
        if answer.unavoidable is not None:
            happens = f"at {self.when(answer.unavoidable)}, whatever is bought"
            return (AIMS[answer.aim], "–", happens, "", known)
        if answer.cheapest is None:
            return (AIMS[answer.aim], "–", "", "", known)
        licences = "\n".join([self._fewest(answer.cheapest), *self._others(answer)])
        return (
            AIMS[answer.aim],
            licences,
            "\n".join(self._fewer(answer)) or "–",
            "\n".join(self.fate(answer.fate, answer.aim)) or "–",
            known,
        )

    def _fewest(self, mix: Mix) -> str:
        """Return the fewest licences; none, though there is usage, where the data end first."""
        early = any(self.plan.series.highest) and not any(mix)
        return f"{self.mix(mix)}: the data end before it would come" if early else self.mix(mix)

    def _others(self, answer: Answer) -> Iterator[str]:
        """Yield what the mix costs, and the other least mixes."""
        if len(set(self.plan.given.prices)) > 1 or self.plan.given.prices[0] != 1:
            yield f"costs {answer.cost:,g}"
        others = [mix for mix in answer.least if mix != answer.cheapest]
        yield from (f"or {self.mix(mix)}" for mix in others[:_MOST])
        if len(others) > _MOST:
            yield f"or one of {len(others) - _MOST:,} more"

    def _fewer(self, answer: Answer) -> Iterator[str]:
        for mix, place in answer.fewer.items():
            yield f"{self._less(answer.cheapest, mix)}: {self.when(place)}"

    def _less(self, mix: Mix | None, fewer: Mix) -> str:
        """Return what is less in a mix than in another."""
        if mix is None or len(mix) == 1:
            return self.mix(fewer)
        lost = tuple(max(a - b, 0) for a, b in zip(mix, fewer, strict=True))
        gained = tuple(max(b - a, 0) for a, b in zip(mix, fewer, strict=True))
        instead = f" but {self.mix(gained)} more" if any(gained) else ""
        return f"{self.mix(lost)} fewer{instead}"

    def fate(self, fate: Fate | None, avoided: Aim | None = None) -> Iterator[str]:
        """Yield what comes of an entitlement, in phrases."""
        if fate is None:
            return
        for aim, place in fate.happened.items():
            if aim is not avoided:
                yield f"{AIMS[aim]} at {self.when(place)}"
        if fate.deficit is not None:
            yield self.due(fate.deficit)

    def due(self, deficit: Deficit) -> str:
        """Return what is to be bought when the data end in a lock."""
        if not deficit.known:
            return f"locked at the end ({self.mix(deficit.locked)}); what cures it is unknown"
        what = f"{self.mix(deficit.missing)} to be bought"
        if deficit.place <= len(self.plan.series):
            return f"locked at the end: {what} at once"
        return f"locked at the end: {what} by {self.when(deficit.place)}, or it is enforced"

    # When to buy.

    def buying(self, buying: Buying) -> Iterator[str]:
        """Yield what is to be said of purchases, before the table of them."""
        what = AIMS[buying.aim]
        there = self.plan.given.bought
        begins = "" if there is None else f"With {self.mix(there[0])} at the beginning"
        happens = "; ".join(self.fate(buying.before)) or "nothing happens"
        yield f"{begins}{self.condition}: {happens}."
        if buying.known is Known.UNAVOIDABLE:
            yield f"No purchase avoids {what}{self.condition}: {buying.why}."
        elif buying.known is Known.UNKNOWN:
            yield f"What avoids {what} is unknown: {buying.why}."
        elif not buying.purchases and buying.before is not None and buying.before.deficit:
            yield (
                f"Within these data nothing needs to be bought to avoid {what}{self.condition}; "
                "what is locked at their end is to be bought after them, as told above."
            )
        elif not buying.purchases:
            yield f"Nothing needs to be bought to avoid {what}{self.condition}."
        else:
            total = self.mix(buying.purchases[-1].total)
            yield f"{total} bought at these moments at the latest avoid {what}{self.condition}:"

    def purchases(self, buying: Buying) -> Listing:
        """Return the purchases as a table."""
        there = self.plan.given.bought or ()
        plus = self.plan.series.mixes.plus
        rows = tuple(
            (self.when(p.place), self.mix(p.added), self.mix(plus(there[p.place], p.total)))
            for p in buying.purchases
        )
        return Listing(("By", "Buy", "Then there are"), (0, 1, 1), rows)

    def evidence(self) -> Iterator[str]:
        """Yield what shows all this."""
        yield from dict.fromkeys(
            f"{AIMS[answer.aim][0].upper()}{AIMS[answer.aim][1:]}: {answer.why}."
            for answer in self.plan.answers
        )
        buying = self.plan.buying
        if buying is not None and buying.known is Known.PROVED:
            yield f"Purchases: {buying.why}."
            if buying.after is not None and buying.purchases:
                yield f"With them: {'; '.join(self.fate(buying.after)) or 'nothing happens'}."
        yield from self.plan.proof

    def supposed(self) -> Iterator[str]:
        """Yield what is supposed beside the data, and what was done about their faults."""
        yield from self.plan.suppositions
        yield from self.plan.series.notes
