r"""Data: strings that are values in JSON, YAML and TOML.

Guarantees that keys, values that are no strings, and values that are the name of another key stay,
and that a string keeps the quotes it has; a string that is all ASCII, with letters as ``\u06a9``,
stays so.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Final

from persian_clean.chars import ARABIC_YEH, FARSI_YEH, KEHEH, ZWNJ
from persian_clean.documents import messages, syntax
from persian_clean.documents.errors import DocumentError
from persian_clean.documents.languages import is_other_language
from persian_clean.documents.runs import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from persian_clean.documents.prose import Prose
    from persian_clean.documents.runs import Encode

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*+"|[{}\[\],]')
_COLON: Final = re.compile(r"\s*:")
_UNICODE_ESCAPE: Final = (
    r"u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}"
)
_ESCAPE: Final = re.compile(rf"\\(?:{_UNICODE_ESCAPE}|x[0-9A-Fa-f]{{2}}|\r?\n[ \t]*|.)")
_HEX: Final = re.compile(r"[xuU]([0-9A-Fa-f]+)")
_LANGUAGES: Final = ("@@locale", "locale", "lang", "language")
"""The keys by which a mapping says which language it is in."""
_JSON_LANGUAGE: Final = re.compile(rf'"(?:{"|".join(_LANGUAGES)})"\s*:\s*"([\w-]+)"')
_LANGUAGE: Final = re.compile(
    rf"[\"']?(?:{'|'.join(_LANGUAGES)})[\"']?[ \t]*[:=][ \t]*[\"']?([\w-]+)[\"']?"
)
"""A pair of YAML or TOML."""
_KEY: Final = re.compile(r"[^\s.\"']+")
_YAML_KEY: Final = re.compile(
    r"(?:^|[{,])(?:[ \t]|[-?][ \t])*+"
    r"[\"']?([^\s\"'{}\[\],:#][^\"'{}\[\],:\n]*+)[\"']?[ \t]*:(?=\s)",
    re.MULTILINE,
)
"""What may be one; more than there are do no harm."""
_YAML_HEAD: Final = re.compile(r"(?:\A|[\r\n])(?![ \t]*[#\r\n])([ \t]*(?:[-?:][ \t]+)*)")
_DOUBLED: Final = re.compile("''")
_SCALARS: Final = frozenset(
    "string_scalar double_quote_scalar single_quote_scalar block_scalar".split()
)
_TABLES: Final = frozenset({"document", "table", "table_array_element", "inline_table"})
_PAIRS: Final = frozenset({"block_mapping_pair", "flow_pair", "pair"})
_FOLDS: Final = str.maketrans(f"{ARABIC_YEH}\N{ARABIC LETTER KAF}", f"{FARSI_YEH}{KEHEH}", ZWNJ)
_NO_WORD: Final = re.compile(r"[\d\s:./+-]+")
"""What would be a date or a number with other digits."""
_VALUES: Final = dict(
    zip('0abtnvfre "/\\N_LP', '\0\a\b\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029', strict=True)
)


# --- JSON ---------------------------------------------------------------------------------------


def read_json(prose: Prose) -> None:
    """Read JSON.

    Args:
        prose: Its source, and what takes its prose.

    Raises:
        DocumentError: It is not JSON.
    """
    document = parse_json(prose.source)
    keys = _keys(prose, _keys_of(document))
    languages = _JSON_LANGUAGE.findall(prose.source)
    others = set(_others(document)) if any(map(is_other_language, languages)) else set()
    for start, end, path in json_strings(prose.source):
        if any(map(is_other_language, path)):
            continue
        if others and any(tuple(path[:n]) in others for n in range(len(path))):
            continue
        if prose.fields is None or not prose.fields.isdisjoint(path):
            part = json_part(prose.source, (start, end))
            if not _is_name(part.text, path[-1] if path else "", keys):
                messages.read(prose, part, json_encoder(prose.source[start:end]))


def _others(document: object) -> Iterator[tuple[str | int, ...]]:
    """Yield the keys and indices that lead to objects that say they are in another language."""
    values: list[tuple[tuple[str | int, ...], object]] = [((), document)]
    while values:
        path, value = values.pop()
        if isinstance(value, dict):
            if any(map(is_other_language, map(value.get, _LANGUAGES))):
                yield path
            values += [((*path, key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            values += [((*path, i), inner) for i, inner in enumerate(value)]


def parse_json(source: str) -> object:
    """Return what JSON says; numbers are left out, since nobody needs them here.

    Args:
        source: The JSON.

    Raises:
        DocumentError: It is not JSON.
    """
    try:
        return json.loads(source, parse_int=len, parse_float=len)
    except json.JSONDecodeError as error:
        what = error.msg.removesuffix(" at")
        raise DocumentError(
            f"this is not JSON: {what} at column {error.colno}", error.lineno
        ) from error
    except RecursionError as error:
        raise DocumentError("this JSON is nested too deeply") from error


def json_strings(source: str) -> Iterator[tuple[int, int, list[str | int]]]:
    """Find the strings of JSON that are values.

    Args:
        source: JSON without errors.

    Yields:
        Where a string is, without its quotes, and the keys and indices that lead to it; the list
        is the same for all and changes.
    """
    path: list[str | int] = []
    for m in _TOKEN.finditer(source):
        match m[0]:
            case "{":
                path.append("")
            case "[":
                path.append(0)
            case "}" | "]":
                path.pop()
            case ",":
                if isinstance(path[-1], int):
                    path[-1] += 1
            case text if path and isinstance(path[-1], str) and _COLON.match(source, m.end()):
                path[-1] = json.loads(text)
            case _:
                yield m.start() + 1, m.end() - 1, path


def json_part(source: str, *spans: tuple[int, int]) -> Part:
    """Return strings of JSON, put together and with their escapes decoded.

    Args:
        source: The JSON.
        spans: Where they are, without their quotes.
    """
    return Part.decoded(source, spans, _ESCAPE, lambda m: json.loads(f'"{m[0]}"'))


def json_encoder(string: str) -> Encode:
    """Return what writes text as a string of JSON is written.

    Args:
        string: The string, without its quotes.
    """
    is_ascii = string.isascii()
    return lambda text: json.dumps(text, ensure_ascii=is_ascii)[1:-1]


# --- YAML ---------------------------------------------------------------------------------------


def read_yaml(prose: Prose) -> None:
    """Read YAML.

    Args:
        prose: Its source, and what takes its prose.

    Raises:
        DocumentError: It is not YAML, or nested too deeply.
    """
    syntax.check_depth(prose.source, _YAML_HEAD, "YAML")
    root = syntax.parse(prose.source, "tree_sitter_yaml", "YAML")
    keys = _keys(prose, _YAML_KEY.findall(prose.source))
    nodes = [(root, prose.fields is None, "")]
    while nodes:
        node, wanted, key = nodes.pop()
        match node.type:
            case "comment":
                prose.comment(syntax.start(node), syntax.end(node))
            case "block_mapping_pair" | "flow_pair":
                value, key = node.child_by_field_name("value"), _key(prose.source, node)
                if value is not None and not is_other_language(key):
                    nodes.append((value, wanted or key in (prose.fields or ()), key))
            case "block_mapping" | "flow_mapping" if _is_in_other_language(node, prose.source):
                pass
            case "flow_node" | "block_node" if _has_own_type(node, prose.source):
                pass
            case kind if kind in _SCALARS:
                string = _scalar(prose.source, node) if wanted else None
                if string is not None and not _is_name(string[0].text, key, keys):
                    messages.read(prose, *string)
            case _:
                nodes += [(child, wanted, key) for child in reversed(_values_in(node))]


def _scalar(source: str, node: syntax.Node) -> tuple[Part, Encode] | None:
    """Return a string and what writes text as it is written; None for what is no string."""
    start, end = syntax.start(node), syntax.end(node)
    match node.type:
        case "double_quote_scalar":
            return _escaped(source, start + 1, end - 1)
        case "single_quote_scalar":
            part = Part.decoded(source, [(start + 1, end - 1)], _DOUBLED, lambda _: "'")
            return part, lambda text: text.replace("'", "''")
        case "block_scalar":
            start = source.find("\n", start, end) + 1 or end  # behind its indicators
        case _ if _NO_WORD.fullmatch(source, start, end):
            return None
    return Part.of(source, (start, end)), str


def _values_in(node: syntax.Node) -> list[syntax.Node]:
    """List what a node holds; what is no pair in a mapping of one line is a key."""
    named: list[syntax.Node] = node.named_children
    if node.type == "flow_mapping":
        return [child for child in named if child.type != "flow_node"]
    return named


def _key(source: str, pair: syntax.Node) -> str:
    """Return the key of a pair."""
    key = pair.child_by_field_name("key")
    return "" if key is None else source[syntax.start(key) : syntax.end(key)].strip("\"'")


def _has_own_type(node: syntax.Node, source: str) -> bool:
    """Tell whether a tag says that a node is something else than a string."""
    tags = [child for child in node.children if child.type == "tag"]
    return any(source[syntax.start(tag) : syntax.end(tag)] != "!!str" for tag in tags)


# --- TOML ---------------------------------------------------------------------------------------


def read_toml(prose: Prose) -> None:
    """Read TOML.

    Args:
        prose: Its source, and what takes its prose.

    Raises:
        DocumentError: It is not TOML.
    """
    try:
        document = tomllib.loads(prose.source)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise DocumentError(f"this is not TOML: {error}", int(line[1]) if line else None) from error
    except RecursionError as error:
        raise DocumentError("this TOML is nested too deeply") from error
    root = syntax.parse(prose.source, "tree_sitter_toml", "TOML")
    keys, others = _keys(prose, _keys_of(document)), set(_others(document))
    nodes = [(root, prose.fields is None, "")]
    while nodes:
        node, wanted, own = nodes.pop()
        start, end = syntax.start(node), syntax.end(node)
        match node.type:
            case "comment":
                prose.comment(start, end)
            case kind if kind in _TABLES and _is_in_other_language(node, prose.source):
                pass
            case "pair" | "table" | "table_array_element":
                key = node.named_children[0]
                names = _KEY.findall(prose.source, syntax.start(key), syntax.end(key))
                heads = {tuple(names[: n + 1]) for n in range(len(names))}
                if any(map(is_other_language, names)) or not heads.isdisjoint(others):
                    continue
                wanted = wanted or not (prose.fields or frozenset()).isdisjoint(names)
                own = prose.source[syntax.start(key) : syntax.end(key)].strip("\"'")
                nodes += [(child, wanted, own) for child in reversed(node.named_children[1:])]
            case "string" if wanted:
                part, encode = _toml_string(prose.source, start, end)
                if not _is_name(part.text, own, keys):
                    messages.read(prose, part, encode)
            case _:
                nodes += [(child, wanted, own) for child in reversed(node.named_children)]


def _toml_string(source: str, start: int, end: int) -> tuple[Part, Encode]:
    """Return a string and what writes text as it is written."""
    quotes = 3 if source.startswith(('"""', "'''"), start) else 1
    if source[start] == '"':
        return _escaped(source, start + quotes, end - quotes)
    return Part.of(source, (start + quotes, end - quotes)), str


