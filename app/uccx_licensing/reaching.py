"""What `certify` and `check-certificates` do about how every state and transition is reached."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from uccx_licensing.words import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from uccx_licensing.screen import Screen
    from uccx_proofs.processes import Limits
    from uccx_proofs.reachability.checking import Reached

__all__ = ["checked_reachability", "how_reached", "write_scripts_of_reachability", "written_anew"]


def written_anew(folder: Path, limits: Limits) -> Sequence[Reached]:
    """Find anew how everything is reached, check it, and write what is good; return what it is."""
    from uccx_licensing.progress import progress  # noqa: PLC0415 - slow
    from uccx_licensing.screen import Screen  # noqa: PLC0415
    from uccx_proofs.reachability.writing import write_reachability  # noqa: PLC0415
    from uccx_proofs.verdicts import Proved  # noqa: PLC0415

    with TemporaryDirectory() as scratch:
        with progress(Screen(sys.stderr)) as report:
            write_reachability(folder=Path(scratch), tell=report)
        found = checked_reachability(Path(scratch), limits)
        if all(isinstance(finding.outcome, Proved) for finding in found):
            copytree(Path(scratch), folder, dirs_exist_ok=True)
    return found


def checked_reachability(folder: Path, limits: Limits) -> Sequence[Reached]:
    """Return what is found about how everything is reached, with the numbers of each release."""
    from uccx_model.graph import licensing_graph  # noqa: PLC0415 - slow
    from uccx_model.reachability import WORLDS  # noqa: PLC0415
    from uccx_proofs.reachability.checking import check  # noqa: PLC0415
    from uccx_proofs.solvers import SOLVERS  # noqa: PLC0415

    workers = os.cpu_count() or 1
    found = {f.world: f for f in check(folder, licensing_graph(), tuple(SOLVERS), workers, limits)}
    return [found[world] for world in WORLDS]


def how_reached(finding: Reached) -> str:
    """Return what was checked, in words."""
    agreed = " and ".join(finding.solvers)
    told = f"{count(finding.stories, 'story')} gone through with integers; "
    told += f"{count(finding.obligations, 'proof obligation')}, confirmed by {agreed}; "
    if not finding.unsettled:
        return f"{told}nothing is left open"
    return f"{told}unknown in some case: {', '.join(finding.unsettled)}"


def write_scripts_of_reachability(
    folder: Path, good: Sequence[Reached], target: Path, screen: Screen
) -> None:
    """Write what certificates that were checked have to show, as SMT-LIB 2."""
    from uccx_model.graph import licensing_graph  # noqa: PLC0415 - slow
    from uccx_proofs.files import write_whole  # noqa: PLC0415
    from uccx_proofs.reachability.checking import excluding_script  # noqa: PLC0415

    for finding in good:
        script = excluding_script(folder, licensing_graph(), finding.world)
        write_whole(target / f"{finding.name}.smt2", script)
    if good:
        screen.say(f"{count(len(good), 'script')} about what cannot be reached in {target}.")
