"""Markdown: CommonMark, tables, footnotes, task lists and alerts of GitHub, front matter, MDX.

Guarantees that code, formulas, addresses, labels and the syntax itself stay, and that a heading
that the document links to keeps its name.

The parser is pulldown-cmark, the one of rustdoc and mdBook: it passes the tests of CommonMark and
says for everything it finds where that stands.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from persian_clean.documents import data
from persian_clean.documents import html as html_reader
from persian_clean.documents.errors import DocumentError
from persian_clean.documents.formats import library
from persian_clean.documents.markup import TEMPLATE, Tags
from persian_clean.documents.offsets import Offsets
from persian_clean.documents.runs import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from persian_clean.documents.prose import Prose

_FRONT_MATTER: Final = re.compile(
    r"\A(---|\+\+\+)[ \t]*\r?\n((?s:.*?))^(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE
)
_FIELDS: Final = frozenset(
    "title linkTitle subtitle description summary abstract excerpt lead caption alt".split()
)
"""The fields of front matter that people read; others name things: tags, addresses, layouts."""

# Lines that Material for MkDocs, VuePress, Docusaurus and Pandoc take for the head of a box,
# attributes of Kramdown.
_HIDDEN: Final = re.compile(
    rf"{TEMPLATE.pattern}|^[ \t]*(?:!!!|\?\?\?|:::)[^\n]*|\{{:[^{{}}\n]*\}}",
    re.DOTALL | re.MULTILINE,
)
_MDX: Final = re.compile(
    rf"{_HIDDEN.pattern}|^(?:import|export)\b[^\n]*(?:\n[^\n]+)*"
    r"|\{[^{}]*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}[^{}]*)*\}",
    re.DOTALL | re.MULTILINE,
)
_COMMENT: Final = re.compile(  # examples of doctest, fields of Sphinx, tags of JSDoc and its like
    rf"{_HIDDEN.pattern}|^[ \t]*>>>[^\n]*(?:\n[ \t]*[^\s][^\n]*)*"
    r"|^[ \t]*:[a-z]+(?: [^:\n]+)?:|[@\\][a-z]+(?:[ \t]+\{[^}\n]*\})?|\{@\w+[^{}]*\}",
    re.DOTALL | re.MULTILINE,
)
_ESCAPE: Final = re.compile(
    r"\\[!-/:-@\[-`{-~]|&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);"
)
_TITLE: Final = re.compile(
    r"""(?<=\s)(?:"((?:[^"\\\n]|\\.)+)"|'((?:[^'\\\n]|\\.)+)'|\(((?:[^()\\\n]|\\.)+)\))"""
    r"[ \t]*\)?\s*\Z"
)
_TAG: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_FRAGMENT: Final = re.compile(r"[(<\"'\s]#([^\s()<>\"']+)")
_COUNTER: Final = re.compile(r"-\d+\Z")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")

_INLINE: Final = frozenset({"Emphasis", "Strong", "Strikethrough", "Link"})
_TOKENS: Final = frozenset({"Code", "InlineMath", "DisplayMath", "FootnoteReference"})
_LABELS: Final = frozenset(
    {"Collapsed", "CollapsedUnknown", "Shortcut", "ShortcutUnknown", "Autolink", "Email"}
)


def read(prose: Prose) -> None:
    """Read Markdown.

    Args:
        prose: Its source, and what takes its prose.
    """
    _Reader(prose, prose.hide(_HIDDEN)).read()


def read_mdx(prose: Prose) -> None:
    """Read MDX: Markdown with expressions, imports and components of JSX.

    Args:
        prose: Its source, and what takes its prose.
    """
    _Reader(prose, prose.hide(_MDX)).read()


def read_comment(prose: Prose) -> None:
    """Read a comment or a docstring of a program.

    Args:
        prose: Its text, and what takes its prose.
    """
    reader = _Reader(prose, prose.hide(_COMMENT))
    reader.read_body(0)


