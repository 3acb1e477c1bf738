"""Signals, kills and full disks lose nothing, and leave nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commands import CLEAN, DIRTY, PROGRAM, Done, command, read, write
from persian_clean.cli import interrupts, temporary, writing
from persian_clean.cli.writing import Outputs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import FrameType

    from _typeshed import TraceFunction

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs signals")

WAYS = {
    "in place": ["-i"],
    "in place, two workers": ["-i", "--workers", "2"],
    "into a folder": ["-o", "out"],
    "into a folder, two workers": ["-o", "out", "--workers", "2"],
}


def corpus(folder: Path, number: int, lines: int) -> dict[Path, bytes]:
    folder.mkdir(exist_ok=True)
    files = {folder / f"{i:03}.txt": f"{i} علي آمد\n".encode() * lines for i in range(number)}
    for path, data in files.items():
        path.write_bytes(data)
    return files


def cleaned(data: bytes) -> bytes:
    return data.replace("علي".encode(), "علی".encode())


def count_new(files: Mapping[Path, bytes]) -> int:
    """Check that each file is wholly old or wholly new, and count the new ones."""
    states = [(path.read_bytes(), old) for path, old in files.items()]
    assert all(now in {old, cleaned(old)} for now, old in states)
    return sum(now != old for now, old in states)


def hidden(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.name.startswith(".")]


class Work:
    """The command at work in a folder of many files, once the first of them is clean."""

    def __init__(self, tmp_path: Path, args: list[str]) -> None:
        self.files = corpus(tmp_path / "texts", 80, 300)
        self.args = [*args, "texts"]
        self._folder = tmp_path
        into = tmp_path / "out" / "texts" if "-o" in args else None
        self._targets = {into / path.name if into else path: path for path in self.files}
        self._process = subprocess.Popen(  # noqa: S603
            [*PROGRAM, *self.args], cwd=tmp_path, stderr=subprocess.PIPE
        )
        while self._process.poll() is None and not self.new():
            time.sleep(0.001)

    def new(self) -> int:
        """Check that nothing is lost or half written, and count the clean files."""
        number = 0
        for target, path in self._targets.items():
            old = self.files[path]
            if target == path or target.exists():
                now = target.read_bytes()
                assert now == cleaned(old) or (target == path and now == old)
                number += now == cleaned(old)
            if target != path:
                assert path.read_bytes() == old
        return number

    def send(self, *signals: int) -> tuple[int, bytes]:
        for number in signals:
            self._process.send_signal(number)
        _, message = self._process.communicate()
        return self._process.returncode, message

    def again(self) -> None:
        """Check that the next run does the rest and leaves nothing behind."""
        assert command(*self.args, cwd=self._folder).returncode == 0
        assert self.new() == len(self.files)
        assert hidden(self._folder) == []


@pytest.mark.parametrize("args", WAYS.values(), ids=WAYS)
def test_a_kill_loses_nothing_and_the_next_run_tidies_up(tmp_path: Path, args: list[str]) -> None:
    work = Work(tmp_path, args)
    code, _ = work.send(signal.SIGKILL)
    assert code == -signal.SIGKILL
    assert 0 < work.new() < len(work.files)
    work.again()


@pytest.mark.parametrize(
    ("name", "args"),
    [
        *(("SIGINT", args) for args in WAYS.values()),
        ("SIGTERM", WAYS["in place"]),
        ("SIGTERM", WAYS["into a folder, two workers"]),
        ("SIGHUP", WAYS["in place"]),
    ],
)
def test_an_interrupt_leaves_nothing_half_written(
    tmp_path: Path, name: str, args: list[str]
) -> None:
    work = Work(tmp_path, args)
    code, message = work.send(getattr(signal, name))
    assert code == 130
    assert message == b"persian-clean: interrupted; unfinished files are as they were\n"
    assert 0 < work.new() < len(work.files)
    assert hidden(tmp_path) == []


def takes_signals(pid: int) -> bool:
    """Tell whether a process has begun to take SIGTERM for a request to end."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return False
    caught = next(line for line in status.splitlines() if line.startswith("SigCgt"))
    return bool(int(caught.split()[1], 16) >> (signal.SIGTERM - 1) & 1)


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
@pytest.mark.parametrize("delay", [0.0, 0.2, 0.5, 1.0])
@pytest.mark.parametrize("name", ["SIGINT", "SIGHUP"])
def test_signals_reach_workers_too_and_they_say_nothing(
    tmp_path: Path, name: str, delay: float
) -> None:
    """From a terminal all processes of a command get them, those that just start as well."""
    files = corpus(tmp_path / "texts", 200, 500)
    program = [*PROGRAM, "-i", "--workers", "2", str(tmp_path / "texts")]
    with subprocess.Popen(program, stderr=subprocess.PIPE, start_new_session=True) as process:  # noqa: S603
        while process.poll() is None and not takes_signals(process.pid):
            time.sleep(0.001)
        time.sleep(delay)
        os.killpg(process.pid, getattr(signal, name))
        _, message = process.communicate()
    assert process.returncode in {0, 130}
    assert message.count(b"\n") == 1
    assert process.returncode == 0 or b"interrupted" in message
    count_new(files)  # each is old or new, however far the run had got
    assert hidden(tmp_path) == []


def test_a_second_interrupt_leaves_nothing_behind_either(tmp_path: Path) -> None:
    work = Work(tmp_path, ["-i"])
    code, _ = work.send(signal.SIGINT, signal.SIGTERM, signal.SIGINT)
    assert code == 130
    assert 0 < work.new() < len(work.files)
    assert hidden(tmp_path) == []


