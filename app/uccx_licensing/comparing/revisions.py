"""The model as it was in a git revision: its own code, in a process of its own, writes it down."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from uccx_licensing.comparing.sides import model_side
from uccx_licensing.options import InputError
from uccx_licensing.words import one_line
from uccx_proofs.comparing import writing
from uccx_proofs.comparing.outcomes import Side
from uccx_proofs.comparing.reading import OtherModelError, model_from
from uccx_proofs.engines.sharpening import still_holding

__all__ = ["revision_side"]

_MODEL: Final = "model/uccx_model"
_SECONDS: Final = 60  #: for the old code to write its model down


def revision_side(revision: str) -> Side:
    """Return the model of a git revision of the repository in which the command is run.

    Raises:
        InputError: there is no such repository, revision or model, or it cannot be compared.
    """
    commit = _commit(revision)
    try:
        graph, system = model_from(_written(revision, commit))
    except OtherModelError as error:
        raise InputError(
            f"--model {revision!r}: its model cannot be compared with this one: {error}."
        ) from error
    known = {node: tuple(lemmas) for node, lemmas in model_side().lemmas.items()}
    lemmas = still_holding(system, known)
    return Side(f"the model of {revision} ({commit[:12]})", graph, system, lemmas)


def _commit(revision: str) -> str:
    here = _git("rev-parse", "--show-toplevel")
    if here.returncode:
        raise InputError(
            f"--model: {str(Path.cwd())!r} is in no git repository; "
            "expected a clone of this project."
        )
    found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode:
        place = here.stdout.decode(errors="replace").strip()
        raise InputError(
            f"--model: {place!r} has no revision {revision!r}; "
            "expected a commit, a branch, a tag, or the like of HEAD~3."
        )
    return found.stdout.decode().strip()


def _written(revision: str, commit: str) -> dict[str, Any]:
    top = _git("rev-parse", "--show-toplevel").stdout.decode().rstrip("\n")
    packed = _git("-C", top, "archive", commit, _MODEL)
    if packed.returncode:
        raise InputError(f"--model {revision!r}: this revision has no model in {_MODEL!r}.")
    with TemporaryDirectory(prefix="uccx-licensing-") as folder:
        with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
            archive.extractall(folder, filter="data")
        return _told(revision, Path(folder) / "model")


def _told(revision: str, folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-P", str(writing.__file__)]
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - the interpreter that runs this, and our own script
            command, capture_output=True, env=environment, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise _unreadable(revision, f"no answer after {_SECONDS} s") from error
    try:
        data: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        raise _unreadable(revision, lines[-1] if lines else "it wrote nothing") from error
    return data


def _unreadable(revision: str, why: str) -> InputError:
    return InputError(f"--model {revision!r}: its model cannot be read: {one_line(why)}.")


def _git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - no shell, and git looks up revisions only
            ["git", *arguments],  # noqa: S607 - the git that the user has
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise InputError("--model needs git, which is not installed.") from error
