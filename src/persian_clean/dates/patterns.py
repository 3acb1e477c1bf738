"""Patterns: the regular expressions of the date grammar, built from the tables when first needed.

They are written for folded lines (see `fold`), and every repetition in them is bounded, so that
time is linear in the length of the line.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.chars import ZWNJ
from persian_clean.dates import tables
from persian_clean.dates.fold import fold
from persian_clean.dates.surroundings import (
    GAP,
    LETTER,
    REACH,
    WORD_END,
    WORD_START,
    alternatives,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from persian_clean.dates.model import Calendar


def key(word: str) -> str:
    """Return a folded word as the tables below look it up: without spaces and ZWNJ."""
    return word.replace(" ", "").replace(ZWNJ, "")


def _keyed(table: dict[str, int]) -> dict[str, int]:
    return {key(fold(word).text): value for word, value in table.items()}


class Month(NamedTuple):
    """What a month name means.

    Attributes:
        calendar: Its calendar.
        number: 1 to 12.
        needs_year: Whether it is also another word, and so no month without a year.
    """

    calendar: Calendar
    number: int
    needs_year: bool


@cache
def months() -> dict[str, Month]:
    """Return every month name, folded and keyed."""
    kurdish = {name + tie: n for name, n in tables.KURDISH_MONTHS.items() for tie in ("", "ی")}
    groups: tuple[tuple[Calendar, dict[str, int], bool], ...] = (
        ("islamic-umalqura", tables.LUNAR_MONTHS, False),
        ("gregory", tables.GREGORIAN_MONTHS, False),
        ("persian", tables.AFGHAN_MONTHS, True),
        ("persian", kurdish, False),
        ("persian", tables.SOLAR_MONTHS, False),
    )
    return {
        key(fold(name).text): Month(calendar, number, needs or name in tables.YEAR_NEEDED)
        for calendar, table, needs in groups
        for name, number in table.items()
    }


@cache
def days() -> dict[str, int]:
    """Return every word for a day of the month, folded and keyed; -1 is the last day."""
    return _keyed({**tables.NUMBER_WORDS, **tables.ORDINAL_WORDS, **tables.EDGE_DAYS})


@cache
def ordinals() -> frozenset[str]:
    """Return the words that are days of the month by themselves, folded and keyed."""
    return frozenset(_keyed({**tables.ORDINAL_WORDS, **tables.EDGE_DAYS}))


@cache
def numbers() -> dict[str, int]:
    """Return the number words from 1 to 99, folded and keyed."""
    return _keyed(tables.NUMBER_WORDS)


@cache
def hundreds() -> dict[str, int]:
    """Return the hundreds of a year."""
    return _keyed(tables.HUNDREDS)


@cache
def weekdays() -> dict[str, int]:
    """Return the weekdays, folded and keyed."""
    return _keyed(tables.WEEKDAYS)


_DAY_NAMES: Final = [
    *tables.ORDINAL_WORDS,
    *(
        word
        for word, value in tables.NUMBER_WORDS.items()
        if value <= 31 and word not in tables.TENS
    ),
]


def _initials(names: Iterable[str]) -> str:
    """Return the letters that names start with, for a quick look before they are tried."""
    return "".join(sorted({fold(name).text[0] for name in names}))


@cache
def _pieces() -> dict[str, str]:
    day = (
        rf"(?:\d{{1,2}}(?:{GAP}(?:(?:ا?م|امین|مین){GAP}(?:روز)?(?!{LETTER})|ی(?!{LETTER})))?"
        rf"|{WORD_START}(?:(?:{alternatives(tables.EDGE_DAYS)})"
        rf"|(?:{alternatives(_DAY_NAMES)})(?:ین{GAP}روز)?"
        rf"|(?:بیست|سی(?!{GAP}دی))(?!{GAP}و{GAP}))"
        rf"(?!{LETTER}|{GAP}شنبه))"
    )
    names = [
        name
        for table in (
            tables.SOLAR_MONTHS,
            tables.AFGHAN_MONTHS,
            tables.GREGORIAN_MONTHS,
            tables.LUNAR_MONTHS,
        )
        for name in table
    ] + [name + tie for name in tables.KURDISH_MONTHS for tie in ("", "ی")]
    month_end = rf"(?:{GAP}ماه{WORD_END}|ماه(?=\d)|{WORD_END})"
    ordinary = (
        f"(?:(?:{alternatives(tables.TENS)})(?:{GAP}و{GAP}(?:{alternatives(tables.UNITS)}))?"
        f"|{alternatives(tables.TEENS)}|{alternatives(tables.UNITS)})"
    )
    words = (
        rf"(?:ی(?:ک{GAP})?)?هزار{GAP}و{GAP}(?:{alternatives(tables.HUNDREDS)})"
        rf"(?:{GAP}و{GAP}{ordinary})?{WORD_END}"
    )
    eras = (
        *tables.SOLAR_ERAS,
        *tables.LUNAR_ERAS,
        *tables.GREGORIAN_ERAS,
        *tables.IMPERIAL_ERAS,
        "هجری",
    )
    letter_end = rf"(?={GAP}(?:[)\]»،؛,:!؟?]|[.](?!\d)|-|$))"
    era = (
        rf"{GAP}(?P<bracket>[(]{GAP})?(?P<era>(?:{alternatives(eras)}){WORD_END}"
        rf"|ه{GAP}[.]{GAP}[شق](?:[.]|{WORD_END})|ه{GAP}[شق]{WORD_END}|[شقخم]{letter_end})"
        rf"(?(bracket){GAP}[)])"
    )
    return {
        "day": day,
        "month": f"(?:{alternatives(names)})",
        "month_end": month_end,
        "year_words": words,
        "era": f"(?:{era})",
        "short_words": f"{ordinary}{WORD_END}",
        "weekday": f"(?:{alternatives(tables.WEEKDAYS)})",
    }


JOINT: Final = rf"{GAP}(?:تا|الی|لغایت|لغایه|-|،|,|و|یا){GAP}"


@cache
def day_month() -> re.Pattern[str]:
    """Return the pattern of «۲۸ اردیبهشت ۹۷», with the days that share its month before it."""
    p = _pieces()
    return re.compile(
        rf"(?=(?<!\d[-،,])\d|(?<!{LETTER})[{_initials([*_DAY_NAMES, *tables.EDGE_DAYS])}])"
        rf"(?P<lead>(?:{p['day']}{JOINT}(?:(?:روز{GAP})?{p['weekday']}{GAP})?){{1,16}})?"
        rf"(?P<day>{p['day']})"
        rf"(?:{GAP}[/._-])?{GAP}(?P<of>(?:از{GAP})?(?:ماه{GAP}(?:مبارک{GAP})?)?)"
        rf"(?<!{LETTER})(?P<month>{p['month']}){p['month_end']}"
    )


@cache
def day() -> re.Pattern[str]:
    """Return the pattern of a day of the month."""
    return re.compile(_pieces()["day"])


@cache
def year_after() -> re.Pattern[str]:
    """Return the pattern of a year after a month name."""
    p = _pieces()
    return re.compile(
        rf"{GAP}(?P<comma>[،,])?(?:[/._-])?{GAP}(?P<marker>(?:از{GAP})?(?:سال|سنه){GAP})?"
        rf"(?:(?P<tick>')?(?P<digits>\d{{4}}|\d{{2}})"
        rf"(?!\d|(?!/\d\d?{GAP}{p['month']}{p['month_end']})[/.:٫٬,]\d)"
        rf"|{WORD_START}(?:(?P<words>{p['year_words']})|(?P<short>{p['short_words']})))"
        rf"(?:{p['era']})?"
    )


@cache
def month_next() -> re.Pattern[str]:
    """Return the pattern of a month name, so that a number before it is a day."""
    p = _pieces()
    return re.compile(f"{GAP}{p['month']}{p['month_end']}")


@cache
def era_after() -> re.Pattern[str]:
    """Return the pattern of an era."""
    return re.compile(_pieces()["era"])


@cache
def month_year() -> re.Pattern[str]:
    """Return the pattern of a month name to which a year, or a day and a year, may follow."""
    p = _pieces()
    return re.compile(
        rf"(?=[{_initials(months())}]){WORD_START}(?P<month>{p['month']}){p['month_end']}"
        rf"(?={GAP}(?:[،,/._-]|سال|سنه)?{GAP}(?:سال{GAP})?'?(?:\d|(?:یک?{GAP})?هزار))"
    )


@cache
def joint() -> re.Pattern[str]:
    """Return the pattern of what joins the members of a range or a list."""
    return re.compile(JOINT)


@cache
def month_before() -> re.Pattern[str]:
    """Return the pattern of «مهر تا» before «آبان ۱۳۹۸»."""
    p = _pieces()
    return re.compile(
        rf"{WORD_START}(?P<month>{p['month']}){p['month_end']}{JOINT}"
        rf"(?:(?:پایان|انتهای|اخر){GAP})?$"
    )


@cache
def day_after() -> re.Pattern[str]:
    """Return the pattern of the day and year of «اردیبهشت ۲۸، ۱۳۹۷», after its month name."""
    return re.compile(rf"{GAP}(?P<day>\d{{1,2}}){GAP}[،,]?{GAP}(?P<year>\d{{4}})(?!\d|[/.:]\d)")


@cache
def year_before() -> re.Pattern[str]:
    """Return the pattern of «۱۳۹۷ اردیبهشت ۲۸», and of its Pashto order."""
    p = _pieces()
    return re.compile(
        rf"(?P<year>\d{{4}})(?:{GAP}[/._-]?{GAP}|{GAP}کال{GAP}د{GAP}){WORD_START}"
        rf"(?P<month>{p['month']}){p['month_end']}{GAP}[/._-]?{GAP}(?P<day>\d{{1,2}})(?!\d|[/.:]\d)"
    )


@cache
def numeric() -> re.Pattern[str]:
    """Return the pattern of three numbers with one separator between them."""
    return re.compile(
        r"(?<!\d)(?P<a>\d{1,4}) {0,2}(?P<sep>[/.\-_،,٫\\ ]) {0,2}(?P<b>\d{1,2})"
        r" {0,2}(?P=sep) {0,2}(?P<c>\d{1,4})(?!\d)"
    )


@cache
def numeric_month() -> re.Pattern[str]:
    """Return the pattern of «۱۴۰۲/۰۷» and «۰۷/۱۴۰۲»."""
    return re.compile(r"(?<!\d)(?:(?P<y>\d{4})/(?P<m>\d{2})|(?P<m2>\d{2})/(?P<y2>\d{4}))(?!\d)")


@cache
def numeric_day() -> re.Pattern[str]:
    """Return the pattern of «۲/۲۸», a month and a day."""
    return re.compile(r"(?<!\d)(?P<month>\d{1,2})/(?P<day>\d{2})(?!\d)")


@cache
def compact() -> re.Pattern[str]:
    """Return the pattern of «۱۳۹۷۰۲۲۸»."""
    return re.compile(r"(?<!\d)(?P<year>1[2-4]\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)")


@cache
def marked_year() -> re.Pattern[str]:
    """Return the pattern of a year, or two, behind «سال»."""
    p = _pieces()
    no_more = r"(?!\d|[/.:٫٬,]\d)"
    return re.compile(
        rf"(?P<marker>(?:سال(?:{GAP}های)?|سنه){GAP})'?"
        rf"(?:(?P<digits>\d{{4}}|\d{{2}}){no_more}|(?P<words>{p['year_words']})"
        rf"|(?P<short>{p['short_words']}))"
        rf"(?:{GAP}(?P<joint>تا|الی|-|و){GAP}(?:سال{GAP})?(?P<to>\d{{4}}|\d{{2}}){no_more})?"
        rf"(?:{p['era']})?"
    )


@cache
def year_with_era() -> re.Pattern[str]:
    """Return the pattern of a year before an era."""
    return re.compile(rf"(?P<digits>\d{{4}})(?!\d)(?:{_pieces()['era']})")


@cache
def introduction() -> re.Pattern[str]:
    """Return the pattern of what may stand before a date: weekday, «روز», «مورخ»."""
    weekday = _pieces()["weekday"]
    return re.compile(
        rf"(?:(?:روز{GAP})?{WORD_START}(?P<weekday>{weekday})(?:{GAP}ی)?{WORD_END}{GAP}[،,(]?{GAP}"
        rf")?(?:{WORD_START}(?:شب|صبح|عصر|ظهر|بامداد|پایان){GAP})?"
        rf"(?:{WORD_START}(?:روز|مورخه?|(?:به{GAP})?تاریخ|در){GAP}:?{GAP}){{0,3}}$"
    )


class Introduction(NamedTuple):
    """What stands before a date: where it starts, and the weekday in it."""

    start: int
    weekday: int | None


def introduced(line: str, start: int) -> Introduction:
    """Return the introduction of a date that starts here."""
    match = introduction().search(line[max(0, start - REACH) : start])
    if not match:
        return Introduction(start, None)
    weekday = weekdays()[key(match["weekday"])] if match["weekday"] else None
    return Introduction(start - len(match[0]), weekday)


@cache
def weekday_after() -> re.Pattern[str]:
    """Return the pattern of a weekday behind a date, and not before the next one."""
    weekday = _pieces()["weekday"]
    return re.compile(
        rf"{GAP}[،,(]?{GAP}(?:روز{GAP})?(?P<weekday>{weekday}){WORD_END}(?!{GAP}(?:مورخ{GAP})?\d)"
    )
