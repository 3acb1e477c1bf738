"""Regular files are replaced at once or not at all; whatever is no file is written into."""

from __future__ import annotations

import gzip
import os
import stat
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from commands import CLEAN, DIRTY, Done, command, read, shell, write
from persian_clean.cli.reading import COMPRESSIONS, UnreadableError, open_input
from persian_clean.cli.writing import Outputs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

posix = pytest.mark.skipif(os.name != "posix", reason="needs files that are none")

# --- replacing ------------------------------------------------------------------------------------


def test_a_replacement_takes_its_place_at_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "old")
    with Outputs().open(path) as file:
        file.write(b"new")
        assert read(path) == "old"
        file.commit()
    assert read(path) == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_replacement_that_is_not_committed_leaves_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "old")
    with pytest.raises(RuntimeError), Outputs().open(path) as file:  # noqa: PT012
        file.write(b"new")
        raise RuntimeError
    assert read(path) == "old"
    assert list(tmp_path.iterdir()) == [path]


@posix
def test_permissions_are_kept_and_those_of_a_new_file_are_usual(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "old")
    path.chmod(0o640)
    (tmp_path / "usual").touch()
    for name in ("a.txt", "new.txt"):
        with Outputs().open(tmp_path / name) as file:
            file.commit()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert (tmp_path / "new.txt").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.skipif(sys.platform != "linux", reason="needs extended attributes")
def test_extended_attributes_are_kept(tmp_path: Path) -> None:
    if sys.platform == "linux":
        path = write(tmp_path / "a.txt")
        try:
            os.setxattr(path, "user.source", b"archive")
        except OSError:
            pytest.skip("this file system has none")
        assert command("-i", path).returncode == 0
        assert read(path) == CLEAN
        assert os.getxattr(path, "user.source") == b"archive"


@posix
@pytest.mark.parametrize("args", [["-i"], ["-o", "b.txt"]])
def test_a_read_only_file_is_not_replaced(
    run: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str]
) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt", "old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    done = run(*args, "a.txt")
    assert done.code == 2
    assert done.err.splitlines()[0].endswith("it is read-only")
    assert (read(tmp_path / "a.txt"), read(tmp_path / "b.txt")) == (DIRTY, "old")


def test_what_another_program_writes_meanwhile_is_not_overwritten(
    run: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.txt")
    sync = os.fsync

    def save(handle: int) -> None:
        sync(handle)
        write(path, "saved by an editor\n")

    monkeypatch.setattr(os, "fsync", save)
    done = run("-i", "-q", "a.txt")
    assert done == (
        2,
        "",
        "persian-clean: a.txt: another program has written it meanwhile; nothing was replaced\n",
    )
    assert read(path) == "saved by an editor\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_every_file(
    run: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise OSError(28, "No space left on device")

    write(tmp_path / "a.txt")
    write(tmp_path / "s.json", "old")
    monkeypatch.setattr(os, "fsync", fail)
    for args in (["-i"], ["-o", "a.txt"], ["-o", "new.txt"]):
        done = run(*args, "-q", "a.txt")
        assert done.code == 2
        assert done.err == ("persian-clean: a.txt: no space left on device; nothing was replaced\n")
    assert run("--stats-json", "s.json", "a.txt").code == 2
    assert run("report", "-o", "s.json", "a.txt").code == 2
    assert read(tmp_path / "a.txt") == DIRTY
    assert read(tmp_path / "s.json") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "s.json"]


@pytest.mark.parametrize("compression", ["", *COMPRESSIONS.values()])
def test_what_is_compressed_is_read_back(compression: str, tmp_path: Path) -> None:
    if compression == "zstd" and sys.version_info < (3, 14):
        pytest.importorskip("zstandard")
    path = tmp_path / "a"
    with Outputs().open(path, compression) as file:
        file.write(DIRTY.encode() * 5000)
        file.write(CLEAN.encode())
        file.commit()
    with path.open("rb") as raw, open_input(raw, compression, "utf-8")[0] as stream:
        assert stream.read().decode() == DIRTY * 5000 + CLEAN


def test_a_gzip_file_does_not_depend_on_the_time(tmp_path: Path) -> None:
    for name in ("a", "b"):
        with Outputs().open(tmp_path / name, "gzip") as file:
            file.write(b"x")
            file.commit()
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert (tmp_path / "a").read_bytes()[4:8] == bytes(4)


# --- links ----------------------------------------------------------------------------------------

EACH_WAY = pytest.mark.parametrize("args", [["-i", "link.txt"], ["-o", "link.txt", "a.txt"]])


@posix
@EACH_WAY
def test_a_symbolic_link_stays_and_its_target_is_replaced(
    run: Callable[..., Done], tmp_path: Path, args: list[str]
) -> None:
    write(tmp_path / "a.txt")
    target = write(tmp_path / "below" / "target.txt", DIRTY)
    (tmp_path / "middle").symlink_to("below")
    (tmp_path / "link.txt").symlink_to("middle/target.txt")
    assert run(*args).code == 0
    assert (tmp_path / "link.txt").is_symlink()
    assert read(target) == CLEAN
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("args", [[], ["report"]])
def test_the_folder_of_an_output_is_made(
    run: Callable[..., Done], tmp_path: Path, args: list[str]
) -> None:
    write(tmp_path / "a.txt")
    assert run(*args, "-o", "new/folder/b", "a.txt").code == 0
    assert (tmp_path / "new" / "folder" / "b").is_file()


@posix
def test_a_symbolic_link_to_nothing_makes_its_target(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "link.txt").symlink_to("new.txt")
    assert run("-o", "link.txt", "a.txt").code == 0
    assert (tmp_path / "link.txt").is_symlink()
    assert read(tmp_path / "new.txt") == CLEAN


