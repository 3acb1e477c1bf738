"""The command does what it says, and says what it did."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import re
import sys
from typing import TYPE_CHECKING

import pytest

from commands import CLEAN, DIRTY, Done, read, write
from persian_clean import RULES, __version__
from persian_clean.cli.arguments import parse, parser
from persian_clean.cli.printing import wants_colour

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# --- writing the clean text -----------------------------------------------------------------------


def test_files_go_to_standard_output_in_order(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a", DIRTY + "آخر")
    write(tmp_path / "b", "علي\r\n")
    assert run("b", "a") == (0, "علی\r\n" + CLEAN + "آخر", "")


def test_standard_input_is_read_where_no_file_is_named(run: Callable[..., Done]) -> None:
    assert run(stdin=DIRTY.encode()) == (0, CLEAN, "")
    assert run("-", stdin=DIRTY.encode()) == (0, CLEAN, "")


@pytest.mark.parametrize("text", ["", "\u200c", "\u200c\u200c\n", "\n\n\n"])
def test_texts_with_no_text(run: Callable[..., Done], tmp_path: Path, text: str) -> None:
    write(tmp_path / "a.txt", text)
    code, out, err = run("a.txt")
    assert (code, err) == (0, "")
    assert out == "\n" * text.count("\n")
    assert run("--in-place", "a.txt").code == 0
    assert read(tmp_path / "a.txt") == out


def test_a_byte_order_mark_and_line_ends_are_kept(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "\ufeffعلي\r\nعلي\n")
    assert run("a.txt").out == "\ufeffعلی\r\nعلی\n"
    assert run("a.txt", "-", stdin="\ufeffب".encode()).out == "\ufeffعلی\r\nعلی\nب"
    run("-i", "a.txt")
    assert read(tmp_path / "a.txt") == "\ufeffعلی\r\nعلی\n"


def test_utf16_stays_utf16(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "علي\n".encode("utf-16"))
    assert run("-i", "--encoding", "utf-16", "a.txt").code == 0
    assert (tmp_path / "a.txt").read_bytes() == "علی\n".encode("utf-16")


def test_windows_1256_becomes_utf8(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "پارسي".encode("cp1256"))
    assert run("--encoding", "windows-1256", "a.txt") == (0, "پارسی", "")
    done = run("--encoding", "windows-1256", "-i", "a.txt")
    assert done.code == 2
    assert "--in-place would write UTF-8" in done.err
    assert (tmp_path / "a.txt").read_bytes() == "پارسي".encode("cp1256")


def test_choices_are_passed_on(run: Callable[..., Done]) -> None:
    text = "۲۸ اردیبهشت ۹۷ ؛ آخر\n".encode()
    assert run("--dates", "iso", stdin=text).out == "2018-05-18؛ آخر\n"
    assert run("--digits", "ascii", stdin=text).out == "28 اردیبهشت 97؛ آخر\n"
    assert run("--disable", "space-before-mark,arabic-yeh", stdin=text).out == text.decode()
    assert run("--preset", "corpus", stdin=text).out == text.decode()
    assert run("--dates", "annotate", stdin=text).out.startswith("۲۸ اردیبهشت ۹۷ (2018-05-18)")
    assert parse(["--reference", "2018-05-20"]).settings["reference"] == dt.date(2018, 5, 20)


def state(path: Path) -> tuple[int, ...]:
    """Return what changes when a file is written, and not when it is read."""
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def test_in_place_replaces_what_changes_and_nothing_else(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    dirty, clean = write(tmp_path / "a.txt"), write(tmp_path / "b.txt", CLEAN)
    before = state(clean)
    assert run("-i", ".") == (0, "", "1 of 2 files changed\n")
    assert read(dirty) == CLEAN
    assert state(clean) == before
    assert run("-i", "-q", ".") == (0, "", "")


def test_output_writes_a_file_or_a_directory(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    write(tmp_path / "in" / "below" / "b.txt.gz", gzip.compress(DIRTY.encode()))
    assert run("-o", "a.out", "in/a.txt").code == 0
    assert read(tmp_path / "a.out") == CLEAN
    assert run("-o", "out", "in") == (0, "", "2 of 2 files changed\n")
    assert read(tmp_path / "out" / "in" / "a.txt") == CLEAN
    packed = (tmp_path / "out" / "in" / "below" / "b.txt.gz").read_bytes()
    assert gzip.decompress(packed).decode() == CLEAN
    assert run("-o", "flat/", "in/a.txt").code == 0
    assert read(tmp_path / "flat" / "a.txt") == CLEAN
    assert run("-o", "b.txt", "in/below/b.txt.gz").code == 0
    assert read(tmp_path / "b.txt") == CLEAN


def test_output_is_written_even_if_nothing_changes(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    write(tmp_path / "a.txt", CLEAN)
    assert run("-o", "b.txt", "a.txt") == (0, "", "0 of 1 files changed\n")
    assert read(tmp_path / "b.txt") == CLEAN


def test_output_never_writes_one_file_twice(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "x" / "a.txt")
    write(tmp_path / "y" / "a.txt")
    done = run("-o", "out", "x/a.txt", "y/a.txt")
    assert done == (2, "", "persian-clean: two inputs would both be written to out/a.txt\n")
    assert not (tmp_path / "out").exists()


def test_output_that_cannot_be_written_is_reported(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "file")
    done = run("-o", "file/below/a.txt", "a.txt")
    assert done.code == 2
    assert done.err.startswith(
        "persian-clean: a.txt: cannot write file/below/a.txt: not a directory"
    )


# --- showing what would change --------------------------------------------------------------------


def test_check_names_place_rule_and_change(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "خوب\nيك كتاب\u200c\u200cها  را\n\nتمام.این\n")
    code, out, err = run("--check", "a.txt")
    assert (code, err) == (1, "1 of 1 files would change\n")
    assert out.splitlines() == [
        "a.txt:2:1 arabic-yeh يك → یک (U+064A → U+06CC)",
        "a.txt:2:2 arabic-kaf يك → یک (U+0643 → U+06A9)",
        "a.txt:2:4 arabic-kaf كتاب[ZWNJ][ZWNJ]ها → کتاب[ZWNJ]ها (U+0643 → U+06A9)",
        "a.txt:2:9 repeated-zwnj كتاب[ZWNJ][ZWNJ]ها → کتاب[ZWNJ]ها (delete U+200C)",
        "a.txt:2:13 repeated-space كتاب[ZWNJ][ZWNJ]ها␣␣را → کتاب[ZWNJ]ها␣را (delete U+0020)",
        "a.txt:4:6 space-after-full-stop تمام.این → تمام.␣این (insert U+0020)",
    ]


def test_check_shows_of_neighbours_what_becomes_of_each(run: Callable[..., Done]) -> None:
    out = run("--check", stdin="کلاس برگزار می کنیم » .\nآمد ,او\n".encode()).out
    assert [line.split(" ", 1)[1] for line in out.splitlines()] == [
        "detached-mi می␣کنیم → می[ZWNJ]کنیم (U+0020 → U+200C)",
        "space-inside-brackets کنیم␣» → کنیم» (delete U+0020)",
        "space-before-mark »␣. → ». (delete U+0020)",
        "latin-comma+misplaced-space آمد␣,او → آمد،␣او (U+0020 U+002C → U+060C U+0020)",
    ]


def test_check_is_quiet_about_clean_text(run: Callable[..., Done]) -> None:
    assert run("--check", stdin=CLEAN.encode()) == (0, "", "0 of 1 files would change\n")


def test_the_lines_of_records_are_named(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", '{"t": "ب"}\n{"id": 1, "t": "علي"}\n{"t": "ب\\nعلي"}\n')
    write(tmp_path / "a.csv", 'id,t\n1,"ب\nعلي"\n2,علي\n')
    places = [line.split(" ")[0] for line in run("--check", "--field", "t", ".").out.splitlines()]
    assert places == ["a.csv:3:3", "a.csv:4:5", "a.jsonl:2:19", "a.jsonl:3:12"]


def test_the_difference_shows_what_is_invisible(run: Callable[..., Done], tmp_path: Path) -> None:
    lines = [f"سطر {number}" for number in range(1, 30)]
    lines[4] = "می\u200c\u200cروم\u202e\x1b"
    lines[28] = "علي"
    write(tmp_path / "a.txt", "\n".join(lines))
    done = run("--diff", "a.txt")
    assert done.code == 1
    assert done.out.splitlines() == [
        "--- a.txt",
        "+++ a.txt (clean)",
        "@@ -2,7 +2,7 @@",
        *(f" {line}" for line in lines[1:4]),
        "-می[ZWNJ][ZWNJ]روم[RLO][U+001B]",
        "+" + done.out.splitlines()[7][1:],
        *(f" {line}" for line in lines[5:8]),
        "@@ -26,4 +26,4 @@",
        *(f" {line}" for line in lines[25:28]),
        "-علي",
        "+علی",
    ]
    assert "[ZWNJ]روم" in done.out.splitlines()[7]


@pytest.mark.parametrize("end", ["", "\u200c", " ", "\n", "\u200c\n", "\r\n \r\n"])
def test_the_difference_shows_a_last_line_without_an_end(
    run: Callable[..., Done], tmp_path: Path, end: str
) -> None:
    write(tmp_path / "a.txt", f"علي\n{end}")
    out = run("--diff", "a.txt").out.splitlines()
    assert out[3:5] == ["-علي", "+علی"]
    assert [line[0] for line in out[5:]] in ([], [" "], ["-", "+"], [" ", "-", "+"])


def test_the_difference_goes_on_from_batch_to_batch(
    run: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt", "".join(f"{n}\n" for n in range(40)) + "علي\n")
    whole = run("--diff", "a.txt").out
    monkeypatch.setattr("persian_clean.cli.formats.BATCH", 8)
    assert run("--diff", "a.txt").out == whole
    assert whole.splitlines()[2:] == ["@@ -38,4 +38,4 @@", " 37", " 38", " 39", "-علي", "+علی"]


def test_colours_only_on_a_terminal_or_where_they_are_asked_for(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    write(tmp_path / "a.txt", "علي آمد\n" + "علي" * 1000 + "\n")
    assert "\x1b" not in run("--diff", "a.txt").out
    out = run("--diff", "--color", "always", "a.txt").out.splitlines()
    assert out[0] == "\x1b[1m--- a.txt\x1b[0m"
    assert out[3:5] == [
        "\x1b[31m-\x1b[0m\x1b[31;7mعلي\x1b[0m\x1b[31m آمد\x1b[0m",
        "\x1b[32m+\x1b[0m\x1b[32;7mعلی\x1b[0m\x1b[32m آمد\x1b[0m",
    ]
    assert out[5] == "\x1b[31m-" + "علي" * 1000 + "\x1b[0m"


def test_no_colour_is_heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.BytesIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert wants_colour(Terminal())
    assert not wants_colour(io.BytesIO())
    monkeypatch.setenv("TERM", "dumb")
    assert not wants_colour(Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert wants_colour(io.BytesIO())
    assert not wants_colour(Terminal(), "never")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not wants_colour(Terminal())
    assert wants_colour(io.BytesIO(), "always")


def test_explain_gives_the_reasons(run: Callable[..., Done]) -> None:
    done = run("--explain", stdin="علي".encode())
    assert done.code == 0
    assert "<stdin>:1:3 arabic-yeh علي → علی (U+064A → U+06CC)\n" in done.out
    why = next(rule.why for rule in RULES if rule.name == "arabic-yeh")
    assert f"\n  arabic-yeh: {why}\n" in done.out
    assert run("--explain", stdin=CLEAN.encode()) == (0, "", "")


def test_list_rules_lists_them_all(run: Callable[..., Done]) -> None:
    code, out, err = run("--list-rules")
    assert (code, err) == (0, "")
    for rule in RULES:
        assert f"\n  {rule.name} " in out
    assert "--digits ascii" in out


def test_stats_are_counted(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "علي علي\n")
    write(tmp_path / "b.txt", CLEAN)
    code, out, err = run("--stats", "--stats-json", "s.json", "a.txt", "b.txt")
    assert (code, out) == (0, "علی علی\n" + CLEAN)
    assert [line.split() for line in err.splitlines()] == [
        ["2", "files"],
        ["1", "files", "changed"],
        ["0", "files", "failed"],
        ["0", "broken", "records"],
        ["2", "edits"],
        ["2", "arabic-yeh"],
    ]
    assert json.loads(read(tmp_path / "s.json")) == {
        "files": 2,
        "files_changed": 1,
        "files_failed": 0,
        "broken_records": 0,
        "edits": 2,
        "rules": {"arabic-yeh": 2},
    }
    assert run("--stats-json", ".", "a.txt").err == "persian-clean: .: is a directory\n"


# --- arguments ------------------------------------------------------------------------------------


def test_help_fits_one_screen_and_shows_examples(run: Callable[..., Done]) -> None:
    code, out, _ = run("--help")
    assert code == 0
    assert len(out.splitlines()) <= 50
    assert max(map(len, out.splitlines())) <= 80
    assert "persian-clean --check texts/" in out


def test_help_names_every_option(run: Callable[..., Done]) -> None:
    shown = run("--help").out
    for action in parser()._actions:  # noqa: SLF001
        for option in action.option_strings:
            assert option in shown or option == "-h", option


@pytest.mark.parametrize("command", ["report", "rule"])
def test_commands_have_help_of_their_own(run: Callable[..., Done], command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert out.startswith(f"usage: persian-clean {command} ")
    assert max(map(len, out.splitlines())) <= 80
    options = {name for action in parser()._actions for name in action.option_strings}  # noqa: SLF001
    assert set(re.findall(r"(?<![\w-])--[a-z-]+", out)) <= options
    assert run(command, "--formt").err.endswith(f"; see persian-clean {command} --help\n")


def test_a_terminal_without_files_gets_help(
    run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", type("Terminal", (), {"isatty": lambda _: True})())
    done = run()
    assert done.code == 2
    assert done.err.startswith("usage: persian-clean ")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["-i", "-o", "b", "a"], "--in-place and --output exclude each other"),
        (["-i", "--check", "a"], "--check, --diff and --explain write no files"),
        (["-o", "b", "--diff", "a"], "--check, --diff and --explain write no files"),
        (["-i", "-"], "--in-place needs files, not standard input"),
        (["-i"], "--in-place needs a file"),
        (["--encoding", "klingon"], "no encoding of text is named 'klingon'"),
        (["--encoding", "rot13"], "no encoding of text is named 'rot13'"),
        (["--encoding", "unicode_escape"], "no encoding of text is named 'unicode_escape'"),
        (["--encoding", "a\0"], "no encoding of text is named 'a\\x00'"),
        (["--workers", "0"], "'0' is not a number of processes, 1 or more"),
        (["--workers", "two"], "'two' is not a number of processes, 1 or more"),
        (["--reference", "1397"], "'1397' is not an ISO 8601 date"),
        (["--digits", "roman"], "invalid choice: 'roman'"),
        (["--enable", "arabic-yah"], "did you mean 'arabic-yeh'?"),
        (["report"], "report takes one file"),
        (["report", "a", "b"], "report takes one file"),
        (["report", "-i", "a"], "report only reads its file"),
        (["--formt", "csv"], "unrecognized arguments: --formt"),
        (["rule"], "rule takes names of rules; --list-rules lists them"),
        (["rule", "arabic-yah"], "no rule is named 'arabic-yah'; did you mean 'arabic-yeh'?"),
        (["rule", "zzz"], "no rule is named 'zzz'; persian-clean --list-rules lists them"),
        (["--select", "leters"], "no rule is named 'leters'"),
        (["--disable", "letters"], "'letters'; it is a stage, and --select takes those"),
        (["--enable", "ascii-digit"], "rule 'ascii-digit' is turned on by --digits persian"),
        (["--stdin-filename", "a", "b"], "--stdin-filename is for standard input"),
        (["-i", "--stdin-filename", "a"], "--in-place needs files, not standard input"),
        (["--output-format", "json"], "--output-format is for --check, --list-rules and rule"),
        (["--list-rules", "--output-format", "sarif"], "rules are printed as text or json"),
        (["--stats-json", "-"], "--stats-json - needs standard output for itself"),
        (["--diff", "--stats-json", "-"], "--stats-json - needs standard output for itself"),
        (["--check", "--output-format=json", "--stats-json=-"], "exclude each other"),
        (["--completion", "sh"], "--completion: 'sh' is not one of bash, zsh"),
    ],
)
def test_arguments_that_make_no_sense(
    run: Callable[..., Done], args: list[str], message: str
) -> None:
    done = run(*args, stdin=b"")
    assert done.code == 2
    assert message in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_the_version_is_told(run: Callable[..., Done], option: str) -> None:
    assert run(option).out == f"persian-clean {__version__}\n"
