"""The engines on small systems: what they may say, and above all what they may not."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st

from small_systems import (
    GIVEN,
    LIMIT,
    X,
    Y,
    counter,
    edge,
    follows,
    goes_there,
    small_system,
    there_and_back,
    two_clocks,
    why_not_inductive,
    world,
)
from uccx_model.evaluation import Valuation, Value
from uccx_model.expressions import FALSE, TRUE, Bool, Int, Term, all_of, any_of, equal, integer
from uccx_proofs.certificate import Certificate, Thesis
from uccx_proofs.concrete import Concrete, Configuration
from uccx_proofs.engines.exploration import World
from uccx_proofs.engines.guesses import Guesses
from uccx_proofs.engines.inductive import Invariant, strengthen
from uccx_proofs.engines.kinduction import KInduction
from uccx_proofs.engines.knowledge import Knowledge, learn
from uccx_proofs.engines.recovery import find_plan
from uccx_proofs.engines.search import Wanted
from uccx_proofs.engines.slicing import NotInductiveError, Slicing
from uccx_proofs.engines.spacer import Reached, SpacerAnswer, ask_spacer
from uccx_proofs.engines.templates import Goal, conditions, facts, siblings
from uccx_proofs.obligations import obligations
from uccx_proofs.property import Claim
from uccx_proofs.system import System


def knowing(system: System, *claims: Bool, node: str = "A", limit: int = 5) -> Knowledge:
    """What is learnt of a small system, where these claims are wanted."""
    rigid = (limit,) if system.rigid else ()
    return learn(system, [[world(node, *rigid)]], [Goal(claim) for claim in claims])


def nothing_known(system: System) -> Invariant:
    return dict.fromkeys(system.nodes, ())


# Houdini: an inductive invariant among guesses.


def test_a_counter_stays_below_its_limit() -> None:
    system = counter()
    invariant = knowing(system).invariant
    assert why_not_inductive(system, invariant) == []
    known = (system.assumptions, *invariant["A"])
    assert follows((X >= 0) & (X < LIMIT), *known)
    assert not follows(X < LIMIT - 1, *known)
    assert not follows(FALSE, *known)


def test_a_clock_that_is_set_back_never_overtakes_the_other() -> None:
    system = two_clocks()
    invariant = knowing(system).invariant
    assert why_not_inductive(system, invariant) == []
    assert follows(Y <= X, *invariant["A"])
    assert not follows(X <= Y, *invariant["A"])


def test_a_node_that_nothing_enters_spoils_no_proof() -> None:
    edges = [edge("stay", "A", "A"), edge("climb", "B", "B", x=X + 1), edge("go", "B", "A", x=9)]
    system = small_system(edges, {"A": (X == 0) & (Y == 0)}, nodes="AB")
    invariant = knowing(system, X <= 0).invariant
    assert why_not_inductive(system, invariant) == []
    assert follows(Y == 0, *invariant["A"])
    assert not follows(X != 0, *invariant["A"])
    answer = ask_spacer(system, invariant, [Claim("A", X > 0), Claim("B", TRUE)], TRUE, 20).reached
    assert answer is not Reached.REACHABLE


def test_a_guess_that_only_a_later_step_breaks_is_dropped() -> None:
    system = small_system(
        [
            edge("go", "A", "B", GIVEN >= 1000, x=GIVEN),
            edge("back", "B", "A", y=X),
        ],
        {"A": (X == 0) & (Y == 0)},
        nodes="AB",
        inputs=[GIVEN],
        possible=GIVEN >= 0,
    )
    guesses = Guesses(
        Concrete(system), facts(system, [Goal(Y <= 0)]), conditions(system), {"A": (), "B": ()}
    )
    invariant = strengthen(system, guesses, [Y <= 0, X >= 0])
    assert why_not_inductive(system, invariant) == []
    assert follows(X >= 0, *invariant["A"])
    assert not follows(Y <= 0, *invariant["A"])
    assert not follows(Y <= 0, *invariant["B"])


def test_a_wanted_property_is_a_guess_at_every_node() -> None:
    system = there_and_back()
    guesses = Guesses(Concrete(system), {}, [], dict.fromkeys(system.nodes, ()))
    same = (X == Y) & (X >= 0)
    invariant = strengthen(system, guesses, [same, X < LIMIT])
    assert follows(same, *invariant["A"])
    assert follows(same, *invariant["B"])
    assert not follows(X < LIMIT, system.assumptions, *invariant["B"])
    assert why_not_inductive(system, invariant) == []


def test_siblings_are_goals_about_states_only() -> None:
    goals = [Goal(X <= LIMIT), Goal(X <= LIMIT + 1, of_step=True)]
    found = siblings(counter(), goals)
    assert (X <= LIMIT) in found
    assert (Y <= LIMIT) in found
    assert (X <= LIMIT + 1) not in found


# What a certificate needs of an invariant.


def thesis(*claims: Claim) -> Thesis:
    return Thesis("never", "It never happens.", None, claims)


def test_a_certificate_has_only_the_lemmas_that_it_rests_on() -> None:
    invariant = {"A": (Y >= 0, X < LIMIT, X >= 0, Y <= 0)}
    certificate = Slicing(counter(), invariant).invariant_for(thesis(Claim("A", X < 0)))
    assert certificate is not None
    assert certificate.lemmas == {"A": (X >= 0,)}


def test_a_lemma_that_follows_from_others_is_left_out() -> None:
    invariant = {"A": (X >= 0, X < LIMIT, X <= LIMIT)}
    bad = [Claim("A", X < 0), Claim("A", X > LIMIT), Claim("A", X >= LIMIT)]
    certificate = Slicing(counter(), invariant).invariant_for(thesis(*bad))
    assert certificate is not None
    assert set(certificate.lemmas["A"]) == {X >= 0, X < LIMIT}


def test_what_the_lemmas_do_not_exclude_is_not_certified() -> None:
    invariant = {"A": (X >= 0, X < LIMIT)}
    assert Slicing(counter(), invariant).invariant_for(thesis(Claim("A", X > 3))) is None


def test_what_is_not_inductive_is_not_certified() -> None:
    with pytest.raises(NotInductiveError, match="up: A → A"):
        Slicing(counter(), {"A": (X <= 3,)}).invariant_for(thesis(Claim("A", X > 3)))


# k-induction.


def chain(length: int, *, from_start: bool) -> tuple[System, list[Claim]]:
    """X counts to `length` and is stuck there: that is bad. Nothing or everything leads there.

    If not from the start, what leads there are `length` good states that nothing enters.
    """
    system = small_system(
        [
            edge("on", "A", "A", (X >= 0) & (integer(length) > X), x=X + 1),
            edge("rest", "A", "A", X < 0),
        ],
        {"A": equal(X, integer(0 if from_start else -1)) & (Y == 0)},
    )
    return system, [Claim("A", equal(X, integer(length)))]


def proves(
    system: System, claims: Sequence[Claim], k: int, invariant: Invariant | None = None
) -> bool:
    induction = KInduction(system, invariant or nothing_known(system))
    return induction.proves(claims, induction.entailed(claims), k)


@pytest.mark.parametrize("k", [2, 3, 4])
@pytest.mark.parametrize("steps", [0, 1, 2, 3, 4, 5])
def test_a_deadlock_that_can_be_reached_is_never_excluded(k: int, steps: int) -> None:
    system, claims = chain(steps, from_start=True)
    assert not proves(system, claims, k)


@pytest.mark.parametrize("k", [2, 3, 4])
@pytest.mark.parametrize("good", [0, 1, 2, 3, 4])
def test_k_minus_one_good_states_before_the_bad_one_decide(k: int, good: int) -> None:
    system, claims = chain(good, from_start=False)
    assert proves(system, claims, k) == (good < k - 1)


def nodes_in_a_row(steps: int) -> tuple[System, list[Claim]]:
    """The same with a node for each state: the last has no way out, and is bad."""
    nodes = "ABCDEF"[: steps + 1]
    edges = [edge("on", a, b) for a, b in pairwise(nodes)]
    system = small_system(edges, {"A": (X == 0) & (Y == 0)}, nodes=nodes)
    return system, [Claim(nodes[-1], TRUE)]


@pytest.mark.parametrize("k", [2, 3, 4])
@pytest.mark.parametrize("steps", [0, 1, 2, 3, 4, 5])
def test_a_dead_end_that_can_be_reached_is_never_excluded(k: int, steps: int) -> None:
    system, claims = nodes_in_a_row(steps)
    assert not proves(system, claims, k)


@pytest.mark.parametrize("k", [2, 3, 4])
def test_a_bad_step_at_the_start_is_not_overlooked(k: int) -> None:
    system = small_system([edge("only", "A", "B")], {"A": (X == 0) & (Y == 0)}, nodes="AB")
    (only,) = system.edges
    assert not proves(system, [Claim("A", TRUE, only)], k)


def test_a_second_start_half_way_is_not_overlooked() -> None:
    system, claims = chain(4, from_start=False)
    for begin in range(5):
        late = replace(system, initial={"A": any_of(X == -1, equal(X, integer(begin)))})
        assert not any(proves(late, claims, k) for k in (2, 3, 4))


def test_claims_hold_together_or_not_at_all() -> None:
    system = small_system([edge("swap", "A", "A", x=Y, y=X)], {"A": (X == 1) & (Y == 1)})
    claims = [Claim("A", X == 5), Claim("A", Y == 5)]
    assert proves(system, claims, 2)
    assert not proves(system, claims[:1], 2)
    assert proves(system, claims[:1], 3)
    reachable = replace(system, initial={"A": (X == 1) & (Y == 5)})
    assert not any(proves(reachable, claims, k) for k in (2, 3, 4))


def test_a_condition_on_numbers_is_no_excuse_where_it_holds() -> None:
    system = counter()
    for limit, reached in ((3, False), (4, True), (5, True)):
        claims = [Claim("A", (X == 3) & (equal(LIMIT, integer(limit))))]
        excluded = proves(system, claims, 2, {"A": (X < LIMIT,)})
        assert excluded == (not reached)


def test_what_the_invariant_excludes_is_entailed() -> None:
    system = counter()
    induction = KInduction(system, {"A": (X < LIMIT, X >= 0)})
    claims = [Claim("A", X < 0), Claim("A", X == 4), Claim("A", X >= LIMIT), Claim("A", LIMIT < 1)]
    assert induction.entailed(claims) == [claims[1]]


# Random systems, of which every reachable state is known.

SMALL = 3
ATOMS = [X <= 1, X >= 2, X == Y, X < Y, Y >= 1, Y <= 0, X + Y <= 3, GIVEN <= X, GIVEN >= 1, TRUE]
VALUES: list[Int | int] = [X, X + 1, X - 1, Y, Y + 1, GIVEN, 0, 2, X + GIVEN]


@st.composite
def small_systems(draw: st.DrawFn) -> System:
    """Up to six edges between three nodes; X and Y stay between zero and three."""
    edges = []
    for number in range(draw(st.integers(2, 6))):
        source, target = draw(st.sampled_from("ABC")), draw(st.sampled_from("ABC"))
        x, y = draw(st.sampled_from(VALUES)), draw(st.sampled_from([*VALUES, Y, Y]))
        guards = draw(st.lists(st.sampled_from(ATOMS), max_size=2))
        small = [(v + 0 >= 0) & (v + 0 <= SMALL) for v in (x, y) if isinstance(v, Int)]
        edges.append(edge(f"e{number}", source, target, all_of(*guards, *small), x=x, y=y))
    start = draw(st.tuples(st.integers(0, 1), st.integers(0, 1)))
    return small_system(
        edges,
        {"A": equal(X, integer(start[0])) & equal(Y, integer(start[1]))},
        nodes="ABC",
        inputs=[GIVEN],
        possible=(GIVEN >= 0) & (GIVEN <= 2),
    )


def starts(system: System) -> list[Configuration]:
    everything = [Configuration("A", state) for state in product(range(SMALL + 1), repeat=2)]
    return [here for here in everything if says(system.initial["A"], here)]


def reachable(system: System) -> set[Configuration]:
    """Every configuration that can be reached, by trying everything."""
    concrete = Concrete(system)
    waiting = starts(system)
    seen = set(waiting)
    while waiting:
        here = waiting.pop()
        for given_now in range(3):
            for _, after in concrete.moves(here, (given_now,), ()):
                if after not in seen:
                    seen.add(after)
                    waiting.append(after)
    return seen


def says(condition: Bool, here: Configuration) -> bool:
    values: dict[Term, Value] = dict(zip((X, Y), here.values, strict=True))
    return bool(Valuation(values)(condition))


def some_state(claims: Sequence[Claim], states: set[Configuration]) -> bool:
    return any(claim.node == s.node and says(claim.bad, s) for claim in claims for s in states)


STATE_ATOMS = [a for a in ATOMS[:7] if a is not TRUE] + [X >= 3, Y >= 3, Y >= 2, X <= 0]
BAD = st.lists(st.sampled_from(STATE_ATOMS), min_size=1, max_size=3).map(lambda a: all_of(*a))
CLAIMS = st.lists(st.builds(Claim, st.sampled_from("ABC"), BAD), min_size=1, max_size=3)


@settings(max_examples=50, deadline=None)
@given(small_systems(), CLAIMS, st.lists(BAD, max_size=3))
def test_no_engine_excludes_what_can_be_reached(
    system: System, claims: list[Claim], goals: list[Bool]
) -> None:
    states = reachable(system)
    nothing_seen: dict[str, tuple[()]] = dict.fromkeys(system.nodes, ())
    wanted = [Goal(~goal) for goal in goals]
    guesses = Guesses(
        Concrete(system), facts(system, wanted), conditions(system, wanted), nothing_seen
    )
    invariant = strengthen(system, guesses, [goal.claim for goal in wanted])
    assert why_not_inductive(system, invariant) == []
    assert all(says(part, here) for here in states for part in invariant[here.node])
    bad = some_state(claims, states)
    for known in (invariant, nothing_known(system)):
        induction = KInduction(system, known)
        left = induction.entailed(claims)
        for k in (2, 3, 4):
            assert not (induction.proves(claims, left, k) and bad)


@settings(max_examples=12, deadline=None)
@given(small_systems(), CLAIMS)
def test_spacer_agrees_with_trying_everything(system: System, claims: list[Claim]) -> None:
    answer = ask_spacer(system, nothing_known(system), claims, TRUE, 20).reached
    expected = some_state(claims, reachable(system))
    assert answer in ({Reached.REACHABLE} if expected else {Reached.UNREACHABLE, Reached.UNKNOWN})


# Spacer, in its own process.


def ask(system: System, *bad: Claim, seconds: float = 20.0) -> Reached:
    return ask_spacer(system, nothing_known(system), bad, TRUE, seconds).reached


def test_spacer_proves() -> None:
    assert ask(counter(), Claim("A", X >= LIMIT)) is Reached.UNREACHABLE
    assert ask(there_and_back(), Claim("B", X != Y)) is Reached.UNREACHABLE


def test_spacer_proves_what_a_guard_alone_excludes() -> None:
    system = small_system(
        [edge("climb", "A", "A", x=X + 1), edge("go", "A", "B", X > 10)],
        {"A": (X == 0) & (Y == 0)},
        nodes="AB",
    )
    assert ask(system, Claim("B", X <= 10)) is Reached.UNREACHABLE


def test_spacer_refutes() -> None:
    assert ask(counter(), Claim("A", X == LIMIT - 1)) is Reached.REACHABLE
    assert ask(there_and_back(), Claim("B", Y < 1)) is Reached.REACHABLE
    one_of_two = (Claim("A", X < 0), Claim("A", X == 2))
    assert ask(counter(), *one_of_two) is Reached.REACHABLE


def test_spacer_keeps_to_the_condition_on_numbers() -> None:
    claim = Claim("A", X == 2)
    assert ask_spacer(counter(), {"A": ()}, [claim], LIMIT <= 2, 20).reached is Reached.UNREACHABLE
    assert ask_spacer(counter(), {"A": ()}, [claim], LIMIT <= 3, 20).reached is Reached.REACHABLE


def never_answers(*_: object) -> None:
    time.sleep(600)


def test_spacer_out_of_time_does_not_know(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(z3.Fixedpoint, "query", never_answers)
    begin = time.monotonic()
    told = ask_spacer(counter(), {"A": ()}, [Claim("A", X < 0)], TRUE, 0.5)
    assert time.monotonic() - begin < 10
    assert told.reached is Reached.UNKNOWN
    assert "0.5 s" in told.detail
    assert multiprocessing.active_children() == []
    assert capfd.readouterr() == ("", "")


def test_spacer_killed_does_not_know(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def kill(*_: object) -> None:
        for child in multiprocessing.active_children():
            child.kill()

    monkeypatch.setattr(z3.Fixedpoint, "query", never_answers)
    before = signal.signal(signal.SIGALRM, kill)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    try:
        told = ask_spacer(counter(), {"A": ()}, [Claim("A", X < 0)], TRUE, 60)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert told.reached is Reached.UNKNOWN
    assert told.detail
    assert multiprocessing.active_children() == []
    assert capfd.readouterr() == ("", "")


def test_spacer_failing_does_not_know_and_prints_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise z3.Z3Exception("max. memory exceeded")

    monkeypatch.setattr(z3.Fixedpoint, "query", fail)
    answer = ask_spacer(counter(), {"A": ()}, [Claim("A", X < 0)], TRUE, 20).reached
    assert answer is Reached.UNKNOWN
    assert "Traceback" not in capfd.readouterr().err


def test_spacer_is_not_believed_when_it_calls_everything_unreachable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(z3.Fixedpoint, "query", lambda *_: z3.unsat)
    system, claim = counter(), Claim("A", X == LIMIT - 1)
    answer: SpacerAnswer = ask_spacer(system, nothing_known(system), [claim], TRUE, 20)
    assert answer.reached is Reached.UNREACHABLE
    try:
        certified = Slicing(system, answer.lemmas).invariant_for(thesis(claim))
    except NotInductiveError:
        certified = None
    assert certified is None


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_spacer_does_not_outlive_who_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told = tmp_path / "pid"

    def tell_and_wait(*_: object) -> None:
        told.with_suffix(".part").write_text(str(os.getpid()))
        told.with_suffix(".part").rename(told)
        time.sleep(60)

    monkeypatch.setattr(z3.Fixedpoint, "query", tell_and_wait)
    asking = multiprocessing.get_context("fork").Process(
        target=ask, args=(counter(), Claim("A", X < 0))
    )
    asking.start()
    assert wait_until(told.exists)
    spacer = int(told.read_text())
    asking.terminate()
    asking.join()
    try:
        assert wait_until(lambda: not alive(spacer))
    finally:
        if alive(spacer):
            os.kill(spacer, signal.SIGKILL)


def wait_until(true: Callable[[], bool], seconds: float = 5.0) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


def alive(pid: int) -> bool:
    """Whether a process runs; one that ended and is not yet buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


