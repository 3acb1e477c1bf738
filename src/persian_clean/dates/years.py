"""Years: after a month, and alone beside «سال» or an era."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.dates import patterns
from persian_clean.dates import surroundings as around
from persian_clean.dates.calendar import FIRST_YEAR, LAST_YEAR
from persian_clean.dates.expression import Expression, Reading
from persian_clean.dates.patterns import key
from persian_clean.dates.surroundings import Count

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from persian_clean.dates.model import Calendar

IMPERIAL_OFFSET: Final = 1180
"""The imperial year 2535 was 1355."""


class Year(NamedTuple):
    """A year behind a month name.

    Attributes:
        value: The year, or ``None`` when what follows the month is none.
        short: Whether it has two digits.
        end: Where it ends, its era included.
        calendar: The calendar its era names.
        unsure: Whether it may as well be a count of what follows.
    """

    value: int | None = None
    short: bool = False
    end: int = 0
    calendar: Calendar | None = None
    unsure: bool = False


NO_YEAR: Final = Year()


def era_calendar(text: str | None) -> Calendar | None:
    """Return the calendar an era names; «هجری» alone names none."""
    if not text:
        return None
    if "قمری" in text or text[-1] == "ق" or ("ق" in text and text[0] == "ه"):
        return "islamic-umalqura"
    if text == "م" or text[:3] in {"میل", "عیس", "مسی"}:
        return "gregory"
    return None if text == "هجری" else "persian"


def year_in_words(text: str) -> int:
    """Return the year of «هزار و سیصد و نود و هفت»."""
    rest = key(text).partition("هزارو")[2]
    for word, value in patterns.hundreds().items():
        if rest.startswith(word):
            tail = rest[len(word) :].removeprefix("و")
            return 1000 + value + (patterns.numbers()[tail] if tail else 0)
    raise AssertionError(text)  # pragma: no cover - the pattern admits no other word


_DOUBTFUL: Final = range(10, 51)
"""Two-digit years that are rare, and so oftener a count."""


def read_year(line: str, end: int, *, place: bool, rare: bool = False) -> Year:
    """Read the year after a month that ends here, if what is there is one.

    Args:
        line: A folded line.
        end: Where the month ends.
        place: Whether the day is the name of a place.
        rare: Whether the month name is oftener another word.
    """
    match = patterns.year_after().match(line, end)
    if not match:
        return NO_YEAR
    marked = bool(match["marker"] or match["tick"])
    calendar = era_calendar(match["era"])
    if match["words"]:
        return Year(year_in_words(match["words"]), end=match.end(), calendar=calendar)
    short = match["short"] is not None or len(match["digits"]) == 2
    value = patterns.numbers()[key(match["short"])] if match["short"] else int(match["digits"])
    if short:
        if match["short"] and (value < 20 or (not marked and value % 10 == 0)):
            return NO_YEAR
        detached = (match["comma"] or place) and not marked
        if detached or (value <= 31 and patterns.month_next().match(line, match.end())):
            return NO_YEAR
    count = Count.NO
    if not match["era"]:
        doubtful = short and value in _DOUBTFUL
        count = around.counts(line, match.end(), short=short, rare=rare, doubtful=doubtful)
    if count is Count.YES and not (marked and not short):
        return NO_YEAR
    if "شاهنشاهی" in (match["era"] or "") and 2500 <= value <= 2560:
        value -= IMPERIAL_OFFSET
    return Year(value, short, match.end(), calendar, unsure=count is Count.UNSURE and not marked)


def read_marked_years(line: str) -> Iterator[Expression]:
    """Read «سال ۱۳۹۷», «سال ۹۷», «سالهای ۱۳۵۹ تا ۱۳۶۷»."""
    for match in patterns.marked_year().finditer(line):
        counted = around.is_counted_year(line, match.start())
        if counted or not around.starts_a_word(line, match.start()):
            continue
        expression = _read_marked_year(line, match, match.end("marker"))
        if expression:
            yield from _with_second_year(expression, match)


def read_years_of_eras(line: str) -> Iterator[Expression]:
    """Read «۱۳۹۷ خورشیدی»."""
    for match in patterns.year_with_era().finditer(line):
        expression = _read_marked_year(line, match, match.start())
        if expression:
            yield expression


def _read_marked_year(line: str, match: re.Match[str], start: int) -> Expression | None:
    era = match["era"]
    value, short = _marked_value(match)
    if "شاهنشاهی" in (era or ""):
        value -= IMPERIAL_OFFSET
    calendar = era_calendar(era) or ("gregory" if 1500 < value < 2200 else "persian")
    if (
        era == "هجری"
        or not value
        or not around.stands_alone(line, start)
        or around.in_token(line, start, match.end())
        or (short and (calendar != "persian" or around.is_long_ago(line, match.end())))
        or (not era and around.counts(line, match.end(), short=short) is not Count.NO)
        or (not short and calendar == "persian" and not FIRST_YEAR <= value <= LAST_YEAR)
    ):
        return None
    reading = Reading(value % 100 if short else value, None, None, short)
    return Expression(start, match.end(), calendar, "year", (reading,), match.start())


def _marked_value(match: re.Match[str]) -> tuple[int, bool]:
    """Return a marked year and whether it has two digits; 0 when its words are no year's."""
    if digits := match["digits"]:
        short = len(digits) == 2
        return int(digits) or 100, short
    if match["words"]:
        return year_in_words(match["words"]), False
    value = patterns.numbers()[key(match["short"])]
    return (value, True) if value > 20 and value % 10 else (0, True)


def _with_second_year(first: Expression, match: re.Match[str]) -> Iterator[Expression]:
    """Yield a year, and the second one of «سالهای ۱۳۵۹ تا ۱۳۶۷» and «سالهای ۹۷ و ۹۸»."""
    if not match["to"]:
        yield first
        return
    reading = Reading(int(match["to"]), None, None, len(match["to"]) == 2)
    start = match.start("to")
    second = Expression(start, first.end, first.calendar, "year", (reading,), start)
    first.end = match.start("joint")
    while not match.string[first.end - 1].isalnum():
        first.end -= 1
    if match["joint"] == "و":
        yield first
        yield second
    elif reading.short == first.readings[0].short:
        first.until = second
        yield first
    else:
        yield first
