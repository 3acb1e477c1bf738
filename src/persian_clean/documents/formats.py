"""Formats: the table of what can be read, and by which reader.

Guarantees that a name stands for one format at most, and that no library is imported before a
document of its format is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, cast

from persian_clean.documents.errors import MissingLibraryError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from persian_clean.documents.prose import Prose

    Reader = Callable[[Prose], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One row of the table.

    Attributes:
        name: What it is called in the API and on the command line.
        title: What it is called in prose.
        suffixes: How names of its files end.
        prose: What of it is prose.
        reader: Module and function that read it: ``read(prose)``.
        tags: What pre-commit calls its files (``types_or``); none where it knows no name.
        grammar: Module and function with the grammar of a programming language.
        has_fields: Whether keys can be named whose values are prose.
        on_request: Whether it is read only when asked for: the comments of program code.
        is_binary: Whether a document is bytes rather than text.
        needs_extra: Whether a library reads it that the extra ``documents`` brings.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    prose: str
    reader: str
    tags: tuple[str, ...] = ()
    grammar: str = ""
    has_fields: bool = False
    on_request: bool = False
    is_binary: bool = False
    needs_extra: bool = False

    def load(self) -> Reader:
        """Return its reader."""
        module, name = self.reader.split(":")
        reader = getattr(import_module(f"{__package__}.{module}"), name)
        return partial(reader, grammar=self.grammar) if self.grammar else cast("Reader", reader)


def _code(name: str, title: str, suffixes: str, tags: str, grammar: str) -> Format:
    return Format(
        name=name,
        title=title,
        suffixes=tuple(suffixes.split()),
        prose="comments and docstrings" if name == "python" else "comments",
        reader="code:read",
        tags=tuple(tags.split()),
        grammar=f"tree_sitter_{grammar}",
        on_request=True,
        needs_extra=True,
    )


_ROWS: Final = (
    Format(
        name="text",
        title="plain text",
        suffixes=(".txt", ".text"),
        prose="everything",
        reader="",
        tags=("plain-text",),
    ),
    Format(
        name="markdown",
        title="Markdown",
        suffixes=(".md", ".markdown", ".mkd", ".mdown", ".rmd", ".qmd"),
        prose="text, alternative texts, titles of links; some fields of front matter",
        reader="markdown:read",
        tags=("markdown", "quarto"),
        has_fields=True,
        needs_extra=True,
    ),
    Format(
        name="html",
        title="HTML",
        suffixes=(".html", ".htm", ".xhtml"),
        prose="text; alt, title, placeholder and aria-label; descriptions in the head",
        reader="html:read",
        tags=("html",),
    ),
    Format(
        name="mdx",
        title="MDX",
        suffixes=(".mdx",),
        prose="as in Markdown",
        reader="markdown:read_mdx",
        tags=("mdx",),
        has_fields=True,
        needs_extra=True,
    ),
    Format(
        name="xml",
        title="XML",
        suffixes=tuple(
            ".xml .svg .xlf .xliff .resx .tmx .rss .atom .dbk .stringsdict .ttml .dfxp".split()
        ),
        prose="text; in Android resources the strings, in XLIFF the translations",
        reader="xml:read",
        tags=("xml",),
    ),
    Format(
        name="po",
        title="gettext PO",
        suffixes=(".po", ".pot"),
        prose="msgstr",
        reader="po:read",
        tags=("pofile",),
    ),
    Format(
        name="strings",
        title="Apple strings",
        suffixes=(".strings",),
        prose="values",
        reader="apple:read",
    ),
    Format(
        name="srt",
        title="SubRip",
        suffixes=(".srt",),
        prose="what is said",
        reader="subtitles:read_srt",
    ),
    Format(
        name="vtt",
        title="WebVTT",
        suffixes=(".vtt",),
        prose="what is said",
        reader="subtitles:read_vtt",
    ),
    Format(
        name="ass",
        title="SubStation Alpha",
        suffixes=(".ass", ".ssa"),
        prose="the text of dialogue events",
        reader="subtitles:read_ass",
    ),
    Format(
        name="latex",
        title="LaTeX",
        suffixes=(".tex", ".ltx"),
        prose="text; arguments of commands known to take text",
        reader="latex:read",
        tags=("tex",),
    ),
    Format(
        name="bibtex",
        title="BibTeX",
        suffixes=(".bib",),
        prose="titles, names, notes and other fields that are printed",
        reader="bibtex:read",
        tags=("bib",),
        has_fields=True,
    ),
    Format(
        name="json",
        title="JSON",
        suffixes=(".json", ".arb"),
        prose="strings that are values, or those under chosen keys",
        reader="data:read_json",
        tags=("json",),
        has_fields=True,
    ),
    Format(
        name="yaml",
        title="YAML",
        suffixes=(".yaml", ".yml"),
        prose="strings that are values, or those under chosen keys",
        reader="data:read_yaml",
        tags=("yaml",),
        has_fields=True,
        needs_extra=True,
    ),
    Format(
        name="toml",
        title="TOML",
        suffixes=(".toml",),
        prose="strings that are values, or those under chosen keys",
        reader="data:read_toml",
        tags=("toml",),
        has_fields=True,
        needs_extra=True,
    ),
    Format(
        name="notebook",
        title="Jupyter",
        suffixes=(".ipynb",),
        prose="Markdown cells",
        reader="notebooks:read",
        tags=("jupyter",),
        needs_extra=True,
    ),
    Format(
        name="rst",
        title="reStructuredText",
        suffixes=(".rst", ".rest"),
        prose="text; admonitions and alternative texts among directives",
        reader="rst:read",
        tags=("rst",),
        needs_extra=True,
    ),
    Format(
        name="docx",
        title="Word",
        suffixes=(".docx",),
        prose="paragraphs, with footnotes, comments, headers and tables",
        reader="word:read",
        is_binary=True,
    ),
    _code("bash", "shell scripts", ".sh .bash", "shell bash", "bash:language"),
    _code("c", "C", ".c .h", "c", "c:language"),
    _code("cpp", "C++", ".cpp .cc .cxx .hpp .hh .hxx", "c++", "cpp:language"),
    _code("csharp", "C#", ".cs", "c#", "c_sharp:language"),
    _code("css", "CSS", ".css", "css", "css:language"),
    _code("go", "Go", ".go", "go", "go:language"),
    _code("java", "Java", ".java", "java", "java:language"),
    _code(
        "javascript", "JavaScript", ".js .mjs .cjs .jsx", "javascript jsx", "javascript:language"
    ),
    _code("php", "PHP", ".php", "php", "php:language_php"),
    _code("python", "Python", ".py .pyi", "python pyi", "python:language"),
    _code("ruby", "Ruby", ".rb", "ruby", "ruby:language"),
    _code("rust", "Rust", ".rs", "rust", "rust:language"),
    _code("tsx", "TSX", ".tsx", "tsx", "typescript:language_tsx"),
    _code("typescript", "TypeScript", ".ts .mts .cts", "ts", "typescript:language_typescript"),
)

FORMATS: Final[dict[str, Format]] = {row.name: row for row in _ROWS}
"""The formats by name."""

_BY_SUFFIX: Final = {suffix: row for row in _ROWS for suffix in row.suffixes}


def detect(name: str | PurePath, *, comments: bool = False) -> str | None:
    """Return the name of the format of a file, by the name of the file.

    Args:
        name: Name or path of a file; it need not exist.
        comments: Whether files of program code count, whose comments would be cleaned.

    Returns:
        A key of ``FORMATS``; None if no format has names like this.

    Examples:
        >>> detect("docs/README.md"), detect("strings.XML")
        ('markdown', 'xml')
        >>> detect("photo.jpg"), detect("setup.py"), detect("setup.py", comments=True)
        (None, None, 'python')
    """
    row = _BY_SUFFIX.get(PurePath(name).suffix.lower())
    return row.name if row is not None and (comments or not row.on_request) else None


def library(name: str) -> ModuleType:
    """Import a library that the extra ``documents`` brings.

    Args:
        name: Name of the module.

    Raises:
        MissingLibraryError: It is not installed.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        package = (error.name or name).replace("_", "-")
        raise MissingLibraryError(
            f"this format needs {package}: pip install 'persian-clean[documents]'"
        ) from error
