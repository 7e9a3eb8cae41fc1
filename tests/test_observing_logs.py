"""Logs: notices in whatever prefix, rotated, compressed, broken, without years."""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
import tracemalloc
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from uccx_licensing.observing.observations import Observed
from uccx_licensing.observing.reading import read
from uccx_licensing.observing.reading_options import ReadingOptions
from uccx_licensing.observing.repairs import Flaw
from uccx_licensing.observing.sources import FileKind, kind_of
from uccx_licensing.options import InputError
from uccx_model.messages import MESSAGES, Message
from uccx_model.notices import Notice

CHICAGO = ReadingOptions(zone=ZoneInfo("America/Chicago"), year=2026)
EARLY = MESSAGES[0].line
MOMENT = datetime(2026, 7, 22, 11, 29, 56, 123000, tzinfo=UTC)
NOISE = "12344: Jul 22 06:29:55.000 CDT %MCVD-CVD-7-UNK:[MCVD] a heartbeat"


def seen(folder: Path, text: str | bytes, options: ReadingOptions = CHICAGO) -> Observed:
    file = folder / "MCVD.log"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read([file], options)


def kinds(observed: Observed) -> Sequence[str]:
    return [repair.kind for repair in observed.repairs]


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.head)
def test_every_documented_line_is_known(tmp_path: Path, message: Message) -> None:
    observed = seen(tmp_path, f"{NOISE}\n12345: Jul 22 06:29:56.123 CDT {message.line}\n{NOISE}\n")
    (notice,) = observed.notices
    assert (notice.at, notice.notice) == (MOMENT, message.notice)
    assert (notice.facility, notice.severity) == (message.facility, message.severity)
    assert notice.place.line == 2
    assert observed.logged
    assert kinds(observed) == [Flaw.FOREIGN.words]
    assert observed.repairs[0].count == 2
    assert "heartbeat" in observed.repairs[0].example or observed.repairs[0].example.endswith("…")


@pytest.mark.parametrize(
    "prefix",
    [
        "12345: Jul 22 06:29:56.123 CDT ",
        "Jul 22 06:29:56.123 UCCX ",
        "Jul 22 06:29:56.123 host 17: UCCX1: ",
        "2026-07-22T11:29:56.123Z host ",
        "<186>1 2026-07-22T06:29:56.123-05:00 host app - - - ",
        "Jul 22 11:30:01 relay 9: uccx: Jul 22 2026 11:29:56.123 UTC :  ",
        "9: uccx: Jul 22 2026 06:29:56.123 AM CDT : ",
        "2026-07-22 06:29:56,123 ",
    ],
)
def test_whatever_stands_before_a_notice(tmp_path: Path, prefix: str) -> None:
    observed = seen(tmp_path, f"{prefix}{EARLY}\n")
    assert [notice.at for notice in observed.notices] == [MOMENT]
    assert kinds(observed) == []


@pytest.mark.parametrize("packed", [gzip.compress, bz2.compress, lzma.compress])
def test_what_is_compressed_shows_in_its_content(
    tmp_path: Path, packed: Callable[[bytes], bytes]
) -> None:
    text = f"1: Jul 22 06:29:56.123 CDT {EARLY}\n".encode()
    assert [notice.at for notice in seen(tmp_path, packed(text)).notices] == [MOMENT]
    assert kind_of(tmp_path / "MCVD.log") is FileKind.LOG


def test_rotated_files_are_read_in_the_order_of_time(tmp_path: Path) -> None:
    days = ("Nov 20", "Dec 30", "Jan  2")
    files = [tmp_path / name for name in ("a.log.2.gz", "a.log.1", "a.log")]
    for file, day in zip(files, days, strict=True):
        text = f"1: {day} 06:00:00.000 CST {EARLY}\n".encode()
        file.write_bytes(gzip.compress(text) if file.suffix == ".gz" else text)
    for order in (files, files[::-1], [files[1], files[0], files[2]]):
        observed = read(order, ReadingOptions(zone=CHICAGO.zone, year=2025))
        assert [str(n.at)[:10] for n in observed.notices] == [
            "2025-11-20",
            "2025-12-30",
            "2026-01-02",
        ]
        assert kinds(observed) == [Flaw.NEW_YEAR.words]


