"""The command `audit`: how tightly the properties hold the model."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Final

import click

from uccx_licensing.options import InputError, jobs_option

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from uccx_licensing.auditing.parts import Part
    from uccx_licensing.screen import Screen

__all__ = ["audit"]

_INCOMPLETE: Final = 1
_REFUSED: Final = 2
_EPILOG: Final = """\b
Exit codes:
    0  nothing is missing, nothing is unknown
    1  something is: the properties let a mistake pass, say
    2  wrong use or input; with --check, what is kept is out of date or no good"""


@click.command(epilog=_EPILOG)
@click.argument("names", metavar="[PART]...", nargs=-1)
@click.option("--list", "only_list", is_flag=True, help="List the parts and exit.")
@click.option(
    "--sample",
    type=click.IntRange(min=1),
    metavar="N",
    help="Look at so many only.",
)
@jobs_option()
@click.option(
    "--scheduler", metavar="ADDRESS", help="Judge mutants on the Dask cluster at tcp://HOST:PORT."
)
@click.option("--json", "json_file", metavar="FILE", help="Write all that was found as JSON.")
@click.option("--check", is_flag=True, help="Check what is kept, instead of finding it anew.")
@click.option("--record", is_flag=True, help="Keep what was found: pages are made of it.")
def audit(
    names: tuple[str, ...],
    only_list: bool,
    sample: int | None,
    jobs: int | None,
    scheduler: str | None,
    json_file: str | None,
    check: bool,
    record: bool,
) -> int:
    """Audit the properties: what would they miss, and what do they rest on?"""
    from uccx_licensing import outlets  # noqa: PLC0415 - slow, as what follows
    from uccx_licensing.auditing.parts import Ordered  # noqa: PLC0415
    from uccx_licensing.auditing.registry import PARTS  # noqa: PLC0415
    from uccx_licensing.screen import Screen  # noqa: PLC0415
    from uccx_proofs.refusing import CertificateError  # noqa: PLC0415
    from uccx_proofs.scheduling.spreading import SchedulerError  # noqa: PLC0415

    if only_list:
        screen = Screen(sys.stdout)
        for part in PARTS:
            screen.say(f"{part.name}: {part.sentence}")
        return 0
    chosen = _chosen(names, PARTS)
    if check:
        if record or sample or scheduler or json_file:
            raise click.UsageError(
                "--check looks at what is kept; it takes parts, and nothing else."
            )
        return _checked(chosen)
    if record and sample is not None:
        raise click.UsageError("--record keeps what was found of everything, not of a sample.")
    if json_file is not None:
        outlets.check({"--json": json_file})
    ordered = Ordered(jobs or os.cpu_count() or 1, sample, scheduler)
    try:
        found = {part.name: _found(part, ordered) for part in chosen}
        if json_file is not None:
            _write(json_file, found)
        if record:
            _keep(chosen, found)
        screen = Screen(sys.stdout)
        complete = [_tell(part, found[part.name], screen) for part in chosen]
    except (CertificateError, SchedulerError) as error:
        raise InputError(str(error)) from error
    return 0 if all(complete) else _INCOMPLETE


def _chosen(names: Sequence[str], parts: Sequence[Part]) -> list[Part]:
    known = {part.name: part for part in parts}
    for name in names:
        if name not in known:
            raise InputError(f"the audit has no part {name!r}; there are: {', '.join(known)}")
    return [part for part in parts if not names or part.name in names]


def _found(part: Part, ordered: Any) -> dict[str, Any]:
    from uccx_licensing.progress import progress  # noqa: PLC0415 - slow
    from uccx_licensing.screen import Screen  # noqa: PLC0415

    with progress(Screen(sys.stderr)) as report:
        return part.find(ordered, report)


def _tell(part: Part, found: dict[str, Any], screen: Screen) -> bool:
    summary = part.summary(found)
    first, *others = summary.lines
    screen.paragraph(first, "bold")
    for line in others:
        screen.paragraph(line)
    return summary.complete


def _checked(parts: Sequence[Part]) -> int:
    """Check what is kept of each part; return the exit code."""
    from uccx_licensing.screen import Screen  # noqa: PLC0415 - slow
    from uccx_proofs.audit.records import kept_record  # noqa: PLC0415
    from uccx_proofs.refusing import CertificateError  # noqa: PLC0415

    screen, good, refused = Screen(sys.stdout), True, False
    for part in parts:
        try:
            data = kept_record(part.name, part.about)
            part.check(data)
            good &= _tell(part, data, screen)
        except CertificateError as error:
            refused = True
            screen.paragraph(f"✗ {part.name}: {error}", "bold red")
    return _REFUSED if refused else 0 if good else _INCOMPLETE


def _write(file: str, found: dict[str, dict[str, Any]]) -> None:
    from uccx_licensing import outlets  # noqa: PLC0415 - slow
    from uccx_proofs.audit.records import about_now  # noqa: PLC0415

    text = json.dumps({**about_now(), **found}, indent=1, ensure_ascii=False)
    outlets.write("--json", file, text + "\n")


def _keep(parts: Sequence[Part], found: dict[str, dict[str, Any]]) -> None:
    from uccx_proofs.audit.records import write_record  # noqa: PLC0415 - slow

    for part in parts:
        write_record(part.name, part.kept(found[part.name]), part.about)
