"""Spoilt records of boundaries are refused, and the message tells what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import pytest

from kept_boundaries import Data, about
from uccx_proofs.audit.boundaries.cells import World
from uccx_proofs.audit.boundaries.checking import check
from uccx_proofs.refusing import CertificateError


def drop_a_cell(data: Data) -> None:
    del data["seen"]["strikes | limit-1 | OVERAGE"]


def invent_a_cell(data: Data) -> None:
    data["seen"]["strikes | limit+1 | OVERAGE"] = data["seen"]["strikes | limit-1 | OVERAGE"]


def claim_too_much(data: Data) -> None:
    data["seen"]["strikes | limit | OVERAGE"] = data["seen"]["strikes | limit-1 | OVERAGE"]


def claim_another_world(data: Data) -> None:
    name = next(n for n, seen in data["seen"].items() if seen[0] == World.NUMBERS.value)
    data["seen"][name][0] = World.USUAL.value


def claim_a_wider_world(data: Data) -> None:
    data["seen"]["strikes | limit-1 | OVERAGE"][0] = World.NUMBERS.value


def claim_a_world_in_which_it_is_not_asked(data: Data) -> None:
    data["seen"]["strikes | 1 | overage_is_counted: OVERAGE → OVERAGE"][0] = World.NUMBERS.value


def name_no_world(data: Data) -> None:
    data["seen"]["strikes | limit-1 | OVERAGE"][0] = "any world"


def end_too_early(data: Data) -> None:
    data["seen"]["strikes | limit-1 | OVERAGE"][2] = 0


def go_on_too_long(data: Data) -> None:
    data["seen"]["strikes | limit-1 | OVERAGE"][2] = 99


def lose_a_story(data: Data) -> None:
    data["seen"]["strikes | limit-1 | OVERAGE"][1] = len(data["stories"])


def change_a_story(data: Data) -> None:
    place = data["seen"]["strikes | limit-1 | OVERAGE"][1]
    data["stories"][place]["steps"][0]["transition"] = "deregister"


def lose_a_certificate(data: Data) -> None:
    del data["proofs"][World.NUMBERS.value]


def swap_certificates(data: Data) -> None:
    proofs = data["proofs"]
    proofs[World.NUMBERS.value] = proofs[World.USUAL.value]


def lose_the_lemmas(data: Data) -> None:
    lines = data["proofs"][World.NUMBERS.value]["lines"]
    lines[:] = [line for line in lines if "strike" not in line or "declare" in line]


def admit_ignorance(data: Data) -> None:
    data["unknown"] = ["strikes | limit | OVERAGE"]


def lose_a_part(data: Data) -> None:
    del data["stories"]


SPOILT: Final[Mapping[Callable[[Data], None], str]] = {
    drop_a_cell: "this does not follow",
    invent_a_cell: "there is no cell",
    claim_too_much: "its story does not show it",
    claim_another_world: "its story is none of usual readings",
    claim_a_wider_world: "this does not follow",
    claim_a_world_in_which_it_is_not_asked: "it is not asked with other numbers",
    name_no_world: "there is no world 'any world'",
    end_too_early: "its story does not show it",
    go_on_too_long: "its story has no 99 steps",
    lose_a_story: "there is no story",
    change_a_story: "story",
    lose_a_certificate: "there is no certificate",
    swap_certificates: "it is for",
    lose_the_lemmas: "boundaries",
    admit_ignorance: "nothing is known of",
    lose_a_part: "it does not tell 'stories'",
}


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
def test_a_spoilt_record_is_refused(spoil: Callable[[Data], None]) -> None:
    data = about("strikes")
    spoil(data)
    with pytest.raises(CertificateError, match=SPOILT[spoil]):
        check(data, tables=["strikes"])
