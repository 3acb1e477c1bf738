"""HTML: text, and the few attributes that are read by people.

Guarantees that tags, comments, scripts, styles and code stay, that entities are read as what they
stand for, and that errors in a page stop nobody: its tags are followed one by one, not as a tree.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from persian_clean.documents.markup import TEMPLATE, Tags
from persian_clean.documents.runs import Part
from persian_clean.shield import ENTITY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from persian_clean.documents.prose import Prose

_PROSE_ATTRIBUTES: Final = frozenset(
    "alt title placeholder aria-label aria-description aria-placeholder aria-roledescription "
    "aria-valuetext".split()
)
_PROSE_METAS: Final = frozenset(
    "description abstract dc.title dc.description dcterms.title dcterms.description og:title "
    "og:description og:site_name og:image:alt twitter:title twitter:description twitter:image:alt "
    "application-name apple-mobile-web-app-title".split()
)
_HIDDEN: Final = re.compile(rf"{TEMPLATE.pattern}|<\?(?:php\b|=).*", re.DOTALL)
"""PHP need not end."""
_TAG_BEGIN: Final = re.compile(r"<(?!!--)")
_TAG_NAME: Final = re.compile(r"<[^\s/>]+")
_ATTRIBUTE: Final = re.compile(
    r"""([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?"""
)
_MARKED_SECTION: Final = re.compile(
    r"<!\[(?:temp|cdata|ignore|include|rcdata|if|else|endif)(?![-_.a-z0-9])",
    re.IGNORECASE | re.ASCII,
)
REFERENCE: Final = re.compile(ENTITY)
_WIDTHS: Final = frozenset(map(chr, range(0x2000, 0x200B)))
"""Spaces of other widths; who spells one out wants just that."""
_COMMENT_END: Final = re.compile("--!?>")
# At such a one, that is none, the parser stops and takes all that follows for text.
_NO_REFERENCE: Final = re.compile(r"&#(?!(?:[0-9]+|[xX][0-9A-Fa-f]+)[^0-9A-Fa-f])")


def read(
    prose: Prose, hidden: re.Pattern[str] = _HIDDEN, within: Sequence[str] = ()
) -> Sequence[str]:
    """Read a page or a part of one.

    Args:
        prose: Its source, and what takes its prose.
        hidden: What is replaced before anybody reads it.
        within: The element without prose that it begins in, as ``Tags`` has it.

    Returns:
        The element without prose that it ends in.
    """
    reader = _Reader(prose, within)
    visible = _NO_REFERENCE.sub(" #", prose.hide(hidden))
    # Behind the last one that closes there are no tags; the parser would look again and again.
    end = visible.rfind(">") + 1
    reader.feed(visible[:end] + _TAG_BEGIN.sub(" ", visible[end:]))
    reader.close()
    return reader.tags.within


def read_tag(prose: Prose, tags: Tags, start: int, text: str) -> None:
    """Read a tag that begins an element.

    Args:
        prose: What takes the prose of its attributes.
        tags: What takes the tag.
        start: Where it begins.
        text: The tag, from ``<`` to ``>``.
    """
    name = _TAG_NAME.match(text)
    if name is None:
        return
    found = {
        m[1].lower(): m.span(m.lastindex) if m.lastindex and m.lastindex > 1 else (0, 0)
        for m in _ATTRIBUTE.finditer(text, name.end())
    }
    attributes = {key: html.unescape(text[slice(*span)]) for key, span in found.items()}
    tag = name[0][1:].lower()
    if not tags.skips:
        names = _PROSE_ATTRIBUTES
        if tag == "meta":
            kind = (
                attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
            )
            names = frozenset({"content"} if (kind or "").lower() in _PROSE_METAS else ())
        for key in names & found.keys():
            first, last = found[key]
            first, last = start + first, start + last
            hidden = [(max(first, a), min(last, b)) for a, b in prose.hidden(first, last)]
            part = Part.decoded(prose.source, [(first, last)], REFERENCE, value_of, hidden)
            prose.enter()
            with prose.within(part, prose.encode) as value:
                value.hide(TEMPLATE)
                value.text(0, len(part.text))
            prose.leave()
    tags.open(tag, start, start + len(text), attributes)


def encode(text: str) -> str:
    """Write text for HTML.

    Args:
        text: Any text.
    """
    return html.escape(text)


def encode_ascii(text: str) -> str:
    """Write text for HTML in ASCII.

    Args:
        text: Any text.
    """
    return html.escape(text).encode("ascii", "xmlcharrefreplace").decode()


def value_of(reference: re.Match[str]) -> str | None:
    """Return what a character reference stands for; None if that is no character of a text.

    Args:
        reference: A match of a reference with its semicolon.
    """
    value = html.unescape(reference[0])
    return value if is_text(value) else None


def is_text(value: str) -> bool:
    """Tell whether what a character reference stands for is a character of a text.

    Args:
        value: What it stands for.
    """
    return len(value) == 1 and value not in _WIDTHS


class _Reader(HTMLParser):
    def __init__(self, prose: Prose, within: Sequence[str]) -> None:
        super().__init__(convert_charrefs=False)
        self._prose = prose
        self.tags = Tags(prose, within)
        prose.encode = encode_ascii if prose.source.isascii() else encode
        lines = prose.source.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    # --- what the parser finds ------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        read_tag(self._prose, self.tags, self._offset(), self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        start = self._offset()
        self.tags.close(tag, self._prose.source.find(">", start) + 1)

    def handle_data(self, data: str) -> None:
        if not self.tags.skips:
            start = self._offset()
            self._prose.text(start, start + len(data))

    def handle_entityref(self, name: str) -> None:
        self._reference(len(name) + 1)

    def handle_charref(self, name: str) -> None:
        self._reference(len(name) + 2)

    def handle_comment(self, data: str) -> None:
        start = self._offset()
        self._prose.comment(start, start + len(data))

    # --- where the parser gives up, or takes for text what a browser does not show ---------------

    def parse_comment(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002
        """Read a comment; one that is never closed goes on to the end."""
        closed = _COMMENT_END.search(self.rawdata, i + len("<!"))
        end = len(self.rawdata) if closed is None else closed.end()
        if report:
            self.handle_comment(self.rawdata[i:end])
        return end

    def parse_html_declaration(self, i: int) -> int:
        """Read a declaration; those in brackets are no text, whatever they say."""
        if not self.rawdata.startswith("<![", i):
            return super().parse_html_declaration(i)
        sign = "]]>" if self.rawdata.startswith("<![CDATA[", i) else ">"
        end = self.rawdata.find(sign, i)
        return len(self.rawdata) if end < 0 else end + len(sign)

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002
        """Read ``<![`` as browsers do where no marked section begins that the parser knows."""
        if _MARKED_SECTION.match(self.rawdata, i):
            return super().parse_marked_section(i, report)
        return self.parse_bogus_comment(i, report=False)

    # --- what it comes to -----------------------------------------------------------------------

    def _reference(self, length: int) -> None:
        if self.tags.skips:
            return
        prose, start = self._prose, self._offset()
        end = start + length + prose.source.startswith(";", start + length)
        reference = REFERENCE.fullmatch(prose.source, start, end)
        char = value_of(reference) if reference is not None else None
        text = prose.source[start:end]
        if html.unescape(text) == text:
            prose.text(start, end)
        elif char is None:
            prose.token(start, end)
        else:
            prose.escape(start, end, char)
