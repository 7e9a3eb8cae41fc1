"""Questions that cannot be understood: one message, the place, and what could stand there."""

from __future__ import annotations

import time

import pytest

from uccx_proofs.queries.language.syntax import DEEPEST, LONGEST
from uccx_proofs.queries.language.understanding import (
    QuestionError,
    completions,
    is_complete,
    understand,
)

SOON = 1.0  # seconds


def refused(text: str) -> QuestionError:
    """The error of a text that is no question."""
    with pytest.raises(QuestionError) as caught:
        understand(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("nonsense", "nonsense", "'nonsense' cannot stand here; expected 'after', 'always'"),
        ("reech enforced", "reech", "did you mean reach?"),
        ("reach enforced withn 3 days", "withn", "did you mean within or without?"),
        ("reach from CLASSIC", "from", "'from' cannot stand here; expected a condition"),
        ("reach (enforced", "(", "this bracket is not closed"),
        ("reach enforced)", ")", "')' cannot stand here"),
        ("reach enforced and", "", "the question ends too soon; expected a condition"),
        ("reach § or enforced", "§", "the character '§' means nothing here"),
        ('reach Q6 = "refused', '"refused', "this quotation mark is not closed"),
        ("reach strkes > 3", "strkes", "no name 'strkes' is known; did you mean strikes"),
        ("reach IN_COMPLIENCE", "IN_COMPLIENCE", "did you mean IN_COMPLIANCE"),
        ("reach emits ENFORCMENT", "ENFORCMENT", "did you mean ENFORCEMENT"),
        ("reach Q6 = refusd", "refusd", "did you mean refused?"),
        ("reach Q6 = foo", "foo", 'refused ("is refused")'),
        ("reach Q6 < refused", "Q6 < refused", "with = and != only, not with <"),
        ("reach registration", "registration", "one of: none, unregistered, registered, expired ("),
        ("reach license_type = 3", "3", "expected flex_standard"),
        ('reach "enforced"', '"enforced"', "stands only beside what has such values"),
        ("reach strikes", "strikes", "'strikes' counts reports; expected a condition"),
        ("reach enforced + 1 > 2", "enforced", "'enforced' is no amount"),
        ("reach enforced > 3", "enforced > 3", "is a condition, but '3' is an amount"),
        ("reach enforced < CLASSIC", "enforced < CLASSIC", "with = and != only"),
        (
            "reach strikes <= 3 days",
            "strikes <= 3 days",
            "'strikes' counts reports, but '3 days' counts a length of time",
        ),
        (
            "reach usage < 90 reports",
            "usage < 90 reports",
            "'usage' counts licences, but '90 reports' counts reports",
        ),
        (
            "reach usage + agents < 3",
            "usage + agents",
            "'usage' counts licences, but 'agents' counts agents",
        ),
        ("reach silence > 90", "90", "say of what: 90 days, 90 h or 90 reports"),
        ("reach enforced within 90", "90", "of what? say 90 days, 90 h or 90 reports"),
        ("reach now > 20 min", "20 min", "say 15 min or 30 min"),
        ("reach now > 5 min", "5 min", "say 15 min"),
        ("reach now > 1 h profile 12.5-su3", "1 h", "are 8 h in 12.5-su3: say 8 h"),
        ("reach now > 2 dayz", "dayz", "did you mean day"),
        ("reach now > 90 days any profile", "90 days", "a report has no length"),
        ("reach strikes > 1.5", "1.5", "expected a whole number"),
        ("reach strikes > 1000000001", "1000000001", "numbers up to 1,000,000,000"),
        ("reach usage * agents > 3", "usage * agents", "must be a plain number"),
        ("reach 101 * usage > 3", "101", "expected a factor from 0 to 100"),
        ("reach old(purchase)", "purchase", "old(…) takes what is so before the step"),
        ("reach profile = 12.5 and enforced", "profile = 12.5 and enforced", "no condition"),
        ("reach enforced from purchase", "purchase", "expected a condition on a state"),
        ("reach enforced from old(usage) < 3", "old(usage) < 3", "'old(usage)' is of a step"),
        ("reach enforced from CLASSIC from CLASSIC", "from CLASSIC", "say it once"),
        ("shortest: reach enforced minimising steps", "steps", "say it once"),
        ("always enforced minimising steps", "steps", "only 'reach' has a story"),
        ("always enforced times 3", "times 3", "what always holds is not counted"),
        ("reach enforced times 0", "times 0", "from 1 to 1,000"),
        ("reach enforced within usage", "usage", "expected a length of time"),
        ("reach enforced within now", "now", "changes on the way"),
        ("reach enforced within 1 day - 2 days", "1 day - 2 days", "less than nothing"),
        ("reach enforced without purchase and sync", "purchase and sync", "meant in two ways"),
        ("reach enforced reading strike_limit = 3", "strike_limit = 3", "expected a reading"),
        ("reach enforced reading any step", "any step", "expected a reading"),
        ("reach enforced assuming usage = -1", "usage = -1", "never less than 0"),
        ("reach enforced assuming usage < 3", "usage < 3", "may change from step to step"),
        ("reach enforced assuming ssm_reachable", "ssm_reachable", "'while' or 'from'"),
        ("reach enforced assuming usage = 1, usage = 2", "usage = 2", "another value already"),
        (
            "reach enforced reading Q6 = refused reading Q6 = keeps_lock",
            "Q6 = keeps_lock",
            'Q6 = "is refused" was said before',
        ),
        ("reach enforced assuming strike_limit = 3", "strike_limit = 3", "say 'any profile'"),
        ("reach enforced profile 12.6", "12.6", "there are: 12.5, 12.5-su3"),
        ("reach enforced any profile profile 12.5", "profile 12.5", "a profile was said before"),
        ("reach enforced supposing strike_limt = 3", "strike_limt", "did you mean strike_limit?"),
        ("reach enforced supposing usage = 3", "usage", "say it with 'assuming'"),
        ("reach enforced supposing strike_limit = 0", "0", "is at least 1"),
        ("reach enforced supposing strike_limit = 3 days", "3 days", "counts reports, but"),
        ("reach enforced supposing overage_period = 30", "30", "of what? say 30 days"),
        ("reach enforced supposing strike_limit < 3", "<", "expected strike_limit = a number"),
        ("reach enforced supposing no deregistre", "deregistre", "did you mean deregister"),
        ("reach enforced supposing no purchase", "purchase", "no transition 'purchase' is known"),
    ],
)
def test_the_message_points_at_the_place(text: str, place: str, message: str) -> None:
    error = refused(text)
    assert message in error.message
    found = text[error.column - 1 : error.column - 1 + error.length]
    assert found == place or place.startswith(found or "∅") or not place
    assert text.rindex(place) == error.column - 1 if place else error.column == len(text) + 1
    assert isinstance(error, ValueError)


