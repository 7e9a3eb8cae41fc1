"""What ought to be seen somewhere, if a property is to say something: one thing for each part.

A part of a property matters if the property without it is broken by something that can happen.
That is what is to be seen: where only this part saves the property. If it can never be seen, a
stronger property holds, or a left side never happens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from uccx_model.expressions import FALSE, Bool, Int, Op, all_of, any_of
from uccx_model.rewriting import symbols_of
from uccx_proofs.audit.clauses import Clause, clauses, parts_of
from uccx_proofs.claims import every_claim
from uccx_proofs.property import Claim, Property
from uccx_proofs.system import System

__all__ = ["About", "Claims", "Sight", "property_sights", "these", "unsettled"]

Claims = Callable[[System], Iterable[Claim]]


class About(StrEnum):
    """What a sight is about."""

    PART = "a part of a property"
    CASE = "a case of a part"
    BOUND = "a bound of a property"
    CLAIM = "a claim about steps"
    TRANSITION = "a transition"
    GUARD = "a part of a guard"
    NOTICE = "a notice"
    VARIABLE = "a variable"
    DEADLINE = "a deadline"
    NUMBER = "a number"
    OPTION = "an option"


@dataclass(frozen=True, eq=False)
class Sight:
    """Something to be seen.

    Attributes:
        name: tells it apart from all others.
        about: what it is about.
        subject: the name of the property, the transition's label, or the name of what it is about.
        left_out: what must make the difference there; None where nothing is left out.
        rest: the other parts, of which none does.
        claims: makes of a system what comes true where it is seen: one of these.
        demanded: what is left out is the last part of "this or that": what an implication demands.
            If that is never missed, its left side never happens, or there it is not the only cure.
    """

    name: str
    about: About
    subject: str
    left_out: Bool | None
    rest: tuple[Bool, ...]
    claims: Claims
    demanded: bool = False


def these(*claims: Claim) -> Claims:
    """Return what makes these claims, of whatever system they are."""
    return lambda _: claims


def unsettled(system: System, sights: Iterable[Sight]) -> list[Claim]:
    """Return what would come true where some sights are seen, if simplifying does not settle it."""
    found: dict[tuple[str, Bool], Claim] = {}
    for sight in sights:
        for claim in sight.claims(system):
            if claim.bad is not FALSE:
                place = f"{sight.name}: {claim.label}"
                found.setdefault(
                    (claim.node, claim.bad), Claim(claim.node, claim.bad, claim.edge, place)
                )
    return list(found.values())


def property_sights(system: System, properties: Sequence[Property]) -> list[Sight]:
    """Return what is to be seen for each part of some properties.

    Witnesses, facts about the graph and ways back have no left side: they are shown, not assumed.
    """
    found: list[Sight] = []
    for p in properties:
        said = p.state if p.state is not None else p.step
        if said is not None:
            found += _of_clauses(p, clauses(said))
        elif p.claims is not None:
            found += _of_claims(p, system)
    return found


def _of_clauses(p: Property, told: Iterable[Clause]) -> Iterator[Sight]:
    asked: set[Bool] = set()
    for clause in told:
        for place, part in enumerate(clause.parts, start=1):
            rest = tuple(other for other in clause.parts if other is not part)
            about = About.CASE if clause.is_case else About.PART
            options = [(about, "", FALSE)] if rest else []
            if not clause.is_case and (closer := _closer(part)) is not None:
                options.append((About.BOUND, " is met", closer))
            for kind, told_of, instead in options:
                stronger = any_of(*rest, instead)
                if stronger not in asked:
                    asked.add(stronger)
                    name = f"{p.name}: {clause.name}: {place}{told_of}"
                    last = kind is About.PART and place == len(clause.parts)
                    yield Sight(name, kind, p.name, part, rest, _Broken(p, stronger), last)


def _closer(part: Bool) -> Bool | None:
    """Return the comparison with its bound left out; None where there is none."""
    if part.op not in (Op.LE, Op.LT):
        return None
    left, right = part.args
    if not (isinstance(left, Int) and isinstance(right, Int)):
        return None
    return left < right if part.op is Op.LE else left + 1 < right


@dataclass(frozen=True)
class _Broken:
    """That something stronger than a property does not hold, where the property's needs are met."""

    p: Property
    stronger: Bool

    def __call__(self, system: System) -> Iterable[Claim]:
        """Return where it could fail."""
        if self.p.state is not None:
            variant = replace(self.p, state=self.stronger)
        else:
            variant = replace(self.p, step=self.stronger)
        needed = all_of(*(need.condition for need in self.p.needs))
        return every_claim(system, variant, needed)


# Properties that tell themselves what never happens.


def _of_claims(p: Property, system: System) -> Iterator[Sight]:
    asked: set[tuple[str, object, Bool]] = set()
    for claim in every_claim(system, p):
        parts = _cut(system, claim)
        for number, part in enumerate(parts, start=1):
            others = [c for other in parts if other is not part for c in other]
            bad = all_of(*_always(system, claim), *others)
            key = (claim.node, claim.edge, bad)
            if bad is not FALSE and key not in asked:
                asked.add(key)
                name = f"{p.name}: {claim.label}: {number}"
                seen = Claim(claim.node, bad, claim.edge)
                yield Sight(name, About.CLAIM, p.name, all_of(*part), tuple(others), these(seen))


def _cut(system: System, claim: Claim) -> list[tuple[Bool, ...]]:
    """Return the parts of what never happens: guards as wholes, and what else there is.

    What speaks of a second case (inputs that are none of the system's) is no part of the first.
    """
    own = {*system.variables, *system.inputs, *system.rigid}
    always = {part for given in _always(system, claim) for part in parts_of(given)}
    conditions = dict.fromkeys(
        part
        for part in parts_of(claim.bad)
        if part not in always and own.issuperset(symbols_of(part))
    )
    guards = [
        parts_of(edge.guard)
        for edge in system.outgoing[claim.node]
        if all(part in conditions for part in parts_of(edge.guard))
    ]
    taken = {part for guard in guards for part in guard}
    single = [(part,) for part in conditions if part not in taken]
    return [*guards, *single]


def _always(system: System, claim: Claim) -> tuple[Bool, ...]:
    """Return what holds of every step that a claim is about."""
    return (system.possible,) if claim.edge is None else (system.possible, claim.edge.guard)
