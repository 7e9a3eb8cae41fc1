"""Random questions about small worlds: each twice, as terms and as Python functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Final

from explicit_answers import Asked, Said, World
from uccx_model.choices import CHOICES, Deployment, Origin, chosen
from uccx_model.evaluation import Value
from uccx_model.events import Event
from uccx_model.expressions import Bool, Int, Scope, Term, integer, variable
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters, parameter_symbols
from uccx_model.rewriting import substitute, symbols_of
from uccx_model.states import STATES
from uccx_model.variables import Inputs, State
from uccx_proofs.queries.question import Condition, Form, Question, Span

__all__ = ["Pair", "random_pair", "random_world"]

S: Final = State.symbols(Scope.STATE)
T: Final = State.symbols(Scope.NEXT)
I: Final = Inputs.symbols(Scope.INPUT)  # noqa: E741 - as in the model
P: Final = Parameters.symbols()
E: Final = Event()

INPUTS: Final[Mapping[str, tuple[Value, ...]]] = {
    "duration": (1, 2),
    "demand": (0, 2),
    "ssm_reachable": (False, True),
    "synced": (False,),
    "bought": (1, 2),
    "agents": (0,),
    "license_type": (0,),
    "overage_allowed": (True,),
    "wfo_in_use": (False,),
}


@dataclass(frozen=True)
class Pair:
    """A question in both readings, and the state variables that its conditions read."""

    question: Question
    asked: Asked
    read: frozenset[str]


def random_world(random: Random) -> World:
    """Return a world with small numbers, the options that are not usual in some of the choices."""
    numbers = {
        s.name: random.randint(0, 2) if s.name.endswith("warning") else random.randint(1, 4)
        for s in parameter_symbols()
    }
    numbers["strike_limit"] = random.randint(1, 3)
    options = [random.choice(list(c)) if random.random() < 0.35 else next(iter(c)) for c in CHOICES]
    inputs = dict(INPUTS)
    if Deployment.DIRECT not in options:
        inputs["synced"] = (False, True)
    if random.random() < 0.4:
        inputs |= {"overage_allowed": (True, False), "duration": (1,)}
    if random.random() < 0.2:
        inputs |= {"demand": (0, 2, 3)}
    if Origin.NEW_INSTALLATION not in options:
        inputs["wfo_in_use"] = (False, True)
    return World(numbers, options, inputs)


# Conditions.


def of_state(random: Random, world: World) -> Said:
    """Return a condition on a state."""
    if random.random() < 0.25:
        return joined(random, of_state(random, world), of_state(random, world))
    found = random.choice((_at, _at, _at, _flag, _number, _number))(random, world)
    return negated(found) if random.random() < 0.2 else found


def _at(random: Random, _: World) -> Said:
    node = random.choice(STATES)
    return Said(node.name, S.at(node), False, lambda x: bool(x.node == node.name))


def _flag(random: Random, _: World) -> Said:
    enforced = {n.name for n in STATES if n.enforced}
    flags = (
        Said("enforced", S.enforced, False, lambda x: x.node in enforced),
        Said("lock held", S.lock_held, False, lambda x: bool(x["locked"] > 0)),
        Said("overage", S.usage > S.bought, False, lambda x: bool(x["usage"] > x["bought"])),
        Said("allowed", S.overage_allowed, False, lambda x: bool(x["overage_allowed"])),
        Said("behind", S.known < S.bought, False, lambda x: bool(x["known"] < x["bought"])),
    )
    return random.choice(flags)


NUMBERED: Final = ("strikes", "evaluation_used", "silence", "certificate_age", "bought", "locked")


def _number(random: Random, world: World) -> Said:
    name, number = random.choice(NUMBERED), random.randint(0, 4)
    symbol = getattr(S, name)
    if name == "strikes" and random.random() < 0.3:
        limit = world.numbers["strike_limit"]
        return Said(
            "strikes + 1 = limit",
            symbol + 1 == P.strike_limit,
            False,
            lambda x: bool(x["strikes"] + 1 == limit),
        )
    if random.random() < 0.5:
        return Said(
            f"{name} >= {number}", symbol >= number, False, lambda x: bool(x[name] >= number)
        )
    return Said(f"{name} = {number}", symbol == number, False, lambda x: bool(x[name] == number))


def of_step(random: Random, world: World) -> Said:
    """Return a condition on a step."""
    if random.random() < 0.2:
        return joined(random, of_step(random, world), of_step(random, world))
    kinds = (_takes, _takes, _emits, _before, _after, _step_flag, _step_flag, _changes)
    found = random.choice(kinds)(random, world)
    return negated(found) if random.random() < 0.2 else found


NAMES: Final = sorted({t.name for t in transitions_of(licensing_graph())})


def _takes(random: Random, _: World) -> Said:
    name = random.choice(NAMES)
    return Said(name, E.takes(name), True, lambda x: bool(x.name == name))


def _emits(random: Random, _: World) -> Said:
    notice = random.choice(list(Notice))
    return Said(f"emits {notice}", E.emits(notice), True, lambda x: notice in x.notices)


def _before(random: Random, world: World) -> Said:
    found = of_state(random, world)
    return Said(f"old({found.text})", found.term, True, lambda x: found.holds(x.before))


def _after(random: Random, world: World) -> Said:
    found = of_state(random, world)
    return Said(f"then {found.text}", _next(found.term), True, lambda x: found.holds(x.after))


def _step_flag(random: Random, _: World) -> Said:
    bought = T.bought > S.bought
    strikes = T.strikes > S.strikes
    flags: tuple[Said, ...] = (
        Said("report", E.report, True, lambda x: bool(x.takes_time)),
        Said("reachable", I.ssm_reachable, True, lambda x: bool(x.given("ssm_reachable"))),
        Said("synced", I.synced, True, lambda x: bool(x.given("synced"))),
        Said("purchase", bought, True, lambda x: bool(x.after["bought"] > x.before["bought"])),
        Said("strike", strikes, True, lambda x: bool(x.after["strikes"] > x.before["strikes"])),
    )
    return random.choice(flags)


def _changes(random: Random, _: World) -> Said:
    name = random.choice(("usage", "strikes", "locked", "silence", "evaluation_used", "known"))
    term = ~(getattr(T, name) == getattr(S, name))
    return Said(f"{name} changes", term, True, lambda x: bool(x.after[name] != x.before[name]))


def _next(term: Bool) -> Bool:
    renamed: dict[Term, Term] = {}
    for s in symbols_of(term):
        sort = Int if isinstance(s, Int) else Bool
        if s.scope is Scope.STATE:
            renamed[s] = variable(sort, s.name, Scope.NEXT)
        elif s.scope is Scope.NODE:
            renamed[s] = variable(sort, f"{s.name}'", Scope.NODE)
    return substitute(term, renamed, {})


def joined(random: Random, one: Said, other: Said) -> Said:
    """Return both of two conditions, or either."""
    a, b = one.holds, other.holds
    if random.random() < 0.6:
        text, term = f"({one.text} and {other.text})", one.term & other.term
        return Said(text, term, one.of_step, lambda x: a(x) and b(x))
    text, term = f"({one.text} or {other.text})", one.term | other.term
    return Said(text, term, one.of_step, lambda x: a(x) or b(x))


def negated(said: Said) -> Said:
    """Return the opposite of a condition."""
    return Said(f"not {said.text}", ~said.term, said.of_step, lambda x: not said.holds(x))


# Questions.


def random_pair(random: Random, world: World, form: Form | None = None) -> Pair:
    """Return a random question about a world."""
    form = form or random.choice((Form.REACH, Form.REACH, Form.REACH, Form.ALWAYS))
    made = of_step if random.random() < 0.35 else of_state
    target = made(random, world)
    start = of_state(random, world) if random.random() < 0.4 else None
    during = _some(random, world, 0.3)
    without = _some(random, world, 0.3)
    within = random.randint(0, 8) if random.random() < 0.35 else None
    no_sooner = random.randint(1, 6) if random.random() < 0.25 else None
    if form is Form.ALWAYS:
        during, without, within, no_sooner = during[:1], without[:1], None, None
    times = random.choice((2, 2, 3)) if form is Form.REACH and random.random() < 0.2 else 1
    settings = dict([random.choice(SETTINGS)]) if random.random() < 0.15 else {}
    dropped = tuple(random.sample(NAMES, random.choice((1, 1, 3)))) if random.random() < 0.2 else ()
    counted = negated(target) if form is Form.ALWAYS else target
    asked = Asked(counted, start, during, without, within, no_sooner, times, settings, dropped)
    question = Question(
        text=f"{form} {target.text}"
        + (f" from {start.text}" if start else "")
        + "".join(f" while {c.text}" for c in during)
        + "".join(f" without {c.text}" for c in without)
        + f" within {within} after {no_sooner} times {times} {settings} no {dropped}",
        form=form,
        target=_condition(target),
        start=_condition(start) if start else None,
        during=tuple(map(_condition, during)),
        without=tuple(map(_condition, without)),
        within=_span(within),
        no_sooner=_span(no_sooner),
        times=times,
        profile=None,
        numbers=world.numbers,
        assumed=tuple(Condition(o.title, chosen(o)) for o in world.chosen),
        settings=settings,
        dropped=dropped,
    )
    return Pair(question, asked, frozenset(_read(asked)))


SETTINGS: Final[tuple[tuple[str, Value], ...]] = (
    ("overage_allowed", False),
    ("overage_allowed", True),
    ("wfo_in_use", True),
    ("wfo_in_use", False),
    ("strikes", 0),
    ("strikes", 1),
    ("bought", 2),
    ("known", 2),
    ("silence", 0),
    ("evaluation_used", 0),
    ("locked", 2),
)


def _some(random: Random, world: World, chance: float) -> tuple[Said, ...]:
    found = []
    while random.random() < chance:
        found.append(of_step(random, world))
    return tuple(found)


def _condition(said: Said) -> Condition:
    return Condition(said.text, said.term, said.of_step)


def _span(number: int | None) -> Span | None:
    return None if number is None else Span(f"{number} reports", integer(number))


def _read(asked: Asked) -> Iterator[str]:
    conditions = (asked.target, asked.start, *asked.during, *asked.without)
    for said in conditions:
        if said is not None:
            yield from (s.name for s in symbols_of(said.term))
    yield from asked.settings
