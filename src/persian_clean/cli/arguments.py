"""Arguments: what the command can be asked to do.

Guarantees that options that contradict each other are refused before any file is touched.
"""

from __future__ import annotations

import argparse
import codecs
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NoReturn, get_args

from persian_clean import __version__
from persian_clean.cli.kinds import KINDS
from persian_clean.cli.printing import complain
from persian_clean.cli.reading import is_unicode
from persian_clean.cli.settings import KEYS
from persian_clean.config import PRESETS, Dates, Diacritics, Digits, Ezafe, Joins, Passages, Zwnj

if TYPE_CHECKING:
    from collections.abc import Sequence

_WHICH: Final = """\
which rules
  --preset NAME         standard, corpus or search
  --select NAMES        only these rules, or those of a stage such as letters
  --enable, --disable   rules, by name (repeatable, or with commas)
  --digits KIND         keep, persian or ascii
  --dates KIND          keep, iso or annotate     --reference YYYY-MM-DD
  --diacritics KIND     keep, tanvin-shadda, drop --passages  keep or fold
  --ezafe KIND          keep, hamza, yeh, drop    --zwnj      keep, space, drop
  --joins KIND          standard, certain, every  --isolate-dates  for RTL lines
  --config FILE         instead of the nearest persian-clean.toml/pyproject.toml
  --isolated            read no configuration file
"""

USAGE: Final = f"""\
usage: persian-clean [OPTION…] [FILE|DIR|GLOB|-]…
       persian-clean report [OPTION…] FILE [-o page.html]
       persian-clean rule NAME…

Clean Persian text: letters, digits, ZWNJ, spacing, punctuation, dates.
Reads standard input without a FILE; writes standard output unless told not to.

what to do (default: write the clean text)
  --check               say what would change, as file:line:col rule message
  --diff                show what would change, as a difference
  --explain             show every change and why it is made
  -i, --in-place        replace the files; one that fails stays as it was
  -o, --output PATH     write a file, or a directory for several inputs
  --list-rules, --list-formats, --show-settings, -h, --help, -V, --version
  --completion SHELL    print what completes this command in bash, zsh, fish …
what to read
  --field NAME          field, column or key of JSON, YAML, CSV, Parquet …
                        (repeatable; also --column)
  --format NAME         what --list-formats lists, whatever the suffix
  --comments            take program code too: its comments and docstrings
  --encoding NAME       of the input, such as windows-1256 (default: utf-8)
  --stdin-filename PATH take standard input for this file of an editor
  --include, --exclude GLOB   of what is in directories (repeatable)
  --no-gitignore        take what Git ignores too
  --allow-empty         it is no error that there is nothing to read
{_WHICH}how
  --workers N           processes (default: 1)    -q, --quiet  no summary
  --on-error KIND       stop at a broken record, or keep it as it was
  --output-format KIND  of --check: text, github, json or sarif
  --stats               count changes by rule     --stats-json PATH  as JSON
  --color WHEN          auto, always or never     -v, --verbose  name each file
  --limit N             of a report: how many characters it shows, or all

exit code: 0 clean or written, 1 --check or --diff found changes, 2 error

  persian-clean news.txt > clean.txt          zcat big.gz | persian-clean -
  persian-clean --check texts/                persian-clean -i 'texts/**/*.txt'
  persian-clean --dates iso --field text -o out.jsonl in.jsonl.gz
  persian-clean report news.txt -o news.html
"""

_REPORT: Final = f"""\
usage: persian-clean report [OPTION…] FILE [-o page.html]

Write a page that shows what is changed in a file: every edit, and why.
The page stands by itself; it goes to standard output unless told not to.

  -o, --output PATH     write the page here
  --limit N             how many characters it shows (default: 1000000), or all
what to read
  --field NAME          field or key of JSON, YAML … (repeatable)
  --format NAME         what --list-formats lists, whatever the suffix
  --comments            take program code too: its comments and docstrings
  --encoding NAME       of the input, such as windows-1256 (default: utf-8)
  --stdin-filename PATH take standard input for this file
{_WHICH}
exit code: 0 written, 2 error

  persian-clean report news.txt -o news.html
  persian-clean report --preset search --dates iso news.txt > news.html
"""

