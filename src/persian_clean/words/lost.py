"""Lost: spaces that were lost for sure.

Guarantees that what it finds needs no weighing: no other reading of the word comes into question.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from persian_clean.words.affixes import SUFFIXES
from persian_clean.words.forms import folded
from persian_clean.words.pairs import PLAIN_MI
from persian_clean.words.parts import NUMBER_EDGE, NUMBER_WITHIN
from persian_clean.words.verbs import JOINED_PREVERBS
from persian_clean.words.verdicts import SETTLED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from persian_clean.words.forms import Lexicon

SURE: Final = 7.0
"""Score of «می» that shows: in what was counted as one word, «میداند», or before its ZWNJ."""
FUTURE: Final = re.compile("((?:بر|در|باز|فرو|فرا|وا)?ن?خواه(?:م|ی|د|یم|ید|ند))(.{2,})")
"""What stands before a past stem and makes a future of it: «برنخواهدگشت»."""
OF_NUMBERS: Final = re.compile(
    "(?:سال|ماه|روز|شب|ساعت|نفر)ه|(?!شمسی|هجری|قمری|میلادی|خورشیدی).+ی|ا?مین|ایه"
)
"""What makes one word with the number before it, apart or not: «۱۲ساله», «۲۴تایی», «۲۵مین»."""
GLUED: Final = ("را", "و")
"""Words that a verb with a preverb is glued to: «را برمی|گرداند»."""


class LostSpaces:
    """Knows where a space was lost, with the knowledge of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the tables."""
        self._form = lexicon.form
        self._listed = lexicon.listed
        self._spaced = lexicon.spaced
        self._verbs = lexicon.verbs

    def find(self, word: str, before: str, following: str) -> tuple[int, float | None]:
        """Find where a word is two, and how sure that is; 0 if nowhere.

        Args:
            word: A word without ZWNJ, or a part of one between two.
            before: The part before it, or nothing.
            following: The part after it, or nothing.
        """
        gap = self._spaced.get(folded(word))
        if gap:
            return gap, SETTLED
        future = FUTURE.fullmatch(word) if "خواه" in word else None
        if future and future[2] in self._verbs.past:
            return future.end(1), None
        if following and word.endswith(PLAIN_MI):
            return self._before_mi(word, following), SURE
        yeh = before.endswith("ه") and word[:1] == "ی" and self._form(word).kind == "?"
        return int(yeh and self._form(word[1:]).rank > 0), SETTLED  # «پروژه|ی نهایی»

    def _before_mi(self, word: str, following: str) -> int:
        """Find where «می» and a verb have lost the space before them: «ایجاد می|کند»."""
        if following not in self._verbs.after_mi or self._form(word).kind not in "?ws":
            return 0
        stems = [word[: -len(mi)] for mi in PLAIN_MI if word.endswith(mi)]
        for glued in GLUED:
            if any(stem == f"{glued}{preverb}" for stem in stems for preverb in JOINED_PREVERBS):
                return len(glued)
        if stems[-1].endswith("ران") and stems[-1] not in self._listed:
            return 0  # «برنامه را نمی|داند» or «برنامه|ران می|داند»
        known = [stem for stem in stems if stem and self._form(stem).kind not in "?ws"]
        return len(known[0]) if len(known) == 1 else 0  # «نشانمی|دهد» may say the contrary

    def beside_numbers(self, part: str) -> Iterator[int]:
        """Yield where words and numbers in a part of a line are written together."""
        for match in NUMBER_EDGE.finditer(part):
            word = match["before"] or match["behind"]
            one_word = match["behind"] and OF_NUMBERS.fullmatch(word)
            if self._stands_by_number(word) and not one_word:
                yield match.end("number") if match["before"] else match.start("behind")
        for match in NUMBER_WITHIN.finditer(part):
            if self._stands_by_number(match["before"]) and self._stands_by_number(match["behind"]):
                yield match.end("number")
                if not OF_NUMBERS.fullmatch(match["behind"]):
                    yield match.start("behind")

    def _stands_by_number(self, word: str) -> bool:
        """Say whether a word is surely one, and no ending of a number."""
        form = self._form(word)
        return form.kind in "ANPF" and form.rank > 1 and word not in SUFFIXES
