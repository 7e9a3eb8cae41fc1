"""How what is written down is refused."""

from __future__ import annotations

__all__ = ["CertificateError"]


class CertificateError(ValueError):
    """A certificate that cannot show what it should: what is wrong, and where."""
