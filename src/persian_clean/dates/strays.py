"""Strays: what would be left behind if a date were replaced without it.

Half a range or a list says nothing once the other half has become an ISO date: «از ۲۸ تا
2018-05-15». So a date is replaced only if no number and no month that lacks its year is tied to
it, and the members of a list that share a month or a year are replaced together.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from persian_clean.dates import patterns
from persian_clean.dates import surroundings as around
from persian_clean.dates.counting import Count, counts
from persian_clean.dates.spelling import BLANKS, GAP, LETTER, REACH, WORD_START
from persian_clean.dates.tables import RANGE_WORDS

if TYPE_CHECKING:
    from persian_clean.dates.expression import Expression

_DASH: Final = "-"
_COMMAS: Final = "،,"
_UP_TO: Final = "|".join(word for word in RANGE_WORDS if word != _DASH)
_COUNT_OR_DAY: Final = 20
"""A number that as often counts as it does not."""


@cache
def _before() -> re.Pattern[str]:
    """Return the pattern of «۲۸ تا», «۲۸/۲ تا» and «مهر تا» before a date."""
    month, month_end = patterns.month_pieces()
    number = r"\d{1,4}(?:[/.-]\d{1,2}){0,2}"
    return re.compile(
        rf"(?:(?<![\d/.:٫٬-])(?P<number>{number}|{patterns.day().pattern})"
        rf"(?P<joint>{patterns.JOINT})"
        rf"|{WORD_START}{month}{month_end}{GAP}(?:{_UP_TO}){GAP})$"
    )


@cache
def _behind() -> re.Pattern[str]:
    """Return the pattern of «تا ۲۹», «، ۲۹ و ۳۰», «-۹۸», «تا خرداد», «ش. رضایی» behind a date."""
    month, month_end = patterns.month_pieces()
    return re.compile(
        rf"(?:{GAP}[{_COMMAS}]{GAP}\d{{1,2}}){{0,16}}{GAP}"
        rf"(?:(?P<joint>{_UP_TO}|{_DASH}|و|یا){GAP}(?:سال{GAP})?"
        rf"(?P<number>\d{{1,2}}(?:/\d{{1,2}})?|1[2-4]\d\d)(?!\d|[/.:٫٬,]\d)"
        rf"|(?:{_UP_TO}){GAP}{month}{month_end}|[شخ][.]{GAP}{LETTER})"
    )


@cache
def _days_before() -> re.Pattern[str]:
    """Return the pattern of «روزهای ۱۸، ۱۹،» before a date: numbers that are of no other noun."""
    day = rf"\d{{1,2}}{GAP}[{_COMMAS}]{GAP}"
    opening = f"(?:{WORD_START}(?:روزهای|روز|مورخ|تاریخ|در|از|طی)|شنبه|جمعه)"
    return re.compile(rf"(?:^|[(«:؛.!؟]|{opening}){GAP}(?:{day}){{1,16}}$")


@cache
def _range_joint() -> re.Pattern[str]:
    return re.compile(f"{GAP}(?:{_UP_TO}){GAP}")


def has_stray(line: str, expressions: list[Expression], place: int) -> bool:
    """Tell whether a number or a month that is no date by itself is tied to an expression.

    Args:
        line: A folded line.
        expressions: Its expressions, in order.
        place: Which of them.
    """
    expression = expressions[place]
    floor = _end(expressions[place - 1]) if place else 0
    ceiling = expressions[place + 1].outer if place + 1 < len(expressions) else len(line)
    return _has_stray_before(line, expression, floor) or _has_stray_behind(
        line, _end(expression), ceiling
    )


def are_tied(line: str, first: Expression, second: Expression) -> bool:
    """Tell whether two neighbours are replaced together or not at all."""
    if second.outer - _end(first) > REACH:
        return False
    if _range_joint().fullmatch(line, _end(first), second.outer):
        return True
    return (first.is_lent or second.is_lent) and (
        patterns.joint().match(line, _end(first), second.outer) is not None
    )


def _end(expression: Expression) -> int:
    return (expression.until or expression).end


def _has_stray_before(line: str, expression: Expression, floor: int) -> bool:
    outer = expression.outer
    match = _before().search(line, max(floor, outer - REACH), outer)
    if match is None or not match["number"]:
        return match is not None
    if match["joint"].strip(BLANKS) in _COMMAS and not expression.is_lent:
        return _is_earlier_day(match["number"], expression) and (
            _days_before().search(line, max(floor, outer - REACH), outer) is not None
        )
    start = match.start("number")
    return not (
        around.is_numbered(line, start)
        or around.is_of_a_document(line, start)
        or around.is_an_hour(line, start)
        or around.belongs_to_ordered(line, start)
    )


def _is_earlier_day(number: str, expression: Expression) -> bool:
    """Tell whether a number may be an earlier day of the same month: «۱۸، ۱۹، ۲۰ مهر»."""
    day = expression.readings[0].day
    return day is not None and number.isdecimal() and 0 < int(number) < day


def _has_stray_behind(line: str, end: int, ceiling: int) -> bool:
    match = _behind().match(line, end)
    if match is None or match.end() > ceiling:
        return False
    if not match["number"]:
        return True
    value = _COUNT_OR_DAY if match["joint"] in {"و", "یا", _DASH} else 1
    return counts(line, match.end(), short=True, value=value) is Count.NO
