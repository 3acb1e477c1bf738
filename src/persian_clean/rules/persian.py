"""Persian: the reason of each rule in Persian, for those who read its edits.

Guarantees that every rule has one, in ``persian.toml``, written as ``clean`` would have it.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from persian_clean.chars import ZWNJ


@cache
def reasons() -> dict[str, str]:
    """Return the reason of each rule in Persian, by its name.

    >>> reasons()["latin-comma"].endswith("ویرگول فارسی «،» است.")
    True
    """
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return {name: why.replace("|", ZWNJ) for name, why in tomllib.loads(text).items()}
