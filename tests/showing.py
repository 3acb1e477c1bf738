"""Show invisible characters by name when a test fails."""

from __future__ import annotations

import unicodedata


def visible(text: str) -> str:
    """Write every invisible or combining character as its Unicode name in braces."""
    return "".join(
        f"{{{unicodedata.name(c, f'U+{ord(c):04X}')}}}"
        if c != " " and unicodedata.category(c)[0] in "CZM"
        else c
        for c in text
    )
