"""Neighbours: what stands around two words and keeps them from being one.

Guarantees that a join that means something else in its line is not made: «با هم خانه ساختند».
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from persian_clean.chars import NON_JOINING
from persian_clean.words.affixes import LETTER_NAMES, SUFFIXES, TAR, WITH_PRONOUNS, words
from persian_clean.words.choices import AUXILIARIES, PARTICIPLES
from persian_clean.words.model import MI
from persian_clean.words.verbs import JOINED_PREVERBS

if TYPE_CHECKING:
    from persian_clean.words.forms import Lexicon

PRONOUNS: Final = frozenset(words("من تو او ما شما آنها آنان ایشان وی این آن اینها وی دو"))
"""Words after which «هم» is a word of its own."""
BEFORE_EACH_OTHER: Final = frozenset(words("با از به بر در کنار روی پیش پشت برای سر بین میان مثل"))
"""Words before «هم», each other: «با هم خانه ساختند»."""
PLACES: Final = frozenset(words("میان پیش پس زیر روی بین درون بیرون بالا پایین کنار پشت سر دور"))
BEFORE_PLACES: Final = frozenset(words("در از به بر تا"))
"""Prepositions, before which words of place are nouns of their own: «در میان سال»."""
BEFORE_NOUNS: Final = {
    "در": frozenset(
        words(
            "به از این آن اون همین همان هر یک یه چند پشت کنار جلو جلوی دم لای روی بالای سمت سوی "
            "طرف نزدیک کسی"
        )
    ),
    "بر": frozenset(words("از به دور")),
}
"""Words before which «در» is a door and «بر» by heart: «پشت در می ماند», «از بر می خواند»."""
TIMES: Final = frozenset(words("روز شب هفته ماه سال"))
COUNTING: Final = frozenset(words("هر یک یه دو سه چهار پنج چند این آن اون همین همان"))
OF_VERBS: Final = frozenset(words("بازی گوش صدا حرف راه ساله ماهه روزه طرفه"))
"""Words that go with a verb after them rather than with the word before."""
CALLED: Final = frozenset(words("کاش خدا خداوند دوستان دوست یار مردم برادر خواهر جان دل"))
"""Words that «ای» calls."""
HA_WITH_PRONOUN: Final = frozenset(words("هام هات هاش هاست"))
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
            # «در می یابد», but «در می بندد», «پشت در می ماند»
            takes = left in JOINED_PREVERBS and self._lexicon.verbs.takes_preverb(left, after)
            return takes and before not in BEFORE_NOUNS.get(left, ())
        return left in MI or self._compound_stands(left, right, before, after)

    def _compound_stands(self, left: str, right: str, before: str, after: str) -> bool:
        sure = self._lexicon.pairs.get(f"{left}|{right}") == "zwnj"
        if left in TIMES and before in COUNTING and right.startswith("نامه"):
            return False  # «هر روز نامه نوشت»
        if not sure and self._goes_on(right, after):
            return False
        verbs = self._lexicon.verbs
        if before == "را" and (verbs.is_form(right) or verbs.derived.get(right) in {"stem", "ی"}):
            return False  # «کار را پیش برد», «ما را یاری دهی»
        if left in PLACES and before in BEFORE_PLACES:
            return False  # «در میان سال»
        if left != "هم":
            return True
        return before not in BEFORE_EACH_OTHER if sure else self._fellow_stands(right, before)

    def _ending_stands(self, left: str, right: str, before: str, after: str) -> bool:
        if self._is_arabic(after) or (right == "ای" and after in CALLED):
            return False  # «خدیجه ام المؤمنین», «نوشته ای کاش»
        if right in TAR and left.endswith(("های", "ای", "وی")):
            return self._lexicon.classes.get(left, "")[:1] == "A"  # «موهای تر»
        if right == "ای" and left[-1] == "ی":  # «زندگانی ای که», but «آمدی ای دوست»
            return self._form(after).kind in "FV" and self._form(left).kind != "V"
        if SUFFIXES[right] == "ha":
            return self._plural_stands(left, right, before, after)
        return right not in self._lexicon.names  # «خانم هامون»

    def _plural_stands(self, left: str, right: str, before: str, after: str) -> bool:
        if right == "ها":
            if before in MI or self._ends_clause(left, after):
                return False  # «ولش نکنی ها»
            return not self._is_arabic(before)  # «الانهار ها»
        if right == "هاست" and after and self._form(after).kind not in "FV":
            return False  # «خرید هاست ارزان»
        # «خورد هاش» would be «خورده|اش»
        participle = right in HA_WITH_PRONOUN and f"{left}ه" in self._lexicon.verbs.participles
        return right not in self._lexicon.names and not (participle and left[-1] in NON_JOINING)

    def _ends_clause(self, left: str, after: str) -> bool:
        """Say whether «ها» after a word is none of its endings but calls for attention."""
        kind = self._form(left).kind
        if kind == "V":
            return left not in self._lexicon.verbs.derived
        return (kind == "s" and not after) or (kind == "X" and left in WITH_PRONOUNS)

    def _goes_on(self, right: str, after: str) -> bool:
        """Say whether a verb goes on after the word that would be the second of a compound."""
        if right in self._lexicon.verbs.participles:
            return after in PERFECT  # «آسیب دیده است»
        return right in OF_VERBS and self._is_verb(after)  # «تنیس بازی کرد», «سه ساله داریم»

    def _is_verb(self, word: str) -> bool:
        return word in MI or self._form(word).kind == "V" or self._lexicon.verbs.is_form(word)

    def _is_arabic(self, word: str) -> bool:
        """Say whether a word has the article of Arabic and is none of Persian: not «الکترونیکی»."""
        return word.startswith("ال") and self._form(word).kind in "?ws"

    def _fellow_stands(self, right: str, before: str) -> bool:
        """Say whether «هم» is «fellow» and not «too» or «each other»."""
        if not before:
            return True
        if before in PRONOUNS or before in BEFORE_EACH_OTHER:
            return False
        named = self._form(before).kind not in "FS"
        return not named or self._form(f"هم{right}").kind == "A"
