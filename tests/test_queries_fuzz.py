"""Whatever is typed, the only error is one that points at a place."""

from __future__ import annotations

import os
from typing import Final

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings

from uccx_proofs.queries.language.lengths import unit_words
from uccx_proofs.queries.language.syntax import keywords
from uccx_proofs.queries.language.understanding import (
    QuestionError,
    completions,
    is_complete,
    understand,
)
from uccx_proofs.queries.language.vocabulary import known_words

INPUTS: Final = int(os.environ.get("FUZZ_QUESTIONS", "150"))  # for each of the three kinds

GOOD: Final = (
    "reach OUT_OF_COMPLIANCE_EXPIRED within 120 days",
    "reach enforced while ssm_reachable and usage <= bought",
    "reach IN_COMPLIANCE from OUT_OF_COMPLIANCE without purchase, transfer or sync",
    "always (registration = registered => evaluation_used <= 90 days)",
    "always (strikes <= 4) assuming overage_allowed = false and deployment = direct",
    'reach AUTHORIZATION_EXPIRED_ENFORCED within 100 days reading Q1 = "90 days"',
    "after report, strikes <= old(strikes) + 1 any profile",
    "least usage: reach 2 * (usage - 1) not in (1, 2, 3) times 3 profile 12.5-su3",
    'why not deregister from OUT_OF_COMPLIANCE reading Q6 = "is refused", Q10 = no',
    "which readings: reach emits ENFORCEMENT after 2 weeks minimising time",
    "never 1 <= -strikes < 5 <=> true supposing strike_limit = 3 and no deregister",
)
SIGNS: Final = ("<=", "<", "=", "!=", ">=", "=>", "<=>", "+", "-", "*", "(", ")", ",", ":", '"')
NUMBERS: Final = ("0", "1", "3", "90", "1.5", "100", "12.5", "12.5-su3", "99999999999")
TOKENS: Final = (*sorted(known_words()), *sorted(keywords().values()), *unit_words(), *SIGNS)

words = st.sampled_from((*TOKENS, *NUMBERS, *SIGNS, *SIGNS))
soup = st.lists(words, max_size=30).map(" ".join)
begun = st.tuples(st.sampled_from(GOOD), soup).map(" ".join)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A good question with some of its words replaced, dropped, doubled or swapped."""
    parts = draw(st.sampled_from(GOOD)).split()
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(parts) - 1))
        match draw(st.integers(0, 3)):
            case 0:
                parts[place] = draw(words)
            case 1:
                parts.insert(place, draw(words))
            case 2 if len(parts) > 1:
                del parts[place]
            case _:
                other = draw(st.integers(0, len(parts) - 1))
                parts[place], parts[other] = parts[other], parts[place]
    return draw(st.sampled_from((" ", "\n", "  "))).join(parts)


def check(text: str) -> None:
    """Understand a text or have it refused; both tell only what can be shown."""
    try:
        question = understand(text)
    except QuestionError as error:
        told, place = str(error), (error.column, error.length)
    else:
        told, place = question.text, (1, 1)
        assert told == " ".join(text.split())
        assert understand(told) == question
        assert is_complete(text)
    assert told
    assert min(place) >= 1
    assert all(line.isprintable() for line in told.split("\n"))
    completions(text)


often = settings(
    max_examples=INPUTS, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


@often
@given(soup | begun)
def test_words_in_any_order(text: str) -> None:
    check(text)


@often
@given(st.text(max_size=60) | st.tuples(st.just("reach "), st.text(max_size=40)).map("".join))
def test_any_text(text: str) -> None:
    check(text)


@often
@given(mutated())
def test_good_questions_spoilt(text: str) -> None:
    check(text)
