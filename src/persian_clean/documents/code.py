"""Code: the comments of programs, and the docstrings of Python.

Guarantees that not a character of code changes, nor of the examples in comments. Comments are read
as Markdown, which most languages write them in; doctests, fields of Sphinx and tags of JSDoc stay.
"""

from __future__ import annotations

import re
from itertools import takewhile
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
_DIRECTIVE: Final = re.compile(r"//(?:[a-z]+:|export |line |extern )|/[/*][#@] source")
"""A comment that tells a program something: ``//go:generate``, ``//# sourceMappingURL=x``."""
_OUTPUT: Final = re.compile(r"\s*(?:unordered )?output:", re.IGNORECASE)
"""From here on a comment of Go is what an example must print."""
_HEREDOC: Final = r"(?<!<)<<-?[ \t]*[\\\"']?(\w+)\b"
_NO_COMMENTS: Final = {
    "tree_sitter_css": re.compile(r"url\((?!\s*[\"'])[^)]*+", re.IGNORECASE),
    # Two texts of one command, one behind the other.
    "tree_sitter_bash": re.compile(
        rf"{_HEREDOC}[^\n]{{0,99}}?{_HEREDOC}[^\n]{{0,99}}+(?>(?:\n.*){{0,200}}?\n[ \t]*\1)(?=\n)"
        r"(?>(?:\n.*){0,200}?\n[ \t]*\2)$",
        re.MULTILINE,
    ),
    "tree_sitter_php": re.compile(r"\?>(?:[^<]|<(?!\?))*+"),
}
"""Where the parser of a language may see comments and there are none."""
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
    module = grammar.partition(":")[0]
    output = _OUTPUT if module == "tree_sitter_go" else None
    others = _NO_COMMENTS[module].finditer(source) if module in _NO_COMMENTS else iter(())
    other = next(others, None)
    below: list[Span] = []  # lines of comments one below the other
    for start, end in syntax.find(source, grammar, _KINDS, query):
        while other is not None and other.end() <= start:
            other = next(others, None)
        if _DIRECTIVE.match(source, start) or (other is not None and other.start() < start):
            continue
        end = start + len(source[start:end].rstrip())  # noqa: PLW2901
        lead = _LINE_COMMENT.match(source, start)
        is_switch = SWITCH.search(source, start, end) is not None
        if lead is not None and not is_switch and _is_below(source, below, start):
            # The line break is at the end of the line, not of the comment.
            below[-1] = (below[-1][0], source.find("\n", below[-1][1]) + 1)
            below.append((lead.end(), end))
            continue
        _read_text(prose, below, output)
        below = []
        if is_switch:
            prose.comment(start, end)
        elif lead is not None:
            below = [(lead.end(), end)]
        elif _BLOCK_START.match(source, start):
            _read_text(prose, _block(source, start, end), output)
        else:
            _read_docstring(prose, start, end)
    _read_text(prose, below, output)


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


def _read_text(prose: Prose, lines: list[Span], output: re.Pattern[str] | None) -> None:
    """Read lines of comments; where output begins, none follow that are prose."""
    if output is not None:
        lines = list(takewhile(lambda line: not output.match(prose.source, *line), lines))
    if lines:
        with prose.within(Part.of(prose.source, *dedented(prose.source, lines))) as text:
            markdown.read_comment(text)
