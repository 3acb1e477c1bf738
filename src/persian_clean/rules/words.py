"""Word rules: what a row about words and ZWNJ says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRule:
    """A named reason to change what stands between two letters.

    Attributes:
        name: Names the defect.
        why: The heading of the Academy's *Dastur-e Khatt-e Farsi* or of Unicode it rests on.
        safety: ``safe`` or ``guess``.
        example: Before and after.
        keep: Text that looks alike and must stay.
        default: Whether it is on unless said otherwise.
    """

    name: str
    why: str
    safety: Literal["safe", "guess"]
    example: tuple[str, str]
    keep: str
    default: bool = True
