"""What an administrator does, as he would name it: several transitions can come of one act.

Which of them comes, the instance decides. Whoever acts sees what follows, or that nothing does.
"""

from __future__ import annotations

from typing import Final

__all__ = ["FAMILIES", "REPORT", "act_of"]

REPORT: Final = "report"  #: no act: time passes
FAMILIES: Final = ("register", "reregister", "deregister")
"""Acts that lead to one of several transitions; the names of all of them begin with the act's."""


def act_of(transition: str) -> str:
    """Return the act that leads to a transition that takes no time, by their names.

    >>> act_of("reregister_after_silence"), act_of("restart_cluster")
    ('reregister', 'restart_cluster')
    """
    return next((act for act in FAMILIES if transition.startswith(act)), transition)
