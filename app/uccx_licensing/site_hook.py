"""Draws whenever MkDocs or Sphinx builds a site. Neither is imported: what they give is enough.

MkDocs finds `on_pre_build` in a file that its `hooks:` names, Sphinx finds `setup` in this module.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from uccx_licensing.options import InputError
from uccx_licensing.version import version

__all__ = ["on_pre_build", "setup"]

OPTIONS: Final[Mapping[str, Any]] = {
    "folder": "drawings",  #: where to draw, inside the site's sources
    "languages": ["en"],  #: with several, each has a folder of its own
    "theme": "light",
}
_NAME: Final = "uccx_licensing"


def on_pre_build(config: Mapping[str, Any], **_: object) -> None:
    """Draw for MkDocs, as `extra: uccx_licensing:` in its configuration says.

    Raises:
        InputError: an option is wrong, or something cannot be drawn or written.
    """
    chosen = config["extra"].get(_NAME) or {}
    if not isinstance(chosen, Mapping) or (odd := [key for key in chosen if key not in OPTIONS]):
        found = f"found {', '.join(map(repr, odd))}" if isinstance(chosen, Mapping) else "not that"
        raise InputError(f"{_NAME}: expected the options {', '.join(OPTIONS)}; {found}.")
    _draw(Path(config["docs_dir"]), {**OPTIONS, **chosen})


def setup(app: Any) -> dict[str, Any]:
    """Let Sphinx draw before it builds, as `uccx_licensing_…` in its configuration says."""
    for name, default in OPTIONS.items():
        app.add_config_value(f"{_NAME}_{name}", default, "")
    app.connect("config-inited", _before_sphinx_builds)  # later, Sphinx misses folders
    return {"version": version(), "parallel_read_safe": True, "parallel_write_safe": True}


def _before_sphinx_builds(app: Any, config: Any) -> None:
    _draw(Path(app.srcdir), {name: getattr(config, f"{_NAME}_{name}") for name in OPTIONS})


def _draw(sources: Path, chosen: Mapping[str, Any]) -> None:
    folder, languages, theme = (chosen[name] for name in OPTIONS)
    listed = isinstance(languages, list | tuple) and all(isinstance(x, str) for x in languages)
    if not listed or not languages:
        raise InputError(f"{_NAME}, languages: expected a list, as [en, fr]; found {languages!r}.")
    place = (sources / str(folder)).resolve()
    if not place.is_relative_to(sources.resolve()):
        raise InputError(f"{_NAME}, folder: expected one inside {sources}; found {folder!r}.")
    try:
        _write(place, tuple(dict.fromkeys(languages)), str(theme))
    except KeyError as error:  # a name that is none
        raise InputError(f"{_NAME}: {error.args[0]}.") from error


@cache  # a server that watches the sources builds again and again
def _write(folder: Path, languages: tuple[str, ...], theme: str) -> None:
    from uccx_licensing.pictures import drawing  # noqa: PLC0415 - slow

    for language in languages:
        drawing.manner(language, theme)  # before anything else: are there such?
    drawing.write_all(folder, languages, theme)
