"""Whatever is wrong with a scenario is told in one message, with its line; nothing is printed."""

from __future__ import annotations

import string
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uccx_licensing.__main__ import run
from uccx_licensing.options import InputError
from uccx_licensing.simulating.happenings import DEEDS
from uccx_licensing.simulating.outcome import outcome_of
from uccx_licensing.simulating.reading import scenario_of
from uccx_licensing.simulating.running import run as simulated
from uccx_licensing.simulating.top import HEAD

HAPPENING: Final = "entitlement = 100\n[[happening]]\n"


def refused(text: str) -> str:
    with pytest.raises(InputError) as error:
        simulated(scenario_of(text, "s.toml"))
    return error.value.message


def outcome(text: str) -> str:
    """Where a scenario is written that goes well; why it does not."""
    scenario = None
    try:
        scenario = scenario_of(text, "s.toml")
        simulated(scenario)
    except InputError as error:
        return error.message
    return scenario.place.file


# What is no scenario.


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "s.toml: it is empty; expected a scenario in TOML"),
        ("entitlement = 1\n[[happening]\n", "s.toml:2: it is no TOML: Expected ']]'"),
        ("entitlement = \n", "s.toml:1: it is no TOML"),
        (f"entitlement = {'9' * 5000}\n", "a number has thousands of digits"),
        (f"a = {'[' * 5000}{']' * 5000}\n", "s.toml: it is no"),
        ("[happening]\ndo = 'register'\n", "expected tables, each headed by [[happening]]"),
        ("happening = 3\n", "expected tables, each headed by [[happening]]"),
        ('"a\\u001b\\nb" = 1\n', "s.toml: a? b: nothing is called so at the top"),
        ("entitlment = 1\n", "s.toml:1: entitlment: nothing is called so at the top; did you mean"),
        ("# c\n\nrelease = '13'\n", "s.toml:3: release: no profile '13'; there are: 12.5"),
        ("title = 3\n", "s.toml:1: title: expected a text in quotation marks, found '3'"),
        ("entitlement = true\n", "s.toml:1: entitlement: expected a whole number"),
        ("entitlement = -1\n", "s.toml:1: entitlement: expected a whole number"),
        ("entitlement = 1_000_000_001\n", "expected a whole number from 0 to 1,000,000,000"),
        ("entitlement = { gold = 1 }\n", "no pool is called 'gold'; there are: standard, premium"),
        ("entitlement = { standard = 'x' }\n", "entitlement: Standard: expected a whole number"),
        ("readings = { Q3 = 'frozn' }\n", 'Q3: expected "running maximum" or "frozen at entry"'),
        ("readings = { Q44 = 'x' }\n", "no reading is called 'Q44'"),
        ("readings = 3\n", "readings: expected a table"),
        ("origin = 'nowhere'\n", 'origin: Origin: expected "new installation"'),
        ("numbers = { strike_limit = 0 }\n", "strike_limit: expected at least 1, found 0"),
        ("numbers = { strike_limt = 3 }\n", "no number is called 'strike_limt'; did you mean"),
        ("license_type = 'HCS'\n", "expected one of Flex Standard"),
        ("mode = 'Smort'\n", 'mode: expected "Smart" or "Classic"'),
        ("wfo = 1\n", "wfo: expected true or false, found '1'"),
        ("supposed = { strike = 2 }\n", "no variable is called 'strike'; did you mean strikes"),
        ("supposed = { strikes = true }\n", "strikes: expected a whole number"),
        ("without = ['registr']\n", "no transition is called 'registr'; did you mean"),
        ("without = 'register'\n", "without: expected a list of transitions"),
        ("starts = 2026-01-01T00:00:01\n", "starts: expected whole minutes"),
        ("starts = 'soon'\n", "starts: expected a date and a time"),
        ("starts = 9999-12-31\n", "starts: expected a year from 1970 to 9000"),
    ],
)
def test_what_is_wrong_at_the_top_is_told_with_its_line(text: str, told: str) -> None:
    assert told in refused(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "s.toml:2: nothing happens here"),
        ("note = 'only a note'\n", "s.toml:2: nothing happens here"),
        ("usge = 3\n", "s.toml:3: usge: nothing is called so; did you mean usage?"),
        ("usage = 1e3\n", "s.toml:3: usage: expected a whole number"),
        ("usage = {}\nbuy = 3\n", "s.toml:4: buy: expected a count for each pool"),
        ("do = 'fly'\n", "s.toml:3: do: nobody can do 'fly'; there are: register, deregister"),
        ("do = 3\n", "s.toml:3: do: expected words"),
        ("do = 'restart_clustr'\n", "s.toml:3: do: nobody can do"),
        ("do = 'choose license type'\n", 'needs to be told more; write license_type = "Flex'),
        ("link = 'gone'\n", 'link: expected "lost" or "back", found \'gone\''),
        ("license_control = 'off'\n", 'expected "overage allowed" or "overage not allowed"'),
        ("transfer = { standard = 1, premium = -1 }\n", "expected a count for each pool"),
        ("reports = 0\n", "expected at least one report"),
        ("wait = '0 min'\n", "not between nothing and a hundred years"),
        ("wait = '101 years'\n", "not between nothing and a hundred years"),
        ("wait = 3\n", 'wait: expected "3 days"'),
        ("wait = 'long'\n", 'wait: expected "3 days"'),
        ("at = 'tomorrow'\n", "s.toml:3: at: expected 2026-01-05T09:00:00"),
        ("at = 2026-01-01\n", "s.toml:3: at: a date needs the date of the start"),
        ("at = 10:00:00\n", "s.toml:3: at: expected"),
        ("at = 'day 3 25:00'\n", "there is no such time of the day"),
        ("until = 'nowhere'\n", "no licensing state is called 'nowhere'; there are: enforced"),
        ("until = { state = 'x' }\n", 'until: expected "enforced", "change" or a licensing state'),
    ],
)
def test_what_is_wrong_in_a_happening_is_told_with_its_line(text: str, told: str) -> None:
    start = "entitlement = {}" if "{" in text else "entitlement = 100"
    if "transfer" in text:
        start, told = "entitlement = { standard = 9 }", "a transfer goes one way"
    assert told in refused(f"{start}\n[[happening]]\n{text}")