@posix
@EACH_WAY
def test_another_name_of_the_file_keeps_the_old_text(
    run: Callable[..., Done], tmp_path: Path, args: list[str]
) -> None:
    write(tmp_path / "a.txt")
    backup = write(tmp_path / "backup.txt")
    (tmp_path / "link.txt").hardlink_to(backup)
    assert run(*args).code == 0
    assert read(tmp_path / "link.txt") == CLEAN
    assert read(backup) == DIRTY


# --- what is no file ------------------------------------------------------------------------------


def reader(path: Path) -> tuple[threading.Thread, list[bytes]]:
    """Read a pipe to its end, beside the test."""
    got: list[bytes] = []
    thread = threading.Thread(target=lambda: got.append(path.read_bytes()))
    thread.start()
    return thread, got


@posix
@pytest.mark.parametrize(
    ("args", "found"),
    [
        (["-o", "pipe", "a.txt"], CLEAN),
        (["-o", "pipe.gz", "a.txt"], CLEAN),
        (["report", "-o", "pipe", "a.txt"], "<title>a.txt"),
        (["-o", "b.txt", "--stats-json", "pipe", "a.txt"], '"edits": 1'),
    ],
)
def test_a_pipe_is_written_into(
    run: Callable[..., Done], tmp_path: Path, args: list[str], found: str
) -> None:
    write(tmp_path / "a.txt")
    path = tmp_path / next(arg for arg in args if arg.startswith("pipe"))
    os.mkfifo(path)
    thread, got = reader(path)
    assert run(*args).code == 0
    thread.join()
    assert path.is_fifo()
    data = gzip.decompress(got[0]) if path.suffix == ".gz" else got[0]
    assert found in data.decode()


@posix
def test_a_pipe_stays_when_the_text_is_broken(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"\xff\n")
    os.mkfifo(tmp_path / "pipe")
    thread, _ = reader(tmp_path / "pipe")
    assert run("-o", "pipe", "a.txt").code == 2
    thread.join()
    assert (tmp_path / "pipe").is_fifo()


@posix
def test_a_device_is_written_into(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    link = tmp_path / "nothing"
    link.symlink_to(os.devnull)
    for args in (["-o", "nothing", "a.txt"], ["report", "-o", "nothing", "a.txt"]):
        assert run(*args).code == 0
    assert run("-q", "-o", "b.txt", "--stats-json", "nothing", "a.txt").code == 0
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)  # noqa: PTH116
    assert link.is_symlink()


@posix
@pytest.mark.parametrize("path", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link"])
def test_an_open_file_is_written_where_it_stands(tmp_path: Path, path: str) -> None:
    if path.startswith("/proc") and sys.platform != "linux":
        pytest.skip("this system has no /proc")
    write(tmp_path / "a.txt")
    (tmp_path / "link").symlink_to("/dev/stdout")
    script = f"{{ echo before; persian-clean -q -o {path} a.txt; echo after; }} > both"
    assert shell(script, cwd=tmp_path).stderr == b""
    assert read(tmp_path / "both") == f"before\n{CLEAN}after\n"
    piped = shell(f"persian-clean -q -o {path} a.txt | cat", cwd=tmp_path)
    assert (piped.stdout.decode(), piped.stderr) == (CLEAN, b"")


@posix
@pytest.mark.parametrize("name", ["pipe.txt", "nothing.txt"])
def test_in_place_replaces_regular_files_only(
    run: Callable[..., Done], tmp_path: Path, name: str
) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "nothing.txt").symlink_to(os.devnull)
    done = run("-i", "-q", name)
    assert done == (2, "", f"persian-clean: {name}: cannot write {name}: not a regular file\n")
    assert (tmp_path / "pipe.txt").is_fifo()


# --- what would be lost ---------------------------------------------------------------------------


def test_no_input_is_written_over_by_another(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "out" / "a.txt", "another\n")
    message = "persian-clean: a.txt would be written to out/a.txt, which is an input too\n"
    assert run("-o", "out", "a.txt", "out") == (2, "", message)
    assert read(tmp_path / "out" / "a.txt") == "another\n"
    assert run("-q", "-o", "a.txt", "a.txt") == (0, "", "")
    assert read(tmp_path / "a.txt") == CLEAN


def test_statistics_and_reports_are_not_written_over_the_text(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "link").symlink_to("a.txt")
    for args in (["-o", "b.txt", "--stats-json", "link"], ["report", "-o", "link"]):
        done = run(*args, "a.txt")
        assert done.code == 2
        assert "would be written over" in done.err
        assert done.err.count("\n") == 1
        assert read(tmp_path / "a.txt") == DIRTY
    assert not (tmp_path / "b.txt").exists()


@posix
def test_a_file_that_the_output_goes_into_is_not_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    done = shell("persian-clean a.txt >> a.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == b"persian-clean: a.txt: standard output goes into this file\n"
    assert read(tmp_path / "a.txt") == DIRTY


def test_an_output_that_cannot_be_opened_is_reported(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    write(tmp_path / "a.txt")
    long = "a" * 300
    assert run("-q", "-o", long, "a.txt") == (
        2,
        "",
        f"persian-clean: a.txt: cannot write {long}: file name too long\n",
    )
    (tmp_path / "loop").symlink_to("loop")
    done = run("-q", "-o", "loop", "a.txt")
    assert done.code == 2
    assert done.err.startswith("persian-clean: a.txt: cannot write loop: too many levels of")
    with pytest.raises(UnreadableError, match="not a regular file"):
        Outputs().replace(tmp_path)
