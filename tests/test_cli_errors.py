"""Whatever goes wrong is one line on standard error and exit code 2, and never a traceback."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from commands import CLEAN, DIRTY, Done, command, read, shell, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

posix = pytest.mark.skipif(os.name != "posix", reason="needs a Unix shell")


@posix
@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("persian-clean <&-", "<stdin>: it is closed"),
        ("persian-clean - <&-", "<stdin>: it is closed"),
        ("persian-clean report - <&-", "-: it is closed"),
        ("persian-clean a.txt >&-", "standard output: it is closed"),
        ("persian-clean --check a.txt >&-", "standard output: it is closed"),
        ("persian-clean -q -o /dev/stdout a.txt >&-", "a.txt: bad file descriptor"),
        ("persian-clean --list-rules >&-", "standard output: it is closed"),
        ("persian-clean report a.txt >&-", "standard output: it is closed"),
        ("persian-clean --check a.txt > /dev/full", "standard output: no space left on device"),
        ("persian-clean --help > /dev/full", "standard output: no space left on device"),
        ("persian-clean --version >&-", "standard output: it is closed"),
        ("persian-clean report --help >&-", "standard output: it is closed"),
        ("ln -s loop.txt loop.txt; persian-clean loop.txt", "loop.txt: too many levels of"),
        ("ln -s loop.txt loop.txt; persian-clean -q -i .", "loop.txt: too many levels of"),
        ("ln -s loop loop; persian-clean loop/a.txt", "loop/a.txt: too many levels of"),
        ("ln -s loop loop; persian-clean --config loop a.txt", "loop: too many levels of"),
        ("persian-clean a.txt/b.txt", "a.txt/b.txt: not a directory"),
        ("mkdir g; cd g; rmdir ../g; persian-clean a.txt", "the current directory: no such file"),
        ("persian-clean --no-such-option", "unrecognized arguments: --no-such-option; see"),
        ("persian-clean $'\\e]0;a.txt'", "\\x1b]0;a.txt: no such file or directory"),
        ("persian-clean $'a\\nb'", "a\\nb: no such file or directory"),
    ],
)
def test_one_line_says_what_is_wrong(tmp_path: Path, script: str, message: str) -> None:
    write(tmp_path / "a.txt")
    done = shell(script, cwd=tmp_path, input=None)
    err = done.stderr.decode()
    assert err.startswith("persian-clean: ")
    assert message in err
    assert err.count("\n") == 1
    assert done.returncode == 2
    assert read(tmp_path / "a.txt") in {DIRTY, CLEAN}


def test_a_process_without_standard_input_says_so(
    run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert run() == run("-") == (2, "", "persian-clean: <stdin>: it is closed\n")


@posix
def test_streams_that_are_not_needed_may_be_closed(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    assert shell("persian-clean -i a.txt <&- >&- 2>&-", cwd=tmp_path).returncode == 0
    assert read(tmp_path / "a.txt") == CLEAN
    write(tmp_path / "a.txt")
    done = shell("persian-clean --check a.txt 2>&-", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.decode().startswith("a.txt:1:1 arabic-kaf ")
    assert done.stdout.count(b"\n") == 1
    assert shell("persian-clean none.txt 2>&-", cwd=tmp_path).returncode == 2


@pytest.mark.parametrize("encoding", ["ascii:strict", "cp1256"])
def test_any_locale_will_do(tmp_path: Path, encoding: str) -> None:
    write(tmp_path / "نامه.txt")
    env = os.environ | {"PYTHONIOENCODING": encoding}
    for args, code, found in (
        (["--help"], 0, "[OPTION…]"),
        (["--list-rules"], 0, "ی"),
        (["--check", "نامه.txt"], 1, "نامه.txt:1:1 arabic-kaf كتاب → کتاب"),
        (["--diff", "نامه.txt"], 1, "+کتاب"),
        (["--stats", "نامه.txt"], 0, CLEAN),
        (["نامه"], 2, "نامه: no such file or directory"),
        (["report", "نامه.txt"], 0, "نامه.txt"),
        (["--preset", "نامه"], 2, "نامه"),
    ):
        done = command(*args, cwd=tmp_path, env=env)
        assert done.returncode == code
        assert found in (done.stdout + done.stderr).decode()


@posix
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_file_too_large_for_the_memory_is_reported(tmp_path: Path, workers: str) -> None:
    import resource  # noqa: PLC0415

    limit = 700 << 20
    write(tmp_path / "a.txt", "علي ".encode() * 30_000_000)
    write(tmp_path / "b.txt")
    done = command(
        *("-i", "-q", "--workers", workers, "a.txt", "b.txt"),
        cwd=tmp_path,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
    )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"memory" in done.stderr
    assert (tmp_path / "a.txt").stat().st_size == 210_000_000
    if workers == "1":
        assert done.stderr.startswith(b"persian-clean: a.txt")
        assert read(tmp_path / "b.txt") == CLEAN


def test_want_of_memory_anywhere_is_reported(
    run: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    write(tmp_path / "a.txt")
    for place, message in (
        ("batches.clean", "a.txt:1: not enough memory for what begins here\n"),
        ("run.open_input", "a.txt: not enough memory\n"),
        ("command.Run", "not enough memory; unfinished files are as they were\n"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(f"persian_clean.cli.{place}", fail)
            assert run("-i", "-q", "a.txt") == (2, "", f"persian-clean: {message}")
    assert read(tmp_path / "a.txt") == DIRTY


def test_a_fault_of_ours_is_reported_as_such(
    run: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("of\ntwo lines")

    write(tmp_path / "a.txt")
    monkeypatch.setattr("persian_clean.cli.batches.clean", fail)
    done = run("-i", "a.txt")
    assert done.code == 2
    assert done.err.startswith(
        "persian-clean: this is a fault of ours, please report it: "
        "ZeroDivisionError (of\\ntwo lines) at tests/test_cli_errors.py:"
    )
    assert done.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == [tmp_path / "a.txt"]
    assert read(tmp_path / "a.txt") == DIRTY


@posix
def test_names_cannot_command_the_terminal(run: Callable[..., Done], tmp_path: Path) -> None:
    name = "a\x1b[31m\u202eb\nc می\u200cرود.txt"
    write(tmp_path / name)
    shown = "a\\x1b[31m\\u202eb\\nc می\u200cرود.txt"
    for args in (["--check", name], ["--diff", "."]):
        done = run(*args)
        assert shown in done.out
        assert "\x1b" not in done.out
        assert "\u202e" not in done.out
    write(tmp_path / name, b"\xff")
    assert run(name).err.startswith(f"persian-clean: {shown}:1: byte 0xFF")
    if sys.platform == "linux":
        (tmp_path / name).unlink()
        write(tmp_path / os.fsdecode(b"\xff.txt"), b"\0")
        assert run(".").err.startswith("persian-clean: \\udcff.txt: ")
