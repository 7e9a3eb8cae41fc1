"""Sequence diagrams: what is told of a trace, and what the three writers make of it."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from drawn_words import check_legible, words_of
from other_processes import check_same_in_every_process
from test_diagrams_timeline_looks import READABLE, VISIBLE, contrast
from timelines import SOME, examples, stories, told
from uccx_diagrams import TimelineError, sequence_mermaid, sequence_plantuml, sequence_svg
from uccx_diagrams.languages import ENGLISH, LANGUAGES, language_named
from uccx_diagrams.scenarios import SCENARIOS, scenario_named
from uccx_diagrams.sequence.story import Arrow, Message, Moment, Participant, Story
from uccx_diagrams.sequence.telling import BEGINNING, END, story_of
from uccx_diagrams.themes import THEMES, Theme
from uccx_diagrams.timeline.marks import marks
from uccx_model.choices import Deployment
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.script import Script, start
from uccx_model.states import CLASSIC, EVALUATION
from uccx_model.trace import Trace

ROOT = Path(__file__).resolve().parent.parent
SVG = "{http://www.w3.org/2000/svg}"
SMALLEST = 7.0
TRACES = SOME | {name: scenario_named(name) for name in SCENARIOS}
HOSTILE = [
    '</title><script>alert(1)</script>"&',
    "end\n    UCCX->>SSM: injected\n%% # ; #quot;",
    "@enduml\n!include /etc/passwd\n'[[http://x]] **b** ~ \\n %date()",
    "\x00\x1b[31m\ufffe",
    "許可 🙂",
    "x" * 999,
]
DANGEROUS = re.compile(r"[<>{}\[\]\"`;%~*!\\\x00\x1b]")


def story(trace: Trace, title: str = "") -> Story:
    return story_of(trace, ENGLISH, title, None)


def ids(svg: str) -> list[str]:
    return [group.get("id", "") for group in ElementTree.fromstring(svg).iter(f"{SVG}g")]


def messages(trace: Trace) -> list[Message]:
    return [message for moment in story(trace).moments for message in moment.messages]


# What is told.


@pytest.mark.parametrize("name", TRACES)
def test_each_step_is_told_once_and_counts_add_up(name: str) -> None:
    trace = TRACES[name]
    moments = story(trace).moments
    numbers = [n for moment in moments for n in range(moment.first, moment.last + 1)]
    assert numbers == list(range(1, len(trace.steps) + 1))
    reports = sum(int(s.inputs["duration"]) if s.takes_time else 1 for s in trace.steps)
    assert sum(moment.count for moment in moments) == reports
    assert all(moment.messages for moment in moments) or len(moments) > BEGINNING + END


@pytest.mark.parametrize("name", TRACES)
def test_states_change_where_the_trace_does(name: str) -> None:
    trace = TRACES[name]
    told_of = story(trace)
    state = told_of.start.name
    assert state == trace.start.node
    for moment in told_of.moments:
        if moment.messages:
            steps = trace.steps[moment.first - 1 : moment.last]
            assert {step.after.node for step in steps[:-1]} <= {state}
        state = moment.state.name if moment.state else state
        assert state == trace.steps[moment.last - 1].after.node


@pytest.mark.parametrize("name", TRACES)
def test_each_notice_is_told_once(name: str) -> None:
    trace = TRACES[name]
    told_of = story(trace)
    if len(told_of.moments) > BEGINNING + END:
        return
    found = Counter(note.notice for moment in told_of.moments for note in moment.notes)
    assert found == Counter(mark.notice for mark in marks(trace))


@pytest.mark.parametrize("name", TRACES)
def test_only_those_who_talk_take_part(name: str) -> None:
    told_of = story(TRACES[name])
    said = [m for moment in told_of.moments for m in moment.messages]
    talking = {who for message in said for who in (message.sender, message.receiver)}
    noted = any(moment.notes for moment in told_of.moments)
    expected = talking | {Participant.UCCX} | ({Participant.ADMINISTRATOR} if noted else set())
    assert list(told_of.names) == [who for who in Participant if who in expected]


def test_every_transition_has_something_to_say() -> None:
    taken = {step.transition for trace in examples().values() for step in trace.steps}
    assert taken == {transition.name for transition in transitions_of(licensing_graph())}
    for trace in examples().values():
        for moment in story(trace).moments:
            assert moment.meaning == ENGLISH.sentence(trace.steps[moment.last - 1].transition)
            assert all(message.words for message in moment.messages)


def test_the_words_of_a_story() -> None:
    said = [m.text for m in messages(stories()["locked"])]
    for words in (
        "create a registration token",
        "report 100",
        "100 ≤ 100: in compliance",
        "130 > 100: strike 3 of 5",
        "130 > 100: strike 5 of 5, locked",
        "locked 140 > 100: deficit 40",
        "buy 40 licences",
        "report 140, locked; in use 90",
        "140 ≥ locked 140: lock released",
    ):
        assert words in said
    assert said.index("buy 40 licences") < said.index("140 ≥ locked 140: lock released")


def test_silence_is_a_message_that_is_lost() -> None:
    lost = [m for m in messages(stories()["silent"]) if m.arrow is Arrow.LOST]
    assert [m.text for m in lost] == [
        "report 450 · no answer for 90 days",
        "report 470 · no answer for 180 days",
        "report 470 · no answer for 185 days 5 h",
    ]


def test_a_purchase_reaches_on_prem_by_hand_or_by_itself() -> None:
    trace = stories()["late sync"]
    by_hand = Message(
        Participant.ADMINISTRATOR,
        Participant.ON_PREM,
        "synchronize by hand: entitlement 1,234,567",
    )
    bought = Message(Participant.ADMINISTRATOR, Participant.SSM, "buy 1,234,467 licences")
    said = messages(trace)
    assert said.index(bought) < said.index(by_hand)
    script = Script(licensing_graph(), start(EVALUATION, 10), [Deployment.ON_PREM_CONNECTED])
    script.act("register")
    script.report(5, bought=20)
    itself = Message(Participant.SSM, Participant.ON_PREM, "synchronize: entitlement 20")
    assert itself in messages(script.trace())
    assert Participant.SSM not in story(examples_on_prem()).names


def examples_on_prem() -> Trace:
    script = Script(licensing_graph(), start(EVALUATION, 10), [Deployment.ON_PREM_CONNECTED])
    script.act("register")
    return script.trace()


def test_who_reports_to_nobody_talks_to_nobody() -> None:
    assert {(m.sender, m.receiver) for m in messages(stories()["evaluation"])} == {
        (Participant.UCCX, Participant.UCCX)
    }


def test_unified_cm_brings_agents_and_the_same_over_and_over_is_told_once() -> None:
    first = story(stories()["busy"]).moments[0]
    assert (first.first, first.last, first.repeated) == (1, 40, "× 40")
    assert first.messages == (Message(Participant.UNIFIED_CM, Participant.UCCX, "agents: 39"),)


def test_a_long_story_is_cut_in_the_middle() -> None:
    moments = story(stories()["very long"]).moments
    assert len(moments) == BEGINNING + END + 1
    gap = moments[BEGINNING]
    assert gap.messages == ()
    assert gap.repeated == f"… {gap.last - gap.first + 1} steps that there is no room for"


def test_times_can_be_dates_or_counted() -> None:
    trace = stories()["evaluation"]
    assert "2027-04-01 00:00" in sequence_mermaid(trace, start_date=date(2027, 1, 1))
    assert story(trace).moments[0].when == ("day 0 00:15", "– day 90 00:00")
    counted = next(trace for trace in examples().values() if trace.profile is None)
    assert any("report " in when for m in story(counted).moments for when in m.when)
    with pytest.raises(TimelineError, match="the start date 2027-01-01 is of no use"):
        sequence_svg(counted, start_date=date(2027, 1, 1))
    with pytest.raises(TimelineError, match="the year is over 9999"):
        sequence_svg(trace, start_date=date(9999, 12, 31))


# What is written.


@pytest.mark.parametrize("name", TRACES)
def test_every_message_state_and_notice_is_drawn_once(name: str) -> None:
    told_of, found = story(TRACES[name]), ids(sequence_svg(TRACES[name]))
    expected: list[str] = []
    for moment in told_of.moments:
        expected += numbered(moment)
    assert sorted(i for i in found if i.startswith("step")) == sorted(expected)
    states = Counter([told_of.start.name, *(m.state.name for m in told_of.moments if m.state)])
    drawn = [i for i in found if i.startswith("state-")]
    assert Counter(i.removeprefix("state-").rsplit("-", 1)[0] for i in drawn) == states
    notes = Counter(n.notice.value for m in told_of.moments for n in m.notes)
    drawn = [i for i in found if i.startswith("notice-")]
    assert Counter(i.removeprefix("notice-").rsplit("-", 1)[0] for i in drawn) == notes
    named = [i for i in found if i]
    assert len(named) == len(set(named))


def numbered(moment: Moment) -> list[str]:
    return [
        moment.name if number == 1 else f"{moment.name}.{number}"
        for number in range(1, len(moment.messages) + 1)
    ]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", TRACES)
def test_words_neither_overlap_nor_leave_the_page(name: str, code: str) -> None:
    svg = sequence_svg(TRACES[name], language=language_named(code))
    check_legible(svg, SMALLEST)
    root = ElementTree.fromstring(svg)
    assert 380 <= float(root.get("width", "").removesuffix("pt")) <= 842  # A4 on its side


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_enforcement_cannot_be_overlooked(theme: Theme) -> None:
    svg = sequence_svg(stories()["locked"], theme=theme)
    assert "ENFORCED" in [words.text for words in words_of(svg)]
    root = ElementTree.fromstring(svg)
    widths = {
        group.get("id", ""): float(group[-1].get("stroke-width", "0"))
        for group in root.iter(f"{SVG}g")
        if group.get("id", "").startswith("state-")
    }
    thick = {name for name, width in widths.items() if width > 2}
    assert thick == {"state-OUT_OF_COMPLIANCE_EXPIRED-1"}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_words_and_arrows_stand_out(theme: Theme) -> None:
    grounds = (theme.paper, theme.panel, theme.squeezed, *theme.states.values())
    assert min(contrast(theme.ink, ground) for ground in grounds) >= READABLE
    assert contrast(theme.locked, theme.paper) >= VISIBLE  # messages that are lost
    assert contrast(theme.marks, theme.paper) >= VISIBLE
    used = set(re.findall(r'(?:fill|stroke)="(#\w+)"', sequence_svg(TRACES["silent"], theme=theme)))
    known = {theme.ink, theme.locked, theme.marks, theme.hatch, *grounds}
    assert used <= known


def test_the_drawing_tells_its_story_in_words() -> None:
    root = ElementTree.fromstring(sequence_svg(stories()["registered"]))
    assert root.get("role") == "img"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root[0].text == "Who talks to whom: from EVALUATION to NO_LICENSES_IN_USE"
    assert (root[1].text or "").startswith("Sequence diagram: who talks to whom")
    tips = [title.text for title in root.iter(f"{SVG}title")]
    assert ENGLISH.sentence("register") in tips


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_titles_are_only_words(title: str) -> None:
    trace = stories()["registered"]
    svg = sequence_svg(trace, title=title)
    root = ElementTree.fromstring(svg)
    assert not list(root.iter(f"{SVG}script"))
    assert "\x1b" not in svg
    check_legible(svg, SMALLEST) if title.isascii() and title.isprintable() else None
    usual_mermaid, usual_plantuml = sequence_mermaid(trace), sequence_plantuml(trace)
    mermaid, plantuml = (f(trace, title=title) for f in (sequence_mermaid, sequence_plantuml))
    assert len(mermaid.splitlines()) == len(usual_mermaid.splitlines())
    assert len(plantuml.splitlines()) == len(usual_plantuml.splitlines())
    for text, usual in ((mermaid, usual_mermaid), (plantuml, usual_plantuml)):
        changed = set(text.splitlines()) - set(usual.splitlines())
        assert changed
        for line in changed:
            words = re.sub(r"&?#\d+;|<br/>|\\n", "", line)
            assert not DANGEROUS.search(words), line


def test_every_line_of_mermaid_is_a_statement() -> None:
    statement = re.compile(
        r"\s*(sequenceDiagram|acc(Title|Descr): .+|(actor|participant) \w+ as .+"
        r"|Note (over|left of) \w+(,\w+)?: .+|loop .+|end|\w+(->>|-->>|-x)\w+: .+)"
    )
    for name in TRACES:
        lines = sequence_mermaid(TRACES[name]).splitlines()
        assert [line for line in lines if not statement.fullmatch(line)] == []
        assert sum(line.strip().startswith("loop") for line in lines) == lines.count("    end")


def test_every_line_of_plantuml_is_a_statement() -> None:
    statement = re.compile(
        r"@startuml|@enduml|hide footbox|title .+|footer .+|(actor|participant) \".+\" as \w+"
        r"|rnote over UCCX #\w{6}(;line\.bold)?|endrnote|== .+ ==|loop .+|end|\.\.\. .+ \.\.\."
        r"|\w+ (->|-->|->x|-->>) \w+ : .+|[A-Z_&#0-9;]+"
    )
    for name in TRACES:
        lines = sequence_plantuml(TRACES[name]).splitlines()
        assert [line for line in lines if not statement.fullmatch(line)] == []


def test_a_drawing_is_the_same_bytes_in_every_process() -> None:
    source = (
        "import hashlib; from timelines import stories;"
        "from uccx_diagrams import sequence_mermaid, sequence_plantuml, sequence_svg;"
        "t = stories()['locked'];"
        "s = ''.join(f(t) for f in (sequence_svg, sequence_mermaid, sequence_plantuml));"
        "print(hashlib.sha256(s.encode()).hexdigest())"
    )
    check_same_in_every_process(source)


def test_a_story_can_have_nothing_to_tell() -> None:
    assert "EVALUATION" in sequence_svg(stories()["nothing"])
    assert story(stories()["nothing"]).moments == ()
    nothing = told().trace()
    assert CLASSIC.name not in sequence_mermaid(nothing)
