"""Ask from Python: answers and stories that show themselves in a notebook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path

from uccx_licensing.answer_json import answer_as_data
from uccx_licensing.answer_pages import answer_as_html
from uccx_licensing.answers import ends_because, evidence, sentence
from uccx_licensing.reasons import reasons
from uccx_licensing.story import story
from uccx_licensing.story_pages import as_html, as_markdown
from uccx_licensing.trace_file import save_trace
from uccx_model.trace import Trace
from uccx_proofs.queries.answer import Answer, Reply
from uccx_proofs.queries.asking import Asker
from uccx_proofs.queries.language.understanding import understand
from uccx_proofs.queries.question import Question

__all__ = ["Asked", "Story", "ask"]


@dataclass(frozen=True, repr=False)
class Story:
    """A trace that tells itself: as text, as a table in a notebook, as a drawing, as a file."""

    trace: Trace
    question: str = ""
    ends_because: str = ""
    start: datetime | None = None

    def __str__(self) -> str:
        return "\n".join(story(self.trace, start=self.start, ends_because=self.ends_because))

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return as_html(self.trace, start=self.start, ends_because=self.ends_because)

    def _repr_svg_(self) -> str:
        from uccx_diagrams import timeline_svg  # noqa: PLC0415 - slow

        return timeline_svg(self.trace, title=self.question, start_date=self.start)

    @property
    def markdown(self) -> str:
        """The story as Markdown."""
        because = self.ends_because
        return as_markdown(self.trace, start=self.start, ends_because=because)

    @property
    def timeline(self) -> Timeline:
        """The story as a drawing."""
        return Timeline(self)

    def save(self, file: str | Path) -> None:
        """Write the trace to a file that `uccx-licensing replay` takes again.

        Raises:
            OSError: nothing can be written there.
        """
        told = {"question": self.question, "ends_because": self.ends_because}
        save_trace(self.trace, file, start_date=self.start, **told)


@dataclass(frozen=True)
class Timeline:
    """A story's drawing, for a notebook."""

    story: Story = field(repr=False)

    def _repr_svg_(self) -> str:
        return self.story._repr_svg_()


@dataclass(frozen=True, repr=False)
class Asked:
    """An answer that shows itself.

    Attributes:
        answer: everything about it.
    """

    answer: Answer

    @property
    def reply(self) -> Reply:
        """Yes, no or unknown."""
        return self.answer.reply

    @property
    def sentence(self) -> str:
        """The answer as a sentence."""
        return sentence(self.answer)

    @cached_property
    def story(self) -> Story | None:
        """The story that shows it, if there is one."""
        if self.answer.trace is None:
            return None
        because = ends_because(self.answer)
        return Story(self.answer.trace, self.answer.question.text, because)

    @property
    def data(self) -> dict[str, object]:
        """The answer as `ask --json` prints it."""
        return answer_as_data(self.answer)

    def __str__(self) -> str:
        told = [self.sentence]
        for heading, lines in reasons(self.answer):
            told += [heading, *(f"  {line}" for line in lines)]
        told += [str(self.story)] if self.story else []
        return "\n".join([*told, *self.answer.notes, *evidence(self.answer)])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return answer_as_html(self.answer)


@cache
def _asker(solvers: tuple[str, ...], time_limit: float) -> Asker:
    return Asker(solvers=solvers, time_limit=time_limit)


def ask(
    question: str | Question, *, solvers: Sequence[str] = ("Z3",), time_limit: float = 60.0
) -> Asked:
    """Return the answer to a question.

    Args:
        question: in the language of questions, or made with `reach`, `always` and the others.
        solvers: who must agree to a proof.
        time_limit: seconds.

    Raises:
        QuestionError: the text cannot be understood; the error has the place.
        ContradictionError: what the question assumes cannot be.

    Example:
        >>> ask("reach CLASSIC from IN_COMPLIANCE").sentence
        'no: it can never happen: CLASSIC from IN_COMPLIANCE.'
    """
    if not isinstance(question, str | Question):
        raise TypeError(f"expected a question or its text, found {question!r}")
    asked = understand(question) if isinstance(question, str) else question
    return Asked(_asker(tuple(solvers), time_limit).answer(asked))
