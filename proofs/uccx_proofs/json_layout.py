"""JSON laid out for people: neither a line for each number nor one line for all."""

from __future__ import annotations

import json
from typing import Any

__all__ = ["laid_out"]


def laid_out(value: Any, indent: str = "") -> str:
    """Return JSON with a line for each thing that a person would look at.

    Raises:
        ValueError: a number is none that JSON has.
    """
    inner = indent + " "
    if isinstance(value, dict) and any(isinstance(v, dict | list) for v in value.values()):
        lines = (
            f"{inner}{json.dumps(k, ensure_ascii=False)}: {laid_out(v, inner)}"
            for k, v in value.items()
        )
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if isinstance(value, list) and any(isinstance(v, dict | list) for v in value):
        return "[\n" + ",\n".join(inner + laid_out(v, inner) for v in value) + f"\n{indent}]"
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