# --- all of them --------------------------------------------------------------------------------


def _is_in_other_language(mapping: syntax.Node, source: str) -> bool:
    """Tell whether a mapping of YAML or TOML says that it is in another language."""
    pairs = [child for child in mapping.named_children if child.type in _PAIRS]
    found = [_LANGUAGE.fullmatch(source, syntax.start(pair), syntax.end(pair)) for pair in pairs]
    return any(is_other_language(pair[1]) for pair in found if pair is not None)


def _keys(prose: Prose, keys: Iterable[str]) -> frozenset[str]:
    """Return what may be keys of the document and names elsewhere, however they are spelt.

    Whoever names the fields that are prose has said that their values are no names.
    """
    if prose.fields is not None:
        return frozenset()
    return frozenset(_folded(key) for key in keys if not key.isascii())


def _keys_of(document: object) -> Iterator[str]:
    """Yield the keys of what JSON or TOML says."""
    values = [document]
    while values:
        value = values.pop()
        if isinstance(value, dict):
            yield from value
            values += value.values()
        elif isinstance(value, list):
            values += value


def _is_name(text: str, own: object, keys: frozenset[str]) -> bool:
    """Tell whether a value is the name of a key, but for its own key, which is what it says."""
    if not keys or (folded := _folded(text)) not in keys:
        return False
    return not isinstance(own, str) or folded != _folded(own)


def _folded(text: str) -> str:
    """Return a text without what its clean form may be spelt with otherwise."""
    return "".join([char for char in text.translate(_FOLDS) if not char.isspace()])


def _escaped(source: str, start: int, end: int) -> tuple[Part, Encode]:
    """Return a string between double quotes, in YAML or TOML, and what writes text as it does."""
    part = Part.decoded(source, [(start, end)], _ESCAPE, _value)
    return part, json_encoder(source[start:end])


def _value(escape: re.Match[str]) -> str | None:
    """Return what an escape of YAML or TOML stands for; None for what is none."""
    kind = escape[0][1]
    if kind in "xuU" and len(escape[0]) > 2:
        codes = [int(code, 16) for code in _HEX.findall(escape[0])]
        return chr(codes[0]) if len(codes) == 1 and codes[0] <= 0x10FFFF else None
    return "" if kind in "\r\n" else _VALUES.get(kind)
