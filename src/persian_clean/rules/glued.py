"""Glued words: spaces that were lost, and characters typed for a ZWNJ."""

from __future__ import annotations

from typing import Final

from persian_clean.chars import ZWNJ
from persian_clean.rule import SpellingRule, WordRule

GLUED_RULES: Final = (
    SpellingRule(
        name="own-spelling",
        why="A house style: the words of ``Config.spellings``.",
        example=("بیت کوین", f"بیت{ZWNJ}کوین"),
        keep="بیت اول",
    ),
    WordRule(
        name="glued-words",
        why="Dastur-e Khatt, spacing: words are parted by a space.",
        safety="guess",
        example=("درکازرون", "در کازرون"),
        keep="درگذشت",
    ),
    WordRule(
        name="glued-number",
        why="Dastur-e Khatt, spacing: a word and a number are parted by a space.",
        safety="safe",
        example=("ساعت۱۰", "ساعت ۱۰"),
        keep="۱۰م",
    ),
)
"""The rules of lost spaces."""
