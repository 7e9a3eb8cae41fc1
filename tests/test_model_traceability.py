"""Every requirement is in the model or says why not; nothing cites what does not exist."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from pathlib import Path

import pytest

from uccx_model.choices import CHOICES
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters
from uccx_model.requirements import Requirement, guide_facts, messages, requirements
from uccx_model.states import CLASSIC, SMART, STATES
from uccx_model.variables import Inputs, State
from uccx_proofs.catalogue import all_properties

ROOT = Path(__file__).parents[1]
KNOWN = {*requirements(), *guide_facts()}

# Network, address, pointer, channels and set-up: what lies outside a state machine.
OUTSIDE = {"R02", "R05", "R38", "R41", "R44"}


def citations() -> dict[str, set[str]]:
    """Who cites which id."""
    cited = defaultdict[str, set[str]](set)
    for state in STATES:
        for source in state.source:
            cited[source].add(f"state {state}")
    for transition in transitions_of(licensing_graph()):
        for source in transition.sources:
            cited[source].add(f"transition {transition}")
    for record in (State, Inputs, Parameters):
        for field in dataclasses.fields(record):
            cited[field.metadata["source"]].add(f"{record.__name__} {field.name}")
    for claim in all_properties():
        for source in claim.sources:
            cited[source].add(f"property {claim.name}")
    return dict(cited)


CITED = citations()


@pytest.mark.parametrize("rule", requirements().values(), ids=requirements())
def test_a_requirement_is_modelled_or_says_why_not(rule: Requirement) -> None:
    assert rule.id in CITED or (rule.outside and not rule.outside.startswith("In part"))


def test_only_what_is_no_licensing_state_lies_outside() -> None:
    whole = {r.id for r in requirements().values() if r.outside and "In part" not in r.outside}
    assert whole == OUTSIDE


def test_nothing_cites_what_does_not_exist() -> None:
    assert {source: who for source, who in CITED.items() if source not in KNOWN} == {}


def test_every_state_transition_and_property_cites_something() -> None:
    assert all(state.source for state in STATES)
    assert all(t.sources for t in transitions_of(licensing_graph()))
    assert all(claim.sources for claim in all_properties())


def test_ids_in_texts_exist() -> None:
    texts = {choice.__name__: choice.evidence() for choice in CHOICES}
    for folder in ("model", "proofs", "diagrams", "app", "docs"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", ".toml", ".md"}:
                texts[str(path.relative_to(ROOT))] = path.read_text(encoding="utf-8")
    unknown = {
        (place, found)
        for place, text in texts.items()
        for found in re.findall(r"\b[RG][0-9]{2}\b", text)
        if found not in KNOWN
    }
    assert not unknown


def test_messages_belong_to_notices_that_the_model_emits() -> None:
    emitted = {notice for t in transitions_of(licensing_graph()) for notice in t.emits}
    assert set(messages()) <= {notice.value for notice in emitted}
    assert emitted == set(Notice)


def numbers(first: int, last: int) -> set[str]:
    return {f"R{n:02}" for n in range(first, last + 1)}


def test_states_cite_the_rules_of_each_of_their_dimensions() -> None:
    for state in STATES:
        sources = set(state.source)
        registration, authorization = sources & numbers(13, 15), sources & numbers(16, 23)
        enforcement, classic = sources & numbers(24, 27), sources & numbers(6, 9)
        assert bool(classic) == (state is CLASSIC), state
        assert bool(registration) == (state in SMART), state
        assert bool(authorization) == (state in SMART), state
        assert bool(enforcement) == state.enforced, state
