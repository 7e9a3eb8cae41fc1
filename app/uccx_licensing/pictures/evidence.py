"""The page of the shortest traces, to which words on charts are links."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from uccx_diagrams.charts.telling import Teller, anchor
from uccx_licensing.story_pages import CELL, as_html
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.reachability import Standing
from uccx_proofs.reachability import load

__all__ = ["evidence_page"]

TITLE: Final = "Witnesses: the shortest trace to each licensing state and transition"
ABOUT: Final = (
    "Each of these was gone through in the model, step by step, with integers. Words on the "
    "drawings are links to here. What is proved impossible has no trace."
)
IMPOSSIBLE: Final = "Proved impossible with the numbers of {}"
PROOF: Final = (
    "The proof is <code>proofs/certificates/reachability/{}.smt2</code>, checked by independent "
    "solvers. With other numbers each of these can happen: its trace is told above."
)
STYLE: Final = (
    "body{font:14px/1.45 Verdana,'DejaVu Sans',sans-serif;margin:2em auto;max-width:75em;"
    "padding:0 1em;color:#1b2530;background:#fff}"
    "section{border-top:1px solid #c5ccd3;padding:.6em 0}"
    "section:target{background:#fff6d6}h2{font-size:1.1em}"
    f"td,th{{{CELL}}}"
    "table{border-collapse:collapse;font-size:.93em}"
)


def evidence_page(teller: Teller) -> str:
    """Return the page as HTML that needs nothing else.

    Args:
        teller: for which release and under which readings.
    """
    kept = load()
    parts = []
    for name, targets in _stories(teller).items():
        story = as_html(kept.trace(name)).replace(f' style="{CELL}"', "")  # the page's own style
        heading = "<br>".join(map(escape, targets))
        parts.append(f'<section id="{anchor(name)}">\n<h2>{heading}</h2>\n{story}\n</section>')
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{TITLE}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n<h1>{TITLE}</h1>\n<p>{ABOUT}</p>\n"
        + "\n".join([*parts, *_impossible(teller)])
        + "\n</body>\n</html>\n"
    )


def _stories(teller: Teller) -> dict[str, list[str]]:
    """Return the names of the stories that charts lead to, each with what it shows."""
    found: dict[str, list[str]] = {}
    for target in _targets():
        if sighting := teller.shortest([target]):
            found.setdefault(sighting.story, []).append(target)
    return found


def _impossible(teller: Teller) -> Iterator[str]:
    """Yield a section of what no trace shows with the release's numbers, if there is any."""
    targets = [t for t in _targets() if teller.standing(t) is Standing.IMPOSSIBLE]
    if targets:
        release = escape(teller.profile.name)
        rows = "\n".join(f"<li>{escape(target)}</li>" for target in targets)
        yield (
            f'<section id="impossible">\n<h2>{IMPOSSIBLE.format(release)}</h2>\n'
            f"<p>{PROOF.format(release)}</p>\n<ul>\n{rows}\n</ul>\n</section>"
        )


def _targets() -> Iterator[str]:
    graph = licensing_graph()
    yield from (state.name for state in graph)
    yield from (transition.label for transition in transitions_of(graph))
