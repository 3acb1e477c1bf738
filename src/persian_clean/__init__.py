"""Normalise Persian text: letters, digits, ZWNJ, spacing, punctuation and Solar Hijri dates."""

from __future__ import annotations

from persian_clean.config import CORPUS, SEARCH, STANDARD, Config
from persian_clean.edits import Edit, Result
from persian_clean.pipeline import clean, clean_lines, explain
from persian_clean.rules import RULES

__version__ = "0.1.0"

__all__ = [
    "CORPUS",
    "RULES",
    "SEARCH",
    "STANDARD",
    "Config",
    "Edit",
    "Result",
    "clean",
    "clean_lines",
    "explain",
]
