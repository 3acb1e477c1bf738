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


# --- endings that are written apart, or with ZWNJ -----------------------------------------------

HA: Final = words(
    "ها های هایی هائی هایم هایت هایش هایمان هایتان هایشان هاست هاس هام هات هاش هامون هاتون هاشون "
    "هایند هاییم هاشان هامان هاتان هایمون هایتون هایشون هاشو هامو هاتو هارو هاتونو هاشونو هامونو"
)
TAR: Final = words(
    "تر ترین تری تره ترها ترهای ترینها ترینش ترینی ترینم ترینشان ترینمان ترینتان ترینشون"
)
HARA: Final = "هارا"
"""«ها» and «را» that have lost the space between them, or a name."""
COPULA: Final = words("ام ای ایم اید اند")
POSSESSIVE: Final = words("ات اش")
PLURAL_POSSESSIVE: Final = words("مان تان شان مون تون شون")
YEH: Final = words("ی یی")

AFTER_SILENT_HE: Final = frozenset(words("م ت ش س ست ایست"))
"""Endings that stand apart after a silent he only: «گربه|ش», «خسته|ست», «تازه|ایست»."""

SUFFIXES: Final = {
    **dict.fromkeys(HA, "ha"),
    **dict.fromkeys(TAR, "tar"),
    **dict.fromkeys(COPULA, "copula"),
    **dict.fromkeys(POSSESSIVE, "possessive"),
    **dict.fromkeys(PLURAL_POSSESSIVE, "our"),
    **dict.fromkeys(YEH, "yeh"),
}
"""Each detached ending with its family."""

# --- endings that are written joined ------------------------------------------------------------

CLITICS: Final = words("شان مان تان یم ید ند ست م ت ش ی")
VOWEL_CLITICS: Final = words("یشان یمان یتان ییم یید یند یی ئی یم یت یش ی یان یانی")
ANIMATE: Final = words("انشان انمان انتان انی انم انت انش ان انه")
SPOKEN: Final = words(
    "و رو مو تو شو مون تون شون مونو تونو شونو ه یه ن ین می "
    "مه ته شه مونه تونه شونه "
    "ا ای ام ات اش امون اتون اشون ارو امو اتو اشو امونو اتونو اشونو اس ان ایی"
)
"""Spoken «را», pronouns, «است», «ها» and what they make together: «فیلمو», «قسمتاش»."""

AMBIGUOUS: Final = "های"
"""End of a plural («نام|های») and of a silent he with «ای»."""
BESIDE_PLURAL: Final = words("ای ام ات اش ایم است")
"""What stands after a silent he and makes it look like a plural."""
LIKE_SILENT: Final = frozenset(words("هام هات هاش هاس هاست هایم"))
"""Ends of plurals that a silent he with an ending looks like."""

# --- prefixes and function words ----------------------------------------------------------------

PREFIXES: Final = frozenset(
    words(
        "بی هم پیش پس نا غیر ضد فوق نیم نیمه چند پر کم خوش بد تک دو سه چهار پنج شش هفت هشت ده صد "
        "هزار هیچ ابر میان درون برون بین فرا باز زیر سر شبه ریز کلان سوء حق فی علی ان چه همه هر "
        "این آن یک به تمام خود دست دل پا پیشا پسا تحت مافوق ماوراء ما ابوال ذی عدیم قابل نخست "
        "اول بلند کوتاه سخت نرم"
    )
)
"""First parts that a weight of their own is worth learning for."""

COMBINING: Final = frozenset(
    words(
        "باز ابر فرا میکرو مایکرو ماکرو نانو الکترو هیدرو ژئو بیو نئو سوپر هایپر ترمو آپولو ویدئو "
        "ویدیو رادیو فتو اتو پترو منحصر"
    )
)
"""First parts that are also written solid: «بازطراحی», «میکروکامپیوتر»."""

ONLY_SECONDS: Final = frozenset(
    words(
        "سازی سازان سنجی شناسی شناسان شناسانه کننده کنندگان کنندگی دهنده دهندگان دهندگی شونده "
        "شوندگان گرا گرایی گرایان گرایانه نویس نویسی نویسان نوازی پذیر پذیری ناپذیر ناپذیری آفرینی "
        "گشایی انگیز انگیزی برانگیز آمیز آمیزی گیری پردازی پردازان پروری گذاری زدایی ورزی اندیشی "
        "نگری نوردی پژوهی پژوهان پرستی پرستان آموزی آموزان شویی رسانی خوانی زایی ربایی شکنی نشینان "
        "ستیزی سانان نوردان پیمایان افزایی ورزان پوشان خواران"
    )
)
"""What stems of verbs give that stands in compounds only: «انبوه|سازی», «ترغیب|کننده»."""

