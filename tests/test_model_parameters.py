"""The numbers: what the specification says they are in each release."""

from __future__ import annotations

import pytest

from uccx_model.choices import Q1, chosen
from uccx_model.evaluation import Valuation, Value
from uccx_model.expressions import Term
from uccx_model.parameters import PROFILES, Parameters, Unit, parameter_symbols, profile_named

# By the specification: periods in days (12 months are 365, 6 are half of that).

PERIODS = {
    "out_of_compliance_period": 90,
    "evaluation_period": 90,
    "authorization_period": 90,
    "overage_period": 90,
    "authorization_renewal": 30,
    "registration_validity": 365,
}


def test_the_numbers_of_12_5() -> None:
    reports_a_day = 24 * 60 // 15
    profile = profile_named("12.5")
    assert profile.report_interval == 15
    assert profile.values == {
        **{name: number * reports_a_day for name, number in PERIODS.items()},
        "registration_renewal": 17_520,
        "strike_limit": 5,
        "early_warning": 3,
        "late_warning": 1,
    }
    assert profile.values["evaluation_period"] == 8_640


def test_the_numbers_of_su3() -> None:
    profile = profile_named("12.5-su3")
    assert profile.report_interval == 8 * 60
    assert profile.values == {
        **{name: number * 3 for name, number in PERIODS.items()},
        "registration_renewal": 548,  # 547.5 reports: it falls due at the first one after that
        "strike_limit": 1,
        "early_warning": 0,
        "late_warning": 0,
    }


def test_12_5_is_the_first_profile_and_an_unknown_one_lists_both() -> None:
    assert [profile.name for profile in PROFILES] == ["12.5", "12.5-su3"]
    assert all(profile.source for profile in PROFILES)
    with pytest.raises(KeyError, match=r"no profile '14'; there are: 12\.5, 12\.5-su3"):
        profile_named("14")


def test_numbers_name_the_requirement_that_they_come_from() -> None:
    fields = Parameters.__dataclass_fields__
    assert {name: field.metadata["source"] for name, field in fields.items()} == {
        "strike_limit": "R21",
        "out_of_compliance_period": "R22",
        "evaluation_period": "R17",
        "authorization_period": "R23",
        "overage_period": "R23",
        "authorization_renewal": "R20",
        "registration_validity": "R15",
        "registration_renewal": "R15",
        "early_warning": "R34",
        "late_warning": "R34",
    }


def test_periods_count_intervals_and_limits_count_reports() -> None:
    reports = {"strike_limit", "early_warning", "late_warning"}
    assert {name for name, unit in Parameters.units().items() if unit is Unit.REPORTS} == reports
    assert set(Parameters.units().values()) == {Unit.REPORTS, Unit.INTERVALS}


def _well_formed(**numbers: int) -> bool:
    told = {**profile_named("12.5").values, **numbers}
    values: dict[Term, Value] = {symbol: told[symbol.name] for symbol in parameter_symbols()}
    return bool(Valuation(values)(Parameters.symbols().well_formed()))


@pytest.mark.parametrize("name", Parameters.units())
def test_a_number_is_at_least_its_least_value(name: str) -> None:
    least = 0 if name.endswith("warning") else 1
    assert _well_formed(**{name: least})
    assert not _well_formed(**{name: least - 1})


@pytest.mark.parametrize(
    ("reading", "limit"), [(Q1.OVERAGE_PERIOD_FOLLOWS, 77), (Q1.NO_OVERAGE_PERIOD, 70)]
)
def test_silence_until_enforcement_depends_on_q1(reading: Q1, limit: int) -> None:
    p = Parameters.symbols()
    world = Valuation(
        {
            p.authorization_period: 70,
            p.overage_period: 7,
            chosen(Q1.NO_OVERAGE_PERIOD): reading is Q1.NO_OVERAGE_PERIOD,
        }
    )
    assert world(p.silence_limit) == limit