def test_where_happenings_have_no_lines_they_are_counted() -> None:
    text = "entitlement = 3\nhappening = [{ do = 'register' }, { do = 'fly' }]\n"
    assert refused(text).startswith("s.toml: happening 2, do: nobody can do 'fly'")


def test_a_header_in_a_text_is_no_happening() -> None:
    text = 'title = """\n[[happening]]\n"""\n[[happening]]\ndo = "fly"\n'
    assert "nobody can do 'fly'" in refused(text)


# What cannot happen.


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "link = 'lost'\n[[happening]]\n# later\ndo = 'register'\n",
            "s.toml:6: do: register, day 0 00:00: this cannot happen in EVALUATION, as it is then\n"
            "  it would need: the licence server answers",
        ),
        (
            "do = 'deregister'\n",
            "this cannot happen in EVALUATION, as it is then\n"
            "  the system is not registered\n"
            "  it can only happen in NO_LICENSES_IN_USE, IN_COMPLIANCE",
        ),
        (
            "do = 'register'\n[[happening]]\ndo = 'register'\n",
            "this cannot happen in NO_LICENSES_IN_USE, as it is then\n  the system is registered",
        ),
        ("do = 'restart'\n", "it would need: a restart is pending"),
        ("do = 'sync'\n", "s.toml:3: do: Direct has nothing to synchronize; write deployment ="),
        ("on_prem_link = 'lost'\n", "on_prem_link: Direct has nothing to synchronize"),
        ("do = 'switch to Smart'\n", "it can only happen in CLASSIC"),
        (
            "license_type = 'Flex HCS'\n",
            'would need: Site = "hosted collaboration solution" or licence type',
        ),
        ("transfer = -101\n", "s.toml:3: transfer: only 100 are in the virtual account then"),
        ("buy = 1_000_000_000\n", "expected an entitlement of at most 1,000,000,000"),
        (
            "until = 'OUT_OF_COMPLIANCE'\n",
            "does not come about within 20 years, which is the limit",
        ),
        (
            "until = { state = 'enforced', within = '1 day' }\n",
            "s.toml:3: until: 'enforced': this does not come about within 1 day",
        ),
        (
            "until = { state = 'enforced', within = '1 min' }\n",
            "until: 'enforced': this does not come about within 15 min",
        ),
        (
            "at = 'day 2'\nusage = 1\n[[happening]]\nat = 'day 1'\nusage = 2\n",
            "s.toml:5: this is before what happened last (day 2 00:00)",
        ),
    ],
)
def test_what_cannot_happen_is_refused_with_what_it_would_need(text: str, told: str) -> None:
    assert told in refused(HAPPENING + text)


