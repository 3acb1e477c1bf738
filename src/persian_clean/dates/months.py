"""Dates that a month or a year opens: «۱۳۹۷ اردیبهشت ۲۸», «اردیبهشت ۲۸، ۱۳۹۷», «اردیبهشت ۱۳۹۷»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from persian_clean.dates import names, patterns
from persian_clean.dates import surroundings as around
from persian_clean.dates.calendar import FIRST_YEAR
from persian_clean.dates.counting import Count, counts
from persian_clean.dates.expression import Expression, Reading
from persian_clean.dates.spelling import REACH, key
from persian_clean.dates.years import CALENDAR_YEARS, SOLAR_FUTURE, Year, read_year

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from persian_clean.dates.model import Calendar
    from persian_clean.dates.names import Month


def read_year_first(line: str) -> Iterator[Expression]:
    """Read «۱۳۹۷ اردیبهشت ۲۸»."""
    for match in patterns.year_before().finditer(line):
        month = names.months()[key(match["month"])]
        if (
            not around.stands_alone(line, match.start())
            or around.in_token(line, *match.span())
            or int(match["year"]) not in month.years
            or counts(line, match.end(), short=True) is not Count.NO
        ):
            continue
        reading = Reading(int(match["year"]), month.number, int(match["day"]))
        expression = Expression(*match.span(), month.calendar, "day", (reading,), match.start())
        yield expression


def read_month_first(line: str) -> Iterator[Expression]:
    """Read «اردیبهشت ۲۸، ۱۳۹۷» and «اردیبهشت ۱۳۹۷»."""
    for match in patterns.month_year().finditer(line):
        start = match.start()
        month = names.months()[key(match["month"])]
        glued = not around.starts_a_word(line, start, glued=False)
        if around.in_token(line, *match.span()) or (glued and len(match["month"]) < 3):
            continue
        full = patterns.day_after().match(line, match.end())
        if full and int(full["year"]) in month.years:
            reading = Reading(int(full["year"]), month.number, int(full["day"]))
            yield Expression(start, full.end(), month.calendar, "day", (reading,), start)
            continue
        of_someone = around.names_someone(line, start) and not (
            month.afghan and around.stands_behind_month(line, start)
        )
        if around.follows_a_number(line, start) or of_someone:
            continue
        year = read_year(line, match.end(), month, place=False)
        if not _may_be_month_year(line, match, month, year) or (glued and year.short):
            continue
        yield from months_before(line, start, month.calendar)
        reading = Reading(year.value, month.number, None, year.short)
        expression = _month(start, year.end, month.calendar, reading)
        if year.calendar not in {None, month.calendar}:
            expression.issues.add("calendar-conflict")
        elif _is_lunar_or_solar(month, year):
            expression.issues.add("ambiguous-calendar")
        yield expression


def _month(start: int, end: int, calendar: Calendar, reading: Reading) -> Expression:
    return Expression(start, end, calendar, "month", (reading,), start)


def months_before(line: str, start: int, calendar: Calendar) -> list[Expression]:
    """Return the months that share the year of the one that starts here: «مهر تا آبان ۹۸»."""
    months: list[Expression] = []
    while True:
        floor = max(0, start - REACH)
        match = patterns.month_before().search(line[floor:start])
        if not match:
            return months
        start = floor + match.start()
        month = names.months()[key(match["month"])]
        if (
            month.calendar != calendar
            or month.needs_year
            or around.follows_a_number(line, start)
            or around.names_someone(line, start)
        ):
            return months
        end = floor + match.end("month")
        months.insert(0, _month(start, end, calendar, Reading(None, month.number, None)))


def _may_be_month_year(line: str, match: re.Match[str], month: Month, year: Year) -> bool:
    """Tell whether month and year may stand together here: «آذر ۲۸» may as well be a day."""
    value = year.value
    if (
        value is None
        or year.counted is not Count.NO
        or (not year.short and value not in month.years)
    ):
        return False
    written = line[match.end() : year.end]
    marked = "سال" in written or year.calendar is not None
    if month.needs_year:
        if year.short:
            return False
        return not month.rare or marked or _is_of_a_rare_month(line, match.start(), month, value)
    if not year.short or marked or "'" in written or " 0" in written or written[:1] == "0":
        return True
    opens = around.opens_a_sentence(line, match.start()) and around.has_word_next(line, year.end)
    return value > 31 and not (opens and not patterns.joint_to_month().match(line, year.end))


def _is_of_a_rare_month(line: str, start: int, month: Month, year: int) -> bool:
    """Tell whether a year of four digits can only be one: «مه ۲۰۲۱», «محرم ۱۴۴۵»."""
    if month.afghan:
        return around.stands_behind_month(line, start) or around.is_afghan(line, start)
    if month.calendar == "islamic-umalqura":
        return year >= SOLAR_FUTURE
    return year in CALENDAR_YEARS[month.calendar]


def _is_lunar_or_solar(month: Month, year: Year) -> bool:
    """Tell whether a year beside a lunar month may be Solar, as in «رمضان ۱۳۹۷»."""
    return (
        month.calendar == "islamic-umalqura"
        and year.calendar is None
        and FIRST_YEAR <= (year.value or 0) < SOLAR_FUTURE
    )
