"""Expressions: what the grammar hands to the joining of ranges and the finding of years."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from persian_clean.dates.model import Calendar, Issue, Precision
    from persian_clean.dates.tables import ToldFrom

LAST_DAY: Final = -1
"""The day of «آخرین روز اسفند», until the year tells which it is."""


class Reading(NamedTuple):
    """One way to read an expression.

    Attributes:
        year: The year as written, or ``None``; two-digit when ``short``.
        month: 1 to 12, or anything the numbers say; ``None`` for a year alone.
        day: Day of the month, `LAST_DAY`, or ``None`` for a month or a year.
        short: Whether the year has two digits.
    """

    year: int | None
    month: int | None
    day: int | None
    short: bool = False


class Relative(NamedTuple):
    """A year or a month that is told from another day: «سال گذشته», «همین ماه».

    Attributes:
        shift: How many of them later.
        unit: Which of the two.
        told_from: The day of writing, a date earlier in the text, or either of them.
    """

    shift: int
    unit: Literal["year", "month"]
    told_from: ToldFrom


@dataclass(slots=True)
class Expression:
    """A date expression of a folded line.

    Attributes:
        start: Where it starts.
        end: Where it ends.
        calendar: The calendar it is written in.
        precision: Whether a day, a month or a year is written.
        readings: What it may mean, the likeliest first.
        outer: Where its introduction (weekday, «روز», «مورخ») starts.
        weekday: The weekday beside it, 0 for Monday.
        issues: What is already known to be wrong with it.
        until: The other end of a range.
        relative: What is said of its year, or of its year and month, when they are not written.
        is_iso: Whether it is written as ISO 8601 has it, and so in no calendar of its own.
        is_taken: Whether its calendar is taken for granted: «سال ۱۳۱۷», and nothing says whose.
        is_lent: Whether its month or its year is written at its neighbour in a list.
    """

    start: int
    end: int
    calendar: Calendar
    precision: Precision
    readings: tuple[Reading, ...]
    outer: int
    weekday: int | None = None
    issues: set[Issue] = field(default_factory=set)
    until: Expression | None = None
    relative: Relative | None = None
    is_iso: bool = False
    is_taken: bool = False
    is_lent: bool = False

    @property
    def has_year(self) -> bool:
        """Whether a year is written."""
        return self.readings[0].year is not None
