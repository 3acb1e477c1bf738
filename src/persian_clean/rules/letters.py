"""Letters: one code point for each Persian letter.

Guarantees that the letters of Persian words are those of the Persian alphabet, in NFC. Passages in
other languages of the Arabic script are protected before these rules run (see ``shield``).
"""

from __future__ import annotations

import re
import unicodedata
from itertools import product
from typing import Final

from persian_clean import shield
from persian_clean.chars import (
    ALEF_MAKSURA,
    ARABIC_KAF,
    ARABIC_YEH,
    FARSI_YEH,
    FOREIGN_CLASS,
    HAMZA_ABOVE,
    HEH,
    KEHEH,
    LETTER_CLASS,
    LINE_BREAKS,
    MARK_CLASS,
    NON_JOINING,
    TATWEEL,
    TEH_MARBUTA,
    ZWNJ,
)
from persian_clean.rule import CharRule, PatternRule, Rule
from persian_clean.rules.neighbours import after, before, line_near
from persian_clean.words import choices, knows
from persian_clean.words.parts import bare

_L: Final = f"[{LETTER_CLASS}]"
_LM: Final = f"[{LETTER_CLASS}{MARK_CLASS}]"
_MARK: Final = f"[{MARK_CLASS}]"

# --- signs of other systems ----------------------------------------------------------------------


def _decode(m: re.Match[str]) -> str:
    return shield.decoded(m[0])


# --- presentation forms -------------------------------------------------------------------------

_ALLAH: Final = "\N{ARABIC LIGATURE ALLAH ISOLATED FORM}"
_ALEFS: Final = "ا\N{ARABIC LETTER ALEF ISOLATED FORM}\N{ARABIC LETTER ALEF FINAL FORM}"
_WORDS_IN_ALEF: Final = frozenset("عطا ضیا بها ثنا صفا رضا وفا انشا".split())
_SIGNS: Final = {
    "\N{RIAL SIGN}": "ریال",
    "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}": "صلی الله علیه و سلم",
    "\N{ARABIC LIGATURE JALLAJALALOUHOU}": "جل جلاله",
    "\N{ARABIC LIGATURE BISMILLAH AR-RAHMAN AR-RAHEEM}": "بسم الله الرحمن الرحیم",
}


def _nfkc(char: str) -> str:
    """Decompose a presentation form; the space or tatweel that carries a mark is dropped."""
    letters = unicodedata.normalize("NFKC", char)
    return letters.strip(f" {TATWEEL}") if len(letters) > 1 else letters


_PRESENTATION_FORMS: Final = {
    char: letters
    for code in (*range(0xFB50, 0xFDD0), *range(0xFDF0, 0xFE00), *range(0xFE70, 0xFEFD))
    if (char := chr(code)) not in {_ALLAH, *_SIGNS} and (letters := _nfkc(char)) != char
}


def _spell_allah(m: re.Match[str]) -> str:
    """Spell the ligature out; many fonts draw it without alef, and then one is typed before it."""
    word = before(m, also=_ALEFS)
    if word.endswith("الحمد") or m.string.endswith("الحمد ", 0, m.start()):
        return "لله"
    if word in {"ل", "الحمدل"}:
        return "له"
    if word[-1:] in {*_ALEFS} and word not in _WORDS_IN_ALEF:
        return "لله"
    return f"{ZWNJ}الله" if len(word) > 1 and bare(word)[-1:] not in NON_JOINING else "الله"


# --- tatweel ------------------------------------------------------------------------------------

_TATWEELS: Final = re.compile(f"{TATWEEL}+")
_PREFIXES: Final = frozenset("نمی همی پیش پسا فرا ضد غیر میان چند".split())
"""What is written with a tatweel at its end to show that something follows."""


def _drop_tatweel(m: re.Match[str]) -> str:
    left, right = before(m, also=TATWEEL), after(m, also=TATWEEL)
    run = m[0]
    if not left:
        return run
    if right:
        parts = [bare(part) for part in _TATWEELS.split(left + run + right)]
        joined = "".join(parts)
        if knows(joined):
            return ""
        dash = all(len(part) > 2 and knows(part) for part in parts)
        # A letter that does not join has nothing to stretch.
        return run if dash or (run == TATWEEL and bare(left)[-1:] in NON_JOINING) else ""
    word = bare(left)
    follows = m.string[m.end() : m.end() + 1]
    if follows == ZWNJ:
        return ""
    at_end = not follows or follows in f"{LINE_BREAKS}.،؛:!؟?…"
    if run == TATWEEL:
        known = len(word) > 2 and word not in _PREFIXES and knows(word)
        return "" if at_end and known else run
    return "" if len(word) > 1 and (at_end or follows in " »)]") else run


# --- letters of other keyboards -----------------------------------------------------------------

