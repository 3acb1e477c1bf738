"""Prose: the runs of a document, collected while its reader goes through it.

Guarantees that no line of a run begins or ends with white space: what stands there is layout, which
belongs to the document and not to its text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from contextlib import contextmanager
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Final

from persian_clean import chars
from persian_clean.documents.runs import (
    AFTER_PREVIOUS,
    BREAK,
    ESCAPE,
    TEXT,
    TOKEN,
    Piece,
    Run,
    with_line_feeds,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from persian_clean.documents.runs import Encode, Part

SWITCH: Final = re.compile(r"persian-clean:\s*(off|on)\b")
"""What a comment says that keeps a part of a document as it is."""

_BREAK: Final = re.compile(r"\r\n?|\n")
# Line breaks with white space beside them, or at the edge of what was added.
_RAGGED: Final = re.compile(r"\r|[^\S\n]\n|\n[^\S\n]|\A\n|\n\Z")
_IN_WORD: Final = re.compile(rf"[\w{chars.MARK_CLASS}{chars.ZWNJ}]")
_VISIBLE: Final = re.compile(r"\S")
_BLANKS: Final = "&\N{NO-BREAK SPACE}"
"""What a row of blanks begins with, and no template."""


class Prose:
    """Collects the runs of a source; its reader calls it from the beginning to the end.

    Attributes:
        source: What the offsets count in.
        fields: The keys whose values are prose, or None for all; for formats that have keys.
        encode: Writes text as the source spells it.
        is_names: Whether the text is names of people.
    """

    def __init__(
        self, source: str, fields: frozenset[str] | None = None, *, off: bool = False
    ) -> None:
        self.source = source
        self.fields = fields
        self.encode: Encode = str
        self.is_names = False
        self._off = off
        self._runs: list[Run] = []
        self._shape: list[str] = []
        self._hidden: list[tuple[int, int]] = []
        self._draft = _Draft()
        self._around: list[_Draft] = []

    def finish(self) -> tuple[list[Run], str]:
        """Return the runs in the order of the source, and the shape of what comes behind them."""
        while self._around:
            self.leave()
        self.block()
        self._runs.sort(key=attrgetter("start"))
        return self._runs, "".join(self._shape)

    # --- what a run is made of ------------------------------------------------------------------

    def hide(self, pattern: re.Pattern[str]) -> str:
        """Make tokens of all that matches a pattern, whatever it stands in.

        Args:
            pattern: What template engines and the like replace before anybody reads the document;
                also rows of blanks, which part a line as tabs do.

        Returns:
            A source for the parser of the document: a plain word stands for each of them.
        """
        self._hidden = [m.span() for m in pattern.finditer(with_line_feeds(self.source))]
        parts: list[str] = []
        last = 0
        for start, end in self._hidden:
            parts += self.source[last:start], _VISIBLE.sub("x", self.source[start:end])
            last = end
        return "".join([*parts, self.source[last:]])

    def hidden(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield where something is hidden that reaches into a stretch of the source."""
        for i in range(bisect_right(self._hidden, start, key=itemgetter(1)), len(self._hidden)):
            begin, stop = self._hidden[i]
            if begin >= end:
                break
            yield begin, stop

    def text(self, start: int, end: int) -> None:
        """Add text as the source has it."""
        if self._hidden:
            for begin, stop in self.hidden(start, end):
                self._draft.text(self.source, start, max(start, begin))
                place = max(start, begin), min(stop, end)
                if self.source[begin] in _BLANKS:
                    self.line(*place)
                else:
                    self.comment(begin, stop)
                    self.token(*place)
                start = place[1]
        self._draft.text(self.source, start, end)

    def escape(self, start: int, end: int, char: str) -> None:
        """Add one character that the source spells otherwise."""
        if char in "\r\n":
            self._draft.line(start, end)
        else:
            self._draft.escape(start, end, char)

    def token(self, start: int, end: int) -> None:
        """Add something within the text that is no text."""
        self._draft.add(chars.TOKEN, start, end, TOKEN)

    def line(self, start: int, end: int, shape: str = "") -> None:
        """Break the line, and note what kind of break that is."""
        self._draft.line(start, end)
        if shape:
            self._shape.append(shape)

    def opening(self, start: int, *, apart: bool = False) -> None:
        """Pass the beginning of inline markup, which may keep words apart."""
        self._draft.opening(start, apart=apart)

    def closing(self, end: int, *, apart: bool = False) -> None:
        """Pass the end of inline markup, which may keep words apart."""
        self._draft.closing(end, apart=apart)

    def note(self, end: int) -> None:
        """Pass a note, or what refers to one, which belongs to what stands before it."""
        self._draft.note(end)

    # --- where runs begin and end ---------------------------------------------------------------

    def block(self, shape: str = "") -> None:
        """End the run, and note what comes next."""
        draft = self._draft
        if draft.pieces or draft.marks:
            if draft.ends_as_prose() and not self._off:
                before = "".join(self._shape)
                run = Run(draft.said, draft.pieces, before, self.encode, self.is_names)
                self._runs.append(run)
                self._shape = []
            self._draft = _Draft()
        if shape:
            self._shape.append(shape)

    @property
    def so_far(self) -> str:
        """What the run at hand says."""
        return self._draft.said

    def drop(self) -> None:
        """Leave the run at hand out: it is no prose after all."""
        self._draft = _Draft()

    def enter(self) -> None:
        """Begin a run that stands within another, such as a footnote; ``leave`` ends it."""
        self._around.append(self._draft)
        self._draft = _Draft()

    def leave(self) -> None:
        """Go back to the run that the last one stood in."""
        self.block()
        if self._around:
            self._draft = self._around.pop()

    @contextmanager
    def within(self, part: Part, encode: Encode = str) -> Iterator[Prose]:
        """Read a part of the source that has a format of its own.

        Args:
            part: What to read.
            encode: Writes text as the source spells it there.
        """
        self.block()
        inner = Prose(part.text, self.fields, off=self._off)
        yield inner
        runs, shape = inner.finish()
        self._off = inner._off
        for run in runs:
            carried = part.carry(run, encode)
            self._runs.append(carried._replace(shape="".join(self._shape) + run.shape))
            self._shape = []
        self._shape.append(shape)

    def part(self, part: Part, encode: Encode = str) -> None:
        """Read a part of the source all of which is text.

        Args:
            part: What to read.
            encode: Writes text as the source spells it there.
        """
        span = part.span
        if span is not None:
            self.block()
            outer, self.encode = self.encode, encode
            self.text(*span)
            self.block()
            self.encode = outer
        else:
            with self.within(part, encode) as inner:
                inner.text(0, len(part.text))

    def comment(self, start: int, end: int) -> None:
        """Pass a comment, which may turn cleaning off or on."""
        switch = SWITCH.search(self.source, start, end)
        if switch is not None:
            self.block(switch[1])
            self._off = switch[1] == "off"


