"""How everything is reached: what is committed is good, and what is spoilt is refused."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from random_traces import random_trace
from uccx_licensing.__main__ import run as run_command
from uccx_model.cases import EVERYWHERE, Case
from uccx_model.choices import CHOICES, Q1, Q5, Q6, Q9, Q10, Choice, Origin
from uccx_model.execution import Execution, NotEnabledError, replay
from uccx_model.expressions import FALSE, TRUE, any_of
from uccx_model.graph import build_graph, licensing_graph, transitions_of
from uccx_model.reachability import ANY_NUMBERS, WORLDS, Standing
from uccx_model.trace import Trace
from uccx_proofs.evidence import parse_evidence
from uccx_proofs.files import committed_certificates
from uccx_proofs.obligations import CertificateError
from uccx_proofs.processes import Limits
from uccx_proofs.queries.lemmas import kept_lemmas
from uccx_proofs.reachability import load
from uccx_proofs.reachability.checking import Reached, check, excluding_script
from uccx_proofs.reachability.excluding import world_of
from uccx_proofs.reachability.finding import World
from uccx_proofs.reachability.keeping import Kept
from uccx_proofs.reachability.records import record_from, record_text
from uccx_proofs.reachability.seeing import go_through
from uccx_proofs.reachability.telling import Seen, few, retold
from uccx_proofs.reachability.where import cases_of, few_cases, path_condition
from uccx_proofs.solvers import SOLVERS, Z3
from uccx_proofs.system import licensing_system
from uccx_proofs.verdicts import Engine, Proved
from uccx_proofs.weighing import Refused

GRAPH: Final = licensing_graph()
FOLDER: Final = committed_certificates()
KEPT: Final[Kept] = load()
KNOWN: Final = KEPT.reachability
TARGETS: Final = [n.name for n in GRAPH.nodes] + [t.label for t in transitions_of(GRAPH)]
STORIES: Final = sorted(KEPT.stories)
EXPIRES: Final = "authorization_expires: IN_COMPLIANCE → AUTHORIZATION_EXPIRED"
WITNESSED, IMPOSSIBLE, UNKNOWN = Standing


# What is committed.


@pytest.mark.slow
def test_both_solvers_and_integers_agree_to_all_that_is_committed() -> None:
    found = {f.world: f for f in check(FOLDER, GRAPH, tuple(SOLVERS), 2, Limits(100, None))}
    assert sorted(found) == sorted(WORLDS)
    for finding in found.values():
        assert isinstance(finding.outcome, Proved)
        assert finding.solvers == tuple(SOLVERS)
        assert finding.stories > 100
        assert finding.unsettled == ()


@pytest.mark.parametrize("world", WORLDS)
def test_every_state_and_transition_is_settled_in_every_case(world: str) -> None:
    assert set(KNOWN.targets) == set(TARGETS)
    assert [t for t in TARGETS if KNOWN.known(t, world).unsettled()] == []
    assert UNKNOWN not in {KNOWN.standing(target, world) for target in TARGETS}


def test_with_some_numbers_everything_is_reached() -> None:
    assert {KNOWN.standing(target, ANY_NUMBERS) for target in TARGETS} == {WITNESSED}


@pytest.mark.parametrize("world", WORLDS)
def test_what_is_written_is_read_as_it_was(world: str) -> None:
    text = (FOLDER / "reachability" / f"{world}.json").read_text(encoding="utf-8")
    assert record_text(record_from(text, world)) == text


def test_the_facts_that_the_documents_tell() -> None:
    assert KNOWN.needs(EXPIRES) == (Q1,)
    assert KNOWN.options(EXPIRES) == {Q1: (Q1.OVERAGE_PERIOD_FOLLOWS,)}
    assert KNOWN.needs("CLASSIC") == (Origin,)
    assert KNOWN.standing("OVERAGE", "12.5-su3") is IMPOSSIBLE  # the first strike is the last
    at_once = "overage_reaches_the_limit: IN_COMPLIANCE → OUT_OF_COMPLIANCE"
    assert KNOWN.standing(at_once, "12.5") is IMPOSSIBLE
    assert KNOWN.standing(at_once, "12.5-su3") is WITNESSED
    assert KNOWN.needs("REGISTRATION_EXPIRED") == (Q5, Q9, Q10)
    usual = {choice: next(iter(choice)) for choice in CHOICES}
    assert KNOWN.standing("REGISTRATION_EXPIRED", "12.5", usual) is IMPOSSIBLE
    late = "register_with_lock: EVALUATION → OUT_OF_COMPLIANCE"
    assert KNOWN.options(late) == {Q6: (Q6.KEEPS_LOCK,)}


@pytest.mark.parametrize("target", TARGETS)
def test_the_story_to_show_is_one_of_the_model_and_leads_there(target: str) -> None:
    seen = KNOWN.shortest(target, ANY_NUMBERS)
    assert seen is not None
    trace = KEPT.trace(seen.story)
    replay(GRAPH, trace)
    assert len(trace.steps) == seen.steps
    assert trace.choices == seen.choices
    assert seen.case.has(seen.choices)
    last = trace.steps[-1].transition if trace.steps else ""
    assert trace.last.node == target or target.startswith(f"{last}: ")
    assert trace.profile == (None if seen.world == ANY_NUMBERS else seen.world)


def examples() -> list[tuple[str, Trace]]:
    found = []
    for file in sorted(FOLDER.glob("*.json")):
        evidence = parse_evidence(file.read_text(encoding="utf-8"), GRAPH)
        found += [(file.stem, e.trace) for e in (*evidence.examples, *evidence.without)]
    return found


def standings(trace: Trace) -> Iterator[tuple[str, Standing]]:
    """Yield what is known of each state and transition of a trace under its own choices."""
    fixed = {type(option): option for option in trace.choices}
    node = trace.start.node
    yield node, KNOWN.standing(node, trace.profile or ANY_NUMBERS, fixed)
    for step in trace.steps:
        label = f"{step.transition}: {node} → {step.after.node}"
        node = step.after.node
        for target in (label, node):
            yield target, KNOWN.standing(target, trace.profile or ANY_NUMBERS, fixed)


def test_no_other_example_takes_what_is_excluded() -> None:
    found = [(name, *known) for name, trace in examples() for known in standings(trace)]
    assert [known for known in found if known[2] is not WITNESSED] == []
    assert len(found) > 500


def test_no_walk_at_random_takes_what_is_excluded() -> None:
    traces = [random_trace(seed) for seed in range(400)]
    found = [known for trace in traces if not trace.settings for known in standings(trace)]
    assert [known for known in found if known[1] is not WITNESSED] == []
    assert len({target for target, _ in found}) > 50


def test_nothing_is_known_of_another_model() -> None:
    first, *others = transitions_of(GRAPH)
    changed = build_graph([replace(first, guard=FALSE), *others])
    kept = load(changed)
    assert kept.reachability.outdated
    assert kept.reachability.standing("EVALUATION") is UNKNOWN
    for check_again in (go_through, excluding_script):
        with pytest.raises(CertificateError, match="version of the model; run `make reachability`"):
            check_again(FOLDER, changed, "12.5")


def test_a_story_is_asked_for_by_its_name() -> None:
    with pytest.raises(KeyError, match="no story 'once upon a time'"):
        KEPT.trace("once upon a time")


def surroundings() -> dict[str, str]:
    here = Path(__file__).parent.parent
    return {**os.environ, "PYTHONPATH": os.pathsep.join([f"{here}/model", f"{here}/proofs"])}


@pytest.mark.parametrize("option", [o for choice in CHOICES for o in choice])
def test_a_story_is_told_with_the_options_asked_for(option: Choice) -> None:
    fixed = {type(option): option}
    for target in TARGETS[::7]:
        seen = KNOWN.shortest(target, "12.5", fixed)
        if seen is None:
            assert KNOWN.standing(target, "12.5", fixed) is IMPOSSIBLE
            continue
        trace = KEPT.trace(seen.story, fixed)
        assert option in trace.choices
        replay(GRAPH, trace)
        assert len(trace.steps) == seen.steps


def test_a_story_is_not_told_with_options_with_which_it_does_not_happen() -> None:
    seen = KNOWN.shortest(EXPIRES)
    assert seen is not None
    with pytest.raises(ValueError, match=r"does not happen with Q1 = .90 days"):
        KEPT.trace(seen.story, {Q1: Q1.NO_OVERAGE_PERIOD})


def test_loading_asks_no_solver_and_no_engine() -> None:
    script = (
        "import sys; from uccx_proofs.reachability import load; k = load();"
        "k.reachability.shortest('OVERAGE');"
        "print([m for m in sys.modules if m in ('z3', 'cvc5') or '.engines' in m])"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert told.stdout.strip() == "[]"


# Where a story happens.


def happens(trace: Trace, choices: tuple[Choice, ...]) -> bool:
    execution = Execution(GRAPH, trace.parameters, choices)
    here = trace.start
    if not execution.is_start(here):
        return False
    for step in trace.steps:
        try:
            here = execution.take(here, step.transition, step.inputs).after
        except NotEnabledError:
            return False
        if here.node != step.after.node:
            return False
    return True


def test_a_story_happens_just_where_its_condition_holds() -> None:
    chance = Random(5)
    seen = {True: 0, False: 0}
    for name in chance.sample(STORIES, 60):
        trace = KEPT.trace(name)
        cases = cases_of(path_condition(GRAPH, trace))
        for _ in range(8):
            choices = tuple(chance.choice(list(choice)) for choice in CHOICES)
            inside = any(case.has(choices) for case in cases)
            assert happens(trace, choices) is inside, (name, choices)
            seen[inside] += 1
    assert min(seen.values()) > 100


SOME: Final = (Q1, Q6, Q9)
POINTS: Final = list(product(*SOME))


@given(st.sets(st.sampled_from(POINTS)))
def test_few_cases_have_just_the_combinations_asked_for(points: set[tuple[Choice, ...]]) -> None:
    cases = few_cases(SOME, sorted(points, key=str))
    assert {p for p in POINTS if any(case.has(p) for case in cases)} == points
    again = cases_of(any_of(*(case.condition for case in cases)))
    assert {p for p in POINTS if any(case.has(p) for case in again)} == points


def test_cases_of_what_always_and_never_holds() -> None:
    assert cases_of(TRUE) == [EVERYWHERE]
    assert cases_of(FALSE) == []


# What is spoilt.

Data = dict[str, Any]


def story(data: Data, target: str = EXPIRES, number: int = 0) -> Data:
    told: Data = data["stories"][target][number]
    return told


def wider(data: Data) -> None:
    story(data)["cases"] = ["always"]


def shorter(data: Data) -> None:
    story(data)["steps"].pop()


def other_step(data: Data) -> None:
    story(data)["steps"][0]["transition"] = "deregister"


def other_choices(data: Data) -> None:
    story(data)["choices"] = ["Q1.NO_OVERAGE_PERIOD"]


def other_start(data: Data) -> None:
    story(data)["start"]["strikes"] = 3


def unknown_input(data: Data) -> None:
    story(data)["steps"][0]["weather"] = 1


def unknown_option(data: Data) -> None:
    story(data)["cases"] = ["Q1.SOMETIMES"]


def unusual_order(data: Data) -> None:
    story(data)["cases"] = ["Origin.NEW_INSTALLATION, Q1.OVERAGE_PERIOD_FOLLOWS"]


def no_case(data: Data) -> None:
    story(data)["cases"] = []


def no_steps(data: Data) -> None:
    del story(data)["steps"]


def steps_no_list(data: Data) -> None:
    story(data)["steps"] = "many"


def strange_choice(data: Data) -> None:
    story(data)["choices"] = ["Q99.YES"]


def unknown_target(data: Data) -> None:
    data["stories"]["teleport: CLASSIC → OVERAGE"] = data["stories"].pop(EXPIRES)


def excluded_unknown(data: Data) -> None:
    data["impossible"]["LIMBO"] = ["always"]


def excluded_and_seen(data: Data) -> None:
    data["impossible"][EXPIRES] = ["Q6.REFUSED"]


def later_format(data: Data) -> None:
    data["format"] = 2


def true_format(data: Data) -> None:
    data["format"] = True


def other_numbers(data: Data) -> None:
    data["numbers"] = "12.5-su3"


def older_model(data: Data) -> None:
    data["model"] = "0" * 32


def more_told(data: Data) -> None:
    data["author"] = "nobody"


FILE: Final = r"reachability/12\.5\.json"
PLACE: Final = r"story 1 of authorization_expires: IN_COMPLIANCE → AUTHORIZATION_EXPIRED"
SPOILT: Final[list[tuple[Callable[[Data], None], str]]] = [
    (wider, rf"{FILE}: {PLACE}: its steps are not possible in all of: always"),
    (shorter, rf"{FILE}: {PLACE}: it does not lead there"),
    (other_step, rf"{FILE}: .*{EXPIRES}/1, step 1: no transition 'deregister' leaves EVAL"),
    (other_choices, rf"{FILE}: .*{EXPIRES}/1, step 3: authorization_expires is not enabled"),
    (other_start, rf"{FILE}: {PLACE}: no instance starts like this"),
    (unknown_input, rf"{FILE}: .*step 1: nothing is called 'weather' here"),
    (unknown_option, rf"{FILE}: {PLACE}: there is no choice Q1\.SOMETIMES"),
    (unusual_order, rf"{FILE}: {PLACE}: .* is told 'Q1.OVERAGE_PERIOD_FOLLOWS, Origin\."),
    (no_case, rf"{FILE}: {PLACE}: it tells no case"),
    (no_steps, rf"{FILE}: {PLACE}: it does not tell 'steps'"),
    (steps_no_list, rf"{FILE}: {PLACE}: expected a list, found 'many'"),
    (strange_choice, rf"{FILE}: {PLACE}: there is no choice 'Q99.YES'"),
    (unknown_target, rf"{FILE}: stories: the model has no state or transition 'teleport"),
    (excluded_unknown, rf"{FILE}: impossible: the model has no state or transition 'LIMBO'"),
    (excluded_and_seen, rf"{FILE}: {EXPIRES} is seen in .*, and excluded in Q6\.REFUSED"),
    (later_format, rf"{FILE}: its format is not 1"),
    (true_format, rf"{FILE}: its format is not 1"),
    (other_numbers, rf"{FILE}: its numbers are not '12\.5'"),
    (older_model, rf"{FILE} was made for another version of the model; run `make reachability`"),
    (more_told, rf"{FILE}: nothing is called 'author' here"),
]


def without_stories_beside(data: Data) -> None:
    """Keep few stories, so that a check of what is spoilt is quick."""
    data["stories"] = {EXPIRES: data["stories"][EXPIRES]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(FOLDER / "reachability", tmp_path / "reachability")
    return tmp_path


def spoil(folder: Path, how: Callable[[Data], None]) -> Path:
    file = folder / "reachability" / "12.5.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    without_stories_beside(data)
    how(data)
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


@pytest.mark.parametrize(("how", "told"), SPOILT, ids=[how.__name__ for how, _ in SPOILT])
def test_a_spoilt_record_is_refused_with_its_place(
    folder: Path, how: Callable[[Data], None], told: str
) -> None:
    spoil(folder, how)
    with pytest.raises(CertificateError, match=told.replace("(", r"\(")):
        go_through(folder, GRAPH, "12.5")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"", "it is no JSON"),
        (b"[]", "expected an object, found a list"),
        (b'{"format": 1, "format": 1}', "'format' is told twice"),
        (b"\xff", "cannot be read"),
        (None, r"there is no reachability/any\.json; `make reachability` writes it"),
    ],
)
def test_a_file_that_is_none_is_refused(folder: Path, text: bytes | None, told: str) -> None:
    file = folder / "reachability" / "any.json"
    file.unlink()
    if text is not None:
        file.write_bytes(text)
    with pytest.raises(CertificateError, match=rf"reachability/any\.json.*{told}|{told}"):
        load(folder=folder)


def test_what_is_left_open_is_told(folder: Path) -> None:
    spoil(folder, without_stories_beside)
    unsettled = go_through(folder, GRAPH, "12.5").unsettled
    assert "EVALUATION" in unsettled
    assert EXPIRES not in unsettled


# What is excluded.


def answers(folder: Path, world: str = "12.5") -> list[str]:
    return SOLVERS[Z3](excluding_script(folder, GRAPH, world))


def test_a_case_that_is_seen_cannot_be_excluded(folder: Path) -> None:
    assert set(answers(folder)[1:]) == {"unsat"}

    def excluded(data: Data) -> None:
        data["impossible"][EXPIRES] = data["stories"].pop(EXPIRES)[0]["cases"]

    spoil(folder, excluded)
    assert answers(folder).count("sat") == 2  # the control, and the hole


def test_a_lemma_that_is_missing_leaves_a_hole(folder: Path) -> None:
    file = folder / "reachability" / "12.5.smt2"
    lines = file.read_text(encoding="ascii").splitlines(keepends=True)
    place = next(n for n, line in enumerate(lines) if line.startswith("(define-fun")) + 1
    file.write_text("".join([*lines[:place], *lines[place + 1 :]]), encoding="ascii")
    assert answers(folder).count("sat") > 1


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("(exit)", "", r"reachability/12\.5\.smt2: it does not end with \(exit\)"),
        ('"12.5"', '"12.5-su3"', r"reachability/12\.5\.smt2: it is for other numbers"),
        ("reachability with", "something with", r"12\.5\.smt2: it is for the property 'something"),
        ("(set-logic QF_LIA)", "(assert false)", r"12\.5\.smt2: line \d+: a certificate has no"),
    ],
)
def test_a_spoilt_certificate_is_refused_with_its_place(
    folder: Path, old: str, new: str, told: str
) -> None:
    file = folder / "reachability" / "12.5.smt2"
    file.write_text(file.read_text(encoding="ascii").replace(old, new), encoding="ascii")
    with pytest.raises(CertificateError, match=told):
        excluding_script(folder, GRAPH, "12.5")


def test_a_certificate_that_is_missing_is_asked_for(folder: Path) -> None:
    (folder / "reachability" / "any.smt2").unlink()
    with pytest.raises(CertificateError, match=r"any\.smt2; `make reachability` writes it"):
        excluding_script(folder, GRAPH, ANY_NUMBERS)


def test_the_command_tells_what_is_good_and_what_is_spoilt(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(folder, wider)
    assert run_command(["check-certificates", "--certificates", str(folder)]) == 1
    told = " ".join(capsys.readouterr().out.split())
    assert "✗ reachability 12.5: refused: reachability/12.5.json: story 1 of" in told
    assert "✓ reachability 12.5-su3: " in told
    assert "stories gone through with integers" in told
    assert "confirmed by Z3 and cvc5; nothing is left open" in told


def test_the_command_does_not_ask_for_it_in_a_folder_of_ones_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["check-certificates", "--certificates", str(tmp_path)]) == 1
    assert "reachability" not in capsys.readouterr().out


@pytest.mark.parametrize("good", [True, False])
def test_what_is_found_is_written_only_if_it_is_good(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    good: bool,
) -> None:
    def found(graph: object = None, folder: Path | None = None, tell: object = None) -> None:
        assert folder is not None
        shutil.copytree(FOLDER / "reachability", folder / "reachability")

    def checked(folder: Path, limits: Limits) -> list[Reached]:
        assert len(list((folder / "reachability").iterdir())) == 2 * len(WORLDS)
        outcome = Proved(Engine.INVARIANT) if good else Refused("it leads nowhere")
        return [Reached("reachability_any", outcome, obligations=7, solvers=("Z3",), stories=1)]

    monkeypatch.setattr("uccx_proofs.reachability.writing.write_reachability", found)
    monkeypatch.setattr("uccx_licensing.reaching.checked_reachability", checked)
    assert run_command(["certify", "--reachability", "--out", str(tmp_path)]) == (not good)
    told = " ".join(capsys.readouterr().out.split())
    assert ("✓ reachability any: 1 story gone through with integers; 7 proof" in told) is good
    assert ("✗ reachability any: refused: it leads nowhere" in told) is not good
    assert [path.name for path in tmp_path.iterdir()] == ["reachability"] * good


# How it is found.

SYSTEM: Final = licensing_system(GRAPH, observed=False)


@pytest.mark.parametrize(
    "target",
    [
        "AUTHORIZATION_EXPIRED_ENFORCED",
        "deregister: OUT_OF_COMPLIANCE → EVALUATION",
        "overage_reaches_the_limit: IN_COMPLIANCE → OUT_OF_COMPLIANCE",
        "missed_report_resets_strikes: OVERAGE → IN_COMPLIANCE",
    ],
)
def test_what_is_found_anew_has_the_same_cases_and_steps(target: str) -> None:
    own = world_of(SYSTEM, "12.5")
    found = World("12.5", GRAPH, own, kept_lemmas(SYSTEM).lemmas).seen(target)
    committed = KEPT.records["12.5"].stories.get(target, ())
    assert [(s.cases, len(s.trace.steps)) for s in found] == [
        (told.cases, told.steps) for told in committed
    ]


def test_a_story_of_which_others_show_all_is_dropped() -> None:
    seen = [KEPT.stories[name] for name in STORIES if KEPT.stories[name].target == "OVERAGE"]
    told = [Seen(story.trace(GRAPH), story.cases) for story in seen if story.world == "12.5"]
    assert few(told) == told
    narrow = Seen(told[0].trace, (Case.of([Q6.REFUSED, Origin.NEW_INSTALLATION]),))
    assert few([narrow, *told]) == told


def test_a_story_is_told_as_plainly_as_can_be() -> None:
    for name in STORIES[::40]:
        trace = KEPT.trace(name)
        seen = retold(GRAPH, trace)
        assert seen == Seen(trace, KEPT.stories[name].cases)
