"""Finding dates: every expression of a text, at its place, resolved where it can be."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.chars import as_text
from persian_clean.dates import hints
from persian_clean.dates.context import Anchor, Context
from persian_clean.dates.fold import fold
from persian_clean.dates.grammar import read
from persian_clean.dates.model import DateMatch
from persian_clean.dates.resolve import Resolution, is_beside, resolve, resolve_beside
from persian_clean.dates.spelling import GAP
from persian_clean.dates.strays import are_tied, has_stray
from persian_clean.shield import tokens

if TYPE_CHECKING:
    from persian_clean.dates.expression import Expression
    from persian_clean.dates.model import Calendar

CALENDARS: Final[tuple[Calendar, ...]] = ("persian", "gregory", "islamic-umalqura")


class Found(NamedTuple):
    """A match, and what the replacing of dates asks of its expression.

    Attributes:
        match: The match.
        has_year: Whether a year is written.
        of_days: Whether days are, and no months or years.
        has_stray: Whether something is tied to it that is no date by itself.
        is_tied: Whether it is replaced together with the match before it or not at all.
    """

    match: DateMatch
    has_year: bool
    of_days: bool
    has_stray: bool
    is_tied: bool


def as_reference(reference: object) -> dt.date | None:
    """Return a reference as the date it is; a datetime is one as well, but not comparable to one.

    Raises:
        TypeError: It is neither a date nor ``None``.
    """
    if reference is None:
        return None
    if not isinstance(reference, dt.date):
        raise TypeError(
            f"reference must be a datetime.date or None, not {type(reference).__name__}"
        )
    return dt.date.fromordinal(reference.toordinal())


class Finder:
    """Finds the dates of one line after another, and what they are told from.

    Args:
        reference: What dates without a year are near to.
        pivot: The first two-digit year of the 1300s.
        context: Whether an earlier date of the text serves as a reference where none is given, and
            years may be told from it.
    """

    def __init__(self, reference: dt.date | None, pivot: int | None, *, context: bool) -> None:
        day = as_reference(reference)
        self._pivot = pivot
        self._context = context
        self.known = Context(Anchor(day, day, "reference") if day else None)

    def find(self, line: str, offset: int = 0) -> Iterator[Found]:
        """Yield the dates of a line.

        Args:
            line: One line; line breaks in it count as spaces.
            offset: Where it starts in the text.
        """
        folded = fold(line)
        protected = _protected(line)
        expressions = read(folded.text)
        for place, expression in enumerate(expressions):
            if _is_within(folded.start(expression.start), protected):
                continue
            has_year = expression.has_year
            first, last, resolved_by, issues = self._resolve(folded.text, expressions, place)
            until = expression.until
            start, end = folded.start(expression.start), folded.end((until or expression).end)
            iso = None
            if first and last:
                iso = f"{first}/{last}" if until or first != last else str(first)
                if self._context:
                    self.known.learn(expression, first, last)
            match = DateMatch(
                start=offset + start,
                end=offset + end,
                text=line[start:end],
                iso=iso,
                first=first,
                last=last,
                calendar=expression.calendar,
                precision="interval" if until else expression.precision,
                resolved_by=resolved_by,
                issues=issues,
            )
            yield Found(
                match,
                has_year,
                expression.precision == "day",
                has_stray(folded.text, expressions, place),
                place > 0 and are_tied(folded.text, expressions[place - 1], expression),
            )

    def _resolve(self, line: str, expressions: list[Expression], place: int) -> Resolution:
        """Resolve an expression, by what it says, or by the date beside it in another calendar."""
        expression = expressions[place]
        told = self.known.ground(expression)
        if expression.until:
            self.known.ground(expression.until)
        resolution = resolve(expression, self.known.nearest_to, self._pivot)
        if told and resolution.first:
            return resolution._replace(resolved_by=told)
        reading = expression.readings[0]
        if len(expressions) == 1 or (reading.year is not None and not reading.short):
            return resolution
        for other in _equals(line, expressions, place):
            date = resolve(other, None, self._pivot).first
            if date and not is_beside(resolution, date):
                resolution = resolve_beside(expression, date) or resolution
        return resolution


_EQUALS: Final = re.compile(
    rf"{GAP}[([،,/=-]?{GAP}(?:(?:و|یا){GAP})?"
    rf"(?:(?:برابر|مطابق|مصادف|معادل|مقارن|همزمان|منطبق)(?:{GAP}(?:است|بود))?"
    rf"(?:{GAP}(?:با|به|بر))?{GAP})?(?:(?:روز|تاریخ){GAP})?"
)
"""What stands between the names of one day in two calendars: «۲۵ اوت (۳ شهریور ۱۳۶۷)»."""


def _equals(line: str, expressions: list[Expression], place: int) -> Iterator[Expression]:
    """Yield the neighbours in other calendars that have a year."""
    one = expressions[place]
    for first, second in ((place, place + 1), (place - 1, place)):
        if not 0 <= first < second < len(expressions):
            continue
        before, behind = expressions[first], expressions[second]
        other = behind if first == place else before
        reading = other.readings[0]
        if (
            before.precision == behind.precision == "day"
            and other.calendar != one.calendar
            and reading.year is not None
            and _EQUALS.fullmatch(line, before.end, behind.outer)
        ):
            yield other


def find_in_lines(
    text: str, reference: dt.date | None, pivot: int | None = None
) -> Iterator[Found]:
    """Yield the dates of a text, each line by itself.

    Args:
        text: Any text.
        reference: What dates without a year are near to.
        pivot: The first two-digit year of the 1300s.
    """
    finder = Finder(reference, pivot, context=False)
    for start, end in hints.lines(text):
        yield from finder.find(text[start:end], start)


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


def checked_arguments(
    text: object, reference: object, pivot: object, calendars: object = CALENDARS
) -> str:
    """Return the text; refuse arguments of the wrong type or value, saying which."""
    text = as_text(text)
    as_reference(reference)
    if pivot is not None and not (isinstance(pivot, int) and 0 <= pivot <= 100):
        raise ValueError(f"pivot must be a two-digit year or 100, not {pivot!r}")
    if isinstance(calendars, str) or not isinstance(calendars, Iterable):
        raise TypeError(
            f"calendars must be several names, such as ('persian',), not {type(calendars).__name__}"
        )
    for calendar in calendars:
        if calendar not in CALENDARS:
            raise ValueError(f"unknown calendar {calendar!r}: known are {', '.join(CALENDARS)}")
    return text


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
        reference: The day the text was written or published; a datetime is taken as its day. Dates
            without a year take the year that brings them nearest to it; without a reference,
            nearest to the last full date before them in the text. «سال گذشته» is told from it.
        calendars: Which calendars to report, by their CLDR identifiers.
        pivot: The first two-digit year of the 1300s. By default 20 to 99 are 13xx, 00 to 10 are
            14xx, and 11 to 19 need a reference, a weekday or an earlier date to be resolved.

    Raises:
        TypeError: ``text`` is not a string, ``reference`` not a date, or ``calendars`` not several
            names.
        ValueError: Unknown calendar, or ``pivot`` outside 0 to 100.

    Examples:
        >>> [(d.text, d.iso) for d in find_dates("از ۳ تا ۵ دی ۹۸ باران بارید.")]
        [('۳ تا ۵ دی ۹۸', '2019-12-24/2019-12-26')]

        A count is not a year, and a street has none:

        >>> [(d.text, d.iso) for d in find_dates("۳ دی ۹۸ نفر آمدند، میدان ۹ دی پر شد.")]
        [('۳ دی', None), ('۹ دی', None)]
    """
    if isinstance(calendars, Iterator):
        calendars = tuple(calendars)
    text = checked_arguments(text, reference, pivot, calendars)
    lines = list(hints.lines(text, wrapped=True))
    if not lines:
        return []
    finder = Finder(reference, pivot, context=True)
    return [
        match
        for start, end in lines
        for match, *_ in finder.find(text[start:end], start)
        if match.calendar in calendars
    ]
