"""Surroundings: what stands around numbers and month names, and keeps them from being a date.

Streets and schools are called after days, people after months; numbers are parts of codes, paths
and verses. What a number counts is told in `counting`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from persian_clean.dates.neighbours import (
    AFGHAN,
    DOCUMENTS,
    EVENTS,
    NAME_OWNERS,
    NUMBERED,
    ORDERED,
    PLACES,
    THINGS,
)
from persian_clean.dates.spelling import (
    BLANKS,
    GAP,
    GLUED,
    LETTER,
    REACH,
    WORD_END,
    WORD_START,
    alternatives,
    is_before,
    is_behind,
    pattern,
    stands_before,
)
from persian_clean.dates.tables import NUMBER_WORDS, ORDINAL_WORDS, RANGE_WORDS

if TYPE_CHECKING:
    from persian_clean.dates.model import Calendar


@cache
def _number_before() -> re.Pattern[str]:
    names = alternatives([*NUMBER_WORDS, *ORDINAL_WORDS])
    return re.compile(f"{WORD_START}(?:{names}|صد|هزار)(?:{GAP}و)?{GAP}$")


@cache
def _counted_before() -> re.Pattern[str]:
    names = alternatives([*NUMBER_WORDS, "صد", "هزار", "هر", "چند", "این", "همین", "آن", "همان"])
    return re.compile(rf"(?:\d|{WORD_START}(?:{names}|نیم|چندین)){GAP}$")


@cache
def _afghan() -> re.Pattern[str]:
    return re.compile(f"{WORD_START}(?:{alternatives(AFGHAN.split())}){WORD_END}")


_TOPIC: Final = 240
"""How far a place name tells what a line is about."""


def is_afghan(line: str, place: int) -> bool:
    """Tell whether what is said near a place is of Afghanistan, where «میزان» is a month."""
    return _afghan().search(line, max(0, place - _TOPIC), place + _TOPIC) is not None


def stands_behind_month(line: str, start: int) -> bool:
    """Tell whether «ماه» or «برج» says that what starts here is a month."""
    return stands_before("ماه برج", line, start)


def names_a_place(line: str, start: int) -> bool:
    """Tell whether the day that starts here is the name of a street, a school, a station."""
    return stands_before(PLACES, line, start)


def names_an_event(line: str, start: int) -> bool:
    """Tell whether the day that starts here is the name of an uprising or a feast."""
    return stands_before(EVENTS, line, start)


def names_someone(line: str, start: int) -> bool:
    """Tell whether the month name that starts here is the name of a person or a body."""
    return stands_before(NAME_OWNERS, line, start)


def is_numbered(line: str, start: int) -> bool:
    """Tell whether the digits that start here are a number by the word before: a code, a verse."""
    number_of = f"{WORD_START}(?:شماره|کد)(?:{GAP}ی)?[ ](?!مورخ|تاریخ|در[ ]|از[ ])"
    return stands_before(NUMBERED, line, start) or is_before(
        f"{number_of}{LETTER}{{2,8}}{GAP}:?{GAP}", line, start
    )


def is_of_a_document(line: str, start: int) -> bool:
    """Tell whether the digits that start here may be the number of a letter or a version."""
    return stands_before(DOCUMENTS, line, start)


def belongs_to_ordered(line: str, start: int) -> bool:
    """Tell whether the ordinal that starts here belongs to the noun or number before it."""
    before = line[max(0, start - REACH) : start]
    return bool(stands_before(ORDERED, line, start) or _number_before().search(before))


@cache
def _cardinal_before() -> re.Pattern[str]:
    names = alternatives(NUMBER_WORDS)
    return re.compile(
        rf"(?:(?<!\d)\d{{1,2}}|{WORD_START}(?:{names})){GAP}(?:از{GAP})?(?:ماه{GAP})?$"
    )


def follows_a_number(line: str, start: int) -> bool:
    """Tell whether a number stands before a month name: a day, or nothing that has a month."""
    return _cardinal_before().search(line[max(0, start - REACH) : start]) is not None


def has_cue(line: str, start: int) -> bool:
    """Tell whether a word such as «مورخ» or «تاریخ» announces a date here."""
    cue = f"(?:تاریخ|مورخ|سررسید|ت{GAP}[.]{GAP}ت)(?:ه|ی)?"
    return is_before(f"{cue}(?:{GAP}{LETTER}{{1,10}}){{0,2}}{GAP}:?{GAP}", line, start)


def in_token(line: str, start: int, end: int, joint: str = "", floor: int = 0) -> bool:
    """Tell whether the expression is a part of a URL, an address, a path, a handle or a file name.

    Args:
        line: A folded line.
        start: Where the expression starts.
        end: Where it ends.
        joint: The separator within the expression, which then may not tie it to other letters.
        floor: Before where nothing is looked at.
    """
    left = line[max(floor, start - 80) : start].rpartition(" ")[2]
    right = line[end : end + 80].partition(" ")[0]
    if left and (
        pattern(r"[@#\\=&%~_]|//|[A-Za-z][^:]*$|/$").search(left) or (joint and left[-1] == joint)
    ):
        return True
    return bool(right) and bool(
        pattern(r"[@\\=_~]|[./-]?(?!T\d)[A-Za-z]|/[^ ]*/").match(right)
        or pattern(r"[./-][A-Za-z]").search(right)
        or (joint and joint != "." and right[0] == joint and not _TIME.match(right))
    )


_TIME: Final = re.compile(r"[-T,،]?\d{1,2}:\d{2}")
_NUMBER_GOES_ON: Final = re.compile(r"\d|[/.:٫٬+\\_-] ?\d|,\d|[%٪$]")


def stands_alone(line: str, start: int) -> bool:
    """Tell whether the digits that start here are a number of their own."""
    if not start:
        return True
    before = line[start - 1]
    if before.isdigit() or before in "_@#\\%" or (before.isascii() and before.isalpha()):
        return False
    return not (before in "/.-:٫٬،,+" and line[max(0, start - 2) : start - 1].isdigit())


def number_goes_on(line: str, end: int) -> bool:
    """Tell whether the digits that end here are only the first part of a number."""
    if _TIME.match(line, end):
        return False
    if line[end : end + 1] == "-" and _FULL_DATE.match(line, end + 1):
        return False
    return _NUMBER_GOES_ON.match(line, end) is not None


def has_letter(line: str, start: int, end: int) -> bool:
    """Tell whether a letter is glued to numbers and makes a code of them: «د۹۸/۷/۵», «۹۸/۷/۵ب»."""
    return is_before(f"(?<!{LETTER})(?!و){LETTER}", line, start, 2) or is_behind(
        f"(?![وهشقمخ]){LETTER}(?!{LETTER})", line, end
    )


_FULL_DATE: Final = re.compile(r"\d{2,4}([/.])\d{1,2}\1\d{1,4}(?!\d)")
_TIME_BEFORE: Final = re.compile(r"(?:\d:\d\d|\d([/.])\d{1,2}\1\d{1,4}) ?[-،,]$")
_DIGIT_BEFORE: Final = re.compile(r"\d ?$")
_DIGIT_AFTER: Final = re.compile(r" ?\d(?!\d?:)")


def after_time(line: str, start: int) -> bool:
    """Tell whether a time or a date and a hyphen stand before: «۱۱:۴۵-۱۳۹۷/۲/۲۸»."""
    return _TIME_BEFORE.search(line[max(0, start - 14) : start]) is not None


def digit_beside(line: str, start: int, end: int) -> bool:
    """Tell whether further digits stand beside numbers that spaces separate."""
    return (
        _DIGIT_BEFORE.search(line[max(0, start - 3) : start]) is not None
        or _DIGIT_AFTER.match(line, end) is not None
    )


@cache
def _thing(month: int) -> re.Pattern[str]:
    things = alternatives(THINGS[month].split())
    size = rf"|\d+{GAP}(?:متری|سانتی|شاخه)" if month == 4 else ""
    verb = "" if month == 4 else rf"(?!{GAP}(?:ن?شد|می{GAP}شو|ن?کرد|گردید|گشت|خواهد))"
    return re.compile(rf"{GAP}(?:(?:{things})(?:ند|م|ش)?{WORD_END}{size}){verb}")


def is_a_thing(line: str, end: int, month: int) -> bool:
    """Tell whether a counted month name is an arrow, a seal, an avalanche: «۳ تیر شلیک شد»."""
    return month in THINGS and _thing(month).match(line, end) is not None


def is_an_hour(line: str, start: int) -> bool:
    """Tell whether the number that starts here is the hour of the date after it."""
    return stands_before("ساعت", line, start)


def follows_between(line: str, start: int) -> bool:
    """Tell whether «بین» stands before, and «و» therefore makes a range."""
    between = f"{WORD_START}(?:مابین|بین|میان|فاصله)(?:{GAP}ی)?{GAP}(?:روز(?:{GAP}های)?{GAP})?"
    return is_before(between, line, start, 20)


def era_before(line: str, start: int) -> Calendar | None:
    """Return the calendar that «قمری», «ه.ق» or «میلادی» names before a numeric date."""
    before = line[max(0, start - 16) : start]
    lunar = f"{WORD_START}ه{GAP}[.]?{GAP}ق[.]?"
    match = pattern(f"(قمری|{lunar}|میلادی){GAP}[:(]?{GAP}$").search(before)
    if not match:
        return None
    return "gregory" if match[1] == "میلادی" else "islamic-umalqura"


def is_a_season(line: str, start: int) -> bool:
    """Tell whether «۱۴۰۰/۰۱» is a school year or a season of sports."""
    return stands_before("تحصیلی زراعی فصل لیگ مالی آبی دوره سال", line, start)


def is_calculated(line: str, end: int) -> bool:
    """Tell whether what follows two numbers makes a fraction or a mark of them."""
    return is_behind(f"{GAP}(?:ضرب|تقسیم|نمره|معدل|برابر|به{GAP}\\d)", line, end)


def announces_a_day(line: str, start: int) -> bool:
    """Tell whether a word that days follow stands before «۲/۲۸»."""
    cue = f"{WORD_START}(?:در|تا|از|مورخ|مورخه|تاریخ|روز|جلسه ی){GAP}"
    return is_before(cue, line, start, 12)


def is_counted_year(line: str, start: int) -> bool:
    """Tell whether «سال» itself is counted or pointed at: «۳ سال ۵۰ خانه», «هر سال ۲۰ نفر»."""
    return _counted_before().search(line[max(0, start - 16) : start]) is not None


def is_long_ago(line: str, end: int) -> bool:
    """Tell whether «پیش» or «قبل» follows: «سال ۵۰ پیش از میلاد»."""
    era = f"[قپ]{GAP}[.]{GAP}م|هجری|قمری|میلادی"
    return is_behind(f"{GAP}[(]?{GAP}(?:پیش|قبل|{era})", line, end)


def is_an_aside(line: str, start: int, end: int) -> bool:
    """Tell whether a year stands in brackets, or behind a slash: «(۱۹۳۵ م)», «۱۳۱۷ ش/ ۱۹۳۸ م»."""
    before = line[max(0, start - 4) : start].rstrip(BLANKS)
    return before.endswith(("/", "(", "[")) or line[end : end + 2].lstrip(".")[:1] in {")", "]"}


def is_a_decade(line: str, start: int) -> bool:
    """Tell whether «دهه» or «قرن» stands before a year."""
    return stands_before("دهه قرن سده", line, start)


def is_a_span(line: str, start: int) -> bool:
    """Tell whether «طی» or the like stands before, and numbers therefore count days or months."""
    return stands_before("طی ظرف طول مدت حدود", line, start)


def opens_a_range(line: str, start: int, end: int) -> bool:
    """Tell whether what stands between these is the first end of a range: «از … تا»."""
    return is_before(f"{WORD_START}از{GAP}(?:{LETTER}{{2,8}}{GAP}){{0,2}}", line, start, 24) and (
        is_behind(f"{GAP}(?:تا|الی|لغایت)", line, end)
    )


def closes_a_range(line: str, end: int, start: int) -> bool:
    """Tell whether what ends and what starts here are the two ends of a range."""
    between = f"{GAP}[،,]?{GAP}(?:{'|'.join(RANGE_WORDS)}){GAP}(?:{LETTER}{{2,8}}{GAP}){{0,2}}"
    return start - end < 24 and pattern(between).fullmatch(line, end, start) is not None


def has_earlier_year(line: str, start: int, year: int) -> bool:
    """Tell whether a year of four digits stands before, in the sentence, and no long time ago."""
    before = re.split("[.!؟?؛]", line[max(0, start - 120) : start])[-1]
    earlier = [int(match) for match in _FULL_YEAR.findall(before)]
    return year >= 20 and bool(earlier) and earlier[-1] <= 1300 + year <= earlier[-1] + 50


_FULL_YEAR: Final = re.compile(r"(?<![\d/.:-])1[2-4]\d\d(?![\d/.:-])")


def starts_a_word(line: str, start: int, *, glued: bool = True) -> bool:
    """Tell whether a word starts here, or one glued to a preposition: «درسال ۱۳۹۷»."""
    edge = f"(?:{WORD_START}|{GLUED})" if glued else WORD_START
    return pattern(edge).match(line, start) is not None


def opens_a_sentence(line: str, start: int) -> bool:
    """Tell whether nothing of the sentence stands before: a subject, then, as likely as a date."""
    before = line[max(0, start - 4) : start].strip(BLANKS)
    return not before or before[-1] in ".!؟?؛:«"


def has_word_next(line: str, end: int) -> bool:
    """Tell whether a word follows, with no punctuation between."""
    return is_behind(f"{GAP}{LETTER}", line, end)
