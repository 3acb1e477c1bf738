"""Dates with a month name: «۲۸ اردیبهشت ۹۷», its other orders, and month and year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from persian_clean.dates import patterns
from persian_clean.dates import surroundings as around
from persian_clean.dates.calendar import falls_on
from persian_clean.dates.expression import LAST_DAY, Expression, Reading
from persian_clean.dates.patterns import key
from persian_clean.dates.years import Year, read_year

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from persian_clean.dates.model import Calendar, Issue
    from persian_clean.dates.patterns import Month

_RANGE_WORDS: Final = frozenset({"تا", "الی", "لغایت", "لغایه", "-"})
_COMMAS: Final = frozenset({"،", ","})


def _day_value(text: str) -> int:
    """Return the day of the month a day's digits or words say."""
    if text[0].isdigit():
        return int(text[: 2 if text[1:2].isdigit() else 1])
    word = key(text)
    value = patterns.days().get(word)
    return patterns.days()[word.removesuffix("روز").removesuffix("ین")] if value is None else value


def _is_ordinal(text: str) -> bool:
    return (
        key(text).removesuffix("روز").removesuffix("ین") in patterns.ordinals()
        or key(text) in patterns.ordinals()
    )


def read_day_months(line: str) -> Iterator[Expression]:
    """Read «۲۸ اردیبهشت ۹۷», «بیست و هشتم اردیبهشت», «۵ و ۶ مهر ۹۸»."""
    waiting: Expression | None = None
    end = 0
    for match in patterns.day_month().finditer(line):
        expression = _read_day_month(line, match, end + 1 if line[end : end + 1] == "/" else 0)
        if expression is None:
            continue
        end = expression.end
        if waiting and _may_share_year(line, waiting, expression):
            yield waiting
        waiting = None
        if _is_sure(match) or expression.has_year:
            yield from _with_lead(line, match, expression)
        else:
            waiting = expression


def _is_sure(match: re.Match[str]) -> bool:
    """Tell whether day and month are a date without a year, too."""
    in_digits = match["day"][0].isdigit()
    month = patterns.months()[key(match["month"])]
    return not month.needs_year and (in_digits or _is_ordinal(match["day"]))


def _may_share_year(line: str, first: Expression, second: Expression) -> bool:
    """Tell whether a day that is no date by itself is the first of a range or a list."""
    return (
        second.has_year
        and first.calendar == second.calendar
        and second.outer - first.end < around.REACH
        and patterns.joint().match(line, first.end) is not None
    )


def _read_day_month(line: str, match: re.Match[str], floor: int) -> Expression | None:
    """Read one day and month; at ``floor`` starts what a slash parts from the date before it."""
    start = match.start("day")
    outer = match.start("lead") if match["lead"] else start
    month = patterns.months()[key(match["month"])]
    place = around.names_a_place(line, outer)
    year = read_year(line, match.end(), place=place, rare=month.needs_year)
    if year.unsure and _is_vouched_for(line, outer, month, _day_value(match["day"]), year):
        year = year._replace(unsure=False)
    end = year.end or match.end()
    alone = match["lead"] is not None or start == floor or around.stands_alone(line, start)
    if not _is_a_day(line, match, month, year, alone=alone) or around.in_token(
        line, start, end, floor=floor
    ):
        return None
    day = _day_value(match["day"])
    reading = Reading(year.value, month.number, day, year.short)
    if year.short and day > 31 and (year.value or 0) <= 31:
        reading = Reading(day, month.number, year.value, short=True)
    expression = Expression(start, end, month.calendar, "day", (reading,), outer)
    if year.unsure:
        expression.issues.add("ambiguous-year")
        expression.end = match.end()
        expression.readings = (reading._replace(year=None, short=False),)
    elif year.calendar not in {None, month.calendar}:
        expression.issues.add("calendar-conflict")
    if year.value is None:
        expression.issues |= _of_no_year(line, outer, end, place=place)
    return expression


def _of_no_year(line: str, start: int, end: int, *, place: bool) -> set[Issue]:
    """Return what keeps a day without a year from being given one."""
    issues: set[Issue] = set()
    if place or around.names_an_event(line, start):
        issues.add("named-day")
    if around.recurs(line, start, end):
        issues.add("recurring-day")
    if around.has_relative_year(line, start, end):
        issues.add("relative-year")
    return issues


def _is_vouched_for(line: str, start: int, month: Month, day: int, year: Year) -> bool:
    """Tell whether «مورخ» or the right weekday stands before what may be a count or a year."""
    if around.has_cue(line, start):
        return True
    weekday = patterns.introduced(line, start).weekday
    if weekday is None or month.calendar != "persian":
        return False
    centuries = (1300, 1400) if year.short else (0,)
    return any(
        falls_on(weekday, century + (year.value or 0), month.number, day) for century in centuries
    )


def _is_a_day(line: str, match: re.Match[str], month: Month, year: Year, *, alone: bool) -> bool:
    """Tell whether day and month name make a date here, not a count, a fraction or a thing."""
    in_digits = match["day"][0].isdigit()
    if in_digits:
        counted = match["of"].strip() and "از" not in match["of"] and len(match["day"]) <= 2
        if not alone or (counted and (year.short or year.value is None)):
            return False
    elif around.belongs_to_ordered(line, match.start("lead" if match["lead"] else "day")):
        return False
    if year.value is not None:
        return not (month.needs_year and (year.short or year.unsure))
    return not around.is_a_thing(line, match.end(), month.number, month.calendar)


