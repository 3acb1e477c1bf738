"""The pages about documents, in both languages: their examples run, they name every format."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from persian_clean.documents import FORMATS

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [DOCS / "documents.md", *sorted((DOCS / "documents").glob("*.md"))]
PERSIAN = [DOCS / "fa" / page.relative_to(DOCS) for page in PAGES]
# Blocks of code, and the names of files in the table.
_SHOWN = re.compile(r"^```.*?^```$|(?<=\| )`\.[^|]+(?= \|)", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", [*PAGES, *PERSIAN], ids=lambda page: str(page.relative_to(DOCS)))
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


def test_both_languages_show_the_same() -> None:
    for english, persian in zip(PAGES, PERSIAN, strict=True):
        shown = [_SHOWN.findall(page.read_text(encoding="utf-8")) for page in (english, persian)]
        assert shown[0] == shown[1], persian


@pytest.mark.parametrize("pages", [PAGES, PERSIAN], ids=["en", "fa"])
def test_every_format_has_a_page(pages: list[Path]) -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in pages)
    assert [name for name in FORMATS if f"`{name}`" not in text] == []


def test_links_lead_somewhere() -> None:
    for page in [*PAGES, *PERSIAN]:
        for target in re.findall(r"\]\(([^)#:]+\.md)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), target
