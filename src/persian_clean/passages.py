"""Passages: stretches of a line that are Arabic, Kurdish, Urdu or Pashto rather than Persian.

Guarantees that a stretch with a Persian function word or a letter only Persian has is never taken
for another language: what is in doubt is Persian.
"""

from __future__ import annotations

import re
from typing import Final

from persian_clean.chars import (
    FOREIGN_CLASS,
    LETTER_CLASS,
    LINE_BREAKS,
    MARK_CLASS,
    QURANIC_CLASS,
    TOKEN,
    ZWNJ,
)

_WORD: Final = re.compile(f"[{LETTER_CLASS}{MARK_CLASS}{ZWNJ}]+")
_MARKS: Final = re.compile(f"[{MARK_CLASS}]+")
_FOREIGN: Final = re.compile(f"[{FOREIGN_CLASS}]")
_BREAKS: Final = f"{LINE_BREAKS}{TOKEN}"
# A line, and within it what stands between brackets, quotation marks and the ends of sentences.
_LINE: Final = re.compile(f"[^{_BREAKS}]+")
_PART: Final = re.compile(rf'[^{_BREAKS}.!?؟؛:…"()\[\]{{}}«»“”\uFD3E\uFD3F]+')

# Letters that a slip of the keyboard does not explain; without them a passage is Persian.
# (Alef with hamza is one of them at the start of a word.)
SIGNS: Final = re.compile(
    f"[ةىٱأإ{FOREIGN_CLASS}{QURANIC_CLASS}](?:(?<![أإ])|(?<![{LETTER_CLASS}{MARK_CLASS}][أإ]))"
)
_FOLD: Final = str.maketrans("يىكہھەےېۍ", "ییکهههییی")

_QURANIC_WORD: Final = re.compile(
    f"(?<![{LETTER_CLASS}{MARK_CLASS}{QURANIC_CLASS}])(?=[{LETTER_CLASS}{MARK_CLASS}]*"
    f"[{QURANIC_CLASS}])[{LETTER_CLASS}{MARK_CLASS}{QURANIC_CLASS}]+"
)

_PERSIAN_WORDS: Final = frozenset(
    "از در که را به با است این آن برای می نمی یک تا هم بر شد شده شود بود کرد کند های خود "
    "نیز اگر اما ولی چون چه باید دارد داد گفت نیست باشد همین همه هر دو سه".split()
)
_ARABIC_WORDS: Final = frozenset(
    "فی إلی الی الذی التی الذین هذا هذه ذلک تلک کان کانت أن إن قال عن مع من ما لا هو هی "
    "لم لن قد کل بعد قبل عند علی یا أو ثم بین عليه علیه علیهم لهم فیه فیها إنا انا".split()
)
_OTHER_WORDS: Final = frozenset(
    # Function words of Urdu, Kurdish and Pashto, letters folded.
    "هی هین کی کا کو سی نی مین اور پر یه وه کیا لیی تها گیا ئهم ئهو له بو و ی دا یو او زه په د "
    "دی چی ته".split()
)


def _is_foreign(part: str) -> bool:
    words = [word for run in _WORD.findall(part) if (word := _MARKS.sub("", run))]
    folded = [word.translate(_FOLD) for word in words]
    if len(words) < 3 or not _PERSIAN_WORDS.isdisjoint(folded):
        return False
    if any(_FOREIGN.search(word) for word in words):
        odd = sum(
            word != fold or fold in _OTHER_WORDS or _FOREIGN.search(word) is not None
            for word, fold in zip(words, folded, strict=True)
        )
        return 2 * odd >= len(words)
    if any(char in part for char in "پچژگ"):
        return False
    arabic = sum(
        fold in _ARABIC_WORDS or word[0] in "أإٱ" or word[-1] == "ة"
        for word, fold in zip(words, folded, strict=True)
    )
    article = sum(len(word) > 4 and "ال" in word[:4] for word in words)
    return arabic >= 1 and 2 * (arabic + article) > len(words)


def find_passages(text: str) -> list[tuple[int, int]]:
    """Return the spans of passages in other languages and of Quranic words, sorted and disjoint.

    Args:
        text: Any text; protected tokens in it have been replaced by ``chars.TOKEN``.

    Examples:
        >>> find_passages("او گفت: هذه مدينة قديمة في الجبل.")
        [(8, 32)]
        >>> find_passages("او گفت: اين شهر قديمي است.")
        []
    """
    spans = []
    for line in _LINE.finditer(text):
        if SIGNS.search(line[0]) is None:
            continue
        parts = [line] if _is_foreign(line[0]) else _PART.finditer(text, line.start(), line.end())
        for part in parts:
            if SIGNS.search(part[0]) is None:
                continue
            if _is_foreign(part[0]):
                start = part.start() + len(part[0]) - len(part[0].lstrip())
                spans.append((start, part.start() + len(part[0].rstrip())))
            else:
                spans += (m.span() for m in _QURANIC_WORD.finditer(text, part.start(), part.end()))
    return spans