_AE: Final = "\N{ARABIC LETTER AE}"
_LOOK_ALIKES: Final = {
    "\N{ARABIC LETTER HEH GOAL}": HEH,
    "\N{ARABIC LETTER HEH GOAL WITH HAMZA ABOVE}": f"{HEH}{HAMZA_ABOVE}",
    "\N{ARABIC LETTER HEH DOACHASHMEE}": HEH,
    "\N{ARABIC LETTER TEH MARBUTA GOAL}": TEH_MARBUTA,
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
    if _FOREIGN.search(line_near(m)):
        return word  # a word of the same language stands near by
    return word.translate(_LOOK_ALIKE_TABLE)


# --- drawn out letters --------------------------------------------------------------------------

DRAWN: Final = re.compile(f"({_L})\\1\\1+")
"""A letter three times or more in a row."""
_MOST_DRAWN: Final = 4


def shorten_drawn(word: str) -> str:
    """Write each letter that stands three times or more in a row once or twice.

    Whichever gives a known word; if none does, the word stays.

    Args:
        word: A word.

    Examples:
        >>> shorten_drawn("خیلیییی"), shorten_drawn("محقققققان")
        ('خیلی', 'محققان')
        >>> shorten_drawn("هههههه")
        'هههههه'
    """
    runs = list(DRAWN.finditer(word))
    if not 0 < len(runs) <= _MOST_DRAWN or knows(word):
        return word
    # At the end of a word the second letter would be known as a possessive: «سلامم».
    orders = [(1, 2) if run.end() == len(word) else (2, 1) for run in runs]
    for times in product(*orders):
        count = iter(times)
        shorter = DRAWN.sub(lambda run: run[1] * next(count), word)  # noqa: B023
        if knows(shorter):
            return shorter
    return word


# --- «ب» for «به» ---------------------------------------------------------------------------------

_JOINED_BE: Final = re.compile(
    f"ب(?:{'|'.join(sorted(choices.BE))})(?:[مشی]|[متش]ان|[متش]ون)?{_MARK}*"
)


def _part_be(m: re.Match[str]) -> str:
    return "به " if not before(m) and _JOINED_BE.fullmatch(m[0] + after(m)) else m[0]


_LETTERS: Final = "Unicode Standard, chapter 9.2, Arabic: Persian writes this letter as "
_SEARCHING: Final = "For searching: "
_LATIN: Final = "".join(map(chr, range(0x250)))
_LOWER: Final = {char: char.lower() for char in _LATIN if char.isupper() and char.lower() in _LATIN}

RULES: Final[tuple[Rule, ...]] = (
    PatternRule(
        name="html-entity",
        why="HTML Standard, character references: in plain text the character itself is written.",
        match=shield.ENTITY,
        cure=_decode,
        example=("می&zwnj;روم و &#1705;تاب", f"می{ZWNJ}روم و کتاب"),
        keep="نان &amp; پنیر",
        default=False,
    ),
    CharRule(
        name="word-sign",
        why="Unicode Standard, chapter 9.2, Arabic Presentation Forms: signs that stand for "
        "words, which are spelt out.",
        table=_SIGNS,
        example=("۵۰۰ \N{RIAL SIGN}", "۵۰۰ ریال"),
        keep="۵۰۰ ریال",
        default=False,
    ),
    PatternRule(
        name="allah-ligature",
        why="Unicode Standard, chapter 9.2, Arabic Presentation Forms: a ligature is written as "
        "its letters; many fonts draw this one without its alef, which is then typed before it.",
        match=_ALLAH,
        cure=_spell_allah,
        example=(f"عبدا{_ALLAH} و آیت{ZWNJ}ا{_ALLAH}", f"عبدالله و آیت{ZWNJ}الله"),
        keep="عبدالله",
    ),
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
        match=f"{TATWEEL}++",
        cure=_drop_tatweel,
        example=(f"بها{TATWEEL}ر و بهـــار و سلامـــ", "بهار و بهار و سلام"),
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
        example=("خان\N{ARABIC LETTER AE}", "خانه"),
        keep="ک\N{ARABIC LETTER YEH WITH SMALL V}\N{ARABIC LETTER AE}",
    ),
    PatternRule(
        name="drawn-out-letter",
        why="Dastur-e Khatt writes no letter more than twice in a row; to draw a word out is "
        "tone of voice.",
        match=f"(?<!{_LM})(?={_L}*?({_L})\\1\\1){_L}++(?!{_MARK})",
        cure=lambda m: shorten_drawn(m[0]),
        example=("خیلیییی خوب", "خیلی خوب"),
        keep="هههههه",
        safety="lossy",
        default=False,
    ),
    PatternRule(
        name="joined-be",
        why="Dastur-e Khatt, «به»: apart from the noun it makes an adverb of.",
        match=f"ب(?=[{''.join(sorted({word[0] for word in choices.BE}))}])",
        look=f"ب(?:{'|'.join(sorted(choices.BE))})",
        cure=_part_be,
        example=("بعنوان نمونه و بخاطرش", "به عنوان نمونه و به خاطرش"),
        keep="به عنوان نمونه و بخوان",
        safety="guess",
        default=False,
    ),
    CharRule(
        name="latin-case",
        why=f"{_SEARCHING}Unicode Standard, chapter 5.18, Case Mappings: upper and lower case are "
        "the same letter, also in addresses and codes.",
        table=_LOWER,
        example=("iPhone و Android", "iphone و android"),
        keep="iphone",
        safety="lossy",
        default=False,
        document=True,
    ),
)
