"""Verdicts: what a judgement says, and which rule it is made by.

Guarantees that a rule is named by what is joined, and how it was written.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from persian_clean.words.affixes import PREFIXES, SUFFIXES
from persian_clean.words.model import MI

SETTLED: Final = 4.0
"""Least score of a word that is a settled pair without its ZWNJ: «سیمکارت»."""


class Verdict(NamedTuple):
    """A gap inside a word, or between two, that should be otherwise.

    Attributes:
        at: Offset in the word; 0 for a gap between two words.
        new: What should stand there.
        rule: The rule that says so.
        score: How far the mended reading is ahead of the written one, in logits; None for sure.
    """

    at: int
    new: str
    rule: str
    score: float | None


FAMILIES: Final = {
    "ha": "ha",
    "tar": "tar",
    "copula": "ending",
    "possessive": "ending",
    "our": "ending",
    "yeh": "yeh",
}


def rule_name(left: str, right: str, fault: str) -> str:
    """Name the rule that joins two parts.

    >>> rule_name("می", "رود", "detached"), rule_name("کتاب", "ها", "glued")
    ('detached-mi', 'glued-ha')
    """
    if left in MI:
        return f"{fault}-mi"
    family = SUFFIXES.get(right)
    if family:
        return f"{fault}-{FAMILIES[family]}"
    if left in PREFIXES:
        return f"{fault}-prefix"
    return f"{fault}-compound"
