"""Normalise Persian text: letters, digits, ZWNJ, spacing, punctuation and Solar Hijri dates."""

from __future__ import annotations

__version__ = "0.1.0"
