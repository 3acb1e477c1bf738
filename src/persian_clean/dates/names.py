"""Names: what the names of months, weekdays and numbers mean in a folded line."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.chars import LETTER_CLASS
from persian_clean.dates import tables
from persian_clean.dates.calendar import FIRST_YEAR, LAST_YEAR
from persian_clean.dates.fold import fold
from persian_clean.dates.spelling import GAP, GLUING, key, keyed

if TYPE_CHECKING:
    from persian_clean.dates.model import Calendar

PERSIAN_MONTHS: Final = (
    *tables.SOLAR_MONTHS,
    *tables.AFGHAN_MONTHS,
    *tables.GREGORIAN_MONTHS,
    *tables.ARABIC_MONTHS,
    *tables.LUNAR_MONTHS,
    *(name + tie for name in tables.KURDISH_MONTHS for tie in ("", "ی")),
)


class Month(NamedTuple):
    """What a month name means.

    Attributes:
        calendar: Its calendar.
        number: 1 to 12.
        needs_year: Whether it is also another word, and so no month without a year.
        rare: Whether it is oftener that other word, so that two digits are not year enough.
        afghan: Whether it is one of Afghanistan's.
        years: The years it is written with.
    """

    calendar: Calendar
    number: int
    needs_year: bool = False
    rare: bool = False
    afghan: bool = False
    years: range = range(10_000)


@cache
def months() -> dict[str, Month]:
    """Return every month name, folded and keyed."""
    found: dict[str, Month] = {}
    for name, n in tables.LUNAR_MONTHS.items():
        also = name in tables.YEAR_NEEDED
        found[name] = Month("islamic-umalqura", n, needs_year=also, rare=also)
    for name, n in tables.GREGORIAN_MONTHS.items():
        also = name in tables.YEAR_NEEDED
        found[name] = Month("gregory", n, needs_year=also, rare=also)
    for name, n in tables.ARABIC_MONTHS.items():
        found[name] = Month("gregory", n, needs_year=True, rare=True, years=range(1500, 2200))
    for name, n in tables.AFGHAN_MONTHS.items():
        also = name not in tables.ONLY_AFGHAN
        found[name] = Month("persian", n, needs_year=True, rare=also, afghan=True)
    for name, n in tables.KURDISH_MONTHS.items():
        found[name] = found[name + "ی"] = Month("persian", n)
    for name, n in tables.LATIN_MONTHS.items():
        found[name] = Month("persian", n, needs_year=True, years=range(FIRST_YEAR, LAST_YEAR + 1))
    for name, n in tables.SOLAR_MONTHS.items():
        also = name in tables.YEAR_NEEDED
        found[name] = Month("persian", n, needs_year=also, rare=also)
    return {key(fold(name).text): month for name, month in found.items()}


@cache
def days() -> dict[str, int]:
    """Return every word for a day of the month, folded and keyed; -1 is the last day."""
    return keyed({**tables.NUMBER_WORDS, **tables.ORDINAL_WORDS, **tables.EDGE_DAYS})


@cache
def ordinals() -> frozenset[str]:
    """Return the words that are days of the month by themselves, folded and keyed."""
    return frozenset(keyed({**tables.ORDINAL_WORDS, **tables.EDGE_DAYS}))


@cache
def numbers() -> dict[str, int]:
    """Return the number words from 1 to 99, folded and keyed."""
    return keyed(tables.NUMBER_WORDS)


@cache
def hundreds() -> dict[str, int]:
    """Return the hundreds of a year."""
    return keyed(tables.HUNDREDS)


@cache
def weekdays() -> dict[str, int]:
    """Return the weekdays, folded and keyed."""
    return keyed(tables.WEEKDAYS)


@cache
def _month_words() -> frozenset[str]:
    """Return the first words of month names, as they may be run together with others."""
    names = {fold(name).text for name in PERSIAN_MONTHS}
    names = {name.split(" ")[0] for name in names} | {key(name) for name in names}
    runs = {name + tie for name in names for tie in ("", "ی", "ماه")} - {"می"}
    latin = {form for name in tables.LATIN_MONTHS for form in (name, name.title(), name.upper())}
    return frozenset(latin | {word + run for run in runs for word in ("", *GLUING)})


def names_a_month(line: str) -> bool:
    """Tell whether a folded line has the name of a month, without looking at what is beside it."""
    words = _WORD.findall(line)
    return not _month_words().isdisjoint(words) or ("می" in words and _MAY.search(line) is not None)


_WORD: Final = re.compile(f"[{LETTER_CLASS}A-Za-z]+")
_MAY: Final = re.compile(
    rf"می(?={GAP}[،,/._([-]?{GAP}(?:ی{GAP})?(?:سال{GAP}|سنه{GAP})?(?:\d|'|هزار|یک|دو))"
)
"""«می» as a month: before a year, and not the prefix of a verb."""
