"""Stories as Markdown, as HTML, and in colours on terminals."""

from __future__ import annotations

import io
import re
from datetime import datetime

import pytest
from hypothesis import given, settings
from lxml import etree, html
from rich.console import Console

from random_traces import random_trace
from test_app_runs import of_no_profile, scenario, silence
from test_app_traces import seeds
from uccx_licensing.markdown import escaped, table
from uccx_licensing.screen import Screen
from uccx_licensing.story import moments, story
from uccx_licensing.story_pages import as_html, as_markdown
from uccx_licensing.story_table import show_story, story_table
from uccx_licensing.tones import Tone, tone_of
from uccx_model.messages import MESSAGES
from uccx_model.states import ENFORCED, STATES
from uccx_model.trace import Trace


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def shown(trace: Trace, width: int, monkeypatch: pytest.MonkeyPatch) -> str:
    for name, value in (("COLUMNS", str(width)), ("TERM", "xterm-256color")):
        monkeypatch.setenv(name, value)
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    stream = Terminal()
    show_story(trace, Screen(stream), ends_because="It is over.")
    return stream.getvalue()


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[\d;]*m", "", text)


def test_every_kind_of_state_has_its_colour() -> None:
    assert {s.name for s in STATES if tone_of(s.name) is Tone.ENFORCED} == {
        s.name for s in ENFORCED
    }
    assert tone_of("OVERAGE") is tone_of("REGISTRATION_EXPIRED") is Tone.THREATENED
    assert tone_of("IN_COMPLIANCE") is Tone.COMPLIANT
    assert tone_of("EVALUATION") is tone_of("CLASSIC") is Tone.UNREGISTERED


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_a_terminal_shows_the_same_lines_in_colours(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = shown(scenario(), width, monkeypatch)
    expected = story(scenario(), width, ends_because="It is over.")
    assert plain(told).splitlines() == expected
    assert "\x1b[32mIN_COMPLIANCE\x1b[0m" in told
    assert "\x1b[31mOUT_OF_COMPLIANCE_EXPIRED\x1b[0m" in told
    assert "\x1b[1;33m⚠ %UC_LIB_LICENSE-1-SYSTEM_IN_OOC_STATE" in told
    assert "\x1b[1;33m⚠ ENFORCEMENT\x1b[0m" in told


def test_a_wide_terminal_shows_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    told = shown(scenario(), 200, monkeypatch)
    assert "\x1b[1mWhat happens" in told
    for line in plain(told).splitlines():
        if "8,640 reports" in line:
            assert line.rstrip().endswith("out of compliance for 90 days, enforced, ⚠ ENFORCEMENT")
    assert plain(told).rstrip().endswith("Why it ends: It is over.")


def test_the_table_loses_nothing_where_it_is_narrow() -> None:
    console = Console(file=io.StringIO(), width=60)
    console.print(story_table(silence()))
    stream = console.file
    assert isinstance(stream, io.StringIO)
    letters = re.sub(r"\s", "", stream.getvalue())
    assert "…" not in letters
    wide = Console(file=io.StringIO(), width=300)
    wide.print(story_table(silence(), start=datetime(2026, 1, 1)))
    assert isinstance(wide.file, io.StringIO)
    assert "2026-06-30 00:00" in wide.file.getvalue()


# Markdown.


def test_markdown_shows_text_as_it_is() -> None:
    assert escaped("a|b_c*d`e`[f]<g>~~h\\") == r"a\|b\_c\*d\`e\`\[f\]&lt;g>\~\~h" + "\\\\"
    assert escaped("a\n  b\x1b") == "a<br>b?"
    assert table(["x", "y_z"], [["1", "2|3"]]) == "| x | y\\_z |\n| --- | --- |\n| 1 | 2\\|3 |"


def test_a_story_in_markdown() -> None:
    told = as_markdown(scenario(), heading="a_b", start=datetime(2026, 1, 1, 8), ends_because="x|y")
    assert told.startswith("## a\\_b\n\n- Numbers: release 12.5, from the tech note;")
    assert "\n| 2026-01-01 13:15 | +5 h | 20 reports of 80 | IN\\_COMPLIANCE |  |\n" in told
    assert "\n**Why it ends:** x\\|y\n" in told
    code = told.partition("```text\n")[2]
    assert code == "".join(f"{message.line}\n" for message in MESSAGES) + "```\n"
    assert "```" not in as_markdown(of_no_profile())


@given(seeds)
@settings(max_examples=30, deadline=None)
def test_every_row_has_as_many_cells(seed: int) -> None:
    rows = [row for row in as_markdown(random_trace(seed)).splitlines() if row.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {6}
    assert len(rows) == 2 + len(list(moments(random_trace(seed))))


# HTML.


def text_of(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def test_a_story_in_html() -> None:
    page = html.fromstring(as_html(scenario(), ends_because="<script>x</script>"))
    rows = page.findall(".//tbody/tr")
    assert len(rows) == len(list(moments(scenario())))
    assert [text_of(cell) for cell in rows[3]] == [
        "day 0  05:15",
        "+5 h",
        "20 reports of 80",
        "IN_COMPLIANCE",
        "",
    ]
    assert page.find(".//script") is None
    assert "Why it ends: <script>x</script>" in text_of(page)
    titles = [found.get("title") for found in page.findall(".//span[@title]")]
    assert titles == [MESSAGES[0].line, MESSAGES[1].line, MESSAGES[3].line]


@given(seeds)
@settings(max_examples=20, deadline=None)
def test_html_says_what_the_moments_say(seed: int) -> None:
    trace = random_trace(seed)
    page = html.fromstring(as_html(trace))
    states = [text_of(row[3]) for row in page.findall(".//tbody/tr")]
    assert states == [moment.state for moment in moments(trace)]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, as accessibility guidelines define it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_states_are_readable_on_any_page() -> None:
    pairs = re.findall(r"background:(#\w{6});color:(#\w{6})", as_html(scenario()))
    assert len(set(pairs)) == 4
    assert all(contrast(*pair) >= 4.5 for pair in pairs)