class _Reader:
    def __init__(self, prose: Prose, visible: str) -> None:
        self._prose = prose
        self._source = prose.source
        self._visible = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", visible)
        self._tags = Tags(prose)
        self._html: list[tuple[int, int]] = []
        self._skipped = 0  # how deep we are in what is no prose
        self._last = 0  # how far we are
        self._has_name = False  # the heading at hand
        self._targets = {
            name for m in _FRAGMENT.finditer(prose.source) for name in _names(unquote(m[1]))
        }

    def read(self) -> None:
        """Read a document."""
        self.read_body(self._front_matter())

    def read_body(self, begin: int) -> None:
        """Read what is behind the front matter.

        Args:
            begin: Where it begins.
        """
        prose = self._prose
        body = self._visible[begin:]
        parser = _parser()
        offsets = Offsets(body.encode())
        for event, span in parser.events_with_range(body):
            start = begin + offsets[span["start"]]
            if isinstance(event, str):
                kind, value = event, ""
            else:
                ((kind, value),) = event.items()
            if kind == "Start":
                self._start(value, start)
                self._last = start
                continue
            end = begin + offsets[span["end"]]
            if kind == "End":
                self._end(value, start, end)
            elif kind == "Html":
                self._html.append((start, end))
            elif not self._skipped:
                self._inline(kind, value, start, end)
            self._last = end
        for definition in parser.reference_definitions(body).values():
            prose.block("definition")
            self._title(*(begin + offsets[at] for at in definition["span"].values()))

    def _front_matter(self) -> int:
        """Read the front matter; return where the text begins."""
        prose = self._prose
        front = _FRONT_MATTER.match(self._source)
        if front is None:
            return 0
        reader = data.read_yaml if front[1] == "---" else data.read_toml
        # Front matter that can't be read is nobody's prose.
        with suppress(DocumentError), prose.within(Part.of(self._source, front.span(2))) as matter:
            matter.fields = prose.fields or _FIELDS
            reader(matter)
        return front.end()

    # --- blocks, and inline markup that has an end ----------------------------------------------

    def _start(self, value: str | dict[str, Any], start: int) -> None:
        name, details = (value, None) if isinstance(value, str) else next(iter(value.items()))
        prose = self._prose
        if self._skipped:
            self._skipped += 1
        elif name in _INLINE or name == "Image":
            if details is not None and _is_label(details["link_type"]):
                self._skipped = 1
            elif self._tags.skips:
                pass
            elif name == "Image":
                prose.token(start, start)
                prose.enter()
            elif self._source[start] == "_":  # which must not touch a letter outside
                prose.token(start, start + 1)
            else:
                prose.opening(start)
        else:
            prose.block(str(value))
            self._tags = Tags(prose)
            if name == "CodeBlock":
                self._skipped = 1
            elif name == "Heading" and details is not None:
                self._has_name = details["id"] is not None

    def _end(self, value: str | dict[str, Any], start: int, end: int) -> None:
        name = value if isinstance(value, str) else next(iter(value))
        prose = self._prose
        if self._skipped:
            self._skipped -= 1
            if name in {"Link", "Image"} and not self._skipped:
                prose.token(start, end)
        elif name in _INLINE or name == "Image":
            if self._tags.skips:
                return
            if name == "Image":
                prose.leave()
            elif self._source[end - 1] == "_":
                prose.token(end - 1, end)
            else:
                prose.closing(end)
            if self._source[end - 1] == ")":
                self._title(self._last, end)
        else:
            if name == "Heading" and self._is_target(start, end):
                prose.drop()
            prose.block()
            if name == "HtmlBlock":
                with prose.within(Part.of(self._source, *self._html)) as part:
                    html_reader.read(part)
                self._html = []

    def _is_target(self, start: int, end: int) -> bool:
        """Tell whether the document has a link to the heading that stands there."""
        if self._has_name or not self._targets:
            return False
        texts = self._source[start:end], self._prose.so_far
        return any(not self._targets.isdisjoint(_names(text)) for text in texts)

    def _title(self, start: int, end: int) -> None:
        """Read the title of a link, at the end of the link or of its definition."""
        title = _TITLE.search(self._source, start, end)
        if title is not None and title.lastindex is not None:
            part = Part.decoded(self._source, [title.span(title.lastindex)], _ESCAPE, _value)
            self._prose.enter()
            with self._prose.within(part) as text:
                text.text(0, len(part.text))
            self._prose.leave()

    # --- what stands in a line ------------------------------------------------------------------

    def _inline(self, kind: str, value: str, start: int, end: int) -> None:
        prose = self._prose
        if kind == "InlineHtml":
            self._tag(value, start, end)
        elif kind == "Rule":
            prose.block(kind)
        elif self._tags.skips:
            pass
        elif kind == "Text":
            self._text(value, start, end)
        elif kind in {"SoftBreak", "HardBreak"}:
            prose.line(start, end)
        elif kind in _TOKENS:
            prose.token(start, end)

    def _text(self, value: str, start: int, end: int) -> None:
        prose = self._prose
        if self._last < start and self._source[start - 1] == "\\":
            prose.escape(start - 1, start + 1, self._source[start])
            start += 1
        elif self._source[start] == "&" and value != self._visible[start:end]:
            if len(value) == 1:
                prose.escape(start, end, value)
            else:
                prose.token(start, end)
            return
        prose.text(start, end)

    def _tag(self, text: str, start: int, end: int) -> None:
        tag = _TAG.match(text)
        if tag is None:
            self._prose.comment(start, end)
            self._prose.token(start, end)
        elif tag[1]:
            self._tags.close(tag[2].lower(), start, end)
        else:
            html_reader.read_tag(self._prose, self._tags, start, text)


def _parser() -> Any:  # noqa: ANN401  the library may not be there
    pyromark = library("pyromark")
    some = pyromark.Options
    return pyromark.Markdown(
        options=some.ENABLE_TABLES
        | some.ENABLE_FOOTNOTES
        | some.ENABLE_STRIKETHROUGH
        | some.ENABLE_TASKLISTS
        | some.ENABLE_HEADING_ATTRIBUTES
        | some.ENABLE_MATH
        | some.ENABLE_GFM
        | some.ENABLE_DEFINITION_LIST
        | some.ENABLE_WIKILINKS
    )


def _is_label(link_type: str | dict[str, Any]) -> bool:
    """Tell whether the text of a link is the name of what it leads to."""
    if isinstance(link_type, dict):
        return not link_type["WikiLink"]["has_pothole"]
    return link_type in _LABELS


def _names(text: str) -> Iterator[str]:
    """Return what may be the name of a heading in an address, without what engines differ in."""
    for name in (text, _COUNTER.sub("", text)):
        letters = "".join([char for char in name.casefold() if char.isalnum()])
        if letters:
            yield letters


def _value(escape: re.Match[str]) -> str | None:
    return escape[0][1:] if escape[0][0] == "\\" else html_reader.value_of(escape)
