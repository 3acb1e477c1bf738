"""Counting: whether a number beside a month name is a year, or counts what follows it.

Persian writes «۱۷ شهریور ۹۵» for a day of 1395 and «۱۷ شهریور ۹۵ نفر» for ninety-five people. Where
the next word can be read both ways, the answer is "unsure", and the date stays unresolved.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import Final

from persian_clean.chars import ZWNJ
from persian_clean.dates import patterns
from persian_clean.dates.neighbours import (
    COUNTABLES,
    CURRENCIES,
    EVENTS,
    FOLLOWERS,
    LIMITS,
    MEASURES,
    PAST_STEMS,
    UNITS,
)
from persian_clean.dates.spelling import (
    GAP,
    LETTER,
    WORD_END,
    alternatives,
    keys,
    pattern,
)
from persian_clean.dates.tables import NUMBER_WORDS, ORDINAL_WORDS, WEEKDAYS


class Count(Enum):
    """Whether a number is a count of what follows it."""

    NO = 0
    GENERIC = 1
    """It may be: what follows is a noun that is seldom counted."""
    UNSURE = 2
    """It may as well be: what follows is often counted."""
    PERIOD = 3
    """It is, unless the weekday beside it says otherwise: hours, nights."""
    YES = 4


_DOUBTFUL: Final = range(10, 51)
"""Two-digit years that are rare, and so oftener a count."""

_WORD: Final = rf"({LETTER}+(?:{ZWNJ}{LETTER}+)*)"


@cache
def _next_word(*, short: bool) -> re.Pattern[str]:
    """Return the pattern of the word behind a number, or behind the second of a pair of them."""
    joint = "تا|الی|یا|و|-" if short else "تا|الی|یا|-"
    month = patterns.month_next().pattern
    return re.compile(rf"{GAP}(?:(?:{joint}){GAP}\d+(?!{month}){GAP})?(?:و{GAP}نیم{GAP})?{_WORD}")


def counts(line: str, end: int, *, short: bool, value: int = 1, rare: bool = False) -> Count:
    """Tell whether the number that ends here counts what follows.

    Args:
        line: A folded line.
        end: Where the number ends.
        short: Whether it has two digits, and so is often a count.
        value: The number, where some are less likely to be years.
        rare: Whether the month name before it is oftener another word.
    """
    if line[end : end + 1] in {"%", "٪", "$", "€"}:
        return Count.YES
    doubtful = short and value in _DOUBTFUL
    if doubtful and _goes_on_counting(line, end, value):
        return Count.UNSURE
    match = _next_word(short=short).match(line, end)
    if not match:
        return Count.NO
    word, after = match[1], line[match.end() : match.end() + 40]
    often = short or rare or value % 100 == 0
    known = _judge(word, after, short=short, often=often, money=short or rare)
    if known is not None:
        return known
    generic = doubtful and not _is_uncounted(word) and not pattern(_PREDICATE).match(after)
    return Count.GENERIC if generic else Count.NO


def _judge(word: str, after: str, *, short: bool, often: bool, money: bool) -> Count | None:
    """Judge what a number stands before; ``None`` for a word that no table has.

    Args:
        word: The word.
        after: What follows it.
        short: Whether the number has two digits.
        often: Whether it is of a kind that often counts.
        money: Whether it is of a kind that often counts money.
    """
    noun = word.replace(ZWNJ, "")
    if noun in _PERIODS:
        return _period(noun, after, short=short)
    if short and noun == "تا":
        return _up_to(after)
    bare = noun[:-1] if len(noun) > 3 and noun[-1] in "یه" else noun
    counted = {noun, bare, noun.removesuffix("یی"), word.partition(ZWNJ)[0], _OF_THEM.sub("", noun)}
    if counted & keys(UNITS):
        return Count.YES
    if bare + "ی" == noun and bare in keys(COUNTABLES) and noun not in keys(COUNTABLES):
        # A noun that is counted is not indefinite, but for a clause behind it.
        return Count.UNSURE if pattern(f"{GAP}که").match(after) else Count.NO
    for table, verb, is_counting in (
        (CURRENCIES, _BECAME, money),
        (MEASURES, _BECAME, often),
        (COUNTABLES, _LIGHT_VERB, often),
    ):
        if {noun, bare} & keys(table):
            return Count.UNSURE if is_counting and not pattern(verb).match(after) else Count.NO
    return None


_OF_THEM: Final = re.compile("(?:شان|مان|تان|ند)$")


def _goes_on_counting(line: str, end: int, value: int) -> bool:
    """Tell whether a number a little higher, and what is counted, follow: «۵۰، ۶۰ نفر»."""
    match = pattern(rf"{GAP}[،,]{GAP}(\d\d){GAP}{_WORD}").match(line, end)
    return (
        match is not None
        and value < int(match[1]) <= value + 10
        and match[2] in keys(UNITS) | keys(MEASURES) | keys(COUNTABLES)
    )


_PERIODS: Final = frozenset({"سال", "ماه", "هفته", "روز", "شب", "ساعت"})
_BECAME: Final = rf"{GAP}(?:ن?شد|شو|ن?می{GAP}(?:شو|کن)|گشت|گردید|ن?کرد|نمود|یافت|با{WORD_END})"
_LIGHT_VERB: Final = rf"{_BECAME}|{GAP}داد(?:یم|م|ند|ید)?{WORD_END}"
_PREDICATE: Final = f"{_LIGHT_VERB}|{GAP}(?:است|نیست|ن?بود|ن?می{GAP}شد)"


def _is_uncounted(word: str) -> bool:
    """Tell whether a word is none that numbers count: a verb, a particle, a plural, a people."""
    word = word.replace(ZWNJ, "")
    return (
        word in keys(FOLLOWERS) | keys(EVENTS)
        or word.endswith(("ها", "های", "هایی", "ترین"))
        or _past().match(word) is not None
    )


@cache
def _past() -> re.Pattern[str]:
    return re.compile(
        rf"(?:ن?می|ن|ب)?(?:{alternatives(PAST_STEMS.split())})(?:یم|م|ید|ی|ند|ه)?$|ن?می"
    )


def is_a_verb(word: str) -> bool:
    """Tell whether a word is the past of a verb that often follows a date."""
    return _past().match(word) is not None


_AGO: Final = f"{GAP}(?:پیش|قبل|بعد|پس|است|طول|تمام|مانده)"
_OF_THE_DAY: Final = (
    rf"{GAP}(?!(?:متوالی|پیاپی|پی_در_پی|کاری|مرخصی|تعطیلی|زندانی|بازداشتی|افتابی|بارانی|برفی){WORD_END})"
    rf"{LETTER}+ی{GAP}(?:بود|است|شد|برای|در|به){WORD_END}"
)
"""What makes «روز» the predicate: «۲۲ بهمن ۵۷ روز بزرگی بود»."""


@cache
def _weekday_next() -> re.Pattern[str]:
    return re.compile(f"{GAP}(?:{alternatives(WEEKDAYS)})")


@cache
def _hour_next() -> re.Pattern[str]:
    about = f"(?:(?:حدودا?|حوالی|نزدیک|راس|دقیقا){GAP}(?:ساعت{GAP})?)?"
    return re.compile(rf"{GAP}{about}(?:\d|صفر|{alternatives(NUMBER_WORDS)})")


def _period(word: str, after: str, *, short: bool) -> Count:
    """Judge «۹۵ روز»: a count, unless the word opens the weekday or the hour of the date."""
    if word in {"روز", "شب"} and (
        _weekday_next().match(after) or pattern(_OF_THE_DAY).match(after)
    ):
        return Count.NO
    if word == "ساعت" and _hour_next().match(after):
        return Count.NO
    if word == "شب" and pattern(f"{GAP}(?:یلدا|چله|قدر|عید|سال){WORD_END}").match(after):
        return Count.NO
    if pattern(_AGO).match(after):
        return Count.YES
    if not short:
        return Count.NO
    return Count.PERIOD if word in {"ساعت", "شب"} else Count.YES


@cache
def _limit_next() -> re.Pattern[str]:
    words = (*LIMITS.split(), *WEEKDAYS, *NUMBER_WORDS, *ORDINAL_WORDS)
    month = patterns.month_next().pattern
    return re.compile(rf"{GAP}(?:\d|(?:{alternatives(words)}){WORD_END}|{month}|[^ {ZWNJ}\w]|$)")


def _up_to(after: str) -> Count:
    """Judge «۹۸ تا»: "up to", where a time follows, and else a classifier."""
    return Count.NO if _limit_next().match(after) else Count.UNSURE
