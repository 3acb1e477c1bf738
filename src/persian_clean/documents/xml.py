r"""XML: the text of elements; for Android the strings of resources, for XLIFF the translations.

Guarantees that attributes, names and everything outside of text stay. Which elements are
paragraphs XML does not say: an element that has text of its own is taken for one, and the elements
in it stand in its line.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.parsers import expat

from persian_clean.documents import messages
from persian_clean.documents.errors import DocumentError
from persian_clean.documents.languages import is_other_language
from persian_clean.documents.markup import CODE
from persian_clean.documents.offsets import Offsets
from persian_clean.documents.runs import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from persian_clean.documents.prose import Prose

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_CDATA: Final = r"<!\[CDATA\[|\]\]>"
_ANDROID: Final = re.compile(
    rf"<xliff:g\b[^<>]*>.*?</xliff:g>|&[^\s;&<>]+;|{_CDATA}|\\u[0-9A-Fa-f]{{4}}|\\.|\s*\"\s*",
    re.DOTALL,
)
_PREDEFINED: Final = frozenset({"&lt;", "&gt;", "&amp;", "&quot;", "&apos;"})

_LANGUAGE_ATTRIBUTES: Final = ("xml:lang", "target-language", "trgLang", "language")

_CODE: Final = CODE | frozenset(
    "programlisting screen literal literallayout command filename option varname envar function "
    "parameter replaceable userinput computeroutput systemitem uri constant classname methodname "
    "synopsis cmdsynopsis funcsynopsis equation inlineequation remark".split()
)


def _escapes(elements: Iterable[str]) -> re.Pattern[str]:
    """Return what stands for something else: references, and elements that are no text."""
    names = "|".join(elements)
    return re.compile(
        rf"<(?P<tag>{names})\b[^<>]*(?:/>|>.*?</(?P=tag)\s*>)|&[^\s;&<>]+;|{_CDATA}", re.DOTALL
    )


_REFERENCE: Final = _escapes(_CODE)
_XLIFF: Final = _escapes(("ph", "bpt", "ept", "it", "ut"))


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
    names: frozenset[str] | None
    match root:
        case "resources":
            names, escapes = frozenset({"string", "item"}), _ANDROID
        case "xliff":
            names, escapes = frozenset({"target"}), _XLIFF
        case "TS":  # Qt Linguist
            names, escapes = frozenset({"translation", "numerusform"}), _REFERENCE
        case _:
            names, escapes = None, _REFERENCE
    encoder = encode_ascii if source.isascii() else encode
    for start, end, shape in _texts(found, names):
        prose.block(shape)
        if shape == "comment":
            prose.comment(start, end)
            continue
        part = Part.decoded(source, [(start, end)], escapes, _value)
        messages.read(prose, part, encoder, "&" if root == "TS" else "")


def _texts(found: list[Event], names: frozenset[str] | None) -> list[tuple[int, int, str]]:
    """Return where the text of paragraphs, and where comments stand, with what they are."""
    texts: list[tuple[int, int, str]] = []
    open_elements: list[_Element] = []
    for event in found:
        match event.kind:
            case "start":
                above = open_elements[-1] if open_elements else None
                kept = (above is not None and above.kept) or _is_kept(event)
                open_elements.append(_Element(event.end, kept))
            case "text":
                open_elements[-1].has_text |= not event.value.isspace()
            case "end":
                element = open_elements.pop()
                wanted = element.has_text if names is None else event.value in names
                if wanted and not element.kept:
                    while texts and texts[-1][0] >= element.start:  # what is in it is in its line
                        texts.pop()
                    texts.append((element.start, event.start, event.value))
            case "comment":
                texts.append((event.start, event.end, "comment"))
            case _:
                pass
    return texts


class _Element:
    def __init__(self, start: int, kept: bool) -> None:  # noqa: FBT001
        self.start = start
        self.kept = kept
        self.has_text = False


def _is_kept(event: Event) -> bool:
    """Tell whether an element says that its text is to be left alone."""
    attributes = event.attributes
    return (
        event.value.rpartition(":")[2] in _CODE
        or attributes.get("translatable") == "false"
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
