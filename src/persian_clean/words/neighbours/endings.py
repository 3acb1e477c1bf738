"""Endings: where what looks like one is a word of its own.

Guarantees that the sentences that must stay are beside the rows that keep them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from persian_clean.chars import NON_JOINING
from persian_clean.words.affixes import (
    AFTER_SILENT_HE,
    FUNCTION_WORDS,
    HA,
    TAR,
    WITH_PRONOUNS,
    words,
)
from persian_clean.words.forms import is_arabic
from persian_clean.words.model import MI
from persian_clean.words.neighbours.compounds import LETTERS, TIMES
from persian_clean.words.neighbours.predicates import Predicates
from persian_clean.words.neighbours.rows import NOTHING, Row, Where

if TYPE_CHECKING:
    from persian_clean.words.forms import Lexicon

CALLED: Final = words(
    "کاش خدا خدایا خداوند دوستان دوست یار مردم برادر خواهر مادر جان دل دلم بابا داد وای رفیق عشق "
    "امان جانم عزیزم"
)
"""Words that «ای» calls."""
NO_EZAFE: Final = words(
    "اگه مگه همیشه دیگه باشه که نه بله چه البته اینکه بلکه آنکه وگرنه بالاخره هرچه آنچه چگونه "
    "متاسفانه متأسفانه آخه آره اره شه کنه بشه نشه بده بره بگه"
)
ONE: Final = words("لحظه دقیقه بار دفعه نفر عالمه جوری کم کمی چیزی حسی سری چند")
"""Words before which a spoken «ی» is «one»."""
MATCHING: Final = words("زنانه مردانه دخترانه پسرانه بچگانه")
"""What is of a set, «ست»."""
LETTERED: Final = words(
    "گزینه نقطه شماره ماده دسته رده نمره پایه طبقه شاخه منطقه نمونه ترجمه نوشته سروده"
)
"""What a letter may be the name of."""
BEFORE_HAMUN: Final = words(
    "دریاچه تالاب آب رود کوه بستر حقابه دشت شهرستان مردم احیای فیلم شخصیت حمید خانم آقا آقای "
    "بانو استاد دکتر"
)
"""Words before the lake, the film and the name."""
HOSTED: Final = words(
    "هزینه قیمت سرور سالانه ماهانه پشتیبانی امنیت احیای تهیه خرید فروش تمدید سرویس فضای کنترل پنل "
    "فایل ایمیل سرعت رمز مشکل دامنه دامین لینوکس ویندوز آیا تنظیمات اطلاعات مشخصات خدمات مدیریت "
    "انتخاب انتقال پلن اکانت"
)
"""Words before a host."""
FOODS: Final = words("سالاد کنسرو ساندویچ پیتزا قوطی ماهی گوشت نان شکلات قهوه چای")
"""Words before tuna, ham and «hot»."""
HOT: Final = words("داگ چاکلت چاکلات اسپات فاز استون")
TONED: Final = words("رنگ پالایه فیلتر شهر حاکم")
"""Words before a tone and the town of Tun."""
ABROAD: Final = words(
    "توماس هاینریش کلاوس گولو اریکا مایکل استیو آیمی آنتوان جورج امی نگوین جزیره جزایر"
)
"""Words before the family names Mann and Tan and the Isle of Man."""
HASHED: Final = words("مقدار جدول تابع توابع نرخ الگوریتم کد رمز")
"""What a hash is."""
WITH_RANK: Final = words(
    "در از به با بر دون حفظ خلاف برخلاف کسر منافی رعایت ارتقای تنزل مناسب مطابق درخور خور لایق "
    "ایالت"
)
"""Words before a rank, «شأن»."""
OF_LEEK: Final = words("دسته بسته شاخه برگ برگهای ساقه مقداری گرم کیلو سبزی تخم بذر")
LEEKS: Final = words("و بار فرنگی تیزک کوهی ایرانی خرد خورد")
"""What stands before and behind leek, «تره»."""
WITH_PRONOUN: Final = words("هام هات هاش هاست")
VERY: Final = words("خیلی عجب چقدر انقدر اینقدر")
NEGATIVE: Final = words("نره نکنه نشه نگه نخوره")
"""Spoken verbs that look like nouns."""
TOLD: Final = words("باش باشی باشین باشید برو بدو بگو بخور ببر بفرما بگرد بمان نترس")
"""What one is told, of the forms that are nouns, too."""
SHAN: Final = words("شان شون")
SEAN: Final = words("پن بیکر کانری بین آستین مندس تن")
"""Family names of those called Sean."""


def rows(lexicon: Lexicon) -> tuple[Row, ...]:
    """List where an ending is none."""
    return (*LETTERS, *_letters(lexicon), *_yehs(lexicon), *_plurals(lexicon), *_others(lexicon))


def _letters(lexicon: Lexicon) -> tuple[Row, ...]:
    """List where a letter stands for itself, and where «ست» is a set."""
    form = lexicon.form
    acts = Predicates(lexicon).acts
    goes_on = Where(lambda word: bool(word) and (form(word).kind != "F" or acts(word)))
    letters = words("م ت ش س")
    return (
        Row("سابقه ایست قلبی", right=("ایست",), after=("قلبی", "بازرسی", "کامل", "دادن", "داد")),
        Row("گزینه ت درست است", LETTERED, letters),
        Row("دسته ست اول", right=("ست",), after=goes_on),
        Row("کیف زنانه ست", MATCHING, ("ست",)),
    )


def _yehs(lexicon: Lexicon) -> tuple[Row, ...]:
    """List where «ی» is «one», and where «ای» calls somebody."""
    form = lexicon.form
    said = Where(lambda word: form(word).kind == "s" and form(form(word).base).kind == "A")
    present = Where(Predicates(lexicon).is_present)
    in_yeh = Where(lambda word: word.endswith("ی"))
    verb_in_yeh = Where(lambda word: word.endswith("ی") and form(word).kind == "V")
    no_verb = Where(lambda word: form(word).kind not in "FV")
    return (
        Row("خوبه ی روز بیای", said, ("ی",)),
        Row("اگه ی روز بیای", NO_EZAFE, ("ی",)),
        Row("میشه ی لحظه بیای", right=("ی",), after=ONE),
        Row("نوشته ای کاش بیاید", right=("ای",), after=CALLED),
        Row("میشینی ای بابا", present, ("ای",)),
        Row("زندگانی ای گل", in_yeh, ("ای",), after=no_verb),
        Row("گفتی ای که هستی", verb_in_yeh, ("ای",)),
    )


def _plurals(lexicon: Lexicon) -> tuple[Row, ...]:
    """List where «ها» calls for attention, or is part of something else."""
    form, verbs, classes = lexicon.form, lexicon.verbs, lexicon.classes
    arabic = Where(lambda word: is_arabic(word, lexicon))
    verb = Where(lambda word: form(word).kind == "V" and word not in verbs.derived)
    present = Where(Predicates(lexicon).is_present)
    spoken = Where(lambda word: form(word).kind == "s")
    with_pronoun = Where(lambda word: form(word).kind == "X" and word in WITH_PRONOUNS)
    in_yeh = Where(lambda word: word.endswith("ی"))
    no_time = Where(lambda word: word not in {*TIMES, "این", "آن", "اون"})
    no_part = Where(lambda word: word not in {"از", "جزو", "جزء", "مال", "برای", "با", "در", "به"})
    goes_on = Where(lambda word: word not in {"", "که"})
    past = Where(lambda word: word[-1] in NON_JOINING and f"{word}ه" in verbs.participles)

    clipped = Where(lambda word: word.endswith("ه") and classes.get(word[:-1], "")[:1] == "A")
    told = Where(
        lambda word: (
            word[0] in "بن" and verbs.derived.get(word[1:]) == "stem" and word not in classes
        )
    )
    return (
        Row("ساعت ده ها", ("ده", "خیلی"), HA, after=NOTHING),
        Row("ولش نکنی ها", verb, ("ها",)),
        Row("میرم ها", present, ("ها",)),
        Row("کتابمو ها", spoken, ("ها",), after=NOTHING),
        Row("باهات ها", with_pronoun, ("ها",)),
        Row("دیر شده ها", ("شده",), ("ها",), before=("دیر", "تموم"), after=NOTHING),
        Row("یادت باشه ها", ("باشه",), ("ها",), after=NOTHING),
        Row("یادت نره ها", NEGATIVE, ("ها",), after=NOTHING),
        Row("خوب بخند ها", told, ("ها",), after=NOTHING),
        Row("زود برو ها", TOLD, ("ها",), after=NOTHING),
        Row("خلیج ها لونگ", right=("ها",), after=("لونگ",)),
        Row("عجله داری ها", ("داری", "نری", "بری"), ("ها",), after=NOTHING),
        Row("هوا خیلی سرده ها", clipped, ("ها",), before=VERY, after=NOTHING),
        Row("خیلی مردی ها", in_yeh, ("ها",), before=VERY, after=NOTHING),
        Row("می رفت ها", right=("ها",), before=MI),
        Row("گربه م ها", AFTER_SILENT_HE, ("ها",)),
        Row("الانهار من ها", right=("ها",), before=arabic),
        Row("قیمت هاست و دامنه", no_time, ("هاست",), before=no_part, after=goes_on),
        Row("بی هزینه هاست", HOSTED, ("هاست",)),
        Row("خورد هاش", past, WITH_PRONOUN),
        Row("دریاچه هامون", BEFORE_HAMUN, ("هامون",)),
        Row("ساندویچ هام و پنیر", FOODS, ("هام", "هات")),
        Row("نان هات داگ", right=("هات",), after=HOT),
        Row("مانیتور های رزولوشن", right=("های",), after=("رزولوشن", "فای", "کوالیتی")),
        Row("جدول هاش", HASHED, ("هاش",)),
        Row("باشگاه وست هام", ("وست",), ("هام",)),
    )


def _others(lexicon: Lexicon) -> tuple[Row, ...]:
    """List where «تر» is wet, and where «اند» and «شان» are words."""
    form = lexicon.form
    arabic = Where(lambda word: is_arabic(word, lexicon))
    no_adjective = Where(lambda word: lexicon.classes.get(word, "")[:1] != "A")
    noun = Where(
        lambda word: word in {"ای", "بچه"} or (form(word).kind not in "AM" and word[-1] != "ی")
    )
    not_compared = Where(lambda word: word in no_adjective and word != "ای")
    with_ezafe = Where(lambda word: word in not_compared and word.endswith(("های", "ای", "وی")))
    wetting = Where(lambda word: word == "و" or word.startswith(("کرد", "کن")))
    no_he = Where(lambda word: word[-1] not in "هی")
    no_verb = Where(lambda word: bool(word) and form(word).kind not in "FV")
    content = Where(lambda word: word not in FUNCTION_WORDS)
    wished = Where(lambda word: word.startswith(("خواه", "خواست", "دار", "داشت", "یاب", "یافت")))
    unknown = Where(lambda word: bool(word) and form(word).kind == "?")
    return (
        Row("سبزی تره بخر", not_compared, ("تره",)),
        Row("دسته بزرگ تره", right=("تره",), before=OF_LEEK),
        Row("میدان بزرگ تره بار", right=("تره",), after=LEEKS),
        Row("لب تر کرد", no_adjective, ("تر",), after=wetting),
        Row("بچه تر و خشک کرد", noun, ("تر",), after=("و",)),
        Row("موهای تر", with_ezafe, TAR),
        Row("پرت اند ویتنی", no_he, ("اند",), after=no_verb),
        Row("فیلم شان کانری", content, SHAN, after=SEAN),
        Row("فیلم شان گالاگر", content, SHAN, after=unknown),
        Row("فاطمه ام ابیها", right=("ام",), after=words("ابیها البنین المومنین کلثوم سلمه")),
        Row("رمان توماس مان", ABROAD, ("مان", "تان")),
        Row("بان کی مون", ("کی",), ("مون",), before=("بان",)),
        Row("سالاد تون", FOODS, ("تون",)),
        Row("رنگ تون میانی", TONED, ("تون",)),
        Row("دیده تر دارم", ("دیده",), ("تر",)),
        Row("آیه شان نزول دارد", right=("شان",), after=("نزول",)),
        Row("عزت و شان یافت", ("و",)),
        Row("دولت مون جه این", right=("مون",), after=("جه", "جائه")),
        Row("با شان و منزلت", FUNCTION_WORDS, SHAN, after=("و",)),
        Row("در شان او نیست", WITH_RANK, SHAN),
        Row("خواهی شان و مقام بیابی", wished, SHAN, after=("و",)),
        Row("کتاب ها الانهار", after=arabic),
    )
