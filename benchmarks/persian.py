"""Persian: the results and the figure in Persian, phrase by phrase.

The figures are those of docs/benchmarks.md. ``run.py`` calls this when it has written that page. By
itself::

    python benchmarks/persian.py           # docs/fa/benchmarks.md and its figure anew
    python benchmarks/persian.py --check   # say whether they are those of the English page
"""

from __future__ import annotations

import re
import sys
import tomllib
from html import escape, unescape
from pathlib import Path
from typing import Final

DOCS: Final = Path(__file__).parents[1] / "docs"
MARK: Final = "<!-- results -->\n"

TERMS: Final = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
PHRASES: Final[dict[str, str]] = TERMS["phrases"]
PATTERNS: Final = {
    re.compile(re.escape(english).replace(r"\{\}", "(.+)")): persian
    for english, persian in TERMS["patterns"].items()
}
DIGITS: Final = str.maketrans("0123456789.,%", "۰۱۲۳۴۵۶۷۸۹٫٬٪")


def phrase(text: str) -> str:
    """Say a phrase of the results in Persian; a name stays as it is.

    Args:
        text: A heading, a cell of a table or a line by itself.
    """
    if re.fullmatch(r"(?!.*\.\d+\.)[\d.,%*()–\s]+", text):  # but no version
        return text.translate(DIGITS)
    if text in PHRASES:
        return PHRASES[text]
    for english, persian in PATTERNS.items():
        if found := english.fullmatch(text):
            return persian.format(*map(phrase, found.groups()))
    if found := re.fullmatch(r"(.+?)((?: \(Rust\))?(?: [\d.]+)?)", text):  # a library
        label, rest = found.groups()
        if label in PHRASES:
            return PHRASES[label] + rest
    return "، ".join(PHRASES.get(part, part) for part in text.split(", "))


def line(text: str) -> str:
    """Say a line of the results in Persian."""
    if text.startswith("### "):
        heading = text.removeprefix("### ")
        anchor = re.sub(r"[^\w-]+", "-", heading.replace("`", "")).strip("-").lower()
        return f"### {phrase(heading)} {{#{anchor}}}"
    if text.startswith("|---"):
        return text
    if text.startswith("| "):
        cells = (phrase(cell.strip()) for cell in text[1:-1].split("|"))
        return f"|{'|'.join(f' {cell} ' if cell else ' ' for cell in cells)}|"
    if found := re.fullmatch(r"!\[(.*)\]\((.*)\)", text):
        return f"![{phrase(found[1])}]({found[2]})"
    return phrase(text)


def drawing(figure: str) -> str:
    """Say what stands in the figure in Persian.

    Each text is an isolate that runs from right to left, and stays where it stood.
    """

    def say(found: re.Match[str]) -> str:
        text = escape(phrase(unescape(found[2])))
        if re.search("[آ-ی]", text):
            text = f"\N{RIGHT-TO-LEFT ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"
        return found[1] + text

    return re.sub(r"(<(?:text|title)\b[^>]*>)([^<]+)", say, figure)


def pages() -> dict[Path, str]:
    """Return the Persian page and its figure, as they follow from the English ones."""
    english = (DOCS / "benchmarks.md").read_text(encoding="utf-8").partition(MARK)[2]
    page = DOCS / "fa" / "benchmarks.md"
    prose = page.read_text(encoding="utf-8").partition(MARK)[0]
    figure = (DOCS / "benchmarks.svg").read_text(encoding="utf-8")
    return {
        page: prose + MARK + "".join(f"{line(text)}\n" for text in english.splitlines()),
        DOCS / "fa" / "benchmarks.svg": drawing(figure),
    }


def write() -> None:
    """Write them."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


def check() -> None:
    """End with an error if they are not those of the English page."""
    for path, text in pages().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            raise SystemExit(f"{path} is not that of docs/benchmarks.md; run {Path(__file__).name}")


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        check()
    else:
        write()
