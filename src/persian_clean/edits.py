"""Edits: what changed, which rule changed it, and where each character came from.

Guarantees that edits are disjoint and in order, that putting each edit's ``after`` in the place of
its ``before`` turns the original into the clean text, and that spans map both ways.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Change(NamedTuple):
    """One replacement that a rule asks for, in the coordinates of the text it was given."""

    start: int
    end: int
    new: str
    rule: str
    score: float | None = None
    """How far the judged reading is ahead of the written one, in logits; None where none weighs."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference between the original and the clean text.

    Attributes:
        start: Where the edit begins in the original, in code points.
        end: Where it ends in the original, exclusive; equal to ``start`` for an insertion.
        clean_start: Where it begins in the clean text.
        clean_end: Where it ends in the clean text, exclusive.
        before: What the original has there.
        after: What the clean text has there.
        rules: The names of the rules that had a hand in it, in the order they ran.
        score: How far ahead of the written one the reading of the least sure of them is, in logits
            (2.2 is nine to one), or None if none of them weighs.
    """

    start: int
    end: int
    clean_start: int
    clean_end: int
    before: str
    after: str
    rules: tuple[str, ...]
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """A cleaned text together with what was changed to reach it.

    Examples:
        >>> from persian_clean import explain
        >>> result = explain("كتاب خوب")
        >>> [(edit.before, edit.after, edit.rules) for edit in result.edits]
        [('ك', 'ک', ('arabic-kaf',))]
        >>> explain("کتاب خوب").edits
        ()
    """

    original: str
    text: str
    edits: tuple[Edit, ...]

    def to_clean(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the original to the span of the clean text that holds it.

        A span that ends inside an edit is widened to the whole edit; text inserted at its edge
        is left out.

        Args:
            start: First code point of the span in ``original``.
            end: One past its last code point.

        Raises:
            ValueError: The span does not lie within the original.

        Examples:
            >>> from persian_clean import explain
            >>> result = explain("سلام  ,  دنيا")
            >>> start, end = result.to_clean(9, 13)
            >>> result.text[start:end]
            'دنیا'
            >>> explain("سلام").to_clean(0, 4)
            (0, 4)
        """
        _check_span(start, end, len(self.original), "original")
        spans = [(e.start, e.end, e.clean_start, e.clean_end) for e in self.edits]
        return _map_span(start, end, spans)

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the clean text to the span of the original that it came from.

        Args:
            start: First code point of the span in ``text``.
            end: One past its last code point.

        Raises:
            ValueError: The span does not lie within the clean text.

        Examples:
            >>> from persian_clean import explain
            >>> result = explain("سلام  ,  دنيا")
            >>> start = result.text.index("دنیا")
            >>> result.to_original(start, start + 4)
            (9, 13)
            >>> explain("سلام").to_original(1, 3)
            (1, 3)
        """
        _check_span(start, end, len(self.text), "clean text")
        spans = [(e.clean_start, e.clean_end, e.start, e.end) for e in self.edits]
        return _map_span(start, end, spans)

    def _repr_html_(self) -> str:
        """Show both texts side by side in a notebook."""
        from persian_clean.report import fragment  # noqa: PLC0415  only notebooks need it

        return fragment(self)


def _check_span(start: int, end: int, length: int, what: str) -> None:
    if not 0 <= start <= end <= length:
        raise ValueError(
            f"span {start}:{end} does not lie within the {what}, which has {length} code points; "
            "give 0 <= start <= end <= length"
        )


def _map_span(start: int, end: int, spans: Sequence[tuple[int, int, int, int]]) -> tuple[int, int]:
    """Map ``start:end`` over ``(from_start, from_end, to_start, to_end)`` edits."""
    i = bisect_right(spans, start, key=lambda s: s[1])  # first edit that ends after start
    if i < len(spans) and spans[i][0] < start:
        new_start = spans[i][2]
    else:
        new_start = start + (spans[i - 1][3] - spans[i - 1][1] if i else 0)
    j = bisect_left(spans, end, key=lambda s: s[0])  # first edit that starts at or after end
    if j and spans[j - 1][1] > end:
        new_end = spans[j - 1][3]
    else:
        new_end = end + (spans[j - 1][3] - spans[j - 1][1] if j else 0)
    return min(new_start, new_end), max(new_start, new_end)


def apply(text: str, changes: Iterable[Change]) -> str:
    """Carry out changes that are sorted and disjoint."""
    parts: list[str] = []
    last = 0
    for change in changes:
        parts += text[last : change.start], change.new
        last = change.end
    parts.append(text[last:])
    return "".join(parts)


class _Piece(NamedTuple):
    """A stretch of the original and the stretch of the current text that stands for it."""

    start: int
    end: int
    now_start: int
    now_end: int
    rules: tuple[str, ...]
    score: float | None

    @property
    def grown(self) -> int:
        return (self.now_end - self.now_start) - (self.end - self.start)

    def moved(self, *, by: int = 0, now: int) -> _Piece:
        """Shift the stretch of the original, and that of the current text."""
        start, end, now_start, now_end, rules, score = self
        return _Piece(start + by, end + by, now_start + now, now_end + now, rules, score)


class Trace:
    """Composes the changes of one rule after another into edits of the original."""

    def __init__(self, original: str) -> None:
        self._original = original
        self._pieces: list[_Piece] = []

    def add(self, changes: Sequence[Change]) -> None:
        """Compose sorted, disjoint ``changes`` of the current text with what came before.

        A change without a rule name (``""``) is bookkeeping, such as hiding a protected token:
        it is composed like any other and leaves no edit once it has been undone.
        """
        if not self._pieces:
            shift = 0
            for start, end, new, rule, score in changes:
                now_start = start + shift
                shift += len(new) - (end - start)
                self._pieces.append(
                    _Piece(start, end, now_start, now_start + len(new), (rule,), score)
                )
            return
        items: list[tuple[int, int, _Piece | Change]] = [
            *((piece.now_start, piece.now_end, piece) for piece in self._pieces),
            *((change.start, change.end, change) for change in changes),
        ]
        items.sort(key=itemgetter(0, 1))
        drift = 0  # current offset minus original offset, left of where we are
        shift = 0  # new offset minus current offset, left of where we are
        pieces: list[_Piece] = []
        k = 0
        while k < len(items):
            start, end, member = items[k]
            k += 1
            if k == len(items) or items[k][0] > end:  # nothing near, as is mostly so
                if isinstance(member, Change):
                    now_end = start + shift + len(member.new)
                    named = ((member.rule,), member.score)
                    piece = _Piece(start - drift, end - drift, start + shift, now_end, *named)
                    shift = now_end - end
                else:
                    piece = member.moved(now=shift) if shift else member
                    drift = end - member.end
                pieces.append(piece)
                continue
            group = [member]
            while k < len(items) and _joins(group, end, items[k]):
                end = max(end, items[k][1])
                group.append(items[k][2])
                k += 1
            old_drift, old_shift = drift, shift
            rules: dict[str, None] = {}
            scores: list[float] = []
            # Pieces come first: their rules ran before this one.
            for member in sorted(group, key=lambda m: isinstance(m, Change)):
                if isinstance(member, Change):
                    shift += len(member.new) - (member.end - member.start)
                    rules[member.rule] = None
                else:
                    drift += member.grown
                    rules.update(dict.fromkeys(member.rules))
                if member.score is not None:
                    scores.append(member.score)
            pieces.append(
                _Piece(
                    start - old_drift,
                    end - drift,
                    start + old_shift,
                    end + shift,
                    tuple(rules),
                    min(scores, default=None),
                )
            )
        self._pieces = pieces

    def append(self, other: Trace, start: int, now_start: int) -> None:
        """Take over what ``other`` saw of a part of the text.

        Args:
            other: Trace of a part that lies behind all that this one has seen.
            start: Where that part begins in the original.
            now_start: Where it begins in the current text.
        """
        self._pieces += [piece.moved(by=start, now=now_start) for piece in other._pieces]

    def edits(self, text: str) -> tuple[Edit, ...]:
        """Return the edits that lead from the original to ``text``, the current text."""
        edits = []
        for piece in self._pieces:
            start, end, now_start, now_end, rules, score = piece
            before, after = self._original[start:end], text[now_start:now_end]
            if before == after:
                continue
            named = tuple([rule for rule in rules if rule]) if "" in rules else rules
            head = tail = 0
            if before and after and (before[0] == after[0] or before[-1] == after[-1]):
                head = _shared(before, after)
                tail = _shared(before[head:][::-1], after[head:][::-1])
                before = before[head : len(before) - tail]
                after = after[head : len(after) - tail]
            place = (start + head, end - tail, now_start + head, now_end - tail)
            edits.append(Edit(*place, before, after, named, score))
        return tuple(edits)


def _shared(first: str, second: str) -> int:
    """Count the characters that both begin with."""
    pairs = zip(first, second, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(first), len(second)))


def _joins(group: list[_Piece | Change], end: int, item: tuple[int, int, _Piece | Change]) -> bool:
    """Tell whether the next stretch belongs to the edit that reaches to ``end``."""
    start, _, member = item
    if start != end:
        return start < end
    # They touch. A deletion and what replaces it are one edit, and so are two insertions.
    for other in group[-2:]:
        if isinstance(other, Change) == isinstance(member, Change):
            continue
        piece, change = (member, other) if isinstance(other, Change) else (other, member)
        if not isinstance(piece, Change) and isinstance(change, Change):
            deleted = piece.now_start == piece.now_end
            both_insert = piece.start == piece.end and change.start == change.end
            if deleted or both_insert:
                return True
    return False
