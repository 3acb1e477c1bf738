"""Tables of the date grammar: month names, weekdays, number words, eras. Data only.

Names are written as Persian spells them; the grammar folds them as it folds text, so that Arabic
letters, hamza and maddah need no spellings of their own. A space in a name stands for a space, a
ZWNJ or nothing.
"""

from __future__ import annotations

from typing import Final, Literal

ToldFrom = Literal["writing", "text", "either"]
"""What a relative year or month is told from: the day of writing, a date earlier in the text."""

SOLAR_MONTHS: Final[dict[str, int]] = {
    "فروردین": 1,
    "اردیبهشت": 2,
    "اردی بهشت": 2,
    "خرداد": 3,
    "تیر": 4,
    "مرداد": 5,
    "امرداد": 5,
    "شهریور": 6,
    "مهر": 7,
    "آبان": 8,
    "آذر": 9,
    "دی": 10,
    "بهمن": 11,
    "اسفند": 12,
    "اسپند": 12,
}

LATIN_MONTHS: Final[dict[str, int]] = {
    "farvardin": 1,
    "farvardeen": 1,
    "ordibehesht": 2,
    "ordibehest": 2,
    "khordad": 3,
    "xordad": 3,
    "tir": 4,
    "mordad": 5,
    "amordad": 5,
    "shahrivar": 6,
    "mehr": 7,
    "aban": 8,
    "abaan": 8,
    "azar": 9,
    "dey": 10,
    "dei": 10,
    "bahman": 11,
    "esfand": 12,
    "espand": 12,
}
"""Solar months in Latin letters, in small ones; names of people, too: months only beside a year."""

KURDISH_MONTHS: Final[dict[str, int]] = {
    "خاکەلێوە": 1,
    "گوڵان": 2,
    "جۆزەردان": 3,
    "پووشپەڕ": 4,
    "گەلاوێژ": 5,
    "خەرمانان": 6,
    "ڕەزبەر": 7,
    "گەڵاڕێزان": 8,
    "خەزەڵوەر": 8,
    "سەرماوەز": 9,
    "بەفرانبار": 10,
    "ڕێبەندان": 11,
    "ڕەشەمێ": 12,
    "ڕەشەمە": 12,
}
"""Also with the «ی» that ties day, month and year."""

AFGHAN_MONTHS: Final[dict[str, int]] = {
    "حمل": 1,
    "ثور": 2,
    "جوزا": 3,
    "سرطان": 4,
    "اسد": 5,
    "سنبله": 6,
    "میزان": 7,
    "عقرب": 8,
    "قوس": 9,
    "جدی": 10,
    "دلو": 11,
    "حوت": 12,
    # Pashto
    "وری": 1,
    "غویی": 2,
    "غبرګولی": 3,
    "چنګاښ": 4,
    "زمری": 5,
    "وږی": 6,
    "تله": 7,
    "تلې": 7,
    "لړم": 8,
    "لیندۍ": 9,
    "مرغومی": 10,
    "سلواغه": 11,
    "سلواغې": 11,
    "کب": 12,
}
"""Words of other meanings, too: months only beside a day and a four-digit year, or where something
else speaks of Afghanistan."""

ONLY_AFGHAN: Final = frozenset({"ثور", "جوزا", "سنبله", "حوت", "چنګاښ", "غبرګولی", "سلواغه"})
"""Afghan month names that are hardly ever another word: a four-digit year is enough for them."""

GREGORIAN_MONTHS: Final[dict[str, int]] = {
    "ژانویه": 1,
    "جانویه": 1,
    "جنوری": 1,
    "فوریه": 2,
    "فبروری": 2,
    "مارس": 3,
    "مارچ": 3,
    "آوریل": 4,
    "آپریل": 4,
    "مه": 5,
    "می": 5,
    "ژوئن": 6,
    "ژوئین": 6,
    "ژون": 6,
    "جون": 6,
    "ژوئیه": 7,
    "ژولای": 7,
    "جولای": 7,
    "جولایی": 7,
    "اوت": 8,
    "اوگوست": 8,
    "آگوست": 8,
    "آگست": 8,
    "سپتامبر": 9,
    "سپتمبر": 9,
    "اکتبر": 10,
    "اکتوبر": 10,
    "نوامبر": 11,
    "نومبر": 11,
    "دسامبر": 12,
    "دسمبر": 12,
    "دیسمبر": 12,
}

