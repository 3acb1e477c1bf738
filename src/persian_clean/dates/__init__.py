"""Solar Hijri dates: found in text as it is written, understood, and converted to ISO 8601."""

from __future__ import annotations

from persian_clean.dates.calendar import format_solar_hijri, to_gregorian, to_solar_hijri
from persian_clean.dates.converting import dates_to_iso, to_iso
from persian_clean.dates.finding import find_dates
from persian_clean.dates.model import DateMatch

__all__ = [
    "DateMatch",
    "dates_to_iso",
    "find_dates",
    "format_solar_hijri",
    "to_gregorian",
    "to_iso",
    "to_solar_hijri",
]
