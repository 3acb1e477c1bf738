"""Marks: lines of text as HTML, with their edits and their invisible characters shown.

Guarantees that the text of each side, without the markup, is the text that was given.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from persian_clean import Edit, Result

_ZWNJ: Final = "\N{ZERO WIDTH NON-JOINER}"
_SHORT_NAMES: Final = {
    "\t": "TAB",
    "\r": "CR",
    "\N{NO-BREAK SPACE}": "NBSP",
    "\N{SOFT HYPHEN}": "SHY",
    "\N{ARABIC LETTER MARK}": "ALM",
    "\N{ZERO WIDTH SPACE}": "ZWSP",
    "\N{ZERO WIDTH JOINER}": "ZWJ",
    "\N{LEFT-TO-RIGHT MARK}": "LRM",
    "\N{RIGHT-TO-LEFT MARK}": "RLM",
    "\N{WORD JOINER}": "WJ",
    "\N{ZERO WIDTH NO-BREAK SPACE}": "BOM",
}
_BLANK: Final = re.compile(
    "[\0-\x1f\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000"
    "\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\uffff\U000e0000-\U0010ffff]"
)
# What HTML cannot hold, or would act on: it is shown by its name alone.
_UNPRINTABLE: Final = re.compile("[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SPACE: Final = '<i class="s" title="SPACE"> </i>'
_PERSIAN_DIGITS: Final = str.maketrans("0123456789,", "۰۱۲۳۴۵۶۷۸۹٬")


def persian(number: int) -> str:
    """Return a number as Persian writes it.

    Args:
        number: Any integer.

    Examples:
        >>> persian(1234)
        '۱٬۲۳۴'
    """
    return f"{number:,}".translate(_PERSIAN_DIGITS)


def points(text: str) -> str:
    """Return the code points of a short text with their names.

    Args:
        text: Any string.
    """
    shown = [f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip() for char in text[:3]]
    return ", ".join([*shown, "…"] if len(text) > 3 else shown)


class Kinds:
    """Edits that do the same, each told once: a long text has few kinds."""

    def __init__(self, stage_of: Mapping[str, str]) -> None:
        self._stage_of = stage_of
        self._places: dict[tuple[str, str, tuple[str, ...]], int] = {}
        self.table: list[dict[str, object]] = []

    def place(self, edit: Edit) -> int:
        """Return the place of the kind of ``edit`` in the table."""
        key = (edit.before, edit.after, edit.rules)
        if key not in self._places:
            self._places[key] = len(self.table)
            self.table.append(
                {"rules": edit.rules, "before": points(edit.before), "after": points(edit.after)}
            )
        return self._places[key]

    def stage(self, edit: Edit) -> str:
        """Return the stage of the last rule that had a hand in ``edit``."""
        return self._stage_of.get(edit.rules[-1] if edit.rules else "", "letters")


class DateSpan(NamedTuple):
    """Where a date stands in a line of the original."""

    start: int
    end: int
    title: str


class Rows:
    """Lines as rows: their number, the original, the clean text."""

    def __init__(
        self, kinds: Kinds, dates: Mapping[int, Sequence[DateSpan]], *, titles: bool = False
    ) -> None:
        """Begin.

        Args:
            kinds: Where the kinds of edits are gathered.
            dates: The dates of each line, by its number.
            titles: Whether each edit says itself what it is, for want of a script.
        """
        self._kinds = kinds
        self._dates = dates
        self._titles = titles

    def row(self, number: int, result: Result) -> str:
        """Return the row of a line.

        Args:
            number: The number of the line, from 1.
            result: What became of it.
        """
        dates = self._dates.get(number, ())
        old = self._side(result.original, "del", [(e.start, e.end, e) for e in result.edits], dates)
        new = self._side(
            result.text, "ins", [(e.clean_start, e.clean_end, e) for e in result.edits], ()
        )
        kind = "row" if result.edits else "row same"
        return (
            f'<div class="{kind}" role="row" id="l{number}"><a role="rowheader" href="#l{number}">'
            f'{persian(number)}</a><p role="cell" dir="auto">{old}</p>'
            f'<p role="cell" dir="auto">{new}</p></div>\n'
        )

    def _side(
        self,
        text: str,
        tag: str,
        edits: Iterable[tuple[int, int, Edit]],
        dates: Sequence[DateSpan],
    ) -> str:
        parts = []
        last = 0
        for start, end, edit in edits:
            parts.append(_plain(text, last, start, dates))
            stage = self._kinds.stage(edit)
            if self._titles:
                what = f"{' + '.join(edit.rules)}: {points(edit.before)} → {points(edit.after)}"
                more = f'title="{escape(what)}"'
            else:
                more = f'data-k="{self._kinds.place(edit)}"'
            focus = ' tabindex="0"' if tag == "ins" else ""
            inner = show(text[start:end], spaces=True)
            parts.append(f'<{tag} class="{stage}" {more}{focus}>{inner}</{tag}>')
            last = end
        parts.append(_plain(text, last, len(text), dates))
        return "".join(parts)


def _plain(text: str, start: int, end: int, dates: Sequence[DateSpan]) -> str:
    """Return unchanged text, with dates marked."""
    parts = []
    for date in dates:
        low, high = max(start, date.start), min(end, date.end)
        if low < high:
            parts.append(show(text[start:low]))
            inner = show(text[low:high])
            parts.append(f'<span class="date" title="{escape(date.title)}">{inner}</span>')
            start = high
    parts.append(show(text[start:end]))
    return "".join(parts)


def show(text: str, *, spaces: bool = False) -> str:
    r"""Return text as HTML, with invisible characters in elements that show them.

    Args:
        text: Any string.
        spaces: Whether ordinary spaces are shown too.

    Examples:
        >>> show("a<b")
        'a&lt;b'
        >>> show("می\u200cروم")
        'می<i class="j" title="ZWNJ">&zwnj;</i>روم'
    """
    parts = text.split(" ") if spaces else [text]
    return _SPACE.join(_BLANK.sub(_symbol, escape(part)) for part in parts)


def _symbol(match: re.Match[str]) -> str:
    char = match[0]
    if char == _ZWNJ:
        return '<i class="j" title="ZWNJ">&zwnj;</i>'
    point = f"U+{ord(char):04X}"
    short = _SHORT_NAMES.get(char, point)
    title = f"{point} {unicodedata.name(char, '')}".strip()
    inner = "" if _UNPRINTABLE.match(char) else f"&#{ord(char)};"
    return f'<i class="z" data-z="{short}" title="{title}">{inner}</i>'
