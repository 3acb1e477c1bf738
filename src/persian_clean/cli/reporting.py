"""Reporting: one file in, a page out that shows what is changed in it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from persian_clean import Result, explain
from persian_clean.cli.batches import refusals
from persian_clean.cli.documents import Document
from persian_clean.cli.formats import BrokenRecordError, Text, decode
from persian_clean.cli.printing import complain, describe_refusal
from persian_clean.cli.reading import READ_ERRORS, UnreadableError, open_input, reason
from persian_clean.cli.run import CLEAN, ERROR
from persian_clean.cli.sources import Source, Sources, open_source
from persian_clean.cli.writing import Outputs

if TYPE_CHECKING:
    from persian_clean.cli.arguments import Options
    from persian_clean.cli.sources import Failure, Skipped


def write_report(options: Options) -> int:
    """Write the page that shows what is changed in one file.

    Args:
        options: What the command was asked to do.
    """
    from persian_clean.report import LIMIT, page  # noqa: PLC0415  only where it is needed

    try:
        source = _one_source(list(Sources(options)), options.files[0])
        with open_source(source) as raw:
            text = _explained(source, raw, options)
    except BrokenRecordError as error:
        place = "" if error.line is None else f":{1 + error.line}"
        complain(f"{options.files[0]}{place}: {error.message}")
        return ERROR
    except READ_ERRORS as error:
        complain(f"{options.files[0]}: {reason(error)}")
        return ERROR
    limit = LIMIT if options.limit is None else options.limit
    html = page(
        text,
        source.settings.config,
        title=source.below.name,
        limit=limit if isinstance(limit, int) else None,
    ).encode(errors="replace")
    if options.output is None:
        sys.stdout.buffer.write(html)
        return CLEAN
    output = Path(options.output)
    if source.path is not None and os.path.realpath(output) == os.path.realpath(source.path):
        complain(f"{output}: the report would be written over the text")
        return ERROR
    try:
        with Outputs().open(output) as file:
            file.write(html)
            file.commit()
    except (OSError, UnreadableError) as error:
        complain(f"{output}: {reason(error)}")
        return ERROR
    return CLEAN


def _explained(source: Source, raw: BinaryIO, options: Options) -> Result:
    """Return what becomes of a file, and tell of what is refused."""
    if source.kind.is_binary:
        data = raw.read()
    else:
        stream, _ = open_input(raw, source.compression, options.encoding)
        with stream:
            data = stream.read()
    if not isinstance(source.format, Document):
        return explain(decode(data), source.settings.config)
    found = source.format.explain(data, source.settings.config)
    for refused in refusals(found):
        complain(f"{source.name}:{refused.line}: {describe_refusal(refused)}")
    return found


def _one_source(sources: list[Source | Failure | Skipped], name: str) -> Source:
    if not sources:
        raise UnreadableError("excluded by the configuration")
    first = sources[0]
    if not isinstance(first, Source):
        raise UnreadableError(first.message)
    if len(sources) > 1 or Path(name).is_dir():
        raise UnreadableError("a report takes one file")
    if not isinstance(first.format, (Text, Document)):
        raise UnreadableError("a report needs text or a document, not records")
    return first
