"""Logs, read in pieces: of what may be a gigabyte, only lines about licences are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from uccx_licensing.observing.file_kind import LICENCE
from uccx_licensing.observing.log_lines import (
    Head,
    NoticeLine,
    TimedLine,
    first_stamp,
    head_in,
    is_other,
    stamp_in,
    text_is_documented,
)
from uccx_licensing.observing.repairs import Flaw, Repairs
from uccx_licensing.observing.sources import Source
from uccx_model.notices import Notice

__all__ = ["MOST_NOTICES", "Log", "read_log"]

MOST_NOTICES: Final = 200_000  #: of a file: over five years of a notice with each report
_LONGEST: Final = 64 * 1024  #: bytes of a line that are looked at
_LINE_END: Final = b"\n"
_TRIES: Final = 8  #: pieces of a log in which its first time is looked for


@dataclass
class Log:
    """The lines of a log that tell notices, in the order in which they stand."""

    name: str
    notices: list[NoticeLine] = field(default_factory=list)
    lines: int = 0  #: of the whole file
    modified: float | None = None  #: when the file was written last, in seconds of the epoch
    first: TimedLine | None = None  #: the first line of any kind with a time
    last: TimedLine | None = None  #: the last one


def read_log(source: Source, repairs: Repairs) -> Log:
    """Return the notices that a log tells.

    Raises:
        InputError: there are too many.
    """
    modified = source.path.stat().st_mtime if source.path else None
    reading = _Reading(source, repairs, Log(source.name, modified=modified))
    for piece in _pieces(source):
        reading.take(piece)
    reading.finish()
    return reading.log


def _pieces(source: Source) -> Iterator[bytes]:
    """Yield the content in bytes in which an end of a line is one byte, cut behind such ends."""
    rest = b""
    for chunk in source.ascii_chunks():
        end = chunk.rfind(_LINE_END) + 1
        if end:
            yield rest + chunk[:end] if rest else chunk[:end]
            rest = chunk[end:]
        else:
            rest += chunk
        if len(rest) > 2**20:  # a line without end is looked at in pieces
            yield rest
            rest = b""
    if rest:
        yield rest


class _Reading:
    """What was read of a log so far."""

    def __init__(self, source: Source, repairs: Repairs, log: Log) -> None:
        self.log = log
        self._source = source
        self._repairs = repairs
        self._about = 0  #: lines about licences, and those joined to them
        self._foreign: tuple[int, str] | None = None  #: the first line that is not about licences
        self._others = 0  #: lines about other matters of licences
        self._first_other: tuple[int, bytes] | None = None
        self._ended = True
        self._cut: tuple[int, str] | None = None  #: a line cut in its head, with its number
        self._tries = _TRIES  #: pieces in which a first time may yet be looked for
        self._tail = b""  #: the last lines so far

    def take(self, piece: bytes) -> None:
        """Look at whole lines."""
        if self._cut is not None:
            self._join(piece[:_LONGEST].split(_LINE_END, 1)[0])
        self._ended = piece.endswith(_LINE_END)
        self._look_for_edges(piece)
        before, counted = self.log.lines, 0
        if self._foreign is None:
            self._find_foreign(piece[:_LONGEST], before)
        found = piece.find(LICENCE)
        while found >= 0:
            start = piece.rfind(_LINE_END, 0, found) + 1
            end = piece.find(_LINE_END, found)
            end = len(piece) if end < 0 else end
            before += piece.count(_LINE_END, counted, start)
            counted = start
            self._line(before + 1, piece[start : min(end, start + _LONGEST)])
            if self._cut is not None and end + 1 < len(piece):
                after = piece[end + 1 : end + 1 + _LONGEST].split(_LINE_END, 1)[0]
                self._join(after)
            found = piece.find(LICENCE, end)
        self.log.lines = before + piece.count(_LINE_END, counted)

    def finish(self) -> None:
        """Count what is left to be counted."""
        if self._cut is not None:
            self._join(b"")
        self.log.lines += not self._ended
        self.log.last = self._timed(reversed(self._tail.split(_LINE_END)), self.log.lines)
        if foreign := max(self.log.lines - self._about, 0):
            number, line = self._foreign or (1, "")
            self._repairs.note(Flaw.FOREIGN, self._source.place(number), line, foreign)
        if self._first_other is not None:
            number, raw = self._first_other
            text = raw.decode(errors="replace")
            self._repairs.note(Flaw.OTHER_MATTER, self._source.place(number), text, self._others)
        if not self.log.notices:
            self._repairs.note(Flaw.NO_NOTICE, self._source.place())

    def _look_for_edges(self, piece: bytes) -> None:
        """Look for the first line with a time, and keep the last lines."""
        if self.log.first is None and self._tries:
            self._tries -= 1
            self.log.first = self._timed(piece[:_LONGEST].split(_LINE_END), self.log.lines + 1)
        self._tail = (
            (self._tail + piece)[-_LONGEST:] if len(piece) < _LONGEST else piece[-_LONGEST:]
        )

    def _timed(self, lines: Iterable[bytes], number: int) -> TimedLine | None:
        """Return the first of lines that tells when it was written."""
        for line in lines:
            if (stamp := first_stamp(line)) is not None:
                return TimedLine(stamp, self._source.place(number))
        return None

    def _find_foreign(self, piece: bytes, before: int) -> None:
        for number, line in enumerate(piece.split(_LINE_END), before + 1):
            if line.strip() and LICENCE not in line:
                self._foreign = number, line.decode(errors="replace")
                return

    def _line(self, number: int, raw: bytes) -> None:
        """Look at a line about licences."""
        self._about += 1
        if is_other(raw):
            self._others += 1
            self._first_other = self._first_other or (number, raw)
            return
        line = self._text(raw, number)
        head = head_in(line)
        if head is Head.OTHER:
            self._repairs.note(Flaw.OTHER_MATTER, self._source.place(number), line)
        elif head is Head.CUT:
            self._cut = number, line
        else:
            self._tell(number, line)

    def _text(self, raw: bytes, number: int) -> str:
        text = raw.rstrip(b"\r").decode(errors="replace")
        if "\0" in text:
            self._repairs.note(Flaw.NUL, self._source.place(number), count=text.count("\0"))
        return text.replace("\0", "")

    def _join(self, raw: bytes) -> None:
        """Try whether a line that was cut goes on in the next one."""
        if self._cut is None:
            return
        (number, line), self._cut = self._cut, None
        whole = line + self._text(raw, number + 1)
        if LICENCE not in raw and not isinstance(head_in(whole), Head):
            self._repairs.note(Flaw.BROKEN_LINE, self._source.place(number), line)
            self._about += 1
            self._tell(number, whole)
        else:
            self._repairs.note(Flaw.CUT_LINE, self._source.place(number), line)

    def _tell(self, number: int, line: str) -> None:
        head = head_in(line)
        if isinstance(head, Head):
            return
        place = self._source.place(number)
        stamp = stamp_in(line[: head.start()])
        if stamp is None:
            self._repairs.note(Flaw.LINE_WITHOUT_TIME, place, line)
            return
        if not text_is_documented(head, line):
            self._repairs.note(Flaw.OTHER_TEXT, place, line[head.start() :])
        notice = NoticeLine(stamp, place, Notice(head[3]), head[1], int(head[2]))
        self.log.notices.append(notice)
        if len(self.log.notices) > MOST_NOTICES:
            raise self._source.error(f"over {MOST_NOTICES:,} notices; expected one system's log")
