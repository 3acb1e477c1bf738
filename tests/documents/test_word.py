"""Word files: what changes in them, and what does not."""

from __future__ import annotations

import io
import zipfile
from typing import Final

import pytest

from persian_clean.chars import TOKEN
from persian_clean.documents import DocumentError, clean_document, explain_document, read_prose

_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="w" xmlns:m="m">'
)
_BODY: Final = (
    '<w:body><w:p w:id="كتاب"><w:pPr><w:rtl/></w:pPr>'
    "<w:r><w:t>كتا</w:t></w:r><w:r><w:rPr><w:b/></w:rPr>"
    '<w:t xml:space="preserve">ب ها </w:t></w:r><w:r><w:t>,علي &amp; حسن،</w:t></w:r>'
    "<w:r><w:footnoteReference w:id='1'/></w:r><w:r><w:t>سلام،</w:t></w:r>"
    "<w:r><w:t>دنيا</w:t></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>خانه</w:t></w:r><w:r><w:t> </w:t></w:r><w:r><w:t>ی ما</w:t>"
    "<w:br/><w:t>خط دوم ,</w:t><w:tab/><w:t>علي</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    "<w:p><w:r><w:instrText>REF كتاب</w:instrText></w:r>"
    "<w:del><w:r><w:delText>كتاب</w:delText></w:r></w:del>"
    "<w:moveFrom><w:r><w:t>كتاب</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>كتاب</w:t></w:r></w:p>"
    "</w:txbxContent></w:pict></w:r></w:moveFrom>"
    "<m:oMath><m:r><m:t>كتاب</m:t></m:r></m:oMath></w:p>"
    "<w:p><w:r><w:t>پیش از</w:t><w:pict><w:txbxContent>"
    "<w:p><w:r><w:t>كادر ,متن</w:t></w:r></w:p>"
    "</w:txbxContent></w:pict><w:t>كادر</w:t></w:r></w:p></w:body></w:document>"
)
_PARTS: Final = {
    "[Content_Types].xml": "<Types>كتاب</Types>",
    "word/document.xml": _HEAD + _BODY,
    "word/footnotes.xml": _HEAD + "<w:p><w:r><w:t>پانویس  كتاب</w:t></w:r></w:p></w:document>",
    "word/styles.xml": "<w:styles>كتاب</w:styles>",
    "word/header1.xml": _HEAD + "<w:p><w:r><w:t>سربرگ</w:t></w:r></w:p></w:document>",
}


def written(parts: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = b"note"
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2020, 1, 2, 3, 4, 6))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text)
    return file.getvalue()


def parts_of(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


FILE: Final = written(_PARTS)


def test_what_is_prose() -> None:
    assert read_prose(FILE, "docx") == (
        "كتاب ها ,علي & حسن،سلام،دنيا",
        "خانه ی ما\nخط دوم ,\nعلي",
        f"پیش از{TOKEN}كادر",
        "كادر ,متن",
        "پانویس  كتاب",
        "سربرگ",
    )


def test_formatting_is_kept_run_by_run() -> None:
    zwnj = "\N{ZERO WIDTH NON-JOINER}"
    clean = parts_of(clean_document(FILE, "docx"))
    expected = _BODY
    for before, after in [
        (">كتا<", ">کتا<"),
        (">ب ها <", f">ب{zwnj}ها<"),
        ("<w:t>,علي &amp; حسن،<", "<w:t>، علی &amp; حسن،<"),
        ("<w:t>سلام،<", '<w:t xml:space="preserve"> سلام، <'),
        (">دنيا<", ">دنیا<"),
        (">خط دوم ,<", ">خط دوم،<"),
        ("<w:t> <", f"<w:t>{zwnj}<"),
        (">علي</w:t></w:r></w:p></w:tc>", ">علی</w:t></w:r></w:p></w:tc>"),
        (">كادر ,متن<", ">کادر، متن<"),
        ("<w:t>كادر<", "<w:t>کادر<"),
    ]:
        assert before in expected
        expected = expected.replace(before, after)
    assert clean["word/document.xml"] == _HEAD + expected
    assert "<w:t>پانویس کتاب</w:t>" in clean["word/footnotes.xml"]
    for name in ("[Content_Types].xml", "word/styles.xml", "word/header1.xml"):
        assert clean[name] == _PARTS[name]
    assert list(clean) == list(_PARTS)


def test_the_laws() -> None:
    document = explain_document(FILE, "docx")
    assert isinstance(document.output, bytes)
    assert document.output == clean_document(FILE, "docx")
    assert document.original == "\n".join(read_prose(FILE, "docx"))
    assert document.text == "\n".join(read_prose(document.output, "docx"))
    shift = 0
    for edit in document.edits:
        assert document.original[edit.start : edit.end] == edit.before
        assert document.text[edit.clean_start : edit.clean_end] == edit.after
        assert edit.clean_start == edit.start + shift
        shift += len(edit.after) - len(edit.before)
    assert clean_document(document.output, "docx") is document.output


def test_the_archive_is_kept() -> None:
    with (
        zipfile.ZipFile(io.BytesIO(FILE)) as before,
        zipfile.ZipFile(io.BytesIO(clean_document(FILE, "docx"))) as after,
    ):
        assert after.comment == before.comment
        for old, new in zip(before.infolist(), after.infolist(), strict=True):
            assert (old.filename, old.date_time, old.compress_type, old.external_attr) == (
                new.filename,
                new.date_time,
                new.compress_type,
                new.external_attr,
            )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "this is not a Word file: "),
        (b"PK\x03\x04", "this is not a Word file: "),
        (written({"a": "b"}), "this is not a Word file: it holds no word/document.xml"),
        (written(_PARTS | {"_xmlsignatures/origin": ""}), "this Word file is signed"),
        (written(_PARTS | {"word/document.xml": "<ک>"}), "line 1: this is not XML"),
        (FILE.replace(b"word/styles", b"word/stylez", 1), "this is not a Word file: File name in"),
        (
            written(_PARTS | {"word/header2.xml": ""}).replace(b"header2", b"header1"),
            "this is not a Word file: it holds a part twice",
        ),
        (FILE[:200] + bytes(9) + FILE[209:], "this is not a Word file: "),
        (FILE[200:], "this is not a Word file: "),
        (FILE[:-30], "this is not a Word file: "),
    ],
)
def test_what_is_no_word_file(data: bytes, message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        clean_document(data, "docx")
    assert str(caught.value).startswith(message)


def test_a_damaged_file_is_an_error_wherever_the_damage_is() -> None:
    """Bytes changed one at a time, in the directory of the archive and in its parts."""
    step = 7
    for at in range(0, len(FILE), step):
        for byte in (0, 0xFF):
            data = FILE[:at] + bytes([byte]) + FILE[at + 1 :]
            try:
                clean = clean_document(data, "docx")
            except DocumentError:
                continue
            assert parts_of(clean).keys() == parts_of(data).keys()
