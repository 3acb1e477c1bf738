"""Command: from the arguments to the exit code.

Guarantees that the exit code is 0 (clean, or written), 1 (something would change), 2 (an error),
130 (interrupted) or 141 (nobody reads the output any more).
"""

from __future__ import annotations

import sys
import traceback
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from persian_clean.cli import catalogue, completion, interrupts, streams
from persian_clean.cli.arguments import USAGE, Options, parse, parser
from persian_clean.cli.printing import Printer, complain, wants_colour, where
from persian_clean.cli.reading import reason
from persian_clean.cli.reporting import write_report
from persian_clean.cli.run import CLEAN, ERROR, Run
from persian_clean.cli.settings import SettingsError
from persian_clean.cli.sources import Sources
from persian_clean.cli.temporary import remove_unfinished

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BROKEN_PIPE: Final = 141  # what a shell reports for a program that SIGPIPE ended


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Args:
        argv: The arguments, without the name of the command; those of the process by default.

    Raises:
        SystemExit: The arguments make no sense, or help was asked for.
    """
    program = argv is None  # its signals and streams are ours
    try:
        try:
            if program:
                interrupts.watch()
                streams.prepare()
            code = _code(sys.argv[1:] if argv is None else argv)
        finally:
            if program:
                interrupts.ignore()  # what is left is quick
            remove_unfinished()
    except KeyboardInterrupt:
        remove_unfinished()
        complain("interrupted; unfinished files are as they were")
        code = interrupts.CODE
    if program:
        streams.leave(abandon=code == interrupts.CODE)
    return code


def _code(argv: Sequence[str]) -> int:
    """Do the work and return the exit code; whatever goes wrong is one line and no traceback."""
    try:
        code = _main(parse(argv))
        sys.stdout.flush()
    except BrokenPipeError:  # nobody reads any more, as in `| head`
        return _BROKEN_PIPE
    except SettingsError as error:
        complain(str(error))
    except BrokenProcessPool:
        complain("a worker process was killed, perhaps for want of memory; files are as they were")
    except MemoryError:
        complain("not enough memory; unfinished files are as they were")
    except OSError as error:
        complain(f"{error.filename or 'standard output'}: {reason(error)}")
    except Exception as error:  # noqa: BLE001  whatever it is, files are as they were
        complain(f"this is a fault of ours, please report it: {where(error)}")
        if {"-v", "--verbose"} & set(argv):
            traceback.print_exc()
    else:
        return code
    return ERROR


def _main(options: Options) -> int:
    try:
        Path.cwd()
    except OSError as error:
        raise SettingsError(f"the current directory: {reason(error)}") from error
    stream = sys.stdout.buffer
    printer = Printer(stream, colour=wants_colour(stream, options.color))
    lines = _facts(options)
    if lines is not None:
        for line in lines:
            printer.line(line)
        return CLEAN
    if options.command == "report":
        return write_report(options)
    if not options.files:
        if options.stdin_filename is None and sys.stdin is not None and sys.stdin.isatty():
            print(USAGE, end="", file=sys.stderr)  # noqa: T201
            return ERROR
        options = replace(options, files=("-",))
    return Run(options, printer).go()


def _facts(options: Options) -> Iterable[str] | None:
    """Return what is to be told about the command itself, or None."""
    if options.completion is not None:
        return [completion.script(parser(), options.completion)]
    if options.command == "rule" or options.list_rules:
        return _rules(options)
    if options.list_formats:
        return catalogue.format_list()
    if options.show_settings:
        return catalogue.settings_of(Sources(options))
    return None


def _rules(options: Options) -> Iterable[str]:
    names = options.files if options.command == "rule" else ()
    if options.output_format == "json":
        return [catalogue.rules_as_json(names)]
    if names:
        return [line for name in names for line in catalogue.rule_page(name)]
    return catalogue.rule_list(Sources(options).settings_in(Path()).config)
