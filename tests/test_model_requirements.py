"""The catalogue of requirements, facts and messages, and what it refuses to read."""

from __future__ import annotations

from importlib.resources import files

import pytest

from uccx_model.notices import Notice
from uccx_model.requirements import (
    FILE,
    REQUIREMENT_IDS,
    InvalidCatalogueError,
    UnknownSourceError,
    cite,
    guide_facts,
    messages,
    parse,
    requirements,
    source_of,
)

TEXT = files("uccx_model").joinpath(FILE).read_text(encoding="utf-8")

IN_COMPLIANCE_SOON = (
    "The time required for the Product to be in compliance is about to expire. "
    "Else, you will have to procure more licenses."
)
REPORTER = "[REPORT_ENTITLE] com.cisco.smartlicense.util.SmartLicenseUtil"
DAEMON = "[AppID=Cisco Unified CCX Cluster View Daemon][ClusterID=][NodeID=uccxpubsu1]"
ENTERS = "This Product Instance will enter Out of Compliance state"
SHORT = "because of insufficient licenses."

# As the tech note prints them (R43).
PRINTED = {
    Notice.TO_ENTER_OOC: [
        f"%MCVD-LIB_LICENSE-1-SYSTEM_TO_ENTER_OOC_STATE: {REPORTER} {ENTERS} {SHORT}: "
        f"{ENTERS} in =45 minutes",
    ],
    Notice.TO_ENTER_OOC_SHORTLY: [
        f"%MCVD-LIB_LICENSE-0-SYSTEM_TO_ENTER_OOC_STATE_SHORTLY: {REPORTER} "
        f"{IN_COMPLIANCE_SOON}: {ENTERS} in =15 minutes",
        "%UC_LIB_LICENSE-0-SYSTEM_TO_ENTER_OOC_STATE_SHORTLY: "
        f"%[The time remaining to enter OOC state=15 minutes]{DAEMON}: {IN_COMPLIANCE_SOON}",
    ],
    Notice.IN_OOC: [
        f"%UC_LIB_LICENSE-1-SYSTEM_IN_OOC_STATE: %{DAEMON}: "
        f"This Product Instance is currently in Out of Compliance state {SHORT}",
    ],
}


def test_messages_render_as_printed() -> None:
    rendered = {
        mnemonic: [
            line.format(minutes=message.minutes, cluster="", node="uccxpubsu1")
            for line in message.lines
        ]
        for mnemonic, message in messages().items()
    }
    assert rendered == {notice.value: lines for notice, lines in PRINTED.items()}


def test_messages_have_the_attested_severity_and_facility() -> None:
    assert {m.mnemonic: (m.severity, m.facilities) for m in messages().values()} == {
        "SYSTEM_TO_ENTER_OOC_STATE": (1, ("MCVD-LIB_LICENSE",)),
        "SYSTEM_TO_ENTER_OOC_STATE_SHORTLY": (0, ("MCVD-LIB_LICENSE", "UC_LIB_LICENSE")),
        "SYSTEM_IN_OOC_STATE": (1, ("UC_LIB_LICENSE",)),
    }
    assert {m.mnemonic: m.minutes for m in messages().values()} == {
        "SYSTEM_TO_ENTER_OOC_STATE": 45,
        "SYSTEM_TO_ENTER_OOC_STATE_SHORTLY": 15,
        "SYSTEM_IN_OOC_STATE": None,
    }


def test_requirements_are_numbered_through() -> None:
    assert list(requirements()) == REQUIREMENT_IDS == [f"R{n:02}" for n in range(1, 45)]
    assert list(guide_facts()) == [f"G{n:02}" for n in range(1, len(guide_facts()) + 1)]


def test_requirements_are_sentences_without_line_breaks() -> None:
    for rule in requirements().values():
        assert rule.text.endswith(".")
        assert rule.section
        for prose in (rule.text, rule.translations, rule.outside):
            assert prose == " ".join(prose.split())


def test_a_source_is_a_requirement_or_a_fact() -> None:
    assert source_of("R21") is requirements()["R21"]
    assert cite(["G01", "R44"]) == (guide_facts()["G01"], requirements()["R44"])


@pytest.mark.parametrize(
    ("unknown", "nearest"), [("R45", "R4"), ("r21", "R21"), ("G99", "G19"), ("21", "R21")]
)
def test_an_unknown_source_is_told_with_the_nearest_known(unknown: str, nearest: str) -> None:
    with pytest.raises(
        UnknownSourceError, match=f"no source '{unknown}'; the nearest .*'{nearest}"
    ):
        source_of(unknown)


def test_what_is_read_cannot_be_changed() -> None:
    assert parse(TEXT).requirement == requirements()
    with pytest.raises(TypeError):
        requirements()["R01"] = requirements()["R02"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('id = "R07"', 'id = "R08"', "Requirement R08: expected R07 next"),
        ('id = "G17"', 'id = "G18"', "GuideFact G18: expected G17 next"),
        ('id = "R01"', 'name = "R01"', "Requirement without id: expected R01 next"),
        ("[[guide]]", "[[rule]]", "top level: expected the tables"),
        ("minutes = 45", 'minutes = "45"', "Message SYSTEM_TO_ENTER_OOC_STATE, minutes: expected"),
        ("severity = 0", "severity = 2", "SYSTEM_TO_ENTER_OOC_STATE_SHORTLY: expected one line"),
        (
            'section = "Deployment types"\ntext',
            'section = ""\ntext',
            "Requirement R01, section: expected non-empty str",
        ),
        (
            'section = "Deployment types"\ntext',
            'chapter = "Deployment types"\ntext',
            "Requirement R01: expected the keys",
        ),
    ],
)
def test_a_broken_catalogue_is_refused_with_the_place(old: str, new: str, place: str) -> None:
    assert old in TEXT
    with pytest.raises(InvalidCatalogueError, match=f"^{FILE}: {place}"):
        parse(TEXT.replace(old, new))


def test_a_missing_requirement_is_noticed() -> None:
    rest, last = TEXT.index('[[requirement]]\nid = "R44"'), TEXT.index("\n[[guide]]")
    with pytest.raises(InvalidCatalogueError, match="Requirement at the end: expected R44 next"):
        parse(TEXT[:rest] + TEXT[last:])