ARABIC_MONTHS: Final[dict[str, int]] = {
    "ینایر": 1,
    "فبرایر": 2,
    "ابریل": 4,
    "مایو": 5,
    "یونیو": 6,
    "یولیو": 7,
    "اغسطس": 8,
    "سبتمبر": 9,
    "نوفمبر": 11,
    "شباط": 2,
    "نیسان": 4,
    "ایار": 5,
    "حزیران": 6,
    "تموز": 7,
    "ایلول": 9,
    "تشرین الاول": 10,
    "تشرین الثانی": 11,
    "کانون الاول": 12,
    "کانون الثانی": 1,
}
"""Gregorian months as Arabic names them; «نیسان» and «مایو» are other words, too."""

LUNAR_MONTHS: Final[dict[str, int]] = {
    "محرم": 1,
    "محرم الحرام": 1,
    "صفر": 2,
    "صفر المظفر": 2,
    "ربیع الاول": 3,
    "ربیع الثانی": 4,
    "ربیع الآخر": 4,
    "جمادی الاول": 5,
    "جمادی الاولی": 5,
    "جمادی الثانی": 6,
    "جمادی الثانیه": 6,
    "جمادی الآخر": 6,
    "جمادی الآخره": 6,
    "رجب": 7,
    "رجب المرجب": 7,
    "شعبان": 8,
    "شعبان المعظم": 8,
    "رمضان": 9,
    "رمضان المبارک": 9,
    "شوال": 10,
    "شوال المکرم": 10,
    "ذی القعده": 11,
    "ذی قعده": 11,
    "ذو القعده": 11,
    "ذی القعده الحرام": 11,
    "ذی الحجه": 12,
    "ذی حجه": 12,
    "ذو الحجه": 12,
    "ذی الحجه الحرام": 12,
}

YEAR_NEEDED: Final = frozenset({"مه", "می", "جون", "ژون", "صفر", "محرم", "اسپند", "رجب", "شعبان"})
"""Month names that are also other words: months only beside a year of four digits."""

WEEKDAYS: Final[dict[str, int]] = {
    "دو شنبه": 0,
    "سه شنبه": 1,
    "چهار شنبه": 2,
    "چار شنبه": 2,
    "پنج شنبه": 3,
    "جمعه": 4,
    "آدینه": 4,
    "شنبه": 5,
    "یک شنبه": 6,
    "1 شنبه": 6,
    "2 شنبه": 0,
    "3 شنبه": 1,
    "4 شنبه": 2,
    "5 شنبه": 3,
}
"""Weekdays as `datetime.date.weekday` numbers them."""

UNITS: Final = {
    "یک": 1,
    "دو": 2,
    "سه": 3,
    "چهار": 4,
    "پنج": 5,
    "شش": 6,
    "شیش": 6,
    "هفت": 7,
    "هشت": 8,
    "نه": 9,
}
TEENS: Final = {
    "ده": 10,
    "یازده": 11,
    "دوازده": 12,
    "سیزده": 13,
    "چهارده": 14,
    "پانزده": 15,
    "پونزده": 15,
    "شانزده": 16,
    "شونزده": 16,
    "هفده": 17,
    "هیفده": 17,
    "هجده": 18,
    "هیجده": 18,
    "هژده": 18,
    "نوزده": 19,
}
TENS: Final = {
    "بیست": 20,
    "سی": 30,
    "چهل": 40,
    "پنجاه": 50,
    "شصت": 60,
    "هفتاد": 70,
    "هشتاد": 80,
    "نود": 90,
}
HUNDREDS: Final = {
    "یک صد": 100,
    "صد": 100,
    "دویست": 200,
    "سی صد": 300,
    "چهار صد": 400,
    "چار صد": 400,
    "پان صد": 500,
    "شش صد": 600,
    "هفت صد": 700,
    "هشت صد": 800,
    "نه صد": 900,
}

