"""Pages: the Markdown that Zensical reads, written by hand or made from the code."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import playground
import rule_pages
from persian_clean import RULES

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
# Pages whose text is another file's, and those that are made from the rule table.
ELSEWHERE = {"changes": ROOT / "CHANGELOG.md", "contributing": ROOT / "CONTRIBUTING.md"}
MADE = {"rules"}
# In docs/ the rules are one page; on the site each has its own.
RULE_LINK = re.compile(rf"\]\((?:\.\./)?rules\.md#({'|'.join(rule.name for rule in RULES)})\)")
# What a page finds in another folder of the project, and beside it on the site.
BESIDE = {
    "](docs/": "](",
    "](../rules.md": "](rules.md",
    "](../images/": "](images/",
    "](../CONTRIBUTING.md)": "](contributing.md)",
}
# The first words of a page that are prose, and the marks of Markdown in them.
FENCED = re.compile(r"^(?:---|```).*?^(?:---|```)$", re.DOTALL | re.MULTILINE)
PARAGRAPH = re.compile(r"(?<=\n\n)(?:[^\W\d_]|<bdi>|[\[*`«](?! ))[^\n]*(?:\n[^\n]+)*")
MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[`*]|</?bdi>")
LONGEST = 200
TITLES = {"fa": {"changes": "تغییرها"}}
IN_ENGLISH = {"fa": "این صفحه به انگلیسی است."}


def write(target: Path, language: str, sections: list[dict[str, Any]]) -> None:
    """Write every page of a language.

    Args:
        target: Folder for the pages; it is made.
        language: Code of the language, ``en`` or ``fa``.
        sections: The menu, as in site.toml.
    """
    target.mkdir(parents=True)
    for name in names(sections):
        if name not in MADE:
            page = RULE_LINK.sub(r"](rules/\1.md)", text(name, language))
            for there, here in BESIDE.items():
                page = page.replace(there, here)
            page = page.replace(playground.PLACE, playground.app(language))
            place = target / f"{name}.md"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(page, encoding="utf-8")
    for picture in (*DOCS.glob("*.svg"), *(DOCS / language).glob("*.svg")):
        shutil.copy(picture, target)
    rule_pages.write(target, language)
    for path in target.rglob("*.md"):
        path.write_text(described(path.read_text(encoding="utf-8")), encoding="utf-8")


def described(page: str) -> str:
    r"""Return a page with its first paragraph, or the beginning of it, as its description.

    >>> described("# Dates\n\nThey are [found](x.md)\nin `text`. And more.\n")  # doctest: +ELLIPSIS
    '---\ndescription: "They are found in text. And more."\n---\n# Dates...
    >>> described("# Dates\n")
    '# Dates\n'
    """
    found = PARAGRAPH.search(FENCED.sub("", page))
    if not found:
        return page
    plain = " ".join(MARKS.sub(lambda mark: mark[1] or "", found[0]).split())
    while len(plain) > LONGEST and ". " in plain:
        plain = plain.rpartition(". ")[0] + "."
    line = f"description: {json.dumps(plain, ensure_ascii=False)}\n"
    return f"---\n{line}{page[4:]}" if page.startswith("---\n") else f"---\n{line}---\n{page}"


def names(sections: list[dict[str, Any]]) -> list[str]:
    """Return the names of the pages in the menu."""
    return [name for section in sections for name in section["pages"]]


def menu(sections: list[dict[str, Any]], language: str) -> list[dict[str, list[str]]]:
    """Return the menu as Zensical wants it; the titles are the pages' own."""
    return [{s[language]: [f"{name}.md" for name in s["pages"]]} for s in sections]


def text(name: str, language: str) -> str:
    """Return the Markdown of a page: in the language, or in English set from left to right."""
    english = ELSEWHERE.get(name, DOCS / f"{name}.md")
    page = english if language == "en" else DOCS / language / f"{name}.md"
    if page.exists():
        return page.read_text(encoding="utf-8")
    title, body = re.split(r"\n+", english.read_text(encoding="utf-8"), maxsplit=1)
    title = f"# {TITLES[language][name]}" if name in TITLES[language] else title
    return (
        f"{title}\n\n{IN_ENGLISH[language]}\n\n"
        f'<div dir="ltr" lang="en" markdown>\n\n{body}\n</div>\n'
    )
