"""Batches: the work itself, in this process or in several.

Guarantees that results come in the order of the input, that only a few batches are in memory at
any time, and that the same text comes out whatever the number of processes.
"""

from __future__ import annotations

import multiprocessing
import os
import re
import threading
from bisect import bisect_right
from collections import Counter, deque
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from persian_clean import Config, Result, clean, explain
from persian_clean.cli import interrupts
from persian_clean.cli.formats import BrokenRecordError, Format, looks_over_lines

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from persian_clean.documents import Document

_CONTEXT = 24
"""Code points of the word around an edit that a finding shows on each side, at most."""

_BREAK: Final = re.compile("\n")


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done with each batch of one file.

    Attributes:
        format: Where the text is.
        config: Which rules run.
        counts: Whether edits are to be counted, or only the clean text is wanted.
        findings: Whether each edit is wanted.
        stop: Whether a broken record ends the work, or is kept as it was.
    """

    format: Format
    config: Config
    counts: bool
    findings: bool
    stop: bool


class Batch(NamedTuple):
    """Whole records, in UTF-8.

    Attributes:
        task: What is to be done with them.
        data: The bytes of the records.
        line: The number of the first line, from 1.
        offset: How many bytes of the (decompressed, decoded) file come before.
    """

    task: Task
    data: bytes
    line: int
    offset: int


class Place(NamedTuple):
    """A line and a column, both from 1."""

    line: int
    column: int


class Finding(NamedTuple):
    """One edit and where it is; ``word`` with what stands around it becomes ``new_word``."""

    start: Place
    end: Place
    rules: tuple[str, ...]
    before: str
    after: str
    word: str
    new_word: str


class Refused(NamedTuple):
    """Edits of a document that were not made, since it would not read the same with them."""

    line: int
    rules: tuple[str, ...]


class Problem(NamedTuple):
    """A record that could not be read; the line is None where it is all of a file."""

    line: int | None
    message: str


@dataclass(slots=True)
class Outcome:
    """What became of a batch.

    Attributes:
        data: The cleaned records; up to the broken one, if the work stopped there.
        edits: The number of edits, where they are to be counted.
        counts: How often each rule changed something, likewise.
        findings: The edits, where they are wanted.
        refused: Edits that were not made.
        shifts: The lines, from 0, behind which edits took lines away or added some, and how many,
            where edits are counted; -1 stands for the beginning.
        prose: What was cleaned in a file that is no text, and what it became.
        problems: The broken records.
        seen: The fields that some record has, of those that are cleaned.
        failure: Why the rest of the file cannot be cleaned, or "".
    """

    data: bytes = b""
    edits: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    shifts: dict[int, int] = field(default_factory=dict)
    prose: tuple[bytes, bytes] | None = None
    problems: list[Problem] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    failure: str = ""


class Editor:
    """Cleans the texts of one batch, and counts or writes down the edits where that is wanted."""

    def __init__(self, task: Task, outcome: Outcome, line: int) -> None:
        self._task = task
        self._outcome = outcome
        self._line = line
        self._looks_over_lines = looks_over_lines(task.config)

    def __call__(self, text: str, line: int, column: int, *, inline: bool = False) -> str:
        """Return the clean text; see ``Cleaner``."""
        new = clean(text, self._task.config)
        if not self._task.counts or new == text:
            return new
        if self._looks_over_lines:
            self._note(explain(text, self._task.config), line, column, inline=inline)
            return new
        # Lines are independent of each other, and most of them are clean.
        for old_line, new_line in zip(text.split("\n"), new.split("\n"), strict=True):
            if old_line != new_line:
                self._note(explain(old_line, self._task.config), line, column)
            line, column = (line, column + len(old_line) + 1) if inline else (line + 1, 1)
        return new

    @property
    def config(self) -> Config:
        """Which rules run; see ``Cleaner``."""
        return self._task.config

    def cleaned(self, document: Document) -> None:
        """Take note of what has been done to a document; see ``Cleaner``."""
        if self._task.counts:
            self._note(document, 1, 1)
        self._outcome.refused += refusals(document)
        if isinstance(document.output, bytes):
            self._outcome.prose = (_bytes(document.original), _bytes(document.text))

    def saw(self, field: str) -> None:
        """Take note that a record has this field; see ``Cleaner``."""
        self._outcome.seen.add(field)

    def _note(self, result: Result, line: int, column: int, *, inline: bool = False) -> None:
        outcome = self._outcome
        outcome.edits += len(result.edits)
        lines = _Lines("" if inline else result.original, line, column)
        for number, edit in enumerate(result.edits):
            outcome.counts.update(edit.rules)
            shift = edit.after.count("\n") - edit.before.count("\n")
            if shift and not inline:
                place = lines.place(edit.start)
                behind = place.line - self._line - (place.column == 1)
                outcome.shifts[behind] = outcome.shifts.get(behind, 0) + shift
            if not self._task.findings:
                continue
            finding = Finding(
                lines.place(edit.start),
                lines.place(edit.end),
                edit.rules,
                edit.before,
                edit.after,
                *_words(result, number),
            )
            outcome.findings.append(finding)


class _Lines:
    """The places of offsets in a text."""

    def __init__(self, text: str, line: int, column: int) -> None:
        self._starts = [m.end() for m in _BREAK.finditer(text)]
        self._line = line
        self._column = column

    def place(self, offset: int) -> Place:
        above = bisect_right(self._starts, offset)
        if not above:
            return Place(self._line, self._column + offset)
        return Place(self._line + above, 1 + offset - self._starts[above - 1])


def rewrite(batch: Batch) -> Outcome:
    """Clean a batch.

    Args:
        batch: Whole records and what is to be done with them.
    """
    try:
        return _rewrite(batch)
    except MemoryError:
        return Outcome(failure="not enough memory for what begins here")


def _rewrite(batch: Batch) -> Outcome:
    task = batch.task
    outcome = Outcome()
    editor = Editor(task, outcome, batch.line)
    parts = []
    line, offset = batch.line, batch.offset
    for record in task.format.records(batch.data):
        try:
            parts.append(task.format.rewrite(record, line, editor))
        except BrokenRecordError as error:
            place = "" if error.byte is None else f" (byte offset {offset + error.byte})"
            at = None if error.line is None else line + error.line
            outcome.problems.append(Problem(at, error.message + place))
            if task.stop:
                break
            parts.append(record)
        line += record.count(b"\n")
        offset += len(record)
    outcome.data = b"".join(parts)
    return outcome


def refusals(document: Document) -> list[Refused]:
    """Return the edits of a document that were not made, with their lines.

    Args:
        document: What became of it.
    """
    if not document.refused:
        return []
    lines = _Lines(document.original, 1, 1)
    return [Refused(lines.place(start).line, rules) for start, _, rules in document.refused]


def _bytes(text: str) -> bytes:
    return text.encode(errors="backslashreplace")


def _words(result: Result, number: int) -> tuple[str, str]:
    """Return the words around an edit and what becomes of them, by this edit and others there."""
    edits = result.edits
    start, end = _around(result.original, edits[number].start, edits[number].end)
    first = last = number
    while first and edits[first - 1].end > start:
        first -= 1
        start = min(start, edits[first].start)
    while last + 1 < len(edits) and edits[last + 1].start < end:
        last += 1
        end = max(end, edits[last].end)
    new_start = edits[first].clean_start - (edits[first].start - start)
    new_end = edits[last].clean_end + (end - edits[last].end)
    return result.original[start:end], result.text[new_start:new_end]


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the words are that a span lies in, or those around it if it is white space."""
    low, high = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    if not text[start:end].strip():
        while start > low and text[start - 1].isspace():
            start -= 1
        while end < high and text[end].isspace():
            end += 1
    while start > low and not text[start - 1].isspace():
        start -= 1
    while end < high and not text[end].isspace():
        end += 1
    return start, end


