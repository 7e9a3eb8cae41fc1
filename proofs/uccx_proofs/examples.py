"""Judge evidence: does each example show what it is to show, and does an argument hold?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from uccx_model.choices import CHOICES, choice_symbols, option_named
from uccx_model.evaluation import Valuation
from uccx_model.execution import NotEnabledError, ReplayError
from uccx_model.expressions import TRUE, Bool, Scope, Term, all_of, constant
from uccx_model.graph import Graph
from uccx_model.parameters import Profile, parameter_symbols, profile_named
from uccx_model.rewriting import substitute, symbols_of
from uccx_model.script import ScriptError
from uccx_model.trace import Trace
from uccx_proofs.claims import claims_of
from uccx_proofs.evidence import Evidence, Example
from uccx_proofs.moments import Moment, comes_true, last_moment, reaches, rigid_values, shows
from uccx_proofs.obligations import CertificateError
from uccx_proofs.property import Claim, Need, Property, Target
from uccx_proofs.scripts import question
from uccx_proofs.solvers import SOLVERS, Z3
from uccx_proofs.system import System
from uccx_proofs.verdicts import Condition, Engine, Proved, Refuted, Verdict, Witnessed

__all__ = [
    "applies",
    "check_needs_met",
    "conditions_shown",
    "graph_verdict",
    "place_broken",
    "story_verdict",
    "witnessed",
]


def graph_verdict(graph: Graph, p: Property, evidence: Evidence) -> Verdict:
    """Return what an argument shows about the graph.

    Raises:
        CertificateError: it shows nothing.
    """
    if p.graph is None or evidence.argument is None:
        raise CertificateError("it has no argument about the graph")
    if faults := p.graph.faults(graph, evidence.argument):
        raise CertificateError(f"its argument does not hold: {'; '.join(faults)}")
    return Proved(Engine.GRAPH, p.graph.told(evidence.argument))


def story_verdict(graph: Graph, p: Property) -> Verdict:
    """Return whether a worked example happens in the model as it is told."""
    if p.story is None:
        raise ValueError(f"{p.name} tells no story")
    try:
        return Witnessed(Engine.REPLAY, ((p.sentence, p.story(graph)),))
    except (ScriptError, NotEnabledError) as error:
        return Refuted(Engine.REPLAY, None, str(error))


def applies(p: Property, profile: str) -> bool:
    """Return whether a release's numbers and some readings meet all that a property needs."""
    return _possible(profile_named(profile), [need.condition for need in p.needs])


def _possible(profile: Profile, conditions: Sequence[Bool]) -> bool:
    mentioned = {
        option_named(s.name).__class__
        for c in conditions
        for s in symbols_of(c)
        if s in choice_symbols()
    }
    spoken_of = [choice for choice in CHOICES if choice in mentioned]
    numbers: dict[Term, int | bool] = {s: profile.values[s.name] for s in parameter_symbols()}
    for options in product(*spoken_of):
        rigid = numbers | {s: option_named(s.name) in options for s in choice_symbols()}
        if all(Valuation(rigid)(condition) for condition in conditions):
            return True
    return False


def check_needs_met(system: System, p: Property, evidence: Evidence) -> None:
    """Make sure that all that a property needs can be had together.

    Raises:
        CertificateError: no numbers and readings are named with which it can.
    """
    needed = all_of(system.assumptions, *(need.condition for need in p.needs))
    met = evidence.met
    if p.needs and (met is None or not comes_true(needed, rigid_values(met))):
        raise CertificateError("no numbers and readings are named that meet its conditions")


def conditions_shown(
    graph: Graph, system: System, p: Property, evidence: Evidence, profile: str | None
) -> tuple[Condition, ...]:
    """Return the conditions of a property, each shown to be needed by an example.

    Raises:
        CertificateError: an example is missing, or shows nothing; or nothing meets the conditions.
    """
    if profile is None:
        check_needs_met(system, p, evidence)
    found = []
    for need in p.needs:
        if need.about_readings or profile is None:
            found.append(_needed(graph, system, p, need, evidence, profile))
    return tuple(found)


def _needed(
    graph: Graph, system: System, p: Property, need: Need, evidence: Evidence, profile: str | None
) -> Condition:
    trace = _named(evidence.without, need.sentence)
    moment = _moment(graph, system, trace, need.sentence)
    numbers = TRUE if profile is None else profile_named(profile).numbers
    others = [other.condition for other in p.needs if other is not need]
    for claim in claims_of(system, p, all_of(numbers, ~need.condition, *others)):
        if shows(claim, moment):
            return Condition(need.sentence, Refuted(Engine.REPLAY, trace, place=claim.label))
    raise CertificateError(f"the example does not break it without: {need.sentence}")


def place_broken(
    graph: Graph, system: System, p: Property, trace: Trace, profile: str | None
) -> str:
    """Return where a counterexample breaks a property.

    Raises:
        CertificateError: it does not, or the model does not go like this.
    """
    moment = _moment(graph, system, trace, p.name)
    numbers = TRUE if profile is None else profile_named(profile).numbers
    for claim in claims_of(system, p, all_of(numbers, *(need.condition for need in p.needs))):
        if shows(claim, moment) or _some_inputs_show(claim, moment):
            return claim.label
    raise CertificateError("it does not end where the property fails")


def _some_inputs_show(claim: Claim, moment: Moment) -> bool:
    """Return whether a claim about what could happen next comes true there for some inputs.

    Inputs that no step has are in no trace, and no walk shows two cases at a time: a solver finds
    them, for the numbers that there are.
    """
    inputs = {s for s in symbols_of(claim.bad) if s.scope is Scope.INPUT}
    if claim.edge is not None:
        if claim.edge is not moment.edge or moment.before.keys() >= inputs:
            return False
        values = moment.before
    elif claim.node != moment.node or not inputs:
        return False
    else:
        values = moment.values
    fixed: dict[Term, Term] = {symbol: constant(value) for symbol, value in values.items()}
    script = question([substitute(claim.bad, fixed, {})])
    return SOLVERS[Z3](script) == ["sat"]


def witnessed(
    graph: Graph, system: System, p: Property, evidence: Evidence, profile: str | None
) -> Verdict:
    """Return that everything is possible that a property says is.

    Raises:
        CertificateError: an example is missing, or shows something else.
    """
    found: list[tuple[str, Trace]] = []
    for target in p.targets(system) if p.targets is not None else ():
        release = profile_named(profile or "12.5")
        if target.in_profile and not _possible(release, [target.applies]):
            continue
        trace = _named(evidence.examples, target.label)
        moment = _moment(graph, system, trace, target.label)
        if not _is_shown(system, target, release, moment):
            raise CertificateError(f"the example does not show: {target.label}")
        found.append((target.label, trace))
    return Witnessed(Engine.REPLAY, tuple(found))


def _is_shown(system: System, target: Target, release: Profile, moment: Moment) -> bool:
    numbers = release.numbers if target.in_profile else TRUE
    return comes_true(numbers, moment.values) and reaches(system, target, moment)


def _named(examples: Sequence[Example], label: str) -> Trace:
    for example in examples:
        if example.shows == label:
            return example.trace
    raise CertificateError(f"it has no example for: {label}")


def _moment(graph: Graph, system: System, trace: Trace, label: str) -> Moment:
    try:
        return last_moment(graph, system, trace)
    except ReplayError as error:
        raise CertificateError(f"the model does not go like this: {label}: {error}") from error
