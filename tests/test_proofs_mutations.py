"""Certificates and evidence changed at random: a check refuses them, or they are right.

What is right is asked of a second opinion: another translation to Z3, another walk through traces.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Mapping
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from small_systems import contradicts, follows, why_not_inductive
from spoilt_files import checked, documented, named, signed_anew
from uccx_model.evaluation import Valuation
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.states import SMART
from uccx_proofs.certificate import Certificate, thesis_of
from uccx_proofs.certificate_reader import parse_certificate
from uccx_proofs.checker import Files, Refused
from uccx_proofs.evidence import Evidence, parse_evidence
from uccx_proofs.examples import check_needs_met, conditions_shown, graph_verdict, witnessed
from uccx_proofs.files import committed_certificates
from uccx_proofs.moments import rigid_values
from uccx_proofs.obligations import CertificateError
from uccx_proofs.property import Property
from uccx_proofs.solvers import Z3
from uccx_proofs.store import Store
from uccx_proofs.verdicts import Proved

UNCHANGED: Final = Store(committed_certificates())
MIGRATION: Final = "migration_happens_at_most_once"
UPGRADE: Final = "an_upgrade_from_12_0_stays_classic_until_switched"

Seed = tuple[str, int, int]
CHANGES: Final = ("delete line", "repeat line", "swap lines", "move word", "number", "letter")
seeds: st.SearchStrategy[list[Seed]] = st.lists(
    st.tuples(st.sampled_from(CHANGES), st.integers(0, 10**6), st.integers(0, 10**6)),
    min_size=1,
    max_size=3,
)


def changed(text: str, seed: Seed) -> str:
    """The text with one change."""
    how, here, there = seed
    lines = text.splitlines(keepends=True)
    words = re.split(r"(\s+|[()])", text)
    numbers = list(re.finditer(r"\b\d+\b", text))
    match how:
        case "delete line" if lines:
            del lines[here % len(lines)]
            return "".join(lines)
        case "repeat line" if lines:
            lines.insert(there % len(lines), lines[here % len(lines)])
            return "".join(lines)
        case "swap lines" if lines:
            i, j = here % len(lines), there % len(lines)
            lines[i], lines[j] = lines[j], lines[i]
            return "".join(lines)
        case "move word":
            words[here % len(words)] = words[there % len(words)]
            return "".join(words)
        case "number" if numbers:
            number = numbers[here % len(numbers)]
            return text[: number.start()] + str(there % 4) + text[number.end() :]
        case _:
            place = here % (len(text) or 1)
            return text[:place] + text[place + 1 :]


def lemma_part(text: str) -> tuple[str, str, str]:
    """A certificate in three: before its lemmas, the lemmas, and what comes after."""
    begin, end = text.index("(define-fun"), text.index("; The obligations")
    return text[:begin], text[begin:end], text[end:]


def holes(p: Property, certificate: Certificate) -> list[str]:
    """What a second opinion holds against a certificate."""
    system = documented()
    lemmas = {node: certificate.lemmas.get(node, ()) for node in system.nodes}
    found = why_not_inductive(system, lemmas)
    if certificate.depth == 1:
        for claim in thesis_of(system, p, certificate.profile).claims:
            if not follows(~claim.bad, system.assumptions, *lemmas[claim.node]):
                found.append(f"{claim.label}: {claim.bad}")
    return found


def judged_alike(name: str, text: str) -> bool:
    """Check a certificate, naive and signed anew, and compare; return whether it could be read."""
    naive = checked(name, Files(text), solvers=(Z3,))
    try:
        signed = signed_anew(name, text)
    except (CertificateError, KeyError):
        assert isinstance(naive.outcome, Refused), naive
        return False
    certificate = parse_certificate(signed, documented()).certificate
    if certificate.profile is not None:
        assert isinstance(naive.outcome, Refused), naive
        return False
    found = checked(name, Files(signed), solvers=(Z3,))
    assert found.outcome == naive.outcome
    assert not found.stale
    against = holes(named(name), certificate)
    if isinstance(found.outcome, Proved):
        assert not against
    else:
        assert isinstance(found.outcome, Refused), found
        assert "this does not follow" in found.outcome.reason
        assert against or certificate.depth > 1
    return True


@settings(max_examples=25, deadline=None)
@given(seeds)
def test_a_changed_certificate_is_refused_or_right(changes: list[Seed]) -> None:
    text = UNCHANGED.read(MIGRATION).certificate or ""
    for change in changes:
        text = changed(text, change)
    judged_alike(MIGRATION, text)


@settings(max_examples=25, deadline=None)
@given(seeds)
def test_changed_lemmas_are_refused_or_right(changes: list[Seed]) -> None:
    before, lemmas, after = lemma_part(UNCHANGED.read(MIGRATION).certificate or "")
    for change in changes:
        lemmas = changed(lemmas, change)
    judged_alike(MIGRATION, before + lemmas + after)


@pytest.mark.slow
@pytest.mark.parametrize("name", [MIGRATION, UPGRADE, "wfo_is_used_only_in_classic"])
def test_many_changed_lemmas_are_refused_or_right(name: str) -> None:
    read = set()

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(seeds)
    def judge(changes: list[Seed]) -> None:
        before, lemmas, after = lemma_part(UNCHANGED.read(name).certificate or "")
        for change in changes:
            lemmas = changed(lemmas, change)
        if judged_alike(name, before + lemmas + after):
            read.add(lemmas)

    judge()
    assert len(read) > 3  # some are more than garbage


# Evidence.

leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 12),
    st.sampled_from([10**29, 10**31, -(10**40), 0.5, 1.0, float("nan"), float("inf"), 1e308]),
    st.text(max_size=5),
    st.sampled_from(["EVALUATION", "CLASSIC", "register", "Q10.NO", "Q1.NO_OVERAGE_PERIOD", "\0"]),
)
values = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to everything in a JSON value."""
    found = [path]
    parts: Mapping[Any, Any] = (
        value
        if isinstance(value, dict)
        else dict(enumerate(value))
        if isinstance(value, list)
        else {}
    )
    for key, part in parts.items():
        found += places(part, (*path, key))
    return found


