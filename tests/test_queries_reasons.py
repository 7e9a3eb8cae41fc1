"""Why not: each fact that is told stands in the way, and without it there is a story."""

from __future__ import annotations

from dataclasses import replace

import pytest

from uccx_model.expressions import Bool, all_of
from uccx_proofs.engines.inductive import conjuncts
from uccx_proofs.engines.solver import Solver, Translator
from uccx_proofs.queries.answer import Answer, Remedy, Reply
from uccx_proofs.queries.asking import Asker
from uccx_proofs.queries.deciding import Decider, Excluded
from uccx_proofs.queries.judging import judge
from uccx_proofs.queries.language.understanding import understand
from uccx_proofs.queries.question import Question
from uccx_proofs.queries.reasons import why_not


@pytest.fixture(scope="module")
def decider() -> Decider:
    return Asker().decider


def without(question: Question, remedy: Remedy) -> Question:
    """The question without what a remedy takes away."""
    kind, subject = remedy.without.kind, remedy.without.subject
    if kind == "period":
        name = subject.split(" = ")[0]
        numbers = {n: v for n, v in question.all_numbers.items() if n != name}
        return replace(question, profile=None, numbers=numbers)
    if kind == "reading":
        return replace(question, assumed=tuple(c for c in question.assumed if c.text != subject))
    word, _, rest = subject.partition(" ")
    assert word in ("within", "after", "while", "without")
    match word:
        case "within":
            return replace(question, within=None)
        case "after":
            return replace(question, no_sooner=None)
        case "while":
            return replace(question, during=tuple(c for c in question.during if c.text != rest))
        case _:
            return replace(question, without=tuple(c for c in question.without if c.text != rest))


def explained(decider: Decider, text: str) -> tuple[Question, Answer]:
    question = understand(text)
    answer = why_not(decider, question)
    assert answer.reply is Reply.YES
    assert answer.proof is not None
    assert answer.obstacles
    return question, answer


@pytest.mark.parametrize(
    "text",
    [
        'why not reach AUTHORIZATION_EXPIRED_ENFORCED within 100 days reading Q1 = "90 + 90 days"',
        "why not reach OVERAGE without report, purchase within 89 days",
        pytest.param("why not reach enforced within 89 days", marks=pytest.mark.slow),
    ],
)
def test_without_any_of_the_obstacles_it_happens(decider: Decider, text: str) -> None:
    question, answer = explained(decider, text)
    told = {(o.kind, o.subject) for o in answer.obstacles}
    for remedy in answer.remedies:
        assert (remedy.without.kind, remedy.without.subject) in told
        assert remedy.trace is not None
    needed = {(r.without.kind, r.without.subject) for r in answer.remedies}
    assert needed == told
    for remedy in answer.remedies:
        assert remedy.trace is not None
        judge(decider.graph, _only(without(question, remedy), told), remedy.trace, remedy.begins)


def _only(question: Question, told: set[tuple[str, str]]) -> Question:
    """A question with nothing but what stands in the way."""
    numbers = {n: v for n, v in question.all_numbers.items() if ("period", f"{n} = {v}") in told}
    return replace(
        question,
        profile=question.profile if not numbers and question.profile else None,
        numbers=numbers,
        assumed=tuple(c for c in question.assumed if ("reading", c.text) in told),
        during=tuple(c for c in question.during if ("clause", f"while {c.text}") in told),
        without=tuple(c for c in question.without if ("clause", f"without {c.text}") in told),
        within=question.within
        if question.within and ("clause", f"within {question.within.text}") in told
        else None,
    )


def test_what_stands_in_the_way_is_enough(decider: Decider) -> None:
    text = "why not reach AUTHORIZATION_EXPIRED_ENFORCED within 100 days reading Q1 = "
    question, answer = explained(decider, f'{text}"90 + 90 days", Q5 = pauses')
    told = {(o.kind, o.subject) for o in answer.obstacles}
    assert ("reading", 'Q1 = "90 + 90 days"') in told
    assert not any(subject.startswith("Q5") for _, subject in told)
    assert isinstance(decider.decide(_only(question, told)), Excluded)


def test_numbers_are_told_where_a_reading_alone_was_enough_too(decider: Decider) -> None:
    text = "why not reach AUTHORIZATION_EXPIRED_ENFORCED within 80 days "
    _, answer = explained(decider, f"{text} assuming authorization_period > 85 days")
    told = {(o.kind, o.subject.split(" ")[0]) for o in answer.obstacles}
    assert told == {("clause", "within"), ("period", "authorization_period")}


def test_what_can_happen_has_a_story(decider: Decider) -> None:
    answer = why_not(decider, understand("why not reach OVERAGE"))
    assert answer.reply is Reply.NO
    assert answer.trace is not None


def test_at_once_the_core_has_nothing_superfluous(decider: Decider) -> None:
    text = 'why not deregister from OUT_OF_COMPLIANCE reading Q6 = "is refused"'
    question, answer = explained(decider, text)
    inquiry = decider.inquiry(question)
    for edge in inquiry.system.edges:
        if edge.source != "OUT_OF_COMPLIANCE" or not edge.name.startswith("deregister"):
            continue
        mine = [o.term for o in answer.obstacles if o.subject == edge.name and o.term is not None]
        lemmas = [o.term for o in answer.obstacles if o.kind == "always" and o.term is not None]
        assert mine
        assert set(mine) <= set(conjuncts(inquiry.twins[edge].guard))
        facts = [*mine, *lemmas]
        always = all_of(inquiry.system.assumptions, inquiry.system.possible)
        assert _answer(always, facts) == "unsat"
        for fact in facts:
            assert _answer(always, [other for other in facts if other is not fact]) == "sat"


def _answer(always: Bool, facts: list[Bool]) -> str:
    solver, translate = Solver(), Translator()
    solver.add(*map(translate, (always, *facts)))
    return solver.check()


def test_where_no_chain_of_transitions_leads_the_graph_is_in_the_way(decider: Decider) -> None:
    names = "register, register_with_lock, register_with_strikes"
    question = replace(understand("why not reach IN_COMPLIANCE"), dropped=tuple(names.split(", ")))
    answer = why_not(decider, question)
    assert answer.reply is Reply.YES
    assert answer.obstacles
