"""Lines: the rows of a page, the original beside the clean text, unchanged lines folded.

Guarantees that every line is there, until the limit is reached, and that an unchanged one is there
once.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from persian_clean import Result
from persian_clean.report.marks import DateSpan, Side, persian

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from persian_clean import Edit
    from persian_clean.report.marks import Kinds

Line = tuple[int, Result]
"""A line by its number, from 1, and what became of it."""


class Rows:
    """Lines as rows: their number, the original, the clean text."""

    def __init__(
        self, kinds: Kinds, dates: Mapping[int, Sequence[DateSpan]], *, alone: bool = True
    ) -> None:
        """Begin.

        Args:
            kinds: Where the kinds of edits are gathered.
            dates: The dates of each line, by its number.
            alone: Whether the page is theirs alone: it has a script that tells what an edit is,
                and no other element has the ids of its lines.
        """
        self._kinds = kinds
        self._dates = dates
        self._alone = alone

    def tables(self, lines: Sequence[Line]) -> Iterator[str]:
        """Yield the lines as tables; what has not changed stands in one that is folded.

        Args:
            lines: Lines one after another.
        """
        unfolded = "" if any(result.edits for _, result in lines) else " open"
        for changed, group in groupby(lines, key=lambda line: bool(line[1].edits)):
            run = list(group)
            rows = "".join(self._row(number, result) for number, result in run)
            table = f'<div class="rows" role="table">{rows}</div>\n'
            if changed or not any(result.text.strip() for _, result in run):
                yield table
            else:
                (first, _), (last, _) = run[0], run[-1]
                which = f"سطر {persian(first)}"
                if first != last:
                    which = f"سطرهای {persian(first)} تا {persian(last)}"
                yield (
                    f'<details class="fold"{unfolded}><summary>{which}، بی&zwnj;تغییر</summary>'
                    f"{table}</details>\n"
                )

    def _row(self, number: int, result: Result) -> str:
        dates = self._dates.get(number, ())
        head = f'<span role="rowheader">{persian(number)}</span>'
        kind = 'class="row"'
        if self._alone:
            head = f'<a role="rowheader" tabindex="-1" href="#l{number}">{persian(number)}</a>'
            kind += f' id="l{number}"'
        edits = result.edits
        old = Side(result.original, dates).marked(
            "del", ((e.start, e.end, e) for e in edits), self._kinds, titles=not self._alone
        )
        cells = f'<p role="cell" dir="auto">{old}</p>'
        if edits:
            new = Side(result.text).marked(
                "ins",
                ((e.clean_start, e.clean_end, e) for e in edits),
                self._kinds,
                titles=not self._alone,
            )
            cells += f'<p role="cell" dir="auto">{new}</p>'
        return f'<div {kind} role="row">{head}{cells}</div>\n'


def within(lines: Iterable[Line], limit: int | None) -> Iterator[Line]:
    """Yield lines until they are too long together; one that is too long by itself is cut.

    Args:
        lines: Lines one after another.
        limit: How many code points of originals, or None for all.
    """
    left = limit
    for number, result in lines:
        if left is None:
            yield number, result
            continue
        if len(result.original) > left:
            if left == limit:
                yield number, _cut(result, left)
            return
        left -= len(result.original)
        yield number, result


def _cut(result: Result, length: int) -> Result:
    """Return the beginning of a result, with the edits that lie within it."""
    edits = [edit for edit in result.edits if edit.end <= length]
    for edit in result.edits[len(edits) : len(edits) + 1]:
        length = min(length, edit.start)
    drift = edits[-1].clean_end - edits[-1].end if edits else 0
    return Result(result.original[:length], result.text[: length + drift], tuple(edits))


def part(result: Result) -> Iterator[Line]:
    """Part a result at the line breaks that stay.

    Args:
        result: What became of a text of any number of lines.
    """
    original, text, edits = result.original, result.text, result.edits
    number, start, clean_start, drift, k = 1, 0, 0, 0, 0
    while start <= len(original):
        mine = []
        at, end = -1, start
        while at < end:  # a line break that an edit takes away does not part
            at = original.find("\n", end)
            if at < 0:
                at = end = len(original)
            while k < len(edits) and edits[k].start <= at:
                mine.append(_moved(edits[k], start, clean_start))
                end = max(end, edits[k].end)
                drift = edits[k].clean_end - edits[k].end
                k += 1
        line = original[start:at]
        yield number, Result(line, text[clean_start : at + drift], tuple(mine))
        number += line.count("\n") + 1
        start, clean_start = at + 1, at + drift + 1


def _moved(edit: Edit, start: int, clean_start: int) -> Edit:
    """Count the places of an edit from the beginning of its line."""
    return replace(
        edit,
        start=edit.start - start,
        end=edit.end - start,
        clean_start=edit.clean_start - clean_start,
        clean_end=edit.clean_end - clean_start,
    )