# The search for a way.


def test_the_search_finds_a_way_with_numbers_never_tried() -> None:
    system = small_system(
        [edge("give", "A", "A", x=GIVEN), edge("go", "A", "B", X == 123_456, y=X + GIVEN)],
        {"A": (X == 0) & (Y == 0)},
        nodes="AB",
        inputs=[GIVEN],
        possible=GIVEN >= 0,
    )
    search = knowing(system).search
    wanted = Wanted("B", Y == 200_000)
    assert search.seen(wanted) is None
    found = search.solve(wanted, TRUE)
    assert found is not None
    assert goes_there(system, found) == Configuration("B", (123_456, 200_000))


def test_the_search_finds_numbers_of_the_world_too() -> None:
    system = counter()
    search = knowing(system).search
    found = search.solve(Wanted("A", (X == 3) & (LIMIT == 4)), TRUE)
    assert found is not None
    assert found.rigid == (4,)
    assert goes_there(system, found).values == (3, 0)
    assert search.solve(Wanted("A", (X == 3) & (LIMIT <= 3)), TRUE) is None
    assert search.solve(Wanted("A", X == 3), LIMIT <= 3) is None


def test_the_search_tells_the_inputs_of_the_last_step() -> None:
    system = two_clocks()
    tick, _ = system.edges
    found = knowing(system).search.solve(Wanted("A", (X == 5) & (GIVEN == 77), tick), TRUE)
    assert found is not None
    assert found.last_inputs == (77,)
    assert goes_there(system, found).values[0] == 5


