"""The licensing states and what is beside them: the specification's table, starts, inputs."""

from __future__ import annotations

import dataclasses

import pytest

from uccx_model.choices import Q12, Choice, Origin, Site
from uccx_model.evaluation import Valuation, Value
from uccx_model.execution import Execution, zero_inputs
from uccx_model.expressions import FALSE, Bool, Int, Scope, any_of
from uccx_model.graph import licensing_graph
from uccx_model.parameters import Unit, profile_named
from uccx_model.script import start
from uccx_model.states import (
    CLASSIC,
    ENFORCED,
    EVALUATION,
    EVALUATION_EXPIRED,
    OVERAGE,
    REGISTERED,
    SMART,
    STATES,
    LicensingState,
    state_named,
)
from uccx_model.trace import Situation
from uccx_model.variables import (
    Inputs,
    LicenseType,
    State,
    input_symbols,
    node_symbol,
    state_symbols,
    unit_of,
)

# node, registration, authorization, enforced
TABLE = """\
CLASSIC | – | – | no
EVALUATION | Unregistered | Evaluation | no
EVALUATION_EXPIRED | Unregistered | Evaluation Expired | yes
NO_LICENSES_IN_USE | Registered | No Licenses In Use | no
IN_COMPLIANCE | Registered | Authorized / In Compliance | no
OVERAGE | Registered | Out of Compliance, reversible | no
OUT_OF_COMPLIANCE | Registered | Out of Compliance | no
OUT_OF_COMPLIANCE_EXPIRED | Registered | Out of Compliance | yes
AUTHORIZATION_EXPIRED | Registered | Authorization Expired | no
AUTHORIZATION_EXPIRED_ENFORCED | Registered | Authorization Expired | yes
REGISTRATION_EXPIRED | Registration Expired | Evaluation | no
REGISTRATION_EXPIRED_ENFORCED | Registration Expired | Evaluation Expired | yes
"""


def test_the_licensing_states_are_those_of_the_table() -> None:
    rows = [
        f"{s.name} | {s.registration} | {s.authorization} | {'yes' if s.enforced else 'no'}"
        for s in STATES
    ]
    assert rows == TABLE.splitlines()


def test_groups_of_states_follow_the_dimensions() -> None:
    rows = [row.split(" | ") for row in TABLE.splitlines()]
    assert [s.name for s in REGISTERED] == [row[0] for row in rows if row[1] == "Registered"]
    assert [s.name for s in ENFORCED] == [row[0] for row in rows if row[3] == "yes"]
    assert [s.name for s in SMART] == [row[0] for row in rows if row[1] != "–"]


@pytest.mark.parametrize("state", STATES, ids=str)
def test_a_state_has_a_meaning_of_its_own(state: LicensingState) -> None:
    assert state.meaning.endswith(".")
    assert [other for other in STATES if other.meaning == state.meaning] == [state]
    assert state_named(str(state)) is state


def test_an_unknown_state_lists_those_there_are() -> None:
    with pytest.raises(
        KeyError, match="no licensing state 'LIMBO'; there are: CLASSIC, EVALUATION"
    ):
        state_named("LIMBO")


# What is beside the state.


def test_each_variable_and_input_is_declared_with_sort_and_unit() -> None:
    for record in (State, Inputs):
        for field in dataclasses.fields(record):
            sort, unit = field.metadata["sort"], field.metadata["unit"]
            assert (sort is Bool) == (unit is Unit.FLAG), field.name
            assert sort in (Int, Bool), field.name
    assert unit_of("silence") is Unit.INTERVALS
    assert unit_of("strikes") is Unit.REPORTS
    assert unit_of("locked") is unit_of("known") is Unit.LICENCES
    with pytest.raises(KeyError):
        unit_of("mood")


def test_symbols_are_named_like_the_variables() -> None:
    fields = [field.name for field in dataclasses.fields(State)]
    assert [symbol.name for symbol in state_symbols().values()] == fields
    assert {symbol.scope for symbol in input_symbols().values()} == {Scope.INPUT}
    assert State.symbols(Scope.NEXT).locked.scope is Scope.NEXT
    assert set(zero_inputs()) == set(input_symbols())


