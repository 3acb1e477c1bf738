"""Quotes: guillemets for the quotation marks of other keyboards.

Guarantees that only quotations in Persian prose change: a string of code, JSON, YAML, CSV or
gettext keeps its marks, and so does a quotation within guillemets.
"""

from __future__ import annotations

import re
from typing import Final

from persian_clean.chars import (
    DIGIT_CLASS,
    LETTER_CLASS,
    LINE_BREAKS,
    MARK_CLASS,
    PERSIAN_DIGITS,
    TOKEN,
    ZWNJ,
)
from persian_clean.rule import PairRule, Rule
from persian_clean.rules.punctuation import ENDINGS

_NESHANE: Final = "Dastur-e Khatt, neshane-haye noqte-gozari: quotation marks are « and »."
_WORD: Final = f"{LETTER_CLASS}{MARK_CLASS}{DIGIT_CLASS}"
_PERSIAN: Final = f"{LETTER_CLASS}{MARK_CLASS}{PERSIAN_DIGITS}"
_LETTER: Final = re.compile(f"[{LETTER_CLASS}]")

# --- what a quotation stands in -----------------------------------------------------------------

REACH: Final = 12
"""How many characters on either side tell whether a quotation is one of prose."""

_BEFORE: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(rf"(?:{pattern})\Z"))
    for kind, pattern in (
        ("indented", rf"[{LINE_BREAKS}](?:\t| [ \t])[ \t]*"),
        ("start", rf"[{LINE_BREAKS}] ?(?:(?:[>#*•–—|+-]+|[0-9]+[.)]) +)*\(?|\| *"),
        ("prose", rf"[{_PERSIAN}»،؛؟…] *"),
        ("prose", rf"[{_PERSIAN}»][.:!?)]+ *"),
        ("prose", rf"[{_PERSIAN}»] \([^()\"]*\)[.:!?]* *"),
        ("prose", rf"[{_PERSIAN}»]\)?[,;] +"),
        ("prose", rf"[{_PERSIAN}»)،؛.!؟?:] *[–—-]+ +"),
        ("prose", rf"[{_PERSIAN}،؛:] +\( *"),
        ("number", rf"(?:[ {LINE_BREAKS}][0-9]+ +| \( *)"),
    )
)
"""What stands up to the opening mark; where nothing fits, it may be code."""

_AFTER: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("key", " *: *[\"'\\[{]"),
        ("prose", rf"{ZWNJ}| *[{_PERSIAN}«،؛؟…]| +(?:[–—-]+ +|\()[{_PERSIAN}]"),
        ("prose", rf"[.!?,;)\]]+ +[(«]?[{_PERSIAN}]"),
        ("end", rf"[ )\]]*[.!?؟…:;]*[ \t)\]]*[{LINE_BREAKS}]| *\|"),
    )
)
"""What follows the closing mark; where nothing fits, it may be code."""


def _before(m: re.Match[str]) -> str:
    near = m.string[max(0, m.start() - REACH) : m.start()]
    if m.start() < REACH:
        near = f"\n{near}"
    return next((kind for kind, pattern in _BEFORE if pattern.search(near)), "code")


def _after(m: re.Match[str]) -> str:
    near = m.string[m.end() : m.end() + REACH]
    if len(near) < REACH:
        near += "\n"
    return next((kind for kind, pattern in _AFTER if pattern.match(near)), "code")


# --- pairs --------------------------------------------------------------------------------------

_NEAR: Final = 100
_FAR: Final = 1000
_QUOTE: Final = re.compile('["“”„‟]')
_LINE: Final = re.compile(f"[{LINE_BREAKS}]")
_WORDLY: Final = re.compile(f"[{_WORD}{TOKEN}]")
_AFTER_WORD: Final = re.compile(f"(?!{ENDINGS}(?![{_WORD}]))[{_WORD}{TOKEN}]")
_LINK: Final = " ?[,،؛;] ?| (?:و|یا|تا) "
_LINKED_IN_PERSIAN: Final = re.compile('"(?: ?[،؛] ?| (?:و|یا|تا) )"')
_ROW: Final = re.compile('" ?[,;] ?"')
_STRINGS: Final = re.compile(f"{_ROW.pattern}|[{_WORD}]{TOKEN}")  # or an escape after a word


