"""Marks: text as HTML, with its edits and its invisible characters shown.

Guarantees that the text of each side, without the markup, is the text that was given; a character
that HTML cannot hold, or that would act on the page, is an empty element with its code point.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.chars import SHORT_NAMES, ZWNJ

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from persian_clean import Edit

_BLANK: Final = re.compile(
    "[\0-\x1f\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000"
    "\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\uffff\U000e0000-\U0010ffff]"
)
# Isolates do their work: a cell is a block, and none reaches beyond it. Embeddings and overrides,
# which can make a text look like another, are only named.
_NONCHARACTERS: Final = "\ufdd0-\ufdef" + "".join(
    chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
_UNPRINTABLE: Final = re.compile(f"[\0-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff{_NONCHARACTERS}]")
_OPENS_ISOLATE: Final = frozenset("\u2066\u2067\u2068")
_SPACE: Final = '<i class="s"> </i>'
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


class Side:
    """One side of a line: its text from left to right, parted at edits and dates."""

    def __init__(self, text: str, dates: Sequence[DateSpan] = ()) -> None:
        """Begin.

        Args:
            text: The text.
            dates: The dates in it, in order and disjoint.
        """
        self._text = text
        self._dates = dates
        self._next = 0
        self._at = 0

    def marked(
        self, tag: str, edits: Iterable[tuple[int, int, Edit]], kinds: Kinds, *, titles: bool
    ) -> str:
        """Return all of it, with edits marked.

        Args:
            tag: ``del`` for the original, ``ins`` for the clean text.
            edits: The edits, with the places where they begin and end on this side.
            kinds: Where the kinds of edits are gathered.
            titles: Whether each edit says itself what it is, for want of a script.
        """
        parts = []
        for start, end, edit in edits:
            parts.append(self._until(start))
            if titles:
                what = f"{' + '.join(edit.rules)}: {points(edit.before)} → {points(edit.after)}"
                more = f'title="{escape(what)}"'
            else:
                more = f'data-k="{kinds.place(edit)}"'
                if edit.score is not None:
                    more += f' data-s="{edit.score:.1f}"'
            inner = show(self._text[start:end], spaces=True)
            parts.append(f'<{tag} class="{kinds.stage(edit)}" {more}>{inner}</{tag}>')
            self._at = end
        return "".join([*parts, self._until(len(self._text))])

    def _until(self, end: int) -> str:
        """Return what stands before ``end`` and is not edited, with dates marked."""
        parts = []
        while self._next < len(self._dates) and self._dates[self._next].start < end:
            date = self._dates[self._next]
            low, high = max(self._at, date.start), min(end, date.end)
            if low < high:
                title, inner = escape(date.title), show(self._text[low:high])
                parts.append(show(self._text[self._at : low]))
                parts.append(f'<span class="date" title="{title}">{inner}</span>')
                self._at = high
            if date.end > end:
                break
            self._next += 1
        parts.append(show(self._text[self._at : end]))
        self._at = end
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
        'می<i class="j">&zwnj;</i>روم'
    """
    parts = text.split(" ") if spaces else [text]
    return _SPACE.join(_BLANK.sub(_symbol, escape(part)) for part in parts)


def _symbol(match: re.Match[str]) -> str:
    char = match[0]
    if char == ZWNJ:
        return '<i class="j">&zwnj;</i>'
    point = f"U+{ord(char):04X}"
    short = SHORT_NAMES.get(char, point)
    title = f"{point} {unicodedata.name(char, '')}".strip()
    if _UNPRINTABLE.match(char):
        return f'<i class="z" data-z="{short}" data-c="{ord(char):X}" title="{title}"></i>'
    # What opens an isolate has its name within: to the left of what is written to the right.
    kind = "z o" if char in _OPENS_ISOLATE else "z"
    return f'<i class="{kind}" data-z="{short}" title="{title}">&#{ord(char)};</i>'
