"""Timeline: the dates of a text on a line, oldest on the right, and in a table.

Guarantees that a date that could not be understood is in the table with the reason why.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from functools import partial
from html import escape
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from persian_clean import format_solar_hijri, to_gregorian, to_solar_hijri
from persian_clean.report.marks import DateSpan, persian, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from persian_clean import DateMatch

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

_MOST_TICKS: Final = 8
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

    def timeline(self) -> str:
        """Return the line; empty where no date is understood."""
        known = [
            (match.first, match, line)
            for match, line in zip(self.matches, self._lines, strict=True)
            if match.first is not None
        ]
        if not known:
            return ""
        known.sort(key=lambda item: item[0])
        first, last = known[0][0].toordinal(), known[-1][0].toordinal()
        margin = max(20, (last - first) // 25)
        low, high = first - margin, last + margin

        def percent(day: int) -> float:
            return round(100 * (day - low) / (high - low), 2)

        slots: dict[int, list[tuple[DateMatch, int]]] = defaultdict(list)
        for day, match, line in known:
            slots[int(percent(day.toordinal()) * _SLOTS / 100)].append((match, line))
        most = max(map(len, slots.values()))
        show_slot = _dots if most <= _HIGHEST else partial(_bar, most=most)
        marks = [
            show_slot(slot_matches, f"{100 * (slot + 0.5) / _SLOTS:.2f}%")
            for slot, slot_matches in slots.items()
        ]
        ticks = [
            f'<span class="tick" style="inset-inline-start:{percent(day)}%">'
            f"<b>{name}</b><bdi>{iso}</bdi></span>"
            for name, iso, day in _ticks(low, high)
        ]
        return (
            f'<div class="timeline" style="--height:{min(most, _HIGHEST)}">{"".join(marks)}'
            f'<div class="axis">{"".join(ticks)}</div></div>'
        )

    def table(self) -> str:
        """Return the table; empty where there are no dates."""
        if not self.matches:
            return "<p>تاریخی در متن نیست.</p>"
        rows = []
        for match, line in zip(self.matches, self._lines, strict=True):
            how = _RESOLVED_BY.get(match.resolved_by or "", "")
            issues = " ".join(f"<code>{escape(issue)}</code>" for issue in match.issues)
            iso = f'<time dir="ltr">{match.iso}</time>' if match.iso else "—"
            rows.append(
                f'<tr><td><a href="#l{line}">{persian(line)}</a></td><td>{show(match.text)}</td>'
                f"<td>{iso}</td><td>{_CALENDARS[match.calendar]}</td><td>{how} {issues}</td></tr>"
            )
        return (
            "<table><thead><tr><th>سطر</th><th>عبارت</th><th>ISO 8601</th>"
            f"<th>گاه{_ZWNJ}شماری</th><th>سال از کجا</th></tr></thead>"
            f"<tbody>{''.join(rows)}</tbody></table>"
        )


def _dots(matches: Sequence[tuple[DateMatch, int]], place: str) -> str:
    """Return one dot for each date, one above the other."""
    dots = []
    for level, (match, line) in enumerate(matches):
        label = escape(f"{match.text} – {match.iso}")
        dots.append(
            f'<a class="dot {match.calendar}" href="#l{line}" title="{label}" '
            f'aria-label="{label}" style="inset-inline-start:{place};--level:{level}"></a>'
        )
    return "".join(dots)


def _bar(matches: Sequence[tuple[DateMatch, int]], place: str, *, most: int) -> str:
    """Return a bar for dates that are too many for dots; it leads to the first of them."""
    (first, line), (last, _) = matches[0], matches[-1]
    label = f"{persian(len(matches))} تاریخ، {escape(first.text)} … {escape(last.text)}"
    height = _HIGHEST * len(matches) / most
    return (
        f'<a class="bar" href="#l{line}" title="{label}" aria-label="{label}" '
        f'style="inset-inline-start:{place};--size:{height:.2f}"></a>'
    )


def _ticks(low: int, high: int) -> list[tuple[str, str, int]]:
    """Return at most a few first days of months or years: in Persian, in ISO 8601, as ordinals."""
    first, last = (_months(dt.date.fromordinal(day)) for day in (low, high))
    step = next(step for step in _STEPS if (last - first) / step <= _MOST_TICKS)
    ticks = []
    for month in range(-(-first // step) * step, last + 1, step):
        try:
            day = to_gregorian(month // 12, month % 12 + 1, 1)
        except ValueError:  # before or after the years of the official table
            continue
        if low <= day.toordinal() <= high:
            name = format_solar_hijri(day).split(" ", 1)[1]
            name = name if step % 12 else name.rsplit(" ", 1)[1]
            ticks.append((name, day.isoformat()[: 7 if step % 12 else 4], day.toordinal()))
    return ticks


def _months(day: dt.date) -> int:
    """Return how many months there are from the first month of year 0 to the one of ``day``."""
    try:
        year, month, _ = to_solar_hijri(day)
    except ValueError:  # before or after the years of the official table
        year, month = day.year - 621, 1
    return 12 * year + month - 1
