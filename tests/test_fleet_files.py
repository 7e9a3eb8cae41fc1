"""Files in pieces, Parquet files, and pieces spread over a cluster: the same outcomes."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import polars as pl
import pytest

from uccx_licensing.explaining.supposing import Supposed
from uccx_licensing.fleet.following import Followed, Refused, Task, follow
from uccx_licensing.fleet.frames import Frames
from uccx_licensing.fleet.ledgers import NO_USAGE, gathered
from uccx_licensing.fleet.orders import Order
from uccx_licensing.fleet.pieces import Piece, pieces_of
from uccx_licensing.fleet.spreading import Spreading, follow_files
from uccx_licensing.options import InputError
from uccx_model.fleet.outcomes import TALLIES

ORDER = Order(Supposed())
BEGIN = datetime(2026, 3, 1, tzinfo=UTC)


def silent(what: str, done: int, total: int) -> None:
    """No progress is told."""


def usage_of(systems: int, seed: int = 1) -> pl.DataFrame:
    """Reports of systems, some more than others."""
    random = Random(seed)
    frames = []
    for system in range(systems):
        reports = random.randint(1, 40)
        frames.append(
            pl.DataFrame(
                {
                    "system": [f"system {system}"] * reports,
                    "time": [BEGIN + timedelta(minutes=15 * n) for n in range(reports)],
                    "usage": [random.choice((0, 90, 130)) for _ in range(reports)],
                    "entitlement": [100] * reports,
                    "reachable": [random.random() < 0.9 for _ in range(reports)],
                }
            )
        )
    return pl.concat(frames)


def both_kinds(folder: Path, frame: pl.DataFrame) -> tuple[str, str]:
    """The same as CSV and as Parquet."""
    table, parquet = folder / "fleet.csv", folder / "fleet.parquet"
    frame.write_csv(table, datetime_format="%Y-%m-%dT%H:%M:%SZ")
    frame.write_parquet(parquet, row_group_size=50)
    return str(table), str(parquet)


def followed(piece: Piece, checked: int = 3) -> Followed:
    found = follow(Task(ORDER, piece, checked))
    assert isinstance(found, Followed), found
    assert found.different == []
    return found


@pytest.mark.parametrize("reports", [1, 30, 100, 10_000])
def test_pieces_are_whole_systems_and_lose_nothing(tmp_path: Path, reports: int) -> None:
    frame = usage_of(30)
    whole = [followed(piece).rows for piece in pieces_of(both_kinds(tmp_path, frame)[0])]
    assert len(whole) == 1
    for file in both_kinds(tmp_path, frame):
        pieces = pieces_of(file, reports)
        assert all(a.last == b.first for a, b in pairwise(pieces))
        assert [row for piece in pieces for row in followed(piece).rows] == whole[0]
        assert len(pieces) >= {1: 15, 30: 5, 100: 3, 10_000: 1}[reports]
        assert len(pieces) <= {1: 30, 30: 20, 100: 7, 10_000: 1}[reports]


def test_a_system_may_go_on_in_the_next_frame(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = both_kinds(tmp_path, usage_of(9))
    expected = followed(pieces_of(files[0])[0]).rows
    monkeypatch.setattr("uccx_licensing.fleet.frames._BYTES", 100)
    monkeypatch.setattr("uccx_licensing.fleet.frames._ROWS", 7)
    for file in files:
        (piece,) = pieces_of(file)
        assert len(list(Frames(piece, ORDER.flags))) > 9
        assert followed(piece).rows == expected


def test_places_in_later_pieces_are_told(tmp_path: Path) -> None:
    frame = usage_of(9).with_columns(pl.col("usage").cast(pl.String))
    row = frame.height - 2
    usage = frame["usage"].to_list()
    usage[row] = "many"
    table, parquet = both_kinds(tmp_path, frame.with_columns(pl.Series("usage", usage)))
    for file, place in ((table, row + 2), (parquet, row + 1)):
        order = Order(Supposed(), strict=True)
        found = [follow(Task(order, piece, 0)) for piece in pieces_of(file, 20)]
        assert len(found) > 3
        (refused,) = (one.message for one in found if isinstance(one, Refused))
        assert refused.startswith(f"{file}:{place}: no number of licences")
        fleet = follow_files([file], ORDER, 5, Spreading(1), silent)
        assert [(r.kind.split(":")[0], str(r.first)) for r in fleet.repairs] == [
            ("no number of licences", f"{file}:{place}")
        ]
        assert [row.problem for row in fleet.rows if row.problem] == [NO_USAGE]


def test_parquet_has_many_types(tmp_path: Path) -> None:
    _, first = both_kinds(tmp_path, usage_of(5))
    expected = followed(pieces_of(first)[0]).rows
    numbers = {f"system {n}": n for n in range(5)}
    other = usage_of(5).select(
        pl.col("system").replace_strict(numbers).alias("System"),
        pl.col("time").dt.convert_time_zone("Asia/Tokyo"),
        pl.col("usage").cast(pl.Float64).alias(" USAGE "),
        pl.col("entitlement").cast(pl.UInt8),
        pl.col("reachable").cast(pl.Int8),
        pl.lit("left out").alias("more"),
    )
    found = followed(pieces_of(both_kinds(tmp_path, other)[1])[0]).rows
    assert [r.tallies for r in found] == [r.tallies for r in expected]
    assert [r.began for r in found] == [r.began for r in expected]


def test_half_a_licence_is_no_usage(tmp_path: Path) -> None:
    other = usage_of(2).with_columns(pl.lit(0.5).alias("usage"))
    found = follow(Task(ORDER, pieces_of(both_kinds(tmp_path, other)[1])[0], 0))
    assert isinstance(found, Followed)
    assert {row.problem for row in found.rows} == {NO_USAGE}


def test_reports_of_jitter_are_of_their_intervals(tmp_path: Path) -> None:
    random = Random(2)
    frame = usage_of(4)
    late = pl.Series([timedelta(seconds=random.randint(-200, 200)) for _ in range(frame.height)])
    file, _ = both_kinds(tmp_path, frame.with_columns(pl.col("time") + late))
    (piece,) = pieces_of(file)
    ledger = gathered(Frames(piece, ORDER.flags), piece.columns, 900, where=file, fill_gaps=False)
    assert [run.problem for run in ledger.runs] == [""] * 4


def test_processes_are_begun_after_polars_was_used(tmp_path: Path) -> None:
    """Its threads are gone in forked processes, which would wait for ever."""
    files = both_kinds(tmp_path, usage_of(20))
    expected = followed(pieces_of(files[0])[0]).rows
    fleet = follow_files(files[:1], ORDER, 5, Spreading(2), silent)
    assert fleet.rows == expected
    assert fleet.checked == 5
    strikes = TALLIES.index("strikes")
    assert sum(row.tallies[strikes] for row in fleet.rows) > 50


def test_whatever_a_file_is_it_is_read_or_refused(tmp_path: Path) -> None:
    files = [Path(file) for file in both_kinds(tmp_path, usage_of(4))]
    contents = [file.read_bytes() for file in files]
    more = [b'"', b"\n", b",", b"\0", b"\xff", b",,,,", b"-1", b"9" * 12, b"\n\n", b";"]
    refused = 0
    for seed in range(60):
        random = Random(seed)
        data = bytearray(contents[seed % 2])
        for _ in range(random.randint(1, 5)):
            place = random.randrange(len(data))
            data[place : place + random.choice((0, 1, 30))] = random.choice(more)
        files[seed % 2].write_bytes(data)
        try:
            found = [follow(Task(ORDER, piece, 1)) for piece in pieces_of(str(files[seed % 2]))]
        except InputError:
            refused += 1
            continue
        refused += any(isinstance(one, Refused) for one in found)
        assert not any(one.different for one in found if isinstance(one, Followed))
    assert 10 < refused < 60


def test_a_cluster_that_is_none_is_refused(tmp_path: Path) -> None:
    files = both_kinds(tmp_path, usage_of(2))
    with pytest.raises(InputError, match="expected the address of a scheduler"):
        follow_files(files[:1], ORDER, 5, Spreading(1, "here"), silent)


@pytest.mark.slow
def test_a_cluster_has_the_same_outcomes(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    files = both_kinds(tmp_path, usage_of(20))
    expected = follow_files(files[:1], ORDER, 5, Spreading(1), silent)
    cluster: Any = distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address=":0",
        silence_logs=logging.CRITICAL,
    )
    with cluster:
        spreading = Spreading(1, cluster.scheduler_address)
        assert follow_files(files[1:], ORDER, 5, spreading, silent) == expected
