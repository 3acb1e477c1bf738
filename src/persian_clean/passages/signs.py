"""Signs: which lines may have a passage in another language, found in one scan.

Guarantees that a line without a sign is never looked at again, and has no passage.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from persian_clean.chars import LINE_BREAKS, QURANIC_CLASS
from persian_clean.passages.letters import ANY_LETTER_CLASS, OTHER_LETTERS, VOWEL_CLASS

if TYPE_CHECKING:
    from collections.abc import Iterator

# Words that Arabic is full of and Persian is not, and that begin with letters few words begin with.
_SIGN_WORDS: Final = (
    "ابا ابن ابو اذا الا التی الذی الذین الله اللهم الم الی الیه الیهم الیک الیکم انا انت انما "
    "انه انهم انک انی اولئک اولیک علینا علیها علیهم علیک علیکم عما عن عند عنه عنها فاذا فاما "
    "فان فانما فانه فانی فقال فقالت فقد فلا فلم فلما فلن فما فمن فهل فهو فی فیه فیها قال قالت "
    "قالوا قد قل قلت لا لعل لعلهم لعلکم لقد لله لم لن لنا لها لهم لولا لک لکل لکم لیس هؤلاء هذا "
    "هذه هل هنا هنالک هو هولاء واذ واذا واما وانا وانه وانی وسلم وقال وقالوا وقد وقل ولا ولقد ولم "
    "ولن ولهم ولو ولکن وما ومن ومنهم وهم وهو وکان وکم"
)
# How words with an article begin, but for what Persian words begin with.
_ARTICLES: Final = (
    "ال[ثجحخدذرسشصضطظغقن] ال[بتف][ث-م] الا[ب-مه-ی] الان[ا-ی] الع[ب-ي] الم[ب-مه-يی] الو[ب-مه-ی] "
    "وال[ب-خذ-نوه] لل[ا-ی]"
)
_BEGINNING_CLASS: Final = f"{LINE_BREAKS}«"
_NO_BREAK: Final = re.compile(f"[^{LINE_BREAKS}]*")
_OTHER_BREAKS: Final = LINE_BREAKS.replace("\n", "")


def _tree(words: list[list[str]]) -> str:
    """Write sorted words as a pattern in which what several begin with stands once."""
    branches = []
    for first, group in groupby(words, lambda word: word[:1]):
        rest = [word[1:] for word in group]
        branches.append("".join(first) + (_tree(rest) if first else ""))
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


@cache
def signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    r"""Return the patterns of signs: a line that neither is found in has no passage.

    A line break stands before the line. There are two, since a pattern that begins with a space
    runs twice as fast as one that begins with a class.

    Examples:
        >>> [bool(sign.search("\nقال رسول الله")) for sign in signs()]
        [True, True]
        >>> [bool(sign.search("\nاو آمد و رفت")) for sign in signs()]
        [False, False]
    """
    as_written = _SIGN_WORDS.replace("ی", "[یيى]").replace("ک", "[کك]").split()
    words = [f"{word}$" for word in as_written] + _ARTICLES.split()
    characters = [re.findall(r"\[[^]]+\]|.", word) for word in words]
    word = _tree(sorted(characters)).replace("$", r"\b")
    return (
        re.compile(f" {word}"),
        re.compile(
            f"[{_BEGINNING_CLASS}{VOWEL_CLASS}{QURANIC_CLASS}{OTHER_LETTERS}أإةىٱ]"
            f"(?:(?<![{_BEGINNING_CLASS}{VOWEL_CLASS}أ])|(?<=أ)(?<![{ANY_LETTER_CLASS}]أ)"
            f"|(?<=[{VOWEL_CLASS}])[{ANY_LETTER_CLASS}]{{1,2}}\u0651?[{VOWEL_CLASS}]"
            f"|(?<=[{_BEGINNING_CLASS}]){word})"
        ),
    )


def places_of_signs(text: str) -> list[int]:
    """Return where signs end."""
    padded = f"\n{text}"
    places = []
    for sign in signs():
        first = sign.search(padded)
        if first is not None:
            places += [match.end() - 2 for match in sign.finditer(padded, first.start())]
    return sorted(places)


def lines_at(text: str, places: list[int]) -> Iterator[tuple[int, int]]:
    """Yield where the lines of these places begin and end."""
    end = -1
    for place in places:
        if place <= end:
            continue
        start = max(0, end, text.rfind("\n", max(0, end), place) + 1)
        for line_break in _OTHER_BREAKS:
            start = max(start, text.rfind(line_break, start, place) + 1)
        line = _NO_BREAK.match(text, place)
        end = place if line is None else line.end()
        yield start, end
