"""Run: the files one after another, and what becomes of each.

Guarantees that a file that fails is reported and left as it was while the others are still done.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from persian_clean.cli import interrupts
from persian_clean.cli.batches import Batch, Outcome, Task, in_order
from persian_clean.cli.catalogue import reasons
from persian_clean.cli.documents import Document, check_encoding
from persian_clean.cli.formats import BrokenRecordError, Writer, looks_over_lines
from persian_clean.cli.listing import LISTINGS
from persian_clean.cli.printing import (
    Difference,
    Printer,
    complain,
    describe_refusal,
    statistics,
)
from persian_clean.cli.progress import Progress
from persian_clean.cli.reading import (
    READ_ERRORS,
    Encoding,
    UnreadableError,
    open_input,
    reason,
)
from persian_clean.cli.settings import SettingsError
from persian_clean.cli.sources import Failure, Skipped, Source, Sources, open_source
from persian_clean.cli.targets import targets
from persian_clean.cli.writing import Outputs, Replacement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from persian_clean.cli.arguments import Options
    from persian_clean.cli.writing import Output

CLEAN: Final = 0
WOULD_CHANGE: Final = 1
ERROR: Final = 2

_MOST_PROBLEMS: Final = 20
"""Broken records of one file that are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class _Begin:
    """A file begins.

    Attributes:
        source: Which one.
        task: What is to be done with its batches.
        encoding: How they are written.
        head: What stands before its records.
        state: What the file was like when it was opened.
    """

    source: Source
    task: Task
    encoding: Encoding
    head: bytes
    state: os.stat_result


class _End:
    """A file has been read to its end."""


class _Open:
    """The file at work."""

    def __init__(self, begin: _Begin) -> None:
        self.source = begin.source
        self.encoding = begin.encoding
        self.writer: Writer | None = None
        self.output: Output | None = None
        self.difference: Difference | None = None
        self.changed = False
        self.empty = True
        self.seen: set[str] = set()
        self.problems = 0

    def write(self, data: bytes) -> None:
        if self.writer is not None and data:
            self.writer.write(self.encoding.encode(data))

    def drop(self) -> None:
        if self.writer is not None:
            self.writer.abandon()
        if self.output is not None:
            self.output.close()