def test_the_line_is_shown_with_a_caret_under_the_place() -> None:
    assert str(refused("reach strkes > 3")).splitlines()[1:] == [
        "  reach strkes > 3",
        "        ^^^^^^",
    ]


def test_of_several_lines_the_one_in_question_is_shown() -> None:
    error = refused("reach enforced\n  while foo\n  within 3 days")
    assert (error.line, error.column, error.length) == (2, 9, 3)
    assert str(error).splitlines()[1:] == ["    while foo", "          ^^^"]


def test_a_long_line_is_cut_around_the_place() -> None:
    error = refused("reach " + "enforced or " * 100 + "foo" + " or enforced" * 100)
    _, line, caret = str(error).splitlines()
    assert len(line) < 90
    assert line.startswith("  … ")
    assert line.endswith(" …")
    assert line[caret.index("^") : caret.rindex("^") + 1] == "foo"


def test_wide_characters_move_the_caret() -> None:
    _, line, caret = str(refused("reach \N{CJK UNIFIED IDEOGRAPH-4E00}")).splitlines()
    assert caret == "        ^^"
    assert line.endswith("\N{CJK UNIFIED IDEOGRAPH-4E00}")


def test_the_first_error_is_told() -> None:
    assert "'foo'" in refused("reach foo while bar within 3").message


BAD = {
    "nothing": "",
    "blanks": " \n\t ",
    "ten megabytes": "reach enforced or " * (10 * 2**20 // 18),
    "ten thousand brackets": "reach " + "(" * 10_000 + "enforced" + ")" * 10_000,
    "too many brackets": "reach " + "(" * (DEEPEST + 1) + "enforced" + ")" * (DEEPEST + 1),
    "unclosed brackets": "reach " + "(" * DEEPEST,
    "a thousand digits": "reach strikes > " + "9" * 1000,
    "five thousand digits": "reach strikes > " + "9" * 5000,
    "a thousand decimals": "reach now > 0." + "3" * 1000 + " days",
    "a long unit": "reach now > 3 " + "d" * 9000,
    "a long name": "reach " + "a" * 9000,
    "a long option": 'reach Q1 = "' + "a" * 9000 + '"',
    "a terminal's escape": "reach \x1b[31menforced",
    "an escape in quotes": 'reach Q6 = "is\x1brefused"',
    "a null": "\0",
    "text that turns around": "reach \u202eenforced",
    "half a character": "reach \ud800",
    "an emoji": "reach 😀",
    "a long sum": "reach " + "usage + " * 1200 + "usage > 3",
    "a long product": "reach " + "100 * " * 1600 + "usage > 3",
    "nested products": "reach 100 * (100 * (100 * usage)) > 3",
    "a large condition": "reach " + "(" * 99 + "purchase" + " <=> enforced)" * 99,
    "eternity": "reach enforced within 1000000000 years",
    "many profiles": "reach enforced" + " any profile" * 800,
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_bad_input_is_refused_soon_with_one_clear_message(text: str) -> None:
    understand("reach enforced")  # the grammar is compiled once
    began = time.perf_counter()
    error = refused(text)
    assert time.perf_counter() - began < SOON
    assert 0 < len(error.message) < 400
    assert str(error).replace("\n", "").isprintable()
    assert all(len(line) < 400 for line in str(error).splitlines())


LARGE = {
    "nested": "reach " + "(" * DEEPEST + "enforced" + ")" * DEEPEST,
    "not": "reach " + "not " * 2400 + "enforced",
    "minus": "reach " + "-" * 9000 + "usage > 3",
    "and": "reach " + "enforced and " * 700 + "enforced",
    "implies": "reach " + "enforced => " * 800 + "enforced",
    "less": "reach " + "strikes < " * 900 + "4",
    "either": "reach " + "(usage = 1 or strikes < 2 and not " * 99 + "enforced" + ")" * 99,
    "among": f"reach usage in ({', '.join(map(str, range(1500)))})",
    "while": "reach enforced" + " while enforced" * 600,
    "zeros": "reach strikes > " + "0" * 9000 + "1",
}


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_large_questions_are_understood_soon(text: str) -> None:
    assert len(text) <= LONGEST
    began = time.perf_counter()
    understand(text)
    assert time.perf_counter() - began < SOON


@pytest.mark.parametrize("text", [*BAD.values(), *LARGE.values()], ids=[*BAD, *LARGE])
def test_completing_never_fails_and_is_quick(text: str) -> None:
    began = time.perf_counter()
    completions(text)
    assert time.perf_counter() - began < SOON
    if len(text) <= LONGEST:
        is_complete(text)
