"""Normalise Persian text: letters, digits, ZWNJ, spacing, punctuation and Solar Hijri dates."""

from __future__ import annotations

from persian_clean.dates import (
    DateMatch,
    dates_to_iso,
    find_dates,
    format_solar_hijri,
    to_gregorian,
    to_iso,
    to_solar_hijri,
)

__all__ = [
    "DateMatch",
    "dates_to_iso",
    "find_dates",
    "format_solar_hijri",
    "to_gregorian",
    "to_iso",
    "to_solar_hijri",
]

__version__ = "0.1.0"
