"""Patterns: the regular expressions of the date grammar, built from the tables when first needed.

They are written for folded lines (see `fold`), and every repetition in them is bounded, so that
time is linear in the length of the line.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from persian_clean.chars import ZWNJ
from persian_clean.dates import tables
from persian_clean.dates.names import PERSIAN_MONTHS, weekdays
from persian_clean.dates.spelling import (
    GAP,
    GLUED,
    LETTER,
    REACH,
    STARTED,
    WORD_END,
    WORD_START,
    alternatives,
    initials,
    key,
    scanned,
    spelt,
)

_DAY_NAMES: Final = [
    *tables.ORDINAL_WORDS,
    *(
        word
        for word, value in tables.NUMBER_WORDS.items()
        if value <= 31 and word not in tables.TENS
    ),
]
_ERAS: Final = (
    *tables.SOLAR_ERAS,
    *tables.LUNAR_ERAS,
    *tables.GREGORIAN_ERAS,
    *tables.IMPERIAL_ERAS,
    "هجری",
)


def _latin_months() -> list[str]:
    """Return the regular expressions of Latin month names, in small letters or capitals."""
    names = sorted(tables.LATIN_MONTHS, key=len, reverse=True)
    return [f"[{n[0].upper()}{n[0]}](?:{n[1:]}|{n[1:].upper()})" for n in names]


@cache
def _scanned_months() -> str:
    """Return the regular expression of a month name at the start of a word, quick to search."""
    latin = [f"{name}(?![A-Za-z])" for name in _latin_months()]
    return scanned([*spelt(PERSIAN_MONTHS), *latin], f"{STARTED}(?<![A-Za-z].)")


@cache
def _pieces() -> dict[str, str]:
    day = (
        rf"(?:\d{{1,2}}(?:(?:{GAP}|-)(?:(?:ا?م|امین|مین){GAP}(?:روز)?(?!{LETTER})|ی(?!{LETTER}))"
        rf"|(?i:st|nd|rd|th)(?: of)?(?![A-Za-z]))?"
        rf"|{WORD_START}(?:(?:{alternatives(tables.EDGE_DAYS)})"
        rf"|(?:{alternatives(_DAY_NAMES)})(?:ین(?:{GAP}روز)?|(?<=دو)ی|(?<=سه){GAP}ی)?"
        rf"|(?:بیست|سی(?!{GAP}دی))(?!{GAP}و{GAP}))"
        rf"(?!{LETTER}|{GAP}شنبه))"
    )
    latin = "|".join(_latin_months())
    month = rf"(?:{alternatives(PERSIAN_MONTHS)}|(?<![A-Za-z])(?:{latin})(?![A-Za-z]))"
    month_end = rf"(?:(?<=ه)[ {ZWNJ}]ی)?(?:{GAP}ماه{WORD_END}|ماه(?=\d)|(?={ZWNJ}سال)|{WORD_END})"
    ordinary = (
        f"(?:(?:{alternatives(tables.TENS)})(?:{GAP}و{GAP}(?:{alternatives(tables.UNITS)}))?"
        f"|{alternatives(tables.TEENS)}|{alternatives(tables.UNITS)})"
    )
    hundreds = f"(?:{alternatives(tables.HUNDREDS)})"
    words = (
        rf"(?:(?:ی(?:ک{GAP})?)?هزار{GAP}و{GAP}{hundreds}(?:{GAP}و{GAP}{ordinary})?"
        rf"|دو{GAP}هزار(?:{GAP}و{GAP}(?:{hundreds}{GAP}و{GAP})?{ordinary})?){WORD_END}"
    )
    letter_end = rf"(?={GAP}(?:[)\]»،؛,:!؟?/]|[.](?!\d)|-|$))"
    named_era = (
        rf"(?:{alternatives(_ERAS)}){WORD_END}"
        rf"|ه{GAP}[.]{GAP}[شق](?:[.]|{WORD_END})|ه{GAP}[شق]{WORD_END}"
    )
    plain_digits = [name for name in tables.WEEKDAYS if name[0].isdigit()]
    spelt = [name for name in tables.WEEKDAYS if not name[0].isdigit()]
    return {
        "day": day,
        "month": month,
        "month_end": month_end,
        "year_words": words,
        "era": _bracketed(f"{named_era}|[شقخم]{letter_end}"),
        # Behind a day; what may be of another calendar is told by the letter alone. «ش. رضایی» is
        # a name as well, and «خ. آزادی» a street.
        "day_era": _bracketed(
            rf"{named_era}|[شخ]{letter_end}(?![.]{GAP}{LETTER})|(?<=\d)[شخ]{WORD_END}"
            rf"|[قم]{WORD_END}"
        ),
        "year_era": _bracketed(f"{named_era}|[شقم]{WORD_END}|خ{letter_end}"),
        "short_words": f"{ordinary}{WORD_END}",
        "weekday": rf"(?:{alternatives(spelt)}|(?<![\d/.:-])(?:{alternatives(plain_digits)}))",
    }


def _bracketed(era: str) -> str:
    """Return the pattern of an era, perhaps in brackets, that no further date claims."""
    return rf"(?:{GAP}(?P<bracket>[(]{GAP})?(?P<era>{era})(?(bracket){GAP}[)])(?!{GAP}:{GAP}\d))"


JOINT: Final = rf"{GAP}(?:{'|'.join(tables.RANGE_WORDS)}|[،,]{GAP}و|و{GAP}یا|،|,|و|یا){GAP}"
_NO_MORE: Final = r"(?!\d|[/.:٫٬,]\d)"


@cache
def day_month() -> re.Pattern[str]:
    """Return the pattern of «۲۸ اردیبهشت ۹۷», with the days that share its month before it."""
    p = _pieces()
    first = initials([*_DAY_NAMES, *tables.EDGE_DAYS])
    return re.compile(
        rf"(?=(?<!\d)\d|(?:(?<!{LETTER})|{GLUED})[{first}])"
        rf"(?P<lead>(?:{p['day']}{JOINT}(?:(?:روز{GAP})?{p['weekday']}{GAP})?){{1,16}})?"
        rf"(?P<day>{p['day']})"
        rf"(?:{GAP}[/._-])?{GAP}(?P<of>(?:از{GAP})?(?:(?:ماه|برج){GAP}(?:مبارک{GAP})?)?)"
        rf"(?<!{LETTER})(?P<month>{p['month']}){p['month_end']}"
    )


def month_pieces() -> tuple[str, str]:
    """Return the regular expressions of a month name and of what ends it."""
    p = _pieces()
    return p["month"], p["month_end"]


@cache
def day() -> re.Pattern[str]:
    """Return the pattern of a day of the month."""
    return re.compile(_pieces()["day"])


@cache
def year_after() -> re.Pattern[str]:
    """Return the pattern of a year after a month name."""
    p = _pieces()
    return re.compile(
        rf"{GAP}(?P<comma>[،,])?(?:[/._-])?{GAP}"
        rf"(?P<marker>(?:از{GAP})?(?:سال|سنه)(?:{GAP}ی(?!{LETTER}))?{GAP})?"
        rf"(?:(?P<tick>')?(?P<digits>\d{{1,4}})"
        rf"(?!\d|(?!/\d\d?{GAP}{p['month']}{p['month_end']})[/.:٫٬,]\d)"
        rf"|[(\[]{GAP}(?P<boxed>\d{{4}}){GAP}[)\]]"
        rf"|{WORD_START}(?:(?P<words>{p['year_words']})|(?P<short>{p['short_words']})))"
        rf"{p['day_era']}?"
    )


@cache
def month_next() -> re.Pattern[str]:
    """Return the pattern of a month name, so that a number before it is a day."""
    p = _pieces()
    return re.compile(f"{GAP}{p['month']}{p['month_end']}")


@cache
def month_behind() -> re.Pattern[str]:
    """Return the pattern of a month name at the end, so that a number after it is a year."""
    p = _pieces()
    return re.compile(f"{WORD_START}{p['month']}{p['month_end']}{GAP}$")


@cache
def era_after() -> re.Pattern[str]:
    """Return the pattern of an era behind a numeric date, or behind the time that follows it."""
    clock = rf"(?P<clock>[ ]?[،,-]?{GAP}(?:ساعت{GAP})?\d{{1,2}}:\d\d(?::\d\d)?)?"
    return re.compile(clock + _pieces()["day_era"])


@cache
def month_year() -> re.Pattern[str]:
    """Return the pattern of a month name to which a year, or a day and a year, may follow."""
    p = _pieces()
    tens = initials([*tables.TENS, *tables.TEENS])
    return re.compile(
        rf"(?P<month>{_scanned_months()}){p['month_end']}"
        rf"(?={GAP}(?:[،,/._([-]|سال|سنه)?{GAP}(?:سال{GAP})?'?(?:\d|[{tens}هی]))"
    )


@cache
def joint() -> re.Pattern[str]:
    """Return the pattern of what joins the members of a range or a list."""
    return re.compile(JOINT)


@cache
def joint_to_month() -> re.Pattern[str]:
    """Return the pattern of «تا خرداد»: a joint, and a month behind it."""
    p = _pieces()
    return re.compile(f"{JOINT}{p['month']}{p['month_end']}")


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
    return re.compile(
        rf"{GAP}(?P<day>\d{{1,2}})(?:(?:{GAP}|-)ا?م(?!{LETTER})|(?i:st|nd|rd|th))?"
        rf"{GAP}[،,]?{GAP}(?P<year>\d{{4}})(?!\d|[/.:]\d)"
    )


@cache
def year_before() -> re.Pattern[str]:
    """Return the pattern of «۱۳۹۷ اردیبهشت ۲۸», and of its Pashto order."""
    p = _pieces()
    era = alternatives([*_ERAS, "لمریز"])
    return re.compile(
        rf"(?P<year>\d{{4}})(?:{GAP}[،,/._-]?{GAP}"
        rf"|{GAP}(?:(?:{era}|ه{GAP}[.]?{GAP}ش[.]?){GAP})?کال{GAP}د{GAP}){WORD_START}"
        rf"(?P<month>{p['month']}){p['month_end']}{GAP}[/._-]?{GAP}(?:په{GAP})?(?P<day>\d{{1,2}})"
        rf"(?:{GAP}مه(?!{LETTER}))?(?!\d|[/.:]\d)"
    )


@cache
def year_leading() -> re.Pattern[str]:
    """Return the pattern of the year of «۱۳۹۷، ۲۸ اردیبهشت», as references to sources have it."""
    return re.compile(rf"(?<![\d/.:-])(?<!سال )(?<!سنه )(?P<year>1[2-4]\d\d)[،,]{GAP}$")


@cache
def numeric() -> re.Pattern[str]:
    """Return the pattern of three numbers with one separator between them."""
    return re.compile(
        r"(?<!\d)(?P<a>\d{1,4}) {0,2}(?P<sep>[/.\-_،,٫\\ ]) {0,2}(?P<b>\d{1,2})"
        r" {0,2}(?P=sep) {0,2}(?P<c>\d{1,4})(?!\d)"
    )


@cache
def iso_interval() -> re.Pattern[str]:
    """Return the pattern of an ISO 8601 interval of two days."""
    return re.compile(
        r"(\d{4})(?<![\d/.-]\d{4})-(\d\d)-(\d\d)(?P<to>/)(\d{4})-(\d\d)-(\d\d)(?![\d/-]|\.\d)"
    )


@cache
def numeric_lead() -> re.Pattern[str]:
    """Return the pattern of «۱۵ تا» before «۲۰/۲/۱۳۹۷»."""
    joint = f"{GAP}(?:{'|'.join(tables.RANGE_WORDS)}){GAP}"
    return re.compile(rf"(?P<lead>(?<!\d)\d{{1,2}}{joint})$")


@cache
def numeric_month() -> re.Pattern[str]:
    """Return the pattern of «۱۴۰۲/۰۷», «۰۷/۱۴۰۲» and «۱۴۰۲-۰۷»."""
    return re.compile(r"(?<!\d)(?:(?P<y>\d{4})[/-](?P<m>\d{2})|(?P<m2>\d{2})/(?P<y2>\d{4}))(?!\d)")


@cache
def numeric_day() -> re.Pattern[str]:
    """Return the pattern of «۲/۲۸» and «۲۸/۲», a month and a day."""
    return re.compile(r"(?<!\d)(?P<a>\d{1,2})/(?P<b>\d{1,2})(?!\d)")


@cache
def compact() -> re.Pattern[str]:
    """Return the pattern of «۱۳۹۷۰۲۲۸» and «۹۷۰۲۲۸»."""
    return re.compile(r"(?<!\d)(?P<year>1[2-4]\d\d|[3-9]\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)")


@cache
def marked_year() -> re.Pattern[str]:
    """Return the pattern of a year behind «سال»."""
    p = _pieces()
    return re.compile(
        rf"(?P<marker>س(?:ال(?:{GAP}های?)?|نه)(?:{GAP}ی(?!{LETTER}))?{GAP}:?{GAP}(?P<box>[(«])?)'?"
        rf"(?:(?P<digits>\d{{4}}|\d{{2}}){_NO_MORE}"
        rf"|(?P<words>{p['year_words']})|(?P<short>{p['short_words']}))(?(box){GAP}[)»])"
    )


@cache
def further_year() -> re.Pattern[str]:
    """Return the pattern of what ties a further year to the one before it, and of that year."""
    p = _pieces()
    return re.compile(
        rf"(?P<joint>{JOINT})(?:سال{GAP})?"
        rf"(?:(?P<digits>\d{{4}}|\d{{2}}){_NO_MORE}|(?P<short>{p['short_words']}))"
    )


@cache
def year_era() -> re.Pattern[str]:
    """Return the pattern of an era behind a year that nothing else stands before."""
    return re.compile(_pieces()["year_era"])


@cache
def edge_of_year() -> re.Pattern[str]:
    """Return the pattern of «آخرین روز» before «سال ۱۳۹۹»."""
    return re.compile(rf"{WORD_START}(?P<edge>{alternatives(tables.EDGE_DAYS)}){GAP}(?:از{GAP})?$")


@cache
def year_with_era() -> re.Pattern[str]:
    """Return the pattern of a year before an era."""
    return re.compile(rf"(?P<digits>\d{{4}})(?!\d){_pieces()['era']}")


@cache
def year_in_words_with_era() -> re.Pattern[str]:
    """Return the pattern of «هزار و سیصد و نود و هفت خورشیدی»."""
    p = _pieces()
    return re.compile(rf"{WORD_START}(?P<words>{p['year_words']}){p['era']}")


@cache
def introduction() -> re.Pattern[str]:
    """Return the pattern of what may stand before a date: weekday, «روز», «مورخ»."""
    weekday = _pieces()["weekday"]
    time = "شب|صبح|عصر|ظهر|بامداد|پایان|شامگاه|غروب|سحر|سپیده_دم|بعد_از_ظهر|نیمه_شب|پگاه"
    return re.compile(
        rf"(?:{WORD_START}ساعت{GAP}\d{{1,2}}(?::\d\d)?{GAP})?"
        rf"(?:(?:روز{GAP})?{WORD_START}(?P<weekday>{weekday})(?:{GAP}ی)?{WORD_END}{GAP}[،,(]?{GAP}"
        rf")?(?:{WORD_START}(?:{alternatives(time.split('|'))}){GAP})?"
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
