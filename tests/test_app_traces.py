"""Traces in files: written whole, read with suspicion."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from random_traces import random_trace
from test_app_runs import of_no_profile, scenario, silence
from uccx_licensing import InputError, load_trace, save_trace
from uccx_licensing.trace_file import Kept, load, save
from uccx_licensing.trace_reader import LARGEST
from uccx_model.execution import replay
from uccx_model.graph import licensing_graph

seeds = st.integers(0, 2**32)


def schema(name: str = "trace") -> Any:
    return json.loads(files("uccx_licensing").joinpath(f"{name}.schema.json").read_text())


@given(seeds)
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_again(seed: int) -> None:
    trace = random_trace(seed)
    text = save(trace)
    assert load(text) == Kept(trace)
    jsonschema.validate(json.loads(text), schema())
    replay(licensing_graph(), load(text).trace)


@given(st.text(max_size=40), st.text(max_size=40), st.none() | st.datetimes())
@settings(deadline=None)
def test_so_is_what_is_written_beside_it(question: str, why: str, when: datetime | None) -> None:
    when = when and when.replace(second=0, microsecond=0)
    text = save(of_no_profile(), question=question, ends_because=why, start_date=when)
    assert load(text) == Kept(of_no_profile(), question, why, when)
    jsonschema.validate(json.loads(text), schema())


def test_files(tmp_path: Path) -> None:
    file = tmp_path / "trace.json"
    save_trace(scenario(), file, question="Is it é?", start_date=datetime(2026, 1, 1, 8))
    assert load_trace(file) == Kept(scenario(), "Is it é?", "", datetime(2026, 1, 1, 8))
    file.write_text("\ufeff" + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert load_trace(str(file)).trace == scenario()


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(save(silence()).encode())

    monkeypatch.setattr("sys.stdin", Input)
    assert load_trace("-").trace == silence()


def test_the_report_and_the_file_have_the_same_traces() -> None:
    ours, theirs = schema(), schema("report")["$defs"]
    jsonschema.Draft202012Validator.check_schema(ours)
    for name, told in theirs["trace"]["properties"].items():
        assert ours["properties"][name] == told
    for part in ("value", "values", "step", "situation"):
        kept = {
            k: v
            for k, v in ours["$defs"][part].items()
            if k != "additionalProperties" or part == "values"
        }
        assert kept == theirs[part]


# What cannot be read.

Change = Callable[[dict[str, Any]], object]


def refused(text: str) -> str:
    with pytest.raises(InputError) as caught:
        load(text)
    assert "\n" not in caught.value.message
    return caught.value.message


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d.pop("steps"), ".: it does not tell 'steps'"),
        (lambda d: d.update(extra=1), ".: nothing is called 'extra' here; there are: format"),
        (lambda d: d.update(format="other"), '.format: expected "uccx-licensing trace"'),
        (lambda d: d.update(version=3), ".version: expected 1 or 2, all known here"),
        (lambda d: d.update(version=True), ".version: expected 1 or 2"),
        (lambda d: d.update(version="1"), ".version: expected 1 or 2"),
        (lambda d: d.update(question=7), ".question: expected a text, found 7"),
        (lambda d: d.update(ends_because=None), ".ends_because: expected a text, found null"),
        (
            lambda d: d.update(start_date="2026"),
            ".start_date: '2026' is no date and time; write \"20",
        ),
        (lambda d: d.update(start_date=0), ".start_date: expected a text, found 0"),
        (lambda d: d.update(profile=None), ".profile: expected '12.5'"),
        (lambda d: d.update(profile="12.5-su3"), ".profile: expected '12.5'"),
        (lambda d: d["parameters"].update(late_warning=2), ".profile: expected null"),
        (
            lambda d: d["parameters"].pop("strike_limit"),
            ".parameters: it does not tell 'strike_limit'",
        ),
        (
            lambda d: d["parameters"].update(strike_limit=5.0),
            ".parameters: expected a number for strike",
        ),
        (lambda d: d["parameters"].update(strike_limit=10**31), "strike_limit is too large"),
        (lambda d: d["parameters"].update(strike_limit=True), "for strike_limit, found true"),
        (lambda d: d["choices"].pop("Q3"), ".choices: it does not tell 'Q3'"),
        (lambda d: d["choices"].update(Q3=1), ".choices.Q3: expected an object, found 1"),
        (
            lambda d: d["choices"]["Q3"].update(option="X"),
            ".choices.Q3.option: no option is called 'X'; there are: RUNNING_MAXIMUM, FROZEN_AT",
        ),
        (
            lambda d: d["choices"]["Q3"].update(words="X"),
            '.choices.Q3.words: expected "running maximum", what RUNNING_MAXIMUM means',
        ),
        (lambda d: d.update(settings={"x": 1}), ".settings: nothing is called 'x' here"),
        (lambda d: d.update(settings={"bought": False}), ".settings: expected a number for bought"),
        (lambda d: d.update(settings=[]), ".settings: expected an object, found a list"),
        (lambda d: d.update(dropped="register"), ".dropped: expected a list, found 'register'"),
        (
            lambda d: d.update(dropped=["registr"]),
            ".dropped[0]: no transition is called 'registr'; the nearest are: register",
        ),
        (
            lambda d: d["start"].update(state="ELSEWHERE"),
            ".start.state: no licensing state is called",
        ),
        (lambda d: d["start"]["values"].pop("now"), ".start.values: it does not tell 'now'"),
        (lambda d: d["start"]["values"].update(now=None), "expected a number for now, found null"),
        (lambda d: d.update(steps={}), ".steps: expected a list, found an object"),
        (lambda d: d["steps"].append(3), ".steps[29]: expected an object, found 3"),
        (lambda d: d["steps"][3].update(transition=[]), ".steps[3].transition: expected a text"),
        (lambda d: d["steps"][3].update(transition="go"), ".steps[3].transition: no transition"),
        (lambda d: d["steps"][3].update(takes_time=1), ".steps[3]: expected true or false"),
        (lambda d: d["steps"][3]["inputs"].pop("demand"), ".steps[3].inputs: it does not tell"),
        (lambda d: d["steps"][3]["inputs"].update(demand="x"), "for demand, found 'x'"),
        (
            lambda d: d["steps"][3].update(notices=["X"]),
            ".steps[3].notices[0]: no notice is called",
        ),
        (
            lambda d: d["steps"][3]["after"].pop("state"),
            ".steps[3].after: it does not tell 'state'",
        ),
        (
            lambda d: d["steps"][3]["after"]["values"].update(wfo_in_use=0),
            ".steps[3].after.values: ",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(change: Change, message: str) -> None:
    data = json.loads(save(scenario()))
    change(data)
    assert message in refused(json.dumps(data))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"now": 0', '"now": NaN', ".start.values: expected a number for now, found NaN"),
        ('"now": 0', '"now": 1e999', ".start.values: expected a number for now, found Infinity"),
        ('"now": 0', '"now": 0, "now": 0', ".start.values: 'now' is told twice"),
        ('"demand": 80', '"demand": 80, "demand": 1', ".steps[1].inputs: 'demand' is told twice"),
        ('"steps"', '"dropped": [], "steps"', ".: 'dropped' is told twice"),
        ('"now": 0', '"now": {"a": 1, "a": 2}, "now": 0', ".start.values: 'now' is told twice"),
        ('"now": 0', '"now": ' + "[" * 90_000, "it is nested too deeply"),
        ('"now": 0', '"now": 00', "it is no JSON: Expecting ',' delimiter: line 2"),
        ('"now": 0', '"now": ' + "1" * 5000, "it is no JSON"),
        ("{", "[", "it is no JSON"),
        ("", " " * (LARGEST + 1), "it has more than 8,388,608 characters"),
    ],
)
def test_what_is_no_json_or_says_it_twice(old: str, new: str, message: str) -> None:
    assert message in refused(save(scenario()).replace(old, new, 1))


@pytest.mark.parametrize("text", ["[]", "3", "null", '"x"'])
def test_json_that_is_no_object(text: str) -> None:
    assert ".: expected an object" in refused(text)


@given(seeds, st.data())
@settings(max_examples=60, deadline=None)
def test_a_spoilt_file_is_read_or_refused_in_one_line(seed: int, data: st.DataObject) -> None:
    text = save(random_trace(seed, 4))
    place = data.draw(st.integers(0, len(text)))
    spoilt = (
        text[:place] + data.draw(st.text(max_size=3)) + text[place + data.draw(st.integers(0, 9)) :]
    )
    try:
        load(spoilt)
    except InputError as error:
        told = error
    else:
        return
    assert told.exit_code == 2
    assert "\n" not in told.message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "expected a trace in JSON, which begins with {; it is empty"),
        (b"date,used\n", "expected a trace in JSON, which begins with {; found 'date,used'"),
        (b"\xff\xfe", "it is no text in UTF-8 at byte 0"),
        (b" " * (LARGEST + 1), "it is larger than 8 MB"),
        (b"{}", ".format: expected"),
    ],
)
def test_files_that_are_no_traces(content: bytes, message: str, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(content)
    with pytest.raises(InputError) as caught:
        load_trace(file)
    assert caught.value.message.startswith(repr(str(file)))
    assert message in caught.value.message


def test_files_that_are_not_there(tmp_path: Path) -> None:
    for path, why in ((tmp_path / "none", "No such file"), (tmp_path, "Is a directory")):
        with pytest.raises(InputError, match=why):
            load_trace(path)
    with pytest.raises(InputError, match="null"):
        load_trace("a\0b")