def yearless(day: str) -> str:
    return f"1: {day} 06:00:00.000 CST {EARLY}\n"


def test_a_year_that_nobody_told_is_found_and_told(tmp_path: Path) -> None:
    options = ReadingOptions(zone=CHICAGO.zone)
    file, usage = tmp_path / "MCVD.log", tmp_path / "usage.csv"
    file.write_text(yearless("Dec 30") + yearless("Jan 02"))
    written = datetime(2024, 1, 5, tzinfo=UTC).timestamp()
    os.utime(file, (written, written))
    observed = read([file], options)
    assert [n.at.year for n in observed.notices] == [2023, 2024]
    assert observed.repairs[0].kind == Flaw.YEAR.words
    assert "by when the file was written" in observed.repairs[0].example
    usage.write_text("time,usage\n2026-01-05T08:00Z,1\n")
    assert [n.at.year for n in read([file, usage], options).notices] == [2025, 2026]
    with pytest.raises(InputError, match="--strict refuses"):
        read([file], ReadingOptions(zone=CHICAGO.zone, strict=True))


def test_a_year_that_contradicts_the_log_is_refused(tmp_path: Path) -> None:
    text = yearless("Dec 30") + yearless("Dec 31 2026")
    assert [n.at.year for n in seen(tmp_path, text).notices] == [2026, 2026]
    with pytest.raises(InputError, match=r"log:2: this line is of 2026; with --year 2025"):
        seen(tmp_path, text, ReadingOptions(zone=CHICAGO.zone, year=2025))


def test_a_leap_day_tells_the_year(tmp_path: Path) -> None:
    file = tmp_path / "MCVD.log"
    file.write_text(yearless("Feb 29"))
    written = datetime(2026, 3, 5, tzinfo=UTC).timestamp()
    os.utime(file, (written, written))
    assert read([file], ReadingOptions(zone=CHICAGO.zone)).notices[0].at.year == 2024
    with pytest.raises(InputError, match="29 Feb does not exist in 2026"):
        read([file], CHICAGO)


def test_short_names_of_zones(tmp_path: Path) -> None:
    text = f"1: Jul 22 06:29:56.123 CDT {EARLY}\n"
    observed = seen(tmp_path, text, ReadingOptions(year=2026))
    assert observed.notices[0].at == MOMENT
    assert kinds(observed) == [Flaw.ZONE_NAME.words]
    with pytest.raises(InputError, match=r"log:1: 'CEST' does not tell .* choose --zone"):
        seen(tmp_path, text.replace("CDT", "CEST"), ReadingOptions(year=2026))
    berlin = ReadingOptions(zone=ZoneInfo("Europe/Berlin"), year=2026)
    at = seen(tmp_path, text.replace("CDT", "CEST"), berlin).notices[0].at
    assert at == MOMENT - timedelta(hours=7)
    with pytest.raises(InputError, match="another zone was told"):
        seen(tmp_path, text.replace("CDT", "CEST"))


def test_the_hour_that_the_clock_repeats_is_told_by_its_zone_name(tmp_path: Path) -> None:
    text = "".join(f"1: Nov  1 01:30:00.000 {zone} {EARLY}\n" for zone in ("CDT", "CST"))
    first, second = seen(tmp_path, text).notices
    assert second.at - first.at == timedelta(hours=1)


def test_lines_that_are_broken_or_cut(tmp_path: Path) -> None:
    start = "1: Jul 22 06:29:56.123 CDT "
    broken = start + EARLY.replace("OOC_STATE:", "OOC_\nSTATE:")
    observed = seen(tmp_path, f"{broken}\n")
    assert [notice.notice for notice in observed.notices] == [Notice.TO_ENTER_OOC]
    assert kinds(observed) == [Flaw.BROKEN_LINE.words]
    # What is cut behind STATE may have been …_SHORTLY: it tells neither.
    cut = seen(tmp_path, f"{start}{EARLY}\n{start}{EARLY.split(':', maxsplit=1)[0]}\n{NOISE}\n")
    assert len(cut.notices) == 1
    assert Flaw.CUT_LINE.words in kinds(cut)
    text = seen(tmp_path, f"{start}{EARLY[:90]}\n")
    assert [notice.notice for notice in text.notices] == [Notice.TO_ENTER_OOC]
    assert kinds(text) == [Flaw.OTHER_TEXT.words]


