"""Files as people have them come out as a careful editor would leave them."""

from __future__ import annotations

from pathlib import Path

import pytest

from documents.laws import check
from persian_clean.documents import FORMATS, detect, explain_document

FIXTURES = Path(__file__).parent / "fixtures"
FILES = sorted(path for path in FIXTURES.iterdir() if path.is_file())


def source_of(path: Path) -> str:
    return path.read_bytes().decode()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_fixture(path: Path) -> None:
    name = detect(path, comments=True)
    assert name is not None
    clean = check(source_of(path), name)
    assert clean == source_of(FIXTURES / "clean" / path.name)
    assert not explain_document(source_of(path), name).refused


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_line_ends_and_byte_order_marks_are_kept(path: Path) -> None:
    name = detect(path, comments=True)
    assert name is not None
    source = source_of(path).replace("\n", "\r\n")
    clean = check(source, name)
    assert clean.count("\r\n") == clean.count("\n") == source.count("\n")
    marked = check(f"\N{ZERO WIDTH NO-BREAK SPACE}{source}", name)
    assert marked == f"\N{ZERO WIDTH NO-BREAK SPACE}{clean}"


def test_every_format_has_a_fixture() -> None:
    tested = {detect(path, comments=True) for path in FILES}
    code = {name for name, row in FORMATS.items() if row.on_request}
    assert tested == set(FORMATS) - code - {"text", "docx", "mdx"} | {"python", "javascript"}
