"""Days with a month name behind them: «۲۸ اردیبهشت ۹۷», «بیست و هشتم اردیبهشت»."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.dates import names, patterns
from persian_clean.dates import surroundings as around
from persian_clean.dates.calendar import falls_on
from persian_clean.dates.counting import Count
from persian_clean.dates.expression import LAST_DAY, Expression, Reading
from persian_clean.dates.recurring import recurs
from persian_clean.dates.spelling import BLANKS, REACH, key
from persian_clean.dates.tables import RANGE_WORDS
from persian_clean.dates.years import NO_YEAR, Year, read_year

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from persian_clean.dates.model import Issue
    from persian_clean.dates.names import Month

_COMMAS: Final = frozenset({"،", ","})


def day_value(text: str) -> int:
    """Return the day of the month a day's digits or words say."""
    if text[0].isdigit():
        return int(text[: 2 if text[1:2].isdigit() else 1])
    word = key(text)
    return next(names.days()[form] for form in (word, *_bare(word)) if form in names.days())


def _bare(word: str) -> tuple[str, ...]:
    """Return a keyed day without what may be added to its word: «دهمین روز», «دوی»."""
    ordinal = word.removesuffix("روز").removesuffix("ین")
    return ordinal, word.removesuffix("ی")


def is_ordinal(text: str) -> bool:
    """Tell whether a day is one by itself: «پنجم», «۵ام», not «پنج»."""
    word = key(text)
    if word[0].isdigit():
        return not word.isdigit()
    return word in names.ordinals() or (
        word.removesuffix("روز").removesuffix("ین") in names.ordinals() and not word.endswith("ین")
    )


def read_day_months(line: str) -> Iterator[Expression]:
    """Read «۲۸ اردیبهشت ۹۷», «بیست و هشتم اردیبهشت», «۵ و ۶ مهر ۹۸»."""
    waiting: Expression | None = None
    last: Expression | None = None
    for match in patterns.day_month().finditer(line):
        expression = _read_day_month(line, match, last)
        if expression is None:
            continue
        floor = last.end if last else 0
        last = expression
        if waiting and _may_share_year(line, waiting, expression):
            yield waiting
        waiting = None
        if expression.has_year or _is_sure(line, match):
            yield from with_lead(line, match, expression, floor)
        else:
            waiting = expression


def _is_sure(line: str, match: re.Match[str]) -> bool:
    """Tell whether day and month are a date without a year, too."""
    month = names.months()[key(match["month"])]
    in_digits = match["day"][0].isdigit()
    if month.needs_year:
        only_afghan = month.afghan and not month.rare
        return only_afghan and around.is_afghan(line, match.start())
    return in_digits or is_ordinal(match["day"])


def _may_share_year(line: str, first: Expression, second: Expression) -> bool:
    """Tell whether a day that is no date by itself is the first of a range or a list."""
    return (
        second.has_year
        and first.calendar == second.calendar
        and second.outer - first.end < REACH
        and patterns.joint().match(line, first.end) is not None
    )


class _Day(NamedTuple):
    """A day and a month as they stand in a line, and what was read before them."""

    line: str
    outer: int
    month: Month
    number: int
    last: Expression | None


def _read_day_month(line: str, match: re.Match[str], last: Expression | None) -> Expression | None:
    """Read one day and month, after the last one that was read before it."""
    start = match.start("day")
    outer = match.start("lead") if match["lead"] else start
    if last and outer < last.end:
        outer = start
    # A slash parts the same day in two calendars, and a dash the two ends of a range.
    floor = last.end + 1 if last and line[last.end : last.end + 1] in {"/", "-"} else 0
    month = names.months()[key(match["month"])]
    day = day_value(match["day"])
    place = around.names_a_place(line, outer)
    year = read_year(line, match.end(), month, place=place)
    if year.value is not None and not year.short and year.value not in month.years:
        year = NO_YEAR
    year = _judged(_Day(line, outer, month, day, last), year)
    end = year.end or match.end()
    alone = start == floor or any(around.stands_alone(line, place) for place in (start, outer))
    if (
        not _is_a_day(line, match, month, year, alone=alone)
        or around.in_token(line, start, end, floor=floor)
        or (day > 31 and patterns.month_behind().search(line[max(0, start - 24) : start]))
    ):
        return None
    reading = Reading(year.value, month.number, day, year.short)
    if year.short and day > 31 and (year.value or 0) <= 31:
        reading = Reading(day, month.number, year.value, short=True)
    expression = Expression(start, end, month.calendar, "day", (reading,), outer)
    if year.counted is not Count.NO:
        expression.issues.add("ambiguous-year")
        expression.end = match.end()
        expression.readings = (reading._replace(year=None, short=False),)
    elif year.calendar not in {None, month.calendar}:
        expression.issues.add("calendar-conflict")
    if year.value is None:
        _take_year_ahead(line, expression)
    if expression.readings[0].year is None:
        expression.issues |= _of_no_year(line, outer, end, place=place)
    return expression


