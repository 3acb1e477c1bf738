"""Resolving: which days an expression means, and how its year is known.

A year is never made up: without one in the text, a reference date or an earlier date of the
document decides, helped by the weekday; failing those, the expression stays unresolved. A reading
the calendar does not have is dropped; if none is left, the first one's fault is reported.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.dates import calendar as calendars
from persian_clean.dates.calendar import FIRST_YEAR, LAST_YEAR, LAW_YEAR
from persian_clean.dates.expression import LAST_DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from persian_clean.dates.context import Anchor
    from persian_clean.dates.expression import Expression, Reading
    from persian_clean.dates.model import Calendar, Issue, ResolvedBy

_UNRESOLVABLE: Final[frozenset[Issue]] = frozenset(
    {
        "ambiguous-calendar",
        "ambiguous-year",
        "calendar-conflict",
        "named-day",
        "recurring-day",
        "relative-year",
    }
)
_OPEN_YEARS: Final = range(11, 20)
"""Two-digit years that may as well be of the last century as of this one."""

_WEEKDAY_REACH: Final = 3
"""How many years from the reference a weekday may choose a year."""


class Resolution(NamedTuple):
    """What became of an expression."""

    first: dt.date | None
    last: dt.date | None
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
        return _unresolved({*issues, "descending-range"})
    return Resolution(start.first, stop.last, start.resolved_by, issues)


def _resolve_one(expression: Expression, anchor: Anchor | None, pivot: int | None) -> Resolution:
    issues: set[Issue] = set(expression.issues)
    if issues & _UNRESOLVABLE:
        return _unresolved(issues)
    found: list[_Candidate] = []
    faults: list[Issue] = []
    for reading in _definite(expression.readings, anchor, pivot):
        for year, how in _years(reading, expression.calendar, anchor, pivot):
            try:
                first, last = _days(expression.calendar, reading._replace(year=year))
            except _Impossible as fault:
                faults.append(fault.issue)
            else:
                found.append(_Candidate(first, last, how))
    if not found:
        return _unresolved(issues | {_worst(expression, faults)})
    chosen = _choose(expression, found, anchor)
    if not isinstance(chosen, _Candidate):
        return _unresolved(issues | {chosen})
    return _resolved(expression, issues, chosen)


_SAME_DAY: Final = dt.timedelta(3)
"""How far apart one day may be in two calendars: a lunar month begins when the moon is seen."""


def is_beside(resolution: Resolution, date: dt.date) -> bool:
    """Tell whether an expression is resolved to a day, or to another in its calendar."""
    return resolution.first is not None and abs(resolution.first - date) <= _SAME_DAY


def resolve_beside(expression: Expression, date: dt.date) -> Resolution | None:
    """Resolve an expression of which the same day is written beside it in another calendar.

    Args:
        expression: What the grammar found; its year is missing, or has two digits.
        date: That day.
    """
    issues: set[Issue] = set(expression.issues)
    calendar = expression.calendar
    if issues & _UNRESOLVABLE or expression.until:
        return None
    found: list[_Candidate] = []
    for reading in expression.readings:
        for year in _years_about(reading, calendar, date):
            try:
                first, last = _days(calendar, reading._replace(year=year))
            except _Impossible:
                continue
            if abs(first - date) <= _SAME_DAY:
                found.append(_Candidate(first, last, "context"))
    nearest = min(found, key=lambda candidate: abs(candidate.first - date), default=None)
    return _resolved(expression, issues, nearest) if nearest else None


def _years_about(reading: Reading, calendar: Calendar, date: dt.date) -> tuple[int, ...]:
    """Return the years near a day that a reading may be in."""
    middle = date.year
    if calendar == "persian":
        middle -= 621
    elif calendar == "islamic-umalqura":
        middle = (middle - 622) * 33 // 32
    years = range(middle - 2, middle + 3)
    if reading.short:
        return tuple(year for year in years if year % 100 == reading.year)
    return tuple(years) if reading.year is None else ()


class _Candidate(NamedTuple):
    first: dt.date
    last: dt.date
    how: ResolvedBy


def _choose(
    expression: Expression, found: list[_Candidate], anchor: Anchor | None
) -> _Candidate | Issue:
    """Choose among what an expression may mean, or say why none can be chosen."""

    def distance(candidate: _Candidate) -> dt.timedelta:
        return abs(candidate.first - anchor.date) if anchor else dt.timedelta()

    if len(found) == 1 and expression.has_year:
        return found[0]
    on_weekday = [c for c in found if c.first.weekday() == expression.weekday]
    if not expression.has_year:
        nearest = min(found, key=distance)
        chosen = (
            nearest if expression.weekday is None else min(on_weekday, default=None, key=distance)
        )
        if chosen is None:
            return "weekday-conflict"
        return chosen if chosen == nearest else chosen._replace(how="weekday")
    if len(on_weekday) == 1:
        return on_weekday[0]._replace(how="weekday")
    if len(expression.readings) > 1:
        return "ambiguous-order"
    return min(found, key=distance)._replace(how=anchor.kind) if anchor else "ambiguous-century"


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


def _resolved(expression: Expression, issues: set[Issue], chosen: _Candidate) -> Resolution:
    first, last, how = chosen
    if expression.precision == "day" and expression.weekday not in {None, first.weekday()}:
        issues.add("weekday-conflict")
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


def _in_range(date: dt.date) -> bool:
    try:
        calendars.to_solar_hijri(date)
    except ValueError:
        return False
    return True


def _days(calendar: Calendar, reading: Reading) -> tuple[dt.date, dt.date]:
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
        return _span(year, month, day, dt.date, _gregorian_month_length)
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
    date: Callable[[int, int, int], dt.date],
    month_length: Callable[[int, int], int],
) -> tuple[dt.date, dt.date]:
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
    return (dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(1)).day
