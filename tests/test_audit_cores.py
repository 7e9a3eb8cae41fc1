"""Cores: what a proof rests on is found, is enough, and has nothing too many."""

from __future__ import annotations

import copy
from typing import Any, Final

import pytest

from uccx_model.graph import licensing_graph
from uccx_proofs.audit.cores.checking import check_cores
from uccx_proofs.audit.cores.finding import find_cores
from uccx_proofs.audit.cores.loosened import Part, PartKind, loosened
from uccx_proofs.catalogue import properties_named
from uccx_proofs.checker import Files
from uccx_proofs.files import committed_certificates
from uccx_proofs.obligations import CertificateError
from uccx_proofs.store import Store

Record = dict[str, Any]
READ: Final = Store(committed_certificates()).read
WFO: Final = "wfo_is_used_only_in_classic"
RESTART: Final = "registering_waits_for_the_restart"
NO_WAY_BACK: Final = "migration_is_one_way"
CHOSEN: Final = properties_named([WFO, RESTART, NO_WAY_BACK])
GRAPH: Final = licensing_graph()


@pytest.fixture(scope="module")
def record() -> Record:
    return find_cores(GRAPH, CHOSEN, READ)


def core(record: Record, name: str) -> list[Part]:
    parts = list(loosened(GRAPH).switches)
    return [parts[place] for place, _ in record["cores"][name]]


def test_a_core_has_what_the_property_is_about(record: Record) -> None:
    restart = core(record, RESTART)
    assert {part.kind for part in restart} == {PartKind.GUARD}
    assert all("restart_pending" in str(part.condition) for part in restart)
    assert all("register" in part.place for part in restart)
    wfo = {(part.kind, part.place.partition(":")[0]) for part in core(record, WFO)}
    assert wfo == {(PartKind.GUARD, "switch_to_smart"), (PartKind.START, "EVALUATION")}


def test_what_the_graph_alone_shows_rests_on_no_part(record: Record) -> None:
    assert record["cores"][NO_WAY_BACK] == []


def test_cores_are_checked_by_asking_again(record: Record) -> None:
    check_cores(record, GRAPH, CHOSEN, READ)
    check_cores(record, GRAPH, CHOSEN, READ, ("cvc5",))


def test_a_core_that_is_not_enough_is_refused(record: Record) -> None:
    data = copy.deepcopy(record)
    data["cores"][WFO].pop()
    with pytest.raises(CertificateError, match=f"{WFO}: its core is not enough"):
        check_cores(data, GRAPH, CHOSEN, READ)


def test_a_core_with_a_part_too_many_is_refused(record: Record) -> None:
    data = copy.deepcopy(record)
    data["cores"][NO_WAY_BACK].append([0, 0])
    with pytest.raises(CertificateError, match=f"{NO_WAY_BACK}: its core does not need"):
        check_cores(data, GRAPH, CHOSEN, READ)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda data: data["parts"].pop(), "the parts of the model are others"),
        (lambda data: data["cores"].pop(WFO), f"nothing is told of {WFO}"),
        (lambda data: data["cores"].update(nonsense=[]), "no proof of 'nonsense'"),
        (lambda data: data["cores"][WFO].append([10**6, 0]), "no part and obligation"),
        (lambda data: data["cores"][WFO].append("x"), "no part and obligation"),
        (lambda data: data.pop("cores"), "does not tell 'cores'"),
    ],
)
def test_a_spoilt_record_is_refused(record: Record, change: Any, message: str) -> None:
    data = copy.deepcopy(record)
    change(data)
    with pytest.raises(CertificateError, match=message):
        check_cores(data, GRAPH, CHOSEN, READ)


def test_a_missing_certificate_is_named() -> None:
    with pytest.raises(CertificateError, match=r"has no certificate; `make certify`"):
        find_cores(GRAPH, CHOSEN, lambda _: Files())


def test_a_switch_that_is_off_leaves_the_model_as_it_is() -> None:
    loose = loosened(GRAPH)
    names = [str(part) for part in loose.switches]
    assert len(set(names)) == len(names)
    kinds = {part.kind for part in loose.switches}
    assert kinds == set(PartKind)