class _Draft:
    """A run that is being read."""

    __slots__ = ("_fresh", "_has_prose", "_joint", "_length", "_parts", "marks", "pieces")

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._parts: list[str] = []
        self._length = 0
        self._fresh = True  # nothing on this line yet
        self._has_prose = False
        # Of markup since the last piece: ( begins, ) ends, | keeps words apart, * is a note.
        self.marks = ""
        self._joint = AFTER_PREVIOUS

    @property
    def said(self) -> str:
        """The text."""
        return "".join(self._parts)

    def text(self, source: str, start: int, end: int) -> None:
        part = source[start:end]
        if ("\n" in part or "\r" in part) and _RAGGED.search(part) is not None:
            for m in _BREAK.finditer(source, start, end):
                self.text(source, start, m.start())
                self.line(*m.span())
                start = m.end()
            part = source[start:end]
        if self._fresh:
            part = part.lstrip()
            start = end - len(part)
        if part:
            if self.marks:
                self._keep_apart(part[0])
            self._has_prose = True
            self.add(part, start, end, TEXT)

    def escape(self, start: int, end: int, char: str) -> None:
        if not (self._fresh and char.isspace()):
            if self.marks:
                self._keep_apart(char)
            self._has_prose = True
            self.add(char, start, end, ESCAPE)

    def line(self, start: int, end: int) -> None:
        self._trim()
        if self.pieces:
            self.add("\n", start, end, BREAK)
            self._fresh = True

    def opening(self, start: int, *, apart: bool) -> None:
        if "(" not in self.marks:
            self._joint = start
        self.marks += "|(" if apart else "("

    def closing(self, end: int, *, apart: bool) -> None:
        if "(" not in self.marks:
            self._joint = end
        self.marks += ")|" if apart else ")"

    def note(self, end: int) -> None:
        self.closing(end, apart=False)
        self.marks += "*"

    def add(self, part: str, start: int, end: int, kind: int) -> None:
        self.pieces.append(Piece(self._length, start, end, kind, self._joint))
        self._parts.append(part)
        self._length += len(part)
        self._fresh = False
        if self.marks:
            self.marks, self._joint = "", AFTER_PREVIOUS

    def ends_as_prose(self) -> bool:
        """End the run; tell whether there is any prose in it."""
        self._trim()
        while self.pieces and self.pieces[-1].kind == BREAK:
            self.pieces.pop()
            self._parts.pop()
            self._trim()
        return self._has_prose

    def _keep_apart(self, after: str) -> None:
        """Put a token where the markup, not a space, keeps two things apart.

        A word goes on through the beginning or the end of an element, but not through an empty
        element (an icon), nor from one element to the next, nor from a number to a word. It does
        not even touch markup that keeps words apart, but a note may touch a mark.
        """
        before = self._parts[-1][-1] if self._parts else " "
        marks = self.marks
        from_number = before.isdecimal() != after.isdecimal()
        if len(marks) == 1 and not from_number:  # as is mostly so
            return
        if "|" in marks:
            opens, closes = "|(" in marks, ")|" in marks
            parted = (opens and not _is_mark(after)) or (closes and not _is_mark(before))
            parted |= "|()|" in marks
        elif "*" in marks:
            parted = not _is_mark(before)
        else:
            in_word = _IN_WORD.match(before) is not None and _IN_WORD.match(after) is not None
            parted = "()" in marks or (in_word and (")(" in marks or from_number))
        if parted:
            self.add(chars.TOKEN, self._joint, self._joint, TOKEN)

    def _trim(self) -> None:
        """Take away white space at the end of the line."""
        while self._parts:
            part = self._parts[-1].rstrip()
            if self.pieces[-1].kind == BREAK or part == self._parts[-1]:
                break
            self._length -= len(self._parts[-1]) - len(part)
            piece = self.pieces.pop()
            self._parts.pop()
            if part:
                self.pieces.append(piece._replace(end=piece.start + len(part)))
                self._parts.append(part)


def _is_mark(char: str) -> bool:
    """Tell whether a character is neither of a word nor white space."""
    return _IN_WORD.match(char) is None and not char.isspace()
