"""Files are read whatever their compression and encoding."""

from __future__ import annotations

import builtins
import codecs
import gzip
import io
import lzma
import sys
from typing import TYPE_CHECKING, Any

import pytest

from persian_clean.cli.reading import READ_ERRORS, UnreadableError, open_input, reason
from persian_clean.cli.writing import Outputs

if TYPE_CHECKING:
    from collections.abc import Callable
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
        Outputs().open(tmp_path / "a.zst", "zstd")
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


# --- what is no text ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ی",
        "GIF89a قالب تصویر است",
        "PAR1",
        "BZh9 سرآغاز است",
        "Rar! Rar!",
        "MZ",
        "ID3 برچسب آهنگ است",
        "در ftyp نوع پرونده است",
        "ustar".rjust(262),
        "\x06\x06 ack",
        "سلام" * 30_000,  # the first block ends within a letter
    ],
)
def test_text_is_never_taken_for_something_else(text: str) -> None:
    data = text.encode()
    assert read(data) == (data, b"")
    assert read(b"a" + data) == (b"a" + data, b"")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["سلام", "plain English\n", "می\u200cروم؛ 😀\n", "ﻼﻛﺘﺎﺏ ها و\n"])
def test_wide_text_without_a_mark_is_told(encoding: str, text: str) -> None:
    with pytest.raises(UnreadableError, match=f"give --encoding {encoding}$"):
        read(text.encode(encoding))


def test_bytes_of_16_bits_are_no_text() -> None:
    data = b"".join(number.to_bytes(2, "little") for number in range(300))
    with pytest.raises(UnreadableError, match="binary data"):
        read(data)


def test_older_encodings_of_binary_data_are_refused_too() -> None:
    with pytest.raises(UnreadableError, match="binary data"):
        read(b"\xca\xcb\xcc\0\xd0", "", "cp1256")