# --- in order, in one process or several --------------------------------------------------------

_Event = TypeVar("_Event")


def in_order(
    events: Iterable[_Event], workers: int
) -> Generator[tuple[_Event, Outcome | None], None, None]:
    """Rewrite batches, and pass on what stands between them, all in their order.

    Args:
        events: Batches, and anything else.
        workers: How many processes do the work; 1 does it in this one.
    """
    if workers == 1:
        for event in events:
            yield event, rewrite(event) if isinstance(event, Batch) else None
        return
    context = multiprocessing.get_context("spawn")
    waiting: deque[tuple[_Event, Future[Outcome] | None]] = deque()
    with interrupts.held_back():  # what keeps track of locks for Python never takes SIGHUP
        pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin_worker)
    try:
        for event in events:
            future = None
            if isinstance(event, Batch):
                with interrupts.held_back():  # a worker is not interrupted while it starts
                    future = pool.submit(rewrite, event)
            waiting.append((event, future))
            while len(waiting) > 3 * workers or (waiting and _is_done(waiting[0][1])):
                first, result = waiting.popleft()
                yield first, None if result is None else result.result()
        while waiting:
            first, result = waiting.popleft()
            yield first, None if result is None else result.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _is_done(future: Future[Outcome] | None) -> bool:
    return future is None or future.done()


def _begin_worker() -> None:
    """Leave interrupts to the parent, which ends the workers; end when the parent is no more."""
    interrupts.ignore()
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