def test_what_a_walk_saw_was_seen_on_the_shortest_way() -> None:
    system = counter()
    search = knowing(system).search
    found = search.seen(Wanted("A", X == 4))
    assert found is not None
    assert len(found.moves) == 4
    assert goes_there(system, found).values == (4, 0)


@settings(max_examples=15, deadline=None)
@given(small_systems(), BAD)
def test_a_way_that_is_found_leads_there(system: System, wanted: Bool) -> None:
    search = learn(system, [[World((), tuple(starts(system)))]], []).search
    for node in system.nodes:
        for found in (search.seen(Wanted(node, wanted)), search.solve(Wanted(node, wanted), TRUE)):
            if found is not None:
                end = goes_there(system, found)
                assert end.node == node
                assert says(wanted, end)


# A plan that leads back from everywhere.


def debts(*more: tuple[str, str, Bool]) -> System:
    """A: nothing owed. B: X is owed, paying exactly that leads back. C: as `more` says."""
    return small_system(
        [
            edge("borrow", "A", "B", GIVEN >= 1, x=GIVEN),
            edge("pay", "B", "A", GIVEN == X, x=0),
            edge("forget", "B", "C"),
            *(edge(f"{a}_to_{b}", a, b, guard) for a, b, guard in more),
        ],
        {"A": (X == 0) & (Y == 0)},
        nodes="ABC",
        inputs=[GIVEN],
        possible=GIVEN >= 0,
    )


