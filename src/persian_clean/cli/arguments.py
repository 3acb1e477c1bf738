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
from persian_clean.config import PRESETS, Dates, Diacritics, Digits, Ezafe, Joins, Passages

if TYPE_CHECKING:
    from collections.abc import Sequence

USAGE: Final = """\
usage: persian-clean [OPTION…] [FILE|DIR|GLOB|-]…
       persian-clean report [OPTION…] FILE [-o page.html]

Clean Persian text: letters, digits, ZWNJ, spacing, punctuation, dates.
Reads standard input without a FILE; writes standard output unless told not to.

what to do (default: write the clean text)
  --check               say what would change, as file:line:col rule message
  --diff                show what would change, as a difference
  --explain             show every change and why it is made
  -i, --in-place        replace the files; one that fails stays as it was
  -o, --output PATH     write a file, or a directory for several inputs
  --list-rules          list the rules        --version, --help
what to read
  --field NAME          field or column to clean in .jsonl .csv .tsv .parquet
                        (repeatable; also --column)
  --format KIND         text, jsonl, csv, tsv or parquet, whatever the suffix
  --encoding NAME       of the input, such as windows-1256 (default: utf-8)
  --exclude GLOB        pass over these files and directories (repeatable)
  --allow-empty         it is no error that there is nothing to read
which rules
  --preset NAME         standard, corpus or search
  --enable, --disable   rules, by name (repeatable, or with commas)
  --digits KIND         keep, persian or ascii
  --dates KIND          keep, iso or annotate     --reference YYYY-MM-DD
  --diacritics KIND     keep, tanvin-shadda, drop --passages  keep or fold
  --ezafe KIND          keep, hamza, yeh, drop    --joins     standard, certain
  --config FILE         instead of the nearest persian-clean.toml/pyproject.toml
  --isolated            read no configuration file
how
  --workers N           processes (default: 1)    -q, --quiet  no summary
  --on-error KIND       stop at a broken record, or keep it as it was
  --stats               count changes by rule     --stats-json PATH  as JSON

exit code: 0 clean or written, 1 --check or --diff found changes, 2 error

  persian-clean news.txt > clean.txt          zcat big.gz | persian-clean -
  persian-clean --check texts/                persian-clean -i 'texts/**/*.txt'
  persian-clean --dates iso --field text -o out.jsonl in.jsonl.gz
  persian-clean report news.txt -o news.html
"""


@dataclass(frozen=True)
class Options:
    """What the command was asked to do. ``rules`` has the keys of a configuration file."""

    files: tuple[str, ...]
    rules: dict[str, Any]
    report: bool = False
    check: bool = False
    diff: bool = False
    explain: bool = False
    in_place: bool = False
    output: str | None = None
    fields: tuple[str, ...] = ()
    format: str | None = None
    encoding: str = "utf-8"
    exclude: tuple[str, ...] = ()
    config: str | None = None
    isolated: bool = False
    workers: int = 1
    on_error: str | None = None
    stats: bool = False
    stats_json: str | None = None
    allow_empty: bool = False
    quiet: bool = False
    list_rules: bool = False

    @property
    def writes_text(self) -> bool:
        """Whether the clean text is wanted, and not what would change."""
        return not (self.check or self.diff or self.explain)


class _Parser(argparse.ArgumentParser):
    def format_help(self) -> str:
        return USAGE

    def error(self, message: str) -> NoReturn:
        complain(f"{message}; see persian-clean --help")
        raise SystemExit(2)


def parse(argv: Sequence[str]) -> Options:
    """Return what was asked.

    Args:
        argv: The arguments, without the name of the command.

    Raises:
        SystemExit: They make no sense (code 2), or help was asked for (code 0).
    """
    parser = _parser()
    report = list(argv[:1]) == ["report"]
    space = vars(parser.parse_args(argv[1:] if report else argv))
    rules = {key: space.pop(key) for key in _RULE_KEYS}
    for key in ("files", "fields", "exclude"):
        space[key] = tuple(space[key] or ())
    options = Options(rules=rules, report=report, **space)
    for wrong, message in _contradictions(options):
        if wrong:
            parser.error(message)
    return options


_RULE_KEYS: Final = (
    *("preset", "enable", "disable"),
    *("digits", "dates", "diacritics", "ezafe", "passages", "joins", "reference"),
)


def _contradictions(options: Options) -> list[tuple[bool, str]]:
    looks = options.check or options.diff or options.explain
    writes = options.in_place or options.output is not None
    return [
        (
            options.in_place and options.output is not None,
            "--in-place and --output exclude each other",
        ),
        (
            looks and writes and not options.report,
            "--check, --diff and --explain write no files; leave out --in-place and --output",
        ),
        (options.in_place and "-" in options.files, "--in-place needs files, not standard input"),
        (options.in_place and not options.files, "--in-place needs a file"),
        (
            options.in_place and not is_unicode(options.encoding),
            "--in-place would write UTF-8, and --encoding would misread it the next time; use -o",
        ),
        (
            bool(options.fields) and options.format == "text",
            "--format text has no fields; leave out --field",
        ),
        (options.report and len(options.files) != 1, "report takes one file"),
        (
            options.report and (looks or options.in_place),
            "report only reads its file; leave out --check, --diff, --explain and --in-place",
        ),
    ]


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="persian-clean", allow_abbrev=False)
    add = parser.add_argument
    add("files", nargs="*")
    add("--version", action="version", version=f"persian-clean {__version__}")
    for name in ("--check", "--diff", "--explain", "--list-rules", "--stats"):
        add(name, action="store_true")
    for name in ("--allow-empty", "--isolated"):
        add(name, action="store_true")
    add("-i", "--in-place", action="store_true")
    add("-q", "--quiet", action="store_true")
    add("-o", "--output")
    add("--field", "--column", dest="fields", action="append")
    add("--format", choices=list(KINDS))
    add("--encoding", type=_encoding, default="utf-8")
    add("--exclude", action="append")
    add("--config")
    add("--workers", type=_workers, default=1)
    add("--on-error", choices=["stop", "keep"])
    add("--stats-json")
    add("--preset", choices=list(PRESETS))
    for name in ("--enable", "--disable"):
        add(name, type=_names, action="extend")
    for name, choices in {
        "--digits": Digits,
        "--dates": Dates,
        "--diacritics": Diacritics,
        "--ezafe": Ezafe,
        "--passages": Passages,
        "--joins": Joins,
    }.items():
        add(name, choices=get_args(choices))
    add("--reference", type=_date)
    return parser


def _encoding(name: str) -> str:
    try:
        "a".encode(name)
    except (LookupError, UnicodeError):
        raise argparse.ArgumentTypeError(f"no encoding of text is named {name!r}") from None
    return codecs.lookup(name).name


def _workers(number: str) -> int:
    try:
        workers = int(number)
    except ValueError:
        workers = 0
    if workers < 1:
        raise argparse.ArgumentTypeError(f"{number!r} is not a number of processes, 1 or more")
    return workers


def _names(names: str) -> list[str]:
    return [name for name in names.split(",") if name]


def _date(day: str) -> dt.date:
    try:
        return dt.date.fromisoformat(day)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{day!r} is not an ISO 8601 date") from None
