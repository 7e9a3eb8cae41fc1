"""The words of drawings: complete in each language, true to the model, short, well typeset."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from string import Formatter
from typing import Any, Final

import pytest

from uccx_diagrams.languages import (
    ENGLISH,
    LANGUAGES,
    Language,
    corrections,
    language_named,
)
from uccx_diagrams.languages.catalogue import words_of_the_model, written
from uccx_model.calendar import Calendar
from uccx_model.choices import CHOICES, Q1, Q12, Deployment
from uccx_model.expressions import Op, Scope, Term
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.notices import Notice
from uccx_model.parameters import PROFILES, Profile, profile_named
from uccx_model.rewriting import symbols_of
from uccx_model.states import STATES, Authorization, Registration
from uccx_model.transition import Kind, Transition
from uccx_model.variables import Inputs, LicenseType

FRENCH, GERMAN = language_named("fr"), language_named("de")
EVERY: Final = tuple(map(language_named, LANGUAGES))
TRANSLATED: Final = (FRENCH, GERMAN)
NAMES: Final = sorted({t.name for t in transitions_of(licensing_graph())})
LONGEST_LABEL: Final = 48
OWN: Final = ("formats", "units")
"""Sections whose forms are each language's own: plurals, ordinals, what stands in a name."""
PRODUCTS: Final = (
    "authorization.NONE",
    "deployments.on_prem",
    "deployments.path",
    "deployments.ssm",
    "deployments.uccx",
    "deployments.unified_cm",
    "license_types.FLEX_HCS",
    "license_types.FLEX_PREMIUM",
    "license_types.FLEX_STANDARD",
    "license_types.NPS_NFR",
    "license_types.PERPETUAL_ENHANCED",
    "license_types.PERPETUAL_PREMIUM",
    "migration.smart",
    "sequence.times",
    "timeline.repeated",
)
"""What is the same in each language."""
EQUAL: Final = {
    "fr": {
        *PRODUCTS,
        "choices.Deployment.options.DIRECT",
        "deployments.agents",
        "glossary.cluster",
        "glossary.silence",
        "timeline.actions",
        "timeline.licences",
    },
    "de": {
        *PRODUCTS,
        "authorization.OUT_OF_COMPLIANCE",
        "choices.Q12.options.FIVE_TYPES",
        "deployments.administrator",
        "states.IN_COMPLIANCE.title",
    },
}
"""What is the same in English and in a language."""
ANSWERS: Final = {
    "en": (r"^answer", "no answer"),
    "fr": (r"^réponse", "sans réponse"),
    "de": (r"^Antwort", "keine Antwort"),
}
"""How labels say that the licence server answers, and that it does not."""
DEFICITS: Final = {"en": "deficit", "fr": "déficit", "de": "Defizit"}
REACHABLE: Final = Inputs.symbols(Scope.INPUT).ssm_reachable
NARROW, WIDE = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"

by_language = pytest.mark.parametrize("language", EVERY, ids=lambda known: known.code)
by_translation = pytest.mark.parametrize("language", TRANSLATED, ids=lambda known: known.code)
by_profile = pytest.mark.parametrize("profile", PROFILES, ids=lambda known: known.name)


