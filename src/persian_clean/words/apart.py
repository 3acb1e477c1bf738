"""Apart: where two words that may be one are two.

Guarantees that what keeps them apart is one table, each row of which says by a sentence what it is
about; a test reads them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.words.affixes import words
from persian_clean.words.choices import AUXILIARIES, PARTICIPLES
from persian_clean.words.model import COMMON_WORD, MI
from persian_clean.words.predicates import BEING, Predicates
from persian_clean.words.verbs import PREVERBS

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from persian_clean.words.forms import Lexicon

PRONOUNS: Final = words("من تو او ما شما آنها آنان ایشان وی این آن اینها دو")
"""Words after which «هم» is a word of its own."""
BEFORE_EACH_OTHER: Final = words("با از به بر در کنار روی پیش پشت برای سر بین میان مثل")
"""Words before «هم», each other."""
PLACES: Final = words("میان پایان پیش پس زیر روی بین درون بیرون بالا پایین کنار پشت سر دور")
PREPOSITIONS: Final = words("در از به بر تا")
"""Words before which words of place are nouns of their own."""
BEFORE_LETTERS: Final = (*PREPOSITIONS, *words("برای با این"))
"""Words before which «نامه» may be a letter."""
TIMES: Final = words("روز شب هفته ماه سال")
COUNTING: Final = words("هر یک یه دو سه چهار پنج چند این آن اون همین همان")
ASKED: Final = words("عذر معذرت پوزش باج")
"""What one asks for: «عذر خواهی کرد»."""
SUBJUNCTIVE: Final = words("تا اگر گر چو چون")
"""Words before a verb at the end of its clause."""
OF_SPEECH: Final = words("مادری اول دوم رسمی سختی")
LASTING: Final = words("ساله ماهه روزه ساعته")
"""What may be «years are»."""
ADVERBS: Final = words("خوش بد سخت پاک راست چپ روشن نیک")
"""Adjectives that also say how something is done."""
OF_VERBS: Final = words("بازی گوش صدا حرف راه طرفه")
"""Words that go with a verb after them rather than with the word before."""
PERFECT: Final = frozenset(
    words("ام ای ایم اید اند شد شدم شدی شدیم شدید شدند")
) | AUXILIARIES.union(PARTICIPLES)
"""Words that make a verb of a noun and a participle before them."""


class Where:
    """The words of which something is true."""

    def __init__(self, test: Callable[[str], bool]) -> None:
        """Keep the test."""
        self._test = test

    def __contains__(self, word: object) -> bool:
        """Ask the test."""
        return isinstance(word, str) and self._test(word)


ANY: Final = Where(lambda _: True)
SOMETHING: Final = Where(bool)
NOTHING: Final = ("",)
LETTER: Final = Where(lambda word: word.startswith("نامه"))


class Row(NamedTuple):
    """Where two words are two.

    Attributes:
        example: A sentence with two such words, which must stay.
        left: The first may be one of these.
        right: The second.
        before: What stands before them.
        after: What stands after them.
        doubtful: Whether only a pair that no reader has settled as one word is meant.
    """

    example: str
    left: Container[str] = ANY
    right: Container[str] = ANY
    before: Container[str] = ANY
    after: Container[str] = ANY
    doubtful: bool = False


class Apart:
    """Knows where two words are two, with the knowledge of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Make the table."""
        self._lexicon = lexicon
        self.rows = (*self._actions(lexicon), *self._fellows(lexicon), *self._nouns(lexicon))

    def holds(self, left: str, right: str, before: str, after: str) -> bool:
        """Say whether two words are two between these neighbours."""
        sure = self._lexicon.pairs.get(f"{left}|{right}") == "zwnj"
        return any(
            left in row.left
            and right in row.right
            and before in row.before
            and after in row.after
            and not (sure and row.doubtful)
            for row in self.rows
        )

    def _actions(self, lexicon: Lexicon) -> tuple[Row, ...]:
        """List what a verb parts, or is part of."""
        verbs, form = lexicon.verbs, lexicon.form
        predicates = Predicates(lexicon)
        acts, is_verb = Where(predicates.acts), Where(predicates.is_verb)
        goes = Where(predicates.goes)
        does_not = Where(lambda word: word.startswith("ن") and predicates.goes(word))
        told = Where(
            lambda word: form(word).kind in "FX" or predicates.is_present(word) or word in MI
        )
        of_verb = Where(
            lambda word: verbs.is_form(word) or verbs.derived.get(word) in {"stem", "ی"}
        )
        common = Where(lambda word: form(word).rank >= COMMON_WORD)
        no_preverb = Where(lambda word: word not in PREVERBS)
        ends_in_yeh = Where(lambda word: word.endswith("ی"))
        free = words("گیر کار کارها کارش طلب یاری دوستی پیشه بو چی دیگر جوش گوش")
        return (
            Row("برای صلح نامه نوشت", right=LETTER, before=BEFORE_LETTERS, after=acts),
            Row("کم حرف زد", ("کم",), Where(lambda word: word != "کم"), after=acts),
            Row("خوش خواب دیدم", ADVERBS, common, after=acts),
            Row("پاک دل باخت", ADVERBS, after=acts, doubtful=True),
            Row("سه ساله داریم", right=LASTING, after=is_verb),
            Row("کار را پیش برد", right=of_verb, before=("را",)),
            Row("شهر داری هنوز", right=("داری",), after=told),
            Row("این کتاب داری", right=("داری",), before=SOMETHING, after=NOTHING),
            Row("سخت گیر کرد", Where(lambda word: word != "چی"), free, after=acts),
            Row(
                "به آزادی خواهی رسید",
                Where(lambda word: word not in ASKED),
                ("خواهی",),
                after=verbs.stems("past"),
            ),
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

    def _fellows(self, lexicon: Lexicon) -> tuple[Row, ...]:
        """List where «هم» is «too» or «each other» and not «fellow»."""
        form = lexicon.form
        acts = Where(Predicates(lexicon).acts)
        named = Where(lambda word: bool(word) and form(word).kind not in "FS")
        no_adjective = Where(lambda word: form(f"هم{word}").kind != "A")
        is_not = Where(lambda word: not word.startswith(BEING))
        return (
            Row("با هم خانه ساختند", ("هم",), before=BEFORE_EACH_OTHER),
            Row("هم کلاس رفتیم هم باشگاه", ("هم",), before=NOTHING, after=acts),
            Row("ما هم وطن داریم", ("هم",), before=PRONOUNS, after=is_not),
            Row("ما هم خانه هستیم", ("هم",), before=PRONOUNS, doubtful=True),
            Row("پدر هم زمین خرید", ("هم",), no_adjective, before=named, doubtful=True),
        )

    def _nouns(self, lexicon: Lexicon) -> tuple[Row, ...]:
        """List where a word beside a noun is one of its own."""
        form = lexicon.form
        adjective = Where(lambda word: form(word).kind in "ANan")
        noun = Where(lambda word: form(word).kind in "Nn")
        with_ezafe = Where(lambda word: word.endswith(("ای", "وی")))
        never = words("بارها بوی دلم دلش دلت کارش آرای نمای")
        homes = words("ما شما من تو او ایشان پدری مادری پدر مادر دوست همسایه خودم خودمان")
        sizes = words("بزرگ بزرگی مهمی زیادی کوچکی عمده اول دوم سوم اعظم دیگری قابل خصوصی دولتی")
        many = words("زیادی بیشتری کثیری اندکی بسیاری قابل")
        tunes = words("و دهنی ایرانی سنتی زد زدن زدند")
        bought = words("زد زدن زدند بزن خوش خرید خریدم")
        claims = words("دارم دارد داریم داشت ندارم ندارد نداریم نداشت")
        selling = words("خوب خوبی ویژه رفت نرفت میره نمیره")
        people = words("دو سه چهار پنج این آن ما شما آنها مردم")
        doses = words("اول دوم سوم واکسن دارو یادآور")
        keeping = words("خود بست بستیم بستند بسته")
        gallows = words("و زد زدن زدند مکافات فانی")
        return (
            Row("هر روز نامه نوشت", TIMES, LETTER, before=COUNTING),
            Row("در میان سال", PLACES, before=PREPOSITIONS),
            Row("از دست کار خسته شد", ("دست",), before=("از",)),
            Row("بر ضد انقلاب", ("ضد",), before=PREPOSITIONS),
            Row("یک و نیم سال", ("نیم",), before=("و",)),
            Row("بی صدای تو", ("بی",), with_ezafe),
            Row("مرگ بارها به سراغش آمد", right=never),
            Row("آره کار دارم", ("آره",)),
            Row("ورزش گاه مفید است", right=("گاه",), after=adjective),
            Row("انسان محور هستی است", right=("محور",), after=noun),
            Row("نتیجه بخش اول", right=("بخش",), after=sizes),
            Row("این اثر بخشی از تاریخ است", right=("بخشی",), after=("از",)),
            Row("هر سال شمار زیادی آمدند", right=("شمار",), after=many),
            Row("برنامه ساز و کار مشخصی دارد", right=("ساز",), after=tunes),
            Row("مردم دار و ندارشان را دادند", right=("دار",), after=gallows),
            Row("میوه چین و ژاپن", right=("چین",), after=("و",)),
            Row("بزرگ مرد و زن", right=("مرد",), after=("و",)),
            Row("دوره گرد هم آمدند", right=("گرد",), after=("هم",)),
            Row("خانه آباد و شهر آباد", right=("آباد",), after=("و",)),
            Row("کتاب خانه پدری", right=("خانه",), after=homes),
            Row("فارسی زبان مادری من است", right=("زبان",), after=OF_SPEECH),
            Row("کتاب فروش خوبی داشت", right=("فروش",), after=selling),
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
