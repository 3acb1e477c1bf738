"""Parts: what stands between two spaces, and the words at its edges.

Guarantees that the words it gives are without marks, and that nothing is looked for in what may
not go on.
"""

from __future__ import annotations

import re
from typing import Final

from persian_clean.chars import DIGIT_CLASS, HAMZA_ABOVE, KASRA, LETTER_CLASS, MARK_CLASS, ZWNJ
from persian_clean.words.affixes import DECADES, NUMERALS, PREFIXES, SUFFIXES
from persian_clean.words.verbs import JOINED_PREVERBS

TOKEN: Final = re.compile(f"[{LETTER_CLASS}{MARK_CLASS}{ZWNJ}]+")
IN_TOKENS: Final = "".join(char for char in map(chr, range(0x600, 0x2010)) if TOKEN.match(char))
MARKS: Final = re.compile(f"[{MARK_CLASS}]+")
_WORD_EDGE: Final = f"[{LETTER_CLASS}{MARK_CLASS}{ZWNJ}{DIGIT_CLASS}]"
EZAFE: Final = HAMZA_ABOVE + KASRA
"""Marks after which a word goes on to the next, and is no part of it: «دوستِ پسر»."""
_BEFORE_NUMBER: Final = (
    f"(?<!-)(?P<before>[{LETTER_CLASS}]{{3,}}|از|با|به|تا|در|هر|یا)"
    f"(?:[{EZAFE}]|{ZWNJ}ی)?(?P<number>)"
)
_NUMBER: Final = f"[{DIGIT_CLASS}]+[٪%]?"
_BEHIND_NUMBER: Final = f"(?P<behind>[{LETTER_CLASS}]{{3,}}|از|با|به|در|را)"
NUMBER_EDGE: Final = re.compile(
    f"(?<!{_WORD_EDGE})"
    f"(?:{_BEFORE_NUMBER}(?=[{DIGIT_CLASS}])|{_NUMBER}(?={_BEHIND_NUMBER}))"
    f"(?:[{DIGIT_CLASS}]+|[{LETTER_CLASS}]+)"
    f"(?!{_WORD_EDGE})"
)
"""Where a word and a number meet: «سال۱۲», «صفحهٔ۱۲»."""
NUMBER_WITHIN: Final = re.compile(
    f"(?<!{_WORD_EDGE}){_BEFORE_NUMBER}{_NUMBER}{_BEHIND_NUMBER}(?!{_WORD_EDGE})"
)
"""A number between two words that are written with it."""
NUMBER: Final = re.compile(
    f"(?<!{_WORD_EDGE})(?:[{DIGIT_CLASS}]{{0,2}}[{DIGIT_CLASS}](?<![0۰٠])|{'|'.join(NUMERALS)}"
    f"|(?P<round>[{DIGIT_CLASS}]{{0,2}}[0۰٠]|{'|'.join(DECADES)}))$"
)
"""A number at the end of a part, too small for a year; a round one may be of a decade."""
FIRSTS: Final = PREFIXES.union(JOINED_PREVERBS)


def bare(word: str) -> str:
    """Take the marks off a word.

    >>> bare("مُعَلِّم"), bare("آب")
    ('معلم', 'آب')
    """
    return MARKS.sub("", word)


def edge(part: str, at: int) -> str:
    """Give the word at the start (0) or end (-1) of a part, if a letter stands there.

    >>> edge("«کتاب", -1), edge("«کتاب", 0), edge("ت_نظیم", 0)
    ('کتاب', '', '')
    """
    if at:
        return part[len(part.rstrip(IN_TOKENS)) :]
    rest = part.lstrip(IN_TOKENS)
    return "" if goes_on(rest) else part[: len(part) - len(rest)]


def goes_on(behind: str) -> bool:
    """Say whether a word goes on behind an underscore, which marks a key in menus: «تن_ظیم»."""
    return behind[:1] == "_" and behind[1:2].isalpha()


def last_word(part: str) -> tuple[str, str]:
    """Give the word that ends a part, if it may go on, after what a ZWNJ holds before it.

    >>> last_word("(دوست"), last_word("دوستِ")
    (('', 'دوست'), ('', ''))
    """
    if part.isalpha():
        return "", part
    compound, _, marked = edge(part, -1).rpartition(ZWNJ)
    word = bare(marked)
    if marked[-1:] in EZAFE or (compound and word in FIRSTS):
        return "", ""  # the last part of a compound is no prefix: «بی|بی|سی»
    if word != marked and word in JOINED_PREVERBS:
        return "", ""  # «بُر»
    return compound, word


def first_word(part: str) -> str:
    """Give the word that begins a part; nothing for an ending that goes on as none does.

    >>> first_word("ها،"), first_word("تر_کیب")
    ('ها', '')
    """
    if part.isalpha():
        return part
    word, _, more = edge(part, 0).partition(ZWNJ)
    word = bare(word)
    return "" if more and word in SUFFIXES and more not in SUFFIXES else word
