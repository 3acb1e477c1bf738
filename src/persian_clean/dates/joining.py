"""Joining: neighbours become ranges and lists, and share the year that one of them carries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from persian_clean.chars import ZWNJ
from persian_clean.dates.expression import LAST_DAY

if TYPE_CHECKING:
    from persian_clean.dates.expression import Expression, Reading

_TO: Final = rf"[ {ZWNJ}،,]{{0,3}}(?:تا|الی|لغایت|لغایه|-)[ {ZWNJ}:]{{0,2}}"
_END: Final = "(?:پایان|انتهای|اخر)[ ]"
_RANGE: Final = re.compile(f"{_TO}(?:{_END})?")
_TO_THE_END: Final = re.compile(_TO + _END)
_LIST: Final = re.compile(rf"[ {ZWNJ}]{{0,2}}(?:،|,|و|،[ ]?و|یا)[ {ZWNJ}]{{0,2}}")
_REACH: Final = 16
"""How far apart neighbours may stand."""

_BETWEEN: Final = re.compile("(?:مابین|بین|میان|فاصله)[ ]{1,2}(?:روزهای[ ])?$")


def join(line: str, expressions: list[Expression]) -> list[Expression]:
    """Join the neighbours of a line into ranges, and let lists share their year.

    Args:
        line: The folded line.
        expressions: Its expressions, in order.
    """
    joined: list[Expression] = []
    for expression in reversed(expressions):
        following = joined[-1] if joined else None
        if following is None or expression.until or following.outer - expression.end > _REACH:
            joined.append(expression)
            continue
        between = line[expression.end : following.outer]
        if expression.precision == "day" and _TO_THE_END.fullmatch(between):
            _take_last_day(following)
        if not _kin(expression, following):
            joined.append(expression)
            continue
        if following.until is None and _is_range(line, expression, between):
            _share_year(expression, following)
            expression.until = following
            joined[-1] = expression
            continue
        if _LIST.fullmatch(between):
            _share_year(expression, following)
        joined.append(expression)
    joined.reverse()
    return joined


def _kin(first: Expression, second: Expression) -> bool:
    return (
        first.calendar == second.calendar
        and first.precision == second.precision
        and not {"named-day", "recurring-day", "relative-year", "ambiguous-year"}
        & (first.issues | second.issues)
    )


def _is_range(line: str, first: Expression, between: str) -> bool:
    if _RANGE.fullmatch(between):
        return True
    return between.strip() == "و" and bool(
        _BETWEEN.search(line[max(0, first.outer - 24) : first.outer])
    )


def _take_last_day(expression: Expression) -> None:
    """Let a month, in «تا پایان اسفند», stand for its last day."""
    if expression.precision == "month" and expression.until is None:
        expression.precision = "day"
        expression.readings = (expression.readings[0]._replace(day=LAST_DAY),)


def _order(reading: Reading) -> tuple[int, int]:
    """Return what places a day in its year."""
    day = reading.day or 0
    return reading.month or 0, 32 if day == LAST_DAY else day


def _share_year(first: Expression, second: Expression) -> None:
    """Let a date without a year take its neighbour's, or the one before or after it.

    In a range the second day is the later one; so it is read in a list.
    """
    one, two = first.readings[0], second.readings[0]
    if one.month is None or two.month is None or (one.year is None) == (two.year is None):
        return
    descending = _order(one) > _order(two)
    if one.year is None and two.year is not None:
        if two.short and two.year == 0 and descending:
            return
        year = two.year - descending
        first.readings = (one._replace(year=year, short=two.short),)
    elif two.year is None and one.year is not None:
        year = one.year + descending
        if one.short and year == 100:
            year = 0
        second.readings = (two._replace(year=year, short=one.short),)