def texts(words: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Each text with its place."""
    for name, value in words.items():
        if isinstance(value, str):
            yield ".".join((*path, name)), value
        else:
            yield from texts(value, (*path, name))


def shared(language: Language) -> dict[str, str]:
    """The texts that every language must have."""
    return {k: v for k, v in texts(language.words) if k.partition(".")[0] not in OWN}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def parts(guard: Term) -> Iterator[Term]:
    """What must hold for the guard to hold."""
    for part in guard.args if guard.op is Op.AND else ():
        yield from parts(part)
    yield guard


# Completeness.


@by_translation
def test_each_language_says_the_same_things(language: Language) -> None:
    assert shared(language).keys() == shared(ENGLISH).keys()
    for section in OWN:
        assert language.section(section).keys() == ENGLISH.section(section).keys()


@by_translation
def test_each_language_speaks_of_the_same_values(language: Language) -> None:
    own = shared(language)
    different = {k for k, v in shared(ENGLISH).items() if placeholders(v) != placeholders(own[k])}
    assert different == set()


@by_translation
def test_no_english_is_left(language: Language) -> None:
    own = shared(language)
    assert {k for k, v in shared(ENGLISH).items() if v == own[k]} <= EQUAL[language.code]


def test_what_the_model_says_is_not_repeated() -> None:
    told = {k for k, _ in texts(words_of_the_model())}
    assert told & {k for k, _ in texts(written("en"))} == set()
    assert "transitions.register.sentence" in told


@by_language
@by_profile
def test_everything_of_the_model_has_words(language: Language, profile: Profile) -> None:
    figures = language.figures_of(profile)
    every = [
        *(told for state in STATES for told in (language.title(state), language.meaning(state))),
        *(language.state(state) for state in STATES),
        *(language.registration(value) for value in Registration),
        *(language.authorization(value) for value in Authorization),
        *(language.label(name, figures) for name in NAMES),
        *(language.sentence(name) for name in NAMES),
        *(language.notice(notice) for notice in Notice),
        *(language.question(choice) for choice in CHOICES),
        *(language.choice(option) for choice in CHOICES for option in choice),
        *(language.text("license_types", kind.name) for kind in LicenseType),
    ]
    assert all(every)
    assert not [told for told in every if re.search(r"[{}]", told)]


@by_language
def test_each_action_and_assumption_is_named(language: Language) -> None:
    for transition in transitions_of(licensing_graph()):
        if transition.kind is Kind.ACTION:
            assert language.action(transition.name)
        if transition.assumption:
            assert language.assumption(transition.assumption)
    with pytest.raises(KeyError, match="usage_ends"):
        language.action("usage_ends")


# Labels.


@by_language
@by_profile
def test_labels_are_short(language: Language, profile: Profile) -> None:
    figures = language.figures_of(profile)
    labels = {name: language.label(name, figures) for name in NAMES}
    assert {n: told for n, told in labels.items() if len(told) > LONGEST_LABEL} == {}
    assert {n: told for n, told in labels.items() if told.endswith(".") or "_" in told} == {}


@by_language
@by_profile
def test_what_leads_the_same_way_is_told_apart(language: Language, profile: Profile) -> None:
    figures = language.figures_of(profile)
    seen: dict[tuple[str, str, str], str] = {}
    for transition in transitions_of(licensing_graph()):
        label = language.label(transition.name, figures)
        ends = (transition.source.name, transition.target.name, label)
        assert seen.setdefault(ends, transition.name) == transition.name


@pytest.mark.parametrize(
    ("code", "profile", "label"),
    [
        ("en", "12.5", "usage > entitlement, 5th report in a row"),
        ("en", "12.5-su3", "usage > entitlement in one report"),
        ("fr", "12.5", "consommation > droits, 5e rapport de suite"),
        ("fr", "12.5-su3", "consommation > droits dans un rapport"),
        ("de", "12.5", "Nutzung > Berechtigung, 5. Bericht in Folge"),
        ("de", "12.5-su3", "Nutzung > Berechtigung in einem Bericht"),
    ],
)
def test_labels_tell_the_numbers_of_the_release(code: str, profile: str, label: str) -> None:
    language = language_named(code)
    figures = language.figures_of(profile_named(profile))
    assert language.label("overage_reaches_the_limit", figures) == label


@by_language
def test_no_number_stands_in_a_label_itself(language: Language) -> None:
    for name in NAMES:
        told = language.section("transitions", name)
        assert not re.search(r"\d", told["label"]), name
        assert set(re.findall(r"\d+", told.get("label_one", ""))) <= {"1"}, name


@by_language
@pytest.mark.parametrize("transition", [*transitions_of(licensing_graph())], ids=str)
def test_labels_say_what_guards_do(language: Language, transition: Transition) -> None:
    told = language.section("transitions", transition.name)
    symbols = {s.name for s in symbols_of(transition.guard)}
    spoken = {"strike_limit" if p == "last_strike" else p for p in placeholders(told["label"])}
    assert spoken <= symbols
    needed = {repr(part) for part in parts(transition.guard)}
    answered, silent = (repr(term) for term in (REACHABLE, ~REACHABLE))
    answer, silence = ANSWERS[language.code]
    if re.search(silence, told["label"]):
        assert silent in needed
    elif re.search(answer, told["label"]):
        assert answered in needed
    if re.search(DEFICITS[language.code], told["label"]):
        assert {"known", "locked"} <= symbols


@by_language
def test_labels_follow_a_trace_with_numbers_of_its_own(language: Language) -> None:
    numbers = {**profile_named("12.5").values, "strike_limit": 3, "overage_period": 60 * 96}
    figures = language.figures_of(numbers)
    assert "3" in language.label("overage_reaches_the_limit", figures)
    assert "60" in language.label("overage_period_ends", figures)


# Numbers and dates.


def test_numbers_and_dates_are_written_as_people_write_them() -> None:
    assert [known.number(1234567) for known in EVERY] == [
        "1,234,567",
        f"1{NARROW}234{NARROW}567",
        "1.234.567",
    ]
    assert [known.count(90, "day") for known in EVERY] == ["90 days", f"90{WIDE}jours", "90 Tage"]
    assert [known.count(1, "day") for known in EVERY] == ["1 day", f"1{WIDE}jour", "1 Tag"]
    assert [known.date(date(2027, 4, 1)) for known in EVERY] == [
        "2027-04-01",
        "1 avr. 2027",
        "01.04.2027",
    ]
    assert [known.share(0.5) for known in EVERY] == ["50%", f"50{WIDE}%", f"50{WIDE}%"]
    assert [known.listed("abc") for known in EVERY] == ["a, b, and c", "a, b et c", "a, b und c"]
    assert [known.ordinal(1) for known in EVERY] == ["1st", "1er", "1."]
    assert [ENGLISH.ordinal(n) for n in (2, 3, 4, 11, 22)] == ["2nd", "3rd", "4th", "11th", "22nd"]


def test_lengths_of_time_are_told_in_days_hours_and_minutes() -> None:
    quarter = Calendar(15)
    assert ENGLISH.length(305, quarter) == "3 days 4 h 15 min"
    assert FRENCH.length(305, quarter) == f"3{WIDE}jours 4{WIDE}h 15{WIDE}min"
    assert GERMAN.length(305, quarter) == f"3 Tage 4{WIDE}h 15{WIDE}min"
    assert GERMAN.length(0, quarter) == f"0{WIDE}min"
    counted = Calendar(None)
    assert [known.length(1, counted) for known in EVERY] == [
        "1 report",
        f"1{WIDE}rapport",
        f"1{WIDE}Bericht",
    ]
    assert FRENCH.length(0, counted) == f"0{WIDE}rapport"  # nought is singular in French


# Typography.


def test_french_has_no_break_before_its_marks() -> None:
    for place, text in texts(FRENCH.words):
        assert not re.search(r"[^\s] [:;!?»]|« ", text), place
        assert not re.search(r"[\w)»}][;!?]", text), place
        assert not re.search(rf"(?<!{WIDE}):(?!//)", text), place
        assert "'" not in text, place
        assert '"' not in text, place


def test_german_has_its_own_quotation_marks() -> None:
    for place, text in texts(GERMAN.words):
        assert not re.search("[\"'«»”]", text), place
        assert text.count("„") == text.count("“"), place
        assert not re.search(r"\w\s[:;!?]", text), place


@by_language
def test_words_are_tidy(language: Language) -> None:
    for place, text in texts(language.words):
        if place != "formats.told":
            assert text == text.strip(), place
        assert "  " not in text, place
        assert "..." not in text, place


@by_translation
def test_sentences_end_as_sentences(language: Language) -> None:
    for place, text in texts(language.words):
        name = place.rpartition(".")[2]
        if name in ("sentence", "meaning", "description") or place.startswith("assumptions."):
            assert text.endswith("."), place
            assert text[0].isupper(), place
        if name == "question":
            assert text.endswith("?"), place


# The documents' own names.


@by_translation
def test_corrections_lead_to_what_is_said(language: Language) -> None:
    known = corrections(language)
    assert len(known) > 10
    assert all(c.of and c.says and c.ours and c.why.endswith((".", "”")) for c in known)
    assert corrections(ENGLISH) == ()


def test_states_have_titles_of_their_own() -> None:
    for language in EVERY:
        assert len({language.title(state) for state in STATES}) == len(STATES)
    assert [language.state(STATES[4]) for language in EVERY] == [
        "IN_COMPLIANCE",
        "En conformité",
        "In Compliance",
    ]


# What is asked wrongly.


def test_an_unknown_language_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(KeyError, match="no language 'tlh'; there are: en, fr, de"):
        language_named("tlh")


def test_an_unknown_text_is_refused_with_its_place() -> None:
    with pytest.raises(KeyError, match=r"fr\.toml has no chart\.nonsense: no 'nonsense'; there"):
        FRENCH.text("chart", "nonsense")
    with pytest.raises(KeyError, match="is a section, not a text"):
        FRENCH.text("chart")
    with pytest.raises(KeyError, match="is a text, not a section"):
        FRENCH.section("chart", "each")
    with pytest.raises(KeyError, match="states"):
        FRENCH.text("chart", "from")


def test_options_are_named_as_people_write_them() -> None:
    assert ENGLISH.choice(Q1.NO_OVERAGE_PERIOD) == Q1.NO_OVERAGE_PERIOD.title
    assert FRENCH.choice(Q1.NO_OVERAGE_PERIOD) == f"Q1 = «{WIDE}90 jours{WIDE}»"
    assert GERMAN.choice(Deployment.DIRECT) == "Bereitstellung = „Direkt“"
    assert GERMAN.option(Q12.SIX_LEAVES) == "die sechs Untertypen"


def test_values_are_never_read_as_placeholders() -> None:
    assert ENGLISH.text("chart", "from", states="{0} {x}") == "from {0} {x}"
