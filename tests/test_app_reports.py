"""The reports for programs: valid, true, and safe whatever the text is."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from lxml import etree

from test_app_runs import EVERYTHING, EXITS, conditional, proved, refuted, result, run, scenario
from uccx_licensing.outcome import MARKS
from uccx_licensing.places import in_package, in_repository, place_of_transition
from uccx_licensing.report_json import SCHEMA_VERSION, as_json
from uccx_licensing.report_junit import as_junit
from uccx_licensing.report_sarif import as_sarif
from uccx_licensing.trace_data import trace_as_data
from uccx_model.choices import CHOICES
from uccx_model.execution import replay
from uccx_model.graph import licensing_graph
from uccx_model.notices import Notice
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_proofs.verdicts import Engine, Proved, Refuted, Run, Unknown

ROOT: Final = Path(__file__).parent.parent
SARIF_SHA256: Final = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
HOSTILE: Final = "[bold]x[/] <script>&\"' ]]> \x00\x1b[31m\x0b\ufffe {0} 🎈 \u202e"
HOSTILE_RUN: Final = run(
    result(HOSTILE, Proved(Engine.SPACER, HOSTILE), HOSTILE, sentence=HOSTILE, sources=(HOSTILE,)),
    result("a b", Refuted(Engine.SEARCH, scenario(), HOSTILE, HOSTILE), file="/x/my file{}.py"),
    result("c", Unknown(HOSTILE), readings=HOSTILE, periods=HOSTILE),
    profile=HOSTILE,
    notes=[HOSTILE],
)
RUNS: Final = [EVERYTHING, HOSTILE_RUN, *(outcome for outcome, _ in EXITS.values())]


# JSON.


def schema() -> Any:
    return json.loads(files("uccx_licensing").joinpath("report.schema.json").read_text())


def test_our_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("outcome", RUNS)
def test_json_is_valid(outcome: Run) -> None:
    jsonschema.validate(json.loads(as_json(outcome)), schema())


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("schema_version",), "2.0"),
        (("exit_code",), 2),
        (("seconds",), -1),
        (("properties", 0, "verdict"), "true"),
        (("properties", 0, "engine"), None),
        (("properties", 0, "file"), "/home/somebody/x.py"),
        (("properties", 0, "counterexample"), {"steps": []}),
        (("properties", 2, "witnesses"), [{"shows": "", "steps": 0, "trace": None}]),
        (("properties", 2, "counterexample", "start", "values", "now"), "0"),
    ],
)
def test_our_schema_refuses_what_is_wrong(place: tuple[Any, ...], value: object) -> None:
    data = json.loads(as_json(EVERYTHING))
    *way, last = place
    target = data
    for key in way:
        target = target[key]
    target[last] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema())


def test_json_says_everything() -> None:
    data = json.loads(as_json(EVERYTHING))
    assert data["schema_version"] == SCHEMA_VERSION
    assert (data["exit_code"], data["profile"], data["seconds"]) == (4, None, 8.1)
    assert data["summary"] == {
        "properties": 7,
        "proved": 2,
        "witnessed": 1,
        "refuted": 2,
        "unknown": 1,
        "disagreement": 1,
    }
    told = {entry["name"]: entry for entry in data["properties"]}
    assert list(told) == [r.name for r in EVERYTHING.results]
    refutation = told["evaluation_lasts_ninety_days"]
    assert refutation["verdict"] == "refuted"
    assert refutation["engine"] == "solver search"
    assert refutation["explanation"] == "the period is over too early"
    assert refutation["place"] == "evaluation_expires: EVALUATION → EVALUATION_EXPIRED"
    assert refutation["counterexample"]["parameters"]["evaluation_period"] == 3
    assert refutation["counterexample"]["profile"] is None
    assert (refutation["file"], refutation["line"]) == ("uccx_proofs/properties/states.py", 12)
    witness = told["both_scenarios_are_possible"]["witnesses"]
    assert [(w["shows"], w["steps"]) for w in witness] == [
        ("the tech note's first scenario", 29),
        ("a silent server", 11),
    ]
    assert witness[0]["trace"]["profile"] == "12.5"
    (condition,) = told["enforcement_has_one_cure"]["conditions"]
    assert condition["needed"] is True
    assert condition["without"]["verdict"] == "refuted"
    assert len(condition["without"]["counterexample"]["steps"]) == 11
    assert told["time_can_always_pass"]["explanation"] == "no answer within 60 s"
    assert told["time_can_always_pass"]["engine"] is None
    assert {entry["verdict"] for entry in told.values()} == set(MARKS)
    assert [entry["holds"] for entry in told.values()] == [r.holds for r in EVERYTHING.results]


def test_a_trace_in_json_can_be_replayed() -> None:
    data = json.loads(json.dumps(trace_as_data(scenario())))
    options = {choice.__name__: choice for choice in CHOICES}

    def situation(told: dict[str, Any]) -> Situation:
        return Situation(told["state"], told["values"])

    trace = Trace(
        data["parameters"],
        tuple(options[name][told["option"]] for name, told in data["choices"].items()),
        situation(data["start"]),
        tuple(
            TraceStep(
                step["transition"],
                step["inputs"],
                step["takes_time"],
                tuple(map(Notice, step["notices"])),
                situation(step["after"]),
            )
            for step in data["steps"]
        ),
    )
    assert trace == scenario()
    replay(licensing_graph(), trace)


# JUnit.


@pytest.mark.parametrize("outcome", RUNS)
def test_junit_is_valid(outcome: Run) -> None:
    found = distribution("pyEDAA.Reports").locate_file("pyEDAA/Reports/Resources/Any-JUnit.xsd")
    dialect = etree.XMLSchema(etree.parse(str(found)))
    dialect.assertValid(etree.fromstring(as_junit(outcome).encode()))


def test_junit_counts_and_tells_why() -> None:
    root = ET.fromstring(as_junit(EVERYTHING))
    assert root.attrib == {
        "name": "uccx-licensing",
        "tests": "7",
        "failures": "2",
        "errors": "2",
        "skipped": "0",
        "time": "8.100",
    }
    assert [suite.get("name") for suite in root] == [
        "invariant",
        "witness",
        "graph fact",
        "progress",
        "step invariant",
    ]
    cases = {case.get("name"): case for case in root.iter("testcase")}
    failure = cases["evaluation_lasts_ninety_days"].find("failure")
    assert failure is not None
    assert failure.get("message") == "refuted: It is so that evaluation lasts ninety days."
    assert "evaluation used 3 reports" in (failure.text or "")
    case = cases["evaluation_lasts_ninety_days"]
    assert (case.get("file"), case.get("line")) == (
        "proofs/uccx_proofs/properties/states.py",
        "12",
    )
    for name in ("time_can_always_pass", "the_lock_never_falls"):
        assert cases[name].find("error") is not None
    assert cases["enforcement_has_one_cure"].find("error") is None


def test_junit_does_not_take_a_needless_condition_for_success() -> None:
    root = ET.fromstring(as_junit(run(conditional(Proved(Engine.SPACER)))))
    (error,) = root.iter("error")
    assert "proved just the same" in (error.text or "")


def test_junit_keeps_hostile_text_apart() -> None:
    root = ET.fromstring(as_junit(HOSTILE_RUN))
    case = next(root.iter("testcase"))
    assert case.get("name") == "[bold]x[/] <script>&\"' ]]> [31m {0} 🎈 \u202e"
    assert not list(root.iter("script"))


# SARIF.


def sarif_schema() -> Any:
    path = distribution("linceo").locate_file("linceo/data/sarif-schema-2.1.0.json")
    content = Path(str(path)).read_bytes()
    assert hashlib.sha256(content).hexdigest() == SARIF_SHA256, "not the official schema"
    return json.loads(content)


@pytest.mark.parametrize("outcome", RUNS)
def test_sarif_is_valid(outcome: Run) -> None:
    jsonschema.Draft7Validator(
        sarif_schema(), format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER
    ).validate(json.loads(as_sarif(outcome)))


def test_sarif_says_what_failed_and_where() -> None:
    (told,) = json.loads(as_sarif(EVERYTHING))["runs"]
    rules = told["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [r.name for r in EVERYTHING.results]
    assert rules[0]["fullDescription"]["text"].startswith("It is so that strikes stay within")
    assert "R17: " in rules[0]["fullDescription"]["text"]
    results = {found["ruleId"]: found for found in told["results"]}
    assert {name: (f["kind"], f["level"]) for name, f in results.items()} == {
        "strikes_stay_within_the_limit": ("pass", "none"),
        "both_scenarios_are_possible": ("pass", "none"),
        "evaluation_lasts_ninety_days": ("fail", "error"),
        "no_path_leads_back": ("fail", "error"),
        "time_can_always_pass": ("open", "none"),
        "the_lock_never_falls": ("fail", "error"),
        "enforcement_has_one_cure": ("pass", "none"),
    }
    for number, found in enumerate(told["results"]):
        assert rules[found["ruleIndex"]]["id"] == found["ruleId"]
        assert found["ruleIndex"] == number
    location = results["evaluation_lasts_ninety_days"]["locations"][0]["physicalLocation"]
    assert location == {
        "artifactLocation": {
            "uri": "proofs/uccx_proofs/properties/states.py",
            "uriBaseId": "%SRCROOT%",
        },
        "region": {"startLine": 12},
    }
    assert told["invocations"] == [
        {
            "executionSuccessful": False,
            "exitCode": 4,
            "exitCodeDescription": "engines disagree",
        }
    ]


def test_sarif_leads_through_the_model() -> None:
    (told,) = json.loads(as_sarif(run(refuted())))["runs"]
    (flow,) = told["results"][0]["codeFlows"]
    start, step = flow["threadFlows"][0]["locations"]
    assert start["location"]["message"]["text"] == "report 0 start: EVALUATION"
    assert "evaluation used 3 reports" in step["location"]["message"]["text"]
    physical = step["location"]["physicalLocation"]
    file = ROOT / physical["artifactLocation"]["uri"]
    lines = file.read_text().splitlines()[physical["region"]["startLine"] - 1 :]
    assert any(line.startswith("def evaluation_expires(") for line in lines[:5])


def test_sarif_says_open_where_a_condition_may_not_be_needed() -> None:
    (told,) = json.loads(as_sarif(run(conditional(Unknown("no time")))))["runs"]
    (found,) = told["results"]
    assert found["kind"] == "open"
    assert "not known to be needed" in found["message"]["text"]


def test_sarif_doubles_braces() -> None:
    (told,) = json.loads(as_sarif(HOSTILE_RUN))["runs"]
    assert "{{0}}" in told["results"][0]["message"]["text"]
    location = told["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == "my%20file%7B%7D.py"


# All of them.


@pytest.mark.parametrize("write", [as_json, as_junit, as_sarif])
def test_reports_are_the_same_everywhere(write: Any) -> None:
    text = write(EVERYTHING)
    assert "/home" not in text
    assert text == write(EVERYTHING)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_paths() -> None:
    for file in ("model/uccx_model/silence.py", "app/uccx_licensing/story.py"):
        assert in_repository(f"/srv/uccx_model/{file}") == file
        assert in_package(file) == file.partition("/")[2]
    assert in_repository("<string>") == "<string>"
    assert place_of_transition("no_such", "EVALUATION", "EVALUATION") is None
    found = place_of_transition("register", "EVALUATION", "NO_LICENSES_IN_USE")
    assert found is not None
    assert found.file == "model/uccx_model/registration.py"


def test_nothing_is_reported_as_no_property() -> None:
    assert json.loads(as_json(run()))["properties"] == []
    assert ET.fromstring(as_junit(run())).get("tests") == "0"
    assert proved().holds
