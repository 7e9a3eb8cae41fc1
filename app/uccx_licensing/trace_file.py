"""Traces that people keep, in files: `trace.schema.json` says what is in one."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Final

from uccx_licensing import outlets
from uccx_licensing.options import InputError
from uccx_licensing.trace_data import Kept, kept_as_data
from uccx_licensing.trace_reader import LARGEST, load
from uccx_model.trace import Trace
from uccx_proofs.json_layout import laid_out

__all__ = ["Kept", "load", "load_trace", "save", "save_trace", "text_of"]

_STANDARD_INPUT: Final = "-"


def save(
    trace: Trace,
    *,
    question: str = "",
    ends_because: str = "",
    start_date: datetime | None = None,
) -> str:
    """Return a trace as the text of a file."""
    kept = Kept(trace, question, ends_because, start_date)
    return laid_out(kept_as_data(kept)) + "\n"


def save_trace(
    trace: Trace,
    file: str | Path,
    *,
    question: str = "",
    ends_because: str = "",
    start_date: datetime | None = None,
) -> None:
    """Write a trace to a file; a file of this name is replaced.

    Raises:
        OSError: nothing can be written there.
    """
    text = save(trace, question=question, ends_because=ends_because, start_date=start_date)
    outlets.replace(Path(file).resolve(), text)


def load_trace(file: str | Path) -> Kept:
    """Return the trace that a file tells; a file called "-" is standard input.

    What kind of file it is shows in its content, and is decided here and nowhere else.

    Raises:
        InputError: it cannot be read, or tells no trace; says where and what was expected.
    """
    try:
        text = text_of(file).lstrip("\ufeff")
        if not text.lstrip().startswith("{"):
            raise InputError(f"expected a trace in JSON, which begins with {{; {_found(text)}")
        return load(text)
    except InputError as error:
        raise InputError(f"{str(file)!r}: {error.message}") from error


def text_of(file: str | Path) -> str:
    """Return the text of a file that people write, or of standard input.

    Raises:
        InputError: it cannot be read, is too large, or is no text in UTF-8.
    """
    try:
        if str(file) == _STANDARD_INPUT:
            content = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(file).open("rb") as opened:
                content = opened.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise InputError(f"it is larger than {LARGEST // 1024**2} MB")
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"it is no text in UTF-8 at byte {error.start:,}") from error
    except (OSError, ValueError) as error:
        raise InputError(outlets.reason(error)) from error


def _found(text: str) -> str:
    return f"found {text.strip()[:20]!a}" if text.strip() else "it is empty"
