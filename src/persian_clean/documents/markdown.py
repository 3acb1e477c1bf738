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
from persian_clean.documents.dialects import COMMENT, MDX, hidden
from persian_clean.documents.errors import DocumentError
from persian_clean.documents.formats import library
from persian_clean.documents.languages import is_other_language
from persian_clean.documents.markup import TEMPLATE, Tags
from persian_clean.documents.offsets import Offsets
from persian_clean.documents.runs import Part, with_line_feeds
from persian_clean.shield import ENTITY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from persian_clean.documents.prose import Prose

    Span = dict[str, int]
    """Where something is, in bytes."""

_FRONT_MATTER: Final = re.compile(
    r"\A(?:(?P<sign>---|\+\+\+)[ \t]*\r?\n(?P<lines>(?s:.*?))^(?:(?P=sign)|\.\.\.)"
    r"|(?P<json>\{[ \t]*\r?\n(?s:.*?)^\}))[ \t]*(?:\r?\n|\Z)",
    re.MULTILINE,
)
_MATTER: Final = {"---": data.read_yaml, "+++": data.read_toml, None: data.read_json}
_LANGUAGE: Final = re.compile(
    r"^(?:[ \t]*\")?(?:lang(?:uage)?|locale)\"?[ \t]*[:=][ \t]*[\"']?([\w-]+)", re.MULTILINE
)
_FIELDS: Final = frozenset(
    "title linkTitle subtitle description summary abstract excerpt lead caption alt".split()
)
"""The fields of front matter that people read; others name things: tags, addresses, layouts."""

_ESCAPE: Final = re.compile(rf"\\[!-/:-@\[-`{{-~]|{ENTITY}")
# Behind an address; what stands in its place is one, even between quotes.
_TITLE: Final = re.compile(
    r"""[^\s(:]\s+(?:"((?:[^"\\\n]|\\.)+)"|'((?:[^'\\\n]|\\.)+)'|\(((?:[^()\\\n]|\\.)+)\))"""
    r"[ \t]*\)?\s*\Z"
)
_TAG: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_FRAGMENT: Final = re.compile(r"[(<\"'\s]#([^\s()<>\"']+)")
_COUNTER: Final = re.compile(r"-\d+\Z")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")

_INLINE: Final = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
_VERBATIM: Final = frozenset({"Text", "SoftBreak"})
_BREAKS: Final = frozenset({"SoftBreak", "HardBreak"})
_TOKENS: Final = frozenset({"Code", "InlineMath", "DisplayMath"})
_LABELS: Final = frozenset(
    {"Collapsed", "CollapsedUnknown", "Shortcut", "ShortcutUnknown", "Autolink", "Email"}
)


def read(prose: Prose) -> None:
    """Read Markdown.

    Args:
        prose: Its source, and what takes its prose.
    """
    _Reader(prose, prose.hide(hidden(prose.source))).read()


def read_mdx(prose: Prose) -> None:
    """Read MDX: Markdown with expressions, imports and components of JSX.

    Args:
        prose: Its source, and what takes its prose.
    """
    _Reader(prose, prose.hide(MDX), MDX).read()


def read_comment(prose: Prose) -> None:
    """Read a comment or a docstring of a program.

    Args:
        prose: Its text, and what takes its prose.
    """
    reader = _Reader(prose, prose.hide(COMMENT), COMMENT)
    reader.read_body(0)


