"""Affixes: endings, «می» and prefixes that were typed apart, or without their ZWNJ."""

from __future__ import annotations

from typing import Final

from persian_clean.chars import ZWNJ
from persian_clean.rule import WordRule

AFFIX_RULES: Final = (
    WordRule(
        name="detached-mi",
        why="Dastur-e Khatt, «می» and «همی»: apart from the verb but in one word with it.",
        safety="safe",
        example=("او می رود", f"او می{ZWNJ}رود"),
        keep="ماه می سال",
    ),
    WordRule(
        name="glued-mi",
        why="Dastur-e Khatt, «می» and «همی»: never joined to the verb.",
        safety="safe",
        example=("او میرود", f"او می{ZWNJ}رود"),
        keep="میزان",
    ),
    WordRule(
        name="detached-ha",
        why="Dastur-e Khatt, «ها» (sign of the plural): in one word with its noun.",
        safety="safe",
        example=("کتاب های ما", f"کتاب{ZWNJ}های ما"),
        keep="های و هوی",
    ),
    WordRule(
        name="glued-ha",
        why="Dastur-e Khatt, «ها» (sign of the plural): never joined to silent he.",
        safety="safe",
        example=("کوچههای شهر", f"کوچه{ZWNJ}های شهر"),
        keep="انتهای راه",
    ),
    WordRule(
        name="joined-ha",
        why="Dastur-e Khatt, «ها» (sign of the plural): apart after most letters that join, in one "
        "way throughout a text.",
        safety="safe",
        example=("خیابانهای شهر", f"خیابان{ZWNJ}های شهر"),
        keep="تنهای بلا",
    ),
    WordRule(
        name="detached-tar",
        why="Dastur-e Khatt, «تر» and «ترین»: in one word with the adjective.",
        safety="safe",
        example=("راه طولانی تر", f"راه طولانی{ZWNJ}تر"),
        keep="چشم تر",
    ),
    WordRule(
        name="glued-tar",
        why="Dastur-e Khatt, «تر» and «ترین»: never joined to silent he.",
        safety="safe",
        example=("نان تازهتر", f"نان تازه{ZWNJ}تر"),
        keep="دختر",
    ),
    WordRule(
        name="joined-tar",
        why="Dastur-e Khatt, «تر» and «ترین»: apart always, but in «بهتر», «بیشتر», «کمتر», «مهتر» "
        "and «کهتر».",
        safety="safe",
        example=("راه طولانیتر", f"راه طولانی{ZWNJ}تر"),
        keep="راه بیشتر",
    ),
    WordRule(
        name="detached-ending",
        why="Dastur-e Khatt, the verb «to be» and pronouns as endings: after silent he with alef.",
        safety="safe",
        example=("آنان رفته اند", f"آنان رفته{ZWNJ}اند"),
        keep="ای دوست",
    ),
    WordRule(
        name="glued-ending",
        why="Dastur-e Khatt, the verb «to be» and pronouns as endings: never joined to silent he.",
        safety="safe",
        example=("آنان رفتهاند", f"آنان رفته{ZWNJ}اند"),
        keep="برایشان",
    ),
    WordRule(
        name="detached-yeh",
        why="Dastur-e Khatt, ezafe after silent he.",
        safety="safe",
        example=("خانه ی ما", f"خانه{ZWNJ}ی ما"),
        keep="حرف ی",
    ),
    WordRule(
        name="glued-yeh",
        why="Dastur-e Khatt, ezafe after silent he.",
        safety="guess",
        example=("خانهی ما", f"خانه{ZWNJ}ی ما"),
        keep="راهی",
    ),
    WordRule(
        name="detached-prefix",
        why="Dastur-e Khatt, prefixes: in one word with what follows, and apart from it.",
        safety="guess",
        example=("جنگ بی امان", f"جنگ بی{ZWNJ}امان"),
        keep="بی آنکه",
    ),
    WordRule(
        name="glued-prefix",
        why="Dastur-e Khatt, prefixes: joined only in words that are one by now.",
        safety="guess",
        example=("کار بیفایده", f"کار بی{ZWNJ}فایده"),
        keep="بیمه",
    ),
)
"""The rules of endings and prefixes, in the order in which they are documented."""
