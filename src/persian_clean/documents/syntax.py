"""Syntax: trees of tree-sitter, with offsets in code points.

Guarantees that a tree without errors is one that its grammar knows, and that the parser has nothing
to look at but the text: no file, no network.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from persian_clean.documents.errors import DocumentError
from persian_clean.documents.formats import library
from persian_clean.documents.runs import with_line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterable

# In UTF-16 these are two units or none; with a stand-in, unit and code point are the same.
_NOT_ONE_UNIT: Final = re.compile("[\U00010000-\U0010ffff\ud800-\udfff]")
_STAND_IN: Final = "\N{CJK UNIFIED IDEOGRAPH-6F22}"
# Where a sign begins in the head of a line, and where the text behind it does.
_BEGIN: Final = re.compile(r"(?<!\S)(?=\S|\Z)")
_MOST_COLUMNS: Final = 80
"""Columns in which something begins, at most."""

Node = Any
"""A node of a tree; the library may not be there."""


def parse(source: str, grammar: str, title: str) -> Node:
    """Return the root of the tree of a source; ``start`` and ``end`` say where its nodes are.

    Args:
        source: Any text.
        grammar: The module with the grammar.
        title: What the source is, for messages.

    Raises:
        MissingLibraryError: The grammar is not installed.
        DocumentError: The source has an error.
    """
    root = _parse(source, _language(grammar, "language"))
    if root.has_error:
        raise _error(root, title)
    return root


def check_depth(source: str, head: re.Pattern[str], title: str) -> None:
    """Make sure that a source is not nested more deeply than its parser can bear.

    Where lines begin tells how deep it may be. At 254 levels the parser of YAML takes the program
    down with it, and at 100 that of reStructuredText never ends.

    Args:
        source: Any text.
        head: Finds, as its first group, what each line has before its text: white space, and signs
            each of which may be a level of its own.
        title: What the source is, for messages.

    Raises:
        DocumentError: It is.
    """
    heads = {m[1] for m in head.finditer(source)}
    if len({m.start() for text in heads for m in _BEGIN.finditer(text)}) > _MOST_COLUMNS:
        raise DocumentError(f"this {title} is nested too deeply")


def find(source: str, grammar: str, kinds: Iterable[str], query: str = "") -> list[tuple[int, int]]:
    """Return where nodes are, in order; errors of the source don't matter.

    Args:
        source: Any text.
        grammar: The module with the grammar and the function that returns it: ``module:function``.
        kinds: What kind of nodes; those the grammar does not have are passed over.
        query: A query of more nodes, with the name ``@found``.

    Raises:
        MissingLibraryError: The grammar is not installed.
    """
    language = _language(*grammar.split(":"))
    known = [kind for kind in kinds if language.id_for_node_kind(kind, True)]  # noqa: FBT003
    tree_sitter = library("tree_sitter")
    patterns = tree_sitter.Query(language, " ".join(f"({kind}) @found" for kind in known) + query)
    nodes = tree_sitter.QueryCursor(patterns).captures(_parse(source, language)).get("found", ())
    return sorted({(start(node), end(node)) for node in nodes})


def start(node: Node) -> int:
    """Return where a node begins, in code points."""
    return int(node.start_byte) >> 1


def end(node: Node) -> int:
    """Return where a node ends, in code points, exclusive."""
    return int(node.end_byte) >> 1


def _parse(source: str, language: Any) -> Node:  # noqa: ANN401
    data = _NOT_ONE_UNIT.sub(_STAND_IN, with_line_feeds(source)).encode("utf-16-le")
    return library("tree_sitter").Parser(language).parse(data, encoding="utf16le").root_node


@lru_cache
def _language(grammar: str, function: str) -> Any:  # noqa: ANN401
    return library("tree_sitter").Language(getattr(library(grammar), function)())


def _error(node: Node, title: str) -> DocumentError:
    """Say where the first error in a node is, as nearly as the parser knows."""
    while inner := [child for child in node.children if child.has_error]:
        node = inner[0]
    first, last = node.start_point[0] + 1, node.end_point[0] + 1
    if first == last:
        return DocumentError(f"this is not {title}", first)
    return DocumentError(f"this is not {title}: something is wrong in lines {first} to {last}")