class _Reader:
    def __init__(self, prose: Prose, visible: str, in_html: re.Pattern[str] = TEMPLATE) -> None:
        self._prose = prose
        self._in_html = in_html  # what is hidden in blocks of HTML
        self._source = prose.source
        visible = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", visible)
        self._visible = with_line_feeds(visible)
        self._tags = Tags(prose)
        self._within: Sequence[str] = ()  # an element of HTML without prose, over several blocks
        self._html: list[tuple[int, int]] = []
        self._depth = 0  # how deep we are
        self._skipped = 0  # and in what is no prose
        self._last = 0  # how far we are, in bytes
        self._since = self._until = 0  # text that was taken but not handed on
        self._has_name = False  # the heading at hand
        # Headings in ASCII are not edited, so links to them don't matter.
        fragments = {m[1] for m in _FRAGMENT.finditer(prose.source)}
        self._targets = {
            name
            for fragment in fragments
            if "%" in fragment or not fragment.isascii()
            for name in _names(unquote(fragment))
        }

    def read(self) -> None:
        """Read a document."""
        self.read_body(self._front_matter())

    def read_body(self, begin: int) -> None:
        """Read what is behind the front matter.

        Args:
            begin: Where it begins.
        """
        body = self._visible[begin:]
        self._offsets = Offsets(body.encode(), begin)
        parser = _parser()
        for event, span in parser.events_with_range(body):
            if isinstance(event, dict):
                ((kind, value),) = event.items()
            else:
                kind, value = event, "\n"
            if self._until:
                if kind in _VERBATIM and self._goes_on(value, span["start"]):
                    self._last = span["end"]
                    continue
                self._prose.text(self._since, self._until)
                self._until = 0
            self._depth += (kind == "Start") - (kind == "End")
            if self._skipped:
                self._skip(kind, value, span)
            elif kind == "Start":
                self._start(value, span["start"])
            elif kind == "End":
                self._end(value, span)
            else:
                self._inline(kind, value, span)
            self._last = span["start" if kind == "Start" else "end"]
        for definition in parser.reference_definitions(body).values():
            self._prose.block("definition")
            self._last = definition["span"]["start"]
            self._title(definition["span"])

    def _goes_on(self, value: str, start: int) -> bool:
        """Take text if it goes on, character by character, where the last text ended."""
        if start != self._last or not self._visible.startswith(value, self._until):
            return False
        self._until += len(value)
        return True

    def _front_matter(self) -> int:
        """Read the front matter; return where the text begins."""
        prose = self._prose
        front = _FRONT_MATTER.match(with_line_feeds(self._source))
        if front is None:
            return 0
        span = front.span("lines" if front["sign"] else "json")
        language = _LANGUAGE.search(self._source, *span)
        if language is not None and is_other_language(language[1]):
            return len(self._source)
        # Front matter that can't be read is nobody's prose.
        with suppress(DocumentError), prose.within(Part.of(self._source, span)) as matter:
            matter.fields = prose.fields or _FIELDS
            _MATTER[front["sign"]](matter)
        return front.end()

    # --- blocks, and inline markup that has an end ----------------------------------------------

    def _skip(self, kind: str, value: str | dict[str, Any], span: Span) -> None:
        """Pass what is no prose."""
        if kind == "Start":
            self._skipped += 1
        elif kind == "End":
            self._skipped -= 1
            if not self._skipped and value in _INLINE:
                self._prose.token(*self._place(span))

    def _start(self, value: str | dict[str, Any], start: int) -> None:
        name, details = (value, None) if isinstance(value, str) else next(iter(value.items()))
        if name in _INLINE:
            if details is not None and _is_label(details["link_type"]):
                self._skipped = 1
            elif not self._skips:
                self._start_inline(name, self._offsets[start])
            return
        self._prose.block(f"{self._depth}{value}")
        if self._tags.skips:  # what is never closed ends with the block
            self._tags = Tags(self._prose)
        if name == "CodeBlock":
            self._skipped = 1
        elif name == "Heading" and details is not None:
            self._has_name = details["id"] is not None

    def _start_inline(self, name: str, start: int) -> None:
        if name == "Image":
            self._prose.token(start, start)
            self._prose.enter()
        else:  # an underscore must not touch a letter outside
            self._prose.opening(start, apart=self._source[start] == "_")

    def _end(self, value: str | dict[str, Any], span: Span) -> None:
        name = value if isinstance(value, str) else next(iter(value))
        if name in _INLINE:
            if not self._skips:
                self._end_inline(name, span)
        elif name == "HtmlBlock":
            with self._prose.within(Part.of(self._source, *self._html)) as part:
                within = html_reader.read(part, self._in_html, self._within)
            # What is never closed ends with the block.
            end = self._offsets[span["end"]]
            closes = within and self._visible.find(f"</{within[0]}", end) >= 0
            self._within = within if closes else ()
            self._html = []
        else:
            if name == "Heading" and self._is_target(span):
                self._prose.drop()
            self._prose.block()

    def _end_inline(self, name: str, span: Span) -> None:
        end = self._offsets[span["end"]]
        if name == "Image":
            self._prose.leave()
        else:
            self._prose.closing(end, apart=self._source[end - 1] == "_")
        if self._source[end - 1] == ")":
            self._title(span)

    def _place(self, span: Span) -> tuple[int, int]:
        return self._offsets[span["start"]], self._offsets[span["end"]]

    def _is_target(self, span: Span) -> bool:
        """Tell whether the document has a link to the heading that stands there."""
        if self._has_name or not self._targets:
            return False
        texts = self._source[slice(*self._place(span))], self._prose.so_far
        return any(not self._targets.isdisjoint(_names(text)) for text in texts)

    def _title(self, span: Span) -> None:
        """Read the title of a link, behind its text or in its definition."""
        end = self._offsets[span["end"]]
        title = _TITLE.search(self._source, self._offsets[self._last], end)
        if title is not None and title.lastindex is not None:
            part = Part.decoded(self._source, [title.span(title.lastindex)], _ESCAPE, _value)
            self._prose.enter()
            self._prose.part(part)
            self._prose.leave()

    @property
    def _skips(self) -> bool:
        return bool(self._within) or self._tags.skips

    # --- what stands in a line ------------------------------------------------------------------

    def _inline(self, kind: str, value: str, span: Span) -> None:
        if kind == "Html":
            self._html.append(self._place(span))
        elif kind == "InlineHtml":
            self._tag(value, *self._place(span))
        elif kind == "Rule":
            self._prose.block(kind)
        elif self._skips:
            pass
        elif kind == "Text":
            self._text(value, span)
        elif kind in _BREAKS:
            self._prose.line(*self._place(span), "" if kind == "SoftBreak" else kind)
        elif kind == "FootnoteReference":
            self._prose.note(self._offsets[span["end"]])
        elif kind in _TOKENS:
            self._prose.token(*self._place(span))

    def _text(self, value: str, span: Span) -> None:
        start = self._offsets[span["start"]]
        if not self._visible.startswith(value, start):  # a reference
            end = self._offsets[span["end"]]
            if html_reader.is_text(value):
                self._prose.escape(start, end, value)
            else:
                self._prose.token(start, end)
            return
        self._since, self._until = start, start + len(value)
        if self._last < span["start"] and self._source[start - 1] == "\\":
            self._prose.escape(start - 1, start + 1, value[0])
            self._since += 1

    def _tag(self, text: str, start: int, end: int) -> None:
        tag = _TAG.match(text)
        if self._within:
            if tag is not None and tag[2].lower() == self._within[0]:
                name, *others = self._within
                self._within = others if tag[1] else (name, *self._within)
        elif tag is None:
            self._prose.comment(start, end)
            self._prose.token(start, end)
        elif tag[1]:
            self._tags.close(tag[2].lower(), end)
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
