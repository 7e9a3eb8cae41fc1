"""A plan on a screen, in Markdown and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from uccx_licensing import listings
from uccx_licensing.markdown import escaped
from uccx_licensing.planning.mixes import Mix
from uccx_licensing.planning.plan import Answer, Buying, Fate, Known, Plan
from uccx_licensing.planning.running import Aim
from uccx_licensing.planning.telling import Teller
from uccx_licensing.screen import Screen
from uccx_licensing.version import NAME, version

__all__ = ["json_of_plan", "markdown_of_plan", "show_plan"]

SCHEMA_VERSION: Final = "1.1"
"""Grows in front when a reader of the former version may fail, behind when something is added."""
_STYLES: Final = {Known.PROVED: "bold", Known.UNAVOIDABLE: "bold red", Known.UNKNOWN: "bold yellow"}


def show_plan(teller: Teller, screen: Screen) -> None:
    """Write a plan for people."""
    screen.paragraph(teller.heading, "bold")
    screen.say()
    listings.show(teller.fewest(), screen)
    buying = teller.plan.buying
    if buying is not None:
        for line in teller.buying(buying):
            screen.paragraph(line, _STYLES[buying.known])
        if buying.purchases:
            screen.say()
            listings.show(teller.purchases(buying), screen)
        else:
            screen.say()
    for heading, told in _behind(teller).items():
        screen.paragraph(heading, "bold")
        for line in told:
            screen.paragraph(line, "dim", left="  - ")


def markdown_of_plan(teller: Teller) -> str:
    """Return a plan as a page in Markdown."""
    parts = [f"# {escaped(teller.heading)}", listings.markdown(teller.fewest())]
    buying = teller.plan.buying
    if buying is not None:
        parts += map(escaped, teller.buying(buying))
        if buying.purchases:
            parts.append(listings.markdown(teller.purchases(buying)))
    for heading, told in _behind(teller).items():
        parts += [f"## {heading}", "\n".join(f"- {escaped(line)}" for line in told)]
    return "\n\n".join(parts) + "\n"


def _behind(teller: Teller) -> dict[str, list[str]]:
    """Return what stands behind a plan, by headings."""
    told = {"Supposed": teller.supposed(), "How this is known": teller.evidence()}
    return {heading: lines for heading, each in told.items() if (lines := list(each))}


def json_of_plan(plan: Plan, name: str) -> str:
    """Return a plan as JSON; moments are in UTC."""
    series = plan.series
    data = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": NAME, "version": version()},
        "system": name,
        "reports": len(series),
        "first": _moment(plan, 0),
        "last": _moment(plan, len(series) - 1),
        "highest": _mix(plan, series.highest),
        "known": not plan.unknown,
        "condition": series.condition,
        "answers": [_answer(plan, answer) for answer in plan.answers],
        "buying": None if plan.buying is None else _buying(plan, plan.buying),
        "proof": list(plan.proof),
        "suppositions": [*plan.suppositions, *series.notes],
    }
    return json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _moment(plan: Plan, place: int) -> str:
    return plan.series.at(place).isoformat(timespec="minutes")


def _mix(plan: Plan, mix: Mix) -> int | dict[str, int]:
    amount = plan.series.mixes.amount(mix)
    return amount if isinstance(amount, int) else {p.value: n for p, n in amount.items()}


def _happened(plan: Plan, happened: Mapping[Aim, int]) -> dict[str, str]:
    return {aim.value: _moment(plan, place) for aim, place in happened.items()}


def _fate(plan: Plan, fate: Fate | None) -> dict[str, Any] | None:
    if fate is None:
        return None
    deficit = fate.deficit
    due = deficit and {
        "by": _moment(plan, deficit.place),
        "buy": _mix(plan, deficit.missing),
        "locked": _mix(plan, deficit.locked),
        "known": deficit.known,
    }
    return {"happens": _happened(plan, fate.happened), "deficit": due}


def _answer(plan: Plan, answer: Answer) -> dict[str, Any]:
    best, never = answer.cheapest, answer.unavoidable
    return {
        "avoids": answer.aim.value,
        "known": answer.known.value,
        "why": answer.why,
        "cheapest": None if best is None else _mix(plan, best),
        "cost": answer.cost,
        "least": [_mix(plan, mix) for mix in answer.least],
        "fewer": [
            {"licences": _mix(plan, mix), "happens": _moment(plan, place)}
            for mix, place in answer.fewer.items()
        ],
        "happens_whatever_is_bought": None if never is None else _moment(plan, never),
        "fate": _fate(plan, answer.fate),
    }


def _buying(plan: Plan, buying: Buying) -> dict[str, Any]:
    return {
        "avoids": buying.aim.value,
        "known": buying.known.value,
        "why": buying.why,
        "cost": buying.cost,
        "without": _fate(plan, buying.before),
        "purchases": [
            {
                "by": _moment(plan, purchase.place),
                "buy": _mix(plan, purchase.added),
                "bought_by_then": _mix(plan, purchase.total),
            }
            for purchase in buying.purchases
        ],
        "with": _fate(plan, buying.after),
    }
