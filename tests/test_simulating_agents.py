"""Usage in scenarios that comes from who is logged in: as the calculation counts it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final

import pytest

from logins import Login, PortsInUse, peaks
from test_simulating_refusals import refused
from test_simulating_scenarios import after, example
from uccx_licensing.amounts import amount_of
from uccx_licensing.simulating.crowd import KINDS, Crowd, agents_told
from uccx_licensing.simulating.singles import singles
from uccx_model.pools.agents import Agent, usage_of
from uccx_model.pools.amounts import Pool
from uccx_model.trace import Trace
from uccx_model.variables import LicenseType

NAMES: Final = {
    LicenseType.FLEX_STANDARD: "Flex",
    LicenseType.PERPETUAL_PREMIUM: "Perpetual Premium",
    LicenseType.PERPETUAL_ENHANCED: "Perpetual Enhanced",
}
STARTS: Final = datetime(2026, 1, 5, 8, tzinfo=UTC)
HOURS: Final = 6
BOUGHT: Final = "entitlement = { standard = 900, premium = 900, outbound = 900, server = 1 }\n"


def demands(trace: Trace) -> list[object]:
    return [amount_of(step.inputs, "demand") for step in singles(trace) if step.takes_time]


@pytest.mark.parametrize("kind", LicenseType)
def test_a_crowd_uses_what_its_agents_use(kind: LicenseType) -> None:
    told = {name: number for number, name in enumerate(KINDS, start=1)}
    crowd = Crowd(servers=1)
    crowd.change(told, 1)
    crowd.ports = 4
    agents = [
        Agent(f"{name} {n}", one.features, one.supervisor)
        for name, one in KINDS.items()
        for n in range(told[name])
    ]
    assert crowd.usage(kind) == usage_of(kind, agents, ports=4)
    crowd.change(told, -1)
    assert crowd.usage(kind) == usage_of(kind, (), ports=4)


@pytest.mark.parametrize("kind", NAMES)
@pytest.mark.parametrize("seed", range(6))
def test_every_report_tells_the_peaks_that_the_calculation_tells(
    kind: LicenseType, seed: int
) -> None:
    random = Random(seed)
    uses: list[Login | PortsInUse] = []
    keys: list[tuple[int, str]] = []
    for number in range(25):
        name = random.choice(list(KINDS))
        begins = random.randrange(HOURS * 60)
        ends = begins + random.randrange(1, 90)
        agent = Agent(f"agent {number}", KINDS[name].features, KINDS[name].supervisor)
        moments = [STARTS + timedelta(minutes=m) for m in (begins, ends)]
        uses.append(Login(agent, *moments))
        keys += [(begins, f"log_in = {{ {name} = 1 }}"), (ends, f"log_out = {{ {name} = 1 }}")]
    # At one moment, who logs in does so first: a file does what it says in order.
    keys.sort(key=lambda key: (key[0], "log_out" in key[1]))
    told = [f'at = "day 0 {m // 60:02}:{m % 60:02}"\n{key}' for m, key in keys]
    head = f'license_type = "{NAMES[kind]}"\n{BOUGHT}[[happening]]\nports = 3\n'
    trace = after(head, *told, f'at = "day 0 {HOURS + 2:02}:00"')
    ports = PortsInUse(3, STARTS)
    wanted = peaks(kind, [*uses, ports], STARTS, timedelta(minutes=15), (HOURS + 2) * 4)
    assert demands(trace) == list(wanted)


def test_the_example_is_locked_by_a_change_of_features() -> None:
    trace = example("agents")
    told = demands(trace)
    assert {Pool.STANDARD: 55, Pool.PREMIUM: 6, Pool.OUTBOUND: 0, Pool.SERVER: 0} in told
    locked = next(step.after for step in trace.steps if step.after.node == "OUT_OF_COMPLIANCE")
    assert locked.values["locked_premium"] == 16
    assert trace.last.node == "IN_COMPLIANCE"


def test_another_licence_type_counts_otherwise() -> None:
    trace = after(
        BOUGHT + "[[happening]]\nlog_in = { inbound_voice = 7 }\nreports = 1\n",
        'license_type = "Perpetual Premium"\nreports = 1',
        'do = "restart"\nreports = 1',
    )
    used = [
        tuple(int(s.inputs[f"demand_{pool}"]) for pool in ("standard", "premium", "server"))
        for s in trace.steps
        if s.takes_time
    ]
    assert used == [(7, 0, 0), (7, 0, 0), (0, 7, 1)]


def test_the_server_counts_only_where_a_file_tells_of_its_licence() -> None:
    head = 'license_type = "Perpetual Enhanced"\nentitlement = { standard = 5 }\n'
    trace = after(head, 'do = "register"\nlog_in = { chat = 5 }\nreports = 6')
    assert trace.last.node == "IN_COMPLIANCE"
    assert trace.last.values["usage_server"] == 0


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("log_in = { voice = 1 }", "s.toml:3: log_in: no agent is called 'voice'"),
        ("log_in = 40", "log_in: expected { inbound_voice = 40, chat = 5 }, found '40'"),
        ("log_in = {}", "log_in: expected { inbound_voice"),
        ("log_in = { chat = -1 }", "log_in: expected a whole number"),
        ("log_in = { chat = 2 }\nlog_out = { chat = 3 }", "s.toml:4: log_out: only 2 of chat are"),
        ("ports = { outbound = 1 }", "ports: expected a whole number"),
        ("log_in = { chat = 2 }\nusage = { premium = 2 }", "s.toml:4: usage: elsewhere it comes"),
        ("log_in = { chat = 1 }\nports = 0\nbuy = 3", "s.toml:5: buy: expected"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(keys: str, told: str) -> None:
    assert told in refused(f"entitlement = {{ premium = 1 }}\n[[happening]]\n{keys}\n")


def test_more_licences_than_can_be_told_are_refused() -> None:
    one = "[[happening]]\nlog_in = { chat = 1_000_000_000 }\n"
    assert "expected a usage of at most" in refused(f"entitlement = {{ premium = 1 }}\n{one}{one}")
    assert agents_told({"chat": 3}) == {"chat": 3}


def test_the_entitlement_is_told_by_pool_as_all_else_is() -> None:
    told = refused("entitlement = 9\n[[happening]]\nlog_in = { chat = 2 }\n")
    assert told.startswith("s.toml:1: entitlement: expected a count for each pool such as {")
    assert after("entitlement = 0\n", "ports = 3").last.values["usage_standard"] == 0
