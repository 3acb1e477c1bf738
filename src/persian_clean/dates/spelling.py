"""Spelling: how names become patterns of a folded line, with its gaps and word edges."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from persian_clean.chars import LETTER_CLASS, ZWNJ
from persian_clean.dates.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

GAP: Final = f"[ {ZWNJ}]{{0,4}}"
LETTER: Final = f"[{LETTER_CLASS}]"
WORD_END: Final = f"(?!{LETTER}|{ZWNJ}{LETTER})"
WORD_START: Final = f"(?<!{LETTER})(?<!{LETTER}{ZWNJ})"
GLUING: Final = ("در", "از", "تا", "و")
"""Words whose last letter joins to nothing, so that the space after them is often left out."""

GLUED: Final = "|".join(f"(?<=(?<!{LETTER}){word})" for word in GLUING)
_GLUED_START: Final = "|".join(f"(?<=(?<!{LETTER}){word}.)" for word in GLUING)
STARTED: Final = f"(?:(?<!{LETTER}.)(?<!{LETTER}{ZWNJ}.)|(?<=[رزاو].)(?:{_GLUED_START}))"
"""Behind the first letter of a word, or of one that is glued to one of those."""

BLANKS: Final = f" {ZWNJ}"
REACH: Final = 48
"""How many characters before an expression its introduction may take."""


def key(word: str) -> str:
    """Return a folded word as tables have it: in small letters, without spaces and ZWNJ."""
    return word.replace(" ", "").replace(ZWNJ, "").lower()


def keyed(table: dict[str, int]) -> dict[str, int]:
    """Return a table with its names folded and keyed."""
    return {key(fold(name).text): value for name, value in table.items()}


def spelt(names: Iterable[str]) -> list[str]:
    """Return the regular expressions of names, in folded spelling, the longest first.

    In names ``_``, like a space, stands for a space, a ZWNJ or nothing.
    """
    folded = {fold(name.replace("_", " ")).text for name in names}
    ordered = sorted(folded, key=lambda name: (-len(name), name))
    return [re.escape(name).replace("\\ ", GAP) for name in ordered]


def alternatives(names: Iterable[str]) -> str:
    """Return the regular expression of any of the names; see `spelt`."""
    return "|".join(spelt(names))


def scanned(spellings: Iterable[str], edge: str) -> str:
    """Return alternatives so written that ``re`` scans for their first letters, at full speed.

    Args:
        spellings: Regular expressions that each begin with a literal letter or a class of letters.
        edge: What must hold once that letter is read.
    """
    rests: dict[str, list[str]] = {}
    for spelling in sorted(set(spellings), key=lambda spelling: (-len(spelling), spelling)):
        first = spelling[: spelling.index("]") + 1] if spelling[0] == "[" else spelling[0]
        rests.setdefault(first, []).append(spelling[len(first) :])
    start = "".join(first.strip("[]") for first in rests)
    branches = "|".join(f"(?<={first})(?:{'|'.join(rest)})" for first, rest in rests.items())
    return f"[{start}]{edge}(?:{branches})"


def initials(names: Iterable[str]) -> str:
    """Return the letters that names start with, for a quick look before they are tried."""
    return "".join(sorted({fold(name).text[0] for name in names}))


@cache
def keys(words: str) -> frozenset[str]:
    """Return the words of a table as `key` has them."""
    return frozenset(key(fold(word).text).replace("_", "") for word in words.split())


@cache
def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern, once."""
    return re.compile(source)


@cache
def before(words: str) -> re.Pattern[str]:
    """Return the pattern of one of the words, and perhaps a mark, at the end of a text."""
    names = alternatives(words.split())
    return re.compile(f"{WORD_START}(?:{names})(?:{GAP}ی)?{GAP}[:(«]?{GAP}$")


def stands_before(words: str, line: str, start: int) -> bool:
    """Tell whether one of the words stands before what starts here."""
    return before(words).search(line[max(0, start - REACH) : start]) is not None


def is_before(source: str, line: str, start: int, reach: int = REACH) -> bool:
    """Tell whether what stands before a place matches, up to there."""
    return pattern(f"(?:{source})$").search(line[max(0, start - reach) : start]) is not None


def is_behind(source: str, line: str, end: int) -> bool:
    """Tell whether what follows a place matches."""
    return pattern(source).match(line, end) is not None
