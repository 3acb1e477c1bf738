"""Hints: which lines may hold a date, told without folding or parsing them.

A date has digits beside a month name, a separator or «سال», or an ordinal before a month name, or
a year in words. Text without any of these is passed at the speed of a few character scans.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.chars import DIGIT_CLASS, LETTER_CLASS, LINE_BREAKS, TATWEEL, ZWNJ
from persian_clean.dates import tables
from persian_clean.dates.fold import SPELLINGS, fold
from persian_clean.dates.spelling import GLUING, scanned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NEAR: Final = 28
"""How far from its digits a hint may stand."""

_ODD: Final = "\ufb50-\ufdff\ufe70-\ufeff"
_BREAKS: Final = re.escape(LINE_BREAKS)
_NO_WORD: Final = rf"[^\w{_BREAKS}]"
"""What may stand between words; a hint that went on in the next line would hide one there."""
_GAP: Final = rf"{_NO_WORD}{{1,3}}"


def _loose(name: str) -> str:
    """Write a name so that it matches before folding: other letters, a mark between letters."""
    letters = fold(name).text.replace(" ", "")
    return f"{_NO_WORD}?".join(f"[{SPELLINGS[c]}]" if c in SPELLINGS else c for c in letters)


_MONTHS: Final = (
    *tables.SOLAR_MONTHS,
    *tables.KURDISH_MONTHS,
    *tables.GREGORIAN_MONTHS,
    *tables.ARABIC_MONTHS,
    *tables.LUNAR_MONTHS,
    *tables.AFGHAN_MONTHS,
)


def _any_of(names: Iterable[str]) -> str:
    return "|".join(sorted(set(map(_loose, names)), key=len, reverse=True))


_TENS: Final = tuple(fold(word).text for word in tables.TENS)
_LAST_OF_DAYS: Final = ("اول", "آخر", "نخست", "روز")
"""The last words of days that do not end in «م»."""

_PRESENTED_MEEMS: Final = (
    "\N{ARABIC LETTER MEEM FINAL FORM}",
    "\N{ARABIC LETTER MEEM ISOLATED FORM}",
)


class _Hints(NamedTuple):
    """The patterns that are looked for.

    Attributes:
        digits: A number; it is quicker to search than one class and a plus.
        month: A month name.
        latin_month: A month name in Latin letters.
        sign: What, beside digits, may make a date of them, but for months.
        ordinal: The end of an ordinal, and what may begin a month.
        to_month: What stands between a day in words and its month.
        this_month: What a month is called that is not named.
        joint: «و», between the parts of a number.
        thousands: A year in words.
        tens: «سال» and a year of two digits, in words.
        relative: A year told from another.
        line_break: The end of a line.
        year_next: The end of a line, and a year at the start of the next one.
    """

    digits: re.Pattern[str]
    month: re.Pattern[str]
    latin_month: re.Pattern[str]
    sign: re.Pattern[str]
    ordinal: re.Pattern[str]
    to_month: re.Pattern[str]
    this_month: re.Pattern[str]
    joint: re.Pattern[str]
    thousands: re.Pattern[str]
    tens: re.Pattern[str]
    relative: re.Pattern[str]
    line_break: re.Pattern[str]
    year_next: re.Pattern[str]


@cache
def _hints() -> _Hints:
    digit = f"[{DIGIT_CLASS}]"
    gluing = "|".join(f"(?<={word}.)" for word in GLUING)
    start = rf"(?:(?<![{LETTER_CLASS}].)|(?<=[رزاو].)(?:{gluing}))"
    latin = "|".join(sorted(tables.LATIN_MONTHS, key=len, reverse=True))
    eras = _any_of(("شمسی", "قمری", "میلاد", "خورشیدی", "شاهنشاهی", "هجری", "عیسوی"))
    year = _any_of(("سال", "سنه"))
    slash = f"[{SPELLINGS['/']}]"
    # Names such as «می» are months beside a year only.
    in_need = {*tables.YEAR_NEEDED, *tables.AFGHAN_MONTHS, *tables.ARABIC_MONTHS}
    in_need -= tables.ONLY_AFGHAN
    months = [*map(_loose, set(_MONTHS) - in_need)]
    months += [rf"{_loose(name)}(?=\W?ی?\W{{0,8}}(?:{year})?\W{{0,8}}{digit})" for name in in_need]
    alone = {fold(name).text[:2] for name in set(_MONTHS) - in_need}
    beginnings = "|".join(sorted(map(_loose, alone)))
    hundreds = "".join(sorted({name[0] for name in (*tables.HUNDREDS, *tables.NUMBER_WORDS)}))
    told = _any_of(("گذشته", "جاری", "کنونی", "حاضر", "آینده", "آتی", "پیش", "قبل", "بعد"))
    run = rf"{_NO_WORD}{{0,3}}"
    return _Hints(
        digits=re.compile(f"{digit}{digit}*"),
        month=re.compile(rf"{scanned(months, start)}(?:ی?(?![{LETTER_CLASS}])|(?=ماه))"),
        latin_month=re.compile(rf"(?i:[foxktmsaudbe](?<!\w.)(?<=(?=(?:{latin})\b).))", re.ASCII),
        sign=re.compile(
            rf"(?=[{DIGIT_CLASS}سشقمخهع{_ODD}{TATWEEL}])"
            rf"(?:{digit}{run}(?:{slash}{run}{digit}"
            rf"|[^\w\s]{run}{digit}{{1,2}}{run}[^\w\s]{run}{digit})"
            rf"|{digit}{{4}}(?:[ \xa0_-]{digit}|{digit}{{4}}|{_NO_WORD}?[شقم](?!\w))"
            rf"|{digit}{{6}}(?!\w)"
            rf"|(?:{year})(?:{run}های?)?{_NO_WORD}{{0,8}}{digit}|{eras}"
            rf"|(?<![{LETTER_CLASS}])ه{run}[شق](?![{LETTER_CLASS}])"
            rf"|(?<=[نی]\W)ماه|ماه{_GAP}(?:ج|ک|ح)|[{_ODD}{TATWEEL}])"
        ),
        ordinal=re.compile(rf"م(?={_GAP}(?:{beginnings}|[اآ]ز|ماه|برج|ا?ین\W|هم[یا]ن\W))"),
        to_month=re.compile(rf"{_GAP}(?:[اآ]ز{_GAP})?(?:(?:ماه|برج){_GAP}(?:مبارک{_GAP})?)?"),
        this_month=re.compile(rf"{_GAP}(?:(?:همین|این|همان|آن){_GAP})?ماه"),
        joint=re.compile(rf"{_GAP}و{_GAP}"),
        thousands=re.compile(rf"هزار{run}و{run}[{hundreds}]"),
        tens=re.compile(rf"سال(?:{run}های?)?{_GAP}(?:{_any_of(tables.TENS)}|دو{run}هزار)"),
        relative=re.compile(rf"سال(?:(?<=امسال)|(?<=پارسال)|(?<=همان.سال)|{_GAP}(?:{told}))"),
        line_break=re.compile(f"[{_BREAKS}]"),
        year_next=re.compile(
            rf"(?:\r\n|[{_BREAKS}])[ ]{{0,8}}(?:سال ?)?{digit}{{4}}(?!{digit}|[.)/٫٬,-])"
        ),
    )


def _near_digits(hints: _Hints, text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of text near to digits, those that overlap as one."""
    last_start = last_end = -1
    for match in hints.digits.finditer(text):
        start, end = match.span()
        if end - start > 8:
            continue
        if start - _NEAR > last_end:
            if last_end > 0:
                yield last_start, last_end
            last_start = max(0, start - _NEAR)
        last_end = end + _NEAR
    if last_end > 0:
        yield last_start, last_end


