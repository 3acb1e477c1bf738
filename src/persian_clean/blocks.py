"""Blocks: lines that are cleaned together.

Guarantees that what is done to the lines of a block is done to each of them by itself: no step
looks or reaches across a line break, so a step sees all the lines it is due on as one text.
"""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from persian_clean import shield
from persian_clean.chars import LINE_BREAKS, TOKEN
from persian_clean.edits import Change, Trace, apply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from persian_clean.rule import Step

_TOKEN: Final = re.compile(TOKEN)
_OTHER_BREAKS: Final = LINE_BREAKS.replace("\n", "")
_BREAK: Final = re.compile(f"(\r\n|[{LINE_BREAKS}])")

SIZE: Final = 1 << 17
"""Code points of a block. A line that is longer is a block of its own."""


def cut(text: str) -> Iterator[str]:
    """Cut a text into blocks of whole lines, at line feeds, which are left out.

    Args:
        text: Any text.
    """
    start = 0
    while (end := text.find("\n", start + SIZE)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def split(block: str) -> tuple[list[str], list[str]]:
    """Part a block into its lines and what breaks them."""
    if not any(map(block.__contains__, _OTHER_BREAKS)):
        lines = block.split("\n")
        return lines, ["\n"] * (len(lines) - 1)
    parts = _BREAK.split(block)
    return parts[::2], parts[1::2]


def join(lines: Sequence[str], breaks: Iterable[str]) -> str:
    """Undo ``split``."""
    if len(lines) == 1:
        return lines[0]
    return "".join(chain.from_iterable(zip(lines, chain(breaks, ("",)), strict=True)))


def collect(texts: Iterable[str], size: int = SIZE) -> Iterator[list[str]]:
    """Collect texts into blocks, and read no further than to the end of a block.

    What was read before an error is passed on before the error is.

    Args:
        texts: Any texts.
        size: Code points at which a block is full.
    """
    source = iter(texts)
    error: Exception | None = None
    full = True
    while full:
        block: list[str] = []
        left = size
        full = False
        try:
            for text in source:
                block.append(text)
                left -= len(text) + 1
                if left <= 0:
                    full = True
                    break
        except Exception as fault:  # noqa: BLE001  raised again below
            error = fault
        if block:
            yield block
    if error is not None:
        raise error


class Sheet:
    """The lines of a block as they are now, and what is hidden in them.

    Attributes:
        lines: The lines.
        traces: What has been done to those that have changed, by number, if that is wanted.
    """

    def __init__(self, lines: list[str], traces: dict[int, Trace] | None) -> None:
        self.lines = lines
        self.traces = traces
        self._hidden: dict[int, list[str]] = {}
        self._traced: set[int] = set()  # lines whose traces know what is hidden in them

    def text(self, numbers: Sequence[int]) -> str:
        """Return some of the lines as one text."""
        lines = self.lines
        if len(numbers) == 1:
            return lines[numbers[0]]
        return "\n".join([lines[number] for number in numbers])

    def run(self, step: Step, numbers: Sequence[int]) -> Sequence[int]:
        """Run a step on some of the lines, and return the numbers of those that it changed."""
        lines = self.lines
        changed = []
        if self.traces is not None:
            text = self.text(numbers)
            for place, changes in _by_line(text, step.find(text)):
                number = numbers[place]
                self._trace(self.traces, number, changes)
                lines[number] = apply(lines[number], changes)
                changed.append(number)
            return changed
        here = [lines[number] for number in numbers]
        new = step.sub_lines(here)
        if new is here:
            return changed
        for number, line, before in zip(numbers, new, here, strict=True):
            if line != before:
                lines[number] = line
                changed.append(number)
        return changed

    def hide(
        self, find: Callable[[str], Sequence[tuple[int, int]]], numbers: Sequence[int]
    ) -> Sequence[int]:
        """Hide spans in some of the lines, and return the numbers of those with any.

        Args:
            find: What gives the spans, sorted and disjoint; those of earlier ones among them.
            numbers: Of the lines.
        """
        text = self.text(numbers)
        spans = find(text)
        if not spans:
            return []
        text, hidden = shield.hide(text, spans)
        found = iter(hidden)
        changed = []
        for number, line in zip(numbers, text.split("\n"), strict=True):
            count = line.count(TOKEN)
            if not count:
                continue
            tokens = list(islice(found, count))
            if self.traces is not None and number in self._traced:
                self.traces[number].add(_hiding(line, tokens))
            if number in self._hidden:
                before = iter(self._hidden[number])
                tokens = [next(before) if token == TOKEN else token for token in tokens]
            self._hidden[number] = tokens
            self.lines[number] = line
            changed.append(number)
        return changed

    def show(self) -> list[int]:
        """Put back all that was hidden, and return the numbers of the lines it was hidden in."""
        numbers = sorted(self._hidden)
        if not numbers:
            self._traced.clear()
            return numbers
        if self.traces is not None:
            for number in self._traced & self._hidden.keys():
                places = map(re.Match.start, _TOKEN.finditer(self.lines[number]))
                tokens = zip(places, self._hidden[number], strict=True)
                self.traces[number].add([Change(i, i + 1, token, "") for i, token in tokens])
        hidden = [token for number in numbers for token in self._hidden[number]]
        shown = shield.show(self.text(numbers), hidden).split("\n")
        for number, line in zip(numbers, shown, strict=True):
            self.lines[number] = line
        self._hidden.clear()
        self._traced.clear()
        return numbers

    def _trace(self, traces: dict[int, Trace], number: int, changes: list[Change]) -> None:
        trace = traces.setdefault(number, Trace())
        if number not in self._traced:
            self._traced.add(number)
            if number in self._hidden:
                trace.add(_hiding(self.lines[number], self._hidden[number]))
        trace.add(changes)


def _hiding(line: str, tokens: Iterable[str]) -> list[Change]:
    """Return the changes that have hidden tokens in a line."""
    changes = []
    grown = 0
    for place, token in zip(map(re.Match.start, _TOKEN.finditer(line)), tokens, strict=True):
        start = place + grown
        changes.append(Change(start, start + len(token), TOKEN, ""))
        grown += len(token) - 1
    return changes


def _by_line(text: str, changes: Iterable[Change]) -> Iterator[tuple[int, list[Change]]]:
    """Part changes of a text into those of each line, in the coordinates of the line."""
    own: list[Change] = []
    number = start = 0
    end = _line_end(text, 0)
    for change in changes:
        if change.start > end:
            if own:
                yield number, own
                own = []
            number += text.count("\n", start, change.start)
            start = text.rfind("\n", start, change.start) + 1
            end = _line_end(text, start)
        first, last, new, rule, score = change
        own.append(Change(first - start, last - start, new, rule, score) if start else change)
    if own:
        yield number, own


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
