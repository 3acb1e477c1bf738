r"""PO: translations of gettext.

Guarantees that only ``msgstr`` changes: the texts to translate, contexts, flags, comments, obsolete
entries and the header stay, and so do the escapes and the lines that a translation is written on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from persian_clean.documents import messages
from persian_clean.documents.errors import DocumentError
from persian_clean.documents.languages import is_other_language
from persian_clean.documents.runs import Part

if TYPE_CHECKING:
    from persian_clean.documents.prose import Prose

_LINE: Final = re.compile(
    r"""[ \t]*(?:
        (?P<comment>\#[^\r\n]*)
        | (?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?[ \t]*
          (?P<strings>(?:"(?:[^"\\\r\n]|\\[^\r\n])*+"[ \t]*)+)
        |
    )(?:\r\n?|\n|\Z)""",
    re.VERBOSE,
)
_STRING: Final = re.compile(r'"((?:[^"\\]|\\.)*+)"')
_ESCAPE: Final = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|[0-7]{1,3}|.)")
_VALUES: Final = dict(zip('abtnvfr"\\', '\a\b\t\n\v\f\r"\\', strict=True))
_ENCODED: Final = str.maketrans({char: f"\\{name}" for name, char in _VALUES.items()})
_LANGUAGE: Final = re.compile(r"^Language(?:-Code)?:[ \t]*([\w-]+)", re.MULTILINE)
_MNEMONIC: Final = re.compile(r"([&~])[A-Za-z0-9]")


class _Entry:
    """What has been read of an entry."""

    def __init__(self) -> None:
        self.msgid = ""
        self.keyword = ""
        self.spans: list[tuple[int, int]] = []  # of the translation at hand

    def end(self, prose: Prose) -> bool:
        """Read the translation; tell whether others are prose too."""
        spans, self.spans = self.spans, []
        part = Part.decoded(prose.source, spans, _ESCAPE, lambda m: _VALUES.get(m[0][1:]))
        if spans and not self.msgid:  # the header
            language = _LANGUAGE.search(part.text)
            return language is None or not is_other_language(language[1])
        mnemonic = _MNEMONIC.search(self.msgid)
        messages.read(prose, part, encode, mnemonic[1] if mnemonic else "")
        return True

    def take(self, line: re.Match[str]) -> None:
        """Take the strings of a line."""
        if line["keyword"] in {"msgctxt", "msgid"}:
            self.msgid = ""
        self.keyword = line["keyword"] or self.keyword
        strings = list(_STRING.finditer(line.string, *line.span("strings")))
        if self.keyword.startswith("msgid"):
            self.msgid += "".join(string[1] for string in strings)
        elif self.keyword.startswith("msgstr"):
            self.spans += [string.span(1) for string in strings]


def read(prose: Prose) -> None:
    """Read a catalogue.

    Args:
        prose: Its source, and what takes its prose.

    Raises:
        DocumentError: A line is none of a catalogue.
    """
    source = prose.source
    entry = _Entry()
    at = 0
    while at < len(source):
        line = _LINE.match(source, at)
        if line is None or (line["strings"] is not None and not (entry.keyword or line["keyword"])):
            number = source.count("\n", 0, at) + 1
            raise DocumentError("this is no line of a gettext catalogue", number)
        if (line["strings"] is None or line["keyword"]) and not entry.end(prose):
            return
        if line["strings"] is not None:
            entry.take(line)
        elif line["comment"]:
            prose.comment(*line.span("comment"))
        at = line.end()
    entry.end(prose)


def encode(text: str) -> str:
    """Write text for a string of gettext.

    Args:
        text: Any text.
    """
    return text.translate(_ENCODED)
