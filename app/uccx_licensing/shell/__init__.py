"""The shell: questions and walks through the model, line by line.

Read `commands.py` first: a table of commands, and how a line is carried out. What needs a
solver is loaded when the first question is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uccx_licensing.shell.services import Services

__all__ = ["services"]


def services() -> Services:
    """Return the language, the engine and the printer of answers."""
    from uccx_licensing import answers  # noqa: PLC0415 - slow
    from uccx_licensing.shell.services import Services  # noqa: PLC0415
    from uccx_proofs.queries import asking  # noqa: PLC0415
    from uccx_proofs.queries.language import understanding  # noqa: PLC0415

    return Services(understanding, asking.Asker, answers.show_answer)
