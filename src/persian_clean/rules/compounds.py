"""Compounds: words of two parts, and spellings that are accepted side by side."""

from __future__ import annotations

from typing import Final

from persian_clean.chars import ZWNJ
from persian_clean.rule import WordRule

BOTH_ACCEPTED: Final = "Dastur-e Khatt, words with two accepted spellings; a house may choose."

COMPOUND_RULES: Final = (
    WordRule(
        name="detached-compound",
        why="Dastur-e Khatt, compounds: the parts are in one word.",
        safety="guess",
        example=("برنامه ریزی", f"برنامه{ZWNJ}ریزی"),
        keep="کتاب خوب",
    ),
    WordRule(
        name="glued-compound",
        why="Dastur-e Khatt, compounds written apart: long or ambiguous when joined.",
        safety="guess",
        example=("برنامهریزی", f"برنامه{ZWNJ}ریزی"),
        keep="کتابخانه",
    ),
    WordRule(
        name="split-be",
        why=BOTH_ACCEPTED,
        safety="guess",
        example=("به عنوان", f"به{ZWNJ}عنوان"),
        keep="به خانه",
        default=False,
    ),
    WordRule(
        name="split-auxiliary",
        why=BOTH_ACCEPTED,
        safety="guess",
        example=("شده است", f"شده{ZWNJ}است"),
        keep="خانه است",
        default=False,
    ),
    WordRule(
        name="split-participle",
        why=BOTH_ACCEPTED,
        safety="guess",
        example=("نصب شده", f"نصب{ZWNJ}شده"),
        keep="قرار شده",
        default=False,
    ),
    WordRule(
        name="split-ke",
        why=BOTH_ACCEPTED,
        safety="guess",
        example=("این که", f"این{ZWNJ}که"),
        keep="کسی که",
        default=False,
    ),
    WordRule(
        name="split-demonstrative",
        why=BOTH_ACCEPTED,
        safety="guess",
        example=("همین طور", f"همین{ZWNJ}طور"),
        keep="همین شهر",
        default=False,
    ),
    WordRule(
        name="split-name",
        why="For searching: two given names that are borne as one are written as one or two.",
        safety="guess",
        example=("محمد رضا", "محمدرضا"),
        keep="محمد آمد",
        default=False,
    ),
    WordRule(
        name="joined-demonstrative",
        why=BOTH_ACCEPTED,
        safety="guess",
        example=("آنها", f"آن{ZWNJ}ها"),
        keep="تنها",
        default=False,
    ),
)
"""The rules of compounds; those of accepted spellings are off until asked for."""
