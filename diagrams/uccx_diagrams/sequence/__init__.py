"""Sequence diagrams of traces: who talks to whom.

`telling` makes of a trace what is said (`story`), with the words of `messages`; `drawing`,
`mermaid` and `plantuml` write it.
"""

from datetime import date

from uccx_diagrams.languages import ENGLISH, Language
from uccx_diagrams.sequence.drawing import drawn
from uccx_diagrams.sequence.mermaid import as_mermaid
from uccx_diagrams.sequence.plantuml import as_plantuml
from uccx_diagrams.sequence.telling import story_of
from uccx_diagrams.themes import LIGHT, Theme
from uccx_model.trace import Trace

__all__ = ["sequence_mermaid", "sequence_plantuml", "sequence_svg"]


def sequence_svg(
    trace: Trace,
    *,
    title: str = "",
    theme: Theme = LIGHT,
    language: Language = ENGLISH,
    start_date: date | None = None,
) -> str:
    """Return a sequence diagram of a trace as SVG: the same text every time.

    Args:
        trace: a trace; without a release's numbers its reports are counted.
        title: what stands above it.
        theme: the colours.
        language: the words.
        start_date: the day, or the very moment, at which the trace's clock shows zero; without it,
            days are counted.

    Raises:
        TimelineError: there is a start date, and the trace's reports or days have no date.
    """
    return drawn(story_of(trace, language, title, start_date), theme)


def sequence_mermaid(
    trace: Trace,
    *,
    title: str = "",
    language: Language = ENGLISH,
    start_date: date | None = None,
) -> str:
    """Return a sequence diagram of a trace as Mermaid text; it takes what `sequence_svg` takes.

    Raises:
        TimelineError: as for `sequence_svg`.
    """
    return as_mermaid(story_of(trace, language, title, start_date))


def sequence_plantuml(
    trace: Trace,
    *,
    title: str = "",
    language: Language = ENGLISH,
    start_date: date | None = None,
) -> str:
    """Return a sequence diagram of a trace as PlantUML text; it takes what `sequence_svg` takes.

    Raises:
        TimelineError: as for `sequence_svg`.
    """
    return as_plantuml(story_of(trace, language, title, start_date))
