"""Digits: one set of digits, with the separators and the percent sign that belong to it.

Guarantees that by default only Arabic-Indic digits change; which set the others are written in is
the writer's choice, or that of ``Config.digits``.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from persian_clean.chars import ARABIC_DIGITS, ASCII_DIGITS, PERSIAN_DIGITS
from persian_clean.rule import CharRule, PatternRule, Rule

_THOUSANDS: Final = "\N{ARABIC THOUSANDS SEPARATOR}"
_DECIMAL: Final = "\N{ARABIC DECIMAL SEPARATOR}"
_PERCENT: Final = "\N{ARABIC PERCENT SIGN}"
_CHAPTER: Final = "Unicode Standard, chapter 9.2, Arabic-Indic Digits: "
_P: Final = f"[{PERSIAN_DIGITS}]"
_A: Final = "[0-9]"
_GROUPS: Final = r"(?<![\d.,/٫٬]){d}{{1,3}}(?:{sep}{d}{{3}})+(?![\d,/٬]|[.٫]{d}+[.,/])"

_WIDE: Final = range(0xFF10, 0xFF1A)
_CIRCLED: Final = (*range(0x2460, 0x2474), *range(0x24EA, 0x24FF), *range(0x2776, 0x2794))

RULES: Final[tuple[Rule, ...]] = (
    CharRule(
        name="compatibility-digit",
        why="Unicode Standard, chapter 22.3, Numerals: full-width and circled digits are digits "
        "in another dress.",
        table={char: str(int(unicodedata.numeric(char))) for char in map(chr, (*_WIDE, *_CIRCLED))},
        example=("سال １４０２ بند ⑫", "سال 1402 بند 12"),
        keep="۱۰ م²",
        safety="lossy",
        default=False,
    ),
    CharRule(
        name="arabic-digit",
        why=_CHAPTER + "Persian has digits of its own, U+06F0 to U+06F9.",
        table=dict(zip(ARABIC_DIGITS, PERSIAN_DIGITS, strict=True)),
        example=("سال ١٤٠٢", "سال ۱۴۰۲"),
        keep="سال 1402",
    ),
    CharRule(
        name="ascii-digit",
        why=_CHAPTER + "the digits of Persian text are U+06F0 to U+06F9.",
        table=dict(zip(ASCII_DIGITS, PERSIAN_DIGITS, strict=True)),
        example=("سال 1402", "سال ۱۴۰۲"),
        keep="نسخه v1.2",
        policy=("digits", "persian"),
    ),
    CharRule(
        name="persian-digit",
        why="For programs that read ASCII digits only.",
        table=dict(zip(PERSIAN_DIGITS, ASCII_DIGITS, strict=True)),
        example=("سال ۱۴۰۲", "سال 1402"),
        keep="سال 1402",
        policy=("digits", "ascii"),
    ),
    PatternRule(
        name="latin-thousands",
        why=_CHAPTER + "groups of Persian digits are set apart by U+066C.",
        match=_GROUPS.format(d=_P, sep=","),
        cure=lambda m: m[0].replace(",", _THOUSANDS),
        example=("۱,۲۵۰ ریال", "۱٬۲۵۰ ریال"),
        keep="۱,۲ و ۳",
    ),
    PatternRule(
        name="latin-percent",
        why=_CHAPTER + "the percent sign of Persian digits is U+066A.",
        before=_P,
        match=" ?%",
        cure=lambda m: m[0].replace("%", _PERCENT),
        example=("۵۰%", "۵۰٪"),
        keep="50%",
    ),
    PatternRule(
        name="persian-thousands",
        why="The separators of ASCII digits are the comma and the full stop.",
        match=_GROUPS.format(d=_A, sep=_THOUSANDS),
        cure=lambda m: m[0].replace(_THOUSANDS, ","),
        example=("۱٬۲۵۰ ریال", "1,250 ریال"),
        keep="1,250 ریال",
        policy=("digits", "ascii"),
    ),
    PatternRule(
        name="persian-decimal",
        why="The separators of ASCII digits are the comma and the full stop.",
        before=_A,
        match=_DECIMAL,
        after=_A,
        cure=".",
        example=("۳٫۱۴", "3.14"),
        keep="3.14",
        policy=("digits", "ascii"),
    ),
    PatternRule(
        name="persian-percent",
        why="The percent sign of ASCII digits is U+0025.",
        before=_A,
        match=f" ?{_PERCENT}",
        cure=lambda m: m[0].replace(_PERCENT, "%"),
        example=("۵۰٪", "50%"),
        keep="50%",
        policy=("digits", "ascii"),
    ),
    PatternRule(
        name="latin-decimal",
        why=_CHAPTER + "the decimal separator of Persian digits is U+066B.",
        match=rf"(?<![\d.,/:]){_P}+\.{_P}+(?![\d,/:]|\.\d)",
        cure=lambda m: m[0].replace(".", _DECIMAL),
        example=("3.14", "۳٫۱۴"),
        keep="نسخه 1.2.3 و v3",
        policy=("digits", "persian"),
    ),
)
