"""Years: after a month, and alone beside «سال» or an era."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.dates import names, patterns
from persian_clean.dates import surroundings as around
from persian_clean.dates.calendar import FIRST_YEAR, LAST_YEAR
from persian_clean.dates.counting import Count, counts
from persian_clean.dates.expression import LAST_DAY, Expression, Reading
from persian_clean.dates.spelling import BLANKS, key
from persian_clean.dates.tables import RANGE_WORDS

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from persian_clean.dates.model import Calendar
    from persian_clean.dates.names import Month

_IMPERIAL_OFFSET: Final = 1180
"""The imperial year 2535 was 1355."""

_SOLAR_YEARS: Final = range(FIRST_YEAR, LAST_YEAR + 1)
CALENDAR_YEARS: Final[dict[Calendar, range]] = {
    "persian": _SOLAR_YEARS,
    "gregory": range(1500, 2200),
    "islamic-umalqura": range(1000, 1501),
}
"""The years that each calendar is usually written with."""

SOLAR_FUTURE: Final = 1421
"""From here on, a year that nothing says to be Solar is oftener one of another calendar."""


class Year(NamedTuple):
    """A year behind a month name.

    Attributes:
        value: The year, or ``None`` when what follows the month is none.
        short: Whether it has two digits.
        end: Where it ends, its era included.
        calendar: The calendar its era names.
        counted: Whether it may as well be a count of what follows.
    """

    value: int | None = None
    short: bool = False
    end: int = 0
    calendar: Calendar | None = None
    counted: Count = Count.NO


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


def without_empire(year: int, era: str | None) -> int:
    """Return the Solar Hijri year of one that «شاهنشاهی» marks, and any other as it is."""
    imperial = "شاهنشاهی" in (era or "") and 2500 <= year <= 2560
    return year - _IMPERIAL_OFFSET if imperial else year


def year_in_words(text: str) -> int:
    """Return the year of «هزار و سیصد و نود و هفت»."""
    thousands, _, rest = key(text).partition("هزار")
    year = 2000 if thousands == "دو" else 1000
    rest = rest.removeprefix("و")
    for word, value in names.hundreds().items():
        if rest.startswith(word):
            year += value
            rest = rest[len(word) :].removeprefix("و")
            break
    return year + (names.numbers()[rest] if rest else 0)


def read_year(line: str, end: int, month: Month, *, place: bool) -> Year:
    """Read the year after a month that ends here, if what is there is one.

    Args:
        line: A folded line.
        end: Where the month ends.
        month: The month.
        place: Whether the day is the name of a place.
    """
    match = patterns.year_after().match(line, end)
    if not match:
        return NO_YEAR
    if match["comma"] and place:
        return NO_YEAR
    marked = bool(match["marker"] or match["tick"])
    value, short = _number(line, match, month)
    if short:
        detached = (match["comma"] or place) and not marked
        if detached or (value <= 31 and patterns.month_next().match(line, match.end())):
            return NO_YEAR
    elif value == 0:
        return NO_YEAR
    counted = Count.NO
    if not match["era"] and not match["boxed"]:
        counted = counts(line, match.end(), short=short, value=value, rare=month.rare)
    if marked and (not short or counted is not Count.YES):
        counted = Count.NO
    calendar = era_calendar(match["era"])
    return Year(without_empire(value, match["era"]), short, match.end(), calendar, counted)


def _number(line: str, match: re.Match[str], month: Month) -> tuple[int, bool]:
    """Return the number after a month and whether it has two digits; 0 when it is no year's."""
    marked = bool(match["marker"] or match["tick"])
    if match["short"]:
        value = names.numbers()[key(match["short"])]
        bare = value % 10 == 0 and not marked and not _ends_a_phrase(line, match.end())
        return (0, False) if value < 20 or bare else (value, True)
    if match["words"] or match["boxed"]:
        value = year_in_words(match["words"]) if match["words"] else int(match["boxed"])
        return (value if value in CALENDAR_YEARS[month.calendar] else 0), False
    digits = match["digits"]
    value = int(digits)
    if len(digits) in {1, 3} and not (match["era"] or (value > 99 and match["marker"])):
        return 0, False
    exact = month.calendar == "islamic-umalqura" and (match["era"] or match["marker"])
    return value, len(digits) == 2 and not exact


def _ends_a_phrase(line: str, end: int) -> bool:
    """Tell whether no word that could be counted follows."""
    return counts(line, end, short=True, value=20) is Count.NO


def read_marked_years(line: str) -> Iterator[Expression]:
    """Read «سال ۱۳۹۷», «سال ۹۷», «سالهای ۱۳۵۹ تا ۱۳۶۷», «آخرین روز سال ۱۳۹۹»."""
    for match in patterns.marked_year().finditer(line):
        marker = match.start("marker")
        if around.is_counted_year(line, marker) or not around.starts_a_word(line, marker):
            continue
        items = _items(line, match)
        if not items:
            continue
        found = patterns.year_era().match(line, items[-1].end)
        era = found["era"] if found else None
        first = items[0].value
        calendar = era_calendar(era) or ("gregory" if 1500 < first < 2200 else "persian")
        if not _are_years(line, items, era, calendar):
            continue
        expressions = _expressions(items, marker, calendar, era)
        if found:
            last = expressions[-1]
            (last.until or last).end = found.end()
        if len(expressions) == 1 and not expressions[0].until:
            _take_edge(line, expressions[0])
        yield from expressions


