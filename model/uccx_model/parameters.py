"""The numbers of the documents, named once. Proofs leave them open; a release profile fixes them.

Time counts *report intervals*: a period of 90 days is 8,640 intervals of 15 minutes. A period that
is no whole number of intervals ends at the first report after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, Final

from uccx_model.choices import Q1, chosen
from uccx_model.expressions import Bool, Int, Scope, all_of, ite, variable

__all__ = [
    "PROFILES",
    "Parameters",
    "Profile",
    "Unit",
    "nearest_profile",
    "parameter_symbols",
    "profile_named",
]

MINUTES_A_DAY: Final = 24 * 60


class Unit(StrEnum):
    """What a number counts. Only numbers of one unit are ever compared."""

    INTERVALS = "report intervals"
    REPORTS = "reports"
    LICENCES = "licences"
    AGENTS = "agents"
    CHANGES = "changes"
    TYPE = "licence type"
    FLAG = "yes or no"


def _parameter(unit: Unit, least: int, source: str) -> Any:
    return field(metadata={"unit": unit, "least": least, "source": source})


@dataclass(frozen=True)
class Parameters:
    """The numbers that never change, as terms."""

    strike_limit: Int = _parameter(Unit.REPORTS, 1, "R21")
    """Overage reports in a row that make Out of Compliance irreversible."""
    out_of_compliance_period: Int = _parameter(Unit.INTERVALS, 1, "R22")
    """From irreversible Out of Compliance to Enforcement."""
    evaluation_period: Int = _parameter(Unit.INTERVALS, 1, "R17")
    """Evaluation in total."""
    authorization_period: Int = _parameter(Unit.INTERVALS, 1, "R23")
    """Silence until Authorization Expired."""
    overage_period: Int = _parameter(Unit.INTERVALS, 1, "R23")
    """From Authorization Expired to Enforcement."""
    authorization_renewal: Int = _parameter(Unit.INTERVALS, 1, "R20")
    """How often the authorization is renewed."""
    registration_validity: Int = _parameter(Unit.INTERVALS, 1, "R15")
    """How long the ID certificate lasts without renewal."""
    registration_renewal: Int = _parameter(Unit.INTERVALS, 1, "R15")
    """How often the ID certificate is renewed while connected."""
    early_warning: Int = _parameter(Unit.REPORTS, 0, "R34")
    """How many reports before the irreversible state the first warning comes (45 minutes)."""
    late_warning: Int = _parameter(Unit.REPORTS, 0, "R34")
    """How many reports before the irreversible state the last warning comes (15 minutes)."""

    @classmethod
    def symbols(cls) -> Parameters:
        """Return the parameters as symbols."""
        return cls(**{f.name: variable(Int, f.name, Scope.PARAMETER) for f in fields(cls)})

    @classmethod
    def units(cls) -> dict[str, Unit]:
        """Return what each parameter counts, by name."""
        return {f.name: f.metadata["unit"] for f in fields(cls)}

    @property
    def silence_limit(self) -> Int:
        """Silence until Enforcement (Q1), in report intervals."""
        return self.authorization_period + ite(
            chosen(Q1.OVERAGE_PERIOD_FOLLOWS), self.overage_period, 0
        )

    def well_formed(self) -> Bool:
        """Return the condition that each number is at least its least value."""
        return all_of(*(getattr(self, f.name) >= f.metadata["least"] for f in fields(self)))


def parameter_symbols() -> tuple[Int, ...]:
    """Return the parameters' symbols in the order of their declaration."""
    symbols = Parameters.symbols()
    return tuple(getattr(symbols, f.name) for f in fields(Parameters))


@dataclass(frozen=True)
class Profile:
    """One release's numbers."""

    name: str
    report_interval: int  #: minutes
    source: str
    values: Mapping[str, int]  #: parameter name to its value, in the parameter's unit

    @property
    def numbers(self) -> Bool:
        """The condition that the parameters have these values."""
        symbols = Parameters.symbols()
        return all_of(*(getattr(symbols, name) == value for name, value in self.values.items()))


def _profile(name: str, report_interval: int, strike_limit: int, source: str) -> Profile:
    def days(number: float) -> int:
        return int(-(-number * MINUTES_A_DAY // report_interval))

    return Profile(
        name,
        report_interval,
        source,
        {
            "strike_limit": strike_limit,
            "out_of_compliance_period": days(90),
            "evaluation_period": days(90),
            "authorization_period": days(90),
            "overage_period": days(90),
            "authorization_renewal": days(30),
            "registration_validity": days(365),
            "registration_renewal": days(365 / 2),
            "early_warning": 45 // report_interval,
            "late_warning": 15 // report_interval,
        },
    )


PROFILES: Final[tuple[Profile, ...]] = (
    _profile("12.5", 15, 5, "the tech note"),
    _profile("12.5-su3", 8 * 60, 1, "the features guide of 12.5 SU3"),
)


def profile_named(name: str) -> Profile:
    """Return a release profile.

    Raises:
        KeyError: no profile has this name; the message lists the names there are.
    """
    for profile in PROFILES:
        if profile.name == name:
            return profile
    raise KeyError(f"no profile {name!r}; there are: {', '.join(p.name for p in PROFILES)}")


def nearest_profile(numbers: Mapping[str, int]) -> Profile | None:
    """Return the release profile that more than half of these numbers are of, if there is one."""
    for profile in PROFILES:
        agreeing = sum(numbers.get(name) == value for name, value in profile.values.items())
        if 2 * agreeing > len(profile.values):
            return profile
    return None