def test_deregistering_is_refused_where_a_reading_refuses_it() -> None:
    head = 'readings = { Q6 = "is refused" }\nentitlement = 100\n[[happening]]\ndo = "register"\n'
    told = refused(head + 'usage = 130\nreports = 5\n[[happening]]\ndo = "deregister"\n')
    assert "s.toml:8: do: deregister, day 0 01:15" in told
    assert "cannot happen in OUT_OF_COMPLIANCE" in told
    assert "nothing is locked" in told or "locked usage (130)" in told


def test_starts_that_there_are_not_are_refused() -> None:
    told = refused('mode = "Classic"\n')
    assert "s.toml:1: no instance starts like this in CLASSIC" in told
    assert 'it would need: Origin ≠ "new installation"' in told
    assert 'Site = "lab"' in refused('license_type = "NPS/NFR"\n')


def test_what_is_supposed_to_stay_is_not_changed() -> None:
    told = refused('supposed = { strikes = 2 }\n[[happening]]\ndo = "register"\n')
    assert "register would change what is supposed to stay: strikes" in told


def test_what_is_supposed_not_to_exist_does_not_happen() -> None:
    told = refused('without = ["restart_cluster"]\n[[happening]]\ndo = "restart"\n')
    assert "the file itself supposes that it does not exist" in told
    names = '["evaluation_goes_on", "evaluation_expires"]'
    told = refused(f"without = {names}\n[[happening]]\nreports = 3\n")
    assert "s.toml:3: reports: a report, day 0 00:00: this cannot happen in EVALUATION" in told


# The command.


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff\xfe", b"{", b'{"format": 3}', b"[1]", b"\xef\xbb\xbf"]
)
def test_files_that_are_something_else_are_refused(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "s.toml"
    file.write_bytes(content)
    assert run(["simulate", str(file)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "Error: " in told.err
    assert "Traceback" not in told.err


def test_a_folder_and_a_missing_file_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["simulate", str(tmp_path)]) == 2
    assert run(["simulate", str(tmp_path / "none.toml")]) == 2
    assert run(["simulate"]) == 2
    assert "Missing argument 'FILE'" in capsys.readouterr().err


def test_a_large_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "s.toml"
    file.write_bytes(b"# " + b"x" * (9 * 1024 * 1024))
    assert run(["simulate", str(file)]) == 2
    assert "larger than 8 MB" in capsys.readouterr().err


def test_nothing_is_written_if_something_cannot_happen(tmp_path: Path) -> None:
    file, usage = tmp_path / "s.toml", tmp_path / "usage.csv"
    file.write_text(f"starts = 2026-01-01\n{HAPPENING}reports = 3\ndo = 'restart'\n")
    assert run(["simulate", str(file), "--write-usage", str(usage)]) == 2
    assert sorted(tmp_path.iterdir()) == [file]


KEYS: Final = ["at", "note", "within", *(written.key for written in DEEDS)]
VALUES: Final = st.sampled_from(
    [written.example for written in DEEDS]
    + ["0", "-1", "true", '""', "[]", "{}", "1.5", "1979-05-27", "07:32:00", "{ standard = 3 }"]
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=3), max_size=4),
    st.sampled_from(["", "entitlement = 9\n", "entitlement = { premium = 9 }\n"]),
)
def test_any_keys_with_any_values_are_simulated_or_refused(
    tables: list[dict[str, str]], head: str
) -> None:
    lines = ["[[happening]]\n" + "".join(f"{k} = {v}\n" for k, v in t.items()) for t in tables]
    assert outcome(head + "".join(lines)).startswith("s.toml")


TOPS: Final = st.dictionaries(
    st.sampled_from([line.key for line in HEAD]),
    VALUES | st.sampled_from([line.example for line in HEAD]),
    max_size=4,
)


@settings(max_examples=300, deadline=None)
@given(TOPS, st.sampled_from(["", 'do = "register"', "usage = 12", "log_in = { chat = 3 }"]))
def test_any_top_is_simulated_or_refused(top: dict[str, str], keys: str) -> None:
    head = "".join(f"{key} = {value}\n" for key, value in top.items())
    assert outcome(f"{head}[[happening]]\n{keys}\n").startswith("s.toml")


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=string.printable + "é\0\u2028", max_size=60))
def test_any_text_is_simulated_or_refused(text: str) -> None:
    assert outcome(text).startswith("s.toml")


def test_an_outcome_of_no_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        outcome_of(str(tmp_path / "none"))
