"""Normalise Persian text: letters, digits, ZWNJ, spacing, punctuation and Solar Hijri dates."""

from __future__ import annotations

from persian_clean.config import CORPUS, SEARCH, STANDARD, Config
from persian_clean.dates import (
    DateMatch,
    dates_to_iso,
    find_dates,
    format_solar_hijri,
    to_gregorian,
    to_iso,
    to_solar_hijri,
)
from persian_clean.edits import Edit, Result
from persian_clean.pipeline import clean, clean_lines, explain
from persian_clean.rules import RULES
from persian_clean.stages import (
    fix_zwnj,
    normalize_digits,
    normalize_letters,
    normalize_spaces,
    space_punctuation,
)

__version__ = "0.1.0"

__all__ = [
    "CORPUS",
    "RULES",
    "SEARCH",
    "STANDARD",
    "Config",
    "DateMatch",
    "Edit",
    "Result",
    "clean",
    "clean_lines",
    "dates_to_iso",
    "explain",
    "find_dates",
    "fix_zwnj",
    "format_solar_hijri",
    "normalize_digits",
    "normalize_letters",
    "normalize_spaces",
    "space_punctuation",
    "to_gregorian",
    "to_iso",
    "to_solar_hijri",
]
