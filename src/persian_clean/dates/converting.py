"""Converting dates: one expression, or those of a whole text, to ISO 8601.

Only what is certain from the line itself is replaced by default: days with a year, ranges and
lists of them. Months, years, dates without a year and other calendars stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal, get_args

from persian_clean.dates import hints, patterns
from persian_clean.dates.calendar import month_length, to_gregorian
from persian_clean.dates.expression import LAST_DAY
from persian_clean.dates.finding import Finder, Found, checked_arguments, find_in_lines
from persian_clean.dates.fold import fold
from persian_clean.dates.grammar import read

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from persian_clean.dates.context import Context
    from persian_clean.dates.expression import Expression
    from persian_clean.dates.model import Issue

Style = Literal["iso", "annotate"]
Edit = tuple[int, int, str]

LRI: Final = "\N{LEFT-TO-RIGHT ISOLATE}"
PDI: Final = "\N{POP DIRECTIONAL ISOLATE}"

_ANNOTATION: Final = re.compile(rf"\s?\({LRI}?\d{{4}}-\d\d-\d\d(?:/\d{{4}}-\d\d-\d\d)?{PDI}?\)")

_REASONS: Final[dict[Issue, str]] = {
    "ambiguous-calendar": "the year may be of another calendar; write which one it is of",
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
    expression = checked_arguments(expression, reference, pivot)
    found = list(find_in_lines(expression, reference, pivot))
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
        and not found.has_stray
        and match.iso is not None
        and match.calendar == "persian"
        and "weekday-conflict" not in match.issues
    )


def _replaced(found: Iterable[Found]) -> list[Found]:
    """Return the dates of a line that are replaced; those that are tied, all or none."""
    groups: list[list[Found]] = []
    for one in found:
        if one.is_tied and groups:
            groups[-1].append(one)
        else:
            groups.append([one])
    return [one for group in groups if all(map(_replaceable, group)) for one in group]


def _edits(found: Iterable[Found], text: str, style: Style, *, isolate: bool) -> list[Edit]:
    edits = []
    for match, *_ in found:
        iso = f"{LRI}{match.iso}{PDI}" if isolate else match.iso or ""
        if style == "iso":
            edits.append((match.start, match.end, iso))
        elif not _ANNOTATION.match(text, match.end):
            edits.append((match.start, match.end, f"{match.text} ({iso})"))
    return edits


def _apply(text: str, edits: Iterable[Edit]) -> str:
    pieces: list[str] = []
    last = 0
    for start, end, new in edits:
        pieces += text[last:start], new
        last = end
    return "".join(pieces) + text[last:]


def replacements(
    text: str,
    style: Style,
    reference: dt.date | None,
    *,
    isolate: bool = False,
    context: bool = False,
) -> list[Edit]:
    """Return the replacements that turn certain Solar Hijri dates into ISO 8601.

    A line whose replacements would bring forth new ones, or let later lines be read otherwise (only
    contrived text does), is left alone, so that replacing twice is the same as replacing once.

    Args:
        text: Any text.
        style: ``"iso"`` puts the ISO date in place of the expression, ``"annotate"`` behind it.
        reference: Settles the century of two-digit years that may be of either.
        isolate: Whether to put directional isolates around what is written.
        context: Whether to replace, too, the days whose year the reference or an earlier date of
            the text tells; otherwise each line is judged by itself.

    Returns:
        Start, end and new text of each, in order and disjoint.

    Examples:
        >>> replacements("۱ مهر ۱۳۹۸ رفت تا ۵ دی", "iso", None)
        [(0, 10, '2019-09-23')]
        >>> replacements("۱ مهر ۱۳۹۸ (2019-09-23)", "annotate", None)
        []
    """
    finder = Finder(reference, None, context=context)

    def of_line(line: str) -> list[Edit]:
        found = (f._replace(has_year=True) if context else f for f in finder.find(line))
        return _edits(_replaced(found), line, style, isolate=isolate)

    edits: list[Edit] = []
    for offset, end in hints.lines(text):
        line = text[offset:end]
        before = replace(finder.known)
        own = of_line(line)
        if not own:
            continue
        known, finder.known = finder.known, before
        if not of_line(_apply(line, own)) and _is_as_known(finder.known, known):
            edits += ((offset + start, offset + stop, new) for start, stop, new in own)
        finder.known = known
    return edits


def _is_as_known(one: Context, other: Context) -> bool:
    """Tell whether two contexts tell the same of later dates, Solar ones written in ISO or not."""
    return all(
        (a and (a.first, a.last, a.calendar or "persian"))
        == (b and (b.first, b.last, b.calendar or "persian"))
        for a, b in ((one.day, other.day), (one.month, other.month), (one.year, other.year))
    )


def dates_to_iso(
    text: str,
    *,
    style: Style = "iso",
    context: bool = False,
    reference: dt.date | None = None,
    isolate: bool = False,
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
        isolate: Whether to put the isolates U+2066 and U+2069 around what is written: without them
            a right-to-left line shows 2018-05-18 as 18-05-2018.

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
    text = checked_arguments(text, reference, None)
    if style not in get_args(Style):
        raise ValueError(f"style must be 'iso' or 'annotate', not {style!r}")
    found = replacements(text, style, reference, isolate=isolate, context=context)
    return _apply(text, found)
