"""Questions answered twice: by what decides them, and by trying everything in small worlds."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random
from typing import Final

import pytest

from explicit_answers import Way, World, ways, why_no_answer
from random_questions import Pair, random_pair, random_world
from uccx_proofs.queries.answer import Reply
from uccx_proofs.queries.asking import Asker
from uccx_proofs.queries.deciding import ContradictionError, Decider, Excluded, Shown
from uccx_proofs.queries.forms.optimum import best
from uccx_proofs.queries.question import Aim, Form

DEEPEST: Final = 6
MOST: Final = 2_000
QUESTIONS: Final = 5  #: about each world
WORLDS: Final = (
    *range(3),
    *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 12)),
)


@cache
def decider() -> Decider:
    return Asker(time_limit=30).decider


def tried(pair: Pair, world: World) -> list[Way]:
    return list(ways(pair.asked, world, deepest=DEEPEST, most=MOST, read=pair.read))


@pytest.mark.parametrize("seed", WORLDS)
def test_what_is_decided_agrees_with_what_is_tried(seed: int) -> None:
    random = Random(seed)
    world = random_world(random)
    for _ in range(QUESTIONS):
        pair = random_pair(random, world)
        found = next(iter(tried(pair, world)), None)
        if not world.starts(pair.asked.settings):
            continue  # a contradiction
        decision = decider().decide(pair.question)
        if isinstance(decision, Shown):
            wrong = why_no_answer(pair.asked, world, decision.trace, decision.begins)
            assert not wrong, f"{pair.question.text}: {wrong}"
            assert found is None or len(decision.trace.steps) <= found.steps, pair.question.text
        elif isinstance(decision, Excluded):
            assert found is None, pair.question.text


AIMS: Final = (
    Aim.TIME,
    pytest.param(Aim.USAGE, marks=pytest.mark.slow),
    pytest.param(Aim.LATEST, marks=pytest.mark.slow),
)


@pytest.mark.parametrize("aim", AIMS)
@pytest.mark.parametrize("seed", [30, *(pytest.param(n, marks=pytest.mark.slow) for n in (31, 32))])
def test_no_story_that_is_tried_is_better_than_the_best(seed: int, aim: Aim) -> None:
    random = Random(f"{seed} {aim}")
    world = random_world(random)
    for _ in range(2):
        pair = random_pair(random, world, Form.REACH)
        asked = replace(pair.asked, first=aim is Aim.LATEST)
        pair = Pair(replace(pair.question, aim=aim), asked, pair.read)
        if not world.starts(asked.settings):
            continue
        try:
            answer = best(decider(), pair.question)
        except ContradictionError:  # the latest moment is not told of clocks
            continue
        found = tried(pair, world)
        assert answer.reply is not Reply.NO or not found, pair.question.text
        if answer.reply is not Reply.YES or answer.trace is None:
            continue
        wrong = why_no_answer(asked, world, answer.trace, answer.begins)
        assert not wrong, f"{pair.question.text}: {wrong}"
        places = (answer.trace.start, *(step.after for step in answer.trace.steps))
        time = int(places[-1].values["now"]) - int(places[answer.begins].values["now"])
        usages = [int(place.values["usage"]) for place in places[answer.begins + 1 :]]
        match aim:
            case Aim.TIME:
                assert all(time <= way.time for way in found), pair.question.text
            case Aim.LATEST:
                assert all(time >= way.time for way in found), pair.question.text
            case _:
                highest = max(usages, default=0)
                assert all(highest <= way.usage for way in found), pair.question.text
