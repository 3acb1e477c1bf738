"""Context: the dates that others are told from, and what they make of a relative year or month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from persian_clean.dates.calendar import to_lunar, to_solar_hijri

if TYPE_CHECKING:
    import datetime as dt

    from persian_clean.dates.expression import Expression
    from persian_clean.dates.model import Calendar, ResolvedBy


class Anchor(NamedTuple):
    """Days that others are told from.

    Attributes:
        first: The first of them.
        last: The last of them.
        kind: What they are called.
        calendar: The calendar they are written in; ``None`` for a reference and for ISO dates.
    """

    first: dt.date
    last: dt.date
    kind: ResolvedBy
    calendar: Calendar | None = None

    @property
    def date(self) -> dt.date:
        """The day that dates without a year are near to."""
        return self.last


@dataclass(slots=True)
class Context:
    """What is known at a place of the text.

    Attributes:
        reference: The day the text was written.
        day: The last day written before.
        month: The last day or month written before.
        year: The last day, month or year written before.
    """

    reference: Anchor | None = None
    day: Anchor | None = None
    month: Anchor | None = None
    year: Anchor | None = None

    @property
    def nearest_to(self) -> Anchor | None:
        """What days without a year are near to."""
        return self.reference or self.day

    def learn(self, expression: Expression, first: dt.date, last: dt.date) -> None:
        """Take up what an expression has been resolved to."""
        calendar = None if expression.is_iso else expression.calendar
        anchor = Anchor(first, last, "context", calendar)
        self.year = anchor
        if expression.precision != "year":
            self.month = anchor
        if expression.precision == "day":
            self.day = anchor

    def ground(self, expression: Expression) -> ResolvedBy | None:
        """Put the year, or year and month, that an expression is told from into its readings.

        Returns:
            How it is known; ``None`` when it is not, or when nothing had to be told.
        """
        relative = expression.relative
        if relative is None:
            return None
        told = self.year if relative.unit == "year" else self.month
        bases = {
            "writing": [self.reference or told],
            "text": [told],
            "either": [self.reference, told],
        }[relative.told_from]
        known = [base for base in bases if base is not None]
        calendar = expression.calendar
        if relative.unit == "month":
            calendar = (known[0].calendar if known else None) or "persian"
        targets = {_target(base, relative.unit, relative.shift, calendar) for base in known}
        target = targets.pop() if len(targets) == 1 else None
        if target is None:
            expression.issues.add("relative-year")
            return None
        expression.calendar = calendar
        year, month = target
        expression.readings = tuple(
            reading._replace(year=year, month=reading.month if month is None else month)
            for reading in expression.readings
        )
        return known[0].kind


def _target(
    base: Anchor, unit: str, shift: int, calendar: Calendar
) -> tuple[int, int | None] | None:
    """Return the year, or year and month, that lies so far from a base."""
    first, last = (_year_and_month(date, calendar) for date in (base.first, base.last))
    if first is None or last is None or first[0] != last[0]:
        return None
    if unit == "year":
        return first[0] + shift, None
    if first != last:
        return None
    year, month = divmod(12 * first[0] + first[1] - 1 + shift, 12)
    return year, month + 1


def _year_and_month(date: dt.date, calendar: Calendar) -> tuple[int, int] | None:
    try:
        if calendar == "persian":
            return to_solar_hijri(date)[:2]
        return (date.year, date.month) if calendar == "gregory" else to_lunar(date)[:2]
    except (ImportError, OverflowError, ValueError):
        return None
