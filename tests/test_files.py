"""Files are read whatever their compression and encoding, and replaced at once or not at all."""

from __future__ import annotations

import builtins
import codecs
import gzip
import io
import lzma
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from persian_clean.cli.files import (
    READ_ERRORS,
    Replacement,
    UnreadableError,
    open_input,
    reason,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

TEXT = "کتاب\u200cها\r\nخانه\n" * 5000


def read(data: bytes, compression: str = "", encoding: str = "utf-8") -> tuple[bytes, bytes]:
    stream, found = open_input(io.BytesIO(data), compression, encoding)
    return stream.read(), found.bom


def zstd(data: bytes) -> bytes:
    zstandard = pytest.importorskip("zstandard")
    compressed: bytes = zstandard.compress(data)
    return compressed


COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "xz": lzma.compress,
    "zstd": zstd,
    "": bytes,
}


@pytest.mark.parametrize("compression", COMPRESS)
def test_compressed_data_are_read(compression: str) -> None:
    data = COMPRESS[compression](TEXT.encode())
    assert read(data, compression) == (TEXT.encode(), b"")
    assert read(data + data, compression) == (2 * TEXT.encode(), b"")
    assert read(COMPRESS[compression](b""), compression) == (b"", b"")


@pytest.mark.parametrize("compression", ["gzip", "xz", "zstd"])
def test_truncated_data_are_an_error_and_not_a_short_text(compression: str) -> None:
    data = COMPRESS[compression](TEXT.encode())
    for end in (len(data) - 1, len(data) // 2):
        with pytest.raises(READ_ERRORS) as error:
            read(data[:end], compression)
        assert reason(error.value) == "the compressed data end too soon; the file is truncated"


@pytest.mark.parametrize("compression", ["gzip", "xz"])
def test_damaged_data_are_an_error(compression: str) -> None:
    with pytest.raises(READ_ERRORS) as error:
        read(TEXT.encode(), compression)
    assert reason(error.value).startswith("the compressed data are damaged (")


def test_damaged_zstd_is_an_error() -> None:
    pytest.importorskip("zstandard")
    with pytest.raises(READ_ERRORS) as error:
        read(TEXT.encode(), "zstd")
    assert reason(error.value).startswith("the compressed data are damaged (")


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="zstd is in the standard library")
def test_zstd_names_the_extra_it_needs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real = builtins.__import__

    def without_zstandard(name: str, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        if name == "zstandard":
            raise ModuleNotFoundError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without_zstandard)
    with pytest.raises(UnreadableError, match=r"persian-clean\[zstd\]"):
        read(b"", "zstd")
    with pytest.raises(UnreadableError, match=r"persian-clean\[zstd\]"):
        Replacement(tmp_path / "a.zst", "zstd")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-8-sig", codecs.BOM_UTF8),
        ("utf-16", codecs.BOM_UTF16_LE),
        ("utf-16-be", b""),
        ("utf-32", codecs.BOM_UTF32_LE),
    ],
)
def test_unicode_encodings_are_written_as_they_were(encoding: str, bom: bytes) -> None:
    exact = encoding + "-le" if bom and encoding in {"utf-16", "utf-32"} else encoding
    data = bom + TEXT.encode("utf-8" if "8" in encoding else exact)
    stream, found = open_input(io.BytesIO(data), "", encoding)
    assert stream.read().decode() == TEXT
    assert found.bom + found.encode(TEXT.encode()) == data


def test_big_endian_stays_big_endian() -> None:
    data = codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")
    stream, found = open_input(io.BytesIO(data), "", "utf-16")
    assert stream.read().decode() == TEXT
    assert found.bom + found.encode(TEXT.encode()) == data


def test_utf16_without_a_mark_is_little_endian() -> None:
    assert read("سلام".encode("utf-16-le"), "", "utf-16") == ("سلام".encode(), b"")


def test_older_encodings_become_utf8() -> None:
    stream, found = open_input(io.BytesIO("پارسي\n".encode("cp1256") * 40_000), "", "cp1256")
    assert stream.read() == "پارسي\n".encode() * 40_000
    assert found.encode("ی".encode()) == "ی".encode()


def test_a_byte_that_the_encoding_has_not_is_named_by_its_offset() -> None:
    stream, _ = open_input(io.BytesIO(b"\x00a" * 40_000 + b"\xd8\x00\x00a"), "", "utf-16-be")
    with pytest.raises(UnreadableError, match="not valid utf-16-be at byte offset 80000"):
        stream.read()


