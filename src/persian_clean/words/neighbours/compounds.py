"""Compounds: where the two parts of one are words of their own.

Guarantees that the sentences that must stay are beside the rows that keep them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from persian_clean.chars import ZWNJ
from persian_clean.words.affixes import LETTER_NAMES, SUFFIXES, TAR, words
from persian_clean.words.choices import AUXILIARIES, PARTICIPLES
from persian_clean.words.model import COMMON_WORD, MI
from persian_clean.words.neighbours.predicates import BEING, Predicates
from persian_clean.words.neighbours.rows import NOTHING, SOMETHING, Row, Where
from persian_clean.words.verbs import PREVERBS

if TYPE_CHECKING:
    from persian_clean.words.forms import Lexicon

PRONOUNS: Final = words("من تو او ما شما آنها آنان ایشان وی این آن اینها دو")
"""Words after which «هم» is a word of its own."""
BEFORE_EACH_OTHER: Final = words("با از به بر در کنار روی پیش پشت برای سر بین میان مثل")
"""Words before «هم», each other."""
PLACES: Final = words("میان پایان زیر روی بین درون بیرون بالا پایین کنار پشت سر دور")
PREPOSITIONS: Final = words("در از به بر تا")
"""Words before which words of place are nouns of their own."""
BEFORE_LETTERS: Final = (*PREPOSITIONS, *words("برای با این"))
"""Words before which «نامه» may be a letter."""
FELLOWS: Final = words("وطنان نوعان میهنان کیشان سنگران رزمان نوردان")
"""Fellows that are nothing without «هم»."""
TIMES: Final = words("روز شب هفته ماه سال مدت قرن دهه ساعت")
COUNTING: Final = words("هر یک یه دو سه چهار پنج چند این آن اون همین همان")
ASKED: Final = words("عذر معذرت پوزش باج")
"""What one asks for: «عذر خواهی کرد»."""
SUBJUNCTIVE: Final = words("تا اگر گر چو چون")
"""Words before a verb at the end of its clause."""
AIMS: Final = words(
    "خود خودت خویش آن آنها هدف هدفت اهدافت مقصود مقصودت مراد مرادت آرزو آرزویت آرزوهایت موفقیت "
    "پیروزی خوشبختی سعادت آرامش کامیابی"
)
"""What somebody gets hold of."""
OF_SPEECH: Final = words("مادری اول دوم رسمی سختی")
AGO: Final = words(
    "سال ماه هفته روز شب ساعت دقیقه لحظه قرن دهه ترم چندی مدتی کمی اندکی ساعتی روزی سالی ماهی شبی "
    "لحظاتی دقایقی پول شنبه یکشنبه دوشنبه چهارشنبه پنجشنبه جمعه"
)
"""Words before which time has gone by, or what is paid in advance."""
SHOWING: Final = words("برای حالت نحوه پیش")
"""Words before showing something."""
AGAIN: Final = words("دیگر اول دوم سوم نخست آخر")
"""What follows «time»."""
RETURNED: Final = words("آمد آمدم آمدند آمده گشت گشتم گشتند گشته رفت رفتند")
"""Verbs before which «باز» is «back»."""
OWNERS: Final = words("مال ملک حق حقوق نام دست رضایت دارایی اموال")
"""Words before another person."""
ABOVE: Final = words("موارد مورد مطالب مطلب قرارداد موضوع ماده متن بند شرح جدول نکات سطور")
"""What is said above."""
DONE_AHEAD: Final = words("فرض نمایش نویس نیاز بینی زمینه شرط پردازش پرداخت فروش داوری")
"""What is one word with «پیش» even behind a preposition: «در پیش|نمایش»."""
OBJECTS: Final = words("را رو آن او باید نباید اگر")
"""What stands before a verb of the second person, and the noun that goes with it."""
LETTERED_B: Final = words("هپاتیت ویتامین گروه تیم پلن بلوک لیگ گزینه نقطه یواس")
"""What a letter names."""
LASTING: Final = words("ساله ماهه روزه ساعته")
"""What may be «years are»."""
ADVERBS: Final = words("خوش بد سخت پاک راست چپ روشن نیک")
"""Adjectives that also say how something is done."""
GROWN: Final = frozenset(words("شدن می نمی کرد کرده کردن"))
"""What else stands behind «great»."""
GIVEN: Final = words("داد دادم دادی دادیم دادید دادند داده دهد دهند دهم دادن")
"""What goes with a sign: «نشان داد»."""
OF_VERBS: Final = words("بازی گوش صدا حرف راه طرفه")
"""Words that go with a verb after them rather than with the word before."""
PERFECT: Final = frozenset(
    words("ام ای ایم اید اند شد شدم شدی شدیم شدید شدند")
) | AUXILIARIES.union(PARTICIPLES)
"""Words that make a verb of a noun and a participle before them."""

PAINTED: Final = words(
    "کرد کردم کردیم کردند کرده کردن کن کنم کنید کنیم کنند زد زدم زدیم زدند زده زدن بزن بزنم بزنید "
    "بزنیم بزنند می نمی"
)
"""What is done with a colour: «سبز رنگ زدیم»."""
ROLES: Final = words("مربی دبیر آشپز")
"""Who may be shouted at, or be the chief."""
ANGRY: Final = words("داد فریاد جیغ هوار غر")
HELD: Final = words("باخت باختم باخته باختن بست بستم بسته بستن کند کندم کنده کندن بریدم")
"""What is done with a heart: «ساده دل باخت»."""


LETTER: Final = Where(lambda word: word.startswith("نامه"))
ROPES: Final = Where(lambda word: word.startswith("بندها"))
PLAIN_LETTERS: Final = frozenset(words("آی اچ ال تی"))
"""Names of letters that are no words: «آی|پی» is one, «سی دی» may be a day."""
LETTERS: Final = (
    Row("شبکه ام بی سی", LETTER_NAMES - PLAIN_LETTERS, LETTER_NAMES),
    Row("کارت وی آی پی", PLAIN_LETTERS, LETTER_NAMES, before=LETTER_NAMES),
    Row("شبکه ام بی سی", right=LETTER_NAMES, after=LETTER_NAMES),
)
"""Where names of letters stand."""


def rows(lexicon: Lexicon) -> tuple[Row, ...]:
    """List where a compound is none."""
    return (*LETTERS, *_actions(lexicon), *_fellows(lexicon), *_nouns(lexicon))


def _actions(lexicon: Lexicon) -> tuple[Row, ...]:
    """List what a verb parts, or is part of."""
    verbs, form = lexicon.verbs, lexicon.form
    predicates = Predicates(lexicon)
    acts, is_verb = Where(predicates.acts), Where(predicates.is_verb)
    goes = Where(predicates.goes)
    does_not = Where(lambda word: word.startswith("ن") and predicates.goes(word))
    told = Where(lambda word: form(word).kind in "FX" or predicates.is_present(word) or word in MI)
    of_verb = Where(lambda word: verbs.is_form(word) or verbs.derived.get(word) in {"stem", "ی"})
    stem = Where(lambda word: word in of_verb and not word.endswith("ی"))
    action = Where(lambda word: word in of_verb and word.endswith("ی"))
    no_verb = Where(lambda word: word not in goes)
    common = Where(lambda word: form(word).rank >= COMMON_WORD)
    no_preverb = Where(lambda word: word not in PREVERBS)
    ends_in_yeh = Where(lambda word: word.endswith("ی"))
    free = words("گیر کار کارها کارش طلب یاری دوستی پیشه بو چی دیگر جوش گوش تاب")
    return (
        Row("برای صلح نامه نوشت", right=LETTER, before=BEFORE_LETTERS, after=acts),
        Row("کم حرف زد", ("کم",), Where(lambda word: word != "کم"), after=acts),
        Row("خوش خواب دیدم", ADVERBS, common, after=acts),
        Row("پاک دل باخت", ADVERBS, after=acts, doubtful=True),
        Row("سه ساله داریم", right=LASTING, after=is_verb),
        Row("کار را پیش برد", right=stem, before=("را",)),
        Row("خانه را باز سازی کنار دریا", right=action, before=("را",), after=no_verb),
        Row("شهر داری هنوز", right=("داری",), after=told),
        Row("این کتاب داری", right=("داری",), before=SOMETHING, after=NOTHING),
        Row("آن شب تاب نیاورد", TIMES, before=COUNTING, after=acts),
        Row("تمام روز نامه نوشت", TIMES, LETTER, before=("تمام", "همه"), after=acts),
        Row("گربه ماهی خورد", words("سگ گربه موش"), words("ماهی خرما"), after=acts),
        Row("سخت گیر کرد", Where(lambda word: word != "چی"), free, after=acts),
        Row(
            "به آزادی خواهی رسید",
            Where(lambda word: word not in ASKED),
            ("خواهی",),
            after=verbs.stems("past"),
        ),
        Row("اگر آرامش طلبی ساکت باش", right=("طلبی",), before=("اگر", "گر", "ار")),
        Row("تا چند نشینی", ("چند",), of_verb, before=("تا",)),
        Row("چی کارهایی داری", ("چی",), Where(lambda word: word != "کار")),
        Row("قهوه چی شد", right=("چی",), after=("شد", "شده", "میشه")),
        Row("با قمه زنی را زد", right=("زنی",), before=("با",), after=("را",)),
        Row("یه کلاه بردار", ("کلاه", "نمونه"), ("بردار",), before=("یه", "هر")),
        Row("در دست گیر", ("دست",), ("گیر",), before=("در",)),
        Row("در آغوش گیری", ("آغوش",), of_verb, before=("در",)),
        Row("به هدف خود دست یابی", ("دست",), ("یابی",), before=AIMS, after=("", "و")),
        Row("تا خانه سازی", right=ends_in_yeh, before=SUBJUNCTIVE, after=NOTHING),
        Row("جهان آباد خواهد شد", right=("آباد",), after=goes),
        Row("با برق کاری نداشت", right=("کاری",), after=does_not),
        Row(
            "با دست نوشته شده",
            ("دست",),
            verbs.participles,
            before=(*BEFORE_LETTERS, "روی"),
            after=PERFECT,
        ),
        Row(
            "از باران آسیب دیده است",
            no_preverb,
            verbs.participles,
            after=PERFECT | MI,
            doubtful=True,
        ),
        Row("تنیس بازی کرد", no_preverb, OF_VERBS, after=is_verb, doubtful=True),
    )


def _fellows(lexicon: Lexicon) -> tuple[Row, ...]:
    """List where «هم» is «too» or «each other» and not «fellow»."""
    form = lexicon.form
    acts = Where(Predicates(lexicon).acts)
    named = Where(lambda word: bool(word) and form(word).kind not in "FS")
    no_adjective = Where(lambda word: form(f"هم{word}").kind != "A")
    no_so = Where(lambda word: word not in {"چنین", "چنان"})
    is_not = Where(lambda word: not word.startswith(BEING))
    no_fellow = Where(lambda word: word not in FELLOWS and not word.endswith("ی"))
    no_ending = Where(lambda word: word not in SUFFIXES)
    yehs = Where(lambda word: word not in FELLOWS and word.endswith("ی"))
    return (
        Row("با هم خانه ساختند", ("هم",), no_fellow, before=BEFORE_EACH_OTHER),
        Row("با هم کلاسی برگزار کردند", ("هم",), yehs, before=BEFORE_EACH_OTHER, after=no_ending),
        Row("با هم بازی ها کردیم", ("هم",), ("بازی",), before=BEFORE_EACH_OTHER),
        Row("هم کلاس رفتیم هم باشگاه", ("هم",), no_so, before=NOTHING, after=acts),
        Row("ما هم وطن داریم", ("هم",), before=PRONOUNS, after=is_not),
        Row("ما هم خانه هستیم", ("هم",), before=PRONOUNS, doubtful=True),
        Row("پدر هم زمین خرید", ("هم",), no_adjective, before=named, doubtful=True),
    )


def _nouns(lexicon: Lexicon) -> tuple[Row, ...]:
    """List where a word beside a noun is one of its own."""
    form = lexicon.form
    no_being = Where(lambda word: not word.removeprefix("ن").startswith(BEING))
    described = Where(lambda word: form(word).kind in "Aan")
    no_making = Where(lambda word: word not in MI and not word.startswith(("کرد", "کن", "شد")))
    noun = Where(lambda word: form(word).kind in "Nn")
    kin = Where(lambda word: word.startswith(("عمو", "عمه", "خاله", "دایی")))
    plural = Where(lambda word: word.endswith(("ها", "های", "هایی")))
    infinitives = lexicon.verbs.infinitives
    somebody = Where(lambda w: form(w).kind in "NAPXanp" and w not in infinitives)
    named = Where(lambda word: bool(word) and form(word).kind not in "FV")
    owned = Where(lambda w: w.endswith(("ت", "مان", "تان", "شان")) and form(w).base != w)
    with_ezafe = Where(lambda word: word.endswith(("ای", "وی")))
    never = words("بارها بوی دلم دلش دلت کارش آرای نمای")
    homes = words(
        "ما شما من تو او ایشان پدری مادری پدر مادر دوست همسایه خودم خودمان ماند مانده نمانده جا"
    )
    sizes = words(
        "بزرگ بزرگی مهمی زیادی کوچکی عمده اول دوم سوم اعظم دیگری قابل خصوصی دولتی مهم پایانی آخر"
    )
    many = words("زیادی بیشتری کثیری اندکی بسیاری قابل")
    tunes = words("و دهنی ایرانی سنتی زد زدن زدند")
    bought = words("زد زدن زدند بزن خوش خرید خریدم")
    claims = words("دارم دارد داریم داشت ندارم ندارد نداریم نداشت")
    selling = words("خوب خوبی ویژه رفت رفته نرفت نرفته میره نمیره می نمی")
    liked = words("خوبی قشنگی زیبایی محبوب عشق غم مرگ شادی مورد اول دوم")
    people = words("دو سه چهار پنج این آن ما شما آنها مردم")
    doses = words("اول دوم سوم واکسن دارو یادآور")
    hard = words(
        "سختی آسانی دشواری خوبی بدی درستی زیادی بسیاری کمی هر من تو ما شما آنها یک دو زنان مردان "
        "وکیل"
    )
    not_ahead = Where(lambda word: not word.startswith(DONE_AHEAD))
    not_behind = Where(lambda word: not word.startswith(("زمینه", "انداز")))
    keeping = words("خود بست بستیم بستند بسته")
    gallows = words("و زد زدن زدند مکافات فانی")
    return (
        Row("برای نمایش نامه", ("نمایش",), LETTER, before=SHOWING),
        Row("خشونت بار دیگر افزایش یافت", right=("بار",), after=AGAIN),
        Row("گربه ماهی را خورد", words("سگ گربه موش"), words("ماهی خرما"), after=("را", "رو")),
        Row("در را سبز رنگ زدیم", right=("رنگ",), after=PAINTED),
        Row("خیلی ساده دل باخت", right=("دل",), after=HELD),
        Row("راه حل کردن مسئله", right=("حل",), after=words("کردن شدن نمودن")),
        Row("صاحب نام تجاری", ("صاحب",), ("نام",), after=words("تجاری دامنه کاربری مستعار")),
        Row("صرف نظر کارشناس کافی نیست", ("صرف",), ("نظر",), after=somebody),
        Row("با چشم زخمی برگشت", ("چشم",), ("زخمی",)),
        Row("ماه روشن بین ابرها بود", ("روشن",), ("بین",), after=noun),
        Row("پس زمینه فراهم شد", ("پس",), ("زمینه",), after=words("فراهم مساعد آماده")),
        Row("سر مربی داد زد", ("سر",), ROLES, after=ANGRY),
        Row("از سر نوشت و فرستاد", ("سر",), ("نوشت",), before=("از",), after=("", "و")),
        Row("با سر پوشیده آمد", ("سر",), ("پوشیده",), before=("با", "موی")),
        Row(f"کف دست بند نمی{ZWNJ}شد", ("دست",), ("بند",), before=words("کف مچ روی")),
        Row("از این دست سازها", ("دست",), plural, before=("این", "آن")),
        Row("پل در دست ساخت است", ("دست",), ("ساخت", "بافت"), before=("در",)),
        Row("با حروف چینی نوشتند", words("حروف میوه پنبه"), ("چینی",), after=no_making),
        Row("مرد پیر زن جوانی گرفت", ("پیر",), ("زن",), before=words("مرد شاه پادشاه مردی")),
        Row("با دست چپ دست او را گرفت", ("چپ", "راست"), ("دست",), before=("دست",)),
        Row("دوست دختر عمویم آمد", ("دوست",), words("دختر پسر"), after=kin),
        Row("دانش دوست خوبی است", right=("دوست",), after=words("خوبی خوب صمیمی من ما")),
        Row("رفیق باز آمد", right=("باز",), after=RETURNED),
        Row("به غیر محو شدن", ("غیر",), before=("به",), after=("شدن", "بودن")),
        Row("این کاره ممکن است", ("این",), ("کاره",), after=no_being),
        Row("بر طرف کننده است", ("طرف",), before=("بر",)),
        Row("باید کار را سامان دهی", right=("دهی",), before=OBJECTS, after=("", "و", "تا")),
        Row("بر درد افزایی", right=("افزایی",), before=("بر", "به")),
        Row("بر لوح دل نویس", right=("نویس",), before=("بر", "لوح")),
        Row("هر روز نامه نوشت", TIMES, LETTER, before=COUNTING),
        Row("در میان سال", PLACES, before=PREPOSITIONS),
        Row("در پیش رو", ("پیش",), not_ahead, before=PREPOSITIONS),
        Row("از پیش پرداخت شده بود", ("پیش",), before=("از",)),
        Row("در پس کوچه", ("پس",), not_behind, before=PREPOSITIONS),
        Row("هفته پیش پرداخت کرد", ("پیش",), before=AGO),
        Row("کسی غیر علی نیست", ("غیر",), ("علی",)),
        Row("در غیر نشانی قرارداد", ("غیر",), ("نشانی",), before=("در", "به")),
        Row("مال غیر محترم است", ("غیر",), before=OWNERS),
        Row("موارد فوق تخصصی است", ("فوق",), before=ABOVE),
        Row("هپاتیت بی درمان دارد", ("بی",), before=LETTERED_B),
        Row("نیمه تمام شد", ("نیمه",), ("تمام",), after=("شد",)),
        Row("از دست کار خسته شد", ("دست",), before=("از",)),
        Row("بر ضد انقلاب", ("ضد",), before=PREPOSITIONS),
        Row("یک و نیم سال", ("نیم",), before=("و",)),
        Row("بی صدای تو", ("بی",), with_ezafe),
        Row("آن دو سخن گویان رفتند", ("سخن",), ("گویان",)),
        Row("بی پدرمان چه کنیم", ("بی",), owned),
        Row("بی نام خدا", ("بی",), after=("خدا", "من", "تو")),
        Row("مرگ بارها به سراغش آمد", right=never),
        Row("آره کار دارم", ("آره",)),
        Row("ورزش گاه مفید است", right=("گاه",), after=described),
        Row("انسان محور هستی است", right=("محور",), after=noun),
        Row("نتیجه بخش اول", right=("بخش",), after=sizes),
        Row("این اثر بخشی از تاریخ است", right=("بخشی",), after=("از",)),
        Row("هر سال شمار زیادی آمدند", right=("شمار",), after=many),
        Row("برنامه ساز و کار مشخصی دارد", right=("ساز",), after=tunes),
        Row("مردم دار و ندارشان را دادند", right=("دار",), after=gallows),
        Row("میوه چین و ژاپن", right=("چین",), after=("و",)),
        Row("بزرگ مرد و زن", right=("مرد",), after=("و",)),
        Row("دوره گرد هم آمدند", right=("گرد",), after=("هم", "و")),
        Row("هر سال گرد خانه گشتند", TIMES, ("گرد",), before=COUNTING),
        Row("پدر بزرگ شد", right=("بزرگ",), after=PERFECT | GROWN),
        Row(f"مادر بزرگ{ZWNJ}ترین بچه", right=("بزرگ",), after=TAR),
        Row("آتش نشان داد", right=("نشان",), after=GIVEN),
        Row("خانه آباد و شهر آباد", right=("آباد",), after=("و",)),
        Row("کتاب خانه پدری", right=("خانه",), after=homes),
        Row("فارسی زبان مادری من است", right=("زبان",), after=OF_SPEECH),
        Row("کتاب فروش خوبی داشت", right=("فروش",), after=selling),
        Row("سیاه رنگ خوبی است", right=("رنگ",), after=liked),
        Row("الماس تراش خورده", right=("تراش",), after=words("خورده نخورده خورد داده داد")),
        Row("مرز باریک بین هوش و جنون", ("باریک",), ("بین",)),
        Row("وصول طلب کار سختی است", right=("کار",), after=hard),
        Row("کتاب سرا پا غلط بود", right=("سرا",), after=("پا",)),
        Row("خون ریز ریز آمد", right=("ریز",), after=("ریز",)),
        Row("ترکیب بندهای قرارداد", words("ترکیب قالب بسته"), ROPES),
        Row("باز پرس و جو کرد", ("باز",), ("پرس",), after=("و",)),
        Row("باز نشسته پای تلویزیون", ("باز",), ("نشسته",), after=words("پای کنار روی جلوی")),
        Row("به امید و هم پیمان سلام برسان", ("هم",), ("پیمان",), before=("و",)),
        Row("علی زاده تهران است", right=("زاده",), after=lexicon.names),
        Row("مهدی پور محمدی آمد", right=("پور",), after=named),
        Row("رضا زاده شد", right=("زاده",), after=("شد", "شده", "شدم", "شدند", "بود")),
        Row("مریم فر زد", right=("فر",), after=("زد", "زدن", "کرد", "داد", "خورد")),
        Row("یک دیگر هم بیاور", right=("دیگر",), after=("هم",)),
        Row("خوش بو میاد", right=("بو",), after=("میاد", "میده")),
        Row("ولی عهد بستیم", right=("عهد",), after=keeping),
        Row("باده نوش و شاد باش", right=("نوش",), after=("و", "که")),
        Row("دست سازی زد", right=("سازی",), after=bought),
        Row("دو دوز اول", right=("دوز",), after=doses),
        Row("حق طلبی دارم", right=("طلبی",), after=claims),
        Row("جهان آفرین گفت", right=("آفرین",), after=words("گفت گفتند باد بر")),
        Row("خوش بین دو نفر", right=("بین",), after=people),
    )