def put(data: Any, path: tuple[Any, ...], how: str, value: Any, other: tuple[Any, ...]) -> Any:
    """The value with one change at a place."""
    whole = [copy.deepcopy(data)]
    inside: Any = whole
    keys = (0, *path)
    for key in keys[:-1]:
        inside = inside[key]
    place = keys[-1]
    if how == "delete":
        del inside[place]
    elif how == "copy":
        taken: Any = data
        for key in other:
            taken = taken[key]
        inside[place] = copy.deepcopy(taken)
    elif how == "repeat" and isinstance(inside, list):
        inside.insert(place, copy.deepcopy(inside[place]))
    elif how == "rename" and isinstance(inside, dict):
        inside[str(value)] = inside.pop(place)
    else:
        inside[place] = value
    return whole[0] if whole else None


PROPERTIES: Final = (
    "silence_never_lifts_enforcement",
    "expired_authorization_was_announced",
    "evaluation_meets_its_deadline",
    "every_licensing_state_can_be_reached",
    "no_path_leads_back_to_classic",
    "no_state_is_a_dead_end",
    "registration_authorization_and_enforcement_fit_together",
)


def accepted(p: Property, text: str) -> Evidence | None:
    """The evidence, if a check takes it; errors that do not tell what is wrong come through."""
    graph, system = licensing_graph(), documented()
    try:
        evidence = parse_evidence(text, graph)
        if p.graph is not None:
            check_needs_met(system, p, evidence)
            graph_verdict(graph, p, evidence)
        elif p.targets is not None:
            witnessed(graph, system, p, evidence, None)
        else:
            conditions_shown(graph, system, p, evidence, None)
    except CertificateError:
        return None
    return evidence


def shows_it(p: Property, evidence: Evidence) -> None:
    """Fail unless the evidence is right, looked at in another way."""
    graph = licensing_graph()
    if p.name == "no_path_leads_back_to_classic":
        assert set(evidence.argument or {}) == {"closed"}
        assert set(_closed(evidence)) == {state.name for state in SMART}
    elif p.name == "no_state_is_a_dead_end":
        exits = {t.label: t for t in transitions_of(graph) if t.source is not t.target}
        named_exits = (evidence.argument or {})["exits"]
        assert {exits[label].source for label in named_exits if label in exits} == set(graph.nodes)
    elif p.name == "every_licensing_state_can_be_reached":
        first = {e.shows: e.trace for e in reversed(evidence.examples)}
        assert {shown: trace.last.node for shown, trace in first.items()}.items() >= {
            (state.name, state.name) for state in graph.nodes
        }
    elif p.needs:
        assert evidence.met is not None
        valuation = Valuation(rigid_values(evidence.met))
        assert all(valuation(need.condition) for need in p.needs)
        first = {e.shows: e.trace for e in reversed(evidence.without)}
        for need in p.needs:
            assert contradicts(graph, p, first[need.sentence])
            assert not Valuation(rigid_values(first[need.sentence]))(need.condition)


def _closed(evidence: Evidence) -> list[str]:
    return list((evidence.argument or {})["closed"])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from(PROPERTIES))
def test_changed_evidence_is_refused_or_right(data: st.DataObject, name: str) -> None:
    told = json.loads(UNCHANGED.read(name).evidence or "")
    for _ in range(data.draw(st.integers(1, 3))):
        everywhere = st.sampled_from(places(told))
        how = data.draw(st.sampled_from(["put", "delete", "copy", "repeat", "rename"]))
        told = put(told, data.draw(everywhere), how, data.draw(values), data.draw(everywhere))
    p = named(name)
    evidence = accepted(p, json.dumps(told))
    if evidence is not None:
        assert evidence.name == told["property"]
        shows_it(p, evidence)


@settings(max_examples=100, deadline=None)
@given(values)
def test_any_json_at_all_is_refused(value: Any) -> None:
    assert accepted(named("no_path_leads_back_to_classic"), json.dumps(value)) is None


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(PROPERTIES[:3]), seeds)
def test_changed_text_of_evidence_is_refused_or_right(name: str, changes: list[Seed]) -> None:
    text = UNCHANGED.read(name).evidence or ""
    for change in changes:
        text = changed(text, change)
    evidence = accepted(named(name), text)
    if evidence is not None:
        shows_it(named(name), evidence)
