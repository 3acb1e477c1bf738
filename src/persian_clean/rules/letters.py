"""Letters: one code point for each Persian letter, and no characters that say nothing.

Guarantees that the letters of Persian words are those of the Persian alphabet, in NFC. Passages in
other languages of the Arabic script are protected before these rules run (see ``shield``).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from persian_clean import lexicon
from persian_clean.chars import (
    ALEF_MAKSURA,
    ALM,
    ARABIC_KAF,
    ARABIC_YEH,
    BYTE_ORDER_MARK,
    FARSI_YEH,
    FOREIGN_CLASS,
    HAMZA,
    HAMZA_ABOVE,
    HEH,
    HEH_WITH_YEH_ABOVE,
    KEHEH,
    LETTER_CLASS,
    LINE_BREAKS,
    LRM,
    MARK_CLASS,
    NON_JOINING,
    NOT_SIGN,
    QURANIC_CLASS,
    RLM,
    SOFT_HYPHEN,
    TATWEEL,
    TEH_MARBUTA,
    WORD_JOINER,
    ZWJ,
    ZWNJ,
    ZWSP,
)
from persian_clean.rule import CharRule, PatternRule, Rule

_L: Final = f"[{LETTER_CLASS}]"
_LM: Final = f"[{LETTER_CLASS}{MARK_CLASS}]"
_MARK: Final = f"[{MARK_CLASS}]"

# --- characters that say nothing ----------------------------------------------------------------

_CONTROLS: Final = [chr(c) for c in (*range(0x20), 0x7F) if chr(c) not in f"\t{LINE_BREAKS}"]
_C1: Final = {
    chr(byte): bytes([byte]).decode("cp1256")
    for byte in range(0x80, 0xA0)
    if chr(byte) not in LINE_BREAKS
}
_ZERO_WIDTH: Final = f"{BYTE_ORDER_MARK}\N{MONGOLIAN VOWEL SEPARATOR}" + "".join(
    map(chr, (*range(0x2061, 0x2065), *range(0x206A, 0x2070)))
)
_PRIVATE_USE: Final = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"

_BIDI_MARKS: Final = f"{LRM}{RLM}{ALM}"
_BIDI_CLASS: Final = f"{_BIDI_MARKS}\u202a-\u202e\u2066-\u2069"
_BIDI_CLOSER: Final = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)


def _drop_empty_pairs(m: re.Match[str]) -> str:
    kept: list[str] = []
    for char in m[0]:
        if kept and _BIDI_CLOSER.get(kept[-1]) == char:
            kept.pop()
        else:
            kept.append(char)
    return "".join(kept)


_TATWEELS: Final = re.compile(f"{TATWEEL}+")
# A letter that does not join has nothing to stretch.
_STRETCH: Final = re.compile(f"(?<=[{LETTER_CLASS}{MARK_CLASS}])(?<![{NON_JOINING}]){TATWEEL}+")


# --- characters typed for a ZWNJ ----------------------------------------------------------------

_DRAWS_NOTHING: Final = f"{ZWJ}{WORD_JOINER}"
_FOR_ZWNJ: Final = f"{NOT_SIGN}{SOFT_HYPHEN}{ZWSP}{_BIDI_MARKS}{_DRAWS_NOTHING}"
_SIGN_RUN: Final = f"{ZWNJ}*+[{_FOR_ZWNJ}][{_FOR_ZWNJ}{ZWNJ}]*+"
_SIGNS: Final = re.compile(f"({_SIGN_RUN})")


def _mend_zwnj(m: re.Match[str]) -> str:
    parts = _SIGNS.split(m[0])
    letters = "".join(parts[::2])
    if lexicon.knows(letters):
        return letters
    for i in range(1, len(parts), 2):
        useless = parts[i - 1][-1] in NON_JOINING or not parts[i].strip(_DRAWS_NOTHING)
        parts[i] = "" if useless else ZWNJ
    return "".join(parts)


def _drop_tatweel(m: re.Match[str]) -> str:
    parts = _TATWEELS.split(m[0])
    joined = "".join(parts)
    if not lexicon.knows(joined) and all(len(p) > 2 and lexicon.knows(p) for p in parts):
        return m[0]  # two words with a tatweel for a dash
    return _STRETCH.sub("", m[0])


# --- letters ------------------------------------------------------------------------------------


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
    return word if lexicon.knows(word) else m[0]


_LETTERS: Final = "Unicode Standard, chapter 9.2, Arabic: Persian writes this letter as "
_LAYOUT: Final = "Unicode Standard, chapter 23.2, Layout Controls: "
_SEARCHING: Final = "For searching: "

RULES: Final[tuple[Rule, ...]] = (
    CharRule(
        name="control-character",
        why="Unicode Standard, chapter 23.1, Control Codes: other than tab and line breaks they "
        "have no meaning in text.",
        table=dict.fromkeys(_CONTROLS, ""),
        example=("سلا\x02م", "سلام"),
        keep="ستون\tستون",
    ),
    CharRule(
        name="c1-control",
        why="A C1 control in Persian text is a Windows-1256 letter or mark that was read as "
        "Latin-1 (code page 1256; the WHATWG Encoding Standard reads C1 in the same way).",
        table=_C1,
        example=("\x81ارسی", "پارسی"),
        keep="“پارسی”",
    ),
    PatternRule(
        name="private-use",
        why="Unicode Standard, chapter 23.5, Private-Use Characters: they mean nothing without "
        "the font that defined them.",
        match=f"[{_PRIVATE_USE}]+",
        cure="",
        example=("خبر\ue000ها", "خبرها"),
        keep="خبرها",
        safety="lossy",
        default=False,
    ),
    CharRule(
        name="presentation-form",
        why="Unicode Standard, chapter 9.2, Arabic Presentation Forms: they stand for letters "
        "and are not to be used in text.",
        table=_PRESENTATION_FORMS,
        example=("\N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM}له", "لاله"),
        keep="۵۰۰۰ \N{RIAL SIGN}",
    ),
    CharRule(
        name="zero-width",
        why=_LAYOUT + "a byte order mark within text and the invisible operators say nothing in "
        "Persian.",
        table=dict.fromkeys(_ZERO_WIDTH, ""),
        example=("\N{ZERO WIDTH NO-BREAK SPACE}سلام", "سلام"),
        keep="می\N{ZERO WIDTH NON-JOINER}روم",
    ),
    PatternRule(
        name="bidi-control",
        why=_SEARCHING + "direction marks, embeddings and isolates carry no letters.",
        match=f"[{_BIDI_CLASS}]+",
        cure="",
        example=("زبان \u2066C++\u2069 است", "زبان C++ است"),
        keep="زبان C++ است",
        safety="lossy",
        default=False,
    ),
    PatternRule(
        name="empty-bidi-pair",
        why=_LAYOUT + "an embedding or isolate that holds nothing does nothing.",
        match=f"[{_BIDI_CLASS}]{{2,}}",
        cure=_drop_empty_pairs,
        look=f"[{_BIDI_CLASS}]",
        example=("سلام\u202b\u202c دنیا", "سلام دنیا"),
        keep="زبان \u2066C++\u2069 است",
    ),
    PatternRule(
        name="idle-bidi-mark",
        why=_LAYOUT + "a right-to-left mark between two right-to-left letters changes nothing.",
        before=_L,
        match=f" ?[{RLM}{ALM}]+ ?",
        after=_L,
        cure=lambda m: m[0].translate({ord(RLM): None, ord(ALM): None}),
        look=f"[{RLM}{ALM}]",
        example=("کتاب \N{RIGHT-TO-LEFT MARK}خوب", "کتاب خوب"),
        keep="C++\N{RIGHT-TO-LEFT MARK} خوب",
    ),
    PatternRule(
        name="mistyped-zwnj",
        why="Dastur-e Khatt, Faseleh-gozari: the space within a word is written with ZWNJ; other "
        "invisible characters and the not sign are typed for it by mistake.",
        match=f"(?<!{_LM}){_LM}++(?:{_SIGN_RUN}{_LM}++)+",
        cure=_mend_zwnj,
        look=f"[{_FOR_ZWNJ}]",
        example=("می\N{NOT SIGN}روم", "می\N{ZERO WIDTH NON-JOINER}روم"),
        keep="\N{NOT SIGN}ب",
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
