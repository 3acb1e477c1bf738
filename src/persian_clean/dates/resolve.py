"""Resolving: which days an expression means, and how its year is known.

A year is never made up: without one in the text, a reference date or an earlier date of the
document decides, helped by the weekday; failing those, the expression stays unresolved. A reading
the calendar does not have is dropped; if none is left, the first one's fault is reported.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.dates import calendar as calendars
from persian_clean.dates.calendar import FIRST_YEAR, LAST_YEAR, LAW_YEAR
from persian_clean.dates.expression import LAST_DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from persian_clean.dates.expression import Expression, Reading
    from persian_clean.dates.model import Calendar, Issue, ResolvedBy

_UNRESOLVABLE: Final[frozenset[Issue]] = frozenset(
    {"ambiguous-year", "calendar-conflict", "named-day", "recurring-day"}
)
_OPEN_YEARS: Final = range(11, 20)
"""Two-digit years that may as well be of the last century as of this one."""

_WEEKDAY_REACH: Final = 3
"""How many years from the reference a weekday may choose a year."""


class Anchor(NamedTuple):
    """A day that dates without a year are near to, and what it is called."""

    date: datetime.date
    kind: ResolvedBy


class Resolution(NamedTuple):
    """What became of an expression."""

    first: datetime.date | None
    last: datetime.date | None
    resolved_by: ResolvedBy | None
    issues: tuple[Issue, ...]


class _Impossible(Exception):  # noqa: N818 - carries an issue, and never leaves the module
    def __init__(self, issue: Issue) -> None:
        super().__init__(issue)
        self.issue: Issue = issue


def resolve(expression: Expression, anchor: Anchor | None, pivot: int | None) -> Resolution:
    """Resolve an expression or a range.

    Args:
        expression: What the grammar found.
        anchor: The reference date, or the nearest earlier full date of the document.
        pivot: First two-digit year of the 1300s; ``None`` leaves 11 to 19 open.
    """
    start = _resolve_one(expression, anchor, pivot)
    if expression.until is None:
        return start
    stop = _resolve_one(expression.until, anchor, pivot)
    issues = tuple(sorted({*start.issues, *stop.issues}))
    if start.first is None or stop.last is None:
        return Resolution(None, None, None, issues)
    if start.first > stop.last:
        return Resolution(None, None, None, tuple(sorted({*issues, "descending-range"})))  # type: ignore[arg-type]
    return Resolution(start.first, stop.last, start.resolved_by, issues)


def _resolve_one(expression: Expression, anchor: Anchor | None, pivot: int | None) -> Resolution:
    issues: set[Issue] = set(expression.issues)
    if issues & _UNRESOLVABLE:
        return _unresolved(issues)
    found: list[tuple[datetime.date, datetime.date, ResolvedBy]] = []
    faults: list[Issue] = []
    for reading in _definite(expression.readings, anchor, pivot):
        for year, how in _years(reading, expression.calendar, anchor, pivot):
            try:
                first, last = _days(expression.calendar, reading._replace(year=year))
            except _Impossible as fault:
                faults.append(fault.issue)
            else:
                found.append((first, last, how))
    if not found:
        return _unresolved(issues | {_worst(expression, faults)})
    weekday = expression.weekday
    on_weekday = [item for item in found if item[0].weekday() == weekday]
    is_open = not expression.has_year
    if is_open and anchor:
        pool = on_weekday or found if weekday is None else on_weekday
        pool = [i for i in pool if abs((i[0] - anchor.date).days) <= 366 * _WEEKDAY_REACH]
        if not pool:
            return _unresolved(issues | {"weekday-conflict"})
        nearest = min(found, key=lambda item: abs(item[0] - anchor.date))
        chosen = min(pool, key=lambda item: abs(item[0] - anchor.date))
        how: ResolvedBy = chosen[2] if chosen == nearest else "weekday"
        return _resolved(expression, issues, (*chosen[:2], how))
    if len(found) > 1:
        if len(on_weekday) != 1:
            short = len({item[0].month for item in found}) == 1 and len(expression.readings) == 1
            if anchor and short:
                chosen = min(found, key=lambda item: abs(item[0] - anchor.date))
                return _resolved(expression, issues, (*chosen[:2], anchor.kind))
            return _unresolved(issues | {"ambiguous-century" if short else "ambiguous-order"})
        return _resolved(expression, issues, (*on_weekday[0][:2], "weekday"))
    if weekday is not None and not on_weekday and expression.precision == "day":
        issues.add("weekday-conflict")
    return _resolved(expression, issues, found[0])


def _definite(
    readings: tuple[Reading, ...], anchor: Anchor | None, pivot: int | None
) -> tuple[Reading, ...]:
    """Return the readings whose century is known, if there are any."""
    if anchor or pivot is not None:
        return readings
    known = tuple(r for r in readings if not (r.short and r.year in _OPEN_YEARS))
    return known or readings


def _worst(expression: Expression, faults: list[Issue]) -> Issue:
    if faults:
        return faults[0]
    return "no-year" if not expression.has_year else "ambiguous-century"


def _unresolved(issues: set[Issue]) -> Resolution:
    return Resolution(None, None, None, tuple(sorted(issues)))


def _resolved(
    expression: Expression,
    issues: set[Issue],
    found: tuple[datetime.date, datetime.date, ResolvedBy],
) -> Resolution:
    first, last, how = found
    if expression.calendar == "islamic-umalqura":
        issues.add("computed")
    elif expression.calendar == "persian" and first < calendars.to_gregorian(LAW_YEAR, 1, 1):
        issues.add("proleptic")
    return Resolution(first, last, how, tuple(sorted(issues)))


def _years(
    reading: Reading, calendar: Calendar, anchor: Anchor | None, pivot: int | None
) -> Iterator[tuple[int, ResolvedBy]]:
    """Yield the years a reading may be in, and how each is known."""
    year = reading.year
    if year is None:
        if anchor is None or calendar == "islamic-umalqura":
            if _never_exists(reading, calendar):
                yield (1399 if calendar == "persian" else 2020), "context"
            return
        middle = (
            anchor.date.year
            if calendar == "gregory"
            else calendars.to_solar_hijri(anchor.date)[0]
            if _in_range(anchor.date)
            else 0
        )
        for other in range(middle - _WEEKDAY_REACH, middle + _WEEKDAY_REACH + 1):
            yield other, anchor.kind
    elif not reading.short:
        yield year, "explicit"
    elif calendar != "persian":
        return
    elif pivot is not None:
        yield (1300 if year >= pivot else 1400) + year, "pivot"
    elif year not in _OPEN_YEARS:
        yield (1400 if year < 20 else 1300) + year, "pivot"
    else:
        yield 1300 + year, "context"
        yield 1400 + year, "context"


def _never_exists(reading: Reading, calendar: Calendar) -> bool:
    """Tell whether no year has this day, so that it is impossible rather than without a year."""
    try:
        _days(calendar, reading._replace(year=1399 if calendar == "persian" else 2020))
    except _Impossible:
        return calendar != "islamic-umalqura"
    return False


def _in_range(date: datetime.date) -> bool:
    try:
        calendars.to_solar_hijri(date)
    except ValueError:
        return False
    return True


def _days(calendar: Calendar, reading: Reading) -> tuple[datetime.date, datetime.date]:
    """Return the first and last day of a reading whose year is known."""
    year, month, day = reading.year or 0, reading.month, reading.day
    if month is not None and not 1 <= month <= 12:
        raise _Impossible("impossible-month")
    if calendar == "persian":
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise _Impossible("out-of-range")
        return _span(year, month, day, calendars.to_gregorian, calendars.month_length)
    if calendar == "gregory":
        if not 1 <= year <= 9998:
            raise _Impossible("out-of-range")
        return _span(year, month, day, datetime.date, _gregorian_month_length)
    try:
        first = calendars.lunar_to_gregorian(year, month or 1, 1 if day is None else day)
        last = calendars.lunar_to_gregorian(year, month or 12, LAST_DAY if day is None else day)
    except ImportError:
        raise _Impossible("lunar-extra-missing") from None
    except OverflowError:
        raise _Impossible("out-of-range") from None
    except ValueError:
        raise _Impossible("impossible-day") from None
    return first, last


def _span(
    year: int,
    month: int | None,
    day: int | None,
    date: Callable[[int, int, int], datetime.date],
    month_length: Callable[[int, int], int],
) -> tuple[datetime.date, datetime.date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, month_length(year, 12))
    length = month_length(year, month)
    if day is None:
        return date(year, month, 1), date(year, month, length)
    if day == LAST_DAY:
        day = length
    if not 1 <= day <= length:
        raise _Impossible("impossible-day")
    only = date(year, month, day)
    return only, only


def _gregorian_month_length(year: int, month: int) -> int:
    return (datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)).day