_RULE: Final = """\
usage: persian-clean rule [--output-format json] NAME…

Tell what rules do, when they run, and why; --list-rules lists all of them.

  persian-clean rule arabic-yeh
"""

_USAGES: Final = {"": USAGE, "report": _REPORT, "rule": _RULE}
"""The help of the command, and that of what may stand before its options."""


@dataclass(frozen=True)
class Options:
    """What the command was asked to do.

    Attributes:
        command: ``report`` or ``rule``, or "".
        files: What it works on.
        settings: What stands for keys of a configuration file, under those; None where nothing
            was said.
    """

    command: str
    files: tuple[str, ...]
    settings: dict[str, Any]
    check: bool = False
    diff: bool = False
    explain: bool = False
    in_place: bool = False
    output: str | None = None
    list_rules: bool = False
    list_formats: bool = False
    show_settings: bool = False
    completion: str | None = None
    fields: tuple[str, ...] = ()
    format: str | None = None
    encoding: str = "utf-8"
    stdin_filename: str | None = None
    allow_empty: bool = False
    config: str | None = None
    isolated: bool = False
    workers: int = 1
    on_error: str | None = None
    output_format: str = "text"
    stats: bool = False
    stats_json: str | None = None
    color: str = "auto"
    verbose: bool = False
    quiet: bool = False
    limit: int | str | None = None

    @property
    def writes_text(self) -> bool:
        """Whether the clean text is wanted, and not what would change."""
        return not (self.check or self.diff or self.explain)


class _Parser(argparse.ArgumentParser):
    def format_help(self) -> str:
        return str(self.usage)

    def _print_message(self, message: str, file: Any = None) -> None:  # noqa: ANN401
        """Print help, and raise what goes wrong, which argparse would pass over."""
        print(message, end="", file=file, flush=True)

    def error(self, message: str) -> NoReturn:
        complain(f"{message}; see {self.prog} --help")
        raise SystemExit(2)


def parse(argv: Sequence[str]) -> Options:
    """Return what was asked.

    Args:
        argv: The arguments, without the name of the command.

    Raises:
        SystemExit: They make no sense (code 2), or help was asked for (code 0).
    """
    command = argv[0] if argv and argv[0] in _USAGES else ""
    reader = parser(command)
    space = vars(reader.parse_args(argv[1:] if command else argv))
    settings = {key: space.pop(key) for key in KEYS if key in space and key != "fields"}
    for key in ("files", "fields"):
        space[key] = tuple(space[key] or ())
    options = Options(command=command, settings=settings, **space)
    for wrong, message in _contradictions(options):
        if wrong:
            reader.error(message)
    return options


def _contradictions(options: Options) -> list[tuple[bool, str]]:
    looks = options.check or options.diff or options.explain
    writes = options.in_place or options.output is not None
    report, rule = options.command == "report", options.command == "rule"
    formats = options.check or rule or options.list_rules
    return [
        (
            options.in_place and options.output is not None,
            "--in-place and --output exclude each other",
        ),
        (
            looks and writes and not report,
            "--check, --diff and --explain write no files; leave out --in-place and --output",
        ),
        (
            options.in_place and ("-" in options.files or options.stdin_filename is not None),
            "--in-place needs files, not standard input",
        ),
        (options.in_place and not options.files, "--in-place needs a file"),
        (
            options.in_place and not is_unicode(options.encoding),
            "--in-place would write UTF-8, and --encoding would misread it the next time; use -o",
        ),
        (
            options.stdin_filename is not None and options.files not in {(), ("-",)},
            "--stdin-filename is for standard input; leave out the other files",
        ),
        (
            bool(options.fields)
            and options.format is not None
            and not KINDS[options.format].fields,
            f"--format {options.format} has no fields; leave out --field",
        ),
        (
            options.output_format != "text" and not formats,
            "--output-format is for --check, --list-rules and rule",
        ),
        (
            options.output_format in {"github", "sarif"} and not options.check,
            "rules are printed as text or json",
        ),
        (
            options.stats_json == "-"
            and (options.diff or options.explain or not (options.check or writes)),
            "--stats-json - needs standard output for itself; add --check, --in-place or --output",
        ),
        (
            options.stats_json == "-" and options.output_format != "text",
            "--stats-json - and --output-format exclude each other",
        ),
        (options.limit is not None and not report, "--limit is for report"),
        (report and len(options.files) != 1, "report takes one file"),
        (
            report and (looks or options.in_place),
            "report only reads its file; leave out --check, --diff, --explain and --in-place",
        ),
        (rule and not options.files, "rule takes names of rules; --list-rules lists them"),
    ]


