"""Generated tables in Markdown files: fresh, and refused clearly where they cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from uccx_licensing import tables
from uccx_licensing.commands import cli
from uccx_licensing.glossary import glossary
from uccx_licensing.options import InputError
from uccx_proofs.queries.language.vocabulary import table

ROOT = Path(__file__).resolve().parent.parent
PLACE = "before\n<!-- generated: properties -->\nold\n<!-- end -->\nafter\n"


PAGES = [
    page.relative_to(ROOT).as_posix()
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    if "<!-- generated: " in page.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("page", PAGES)
def test_committed_tables_are_fresh(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert tables.refreshed(text) == text, f"{page} is stale: run `make diagrams`"


def test_only_what_stands_between_the_comments_changes() -> None:
    text = tables.refreshed(PLACE)
    assert text.startswith("before\n<!-- generated: properties -->\n\n| Property |")
    assert text.endswith("|\n\n<!-- end -->\nafter\n")
    assert "old" not in text.split("|")[0]
    assert tables.refreshed(text) == text


def test_every_name_that_can_be_said_is_told_with_its_values() -> None:
    told = glossary().replace("\\_", "_")
    for group, known in table().items():
        rows = told.partition(f"### {str(group).capitalize()}\n")[2].partition("\n### ")[0]
        for word in known:
            (row,) = (row for row in rows.splitlines() if row.startswith(f"| {word.name} |"))
            values = word.enumeration.values if word.enumeration else ()
            assert all(value.spellings[0] in row for value in values)
    assert "| strike_limit | reports | 5 | 1 |" in told


def test_an_unknown_table_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(InputError, match=r"'nonsense'.*properties, requirements"):
        tables.refreshed(PLACE.replace("properties", "nonsense"))


@pytest.mark.parametrize("text", ["", "no place here\n", "<!-- generated: properties -->\n"])
def test_a_file_without_a_place_is_refused_and_left_alone(text: str, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    outcome = CliRunner().invoke(cli, ["tables", str(page)])
    assert outcome.exit_code == 2
    assert "no place for a generated table" in outcome.output
    assert page.read_text(encoding="utf-8") == text
    assert list(tmp_path.iterdir()) == [page]


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_bytes(b"\xff\xfe\x00")
    outcome = CliRunner().invoke(cli, ["tables", str(page)])
    assert outcome.exit_code == 2
    assert "expected a Markdown file in UTF-8" in outcome.output


def test_a_file_is_refreshed_once(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PLACE, encoding="utf-8")
    assert "refreshed" in CliRunner().invoke(cli, ["tables", str(page)]).output
    assert "up to date" in CliRunner().invoke(cli, ["tables", str(page)]).output
