"""Terms as text, and back."""

from __future__ import annotations

from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uccx_model.expressions import FALSE, TRUE, Bool, Int, Op, Scope, Term, integer, ite, variable
from uccx_proofs.smtlib import (
    Atom,
    Group,
    SmtLibError,
    read,
    symbol_name,
    term_of,
    text_of,
)

NUMBERS: Final = [
    variable(Int, "strikes", Scope.STATE),
    variable(Int, "strikes", Scope.INPUT),
    variable(Int, "two words", Scope.STATE),
    variable(Int, "(odd) \"name\"; of 'all'", Scope.PARAMETER),
    variable(Int, "1st", Scope.PARAMETER),
]
FLAGS: Final = [
    variable(Bool, "locked", Scope.STATE),
    variable(Bool, "Q5.GOES_ON", Scope.CHOICE),
    variable(Bool, "x@0", Scope.INPUT),
]
SYMBOLS: Final[dict[str, Term]] = {symbol_name(s).strip("|"): s for s in [*NUMBERS, *FLAGS]}

constants = st.integers(-(10**30) + 1, 10**30 - 1).map(integer)
numbers: st.SearchStrategy[Any] = st.deferred(
    lambda: st.one_of(
        st.sampled_from(NUMBERS),
        constants,
        st.builds(lambda a, b: a + b, numbers, numbers),
        st.builds(lambda a, b: a - b, numbers, numbers),
        st.builds(ite, flags, numbers, numbers),
        st.builds(lambda a, b: Int(Op.SUBTRACT, (a, b)), numbers, numbers),
    )
)
flags: st.SearchStrategy[Any] = st.deferred(
    lambda: st.one_of(
        st.sampled_from(FLAGS),
        st.sampled_from([TRUE, FALSE]),
        st.builds(lambda a, b: a <= b, numbers, numbers),
        st.builds(lambda a, b: a < b, numbers, numbers),
        st.builds(lambda a, b: a == b, numbers, numbers),
        st.builds(lambda a: ~a, flags),
        st.builds(lambda a, b: a & b, flags, flags),
        st.builds(lambda *parts: Bool(Op.OR, parts), flags, flags, flags),
        st.builds(lambda a: Bool(Op.NOT, (a,)), flags),
    )
)


def term(text: str) -> Term:
    (group,) = read(f"({text})")
    return term_of(group.parts[0], SYMBOLS)


@settings(max_examples=80, deadline=None)
@given(st.one_of(numbers, flags))
def test_a_term_is_read_as_it_was_written(written: Term) -> None:
    text = text_of(written, {})
    assert text.isascii()
    found = term(text)
    assert found is written
    assert text_of(found, {}) == text


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="()|\"; \n\tax1-<=\\'é\x00", max_size=40))
def test_any_text_is_read_or_refused_with_its_line(text: str) -> None:
    try:
        groups: list[Group] = list(read(text))
    except SmtLibError as caught:
        groups, error = [], caught
        lines = text.count("\n") + 1
        told = (error.line in range(1, lines + 1), error.what.isprintable(), str(error))
    else:
        told = (True, True, f"line {len(groups)}: ")
    assert told[:2] == (True, True)
    assert told[2].startswith("line ")


def test_what_is_written_stays_as_it_is() -> None:
    x = NUMBERS[0]
    assert term("(+ 0 strikes)") is Int(Op.ADD, (integer(0), x))
    assert term("(not (not locked))") is Bool(Op.NOT, (Bool(Op.NOT, (FLAGS[0],)),))
    assert term("(- 5)") is integer(-5)
    assert term("(- 5 0)") is Int(Op.SUBTRACT, (integer(5), integer(0)))
    assert term("007") is integer(7)
    assert term("|locked|") is FLAGS[0]


def test_names_tell_what_they_stand_for() -> None:
    assert symbol_name(NUMBERS[0]) == "strikes"
    assert symbol_name(NUMBERS[1]) == "input.strikes"
    assert symbol_name(NUMBERS[2]) == "|two words|"
    assert symbol_name(NUMBERS[4]) == "|1st|"
    assert len({symbol_name(s) for s in [*NUMBERS, *FLAGS]}) == len(NUMBERS) + len(FLAGS)


