"""Sites draw when they are built: MkDocs and Sphinx, played by what they hand over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from uccx_licensing import site_hook
from uccx_licensing.options import InputError
from uccx_licensing.pictures import drawing

PLAYED = b"drawn"


@dataclass
class FakeSphinx:
    """As much of Sphinx's application as an extension sees."""

    srcdir: str
    config: SimpleNamespace = field(default_factory=SimpleNamespace)
    listeners: dict[str, Callable[[Any, Any], None]] = field(default_factory=dict)

    def add_config_value(self, name: str, default: object, _: str) -> None:
        setattr(self.config, name, default)

    def connect(self, event: str, listener: Callable[[Any, Any], None]) -> None:
        self.listeners[event] = listener


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[Path, tuple[str, ...], str]]]:
    """What is drawn, without drawing it."""
    calls: list[tuple[Path, tuple[str, ...], str]] = []
    site_hook._write.cache_clear()
    monkeypatch.setattr(drawing, "write_all", lambda *what: calls.append(what))
    yield calls
    site_hook._write.cache_clear()


def mkdocs(folder: Path, **extra: object) -> dict[str, Any]:
    return {"docs_dir": str(folder), "extra": extra}


def test_mkdocs_draws_into_its_sources(tmp_path: Path, asked: list[Any]) -> None:
    site_hook.on_pre_build(config=mkdocs(tmp_path))
    assert asked == [(tmp_path / "drawings", ("en",), "light")]


def test_mkdocs_says_what_is_wanted(tmp_path: Path, asked: list[Any]) -> None:
    wanted = {"folder": "pictures/licences", "languages": ["de", "fr", "de"], "theme": "print"}
    site_hook.on_pre_build(config=mkdocs(tmp_path, uccx_licensing=wanted))
    assert asked == [(tmp_path / "pictures/licences", ("de", "fr"), "print")]


def test_a_server_that_builds_again_draws_once(tmp_path: Path, asked: list[Any]) -> None:
    for _ in range(3):
        site_hook.on_pre_build(config=mkdocs(tmp_path))
    assert len(asked) == 1


def test_sphinx_draws_before_it_builds(tmp_path: Path, asked: list[Any]) -> None:
    app = FakeSphinx(str(tmp_path))
    assert site_hook.setup(app)["parallel_read_safe"]
    assert asked == []
    app.config.uccx_licensing_languages = ["en", "fr"]
    app.listeners["config-inited"](app, app.config)
    assert asked == [(tmp_path / "drawings", ("en", "fr"), "light")]


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({"languages": "fr"}, r"expected a list, as \[en, fr\]; found 'fr'"),
        ({"languages": []}, "expected a list"),
        ({"languages": ["it"]}, "no language 'it'; there are: en, fr, de"),
        ({"languages": [["en"]]}, "expected a list"),
        ({"theme": ["light"]}, "no theme"),
        ({"theme": "pink"}, "no theme 'pink'; there are: light, dark, print"),
        ({"folder": "../elsewhere"}, "expected one inside .*; found '../elsewhere'"),
        ({"ordner": "x"}, "expected the options folder, languages, theme; found 'ordner'"),
        ("fr", "expected the options"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, asked: list[Any], chosen: object, told: str) -> None:
    with pytest.raises(InputError, match=told):
        site_hook.on_pre_build(config=mkdocs(tmp_path, uccx_licensing=chosen))
    assert asked == []


def test_what_stays_the_same_is_not_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "ALL", ("migration",))
    monkeypatch.setattr(drawing, "DARK", ())
    (picture, _) = sorted(drawing.write_all(tmp_path, ["en"], "light"), reverse=True)
    before = picture.stat().st_ino
    drawing.write_all(tmp_path, ["en"], "light")
    assert picture.stat().st_ino == before
    picture.write_bytes(PLAYED)
    drawing.write_all(tmp_path, ["en"], "light")
    assert picture.read_bytes() != PLAYED
