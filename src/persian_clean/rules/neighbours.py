"""Neighbours: the letters on either side of a match, and its line.

Guarantees that a cure that asks for them takes the same time wherever the match stands: no more
than ``REACH`` characters are looked at, which is more than any word has, and of a line no more than
``NEAR`` on either side.
"""

from __future__ import annotations

import re
from typing import Final

from persian_clean.chars import LETTER_CLASS, LINE_BREAKS, MARK_CLASS

REACH: Final = 40
NEAR: Final = 200

_BLOCK: Final = "".join(map(chr, range(0x600, 0x700)))
_IN_WORDS: Final = "".join(re.findall(f"[{LETTER_CLASS}{MARK_CLASS}]", _BLOCK))
LINE_END: Final = re.compile(f"[{LINE_BREAKS}]")
"""What no rule looks across."""


def before(m: re.Match[str], also: str = "") -> str:
    """Return the letters and diacritics that end where the match begins.

    Args:
        m: A match.
        also: Further characters that do not end a word.

    Examples:
        >>> before(re.search(",", "نان و پنیر, سبزی"))
        'پنیر'
        >>> before(re.search("و", "نان و پنیر"))
        ''
    """
    near = m.string[max(0, m.start() - REACH) : m.start()]
    return near[len(near.rstrip(_IN_WORDS + also)) :]


def after(m: re.Match[str], also: str = "") -> str:
    """Return the letters and diacritics that begin where the match ends.

    Args:
        m: A match.
        also: Further characters that do not end a word.

    Examples:
        >>> after(re.search(",", "نان,پنیر"))
        'پنیر'
        >>> after(re.search(",", "نان, پنیر"))
        ''
    """
    near = m.string[m.end() : m.end() + REACH]
    return near[: len(near) - len(near.lstrip(_IN_WORDS + also))]


def line_near(m: re.Match[str]) -> str:
    r"""Return the line in which a match stands, or what is near by in it.

    Args:
        m: A match.

    Examples:
        >>> line_near(re.search(",", "نان, پنیر\nسبزی"))
        'نان, پنیر'
        >>> len(line_near(re.search(",", "ن" * 1000 + ", پنیر")))
        206
    """
    left = LINE_END.split(m.string[max(0, m.start() - NEAR) : m.start()])[-1]
    return f"{left}{m[0]}{LINE_END.split(m.string[m.end() : m.end() + NEAR])[0]}"
