"""Contrasts: what a document writes in two ways to show how they differ.

Guarantees that both ways stay where they would come to be the same: «x → y» and neighbouring cells
of a table that say what is right and what is wrong have nothing to tell any more were they cleaned.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from persian_clean.edits import Change, apply

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from persian_clean import Edit
    from persian_clean.documents.runs import Run

_ARROW: Final = re.compile(r"[-=]+>|<[-=]+|[←→⇐⇒⟵⟶⟸⟹➔➜➡⬅]")
_MARKS: Final = "\"'«»‹›“”()[]،؛,;.:!?؟`\N{BULLET}\N{VARIATION SELECTOR-16}"
_MOST_WORDS: Final = 4
"""Words on each side of an arrow that are compared, at most."""
_CELL: Final = re.compile(r"(?:TableCell|td|th)\Z")
_ROW: Final = re.compile(r"TableRow|tr")


def spared(
    runs: Sequence[Run], starts: Sequence[int], edits: Mapping[int, Sequence[Edit]]
) -> dict[int, list[Edit]]:
    """Return the edits of each run without those that would make two ways of writing one.

    Args:
        runs: All runs of the document.
        starts: What the offsets of the edits of each run have more than those of the run.
        edits: The edits of runs, by their number.
    """
    clean = {i: _applied(runs[i].text, starts[i], some) for i, some in edits.items()}
    cells = set(_cells(runs, clean))
    found: dict[int, list[Edit]] = {}
    for i, some in edits.items():
        if i in cells:
            continue
        kept = list(some)
        if _ARROW.search(runs[i].text) is not None:
            lines = list(_lines(runs[i].text, clean[i], starts[i]))
            kept = [e for e in kept if not any(a <= e.start and e.end <= b for a, b in lines)]
        if kept:
            found[i] = kept
    return found


def _applied(text: str, start: int, edits: Sequence[Edit]) -> str:
    return apply(text, [Change(e.start - start, e.end - start, e.after, "") for e in edits])


def _cells(runs: Sequence[Run], clean: Mapping[int, str]) -> Iterator[int]:
    """Yield which runs are cells that would say the same as the cell beside them."""
    for i in range(1, len(runs)):
        shape = runs[i].shape
        if (i in clean or i - 1 in clean) and _CELL.search(shape) and not _ROW.search(shape):
            before, after = runs[i - 1].text, runs[i].text
            if before != after and clean.get(i - 1, before) == clean.get(i, after):
                yield from (i - 1, i)


def _lines(text: str, clean: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where lines are that say the same before and behind an arrow once they are clean."""
    at = start
    for before, after in zip(text.split("\n"), clean.split("\n"), strict=False):
        if before != after and _has_twins(after) and not _has_twins(before):
            yield at, at + len(before)
        at += len(before) + 1


def _has_twins(line: str) -> bool:
    """Tell whether the words before an arrow are those behind it."""
    for arrow in _ARROW.finditer(line):
        left, right = line[: arrow.start()].split(), line[arrow.end() :].split()
        for n in range(1, min(_MOST_WORDS, len(left), len(right)) + 1):
            one, other = " ".join(left[-n:]), " ".join(right[:n])
            if one.strip(_MARKS) == other.strip(_MARKS) != "":
                return True
    return False
