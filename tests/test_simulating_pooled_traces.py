"""A trace with licences in pools is like others: replayed, compared, drawn, kept in tests."""

from __future__ import annotations

import io
import runpy
from contextlib import redirect_stdout
from pathlib import Path
from typing import Final

import pytest

from test_simulating_traces import random_pooled_trace
from uccx_diagrams import timeline_svg
from uccx_licensing.__main__ import run
from uccx_licensing.comparison import compared
from uccx_licensing.screen import Screen
from uccx_licensing.shell.arguments import Arguments, LineError
from uccx_licensing.shell.session import Session
from uccx_licensing.shell.trace_commands import load
from uccx_licensing.simulating.outcome import outcome_of
from uccx_licensing.story import moments, story
from uccx_licensing.trace_file import save_trace
from uccx_model.parameters import Unit
from uccx_model.pools.pooled import pools
from uccx_model.pools.recognising import has_pools, model_of
from uccx_model.trace import Trace
from uccx_model.variables import unit_of

EXAMPLES: Final = Path(__file__).resolve().parent.parent / "docs" / "scenarios"


@pytest.fixture(scope="module")
def pooled() -> Trace:
    return outcome_of(str(EXAMPLES / "pools.toml")).trace


@pytest.fixture
def kept(pooled: Trace, tmp_path: Path) -> str:
    file = tmp_path / "pools.json"
    save_trace(pooled, file)
    return str(file)


def test_a_trace_tells_which_model_it_is_of(pooled: Trace) -> None:
    assert model_of(pooled)[1] is pools()
    assert not has_pools(outcome_of(str(EXAMPLES / "reversible.toml")).trace.start.values)


def test_every_count_in_a_pool_has_the_unit_of_what_it_counts() -> None:
    assert unit_of("usage_premium") is unit_of("locked_server") is Unit.LICENCES
    assert {unit_of(name) for name in pools().state} == set(Unit)
    with pytest.raises(KeyError):
        unit_of("usage_golden")


def test_any_trace_is_told_compared_and_drawn() -> None:
    for seed in range(25):
        trace, other = random_pooled_trace(seed, 8), random_pooled_trace(seed + 100, 8)
        assert story(trace, 80)
        assert list(moments(trace))
        assert compared(trace, trace).first is None
        assert compared(trace, other).rows
        if seed < 8:
            assert "<svg" in timeline_svg(trace)


def test_a_test_that_holds_the_model_to_it_passes(kept: str, tmp_path: Path) -> None:
    file = tmp_path / "test_it.py"
    assert run(["replay", "--write-test", str(file), kept]) == 0
    (test,) = (f for name, f in runpy.run_path(str(file)).items() if name.startswith("test_"))
    test()
    spoilt = file.read_text().replace('"usage_premium": 12', '"usage_premium": 13')
    file.write_text(spoilt)
    (test,) = (f for name, f in runpy.run_path(str(file)).items() if name.startswith("test_"))
    with pytest.raises(ValueError, match="step"):
        test()


def test_it_is_compared_with_its_like_only(
    kept: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", kept, kept]) == 0
    assert "The same happens in both" in capsys.readouterr().out
    other = tmp_path / "one.json"
    save_trace(outcome_of(str(EXAMPLES / "reversible.toml")).trace, other)
    assert run(["diff", kept, str(other)]) == 2
    assert "licences are one count in one of them" in capsys.readouterr().err


def test_it_is_drawn_as_a_timeline_and_not_as_a_sequence(
    kept: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drawn = tmp_path / "t.svg"
    assert run(["diagram", "timeline", kept, "--out", str(drawn)]) == 0
    assert "Licences: Premium" in drawn.read_text()
    assert run(["diagram", "sequence", kept]) == 2
    assert "a timeline has a panel for each" in capsys.readouterr().err


def test_the_shell_does_not_walk_with_pools(kept: str) -> None:
    with redirect_stdout(io.StringIO()) as stream:
        session = Session(Screen(stream), lambda: pytest.fail("nothing is asked"))
        with pytest.raises(LineError, match="the shell walks with one count"):
            load(session, Arguments(f"first {kept}", "load NAME FILE"))
