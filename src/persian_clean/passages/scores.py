"""Scores: how much a word speaks for another language, by its letters, its edges and as a whole.

Guarantees that a score is a sum of whole numbers, each of them a line of ``lexicon/passages.txt``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.chars import (
    HAMZA_ABOVE,
    HEH,
    MARK_CLASS,
    QURANIC_CLASS,
    SUKUN,
    TATWEEL,
    ZWJ,
    ZWNJ,
)
from persian_clean.lexicon import read
from persian_clean.passages.letters import AE, ANY_LETTER_CLASS, VOWEL_CLASS

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD_AND_GAP: Final = re.compile(
    f"([{ANY_LETTER_CLASS}][{ANY_LETTER_CLASS}{MARK_CLASS}{QURANIC_CLASS}{TATWEEL}{ZWJ}{ZWNJ}]*)"
    f"([^{ANY_LETTER_CLASS}]*)"
)
_NO_LETTER: Final = re.compile(f"[^{ANY_LETTER_CLASS}]+")
_VOWEL: Final = re.compile(f"[{VOWEL_CLASS}]")
QURANIC: Final = re.compile(f"[{QURANIC_CLASS}]")
# What another keyboard writes for a letter, and hamza, which is left out as often as not.
_FOLD: Final = str.maketrans("يىكہھەےېۍةۀأإٱؤئ", "ییکهههیییههاااوی")
_OF_TWO_CHARACTERS: Final = ((AE + HAMZA_ABOVE, HEH), ("ا\N{ARABIC MADDAH ABOVE}", "آ"))
_AS_WRITTEN: Final = frozenset("ةىہھەےېۍٱؤئ")
_MOST: Final = 80
"""What a word says at most, one way or the other."""
_ARTICLE: Final = "ال"
_BEFORE_ARTICLE: Final = re.compile("[|](?=[اأإٱ]ل)")
_GOD: Final = "له"  # behind the article: «رسول الله» is as Arabic as it is Persian
_LONGEST_ENDING: Final = 4
_NEAR: Final = 2
"""How many words back a word counts as said again."""


class Score(NamedTuple):
    """How much speaks for other languages and against Persian, in tenths of a logit."""

    arabic: int
    other: int


def words_of(text: str) -> list[str]:
    """Return the words of a text.

    >>> words_of("قال: «في البيت»")
    ['قال', 'في', 'البيت']
    """
    return [word for word, _ in WORD_AND_GAP.findall(text)]


def traits(word: str) -> set[str]:
    """Return what is weighed of a word.

    Args:
        word: A word without ZWNJ.

    Returns:
        Its letters, one by one; its beginnings and ends of up to four, and the whole, with ``#``
        for the edge of the word; of letters that may be slips, which it is; ``vowel`` or
        ``vowels``, ``sukun`` and ``quranic``, for signs on it.

    Examples:
        >>> sorted(traits("من"))
        ['#م', '#من', '#من#', 'م', 'من#', 'ن', 'ن#']
        >>> "ه" in traits("مدينة"), "ة" in traits("مدينة"), "ة" in traits("مدینه")
        (True, True, False)
    """
    for apart, letter in _OF_TWO_CHARACTERS:
        word = word.replace(apart, letter)
    letters = _NO_LETTER.sub("", word)
    folded = letters.translate(_FOLD)
    found = {*folded, *_AS_WRITTEN.intersection(letters), *{"أ", "إ"}.intersection(letters[:1])}
    folded = f"#{folded}#"
    found.add(folded)
    for size in range(2, 6):
        found.add(folded[:size])
        found.add(folded[-size:])
    vowels = len(_VOWEL.findall(word))
    if vowels:
        found.add("vowel" if vowels == 1 else "vowels")
        if SUKUN in word:
            found.add("sukun")
    if QURANIC.search(word) is not None:
        found.add("quranic")
    return found


@cache
def _weights() -> dict[str, Score]:
    rows = (line.split("\t") for line in read("passages.txt").splitlines())
    return {trait: Score(int(arabic), int(other)) for trait, arabic, other in rows}


@lru_cache(maxsize=20_000)
def score(word: str) -> Score:
    r"""Tell how much a word speaks for other languages.

    Args:
        word: A word; of parts with ZWNJ between, each speaks for itself.

    Examples:
        >>> score("المدينة").arabic > 50, score("شهر").arabic > 0
        (True, False)
        >>> score("کتێب").other > 50, score("کتاب").other > 20
        (True, False)
    """
    weights = _weights()
    arabic = other = 0
    for part in filter(None, word.split(ZWNJ)):
        found = [weights[trait] for trait in (*traits(part), "prior") if trait in weights]
        arabic += min(_MOST, max(-_MOST, sum([weight.arabic for weight in found])))
        other += min(_MOST, max(-_MOST, sum([weight.other for weight in found])))
    if ZWNJ in word:
        arabic = min(0, arabic)  # Arabic has none
    return Score(arabic, other)


@cache
def _loans() -> frozenset[tuple[str, str]]:
    """Read the pairs of words with an Arabic article that are one word in Persian: «فی|الواقع»."""
    entries = [
        text[text.rfind("\n", 0, at) + 1 : text.find("\n", at)].partition("\t")[0].translate(_FOLD)
        for text in (f"{read('words.txt')}\n{read('names.txt')}\n",)
        for at in map(re.Match.start, _BEFORE_ARTICLE.finditer(text))
    ]
    pairs = [
        (first.rpartition("|")[2], second)
        for first, gap, second in (entry.partition(f"|{_ARTICLE}") for entry in entries)
        if gap and second != _GOD
    ]
    return frozenset(pairs)


def _is_loan(first: str, second: str) -> bool:
    """Tell whether two words are one that Persian has, with a Persian ending or none."""
    if not second.startswith(_ARTICLE):
        return False
    first, second = first.translate(_FOLD), second.removeprefix(_ARTICLE).translate(_FOLD)
    ends = range(len(second), max(1, len(second) - _LONGEST_ENDING) - 1, -1)
    return any((first, second[:end]) in _loans() for end in ends)


def beside_each_other(words: Sequence[str], scores: Sequence[Score]) -> list[Score]:
    """Silence what a word says for another language if it is half a loan, or is said again."""
    silent = {
        j for i, pair in enumerate(pairwise(words)) if _is_loan(*pair) for j in (i, i + 1)
    } | {i for i, word in enumerate(words) if word in words[max(0, i - _NEAR) : i]}
    return [
        Score(min(0, each.arabic), min(0, each.other)) if i in silent else each
        for i, each in enumerate(scores)
    ]
