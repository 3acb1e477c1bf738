"""Directions: where Persian and Latin are mixed, what is quoted is drawn in the order it is read.

In code and in English sentences, which go from left to right, the marks and numbers at the ends of
Persian words would be drawn in another order. So what stands in guillemets, and the strings in what
a program printed, are set apart (UAX #9, isolates); with strings in programs the style sheet does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# What Pygments calls output and strings, a line each; nothing is nested in them.
TOKEN = re.compile(r'(<span class="(?:go|s1|s2)">)([^<]*)(</span>)')
QUOTED = re.compile(r"""(?<!\w)('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")""")
# Behind a Persian word the parts of a date would go from right to left.
DATE = re.compile(r"(?<![\w-])\d{4}-\d\d(?:-\d\d)?(?:/\d{4}-\d\d(?:-\d\d)?)?(?![\w-])")
# «before → after»: the arrow points from left to right, so the words must stand that way.
SIDE = r"[\u0600-\u06ff](?:[^A-Za-z→()]*[^\sA-Za-z→()])?"
ARROW = re.compile(rf"({SIDE}) → ({SIDE})")
# A tag, or an element whose text is no sentence; and a quotation within a sentence.
MARKUP = re.compile(r"(<(head|script|style|pre|textarea|svg)\b.*?</\2>|<[^>]*>)", re.DOTALL)
QUOTATION = re.compile(r"«[^«»]*»")
PERSIAN = re.compile(r"[\u0600-\u06ff]")


def write(site: Path) -> None:
    """Set the strings apart in all pages of a built site."""
    for page in site.rglob("*.html"):
        page.write_text(isolate(page.read_text(encoding="utf-8")), encoding="utf-8")


def isolate(html: str) -> str:
    r"""Return a page with its strings set apart.

    >>> isolate('''<span class="go">('۱ تیر', '2018-06-22')</span>''')
    '<span class="go">(<bdi>\'۱ تیر\'</bdi>, \'<bdi>2018-06-22</bdi>\')</span>'
    >>> isolate('<p title="«۲ تیر»">in «۲ تیر».</p>')
    '<p title="«۲ تیر»">in <bdi>«۲ تیر»</bdi>.</p>'
    >>> isolate('<span class="go">1 of 1 files would change</span>')
    '<span class="go">1 of 1 files would change</span>'
    """
    html = TOKEN.sub(lambda token: token[1] + _line(token[2], token[1]) + token[3], html)
    parts = MARKUP.split(html)
    parts[::3] = [QUOTATION.sub(_apart, part) for part in parts[::3]]
    del parts[2::3]  # the names of the elements
    return "".join(parts)


def _line(text: str, start: str) -> str:
    if "go" in start:
        text = QUOTED.sub(_apart, text)
        text = ARROW.sub(r"<bdi>\1</bdi> → <bdi>\2</bdi>", text)
    return DATE.sub(r"<bdi>\g<0></bdi>", text)


def _apart(quoted: re.Match[str]) -> str:
    return f"<bdi>{quoted[0]}</bdi>" if PERSIAN.search(quoted[0]) else quoted[0]