def plan_for(system: System, goal: str = "A") -> tuple[tuple[str, ...], bool]:
    """The nodes without a plan, and whether the plan for the others works in every state."""
    known = knowing(system)
    plan = find_plan(system, known.invariant, known.samples(), goal)
    assert set(plan.options) == {*system.nodes} - {goal, *plan.stuck}
    if plan.stuck:
        return plan.stuck, False
    regained = Thesis("regained", "The goal stays in reach.", None, (), goal)
    certificate = Certificate("regained", None, known.invariant, plan=plan.options)
    demanded = [o for o in obligations(system, regained, certificate) if o.kind == "plan"]
    works = all(follows(all_of(*o.conclusion), *known.invariant[o.place]) for o in demanded)
    assert Slicing(system, known.invariant).plan_for(regained, plan.options) is not None
    return (), works


def test_a_plan_is_found_and_pays_what_is_owed() -> None:
    assert plan_for(debts(("C", "B", TRUE))) == ((), True)


def test_no_plan_is_found_where_there_is_no_way() -> None:
    assert plan_for(debts()) == (("C",), False)


def test_no_plan_goes_round_in_a_circle() -> None:
    assert plan_for(debts(("C", "C", TRUE))) == (("C",), False)
    no_way_back = small_system(
        [edge("go", "A", "B"), edge("on", "B", "C"), edge("back", "C", "B")],
        {"A": (X == 0) & (Y == 0)},
        nodes="ABC",
    )
    assert plan_for(no_way_back)[0] == ("B", "C")


def test_a_way_that_only_some_states_have_is_no_plan() -> None:
    assert plan_for(debts(("C", "B", X <= 100))) == (("C",), False)


def test_several_ways_make_a_plan_together() -> None:
    assert plan_for(debts(("C", "B", X <= 100), ("C", "A", X > 100))) == ((), True)
