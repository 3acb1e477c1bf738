"""What must be the same before and after, told by parsers that the library does not use for it."""

from __future__ import annotations

import ast
import io
import json
import re
import tokenize
import tomllib
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, Final

import pyromark

if TYPE_CHECKING:
    from collections.abc import Callable

_PLACEHOLDER: Final = re.compile(r"\{name\}|\{\{علي\}\}|%s|</?b>|@:\w+")
_CODE: Final = {"script", "style", "pre", "code", "textarea", "kbd"}
_SPOKEN: Final = {"alt", "title", "placeholder", "aria-label", "content"}


def _data(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {key: _data(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_data(inner) for inner in value]
    return _PLACEHOLDER.findall(value) if isinstance(value, str) else value


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[object] = []
        self._code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, [(k, v if k not in _SPOKEN else None) for k, v in attrs]))
        self._code += tag in _CODE

    def handle_endtag(self, tag: str) -> None:
        self.found.append(tag)
        self._code -= tag in _CODE

    def handle_data(self, data: str) -> None:
        if self._code > 0:
            self.found.append(data)

    def handle_comment(self, data: str) -> None:
        self.found.append(data)


def _html(source: str) -> object:
    parser = _Tags()
    parser.feed(source)
    parser.close()
    return parser.found


def _markdown(source: str) -> object:
    options = pyromark.Options
    found: list[object] = []
    chosen = (
        options.ENABLE_TABLES
        | options.ENABLE_FOOTNOTES
        | options.ENABLE_MATH
        | options.ENABLE_DEFINITION_LIST  # what is indented in a definition is no code
    )
    in_code = False
    source = re.sub("^:::", "box", source, flags=re.MULTILINE)  # which is no definition
    for event in pyromark.events(source, options=chosen):
        match event:
            case {"Text": text} if not in_code:
                found += re.findall(r"[#>`|]", str(text))
            case {"Html": text} | {"InlineHtml": text}:
                found += re.findall(r"<[^<>؀-ۿ]*>", str(text))
            case {"Start": {"Link": link}} | {"Start": {"Image": link}}:
                found.append((link["link_type"], link["dest_url"], link["id"]))
            case _:
                found.append(event)
                in_code = isinstance(event, dict) and "CodeBlock" in str(event.get("Start"))
    return found


def _xml(source: str) -> object:
    return [(element.tag, element.attrib) for element in ET.fromstring(source).iter()]  # noqa: S314  ours


def _notebook(source: str) -> object:
    notebook = json.loads(source)
    return [
        cell if cell["cell_type"] != "markdown" else _markdown("".join(cell["source"]))
        for cell in notebook["cells"]
    ]


def _python(source: str) -> object:
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                kept = re.findall(r"\\.|>>>.*|``.*?``", str(first.value.value))
                first.value.value = " ".join(kept)
    comments = [
        token.type == tokenize.COMMENT
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
    ]
    return ast.dump(tree), comments


def _lines(pattern: str) -> Callable[[str], object]:
    """Return what finds the parts of a source that must stay."""
    compiled = re.compile(pattern, re.MULTILINE)
    return compiled.findall


SKELETONS: Final[dict[str, Callable[[str], object]]] = {
    "markdown": _markdown,
    "mdx": _lines(r"^import.*|\{[^{}]*\}|</?[A-Z]\w*|`[^`]*`"),
    "html": _html,
    "xml": _xml,
    "po": _lines(r"^#.*|^msg(?:id|ctxt).*|^msgstr\S*|%\(n\)d|%s|\{n\}|\\[nt\\]"),
    "strings": _lines(r'/\*.*?\*/|//.*|^[^"/]*?(?:"[^"]*"|\w+\.x)(?= )|%@|\\n|</?b>|;'),
    "srt": _lines(r"^.*-->.*|^\d+(?=\n\d\d:)|<[^<>]*>|\{[^{}]*\}"),
    "vtt": _lines(r"^.*-->.*|^NOTE.*\n.*|<[^<>]*>|&\w+;"),
    "ass": _lines(r"^(?:(?:.*?,){9}|[^D].*)|\{[^{}]*\}|\\[Nh]"),
    "latex": _lines(r"\\[A-Za-z]+\*?|\\lr\{[^{}]*\}|\\[\\\[\]()&]|[{}$&~]|\$[^$]*\$|(?<!\\)%.*"),
    "bibtex": _lines(r"^@\w+\{[^,]*|^\s*\w+ =|[{}]|url = .*|\band\b"),
    "json": lambda source: _data(json.loads(source)),
    "toml": lambda source: _data(tomllib.loads(source)),
    "yaml": _lines(r"^\s*(?:#.*|'?[^\s:']+'?:|-|\?)|(?<=: )[&*!]\S+|[\[\]{}|>]"),
    "notebook": _notebook,
    "rst": _lines(
        r"``[^`]*``|`[^`]*`_?|^\.\. (?:[a-z-]+::|_.*|persian.*)|^>>>.*\n.*|^\+.*|^\||\*\*?"
    ),
    "python": _python,
    "javascript": _lines(r"^(?!\s*(?://|/?\*)).*?(?=//)|`.*`|```[^`]*```|@param \{string\} x"),
}  # fmt: skip