def _ends(text: str, words: Iterable[str]) -> Iterator[int]:
    """Yield where the words end, whole ones or not."""
    for word in words:
        end = 0
        while (start := text.find(word, end)) >= 0:
            end = start + len(word)
            yield end


_LATIN: Final = re.compile("[A-Za-z]")


def _starts(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[int]:
    return [match.start() for match in pattern.finditer(text, start, end)]


def _beside_digits(hints: _Hints, text: str) -> list[int]:
    """Return where a month, a separator or «سال» stands beside digits."""
    offsets: list[int] = []
    has_latin = _LATIN.search(text) is not None
    for start, end in _near_digits(hints, text):
        offsets += _starts(hints.sign, text, start, end)
        offsets += _starts(hints.month, text, start, end)
        if has_latin:
            offsets += _starts(hints.latin_month, text, start, end)
    return offsets


def _in_words(hints: _Hints, text: str) -> list[int]:
    """Return where a day, a year in words or a year told from another stands."""
    month = hints.month

    def follows_month(place: int) -> bool:
        return month.search(text, max(0, place - _NEAR), place) is not None

    def precedes_month(place: int) -> bool:
        gap = hints.to_month.match(text, place)
        return (gap is not None and month.match(text, gap.end()) is not None) or (
            "ماه" in text[place : place + 10] and hints.this_month.match(text, place) is not None
        )

    offsets = [*_ends(text, _PRESENTED_MEEMS)]
    if "هزار" in text:
        offsets += _starts(hints.thousands, text, 0, len(text))
    if "سال" in text:
        offsets += _starts(hints.tens, text, 0, len(text))
        offsets += filter(follows_month, _starts(hints.relative, text, 0, len(text)))
    days = [match.end() for match in hints.ordinal.finditer(text)]
    days += _ends(text, _LAST_OF_DAYS)
    offsets += filter(precedes_month, days)
    offsets += [
        end
        for end in _ends(text, _TENS)
        if hints.joint.match(text, end) is not None and follows_month(end)
    ]
    return offsets


def lines(text: str, *, wrapped: bool = False) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each line that may hold a date.

    Args:
        text: Any text.
        wrapped: Whether a line that ends in a month is one with the next if that begins with a year
            of four digits.
    """
    hints = _hints()
    breaks = [character for character in LINE_BREAKS if character in text]
    end = -1
    for offset in sorted(_beside_digits(hints, text) + _in_words(hints, text)):
        if offset < end:
            continue
        floor = max(end, 0)
        start = max([floor, *(text.rfind(character, floor, offset) + 1 for character in breaks)])
        stop = hints.line_break.search(text, offset)
        if wrapped:
            while stop and (year := hints.year_next.match(text, stop.start())):
                if not _ends_in_month(hints, text[max(start, stop.start() - 24) : stop.start()]):
                    break
                stop = hints.line_break.search(text, year.end())
        end = stop.start() if stop else len(text)
        yield start, end


def _ends_in_month(hints: _Hints, tail: str) -> bool:
    tail = tail.rstrip(" ,،").removesuffix("ماه").rstrip(f" {ZWNJ}")
    return any(match.end() == len(tail) for match in hints.month.finditer(tail))
