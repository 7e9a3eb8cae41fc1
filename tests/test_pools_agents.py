"""What agents count as, against a table written by hand; and the peaks of intervals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logins import Login, PortsInUse, peaks
from uccx_model.pools.agents import RULES, Agent, Feature, usage_of
from uccx_model.pools.amounts import Pool
from uccx_model.requirements import source_of
from uccx_model.variables import LicenseType

FLEX = (LicenseType.FLEX_STANDARD, LicenseType.FLEX_PREMIUM, LicenseType.FLEX_HCS)
PERPETUAL_PREMIUM = (LicenseType.PERPETUAL_PREMIUM, LicenseType.NPS_NFR)
NINE = datetime(2026, 3, 2, 9, 0)
QUARTER = timedelta(minutes=15)

# The pool in which an agent with one feature counts: under Flex, Perpetual Premium (and NPS/NFR),
# Perpetual Enhanced.
BY_HAND = {
    "inbound voice": ("standard", "premium", "standard"),
    "direct preview outbound": ("standard", "premium", "standard"),
    "chat": ("premium", "premium", "standard"),
    "e-mail": ("premium", "premium", "standard"),
    "progressive outbound": ("premium", "premium", "standard"),
    "predictive outbound": ("premium", "premium", "standard"),
    "supervisor": ("premium", "premium", "standard"),
    "": ("standard", "premium", "standard"),
}
# Ports and servers that are reported, of 7 ports and 1 server.
BESIDE = {
    LicenseType.FLEX_STANDARD: (0, 0),
    LicenseType.FLEX_PREMIUM: (0, 0),
    LicenseType.FLEX_HCS: (0, 0),
    LicenseType.PERPETUAL_PREMIUM: (7, 1),
    LicenseType.PERPETUAL_ENHANCED: (0, 1),
    LicenseType.NPS_NFR: (7, 1),
}


def column(kind: LicenseType) -> int:
    return 0 if kind in FLEX else 1 if kind in PERPETUAL_PREMIUM else 2


def combinations_of_features() -> Iterator[tuple[Feature, ...]]:
    return chain.from_iterable(combinations(Feature, n) for n in range(len(Feature) + 1))


@pytest.mark.parametrize("kind", LicenseType)
def test_every_combination_of_features_counts_as_the_table_says(kind: LicenseType) -> None:
    for features in combinations_of_features():
        for supervisor in (False, True):
            names = [*features, *(["supervisor"] if supervisor else [])] or [""]
            pools = {BY_HAND[name][column(kind)] for name in names}
            expected = "premium" if "premium" in pools else "standard"
            used = usage_of(kind, [Agent("anna", frozenset(features), supervisor)], ports=7)
            seats = {pool.value: used[pool] for pool in (Pool.STANDARD, Pool.PREMIUM)}
            assert seats == {"standard": 0, "premium": 0} | {expected: 1}, (features, supervisor)
            assert (used[Pool.OUTBOUND], used[Pool.SERVER]) == BESIDE[kind]


def test_there_is_a_rule_with_a_source_for_every_pool_of_every_type() -> None:
    assert set(RULES) == set(LicenseType)
    for of_type in RULES.values():
        assert set(of_type) == set(Pool)
        for rule in of_type.values():
            assert rule.sources
            assert all(map(source_of, rule.sources))


def test_what_is_not_documented_is_assumed() -> None:
    assert all(rule.assumption for rule in RULES[LicenseType.NPS_NFR].values())
    assert not RULES[LicenseType.FLEX_STANDARD][Pool.SERVER].assumption


def test_an_agent_counts_once_and_only_under_one_description() -> None:
    anna = Agent("anna")
    assert usage_of(LicenseType.FLEX_STANDARD, [anna, anna])[Pool.STANDARD] == 1
    with pytest.raises(ValueError, match="two agents are called 'anna'"):
        usage_of(LicenseType.FLEX_STANDARD, [anna, Agent("anna", supervisor=True)])
    with pytest.raises(ValueError, match="no number may be negative"):
        usage_of(LicenseType.FLEX_STANDARD, [], ports=-1)


def test_fifty_agents_of_the_worked_example() -> None:
    agents = [Agent(f"voice {n}", frozenset({Feature.INBOUND_VOICE})) for n in range(40)]
    agents += [Agent(f"chat {n}", frozenset({Feature.CHAT})) for n in range(10)]
    used = usage_of(LicenseType.FLEX_STANDARD, agents)
    assert list(used.values()) == [40, 10, 0, 0]
    assert list(usage_of(LicenseType.PERPETUAL_ENHANCED, agents).values()) == [50, 0, 0, 1]


# Peaks.


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def login(name: str, begins: float, ends: float | None = None, *features: Feature) -> Login:
    end = None if ends is None else at(ends)
    return Login(Agent(name, frozenset(features)), at(begins), end)


def seats(*used: Login | PortsInUse, intervals: int = 2) -> list[tuple[int, ...]]:
    found = peaks(LicenseType.FLEX_STANDARD, used, NINE, QUARTER, intervals)
    return [(told[Pool.STANDARD], told[Pool.PREMIUM]) for told in found]


def test_who_is_there_for_a_moment_counts_in_the_interval() -> None:
    assert seats(login("anna", 3, 4)) == [(1, 0), (0, 0)]


def test_who_logs_out_as_an_interval_begins_does_not_count_in_it() -> None:
    assert seats(login("anna", 0, 15)) == [(1, 0), (0, 0)]
    assert seats(login("anna", 15)) == [(0, 0), (1, 0)]


def test_two_who_follow_each_other_use_one_seat() -> None:
    assert seats(login("bernard", 5), login("anna", 0, 5)) == [(1, 0), (1, 0)]
    assert seats(login("bernard", 4), login("anna", 0, 5)) == [(2, 0), (1, 0)]


def test_the_peaks_of_two_pools_may_be_of_different_moments() -> None:
    chat = login("anna", 0, 5, Feature.CHAT)
    assert seats(chat, login("bernard", 5)) == [(1, 1), (1, 0)]


def test_who_is_logged_in_twice_counts_once_with_all_features() -> None:
    assert seats(login("anna", 0), login("anna", 20, 25, Feature.CHAT)) == [(1, 0), (1, 1)]


def test_what_changes_at_one_moment_changes_at_once() -> None:
    """Anna's seat becomes Premium as Bernard takes a Standard one: never two Standard seats."""
    became = login("anna", 5, None, Feature.CHAT)
    assert seats(login("anna", 0), login("bernard", 5), became) == [(1, 1), (1, 1)]


