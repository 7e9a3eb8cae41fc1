"""Files as they are read: unpacked if they are compressed, and what kind each is."""

from __future__ import annotations

import bz2
import codecs
import gzip
import io
import lzma
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import IO, Final, Protocol

from uccx_licensing import outlets
from uccx_licensing.observing.file_kind import FileKind, kind_in
from uccx_licensing.observing.observations import Place
from uccx_licensing.observing.repairs import Flaw, Repairs
from uccx_licensing.options import InputError
from uccx_licensing.words import clean

__all__ = ["FileKind", "Source", "kind_of"]


class _Stream(Protocol):
    def read1(self, size: int = ..., /) -> bytes: ...


_STANDARD_INPUT: Final = "-"
_HEAD: Final = 64 * 1024
_CHUNK: Final = 1024 * 1024
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


class Source:
    """A file, open to be read once.

    Args:
        file: its path; "-" is standard input.
        encoding: that of its text, if it is known.
        content: what to read in its place, if it is not to be opened.

    Raises:
        InputError: it cannot be read, or is nothing known here.
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
            self._buffer = _buffered(self._raw)
            self._stream = _unpacked(self._buffer)
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
            self.encoding = told or found or "utf-8"
            self.kind = kind_in(self._head, self.encoding)
        except InputError as error:
            raise self.error(error.message) from error
        self.unmarked = self._marked is None and encoding is None and found is not None

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
        elif self._buffer is not self._raw:
            self._buffer.detach()  # else it would be closed with the buffer

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


def _waiting(raw: IO[bytes]) -> bytes:
    """Return the first bytes of what can be read, and leave them there."""
    if isinstance(raw, io.BufferedReader):
        return raw.peek(_HEAD)
    begin = raw.tell()
    first = raw.read(_HEAD)
    raw.seek(begin)
    return first


def _unpacked(buffered: io.BufferedReader) -> _Stream:
    """Return what is in a file, by its first bytes."""
    first = buffered.peek(8)[:8]
    for magic, opened in _PACKED.items():
        if first.startswith(magic):
            return opened(buffered)
    return buffered


def kind_of(file: str | Path, encoding: str | None = None) -> FileKind:
    """Return what kind of file it is; nothing of standard input is used up.

    Raises:
        InputError: it cannot be read, or is nothing known here.
    """
    if str(file) == _STANDARD_INPUT:
        waiting = _waiting(sys.stdin.buffer)
        return Source(file, encoding, io.BytesIO(waiting)).kind
    with closing(Source(file, encoding)) as source:
        return source.kind
