"""Joining: neighbours become ranges and lists, and share the year that one of them carries."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from persian_clean.chars import ZWNJ
from persian_clean.dates import names, patterns
from persian_clean.dates.counting import is_a_verb
from persian_clean.dates.expression import LAST_DAY, Expression, Reading
from persian_clean.dates.spelling import GAP, LETTER, WORD_END, key
from persian_clean.dates.tables import RANGE_WORDS

if TYPE_CHECKING:
    from persian_clean.dates.model import Issue

_TO: Final = rf"[ {ZWNJ}،,]{{0,3}}(?:{'|'.join(RANGE_WORDS)})[ {ZWNJ}:]{{0,2}}"
_END: Final = "(?:پایان|انتهای|اخر)[ ]"
_START: Final = "(?:(?:ابتدای|اغاز|شروع)[ ])?"
_RANGE: Final = re.compile(f"{_TO}{_START}(?:{_END})?(?:سال[ ])?")
_TO_THE_END: Final = re.compile(f"{_TO}{_END}(?:سال[ ])?")
_LIST: Final = re.compile(
    rf"[ {ZWNJ}]{{0,2}}(?:،|,|،[ ]?و|(?:و[ ])?یا|و)[ {ZWNJ}]{{0,2}}(?:(?:از|در)[ ])?"
)
_REACH: Final = 16
"""How far apart neighbours may stand."""

_HALF_A_YEAR: Final = 6
"""How many months lie between days that a list has out of order, and not in two years."""

_BETWEEN: Final = re.compile("(?:مابین|بین|میان|فاصله)[ ]{1,2}(?:روزهای[ ])?$")
_LENDING: Final = re.compile(
    rf"{GAP}[،,:]?{GAP}(?:و{GAP})?(?P<noun>(?:{LETTER}+[ {ZWNJ}]{{1,2}}){{0,5}}?)"
    rf"(?:(?:در|از|بین|طی|روز|روزهای|تاریخ|مورخ){GAP}){{0,3}}"
)
"""What may stand between «سال ۱۳۹۷» and a day of it."""

_PARTING: Final = frozenset("و که تا به هر اما ولی است بود میدان خیابان قیام از در".split())
_UNSHARED: Final[frozenset[Issue]] = frozenset(
    {"ambiguous-calendar", "ambiguous-year", "named-day", "recurring-day", "relative-year"}
)


def join(line: str, expressions: list[Expression]) -> list[Expression]:
    """Join the neighbours of a line into ranges, and let them share their year.

    Args:
        line: The folded line.
        expressions: Its expressions, in order.
    """
    for expression in expressions:
        _spread(expression)
    for year, following in pairwise(expressions):
        _lend(line, year, following)
    joined: list[Expression] = []
    for expression in reversed(expressions):
        if joined and _join(line, expression, joined[-1]):
            joined[-1] = expression
        else:
            joined.append(expression)
    joined.reverse()
    for first, second in pairwise(joined):
        if _is_list(line, first, second):
            _share(first, second, in_list=True)
    for place, expression in enumerate(joined):
        if place + 1 == len(joined) or _end(expression) + _REACH < joined[place + 1].outer:
            _reach_to_the_end(line, expression)
    return joined


def _end(expression: Expression) -> int:
    return expression.until.end if expression.until else expression.end


def _join(line: str, first: Expression, second: Expression) -> bool:
    """Join two neighbours if they are a range; if they are a list, let them share their year."""
    between = line[_end(first) : second.outer]
    if len(between) > _REACH:
        return False
    if first.precision == "day" and _TO_THE_END.fullmatch(between):
        _take_last_day(second)
    if not _kin(first, second):
        return False
    if not first.until and not second.until and _is_range(line, first, second, between):
        _share(first, second, in_list=False)
        if first.precision == "day" and second.precision != "day":
            return False
        first.until = second
        return True
    if _is_list(line, first, second):
        _share(first, second, in_list=True)
    return False


def _kin(first: Expression, second: Expression) -> bool:
    return first.calendar == second.calendar and not _UNSHARED & (first.issues | second.issues)


def _is_list(line: str, first: Expression, second: Expression) -> bool:
    return (
        first.precision == second.precision
        and _kin(first, second)
        and _LIST.fullmatch(line, _end(first), second.outer) is not None
    )


def _is_range(line: str, first: Expression, second: Expression, between: str) -> bool:
    if _RANGE.fullmatch(between):
        return first.precision == second.precision or "-" not in between
    return (
        between.strip() == "و"
        and first.precision == second.precision
        and _BETWEEN.search(line[max(0, first.outer - 24) : first.outer]) is not None
    )


def _take_last_day(expression: Expression) -> None:
    """Let a month, in «تا پایان اسفند», or a year stand for its last day."""
    if expression.precision in {"month", "year"} and expression.until is None:
        reading = expression.readings[0]
        expression.precision = "day"
        expression.readings = (reading._replace(month=reading.month or 12, day=LAST_DAY),)


@cache
def _to_the_end() -> re.Pattern[str]:
    """Return the pattern of «تا پایان تیر» and «تا پایان سال» without a year."""
    month, month_end = patterns.month_pieces()
    told = "گذشته|جاری|اینده|اتی|بعد|قبل|پیش|تحصیلی|مالی|زراعی|میلادی"
    return re.compile(
        rf"{_TO}{_END}(?P<end>(?:همان[ ]|همین[ ])?سال{WORD_END}(?!{GAP}(?:\d|هزار|یک|{told}))"
        rf"|(?P<month>{month}){month_end})"
    )


def _reach_to_the_end(line: str, expression: Expression) -> None:
    """Let «تا پایان سال» behind a date reach to the end of its year, and so of a month."""
    if expression.until or expression.precision != "day" or _UNSHARED & expression.issues:
        return
    match = _to_the_end().match(line, expression.end)
    if not match:
        return
    reading = expression.readings[0]._replace(month=12, day=LAST_DAY)
    if match["month"]:
        month = names.months()[key(match["month"])]
        if month.calendar != expression.calendar or month.rare:
            return
        reading = reading._replace(year=None, month=month.number)
    expression.until = Expression(
        match.start("end"),
        match.end(),
        expression.calendar,
        "day",
        (reading,),
        match.start("end"),
        relative=None if match["month"] else expression.relative,
    )
    _spread(expression)


def _lend(line: str, year: Expression, following: Expression) -> None:
    """Let the days behind «در سال ۱۳۹۷، …» take that year."""
    reading = year.readings[0]
    if (
        year.precision != "year"
        or year.until
        or following.precision == "year"
        or following.relative
        or not _kin(year, following)
        or following.outer - year.end > 64
        or not _may_lend(line, year.end, following.outer)
    ):
        return
    if following.readings[0].year is None:
        lent = following.readings[0]._replace(year=reading.year, short=reading.short)
        following.readings = (lent,)
        _spread(following)


def _may_lend(line: str, end: int, start: int) -> bool:
    match = _LENDING.fullmatch(line, end, start)
    return match is not None and not any(
        word in _PARTING or is_a_verb(word) for word in match["noun"].replace(ZWNJ, "").split()
    )


def _turns_a_year(first: Reading, second: Reading) -> bool:
    """Tell whether a new year begins between two days: «۲۰ اسفند تا ۵ فروردین».

    Within one month it does not: «۲۸ اردیبهشت تا ۲۵ اردیبهشت» is a slip, not a year but three days.
    """
    return (first.month or 0) > (second.month or 0)


def _share(first: Expression, second: Expression, *, in_list: bool) -> None:
    """Let two neighbours, days or ranges, share the year that one of them carries."""
    last = first.until or first
    if in_list and last.has_year != second.has_year:
        first.is_lent = True
        if _is_out_of_order(last.readings[0], second.readings[0]):
            return
    _share_year(last, second)
    _spread(first)
    _spread(second)


def _is_out_of_order(first: Reading, second: Reading) -> bool:
    """Tell whether two days of a list may be of one year, or of two: «۵ مهر و ۳ شهریور ۹۷»."""
    months = (first.month or 0) - (second.month or 0)
    return 0 < months < _HALF_A_YEAR


def _spread(expression: Expression) -> None:
    """Let the two ends of a range share the year that one of them carries."""
    if expression.until:
        _share_year(expression, expression.until)


def _share_year(first: Expression, second: Expression) -> None:
    """Let a date without a year take its neighbour's, or the one before or after it.

    In a range the second day is the later one; so it is read in a list.
    """
    if first.relative or second.relative:
        _share_relative(first, second)
    one, two = first.readings[0], second.readings[0]
    if one.month is None or two.month is None or (one.year is None) == (two.year is None):
        return
    turn = _turns_a_year(one, two)
    if one.year is None and two.year is not None:
        if two.short and two.year == 0 and turn:
            return
        first.readings = (one._replace(year=two.year - turn, short=two.short),)
    elif two.year is None and one.year is not None:
        year = one.year + turn
        if one.short and year == 100:
            year = 0
        second.readings = (two._replace(year=year, short=one.short),)


def _share_relative(first: Expression, second: Expression) -> None:
    """Let two neighbours share a year that is told from another day, or tell it from the first."""
    before, after = first.readings[0], second.readings[0]
    if first.relative and after.year is None and not second.relative:
        later = first.relative.unit == "year" and _turns_a_year(before, after)
        second.relative = first.relative._replace(shift=first.relative.shift + later)
    elif second.relative and before.year is None and not first.relative:
        earlier = second.relative.unit == "year" and _turns_a_year(before, after)
        first.relative = second.relative._replace(shift=second.relative.shift - earlier)
    elif second.relative and before.year is not None and second.relative.told_from != "writing":
        if second.relative.unit == "month":
            after = after._replace(month=before.month)
        second.readings = (
            after._replace(year=before.year + second.relative.shift, short=before.short),
        )
        second.relative = None
