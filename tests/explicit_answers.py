"""Answers to questions by trying everything: integers, breadth first, and the meaning written down.

Nothing here is shared with what decides questions. A transition is run as the graph has it; whether
a question has begun, how long ago, and how often its target was seen, a *monitor* counts that
follows the steps. What it says of a story, it says of any; what the search finds, it finds among
few inputs and few steps.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any, Final

from uccx_model.choices import CHOICES, Choice, choice_symbols, option_named
from uccx_model.evaluation import Value, compile_function, compile_terms
from uccx_model.expressions import Bool
from uccx_model.graph import Graph, licensing_graph, transitions_of
from uccx_model.notices import Notice
from uccx_model.parameters import parameter_symbols
from uccx_model.rewriting import symbols_of
from uccx_model.trace import Trace
from uccx_model.transition import Kind, Transition
from uccx_model.variables import input_symbols, state_symbols

__all__ = ["Asked", "Said", "Step", "Way", "World", "ways", "why_no_answer"]

Values = tuple[Value, ...]
STATE: Final = tuple(state_symbols())
INPUT: Final = tuple(input_symbols())


@dataclass(frozen=True)
class Place:
    """A licensing state by name, and the values of the state variables in their order."""

    node: str
    values: Values

    def __getitem__(self, name: str) -> Any:
        return self.values[STATE.index(name)]


@dataclass(frozen=True)
class Step:
    """A step that was taken."""

    before: Place
    name: str
    takes_time: bool
    inputs: Values
    notices: frozenset[Notice]
    after: Place

    def given(self, name: str) -> Any:
        """Return an input."""
        return self.inputs[INPUT.index(name)]

    @property
    def time(self) -> int:
        """How many report intervals pass."""
        return int(self.given("duration")) if self.takes_time else 0


@dataclass(frozen=True)
class Said:
    """A condition as a Python function of a state or of a step, beside the term for it."""

    text: str
    term: Bool
    of_step: bool
    holds: Callable[[Any], bool] = field(compare=False)


@dataclass(frozen=True)
class Asked:
    """A question as the monitor reads it."""

    target: Said
    start: Said | None = None
    during: tuple[Said, ...] = ()
    without: tuple[Said, ...] = ()
    within: int | None = None
    no_sooner: int | None = None
    times: int = 1
    settings: Mapping[str, Value] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    first: bool = False  #: it did not happen before


@dataclass(frozen=True)
class Way:
    """A way that answers a question."""

    steps: int
    time: int  #: since the question began
    usage: int  #: the highest since then


Reached = tuple[int, Place, "_Count | None", Step | None, int]
"""After how many steps, where, what was counted, by which step, and the highest usage."""


@dataclass
class World:
    """The model with its numbers and choices fixed, and the inputs that are tried."""

    numbers: Mapping[str, int]
    options: Sequence[Choice]
    inputs: Mapping[str, Sequence[Value]]
    graph: Graph = field(default_factory=licensing_graph)
    _after: dict[Place, list[Step]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        named = set(self.options)
        self.chosen = [next((o for o in c if o in named), next(iter(c))) for c in CHOICES]
        self.rigid = [self.numbers[s.name] for s in parameter_symbols()]
        self.rigid += [option_named(s.name) in self.chosen for s in choice_symbols()]
        self.compiled: dict[str, list[_Compiled]] = {}
        for transition in transitions_of(self.graph):
            found = self.compiled.setdefault(transition.source.name, [])
            found.append(_Compiled(transition))
        self.every = [
            given
            for given in product(*(self.inputs[name] for name in INPUT))
            if self.is_possible(given)
        ]

    def is_possible(self, given: Values) -> bool:
        """Whether these inputs can be given: their type fits the site and the reading."""
        named = dict(zip(INPUT, given, strict=True))
        kind, options = named["license_type"], {o.name for o in self.chosen}
        needs = {1: "SIX_LEAVES", 4: "HOSTED", 5: "LAB"}.get(int(kind))
        counts = [named[name] >= 0 for name in ("demand", "bought", "agents")]
        return named["duration"] >= 1 and all(counts) and (needs is None or needs in options)

    def steps(self, here: Place) -> list[Step]:
        """Return every step from here with the inputs that are tried."""
        if here not in self._after:
            self._after[here] = list(self._steps(here))
        return self._after[here]

    def _steps(self, here: Place) -> Iterator[Step]:
        """Yield the steps that differ in what conditions here may speak of."""
        for compiled in self.compiled.get(here.node, ()):
            found: dict[Any, Step] = {}
            for given in self.every:
                step = compiled.step(here, given, self.rigid)
                if step is not None:
                    told = (step.after, step.given("ssm_reachable"), step.given("synced"))
                    found.setdefault(told, step)
            yield from found.values()

    def taken(self, here: Place, name: str, given: Values) -> list[Step]:
        """Return the steps of this name from here with these inputs."""
        tried = (c.step(here, given, self.rigid) for c in self.compiled.get(here.node, ()))
        return [step for step in tried if step is not None and step.name == name]

    def starts(self, settings: Mapping[str, Value]) -> list[Place]:
        """Return the starts with the purchases that are tried; settings count instead."""
        origin = next(o.name for o in self.chosen if type(o).__name__ == "Origin")
        nodes = {
            "NEW_INSTALLATION": ["EVALUATION"],
            "UPGRADE_FROM_12_0": ["CLASSIC"],
            "UPGRADE_FROM_10_OR_11": ["CLASSIC", "EVALUATION"],
        }[origin]
        usual = []
        kinds = self.inputs["license_type"]
        for bought, agents, kind in product(self.inputs["bought"], self.inputs["agents"], kinds):
            for node, wfo in (("EVALUATION", False), ("CLASSIC", False), ("CLASSIC", True)):
                values: dict[str, Value] = dict.fromkeys(STATE, 0)
                values |= {"bought": bought, "known": bought, "wfo_in_use": wfo}
                values |= {"agents": agents, "license_type": kind, "chosen_type": kind}
                values |= {"overage_allowed": True, "restart_pending": False}
                usual.append((node, values))
        fitting = [(n, v) for n, v in usual if all(v[k] == x for k, x in settings.items())]
        found = fitting or [(n, {**v, **settings}) for n, v in usual]
        here = [Place(n, tuple(v[k] for k in STATE)) for n, v in found if n in nodes]
        return list(dict.fromkeys(here))


class _Compiled:
    """A transition as a Python function."""

    def __init__(self, transition: Transition) -> None:
        t = self.transition = transition
        symbols = (list(state_symbols().values()), list(input_symbols().values()))
        rigid = [*parameter_symbols(), *choice_symbols()]
        after = [t.changes.get(name, symbol) for name, symbol in state_symbols().items()]
        self.notices = list(t.emits)
        self.takes_time = t.kind is Kind.REPORT
        self.run = compile_function(t.guard, after, (*symbols, rigid))
        self.told = compile_terms([t.emits[n] for n in self.notices], (*symbols, rigid))

    def step(self, here: Place, given: Values, rigid: Sequence[Value]) -> Step | None:
        after = self.run(here.values, given, rigid)
        if after is None:
            return None
        told = self.told(here.values, given, rigid)
        notices = frozenset(n for n, said in zip(self.notices, told, strict=True) if said)
        place = Place(self.transition.target.name, tuple(after))
        return Step(here, self.transition.name, self.takes_time, given, notices, place)


# The meaning.


@dataclass(frozen=True)
class _Count:
    """What the monitor has counted since the question began."""

    time: int
    seen: int


def _begun(q: Asked, here: Place) -> _Count:
    return _Count(0, 0 if q.target.of_step else int(q.target.holds(here)))


def _begins(q: Asked, before: Place | None, here: Place) -> bool:
    """Whether the question begins here: its `from` begins to hold."""
    if q.start is None:
        return before is None
    return q.start.holds(here) and (before is None or not q.start.holds(before))


def _counted(q: Asked, count: _Count, step: Step) -> _Count | None:
    """Return the count after a step; None where the step is not allowed, or comes too late."""
    if not all(c.holds(step) for c in q.during) or any(c.holds(step) for c in q.without):
        return None
    if q.target.of_step:
        more = q.target.holds(step)
    else:
        more = q.target.holds(step.after) and not q.target.holds(step.before)
    time = count.time + step.time
    if q.within is not None and time > q.within:
        return None
    return _Count(time, count.seen + int(more))


def _happens(q: Asked, count: _Count, step: Step | None, here: Place) -> bool:
    """Whether the target holds, as often as is asked for."""
    if q.target.of_step:
        return step is not None and q.target.holds(step) and count.seen >= q.times
    return q.target.holds(here) and count.seen >= q.times


def _is_answer(q: Asked, count: _Count, step: Step | None, here: Place) -> bool:
    late = q.no_sooner is None or count.time >= q.no_sooner
    return late and _happens(q, count, step, here)


def _settled(q: Asked, step: Step) -> bool:
    return all(step.after[name] == value for name, value in q.settings.items())


def why_no_answer(q: Asked, world: World, trace: Trace, begins: int) -> str:
    """Return what is wrong with a story; nothing if it answers the question."""
    here = Place(trace.start.node, tuple(trace.start.values[n] for n in STATE))
    roomy = dict(world.inputs)
    roomy |= {"bought": (here["bought"],), "agents": (here["agents"],)}
    roomy["license_type"] = (here["license_type"],)
    known = World(world.numbers, world.options, roomy, world.graph).starts(q.settings)
    if here not in known:
        return f"no start: {here}"
    before: Place | None = None
    count: _Count | None = None
    step: Step | None = None
    last: Step | None = None
    for number, told in enumerate((None, *trace.steps)):
        if told is not None:
            given = tuple(told.inputs[n] for n in INPUT)
            after = Place(told.after.node, tuple(told.after.values[n] for n in STATE))
            steps = [s for s in world.taken(here, told.transition, given) if s.after == after]
            if not steps or not world.is_possible(given) or told.transition in q.dropped:
                return f"step {number} is none"
            before, step = here, steps[0]
            here = after
            if step.notices != set(told.notices) or not _settled(q, step):
                return f"step {number} is told differently, or unsettles"
        if number < begins:
            continue
        if number == begins:
            if not _begins(q, before, here):
                return f"it does not begin after step {number}"
            count, step = _begun(q, here), None
            continue
        assert count is not None
        assert step is not None
        if q.first and _happens(q, count, last, before or here):
            return f"it happens before step {number}"
        last = step
        count = _counted(q, count, step)
        if count is None:
            return f"step {number} is not allowed"
    if count is None or not _is_answer(q, count, step, here):
        return f"it is no answer: {count}"
    return ""


def ways(q: Asked, world: World, *, deepest: int, most: int, read: frozenset[str]) -> Iterator[Way]:
    """Yield ways that answer a question, the shortest first: each end that is new.

    Args:
        q: the question.
        world: where it is asked.
        deepest: the most steps that are tried.
        most: how many states are looked at.
        read: state variables of which conditions speak, beside those that the model reads.
    """
    kept = [n for n, name in enumerate(STATE) if name in read | model_reads()]
    limit = max(0 if n is None else n for n in (q.no_sooner, q.within and q.within + 1))

    def key(here: Place, count: _Count | None, step: Step | None) -> Any:
        told = count and (min(count.time, limit), min(count.seen, q.times))
        ends = count is not None and _is_answer(q, count, step, here)
        return here.node, tuple(here.values[n] for n in kept), told, ends

    waiting: deque[Reached] = deque()
    seen: set[Any] = set()

    def arrive(item: Reached) -> None:
        known = key(*item[1:4])
        if known not in seen and len(seen) < most:
            seen.add(known)
            waiting.append(item)

    for start in world.starts(q.settings):
        if _begins(q, None, start):
            arrive((0, start, _begun(q, start), None, 0))
        if q.start is not None:
            arrive((0, start, None, None, 0))
    while waiting:
        depth, here, count, last, usage = waiting.popleft()
        if count is not None and _is_answer(q, count, last, here):
            yield Way(depth, count.time, usage)
        done = q.first and count is not None and _happens(q, count, last, here)
        if depth == deepest or done:
            continue
        for step in world.steps(here):
            if step.name in q.dropped or not _settled(q, step):
                continue
            if count is not None:
                counted = _counted(q, count, step)
                if counted is not None:
                    higher = max(usage, step.after["usage"])
                    arrive((depth + 1, step.after, counted, step, higher))
                continue
            arrive((depth + 1, step.after, None, None, 0))
            if _begins(q, here, step.after):
                arrive((depth + 1, step.after, _begun(q, step.after), None, 0))


def model_reads() -> frozenset[str]:
    """Return the state variables on which some guard, notice or other variable depends."""
    found = set()
    for t in transitions_of(licensing_graph()):
        for term in (t.guard, *t.emits.values()):
            found |= {s.name for s in symbols_of(term)}
        for name, change in t.changes.items():
            found |= {s.name for s in symbols_of(change)} - {name}
    return frozenset(found & set(STATE))