def _pairs(mark: str, char: str, *, link: str = "") -> str:
    """Return a pattern of quotations, and of what is to be passed over.

    Passed over are guillemets with what they hold, inches, empty strings, and marks without
    another to make a pair.

    Args:
        mark: Pattern of a quotation mark, of fixed width.
        char: Class of the characters that a quotation cannot hold.
        link: Pattern of what may stand between two quotations of one row.
    """
    held = f"[^{char}«»{LINE_BREAKS}]++"
    tight = rf"{mark}(?!\s){held}(?<!\s){mark}"
    row = rf"{tight}(?:(?:{link}){tight})*+" if link else tight
    loose = rf"{mark}(?<![{_WORD}.!؟?]{mark})(?= *[^ ]){held}{mark}(?![{_WORD}])"
    inch = rf"{mark}(?<=[{DIGIT_CLASS}]{mark})(?![{_WORD}])"
    empty = rf"{mark}{mark}(?<![{_WORD}]{mark}{mark})(?![{_WORD}])"
    return rf"«[^«»{LINE_BREAKS}]*+»|{inch}|{row}|{loose}|{empty}|{mark}"


def _is_pair(m: re.Match[str], before: str, after: str) -> bool:
    """Tell whether the first mark of a match opens a quotation and the last one closes it.

    A mark between a space and a word does for certain. Where neither is one, or either is glued to
    the word on its other side, they have to be the only marks near by, and not at the edge of the
    line, where the last mark of a line typed in visual order would be.
    """
    text, (start, end) = m.string, m.span()
    held = m[0].strip("\"“”„‟'")
    glued_left = _WORDLY.match(text[start - 1 : start]) is not None
    glued_right = _AFTER_WORD.match(text, end) is not None
    sure_left, sure_right = held[:1] != " ", held[-1:] != " "
    if before in {"start", "indented"} and after != "end" and (glued_right or not sure_left):
        return False
    if after == "end" and glued_left:
        return False
    left = _LINE.split(text[max(0, start - _FAR) : start])[-1]
    if not (glued_left or glued_right) and (sure_left or sure_right):
        # A mark between spaces may close what one glued to a word opened: «مثل" گربه " و" سگ "».
        return sure_left or len(_QUOTE.findall(left)) % 2 == 0
    line = f"{left[-_NEAR:]} {_LINE.split(text[end : end + _NEAR])[0]}"
    return _WORDLY.search(held) is not None and _QUOTE.search(line) is None


def _in_prose(m: re.Match[str]) -> bool:
    """Tell whether a match of straight marks is a quotation, or a row of them, of Persian prose."""
    if m[0][0] == "«" or len(m[0]) < 3:
        return False
    before, after = _before(m), _after(m)
    if before == "code" or after == "key" or not _is_pair(m, before, after):
        return False
    if _ROW.search(m[0]) and not any(map(_LETTER.search, m[0].split('"')[1::2])):
        return False  # «"Up", "Down"»
    if "prose" in {before, after} or _LINKED_IN_PERSIAN.search(m[0]):
        return True
    # A line that is a quotation: not the item of a list, not a continued string.
    return before == "start" and after == "end" and _STRINGS.search(m[0]) is None


def _is_persian(m: re.Match[str]) -> bool:
    """Tell whether a match of curly marks, which no code has, is a quotation of Persian prose."""
    if m[0][0] == "«" or len(m[0]) < 3:
        return False
    before, after = _before(m), _after(m)
    if not _is_pair(m, before, after):
        return False
    if _LETTER.search(m[0]):
        return before != "code" or after in {"prose", "end"}
    return "prose" in {before, after}


RULES: Final[tuple[Rule, ...]] = (
    PairRule(
        name="latin-quotes",
        why=_NESHANE,
        match=_pairs('"', '"', link=_LINK),
        mark='"',
        wanted=_in_prose,
        example=('گفت "نه" و "هرگز" را نگفت', "گفت «نه» و «هرگز» را نگفت"),
        keep='print("سلام") و میلهٔ ۳" خرید',
    ),
    PairRule(
        name="curly-quotes",
        why=_NESHANE,
        match=_pairs("[“”„‟]", "“”„‟"),
        mark="[“”„‟]",
        wanted=_is_persian,
        example=("گفت “نه” و رفت", "گفت «نه» و رفت"),
        keep="«گفت “نه” و رفت»",
    ),
    PairRule(
        name="doubled-guillemets",
        why=_NESHANE,
        match=f"<<(?=[{_WORD}])[^<>{LINE_BREAKS}]*+>>",
        mark="<<|>>",
        wanted=lambda _: True,
        example=("<<کتاب>>", "«کتاب»"),
        keep="الف << ب",
    ),
    PairRule(
        name="single-quotes",
        why=_NESHANE,
        match=_pairs("''", "'") + "|" + _pairs("'", "'"),
        mark="''?",
        wanted=_in_prose,
        example=("گفت 'نه' و ''بله''", "گفت «نه» و «بله»"),
        keep="میلهٔ ۳' خرید",
        default=False,
    ),
)
