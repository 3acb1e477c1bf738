"""Grammar: what in a line is a date expression, and what it says. Years are left to `resolve`.

Each reader takes a folded line and yields the expressions of one form. What a reader cannot decide
it says: an expression carries every reading that the written numbers allow.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from persian_clean.dates import names, patterns
from persian_clean.dates.joining import join
from persian_clean.dates.months import read_month_first, read_year_first
from persian_clean.dates.named import read_day_months
from persian_clean.dates.numeric import (
    read_compact,
    read_iso_intervals,
    read_numeric,
    read_numeric_days,
    read_numeric_months,
)
from persian_clean.dates.relative import read_days_of_months, read_months_of_years, relate
from persian_clean.dates.spelling import key
from persian_clean.dates.years import read_marked_years, read_years_of_eras

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from persian_clean.dates.expression import Expression

_MONTH: Final = "a month"
"""Stands for any month name."""

READERS: Final[tuple[tuple[Callable[[str], Iterator[Expression]], str], ...]] = (
    (read_day_months, _MONTH),
    (read_year_first, _MONTH),
    (read_iso_intervals, "/"),
    (read_numeric, ""),
    (read_month_first, _MONTH),
    (read_compact, ""),
    (read_numeric_months, ""),
    (read_numeric_days, "/"),
    (read_days_of_months, "ماه"),
    (read_months_of_years, _MONTH),
    (read_marked_years, "س"),
    (read_years_of_eras, ""),
)
"""The forms, those with the better claim first, and what a line must have to have one."""


def read(line: str) -> list[Expression]:
    """Return the date expressions of a folded line, in order, ranges and lists joined.

    Examples:
        >>> [line] = read("از 25 فروردین تا 3 اردیبهشت 1397")
        >>> line.readings[0].year, line.until.readings[0].day
        (1397, 3)
        >>> read("مهر و آبان گذشت")
        []
    """
    found: list[Expression] = []
    has_month = names.names_a_month(line)
    for reader, sign in READERS:
        if not (has_month if sign is _MONTH else sign in line):
            continue
        fresh = _disjoint(reader(line))
        found = _merge(found, fresh) if found and fresh else found or fresh
    for expression in found:
        for part in (expression, expression.until):
            if part and part.precision == "day":
                _introduce(line, part)
    relate(line, found)
    _doubt_calendars(found)
    return join(line, found)


_LIFETIME: Final = 100


def _doubt_calendars(expressions: list[Expression]) -> None:
    """Leave open which calendar a year is of that follows one of another, and no long time apart.

    «در سال ۱۲۴۵ قمری زلزله شد و در سال ۱۲۶۲ طاعون آمد»: both years are lunar.
    """
    other = 0
    for expression in expressions:
        year = expression.readings[0].year or 0
        if expression.calendar != "persian":
            other = year
        elif not expression.is_taken:
            other = 0
        elif abs(year - other) < _LIFETIME:
            expression.issues.add("ambiguous-calendar")


def _disjoint(expressions: Iterator[Expression]) -> list[Expression]:
    """Return the expressions of one reader, without those that overlap the one before."""
    kept: list[Expression] = []
    for expression in expressions:
        if not kept or expression.start >= _reach(kept[-1]):
            kept.append(expression)
    return kept


def _merge(better: list[Expression], worse: list[Expression]) -> list[Expression]:
    """Return the better expressions and those of the others that overlap none of them."""
    starts = [expression.start for expression in better]
    ends = [_reach(expression) for expression in better]
    kept = list(better)
    for expression in worse:
        place = bisect_left(ends, expression.start + 1)
        if place == len(starts) or starts[place] >= _reach(expression):
            kept.append(expression)
    kept.sort(key=lambda expression: expression.start)
    return kept


def _reach(expression: Expression) -> int:
    return expression.until.end if expression.until else expression.end


def _introduce(line: str, expression: Expression) -> None:
    """Add the weekday beside an expression, and where its introduction starts."""
    expression.outer, expression.weekday = patterns.introduced(line, expression.start)
    if expression.weekday is None:
        behind = patterns.weekday_after().match(line, expression.end)
        if behind:
            expression.weekday = names.weekdays()[key(behind["weekday"])]
