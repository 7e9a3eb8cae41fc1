"""Files as they are read: unpacked if they are compressed, and what kind each is."""

from __future__ import annotations

import bz2
import codecs
import gzip
import io
import lzma
import re
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from enum import Enum
from pathlib import Path
from typing import IO, Final, Protocol

from uccx_licensing import outlets
from uccx_licensing.observing.columns import header_in
from uccx_licensing.observing.observations import Place
from uccx_licensing.observing.repairs import Flaw, Repairs
from uccx_licensing.options import InputError
from uccx_licensing.words import clean, one_line

__all__ = ["LICENCE", "FileKind", "Source", "kind_of"]


class _Stream(Protocol):
    def read1(self, size: int = ..., /) -> bytes: ...


LICENCE: Final = b"LIB_LICENSE"  #: what every line of a log about licences contains
_STANDARD_INPUT: Final = "-"
_HEAD: Final = 64 * 1024
_CHUNK: Final = 1024 * 1024
_LINES: Final = 60  #: in so many first lines a header must stand
_PACKED: Final[Mapping[bytes, Callable[[IO[bytes]], _Stream]]] = {
    b"\x1f\x8b": lambda raw: gzip.GzipFile(fileobj=raw),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\x00": lzma.LZMAFile,
}
_READ_BY_LINE: Final = {"utf-8", "ascii"}  #: and what is neither is told line by line
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOG_LINE: Final = re.compile(
    r"\b[A-Z][a-z]{2} {1,2}\d{1,2} (?:\d{4} )?\d\d:\d\d:\d\d"
    r"|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d.*[^\d,;\s.:T+-]"
    r"|%[A-Z][\w-]*-\d-\w+:",
    re.ASCII,
)
_EXPECTED: Final = (
    "expected CUIC's Unified License Consumption report as CSV, a table with the columns time and "
    "usage, a Parquet file, or a log"
)


class FileKind(Enum):
    """What kind of file it is, by its content."""

    TRACE = "a trace in JSON"
    TABLE = "a table"
    PARQUET = "a Parquet file"
    LOG = "a log"


