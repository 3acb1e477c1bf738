"""The pages about documents: their examples run, and they name every format."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from persian_clean.documents import FORMATS

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [DOCS / "documents.md", *sorted((DOCS / "documents").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_run(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    test = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    report: list[str] = []
    results = doctest.DocTestRunner().run(test, out=report.append)
    assert not results.failed, "".join(report)
    assert results.attempted >= 2


def test_the_table_is_that_of_the_library() -> None:
    page = (DOCS / "documents.md").read_text(encoding="utf-8")
    for row in FORMATS.values():
        if not row.on_request:
            suffixes = " ".join(f"`{suffix}`" for suffix in row.suffixes)
            assert f"| {suffixes} | {row.prose} |" in page, row.name


def test_every_format_has_a_page() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert [name for name in FORMATS if f"`{name}`" not in text] == []


def test_links_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+\.md)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), target
