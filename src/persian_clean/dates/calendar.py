"""Calendars: days that exist convert exactly, days that do not are refused, never rolled over.

The Solar Hijri calendar is Iran's by the law of 11 Farvardin 1304: six months of 31 days, five of
30, and Esfand of 29, or 30 in leap years. Its leap years are those of the table published by the
Calendar Centre of the University of Tehran's Institute of Geophysics, which covers 1206 to 1498;
`jdatetime` computes the same. Before 1304 the calendar is proleptic: today's rules carried
backwards.

Only the first day of a year is asked of `jdatetime`, once, and of its arithmetic core: its package
reads the process locale when imported and whenever a date is made, and its converter turns 30
Esfand of a common year into 1 Farvardin without a word.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Final

FIRST_YEAR: Final = 1206
LAST_YEAR: Final = 1498
LAW_YEAR: Final = 1304
"""The year the calendar became Iran's by law; earlier dates are proleptic."""

PERSIAN_MONTHS: Final = (
    "فروردین",
    "اردیبهشت",
    "خرداد",
    "تیر",
    "مرداد",
    "شهریور",
    "مهر",
    "آبان",
    "آذر",
    "دی",
    "بهمن",
    "اسفند",
)
_TRANSLITERATED: Final = (
    "Farvardin",
    "Ordibehesht",
    "Khordad",
    "Tir",
    "Mordad",
    "Shahrivar",
    "Mehr",
    "Aban",
    "Azar",
    "Dey",
    "Bahman",
    "Esfand",
)
_TO_PERSIAN_DIGITS: Final = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def _check_number(name: str, value: object) -> None:
    if not hasattr(value, "__index__"):
        raise TypeError(f"{name} must be an int, not {type(value).__name__}")


@cache
def _new_year(year: int) -> int:
    """Return the proleptic Gregorian ordinal of 1 Farvardin."""
    from jalali_core import JalaliToGregorian  # noqa: PLC0415  only dates need it

    return dt.date(*JalaliToGregorian(year, 1, 1).getGregorianList()).toordinal()


def _check_year(year: int) -> None:
    _check_number("year", year)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(
            f"Solar Hijri year {year} is outside {FIRST_YEAR}-{LAST_YEAR}, "
            "the years the official table covers"
        )


def is_leap(year: int) -> bool:
    """Tell whether Esfand has 30 days in a Solar Hijri year.

    Args:
        year: Solar Hijri year, 1206 to 1498.

    Raises:
        TypeError: A value is not an int.
        ValueError: The year is outside the supported range.

    Examples:
        >>> is_leap(1399)
        True
        >>> is_leap(1400)
        False
    """
    _check_year(year)
    return _new_year(year + 1) - _new_year(year) == 366


def month_length(year: int, month: int) -> int:
    """Return the number of days in a Solar Hijri month.

    Args:
        year: Solar Hijri year, 1206 to 1498.
        month: 1 (Farvardin) to 12 (Esfand).

    Raises:
        TypeError: A value is not an int.
        ValueError: The year is outside the supported range, or there is no such month.

    Examples:
        >>> month_length(1397, 2), month_length(1400, 12)
        (31, 29)
    """
    _check_year(year)
    _check_number("month", month)
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}: months are 1 to 12")
    if month == 12:
        return 30 if is_leap(year) else 29
    return 31 if month <= 6 else 30


def to_gregorian(year: int, month: int, day: int) -> dt.date:
    """Convert a Solar Hijri date to a `datetime.date`.

    Args:
        year: Solar Hijri year, 1206 to 1498; before 1304 the conversion is proleptic.
        month: 1 (Farvardin) to 12 (Esfand).
        day: Day of the month, from 1.

    Raises:
        TypeError: A value is not an int.
        ValueError: There is no such day, or the year is outside the supported range.

    Examples:
        >>> to_gregorian(1397, 2, 28)
        datetime.date(2018, 5, 18)

        Impossible days do not roll over:

        >>> to_gregorian(1400, 12, 30)
        Traceback (most recent call last):
        ValueError: Esfand 1400 has 29 days
    """
    length = month_length(year, month)
    _check_number("day", day)
    if not 1 <= day <= length:
        raise ValueError(f"{_TRANSLITERATED[month - 1]} {year} has {length} days")
    days_before = 31 * (month - 1) - max(0, month - 7)
    return dt.date.fromordinal(_new_year(year) + days_before + day - 1)


