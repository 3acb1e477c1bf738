"""Contexts: what stands around a word in «های», a plural or a silent he with «ای».

Guarantees that what says nothing of either is a context of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from persian_clean.chars import ZWNJ
from persian_clean.words.affixes import words
from persian_clean.words.doubts import COMMON
from persian_clean.words.forms import NOMINAL
from persian_clean.words.model import MI, STARTS

if TYPE_CHECKING:
    from persian_clean.words.forms import Lexicon

CONTEXTS: Final = ("o", "f", "a", "e", "l", "p")
"""What may stand around such a word: see ``Contexts.of``; p after the first part of a compound of
which the word before the ending is the second. Inside a word there is also h, before «ها»."""
ONE: Final = frozenset(words("یک هر هیچ کدام گونه"))
SUCH: Final = frozenset(words("چنین چنان"))
EZAFE_BEFORE: Final = frozenset(words("خود خویش ما شما او تو من آنها آنان ایشان وی این آن همه"))
"""Words that stand after an ezafe rather than after an indefinite noun."""
PLURAL_BEFORE: Final = frozenset(words("کاربری خانوادگی شبکه مختلف گوناگون متعدد"))
"""Words that stand after an ezafe only, or a plural: «رابط|های کاربری», «زمین|های مختلف»."""
NO_EZAFE_BEFORE: Final = frozenset(
    words(
        "و به در از که با را برای بر تا یا اگر اما ولی نیز هم جز مگر زیرا بلکه چون است بود شد نیست "
        "هست هستند بودند شدند باشد باشند شود شوند کرد کند کنند داشت دارد دارند خواهد خواهند توسط"
    )
)
"""Words before which there is no ezafe."""


class Contexts:
    """Classes what stands around such a word, with the knowledge of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the tables."""
        self._form = lexicon.form
        self._follows_mi = lexicon.verbs.follows_mi

    def of(self, before: str, after: str) -> str:
        """Class the word before it and what stands after it.

        One and like words ask for the indefinite (o); so does what cannot follow an ezafe (f),
        while a number can; a pronoun asks for an ezafe (e), and some words for a plural (l).
        """
        if before in ONE:
            return "o"
        if after[:1].isdigit() or before == "و":  # «رفت و آمدهای»
            return "a"
        word, more, _ = after.partition(ZWNJ)
        if not more and word in EZAFE_BEFORE:
            return "e"
        if word in PLURAL_BEFORE:
            return "l"
        if not word or word in NO_EZAFE_BEFORE or word in MI or self._is_only_a_verb(word):
            return "f"
        such = before in SUCH and word[-1] != "ی"  # «چنین زمینه|ای فراهم», «چنین حرف|های زشتی»
        return "f" if such else "a"

    def _is_only_a_verb(self, word: str) -> bool:
        """Say whether a word is no adjective: «گفت», «داری», but not «بازگشتی»."""
        form = self._form(word)
        if form.kind in "?w" and word.startswith(STARTS):
            return any(self._follows_mi(word.removeprefix(mi)) for mi in STARTS)  # «میتواند»
        adjective = word[-1] == "ی" and self._form(word[:-1]).kind in NOMINAL
        return form.kind == "V" and (form.rank >= COMMON or not adjective)
