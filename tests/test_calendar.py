"""Calendar: every supported day both ways, and the days that do not exist."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from typing import TYPE_CHECKING

import jdatetime
import pytest

from persian_clean.dates import format_solar_hijri, to_gregorian, to_solar_hijri
from persian_clean.dates.calendar import FIRST_YEAR, LAST_YEAR, is_leap

if TYPE_CHECKING:
    from collections.abc import Callable

# Leap years of the table of the Calendar Centre, Institute of Geophysics, University of Tehran.
LEAP_YEARS = frozenset(
    map(
        int,
        "1210 1214 1218 1222 1226 1230 1234 1238 1243 1247 1251 1255 1259 1263 "
        "1267 1271 1276 1280 1284 1288 1292 1296 1300 1304 1309 1313 1317 1321 "
        "1325 1329 1333 1337 1342 1346 1350 1354 1358 1362 1366 1370 1375 1379 "
        "1383 1387 1391 1395 1399 1403 1408 1412 1416 1420 1424 1428 1432 1436 "
        "1441 1445 1449 1453 1457 1461 1465 1469 1474 1478 1482 1486 1490 1494 "
        "1498".split(),
    )
)


def test_leap_years() -> None:
    assert {year for year in range(FIRST_YEAR, LAST_YEAR + 1) if is_leap(year)} == LEAP_YEARS


def test_every_day_both_ways() -> None:
    day = to_gregorian(FIRST_YEAR, 1, 1)
    last = to_gregorian(LAST_YEAR, 12, 30)
    counted = 0
    while day <= last:
        written = jdatetime.GregorianToJalali(day.year, day.month, day.day).getJalaliList()
        assert to_solar_hijri(day) == written
        assert to_gregorian(*written) == day
        day += dt.timedelta(1)
        counted += 1
    assert counted == 365 * (LAST_YEAR - FIRST_YEAR + 1) + len(LEAP_YEARS)


@pytest.mark.parametrize(
    ("date", "message"),
    [
        ((1400, 12, 30), "Esfand 1400 has 29 days"),
        ((1398, 7, 31), "Mehr 1398 has 30 days"),
        ((1398, 1, 32), "Farvardin 1398 has 31 days"),
        ((1398, 7, 0), "Mehr 1398 has 30 days"),
        ((1398, 13, 1), "there is no month 13"),
        ((1398, 0, 1), "there is no month 0"),
        ((1205, 1, 1), "outside 1206-1498"),
        ((1499, 1, 1), "outside 1206-1498"),
    ],
)
def test_impossible_days_are_refused(date: tuple[int, int, int], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        to_gregorian(*date)


@pytest.mark.parametrize("date", [dt.date(1827, 3, 21), dt.date(2120, 3, 21)])
def test_days_outside_the_table_are_refused(date: dt.date) -> None:
    with pytest.raises(ValueError, match="outside Solar Hijri 1206-1498"):
        to_solar_hijri(date)


@pytest.mark.parametrize("date", [dt.date(1, 1, 1), dt.date(9999, 12, 31)])
def test_far_days_are_refused(date: dt.date) -> None:
    with pytest.raises(ValueError, match="outside Solar Hijri"):
        to_solar_hijri(date)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (lambda: format_solar_hijri("2018"), "date must be a datetime.date, not str"),  # type: ignore[arg-type]
        (lambda: to_solar_hijri(None), "date must be a datetime.date, not NoneType"),  # type: ignore[arg-type]
        (lambda: to_gregorian("1397", 2, 28), "year must be an int, not str"),  # type: ignore[arg-type]
        (lambda: to_gregorian(1397, 2.0, 28), "month must be an int, not float"),  # type: ignore[arg-type]
        (lambda: to_gregorian(1397, 2, "28"), "day must be an int, not str"),  # type: ignore[arg-type]
    ],
)
def test_wrong_types_are_told(fault: Callable[[], object], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        fault()


def test_format() -> None:
    assert format_solar_hijri(dt.date(2021, 3, 20)) == "۳۰ اسفند ۱۳۹۹"
    assert format_solar_hijri(dt.datetime(2018, 5, 18, 14, tzinfo=dt.UTC)) == ("۲۸ اردیبهشت ۱۳۹۷")


def test_the_locale_is_left_alone_and_nothing_heavy_is_imported() -> None:
    program = (
        "import sys, persian_clean.dates as d; assert 'jdatetime' not in sys.modules;"
        "assert 'regex' not in sys.modules; print(d.to_gregorian(1397, 2, 28))"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-W", "error", "-c", program],
        env={"LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "2018-05-18\n"
    assert not done.stderr
