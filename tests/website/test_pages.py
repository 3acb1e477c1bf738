"""The pages of the site: complete in both languages, and true."""

from __future__ import annotations

import ast
import doctest
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

import directions
import links
import pages
import persian_clean
import rule_pages
from persian_clean import CORPUS, RULES, STANDARD, clean, documents, explain
from persian_clean.rules import STAGES

if TYPE_CHECKING:
    from persian_clean.rule import Stage

ROOT: Final = Path(__file__).parents[2]
SITE: Final = tomllib.loads((ROOT / "docs/site/site.toml").read_text(encoding="utf-8"))
TERMS: Final = tomllib.loads((ROOT / "docs/site/terms.toml").read_text(encoding="utf-8"))
LANGUAGES: Final[list[str]] = SITE["languages"]
TIMES: Final = "\n### How many times faster this library is, line by line\n"


def written(folder: str) -> set[str]:
    top = ROOT / "docs" / folder
    found = [*top.glob("*.md"), *top.glob("documents/*.md")]
    return {path.relative_to(top).with_suffix("").as_posix() for path in found}


def test_both_languages_have_the_same_pages() -> None:
    english = written("") - pages.MADE  # on the site both are made from the table
    assert written("fa") | set(pages.ELSEWHERE) == english | set(pages.ELSEWHERE)


def test_the_menu_has_every_page() -> None:
    assert set(pages.names(SITE["sections"])) == written("") | set(pages.ELSEWHERE)


def test_both_sites_have_the_same_files(tmp_path: Path) -> None:
    made = []
    for language in LANGUAGES:
        pages.write(tmp_path / language, language, SITE["sections"])
        made.append(
            {
                path.relative_to(tmp_path / language)
                for path in tmp_path.rglob("*.md")
                if path.is_relative_to(tmp_path / language)
            }
        )
    assert made[0] == made[1]
    assert len(made[0]) > len(RULES)


def keys(table: dict[str, Any], before: str = "") -> set[str]:
    found = set()
    for key, value in table.items():
        found |= keys(value, f"{before}{key}.") if isinstance(value, dict) else {before + key}
    return found


def test_both_languages_say_the_same_things() -> None:
    assert keys(TERMS["en"]) == keys(TERMS["fa"])
    assert keys(SITE["en"]) == keys(SITE["fa"])


@pytest.mark.parametrize("folder", ["", "fa"])
def test_the_reference_has_every_public_name(folder: str) -> None:
    text = (ROOT / "docs" / folder / "api.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^::: persian_clean\.([\w.]+)$", text, flags=re.MULTILINE))
    public = {*persian_clean.__all__, *(f"documents.{name}" for name in documents.__all__)}
    for module in (ROOT / "src/persian_clean/adapters").glob("*.py"):
        within = "adapters" if module.stem == "__init__" else f"adapters.{module.stem}"
        for node in ast.parse(module.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name[0] != "_":
                public.add(f"{within}.{node.name}")
    assert public - named == INTERNAL


# What adapters share among themselves.
INTERNAL: Final = {"adapters.paths.find_column", "adapters.paths.map_texts"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", STAGES)
def test_examples_of_the_rule_pages_run(stage: Stage, language: str) -> None:
    parser = doctest.DocTestParser()
    for rule in STAGES[stage]:
        text = re.sub(r"^```.*$", "", rule_pages.page(rule, stage, language), flags=re.MULTILINE)
        test = parser.get_doctest(text, {}, rule.name, None, 0)
        assert len(test.examples) == 4
        assert not doctest.DocTestRunner().run(test).failed


def code(text: str) -> list[str]:
    """Leave out all but code, whose comments may be in either language."""
    blocks = re.findall(r"^```.*?^```", text, flags=re.MULTILINE | re.DOTALL)
    return [re.sub(r" *# .*", "", block) for block in blocks]


def prose(text: str) -> str:
    """Leave out code, and what is quoted as an example of how not to write."""
    text = re.sub(r"^(---|```).*?^\1", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`]*`|«[^»]*»|\]\([^)]*\)|\{[^}\n]*\}", "x", text)


@pytest.mark.parametrize(
    "page", sorted((ROOT / "docs/fa").rglob("*.md")), ids=lambda page: page.stem
)
def test_persian_pages_are_clean(page: Path) -> None:
    text = prose(page.read_text(encoding="utf-8"))
    edits = explain(text).edits
    assert [(text[e.start - 20 : e.end + 20], e.rules) for e in edits] == []


