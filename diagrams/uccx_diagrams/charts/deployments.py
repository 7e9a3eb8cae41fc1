"""The deployments: who reaches whom, and which synchronization is manual (R01 to R05, R44)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from uccx_diagrams.chart import Arrow, Box, Chart, Frame, Line, Note
from uccx_diagrams.charts.telling import Teller
from uccx_model.choices import Deployment
from uccx_model.states import AUTHORIZATION_EXPIRED, EVALUATION, IN_COMPLIANCE

__all__ = ["deployments_chart"]

UCCX: Final = "UCCX"
ON_PREM: Final = "ON_PREM"
SSM: Final = "SSM"
_FILLS: Final = {UCCX: EVALUATION, ON_PREM: AUTHORIZATION_EXPIRED, SSM: IN_COMPLIANCE}


@dataclass(frozen=True)
class _Link:
    """Who talks to whom, what about, and where the documents say so."""

    tail: str
    head: str
    words: tuple[str, ...]
    sources: tuple[str, ...]
    by_hand: bool = False


_REPORTS: Final = ("registers",)
_LINKS: Final = {
    Deployment.DIRECT: (_Link(UCCX, SSM, ("registers", "proxy", "ports"), ("R01", "R02", "R44")),),
    Deployment.ON_PREM_CONNECTED: (
        _Link(UCCX, ON_PREM, _REPORTS, ("R03", "R05", "R44")),
        _Link(ON_PREM, SSM, ("synchronizes",), ("R03", "R04")),
    ),
    Deployment.ON_PREM_DISCONNECTED: (
        _Link(UCCX, ON_PREM, _REPORTS, ("R03", "R05", "R44")),
        _Link(ON_PREM, SSM, ("carried",), ("R03", "R04"), by_hand=True),
    ),
}


def deployments_chart(teller: Teller) -> Chart:
    """Return the chart of the three deployments, side by side.

    Args:
        teller: how it is told.
    """
    return Chart(
        name="deployments",
        language=teller.language.code,
        title=teller.text("charts", "deployments", "title"),
        description=teller.text("charts", "deployments", "description"),
        frames=tuple(_frame(teller, deployment) for deployment in Deployment),
        arrows=tuple(a for d in Deployment for a in _arrows(teller, d)),
        notes=tuple(Note(key, teller.text("deployments", key), ()) for key in ("known", "path")),
    )


def _frame(teller: Teller, deployment: Deployment) -> Frame:
    parties = dict.fromkeys(p for link in _LINKS[deployment] for p in (link.tail, link.head))
    return Frame(
        key=deployment.name,
        title=teller.language.option(deployment),
        boxes=tuple(
            Box(
                _key(deployment, party),
                teller.text("deployments", party.lower()),
                fill=_FILLS[party].name,
            )
            for party in parties
        ),
    )


def _arrows(teller: Teller, deployment: Deployment) -> Iterator[Arrow]:
    for link in _LINKS[deployment]:
        told = teller.sources(link.sources)
        lines = tuple(
            Line(teller.text("deployments", words), action=link.by_hand, tooltip=told)
            for words in link.words
        )
        tail, head = _key(deployment, link.tail), _key(deployment, link.head)
        yield Arrow(f"{tail}--{head}", tail, head, lines, home=deployment.name)


def _key(deployment: Deployment, party: str) -> str:
    return f"{deployment.name}.{party}"
