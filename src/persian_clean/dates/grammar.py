"""Grammar: what in a line is a date expression, and what it says. Years are left to `resolve`.

Each reader below takes a folded line and yields the expressions of one form; where two overlap, the
earlier reader in `READERS` has the better claim. What a reader cannot decide it says: an
expression carries every reading that the written numbers allow.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.dates import patterns
from persian_clean.dates import surroundings as around
from persian_clean.dates.calendar import FIRST_YEAR, LAST_YEAR
from persian_clean.dates.expression import LAST_DAY, Expression, Reading
from persian_clean.dates.joining import join
from persian_clean.dates.patterns import key
from persian_clean.dates.surroundings import Count

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from persian_clean.dates.model import Calendar

IMPERIAL_OFFSET: Final = 1180
"""The imperial year 2535 was 1355."""


class _Year(NamedTuple):
    value: int | None = None
    short: bool = False
    end: int = 0
    calendar: Calendar | None = None
    unsure: bool = False


_NO_YEAR: Final = _Year()


def _era(text: str | None) -> Calendar | None:
    """Return the calendar an era names; «هجری» alone names none."""
    if not text:
        return None
    if "قمری" in text or text[-1] == "ق" or ("ق" in text and text[0] == "ه"):
        return "islamic-umalqura"
    if text == "م" or text[:3] in {"میل", "عیس", "مسی"}:
        return "gregory"
    return None if text == "هجری" else "persian"


def _year_in_words(text: str) -> int:
    """Return the year of «هزار و سیصد و نود و هفت»."""
    rest = key(text).partition("هزارو")[2]
    for word, value in patterns.hundreds().items():
        if rest.startswith(word):
            tail = rest[len(word) :].removeprefix("و")
            return 1000 + value + (patterns.numbers()[tail] if tail else 0)
    raise AssertionError(text)  # pragma: no cover - the pattern admits no other word


def _day_value(text: str) -> int:
    """Return the day of the month a day's digits or words say."""
    if text[0].isdigit():
        return int(text[: 2 if text[1:2].isdigit() else 1])
    word = key(text)
    value = patterns.days().get(word)
    return patterns.days()[word.removesuffix("روز").removesuffix("ین")] if value is None else value


def _is_ordinal(text: str) -> bool:
    return (
        key(text).removesuffix("روز").removesuffix("ین") in patterns.ordinals()
        or key(text) in patterns.ordinals()
    )


def _read_year(line: str, end: int, *, place: bool) -> _Year:
    """Read the year after a month that ends here, if what is there is one."""
    match = patterns.year_after().match(line, end)
    if not match:
        return _NO_YEAR
    marked = bool(match["marker"] or match["tick"])
    calendar = _era(match["era"])
    if match["words"]:
        return _Year(_year_in_words(match["words"]), end=match.end(), calendar=calendar)
    short = match["short"] is not None or len(match["digits"]) == 2
    value = patterns.numbers()[key(match["short"])] if match["short"] else int(match["digits"])
    if short:
        if match["short"] and (value < 20 or (not marked and value % 10 == 0)):
            return _NO_YEAR
        if (match["comma"] or place) and not marked:
            return _NO_YEAR
    count = Count.NO if match["era"] else around.counts(line, match.end(), short=short)
    if count is Count.YES and not (marked and not short):
        return _NO_YEAR
    return _Year(value, short, match.end(), calendar, unsure=count is Count.UNSURE and not marked)


def _imperial(line: str, year: _Year) -> _Year:
    """Turn a marked imperial year into a Solar Hijri one."""
    if year.value and 2500 <= year.value <= 2560 and "شاهنشاهی" in line[year.end - 12 : year.end]:
        return year._replace(value=year.value - IMPERIAL_OFFSET)
    return year


def _edge_is_clean(line: str, start: int) -> bool:
    """Tell whether the digits that start here are a number of their own."""
    if not start:
        return True
    before = line[start - 1]
    if before.isdigit() or before in "_@#\\%" or (before.isascii() and before.isalpha()):
        return False
    return not (before in "/.-:٫٬،,+" and line[max(0, start - 2) : start - 1].isdigit())


def _introduce(line: str, expression: Expression) -> None:
    """Add the weekday beside an expression, and where its introduction starts."""
    before = line[max(0, expression.start - around.REACH) : expression.start]
    match = patterns.introduction().search(before)
    if match:
        expression.outer = expression.start - len(match[0])
        if match["weekday"]:
            expression.weekday = patterns.weekdays()[key(match["weekday"])]
    if expression.weekday is None:
        behind = patterns.weekday_after().match(line, expression.end)
        if behind:
            expression.weekday = patterns.weekdays()[key(behind["weekday"])]


def _read_day_months(line: str) -> Iterator[Expression]:
    for match in patterns.day_month().finditer(line):
        yield from _read_day_month(line, match)


