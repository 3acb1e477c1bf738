"""Choices: spellings that style guides accept side by side.

Guarantees that they stay as the author wrote them unless a rule of this module is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from persian_clean.chars import NON_JOINING
from persian_clean.words.affixes import NAME_FIRSTS, NAME_LASTS, words

if TYPE_CHECKING:
    from persian_clean.words.forms import Lexicon

BE: Final = frozenset(
    words(
        "عنوان طور صورت ویژه خصوص وسیله دنبال جای علت دلیل خاطر شدت سرعت تدریج راحتی درستی خوبی "
        "زودی تازگی کلی موقع رغم واسطه منظور ندرت وضوح ظاهر اصطلاح موجب سختی آسانی طوری گونه زعم "
        "تنهایی تفصیل اجمال اشتباه عمد ناچار اجبار خودی هنگام مرور هنگامی سادگی آرامی آهستگی دقت "
        "وفور تناوب شکل همراه محض اختصار ترتیب صراحت سهولت مثابه تبع نوبه علاوه نحوی یکباره وجود"
    )
)
AUXILIARIES: Final = frozenset(
    words("است بود بودم بودی بودیم بودید بودند باشم باشی باشد باشیم باشید باشند")
)
DEMONSTRATIVES: Final = frozenset(words("این آن ان اون همین همان همون هیچ چنان چه"))
AFTER_DEMONSTRATIVE: Final = frozenset(
    words("گونه طور طوری قدر چنین چنان جا گاه کدام کس کسی چیز یک وقت همه اندازه سان جور جوری")
)
JOINED_DEMONSTRATIVES: Final = ("آن", "این", "ان")
PLURALS: Final = frozenset(words("ها های هایی هایم هایت هایش"))

CHOICES: Final = frozenset(
    {
        "split-be",
        "split-auxiliary",
        "split-participle",
        "split-ke",
        "split-demonstrative",
        "split-name",
        "joined-demonstrative",
    }
)
"""The rules of this module, none of them on by default."""

LEAVE_LEFT: Final = DEMONSTRATIVES | {"به", "هر"}
PARTICIPLES: Final = frozenset({"شده", "نشده"})
LEAVE_RIGHT: Final = PARTICIPLES | {"است", "که", "الله"}

JOINED: Final = BE | AFTER_DEMONSTRATIVE | AUXILIARIES | PARTICIPLES | {"که"} | NAME_LASTS
"""What these rules join to the word before it."""


def leaves(left: str, right: str) -> bool:
    """Say whether one of two words stays apart from most others.

    >>> leaves("این", "خانه"), leaves("کتاب", "خانه")
    (True, False)
    """
    return left in LEAVE_LEFT or right in LEAVE_RIGHT


def between(left: str, right: str, lexicon: Lexicon) -> str:
    """Name the rule that would put a ZWNJ between two words, if one of these would.

    >>> from persian_clean.words.forms import lexicon
    >>> between("به", "عنوان", lexicon())
    'split-be'
    >>> between("به", "خانه", lexicon())
    ''
    """
    if left[-1] in NON_JOINING:
        return ""
    if left == "به" and right in BE:
        return "split-be"
    if left in DEMONSTRATIVES and right == "که":
        return "split-ke"
    if left in DEMONSTRATIVES and right in AFTER_DEMONSTRATIVE:
        return "split-demonstrative"
    if right in AUXILIARIES and left in lexicon.verbs.participles:
        return "split-auxiliary"
    is_participle = right in PARTICIPLES and left not in LEAVE_LEFT
    return "split-participle" if is_participle and lexicon.form(left).kind in "NA" else ""


def between_names(left: str, right: str, lexicon: Lexicon) -> str:
    """Name the rule that would make one of two given names that are borne as one, too.

    >>> from persian_clean.words.forms import lexicon
    >>> between_names("محمد", "رضا", lexicon()), between_names("محمد", "کریمی", lexicon())
    ('split-name', '')
    """
    if left not in NAME_FIRSTS or right not in NAME_LASTS:
        return ""
    one = {left, right, left + right} <= lexicon.names
    return "split-name" if one and f"{left}|{right}" not in lexicon.compounds else ""


def inside(word: str) -> int:
    """Find where a word that is right as it is may also have a ZWNJ; 0 if nowhere.

    >>> inside("آنها"), inside("دختر")
    (2, 0)
    """
    for first in JOINED_DEMONSTRATIVES:
        if word.startswith(first) and word[len(first) :] in PLURALS:
            return len(first)
    return 0