def test_ports_and_the_server_have_peaks_too() -> None:
    used = [PortsInUse(3, at(0), at(10)), PortsInUse(2, at(5), at(20)), PortsInUse(4, at(1), at(1))]
    kind = LicenseType.PERPETUAL_PREMIUM
    first, second, third = peaks(kind, used, NINE, QUARTER, 3)
    assert [told[Pool.OUTBOUND] for told in (first, second, third)] == [5, 2, 0]
    assert {told[Pool.SERVER] for told in (first, second, third)} == {1}


def test_wrong_times_are_refused() -> None:
    with pytest.raises(ValueError, match=r"'anna' logs out at .*08:59:00, before it begins at"):
        login("anna", 0, -1)
    with pytest.raises(ValueError, match="use of 3 ports ends at"):
        PortsInUse(3, NINE, at(-1))
    with pytest.raises(ValueError, match="-1 ports in use"):
        PortsInUse(-1, NINE)
    with pytest.raises(ValueError, match="has no length"):
        list(peaks(LicenseType.FLEX_STANDARD, [], NINE, timedelta(0), 1))


LOGINS = st.builds(
    lambda name, begins, length, features: login(
        name, begins, None if length > 50 else begins + length, *features
    ),
    st.sampled_from(["anna", "bernard", "carla"]),
    st.integers(-10, 40),
    st.integers(0, 60),
    st.sets(st.sampled_from([Feature.INBOUND_VOICE, Feature.CHAT]), max_size=2),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LOGINS, max_size=6), st.sampled_from(LicenseType))
def test_a_peak_is_the_highest_of_every_minute(used: list[Login], kind: LicenseType) -> None:
    """Log-ins are at whole minutes, so that every minute tells all there is."""
    found = list(peaks(kind, used, NINE, QUARTER, 3))
    for number, told in enumerate(found):
        minutes = [usage_at(kind, used, at(15 * number + minute)) for minute in range(15)]
        assert told == {pool: max(each[pool] for each in minutes) for pool in Pool}


def usage_at(kind: LicenseType, used: list[Login], moment: datetime) -> dict[Pool, int]:
    there: dict[str, set[Feature]] = {}
    for told in used:
        if told.begins <= moment and (told.ends is None or moment < told.ends):
            there.setdefault(told.agent.name, set()).update(told.agent.features)
    return usage_of(kind, [Agent(name, frozenset(features)) for name, features in there.items()])
