"""What the page about scenarios says is what the program does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from uccx_licensing.simulating.command import simulate
from uccx_licensing.simulating.outcome import outcome_of
from uccx_licensing.simulating.reading import scenario_of
from uccx_licensing.simulating.running import run as simulated

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = (ROOT / "docs" / "simulating.md").read_text(encoding="utf-8")
COMMAND: Final = "$ uccx-licensing "
SCENARIO: Final = re.compile(r"^```toml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
EXAMPLES: Final = sorted((ROOT / "docs" / "scenarios").glob("*.toml"))


def test_the_shortest_scenario_of_the_page_is_enforced() -> None:
    (shortest,) = SCENARIO.findall(PAGE)
    assert simulated(scenario_of(shortest, "page")).last.node == "OUT_OF_COMPLIANCE_EXPIRED"


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_the_page_names_every_example(file: Path) -> None:
    assert f"(scenarios/{file.name})" in PAGE
    if file.stem != "refused":
        assert outcome_of(str(file)).trace.steps


def test_the_page_names_every_option() -> None:
    options = [option.opts[0] for option in simulate.params if option.opts[0].startswith("--")]
    assert [option for option in options if f"`{option}" not in PAGE] == []


@pytest.mark.parametrize(
    "name", ["simulating", "replaying", "data", "planning", "fleet", "calculation"]
)
def test_words_are_explained_on_a_page_to_which_every_other_leads(name: str) -> None:
    page = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    line = page.splitlines()[2]
    assert line.endswith("(words.md).")
    words = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    named = re.findall(r"\*(\w+)\*", line)
    assert len(named) > 2
    assert [word for word in named if f"**{word}**" not in words] == []
