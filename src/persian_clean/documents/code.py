"""Code: the comments of programs, and the docstrings of Python.

Guarantees that not a character of code changes, nor of the examples in comments. Comments are read
as Markdown, which most languages write them in; doctests, fields of Sphinx and tags of JSDoc stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from persian_clean.documents import markdown, syntax
from persian_clean.documents.prose import SWITCH
from persian_clean.documents.runs import Part, dedented, lines_of

if TYPE_CHECKING:
    from persian_clean.documents.prose import Prose

_DOCSTRINGS: Final = """
(module . (comment)* . (expression_statement . (string) @found .))
(class_definition body: (block . (expression_statement . (string) @found .)))
(function_definition body: (block . (expression_statement . (string) @found .)))
"""

_KINDS: Final = ("comment", "line_comment", "block_comment")
_LINE_COMMENT: Final = re.compile(r"//[/!]?|#(?!!):?")
_DIRECTIVE: Final = re.compile(r"//(?:[a-z]+:|export |line |extern )")
"""A comment that tells a compiler or a checker something: ``//go:generate``."""
_ALONE: Final = re.compile(rf"[ \t]*(?:{_LINE_COMMENT.pattern})")
_BLOCK_START: Final = re.compile(r"/\*+!?|=begin\b")
_BLOCK_END: Final = re.compile(r"(?:\**\*/|=end\b.*)?\s*\Z")
_MARGIN: Final = re.compile(r"[ \t]*\*(?!/)")
_STRING: Final = re.compile(r"([A-Za-z]*)(\"\"\"|'''|\"|')")
_ESCAPE: Final = re.compile(r"\\(?:N\{[^{}]*\}|.)", re.DOTALL)

Span = tuple[int, int]


def read(prose: Prose, grammar: str) -> None:
    """Read the comments of a program.

    Args:
        prose: Its source, and what takes its prose.
        grammar: The module with the grammar of its language, and the function that returns it.

    Raises:
        MissingLibraryError: The parser is not installed.
    """
    source = prose.source
    query = _DOCSTRINGS if grammar.startswith("tree_sitter_python") else ""
    below: list[Span] = []  # lines of comments one below the other
    for start, end in syntax.find(source, grammar, _KINDS, query):
        if _DIRECTIVE.match(source, start):
            continue
        end = start + len(source[start:end].rstrip())  # noqa: PLW2901
        lead = _LINE_COMMENT.match(source, start)
        is_switch = SWITCH.search(source, start, end) is not None
        if lead is not None and not is_switch and _is_below(source, below, start):
            # The line break is at the end of the line, not of the comment.
            below[-1] = (below[-1][0], source.find("\n", below[-1][1]) + 1)
            below.append((lead.end(), end))
            continue
        _read_text(prose, below)
        below = []
        if is_switch:
            prose.comment(start, end)
        elif lead is not None:
            below = [(lead.end(), end)]
        elif _BLOCK_START.match(source, start):
            _read_text(prose, _block(source, start, end))
        else:
            _read_docstring(prose, start, end)
    _read_text(prose, below)


def _is_below(source: str, lines: list[Span], start: int) -> bool:
    """Tell whether a comment stands right below others, with nothing but comments on the lines."""
    if not lines:
        return False
    between = source[lines[-1][1] : start]
    first = source.rfind("\n", 0, lines[0][0]) + 1
    return (
        between.count("\n") == 1 and between.isspace() and _ALONE.match(source, first) is not None
    )


def _block(source: str, start: int, end: int) -> list[Span]:
    """Return the lines of a comment with two ends, without what is in its margin."""
    lead = _BLOCK_START.match(source, start)
    close = _BLOCK_END.search(source, start, end)
    first = lead.end() if lead else start
    return [
        (margin.end() if first < at and (margin := _MARGIN.match(source, at, stop)) else at, stop)
        for at, stop in lines_of(source, first, close.start() if close else end)
    ]


def _read_docstring(prose: Prose, start: int, end: int) -> None:
    string = _STRING.match(prose.source, start)
    if string is None or not {"b", "f"}.isdisjoint(string[1].lower()):
        return
    lines = lines_of(prose.source, string.end(), end - len(string[2]))
    spans = [*lines[:1], *dedented(prose.source, lines[1:])]
    if "r" in string[1].lower():
        part = Part.of(prose.source, *spans)
    else:
        part = Part.decoded(prose.source, spans, _ESCAPE, lambda _: None)
    with prose.within(part) as text:
        markdown.read_comment(text)


def _read_text(prose: Prose, lines: list[Span]) -> None:
    if lines:
        with prose.within(Part.of(prose.source, *dedented(prose.source, lines))) as text:
            markdown.read_comment(text)
