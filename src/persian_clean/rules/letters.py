"""Letters: one code point for each Persian letter.

Guarantees that the letters of Persian words are those of the Persian alphabet, in NFC. Passages in
other languages of the Arabic script are protected before these rules run (see ``shield``).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from persian_clean import words
from persian_clean.chars import (
    ALEF_MAKSURA,
    ARABIC_KAF,
    ARABIC_YEH,
    FARSI_YEH,
    FOREIGN_CLASS,
    HAMZA,
    HAMZA_ABOVE,
    HEH,
    HEH_WITH_YEH_ABOVE,
    KEHEH,
    LETTER_CLASS,
    MARK_CLASS,
    NON_JOINING,
    QURANIC_CLASS,
    TATWEEL,
    TEH_MARBUTA,
    ZWNJ,
)
from persian_clean.rule import CharRule, PatternRule, Rule

_L: Final = f"[{LETTER_CLASS}]"
_LM: Final = f"[{LETTER_CLASS}{MARK_CLASS}]"
_MARK: Final = f"[{MARK_CLASS}]"

_TATWEELS: Final = re.compile(f"{TATWEEL}+")
# A letter that does not join has nothing to stretch.
_STRETCH: Final = re.compile(f"(?<=[{LETTER_CLASS}{MARK_CLASS}])(?<![{NON_JOINING}]){TATWEEL}+")


def _drop_tatweel(m: re.Match[str]) -> str:
    parts = _TATWEELS.split(m[0])
    joined = "".join(parts)
    if not words.knows(joined) and all(len(p) > 2 and words.knows(p) for p in parts):
        return m[0]  # two words with a tatweel for a dash
    return _STRETCH.sub("", m[0])


def _nfkc(char: str) -> str:
    """Decompose a presentation form; the space or tatweel that carries a mark is dropped."""
    letters = unicodedata.normalize("NFKC", char)
    return letters.strip(f" {TATWEEL}") if len(letters) > 1 else letters


# Signs rather than letters, kept as written: honorifics, the basmala, the rial sign.
_KEPT_SIGNS: Final = (
    "\N{RIAL SIGN}\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}"
    "\N{ARABIC LIGATURE JALLAJALALOUHOU}\N{ARABIC LIGATURE BISMILLAH AR-RAHMAN AR-RAHEEM}"
)
_PRESENTATION_FORMS: Final = {
    char: letters
    for code in (*range(0xFB50, 0xFDD0), *range(0xFDF0, 0xFE00), *range(0xFE70, 0xFEFD))
    if (char := chr(code)) not in _KEPT_SIGNS and (letters := _nfkc(char)) != char
}

_AE: Final = "\N{ARABIC LETTER AE}"
_LOOK_ALIKES: Final = {
    "\N{ARABIC LETTER HEH GOAL}": HEH,
    "\N{ARABIC LETTER HEH GOAL WITH HAMZA ABOVE}": f"{HEH}{HAMZA_ABOVE}",
    "\N{ARABIC LETTER HEH DOACHASHMEE}": HEH,
    "\N{ARABIC LETTER TEH MARBUTA GOAL}": HEH,
    _AE: HEH,
    "\N{ARABIC LETTER SWASH KAF}": KEHEH,
    "\N{ARABIC LETTER KAF WITH RING}": "گ",
    "\N{ARABIC LETTER E}": FARSI_YEH,
    "\N{ARABIC LETTER YEH WITH TAIL}": FARSI_YEH,
    "\N{ARABIC LETTER YEH BARREE}": FARSI_YEH,
    "\N{ARABIC LETTER NOON GHUNNA}": "ن",
    "\N{ARABIC LETTER WAW WITH RING}": "و",
    "\N{ARABIC LETTER DOTLESS FEH}": "ف",
}
_LOOK_ALIKE_TABLE: Final = str.maketrans(_LOOK_ALIKES)
_FOREIGN: Final = re.compile(f"[{FOREIGN_CLASS}]")
_MARKS_AT_END: Final = re.compile(f"{_MARK}+$")


def _mend_look_alikes(m: re.Match[str]) -> str:
    word = m[0]
    # AE does not join: within a word it is the Kurdish vowel, at the end it was typed for heh.
    if _FOREIGN.search(word) or _AE in _MARKS_AT_END.sub("", word)[:-1]:
        return word
    return word.translate(_LOOK_ALIKE_TABLE)


def _compose(m: re.Match[str]) -> str:
    """Compose to NFC; Farsi yeh with hamza is the letter that Unicode composes of Arabic yeh."""
    letters = unicodedata.normalize("NFC", m[0])
    if letters[0] == FARSI_YEH and HAMZA_ABOVE in letters:
        letters = "ئ" + letters[1:].replace(HAMZA_ABOVE, "", 1)
    return letters


def _mend_teh_marbuta(m: re.Match[str]) -> str:
    word = m[0][:-1] + HEH
    return word if words.knows(word) else m[0]


_LETTERS: Final = "Unicode Standard, chapter 9.2, Arabic: Persian writes this letter as "
_SEARCHING: Final = "For searching: "

RULES: Final[tuple[Rule, ...]] = (
    CharRule(
        name="presentation-form",
        why="Unicode Standard, chapter 9.2, Arabic Presentation Forms: they stand for letters "
        "and are not to be used in text.",
        table=_PRESENTATION_FORMS,
        example=("\N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM}له", "لاله"),
        keep="۵۰۰۰ \N{RIAL SIGN}",
    ),
    PatternRule(
        name="decorative-tatweel",
        why="Unicode Standard, chapter 9.2, Tatweel: it stretches a line and is no letter.",
        match=f"(?<!{_LM}){_LM}++(?:{TATWEEL}++{_LM}++)+",
        cure=_drop_tatweel,
        look=TATWEEL,
        example=(f"بها{TATWEEL}ر و بهـــار", f"بها{TATWEEL}ر و بهار"),
        keep=f"ه{TATWEEL}.ش",
    ),
    CharRule(
        name="arabic-yeh",
        why=f"{_LETTERS}U+06CC FARSI YEH.",
        table={ARABIC_YEH: FARSI_YEH},
        example=("علي", "علی"),
        keep="علی",
    ),
    CharRule(
        name="alef-maksura",
        why=f"{_LETTERS}U+06CC FARSI YEH.",
        table={ALEF_MAKSURA: FARSI_YEH},
        example=("موسى", "موسی"),
        keep="موسا",
    ),
    CharRule(
        name="arabic-kaf",
        why=f"{_LETTERS}U+06A9 KEHEH.",
        table={ARABIC_KAF: KEHEH},
        example=("كتاب", "کتاب"),
        keep="کتاب",
    ),
    PatternRule(
        name="foreign-keyboard-letter",
        why="Unicode Standard, chapter 9.2, Arabic: letters of Urdu, Pashto, Kurdish and Sindhi "
        "that look like a Persian letter, in a word that is otherwise Persian.",
        match=f"(?<!{_LM})(?={_LM}*[{''.join(_LOOK_ALIKES)}]){_LM}++",
        cure=_mend_look_alikes,
        look=f"[{''.join(_LOOK_ALIKES)}]",
        example=("خان\N{ARABIC LETTER AE}", "خانه"),
        keep="ک\N{ARABIC LETTER YEH WITH SMALL V}\N{ARABIC LETTER AE}",
    ),
    PatternRule(
        name="decomposed-letter",
        why="Unicode Standard Annex 15: text is kept in Normalization Form C.",
        match=f"{_L}?{_MARK}+",
        cure=_compose,
        look=f"{_MARK}(?:(?<=[\u0653-\u0655])(?<!{HEH}{HAMZA_ABOVE})|(?={_MARK}))",
        example=("ا\N{ARABIC MADDAH ABOVE}ب", "آب"),
        keep="خانه\N{ARABIC HAMZA ABOVE} ما",
    ),
    PatternRule(
        name="teh-marbuta",
        why="Dastur-e Khatt, ta-ye garde: a word that Persian writes with heh is not written "
        "with teh marbuta.",
        match=f"(?<!{_LM}){_LM}++(?<={TEH_MARBUTA})(?!{ZWNJ}| ال)",
        cure=_mend_teh_marbuta,
        look=TEH_MARBUTA,
        example=("وزارت خارجة کشور", "وزارت خارجه کشور"),
        keep="صلاة و زکاة",
    ),
    PatternRule(
        name="hamza-for-ezafe",
        why="Dastur-e Khatt, kasre-ye ezafe: after silent heh it is a small hamza above.",
        before=HEH,
        match=f"{HAMZA}(?!{_LM})",
        cure=HAMZA_ABOVE,
        look=HAMZA,
        example=("خانهء ما", "خانه\N{ARABIC HAMZA ABOVE} ما"),
        keep="جزء اول",
    ),
    PatternRule(
        name="ezafe-as-hamza",
        why="Dastur-e Khatt, kasre-ye ezafe: one of its two spellings throughout, the hamza.",
        match=f"{HEH_WITH_YEH_ABOVE}|{HEH}{ZWNJ}ی(?![{LETTER_CLASS}{MARK_CLASS}{ZWNJ}])",
        cure=f"{HEH}{HAMZA_ABOVE}",
        example=(f"خانه{ZWNJ}ی ما", f"خانه{HAMZA_ABOVE} ما"),
        keep=f"خانه{ZWNJ}ای",
        policy=("ezafe", "hamza"),
    ),
    PatternRule(
        name="ezafe-as-yeh",
        why="Dastur-e Khatt, kasre-ye ezafe: one of its two spellings throughout, the yeh.",
        match=f"(?:{HEH_WITH_YEH_ABOVE}|{HEH}{HAMZA_ABOVE})(?!{_LM})",
        cure=f"{HEH}{ZWNJ}ی",
        look=f"[{HEH_WITH_YEH_ABOVE}{HAMZA_ABOVE}]",
        example=(f"خانه{HAMZA_ABOVE} ما", f"خانه{ZWNJ}ی ما"),
        keep=f"خانه{ZWNJ}ای",
        policy=("ezafe", "yeh"),
    ),
    PatternRule(
        name="ezafe-dropped",
        why=_SEARCHING + "ezafe after silent heh is written or left out at will.",
        match=f"{HEH_WITH_YEH_ABOVE}|{HEH}{HAMZA_ABOVE}|{HEH}{ZWNJ}ی(?!{_LM}|{ZWNJ})",
        cure=HEH,
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
        why=_SEARCHING + "hamza after alef at the end of a word is written or left out at will.",
        before="ا",
        match=f"{HAMZA}(?!{_LM})",
        cure="",
        look=HAMZA,
        example=("املاء", "املا"),
        keep="جزء",
        safety="lossy",
        default=False,
    ),
)
