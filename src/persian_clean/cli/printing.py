"""Printing: what would change, as lines and as a difference, with invisible characters shown.

Guarantees that everything printed is UTF-8 whatever the locale, and that nothing invisible or
unprintable from a text reaches the terminal.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
import traceback
import unicodedata
from collections import deque
from difflib import SequenceMatcher
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, ClassVar, Final

from persian_clean.chars import SHORT_NAMES

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Mapping, Sequence

    from persian_clean.cli.batches import Finding, Refused

_OBEYED: Final = re.compile(
    r"[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_INVISIBLE: Final = re.compile(r"[\W\u0640]")
_BLANK_CATEGORIES: Final = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"}
_LONG = 2000
"""Lines with more code points than this are not compared word by word."""


def visible(text: str) -> str:
    """Show invisible characters by their short names in brackets, or by their code points.

    Args:
        text: Any string; its ordinary spaces stay as they are.
    """
    return _INVISIBLE.sub(lambda m: _show(m[0]), text)


def _show(char: str) -> str:
    if char in SHORT_NAMES:
        return f"[{SHORT_NAMES[char]}]"
    if char != " " and unicodedata.category(char) in _BLANK_CATEGORIES:
        return f"[U+{ord(char):04X}]"
    return char


def describe(finding: Finding) -> str:
    """Return what an edit does: the words around it, and the characters it changes.

    Args:
        finding: An edit and where it is.
    """
    before, after = _points(finding.before), _points(finding.after)
    if not before:
        what = f"insert {after}"
    elif not after:
        what = f"delete {before}"
    else:
        what = f"{before} → {after}"
    old, new = (visible(word).replace(" ", "␣") for word in (finding.word, finding.new_word))
    return f"{old} → {new} ({what})"


def describe_refusal(refused: Refused) -> str:
    """Return which edits were not made, and why.

    Args:
        refused: Edits that were not made.
    """
    rules = "+".join(refused.rules)
    return f"{rules} would change what is not prose here; left as it is"


def _points(text: str) -> str:
    shown = " ".join(f"U+{ord(char):04X}" for char in text[:4])
    return f"{shown} …" if len(text) > 4 else shown


def complain(message: str) -> None:
    """Say on standard error what is wrong.

    Args:
        message: One line.
    """
    with contextlib.suppress(OSError):  # where nobody listens there is nobody to tell
        print(f"persian-clean: {printable(message)}", file=sys.stderr)  # noqa: T201


def printable(text: str) -> str:
    """Escape what a terminal would obey, line ends and what is no character, as Python does.

    Args:
        text: A name of a file, or a message.
    """
    return _OBEYED.sub(lambda m: m[0].encode("unicode_escape").decode(), text)


def where(error: Exception) -> str:
    """Say what an error is and which line raised it.

    Args:
        error: Any.
    """
    frame = traceback.extract_tb(error.__traceback__)[-1]
    name = "/".join(Path(frame.filename).parts[-2:])
    return f"{type(error).__name__} ({error}) at {name}:{frame.lineno}"


# --- colours ------------------------------------------------------------------------------------


def wants_colour(stream: BinaryIO, when: str = "auto") -> bool:
    """Tell whether to print in colours.

    Args:
        stream: Where the output goes; by itself a terminal that shows colours gets them, unless
            the environment says ``NO_COLOR``, and others if it says ``FORCE_COLOR``.
        when: ``auto``, or ``always`` or ``never`` whatever the stream is.
    """
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty() or bool(os.environ.get("FORCE_COLOR"))


_BOLD: Final = "1"
_RED: Final = "31"
_GREEN: Final = "32"
_CYAN: Final = "36"
_REVERSED: Final = ";7"


class Printer:
    """Lines on standard output."""

    def __init__(self, stream: BinaryIO, *, colour: bool) -> None:
        self._stream = stream
        self._colour = colour

    def line(self, text: str) -> None:
        """Print a line; what UTF-8 cannot hold is printed as an escape."""
        self._stream.write(f"{text}\n".encode(errors="backslashreplace"))

    def finding(self, name: str, finding: Finding) -> None:
        """Print ``file:line:column rule message``."""
        place = f"{printable(name)}:{finding.start.line}:{finding.start.column}"
        rules = "+".join(finding.rules)
        self.line(f"{place} {self.paint(rules, _BOLD)} {describe(finding)}")

    def paint(self, text: str, code: str) -> str:
        """Return the text in a colour, where colours are shown."""
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour and text else text

    def pair(self, old: str, new: str) -> tuple[str, str]:
        """Return the two lines of a difference, with the words that differ standing out."""
        if not self._colour or len(old) + len(new) > _LONG:
            return self.paint(f"-{visible(old)}", _RED), self.paint(f"+{visible(new)}", _GREEN)
        olds, news = (re.findall(r"\s+|\w+|[^\s\w]", line) for line in (old, new))
        parts: tuple[list[str], list[str]] = ([self.paint("-", _RED)], [self.paint("+", _GREEN)])
        for kind, i, j, k, n in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
            mark = "" if kind == "equal" else _REVERSED
            parts[0].append(self.paint(visible("".join(olds[i:j])), _RED + mark))
            parts[1].append(self.paint(visible("".join(news[k:n])), _GREEN + mark))
        return "".join(parts[0]), "".join(parts[1])


# --- the difference -----------------------------------------------------------------------------


class Difference:
    """A unified difference, printed as batches come."""

    _CONTEXT: ClassVar = 3

    def __init__(self, printer: Printer, name: str) -> None:
        self._printer = printer
        self._name = name
        self._begun = False
        self._lines = [0, 0]  # that have been seen, of the old text and of the new one
        self._recent: deque[str] = deque(maxlen=self._CONTEXT)
        self._starts = [0, 0]
        self._hunk: list[tuple[str | None, str | None]] = []
        self._same = 0  # lines at the end of the hunk in which nothing changed

    def add(self, old: bytes, new: bytes, shifts: Mapping[int, int] = MappingProxyType({})) -> None:
        """Compare a batch.

        Args:
            old: Whole lines, as they were.
            new: The same lines, cleaned.
            shifts: The old lines, from 0, behind which lines are taken away or added, and how many;
                -1 stands for the beginning.
        """
        before, after = _lines(old), _lines(new)
        if not before[-1] and not after[-1]:  # what follows the last line end is no line
            del before[-1], after[-1]
        if before == after and not self._hunk:
            self._lines = [number + len(before) for number in self._lines]
            self._recent.extend(before)
            return
        for was, now in _pairs(before, after, shifts):
            if was != now and not self._hunk:
                self._starts = [number + 1 - len(self._recent) for number in self._lines]
                self._hunk.extend((line, line) for line in self._recent)
            if was != now or self._hunk:
                self._hunk.append((was, now))
                self._same = self._same + 1 if was == now else 0
            self._lines[0] += was is not None
            self._lines[1] += now is not None
            if self._same > 2 * self._CONTEXT:
                self.end()
            if now is not None:
                self._recent.append(now)

    def end(self) -> None:
        """Print what has been gathered."""
        hunk = self._hunk[: len(self._hunk) - max(0, self._same - self._CONTEXT)]
        self._hunk, self._same = [], 0
        if not hunk:
            return
        paint = self._printer.paint
        if not self._begun:
            self._printer.line(paint(f"--- {printable(self._name)}", _BOLD))
            self._printer.line(paint(f"+++ {printable(self._name)} (clean)", _BOLD))
            self._begun = True
        sizes = [sum(line is not None for line in side) for side in zip(*hunk, strict=True)]
        old, new = (f"{start},{n}" for start, n in zip(self._starts, sizes, strict=True))
        self._printer.line(paint(f"@@ -{old} +{new} @@", _CYAN))
        for was, now in hunk:
            if now is None:
                self._printer.line(paint(f"-{visible(was or '')}", _RED))
            elif was is None:
                self._printer.line(paint(f"+{visible(now)}", _GREEN))
            elif was == now:
                self._printer.line(f" {visible(was)}")
            else:
                for line in self._printer.pair(was, now):
                    self._printer.line(line)


def _pairs(
    before: Sequence[str], after: Sequence[str], shifts: Mapping[int, int]
) -> Iterator[tuple[str | None, str | None]]:
    """Put each old line beside the new one; None stands where there is none."""
    news = iter(after)
    gone = 0
    for i, was in enumerate([None, *before], -1):
        if gone:
            gone -= 1
            yield was, None
        elif was is not None:
            yield was, next(news)
        shift = shifts.get(i, 0)
        gone += max(0, -shift)
        for _ in range(shift):
            yield None, next(news)


def _lines(data: bytes) -> list[str]:
    text = data.decode(errors="backslashreplace")
    return [line.removesuffix("\r") for line in text.split("\n")]


# --- summaries ----------------------------------------------------------------------------------


def statistics(counts: Counter[str], totals: Mapping[str, int]) -> list[str]:
    """Return the lines of ``--stats``: the totals, then each rule with its count.

    Args:
        counts: How often each rule changed something.
        totals: What else was counted, by name.
    """
    lines = [f"{number:>12,}  {name.replace('_', ' ')}" for name, number in totals.items()]
    return lines + [f"{number:>12,}  {rule}" for rule, number in counts.most_common()]