def read_years_of_eras(line: str) -> Iterator[Expression]:
    """Read «۱۳۹۷ خورشیدی», «هزار و سیصد و نود و هفت خورشیدی»."""
    for match in patterns.year_with_era().finditer(line):
        yield from _year_of_era(line, match, int(match["digits"]))
    if "هزار" in line:
        for match in patterns.year_in_words_with_era().finditer(line):
            yield from _year_of_era(line, match, year_in_words(match["words"]))


def _year_of_era(line: str, match: re.Match[str], value: int) -> list[Expression]:
    start, end = match.span()
    calendar = era_calendar(match["era"])
    items = [_Item(start, end, value, short=False)]
    if (
        calendar is None
        or (match["era"] in _ALSO_UNITS and not around.is_an_aside(line, start, end))
        or around.is_a_decade(line, start)
        or not _are_years(line, items, match["era"], calendar)
    ):
        return []
    return _expressions(items, start, calendar, match["era"])


_ALSO_UNITS: Final = frozenset("مقخ")
"""Letters that stand for an era, and for metres, for «قانون» or «خیابان»."""


class _Item(NamedTuple):
    """One of the years behind «سال»: where it stands, and what ties it to the one before."""

    start: int
    end: int
    value: int
    short: bool
    joint: str = ""


def _items(line: str, match: re.Match[str]) -> list[_Item]:
    """Return the year behind «سال» and those that are tied to it; none if it is no year."""
    name = next(name for name in ("digits", "words", "short") if match[name])
    value, short = _value(match, name)
    if short and name == "short" and (value < 20 or value % 10 == 0):
        return []
    items = [_Item(*match.span(name), value, short)]
    plural = "ها" in match["marker"]
    while len(items) < 16:
        further = patterns.further_year().match(line, items[-1].end)
        item = _further(line, further, items[-1], plural=plural) if further else None
        if item is None:
            break
        items.append(item)
    return items


def _value(match: re.Match[str], name: str) -> tuple[int, bool]:
    """Return a year and whether it has two digits."""
    if name == "digits":
        return int(match[name]), len(match[name]) == 2
    if name == "words":
        return year_in_words(match[name]), False
    return names.numbers()[key(match[name])], True


def _further(line: str, match: re.Match[str], last: _Item, *, plural: bool) -> _Item | None:
    """Return a further year; none where it is a count, a day, or of another width."""
    joint = match["joint"].strip(BLANKS)
    name = "digits" if match["digits"] else "short"
    value, short = _value(match, name)
    in_range = joint in RANGE_WORDS
    if short and not last.short and in_range and value > last.value % 100:
        value, short = last.value - last.value % 100 + value, False
    if (
        short is not last.short
        or not (in_range or plural or joint == "و")
        or (name == "short" and value < 20)
        or (not in_range and abs(value - last.value) > 100)
        or patterns.month_next().match(line, match.end())
        or counts(line, match.end(), short=short) is not Count.NO
    ):
        return None
    return _Item(*match.span(name), value, short, joint)


def _are_years(line: str, items: list[_Item], era: str | None, calendar: Calendar) -> bool:
    """Tell whether what stands behind «سال» or before an era is years, of a calendar we know."""
    start, end, value, short, _ = items[0]
    if era == "هجری" or not around.stands_alone(line, start):
        return False
    if around.in_token(line, start, items[-1].end):
        return False
    if short and (calendar != "persian" or around.is_long_ago(line, end) or _are_decades(items)):
        return False
    if not short and calendar == "persian" and without_empire(value, era) not in _SOLAR_YEARS:
        return False
    return bool(era) or len(items) > 1 or counts(line, end, short=short) is Count.NO


def _are_decades(items: list[_Item]) -> bool:
    """Tell whether «سالهای ۴۰ و ۵۰» may be the decades."""
    return len(items) > 1 and all(
        item.value % 10 == 0 and item.joint not in RANGE_WORDS for item in items
    )


def _expressions(
    items: list[_Item], outer: int, calendar: Calendar, era: str | None
) -> list[Expression]:
    """Return years as expressions, the two ends of a range as one."""
    found: list[Expression] = []
    for start, end, value, short, joint in items:
        reading = Reading(without_empire(value, era), None, None, short)
        expression = Expression(start, end, calendar, "year", (reading,), start if found else outer)
        expression.is_taken = calendar == "persian" and not era and not short
        if expression.is_taken and value >= SOLAR_FUTURE:
            expression.issues.add("ambiguous-calendar")
        if joint in RANGE_WORDS and not found[-1].until:
            found[-1].until = expression
        else:
            found.append(expression)
    return found


def _take_edge(line: str, year: Expression) -> None:
    """Let «آخرین روز سال ۱۳۹۹» stand for that day."""
    floor = max(0, year.outer - 24)
    match = patterns.edge_of_year().search(line[floor : year.outer])
    if match:
        day = names.days()[key(match["edge"])]
        year.start = year.outer = floor + match.start()
        year.precision = "day"
        month = 12 if day == LAST_DAY else 1
        year.readings = (year.readings[0]._replace(month=month, day=day),)
