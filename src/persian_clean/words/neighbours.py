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
from persian_clean.words.choices import AUXILIARIES, PARTICIPLES
from persian_clean.words.forms import is_arabic
from persian_clean.words.model import COMMON_WORD, MI
from persian_clean.words.verbs import JOINED_PREVERBS, PREVERBS

if TYPE_CHECKING:
    from persian_clean.words.forms import Lexicon

PRONOUNS: Final = frozenset(words("من تو او ما شما آنها آنان ایشان وی این آن اینها وی دو"))
"""Words after which «هم» is a word of its own."""
BEFORE_EACH_OTHER: Final = frozenset(words("با از به بر در کنار روی پیش پشت برای سر بین میان مثل"))
"""Words before «هم», each other: «با هم خانه ساختند»."""
PLACES: Final = frozenset(
    words("میان پایان پیش پس زیر روی بین درون بیرون بالا پایین کنار پشت سر دور")
)
BEFORE_PLACES: Final = frozenset(words("در از به بر تا"))
"""Prepositions, before which words of place are nouns of their own: «در میان سال»."""
BEFORE_LETTERS: Final = BEFORE_PLACES.union(words("برای با این"))
"""Words before which «نامه» may be a letter: «برای صلح نامه نوشت»."""
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
FREE_BEFORE: Final[dict[str, tuple[str, ...]]] = {
    "بخش": words("بزرگ بزرگی مهمی زیادی کوچکی عمده اول دوم سوم اعظم دیگری قابل خصوصی دولتی"),
    "بخشی": words("از"),
    "شمار": words("زیادی بیشتری کثیری اندکی بسیاری قابل"),
    "ساز": words("و دهنی ایرانی سنتی زد زدن زدند"),
    "دار": words("و زد زدن زدند مکافات فانی"),
    "چین": words("و"),
    "مرد": words("و"),
    "گرد": words("هم"),
    "آباد": words("و"),
    "خانه": words("ما شما من تو او ایشان پدری مادری پدر مادر دوست همسایه خودم خودمان"),
    "زبان": words("مادری اول دوم رسمی سختی"),
    "فروش": words("خوب خوبی ویژه رفت نرفت میره نمیره"),
    "دیگر": words("هم"),
    "بو": words("میاد میده"),
    "عهد": words("خود بست بستیم بستند بسته"),
    "نوش": words("و که"),
    "سازی": words("زد زدن زدند بزن خوش خرید خریدم"),
    "دوز": words("اول دوم سوم واکسن دارو یادآور"),
    "طلبی": words("دارم دارد داریم داشت ندارم ندارد نداریم نداشت"),
    "آفرین": words("گفت گفتند باد بر"),
    "بین": words("دو سه چهار پنج این آن ما شما آنها مردم"),
}
"""Second parts that are words of their own before these: «نتیجه بخش اول», «کتاب خانه پدری»."""
FREE_WITH_VERBS: Final = frozenset(
    words("گیر کار کارها کارش طلب یاری دوستی پیشه بو چی دیگر جوش گوش")
)
"""Second parts that are words of their own before a verb: «سخت گیر کرد», «قهوه چی می خوری»."""
NEVER_SECOND: Final = frozenset(words("بارها بوی دلم دلش دلت کارش آرای نمای"))
"""What looks like a second part with an ending: «مرگ بارها آمد», «خسته دلم می خواهد»."""
ASKED: Final = frozenset(words("عذر معذرت پوزش باج"))
"""What one asks for: «عذر خواهی کرد», but «به آزادی خواهی رسید»."""
SUBJUNCTIVE: Final = frozenset(words("تا اگر گر چو چون"))
"""Words before a verb at the end of its clause: «تا خانه سازی»."""
LASTING: Final = frozenset(words("ساله ماهه روزه ساعته"))
"""What may be «years are»: «سه ساله داریم»."""
ADVERBS: Final = frozenset(words("خوش بد سخت پاک راست چپ روشن نیک"))
"""Adjectives that also say how something is done."""
OF_VERBS: Final = frozenset(words("بازی گوش صدا حرف راه طرفه"))
"""Words that go with a verb after them rather than with the word before."""
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
BEING: Final = ("است", "بود", "باش", "هست", "نیست", "شد", "شو", "شه", "بشه", "بشو")
"""How verbs begin that say what somebody is; «ن» may stand before."""
PERFECT: Final = (
    frozenset(words("ام ای ایم اید اند"))
    | AUXILIARIES
    | PARTICIPLES
    | {"شد", "شدم", "شدی", "شدیم", "شدید", "شدند"}
)
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
        return self._compound_stands(left, right, before, after)

    def _has_preverb(self, preverb: str, verb: str) -> bool:
        """Say whether a verb has this preverb: «در می یابد», but not «در می بندد»."""
        return preverb in JOINED_PREVERBS and self._lexicon.verbs.takes_preverb(preverb, verb)

    def _compound_stands(self, left: str, right: str, before: str, after: str) -> bool:
        verbs = self._lexicon.verbs
        sure = self._lexicon.pairs.get(f"{left}|{right}") == "zwnj"
        common = self._form(right).rank >= COMMON_WORD
        letter = right.startswith("نامه")
        told = self._form(after).kind in "FX" or self._is_present(after) or after in MI
        owned = right == "داری" and bool(before or after) and (not after or told)
        of_verb = verbs.is_form(right) or verbs.derived.get(right) in {"stem", "ی"}
        apart = (
            letter and left in TIMES and before in COUNTING,  # «هر روز نامه نوشت»
            letter and before in BEFORE_LETTERS and self._acts(after),  # «برای صلح نامه نوشت»
            left in PLACES and before in BEFORE_PLACES,  # «در میان سال»
            left == "دست" and (before == "از" or self._is_done(before, right, after)),
            left == "ضد" and before in BEFORE_PLACES,  # «بر ضد انقلاب»
            left == "نیم" and before == "و",  # «یک و نیم سال»
            left == "بی" and right.endswith(("ای", "وی")),  # «بی صدای تو»
            left == "کم" != right and self._acts(after),  # «کم حرف می زند»
            left in ADVERBS and (common or not sure) and self._acts(after),  # «خوش خواب دیدم»
            right in LASTING and self._is_verb(after),  # «سه ساله داریم»
            before == "را" and of_verb,  # «کار را پیش برد», «ما را یاری دهی»
            owned,  # «طرف داری هنوز», you have
            right in NEVER_SECOND or left == "آره",
            after in FREE_BEFORE.get(right, ()),
            right in FREE_WITH_VERBS and left != "چی" and self._acts(after),
            right == "خواهی" and left not in ASKED and after in verbs.stems("past"),
            before in SUBJUNCTIVE and right[-1] == "ی" and not after,  # «تا خانه سازی»
            right == "آباد" and self._goes(after),  # «جهان آباد خواهد شد»
            right == "گاه" and self._form(after).kind in "ANan",  # «ورزش گاه مفید است»
            right == "محور" and self._form(after).kind in "Nn",  # «انسان محور هستی است»
            right == "کاری" and after.startswith("ن") and self._goes(after),
            not sure and left not in PREVERBS and self._goes_on(right, after),
            left == "هم" and not self._fellow_stands(right, before, after, sure=sure),
        )
        return not any(apart)

    def _is_done(self, before: str, right: str, after: str) -> bool:
        """Say whether something was done by hand: «با دست نوشته شده»."""
        by = before in BEFORE_LETTERS or before == "روی"
        return by and right in self._lexicon.verbs.participles and after in PERFECT

    def _fellow_stands(self, right: str, before: str, after: str, *, sure: bool) -> bool:
        """Say whether «هم» is «fellow» and not «too» or «each other»."""
        if before in BEFORE_EACH_OTHER or (not before and self._acts(after)):
            return False  # «با هم خانه ساختند», «هم کلاس می رود هم باشگاه»
        if before in PRONOUNS:
            return sure and after.startswith(BEING)  # «ما هم وطن داریم», «ما هم|وطن هستیم»
        named = before and self._form(before).kind not in "FS"
        return sure or not named or self._form(f"هم{right}").kind == "A"

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
        ends = not after or (self._form(after).kind == "F" and not self._acts(after))
        return ends and left not in MATCHING

    def _yeh_stands(self, left: str, right: str, before: str, after: str) -> bool:
        """Say whether «ی» is no «one», «اگه ی روز», and «ای» calls nobody: «نوشته ای کاش»."""
        if right == "ی":
            form = self._form(left)
            said = form.kind == "s" and self._form(form.base).kind == "A"  # «بهتره ی روز»
            return not (said or left in NO_EZAFE or after in AFTER_ONE)
        if after in CALLED or before in MI or self._is_present(left):
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
        if self._is_present(left):
            return True  # «میرم ها»
        return (kind == "s" and not after) or (kind == "X" and left in WITH_PRONOUNS)

    def _goes_on(self, right: str, after: str) -> bool:
        """Say whether a verb goes on after the word that would be the second of a compound."""
        if right in self._lexicon.verbs.participles:
            return after in PERFECT or after in MI  # «آسیب دیده است», «آب دیده می شود»
        return right in OF_VERBS and self._is_verb(after)  # «تنیس بازی کرد»

    def _is_present(self, word: str) -> bool:
        """Say whether «می» was written solid with its verb: «میره»."""
        verb = word.removeprefix("ن").removeprefix("می")
        follows = self._lexicon.verbs.follows_mi
        return len(verb) < len(word) - 1 and (follows(verb) or follows(f"آ{verb[1:]}"))

    def _goes(self, word: str) -> bool:
        future = word.startswith("خواه")
        return future or self._is_present(word) or self._is_verb(word)

    def _acts(self, word: str) -> bool:
        """Say whether a word is a verb, and none that says what somebody is."""
        being = word.removeprefix("ن").startswith(BEING)
        return not being and (self._is_present(word) or self._is_verb(word))

    def _is_verb(self, word: str) -> bool:
        known = self._form(word).kind == "V" or self._lexicon.verbs.is_form(word)
        return known or word in MI or word == "کن"