@pytest.mark.parametrize("wide", ["utf-16", "utf-32"])
def test_a_wide_encoding_taken_for_utf8_is_named(wide: str) -> None:
    with pytest.raises(UnreadableError, match=f"not UTF-8; give --encoding {wide}"):
        read("سلام".encode(wide))


# --- replacing ----------------------------------------------------------------------------------


def test_a_replacement_keeps_the_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    with Replacement(path, like=path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
        file.commit()
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    with Replacement(tmp_path / "a", like=tmp_path / "a") as file:
        file.commit()
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_replacement_that_is_not_committed_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError), Replacement(path) as file:  # noqa: PT012
        file.write(b"new")
        raise RuntimeError
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_symbolic_link_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "below" / "a.txt"
    target.parent.mkdir()
    target.write_text("old", encoding="utf-8")
    link = tmp_path / "link.txt"
    link.symlink_to(target)
    with Replacement(link, like=link) as file:
        file.write(b"new")
        file.commit()
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("compression", COMPRESS)
def test_what_is_compressed_is_read_back(compression: str, tmp_path: Path) -> None:
    COMPRESS[compression](b"")
    path = tmp_path / "a"
    with Replacement(path, compression) as file:
        file.write(TEXT.encode())
        file.write(TEXT.encode())
        file.commit()
    assert read(path.read_bytes(), compression)[0] == 2 * TEXT.encode()


def test_a_gzip_file_does_not_depend_on_the_time(tmp_path: Path) -> None:
    for name in ("a", "b"):
        with Replacement(tmp_path / name, "gzip") as file:
            file.write(b"x")
            file.commit()
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert (tmp_path / "a").read_bytes()[4:8] == bytes(4)


# --- what a full disk does, and a kill ------------------------------------------------------------


def command(*args: str | Path, **options: Any) -> subprocess.CompletedProcess[bytes]:  # noqa: ANN401
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "persian_clean", *args], capture_output=True, check=False, **options
    )


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


@pytest.mark.skipif(os.name != "posix", reason="needs kill -9")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_kill_leaves_every_file_old_or_new(tmp_path: Path, workers: str) -> None:
    files = corpus(tmp_path / "texts", 200, 500)
    program = [sys.executable, "-m", "persian_clean", "-i", "--workers", workers]
    with subprocess.Popen([*program, tmp_path / "texts"]) as process:  # noqa: S603
        while process.poll() is None and not count_new(files):
            pass
        process.kill()
    assert process.returncode < 0
    assert 0 < count_new(files) < len(files)
    again = command("-i", tmp_path / "texts")
    assert again.returncode == 0
    assert count_new(files) == len(files)


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_an_interrupt_leaves_no_half_written_file(tmp_path: Path, name: str) -> None:
    import signal  # noqa: PLC0415

    files = corpus(tmp_path / "texts", 200, 500)
    program = [sys.executable, "-m", "persian_clean", "-i", str(tmp_path / "texts")]
    with subprocess.Popen(program, stderr=subprocess.PIPE) as process:  # noqa: S603
        while process.poll() is None and not count_new(files):
            pass
        process.send_signal(getattr(signal, name))
        assert process.stderr is not None
        message = process.stderr.read()
    assert process.returncode == 130
    assert message == b"persian-clean: interrupted; unfinished files are as they were\n"
    assert 0 < count_new(files) < len(files)
    assert set((tmp_path / "texts").iterdir()) == set(files)


@pytest.mark.skipif(os.name != "posix", reason="needs limits of processes")
def test_a_file_that_grows_too_large_stays_as_it_was(tmp_path: Path) -> None:
    import resource  # noqa: PLC0415

    files = corpus(tmp_path / "texts", 2, 20_000)
    (tmp_path / "texts" / "small.txt").write_text("علي\n", encoding="utf-8")
    done = command(
        "-i",
        tmp_path / "texts",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
    )
    assert done.returncode == 2
    assert b"000.txt: file too large; nothing was replaced\n" in done.stderr
    assert b"001.txt: file too large; nothing was replaced\n" in done.stderr
    assert count_new(files) == 0
    assert (tmp_path / "texts" / "small.txt").read_text(encoding="utf-8") == "علی\n"
    assert len(list((tmp_path / "texts").iterdir())) == 3


def test_a_full_disk_loses_nothing_and_says_so(tmp_path: Path) -> None:
    if os.name != "posix" or os.geteuid() != 0:
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
