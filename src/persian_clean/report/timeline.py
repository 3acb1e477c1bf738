"""Timeline: the dates of a text on a line, oldest on the right, and in a table.

Guarantees that a date that could not be understood is in the table with the reason why. The line is
for the eye; the table says the same to those who do not see it.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from functools import partial
from html import escape
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from persian_clean import format_solar_hijri, to_gregorian, to_solar_hijri
from persian_clean.report.marks import DateSpan, persian, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from persian_clean import DateMatch

    Marked = tuple[DateMatch, str]
    Tick = tuple[str, str, int]

_ZWNJ: Final = "\N{ZERO WIDTH NON-JOINER}"
_CALENDARS: Final = {
    "persian": "هجری خورشیدی",
    "gregory": "میلادی",
    "islamic-umalqura": "هجری قمری",
}
_RESOLVED_BY: Final = {
    "explicit": "سال نوشته شده است",
    "pivot": "از دو رقم سال",
    "context": "از تاریخ پیشین متن",
    "weekday": "از روز هفته",
    "reference": "از تاریخ مرجع",
}
_SLOTS: Final = 120
"""Places on the line; the dates of one place stand one above the other."""

_HIGHEST: Final = 9
"""Dots in one place; where there would be more, bars stand for the dates."""

_MOST_ROWS: Final = 1000
"""Rows of the table."""

_MOST_TICKS: Final = 8
_MOST_BREAKS: Final = 3
_BREAK: Final = 4
"""Width of a break, in percent of the line."""

_LEAST: Final = 0.1
"""The least share of the line that a stretch of it has."""

_STEPS: Final = (1, 2, 3, 6, *(12 * n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 2000)))
"""Months from one tick to the next."""


class Dates:
    """The dates of a text, and where they stand."""

    def __init__(self, text: str, matches: Sequence[DateMatch]) -> None:
        """Gather them by line.

        Args:
            text: The text.
            matches: The dates found in it.
        """
        self.matches = matches
        self.spans: dict[int, list[DateSpan]] = defaultdict(list)
        starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self._lines = []
        for match in matches:
            line = bisect_right(starts, match.start)
            start = starts[line - 1]
            title = match.iso or ", ".join(match.issues)
            self.spans[line].append(DateSpan(match.start - start, match.end - start, title))
            self._lines.append(line)

    def timeline(self, last: int) -> str:
        """Return the line; empty where no date is understood.

        Args:
            last: The last line of the text that the page shows.
        """
        known = [
            (match.first.toordinal(), match, line)
            for match, line in zip(self.matches, self._lines, strict=True)
            if match.first is not None
        ]
        if not known:
            return ""
        known.sort(key=lambda item: item[0])
        scale = Scale([day for day, *_ in known])
        slots: dict[int, list[Marked]] = defaultdict(list)
        for day, match, line in known:
            place = f' href="#l{line}"' if line <= last else ""
            slots[int(scale.percent(day) * _SLOTS / 100)].append((match, place))
        most = max(map(len, slots.values()))
        show_slot = _dots if most <= _HIGHEST else partial(_bar, most=most)
        marks = [
            show_slot(marked, f"{100 * (slot + 0.5) / _SLOTS:.2f}%")
            for slot, marked in slots.items()
        ]
        ticks = [
            f'<i class="notch" style="--at:{scale.percent(day):.2f}%"></i>'
            f'<span class="tick" style="--at:{scale.percent(day):.2f}%;'
            f'--size:{max(len(name), len(iso))}">'
            f"<b>{name}</b><bdi>{iso}</bdi></span>"
            for name, iso, day in scale.ticks()
        ]
        breaks = [
            f'<span class="break" style="inset-inline-start:{place:.2f}%"></span>'
            for place in scale.breaks()
        ]
        return (
            f'<div class="timeline" role="group" aria-label="تاریخ{_ZWNJ}ها بر خط زمان" '
            f'style="--height:{min(most, _HIGHEST)}">{"".join(marks)}'
            f'<div class="axis">{"".join(ticks + breaks)}</div></div>'
        )

    def table(self, last: int) -> str:
        """Return the table; it says so where there are no dates, or more than it shows.

        Args:
            last: The last line of the text that the page shows.
        """
        if not self.matches:
            return "<p>تاریخی در متن نیست.</p>"
        rows = []
        for match, line in zip(self.matches[:_MOST_ROWS], self._lines, strict=False):
            number = persian(line)
            if line <= last:
                number = f'<a href="#l{line}">{number}</a>'
            how = _RESOLVED_BY.get(match.resolved_by or "", "")
            issues = " ".join(f"<code>{escape(issue)}</code>" for issue in match.issues)
            iso = f'<time dir="ltr">{match.iso}</time>' if match.iso else "—"
            rows.append(
                f"<tr><td>{number}</td><td>{show(match.text)}</td>"
                f"<td>{iso}</td><td>{_CALENDARS[match.calendar]}</td><td>{how} {issues}</td></tr>"
            )
        rest = len(self.matches) - len(rows)
        more = f"<p>و {persian(rest)} تاریخ دیگر.</p>" if rest else ""
        return (
            "<table><thead><tr><th>سطر</th><th>عبارت</th><th>ISO 8601</th>"
            f"<th>گاه{_ZWNJ}شماری</th><th>سال از کجا</th></tr></thead>"
            f"<tbody>{''.join(rows)}</tbody></table>{more}"
        )


class Scale:
    """Days as places on a line; the long empty stretches between them are left out.

    Stretches are left out that are twice as long as all the rest of the line and part a few dates,
    at most a fifth, from the others, so that one stray year does not press those together.
    """

    def __init__(self, days: Sequence[int]) -> None:
        """Part the line.

        Args:
            days: Ordinals, in order.
        """
        whole = days[-1] - days[0]
        cuts: list[int] = []
        for i in sorted(range(1, len(days)), key=lambda i: days[i - 1] - days[i])[:_MOST_BREAKS]:
            gap = days[i] - days[i - 1]
            strays = min(i, len(days) - i)
            if not 0 < 2 * (whole - gap) < gap or 5 * strays > len(days):
                break
            cuts.append(i)
            whole -= gap
        cuts = [0, *sorted(cuts), len(days)]
        margin = max(20, whole // 25)
        self._stretches = [
            (days[start] - margin, days[end - 1] + margin) for start, end in pairwise(cuts)
        ]
        lengths = [high - low for low, high in self._stretches]
        shares = [max(_LEAST, length / sum(lengths)) for length in lengths]
        free = 100 - _BREAK * (len(shares) - 1)
        self._widths = [free * share / sum(shares) for share in shares]
        self._starts = list(accumulate((w + _BREAK for w in self._widths[:-1]), initial=0.0))

    def percent(self, day: int) -> float:
        """Return the place of a day, in percent of the line."""
        k = max(0, bisect_right(self._stretches, day, key=lambda stretch: stretch[0]) - 1)
        low, high = self._stretches[k]
        return self._starts[k] + self._widths[k] * (day - low) / (high - low)

    def breaks(self) -> list[float]:
        """Return the places where something is left out."""
        return [start - _BREAK / 2 for start in self._starts[1:]]

    def ticks(self) -> list[tuple[str, str, int]]:
        """Return some first days of months or years: in Persian, in ISO 8601, as ordinals."""
        months = [(_month(low), _month(high)) for low, high in self._stretches]
        length = sum(last - first for first, last in months)
        step = next(step for step in _STEPS if length / step <= _MOST_TICKS)
        ticks = []
        for (low, high), (first, last) in zip(self._stretches, months, strict=True):
            candidates = range(-(-first // step) * step, last + 1, step)
            mine = [tick for month in candidates if (tick := _tick(month, step, low, high))]
            if not mine:  # where no round date falls, the year tells where one is
                middle = (low + high) // 2
                year = _tick(_month(middle) // 12 * 12, 12)
                mine = [(*year[:2], middle)] if year else []
            ticks += mine
        return ticks


def _dots(marked: Sequence[Marked], place: str) -> str:
    """Return one dot for each date, one above the other."""
    dots = []
    for level, (match, link) in enumerate(marked):
        label = escape(f"{match.text} – {match.iso}")
        dots.append(
            f'<a class="dot {match.calendar}"{link} title="{label}" tabindex="-1" '
            f'style="inset-inline-start:{place};--level:{level}"></a>'
        )
    return "".join(dots)


def _bar(marked: Sequence[Marked], place: str, *, most: int) -> str:
    """Return a bar for dates that are too many for dots; it leads to the first of them."""
    (first, link), (last, _) = marked[0], marked[-1]
    label = f"{persian(len(marked))} تاریخ، {escape(first.text)} … {escape(last.text)}"
    height = _HIGHEST * len(marked) / most
    return (
        f'<a class="bar-of-dates"{link} title="{label}" tabindex="-1" '
        f'style="inset-inline-start:{place};--size:{height:.2f}"></a>'
    )


def _tick(month: int, step: int, low: int = 0, high: int = dt.date.max.toordinal()) -> Tick | None:
    """Return the first day of a month, counted from the year 0, if it lies between two days."""
    try:
        day = to_gregorian(month // 12, month % 12 + 1, 1)
    except ValueError:  # before or after the years of the official table
        return None
    if not low <= day.toordinal() <= high:
        return None
    name = format_solar_hijri(day).split(" ", 1)[1]
    if step % 12:
        return name, day.isoformat()[:7], day.toordinal()
    return name.rsplit(" ", 1)[1], day.isoformat()[:4], day.toordinal()


def _month(day: int) -> int:
    """Return how many months there are from the first month of year 0 to the one of a day."""
    date = dt.date.fromordinal(max(1, day))
    try:
        year, month, _ = to_solar_hijri(date)
    except ValueError:  # before or after the years of the official table
        year, month = date.year - 621, 1
    return 12 * year + month - 1
