"""Neighbours: what stands around two words and keeps them from being one.

Guarantees that a join that means something else in its line is not made: «با هم خانه ساختند».
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from persian_clean.words.affixes import LETTER_NAMES, SUFFIXES, words
from persian_clean.words.choices import AUXILIARIES, PARTICIPLES
from persian_clean.words.model import MI

if TYPE_CHECKING:
    from persian_clean.words.forms import Lexicon

PRONOUNS: Final = frozenset(words("من تو او ما شما آنها آنان ایشان وی این آن اینها وی دو"))
"""Words after which «هم» is a word of its own."""
BEFORE_EACH_OTHER: Final = frozenset(words("با از به بر در کنار روی پیش پشت برای سر بین میان مثل"))
"""Words before «هم», each other: «با هم خانه ساختند»."""
PLACES: Final = frozenset(words("میان پیش پس زیر روی بین درون بیرون بالا پایین کنار پشت سر دور"))
BEFORE_PLACES: Final = frozenset(words("در از به بر تا"))
"""Prepositions, before which words of place are nouns of their own: «در میان سال»."""
PERFECT: Final = AUXILIARIES | PARTICIPLES | {"شد", "شدم", "شدی", "شدیم", "شدید", "شدند"}
"""Words that make a verb of a noun and a participle before them."""


class Neighbours:
    """Knows what may stand around a compound, with the knowledge of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the tables."""
        self._lexicon = lexicon
        self._form = lexicon.form

    def allow(self, left: str, right: str, before: str, after: str) -> bool:
        """Say whether two words may be joined between these neighbours.

        Args:
            left: The first word, without marks.
            right: The second.
            before: The word before them, or nothing.
            after: The word after them, or nothing.
        """
        if right in LETTER_NAMES and (left in LETTER_NAMES or after in LETTER_NAMES):
            return False  # «شبکه ام بی سی»
        if right in SUFFIXES:
            return self._ending_stands(left, right, before, after)
        if right in MI:
            return self._lexicon.verbs.follows_mi(after)  # «در می یابد»
        return left in MI or self._compound_stands(left, right, before, after)

    def _compound_stands(self, left: str, right: str, before: str, after: str) -> bool:
        verbs = self._lexicon.verbs
        sure = self._lexicon.pairs.get(f"{left}|{right}") == "zwnj"
        if right in verbs.participles and not sure and after in PERFECT:
            return False  # «آسیب دیده است»
        if before == "را" and (verbs.is_form(right) or verbs.derived.get(right) in {"stem", "ی"}):
            return False  # «کار را پیش برد», «ما را یاری دهی»
        if left in PLACES and before in BEFORE_PLACES:
            return False  # «در میان سال»
        if left != "هم":
            return True
        return before not in BEFORE_EACH_OTHER if sure else self._fellow_stands(right, before)

    def _ending_stands(self, left: str, right: str, before: str, after: str) -> bool:
        if right == "ای" and left[-1] == "ی":  # «زندگانی ای که», but «آمدی ای دوست»
            return self._form(after).kind in "FV" and self._form(left).kind != "V"
        if right == "ها":
            return not (before.startswith("ال") or after.startswith("ال"))  # «تحت ها الانهار»
        return right not in self._lexicon.names  # «خانم هامون»

    def _fellow_stands(self, right: str, before: str) -> bool:
        """Say whether «هم» is «fellow» and not «too» or «each other»."""
        if not before:
            return True
        if before in PRONOUNS or before in BEFORE_EACH_OTHER:
            return False
        named = self._form(before).kind not in "FS"
        return not named or self._form(f"هم{right}").kind == "A"