OPPOSITES: Final = frozenset(words("غیر ضد"))
"""What makes the opposite of any adjective: «غیر|دولتی»."""

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
GLUED_TO: Final = frozenset(words("و به در از که با را بر تا یا هر این آن هم بی یک دو سه چند"))
"""Function words that the word behind them is often glued to."""
PRONOUNS: Final = frozenset(
    words(
        "من تو او ما شما ایشان وی این آن خود همین همان هم یکی کسی همه چی کی اون همون اینجا آنجا "
        "اونجا همینجا"
    )
)
"""Function words that take spoken endings: «همینو», «خودمو»."""

WITH_PRONOUNS: Final = frozenset(
    preposition + pronoun
    for preposition in words("از به بها باها برا واس تو رو پیش جلو زیر کنار پشت سر")
    for pronoun in words("م ت ش مون تون شون مان تان شان مو تو شو")
)
"""Prepositions with a spoken pronoun: «ازت», «باهاش», «واسم»."""

NUMERALS: Final = words(
    "دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده هیجده نوزده "
    "صد دویست سیصد پانصد هزار چند چندین"
)
DECADES: Final = words("بیست سی چهل پنجاه شصت هفتاد هشتاد نود")
"""What a number ends in, after which no plural stands, except in «دههٔ بیست»."""
NUMBERS: Final = frozenset((*NUMERALS, *DECADES))
MEASURES: Final = frozenset(
    words(
        "روز سال ماه هفته شب ساعت دقیقه لحظه ثانیه قرن دهه وقت نفر بار تا برابر مورد نمونه متر "
        "کیلو هزار میلیون میلیارد درصد جلد عدد صفحه خط سطر کلمه واژه تن"
    )
)
"""What is counted, beside which a number has lost its space: «چندروز», but not «چندطبقه»."""
SPANS: Final = words("ساله ماهه ساعته نفره")
"""What follows a number and takes an ending: «سی ساله|ای»."""

LETTER_NAMES: Final = frozenset(
    words("ای بی سی دی ئی اف جی اچ آی کی ال ام ان او پی کیو آر اس تی یو وی دبلیو اکس وای زد آ تری")
)
"""Names of Latin letters, and the number that follows them: «بی بی سی», «ام پی تری»."""

# --- what names are made of ---------------------------------------------------------------------

NAME_FIRSTS: Final = frozenset(
    words(
        "سید سیده میر میرزا ملا حاج حاجی شیخ امیر امام شاه خواجه آقا گل ماه نور غلام "
        "عبد ابو ام محمد علی حسین حسن احمد محمود رضا مهدی جان خان ولی نبی قربان رمضان شعبان رجب "
        "فتح نصر سیف عین شمس بدر کرم لطف فضل قدرت رحمت نعمت حیدر صفر عید نوروز جمعه یار شیر پیر "
        "بندر تازه کلاته قلعه باغ چشمه دشت کوه تپه"
    )
)
"""First parts of compound names: «سیدعلیرضا», «بندردیلم»."""
NAME_BEGINNINGS: Final = ("ابوال", "عبدال")
"""What the last part of a compound name may begin with: «سیدابوالقاسم»."""
SURNAME_LASTS: Final = frozenset(words("زاده پور نیا فر وند"))
"""Those of family names that are hardly words of their own: «زکی|پور»."""
NAME_LASTS: Final = frozenset(
    words(
        "آباد پور زاده زاد نژاد وند لو فر نیا مند خواه بخش قلی داد دخت بانو بگم بیگم خانم جان خان "
        "بیگ الله علی حسین حسن محمد رضا مهدی شهر کلا محله کلاته سرا گرد کرد دین دل مهر یار ناز رخ "
        "چهر گل نوش تاج ملک سلطان شاه"
    )
)
"""Last parts of compound names: «حسن|آباد», «علی|پور», «زهرابگم»."""
