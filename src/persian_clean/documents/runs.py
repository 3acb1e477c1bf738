r"""Runs: stretches of prose that know where in the source each of their characters comes from.

A run is what a reader of the document sees as one stretch of text: a paragraph, a cell, a caption,
a cue. In it stand

- the text itself, character by character as in the source,
- characters that the source spells otherwise (``&zwnj;``, ``\u200c``, ``\"``),
- one ``chars.TOKEN`` for whatever is no text (code, placeholders, formulas, images),
- ``"\n"`` for a line break, with all that is in the margin of the next line (``> ``, `` * ``).

Where inline markup begins or ends (``**``, ``<b>``) nothing stands: a word goes on through it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean import chars

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Encode = Callable[[str], str]
    """Writes text as the source spells it."""

_TABS: Final = frozenset("\t\v\f")
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_OLD_BREAK: Final = re.compile(r"\r(?!\n)")
_INDENTATION: Final = re.compile(r"[ \t]*(?=[^ \t\r\n])")
AFTER_PREVIOUS: Final = -1
"""The joint of a piece with no markup before it."""


# What a piece of a run is; plain numbers, since there are many of them.
TEXT: Final = 0
ESCAPE: Final = 1
TOKEN: Final = 2
BREAK: Final = 3


class Piece(NamedTuple):
    """A stretch of the source and what stands for it in the run.

    Attributes:
        at: Where it begins in the run.
        start: Where it begins in the source.
        end: Where it ends in the source, exclusive.
        kind: ``TEXT`` stands for itself; the others are one character of the run.
        joint: Where in the source text goes that is inserted before it, if markup stands there;
            otherwise ``AFTER_PREVIOUS``.
    """

    at: int
    start: int
    end: int
    kind: int
    joint: int = AFTER_PREVIOUS

    @property
    def stop(self) -> int:
        """Where it ends in the run, exclusive."""
        return self.at + (self.end - self.start if self.kind == TEXT else 1)


class Run(NamedTuple):
    """A stretch of prose.

    Attributes:
        text: What it says.
        pieces: Where that comes from, in order.
        shape: What the document has since the run before: a heading, a list item, a cell …
        encode: Writes text as the source spells it there.
        is_names: Whether it is names of people, in which words are joined and parted only where
            that is certain.
    """

    text: str
    pieces: Sequence[Piece]
    shape: str
    encode: Encode
    is_names: bool

    @property
    def start(self) -> int:
        """Where it begins in the source."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Where it ends in the source, exclusive."""
        return self.pieces[-1].end


def with_line_feeds(source: str) -> str:
    """Return a source for a parser that does not know carriage returns alone; offsets stay.

    Args:
        source: Any text.
    """
    return _OLD_BREAK.sub("\n", source)


def lines_of(source: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the lines of a stretch are, each with its line break."""
    return [line.span() for line in _LINE.finditer(source, start, end)]


def dedented(source: str, lines: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where lines are without the indentation they have in common."""
    found = [_INDENTATION.match(source, *line) for line in lines]
    margin = min((m.end() - m.start() for m in found if m is not None), default=0)
    return [
        (start if m is None else start + margin, end)
        for m, (start, end) in zip(found, lines, strict=True)
    ]


class Part:
    """A part of a source with its escapes decoded, for the reader of what it holds.

    Attributes:
        text: The decoded text.
    """

    def __init__(self, text: str, pieces: Sequence[Piece]) -> None:
        self.text = text
        self._pieces = pieces
        self._starts = [piece.at for piece in pieces]

    @property
    def span(self) -> tuple[int, int] | None:
        """Where it stands in the source, if it stands there as it is."""
        if len(self._pieces) != 1 or self._pieces[0].kind != TEXT:
            return None
        return self._pieces[0].start, self._pieces[0].end

    @classmethod
    def of(cls, source: str, *spans: tuple[int, int]) -> Part:
        """Return spans of a source, put together.

        Args:
            source: What they are spans of.
            spans: Where they are, in order.
        """
        starts = accumulate((end - start for start, end in spans), initial=0)
        pieces = [Piece(at, *span, TEXT) for at, span in zip(starts, spans, strict=False)]
        return cls("".join([source[start:end] for start, end in spans]), pieces)

    @classmethod
    def decoded(
        cls,
        source: str,
        spans: Iterable[tuple[int, int]],
        escapes: re.Pattern[str],
        value: Callable[[re.Match[str]], str | None],
        kept: Iterable[tuple[int, int]] = (),
    ) -> Part:
        """Return spans of a source, put together and with their escapes decoded.

        Args:
            source: What they are spans of.
            spans: Where they are, in order.
            escapes: What an escape looks like.
            value: Says what it stands for: one character, nothing, or None for what is no text;
                tabs part a line in two, and other control characters are no text.
            kept: What else is no text: spans within the others, in order and disjoint.
        """
        parts: list[str] = []
        pieces: list[Piece] = []
        at = 0

        def add(part: str, start: int, end: int, kind: int) -> None:
            nonlocal at
            if part:
                parts.append(part)
                pieces.append(Piece(at, start, end, kind))
                at += len(part)

        def decode(start: int, end: int) -> None:
            last = start
            for m in escapes.finditer(source, start, end):
                add(source[last : m.start()], last, m.start(), TEXT)
                char = value(m)
                if char in _TABS:
                    add("\n", *m.span(), ESCAPE)
                elif char is None or len(char) > 1 or (char < " " and char not in "\r\n"):
                    add(chars.TOKEN, *m.span(), TOKEN)
                else:
                    add(char, *m.span(), ESCAPE)
                last = m.end()
            add(source[last:end], last, end, TEXT)

        tokens = deque(kept)
        for start, end in spans:
            last = start
            while tokens and tokens[0][1] <= end:
                decode(last, tokens[0][0])
                add(chars.TOKEN, *tokens[0], TOKEN)
                _, last = tokens.popleft()
            decode(last, end)
        return cls("".join(parts), pieces)

    def carry(self, run: Run, encode: Encode) -> Run:
        """Return a run of this part as one of the source.

        Args:
            run: Its offsets count in ``text``.
            encode: Writes text as the source spells it.
        """
        inner = run.encode
        pieces = [moved for piece in run.pieces for moved in self._carry(piece)]
        return run._replace(pieces=pieces, encode=lambda text: encode(inner(text)))

    def _carry(self, piece: Piece) -> Iterator[Piece]:
        joint = piece.joint if piece.joint < 0 else self._begin(piece.joint)
        if piece.kind != TEXT:
            start = self._begin(piece.start)
            end = self._end(piece.end) if piece.end > piece.start else start
            yield piece._replace(start=start, end=end, joint=joint)
            return
        start = piece.start
        for i in range(self._index(start), len(self._pieces)):
            below = self._pieces[i]
            if below.at >= piece.end:
                break
            at = piece.at + start - piece.start
            end = min(piece.end, below.stop)
            if below.kind == TEXT:
                shift = below.start - below.at
                yield Piece(at, start + shift, end + shift, TEXT, joint)
            else:
                yield Piece(at, below.start, below.end, below.kind, joint)
            start, joint = end, AFTER_PREVIOUS

    def _index(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def _begin(self, offset: int) -> int:
        """Return where in the source the character at an offset begins."""
        piece = self._pieces[self._index(offset)]
        if piece.kind == TEXT:
            return piece.start + offset - piece.at
        return piece.start if offset == piece.at else piece.end

    def _end(self, offset: int) -> int:
        """Return where in the source the character before an offset ends."""
        piece = self._pieces[self._index(offset - 1)]
        return piece.start + offset - piece.at if piece.kind == TEXT else piece.end
