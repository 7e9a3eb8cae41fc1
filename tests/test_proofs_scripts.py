"""The scripts that solvers get: valid, with a control, and meaning what the obligations say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from small_systems import LIMIT, X, Y, counter, follows, small_system, there_and_back, two_clocks
from spoilt_files import documented, named
from uccx_model.expressions import FALSE, TRUE, Bool, all_of, ite
from uccx_proofs.certificate import Certificate, Thesis, thesis_of
from uccx_proofs.certificate_reader import parse_certificate
from uccx_proofs.files import committed_certificates
from uccx_proofs.obligations import Obligation, obligations
from uccx_proofs.property import Claim
from uccx_proofs.scripts import comment, declarations, digest_of, script_of, title
from uccx_proofs.smtlib import symbol_name
from uccx_proofs.solvers import SOLVERS
from uccx_proofs.store import Store
from uccx_proofs.system import System

THESIS: Final = Thesis("a_name", "It holds.", None, ())


def direct(found: Iterable[Obligation]) -> list[str]:
    """What solvers should answer, asked through the second translation."""
    answers = ["sat"]
    for o in found:
        given_ = [c for _, conditions in o.given for c in conditions]
        answers.append("unsat" if follows(all_of(*o.conclusion), *given_) else "sat")
    return answers


def answers(system: System, found: list[Obligation], thesis: Thesis = THESIS) -> list[list[str]]:
    script = script_of(system, thesis, found)
    return [run(script) for run in SOLVERS.values()]


@pytest.mark.parametrize(
    ("system", "lemmas"),
    [
        (counter(), {"A": (X >= 0, X < LIMIT)}),
        (counter(), {"A": (X <= 3, X < LIMIT)}),
        (two_clocks(), {"A": (Y <= X,)}),
        (two_clocks(), {"A": (X <= Y,)}),
        (there_and_back(), {"A": (X == Y,), "B": (X == Y, Y <= LIMIT)}),
        (there_and_back(), {"A": (FALSE,), "B": (TRUE,)}),
    ],
)
@pytest.mark.parametrize("depth", [1, 2])
def test_every_solver_answers_what_the_obligations_say(
    system: System, lemmas: dict[str, tuple[Bool, ...]], depth: int
) -> None:
    thesis = Thesis("a_name", "It holds.", None, (Claim("A", X > LIMIT), Claim("A", Y < 0)))
    found = obligations(system, thesis, Certificate("a_name", None, lemmas, depth))
    expected = direct(found)
    assert len(expected) > 3
    assert answers(system, found, thesis) == [expected] * len(SOLVERS)


LARGER: Final = ite(X <= Y, Y, X)
NUMBERS: Final = (X, Y, X + Y, X - 7, LARGER, LARGER + LARGER, ite(LARGER <= 3, X + LARGER, Y))
numbers = st.sampled_from(NUMBERS)
flags: st.SearchStrategy[Bool] = st.recursive(
    st.builds(lambda a, b: a <= b, numbers, numbers)
    | st.builds(lambda a, b: a == b, numbers, numbers),
    lambda inner: st.builds(lambda a, b: (a | ~b) & (a | b), inner, inner),
    max_leaves=5,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(flags, min_size=1, max_size=3), flags, flags)
def test_shared_definitions_change_no_meaning(given_: list[Bool], one: Bool, other: Bool) -> None:
    system = small_system([], {"A": X == 0})
    shared = (one | other, one & ~other)
    found = [
        Obligation("entailment", "A", (("lemmas", tuple(given_)), ("more", shared[:1])), shared),
        Obligation("entailment", "B", (("lemmas", tuple(given_)),), (one,)),
        Obligation("entailment", "C", (("lemmas", shared),), (*given_, other)),
    ]
    assert answers(system, found) == [direct(found)] * len(SOLVERS)


def test_the_first_question_is_a_control() -> None:
    script = script_of(counter(), THESIS, [])
    assert script.count("(check-sat)") == 1
    assert "; control: numbers and readings are possible" in script
    contradictory = small_system(
        [], {"A": X == 0}, rigid=[LIMIT], assumptions=(LIMIT < 0) & (LIMIT > 0)
    )
    assert answers(contradictory, []) == [["unsat"]] * len(SOLVERS)


def test_long_parts_are_told_once() -> None:
    system = documented()
    name = "strikes_stay_within_the_limit"
    text = Store(committed_certificates()).read(name).certificate or ""
    certificate = parse_certificate(text, system).certificate
    thesis = thesis_of(system, named(name))
    found = obligations(system, thesis, certificate)
    script = script_of(system, thesis, found)
    defined = [line.split()[1] for line in script.splitlines() if line.startswith("(define-fun p")]
    assert len(defined) == len(set(defined)) > 20
    assert script.count("(check-sat)") == len(found) + 1
    assert ":status" not in script  # Z3 takes a wrong one for an error, and gives no answer
    assert script.isascii()


HOSTILE: Final = [
    'x") (assert false) (echo "',
    "x\n(assert false)\n(check-sat)\n",
    "x| (assert false) |",
    "x\r(assert false)",
    "a\\b",
    "\u2028(assert false)",
    "A → B é \U0001f600",
    ";;;",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_name_breaks_out_of_the_script(text: str) -> None:
    system = small_system([], {"A": X == 0})
    found = [Obligation("entailment", text, ((text, (X == 1, Y == 2)), ("", (X <= 3,))), (Y == 2,))]
    thesis = Thesis(text, text, None, ())
    assert answers(system, found, thesis) == [["sat", "unsat"]] * len(SOLVERS)
    assert len(comment(text).splitlines()) == 1
    assert comment(text).isascii()


def test_the_same_conditions_under_one_name_are_told_once() -> None:
    system = small_system([], {"A": X == 0})
    given_ = ("lemmas at A", (X == 0,))
    found = [
        Obligation("entailment", "A", (given_,), (X <= 1,)),
        Obligation("entailment", "B", (given_, ("lemmas at A", (X == 1,))), (FALSE,)),
        Obligation("entailment", "C", (("nothing", ()),), (X == 0,)),
    ]
    script = script_of(system, THESIS, found)
    assert script.count("|lemmas at A (1)|") == 3  # defined once, used twice
    assert script.count("|lemmas at A (2)|") == 2
    assert answers(system, found) == [["sat", "unsat", "unsat", "sat"]] * len(SOLVERS)


def test_declarations_are_in_the_order_of_names() -> None:
    assert declarations([Y == X, LIMIT <= Y]) == [
        f"(declare-const {symbol_name(s)} Int)" for s in (LIMIT, X, Y)
    ]


def test_a_digest_tells_whatever_an_obligation_says() -> None:
    first = Obligation("entailment", "A", (("lemmas", (X == 0,)),), (X <= 1,))
    others = [
        Obligation("initiation", "A", first.given, first.conclusion),
        Obligation("entailment", "B", first.given, first.conclusion),
        Obligation("entailment", "A", (("more", (X == 0,)),), first.conclusion),
        Obligation("entailment", "A", (("lemmas", (X == 0, Y == 0)),), first.conclusion),
        Obligation("entailment", "A", first.given, (X <= 2,)),
        Obligation("entailment", "A", (("lemmas", ()),), (X == 0, X <= 1)),
    ]
    digests = {digest_of(o, {}) for o in [first, *others]}
    assert len(digests) == len(others) + 1
    assert digest_of(first, {}) == digest_of(first, {X: "x"}) == digest_of(first, {})
    assert title(first) == "entailment: A"
