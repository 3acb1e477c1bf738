"""Converting dates: one expression, or those of a whole text, to ISO 8601.

Only what is certain from the line itself is replaced by default: days with a year, ranges and
lists of them. Months, years, dates without a year and other calendars stay as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, get_args

from persian_clean.dates import hints, patterns
from persian_clean.dates.calendar import month_length, to_gregorian
from persian_clean.dates.expression import LAST_DAY
from persian_clean.dates.finding import Found, check_arguments, find_in_lines
from persian_clean.dates.fold import fold
from persian_clean.dates.grammar import read

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from persian_clean.dates.expression import Expression
    from persian_clean.dates.model import Issue

Style = Literal["iso", "annotate"]
Edit = tuple[int, int, str]

_ANNOTATION: Final = re.compile(r"\s?\(\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?\)")

_REASONS: Final[dict[Issue, str]] = {
    "ambiguous-century": "the century of the two-digit year is open; write four digits",
    "ambiguous-order": "day, month and year can be read in more than one order",
    "ambiguous-year": "the number after the month may be a count",
    "calendar-conflict": "month and era belong to different calendars",
    "descending-range": "the range ends before it starts",
    "impossible-day": "the month has no such day",
    "impossible-month": "months are 1 to 12",
    "lunar-extra-missing": "lunar dates need the extra persian-clean[lunar]",
    "named-day": "this is the name of a place or an event",
    "no-year": "the year is missing",
    "out-of-range": "the year is outside the supported range",
    "recurring-day": "this day comes every year",
    "relative-year": "the year is told from a day that is not known",
    "weekday-conflict": "no year near the reference has this weekday",
}


def to_iso(expression: str, *, reference: dt.date | None = None, pivot: int | None = None) -> str:
    """Convert one date expression to ISO 8601.

    A month, a year or a range becomes an interval of its first and last day.

    Args:
        expression: A date and nothing else, but for its weekday and white space.
        reference: What a date without a year is nearest to.
        pivot: The first two-digit year of the 1300s, as in `find_dates`.

    Raises:
        TypeError: The expression is not a string.
        ValueError: It is no date, or more than one, or one that does not exist, or one whose year
            is not known; the message says which.

    Examples:
        >>> to_iso("۱ مهر ۱۳۹۸")
        '2019-09-23'
        >>> to_iso("۳۰ اسفند ۱۴۰۰")
        Traceback (most recent call last):
        ValueError: «۳۰ اسفند ۱۴۰۰»: Esfand 1400 has 29 days
    """
    check_arguments(expression, reference, pivot)
    found = list(find_in_lines(expression, reference, pivot, context=False))
    if len(found) != 1:
        what = "not a date" if not found else "more than one date"
        raise ValueError(f"«{expression}»: {what}")
    match = found[0].match
    around = fold(expression[: match.start] + " " + expression[match.end :]).text.strip(" .،,()")
    if around.removeprefix("سال").removeprefix(
        "سنه"
    ).strip() and not patterns.introduction().fullmatch(around + " "):
        raise ValueError(f"«{expression}»: more than a date")
    if match.iso is None:
        raise ValueError(f"«{expression}»: {_reason(match.issues, match.text)}")
    return match.iso


def _reason(issues: Iterable[Issue], text: str) -> str:
    """Say why an expression is unresolved, in terms of the month at fault where there is one."""
    faults = [issue for issue in issues if issue in _REASONS]
    parts: list[Expression] = [
        part for e in read(fold(text).text) for part in (e, e.until) if part is not None
    ]
    for part in parts:
        year, month, day, short = part.readings[0]
        if year is None or month is None or day is None or part.calendar != "persian":
            continue
        if short:
            year += 1400 if year < 20 else 1300
        try:
            to_gregorian(year, month, month_length(year, month) if day == LAST_DAY else day)
        except ValueError as error:
            return str(error)
    return _REASONS[faults[0]]


def _replaceable(found: Found) -> bool:
    """Tell whether a date is of the kinds replaced by default."""
    match = found.match
    return (
        found.has_year
        and found.of_days
        and match.iso is not None
        and match.calendar == "persian"
        and "weekday-conflict" not in match.issues
    )


def _edits(found: Iterable[Found], text: str, style: Style) -> list[Edit]:
    edits = []
    for match, *_ in found:
        if style == "iso":
            edits.append((match.start, match.end, match.iso or ""))
        elif not _ANNOTATION.match(text, match.end):
            edits.append((match.start, match.end, f"{match.text} ({match.iso})"))
    return edits


def _apply(text: str, edits: Iterable[Edit]) -> str:
    pieces: list[str] = []
    last = 0
    for start, end, new in edits:
        pieces += text[last:start], new
        last = end
    return "".join(pieces) + text[last:]


def _line_edits(line: str, style: Style, reference: dt.date | None) -> list[Edit]:
    found = find_in_lines(line, reference, context=False)
    return _edits(filter(_replaceable, found), line, style)


def replacements(text: str, style: Style, reference: dt.date | None) -> list[Edit]:
    """Return the replacements that turn certain Solar Hijri dates into ISO 8601.

    Each line is judged by itself. A line whose replacements would bring forth new ones (only
    contrived text does) is left alone, so that replacing twice is the same as replacing once.

    Args:
        text: Any text.
        style: ``"iso"`` puts the ISO date in place of the expression, ``"annotate"`` behind it.
        reference: Settles the century of two-digit years that may be of either.

    Returns:
        Start, end and new text of each, in order and disjoint.

    Examples:
        >>> replacements("۱ مهر ۱۳۹۸ رفت تا ۵ دی", "iso", None)
        [(0, 10, '2019-09-23')]
        >>> replacements("۱ مهر ۱۳۹۸ (2019-09-23)", "annotate", None)
        []
    """
    edits: list[Edit] = []
    for offset, end in hints.lines(text):
        line = text[offset:end]
        own = _line_edits(line, style, reference)
        if own and not _line_edits(_apply(line, own), style, reference):
            edits += ((offset + start, offset + stop, new) for start, stop, new in own)
    return edits


def dates_to_iso(
    text: str,
    *,
    style: Style = "iso",
    context: bool = False,
    reference: dt.date | None = None,
) -> str:
    """Replace the Solar Hijri dates of a text by ISO 8601 dates, or annotate them.

    By default only days with a year, and ranges and lists of them, are replaced, each line judged
    by itself.

    Args:
        text: Any text.
        style: ``"iso"`` replaces; ``"annotate"`` writes the ISO date in brackets behind.
        context: Whether to replace, too, the days whose year only the reference or an earlier date
            of the text tells.
        reference: The day the text was written.

    Raises:
        TypeError: ``text`` is not a string, or ``reference`` not a date.
        ValueError: ``style`` is neither of the two.

    Examples:
        >>> dates_to_iso("از ۱ مهر ۱۳۹۸ تا ۲ آبان")
        'از 2019-09-23/2019-10-24'
        >>> dates_to_iso("۱ مهر ۱۳۹۸", style="annotate")
        '۱ مهر ۱۳۹۸ (2019-09-23)'
        >>> dates_to_iso("۱ مهر ۱۳ میلیون کودک به مدرسه رفتند.")
        '۱ مهر ۱۳ میلیون کودک به مدرسه رفتند.'
    """
    check_arguments(text, reference, None)
    if style not in get_args(Style):
        raise ValueError(f"style must be 'iso' or 'annotate', not {style!r}")
    if not context:
        return _apply(text, replacements(text, style, reference))
    found = (
        found
        for found in find_in_lines(text, reference, context=True)
        if _replaceable(found._replace(has_year=True))
    )
    return _apply(text, _edits(found, text, style))
