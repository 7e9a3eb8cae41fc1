"""The outcome of a property, with all that is told of it."""

from __future__ import annotations

from uccx_proofs.property import RELEASE, Property
from uccx_proofs.verdicts import Condition, Origin, Result, Verdict

__all__ = ["outcome"]


def outcome(  # noqa: PLR0913 - as many as there are things to tell
    p: Property,
    verdict: Verdict,
    profile: str | None,
    *,
    conditions: tuple[Condition, ...] = (),
    origin: Origin = Origin.SEARCH,
    checked_by: tuple[str, ...] = (),
    obligations: int = 0,
    seconds: float = 0.0,
) -> Result:
    """Return the outcome for a property.

    Args:
        p: the property.
        verdict: what is known of it.
        profile: the release whose numbers are assumed; None for any numbers.
        conditions: those it needs, each with what happens without it.
        origin: where the proof or example comes from.
        checked_by: the solvers that checked its certificate.
        obligations: how many they checked.
        seconds: how long that took, on all processors together.
    """
    return Result(
        name=p.name,
        sentence=p.sentence,
        kind=p.kind.value,
        sources=p.sources,
        verdict=verdict,
        readings=p.readings,
        periods=_periods(p, profile),
        conditions=conditions,
        seconds=seconds,
        file=p.file,
        line=p.line,
        headline=p.headline,
        origin=origin,
        checked_by=checked_by,
        obligations=obligations,
    )


def _periods(p: Property, profile: str | None) -> str:
    universal = p.state is not None or p.step is not None or p.claims is not None
    if profile is None or not (universal or p.numbers == RELEASE):
        return p.periods
    named = f"the numbers of {profile}"
    return named if p.periods in (p.numbers, named) else f"{named}; {p.periods}"
