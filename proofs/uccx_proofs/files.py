"""Where certificates and evidence are kept, and how files are read and written.

A file is written under a temporary name and then renamed, so that nobody ever sees half of it.
"""

from __future__ import annotations

import os
import tempfile
from errno import EFBIG, EINVAL
from pathlib import Path
from typing import Final

__all__ = ["committed_certificates", "text_of_file", "write_whole"]

LARGEST: Final = 8_000_000  #: bytes of a file that is read


def committed_certificates() -> Path:
    """Return the folder of the certificates that belong to the model."""
    here = Path(__file__).resolve().parent
    installed = here / "certificates"
    return installed if installed.is_dir() else here.parent / "certificates"


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it has all of its text or does not exist."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def text_of_file(path: Path) -> str | None:
    """Return a file's text; None if there is no such file.

    Raises:
        OSError: it cannot be read, is too large, or is a folder, say, or a pipe.
        ValueError: its bytes are no text.
    """
    if path.exists() and not path.is_file():
        raise OSError(EINVAL, "it is no file")
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        return None
    if len(content) > LARGEST:
        raise OSError(EFBIG, f"it has more than {LARGEST:,} bytes")
    return content.decode("utf-8")
