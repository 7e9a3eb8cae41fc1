"""What kind of file it is, by how it begins."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from uccx_licensing.observing.columns import header_in
from uccx_licensing.options import InputError
from uccx_licensing.words import one_line

__all__ = ["EXPECTED", "LICENCE", "FileKind", "kind_in"]

LICENCE: Final = b"LIB_LICENSE"  #: what every line of a log about licences contains
_LONGEST: Final = 32 * 1024  #: characters of a header
_LINES: Final = 60  #: in so many first lines a header must stand
_LOG_LINE: Final = re.compile(
    r"\b[A-Z][a-z]{2} {1,2}\d{1,2} (?:\d{4} )?\d\d:\d\d:\d\d"
    r"|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d.*[^\d,;\s.:T+-]"
    r"|%[A-Z][\w-]*-\d-\w+:",
    re.ASCII,
)
EXPECTED: Final = (
    "expected CUIC's Unified License Consumption report as CSV, a table with the columns time and "
    "usage, a Parquet file, or a log"
)


class FileKind(Enum):
    """What kind of file it is, by its content."""

    TRACE = "a trace in JSON"
    TABLE = "a table"
    PARQUET = "a Parquet file"
    LOG = "a log"
    EMPTY = "an empty file"


def kind_in(head: bytes, encoding: str) -> FileKind:
    """Return what kind of file begins like this.

    Args:
        head: the beginning, unpacked.
        encoding: that of its text, if it is one.

    Raises:
        InputError: it is nothing known here.
    """
    if not head.strip():
        return FileKind.EMPTY
    if head.startswith(b"PAR1"):
        return FileKind.PARQUET
    if head.startswith(b"PK\x03\x04"):
        raise InputError("it is an archive or a workbook; unpack it, or save the sheet as CSV")
    text = head.decode(encoding, errors="replace").lstrip("\ufeff")
    if text.lstrip().startswith("{"):
        return FileKind.TRACE
    lines = re.split(r"[\r\n]+", text)
    if any(header_in(line) for line in lines[:_LINES] if len(line) < _LONGEST):
        return FileKind.TABLE
    if LICENCE.decode() in text or any(map(_LOG_LINE.search, lines)):
        return FileKind.LOG
    start = text[:200]
    found = "binary data" if "\ufffd" in start or "\0" in start else f"{one_line(start)[:40]!a}"
    raise InputError(f"{EXPECTED}; found {found}")