def _take_year_ahead(line: str, expression: Expression) -> None:
    """Take the year of «۱۳۹۷، ۲۸ اردیبهشت», as references to sources write it."""
    floor = max(0, expression.outer - 12)
    match = patterns.year_leading().search(line[floor : expression.outer])
    if match and expression.calendar == "persian":
        expression.start = expression.outer = floor + match.start()
        reading = expression.readings[0]
        expression.readings = (reading._replace(year=int(match["year"])),)


def _judged(day: _Day, year: Year) -> Year:
    """Return a year that something vouches for as sure, and one that is a count as none."""
    if year.counted is Count.NO:
        return year
    if year.counted is not Count.YES and _is_vouched_for(day, year):
        return year._replace(counted=Count.NO)
    return NO_YEAR if year.counted in {Count.PERIOD, Count.YES} else year


def _is_vouched_for(day: _Day, year: Year) -> bool:
    """Tell whether something says that what may be a count is a year.

    So do «مورخ», the right weekday, a range whose other end has a year; and, where the noun behind
    is seldom counted, an earlier year of the sentence.
    """
    line, outer, _, _, last = day
    if _has_right_weekday(day, year):
        return True
    if year.counted is Count.PERIOD:
        return False
    if around.has_cue(line, outer) or around.opens_a_range(line, outer, year.end):
        return True
    if last and last.has_year and around.closes_a_range(line, last.end, outer):
        return True
    return year.counted is Count.GENERIC and around.has_earlier_year(line, outer, year.value or 0)


def _has_right_weekday(day: _Day, year: Year) -> bool:
    weekday = patterns.introduced(day.line, day.outer).weekday
    if weekday is None or day.month.calendar != "persian":
        return False
    centuries = (1300, 1400) if year.short else (0,)
    return any(
        falls_on(weekday, century + (year.value or 0), day.month.number, day.number)
        for century in centuries
    )


def _of_no_year(line: str, start: int, end: int, *, place: bool) -> set[Issue]:
    """Return what keeps a day without a year from being given one."""
    issues: set[Issue] = set()
    if place or around.names_an_event(line, start):
        issues.add("named-day")
    if recurs(line, start, end):
        issues.add("recurring-day")
    return issues


def _is_a_day(line: str, match: re.Match[str], month: Month, year: Year, *, alone: bool) -> bool:
    """Tell whether day and month name make a date here, not a count, a fraction or a thing."""
    in_digits = match["day"][0].isdigit()
    if in_digits:
        counted = match["of"].strip() and "از" not in match["of"] and match["day"].isdigit()
        if not alone or (counted and (year.short or year.value is None)):
            return False
    elif around.belongs_to_ordered(line, match.start("lead" if match["lead"] else "day")):
        return False
    if month.needs_year and year.value is not None:
        return year.counted is Count.NO and (
            not month.rare
            or not year.short
            or year.calendar == month.calendar
            or (month.afghan and around.is_afghan(line, match.start()))
        )
    return bool(year.value) or not (
        month.calendar == "persian"
        and not month.afghan
        and around.is_a_thing(line, match.end(), month.number)
    )


def with_lead(
    line: str, match: re.Match[str], last: Expression, floor: int = 0
) -> Iterator[Expression]:
    """Yield an expression and the days before it that share its month and year.

    Args:
        line: A folded line.
        match: A match with those days as its group ``lead``.
        last: The expression of the day behind them.
        floor: Before where nothing belongs to them.
    """
    reading = last.readings[0]
    items = []
    if reading.day not in {None, LAST_DAY}:
        items = _lead_days(line, match, reading.day or 0, floor)
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
            relative=last.relative,
            is_lent=True,
        )
        for start, end, value, _ in items
    ]
    start, _, _, joint = items[-1]
    if joint in RANGE_WORDS or (len(items) == 1 and around.follows_between(line, start)):
        shared[-1].until = last
    else:
        shared.append(last)
    yield from shared


def _lead_days(
    line: str, match: re.Match[str], last_day: int, floor: int
) -> list[tuple[int, int, int, str]]:
    """Return start, end, value and following joint of the days that lead up to the last one.

    Those of a list must ascend, and a comma alone does not join two: «ص ۳، ۵ مهر».
    """
    if not match["lead"]:
        return []
    offset = match.start("lead")
    items: list[tuple[int, int, int, str]] = []
    later = last_day
    for day in reversed(list(patterns.day().finditer(match["lead"]))):
        start, end, value = offset + day.start(), offset + day.end(), day_value(day[0])
        joint = (patterns.joint().match(line, end) or day)[0].strip(BLANKS)
        joint = joint.lstrip(f"،,{BLANKS}") or joint  # «۱۸، ۱۹، و ۲۰»
        if items:
            joined = joint in _COMMAS | {"و"} and 0 < value < later
        else:
            joined = joint in RANGE_WORDS or (joint == "و" and 0 < value < later)
        if not joined:
            break
        items.insert(0, (start, end, value, joint))
        later = value
    while items and not (
        items[0][0] >= floor
        and around.stands_alone(line, items[0][0])
        and not around.is_numbered(line, items[0][0])
        and not around.is_of_a_document(line, items[0][0])
        and not around.is_an_hour(line, items[0][0])
        and (line[items[0][0]].isdigit() or not around.belongs_to_ordered(line, items[0][0]))
    ):
        items.pop(0)
    return items
