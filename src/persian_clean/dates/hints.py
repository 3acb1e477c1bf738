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


_MONTHS: Final = (
    *tables.SOLAR_MONTHS,
    *tables.KURDISH_MONTHS,
    *tables.GREGORIAN_MONTHS,
    *tables.LUNAR_MONTHS,
    *tables.AFGHAN_MONTHS,
)


def _initials() -> str:
    """Return the class of letters that month names start with."""
    return (
        "[" + "".join({SPELLINGS.get(c, c) for c in (fold(name).text[0] for name in _MONTHS)}) + "]"
    )


@cache
def _month() -> re.Pattern[str]:
    loose = sorted({_loose(name) for name in _MONTHS}, key=len, reverse=True)
    return re.compile(
        rf"(?={_initials()})(?<![{LETTER_CLASS}])(?:{'|'.join(loose)})(?:ی?(?![{LETTER_CLASS}])|(?=ماه))"
    )


@cache
def _to_month() -> re.Pattern[str]:
    """Return the pattern of what stands between a day in words and its month."""
    return re.compile(rf"{_GAP}(?:[اآ]ز{_GAP})?(?:ماه{_GAP}(?:مبارک{_GAP})?)?")


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(f"[{DIGIT_CLASS}][{DIGIT_CLASS}]*")  # faster to search than one class and +


@cache
def _sign() -> re.Pattern[str]:
    """Return the pattern of what, beside digits, may make a date of them, but for months."""
    digit = f"[{DIGIT_CLASS}]"
    return re.compile(
        rf"(?=[{DIGIT_CLASS}سشقمخه{_ODD}{TATWEEL}])"
        rf"(?:{digit}\W{{0,3}}[^\w\s]\W{{0,3}}{digit}|{digit}{{4}}(?:[ \xa0_]{digit}|{digit}{{4}})"
        rf"|سال|سنه|شمسی|قمری|میلاد|خورشیدی|هجری|ه\W*[.شق]|[{_ODD}{TATWEEL}])"
    )


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


_TENS: Final = tuple(fold(word).text for word in tables.TENS)
_LAST_OF_DAYS: Final = ("اول", "آخر", "نخست", "روز")
"""The last words of days that do not end in «م»."""


@cache
def _ordinal() -> re.Pattern[str]:
    # Afghan names, and such as «می», are months beside a year only, which is a hint itself.
    alone = set(_MONTHS) - tables.YEAR_NEEDED - tables.AFGHAN_MONTHS.keys()
    beginnings = "|".join(sorted({_loose(fold(name).text[:2]) for name in alone}))
    return re.compile(rf"م(?={_GAP}(?:{beginnings}|[اآ]ز|ماه))")


@cache
def _and_next() -> re.Pattern[str]:
    return re.compile(rf"{_GAP}و{_GAP}")


@cache
def _line_break() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(LINE_BREAKS)}]")


def _near_digits(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of text near to digits, those that overlap as one."""
    last_start = last_end = 0
    for match in _digits().finditer(text):
        start, end = match.span()
        if end - start > 8:
            continue
        if start - _NEAR > last_end:
            yield last_start, last_end
            last_start = start - _NEAR
        last_end = end + _NEAR
    yield last_start, last_end


def _ends(text: str, words: Iterable[str]) -> Iterator[int]:
    """Yield where the words end, whole ones or not."""
    for word in words:
        end = 0
        while (start := text.find(word, end)) >= 0:
            end = start + len(word)
            yield end


def _offsets(text: str) -> list[int]:
    month, sign = _month(), _sign()
    offsets: list[int] = []
    for start, end in _near_digits(text):
        offsets += (match.start() for match in sign.finditer(text, start, end))
        offsets += (match.start() for match in month.finditer(text, start, end))
    offsets += (match.start() for pattern in _words() for match in pattern.finditer(text))
    to_month, joint = _to_month(), _and_next()
    days = (match.end() for match in _ordinal().finditer(text))
    for end in (*days, *_ends(text, _LAST_OF_DAYS)):
        gap = to_month.match(text, end)
        if gap and month.match(text, gap.end()):
            offsets.append(end)
    offsets += (
        end
        for end in _ends(text, _TENS)
        if joint.match(text, end) and month.search(text, max(0, end - _NEAR), end)
    )
    offsets.sort()
    return offsets


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
