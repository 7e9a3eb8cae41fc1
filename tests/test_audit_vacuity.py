"""Vacuity: what never happens, never matters or is always true is found, named, and checked."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

import pytest

from small_graphs import SOUND, VACUOUS, S, frozen, guarded, unregistered, unregistered_but
from uccx_model.expressions import Bool, Scope, all_of, any_of, implies, variable
from uccx_model.graph import Graph
from uccx_model.transition import Transition
from uccx_proofs.audit.vacuity.checking import check_vacuity, is_missing, is_written_so, sights_of
from uccx_proofs.audit.vacuity.clauses import clauses
from uccx_proofs.audit.vacuity.finding import find_vacuity
from uccx_proofs.audit.vacuity.sights import Sight
from uccx_proofs.obligations import CertificateError
from uccx_proofs.system import licensing_system

Record = dict[str, Any]
A, B, C = (variable(Bool, name, Scope.STATE) for name in "abc")


def broken(t: Transition) -> Transition:
    """A clock frozen, a deadline that never comes due, and a condition that is always true."""
    for change in (
        frozen("now"),
        guarded("evaluation_expires", S.agents < 0),
        guarded("classic_goes_on", S.bought >= 0),
    ):
        t = change(t)
    return t


BROKEN = unregistered_but(broken)
BOTH = (*SOUND, *VACUOUS)


@pytest.fixture(scope="module")
def record() -> Record:
    return find_vacuity(unregistered(), SOUND)


@pytest.fixture(scope="module")
def record_of_broken() -> Record:
    return find_vacuity(BROKEN, BOTH)


def sights(graph: Graph) -> Mapping[str, Sight]:
    return {s.name: s for s in sights_of(licensing_system(graph), BOTH)}


@pytest.mark.parametrize(
    ("condition", "parts"),
    [
        (implies(A, B), [(~A, B)]),
        (implies(all_of(A, B), C), [(~A, ~B, C)]),
        (all_of(A, implies(B, C)), [(A,), (~B, C)]),
        (any_of(A, B), [(A, B)]),
    ],
)
def test_what_is_said_is_cut_into_its_parts(condition: Bool, parts: list[tuple[Bool, ...]]) -> None:
    assert [clause.parts for clause in clauses(condition)] == parts


def test_several_states_on_the_left_and_claims_on_the_right_are_cases() -> None:
    told = [c.parts for c in clauses(implies(any_of(A, B), C)) if c.is_case]
    assert told == [(~A, C), (~B, C)]
    told = [c.parts for c in clauses(implies(A, all_of(B, C))) if c.is_case]
    assert told == [(~A, B), (~A, C)]


def test_nothing_is_left_open_and_everything_is_shown_or_proved(record: Record) -> None:
    assert record["open"] == {}
    assert {*record["seen"], *record["never"]} == {
        s.name for s in sights_of(licensing_system(unregistered()), SOUND)
    }
    check_vacuity(record, unregistered(), SOUND)


def test_what_a_sound_model_does_is_seen(record: Record) -> None:
    for name in (
        "now goes on",
        "evaluation_used goes on",
        "EVALUATION: evaluation_used reaches evaluation_period",
        "evaluation_period makes a difference",
        "never_classic_again: 1: 1",
        "enforced_after_the_period: 1: 2",
        "Origin: NEW_INSTALLATION, not UPGRADE_FROM_12_0",
    ):
        assert name in record["seen"]


def test_a_broken_model_is_named_by_what_is_broken(
    record: Record, record_of_broken: Record
) -> None:
    known = sights(BROKEN)
    missing = {n for n in record_of_broken["never"] if is_missing(known[n])}
    before = {n for n in record["never"] if is_missing(known[n])}
    expires, stays = "evaluation_expires: EVALUATION → EVALUATION_EXPIRED", "EVALUATION_EXPIRED"
    assert missing - before == {
        "now goes on",
        f"{expires} is taken",
        f"evaluation_stays_expired: {stays} → {stays} is taken",
        f"choose_license_type: {stays} → {stays} is taken",
        f"restart_cluster: {stays} → {stays} is taken",
        "EVALUATION: evaluation_used reaches evaluation_period",
        "evaluation_period makes a difference",
        "enforced_after_the_period: 1: 2",
        "a_lock_in_evaluation_is_late: 1: 3",
    }
    assert record_of_broken["open"] == {}
    check_vacuity(record_of_broken, BROKEN, BOTH)


def test_a_condition_that_is_always_true_is_told_from_one_that_is_written_twice(
    record_of_broken: Record,
) -> None:
    never = record_of_broken["never"]
    always = "classic_goes_on: CLASSIC → CLASSIC: part 2 of its guard"
    written = "classic_goes_on: CLASSIC → CLASSIC: part 1 of its guard"
    assert sights(BROKEN)[always].left_out is (S.bought >= 0)
    assert always in never
    assert not is_written_so(record_of_broken, always)
    assert is_written_so(record_of_broken, written)  # a report takes time: inputs say so already


@pytest.mark.parametrize(
    "what", ["seen elsewhere", "not told", "told twice", "unknown", "no proof"]
)
def test_a_spoilt_record_is_refused(record: Record, what: str) -> None:
    data = copy.deepcopy(record)
    name, other = "evaluation_used goes on", "strikes changes"
    match what:
        case "seen elsewhere":
            end = len(data["traces"][0]["steps"])  # no step follows, so no clock goes on
            data["seen"][name], message = [0, end], f"{name}: it is not seen"
        case "not told":
            del data["seen"][name]
            message = f"nothing is told of {name}"
        case "told twice":
            data["never"][name], message = 0, "two things are told"
        case "unknown":
            data["seen"]["nonsense"], message = [0, 0], "nonsense"
        case _:
            data["never"][other], message = 9, f"{other}: there is no proof 9"
    with pytest.raises(CertificateError, match=message):
        check_vacuity(data, unregistered(), SOUND)


def test_what_can_be_seen_is_not_believed_to_be_never_seen(record: Record) -> None:
    data = copy.deepcopy(record)
    name = "evaluation_used goes on"
    del data["seen"][name]
    data["never"][name] = 0
    with pytest.raises(CertificateError, match=r"proof 0 .* this does not follow: .*goes on"):
        check_vacuity(data, unregistered(), SOUND)


def test_a_trace_that_the_model_does_not_go_is_refused(record: Record) -> None:
    data = copy.deepcopy(record)
    step = next(s for t in data["traces"] for s in t["steps"])
    step["transition"] = "register"
    with pytest.raises(CertificateError, match="step 1"):
        check_vacuity(data, unregistered(), SOUND)
