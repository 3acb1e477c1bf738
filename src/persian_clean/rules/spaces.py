"""Spaces: one kind of space, one at a time, and ZWNJ only within words.

Guarantees that no two words are merged: where a space and a ZWNJ meet, the space stays. Line
breaks, indentation and tabs are kept.
"""

from __future__ import annotations

import re
from typing import Final

from persian_clean import words
from persian_clean.chars import (
    ALM,
    CLOSING_CLASS,
    DIGIT_CLASS,
    LETTER_CLASS,
    LINE_BREAKS,
    LRM,
    MARK_CLASS,
    NON_JOINING,
    NOT_SIGN,
    RLM,
    SOFT_HYPHEN,
    TATWEEL,
    TOKEN,
    WORD_JOINER,
    ZWJ,
    ZWNJ,
    ZWSP,
)
from persian_clean.rule import CharRule, PatternRule, Rule

_SPACES: Final = (
    "\N{NO-BREAK SPACE}\N{OGHAM SPACE MARK}\N{NARROW NO-BREAK SPACE}"
    "\N{MEDIUM MATHEMATICAL SPACE}\N{IDEOGRAPHIC SPACE}" + "".join(map(chr, range(0x2000, 0x200B)))
)
_FASELE: Final = "Dastur-e Khatt, Faseleh-gozari: "
_SPACE_AT_END: Final = f"[ \t](?:[{LINE_BREAKS}]|\\Z)"
_LM: Final = f"[{LETTER_CLASS}{MARK_CLASS}]"
_WORD: Final = f"{LETTER_CLASS}{MARK_CLASS}{DIGIT_CLASS}{TOKEN}"

_DRAWS_NOTHING: Final = f"{ZWJ}{WORD_JOINER}"
_FOR_ZWNJ: Final = f"{NOT_SIGN}{SOFT_HYPHEN}{ZWSP}{LRM}{RLM}{ALM}{_DRAWS_NOTHING}"
_SIGN_RUN: Final = f"{ZWNJ}*+[{_FOR_ZWNJ}][{_FOR_ZWNJ}{ZWNJ}]*+"
_SIGNS: Final = re.compile(f"({_SIGN_RUN})")


def _mend_zwnj(m: re.Match[str]) -> str:
    parts = _SIGNS.split(m[0])
    letters = "".join(parts[::2])
    if words.knows(letters):
        return letters
    for i in range(1, len(parts), 2):
        useless = parts[i - 1][-1] in NON_JOINING or not parts[i].strip(_DRAWS_NOTHING)
        parts[i] = "" if useless else ZWNJ
    return "".join(parts)


RULES: Final[tuple[Rule, ...]] = (
    CharRule(
        name="unicode-space",
        why=_FASELE + "words are set apart by a plain space; the widths of typesetters' spaces "
        "are the business of layout.",
        table=dict.fromkeys(_SPACES, " "),
        example=("سلام\N{NO-BREAK SPACE}دنیا", "سلام دنیا"),
        keep="سلام\tدنیا",
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
        name="repeated-zwnj",
        why=_FASELE + "one ZWNJ parts the letters; more do nothing.",
        match=f"{ZWNJ}{ZWNJ}+",
        cure=ZWNJ,
        example=(f"می{ZWNJ}{ZWNJ}روم", f"می{ZWNJ}روم"),
        keep=f"می{ZWNJ}روم",
    ),
    PatternRule(
        name="stray-zwnj",
        why=_FASELE + "ZWNJ stands within a word; at its edge or beside a space it does nothing.",
        match=f"{ZWNJ}(?:(?<![{_WORD}{TATWEEL}{CLOSING_CLASS}]{ZWNJ})|(?![{_WORD}{TATWEEL}]))",
        cure="",
        example=(f"کتاب{ZWNJ} خوب", "کتاب خوب"),
        keep=f"کتاب{ZWNJ}خانه",
    ),
    PatternRule(
        name="invisible-zwnj",
        why="Unicode Standard, chapter 9.2, Cursive Joining: after a letter that does not join, "
        "a ZWNJ is invisible.",
        before=f"[{NON_JOINING}]",
        match=f"{ZWNJ}+",
        cure="",
        look=ZWNJ,
        example=(f"کار{ZWNJ}ها", "کارها"),
        keep=f"کتاب{ZWNJ}ها",
        default=False,
    ),
    PatternRule(
        name="repeated-space",
        why=_FASELE + "one space between two words.",
        before=f"[^ \t{LINE_BREAKS}]",
        match="  +",
        cure=" ",
        look="  ",
        example=("سلام   دنیا", "سلام دنیا"),
        keep="    سلام دنیا",
    ),
    PatternRule(
        name="trailing-space",
        why=_FASELE + "spaces part words; at the end of a line there is nothing to part.",
        before=f"[^ \t{LINE_BREAKS}]",
        match=f"[ \t]+(?=[{LINE_BREAKS}]|\\Z)",
        cure="",
        look=_SPACE_AT_END,
        example=("سلام \nدنیا", "سلام\nدنیا"),
        keep="سلام\n\tدنیا",
    ),
    PatternRule(
        name="blank-line-space",
        why=_FASELE + "spaces part words; on an empty line there is nothing to part.",
        match=f"(?:(?<=[{LINE_BREAKS}])|\\A)[ \t]+(?=[{LINE_BREAKS}]|\\Z)",
        cure="",
        look=_SPACE_AT_END,
        example=("سلام\n  \nدنیا", "سلام\n\nدنیا"),
        keep="سلام\n\nدنیا",
    ),
    PatternRule(
        name="indentation",
        why="For text whose layout does not matter.",
        match=f"(?:(?<=[{LINE_BREAKS}])|\\A)[ \t]+",
        cure="",
        example=("    سلام", "سلام"),
        keep="سلام",
        safety="lossy",
        default=False,
    ),
    PatternRule(
        name="blank-line-run",
        why="For text whose layout does not matter: one blank line parts two paragraphs. The one "
        "rule that looks at more than a line, and only at line breaks.",
        before="\n",
        match="\n{2,}",
        cure="\n",
        look="\n\n\n",
        example=("سلام\n\n\n\nدنیا", "سلام\n\nدنیا"),
        keep="سلام\n\nدنیا",
        safety="lossy",
        default=False,
    ),
)
