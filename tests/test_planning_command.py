"""The command `plan`: what it prints and writes, and what it refuses."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar

from uccx_licensing.commands import cli
from uccx_proofs.monotony.proving import proved
from uccx_proofs.monotony.relation import Relation
from uccx_proofs.processes import Limits
from uccx_proofs.refusing import CertificateError

SCHEMA = json.loads(files("uccx_licensing").joinpath("plan.schema.json").read_text())
START = datetime(2026, 3, 1, tzinfo=UTC)
DAY = 96


def csv_of(folder: Path, titles: str, rows: list[str], name: str = "site.csv") -> str:
    """Write rows, one every fifteen minutes."""
    lines = [
        f"{START + timedelta(minutes=15 * n):%Y-%m-%dT%H:%MZ},{row}" for n, row in enumerate(rows)
    ]
    path = folder / name
    path.write_text("\n".join([f"time,{titles}", *lines, ""]), encoding="utf-8")
    return str(path)


@pytest.fixture(autouse=True)
def _proved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What solvers confirmed once in these tests is not put to them again."""
    monkeypatch.setattr("uccx_licensing.planning.ordered.proved", proved_once)


@cache
def proved_once(relation: Relation, solvers: tuple[str, ...], limits: Limits) -> int:
    return proved(relation, solvers, limits)


@pytest.fixture
def usage(tmp_path: Path) -> str:
    """Six overages in a row on the second day, and a lock that lasts to the end."""
    rows = ["90"] * DAY + ["130", "120", "125", "130", "110", "140"] + ["90"] * DAY
    return csv_of(tmp_path, "usage", rows)


@pytest.fixture
def seats(tmp_path: Path) -> str:
    rows = ["40,10"] * DAY + ["44,10", "41,12", "45,10", "40,13", "50,10"] + ["30,5"] * DAY
    return csv_of(tmp_path, "usage standard,usage premium", rows)


