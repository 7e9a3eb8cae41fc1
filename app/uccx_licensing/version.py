"""What this program is called, and which version it is."""

from __future__ import annotations

from importlib import metadata
from typing import Final

__all__ = ["NAME", "version"]

NAME: Final = "uccx-licensing"


def version() -> str:
    """Return the version that is installed; of source that is not installed, "0"."""
    try:
        return metadata.version(NAME)
    except metadata.PackageNotFoundError:
        return "0"
