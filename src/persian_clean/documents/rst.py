"""reStructuredText: paragraphs, titles, lists, footnotes, and the directives that hold text.

Guarantees that literals, roles, references, targets, tables, doctests, comments and other
directives stay, that a title to which the document refers keeps its name, and that no title grows
longer than the line below it.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from persian_clean.documents import syntax
from persian_clean.documents.errors import DocumentError
from persian_clean.documents.runs import Part, dedented, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from persian_clean.documents.prose import Prose

_KEPT: Final = frozenset(
    "literal_block doctest_block target substitution_definition field_name adornment bullet "
    "label type classifier option_list_item transition".split()
)
_CONTENT: Final = frozenset("paragraph term line attribution".split())
_TEXT_DIRECTIVES: Final = frozenset(
    "attention caution danger error hint important note tip warning admonition seealso deprecated "
    "versionadded versionchanged topic sidebar rubric epigraph highlights pull-quote compound "
    "container centered figure only class rst-class".split()
)
_TITLED: Final = frozenset(
    "attention caution danger error hint important note tip warning admonition seealso topic "
    "sidebar rubric centered".split()
)
_PROSE_OPTIONS: Final = frozenset({"alt", "caption", "title"})
_BULLET: Final = r"[-*+\u2022\u2023\u2043|>]|\(?(?:\w|[\divxlcdm]+|#)[.)]|-\w+"
_HEAD: Final = re.compile(
    r"(?:\A|[\r\n])(?![ \t\v\f]*[\r\n])"
    rf"((?:[ \t\v\f]|(?:{_BULLET}|:[^:\s][^:\n]*:|\.\.[ \t]+\S+)(?=[ \t]))*+)",
    re.IGNORECASE,
)
_OPTION: Final = r"(?:--?[A-Za-z0-9]|/[A-Z])[A-Za-z0-9=<>,. /\[\]_-]*?[ ]{2,}(?=\S)"
"""Options of a command, with the spaces behind them."""
_MISREAD: Final = re.compile(
    r"``[^`\r\n]+``|\[[^\[\]\s]+\]_|^[ \t]*:\S[^:\r\n]*:(?=\s)"
    rf"|^[ \t]*{_OPTION}"
    r"|:[\w.+-]+:(?=`)|(?<=`):[\w.+-]+:",
    re.MULTILINE,
)
"""What the parser reads as text: a literal with a space at its edge; citations, roles and names of
fields in letters other than ASCII; options of a command behind the first line."""
_FIRST_OPTION: Final = re.compile(_OPTION)
_TABLE: Final = re.compile(r"^[ \t]*(?:\+[-=+]+\+|=+(?:[ \t]+=+)+|\|.*\|)[ \t]*$", re.MULTILINE)
_REFERENCE: Final = re.compile(
    r":[\w.+:-]+:`([^`]+)`|(?<!`)`([^`]+)`_|(?<![\w`])(\w[\w.+-]{0,99}?)__?\b"
)
_EMBEDDED: Final = re.compile(r"<([^<>]*)>\s*\Z")


def read(prose: Prose) -> None:
    """Read a document.

    Args:
        prose: Its source, and what takes its prose.

    Raises:
        DocumentError: The parser finds an error, or it is nested too deeply.
        MissingLibraryError: The parser is not installed.
    """
    _read(prose, frozenset(_references(prose.source)))


def _references(source: str) -> Iterator[str]:
    """Return what the document may refer to, as ``_name`` has it."""
    for reference in _REFERENCE.finditer(source):
        text = reference[reference.lastindex or 0]
        embedded = _EMBEDDED.search(text)
        target = embedded[1] if embedded else text
        yield _name(target)
        yield _name(target.rpartition(":")[2])  # behind the name of a file


def _name(text: str) -> str:
    """Return a name without what does not count in it."""
    return "".join([char for char in text.casefold() if char.isalnum()])


def _read(prose: Prose, targets: frozenset[str]) -> None:
    """Read a document or a part of one; titles that are targets stay."""
    syntax.check_depth(prose.source, _HEAD, "reStructuredText")
    root = syntax.parse(prose.source, "tree_sitter_rst", "reStructuredText")
    nodes = [(root, 0)]
    while nodes:
        node, depth = nodes.pop()
        match node.type:
            case "comment":
                prose.comment(syntax.start(node), syntax.end(node))
            case "directive":
                _read_directive(prose, node, targets)
            case "title":
                prose.block(f"title {_fits(node)}")
                if _name(_source(prose, node)) not in targets:
                    _read_line(prose, node)
            case kind if kind in _CONTENT:
                prose.block(f"{depth}{kind}")
                _read_line(prose, node)
            case kind if kind not in _KEPT:
                prose.block(f"{depth}{kind}")
                nodes += [(child, depth + 1) for child in reversed(node.children)]


def _read_line(prose: Prose, node: syntax.Node) -> None:
    """Read text with inline markup."""
    start, end = syntax.start(node), syntax.end(node)
    if _TABLE.search(prose.source, start, end):
        return
    option = _FIRST_OPTION.match(prose.source, start, end)
    if option is not None:
        prose.token(*option.span())
        start = option.end()
    for child in node.children:
        first, last = syntax.start(child), syntax.end(child)
        if child.type == "text":
            continue
        _read_text(prose, start, first)
        if child.type in {"emphasis", "strong"}:
            width = 1 if child.type == "emphasis" else 2
            prose.opening(first, apart=True)
            prose.text(first + width, last - width)
            prose.closing(last, apart=True)
        elif child.type in {"footnote_reference", "citation_reference"}:
            prose.note(last)
        else:
            prose.token(first, last)
        start = last
    _read_text(prose, start, end)
    prose.block()


def _read_text(prose: Prose, start: int, end: int) -> None:
    """Read text without markup, but for what the parser does not see."""
    for misread in _MISREAD.finditer(prose.source, start, end + 1):  # a role is before its text
        if misread.end() > end:
            break
        prose.text(start, misread.start())
        prose.token(*misread.span())
        start = misread.end()
    prose.text(start, end)


def _read_directive(prose: Prose, node: syntax.Node, targets: frozenset[str]) -> None:
    kinds = {child.type: child for child in node.children}
    name = _source(prose, kinds["type"])
    prose.block(f"directive {name}")
    if "body" not in kinds:
        return
    for child in kinds["body"].children:
        if child.type == "arguments" and name in _TITLED:
            # The parser knows no markup in it; what can't be read stays.
            whole = Part.of(prose.source, (syntax.start(child), syntax.end(child)))
            with suppress(DocumentError), prose.within(whole) as argument:
                _read(argument, targets)
        elif child.type == "content" and name in _TEXT_DIRECTIVES:
            with prose.within(_dedented(prose.source, child)) as content:
                _read(content, targets)
        elif child.type == "options":
            _read_options(prose, child)


def _read_options(prose: Prose, node: syntax.Node) -> None:
    for field in node.children:
        parts = {child.type: child for child in field.children}
        if "field_name" in parts and "field_body" in parts:
            name = parts["field_name"]
            if _source(prose, name) in _PROSE_OPTIONS:
                for paragraph in parts["field_body"].children:
                    _read_line(prose, paragraph)


def _source(prose: Prose, node: syntax.Node) -> str:
    return prose.source[syntax.start(node) : syntax.end(node)]


def _dedented(source: str, node: syntax.Node) -> Part:
    """Return the text of a node without the indentation of its lines."""
    start = syntax.start(node)
    begin = max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1
    return Part.of(source, *dedented(source, lines_of(source, begin, syntax.end(node))))


def _fits(title: syntax.Node) -> bool:
    """Tell whether the line below a title is as long as the title, as docutils wants it."""
    below = title.next_sibling
    return below is None or _width(title) <= _width(below)


def _width(node: syntax.Node) -> int:
    return syntax.end(node) - syntax.start(node)
