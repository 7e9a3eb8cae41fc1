"""Two releases at the same real time."""

from __future__ import annotations

from dataclasses import replace

from uccx_model.execution import replay
from uccx_model.graph import licensing_graph
from uccx_model.notices import Notice
from uccx_model.parameters import PROFILES, profile_named
from uccx_proofs.comparing.releases import Doing, Passing, partings

BASE, SU3 = PROFILES
FOUND = partings(licensing_graph(), BASE, SU3)


def test_one_overage_at_the_moment_of_a_report_is_enough_in_su3() -> None:
    first = FOUND[0]
    assert [type(h) for h in first.happenings] == [Doing, Passing]
    assert [look.here.node for look in first.looks[-1]] == ["OVERAGE", "OUT_OF_COMPLIANCE"]


def test_overage_between_two_reports_is_not_noticed_in_su3() -> None:
    second = FOUND[1]
    left, right = second.looks[-1]
    assert (left.here.node, right.here.node) == ("OUT_OF_COMPLIANCE", "IN_COMPLIANCE")
    assert left.shown["reported usage"] > right.shown["reported usage"]


def test_only_12_5_warns() -> None:
    left, right = FOUND[-1].looks[-1]
    assert left.here.node == right.here.node
    assert set(left.notices) - set(right.notices) == {
        Notice.TO_ENTER_OOC,
        Notice.TO_ENTER_OOC_SHORTLY,
    }


def test_both_sides_are_looked_at_at_the_same_time() -> None:
    for parting in FOUND:
        minutes = [
            int(trace.last.values["now"]) * profile.report_interval
            for trace, profile in zip(parting.traces, (BASE, SU3), strict=True)
        ]
        assert minutes == [parting.minutes] * 2
        for trace in parting.traces:
            replay(licensing_graph(), trace)


def test_the_other_way_round_is_the_same() -> None:
    turned = partings(licensing_graph(), SU3, BASE)
    assert [p.looks[-1][1].here.node for p in turned] == [p.looks[-1][0].here.node for p in FOUND]


def test_equal_releases_do_not_part() -> None:
    same = replace(profile_named("12.5"), name="again")
    assert partings(licensing_graph(), BASE, same, deepest=2) == []