class Run:
    """One run over all inputs."""

    def __init__(self, options: Options, printer: Printer) -> None:
        self._options = options
        self._printer = printer
        self._found = Sources(options)
        self._sources = list(self._found)
        found = [source for source in self._sources if isinstance(source, Source)]
        self._targets = targets(found, options)
        self._outputs = Outputs()
        self._to_stdout = options.writes_text and not options.in_place and options.output is None
        self._progress = Progress(
            sum(source.size for source in found),
            shown=sys.stderr.isatty()
            and not (sys.stdout.isatty() and (self._to_stdout or not options.writes_text)),
        )
        self._listing = LISTINGS[options.output_format](printer)
        self._lists = options.explain or (options.check and options.stats_json != "-")
        self._done = 0  # bytes of the files that have been read
        self._file: _Open | None = None
        self._given_up: Source | None = None
        self._counts: Counter[str] = Counter()
        self._totals = Counter(
            dict.fromkeys(("files", "files_changed", "files_failed", "broken_records", "edits"), 0)
        )

    def go(self) -> int:
        """Do the work and return the exit code."""
        if self._lists:
            self._listing.begin()
        try:
            with closing(in_order(self._read(), self._options.workers)) as events:
                for event, outcome in events:
                    interrupts.check()
                    self._take(event, outcome)
                    if self._to_stdout and self._totals["files_failed"]:
                        break
        finally:
            if self._file is not None:
                self._file.drop()
            self._progress.clear()
        if self._lists:
            self._listing.end()
        if not self._options.allow_empty and not self._has_something():
            return ERROR
        self._sum_up()
        if self._totals["files_failed"] or self._totals["broken_records"]:
            return ERROR
        looked = self._options.check or self._options.diff
        return WOULD_CHANGE if looked and self._totals["files_changed"] else CLEAN

    def _has_something(self) -> bool:
        if any(not isinstance(source, Skipped) for source in self._sources):
            return True
        doing = "clean" if self._options.writes_text else "check"
        complain(
            f"nothing to {doing}: {self._found.why_empty()} (--allow-empty makes this no error)"
        )
        return False

    # --- reading --------------------------------------------------------------------------------

    def _read(self) -> Iterator[_Begin | Batch | _End | Failure | Skipped]:
        for source in self._sources:
            if not isinstance(source, Source):
                yield source
                continue
            path = source.path
            if self._options.in_place and path is not None and path.is_fifo():
                # Nothing may ever be written to it.
                yield Failure(source.name, f"cannot write {path}: not a regular file")
                continue
            try:
                size = source.size
                with open_source(source) as raw:
                    yield from self._read_one(source, raw)
                self._done += size
            except BrokenRecordError as error:
                yield Failure(source.name, error.message, 1 + (error.line or 0))
            except READ_ERRORS as error:
                yield Failure(source.name, reason(error))
            except MemoryError:
                yield Failure(source.name, "not enough memory")

    def _read_one(self, source: Source, raw: BinaryIO) -> Iterator[_Begin | Batch | _End]:
        options = self._options
        state = os.fstat(raw.fileno())
        if self._to_stdout and _is_one_file(raw, sys.stdout.buffer):
            raise UnreadableError("standard output goes into this file")
        stream, encoding = raw, Encoding("utf-8")
        if source.format.is_text:
            stream, encoding = open_input(raw, source.compression, options.encoding)
            if isinstance(source.format, Document) and options.writes_text:
                check_encoding(stream, options.encoding)
        elif self._to_stdout or (options.diff and not source.format.is_shown):
            raise UnreadableError("this format is not text; write it with --output or --in-place")
        with stream:
            yield from self._read_batches(source, stream, encoding, raw, state)

    def _read_batches(
        self,
        source: Source,
        stream: BinaryIO,
        encoding: Encoding,
        raw: BinaryIO,
        state: os.stat_result,
    ) -> Iterator[_Begin | Batch | _End]:
        options = self._options
        format_, head = source.format.begin(stream)
        config = source.settings.config
        counts = self._lists or options.stats or bool(options.stats_json)
        counts |= options.diff and (isinstance(format_, Document) or looks_over_lines(config))
        stop = options.on_error != "keep"
        task = Task(format_, config, counts, self._lists, stop)
        yield _Begin(source, task, encoding, head, state)
        line = 1 + (head.count(b"\n") if format_.is_text else 0)
        offset = len(encoding.bom) + (len(head) if format_.is_text else 0)
        for data in format_.batches(stream):
            if self._given_up is source:
                return
            yield Batch(task, data, line, offset)
            line += format_.length(data)
            offset += len(data)
            self._progress.update(self._done + (raw.tell() if source.size else offset))
        yield _End()

    # --- taking what was read, in order ---------------------------------------------------------

    def _take(
        self, event: _Begin | Batch | _End | Failure | Skipped, outcome: Outcome | None
    ) -> None:
        try:
            match event:
                case Skipped():
                    self._complain(event)
                case Failure():
                    self._fail_to_read(event)
                case _Begin():
                    self._begin(event)
                case Batch() if self._file is not None and outcome is not None:
                    self._add(self._file, event, outcome)
                case _End() if self._file is not None:
                    self._end(self._file)
        except (OSError, UnreadableError) as error:
            if (
                self._file is None
                or self._file.output is None
                or isinstance(error, BrokenPipeError)
            ):
                raise  # standard output, or a pipe: there is nobody to go on for
            kept = "; nothing was replaced" * isinstance(self._file.output, Replacement)
            self._fail(Failure(self._file.source.name, f"{reason(error)}{kept}"))

    def _begin(self, begin: _Begin) -> None:
        self._totals["files"] += 1
        source = begin.source
        if self._options.verbose:
            complain(f"{source.name}: {_description(source, self._options.encoding)}")
        self._file = file = _Open(begin)
        if self._options.diff:
            file.difference = Difference(self._printer, source.name)
            file.difference.add(begin.head, begin.head)
        if not self._options.writes_text:
            return
        bom = begin.encoding.bom
        if self._to_stdout:
            file.writer = begin.task.format.writer(sys.stdout.buffer)
            bom = bom if self._totals["files"] == 1 else b""
        else:
            try:
                target, compression = self._targets[source.name]
                if self._options.in_place:
                    file.output = self._outputs.replace(target, compression, begin.state)
                else:
                    file.output = self._outputs.open(target, compression)
            except (OSError, UnreadableError) as error:
                self._fail(Failure(source.name, f"cannot write {target}: {reason(error)}"))
                return
            file.writer = begin.task.format.writer(file.output)
        if bom:
            file.writer.write(bom)
        file.write(begin.head)

    def _add(self, file: _Open, batch: Batch, outcome: Outcome) -> None:
        if outcome.failure:
            self._fail(Failure(file.source.name, outcome.failure, batch.line))
            return
        file.write(outcome.data)
        if outcome.data != batch.data:
            file.changed = True
        file.empty = file.empty and not batch.data.strip()
        file.seen |= outcome.seen
        self._counts += outcome.counts
        self._totals["edits"] += outcome.edits
        for finding in outcome.findings:
            self._listing.finding(file.source.name, finding, exact=file.source.kind.is_exact)
        for refused in outcome.refused:
            self._progress.clear()
            complain(f"{file.source.name}:{refused.line}: {describe_refusal(refused)}")
            if self._lists:
                self._listing.refusal(file.source.name, refused)
        if file.difference is not None and not outcome.problems:
            before, after = outcome.prose or (batch.data, outcome.data)
            file.difference.add(before, after, outcome.shifts)
        for problem in outcome.problems:
            self._totals["broken_records"] += 1
            file.problems += 1
            if file.problems <= _MOST_PROBLEMS or batch.task.stop:
                self._complain(Failure(file.source.name, problem.message, problem.line))
        if outcome.problems and batch.task.stop:
            self._give_up()

    def _end(self, file: _Open) -> None:
        if file.problems > _MOST_PROBLEMS:
            rest = file.problems - _MOST_PROBLEMS
            self._complain(Failure(file.source.name, f"and {rest:,} more broken records"))
        if file.source.format.optional and not file.empty and not file.seen:
            names = ", ".join(map(repr, self._options.fields))
            self._fail(Failure(file.source.name, f"no record has a field {names}"))
            return
        if file.difference is not None:
            file.difference.end()
        if file.writer is not None:
            file.writer.finish()
        if file.output is not None:
            if file.changed or not self._options.in_place:
                file.output.commit()
            file.output.close()
        self._totals["files_changed"] += file.changed
        self._file = None

    def _fail_to_read(self, failure: Failure) -> None:
        if self._given_up is not None and self._given_up.name == failure.name:
            return  # it has been read ahead, and failed before
        if self._file is None:
            self._totals["files"] += 1
        self._fail(failure)

    def _fail(self, failure: Failure) -> None:
        self._complain(failure)
        self._give_up()

    def _give_up(self) -> None:
        self._totals["files_failed"] += 1
        if self._file is not None:
            self._given_up = self._file.source
            self._file.drop()
            self._file = None

    def _complain(self, what: Failure | Skipped) -> None:
        self._progress.clear()
        line = what.line if isinstance(what, Failure) else None
        place = what.name if line is None else f"{what.name}:{line}"
        complain(f"{place}: {what.message}")
        if self._lists and isinstance(what, Failure):
            self._listing.problem(what.name, what.message, what.line)

    # --- the end --------------------------------------------------------------------------------

    def _sum_up(self) -> None:
        options, totals = self._options, self._totals
        if options.explain and self._counts:
            self._printer.line("")
            for line in reasons(self._counts):
                self._printer.line(line)
        if options.stats:
            for line in statistics(self._counts, totals):
                print(line, file=sys.stderr)  # noqa: T201
        if options.stats_json is not None:
            document = {**totals, "rules": dict(self._counts.most_common())}
            self._write_statistics(options.stats_json, json.dumps(document, indent=2))
        if not (self._to_stdout or options.quiet or options.explain):
            verb = "changed" if options.writes_text else "would change"
            summary = f"{totals['files_changed']} of {totals['files']} files {verb}"
            if totals["files_failed"]:
                summary += f", {totals['files_failed']} failed"
            print(summary, file=sys.stderr)  # noqa: T201

    def _write_statistics(self, name: str, document: str) -> None:
        if name == "-":
            self._printer.line(document)
            return
        try:
            with self._outputs.open(Path(name)) as file:
                file.write(f"{document}\n".encode())
                file.commit()
        except (OSError, UnreadableError) as error:
            raise SettingsError(f"{name}: {reason(error)}") from error


def _description(source: Source, encoding: str) -> str:
    """Say how a file is read."""
    compression = f", {source.compression}" if source.compression else ""
    encoded = "" if source.kind.is_binary else f", {encoding}"
    file = source.settings.file or "no configuration file"
    return f"{source.kind.name}{compression}{encoded}; {file}"


def _is_one_file(one: BinaryIO, other: BinaryIO) -> bool:
    """Tell whether two streams are the same regular file."""
    try:
        state, beside = os.fstat(one.fileno()), os.fstat(other.fileno())
    except OSError:  # a stream that is no file at all
        return False
    return stat.S_ISREG(state.st_mode) and os.path.samestat(state, beside)