def plan(*arguments: str) -> Result:
    result = CliRunner().invoke(cli, ["plan", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_the_table_tells_the_fewest_licences_and_the_purchases(usage: str) -> None:
    result = plan(usage, "--bought", "100")
    assert result.exit_code == 0, result.output
    told = " ".join(result.output.split())
    assert "a strike 140 139: 2026-03-02 01:15 – ✓ proved minimal" in told
    assert "110 109: 2026-03-02 01:00" in told
    assert "10 bought at these moments at the latest avoid irreversible" in told
    assert "2026-03-02 01:00 10 110" in told
    assert "each confirmed by Z3 and cvc5" in told


def test_what_is_not_known_is_told_with_each_answer(tmp_path: Path) -> None:
    usage = Path(csv_of(tmp_path, "usage", ["130"] * 10))
    lines = usage.read_text().splitlines()
    usage.write_text("\n".join([*lines[:3], *lines[8:], ""]))
    told = plan(str(usage), "--json", "--bought", "100")
    data = json.loads(told.output)
    jsonschema.validate(data, SCHEMA)
    assert data["condition"] == "if the 5 missing reports did not reach the licence server"
    assert not any("missing" in sentence for sentence in data["suppositions"])
    shown = " ".join(plan(str(usage), "--markdown", "--bought", "100").output.split())
    assert f"proved minimal, {data['condition']}" in shown
    assert f"avoid irreversible Out of Compliance, {data['condition']}:" in shown
    filled = json.loads(plan(str(usage), "--json", "--gaps", "as-before").output)
    assert filled["condition"] == "if usage stayed as before in the 5 missing reports"


def test_json_tells_all_of_it(seats: str) -> None:
    result = plan(seats, "--json", "--price", "standard=60,premium=100", "--bought", "standard=50")
    assert result.exit_code == 0, result.output
    data = json.loads(result.output)
    jsonschema.validate(data, SCHEMA)
    assert data["known"] is True
    assert [answer["avoids"] for answer in data["answers"]] == ["strike", "lock", "enforcement"]
    strike, lock, _ = data["answers"]
    assert strike["cheapest"] == {"standard": 47, "premium": 13, "outbound": 0, "server": 0}
    assert strike["cost"] == 47 * 60 + 13 * 100
    least = [(mix["standard"], mix["premium"]) for mix in lock["least"]]
    assert least == [(44, 10), (41, 12)]  # 3,640 and 3,660
    assert lock["cheapest"] == lock["least"][0]
    assert all(fewer["happens"] >= data["first"] for fewer in lock["fewer"])
    assert data["buying"]["purchases"][0]["buy"]["premium"] > 0


def test_markdown_is_a_page(usage: str) -> None:
    result = plan(usage, "--markdown", "--system", "Lyon | 1")
    assert result.exit_code == 0
    assert result.output.startswith("# Lyon \\| 1: 198 reports")
    assert "| Never | Fewest licences |" in result.output


def test_the_calendar_is_read_back(usage: str, tmp_path: Path) -> None:
    file = tmp_path / "deadlines.ics"
    options = (usage, "--bought", "100", "--avoid", "enforcement", "--calendar", str(file))
    assert plan(*options).exit_code == 0
    first = file.read_bytes()
    events = Calendar.from_ical(first).walk("VEVENT")
    # Nothing is enforced in the data; the lock at their end is due 90 days after it began.
    assert [event.decoded("dtstart") for event in events] == [START + timedelta(days=91, hours=1)]
    (event,) = events
    assert event["summary"] == "site: buy 40 UCCX licences, or be enforced"
    assert event.decoded("dtstamp") == event.decoded("dtstart")
    triggers = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
    assert triggers == [timedelta(days=-14), timedelta(days=-3), timedelta(days=-1)]
    assert plan(*options).exit_code == 0
    assert file.read_bytes() == first


def test_each_event_has_an_identity_of_its_own(usage: str) -> None:
    result = plan(usage, "--bought", "100", "--avoid", "strike", "--calendar", "-")
    events = Calendar.from_ical(result.stdout_bytes).walk("VEVENT")
    assert len(events) == 2
    assert len({str(event["uid"]) for event in events}) == 2
    other = plan(usage, "--bought", "100", "--calendar", "-", "--system", "Lyon")
    (event,) = Calendar.from_ical(other.stdout_bytes).walk("VEVENT")
    assert event["summary"] == "Lyon: buy 10 UCCX licences"
    assert str(event["uid"]) not in {str(event["uid"]) for event in events}


def test_a_calendar_without_a_deadline_says_so(usage: str, tmp_path: Path) -> None:
    file = tmp_path / "none.ics"
    result = plan(usage, "--bought", "200", "--calendar", str(file))
    assert result.exit_code == 0
    assert "There is no deadline" in result.stderr
    assert Calendar.from_ical(file.read_bytes()).walk("VEVENT") == []


def test_what_a_plan_does_not_look_at_is_told(tmp_path: Path) -> None:
    file = csv_of(tmp_path, "usage,action", ["3,", ",reregister", "3,"])
    suppositions = json.loads(plan(file, "--json").output)["suppositions"]
    assert any("1 action in the data (first 'reregister') not taken" in s for s in suppositions)


def test_entitlements_in_the_data_are_what_there_is(tmp_path: Path) -> None:
    rows = ["3,3", "5,3", "5,3", "5,3", "5,3", "5,3", "5,6"]
    file = csv_of(tmp_path, "usage,entitlement", rows)
    data = json.loads(plan(file, "--json").output)
    jsonschema.validate(data, SCHEMA)
    told = data["buying"]
    assert [p["buy"] for p in told["purchases"]] == [2]
    other = plan(file, "--bought", "5", "--json")
    data = json.loads(other.output)
    assert data["buying"]["purchases"] == []
    assert any("are not used" in line for line in data["suppositions"])


def test_readings_and_types_change_the_answer(tmp_path: Path) -> None:
    rows = ["9,yes"] * 3 + ["9,no"] + ["9,yes"] * 3
    file = csv_of(tmp_path, "usage,reachable", rows)

    def lock(*options: str) -> int:
        answers = json.loads(plan(file, "--json", *options).output)["answers"]
        return int(answers[1]["cheapest"])

    assert lock() == 9
    assert lock("--reading", 'Q4="resets it"') == 0
    assert lock("--reading", "Q4=RESETS_COUNT", "--profile", "12.5-su3") == 9


def test_what_solvers_do_not_confirm_is_unknown(
    usage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise CertificateError("cvc5 gave no answer")

    monkeypatch.setattr("uccx_licensing.planning.ordered.proved", refuse)
    result = plan(usage, "--bought", "100")
    assert result.exit_code == 3
    assert "? unknown" in result.output
    assert "cvc5 gave no answer" in " ".join(result.output.split())
    assert "proved minimal" not in result.output


WRONG = {
    "--bought many": "--bought 'many': expected a number of licences",
    "--bought standard=3": "the data count licences as one count; expected a number such as 100",
    "--price -1": "--price: expected a number that is not below zero, found '-1'",
    "--price nan": "--price: expected a number",
    "--reading Q99=1": "'Q99'",
    "--reading Deployment=Direct": "this is no reading; there are: Q1",
    "--reading Q1=90_days --reading Q1=90_+_90_days": "Q1 is '90 days' already",
    "--license-type flexible": "expected one of Flex Standard",
    "--license-type Flex_Premium": "expected one of Flex Standard",
    "--avoid lock": "nothing tells how many licences there are; expected --bought",
    "--calendar -": "nothing tells how many licences there are; expected --bought",
    "--json --markdown": "cannot both be printed",
    "--bought 1 --calendar /nowhere/at/all.ics": "there is no folder",
}


@pytest.mark.parametrize("options", WRONG)
def test_wrong_options_are_refused(options: str, usage: str) -> None:
    result = plan(usage, *options.split())
    assert result.exit_code == 2
    assert WRONG[options] in " ".join(result.output.split())


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02\xff" * 50, "site.csv"),
        (b"time,colour\n2026-01-01T08:00Z,red\n", "site.csv"),
        (b"time,entitlement\n2026-01-01T08:00Z,5\n", "no report tells a usage"),
        (b"time,usage\n1995-01-01T08:00Z,5\n2095-01-01T08:00Z,5\n", "2,000,000 at most"),
    ],
    ids=["empty", "binary", "nothing", "no usage", "a wrong date"],
)
def test_files_that_cannot_be_planned_with_are_refused(
    content: bytes, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "site.csv"
    path.write_bytes(content)
    result = plan(str(path))
    assert result.exit_code == 2, result.output
    assert told in result.output


def test_a_price_by_pool_must_name_pools(seats: str) -> None:
    for text in ("gold=3", "standard=1,standard=2", "3"):
        result = plan(seats, "--price", text)
        assert result.exit_code == 2
        assert "the pools are standard, premium, outbound, server" in result.output
