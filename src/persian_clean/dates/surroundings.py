"""Surroundings: whether numbers beside a month name are a date, judged by their neighbours.

When a neighbour can be read both ways, the answer is "unsure", and the date stays unresolved.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Final

from persian_clean.chars import LETTER_CLASS, ZWNJ
from persian_clean.dates.fold import fold
from persian_clean.dates.neighbours import (
    COUNTABLES,
    DOCUMENTS,
    EVENTS,
    FOLLOWERS,
    MEASURES,
    NAME_OWNERS,
    NUMBERED,
    ORDERED,
    PAST_STEMS,
    PLACES,
    RECURRING,
    RELATIVE_YEARS,
    UNITS,
)
from persian_clean.dates.tables import NUMBER_WORDS, ORDINAL_WORDS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from persian_clean.dates.model import Calendar

GAP: Final = f"[ {ZWNJ}]{{0,2}}"
LETTER: Final = f"[{LETTER_CLASS}]"
WORD_END: Final = f"(?!{LETTER}|{ZWNJ}{LETTER})"
WORD_START: Final = f"(?<!{LETTER})(?<!{LETTER}{ZWNJ})"
BLANKS: Final = f" {ZWNJ}"
REACH: Final = 48
"""How many characters before an expression its introduction may take."""


class Count(Enum):
    """Whether a number is a count of what follows it."""

    NO = 0
    UNSURE = 1
    YES = 2


def _key(word: str) -> str:
    return fold(word).text.replace("_", "")


@cache
def _keys(words: str) -> frozenset[str]:
    return frozenset(map(_key, words.split()))


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def alternatives(names: Iterable[str]) -> str:
    """Return the regular expression of names, in folded spelling, the longest first."""
    folded = {fold(name.replace("_", " ")).text for name in names}
    ordered = sorted(folded, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace("\\ ", GAP) for name in ordered)


_NEXT_WORD: Final = (
    rf"{GAP}(?:(?:تا|الی|یا|و|-){GAP}\d+{GAP})?(?:و{GAP}نیم{GAP})?"
    rf"({LETTER}+(?:{ZWNJ}{LETTER}+)*)"
)
_PERIODS: Final = "سال ماه هفته روز شب ساعت"


@cache
def _weekday_next() -> re.Pattern[str]:
    return re.compile(f"{GAP}(?:{alternatives(WEEKDAYS)})")


@cache
def _number_next() -> re.Pattern[str]:
    return re.compile(rf"{GAP}(?:\d|{alternatives(NUMBER_WORDS)})")


@cache
def _number_before() -> re.Pattern[str]:
    names = alternatives([*NUMBER_WORDS, *ORDINAL_WORDS])
    return re.compile(f"{WORD_START}(?:{names}|صد|هزار)(?:{GAP}و)?{GAP}$")


@cache
def _counted_before() -> re.Pattern[str]:
    names = alternatives([*NUMBER_WORDS, "صد", "هزار", "هر", "چند", "این", "همین", "آن", "همان"])
    return re.compile(rf"(?:\d|{WORD_START}(?:{names}|نیم|چندین)){GAP}$")


@cache
def _before(words: str) -> re.Pattern[str]:
    names = alternatives(words.split())
    return re.compile(f"{WORD_START}(?:{names})(?:{GAP}ی)?{GAP}[:(«]?{GAP}$")


def _stands_before(words: str, line: str, start: int) -> bool:
    return _before(words).search(line[max(0, start - REACH) : start]) is not None


def counts(
    line: str, end: int, *, short: bool, rare: bool = False, doubtful: bool = False
) -> Count:
    """Tell whether the number that ends here counts what follows.

    Args:
        line: A folded line.
        end: Where the number ends.
        short: Whether the number has two digits, and so is often a count.
        rare: Whether the month name before it is oftener another word.
        doubtful: Whether it is oftener a count than a year, so that any noun leaves it unsure.
    """
    if line[end : end + 1] in {"%", "٪", "$", "€"}:
        return Count.YES
    match = _pattern(_NEXT_WORD).match(line, end)
    if not match:
        return Count.NO
    word = match[1].replace(ZWNJ, "")
    after = line[match.end() : match.end() + 24]
    if word in _keys(_PERIODS):
        return _period(word, after, short=short)
    stems = {word, word[:-1]} if len(word) > 3 and word[-1] in "یه" else {word}
    if (stems | {word.removesuffix("ند")}) & _keys(UNITS):
        return Count.YES
    if stems & _keys(MEASURES):
        verb = _LIGHT_VERB if short or rare else ""
    elif stems & _keys(COUNTABLES):
        verb = _LIGHT_VERB if short else ""
    else:
        verb = _PREDICATE if doubtful and not _is_uncounted(word) else ""
    return Count.NO if _pattern(verb).match(after) else Count.UNSURE


def _is_uncounted(word: str) -> bool:
    """Tell whether a word is none that numbers count: a verb, a particle, a plural, a people."""
    return (
        word in _keys(FOLLOWERS) | _keys(EVENTS)
        or word.endswith(("ها", "های", "هایی", "ترین"))
        or _past().match(word) is not None
    )


@cache
def _past() -> re.Pattern[str]:
    return re.compile(
        rf"(?:ن?می|ن|ب)?(?:{alternatives(PAST_STEMS.split())})(?:یم|م|ید|ی|ند|ه)?$|ن?می"
    )


_LIGHT_VERB: Final = (
    rf"{GAP}(?:ن?شد|شو|ن?می{GAP}(?:شو|کن)|گشت|گردید|ن?کرد|نمود|یافت"
    rf"|داد(?:یم|م|ند|ید)?{WORD_END}|با{WORD_END})"
)
_PREDICATE: Final = f"{_LIGHT_VERB}|{GAP}(?:است|نیست|ن?بود|ن?می{GAP}شد)"


def _period(word: str, after: str, *, short: bool) -> Count:
    """Judge «۹۵ روز»: a count, unless the word opens the weekday or the hour of the date."""
    if word in {"روز", "شب"} and _weekday_next().match(after):
        return Count.NO
    if word == "ساعت" and _number_next().match(after):
        return Count.NO
    ago = _pattern(f"{GAP}(?:پیش|قبل|بعد|پس|است|طول|تمام|مانده)").match(after)
    return Count.YES if short or ago else Count.NO


def names_a_place(line: str, start: int) -> bool:
    """Tell whether the day that starts here is the name of a street, a school, a station."""
    return _stands_before(PLACES, line, start)


def names_an_event(line: str, start: int) -> bool:
    """Tell whether the day that starts here is the name of an uprising or a feast."""
    return _stands_before(EVENTS, line, start)


def names_someone(line: str, start: int) -> bool:
    """Tell whether the month name that starts here is the name of a person or a body."""
    return _stands_before(NAME_OWNERS, line, start)


def is_numbered(line: str, start: int) -> bool:
    """Tell whether the digits that start here are a number by the word before: a code, a verse."""
    return _stands_before(NUMBERED, line, start)


def is_of_a_document(line: str, start: int) -> bool:
    """Tell whether the digits that start here may be the number of a letter or a version."""
    return _stands_before(DOCUMENTS, line, start)


def belongs_to_ordered(line: str, start: int) -> bool:
    """Tell whether the ordinal that starts here belongs to the noun or number before it."""
    before = line[max(0, start - REACH) : start]
    return bool(_before(ORDERED).search(before) or _number_before().search(before))


@cache
def _cardinal_before() -> re.Pattern[str]:
    names = alternatives(NUMBER_WORDS)
    return re.compile(
        rf"(?:(?<!\d)\d{{1,2}}|{WORD_START}(?:{names})){GAP}(?:از{GAP})?(?:ماه{GAP})?$"
    )


def follows_a_number(line: str, start: int) -> bool:
    """Tell whether a number stands before a month name: a day, or nothing that has a month."""
    return _cardinal_before().search(line[max(0, start - REACH) : start]) is not None


def recurs(line: str, start: int, end: int) -> bool:
    """Tell whether the day is said to come every year."""
    phrase = _pattern(f"{WORD_START}(?:{RECURRING.replace(' ', GAP)}){WORD_END}")
    return (
        phrase.search(line[max(0, start - 24) : start]) is not None
        or phrase.search(line[end : end + 16]) is not None
    )


@cache
def _relative_year() -> re.Pattern[str]:
    years = alternatives(RELATIVE_YEARS.split())
    return re.compile(f"{WORD_START}(?:{years}){WORD_END}")


def has_relative_year(line: str, start: int, end: int) -> bool:
    """Tell whether «سال گذشته» or the like stands beside a day without a year."""
    years = _relative_year()
    return (
        years.search(line[max(0, start - 24) : start]) is not None
        or years.search(line[end : end + 16]) is not None
    )


def has_cue(line: str, start: int) -> bool:
    """Tell whether a word such as «مورخ» or «تاریخ» announces a date here."""
    cue = _pattern(
        f"(?:تاریخ|مورخ|سررسید|ت{GAP}[.]{GAP}ت)(?:ه|ی)?(?:{GAP}{LETTER}{{1,10}}){{0,2}}{GAP}:?{GAP}$"
    )
    return cue.search(line[max(0, start - REACH) : start]) is not None


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
        _pattern(r"[@#\\=&%~_]|//|[A-Za-z][^:]*$|/$").search(left) or (joint and left[-1] == joint)
    ):
        return True
    return bool(right) and bool(
        _pattern(r"[@\\=_~]|[./-]?(?!T\d)[A-Za-z]|/[^ ]*/").match(right)
        or _pattern(r"[./-][A-Za-z]").search(right)
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


def is_letter(character: str) -> bool:
    """Tell whether a folded character is a letter of the Arabic script."""
    return _pattern(LETTER).match(character) is not None


def number_goes_on(line: str, end: int) -> bool:
    """Tell whether the digits that end here are only the first part of a number."""
    if _TIME.match(line, end):
        return False
    if line[end : end + 1] == "-" and _FULL_DATE.match(line, end + 1):
        return False
    return _NUMBER_GOES_ON.match(line, end) is not None


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


def is_a_thing(line: str, end: int, month: int, calendar: str) -> bool:
    """Tell whether a counted month name is an arrow or a beam: «۳ تیر شلیک شد»."""
    if calendar != "persian" or month != 4:
        return False
    return _pattern(_ARROW).match(line, end) is not None


_ARROW: Final = (
    f"{GAP}(?:شلیک|خورد|خلاص|هوایی|چراغ|برق|اهن|چوبی|دروازه|افقی|کمان|زد|به[ ](?:او|سر|سمت|پای))"
)


def is_an_hour(line: str, start: int) -> bool:
    """Tell whether the number that starts here is the hour of the date after it."""
    return _stands_before("ساعت", line, start)


def follows_between(line: str, start: int) -> bool:
    """Tell whether «بین» stands before, and «و» therefore makes a range."""
    between = f"{WORD_START}(?:مابین|بین|میان|فاصله)(?:{GAP}ی)?{GAP}(?:روز(?:{GAP}های)?{GAP})?$"
    return _pattern(between).search(line[max(0, start - 20) : start]) is not None


def era_before(line: str, start: int) -> Calendar | None:
    """Return the calendar that «قمری» or «میلادی» names before a numeric date."""
    before = line[max(0, start - 16) : start]
    match = _pattern(f"(قمری|میلادی){GAP}[:(]?{GAP}$").search(before)
    if not match:
        return None
    return "gregory" if match[1] == "میلادی" else "islamic-umalqura"


def is_a_season(line: str, start: int) -> bool:
    """Tell whether «۱۴۰۰/۰۱» is a school year or a season of sports."""
    return _stands_before("تحصیلی زراعی فصل لیگ مالی آبی دوره سال", line, start)


def announces_a_day(line: str, start: int) -> bool:
    """Tell whether a word that days follow stands before «۲/۲۸»."""
    cue = f"{WORD_START}(?:در|تا|از|مورخ|مورخه|تاریخ|روز|جلسه ی){GAP}$"
    return _pattern(cue).search(line[max(0, start - 12) : start]) is not None


def is_counted_year(line: str, start: int) -> bool:
    """Tell whether «سال» itself is counted or pointed at: «۳ سال ۵۰ خانه», «هر سال ۲۰ نفر»."""
    return _counted_before().search(line[max(0, start - 16) : start]) is not None


def is_long_ago(line: str, end: int) -> bool:
    """Tell whether «پیش» or «قبل» follows: «سال ۵۰ پیش از میلاد»."""
    return _pattern(f"{GAP}(?:پیش|قبل|ق[.]م|هجری|قمری|میلادی)").match(line, end) is not None


def starts_a_word(line: str, start: int) -> bool:
    """Tell whether no letter, and no letter and ZWNJ, stands before."""
    return not start or not (is_letter(line[start - 1]) or (line[start - 1] == ZWNJ and start > 1))


def opens_a_sentence(line: str, start: int) -> bool:
    """Tell whether nothing of the sentence stands before: a subject, then, as likely as a date."""
    before = line[max(0, start - 4) : start].strip(BLANKS)
    return not before or before[-1] in ".!؟?؛:«"


def has_word_next(line: str, end: int) -> bool:
    """Tell whether a word follows, with no punctuation between."""
    return _pattern(f"{GAP}{LETTER}").match(line, end) is not None
