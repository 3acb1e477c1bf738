"""Marks on letters: diacritics, hamza, teh marbuta, and the ezafe after silent heh.

Guarantees that each stands on its letter, once and in NFC; which of them are kept, and how ezafe is
written, is the writer's choice, or that of ``Config.diacritics`` and ``Config.ezafe``.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from persian_clean.chars import (
    ARABIC_YEH,
    DIGIT_CLASS,
    FARSI_YEH,
    HAMZA,
    HAMZA_ABOVE,
    HEH,
    HEH_WITH_YEH_ABOVE,
    KASRA,
    LETTER_CLASS,
    MARK_CLASS,
    QURANIC_CLASS,
    TEH_MARBUTA,
    ZWNJ,
)
from persian_clean.rule import CharRule, PatternRule, Rule
from persian_clean.rules.neighbours import after, before
from persian_clean.words import is_name, is_verb, knows
from persian_clean.words.parts import bare

_L: Final = f"[{LETTER_CLASS}]"
_LM: Final = f"[{LETTER_CLASS}{MARK_CLASS}]"
_MARK: Final = f"[{MARK_CLASS}]"
_SEARCHING: Final = "For searching: "

# --- marks and hamza ----------------------------------------------------------------------------

_COMPOSING: Final = "\N{ARABIC MADDAH ABOVE}\N{ARABIC HAMZA ABOVE}\N{ARABIC HAMZA BELOW}"
_CARRIERS: Final = (
    f"اآأوی{ARABIC_YEH}\N{ARABIC LETTER AE}\N{ARABIC LETTER HEH GOAL}\N{ARABIC LETTER YEH BARREE}"
)
"""Letters that one of these marks makes another letter of; any other single mark is in NFC."""
_NAMED_MARK: Final = "(?<!کسره )(?<!زیر )(?<!علامت )(?<!نشانه )(?<!اعراب )(?<!حرکت )"
"""No name of a mark stands before it, which is then named: «کسره \N{ARABIC KASRA} است»."""
_TANVIN: Final = "\N{ARABIC FATHATAN}"


def _compose(m: re.Match[str]) -> str:
    """Compose to NFC; Farsi yeh with hamza is the letter that Unicode composes of Arabic yeh."""
    letter = m[0][: m[0][0].isalpha()]
    # In canonical order already, so that composing a long run takes linear time.
    marks = sorted(m[0][len(letter) :], key=unicodedata.combining)
    letters = unicodedata.normalize("NFC", letter + "".join(marks))
    if letters[0] == FARSI_YEH and HAMZA_ABOVE in letters and after(m):
        letters = "ئ" + letters[1:].replace(HAMZA_ABOVE, "", 1)
    return letters


def _mend_final_hamza(m: re.Match[str]) -> str:
    """Write hamza after the yeh that carries it at the end of «شیء»."""
    word = bare(before(m))
    if m[0] == "ئ":
        known = not knows(word + "ئ") and knows(f"{word}ی{HAMZA}")
        return f"ی{HAMZA}" if known else m[0]
    return HAMZA if knows(word + HAMZA) else m[0]


def _join_hamza(m: re.Match[str]) -> str:
    word = bare(before(m))
    if len(word) > 2 and word[-1] == HEH:
        return HAMZA_ABOVE
    return HAMZA if len(word) > 1 and knows(word + HAMZA) else m[0]


_SEATS: Final = {
    "مسأل": "مسئل",
    "مساله": "مسئله",
    "هیأت": "هیئت",
    "هیات": "هیئت",
    "جرأت": "جرئت",
    "جرات": "جرئت",
    "نشأت": "نشئت",
    "نشات": "نشئت",
    "مسؤول": "مسئول",
    "مسوول": "مسئول",
    "شؤون": "شئون",
    "رؤوس": "رئوس",
    "رؤوف": "رئوف",
    "مرؤوس": "مرئوس",
    "سئوال": "سؤال",
}
"""Beginnings of words with a hamza on another letter than the Academy's, or on none."""

# --- teh marbuta --------------------------------------------------------------------------------

_WITH_TEH: Final = frozenset(
    "رحمه معرفه وحده خدمه قیمه قیامه شریعه منزله نوبه هویه مراقبه محافظه مطابقه موهبه امنیه "
    "دلاله".split()
)
"""Known words that Persian writes with teh where Arabic has teh marbuta."""
_WITHOUT_EZAFE: Final = frozenset("البته همیشه هرگونه بله نه که چه".split())
_NOT_AFTER_EZAFE: Final = frozenset(
    "و یا که را از به در با تا بر برای هم نیز اما ولی اگر چون زیرا پس بن ابن بنت است هست نیست بود "
    "نبود باشد نباشد شد نشد شود نشود شده می نمی خواهد دارد ندارد داشت کرد کند کرده داد دهد "
    "یافت".split()
)
_NEXT: Final = re.compile(f" +«?({_LM}++|[{DIGIT_CLASS}]++)")