def _read_day_month(line: str, match: re.Match[str]) -> Iterator[Expression]:
    start = match.start("day")
    month = patterns.months()[key(match["month"])]
    day = _day_value(match["day"])
    in_digits = match["day"][0].isdigit()
    if in_digits and not match["lead"] and not _edge_is_clean(line, start):
        return
    outer = around_start = match.start("lead") if match["lead"] else start
    if match["of"].strip() and in_digits and "از" not in match["of"] and len(match["day"]) <= 2:
        return
    if not in_digits and around.belongs_to_ordered(line, outer):
        return
    place = around.names_a_place(line, around_start)
    year = _imperial(line, _read_year(line, match.end(), place=place))
    end = year.end or match.end()
    if year.value is None:
        if month.needs_year or (not in_digits and not _is_ordinal(match["day"])):
            return
        if around.is_a_thing(line, match.end(), month.number, month.calendar):
            return
    elif month.needs_year and year.short:
        return
    if around.in_token(line, start, end):
        return
    reading = Reading(year.value, month.number, day, year.short)
    if year.short and day > 31 and year.value is not None and year.value <= 31:
        reading = Reading(day, month.number, year.value, short=True)
    expression = Expression(start, end, month.calendar, "day", (reading,), outer)
    if year.unsure:
        expression.issues.add("ambiguous-year")
        expression.end = match.end()
        expression.readings = (reading._replace(year=None, short=False),)
    elif year.calendar not in {None, month.calendar}:
        expression.issues.add("calendar-conflict")
    if year.value is None:
        if place or around.names_an_event(line, around_start):
            expression.issues.add("named-day")
        if around.recurs(line, around_start, end):
            expression.issues.add("recurring-day")
    _introduce(line, expression)
    yield from _with_lead(line, match, expression)


def _with_lead(line: str, match: re.Match[str], last: Expression) -> Iterator[Expression]:
    """Yield an expression and the days before it that share its month and year."""
    reading = last.readings[0]
    if not match["lead"] or reading.day in {None, LAST_DAY}:
        yield last
        return
    offset = match.start("lead")
    found = [
        (offset + d.start(), offset + d.end(), _day_value(d[0]))
        for d in patterns.day().finditer(match["lead"])
    ]
    items: list[tuple[int, int, int]] = []
    joints: list[str] = []
    following, later = last.start, reading.day or 0
    for start, end, value in reversed(found):
        joint = line[end:following].strip().strip("\u200c")
        first_joint = not items
        if not 0 < value < later or (first_joint and joint in {"،", ","}) or joint == "یا":
            break
        if items and joint not in {"،", ",", "و"}:
            break
        items.insert(0, (start, end, value))
        joints.insert(0, joint)
        following, later = start, value
    while items and (
        not _edge_is_clean(line, items[0][0])
        or around.is_numbered(line, items[0][0])
        or around.is_an_hour(line, items[0][0])
    ):
        items.pop(0)
        joints.pop(0)
    if not items:
        yield last
        return
    shared = [
        Expression(
            start,
            end,
            last.calendar,
            "day",
            (reading._replace(day=value),),
            start,
            issues=set(last.issues),
        )
        for start, end, value in items
    ]
    between = around.follows_between(line, items[0][0])
    _introduce(line, shared[0])
    if len(items) == 1 and (joints[0] in {"تا", "الی", "لغایت", "لغایه", "-"} or between):
        shared[0].until = last
        shared[0].issues = last.issues
        yield shared[0]
        return
    last.outer = last.start
    yield from shared
    yield last


def _read_year_first(line: str) -> Iterator[Expression]:
    for match in patterns.year_before().finditer(line):
        month = patterns.months()[key(match["month"])]
        if not _edge_is_clean(line, match.start()) or around.in_token(line, *match.span()):
            continue
        reading = Reading(int(match["year"]), month.number, int(match["day"]))
        expression = Expression(*match.span(), month.calendar, "day", (reading,), match.start())
        _introduce(line, expression)
        yield expression


def _read_month_first(line: str) -> Iterator[Expression]:
    for match in patterns.month_year().finditer(line):
        if not _starts_a_word(line, match.start()):
            continue
        month = patterns.months()[key(match["month"])]
        if around.in_token(line, *match.span()):
            continue
        full = patterns.day_after().match(line, match.end())
        if full:
            reading = Reading(int(full["year"]), month.number, int(full["day"]))
            expression = Expression(
                match.start(), full.end(), month.calendar, "day", (reading,), match.start()
            )
            _introduce(line, expression)
            yield expression
            continue
        someone = around.names_someone(line, match.start())
        year = _imperial(line, _read_year(line, match.end(), place=someone))
        if year.value is None or year.unsure or (month.needs_year and not year.calendar):
            continue
        if someone or not _may_be_month_year(line, match, year):
            continue
        expression = Expression(
            match.start(),
            year.end,
            month.calendar,
            "month",
            (Reading(year.value, month.number, None, year.short),),
            match.start(),
        )
        if year.calendar not in {None, month.calendar}:
            expression.issues.add("calendar-conflict")
        yield expression


