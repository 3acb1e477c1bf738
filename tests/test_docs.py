"""Every example in the documentation and in the docstrings runs, and there are enough of them."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import persian_clean
from persian_clean import conftest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[1]
PAGES = [
    ROOT / "README.md",
    ROOT / "README.fa.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs" / "fa").glob("*.md")),
]
MODULES = [
    importlib.import_module(info.name)
    for info in pkgutil.walk_packages(persian_clean.__path__, "persian_clean.")
    if not info.name.startswith("persian_clean.adapters.") and not info.name.endswith("__main__")
]
OPTIONS = doctest.IGNORE_EXCEPTION_DETAIL


def run(test: doctest.DocTest) -> int:
    report: list[str] = []
    results = doctest.DocTestRunner(optionflags=OPTIONS).run(test, out=report.append)
    assert not results.failed, "".join(report)
    return results.attempted


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_page(page: Path) -> None:
    # The fences go, so that the one that closes a block is not taken for output.
    text = re.sub(r"^ *```.*$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    test = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    run(test)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_docstrings(module: ModuleType) -> None:
    for test in doctest.DocTestFinder(exclude_empty=True).find(module):
        run(test)


def test_public_functions_have_an_example_that_changes_and_one_that_stays() -> None:
    finder = doctest.DocTestFinder()
    for name in persian_clean.__all__:
        thing = getattr(persian_clean, name)
        if callable(thing) and not isinstance(thing, type):
            examples = [e for test in finder.find(thing, name) for e in test.examples]
            assert len(examples) >= 2, name


def test_there_are_many_examples() -> None:
    finder = doctest.DocTestFinder()
    docstrings = sum(len(t.examples) for m in MODULES for t in finder.find(m))
    parser = doctest.DocTestParser()
    pages = sum(len(parser.get_examples(p.read_text(encoding="utf-8"))) for p in PAGES)
    assert docstrings >= 180
    assert pages >= 400


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files(page: Path) -> None:
    text = re.sub(
        r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[^)\s]*)?\)", text)
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_rules_page_is_fresh() -> None:
    tool = ROOT / "tools" / "write_rules_page.py"
    subprocess.run([sys.executable, "-X", "utf8", str(tool), "--check"], check=True)  # noqa: S603


def test_modules_whose_extra_is_missing_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(conftest.__file__).parent
    monkeypatch.delitem(sys.modules, "persian_clean.adapters.arrow", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert conftest.pytest_ignore_collect(folder / "adapters" / "arrow.py") is True
    assert conftest.pytest_ignore_collect(folder / "pipeline.py") is None
    assert conftest.pytest_ignore_collect(folder / "lexicon") is None
