"""«می»: where it is no part of the verb after it, and a preverb none of the «می» after it.

Guarantees that wine, the month of May, a door and a loan stay what they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from persian_clean.words.affixes import words
from persian_clean.words.model import MI
from persian_clean.words.neighbours.rows import NOTHING, Row
from persian_clean.words.verbs import JOINED_PREVERBS

if TYPE_CHECKING:
    from persian_clean.words.forms import Lexicon

WITH_YEH: Final = frozenset(words("وا ور سر"))
"""Preverbs that make a noun with «می»: «وامی گرفت», a loan; «ورمی بود»; «سرمی زدند»."""
BEFORE_DOOR: Final = words(
    "به از این آن اون همین همان هر یک یه چند پشت کنار جلو جلوی دم لای روی بالای سمت سوی طرف نزدیک "
    "کسی صدای زنگ پای کوبیدن شدن"
)
BEFORE_HEART: Final = words("از به دور")
AFTER_MAY: Final = words("این آن آره مردم جهانی خانم دوم شماره گروه ساختمان فلسفه رسانه نامه")
"""Words that look like forms of verbs and stand after the month of May."""
WINE: Final = words("ساقی ساقیا قدح ساغر سبو سبوی صراحی")
"""Words before wine."""
DRINKING: Final = words("خوردن نوشیدن گساردن")
"""What is done with wine, though «می خوردن» may also be a spoken «می|خوردند»."""
BEFORE_DRINKING: Final = words("وقت هنگام موقع زمان رسم بزم به در از برای با پس اهل ترک حین")
AFTER_DRINKING: Final = words("و حرام ممنوع گناه است در نزد رسم عادت")
BEEN: Final = words("بود بودم بودی بودیم بودید بودند")
"""What makes a pluperfect, which takes no «می»."""


PLAIN: Final = words("می نمی همی")


def rows(lexicon: Lexicon) -> tuple[Row, ...]:
    """List where «می» stays apart."""
    participles = lexicon.verbs.participles
    return (*ROWS, Row("هنوز کمی می مانده بود", PLAIN, participles, after=BEEN))


ROWS: Final = (
    Row("وقت می خوردن رسید", PLAIN, DRINKING, before=BEFORE_DRINKING),
    Row("می خوردن حرام است", PLAIN, DRINKING, before=NOTHING, after=AFTER_DRINKING),
    Row("در می خوردن زیاده رفت", ("در",), MI, after=DRINKING),
    Row("صدای زنگ در می آید", ("در",), MI, before=BEFORE_DOOR),
    Row("از بر می خواند", ("بر",), MI, before=BEFORE_HEART),
    Row("ساقی در می افکند", right=MI, before=WINE),
    Row("ترزا می گفت", PLAIN, before=("ترزا", "برایان")),
    Row("ساقیا می ده", PLAIN, before=WINE),
    Row("از می گفت", ("می",), before=("از", "با", "بی")),
    Row("در ماه می کاشت بهتر است", PLAIN, before=("ماه",), doubtful=True),
    Row("از می این همه گفت", PLAIN, AFTER_MAY, doubtful=True),
)
"""Where it does so whatever verbs there are."""


class Preverbs:
    """Knows which verbs take a preverb, with the knowledge of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the verbs."""
        self._takes = lexicon.verbs.takes_preverb

    def allow(self, left: str, right: str, after: str) -> bool:
        """Say whether a preverb before «می» is one of the verb after it.

        Args:
            left: A preverb before «می», or «می», perhaps with a preverb.
            right: «می», or a verb.
            after: What stands behind; the verb if ``right`` is «می».
        """
        if right in MI:
            return self._has(left, after)
        preverb = left.removesuffix("می").removesuffix("ن")
        return preverb not in WITH_YEH or self._has(preverb, right)

    def _has(self, preverb: str, verb: str) -> bool:
        """Say whether a verb has this preverb: «در می یابد», but not «در می بندد»."""
        return preverb in JOINED_PREVERBS and self._takes(preverb, verb)
