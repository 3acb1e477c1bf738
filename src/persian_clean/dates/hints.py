"""Hints: which lines may hold a date, told without folding or parsing them.

A date has digits beside a month name, a separator or «سال», or an ordinal before a month name, or
a year in words. Text without any of these is passed at the speed of a character scan.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from persian_clean.chars import DIGIT_CLASS, LINE_BREAKS, MARK_CLASS, TATWEEL, ZWNJ
from persian_clean.dates import tables
from persian_clean.dates.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEAR: Final = 28
_VARIANTS: Final = {"ا": "اآأإ", "ی": "یيىئېۍێ", "ک": "کكګ", "و": "وؤۆ", "ه": "هةۀەھہ", "ر": "رڕړ"}
_ODD: Final = "\ufb50-\ufdff\ufe70-\ufeff"
_FAINT: Final = f"{MARK_CLASS}{TATWEEL}\u200b-\u200f\u202a-\u202e\u2060-\u2069\xad"


def _loose(name: str) -> str:
    between = f"[ {_FAINT}]?"
    letters = fold(name.replace(" ", "")).text[:4]
    return between.join(f"[{_VARIANTS[c]}]" if c in _VARIANTS else re.escape(c) for c in letters)


@cache
def _month() -> str:
    names = {
        _loose(name)
        for table in (
            tables.SOLAR_MONTHS,
            tables.KURDISH_MONTHS,
            tables.AFGHAN_MONTHS,
            tables.GREGORIAN_MONTHS,
            tables.LUNAR_MONTHS,
        )
        for name in table
    }
    return "|".join(sorted(names, key=len, reverse=True))


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(f"[{DIGIT_CLASS}\uff10-\uff19]+")


@cache
def _beside_digits() -> re.Pattern[str]:
    digit = f"[{DIGIT_CLASS}\uff10-\uff19]"
    return re.compile(
        rf"{digit}[{_FAINT} ]*[^\w\s][{_FAINT} ]*{digit}|{digit}{{4}}[ \xa0_]{digit}|{digit}{{8}}"
        rf"|سال|شمسی|قمری|میلاد|خورشیدی|ه[{_FAINT} ]*\.|[{_ODD}]|{_month()}"
    )


@cache
def _words() -> re.Pattern[str]:
    gap = rf"[{_FAINT}\s]{{1,3}}"
    return re.compile(
        rf"[ملتز]{gap}(?:[اآ]ز{gap})?(?:ماه{gap}(?:مبارک{gap})?)?(?:[{_ODD}]|{_month()})"
        rf"|ه[زر][اآ]ر{gap}و{gap}(?:س|چ|د)|[\ufee1\ufee2\ufedd\ufede]"
    )


@cache
def _line_break() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(LINE_BREAKS)}]")


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each line that may hold a date."""
    digits, beside, words, line_break = _digits(), _beside_digits(), _words(), _line_break()
    position = 0
    worded = words.search(text)
    numbered = digits.search(text)
    while worded or numbered:
        if numbered and (worded is None or numbered.start() <= worded.start()):
            start, end = numbered.span()
            hint = beside.search(text, max(position, start - _NEAR), min(len(text), end + _NEAR))
            if not hint or (end - start > 8 and hint.end() - hint.start() == 8):
                numbered = digits.search(text, end)
                continue
        else:
            start = worded.start()
        stop = line_break.search(text, start)
        line_end = stop.start() if stop else len(text)
        yield _line_start(text, start, position), line_end
        position = line_end
        worded = words.search(text, position) if worded and worded.start() < position else worded
        numbered = digits.search(text, position)


def _line_start(text: str, offset: int, floor: int) -> int:
    """Return where the line of an offset starts, looking back no further than ``floor``."""
    found = max((text.rfind(character, floor, offset) for character in LINE_BREAKS), default=-1)
    return found + 1 if found >= 0 else floor
