"""Relative years and months: «۲۸ اسفند سال گذشته», «۱۰ آبان همان سال», «۲۸ همین ماه»."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from persian_clean.dates import names, patterns
from persian_clean.dates import surroundings as around
from persian_clean.dates.expression import Expression, Reading, Relative
from persian_clean.dates.fold import fold
from persian_clean.dates.months import months_before
from persian_clean.dates.named import day_value, is_ordinal, with_lead
from persian_clean.dates.spelling import (
    GAP,
    LETTER,
    REACH,
    WORD_END,
    WORD_START,
    alternatives,
    key,
)
from persian_clean.dates.tables import (
    NEXT_MONTHS,
    RELATIVE_MONTHS,
    RELATIVE_YEARS,
    UNITS,
    ToldFrom,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_AGO: Final[dict[str, tuple[int, ToldFrom]]] = {
    "پیش": (-1, "writing"),
    "قبل": (-1, "either"),
    "بعد": (1, "text"),
}


@cache
def _keyed(which: str) -> dict[str, tuple[int, ToldFrom]]:
    table = RELATIVE_YEARS if which == "year" else {**RELATIVE_MONTHS, **NEXT_MONTHS}
    return {key(fold(name).text): value for name, value in table.items()}


@cache
def _phrase() -> str:
    of_an_event = rf"{GAP}(?:از|رو|تحصیلی|زراعی|مالی|میلادی|قمری)(?!{LETTER})"
    return (
        rf"{WORD_START}(?:(?P<phrase>{alternatives(RELATIVE_YEARS)})"
        rf"|(?P<n>(?<!\d)\d|{alternatives(UNITS)}){GAP}سال{GAP}(?P<ago>{alternatives(_AGO)}))"
        rf"{WORD_END}(?!{of_an_event})"
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"{GAP}(?:(?:از|در){GAP}|(?P<box>[(]){GAP})?{_phrase()}(?(box){GAP}[)])")


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(
        rf"{_phrase()}{GAP}[،,]?{GAP}(?:و{GAP})?"
        rf"(?:(?:در|از|تا|به|بین|طی|روز|روزهای|تاریخ|مورخ){GAP}){{0,3}}$"
    )


@cache
def _nearby() -> re.Pattern[str]:
    """Return the pattern of years told from the day of writing, or of several of them."""
    now = [name for name, (_, told_from) in RELATIVE_YEARS.items() if told_from != "text"]
    several = f"سال{GAP}های?{GAP}(?:گذشته|اخیر|پیش|قبل|بعد|اینده|مختلف|متمادی)"
    return re.compile(f"{WORD_START}(?:{alternatives(now)}|{several}){WORD_END}")


def _year(match: re.Match[str]) -> Relative:
    if match["phrase"]:
        shift, told_from = _keyed("year")[key(match["phrase"])]
        return Relative(shift, "year", told_from)
    sign, told_from = _AGO[match["ago"]]
    n = match["n"]
    return Relative(sign * (int(n) if n.isdigit() else names.numbers()[key(n)]), "year", told_from)


def relate(line: str, expressions: list[Expression]) -> None:
    """Give the days and months without a year the one that is told beside them.

    A year that is told nearby, but not of the day itself, leaves the day without one.

    Args:
        line: The folded line.
        expressions: Its expressions, in order.
    """
    parts = [part for e in expressions for part in (e, e.until) if part]
    floor = 0
    for place, part in enumerate(parts):
        ceiling = parts[place + 1].outer if place + 1 < len(parts) else len(line)
        if part.readings[0].year is None and not part.relative:
            _relate(line, part, floor, ceiling)
        floor = part.end


def _relate(line: str, expression: Expression, floor: int, ceiling: int) -> None:
    if match := _behind().match(line, expression.end):
        expression.relative = _year(match)
        expression.end = match.end()
        return
    ahead = line[max(floor, expression.outer - REACH) : expression.outer]
    match = _ahead().search(ahead)
    if match and not (match["phrase"] and around.is_counted_year(ahead, match.start("phrase"))):
        expression.relative = _year(match)
        return
    before = line[max(floor, expression.start - 24) : expression.start]
    behind = line[expression.end : min(ceiling, expression.end + 16)]
    if _nearby().search(before) or _nearby().search(behind):
        expression.issues.add("relative-year")


@cache
def _this_month() -> re.Pattern[str]:
    first = r"ماه(?:(?<=[نی].ماه)|[ \u200c]{1,4}(?:جاری|ک|حاضر|گذشته|پیش|قبل|بعد|ا[یت]))"
    return re.compile(first)


@cache
def _days() -> re.Pattern[str]:
    months = alternatives([*RELATIVE_MONTHS, *NEXT_MONTHS])
    day = patterns.day().pattern
    return re.compile(
        rf"(?P<lead>(?:{day}{patterns.JOINT}){{1,16}})?(?P<day>{day}){GAP}(?:از{GAP})?"
        rf"(?<!{LETTER})(?P<month>{months}){WORD_END}"
    )


def read_days_of_months(line: str) -> Iterator[Expression]:
    """Read «۲۸ همین ماه», «پنجم ماه آینده», «۵ تا ۱۰ ماه جاری»."""
    if not _this_month().search(line):
        return
    for match in _days().finditer(line):
        start = match.start("lead") if match["lead"] else match.start("day")
        month = key(match["month"])
        shift, told_from = _keyed("month")[month]
        in_digits = match["day"].isdigit()
        if not (shift == 0 if in_digits else is_ordinal(match["day"])):
            continue
        if (in_digits and not around.stands_alone(line, start)) or around.is_a_span(line, start):
            continue
        expression = Expression(
            match.start("day"),
            match.end(),
            "persian",
            "day",
            (Reading(None, None, day_value(match["day"])),),
            start,
            relative=Relative(shift, "month", told_from),
        )
        yield from with_lead(line, match, expression)


@cache
def _month() -> re.Pattern[str]:
    month, end = patterns.month_pieces()
    return re.compile(
        rf"{WORD_START}(?P<month>{month}){end}(?={GAP}[(]?(?:سال|امسال|پارسال|پیرار|هما?ن|همین|ان))"
    )


def _may_be_a_person(line: str, match: re.Match[str], month: int) -> bool:
    """Tell whether a month name opens a sentence as the name of someone: «آذر سال گذشته رفت»."""
    return (
        month in _GIVEN_NAMES
        and "ماه" not in match[0]
        and around.opens_a_sentence(line, match.start())
        and around.has_word_next(line, match.end() + len("سال گذشته"))
    )


_GIVEN_NAMES: Final = frozenset({7, 8, 9, 11})
"""The months «مهر», «آبان», «آذر» and «بهمن»."""


def read_months_of_years(line: str) -> Iterator[Expression]:
    """Read «مهر سال گذشته», «خردادماه امسال»."""
    if "سال" not in line:
        return
    for match in _month().finditer(line):
        month = names.months()[key(match["month"])]
        phrase = _behind().match(line, match.end())
        start = match.start()
        if (
            not phrase
            or month.needs_year
            or around.follows_a_number(line, start)
            or around.names_someone(line, start)
            or _may_be_a_person(line, match, month.number)
        ):
            continue
        yield from months_before(line, start, month.calendar)
        reading = Reading(None, month.number, None)
        yield Expression(
            start,
            phrase.end(),
            month.calendar,
            "month",
            (reading,),
            start,
            relative=_year(phrase),
        )
