"""Finding dates: every expression of a text, at its place, resolved where it can be."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.dates import hints
from persian_clean.dates.fold import fold
from persian_clean.dates.grammar import read
from persian_clean.dates.model import DateMatch
from persian_clean.dates.resolve import Anchor, resolve
from persian_clean.shield import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from persian_clean.dates.model import Calendar

CALENDARS: Final[tuple[Calendar, ...]] = ("persian", "gregory", "islamic-umalqura")


class Found(NamedTuple):
    """A match, and what the replacing of dates asks of its expression."""

    match: DateMatch
    has_year: bool
    of_days: bool


def find_in_lines(
    text: str,
    reference: dt.date | None,
    pivot: int | None = None,
    *,
    context: bool,
) -> Iterator[Found]:
    """Yield the dates of a text, line by line.

    Args:
        text: Any text.
        reference: What dates without a year are near to.
        pivot: The first two-digit year of the 1300s.
        context: Whether, without a reference, an earlier full date of the text serves as one.
    """
    # A datetime is a date as well, but cannot be compared with one.
    given = Anchor(dt.date.fromordinal(reference.toordinal()), "reference") if reference else None
    latest: Anchor | None = None
    for offset, line_end in hints.lines(text):
        line = text[offset:line_end]
        folded = fold(line)
        protected = _protected(line)
        for expression in read(folded.text):
            if _is_within(folded.start(expression.start), protected):
                continue
            first, last, resolved_by, issues = resolve(expression, given or latest, pivot)
            of_days = expression.precision == "day"
            if context and last and expression.has_year and of_days:
                latest = Anchor(last, "context")
            until = expression.until
            start = offset + folded.start(expression.start)
            end = offset + folded.end(until.end if until else expression.end)
            iso = None
            if first and last:
                iso = str(first) if first == last else f"{first}/{last}"
            match = DateMatch(
                start=start,
                end=end,
                text=text[start:end],
                iso=iso,
                first=first,
                last=last,
                calendar=expression.calendar,
                precision="interval" if until else expression.precision,
                resolved_by=resolved_by,
                issues=issues,
            )
            yield Found(match, expression.has_year, of_days)


_PROTECTS: Final = ("`", "<", "](")


def _protected(line: str) -> list[tuple[int, int]]:
    """Return the spans of code, tags and targets of links; other tokens the grammar refuses."""
    if not any(sign in line for sign in _PROTECTS):
        return []
    return [span for span in tokens(line) if line[span[0]] in "`<("]


def _is_within(offset: int, spans: list[tuple[int, int]]) -> bool:
    """Tell whether one of the spans, which are in order and disjoint, holds an offset."""
    place = bisect_right(spans, offset, key=lambda span: span[0])
    return place > 0 and offset < spans[place - 1][1]


def check_arguments(
    text: object, reference: object, pivot: object, calendars: Iterable[str] = CALENDARS
) -> None:
    """Refuse arguments of the wrong type or value, saying which."""
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    if reference is not None and not isinstance(reference, dt.date):
        raise TypeError(f"reference must be a dt.date, not {type(reference).__name__}")
    if pivot is not None and not (isinstance(pivot, int) and 0 <= pivot <= 100):
        raise ValueError(f"pivot must be a two-digit year or 100, not {pivot!r}")
    unknown = sorted(set(calendars) - set(CALENDARS))
    if unknown:
        raise ValueError(f"unknown calendar {unknown[0]!r}: known are {', '.join(CALENDARS)}")


def find_dates(
    text: str,
    *,
    reference: dt.date | None = None,
    calendars: Iterable[Calendar] = CALENDARS,
    pivot: int | None = None,
) -> list[DateMatch]:
    """Find the date expressions of a text as it is written, and resolve those that can be.

    Args:
        text: Any text; it need not be normalised, and offsets are into it as it is.
        reference: The day the text was written or published. Dates without a year take the year
            that brings them nearest to it; without a reference, nearest to the last full date
            before them in the text.
        calendars: Which calendars to report, by their CLDR identifiers.
        pivot: The first two-digit year of the 1300s. By default 20 to 99 are 13xx, 00 to 10 are
            14xx, and 11 to 19 need a reference, a weekday or an earlier date to be resolved.

    Raises:
        TypeError: ``text`` is not a string, or ``reference`` not a date.
        ValueError: Unknown calendar, or ``pivot`` outside 0 to 100.

    Examples:
        >>> [(d.text, d.iso) for d in find_dates("از ۳ تا ۵ دی ۹۸ باران بارید.")]
        [('۳ تا ۵ دی ۹۸', '2019-12-24/2019-12-26')]

        A count is not a year, and a street has none:

        >>> [(d.text, d.iso) for d in find_dates("۳ دی ۹۸ نفر آمدند، میدان ۹ دی پر شد.")]
        [('۳ دی', None), ('۹ دی', None)]
    """
    calendars = tuple(calendars)
    check_arguments(text, reference, pivot, calendars)
    found = find_in_lines(text, reference, pivot, context=True)
    return [match for match, *_ in found if match.calendar in calendars]