def parser(command: str = "") -> argparse.ArgumentParser:
    """Return what reads the arguments.

    Args:
        command: ``report`` or ``rule``, if one of them stands before the arguments.
    """
    prog = f"persian-clean {command}".rstrip()
    reader = _Parser(prog=prog, usage=_USAGES[command], allow_abbrev=False)
    add = reader.add_argument
    add("files", nargs="*")
    add("-V", "--version", action="version", version=f"persian-clean {__version__}")
    for name in ("--check", "--diff", "--explain", "--list-rules", "--list-formats"):
        add(name, action="store_true")
    for name in ("--show-settings", "--stats", "--allow-empty", "--isolated"):
        add(name, action="store_true")
    add("-i", "--in-place", action="store_true")
    add("-q", "--quiet", action="store_true")
    add("-v", "--verbose", action="store_true")
    add("-o", "--output")
    add("--completion", metavar="SHELL")
    add("--field", "--column", dest="fields", action="append")
    add("--format", choices=list(KINDS))
    add("--encoding", type=_encoding, default="utf-8")
    add("--comments", action="store_const", const=True)
    add("--stdin-filename")
    add("--include", action="append")
    add("--exclude", action="append")
    add("--no-gitignore", dest="gitignore", action="store_const", const=False)
    add("--config")
    add("--workers", type=_workers, default=1)
    add("--on-error", choices=["stop", "keep"])
    add("--output-format", choices=["text", "github", "json", "sarif"], default="text")
    add("--stats-json")
    add("--color", choices=["auto", "always", "never"], default="auto")
    add("--preset", choices=list(PRESETS))
    for name in ("--select", "--enable", "--disable"):
        add(name, type=_names, action="extend")
    for name, choices in {
        "--digits": Digits,
        "--dates": Dates,
        "--diacritics": Diacritics,
        "--ezafe": Ezafe,
        "--passages": Passages,
        "--joins": Joins,
        "--zwnj": Zwnj,
    }.items():
        add(name, choices=get_args(choices))
    add("--isolate-dates", action="store_const", const=True)
    add("--reference", type=_date)
    add("--limit", type=_limit)
    return reader


_ESCAPES: Final = {"idna", "punycode", "raw-unicode-escape", "unicode-escape"}
"""What Python takes for encodings, and are ways to write a name or a string."""


def _encoding(name: str) -> str:
    try:
        "a".encode(name)
        found = codecs.lookup(name).name
        if found.replace("_", "-") in _ESCAPES:
            raise LookupError(name)  # noqa: TRY301
    except (LookupError, UnicodeError, ValueError):
        raise argparse.ArgumentTypeError(f"no encoding of text is named {name!r}") from None
    return found


def _workers(number: str) -> int:
    try:
        workers = int(number)
    except ValueError:
        workers = 0
    if workers < 1:
        raise argparse.ArgumentTypeError(f"{number!r} is not a number of processes, 1 or more")
    return workers


def _limit(number: str) -> int | str:
    if number == "all":
        return number
    try:
        limit = int(number)
    except ValueError:
        limit = 0
    if limit < 1:
        raise argparse.ArgumentTypeError(f"{number!r} is not a number, 1 or more, nor all")
    return limit


def _names(names: str) -> list[str]:
    return [name for name in names.split(",") if name]


def _date(day: str) -> dt.date:
    try:
        return dt.date.fromisoformat(day)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{day!r} is not an ISO 8601 date") from None
