"""Kept traces taken again: whether the model goes that way, where not, and why not."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from random_traces import random_trace
from test_app_runs import of_no_profile, scenario, silence
from test_app_traces import schema, seeds
from uccx_licensing import save_trace, trace_to_test
from uccx_licensing.__main__ import run
from uccx_licensing.replaying import Failure, failure_of, part_that_replays
from uccx_licensing.trace_file import save
from uccx_model.choices import Q6
from uccx_model.evaluation import Value
from uccx_model.graph import licensing_graph
from uccx_model.messages import MESSAGES
from uccx_model.notices import Notice
from uccx_model.script import Script, start
from uccx_model.states import EVALUATION
from uccx_model.trace import Situation, Trace, TraceStep

ROOT = Path(__file__).parent.parent


def with_step(trace: Trace, number: int, **parts: Any) -> Trace:
    """The trace with some parts of a step, counted from 1, exchanged."""
    steps = list(trace.steps)
    steps[number - 1] = replace(steps[number - 1], **parts)
    return replace(trace, steps=tuple(steps))


def after(step: TraceStep, node: str = "", **values: Value) -> Situation:
    return Situation(node or step.after.node, {**step.after.values, **values})


def explained(trace: Trace) -> Failure:
    failure = failure_of(trace)
    assert failure is not None
    return failure


# Why not.


@given(seeds)
@settings(max_examples=40, deadline=None)
def test_what_the_model_did_replays(seed: int) -> None:
    trace = random_trace(seed)
    assert failure_of(trace) is None
    assert part_that_replays(trace, None) is trace


def test_a_guard_that_does_not_hold() -> None:
    script = Script(licensing_graph(), start(EVALUATION, 100), [Q6.REFUSED])
    script.act("register")
    for _ in range(5):
        script.report(130)
    lenient = Script(licensing_graph(), start(EVALUATION, 100))
    lenient.act("register")
    for _ in range(5):
        lenient.report(130)
    lenient.act("deregister")
    trace = replace(lenient.trace(), choices=script.trace().choices)
    failure = explained(trace)
    assert failure == Failure(
        7,
        "Step 7, deregister: the model does not do this in OUT_OF_COMPLIANCE, as it is then.",
        ('it would need: locked usage (130) = 0 or Q6 ≠ "is refused"',),
    )
    assert part_that_replays(trace, failure).steps == trace.steps[:6]


def test_a_guard_is_told_with_its_values() -> None:
    step = scenario().steps[6 + 16]
    trace = with_step(scenario(), 23, inputs={**step.inputs, "demand": 70})
    (told,) = explained(trace).details
    assert told == "it would need: usage now (70) > entitlement known now (100)"


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"transition": "deficit_is_bought"}, "it leaves only OUT_OF_COMPLIANCE"),
        ({"transition": "dance"}, "the model has no transition of this name"),
        ({"inputs": {**scenario().steps[1].inputs, "duration": 0}}, "inputs are never so; they "),
    ],
)
def test_a_step_that_never_happens_there(parts: Mapping[str, Any], told: str) -> None:
    failure = explained(with_step(scenario(), 2, **parts))
    assert failure.step == 2
    assert failure.details[0].startswith(told)


def test_a_step_that_leads_elsewhere() -> None:
    step = scenario().steps[23]
    other = after(step, "IN_COMPLIANCE", strikes=1, certificate_age=2)
    trace = with_step(scenario(), 24, after=other, notices=(Notice.IN_OOC,), takes_time=False)
    assert explained(trace) == Failure(
        24,
        "Step 24, overage is counted: the model does this, but otherwise.",
        (
            "state: the trace says IN_COMPLIANCE; the model says OVERAGE",
            "strikes: the trace says strike 1 of 5; the model says strike 2 of 5",
            "certificate age: the trace says certificate age 30 min; "
            "the model says certificate age 5 h 45 min",
            "notices: the trace says SYSTEM_IN_OOC_STATE; the model says SYSTEM_TO_ENTER_OOC_STATE",
            "time: the trace says stands; the model says passes",
        ),
    )


def test_what_a_trace_made_by_hand_may_lack_or_add() -> None:
    step = scenario().steps[0]
    odd = {**step.after.values, "moon": 1}
    del odd["now"]
    failure = explained(with_step(scenario(), 1, after=Situation(step.after.node, odd)))
    assert failure.details == (
        "now: missing in the trace",
        "the trace has 1 variable that the model does not know",
    )
    assert explained(with_step(scenario(), 1, inputs={})).reason.startswith("step 1, the inputs: ")
    assert (
        explained(replace(scenario(), choices=())).reason == "expected one option of each choice."
    )
    assert explained(replace(scenario(), parameters={})).reason.startswith("the numbers: ")
    zero = dict.fromkeys(scenario().parameters, 0)
    assert explained(replace(scenario(), parameters=zero)).reason.startswith("the numbers are not")


def test_no_instance_starts_like_this() -> None:
    first = start(EVALUATION, 5, known=4, now=3)
    assert explained(replace(scenario(), start=first)) == Failure(
        0,
        "No instance starts like this.",
        (
            "it would need: time since the start (45 min) = 0 min",
            "it would need: entitlement known (4) = entitlement bought (5)",
        ),
    )
    elsewhere = explained(replace(scenario(), start=scenario().last))
    assert elsewhere.details[0].startswith("the trace starts in IN_COMPLIANCE; an instance starts")
    assert part_that_replays(scenario(), elsewhere).steps == ()


def test_what_is_supposed_is_held_to() -> None:
    trace = replace(silence(), dropped=("deregister",))
    assert explained(trace).details == (
        "the trace itself supposes that this transition does not exist",
    )
    settled = explained(replace(silence(), settings={"agents": 0}))
    assert settled.reason == (
        "Step 11, synchronize agents: "
        "synchronize_agents changes what is supposed to stay: agents 0."
    )


@given(seeds, st.data())
@settings(max_examples=60, deadline=None)
def test_any_spoilt_trace_is_explained(seed: int, data: st.DataObject) -> None:
    trace = random_trace(seed)
    if not trace.steps:
        return
    number = data.draw(st.integers(1, len(trace.steps)))
    step = trace.steps[number - 1]
    name = data.draw(st.sampled_from(sorted(step.after.values)))
    value = step.after.values[name]
    other = {**step.after.values, name: not value if isinstance(value, bool) else value + 1}
    spoilt = with_step(trace, number, after=Situation(step.after.node, other))
    failure = explained(spoilt)
    assert failure.step == number
    assert failure.details


# The command.


def test_replay_tells_the_story(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.json"
    save_trace(scenario(), file, question="Can it be enforced?", ends_because="130 are bought.")
    assert run(["replay", str(file), "--start", "2026-01-01T08:00"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("  Can it be enforced?\n\n  Numbers: release 12.5")
    assert "2026-04-01 14:30  +90 days" in told
    assert "  Why it ends: 130 are bought." in told
    assert told.endswith("\n✓ The model goes this way: 29 steps.\n")


def test_replay_tells_where_it_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    save_trace(scenario(), good)
    save_trace(with_step(scenario(), 2, transition="deficit_is_bought"), bad, ends_because="Never.")
    assert run(["replay", str(good), str(bad)]) == 1
    told = capsys.readouterr().out
    assert f"{good}:\n" in told
    assert f"\n{bad}:\n" in told
    assert "✓ The model goes this way" in told
    assert "Never." not in told
    assert told.endswith(
        "✗ Step 2, deficit is bought: the model does not do this in NO_LICENSES_IN_USE, as it is "
        "then.\n    it leaves only OUT_OF_COMPLIANCE, OUT_OF_COMPLIANCE_EXPIRED\n"
    )


def test_replay_in_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    save_trace(scenario(), good, question="\x1b[31m")
    save_trace(with_step(scenario(), 24, takes_time=False), bad)
    assert run(["replay", "--json", str(good), str(bad)]) == 1
    data = json.loads(capsys.readouterr().out)
    rules = schema()
    inner = {"$defs": {**rules["$defs"]}, "$ref": "#/$defs/replays"}
    rules["$defs"]["replay"]["properties"]["trace"] = {"type": "object"}
    jsonschema.validate(data, inner)
    one, other = data["replays"]
    assert (one["replays"], one["failure"], other["replays"]) == (True, None, False)
    assert other["failure"] == {
        "step": 24,
        "details": ["time: the trace says stands; the model says passes"],
    }
    jsonschema.validate(one["trace"], schema())
    told = [n["messages"] for moment in one["story"] for n in moment["notices"] if n["messages"]]
    assert sum(told, []) == [message.line for message in MESSAGES]  # noqa: RUF017


def test_replay_in_markdown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a_b.json"
    save_trace(with_step(scenario(), 2, transition="deficit_is_bought"), file)
    assert run(["replay", "--markdown", str(file)]) == 1
    told = capsys.readouterr().out
    assert told.startswith("## /")
    assert "a\\_b.json" in told
    assert "**Replay:** Step 2, deficit is bought" in told
    assert "\n- it leaves only OUT\\_OF\\_COMPLIANCE" in told


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.json", "--start", "soon"], "'soon' is no date and time; write \"2026-01-01T08:00\"."),
        (["a.json", "--json", "--markdown"], "--json and --markdown cannot both be printed"),
        (["a.json", "a.json", "--write-test", "x.py"], "--write-test: expected one trace"),
        (["a.json", "--write-test", "none/x.py"], "there is no folder"),
        (["none.json"], "'none.json' does not exist"),
        (["c.json", "--start", "2026-01-01T08:00"], "'c.json' cannot be told with dates"),
        (["bad.json"], "'bad.json': .format: expected"),
        ([], "Missing argument 'FILE...'"),
    ],
)
def test_wrong_use(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    save_trace(scenario(), "a.json")
    save_trace(of_no_profile(), "c.json")
    Path("bad.json").write_text("{}")
    assert run(["replay", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert message in " ".join(told.err.split())
    assert "Traceback" not in told.err


# Regression tests.


def passes(file: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(file)]
    folders = [str(ROOT / name) for name in ("model", "proofs", "app")]
    return subprocess.run(
        command,
        cwd=file.parent,
        env={"PYTHONPATH": ":".join(folders)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_written_test_passes_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept, test = tmp_path / "a.json", tmp_path / "test_a.py"
    save_trace(scenario(), kept, question='Is "it" \\ so?\nReally?')
    assert run(["replay", str(kept), "--write-test", str(test)]) == 0
    assert '# It answers: Is "it" \\ so? Really?\n' in test.read_text()
    assert passes(test).returncode == 0
    test.write_text(test.read_text().replace('"strikes": 3', '"strikes": 4'))
    failed = passes(test)
    assert failed.returncode == 1
    assert "ReplayError: step 25, overage_is_counted: the trace says" in failed.stdout
    capsys.readouterr()
    assert run(["replay", str(kept), "--write-test", "-"]) == 0
    assert capsys.readouterr().out == trace_to_test(scenario(), question='Is "it" \\ so? Really?')


def test_no_test_of_what_does_not_replay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept, test = tmp_path / "a.json", tmp_path / "test_a.py"
    save_trace(with_step(scenario(), 1, takes_time=True), kept)
    assert run(["replay", str(kept), "--write-test", str(test)]) == 1
    assert not test.exists()
    assert "No test is written" in capsys.readouterr().err


@given(seeds)
@settings(max_examples=30, deadline=None)
def test_a_written_test_rebuilds_the_trace(seed: int) -> None:
    trace = random_trace(seed)
    found: list[Trace] = []
    scope: dict[str, Any] = {"__name__": "written"}
    exec(compile(trace_to_test(trace), "written", "exec"), scope)
    scope["replay"] = lambda _, rebuilt: found.append(rebuilt)
    (test,) = (value for name, value in scope.items() if name.startswith("test_"))
    test()
    assert found == [trace]


def test_written_tests_are_formatted(tmp_path: Path) -> None:
    ruff = Path(sys.executable).with_name("ruff")
    if not ruff.exists():
        pytest.skip("ruff is not installed")
    for number, trace in enumerate([scenario(), silence(), *map(random_trace, range(20))]):
        text = trace_to_test(trace, question="Why? " * number)
        (tmp_path / f"test_{number}.py").write_text(text)
    command = [str(ruff), "format", "--check", "--isolated", str(tmp_path)]
    told = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert told.returncode == 0, told.stdout
    longer = [*command, "--line-length", "100"]
    assert subprocess.run(longer, capture_output=True, timeout=60, check=False).returncode == 0


NUMBERS = st.sampled_from([0, 1, 2, -1, 5, 8640, 10**9, -(10**30), 10**30])


def numbers_in(value: Any) -> list[tuple[Any, Any]]:
    """Each number in the data, as its container and key."""
    found: list[tuple[Any, Any]] = []
    for key, part in value.items() if isinstance(value, dict) else enumerate(value):
        if type(part) is int and key != "version":
            found.append((value, key))
        elif isinstance(part, dict | list):
            found += numbers_in(part)
    return found


@given(seeds, st.data())
@settings(max_examples=80, deadline=None)
def test_no_numbers_in_a_file_are_our_error(seed: int, data: st.DataObject) -> None:
    kept = json.loads(save(random_trace(seed, 6)))
    places = numbers_in(kept)
    for _ in range(data.draw(st.integers(1, 3))):
        container, key = data.draw(st.sampled_from(places))
        container[key] = data.draw(NUMBERS)
        kept["profile"] = None if container is kept["parameters"] else kept["profile"]
    date = data.draw(st.sampled_from([[], ["--start", "9999-12-31T23:59"]]))
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "x.json")
        Path(file).write_text(json.dumps(kept))
        for arguments in (["replay", file], ["replay", "--json", file], ["diff", file, file]):
            with redirect_stdout(io.TextIOWrapper(io.BytesIO(), "utf-8")):
                assert run([*arguments, *date]) in (0, 1, 2)
