"""Answers as JSON: each form of question, with a story and without, as the schema says."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from uccx_licensing import ask
from uccx_licensing.answer_json import ANSWER_VERSION, answer_as_data, answer_as_json
from uccx_model.trace import Trace
from uccx_proofs.queries.answer import Answer, Reply
from uccx_proofs.queries.language.understanding import understand

PROVED = "reach enforced within 89 days"
TOLD = "reach enforced within 90 days"
QUESTIONS = {
    TOLD: ("reach", "yes", "story"),
    PROVED: ("reach", "no", "proof"),
    "never strikes > 5": ("always", "yes", "proof"),
    "always (enforced => agent_changes = 0)": ("always", "no", "story"),
    "after unanswered, strikes <= old(strikes)": ("always", "yes", "proof"),
    "shortest: reach enforced": ("reach", "yes", "both"),
    "reach enforced supposing strike_limit = 3, no evaluation_expires": ("reach", "yes", "story"),
    "why not enforced within 89 days": ("why not", "yes", "proof"),
    'why not deregister from OUT_OF_COMPLIANCE reading Q6 = "is refused"': (
        "why not",
        "yes",
        "proof",
    ),
    "why not CLASSIC from IN_COMPLIANCE": ("why not", "yes", "proof"),
    "why not enforced within 90 days": ("why not", "no", "story"),
    "which readings: reach unanswered and strikes < old(strikes) within 30 days": (
        "which readings",
        "yes",
        "story",
    ),
    "which readings: reach enforced within 89 days": ("which readings", "no", "nothing"),
    "which readings: reach enforced within 90 days": ("which readings", "yes", "story"),
}


@cache
def schema() -> dict[str, Any]:
    text = files("uccx_licensing").joinpath("answer.schema.json").read_text(encoding="utf-8")
    known: dict[str, Any] = json.loads(text)
    return known


@cache
def answered(question: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer_as_json(ask(question).answer))
    return found


def wrong(data: Any) -> list[str]:
    return [error.json_path for error in Draft202012Validator(schema()).iter_errors(data)]


def test_the_schema_is_one_and_describes_every_field() -> None:
    Draft202012Validator.check_schema(schema())
    assert schema()["properties"]["schema_version"]["const"] == ANSWER_VERSION
    for name, field in schema()["properties"].items():
        assert field.get("description"), name
    assert set(schema()["required"]) == set(schema()["properties"])


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_is_as_the_schema_says(question: str) -> None:
    form, reply, shows = QUESTIONS[question]
    data = answered(question)
    assert wrong(data) == []
    assert (data["question"], data["form"], data["answer"]) == (question, form, reply)
    assert (data["trace"] is not None) is (shows in {"story", "both"})
    assert (data["proof"] is not None) is (shows in {"proof", "both"})


def test_readings_are_told_case_by_case_with_what_shows_each() -> None:
    data = answered("which readings: reach unanswered and strikes < old(strikes) within 30 days")
    told = {case["possible"]: case["readings"] for case in data["cases"]}
    assert told == {True: {"Q4": ["resets it"]}, False: {"Q4": ["keeps the count"]}}


def test_obstacles_name_what_the_documents_say() -> None:
    data = answered("why not enforced within 89 days")
    periods = {o["subject"]: o["sources"] for o in data["obstacles"] if o["kind"] == "period"}
    assert periods["evaluation_period = 8640"] == ["R17"]
    assert [o["kind"] for o in answered("why not CLASSIC from IN_COMPLIANCE")["obstacles"]] == [
        "graph"
    ]


def test_unknown_has_reasons_and_may_have_a_story() -> None:
    question = understand(TOLD)
    lost = Answer(question, Reply.UNKNOWN, notes=("nobody knows",))
    assert wrong(answer_as_data(lost)) == []
    assert wrong(answer_as_data(Answer(question, Reply.UNKNOWN))) != []
    trace: Trace | None = ask(TOLD).answer.trace
    started = Answer(question, Reply.UNKNOWN, "search", notes=("is it best?",), trace=trace)
    assert wrong(answer_as_data(started)) == []


@pytest.mark.parametrize(
    ("question", "path", "value"),
    [
        (TOLD, ["answer"], "no"),
        (TOLD, ["answer"], "maybe"),
        (TOLD, ["exit_code"], 1),
        (TOLD, ["trace"], None),
        (TOLD, ["trace", "steps", 0, "notices"], None),
        (TOLD, ["trace", "extra"], 1),
        (TOLD, ["trace", "start", "values", "strikes"], "none"),
        (TOLD, ["schema_version"], "2.0"),
        (TOLD, ["extra"], 1),
        (TOLD, ["cases"], [{"possible": True, "readings": {}, "trace": None, "proof": None}]),
        (PROVED, ["proof"], None),
        (PROVED, ["proof", "solvers"], []),
        (PROVED, ["ends_because"], "it does"),
        (PROVED, ["sentence"], ""),
        ("why not enforced within 89 days", ["obstacles", 0, "kind"], "fate"),
        ("which readings: reach enforced within 89 days", ["cases"], []),
        ("which readings: reach enforced within 89 days", ["cases", 0, "possible"], True),
    ],
)
def test_what_contradicts_itself_is_refused(question: str, path: list[Any], value: Any) -> None:
    data = deepcopy(answered(question))
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert wrong(data) != []
