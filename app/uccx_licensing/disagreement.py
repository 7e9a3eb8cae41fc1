"""When two engines disagree: everything that is needed to look into it, in one file."""

from __future__ import annotations

import json
import platform
import sys
from typing import TYPE_CHECKING, Final

import click

from uccx_licensing.version import NAME, version

if TYPE_CHECKING:
    from collections.abc import Iterable

    from uccx_proofs.verdicts import Disagreement, Run

__all__ = ["FILE", "report_disagreement", "report_disagreements"]

FILE: Final = "uccx-licensing-disagreement.json"


def report_disagreement(run: Run) -> None:
    """Write a file about the disagreements of a run, if there are any, and say where it is."""
    from uccx_proofs.verdicts import Disagreement  # noqa: PLC0415 - slow

    report_disagreements(
        (result.name, result.sentence, verdict)
        for result in run.results
        for verdict in (result.verdict, *(c.without for c in result.conditions))
        if isinstance(verdict, Disagreement)
    )


def report_disagreements(disagreements: Iterable[tuple[str, str, Disagreement]]) -> None:
    """Write a file about disagreements, each with its property's name and sentence, if any."""
    found = list(disagreements)
    if not found:
        return
    from pathlib import Path  # noqa: PLC0415 - slow

    from uccx_licensing.outlets import replace  # noqa: PLC0415

    try:
        replace(Path(FILE).resolve(), _report(found))
    except OSError as error:
        told = f"what is needed to report it could not be written to {FILE}: {error.strerror}"
    else:
        told = f"everything that is needed to report it is in {FILE}"
    click.echo(f"Engines disagree, so one of them is wrong; {told}.", err=True)


def _report(found: Iterable[tuple[str, str, Disagreement]]) -> str:
    from uccx_licensing.trace_data import trace_as_data  # noqa: PLC0415
    from uccx_proofs.solvers import SOLVERS, solver_version  # noqa: PLC0415

    data = {
        "tool": {"name": NAME, "version": version()},
        "python": sys.version,
        "system": platform.platform(),
        "solvers": {name: solver_version(name) for name in SOLVERS},
        "disagreements": [
            {
                "property": name,
                "sentence": sentence,
                "explanation": verdict.explanation,
                "trace": None
                if verdict.counterexample is None
                else trace_as_data(verdict.counterexample),
                "material": dict(verdict.material),
            }
            for name, sentence, verdict in found
        ],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
