"""The lines of a file as text, whatever its encoding."""

from __future__ import annotations

from collections.abc import Iterator

from uccx_licensing.observing.repairs import Flaw, Repairs
from uccx_licensing.observing.sources import Source

__all__ = ["LONGEST", "TextLines"]

LONGEST = 1024 * 1024  #: characters of a line


class TextLines:
    """The lines of a file, without their ends.

    Args:
        source: the file.
        repairs: where it is counted what is wrong with them.
    """

    def __init__(self, source: Source, repairs: Repairs) -> None:
        self._source = source
        self._repairs = repairs
        self.ended = True  #: the last line that was yielded has an end

    def __iter__(self) -> Iterator[tuple[int, str]]:
        """Yield each line with its number.

        Raises:
            InputError: a line is too long to be one.
        """
        number = 0
        for block in self._blocks():
            for line in self._decoded(block, number):
                number += 1
                yield number, line

    def _blocks(self) -> Iterator[bytes]:
        """Yield the content in UTF-8 or what it is instead, cut behind ends of lines."""
        rest = b""
        for chunk in self._source.ascii_chunks():
            end = max(chunk.rfind(b"\n"), chunk.rfind(b"\r", 0, -1)) + 1
            if end:
                yield rest + chunk[:end]
                rest = chunk[end:]
            else:
                rest += chunk
            if len(rest) > 2 * LONGEST:
                raise self._source.error(f"a line of over {LONGEST:,} characters; this is no table")
        if rest:
            self.ended = rest.endswith((b"\n", b"\r"))
            yield rest

    def _decoded(self, block: bytes, before: int) -> list[str]:
        block = block.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        try:
            text = block.decode()
        except UnicodeDecodeError:
            lines = enumerate(block.split(b"\n"), before + 1)
            text = "\n".join(self._repaired(number, line) for number, line in lines)
        if "\0" in text:
            line = before + text.count("\n", 0, text.index("\0")) + 1
            self._repairs.note(Flaw.NUL, self._source.place(line), count=text.count("\0"))
            text = text.replace("\0", "")
        return text.removesuffix("\n").split("\n")

    def _repaired(self, number: int, line: bytes) -> str:
        try:
            return line.decode()
        except UnicodeDecodeError:
            text = line.decode("cp1252", errors="replace")
            self._repairs.note(Flaw.ENCODING, self._source.place(number), text)
            return text