def _may_be_month_year(line: str, match: re.Match[str], year: _Year) -> bool:
    """Tell whether a year may follow this month: «آذر ۲۸» may as well be a day."""
    if not year.short:
        return True
    written = line[match.end() : year.end]
    marked = "سال" in written or "'" in written or year.calendar is not None
    value = year.value or 0
    return marked or value > 31 or " 0" in written or written[:1] == "0"


def _starts_a_word(line: str, start: int) -> bool:
    return not start or not (
        around.is_letter(line[start - 1]) or (line[start - 1] == "\u200c" and start > 1)
    )


def _read_numeric(line: str) -> Iterator[Expression]:
    position = 0
    pattern = patterns.numeric()
    while match := pattern.search(line, position):
        position = match.end("a")
        expression = _read_numbers(line, match)
        if expression:
            position = match.end()
            _introduce(line, expression)
            yield expression


def _read_numbers(line: str, match: re.Match[str]) -> Expression | None:
    a, b, c, sep = match["a"], match["b"], match["c"], match["sep"]
    start, end = match.span()
    if len(a) != 4 and len(c) != 4 and not (len(a) <= 2 and len(c) == 2) and not len(c) <= 2:
        return None
    if not _numbers_stand_alone(line, match) or around.is_numbered(line, start):
        return None
    cue = around.has_cue(line, start)
    era = patterns.era_after().match(line, end)
    marked = _era(era["era"]) if era else around.era_before(line, start)
    if sep in " ،,_" and not cue and not (len(b) == 2 and _is_full(a, c)):
        return None
    if sep in "،, " and match[0].count(" ") != (2 if sep == " " else 0):
        return None
    if len(a) == 4 and len(c) <= 2:
        readings = [Reading(int(a), int(b), int(c))]
    elif len(c) == 4 and len(a) <= 2:
        readings = [Reading(int(c), int(b), int(a))]
        if int(c) > LAST_YEAR and int(a) <= 12 and a != b:
            readings.append(Reading(int(c), int(a), int(b)))
    elif len(a) <= 2 and len(c) <= 2:
        readings = _short_readings(match, cue=cue)
    else:
        return None
    if not readings:
        return None
    year = readings[0].year or 0
    calendar: Calendar = marked or ("gregory" if year > LAST_YEAR else "persian")
    if not readings[0].short and not (
        1500 < year < 2200 if calendar == "gregory" else year >= 1000
    ):
        return None
    if calendar == "gregory" and len(readings) > 1:
        readings = [r for r in readings if 1 <= (r.month or 0) <= 12 and 1 <= (r.day or 0) <= 31]
        readings = readings or [Reading(year, int(b), int(a))]
    return Expression(start, era.end() if era else end, calendar, "day", tuple(readings), start)


def _is_full(a: str, c: str) -> bool:
    """Tell whether the numbers are as wide as a date written in full."""
    year, day = (a, c) if len(a) == 4 else (c, a)
    return len(year) == 4 and len(day) == 2 and FIRST_YEAR <= int(year) <= LAST_YEAR


