"""The command `calculation`: what counts as a licence, and whether what is said of it holds."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import click

from uccx_licensing.options import time_limit_option
from uccx_licensing.words import count, in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from uccx_licensing.screen import Screen
    from uccx_proofs.refining.checking import Part

__all__ = ["calculation"]

_NOT_SHOWN: Final = 1
_VERSION: Final = "1.1"
"""Grows in front when a reader of the former version may fail, behind when something is added."""
_EPILOG: Final = """\b
Exit codes:
    0  the table is told; with --prove, both solvers agree to everything
    1  with --prove: something could not be shown
    2  wrong use or input"""


@dataclass(frozen=True)
class _Answer:
    """What became of one thing that is to be shown."""

    part: Part
    fault: str  #: why it is not shown, or ""


@click.command(epilog=_EPILOG)
@click.option("--markdown", "as_markdown", is_flag=True, help="Print a table for a README.")
@click.option("--prove", is_flag=True, help="Let Z3 and cvc5 check all that is said of it.")
@click.option("--json", "json_file", metavar="FILE", help='Write all of it as JSON ("-": here).')
@time_limit_option("Give up on a solver after this time for one thing that is to be shown.")
def calculation(as_markdown: bool, prove: bool, json_file: str | None, time_limit: float) -> int:
    """Tell what counts as a licence under each licence type.

    Standard seats, Premium seats, outbound ports and the server are counted by themselves. That
    this does what the model with one count does, of which the properties are proved, is proved too:
    --prove has it checked, by two solvers that did not find it.
    """
    from uccx_licensing import listings, outlets  # noqa: PLC0415 - slow
    from uccx_licensing.calculating.tables import rules  # noqa: PLC0415
    from uccx_licensing.screen import Screen  # noqa: PLC0415

    if json_file is not None:
        outlets.check({"--json": json_file})
    # What is for programs is not mixed with what is for people.
    screen = Screen(sys.stderr if json_file == outlets.STANDARD_OUTPUT else sys.stdout)
    if as_markdown:
        screen.say_all(listings.markdown(rules()).split("\n"))
    else:
        listings.show(rules(), screen)
    answers: list[_Answer] = []
    if prove:
        for answer in _answers(time_limit):
            _show(answer, screen)
            answers.append(answer)
        _summarize(answers, screen)
    if json_file is not None:
        outlets.write("--json", json_file, _as_json(answers, proved=prove))
    return _NOT_SHOWN if any(answer.fault for answer in answers) else 0


def _answers(time_limit: float) -> Iterator[_Answer]:
    from uccx_proofs.processes import Limits  # noqa: PLC0415 - slow
    from uccx_proofs.refining.checking import confirmed, parts  # noqa: PLC0415
    from uccx_proofs.refusing import CertificateError  # noqa: PLC0415
    from uccx_proofs.solvers import MEGABYTES, SOLVERS  # noqa: PLC0415

    limits = Limits(time_limit, MEGABYTES)
    for part in parts():
        try:
            confirmed(part, tuple(SOLVERS), limits)
        except CertificateError as error:
            yield _Answer(part, str(error))
        else:
            yield _Answer(part, "")


def _show(answer: _Answer, screen: Screen) -> None:
    name = in_words(answer.part.name)
    if answer.fault:
        screen.paragraph(f"{name}: not shown: {answer.fault}", "bold red", left="✗ ")
    else:
        told = count(len(answer.part.obligations), "proof obligation")
        screen.paragraph(f"{name}: {told}", left="✓ ")
        for condition in answer.part.conditions:
            screen.paragraph(f"only if: {condition}", left="    ")


def _summarize(answers: Sequence[_Answer], screen: Screen) -> None:
    from uccx_proofs.solvers import SOLVERS  # noqa: PLC0415 - slow

    good = [answer.part for answer in answers if not answer.fault]
    told = count(sum(len(part.obligations) for part in good), "proof obligation")
    agreed = " and ".join(SOLVERS)
    screen.paragraph(
        f"{len(good)} of {len(answers)} shown · {told}, each confirmed by {agreed}", "bold"
    )


def _as_json(answers: Iterable[_Answer], *, proved: bool) -> str:
    from uccx_licensing.version import NAME, version  # noqa: PLC0415 - slow
    from uccx_model.pools.agents import RULES  # noqa: PLC0415
    from uccx_proofs.solvers import SOLVERS  # noqa: PLC0415

    data: dict[str, Any] = {
        "schema_version": _VERSION,
        "tool": {"name": NAME, "version": version()},
        "rules": [
            {
                "license_type": kind.name,
                "pool": pool.value,
                "counted": rule.counted.name,
                "in_words": rule.counted.value,
                "sources": list(rule.sources),
                "assumption": rule.assumption or None,
            }
            for kind, of_type in RULES.items()
            for pool, rule in of_type.items()
        ],
        "solvers": list(SOLVERS) if proved else [],
        "shown": [
            {
                "name": answer.part.name,
                "sentence": answer.part.sentence,
                "conditions": list(answer.part.conditions),
                "obligations": len(answer.part.obligations),
                "confirmed": not answer.fault,
                "fault": answer.fault or None,
            }
            for answer in answers
        ],
    }
    return json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