def _with_lead(line: str, match: re.Match[str], last: Expression) -> Iterator[Expression]:
    """Yield an expression and the days before it that share its month and year."""
    reading = last.readings[0]
    items = [] if reading.day in {None, LAST_DAY} else _lead_days(line, match, reading.day or 0)
    if not items:
        yield last
        return
    shared = [
        Expression(
            start,
            end,
            last.calendar,
            "day",
            (reading._replace(day=value),),
            start,
            issues=set(last.issues),
        )
        for start, end, value, _ in items
    ]
    joint = items[0][3]
    if len(items) == 1 and (joint in _RANGE_WORDS or around.follows_between(line, items[0][0])):
        shared[0].until = last
        yield shared[0]
        return
    yield from shared
    yield last


def _lead_days(line: str, match: re.Match[str], last_day: int) -> list[tuple[int, int, int, str]]:
    """Return start, end, value and following joint of the days that lead up to the last one.

    They must ascend, and a comma alone does not join two: «ص ۳، ۵ مهر».
    """
    if not match["lead"]:
        return []
    offset = match.start("lead")
    items: list[tuple[int, int, int, str]] = []
    later = last_day
    for day in reversed(list(patterns.day().finditer(match["lead"]))):
        start, end, value = offset + day.start(), offset + day.end(), _day_value(day[0])
        joint = (patterns.joint().match(line, end) or day)[0].strip(around.BLANKS)
        joined = joint not in _COMMAS | {"یا"} if not items else joint in _COMMAS | {"و"}
        if not joined or not 0 < value < later:
            break
        items.insert(0, (start, end, value, joint))
        later = value
    while items and not (
        around.stands_alone(line, items[0][0])
        and not around.is_numbered(line, items[0][0])
        and not around.is_of_a_document(line, items[0][0])
        and not around.is_an_hour(line, items[0][0])
    ):
        items.pop(0)
    return items


def read_year_first(line: str) -> Iterator[Expression]:
    """Read «۱۳۹۷ اردیبهشت ۲۸»."""
    for match in patterns.year_before().finditer(line):
        month = patterns.months()[key(match["month"])]
        if not around.stands_alone(line, match.start()) or around.in_token(line, *match.span()):
            continue
        reading = Reading(int(match["year"]), month.number, int(match["day"]))
        expression = Expression(*match.span(), month.calendar, "day", (reading,), match.start())
        yield expression


def read_month_first(line: str) -> Iterator[Expression]:
    """Read «اردیبهشت ۲۸، ۱۳۹۷» and «اردیبهشت ۱۳۹۷»."""
    for match in patterns.month_year().finditer(line):
        month = patterns.months()[key(match["month"])]
        if around.in_token(line, *match.span()):
            continue
        full = patterns.day_after().match(line, match.end())
        if full:
            reading = Reading(int(full["year"]), month.number, int(full["day"]))
            expression = Expression(
                match.start(), full.end(), month.calendar, "day", (reading,), match.start()
            )
            yield expression
            continue
        if around.follows_a_number(line, match.start()):
            continue
        someone = around.names_someone(line, match.start())
        year = read_year(line, match.end(), place=someone)
        if year.value is None or year.unsure or (month.needs_year and not year.calendar):
            continue
        if someone or not _may_be_month_year(line, match, year):
            continue
        yield from _months_before(line, match.start(), month.calendar)
        reading = Reading(year.value, month.number, None, year.short)
        expression = _month(match.start(), year.end, month.calendar, reading)
        if year.calendar not in {None, month.calendar}:
            expression.issues.add("calendar-conflict")
        yield expression


def _month(start: int, end: int, calendar: Calendar, reading: Reading) -> Expression:
    return Expression(start, end, calendar, "month", (reading,), start)


def _months_before(line: str, start: int, calendar: Calendar) -> list[Expression]:
    """Return the months that share the year of the one that starts here: «مهر تا آبان ۹۸»."""
    months: list[Expression] = []
    while True:
        floor = max(0, start - around.REACH)
        match = patterns.month_before().search(line[floor:start])
        if not match:
            return months
        start = floor + match.start()
        month = patterns.months()[key(match["month"])]
        if (
            month.calendar != calendar
            or month.needs_year
            or around.follows_a_number(line, start)
            or around.names_someone(line, start)
        ):
            return months
        end = floor + match.end("month")
        months.insert(0, _month(start, end, calendar, Reading(None, month.number, None)))


def _may_be_month_year(line: str, match: re.Match[str], year: Year) -> bool:
    """Tell whether a year may follow this month: «آذر ۲۸» may as well be a day."""
    if not year.short:
        return True
    written = line[match.end() : year.end]
    marked = "سال" in written or "'" in written or year.calendar is not None
    value = year.value or 0
    if marked or " 0" in written or written[:1] == "0":
        return True
    opens = around.opens_a_sentence(line, match.start()) and around.has_word_next(line, year.end)
    return value > 31 and not opens