def _numbers_stand_alone(line: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    sep = match["sep"]
    if around.in_token(line, start, end, "" if sep == " " else sep):
        return False
    if not around.after_time(line, start) and not _edge_is_clean(line, start):
        return False
    if sep == " " and (around.digit_beside(line, start, end)):
        return False
    return not around.number_goes_on(line, end)


def _short_readings(match: re.Match[str], *, cue: bool) -> list[Reading]:
    """Return what three short numbers may mean: the year first, or last."""
    a, b, c, sep = match["a"], match["b"], match["c"], match["sep"]
    first, month, last = int(a), int(b), int(c)
    padded = len(a) == len(b) == len(c) == 2
    if not 1 <= month <= 12 or (sep in ".- " and not (cue or (padded and max(first, last) > 31))):
        return []
    readings = []
    if len(a) == 2 and 1 <= last <= 31:
        readings.append(Reading(first, month, last, short=True))
    if len(c) == 2 and 1 <= first <= 31:
        readings.append(Reading(last, month, first, short=True))
    if (
        sep == "/"
        and not padded
        and not cue
        and all(r.year is not None and r.year <= 31 for r in readings)
    ):
        return []
    if len(readings) == 2 and a[0] == "0" and last > 19:
        del readings[1]
    return readings


def _read_numeric_months(line: str) -> Iterator[Expression]:
    for match in patterns.numeric_month().finditer(line):
        year, month = int(match["y"] or match["y2"]), int(match["m"] or match["m2"])
        start, end = match.span()
        if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
            continue
        if (
            not _edge_is_clean(line, start)
            or around.number_goes_on(line, end)
            or around.in_token(line, start, end, "/")
            or around.is_numbered(line, start)
            or around.is_a_season(line, start)
            or around.counts(line, end, short=True) is not Count.NO
        ):
            continue
        yield Expression(start, end, "persian", "month", (Reading(year, month, None),), start)


def _read_compact(line: str) -> Iterator[Expression]:
    for match in patterns.compact().finditer(line):
        start, end = match.span()
        year, month, day = (int(match[name]) for name in ("year", "month", "day"))
        if (
            around.has_cue(line, start)
            and _edge_is_clean(line, start)
            and not around.number_goes_on(line, end)
            and not around.in_token(line, start, end)
            and 1 <= month <= 12
            and 1 <= day <= 31
        ):
            yield Expression(start, end, "persian", "day", (Reading(year, month, day),), start)


def _read_numeric_days(line: str) -> Iterator[Expression]:
    """Read «در ۲/۲۸» as a day of this year; most pairs of numbers are something else."""
    for match in patterns.numeric_day().finditer(line):
        start, end = match.span()
        month, day = int(match["month"]), int(match["day"])
        if not 1 <= month <= 12 or not 13 <= day <= (31 if month <= 6 else 30):
            continue
        if (
            around.announces_a_day(line, start)
            and _edge_is_clean(line, start)
            and not around.number_goes_on(line, end)
            and not around.in_token(line, start, end, "/")
            and around.counts(line, end, short=True) is Count.NO
        ):
            yield Expression(start, end, "persian", "day", (Reading(None, month, day),), start)


def _read_years(line: str) -> Iterator[Expression]:
    for match in patterns.year_alone().finditer(line):
        expression = _read_marked_year(line, match)
        if expression and not around.in_token(line, expression.start, expression.end):
            yield from _with_second_year(expression, match)


def _read_marked_year(line: str, match: re.Match[str]) -> Expression | None:
    era = match["era"] or match["era2"]
    calendar = _era(era)
    digits = match["digits"] or match["digits2"]
    start = match.end("marker") if match["marker"] else match.start()
    if era == "هجری" or not _edge_is_clean(line, start):
        return None
    if match["marker"] and around.is_counted_year(line, match.start()):
        return None
    if digits:
        value, short = int(digits), len(digits) == 2
    elif match["words"]:
        value, short = _year_in_words(match["words"]), False
    else:
        value, short = patterns.numbers()[key(match["short"])], True
        if value < 21 or value % 10 == 0:
            return None
    if short and (calendar not in {None, "persian"} or around.is_long_ago(line, match.end())):
        return None
    if not era and around.counts(line, match.end(), short=short) is not Count.NO:
        return None
    if "شاهنشاهی" in (era or ""):
        value -= IMPERIAL_OFFSET
    calendar = calendar or ("gregory" if 1500 < value < 2200 else "persian")
    if not short and calendar == "persian" and not FIRST_YEAR <= value <= LAST_YEAR:
        return None
    reading = Reading(value, None, None, short)
    return Expression(start, match.end(), calendar, "year", (reading,), match.start())


def _with_second_year(first: Expression, match: re.Match[str]) -> Iterator[Expression]:
    """Yield a year, and the second one of «سال‌های ۱۳۵۹ تا ۱۳۶۷» and «سال‌های ۹۷ و ۹۸»."""
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


READERS: Final[tuple[Callable[[str], Iterator[Expression]], ...]] = (
    _read_day_months,
    _read_year_first,
    _read_numeric,
    _read_month_first,
    _read_compact,
    _read_numeric_months,
    _read_numeric_days,
    _read_years,
)
"""The forms, those with the better claim first."""


def read(line: str) -> list[Expression]:
    """Return the date expressions of a folded line, in order, ranges and lists joined.

    Examples:
        >>> [line] = read("از 25 فروردین تا 3 اردیبهشت 1397")
        >>> line.readings[0].year, line.until.readings[0].day
        (1397, 3)
        >>> read("مهر و آبان گذشت")
        []
    """
    found: list[Expression] = []
    for reader in READERS:
        found = _merge(found, reader(line))
    return join(line, found)


def _merge(better: list[Expression], worse: Iterator[Expression]) -> list[Expression]:
    """Return the better expressions and those of the others that overlap none of them."""
    starts = [expression.start for expression in better]
    ends = [_reach(expression) for expression in better]
    kept = list(better)
    for expression in worse:
        place = bisect_left(ends, expression.start + 1)
        if place == len(starts) or starts[place] >= _reach(expression):
            kept.append(expression)
    kept.sort(key=lambda expression: expression.start)
    return kept


def _reach(expression: Expression) -> int:
    return expression.until.end if expression.until else expression.end
