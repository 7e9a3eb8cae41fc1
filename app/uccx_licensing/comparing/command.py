"""The command `compare`: a proof that nobody can tell two things apart, or how he can."""

from __future__ import annotations

import json
import sys
from itertools import combinations
from typing import TYPE_CHECKING, Final

import click

from uccx_licensing.options import InputError, time_limit_option

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from uccx_licensing.comparing.results import Result
    from uccx_model.choices import Choice
    from uccx_model.expressions import Bool
    from uccx_model.parameters import Profile
    from uccx_proofs.comparing.deciding import Comparing
    from uccx_proofs.comparing.outcomes import Side

__all__ = ["compare"]

_EPILOG: Final = """\b
What is compared:
  compare --reading Q1          the options of a reading, each two of them
  compare 12.5 12.5-su3         two releases, at the same real time
  compare --model HEAD~3        this model (A) and the one of a git revision (B)

\b
Noticed is what an administrator sees: the licensing state, restrictions, notices, usage and
entitlement on the pages, and that an act is refused. Clocks inside the product are not.

\b
Exit codes:
    0  no difference: proved
    1  a difference: the shortest is shown, and both models repeated it
    2  wrong use or input
    3  unknown: neither was found
"""
_ANY: Final = "any"
_TWO: Final = 2
_UNKNOWN: Final = 3


@click.command(epilog=_EPILOG)
@click.argument("releases", nargs=-1, metavar="[RELEASE RELEASE]")
@click.option("--reading", "readings", multiple=True, metavar="Q", help="Compare its options.")
@click.option("--model", "revision", metavar="REVISION", help="Compare with a git revision.")
@click.option(
    "--numbers",
    metavar="RELEASE",
    help='Whose numbers hold: "12.5", "12.5-su3", or "any".  [default: 12.5]',
)
@click.option(
    "--assume",
    "assumed",
    multiple=True,
    metavar="CONDITION",
    help='What holds on both sides, as in questions: deployment = direct, or Q5 = "goes on".',
)
@click.option("--two-solvers", is_flag=True, help="Let cvc5 check a proof too; both must agree.")
@click.option("--json", "json_file", metavar="FILE", help="Write everything as JSON to a file.")
@time_limit_option('Stop each search after, say, "30s" or "2 min".')
@click.pass_context
def compare(
    ctx: click.Context,
    releases: tuple[str, ...],
    readings: tuple[str, ...],
    revision: str | None,
    numbers: str | None,
    assumed: tuple[str, ...],
    two_solvers: bool,
    json_file: str | None,
    time_limit: float,
) -> None:
    """Compare two readings, releases or versions of the model, without bound.

    The answer is the shortest difference that an administrator would see, as two traces side by
    side; or a proof that there is none, however long he looks. For releases, differences are found
    by trying some happenings: there may be shorter ones.
    """
    from uccx_licensing import outlets  # noqa: PLC0415 - slow, as what follows
    from uccx_licensing.comparing.results import as_data, exit_code, show  # noqa: PLC0415
    from uccx_licensing.screen import Screen  # noqa: PLC0415
    from uccx_proofs.comparing.deciding import Comparing  # noqa: PLC0415
    from uccx_proofs.solvers import SOLVERS, Z3  # noqa: PLC0415

    if [bool(releases), bool(readings), revision is not None].count(True) != 1:
        raise click.UsageError("Expected two releases; or --reading; or --model.")
    if json_file is not None:
        outlets.check({"--json": json_file})
    if releases:
        if numbers is not None or assumed or two_solvers:
            raise click.UsageError("--numbers, --assume and --two-solvers are not for releases.")
        ctx.exit(_compare_releases(releases, json_file))
    solvers = tuple(SOLVERS) if two_solvers else (Z3,)
    assuming, told = _assumption(numbers or "12.5", assumed)
    comparisons = (
        Comparing(*sides, assuming, solvers, time_limit) for sides in _sides(readings, revision)
    )
    screen = Screen(sys.stdout)
    results: list[Result] = []
    for number, comparing in enumerate(comparisons):
        if number:
            screen.say()
        results.append(_result(comparing, told))
        show(results[-1], screen)
    _write(json_file, [as_data(result) for result in results])
    ctx.exit(exit_code(results))