class Source:
    """A file, open to be read once.

    Args:
        file: its path; "-" is standard input.
        encoding: that of its text, if it is known.
        content: what to read in its place, if it is not to be opened.

    Raises:
        InputError: it cannot be read, is empty, or is nothing known here.
    """

    def __init__(
        self, file: str | Path, encoding: str | None = None, content: IO[bytes] | None = None
    ) -> None:
        self.path = None if str(file) == _STANDARD_INPUT else Path(file)
        self.name = clean(str(file))
        self._head = b""
        self._replaced = 0  #: characters that the encoding does not have
        self.cut = False  #: a compressed file ended before its end
        try:
            self._raw = content or (self.path.open("rb") if self.path else sys.stdin.buffer)
            self._stream = _unpacked(self._raw)
        except (OSError, ValueError) as error:
            raise self.error(outlets.reason(error)) from error
        try:
            self._begin(encoding)
        except BaseException:
            self.close()
            raise

    def _begin(self, encoding: str | None) -> None:
        """Read the beginning, and tell by it what file it is."""
        while len(self._head) < _HEAD and (more := self._read(_HEAD)):
            self._head += more
        self._marked = next((mark for mark in _MARKS if self._head.startswith(mark[0])), None)
        found = self._marked[1] if self._marked else self._alternating
        try:
            told = _agreed(encoding, found, self._marked is not None)
        except InputError as error:
            raise self.error(error.message) from error
        self.encoding = told or found or "utf-8"
        self.unmarked = self._marked is None and encoding is None and found is not None
        self.kind = self._kind()

    def error(self, message: str) -> InputError:
        """Return an error that names the file."""
        return InputError(f"{self.name!r}: {message}")

    def place(self, line: int = 1) -> Place:
        """Return a place in the file."""
        return Place(self.name, line)

    def close(self) -> None:
        """Close the file; standard input stays open."""
        if self.path:
            self._raw.close()

    @property
    def _alternating(self) -> str | None:
        """The encoding in which every other byte of Latin text is NUL, if it is like that."""
        even, odd = self._head[0::2].count(0), self._head[1::2].count(0)
        half = len(self._head) // 2
        if half and max(even, odd) > 0.7 * half and min(even, odd) < 0.1 * half:
            return "utf-16-le" if odd > even else "utf-16-be"
        return None

    def _read(self, size: int) -> bytes:
        try:
            return self._stream.read1(size)
        except (EOFError, zlib.error, lzma.LZMAError, OSError) as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise self.error(outlets.reason(error)) from error
            if not self._head:
                raise self.error(f"it cannot be unpacked: {error}") from error
            self.cut = True
            return b""

    def chunks(self, size: int = _CHUNK) -> Iterator[bytes]:
        """Yield the content, unpacked, from its beginning."""
        head, self._head = self._head, b" "
        yield head.removeprefix(self._marked[0]) if self._marked else head
        while chunk := self._read(size):
            yield chunk

    def ascii_chunks(self) -> Iterator[bytes]:
        """Yield the content in an encoding in which ASCII characters are single bytes."""
        if codecs.lookup(self.encoding).name in _READ_BY_LINE:
            yield from self.chunks()
            return
        decoder = codecs.getincrementaldecoder(self.encoding)(errors="replace")
        for chunk in self.chunks():
            yield self._encoded(decoder.decode(chunk))
        yield self._encoded(decoder.decode(b"", final=True))

    def _encoded(self, text: str) -> bytes:
        self._replaced += text.count("\ufffd")
        return text.encode(errors="replace")

    def content(self) -> io.BytesIO:
        """Return the whole content."""
        return io.BytesIO(b"".join(self.chunks()))

    def told(self, repairs: Repairs) -> None:
        """Count what is wrong with the file as such, after it was read."""
        if self.cut:
            repairs.note(Flaw.CUT_ARCHIVE, self.place())
        if self.unmarked:
            repairs.note(Flaw.UNMARKED, self.place())
        if self._replaced:
            repairs.note(Flaw.UNDECODED, self.place(), self.encoding, self._replaced)

    def _kind(self) -> FileKind:
        if not self._head.strip():
            raise self.error(f"it is empty; {_EXPECTED}")
        if self._head.startswith(b"PAR1"):
            return FileKind.PARQUET
        if self._head.startswith(b"PK\x03\x04"):
            raise self.error("it is an archive or a workbook; unpack it, or save the sheet as CSV")
        text = self._head.decode(self.encoding, errors="replace").lstrip("\ufeff")
        if text.lstrip().startswith("{"):
            return FileKind.TRACE
        lines = re.split(r"[\r\n]+", text)
        try:
            if any(header_in(line) for line in lines[:_LINES] if len(line) < _HEAD // 2):
                return FileKind.TABLE
        except InputError as error:
            raise self.error(error.message) from error
        if LICENCE.decode() in text or any(map(_LOG_LINE.search, lines)):
            return FileKind.LOG
        raise self.error(f"{_EXPECTED}; found {one_line(text[:200])[:40]!a}")


def _agreed(encoding: str | None, found: str | None, marked: bool) -> str | None:
    """Return the encoding that was told, with the order of its bytes.

    Raises:
        InputError: the mark at the beginning of the text is another encoding's.
    """
    if encoding is None:
        return None
    name = codecs.lookup(encoding).name.removesuffix("-sig")
    if found and marked and not found.startswith(name):
        raise InputError(f"it begins with the mark of {found}; --encoding says {encoding}")
    if name not in ("utf-16", "utf-32"):
        return name
    return found if found and found.startswith(name) else f"{name}-le"


def _buffered(raw: IO[bytes]) -> io.BufferedReader:
    """Return a file whose first bytes can be looked at before they are read."""
    return raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(raw)  # type: ignore[arg-type]


def _unpacked(raw: IO[bytes]) -> _Stream:
    """Return what is in a file, by its first bytes."""
    buffered = _buffered(raw)
    first = buffered.peek(8)[:8]
    for magic, opened in _PACKED.items():
        if first.startswith(magic):
            return opened(buffered)
    return buffered


def kind_of(file: str | Path, encoding: str | None = None) -> FileKind:
    """Return what kind of file it is; nothing of standard input is used up.

    Raises:
        InputError: it cannot be read, is empty, or is nothing known here.
    """
    if str(file) == _STANDARD_INPUT:
        waiting = _buffered(sys.stdin.buffer).peek(_HEAD)
        return Source(file, encoding, io.BytesIO(waiting)).kind
    with closing(Source(file, encoding)) as source:
        return source.kind