def falls_on(weekday: int, year: int, month: int, day: int) -> bool:
    """Tell whether a Solar Hijri day exists and falls on a weekday, 0 for Monday."""
    try:
        return to_gregorian(year, month, day).weekday() == weekday
    except ValueError:
        return False


def to_solar_hijri(date: dt.date) -> tuple[int, int, int]:
    """Convert a `datetime.date` to Solar Hijri year, month and day.

    Args:
        date: A day from 1827-03-22 (1 Farvardin 1206) to 2120-03-20 (the last day of 1498).

    Raises:
        TypeError: ``date`` is not a date.
        ValueError: The day is outside the supported range.

    Examples:
        >>> import datetime
        >>> to_solar_hijri(datetime.date(2018, 5, 18))
        (1397, 2, 28)
        >>> to_solar_hijri(datetime.date(1800, 1, 1))
        Traceback (most recent call last):
        ValueError: 1800-01-01 is outside Solar Hijri 1206-1498, the years the official table covers
    """
    if not isinstance(date, dt.date):
        raise TypeError(f"date must be a datetime.date, not {type(date).__name__}")
    ordinal = date.toordinal()
    year = date.year - 621
    if FIRST_YEAR <= year <= LAST_YEAR + 1 and ordinal < _new_year(year):
        year -= 1
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(
            f"{dt.date.fromordinal(ordinal)} is outside Solar Hijri {FIRST_YEAR}-{LAST_YEAR}, "
            "the years the official table covers"
        )
    days = ordinal - _new_year(year)
    month, day = divmod(days, 31) if days < 186 else divmod(days - 186, 30)
    return year, month + (1 if days < 186 else 7), day + 1


def format_solar_hijri(date: dt.date) -> str:
    """Write a day in Persian, as it is written in prose: day, month name, year, Persian digits.

    Args:
        date: A day the official table covers.

    Raises:
        TypeError: ``date`` is not a date.
        ValueError: The day is outside the supported range.

    Examples:
        >>> import datetime
        >>> format_solar_hijri(datetime.date(2018, 5, 18))
        '۲۸ اردیبهشت ۱۳۹۷'
        >>> format_solar_hijri(datetime.date(2019, 3, 21))
        '۱ فروردین ۱۳۹۸'
    """
    year, month, day = to_solar_hijri(date)
    return f"{day} {PERSIAN_MONTHS[month - 1]} {year}".translate(_TO_PERSIAN_DIGITS)


def lunar_to_gregorian(year: int, month: int, day: int) -> dt.date:
    """Convert an Umm al-Qura lunar Hijri date; Iran's observed calendar can differ by a day.

    Args:
        year: Lunar Hijri year, 1343 to 1500.
        month: 1 (Muharram) to 12 (Dhu al-Hijja).
        day: Day of the month; -1 stands for the last one.

    Raises:
        ImportError: The ``lunar`` extra is not installed.
        OverflowError: The year is outside the table.
        ValueError: There is no such day.
    """
    from hijridate import Hijri  # noqa: PLC0415 - optional

    date = Hijri(year, month, 1 if day == -1 else day)
    if day == -1:
        date = Hijri(year, month, date.month_length())
    return dt.date.fromordinal(date.to_gregorian().toordinal())


def to_lunar(date: dt.date) -> tuple[int, int, int]:
    """Convert a `datetime.date` to Umm al-Qura year, month and day.

    Args:
        date: A day of the years 1343 to 1500 of that calendar.

    Raises:
        ImportError: The ``lunar`` extra is not installed.
        OverflowError: The day is outside the table.
    """
    from hijridate import Gregorian  # noqa: PLC0415 - optional

    lunar = Gregorian(date.year, date.month, date.day).to_hijri()
    return lunar.year, lunar.month, lunar.day
