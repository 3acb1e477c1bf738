"""Reporting: one file in, a page out that shows what is changed in it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from persian_clean.cli.formats import BrokenRecordError, Text, decode
from persian_clean.cli.printing import complain
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
    from persian_clean.report import page  # noqa: PLC0415  only where it is needed

    try:
        source = _one_text(list(Sources(options)), options.files[0])
        with open_source(source) as raw:
            stream, _ = open_input(raw, source.compression, options.encoding)
            with stream:
                text = decode(stream.read())
    except BrokenRecordError as error:
        complain(f"{options.files[0]}:{1 + error.line}: {error.message}")
        return ERROR
    except READ_ERRORS as error:
        complain(f"{options.files[0]}: {reason(error)}")
        return ERROR
    html = page(text, source.settings.config, title=source.below.name).encode(errors="replace")
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


def _one_text(sources: list[Source | Failure | Skipped], name: str) -> Source:
    if not sources:
        raise UnreadableError("excluded by the configuration")
    first = sources[0]
    if not isinstance(first, Source):
        raise UnreadableError(first.message)
    if len(sources) > 1 or Path(name).is_dir():
        raise UnreadableError("a report takes one file")
    if not isinstance(first.format, Text):
        raise UnreadableError("a report needs plain text")
    return first