def test_lines_without_a_time_and_about_other_matters(tmp_path: Path) -> None:
    lines = [
        EARLY,
        "1: Jul 22 06:29:56.123 CDT %MCVD-LIB_LICENSE-7-UNK: something",
        "1: Feb 31 06:29:56.123 CDT " + EARLY,
        "1: Jul 22 06:29:56.123 CDT " + EARLY,
    ]
    observed = seen(tmp_path, "\r\n".join(lines))
    assert len(observed.notices) == 1
    counted = {repair.kind: repair.count for repair in observed.repairs}
    assert counted == {Flaw.OTHER_MATTER.words: 1, Flaw.LINE_WITHOUT_TIME.words: 2}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "utf-16-be"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = f"1: Jul 22 06:29:56.123 CDT {EARLY}\n" * 2
    observed = seen(tmp_path, text.encode(encoding))
    assert [notice.at for notice in observed.notices] == [MOMENT]
    marked = encoding in ("utf-16", "utf-8-sig")
    assert kinds(observed) == [
        *([] if marked else [Flaw.UNMARKED.words]),
        Flaw.TWICE.words,
    ]


def test_a_log_without_notices_says_that_none_was_given(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing about licences in 1 line"):
        seen(tmp_path, f"{NOISE}\n")
    usage = tmp_path / "usage.csv"
    usage.write_text("time,usage\n2026-01-05T08:00Z,1\n")
    observed = read([usage, tmp_path / "MCVD.log"], CHICAGO)
    assert observed.logged
    assert Flaw.NO_NOTICE.words in kinds(observed)


def test_an_empty_file_among_others_is_told(tmp_path: Path) -> None:
    """Rotation leaves such files; it does not show what they were to hold."""
    log, empty = tmp_path / "MCVD.log", tmp_path / "MCVD.log.1"
    log.write_text(f"1: Jul 22 06:29:56.123 CDT {EARLY}\n")
    empty.write_bytes(gzip.compress(b""))
    observed = read([empty, log], CHICAGO)
    assert len(observed.notices) == 1
    assert kinds(observed) == [Flaw.EMPTY_FILE.words]
    with pytest.raises(InputError, match=r"MCVD\.log\.1' is empty; expected"):
        read([empty])


def test_notices_at_the_edges_of_what_is_read_at_once(tmp_path: Path) -> None:
    lines, notices = [], 0
    for number in range(30_000):  # about three times what is read at once
        told = number % 97 == 0
        notices += told
        at = datetime(2026, 3, 1) + timedelta(seconds=10 * number)
        stamp = f"{number}: {at:%b %d %H:%M:%S}.000 UTC "
        lines.append(stamp + (EARLY if told else NOISE))
    tracemalloc.start()
    observed = seen(tmp_path, "\n".join(lines))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(observed.notices) == notices
    assert [n.place.line for n in observed.notices] == [97 * n + 1 for n in range(notices)]
    assert observed.repairs[0].count == 30_000 - notices
    assert peak < 40_000_000


def test_a_year_is_one_of_the_reports_or_asked_for(tmp_path: Path) -> None:
    file, usage = tmp_path / "mcvd.log", tmp_path / "usage.csv"
    file.write_text(yearless("Jul 09"))
    rows = "2026-01-05T16:00Z,5\n2027-05-11T08:00Z,5\n"
    usage.write_text(f"time,usage\n{rows}")
    options = ReadingOptions(zone=CHICAGO.zone, interval=None)
    assert [n.at.year for n in read([file, usage], options).notices] == [2026]
    usage.write_text(f"time,usage\n{rows}2027-08-11T08:00Z,5\n")
    with pytest.raises(InputError, match=r"it may be 2026 or 2027; tell it with --year"):
        read([file, usage], options)