def _write(json_file: str | None, comparisons: list[dict[str, Any]]) -> None:
    from uccx_licensing import outlets  # noqa: PLC0415 - slow

    if json_file is not None:
        text = json.dumps({"comparisons": comparisons}, indent=1, ensure_ascii=False)
        outlets.write("--json", json_file, text + "\n")


def _compare_releases(names: tuple[str, ...], json_file: str | None) -> int:
    """Compare two releases; return the exit code."""
    from uccx_licensing.comparing import release_results  # noqa: PLC0415 - slow
    from uccx_licensing.screen import Screen  # noqa: PLC0415

    if len(names) != len({*names}) or len(names) != _TWO:
        raise click.UsageError("Expected two different releases.")
    one, other = (_profile("RELEASE", name) for name in names)
    found = release_results.compared_releases(one, other)
    release_results.show_releases(one, other, found, Screen(sys.stdout))
    _write(json_file, [release_results.release_data(one, other, found)])
    return 1 if found else _UNKNOWN


def _profile(where: str, name: str, *more: str) -> Profile:
    from uccx_model.parameters import PROFILES, profile_named  # noqa: PLC0415 - slow

    try:
        return profile_named(name)
    except KeyError as error:
        known = ", ".join([*(p.name for p in PROFILES), *more])
        raise InputError(f"{where}: there is no release {name!r}; there are: {known}.") from error


def _result(comparing: Comparing, numbers: str) -> Result:
    from uccx_licensing.comparing.results import Result  # noqa: PLC0415 - slow
    from uccx_licensing.progress import waiting  # noqa: PLC0415
    from uccx_licensing.screen import Screen  # noqa: PLC0415
    from uccx_proofs.queries.deciding import ContradictionError  # noqa: PLC0415

    with waiting(Screen(sys.stderr), "Looking for a proof and for a difference … (Ctrl-C stops)"):
        try:
            return Result(comparing, comparing.outcome(), numbers)
        except ContradictionError as error:
            raise InputError(f"{error}; so nothing can be compared.") from error


def _assumption(numbers: str, assumed: tuple[str, ...]) -> tuple[Bool, str]:
    """Return what is assumed of both sides, and whose numbers that are in words.

    Raises:
        InputError: it cannot be understood, or cannot be.
    """
    from uccx_licensing.asking import understood  # noqa: PLC0415 - slow
    from uccx_model.expressions import TRUE, all_of  # noqa: PLC0415

    if numbers == _ANY:
        profile, told = TRUE, "any numbers"
    else:
        profile = _profile("--numbers", numbers, _ANY).numbers
        told = f"the numbers of {numbers}"
    conditions = [understood(f"reach report assuming {text}").assumption for text in assumed]
    return all_of(profile, *conditions), told


def _sides(readings: tuple[str, ...], revision: str | None) -> Iterator[tuple[Side, Side]]:
    from uccx_licensing.comparing.sides import model_side, reading_side  # noqa: PLC0415 - slow

    if revision is not None:
        from uccx_licensing.comparing.revisions import revision_side  # noqa: PLC0415

        yield model_side(), revision_side(revision)
    for options in list(map(_options, readings)):
        for one, other in combinations(options, 2):
            yield reading_side(one), reading_side(other)


def _options(name: str) -> list[Choice]:
    from uccx_model.choices import CHOICES, Origin  # noqa: PLC0415 - slow

    known = {choice.__name__.casefold(): choice for choice in CHOICES}
    if known.get(name.casefold()) is Origin:
        why = "its options begin in different licensing states, so nothing lies side by side"
        raise InputError(f"--reading {name}: {why}.")
    if name.casefold() not in known:
        names = ", ".join(choice.__name__ for choice in CHOICES)
        raise InputError(f"--reading: there is no reading {name!r}; there are: {names}.")
    return list(known[name.casefold()])