ORDINALS: Final[dict[str, int]] = {
    "اول": 1,
    "یکم": 1,
    "نخست": 1,
    "دوم": 2,
    "دویم": 2,
    "سوم": 3,
    "سیم": 3,
    "چهارم": 4,
    "چارم": 4,
    "پنجم": 5,
    "ششم": 6,
    "شیشم": 6,
    "هفتم": 7,
    "هشتم": 8,
    "نهم": 9,
    "سی ام": 30,
    "سی م": 30,
}
"""Ordinals with a spelling of their own; the rest are cardinals and «م»."""

EDGE_DAYS: Final[dict[str, int]] = {
    "آخرین روز": -1,
    "واپسین روز": -1,
    "روز آخر": -1,
    "روز پایانی": -1,
    "اولین روز": 1,
    "نخستین روز": 1,
}
"""Days named by their place in the month; -1 is the last one."""

RANGE_WORDS: Final = ("تا", "الی", "لغایت", "لغایه", "-")
"""What joins the two ends of a range."""

RELATIVE_YEARS: Final[dict[str, tuple[int, ToldFrom]]] = {
    "امسال": (0, "writing"),
    "سال جاری": (0, "writing"),
    "سال کنونی": (0, "writing"),
    "سال حاضر": (0, "writing"),
    "سال روان": (0, "writing"),
    "پارسال": (-1, "writing"),
    "سال گذشته": (-1, "writing"),
    "سال پیش": (-1, "writing"),
    "پیرارسال": (-2, "writing"),
    "پیرار سال": (-2, "writing"),
    "سال آینده": (1, "writing"),
    "سال آتی": (1, "writing"),
    "سال دیگر": (1, "writing"),
    "سال پیش رو": (1, "writing"),
    "همین سال": (0, "either"),
    "سال قبل": (-1, "either"),
    "سال بعد": (1, "either"),
    "همان سال": (0, "text"),
    "آن سال": (0, "text"),
    "سال پیشین": (-1, "text"),
    "سال پیش از آن": (-1, "text"),
    "سال قبل از آن": (-1, "text"),
    "سال پس از آن": (1, "text"),
    "سال بعد از آن": (1, "text"),
}
"""Years told from the day of writing, or from a date earlier in the text, and how far they lie."""

RELATIVE_MONTHS: Final[dict[str, tuple[int, ToldFrom]]] = {
    "ماه جاری": (0, "either"),
    "ماه کنونی": (0, "either"),
    "ماه حاضر": (0, "either"),
    "این ماه": (0, "either"),
    "همین ماه": (0, "either"),
    "همان ماه": (0, "text"),
    "آن ماه": (0, "text"),
}
NEXT_MONTHS: Final[dict[str, tuple[int, ToldFrom]]] = {
    "ماه گذشته": (-1, "writing"),
    "ماه پیش": (-1, "writing"),
    "ماه آینده": (1, "writing"),
    "ماه آتی": (1, "writing"),
    "ماه قبل": (-1, "either"),
    "ماه بعد": (1, "either"),
}
"""Beside ordinals only: «۵ ماه گذشته» are five months."""

SOLAR_ERAS: Final = (
    "هجری شمسی",
    "هجری خورشیدی",
    "شمسی",
    "خورشیدی",
    "جلالی",
)
LUNAR_ERAS: Final = ("هجری قمری", "مهی", "قمری")
GREGORIAN_ERAS: Final = ("میلادی", "عیسوی", "مسیحی")
IMPERIAL_ERAS: Final = ("شاهنشاهی",)


def _numbers() -> dict[str, int]:
    """Return the cardinals from 1 to 99."""
    simple = {**UNITS, **TEENS, **TENS}
    return simple | {
        f"{tens} و {unit}": ten + one for tens, ten in TENS.items() for unit, one in UNITS.items()
    }


def _ordinals() -> dict[str, int]:
    """Return the ordinals from 1 to 31."""
    regular = {word + "م": value for word, value in TEENS.items()} | {"بیستم": 20}
    units = {word: value for word, value in ORDINALS.items() if value < 10 and word != "نخست"}
    compound = {f"بیست و {word}": 20 + value for word, value in units.items()}
    return ORDINALS | regular | compound | {"سی و یکم": 31, "سی و یک ام": 31}


NUMBER_WORDS: Final = _numbers()
ORDINAL_WORDS: Final = _ordinals()
