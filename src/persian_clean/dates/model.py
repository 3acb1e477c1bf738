"""Date matches: what an expression says, where it stands, and how its year came to be known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt

Calendar = Literal["persian", "gregory", "islamic-umalqura"]
"""CLDR calendar identifiers: Solar Hijri, Gregorian, and the Umm al-Qura lunar Hijri."""

Precision = Literal["day", "month", "year", "interval"]

ResolvedBy = Literal["explicit", "pivot", "context", "weekday", "reference"]
"""How the year is known: written in full, read from two digits, taken from an earlier date of the
document or the same day beside it in another calendar, chosen by the weekday, or taken from the
caller's reference date."""

Issue = Literal[
    "ambiguous-calendar",
    "ambiguous-century",
    "ambiguous-order",
    "ambiguous-year",
    "calendar-conflict",
    "computed",
    "descending-range",
    "impossible-day",
    "impossible-month",
    "lunar-extra-missing",
    "named-day",
    "no-year",
    "out-of-range",
    "proleptic",
    "recurring-day",
    "relative-year",
    "weekday-conflict",
]
"""What a reader should know of a match; each is explained in the documentation of dates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMatch:
    """One date expression of a text.

    Attributes:
        start: Where the expression starts, in code points of the text as it was given.
        end: Where it ends (exclusive), so that ``text[start:end]`` is the expression.
        text: The expression as it is written.
        iso: ISO 8601 date, or interval ``first/last`` with both ends included, or ``None`` when the
            expression cannot be resolved; ``issues`` then says why.
        first: First day of the expression, or ``None``.
        last: Last day of the expression, or ``None``.
        calendar: CLDR identifier of the calendar it is written in.
        precision: Whether a day, a month, a year or an interval of them is written.
        resolved_by: How its year is known, or ``None`` when it is not.
        issues: What is wrong or worth knowing, in alphabetical order.

    Examples:
        >>> from persian_clean.dates import find_dates
        >>> match, = find_dates("مدرسه ۱ مهر ۱۳۹۸ باز شد.")
        >>> match.text, match.iso, match.resolved_by
        ('۱ مهر ۱۳۹۸', '2019-09-23', 'explicit')

        A day that the month does not have is found, and left unresolved:

        >>> match, = find_dates("۳۱ مهر ۱۳۹۸")
        >>> match.iso is None, match.issues
        (True, ('impossible-day',))
    """

    start: int
    end: int
    text: str
    iso: str | None
    first: dt.date | None
    last: dt.date | None
    calendar: Calendar
    precision: Precision
    resolved_by: ResolvedBy | None
    issues: tuple[Issue, ...] = ()
