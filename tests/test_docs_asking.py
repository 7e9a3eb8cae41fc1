"""What the pages say about asking is what the program does: their questions are asked again."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from uccx_licensing.__main__ import run as run_command
from uccx_model.parameters import profile_named
from uccx_proofs.queries.language.understanding import phrase, understand

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "docs/asking.md")
COMMAND = "$ uccx-licensing ask "
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LEFT_OUT = "…"
CODES = {"✓": 0, "✗": 1, "?": 3}
OPENINGS = ("reach ", "never ", "always ", "after ", "why not ", "which readings", "shortest:")


@dataclass(frozen=True)
class Example:
    page: str
    arguments: tuple[str, ...]
    told: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.page}: {self.arguments[-1]}"


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8").partition("\n## Names\n")[0]


def examples() -> Iterator[Example]:
    for page in PAGES:
        for block in re.findall(
            r"^```console\n(.*?)^```$", text_of(page), re.DOTALL | re.MULTILINE
        ):
            for asked in block.split(COMMAND)[1:]:
                command, *told = asked.splitlines()
                yield Example(page, tuple(shlex.split(command)), tuple(told))


def in_few_blanks(text: str) -> str:
    return " ".join(text.split())


def missing(told: tuple[str, ...], printed: str) -> list[str]:
    """Return the lines that are not printed in this order.

    Lines, and parts of lines, may be left out only at a mark; the ends of lines may be anywhere.
    """
    lines = [line for line in map(in_few_blanks, printed.splitlines()) if line]
    place, exact, lacking = 0, True, []
    for line in map(in_few_blanks, told):
        if line == LEFT_OUT:
            exact = False
            continue
        shown = re.compile(".*".join(map(re.escape, line.split(LEFT_OUT))))
        found = next((n for n in range(place, len(lines)) if shown.match(lines[n])), None)
        if found is None or (exact and found != place):
            lacking.append(line)
        else:
            place, exact = found + 1, True
    return lacking


def test_lines_may_be_left_out_only_where_the_page_says_so() -> None:
    printed = "a\n\nb  c\nd · 0.1 s\n"
    assert missing(("a", "b c", "d"), printed) == []
    assert missing(("a", "…", "d"), printed) == []
    assert missing(("a", "d"), printed) == ["d"]
    assert missing(("…", "d", "…", "a"), printed) == ["a"]
    assert missing(("a", "b…c", "d … s"), printed) == []


def test_the_pages_have_examples() -> None:
    counted = [example.page for example in examples()]
    assert all(counted.count(page) >= 5 for page in PAGES)


@pytest.mark.slow
@pytest.mark.parametrize("example", list(examples()), ids=str)
def test_answers_are_those_of_the_page(
    example: Example, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    code = run_command(["ask", *example.arguments])
    printed = capsys.readouterr().out
    assert code == CODES[example.told[0][0]]
    assert missing(example.told, printed) == [], printed


def questions() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        prose = re.sub(r"^```.*?^```$", "", text_of(page), flags=re.DOTALL | re.MULTILINE)
        for code in re.findall(r"`([^`]+)`", prose):
            words = in_few_blanks(code)
            if words.startswith(OPENINGS) and len(words.split()) > 2:
                yield page, words


@pytest.mark.parametrize(("page", "question"), list(questions()))
def test_questions_in_the_text_can_be_asked(page: str, question: str) -> None:
    assert understand(question).text == question


def test_conditions_in_the_text_can_be_said() -> None:
    section = text_of("docs/asking.md").partition("## Conditions")[2].partition("## Clauses")[0]
    conditions = re.findall(r"^    (.+)$", section, re.MULTILINE)
    assert len(conditions) >= 4
    for condition in conditions:
        assert phrase(condition, "condition", profile_named("12.5")).condition


@pytest.mark.slow
def test_the_readme_can_be_run_in_python(capsys: pytest.CaptureFixture[str]) -> None:
    section = text_of("README.md").partition("## From Python")[2]
    (code,) = re.findall(r"^```python\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)[:1]
    names: dict[str, object] = {}
    exec(compile(code, "README.md", "exec"), names)
    assert capsys.readouterr().out.startswith("no: it can never happen: CLASSIC from IN_COMPLIANCE")
    assert str(getattr(names["answer"], "reply", "")) == "yes"
