"""What can be written at the top of a scenario, as a person reads of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from uccx_licensing.changes import LICENSE_TYPES
from uccx_model.choices import Deployment, Origin, Site
from uccx_model.parameters import PROFILES

__all__ = ["HEAD", "Line"]


@dataclass(frozen=True)
class Line:
    """A key at the top of a scenario, as a person reads of it."""

    key: str
    example: str
    meaning: str


def _one_of(meaning: str, options: Iterable[str]) -> str:
    return f"{meaning}: {' · '.join(options)}."


HEAD: Final[tuple[Line, ...]] = (
    Line("title", '"A bad week"', "What stands above the story."),
    Line("release", '"12.5"', _one_of("Whose numbers hold", [p.name for p in PROFILES])),
    Line(
        "numbers",
        '{ strike_limit = 3, evaluation_period = "60 days" }',
        "Numbers that are other than the release's.",
    ),
    Line("starts", "2026-01-05T08:00:00+01:00", "When it starts; without it, days are counted."),
    Line(
        "origin",
        '"new installation"',
        _one_of("What was there before: installation or upgrade", [o.value for o in Origin]),
    ),
    Line(
        "deployment",
        '"Direct"',
        _one_of("Where it registers and reports", [o.value for o in Deployment]),
    ),
    Line("site", '"on-premises"', _one_of("What kind of site it is", [o.value for o in Site])),
    Line(
        "readings",
        '{ Q3 = "frozen at entry" }',
        "Readings of the documents, if not the usual ones.",
    ),
    Line("mode", '"Smart"', 'How it starts; or "Classic".'),
    Line(
        "license_type",
        '"Flex"',
        _one_of("The licence type in effect at the start", ["Flex", *LICENSE_TYPES.values()]),
    ),
    Line("entitlement", "{ standard = 40, premium = 10 }", "What is bought: a number, or pools."),
    Line("agents_configured", "120", "Agents that Unified CM has at the start."),
    Line("wfo", "false", "Workforce Optimization is in use at the start (Classic)."),
    Line("supposed", "{ overage_allowed = false }", "What is so all the time, whatever happens."),
    Line("without", '["deregister"]', "Transitions that are supposed not to exist."),
    Line("values", "{ chosen_type = 2 }", "Values at the start that no other line tells."),
)
"""Everything that can be written at the top of a scenario, before its happenings."""
