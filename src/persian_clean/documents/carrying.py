"""Carrying: edits of prose, carried back to the source it was read from.

Guarantees that only prose changes: an edit that would have to change what stands between two pieces
of prose is not carried at all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.chars import ZWNJ
from persian_clean.documents.runs import BREAK, ESCAPE, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from persian_clean import Edit
    from persian_clean.documents.runs import Run

_LONGEST: Final = 2000
"""Code points of an edit, at most, that is parted into smaller ones."""

_WORDS: Final = re.compile(r"\s|\S+")
_LETTER: Final = re.compile(r"\w")


class Replacement(NamedTuple):
    """What takes the place of a stretch of the source, and the edit of the prose it comes from."""

    start: int
    end: int
    new: str
    edit: Edit


def carry(run: Run, at: int, edits: Iterable[Edit]) -> list[Replacement] | None:
    """Return the replacements that carry out edits of a run in its source.

    Args:
        run: The run.
        at: What the offsets of the edits have more than those of the run.
        edits: Edits of its text, sorted and disjoint.

    Returns:
        The replacements, sorted and disjoint; None if an edit cannot be carried.
    """
    found: list[Replacement] = []
    for edit in edits:
        start, end = edit.start - at, edit.end - at
        steps = [(start, end, edit.after)]
        if start < end and len(_stretches(run, start, end) or ()) != 1:
            steps = _smallest(start, edit.before, edit.after)
        for first, last, new in steps:
            if first == last:
                place = _joint(run, first)
                found.append(Replacement(place, place, run.encode(new), edit))
                continue
            stretches = _stretches(run, first, last)
            if stretches is None:
                return None
            chosen = len(stretches) - 1
            if new and chosen:
                words = [i for i, stretch in enumerate(stretches) if _LETTER.search(stretch.text)]
                if len(words) > 1:
                    return None  # what should stand on which side of the markup?
                chosen = words[0] if words else chosen
            for i, stretch in enumerate(stretches):
                text = run.encode(new) if i == chosen else ""
                found.append(Replacement(stretch.start, stretch.end, text, edit))
    return found


class _Stretch(NamedTuple):
    """Characters of a run that stand together in the source too."""

    start: int
    end: int
    text: str


def _stretches(run: Run, start: int, end: int) -> list[_Stretch] | None:
    """Return where in the source characters of a run stand; None if some are no text."""
    found: list[_Stretch] = []
    pieces = run.pieces
    for i in range(_index(run, start), len(pieces)):
        piece = pieces[i]
        if piece.at >= end:
            break
        if piece.kind > ESCAPE:
            return None
        first, last = max(start, piece.at), min(end, piece.stop)
        text = run.text[first:last]
        if piece.kind == TEXT:
            shift = piece.start - piece.at
            stretch = _Stretch(first + shift, last + shift, text)
        else:
            stretch = _Stretch(piece.start, piece.end, text)
        if found and found[-1].end == stretch.start:
            stretch = _Stretch(found[-1].start, stretch.end, found.pop().text + text)
        found.append(stretch)
    return found


def _joint(run: Run, at: int) -> int:
    """Return where in the source text goes that is inserted in a run."""
    i = _index(run, at)
    piece = run.pieces[i]
    before = run.pieces[i - 1] if i else None
    if at > piece.at:
        return piece.start + at - piece.at if piece.kind == TEXT else piece.end
    if before is None or before.kind == BREAK:
        return piece.start
    return before.end if piece.joint < 0 or piece.kind == BREAK else piece.joint


def _index(run: Run, at: int) -> int:
    """Return the number of the piece that a character of a run belongs to."""
    return max(bisect_right(run.pieces, at, key=lambda piece: piece.at) - 1, 0)


def _smallest(start: int, before: str, after: str) -> list[tuple[int, int, str]]:
    """Part an edit into the smallest ones that do the same: letters become letters, marks marks."""
    if len(before) > _LONGEST:
        return [(start, start + len(before), after)]
    # Words first: what differs in an edit is a few characters of a few words.
    old_words, new_words = _WORDS.findall(before), _WORDS.findall(after)
    steps: list[tuple[int, int, str]] = []
    for name, i, j, k, m in _matched(old_words, new_words):
        if name != "equal":
            at = start + sum(map(len, old_words[:i]))
            steps += _characters(at, "".join(old_words[i:j]), "".join(new_words[k:m]))
    return steps


def _characters(start: int, before: str, after: str) -> list[tuple[int, int, str]]:
    steps: list[tuple[int, int, str]] = []
    for name, i, j, k, m in _matched(_kinds(before), _kinds(after)):
        if name == "equal":
            pairs = zip(range(i, j), before[i:j], after[k:m], strict=True)
            steps += [(start + n, start + n + 1, new) for n, old, new in pairs if old != new]
        else:
            steps.append((start + i, start + j, after[k:m]))
    return steps


def _kinds(text: str) -> str:
    return "".join(
        ["a" if char.isalnum() else " " if char.isspace() or char == ZWNJ else "." for char in text]
    )


def _matched(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """Match two sequences by anything but their white space."""
    return SequenceMatcher(str.isspace, old, new, autojunk=False).get_opcodes()
