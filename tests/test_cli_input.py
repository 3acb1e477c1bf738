"""What the command does with broken input, and which files it takes."""

from __future__ import annotations

import bz2
import gzip
import io
import os
import socket
import sqlite3
import tarfile
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from commands import CLEAN, DIRTY, Done, read, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# --- broken input ---------------------------------------------------------------------------------


def test_what_is_not_utf8_is_named_by_line_and_offset(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    data = ("علي\n" * 100_000).encode() + b"ab\xe9\n" + "علي\n".encode()
    write(tmp_path / "a.txt", data)
    message = (
        "a.txt:100001: byte 0xE9 is not UTF-8; name the encoding with --encoding "
        "(byte offset 700002)\n"
    )
    done = run("a.txt")
    assert done == (2, "علی\n" * 100_000, f"persian-clean: {message}")
    assert run("-i", "a.txt").err == f"persian-clean: {message}0 of 1 files changed, 1 failed\n"
    assert (tmp_path / "a.txt").read_bytes() == data
    assert run("-i", "--on-error", "keep", "a.txt").code == 2
    kept = (tmp_path / "a.txt").read_bytes()
    assert kept == ("علی\n" * 100_000).encode() + b"ab\xe9\n" + "علی\n".encode()


def test_a_file_that_fails_does_not_stop_the_others(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    write(tmp_path / "a.txt.gz", gzip.compress(DIRTY.encode() * 1000)[:-9])
    write(tmp_path / "b.txt")
    done = run("-i", "a.txt.gz", "none.txt", "no*.txt", "b.txt")
    assert done == (
        2,
        "",
        """\
persian-clean: a.txt.gz: the compressed data end too soon; the file is truncated
persian-clean: none.txt: no such file or directory
persian-clean: no*.txt: no file matches this pattern
1 of 4 files changed, 3 failed
""",
    )
    assert read(tmp_path / "b.txt") == CLEAN
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt.gz", "b.txt"]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_file_that_fails_twice_is_named_once(
    run: Callable[..., Done], tmp_path: Path, workers: str
) -> None:
    data = b"\xff\n" + os.urandom(600_000).replace(b"\0", b"a")
    write(tmp_path / "a.txt.gz", gzip.compress(data)[:-9])
    done = run("-i", "--workers", workers, "a.txt.gz")
    assert done.code == 2
    problem, summary = done.err.splitlines()
    assert problem.startswith("persian-clean: a.txt.gz:1: byte 0xFF is not UTF-8")
    assert summary == "0 of 1 files changed, 1 failed"


def test_standard_output_stops_at_the_first_failure(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    write(tmp_path / "b.txt")
    assert run("a.txt", "b.txt") == (2, "", "persian-clean: a.txt: no such file or directory\n")


def test_broken_records_stop_the_file_or_are_kept(run: Callable[..., Done], tmp_path: Path) -> None:
    good, broken = '{"t": "علي"}\n', '{"t": "علي\n{"id": 1}\n{"t": 5}\n'
    write(tmp_path / "a.jsonl", good + broken + good)
    stop = run("--field", "t", "a.jsonl")
    assert stop.out == good.replace("علي", "علی")
    assert stop.code == 2
    assert stop.err == (
        "persian-clean: a.jsonl:2: broken JSON at column 7: Unterminated string starting at\n"
    )
    keep = run("--field", "t", "--on-error", "keep", "-o", "b.jsonl", "a.jsonl")
    assert keep.code == 2
    assert read(tmp_path / "b.jsonl") == stop.out + broken + stop.out
    assert keep.err.splitlines()[1:] == [
        "persian-clean: a.jsonl:4: field 't' is a number, not a string",
        "1 of 1 files changed",
    ]


def test_missing_and_null_fields_are_kept_unless_they_are_to_stop_the_file(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    text = '{"id": 1}\n{"t": null}\n{"t": "علي"}\n'
    write(tmp_path / "a.jsonl", text)
    for args in ([], ["--on-error", "keep"]):
        assert run("--field", "t", *args, "a.jsonl") == (0, text.replace("علي", "علی"), "")
    assert run("--field", "t", "--on-error", "stop", "a.jsonl") == (
        2,
        "",
        "persian-clean: a.jsonl:1: no field 't'\n",
    )


def test_a_field_that_no_record_has_is_an_error(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", '{"t": "علي"}\n' * 2)
    write(tmp_path / "empty.jsonl", "\n")
    write(tmp_path / "null.jsonl", '{"t": null}\n')
    done = run("-q", "-i", "--field", "text", "--field", "txt", ".")
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines() == [
        "persian-clean: a.jsonl: no record has a field 'text', 'txt'",
        "persian-clean: null.jsonl: no record has a field 'text', 'txt'",
    ]
    assert run("-q", "-i", "--field", "text", "--field", "t", ".") == (0, "", "")
    assert read(tmp_path / "a.jsonl") == '{"t": "علی"}\n' * 2


def test_many_broken_records_are_counted(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", '{"t": 1}\n' * 50)
    done = run("--field", "t", "--on-error", "keep", "a.jsonl")
    assert done.out == '{"t": 1}\n' * 50
    assert len(done.err.splitlines()) == 21
    assert done.err.endswith("a.jsonl: and 30 more broken records\n")


def test_a_stray_quote_in_a_table_is_named_where_it_begins(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    rows = [f"{number},علي\n" for number in range(2, 200_000)]
    rows[1] = '3,"علي\n'
    write(tmp_path / "a.csv", "id,t\n" + "".join(rows))
    done = run("--field", "t", "--on-error", "keep", "-o", "b.csv", "a.csv")
    assert done.code == 2
    problem, _ = done.err.splitlines()
    assert problem.startswith(
        "persian-clean: a.csv:3: the quoted cell that begins at column 3 is not closed in the "
    )
    kept = read(tmp_path / "b.csv").count("علي")
    assert f"{kept - 1:,} lines that follow" in problem
    assert 50_000 < kept < 100_000


def test_a_header_without_the_column_is_an_error(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.csv", "id,body\n1,علي\n")
    done = run("--column", "text", "a.csv")
    assert done == (2, "", "persian-clean: a.csv:1: no column 'text'; there are id, body\n")
    assert run("--column", "body", "a.csv").out == "id,body\n1,علی\n"
    assert (
        run("a.csv").err == "persian-clean: a.csv: this is csv; name what to clean with --field\n"
    )


def test_a_directory_that_cannot_be_read_is_reported(
    run: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "texts" / "closed" / "a.txt")
    write(tmp_path / "texts" / "b.txt")
    scan = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert run("--check", "-q", "texts").err == (
        "persian-clean: texts/closed: cannot read this directory: permission denied\n"
    )


# --- what is no text ------------------------------------------------------------------------------


def archive(kind: str) -> bytes:
    file = io.BytesIO()
    if kind == "tar":
        with tarfile.open(fileobj=file, mode="w") as tar:
            tar.addfile(tarfile.TarInfo("a.txt"))
    else:
        names = {"docx": ["[Content_Types].xml", "word/document.xml"], "zip": ["a.txt"]}[kind]
        with zipfile.ZipFile(file, "w") as packed:
            for name in names:
                packed.writestr(name, DIRTY)
    return file.getvalue()


def database(folder: Path) -> bytes:
    with closing(sqlite3.connect(folder / "made.db")) as made:
        made.execute("CREATE TABLE texts (text)")
        made.commit()
    return (folder / "made.db").read_bytes()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nul.txt", "this is no text; it seems to be binary data (NUL at byte offset 6)"),
        ("a.tar", "this is no text; it seems to be a tar archive"),
        ("a.zip", "this is no text; it seems to be a zip archive"),
        ("docx", "this is no text; it seems to be a Word document; its name must end in .docx"),
        ("a.pdf", "this is no text; it seems to be a PDF document"),
        ("a.txt.bz2", "this is no text; it seems to be compressed by bzip2; unpack it first"),
        ("a.db", "this is no text; it seems to be an SQLite database"),
        ("gz.txt", "this is no text; it seems to be compressed by gzip; give it a name that ends"),
        ("a.tar.gz", "this is no text; it seems to be a tar archive"),
        *(
            (name, f"this seems to be UTF-{bits} ({end}-endian) without a byte order mark; give")
            for bits in (16, 32)
            for name, end in ((f"utf-{bits}-le", "little"), (f"utf-{bits}-be", "big"))
        ),
    ],
)
def test_what_is_no_text_in_utf8_is_refused_and_untouched(
    run: Callable[..., Done], tmp_path: Path, name: str, message: str
) -> None:
    data = {
        "nul.txt": b"ab\ncd\n\0 " + DIRTY.encode(),
        "a.tar": archive("tar"),
        "a.zip": archive("zip"),
        "docx": archive("docx"),
        "a.pdf": b"%PDF-1.4\n1 0 obj (" + DIRTY.encode() + b")\n",
        "a.txt.bz2": bz2.compress(DIRTY.encode()),
        "gz.txt": gzip.compress(DIRTY.encode()),
        "a.tar.gz": gzip.compress(archive("tar")),
    }
    made = database(tmp_path) if name == "a.db" else data.get(name) or "علي آمد\n".encode(name)
    path = write(tmp_path / name, made)
    for args in (["-i"], ["--check"], ["report"], ["-o", "out.txt"], ["-i", "--format", "text"]):
        done = run(*args, "-q", name)
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(f"persian-clean: {name}: {message}")
        assert done.err.count("\n") == 1
    assert path.read_bytes() == made
    assert not (tmp_path / "out.txt").exists()
    if ".gz" not in name:
        assert message in run(stdin=made).err


def test_a_nul_further_on_is_a_broken_record(run: Callable[..., Done], tmp_path: Path) -> None:
    data = DIRTY.encode() * 20_000 + b"a\0b\n" + DIRTY.encode()
    write(tmp_path / "a.txt", data)
    message = "persian-clean: a.txt:20001: a NUL byte, which no text has (byte offset 180001)\n"
    assert run("-i", "-q", "a.txt") == (2, "", message)
    assert (tmp_path / "a.txt").read_bytes() == data
    assert run("-q", "--on-error", "keep", "a.txt") == (
        2,
        CLEAN * 20_000 + "a\0b\n" + CLEAN,
        message,
    )


@pytest.mark.parametrize("format_", [[], ["--format", "text"]])
def test_fields_need_a_format_that_has_some(
    run: Callable[..., Done], tmp_path: Path, format_: list[str]
) -> None:
    record = '{"t": "علي"}\n'
    write(tmp_path / "a.log", record)
    for args in (["-"], ["a.log"], ["-i", "a.log"]):
        done = run("--field", "t", *format_, *args, stdin=record.encode())
        assert done.code == 2
        assert not done.out
        assert "field" in done.err
        assert "Traceback" not in done.err
    assert read(tmp_path / "a.log") == record
    done = run("--field", "t", "--format", "jsonl", stdin=record.encode())
    assert done == (0, '{"t": "علی"}\n', "")


@pytest.mark.skipif(os.name != "posix", reason="needs files that are none")
def test_what_is_no_file_in_a_folder_is_skipped(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "texts" / "a.txt")
    os.mkfifo(tmp_path / "texts" / "pipe.txt")
    (tmp_path / "texts" / "device.txt").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "texts" / "socket.txt"))
    skipped = """\
persian-clean: texts/device.txt: skipped; it is a device
persian-clean: texts/pipe.txt: skipped; it is a pipe
persian-clean: texts/socket.txt: skipped; it is a socket
"""
    for args in (["texts"], ["texts/*.txt"]):
        done = run("-i", *args)
        assert (done.code, done.out) == (0, "")
        assert done.err.startswith(skipped)
    assert read(tmp_path / "texts" / "a.txt") == CLEAN


# --- which files ----------------------------------------------------------------------------------


def test_directories_are_walked_in_order(run: Callable[..., Done], tmp_path: Path) -> None:
    for name in ("b/z.txt", "b/a.txt", "a.txt", ".git/a.txt", "b/.a.txt", "c.jsonl", "d.log"):
        write(tmp_path / name, f"{name} علي\n" if "jsonl" not in name else '{"t": "علي"}\n')
    checked = [line.split(":")[0] for line in run("--check", ".").out.splitlines()]
    assert checked == ["a.txt", "b/a.txt", "b/z.txt"]
    checked = [line.split(":")[0] for line in run("--check", "--field=t", ".").out.splitlines()]
    assert checked == ["a.txt", "c.jsonl", "b/a.txt", "b/z.txt"]
    assert "d.log:1:" in run("--check", "d.log").out


def test_a_file_comes_once(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert run("a.txt", "./a.txt", ".", "*.txt", "b.txt").out == CLEAN


def test_globs_are_expanded_and_mirrored(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "in" / "x" / "a.md")
    write(tmp_path / "in" / "b.md")
    write(tmp_path / "in" / "c.rst")
    assert run("-q", "-o", "out", "in/**/*.md").code == 0
    assert read(tmp_path / "out" / "x" / "a.md") == CLEAN
    assert sorted(path.name for path in (tmp_path / "out").rglob("*.*")) == ["a.md", "b.md"]


@pytest.mark.parametrize("pattern", ["old", "texts/old", "./texts/old/", "o*", "*/old"])
def test_exclude_passes_over(run: Callable[..., Done], tmp_path: Path, pattern: str) -> None:
    write(tmp_path / "texts" / "old" / "a.txt")
    write(tmp_path / "texts" / "new.txt")
    done = run("--check", "--exclude", pattern, "texts")
    assert done.err == "1 of 1 files would change\n"


@pytest.mark.parametrize("ask", ["--check", "--diff", "-i"])
def test_nothing_to_do_is_an_error_unless_allowed(
    run: Callable[..., Done], tmp_path: Path, ask: str
) -> None:
    doing = "clean" if ask == "-i" else "check"
    write(tmp_path / "texts" / "a.log")
    write(tmp_path / "a.txt")
    none = "no file there is of a format that is looked for; see --list-formats and --include"
    excluded = "all of it is excluded, by 1 matches of --exclude or exclude"
    for args, why in ((["texts"], none), (["--exclude", "a.txt", "a.txt", "texts"], excluded)):
        message = f"persian-clean: nothing to {doing}: {why} (--allow-empty makes this no error)\n"
        assert run(ask, *args) == (2, "", message)
        assert run(ask, "-q", "--allow-empty", *args) == (0, "", "")
    assert run(ask, "-q", "texts", "a.txt").code == (0 if ask == "-i" else 1)
