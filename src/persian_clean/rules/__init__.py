"""RULES, in the order they run: a table of contents.

Guarantees the order that makes cleaning idempotent: fold before looking (letters, digits);
delete, then collapse, then insert (spaces before words before punctuation).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from persian_clean.rules import (
    affixes,
    compounds,
    dates,
    digits,
    glued,
    invisible,
    letters,
    marks,
    punctuation,
    quotes,
    spaces,
)

if TYPE_CHECKING:
    from persian_clean.rule import Rule, Stage

_TABLES: Final[dict[Stage, tuple[Rule, ...]]] = {
    "letters": (*invisible.RULES, *letters.RULES, *marks.RULES),
    "digits": digits.RULES,
    "spaces": spaces.RULES,
    "words": (*affixes.AFFIX_RULES, *compounds.COMPOUND_RULES, *glued.GLUED_RULES),
    "punctuation": (*quotes.RULES, *punctuation.RULES),
    "index": (*marks.INDEX_RULES, *spaces.INDEX_RULES),
    "dates": dates.RULES,
}

STAGES: Final[dict[Stage, tuple[Rule, ...]]] = {
    stage: tuple(replace(rule, stage=stage) for rule in rules) for stage, rules in _TABLES.items()
}
"""The rules of each stage, stages in the order they run."""

RULES: Final[tuple[Rule, ...]] = tuple(rule for rules in STAGES.values() for rule in rules)
"""Every rule, in the order they run."""
