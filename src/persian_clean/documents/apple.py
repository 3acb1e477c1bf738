r"""Apple strings: the values of ``.strings`` files.

Guarantees that keys and comments stay, and so do quotes and escapes; a string that is all ASCII,
with letters as ``\U06a9``, stays so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from persian_clean.documents import messages
from persian_clean.documents.errors import DocumentError
from persian_clean.documents.runs import Part

if TYPE_CHECKING:
    from persian_clean.documents.prose import Prose

_STRING: Final = r'"(?:[^"\\]|\\.)*+"'
_WORD: Final = r"[\w.$:/-]+?"
_GAP: Final = r"(?:\s|/\*(?:(?!\*/).)*+\*/|//[^\n]*)*+"
_ITEM: Final = re.compile(
    rf"(?:{_STRING}|{_WORD}){_GAP}(?:={_GAP}(?:(?P<value>{_STRING})|{_WORD}){_GAP})?;", re.DOTALL
)
_COMMENT: Final = re.compile(r"\s+|/\*(?:(?!\*/).)*+\*/|//[^\n]*", re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(?:U[0-9A-Fa-f]{4}|[0-7]{1,3}|.)", re.DOTALL)
_VALUES: Final = dict(zip("abtnvfr\"'\\\n", "\a\b\t\n\v\f\r\"'\\\n", strict=True))
_ENCODED: Final = str.maketrans({'"': r"\"", "\\": r"\\", "\n": r"\n"})


def read(prose: Prose) -> None:
    """Read a table of strings.

    Args:
        prose: Its source, and what takes its prose.

    Raises:
        DocumentError: Something in it is neither a comment nor a pair.
    """
    source = prose.source
    at = 0
    while at < len(source):
        comment = _COMMENT.match(source, at)
        if comment is not None:
            prose.comment(*comment.span())
            at = comment.end()
            continue
        item = _ITEM.match(source, at)
        if item is None:
            number = source.count("\n", 0, at) + 1
            raise DocumentError('this is no pair of Apple strings: "key" = "value";', number)
        prose.block("pair")
        if item["value"] is not None:
            start, end = item.span("value")
            part = Part.decoded(source, [(start + 1, end - 1)], _ESCAPE, _value)
            messages.read(prose, part, encode_ascii if item["value"].isascii() else encode)
        at = item.end()


def encode(text: str) -> str:
    """Write text for a string of Apple.

    Args:
        text: Any text.
    """
    return text.translate(_ENCODED)


def encode_ascii(text: str) -> str:
    """Write text for a string of Apple in ASCII.

    Args:
        text: Any text.
    """
    return "".join([char if char.isascii() else f"\\U{ord(char):04x}" for char in encode(text)])


def _value(escape: re.Match[str]) -> str | None:
    kind = escape[0][1:]
    return chr(int(kind[1:], 16)) if kind[0] == "U" and len(kind) > 1 else _VALUES.get(kind)
