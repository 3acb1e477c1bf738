"""Folding: many spellings of a line become one, and every character knows where it came from.

The grammar is written for folded lines: ASCII digits, one form of each letter, no marks, tatweel or
direction marks, one kind of space, hyphen and slash. Line breaks are spaces, and a tatweel between
numbers is a hyphen. Most lines fold character by character and offsets stay what they were; those
with marks or ligatures carry a list of offsets.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final, NamedTuple

from persian_clean.chars import (
    ALEF_MAKSURA,
    ALM,
    ARABIC_DIGITS,
    ARABIC_KAF,
    ARABIC_YEH,
    ASCII_DIGITS,
    BYTE_ORDER_MARK,
    FARSI_YEH,
    HEH,
    HEH_WITH_YEH_ABOVE,
    KEHEH,
    LINE_BREAKS,
    LRM,
    MARK_CLASS,
    PERSIAN_DIGITS,
    RLM,
    SOFT_HYPHEN,
    TATWEEL,
    TEH_MARBUTA,
    WORD_JOINER,
    ZWJ,
    ZWSP,
)

_SAME_LENGTH: Final = {
    **dict(zip(PERSIAN_DIGITS, ASCII_DIGITS, strict=True)),
    **dict(zip(ARABIC_DIGITS, ASCII_DIGITS, strict=True)),
    **dict.fromkeys((ARABIC_YEH, ALEF_MAKSURA, "ئ", "ێ", "ې", "ۍ"), FARSI_YEH),
    **dict.fromkeys((ARABIC_KAF, "ګ"), KEHEH),
    **dict.fromkeys((TEH_MARBUTA, HEH_WITH_YEH_ABOVE, "ە", "ہ", "ھ"), HEH),
    **dict.fromkeys("آأإٱ", "ا"),
    **dict.fromkeys("ؤۆ", "و"),
    **dict.fromkeys("ڕړ", "ر"),
    "ڵ": "ل",
    "ږ": "ژ",
    "ښ": "ش",
    "ڼ": "ن",
    **dict.fromkeys(
        f"{LINE_BREAKS}\t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{HAIR SPACE}"
        "\N{EN SPACE}"
        "\N{EM SPACE}\N{FIGURE SPACE}\N{PUNCTUATION SPACE}\N{IDEOGRAPHIC SPACE}",
        " ",
    ),
    **dict.fromkeys(
        "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}", "-"
    ),
    **dict.fromkeys(
        "\N{FRACTION SLASH}\N{DIVISION SLASH}\N{FULLWIDTH SOLIDUS}\N{ARABIC DATE SEPARATOR}", "/"
    ),
    **dict.fromkeys(
        "\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{PRIME}\N{ACUTE ACCENT}"
        "\N{GRAVE ACCENT}\N{MODIFIER LETTER APOSTROPHE}",
        "'",
    ),
}
SPELLINGS: Final[dict[str, str]] = {
    letter: letter + "".join(c for c, to in _SAME_LENGTH.items() if to == letter)
    for letter in set(_SAME_LENGTH.values())
}
"""Of each folded character that has others folded to it, all of them and itself."""

_TABLE: Final = str.maketrans(_SAME_LENGTH)

_DROPPED_CLASS: Final = (
    f"{MARK_CLASS}{TATWEEL}{ZWJ}{ZWSP}{LRM}{RLM}{ALM}{SOFT_HYPHEN}{WORD_JOINER}{BYTE_ORDER_MARK}"
    "\u202a-\u202e\u2066-\u2069"
)
_PRESENTATION_CLASS: Final = "\ufb50-\ufdff\ufe70-\ufefe\uff10-\uff19"


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(f"[{_DROPPED_CLASS}{_PRESENTATION_CLASS}]")


class Folded(NamedTuple):
    """A folded line and the way back.

    Attributes:
        text: The folded line.
        offsets: Where each folded character starts in the line as written, and the line's length;
            ``None`` when they are the same.
    """

    text: str
    offsets: list[int] | None

    def start(self, offset: int) -> int:
        """Return where the character at a folded offset starts in the line."""
        return offset if self.offsets is None else self.offsets[offset]

    def end(self, offset: int) -> int:
        """Return where the character before a folded offset ends, dropped characters left out."""
        return offset if self.offsets is None else self.offsets[offset - 1] + 1


def _stands_for_a_dash(line: str, offset: int) -> bool:
    """Tell whether the tatweel at an offset stands between numbers, not within a word."""
    before, after = line[max(0, offset - 1) : offset], line[offset + 1 : offset + 2]
    return all(side.isspace() or side.isdigit() for side in (before, after))


def fold(line: str) -> Folded:
    """Fold a line.

    Examples:
        >>> fold("۲۸ ارديبهشت")
        Folded(text='28 اردیبهشت', offsets=None)
        >>> fold("م\N{ARABIC KASRA}هر")
        Folded(text='مهر', offsets=[0, 2, 3, 4])
    """
    odd = _odd()
    if not odd.search(line):
        return Folded(line.translate(_TABLE), None)
    pieces: list[str] = []
    offsets: list[int] = []
    last = 0
    for match in odd.finditer(line):
        start, end = match.span()
        pieces.append(line[last:start])
        offsets.extend(range(last, start))
        piece = unicodedata.normalize("NFKC", match[0])
        if match[0] == TATWEEL and _stands_for_a_dash(line, start):
            kept = "-"
        else:
            kept = "" if piece == match[0] else odd.sub("", piece)
        pieces.append(kept)
        offsets.extend([start] * len(kept))
        last = end
    pieces.append(line[last:])
    offsets.extend(range(last, len(line) + 1))
    return Folded("".join(pieces).translate(_TABLE), offsets)
