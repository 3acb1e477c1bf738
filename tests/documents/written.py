"""Documents written at random: the constructs of each format, around Persian prose with defects."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from strategies import ATOMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import SearchStrategy

    Texts = SearchStrategy[str]

_WORDS: Final = (
    "كتاب", "كتاب ها", "علي", "می خواهم", "میخواهیم", "خانه ی ما", "و", "در", "تاریخ", "۱۲", "٣",
    "12", "API", "گزارشها", ",", "،", " ,", "?", "!", ".", " .", ":", "...", '"نقل"', "« نقل »",
    "(تازه)", "\u200c", "سلام\u200c", "\u00a0", "  ", "۱۴۰۲/۰۵/۱۴", "https://a.ir/ك", "😀", "۵۰%",
)  # fmt: skip
_QUIET: Final = [word for word in _WORDS if not set(word) & set('"%:,?')]
_BREAKS: Final = ("\n", "\n", "\n\n", "\n  ", "\n    ", "  \n", "\t", " ", "\r\n", "\r")

_TEXTS: Final = {
    "any": st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6).map(" ".join),
    "quiet": st.lists(st.sampled_from(_QUIET), min_size=1, max_size=6).map(
        lambda words: " ".join(["متن", *words])
    ),
}

_ROWS: Final[dict[str, dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("constructs.toml").read_text(encoding="utf-8")
)


def _written(row: dict[str, Any]) -> Texts:
    """Draw constructs, fill their places with prose, and put them in the frame."""
    texts = _TEXTS[row.get("prose", "any")]
    chosen = st.lists(st.sampled_from(row["constructs"]), min_size=1, max_size=7, unique=True)
    filled = chosen.flatmap(lambda some: st.tuples(*(_filled(one, texts) for one in some)))
    frame = row.get("frame", "%s")
    return filled.map(lambda parts: frame.replace("%s", row["between"].join(parts)))


def _filled(construct: str, texts: Texts) -> Texts:
    parts = construct.split("@@")
    drawn = st.lists(texts, min_size=len(parts) - 1, max_size=len(parts) - 1)
    return drawn.map(lambda drawn: _woven(parts, drawn))


def _woven(parts: Sequence[str], texts: Sequence[str]) -> str:
    return "".join(part + text for part, text in zip(parts, [*texts, ""], strict=True))


_text: Final = _TEXTS["any"]
_message: Final = st.one_of(
    _text,
    _text.map(lambda text: f"{text} {{name}} %s {text}"),
    _text.map(lambda text: f" {text}\n{text} "),
    _text.map(lambda text: f"<b>{text}</b> {text}"),
    _text.map(lambda text: f"{{n, plural, one {{# {text}}} other {{{text}}}}}"),
    st.sampled_from(["", "x", "۱", "@:علي", "{{علي}}"]),
)
_keys: Final = st.sampled_from(["علي", "كتاب ها", "title", "a b", "ar"])
_values: Final = st.recursive(
    st.one_of(_message, st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_keys, inner, max_size=3)),
    max_leaves=8,
)
_markdown: Final = _written(_ROWS["markdown"])


def _notebook(cells: list[tuple[str, str, bool]]) -> dict[str, Any]:
    return {
        "cells": [
            {"cell_type": kind, "source": text.splitlines(keepends=True) if in_lines else text}
            for kind, text, in_lines in cells
        ],
        "metadata": {"title": "علي"},
    }


def _as_json(values: SearchStrategy[Any]) -> Texts:
    return st.builds(
        lambda value, ascii_only, indent: json.dumps(value, ensure_ascii=ascii_only, indent=indent),
        values,
        st.booleans(),
        st.sampled_from([None, 2]),
    )


_cells: Final = st.tuples(st.sampled_from(["markdown", "code", "raw"]), _markdown, st.booleans())

DOCUMENTS: Final[dict[str, Texts]] = {
    "json": _as_json(_values),
    "notebook": _as_json(st.lists(_cells, max_size=3).map(_notebook)),
    "mdx": _markdown.map(
        lambda text: f'import A from "علي"\n\n{text}\n\n<A title="علي">{{علي}} علي</A>'
    ),
}
"""Strategies of well-formed documents, by format."""

for _name, _row in _ROWS.items():
    if "constructs" in _row:
        _format = _row.get("format", _name)
        DOCUMENTS[_format] = DOCUMENTS.get(_format, st.nothing()) | _written(_row)

NOISE: Final[dict[str, Texts]] = {
    name: st.lists(
        st.one_of(
            st.sampled_from(row["signs"].split()),
            st.sampled_from(_BREAKS),
            st.sampled_from(_WORDS),
            st.sampled_from(ATOMS),
        ),
        max_size=25,
    ).map("".join)
    for name, row in _ROWS.items()
    if "signs" in row
}
"""Strategies of anything, with much of the syntax of a format, by format."""
