"""What may come next in a question, and the table of all names."""

from __future__ import annotations

import pytest

from uccx_model.choices import CHOICES
from uccx_model.expressions import Bool, Int
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters
from uccx_model.states import STATES
from uccx_proofs.queries.language.completing import KEYWORDS
from uccx_proofs.queries.language.syntax import keywords
from uccx_proofs.queries.language.understanding import completions, understand
from uccx_proofs.queries.language.vocabulary import Group, table, words


def offered(text: str) -> list[str]:
    return [found.word for found in completions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["reach", "never", "always", "why not", "which readings:"]),
        ("re", ["reach"]),
        ("reach IN_COM", ["IN_COMPLIANCE"]),
        ("reach in_com", ["IN_COMPLIANCE"]),
        ("reach strikes <= 4 ", ["and", "while", "within"]),
        ("reach enforced within 90 d", ["days"]),
        ("reach Q6 = ", ["clears_lock", "refused", "keeps_lock"]),
        ('reach enforced reading Q6 = "is', ['"is refused"']),
        ("reach enforced reading Q6 in (refused, k", ["keeps_lock"]),
        ("reach enforced assuming deployment != on_prem", ["on_prem_connected"]),
        ("reach emits SYSTEM_IN", ["SYSTEM_IN_OOC_STATE"]),
        ("reach enforced supposing ", ["strike_limit", "no"]),
        ("reach enforced supposing strike_limit = 3 and ", ["evaluation_period", "no"]),
        ("reach enforced supposing no dereg", ["deregister", "deregistration"]),
        ("reach enforced profile ", ["12.5", "12.5-su3"]),
        ("reach enforced any ", ["profile"]),
        ("reach any ", ["step"]),
        ("why ", ["not"]),
        ("reach enforced minimising ", ["time", "steps", "usage"]),
        ("reach enforced from CLASSIC wh", ["while"]),
    ],
)
def test_what_may_come_next(text: str, expected: list[str]) -> None:
    assert set(expected) <= set(offered(text))


@pytest.mark.parametrize("text", ["reach )", "reach \0 ", "foo bar ", "reach 'x"])
def test_nothing_follows_an_error(text: str) -> None:
    assert offered(text) == []


def test_where_an_option_is_asked_for_nothing_else_is_offered() -> None:
    assert offered("reach Q10 = ") == ["no", "while_evaluation_remains"]


def test_every_completion_has_a_meaning() -> None:
    assert all(found.meaning for found in completions("reach "))


def test_every_keyword_has_a_meaning() -> None:
    silent = {name for name, word in keywords().items() if word.isalpha()} - set(KEYWORDS)
    assert silent == {"MINIMIZING"}
    assert all(keywords()[name].strip(":") in KEYWORDS[name].word for name in KEYWORDS)


def test_the_table_has_every_name_of_the_model() -> None:
    names = {group: [word.name for word in known] for group, known in table().items()}
    assert list(table()) == list(Group)
    assert names[Group.STATES] == [state.name for state in STATES]
    assert set(Parameters.units()) < set(names[Group.PARAMETERS])
    assert len(names[Group.CHOICES]) == len(CHOICES)
    assert {t.name for t in transitions_of(licensing_graph())} <= set(names[Group.HAPPENINGS])
    assert names[Group.NOTICES] == [notice.value for notice in Notice]


@pytest.mark.parametrize("group", Group)
def test_every_name_has_a_sentence_and_a_meaning(group: Group) -> None:
    for word in table()[group]:
        assert word.meaning.endswith((".", "?", ")")), word.name
        assert word.enumeration or isinstance(word.before, Bool | Int)
        assert word.enumeration or isinstance(word.after, Bool | Int)


def test_no_two_names_are_spelled_alike() -> None:
    names = [word.name.lower() for known in table().values() for word in known]
    # Enforcement begins, and the notice says so: these are the same.
    assert {name for name in names if names.count(name) > 1} == {"enforcement"}


def test_every_name_can_be_said() -> None:
    for word in words().values():
        if word.enumeration is not None:
            said = f"{word.name} = {word.enumeration.values[0].spellings[0]}"
        else:
            said = word.name if isinstance(word.before, Bool) else f"{word.name} = 0"
        assert understand(f"reach {said}").target.text == said