@pytest.mark.parametrize(
    "page",
    sorted(page for page in written("fa") if (ROOT / f"docs/{page}.md").exists()),
)
def test_both_languages_have_the_same_examples(page: str) -> None:
    english, persian = (
        code((ROOT / "docs" / folder / f"{page}.md").read_text(encoding="utf-8"))
        for folder in ("", "fa")
    )
    assert persian == english


def test_the_persian_benchmarks_are_the_english_ones() -> None:
    tool = ROOT / "benchmarks" / "persian.py"
    subprocess.run([sys.executable, "-X", "utf8", str(tool), "--check"], check=True)  # noqa: S603


@pytest.mark.parametrize("folder", ["", "fa"])
def test_the_comparison_with_virastar_is_true_of_us(folder: str) -> None:
    page = (ROOT / "docs" / folder / "virastar.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(.*)` \| `.*` \| `(.*)` \| .* \|$", page, flags=re.MULTILINE)
    assert len(rows) >= 8
    for text, here in rows:
        assert clean(text) == here.replace("\\u200c", "\u200c")


def rows(page: str) -> list[tuple[str, list[str]]]:
    """Return the first cell of each row of the tables, and the numbers of the others in ASCII."""
    text = page.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹٫٬", "0123456789.,"))
    found = re.findall(r"^\| ([^|]*)\|(.*)\|$", text, re.MULTILINE)
    return [(cell.strip("* †"), re.findall(r"\d+(?:[.,]\d+)*", rest)) for cell, rest in found]


@pytest.mark.parametrize(
    ("english", "persian"),
    [("README.md", "README.fa.md"), ("docs/quality.md", "docs/fa/quality.md")],
)
def test_both_languages_have_the_same_code_and_figures(english: str, persian: str) -> None:
    pages = [(ROOT / name).read_text(encoding="utf-8") for name in (english, persian)]
    code = [re.findall(r"^```.*?^```$", page, re.DOTALL | re.MULTILINE) for page in pages]
    assert code[0] == code[1]
    assert [row[1] for row in rows(pages[0])] == [row[1] for row in rows(pages[1])]


def test_the_figures_of_the_readme_are_those_of_the_page() -> None:
    page = rows((ROOT / "docs/quality.md").read_text(encoding="utf-8"))
    benchmarks = (ROOT / "docs/benchmarks.md").read_text(encoding="utf-8")
    times = benchmarks.split(TIMES)[1].split("\n### ")[0]
    ratios = {name: numbers[:1] for name, numbers in rows(times)}
    for name, numbers in rows((ROOT / "README.md").read_text(encoding="utf-8"))[1:]:
        known = {number for cell, numbers in page if cell.endswith(name) for number in numbers}
        known |= {n for cell, first in ratios.items() if cell.startswith(name[:5]) for n in first}
        assert set(numbers) <= known, name


@pytest.mark.parametrize("folder", ["", "fa"])
def test_the_page_on_corpora_names_every_rule(folder: str) -> None:
    page = (ROOT / "docs" / folder / "corpora.md").read_text(encoding="utf-8")
    runs, stays = (
        set(re.findall(r"\((?:\.\./)?rules\.md#([\w-]+)\)", section))
        for section in page.split("\n## ")[1:3]
    )
    assert runs == CORPUS.rules
    assert stays == STANDARD.rules - CORPUS.rules


def test_the_examples_of_the_tools_run() -> None:
    assert not doctest.testmod(directions).failed
    assert not doctest.testmod(pages).failed


def test_dead_links_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<a href="b.html#x">1</a> <a href="b.html#y">2</a> <a href="c.html">3</a>'
        '<script src="https://example.com/x.js"></script>',
        encoding="utf-8",
    )
    (tmp_path / "b.html").write_text(
        '<p id="x"><a href="https://example.com">4</a>', encoding="utf-8"
    )
    assert links.check(tmp_path).broken == [
        "a.html: no anchor for b.html#y",
        "a.html: no page for c.html",
        "a.html: asks https://example.com/x.js",
    ]


@pytest.mark.parametrize("folder", ["", "fa"])
def test_the_tour_names_every_extra(folder: str) -> None:
    tour = (ROOT / "docs" / folder / "tour.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    table = tour.split("\n|---|---|\n")[1].split("\n\n")[0]
    named = re.findall(r"^\| (`[^|]+) \|", table, flags=re.MULTILINE)
    extras = {name for cell in named for name in re.findall(r"`([\w-]+)`", cell)}
    assert extras == set(project["optional-dependencies"])
