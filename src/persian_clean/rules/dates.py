"""Dates: the two ways of writing a Solar Hijri date in ISO 8601.

Guarantees that neither runs unless ``Config.dates`` asks for it; finding and understanding dates is
the work of ``persian_clean.dates``.
"""

from __future__ import annotations

from typing import Final

from persian_clean.rule import DateRule, Rule

_WHY: Final = (
    "ISO 8601-1:2019: a calendar date is written year-month-day, for programs and readers "
)

RULES: Final[tuple[Rule, ...]] = (
    DateRule(
        name="solar-hijri-date",
        why=_WHY + "of any calendar.",
        example=("در ۲۸ اردیبهشت ۱۳۹۷ آمد", "در 2018-05-18 آمد"),
        keep="در ۳۰ اسفند ۱۴۰۰ و میدان ۱۷ شهریور",
        policy=("dates", "iso"),
    ),
    DateRule(
        name="unannotated-date",
        why=_WHY + "of both calendars.",
        example=("در ۲۸ اردیبهشت ۱۳۹۷ آمد", "در ۲۸ اردیبهشت ۱۳۹۷ (2018-05-18) آمد"),
        keep="در ۲۸ اردیبهشت ۱۳۹۷ (2018-05-18) آمد",
        policy=("dates", "annotate"),
    ),
)