def _mend_teh_marbuta(m: re.Match[str]) -> str:
    word = bare(before(m)) + HEH
    with_article = word.startswith("ال") and word != "البته"
    if with_article or word in _WITH_TEH or not knows(word):
        return m[0]
    follows = _NEXT.match(m.string, m.end(), m.end() + 40)
    ezafe = (
        follows
        and bare(follows[1]) not in _NOT_AFTER_EZAFE
        and not is_verb(bare(follows[1]))
        and word not in _WITHOUT_EZAFE
        and not is_name(word)
    )
    return f"{HEH}{HAMZA_ABOVE}" if ezafe else HEH


RULES: Final[tuple[Rule, ...]] = (
    PatternRule(
        name="detached-hamza",
        why="Dastur-e Khatt, hamza: it belongs to the word it ends; after a silent heh it is the "
        "small hamza of ezafe.",
        before=_LM,
        match=f"[ {ZWNJ}]++{HAMZA}(?!{_LM})",
        cure=_join_hamza,
        example=("خانه ء ما و شی ء", f"خانه{HAMZA_ABOVE} ما و شیء"),
        keep="حرف ء",
    ),
    PatternRule(
        name="final-hamza-carrier",
        why="Dastur-e Khatt, hamza: at the end of a word, after a long vowel, it has no carrier.",
        match=f"(?:{HAMZA_ABOVE}(?<=ی{HAMZA_ABOVE})|ئ)(?!{_LM})",
        cure=_mend_final_hamza,
        example=(f"شی{HAMZA_ABOVE} و شئ", "شیء و شیء"),
        keep="شیء",
    ),
    PatternRule(
        name="detached-mark",
        why="Unicode Standard, chapter 2.11, Combining Characters: a mark follows its letter; so "
        "do tanvin its alef and the hamza and the kasra of ezafe their word.",
        match=f"(?<={_L}ا)[ {ZWNJ}]++(?={_TANVIN}(?!{_LM}))"
        f"|(?<={_L}{HEH})[ {ZWNJ}]++(?={HAMZA_ABOVE}(?!{_LM}))"
        f"| (?<={_L} ){_NAMED_MARK}(?={KASRA} {_L})",
        cure="",
        example=(f"مثلا {_TANVIN} خانه {HAMZA_ABOVE} ما", f"مثلا{_TANVIN} خانه{HAMZA_ABOVE} ما"),
        keep=f"نشانه «{_TANVIN}»",
    ),
    PatternRule(
        name="decomposed-letter",
        why="Unicode Standard Annex 15: text is kept in Normalization Form C.",
        match=f"{_LM}{_MARK}+(?<={_MARK}{_MARK}|[{_CARRIERS}][{_COMPOSING}])",
        cure=_compose,
        example=("ا\N{ARABIC MADDAH ABOVE}ب", "آب"),
        keep="خانه\N{ARABIC HAMZA ABOVE} ما",
    ),
    PatternRule(
        name="doubled-mark",
        why="Dastur-e Khatt, neshane-ha: a letter bears a mark once.",
        match=f"({_MARK})(?={_MARK})\\1+",
        cure=r"\1",
        example=(f"لطفا{_TANVIN}{_TANVIN}", f"لطفا{_TANVIN}"),
        keep=f"لطفا{_TANVIN}",
    ),
    PatternRule(
        name="hamza-seat",
        why="Dastur-e Khatt, hamza: inside a word it is written on alef after a, on waw after o, "
        "and otherwise on yeh.",
        match=f"(?<!{_LM})(?:{'|'.join(_SEATS)})",
        look="|".join(_SEATS),
        cure=lambda m: _SEATS[m[0]],
        example=("مسأله و هیأت و مسؤول", "مسئله و هیئت و مسئول"),
        keep="رأس و مؤمن و الهیات",
        default=False,
    ),
    PatternRule(
        name="teh-marbuta",
        why="Dastur-e Khatt, ta-ye garde: a word that Persian writes with heh is not written "
        "with teh marbuta; before a word it belongs to it stands for heh with the hamza of ezafe.",
        match=f"{TEH_MARBUTA}(?![{LETTER_CLASS}{MARK_CLASS}{ZWNJ}]| ال)",
        cure=_mend_teh_marbuta,
        example=("وزارت خارجة کشور و خانة.", f"وزارت خارجه{HAMZA_ABOVE} کشور و خانه."),
        keep="صلاة و زکاة و سورة البقرة",
    ),
    PatternRule(
        name="hamza-for-ezafe",
        why="Dastur-e Khatt, kasre-ye ezafe: after silent heh it is a small hamza above.",
        match=f"{HAMZA}(?<={HEH}{HAMZA})(?!{_LM})",
        cure=HAMZA_ABOVE,
        example=("خانهء ما", "خانه\N{ARABIC HAMZA ABOVE} ما"),
        keep="جزء اول",
    ),
    PatternRule(
        name="yeh-for-indefinite",
        why="Dastur-e Khatt, ya-ye vahdat and ya-ye nesbat: after silent heh they are «ای».",
        match=f"{ZWNJ}(?<={_L}{HEH}{ZWNJ})(?<!ا{HEH}{ZWNJ})[ئی]ی(?!{_LM})",
        cure=f"{ZWNJ}ای",
        example=(f"خانه{ZWNJ}ئی و نامه{ZWNJ}یی", f"خانه{ZWNJ}ای و نامه{ZWNJ}ای"),
        keep=f"خانه{ZWNJ}ای",
    ),
    PatternRule(
        name="ezafe-as-hamza",
        why="Dastur-e Khatt, kasre-ye ezafe: one of its two spellings throughout, the hamza.",
        match=f"{HEH_WITH_YEH_ABOVE}|{ZWNJ}(?<={HEH}{ZWNJ})ی(?![{LETTER_CLASS}{MARK_CLASS}{ZWNJ}])",
        cure=lambda m: HAMZA_ABOVE if m[0][0] == ZWNJ else f"{HEH}{HAMZA_ABOVE}",
        example=(f"خانه{ZWNJ}ی ما", f"خانه{HAMZA_ABOVE} ما"),
        keep=f"خانه{ZWNJ}ای",
        policy=("ezafe", "hamza"),
    ),
    PatternRule(
        name="ezafe-as-yeh",
        why="Dastur-e Khatt, kasre-ye ezafe: one of its two spellings throughout, the yeh.",
        match=f"(?:{HEH_WITH_YEH_ABOVE}|{HAMZA_ABOVE}(?<={HEH}{HAMZA_ABOVE}))(?!{_LM})",
        cure=lambda m: f"{ZWNJ}ی" if m[0] == HAMZA_ABOVE else f"{HEH}{ZWNJ}ی",
        example=(f"خانه{HAMZA_ABOVE} ما", f"خانه{ZWNJ}ی ما"),
        keep=f"خانه{ZWNJ}ای",
        policy=("ezafe", "yeh"),
    ),
    PatternRule(
        name="ezafe-dropped",
        why=_SEARCHING + "ezafe after silent heh is written or left out at will.",
        match=f"{HEH_WITH_YEH_ABOVE}|{HAMZA_ABOVE}(?<={HEH}{HAMZA_ABOVE})"
        f"|{ZWNJ}(?<={HEH}{ZWNJ})ی(?![{LETTER_CLASS}{MARK_CLASS}{ZWNJ}])",
        cure=lambda m: HEH if m[0] == HEH_WITH_YEH_ABOVE else "",
        example=(f"خانه{HAMZA_ABOVE} ما", "خانه ما"),
        keep=f"خانه{ZWNJ}ای",
        safety="lossy",
        policy=("ezafe", "drop"),
    ),
    PatternRule(
        name="diacritics-dropped",
        why="Dastur-e Khatt, neshane-ha: diacritics are optional signs.",
        match="[\u064b-\u0652\u0656-\u065f\u0670]+",
        cure="",
        example=("مُعَلّم", "معلم"),
        keep="مأمور",
        safety="lossy",
        policy=("diacritics", "drop"),
    ),
    PatternRule(
        name="vowel-signs-dropped",
        why="Dastur-e Khatt, neshane-ha: of the diacritics, tanvin and shadda are those an "
        "editor keeps.",
        match="[\u064e-\u0650\u0652\u0656-\u065f\u0670]+",
        cure="",
        example=("مُعَلّم", "معلّم"),
        keep="تقریباً",
        safety="lossy",
        policy=("diacritics", "tanvin-shadda"),
    ),
    PatternRule(
        name="quranic-sign",
        why=_SEARCHING + "annotation signs of the Quran are no letters.",
        match=f"[{QURANIC_CLASS}]+",
        cure="",
        example=("مِنۡ", "مِن"),
        keep="من",
        safety="lossy",
        policy=("passages", "fold"),
    ),
)

INDEX_RULES: Final[tuple[Rule, ...]] = (
    CharRule(
        name="hamza-carrier",
        why=_SEARCHING + "hamza and maddah on alef, waw and yeh are written or left out at will.",
        table=dict(zip("أإٱآؤئ", "ااااوی", strict=True)),
        example=("مسئول", "مسیول"),
        keep="مسول",
        safety="lossy",
        default=False,
    ),
    PatternRule(
        name="final-hamza",
        why=_SEARCHING + "hamza after alef at the end of a word, and before the article of an "
        "Arabic name, is written or left out at will.",
        match=f"{HAMZA}(?<=ا{HAMZA})(?:(?!{_LM})|(?=ال))",
        cure="",
        example=("املاء و علاءالدین", "املا و علاالدین"),
        keep="جزء",
        safety="lossy",
        default=False,
    ),
)
