"""Numeric dates: «۱۳۹۷/۰۲/۲۸» in its orders, and shorter forms that a neighbour vouches for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from persian_clean.dates import patterns
from persian_clean.dates import surroundings as around
from persian_clean.dates.calendar import FIRST_YEAR, LAST_YEAR
from persian_clean.dates.counting import Count, counts
from persian_clean.dates.expression import Expression, Reading
from persian_clean.dates.named import with_lead
from persian_clean.dates.spelling import REACH
from persian_clean.dates.years import CALENDAR_YEARS, era_calendar, without_empire

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from persian_clean.dates.model import Calendar


def read_iso_intervals(line: str) -> Iterator[Expression]:
    """Read «2018-05-15/2018-05-18», as ISO 8601 writes an interval."""
    for match in patterns.iso_interval().finditer(line):
        if around.in_token(line, *match.span()):
            continue
        first, last = (
            Reading(int(match[group]), int(match[group + 1]), int(match[group + 2]))
            for group in (1, 5)
        )
        calendar: Calendar = "gregory" if (first.year or 0) > LAST_YEAR else "persian"
        middle = match.start("to")
        yield Expression(
            match.start(),
            middle,
            calendar,
            "day",
            (first,),
            match.start(),
            until=Expression(middle + 1, match.end(), calendar, "day", (last,), middle + 1),
            is_iso=calendar == "gregory",
        )


def read_numeric(line: str) -> Iterator[Expression]:
    """Read «۱۳۹۷/۰۲/۲۸», «۲۸/۰۲/۱۳۹۷», «۹۷/۰۲/۲۸»."""
    position = 0
    pattern = patterns.numeric()
    while match := pattern.search(line, position):
        position = match.end("a")
        expression = _read_numbers(line, match)
        if expression:
            position = match.end()
            yield from _with_first_day(line, match, expression)


def _with_first_day(
    line: str, match: re.Match[str], expression: Expression
) -> Iterator[Expression]:
    """Yield a numeric date, as a range where the first day of it stands before: «۱۵ تا ۲۰/۲/۹۷»."""
    lead = patterns.numeric_lead().search(line, max(0, match.start() - REACH), match.start())
    last = expression.readings[0]
    if lead and len(expression.readings) == 1 and int(match["a"]) == last.day:
        yield from with_lead(line, lead, expression)
    else:
        yield expression


def _read_numbers(line: str, match: re.Match[str]) -> Expression | None:
    start, end = match.span()
    if not _numbers_stand_alone(line, match) or around.is_numbered(line, start):
        return None
    if around.is_an_hour(line, start) and max(len(match["a"]), len(match["c"])) <= 2:
        return None
    cue = around.has_cue(line, start)
    if not cue and not _separator_will_do(match):
        return None
    found = patterns.era_after().match(line, end)
    era = found["era"] if found else None
    readings = _readings(match, cue=cue)
    if not readings or (not _is_a_date(match) and around.is_of_a_document(line, start)):
        return None
    year = without_empire(readings[0].year or 0, era)
    short = readings[0].short
    if year != readings[0].year:
        readings = [readings[0]._replace(year=year)]
    calendar: Calendar = (
        era_calendar(era)
        or around.era_before(line, start)
        or ("gregory" if year > LAST_YEAR else "persian")
    )
    earliest = CALENDAR_YEARS["gregory"].start if calendar == "gregory" else 1000
    if not short and not earliest <= year < 2200:
        return None
    if found and not found["clock"]:
        end = found.end()
    return Expression(
        start,
        end,
        calendar,
        "day",
        tuple(readings),
        start,
        is_iso=calendar == "gregory" and match["sep"] == "-" and len(match["a"]) == 4,
    )


def _separator_will_do(match: re.Match[str]) -> bool:
    """Tell whether a weak separator (space, comma, underscore) stands in a date written in full."""
    if match["sep"] not in " ،,_":
        return True
    spaces = {" ": 2, "_": 0}.get(match["sep"], 0)
    return (
        len(match["b"]) == 2 and _is_full(match["a"], match["c"]) and match[0].count(" ") == spaces
    )


def _readings(match: re.Match[str], *, cue: bool) -> list[Reading]:
    """Return what three numbers may mean, the likeliest first."""
    a, b, c = match["a"], match["b"], match["c"]
    if len(a) <= 2 and len(c) <= 2:
        return _short_readings(match, cue=cue)
    if len(a) == 4 and len(c) <= 2:
        return [Reading(int(a), int(b), int(c))]
    if len(c) != 4 or len(a) > 2:
        return []
    day_first = Reading(int(c), int(b), int(a))
    if int(c) <= LAST_YEAR or a == b or int(a) > 12:
        return [day_first]
    month_first = Reading(int(c), int(a), int(b))
    return [month_first] if int(b) > 12 else [day_first, month_first]


def _is_full(a: str, c: str) -> bool:
    """Tell whether the numbers are as wide as a date written in full."""
    year, day = (a, c) if len(a) == 4 else (c, a)
    return len(year) == 4 and len(day) == 2 and FIRST_YEAR <= int(year) <= LAST_YEAR


def _is_a_date(match: re.Match[str]) -> bool:
    """Tell whether the numbers are written so that they can hardly be anything else."""
    a, b, c = match["a"], match["b"], match["c"]
    year, day = (a, c) if len(a) == 4 else (c, a)
    return (
        match["sep"] in "/-"
        and len(year) == 4
        and FIRST_YEAR <= int(year) <= LAST_YEAR
        and 1 <= int(b) <= 12
        and 1 <= int(day) <= 31
    )


def _numbers_stand_alone(line: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    sep = match["sep"]
    if not around.stands_alone(line, start) and not around.after_time(line, start):
        return False
    if around.number_goes_on(line, end) or around.has_letter(line, start, end):
        return False
    if sep == " " and around.digit_beside(line, start, end):
        return False
    return not around.in_token(line, start, end, "" if sep == " " else sep)


def _short_readings(match: re.Match[str], *, cue: bool) -> list[Reading]:
    """Return what three short numbers may mean: the year first, or last."""
    a, b, c, sep = match["a"], match["b"], match["c"], match["sep"]
    first, month, last = int(a), int(b), int(c)
    padded = len(a) == len(b) == len(c) == 2
    if not 1 <= month <= 12:
        return []
    if sep in ".- " and not cue and not ((padded or sep == "-") and max(first, last) > 31):
        return []
    readings = []
    if len(a) == 2 and 1 <= last <= 31:
        readings.append(Reading(first, month, last, short=True))
    if len(c) == 2 and 1 <= first <= 31:
        readings.append(Reading(last, month, first, short=True))
    if (
        sep == "/"
        and not padded
        and not cue
        and all(r.year is not None and r.year <= 31 for r in readings)
    ):
        return []
    if len(readings) == 2 and a[0] == "0" and last > 19:
        del readings[1]
    return list(dict.fromkeys(readings))


def read_numeric_months(line: str) -> Iterator[Expression]:
    """Read «۱۴۰۲/۰۷», «۰۷/۱۴۰۲», «۱۴۰۲-۰۷», but not «۱۴۰۰-۰۱», which is a season as well."""
    for match in patterns.numeric_month().finditer(line):
        year, month = int(match["y"] or match["y2"]), int(match["m"] or match["m2"])
        start, end = match.span()
        if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
            continue
        if "-" in match[0] and month == year % 100 + 1:
            continue
        if (
            not around.stands_alone(line, start)
            or around.number_goes_on(line, end)
            or around.in_token(line, start, end, match[0].strip("0123456789"))
            or around.is_numbered(line, start)
            or around.is_of_a_document(line, start)
            or around.is_a_season(line, start)
            or counts(line, end, short=True) is not Count.NO
        ):
            continue
        yield Expression(start, end, "persian", "month", (Reading(year, month, None),), start)


def read_compact(line: str) -> Iterator[Expression]:
    """Read «تاریخ ۱۳۹۷۰۲۲۸» and «مورخ ۹۷۰۲۲۸»."""
    for match in patterns.compact().finditer(line):
        start, end = match.span()
        year, month, day = (int(match[name]) for name in ("year", "month", "day"))
        if (
            around.has_cue(line, start)
            and around.stands_alone(line, start)
            and not around.is_numbered(line, start)
            and not around.number_goes_on(line, end)
            and not around.in_token(line, start, end)
            and 1 <= month <= 12
            and 1 <= day <= 31
        ):
            reading = Reading(year, month, day, short=year < 100)
            yield Expression(start, end, "persian", "day", (reading,), start)


def read_numeric_days(line: str) -> Iterator[Expression]:
    """Read «در ۲/۲۸» as a day of this year; most pairs of numbers are something else.

    Behind «مورخ» or a weekday the day may stand first: «مورخ ۲۸/۲».
    """
    for match in patterns.numeric_day().finditer(line):
        start, end = match.span()
        month, day = sorted((int(match["a"]), int(match["b"])))
        if not 1 <= month <= 12 or not 13 <= day <= (31 if month <= 6 else 30):
            continue
        month_first = int(match["a"]) == month
        if (
            (_is_announced(line, start) or (month_first and around.announces_a_day(line, start)))
            and around.stands_alone(line, start)
            and not around.number_goes_on(line, end)
            and not around.in_token(line, start, end, "/")
            and counts(line, end, short=True) is Count.NO
            and not around.is_calculated(line, end)
        ):
            yield Expression(start, end, "persian", "day", (Reading(None, month, day),), start)


def _is_announced(line: str, start: int) -> bool:
    return around.has_cue(line, start) or patterns.introduced(line, start).weekday is not None