@pytest.mark.parametrize("scope", [Scope.NODE, Scope.NEXT, Scope.EVENT])
def test_what_is_not_about_one_state_has_no_name(scope: Scope) -> None:
    with pytest.raises(ValueError, match="is not about the state and the inputs before a step"):
        symbol_name(variable(Bool, "x", scope))


def test_a_string_keeps_its_quotes_and_every_line_is_counted() -> None:
    (group,) = read('\n; a comment (with) | and "\n(a "b ""c"" |d" |e "|)')
    assert group.line == 3
    assert group.parts == (Atom("a", 3), Atom('b "c" |d', 3, True), Atom('e "', 3))
    (first, second) = read('(a "x\ny"\n)\n(|b\nc| d)')
    assert (first.line, second.line) == (1, 4)
    assert second.parts == (Atom("b\nc", 4), Atom("d", 5))


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("x", 1, "expected '(' and a command, found 'x'"),
        ("\n)", 2, "expected '(' and a command, found ')'"),
        ("(a\n(b)", 1, "this '(' is never closed: the text is cut short"),
        ("(\n(b", 2, "this '(' is never closed: the text is cut short"),
        ('(a)\n(b "c', 2, "a quote is never closed: '\"c'"),
        ("(a\n|b", 2, "a name in bars never ends, or has a backslash: '|b'"),
        ("(|a\\b|)", 1, "a name in bars never ends, or has a backslash"),
        ("(a\n\x0bb)", 2, "unexpected: '\\x0bb)'"),
        ("(a\n\u00a0b)", 2, "unexpected: '\\xa0b)'"),
        ("(\n" * 100 + "(", 101, "more than 100 parentheses are open"),
    ],
)
def test_text_that_cannot_be_read(text: str, line: int, what: str) -> None:
    with pytest.raises(SmtLibError) as caught:
        list(read(text))
    assert caught.value.line == line
    assert caught.value.what.startswith(what)


def test_a_hundred_parentheses_are_read() -> None:
    (group,) = read("(" * 100 + ")" * 100)
    assert group.line == 1


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("ghost", "nothing is called 'ghost'"),
        ('"locked"', "a string means nothing here: 'locked'"),
        ('"1"', "a string means nothing here: '1'"),
        ('"true"', "a string means nothing here: 'true'"),
        ("-1", "nothing is called '-1'"),
        ("1.5", "nothing is called '1.5'"),
        ("\u0661", "nothing is called"),
        ("1" * 31, "a number of more than 30 digits"),
        ("g" * 100, "nothing is called 'gggg"),
        ("()", "expected an operator after '('"),
        ("((not) locked)", "expected an operator after '('"),
        ('("not" locked)', "expected an operator after '('"),
        ("(not)", "'not' of nothing means nothing here"),
        ("(not strikes)", "'not' of number means nothing here"),
        ("(not locked locked)", "'not' of condition condition means nothing"),
        ("(and locked)", "'and' of condition means nothing"),
        ("(or locked strikes)", "'or' of condition number means nothing"),
        ("(<= strikes)", "'<=' of number means nothing"),
        ("(= locked locked)", "'=' of condition condition means nothing"),
        ("(+ 1 2 3)", "'+' of number number number means nothing"),
        ("(- strikes)", "'-' of number means nothing"),
        ("(- 0)", "'-' of number means nothing"),
        ("(ite locked locked locked)", "'ite' of condition condition condition means nothing"),
        ("(ite strikes 1 2)", "'ite' of number number number means nothing"),
        ("(* 2 strikes)", "there are: <=, <, =, +, -, and, or, not, ite"),
        ("(let ((x 1)) x)", "expected an operator after '('"),
    ],
)
def test_terms_that_mean_nothing(text: str, what: str) -> None:
    with pytest.raises(SmtLibError) as caught:
        term(f"\n{text}")
    assert caught.value.line == 2
    assert what in caught.value.what
    assert len(caught.value.what) < 200
