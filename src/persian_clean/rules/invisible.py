"""Invisible characters: controls and format characters that say nothing where they stand.

Guarantees that direction marks, embeddings and isolates that do their work are kept by default.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from persian_clean.chars import ALM, BYTE_ORDER_MARK, LETTER_CLASS, LINE_BREAKS, LRM, RLM
from persian_clean.rule import CharRule, PatternRule, Rule

if TYPE_CHECKING:
    import re

_L: Final = f"[{LETTER_CLASS}]"
_CONTROLS: Final = [chr(c) for c in (*range(0x20), 0x7F) if chr(c) not in f"\t{LINE_BREAKS}"]
_C1: Final = {
    chr(byte): bytes([byte]).decode("cp1256")
    for byte in range(0x80, 0xA0)
    if chr(byte) not in LINE_BREAKS
}
_ZERO_WIDTH: Final = f"{BYTE_ORDER_MARK}\N{MONGOLIAN VOWEL SEPARATOR}" + "".join(
    map(chr, (*range(0x2061, 0x2065), *range(0x206A, 0x2070)))
)
_PRIVATE_USE: Final = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"

_BIDI_MARKS: Final = f"{LRM}{RLM}{ALM}"
_BIDI_CLASS: Final = f"{_BIDI_MARKS}\u202a-\u202e\u2066-\u2069"
_BIDI_CLOSER: Final = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)


def _drop_empty_pairs(m: re.Match[str]) -> str:
    kept: list[str] = []
    for char in m[0]:
        if kept and _BIDI_CLOSER.get(kept[-1]) == char:
            kept.pop()
        else:
            kept.append(char)
    return "".join(kept)


_LAYOUT: Final = "Unicode Standard, chapter 23.2, Layout Controls: "

RULES: Final[tuple[Rule, ...]] = (
    CharRule(
        name="control-character",
        why="Unicode Standard, chapter 23.1, Control Codes: other than tab and line breaks they "
        "have no meaning in text.",
        table=dict.fromkeys(_CONTROLS, ""),
        example=("سلا\x02م", "سلام"),
        keep="ستون\tستون",
    ),
    CharRule(
        name="c1-control",
        why="A C1 control in Persian text is a Windows-1256 letter or mark that was read as "
        "Latin-1 (code page 1256; the WHATWG Encoding Standard reads C1 in the same way).",
        table=_C1,
        example=("\x81ارسی", "پارسی"),
        keep="پارسی",
    ),
    PatternRule(
        name="private-use",
        why="Unicode Standard, chapter 23.5, Private-Use Characters: they mean nothing without "
        "the font that defined them.",
        match=f"[{_PRIVATE_USE}]+",
        cure="",
        example=("خبر\ue000ها", "خبرها"),
        keep="خبرها",
        safety="lossy",
        default=False,
    ),
    CharRule(
        name="zero-width",
        why=_LAYOUT + "a byte order mark within text and the invisible operators say nothing in "
        "Persian.",
        table=dict.fromkeys(_ZERO_WIDTH, ""),
        example=("\N{ZERO WIDTH NO-BREAK SPACE}سلام", "سلام"),
        keep="می\N{ZERO WIDTH NON-JOINER}روم",
    ),
    PatternRule(
        name="bidi-control",
        why="For searching: direction marks, embeddings and isolates carry no letters.",
        match=f"[{_BIDI_CLASS}]+",
        cure="",
        example=("زبان \u2066C++\u2069 است", "زبان C++ است"),
        keep="زبان C++ است",
        safety="lossy",
        default=False,
    ),
    PatternRule(
        name="empty-bidi-pair",
        why=_LAYOUT + "an embedding or isolate that holds nothing does nothing.",
        match=f"[{_BIDI_CLASS}]{{2,}}",
        cure=_drop_empty_pairs,
        example=("سلام\u202b\u202c دنیا", "سلام دنیا"),
        keep="زبان \u2066C++\u2069 است",
    ),
    PatternRule(
        name="idle-bidi-mark",
        why=_LAYOUT + "a right-to-left mark between two right-to-left letters changes nothing.",
        before=_L,
        match=f" [{RLM}{ALM}]+ ?|[{RLM}{ALM}]+ ",
        after=_L,
        cure=lambda m: m[0].translate({ord(RLM): None, ord(ALM): None}),
        example=("کتاب \N{RIGHT-TO-LEFT MARK}خوب", "کتاب خوب"),
        keep="C++\N{RIGHT-TO-LEFT MARK} خوب",
    ),
)
