"""Edits: what changed, which rule changed it, and where each character came from.

Guarantees that edits are disjoint and in order, that putting each edit's ``after`` in the place of
its ``before`` turns the original into the clean text, and that spans map both ways.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


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

    Attributes:
        original: The text as it was given.
        text: The clean text.
        edits: What was changed, in the order of the text; each edit lies apart from the others.

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
            TypeError: ``start`` or ``end`` is not an int.
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
        return _map_span(start, end, self.edits, _TO_CLEAN)

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the clean text to the span of the original that it came from.

        Args:
            start: First code point of the span in ``text``.
            end: One past its last code point.

        Raises:
            TypeError: ``start`` or ``end`` is not an int.
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
        return _map_span(start, end, self.edits, _TO_ORIGINAL)

    def _repr_html_(self) -> str:
        """Show both texts side by side in a notebook."""
        from persian_clean.report import fragment  # noqa: PLC0415  only notebooks need it

        return fragment(self)


def _check_span(start: int, end: int, length: int, what: str) -> None:
    for place in (start, end):
        if not isinstance(place, int):
            raise TypeError(f"a span is given by two int, not by {type(place).__name__}")
    if not 0 <= start <= end <= length:
        raise ValueError(
            f"span {start}:{end} does not lie within the {what}, which has {length} code points; "
            "give 0 <= start <= end <= length"
        )


class _Ends(NamedTuple):
    """What gives the ends of an edit: in the text mapped from, and in the one mapped to."""

    start: Callable[[Edit], int]
    end: Callable[[Edit], int]
    new_start: Callable[[Edit], int]
    new_end: Callable[[Edit], int]


_TO_CLEAN: Final = _Ends(*map(attrgetter, ("start", "end", "clean_start", "clean_end")))
_TO_ORIGINAL: Final = _Ends(*map(attrgetter, ("clean_start", "clean_end", "start", "end")))


def _map_span(start: int, end: int, edits: Sequence[Edit], ends: _Ends) -> tuple[int, int]:
    """Map ``start:end`` over edits."""
    i = bisect_right(edits, start, key=ends.end)  # first edit that ends after start
    if i < len(edits) and ends.start(edits[i]) < start:
        new_start = ends.new_start(edits[i])
    else:
        new_start = start + (ends.new_end(edits[i - 1]) - ends.end(edits[i - 1]) if i else 0)
    j = bisect_left(edits, end, key=ends.start)  # first edit that starts at or after end
    if j and ends.end(edits[j - 1]) > end:
        new_end = ends.new_end(edits[j - 1])
    else:
        new_end = end + (ends.new_end(edits[j - 1]) - ends.end(edits[j - 1]) if j else 0)
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


class Piece(NamedTuple):
    """A stretch of the original and the stretch of the current text that stands for it."""

    start: int
    end: int
    now_start: int
    now_end: int
    rules: tuple[str, ...]
    score: float | None

    @classmethod
    def of(cls, edit: Edit) -> Piece:
        """Return the piece that an edit stands for."""
        clean = (edit.clean_start, edit.clean_end)
        return cls(edit.start, edit.end, *clean, edit.rules, edit.score)

    @property
    def grown(self) -> int:
        """By how much the stretch has grown."""
        return (self.now_end - self.now_start) - (self.end - self.start)


class Trace:
    """What one step after another has changed in a line."""

    def __init__(self) -> None:
        self._steps: list[Sequence[Change]] = []

    def add(self, changes: Sequence[Change]) -> None:
        """Take down sorted, disjoint ``changes`` of the line as it is now.

        A change without a rule name (``""``) is bookkeeping, such as hiding a protected token:
        it is composed like any other and leaves no edit once it has been undone.
        """
        self._steps.append(changes)

    def pieces(self) -> list[Piece]:
        """Return what all the changes come to."""
        pieces: list[Piece] = []
        for changes in self._steps:
            pieces = compose(pieces, changes)
        return pieces


def compose(pieces: Iterable[Piece], changes: Sequence[Change]) -> list[Piece]:
    """Compose what has become of a text with further changes of what it is now.

    Args:
        pieces: The stretches that are not what they were, in order.
        changes: Sorted and disjoint.
    """
    pieces = list(pieces)
    if not pieces:
        composed = []
        shift = 0
        for start, end, new, rule, score in changes:
            now_start = start + shift
            shift += len(new) - (end - start)
            composed.append(Piece(start, end, now_start, now_start + len(new), (rule,), score))
        return composed
    items: list[tuple[int, int, Piece | Change]] = [
        *((piece.now_start, piece.now_end, piece) for piece in pieces),
        *((change.start, change.end, change) for change in changes),
    ]
    items.sort(key=itemgetter(0, 1))
    drift = 0  # current offset minus original offset, left of where we are
    shift = 0  # new offset minus current offset, left of where we are
    composed = []
    k = 0
    while k < len(items):
        start, end, member = items[k]
        k += 1
        if k == len(items) or items[k][0] > end:  # nothing near, as is mostly so
            if isinstance(member, Change):
                now_end = start + shift + len(member.new)
                named = ((member.rule,), member.score)
                piece = Piece(start - drift, end - drift, start + shift, now_end, *named)
                shift = now_end - end
            else:
                piece = member
                if shift:
                    now = (start + shift, end + shift)
                    piece = Piece(member.start, member.end, *now, member.rules, member.score)
                drift = end - member.end
            composed.append(piece)
            continue
        group = [member]
        while k < len(items) and _joins(group, end, items[k]):
            end = max(end, items[k][1])
            group.append(items[k][2])
            k += 1
        grown, grows, rules, score = _sum(group)
        place = (start - drift, end - drift - grown, start + shift, end + shift + grows)
        composed.append(Piece(*place, rules, score))
        drift += grown
        shift += grows
    return composed


def _sum(group: Iterable[Piece | Change]) -> tuple[int, int, tuple[str, ...], float | None]:
    """Add up by how much the pieces have grown, and the changes grow; their rules; their score."""
    grown = grows = 0
    rules: dict[str, None] = {}
    scores: list[float] = []
    # Pieces come first: their rules ran before this one.
    for member in sorted(group, key=lambda m: isinstance(m, Change)):
        if isinstance(member, Change):
            grows += len(member.new) - (member.end - member.start)
            rules[member.rule] = None
        else:
            grown += member.grown
            rules.update(dict.fromkeys(member.rules))
        if member.score is not None:
            scores.append(member.score)
    return grown, grows, tuple(rules), min(scores, default=None)


def edits_of(
    pieces: Iterable[Piece], original: str, text: str, start: int = 0, now_start: int = 0
) -> list[Edit]:
    """Return the edits that lead from ``original`` to ``text``.

    Args:
        pieces: What has become of the original.
        original: What was there.
        text: What is there now.
        start: Where in a larger text the original begins.
        now_start: Where in the other one the text begins.
    """
    edits = []
    for first, last, now_first, now_last, rules, score in pieces:
        before, after = original[first:last], text[now_first:now_last]
        if before == after:
            continue
        named = tuple([rule for rule in rules if rule]) if "" in rules else rules
        head = tail = 0
        if before and after and (before[0] == after[0] or before[-1] == after[-1]):
            head = _shared(before, after)
            tail = _shared(before[head:][::-1], after[head:][::-1])
            before = before[head : len(before) - tail]
            after = after[head : len(after) - tail]
        edits.append(
            Edit(
                start + first + head,
                start + last - tail,
                now_start + now_first + head,
                now_start + now_last - tail,
                before,
                after,
                named,
                score,
            )
        )
    return edits


def _shared(first: str, second: str) -> int:
    """Count the characters that both begin with."""
    pairs = zip(first, second, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(first), len(second)))


def _joins(group: list[Piece | Change], end: int, item: tuple[int, int, Piece | Change]) -> bool:
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