def test_conditions_on_the_state_are_about_its_nodes() -> None:
    s, after = State.symbols(Scope.STATE), State.symbols(Scope.NEXT)
    assert s.at() is FALSE
    assert s.at(CLASSIC, OVERAGE) is any_of(node_symbol(CLASSIC), node_symbol(OVERAGE))
    assert after.at(CLASSIC) is node_symbol(CLASSIC, Scope.NEXT)
    assert after.at(CLASSIC) is not s.at(CLASSIC)
    assert s.registered is s.at(*REGISTERED)
    assert s.enforced is s.at(*ENFORCED)
    assert Valuation({s.locked: 1})(s.lock_held) is True
    assert Valuation({s.locked: 0})(s.lock_held) is False


# Where an instance starts.


def starts(here: Situation, *choices: Choice) -> bool:
    return Execution(licensing_graph(), profile_named("12.5").values, choices).is_start(here)


@pytest.mark.parametrize(
    ("origin", "nodes"),
    [
        (Origin.NEW_INSTALLATION, {EVALUATION}),
        (Origin.UPGRADE_FROM_12_0, {CLASSIC}),
        (Origin.UPGRADE_FROM_10_OR_11, {CLASSIC, EVALUATION}),
    ],
)
def test_the_origin_tells_where_an_instance_starts(
    origin: Origin, nodes: set[LicensingState]
) -> None:
    assert {node for node in STATES if starts(start(node, 100, agents=7), origin)} == nodes


@pytest.mark.parametrize(
    "elsewhere",
    [
        "now",
        "strikes",
        "evaluation_used",
        "out_of_compliance_for",
        "silence",
        "certificate_age",
        "usage",
        "reported",
        "locked",
        "agent_changes",
    ],
)
def test_every_counter_starts_at_zero(elsewhere: str) -> None:
    for node in (CLASSIC, EVALUATION):
        assert starts(start(node, 100), Origin.UPGRADE_FROM_10_OR_11)
        assert not starts(start(node, 100, **{elsewhere: 1}), Origin.UPGRADE_FROM_10_OR_11)


@pytest.mark.parametrize(
    "wrong",
    [
        {"known": 99},
        {"agents": -1},
        {"overage_allowed": False},
        {"restart_pending": True},
        {"chosen_type": 3},
        {"license_type": 7, "chosen_type": 7},
        {"license_type": LicenseType.NPS_NFR, "chosen_type": LicenseType.NPS_NFR},
    ],
)
def test_what_cannot_be_at_a_start(wrong: dict[str, Value]) -> None:
    assert not starts(start(EVALUATION, 100, **wrong))


def test_an_entitlement_may_be_nothing_but_not_less() -> None:
    assert starts(start(EVALUATION, 0))
    assert not starts(start(EVALUATION, -1))


def test_workforce_optimization_starts_only_under_classic() -> None:
    origin = Origin.UPGRADE_FROM_10_OR_11
    assert starts(start(CLASSIC, 100, wfo_in_use=True), origin)
    assert not starts(start(EVALUATION, 100, wfo_in_use=True), origin)


# What the environment may give.


def possible(inputs: dict[str, Value], *choices: Choice) -> bool:
    execution = Execution(licensing_graph(), profile_named("12.5").values, choices)
    here = start(EVALUATION_EXPIRED, 100)
    return bool(execution.enabled(here, zero_inputs() | inputs))


@pytest.mark.parametrize(
    ("least", "name"), [(1, "duration"), (0, "demand"), (0, "bought"), (0, "agents")]
)
def test_inputs_have_a_least_value(least: int, name: str) -> None:
    assert possible({name: least})
    assert not possible({name: least - 1})


@pytest.mark.parametrize("kind", LicenseType)
def test_a_licence_type_may_depend_on_the_site_and_on_the_reading(kind: LicenseType) -> None:
    chosen = {"license_type": int(kind)}
    needed: dict[LicenseType, Choice] = {
        LicenseType.FLEX_PREMIUM: Q12.SIX_LEAVES,
        LicenseType.FLEX_HCS: Site.HOSTED,
        LicenseType.NPS_NFR: Site.LAB,
    }
    conditions: list[Choice] = [Q12.SIX_LEAVES, Site.HOSTED, Site.LAB]
    allowing = {option for option in conditions if possible(chosen, option)}
    assert possible(chosen) == (kind not in needed)
    assert allowing == ({needed[kind]} if kind in needed else set(conditions))


def test_there_is_no_licence_type_beyond_the_six_leaves() -> None:
    for option in (Q12.FIVE_TYPES, Q12.SIX_LEAVES):
        assert not possible({"license_type": -1}, option, Site.LAB)
        assert not possible({"license_type": 6}, option, Site.LAB)
