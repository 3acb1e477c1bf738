"""Affixes and function words: the closed classes of Persian.

Guarantees that every other module takes them from here.
"""

from __future__ import annotations

from typing import Final


def words(text: str) -> tuple[str, ...]:
    """Read a list of words written in one string.

    >>> words("ها های")
    ('ها', 'های')
    """
    return tuple(text.split())


HA: Final = words(
    "ها های هایی هائی هایم هایت هایش هایمان هایتان هایشان هاست هام هات هاش هامون هاتون هاشون "
    "هایند هاییم هاشان"
)
TAR: Final = words("تر ترین تری ترها ترهای ترینها ترینش")
COPULA: Final = words("ام ای ایم اید اند")
POSSESSIVE: Final = words("ات اش")
PLURAL_POSSESSIVE: Final = words("مان تان شان مون تون شون")
YEH: Final = words("ی یی")

SUFFIXES: Final = {
    **dict.fromkeys(HA, "ha"),
    **dict.fromkeys(TAR, "tar"),
    **dict.fromkeys(COPULA, "copula"),
    **dict.fromkeys(POSSESSIVE, "possessive"),
    **dict.fromkeys(PLURAL_POSSESSIVE, "our"),
    **dict.fromkeys(YEH, "yeh"),
}
"""Each detached ending with its family."""

PREFIXES: Final = frozenset(
    words(
        "بی هم پیش پس نا غیر ضد فوق نیم نیمه چند پر کم خوش بد تک دو سه چهار پنج شش هفت هشت ده صد "
        "هزار هیچ ابر میان درون برون بین فرا باز زیر سر شبه ریز کلان سوء حق فی علی ان چه همه هر "
        "این آن یک به تمام خود دست دل پا پیشا پسا تحت مافوق ماوراء ما ابوال ذی عدیم قابل نخست "
        "اول بلند کوتاه سخت نرم"
    )
)
"""First parts that a weight of their own is worth learning for."""

FUNCTION_WORDS: Final = frozenset(
    words(
        "و به در از که این با را برای آن بر تا یا هر اگر اما ولی نه چه چون پس نیز هم بی جز مگر "
        "زیرا بلکه من تو او ما شما آنها ایشان وی خود خویش کسی همه هیچ همین همان چنین چنان دیگر "
        "باید شاید روی زیر بین میان پیش بعد قبل درباره یک دو سه چهار پنج شش هفت هشت نه ده است "
        "بود شد شده نیست هست هستند بودند شدند نیستند باشد باشند شود شوند خواهد خواهند کرد کند "
        "کنند کرده می نمی اینکه آنکه وقتی هنگام طی توسط علیه نسبت ضمن بدون سوی سپس اکنون حتی "
        "فقط تنها البته همچنین بسیار خیلی رو یه کن کنید کنیم"
    )
)

LETTER_NAMES: Final = frozenset(
    words("ای بی سی دی ئی اف جی اچ آی کی ال ام ان او پی کیو آر اس تی یو وی دبلیو اکس وای زد آ")
)
"""Names of Latin letters: in «بی بی سی» they stay as the author wrote them."""
