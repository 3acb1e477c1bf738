"""Solar Hijri dates: found in text as it is written, understood, and converted to ISO 8601.

A text meets the files in this order: `hints` (which lines are read at all), `fold` (one spelling of
a line), `grammar` with its readers `named`, `months`, `numeric`, `relative` and `years` (the
expressions of a line), `joining` (ranges, lists, shared years), `context` and `resolve` (which days
they mean), `strays` (what is not replaced alone), `finding` and `converting` (what users call).
Readers look things up in `names` and `patterns`, made of `tables` in the `spelling` of folded
lines; `counting`, `recurring` and `surroundings`, made of `neighbours`, tell them whether numbers
are a date at all.
"""

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
