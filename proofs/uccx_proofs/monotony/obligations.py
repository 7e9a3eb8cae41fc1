"""What has to be shown for more licences never to fare worse."""

from __future__ import annotations

from collections.abc import Iterator

from uccx_model.choices import exactly_one_option_each
from uccx_model.expressions import FALSE, Bool, Term, all_of, any_of, equal, implies
from uccx_model.parameters import Parameters
from uccx_model.rewriting import substitute
from uccx_model.states import EVALUATION
from uccx_model.transition import Kind, Transition
from uccx_proofs.monotony.relation import Relation
from uccx_proofs.obligations import Given, Obligation

__all__ = ["assumptions", "obligations"]


def assumptions(relation: Relation) -> Bool:
    """Return what is supposed of numbers and readings."""
    possible = Parameters.symbols().well_formed()
    return all_of(possible, exactly_one_option_each(), relation.condition)


def obligations(relation: Relation) -> Iterator[Obligation]:
    """Yield all that has to be shown, in a fixed order.

    - start: what is claimed to hold between the two holds where both begin;
    - order: whatever the two do with the same report holds on to it, unless the left one has come
      to what is asked about;
    - report: the left one can always report.
    """
    always: Given = ("assumptions", (assumptions(relation),))
    yield _start(relation, always)
    for left, right in relation.nodes():
        here: Given = (f"between {left} and {right}", (relation.between(left, right),))
        inputs: Given = ("possible inputs", (_possible(relation),))
        for transition in relation.sides.outgoing[left]:
            if relation.goes_on(transition.target.name):
                yield _step(relation, transition, right, (always, here, inputs))
        if left == right:
            yield _progress(relation, left, (always, here, inputs))


def _possible(relation: Relation) -> Bool:
    sides = relation.sides
    given = sides.settled(sides.vocabulary.well_formed)
    return all_of(given, sides.right(given), relation.offered)


def _start(relation: Relation, always: Given) -> Obligation:
    sides, node = relation.sides, EVALUATION
    begins = sides.settled(sides.vocabulary.starts({})[node])
    bought = sides.covers_no_more(sides.state.bought)
    given: Given = ("both begin", (begins, sides.right(begins), bought))
    shown = relation.between(node.name, node.name)
    return Obligation("start", node.name, (always, given), (shown,))


def _step(
    relation: Relation, transition: Transition, right: str, given: tuple[Given, ...]
) -> Obligation:
    sides = relation.sides
    taken: Given = (f"left, {transition.label}", (sides.settled(transition.guard),))
    shown = [
        implies(sides.right(sides.settled(other.guard)), _holds_on(relation, transition, other))
        for other in sides.outgoing[right]
        if other.kind is transition.kind
    ]
    place = f"{transition.label}, right at {right}"
    return Obligation("order", place, (*given, taken), tuple(shown))


def _holds_on(relation: Relation, one: Transition, other: Transition) -> Bool:
    """Return that what holds between the two holds after these two transitions."""
    sides = relation.sides
    after = relation.between(one.target.name, other.target.name)
    if after is FALSE:
        return FALSE
    left = sides.changed(one)
    right = {symbol: sides.right(value) for symbol, value in sides.changed(other).items()}
    values: dict[Term, Term] = {
        **left,
        **{sides.twins[s]: right[s] for s in sides.twins if s in right},
    }
    same = [equal(left[s], right[s]) for s in left if s not in sides.twins]
    return all_of(*same, substitute(after, values, {}))


def _progress(relation: Relation, node: str, given: tuple[Given, ...]) -> Obligation:
    sides = relation.sides
    reports = (t for t in sides.outgoing[node] if t.kind is Kind.REPORT)
    possible = any_of(*(sides.settled(t.guard) for t in reports))
    return Obligation("report", node, given, (possible,))
