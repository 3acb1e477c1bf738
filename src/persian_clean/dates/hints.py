"""Hints: which lines may hold a date, told without folding or parsing them.

A date has digits beside a month name, a separator or «سال», or an ordinal before a month name, or
a year in words. Text without any of these is passed at the speed of a few character scans.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from persian_clean.chars import DIGIT_CLASS, LETTER_CLASS, LINE_BREAKS, TATWEEL
from persian_clean.dates import tables
from persian_clean.dates.fold import SPELLINGS, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NEAR: Final = 28
"""How far from its digits a hint may stand."""

_ODD: Final = "\ufb50-\ufdff\ufe70-\ufeff"
_GAP: Final = r"\W{1,3}"


def _loose(name: str) -> str:
    """Write a name so that it matches before folding: other letters, a mark between letters."""
    letters = fold(name).text.replace(" ", "")
    return r"\W?".join(f"[{SPELLINGS[c]}]" if c in SPELLINGS else c for c in letters)


def _any_of(names: Iterable[str]) -> str:
    loose = sorted({_loose(name) for name in names}, key=len, reverse=True)
    return f"(?:{'|'.join(loose)})(?:ی?(?![{LETTER_CLASS}])|(?=ماه))"


_ALONE: Final = [
    name
    for table in (
        tables.SOLAR_MONTHS,
        tables.KURDISH_MONTHS,
        tables.GREGORIAN_MONTHS,
        tables.LUNAR_MONTHS,
    )
    for name in table
    if name not in tables.YEAR_NEEDED
]
"""Months that need no year."""


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(f"[{DIGIT_CLASS}][{DIGIT_CLASS}]*")  # faster to search than one class and +


@cache
def _beside_digits() -> re.Pattern[str]:
    digit = f"[{DIGIT_CLASS}]"
    months = _any_of([*_ALONE, *tables.YEAR_NEEDED, *tables.AFGHAN_MONTHS])
    return re.compile(
        rf"{digit}\W{{0,3}}[^\w\s]\W{{0,3}}{digit}|{digit}{{4}}[ \xa0_]{digit}"
        rf"|(?<!{digit}){digit}{{8}}(?!{digit})"
        rf"|سال|سنه|شمسی|قمری|میلاد|خورشیدی|هجری|ه\W*[.شق]|[{_ODD}{TATWEEL}]|{months}"
    )


def _worded() -> str:
    first = "".join({SPELLINGS.get(c, c) for name in _ALONE for c in fold(name).text[0]})
    return f"(?=[{first}])(?:[اآ]ز{_GAP})?(?:ماه{_GAP}(?:مبارک{_GAP})?)?{_any_of(_ALONE)}"


@cache
def _after_ordinal() -> re.Pattern[str]:
    return re.compile(f"م{_GAP}{_worded()}")


@cache
def _month_next() -> re.Pattern[str]:
    return re.compile(_GAP + _worded())


@cache
def _words() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of years in words; each starts with letters quick to search."""
    tens = "|".join(map(_loose, tables.TENS))
    return (
        re.compile(rf"هزار{_GAP}و{_GAP}[سچد]"),
        re.compile(rf"سال{_GAP}(?:{tens})"),
        re.compile("\N{ARABIC LETTER MEEM FINAL FORM}"),
        re.compile("\N{ARABIC LETTER MEEM ISOLATED FORM}"),
    )


_TENS_TO_FIND: Final = tuple(fold(word).text for word in tables.TENS)
"""Words of two-digit years; only one of a ten and a unit is a year without «سال»."""


@cache
def _and_next() -> re.Pattern[str]:
    return re.compile(rf"{_GAP}و{_GAP}")


@cache
def _month_before() -> re.Pattern[str]:
    return re.compile(rf"{_any_of(_ALONE)}{_GAP}(?:ماه{_GAP})?(?:سال{_GAP})?$")


_OTHER_DAYS: Final = ("اول", "آخر", "نخست", "روز")
"""The last words of days that do not end in «م»."""


@cache
def _line_break() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(LINE_BREAKS)}]")


def _offsets(text: str) -> list[int]:
    beside = _beside_digits()
    offsets = [
        start
        for start, end in (match.span() for match in _digits().finditer(text))
        if end - start <= 8 and beside.search(text, max(0, start - _NEAR), end + _NEAR)
    ]
    patterns = (_after_ordinal(), *_words())
    offsets += (match.start() for pattern in patterns for match in pattern.finditer(text))
    month = _month_next()
    for word in _OTHER_DAYS:
        end = 0
        while (start := text.find(word, end)) >= 0:
            end = start + len(word)
            if month.match(text, end):
                offsets.append(start)
    offsets += _years_in_words(text)
    offsets.sort()
    return offsets


def _years_in_words(text: str) -> Iterator[int]:
    """Yield where a month name and a two-digit year in words stand: «تیر نود و پنج»."""
    joint, month = _and_next(), _month_before()
    for word in _TENS_TO_FIND:
        end = 0
        while (start := text.find(word, end)) >= 0:
            end = start + len(word)
            if joint.match(text, end) and month.search(text[max(0, start - _NEAR) : start]):
                yield start


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each line that may hold a date."""
    line_break = _line_break()
    end = -1
    for offset in _offsets(text):
        if offset < end:
            continue
        start = _line_start(text, offset, max(end, 0))
        stop = line_break.search(text, offset)
        end = stop.start() if stop else len(text)
        yield start, end


def _line_start(text: str, offset: int, floor: int) -> int:
    """Return where the line of an offset starts, looking back no further than ``floor``."""
    start = max(floor, text.rfind("\n", floor, offset) + 1)
    rest = LINE_BREAKS.replace("\n", "")
    return max(start, *(text.rfind(character, start, offset) + 1 for character in rest))
