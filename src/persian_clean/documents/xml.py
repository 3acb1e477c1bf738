r"""XML: the text of elements; for Android the strings of resources, for XLIFF the translations.

Guarantees that attributes, names and everything outside of text stay. Which elements are
paragraphs XML does not say: an element that has text of its own is taken for one, and the elements
in it stand in its line.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.parsers import expat

from persian_clean.documents import messages
from persian_clean.documents.errors import DocumentError
from persian_clean.documents.languages import is_other_language
from persian_clean.documents.markup import CODE
from persian_clean.documents.offsets import Offsets
from persian_clean.documents.runs import Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from persian_clean.documents.prose import Prose

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_REFERENCE: Final = re.compile(r"&[^\s;&<>]+;|<!\[CDATA\[|\]\]>")
_ANDROID: Final = re.compile(rf"{_REFERENCE.pattern}|\\u[0-9A-Fa-f]{{4}}|\\.|\s*\"\s*", re.DOTALL)
_PREDEFINED: Final = frozenset({"&lt;", "&gt;", "&amp;", "&quot;", "&apos;"})

_LANGUAGE_ATTRIBUTES: Final = ("xml:lang", "target-language", "trgLang", "language")

_CODE: Final = CODE | frozenset(
    "programlisting screen literal literallayout command filename option varname envar function "
    "parameter replaceable userinput computeroutput systemitem uri constant classname methodname "
    "synopsis cmdsynopsis funcsynopsis equation inlineequation remark".split()
)
_ADDRESSES: Final = frozenset("guid link url loc docs id uri icon logo comments".split())


class _Dialect(NamedTuple):
    """What is text in XML of one kind.

    Attributes:
        texts: The elements whose text is translated; none are named where any may have some.
        codes: Elements within them, besides ``_CODE``, that stand for something else.
        escapes: What an escape looks like.
        mnemonic: The sign before the letter that chooses a menu entry.
    """

    texts: frozenset[str] | None = None
    codes: frozenset[str] = frozenset()
    escapes: re.Pattern[str] = _REFERENCE
    mnemonic: str = ""


_DIALECTS: Final = {
    "resources": _Dialect(frozenset({"string", "item"}), frozenset({"g"}), _ANDROID),
    "xliff": _Dialect(frozenset({"target"}), frozenset({"ph", "bpt", "ept", "it", "ut"})),
    "rss": _Dialect(codes=_ADDRESSES),
    "feed": _Dialect(codes=_ADDRESSES),
    "urlset": _Dialect(codes=_ADDRESSES),
    "plist": _Dialect(codes=frozenset({"key", "data"})),
    "TS": _Dialect(frozenset({"translation", "numerusform"}), mnemonic="&"),  # Qt Linguist
}
"""By the name of the root."""


class Event(NamedTuple):
    """Something the parser finds.

    Attributes:
        kind: ``start`` and ``end`` of an element, ``text``, ``comment``, or ``other``.
        value: The name of the element, or the text.
        attributes: Those of an element that starts.
        start: Where it begins in the source.
        end: Where it ends, exclusive.
    """

    kind: str
    value: str
    attributes: Mapping[str, str]
    start: int
    end: int


def events(source: str) -> list[Event]:
    """Parse XML.

    Args:
        source: A document; whatever encoding it names, it is text by now.

    Raises:
        DocumentError: It is not well-formed.
    """
    data = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", source).encode()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = False
    found: list[tuple[str, str, Mapping[str, str], int]] = []

    def add(kind: str, value: str = "", attributes: Mapping[str, str] = {}) -> None:
        found.append((kind, value, attributes, parser.CurrentByteIndex))

    parser.StartElementHandler = lambda name, attributes: add("start", name, attributes)
    parser.EndElementHandler = lambda name: add("end", name)
    parser.CharacterDataHandler = lambda text: add("text", text)
    parser.CommentHandler = lambda text: add("comment", text)
    parser.StartCdataSectionHandler = lambda: add("other")
    parser.EndCdataSectionHandler = lambda: add("other")
    # With this, entities of the document's own are not expanded.
    parser.DefaultHandler = lambda _: add("other")
    try:
        parser.Parse(data, True)  # noqa: FBT003  takes no keyword
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise DocumentError(
            f"this is not XML: {reason} at column {error.offset + 1}", error.lineno
        ) from error
    offsets = Offsets(data)
    starts = [offsets[byte] for *_, byte in found] + [len(source)]
    return [
        Event(kind, value, attributes, starts[i], starts[i + 1])
        for i, (kind, value, attributes, _) in enumerate(found)
    ]


def encode(text: str) -> str:
    """Write text for XML.

    Args:
        text: Any text.
    """
    return html.escape(text, quote=False)


def encode_ascii(text: str) -> str:
    """Write text for XML in ASCII.

    Args:
        text: Any text.
    """
    return encode(text).encode("ascii", "xmlcharrefreplace").decode()


def value_of(reference: re.Match[str]) -> str | None:
    """Return what a reference stands for; None if the document defines it.

    Args:
        reference: A match of a reference with its semicolon.
    """
    is_known = reference[0] in _PREDEFINED or reference[0].startswith("&#")
    return html.unescape(reference[0]) if is_known else None


def read(prose: Prose) -> None:
    """Read XML.

    Args:
        prose: Its source, and what takes its prose.

    Raises:
        DocumentError: It is not well-formed.
    """
    source = prose.source
    found = events(source)
    root = next(event.value for event in found if event.kind == "start")
    dialect = _DIALECTS.get(root, _Dialect())
    encoder = encode_ascii if source.isascii() else encode
    texts, kept = _texts(found, dialect)
    for start, end, shape in texts:
        prose.block(shape)
        if shape == "comment":
            prose.comment(start, end)
            continue
        inside = kept[bisect_left(kept, (start, 0)) : bisect_left(kept, (end, 0))]
        part = Part.decoded(source, [(start, end)], dialect.escapes, _value, inside)
        messages.read(prose, part, encoder, dialect.mnemonic)


class _Element(NamedTuple):
    """An element that is open.

    Attributes:
        start: Where it begins, and its text does.
        kept: Whether its text is to be left alone.
    """

    start: int
    text: int
    kept: bool


def _texts(
    found: list[Event], dialect: _Dialect
) -> tuple[list[tuple[int, int, str]], list[tuple[int, int]]]:
    """Return where the text of paragraphs and comments stands, with what it is; and what stays."""
    texts: list[tuple[int, int, str]] = []
    kept: list[tuple[int, int]] = []
    open_elements: list[_Element] = []
    with_text: set[int] = set()  # how deep the open elements are that have text of their own
    for event in found:
        depth = len(open_elements)
        match event.kind:
            case "start":
                stays = depth > 0 and open_elements[-1].kept
                stays = stays or _is_kept(event, dialect.codes)
                open_elements.append(_Element(event.start, event.end, stays))
            case "text" if not event.value.isspace():
                with_text.add(depth)
            case "end":
                element = open_elements.pop()
                has_text = depth in with_text
                with_text.discard(depth)
                if element.kept:
                    if not open_elements or not open_elements[-1].kept:
                        kept.append((element.start, event.end))
                elif has_text if dialect.texts is None else event.value in dialect.texts:
                    while texts and texts[-1][0] >= element.text:  # what is in it is in its line
                        texts.pop()
                    texts.append((element.text, event.start, event.value))
            case "comment":
                texts.append((event.start, event.end, "comment"))
            case _:
                pass
    return texts, kept


def _is_kept(event: Event, codes: frozenset[str]) -> bool:
    """Tell whether an element is no text, or says that its text is to be left alone."""
    attributes = event.attributes
    name = event.value.rpartition(":")[2]
    return (
        name in _CODE
        or name in codes
        or attributes.get("translatable") == "false"
        or attributes.get("regexp") == "yes"
        or "no" in (attributes.get("translate"), attributes.get("its:translate"))
        or any(is_other_language(attributes.get(name)) for name in _LANGUAGE_ATTRIBUTES)
    )


def _value(escape: re.Match[str]) -> str | None:
    text = escape[0]
    match text[0]:
        case "&":
            return value_of(escape)
        case "\\":
            kind = text[1]
            if kind == "u" and len(text) > 2:
                return text.encode().decode("unicode-escape")
            return {"n": "\n", "t": "\t"}.get(kind, kind)
        case "]":
            return ""
        case _:
            return "" if text.startswith("<![") else None