def test_an_ignored_signal_stays_ignored(tmp_path: Path) -> None:
    files = corpus(tmp_path / "texts", 50, 500)
    program = [*PROGRAM, "-i", "-q", str(tmp_path / "texts")]
    with subprocess.Popen(["/usr/bin/env", "nohup", *program]) as process:  # noqa: S603
        while process.poll() is None and not count_new(files):
            time.sleep(0.001)
        process.send_signal(signal.SIGHUP)
    assert process.returncode == 0
    assert count_new(files) == len(files)


# --- no moment at which a signal loses track of a file --------------------------------------------


@pytest.fixture
def handlers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in interrupts._SIGNALS}  # noqa: SLF001
    hook = sys.unraisablehook
    monkeypatch.setattr(interrupts, "_received", False)
    yield
    sys.unraisablehook = hook
    for number, handler in before.items():
        signal.signal(number, handler)


def interrupt_at(step: int, work: Callable[[], None]) -> bool:
    """Run the work, interrupted after so many lines of ours; tell whether it had so many."""
    ours = {temporary.__file__, writing.__file__}
    steps = 0

    def trace(frame: FrameType, event: str, _: object) -> TraceFunction | None:
        nonlocal steps
        if frame.f_code.co_filename not in ours:
            return None
        steps += event in {"line", "return"}
        if steps == step:
            raise KeyboardInterrupt
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(before)
    return False


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_interrupt_at_any_step_of_writing_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"

    def work() -> None:
        with Outputs().open(path) as file:
            file.write(b"new")
            file.commit()

    step = 1
    write(path, "old")
    while interrupt_at(step, work):
        temporary.remove_unfinished()
        assert list(tmp_path.iterdir()) == [path], step
        assert read(path) in {"old", "new"}
        write(path, "old")
        step += 1
    assert step > 50
    assert read(path) == "new"


@pytest.mark.usefixtures("handlers")
def test_an_interrupt_that_python_swallows_still_ends_the_run(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    class Finaliser:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGINT)

    write(tmp_path / "a.txt")
    interrupts.watch()
    finaliser = Finaliser()
    del finaliser
    message = "persian-clean: interrupted; unfinished files are as they were\n"
    assert run("-i", "a.txt") == (130, "", message)
    assert read(tmp_path / "a.txt") == DIRTY


@pytest.mark.usefixtures("handlers")
def test_a_second_signal_ends_the_process_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    file = Outputs().open(tmp_path / "a.txt")
    interrupts.watch()
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGTERM)
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    assert ended == [130]
    assert list(tmp_path.iterdir()) == []
    file.close()


def test_what_a_living_run_writes_is_no_leftover(tmp_path: Path) -> None:
    file = Outputs().open(tmp_path / "a.txt")
    file.write(b"new")
    dead = write(tmp_path / ".persian-clean-0123456789abcdef.tmp")
    older = write(tmp_path / ".persian-clean-xu3_k0wn.tmp")
    other = write(tmp_path / ".persian-clean-notes.tmp.txt")
    write(tmp_path / "b.txt")
    assert command("-i", tmp_path / "b.txt").returncode == 0
    assert not dead.exists()
    assert not older.exists()
    assert other.exists()
    file.commit()
    file.close()
    assert read(tmp_path / "a.txt") == "new"


def test_a_file_swept_before_it_was_locked_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = temporary._lock  # noqa: SLF001
    swept: list[Path] = []

    def sweep_first(handle: int) -> bool | None:
        if not swept:
            swept.extend(tmp_path.iterdir())
            swept[0].unlink()
        return lock(handle)

    monkeypatch.setattr(temporary, "_lock", sweep_first)
    with Outputs().open(tmp_path / "a.txt") as file:
        file.write(b"new")
        file.commit()
    assert len(swept) == 1
    assert list(tmp_path.iterdir()) == [tmp_path / "a.txt"]


def test_leftovers_stay_where_files_cannot_be_locked(
    run: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(temporary, "_lock", lambda _: None)
    left = write(tmp_path / ".persian-clean-0123456789abcdef.tmp")
    write(tmp_path / "a.txt")
    assert run("-i", "a.txt").code == 0
    assert read(tmp_path / "a.txt") == CLEAN
    assert left.exists()


# --- full disks -----------------------------------------------------------------------------------


def test_a_file_that_grows_too_large_stays_as_it_was(tmp_path: Path) -> None:
    import resource  # noqa: PLC0415

    files = corpus(tmp_path / "texts", 2, 20_000)
    write(tmp_path / "texts" / "small.txt", DIRTY)
    done = command(
        "-i",
        tmp_path / "texts",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
    )
    assert done.returncode == 2
    assert b"000.txt: file too large; nothing was replaced\n" in done.stderr
    assert b"001.txt: file too large; nothing was replaced\n" in done.stderr
    assert count_new(files) == 0
    assert read(tmp_path / "texts" / "small.txt") == CLEAN
    assert len(list((tmp_path / "texts").iterdir())) == 3


def test_a_full_disk_loses_nothing_and_says_so(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:  # noqa: S603
        pytest.skip("this system does not let root mount")
    try:
        files = corpus(disk, 6, 14_000)
        (disk / "filler").write_bytes(bytes(600_000))
        done = command("-i", disk)
        assert done.returncode == 2
        assert done.stderr.count(b"no space left on device; nothing was replaced\n") == len(files)
        assert count_new(files) == 0
        assert set(disk.iterdir()) == {*files, disk / "filler"}
        (disk / "filler").unlink()
        for path in list(files)[3:]:
            path.unlink()
            del files[path]
        assert command("-i", disk).returncode == 0
        assert count_new(files) == 3
    finally:
        subprocess.run(["umount", str(disk)], check=True)  # noqa: S603, S607
