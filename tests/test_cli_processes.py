"""The command in pipes and on a terminal, with several processes."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from commands import CLEAN, DIRTY, Done, command, read, shell, write
from persian_clean.cli import progress

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize("workers", [1, 2])
def test_a_closed_pipe_is_no_error_message(workers: int) -> None:
    script = f"set -o pipefail; persian-clean --workers {workers} - | head -n 1"
    done = shell(script, input=DIRTY.encode() * 200_000)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (141, CLEAN, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
def test_standard_output_that_is_full_is_reported() -> None:
    done = shell("persian-clean - > /dev/full", input=DIRTY.encode())
    assert done.returncode == 2
    assert done.stderr == b"persian-clean: standard output: no space left on device\n"


def test_workers_write_the_same_in_the_same_order(tmp_path: Path) -> None:
    text = "".join(f"{number} كتاب\n" for number in range(60_000))
    write(tmp_path / "a.txt", text)
    for number in range(12):
        write(tmp_path / f"{number}.txt", f"{number} علي\n")
    names = [str(tmp_path / "a.txt"), *(str(tmp_path / f"{number}.txt") for number in range(12))]
    one, two = command(*names), command("--workers", "2", *names)
    assert one.returncode == two.returncode == 0
    assert one.stdout == two.stdout
    assert one.stdout.decode().endswith("10 علی\n11 علی\n")
    failing = command("--workers", "2", *names[:2], "none.txt", names[2])
    assert failing.returncode == 2
    assert failing.stderr == b"persian-clean: none.txt: no such file or directory\n"


def test_workers_end_with_the_run_and_ignore_interrupts(monkeypatch: pytest.MonkeyPatch) -> None:
    import signal  # noqa: PLC0415

    from persian_clean.cli import batches, interrupts  # noqa: PLC0415

    ended = []
    before = {number: signal.getsignal(number) for number in interrupts._SIGNALS}  # noqa: SLF001
    try:
        batches._begin_worker()  # noqa: SLF001  there is no parent, so nothing ends
        assert {signal.getsignal(number) for number in before} == {signal.SIG_IGN}
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

    class Parent:
        def join(self) -> None:
            ended.append("parent")

    monkeypatch.setattr("multiprocessing.parent_process", Parent)
    monkeypatch.setattr(os, "_exit", ended.append)
    batches._follow_parent()  # noqa: SLF001
    assert ended == ["parent", 1]


def test_a_worker_that_dies_is_reported(
    run: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    def die(_: object) -> None:
        raise BrokenProcessPool

    monkeypatch.setattr("persian_clean.cli.batches.rewrite", die)
    write(tmp_path / "a.txt")
    done = run("-i", "a.txt")
    assert done.code == 2
    assert done.err.startswith("persian-clean: a worker process was killed")
    assert list(tmp_path.iterdir()) == [tmp_path / "a.txt"]
    assert read(tmp_path / "a.txt") == DIRTY


def test_an_interrupt_is_reported(
    run: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("persian_clean.cli.batches.rewrite", interrupt)
    write(tmp_path / "a.txt")
    message = "persian-clean: interrupted; unfinished files are as they were\n"
    assert run("-i", "a.txt") == (130, "", message)
    assert list(tmp_path.iterdir()) == [tmp_path / "a.txt"]


def test_a_very_long_line_is_cleaned() -> None:
    done = command("-", input=("كتاب " * 200_000).encode())
    assert done.stdout.decode() == ("کتاب " * 200_000).rstrip()


def test_progress_is_shown_on_a_terminal_only(
    run: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt")
    assert "\r" not in run("-o", "b.txt", "a.txt").err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(progress, "_INTERVAL", 0)
    err = run("-o", "b.txt", "a.txt").err
    assert "[########################] 100%  9 B/9 B" in err
    assert err.endswith("\r\x1b[K1 of 1 files changed\n")


@pytest.mark.parametrize(
    ("done", "total", "seconds", "line"),
    [
        (0, 0, 0.0, "0 B  0 B/s"),
        (1500, 0, 1.0, "1.5 kB  1.5 kB/s"),
        (0, 1000, 0.0, "[------------------------]   0%  0 B/1.0 kB  0 B/s  --:-- left"),
        (
            2_500_000,
            10_000_000,
            2.5,
            "[######------------------]  25%  2.5 MB/10.0 MB  1.0 MB/s  00:08 left",
        ),
        (
            1_000_000,
            5_000_000_000,
            1.0,
            "[------------------------]   0%  1.0 MB/5.00 GB  1.0 MB/s  1:23:19 left",
        ),
    ],
)
def test_the_line_of_progress(done: int, total: int, seconds: float, line: str) -> None:
    assert progress.describe(done, total, seconds) == line


def test_it_runs_as_a_module() -> None:
    assert command("-", input=DIRTY.encode()).stdout.decode() == CLEAN
