"""Neighbours: what stands around two words and keeps them from being one.

Guarantees that a join that means something else in its line is not made: «با هم خانه ساختند».
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from persian_clean.chars import NON_JOINING
from persian_clean.words.affixes import (
    AFTER_SILENT_HE,
    FUNCTION_WORDS,
    LETTER_NAMES,
    SUFFIXES,
    TAR,
    WITH_PRONOUNS,
    words,
)
from persian_clean.words.apart import Apart
from persian_clean.words.forms import is_arabic
from persian_clean.words.model import MI
from persian_clean.words.predicates import Predicates
from persian_clean.words.verbs import JOINED_PREVERBS

if TYPE_CHECKING:
    from persian_clean.words.forms import Lexicon

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
CALLED: Final = frozenset(
    words(
        "کاش خدا خدایا خداوند دوستان دوست یار مردم برادر خواهر مادر جان دل دلم بابا داد وای رفیق "
        "عشق امان جانم عزیزم"
    )
)
"""Words that «ای» calls."""
NO_EZAFE: Final = frozenset(
    words(
        "اگه مگه همیشه دیگه باشه که نه بله چه البته اینکه بلکه آنکه وگرنه بالاخره هرچه آنچه چگونه "
        "متاسفانه متأسفانه آخه آره اره شه کنه بشه نشه بده بره بگه"
    )
)
AFTER_ONE: Final = frozenset(words("لحظه دقیقه بار دفعه نفر عالمه جوری کم کمی چیزی حسی سری چند"))
"""Words before which a spoken «ی» is «one»: «میشه ی لحظه بیای»."""
MATCHING: Final = frozenset(words("زنانه مردانه دخترانه پسرانه بچگانه"))
"""What is of a set, «ست»: «کیف زنانه ست»."""
AFTER_MAY: Final = frozenset(
    words("این آن آره مردم جهانی خانم دوم شماره گروه ساختمان فلسفه رسانه نامه")
)
"""Words that look like forms of verbs and stand after the month of May: «در ماه می مردم»."""
LETTERED: Final = frozenset(
    words("گزینه نقطه شماره ماده دسته رده نمره پایه طبقه شاخه منطقه نمونه ترجمه نوشته سروده")
)
"""What a letter may be the name of: «گزینه ت»."""
WITH_YEH: Final = frozenset(words("وا ور سر"))
"""Preverbs that make a noun with «می»: «وامی گرفت», a loan; «ورمی بود»; «سرمی زدند»."""
BEFORE_HAMUN: Final = frozenset(words("دریاچه تالاب خانم آقا آقای بانو استاد دکتر"))
"""Words before the lake and the name: «دریاچه هامون»."""
HA_WITH_PRONOUN: Final = frozenset(words("هام هات هاش هاست"))


class Neighbours:
    """Knows what may stand around a compound, with the knowledge of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the tables."""
        self._lexicon = lexicon
        self._form = lexicon.form
        self._verbs = Predicates(lexicon)
        self._apart = Apart(lexicon)

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
        settled = f"{left}|{right}" in self._lexicon.pairs  # «بک|اند»
        if not settled and (right in SUFFIXES or right in AFTER_SILENT_HE):
            return not is_arabic(after, self._lexicon) and self._ending_stands(
                left, right, before, after
            )
        if right in MI:
            return before not in BEFORE_NOUNS.get(left, ()) and self._has_preverb(left, after)
        if left in MI:
            preverb = left.removesuffix("می").removesuffix("ن")
            if preverb:
                return preverb not in WITH_YEH or self._has_preverb(preverb, right)
            known = f"{left}|{right}" in self._lexicon.counts
            return known or (before != "ماه" and right not in AFTER_MAY)  # «در ماه می مردم»
        return not self._apart.holds(left, right, before, after)

    def _has_preverb(self, preverb: str, verb: str) -> bool:
        """Say whether a verb has this preverb: «در می یابد», but not «در می بندد»."""
        return preverb in JOINED_PREVERBS and self._lexicon.verbs.takes_preverb(preverb, verb)

    def _ending_stands(self, left: str, right: str, before: str, after: str) -> bool:
        if right in AFTER_SILENT_HE:
            return self._spoken_stands(left, right, after)
        if right in {"ای", "ی"}:
            return self._yeh_stands(left, right, before, after)
        if right == "اند" and after and left[-1] not in "هی":
            return self._form(after).kind in "FV"  # «پرت اند ویتنی»
        if right in TAR:
            return self._comparative_stands(left, right, after)
        if SUFFIXES[right] == "ha":
            return self._plural_stands(left, right, before, after)
        noun = right in {"شان", "شون"} and (
            self._form(after).kind == "?" if after and left not in FUNCTION_WORDS else after == "و"
        )
        return not noun and right not in self._lexicon.names  # «فیلم شان پن», «با شان و منزلت»

    def _comparative_stands(self, left: str, right: str, after: str) -> bool:
        """Say whether «تر» is not wet: «موهای تر», «سبزی تر و تازه», «لب تر کرد»."""
        wet = right == "تر" and (after == "و" or after.startswith(("کرد", "کن")))
        adjective = self._lexicon.classes.get(left, "")[:1] == "A"
        return adjective or not (wet or left.endswith(("های", "ای", "وی")))

    def _spoken_stands(self, left: str, right: str, after: str) -> bool:
        """Say whether a letter is no name of anything, and «ست» no set: «گزینه ت», «ست اول»."""
        if right != "ست":
            return left not in LETTERED
        ends = not after or (self._form(after).kind == "F" and not self._verbs.acts(after))
        return ends and left not in MATCHING

    def _yeh_stands(self, left: str, right: str, before: str, after: str) -> bool:
        """Say whether «ی» is no «one», «اگه ی روز», and «ای» calls nobody: «نوشته ای کاش»."""
        if right == "ی":
            form = self._form(left)
            said = form.kind == "s" and self._form(form.base).kind == "A"  # «بهتره ی روز»
            return not (said or left in NO_EZAFE or after in AFTER_ONE)
        if after in CALLED or before in MI or self._verbs.is_present(left):
            return False
        if left[-1] == "ی":  # «زندگانی ای که»
            return self._form(after).kind in "FV" and self._form(left).kind != "V"
        return True

    def _plural_stands(self, left: str, right: str, before: str, after: str) -> bool:
        if left in {"ده", "خیلی"} and not after:
            return False  # «ساعت ده ها», «دوستش دارم خیلی ها»
        if right == "ها":
            you = before in {"خیلی", "عجب"} and left[-1] == "ی" and not after
            if left in AFTER_SILENT_HE or before in MI or you or self._ends_clause(left, after):
                return False  # «خیلی مردی ها», «ولش نکنی ها»
            return not is_arabic(before, self._lexicon)  # «الانهار ها»
        if right == "هاست" and after and self._form(after).kind not in "FV":
            return False  # «خرید هاست ارزان»
        # «خورد هاش» would be «خورده|اش»
        participle = right in HA_WITH_PRONOUN and f"{left}ه" in self._lexicon.verbs.participles
        if right == "هامون":
            return left not in BEFORE_HAMUN
        return not (participle and left[-1] in NON_JOINING)

    def _ends_clause(self, left: str, after: str) -> bool:
        """Say whether «ها» after a word is none of its endings but calls for attention."""
        kind = self._form(left).kind
        if kind == "V":
            return left not in self._lexicon.verbs.derived
        if self._verbs.is_present(left):
            return True  # «میرم ها»
        return (kind == "s" and not after) or (kind == "X" and left in WITH_PRONOUNS)
