"""Spaces: one kind of space, one at a time, and ZWNJ only within words.

Guarantees that no two words are merged: where a space and a ZWNJ meet, the space stays, unless the
lexicon has both as one word. Line breaks, indentation, tabs and columns of spaces are kept.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from persian_clean.chars import (
    ALM,
    CLOSING_CLASS,
    DIGIT_CLASS,
    HEH,
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
from persian_clean.rules.neighbours import REACH, after, before
from persian_clean.words import choices, is_closed, knows, stays_apart, stays_whole
from persian_clean.words.affixes import DECADES, GLUED_TO, HA, LETTER_NAMES, SUFFIXES, TAR
from persian_clean.words.model import MI
from persian_clean.words.parts import bare

if TYPE_CHECKING:
    import re

_SPACES: Final = (
    "\N{NO-BREAK SPACE}\N{OGHAM SPACE MARK}\N{NARROW NO-BREAK SPACE}"
    "\N{MEDIUM MATHEMATICAL SPACE}\N{IDEOGRAPHIC SPACE}" + "".join(map(chr, range(0x2000, 0x200B)))
)
_FASELE: Final = "Dastur-e Khatt, Faseleh-gozari: "
_LM: Final = f"[{LETTER_CLASS}{MARK_CLASS}]"
_WORD: Final = f"{LETTER_CLASS}{MARK_CLASS}{DIGIT_CLASS}{TOKEN}"

_FOR_ZWNJ: Final = f"{NOT_SIGN}{SOFT_HYPHEN}{ZWSP}{LRM}{RLM}{ALM}{ZWJ}{WORD_JOINER}"
_NO_SIGNS: Final = str.maketrans("", "", _FOR_ZWNJ)
_BLANK: Final = f" \t{LINE_BREAKS}"
_APART: Final = frozenset({"را", "است", "بود"})
"""Words that the lists have in compounds too, and that are mostly written apart."""
_MEETING: Final = (GLUED_TO | choices.DEMONSTRATIVES | _APART | {"که"}) - {"هم"}
"""Words that make by chance another word with the one beside them."""
_AFTER_MEETING: Final = (*choices.AFTER_DEMONSTRATIVE, *TAR, "چه")
"""What makes one word with these: «این|جایی», «آن|چه»."""


def _mend_zwnj(m: re.Match[str]) -> str:
    left, right = before(m, also=_FOR_ZWNJ), after(m, also=_FOR_ZWNJ)
    if not (left and right):
        return _mend_at_edge(m, left, right)
    draws_nothing = not m[0].strip(f"{ZWJ}{WORD_JOINER}")
    if left[-1] in NON_JOINING or draws_nothing:
        return ""
    left, right = left.translate(_NO_SIGNS), right.translate(_NO_SIGNS)
    if not knows(left + right):
        return ZWNJ
    # Between two words it was typed for a ZWNJ («جمع¬بندی»); a typesetter's hyphen parts any two.
    parts = len(left) > 1 and len(right) > 1 and knows(left) and knows(right)
    return ZWNJ if parts and SOFT_HYPHEN not in m[0] else ""


def _mend_at_edge(m: re.Match[str], left: str, right: str) -> str:
    run = m[0]
    # Marks of direction have their work at the edge of a word, the not sign has before one, and
    # ZWJ shows what a letter looks like within a word, and that «نک» is short for one.
    works = not {LRM, RLM, ALM}.isdisjoint(run) or (NOT_SIGN in run and not left)
    if works or (ZWJ in run and (len(left) < 3 if left else len(right) < 2)):
        return run
    precedes = m.string[m.start() - 1 : m.start()]
    follows = m.string[m.end() : m.end() + 1]
    if not left and precedes not in {"", *_BLANK, *"«([{"}:
        return run
    if not right and follows not in {"", *_BLANK, *".،؛:!؟…»)]}"}:
        return run
    return ZWNJ if (left and follows == " ") or (right and precedes == " ") else ""


def _close(m: re.Match[str]) -> str:
    return "" if _is_one(before(m), m[1]) else m[0]


@lru_cache(maxsize=1 << 14)
def _is_one(left: str, right: str) -> bool:
    """Say whether a word is known without its ZWNJ, and is the same word."""
    left, right = bare(left), bare(right)
    if len(left) < 2 or len(right) < 2 or left in MI or LETTER_NAMES.issuperset((left, right)):
        return False
    whole = left + right
    family = SUFFIXES.get(right)
    if family == "ha":
        return choices.inside(whole) == len(left)  # «آن|ها»; but «تن|ها» is not «تنها»
    if right == "ای" or (left[-1] == HEH and (family or right == "است")):
        return False  # «رسیده|است», «زنده|ام»
    meets = left in _MEETING or right in _MEETING
    if meets and not right.startswith(_AFTER_MEETING) and stays_apart(left, right):
        return False  # «به|نام» is not «بهنام»
    return (knows(whole) or is_closed(left, right)) and stays_whole(whole)


def _part(m: re.Match[str]) -> str:
    left, right = bare(before(m, also=ZWNJ)), bare(after(m, also=ZWNJ))
    if m[0] == ZWNJ:
        return " " if _are_two(left, right) else ZWNJ
    first, second = left.rpartition(ZWNJ)[2], right.partition(ZWNJ)[0]
    return " و " if m[0][-1] == ZWNJ or _stand_by_and(first, second) else m[0]


@lru_cache(maxsize=1 << 14)
def _are_two(left: str, right: str) -> bool:
    """Say whether two words would stay two with a space between them."""
    first, second = left.rpartition(ZWNJ)[2], right.partition(ZWNJ)[0]
    if len(first) < 2 or len(second) < 2 or first in MI or second in SUFFIXES:
        return False
    return not _is_one(first, second) and stays_apart(left, right)


@lru_cache(maxsize=1 << 12)
def _stand_by_and(left: str, right: str) -> bool:
    """Say whether «و» stands between two words: «گفت|وگو», but not in «سخن|ورز»."""
    if left in DECADES:
        return knows(right)
    ending = right.startswith(("ر", "ار")) or knows(f"و{right}")
    plural = next((one for one in HA if right.endswith(one)), "")
    return not ending and knows(left) and knows(right.removesuffix(plural))


def _join_at_zwnj(m: re.Match[str]) -> str:
    left, right = bare(before(m)), bare(after(m))
    family = SUFFIXES.get(right)
    if family:
        one_word = knows(left) and (family in {"ha", "tar"} or left[-1] == HEH)
    else:
        one_word = right not in _APART and knows(f"{left}{ZWNJ}{right}")
    if not one_word:
        return m[0]
    return "" if left[-1] in NON_JOINING else ZWNJ


_BARS: Final = "|\N{BOX DRAWINGS LIGHT VERTICAL}\N{BOX DRAWINGS HEAVY VERTICAL}"
"""What parts the columns of a table."""
_MARKUP: Final = "*_~'\"}|"
"""What ends emphasis, a template or a part of one, beside which an ending has its ZWNJ."""

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
        "invisible characters and the not sign are typed for it by mistake, and do nothing at the "
        "edge of a word.",
        match=f"{ZWNJ}*+[{_FOR_ZWNJ}][{_FOR_ZWNJ}{ZWNJ}]*+",
        cure=_mend_zwnj,
        example=(f"می{NOT_SIGN}روم{ZWSP} و", f"می{ZWNJ}روم و"),
        keep=f"{NOT_SIGN}ب",
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
        name="spaced-zwnj",
        why=_FASELE + "a ZWNJ beside a space shows that one word was meant, where there is such "
        "a word.",
        before=_LM,
        match=f"{ZWNJ} | {ZWNJ} ?",
        after=f"[{LETTER_CLASS}]",
        cure=_join_at_zwnj,
        example=(f"نیم{ZWNJ} فاصله و کتاب {ZWNJ}ها", f"نیم{ZWNJ}فاصله و کتاب{ZWNJ}ها"),
        keep=f"کتاب{ZWNJ}خانه",
    ),
    PatternRule(
        name="stray-zwnj",
        why=_FASELE + "ZWNJ stands within a word; at its edge or beside a space it does nothing. "
        "The word may be set in markup.",
        match=f"{ZWNJ}(?:(?<![{_WORD}{TATWEEL}{CLOSING_CLASS}]{ZWNJ})(?<![^{_BLANK}][{_MARKUP}]{ZWNJ})"
        f"|(?![{_WORD}{TATWEEL}{{]))",
        cure="",
        example=(f"کتاب{ZWNJ} خوب", "کتاب خوب"),
        keep=f"کتاب{ZWNJ}خانه",
    ),
    PatternRule(
        name="split-plural",
        why="Dastur-e Khatt, «ها» (sign of the plural): the yeh after it is joined to it.",
        match=f"(?:{ZWNJ}(?<=[ {ZWNJ}]ها.)ی| (?<=[ {ZWNJ}]ها.)ی(?!{_LM}|{ZWNJ}))",
        look=f"ها[ {ZWNJ}]ی(?<=[ {ZWNJ}].{{4}})(?:(?<={ZWNJ}ی)|(?!{_LM}|{ZWNJ}))",
        cure="ی",
        example=(f"دولت{ZWNJ}ها{ZWNJ}ی ما", f"دولت{ZWNJ}های ما"),
        keep=f"دولت{ZWNJ}ها یک",
    ),
    PatternRule(
        name="optional-zwnj",
        why="For searching: two words that nobody would join at a space are two with a ZWNJ too.",
        match=f"(?<={_LM}{_LM}){ZWNJ}(?:و{ZWNJ}?+)?+(?={_LM}{_LM})",
        cure=_part,
        example=(f"حریم{ZWNJ}خصوصی", "حریم خصوصی"),
        keep=f"کتاب{ZWNJ}ها و کتاب{ZWNJ}خانه",
        safety="guess",
        default=False,
    ),
    PatternRule(
        name="invisible-zwnj",
        why="Unicode Standard, chapter 9.2, Cursive Joining: after a letter that does not join, "
        "a ZWNJ is invisible.",
        before=f"[{NON_JOINING}]",
        match=f"{ZWNJ}+",
        cure="",
        example=(f"کار{ZWNJ}ها", "کارها"),
        keep=f"کتاب{ZWNJ}ها",
        default=False,
    ),
    PatternRule(
        name="parted-word",
        why="For searching: a word that would be known without its ZWNJ is written without it.",
        match=f"{ZWNJ}(?=({_LM}{{,{REACH}}}))",
        cure=_close,
        example=(f"کتاب{ZWNJ}خانه", "کتابخانه"),
        keep=f"کتاب{ZWNJ}ها",
        safety="guess",
        default=False,
    ),
    PatternRule(
        name="repeated-space",
        why=_FASELE + "one space between two words; three or more are columns, as in a table or "
        "a verse, and so are those beside its bars.",
        before=f"[^ \t{LINE_BREAKS}{_BARS}]",
        match=f"  (?![ \t{_BARS}]|#+ |//+ )",
        cure=" ",
        example=("سلام  دنیا", "سلام دنیا"),
        keep="    سلام     دنیا",
    ),
    PatternRule(
        name="column-space",
        why="For text whose layout does not matter: tabs and runs of spaces make columns.",
        before=f"[^ \t{LINE_BREAKS}]",
        match=" {0,2}\t[ \t]*| {3}[ \t]*",
        cure=" ",
        example=("سلام   دنیا\tما", "سلام دنیا ما"),
        keep="سلام دنیا",
        safety="lossy",
        default=False,
    ),
    PatternRule(
        name="trailing-space",
        why=_FASELE + "spaces part words; at the end of a line there is nothing to part.",
        before=f"[^ \t{LINE_BREAKS}]",
        match=f"[ \t]+(?=[{LINE_BREAKS}]|\\Z)",
        cure="",
        example=("سلام \nدنیا", "سلام\nدنیا"),
        keep="سلام\n\tدنیا",
    ),
    PatternRule(
        name="blank-line-space",
        why=_FASELE + "spaces part words; on an empty line there is nothing to part.",
        match=f"(?:(?<=[{LINE_BREAKS}])|\\A)[ \t]+(?=[{LINE_BREAKS}]|\\Z)",
        cure="",
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
        name="carriage-return",
        why="For text whose layout does not matter: one kind of line break, U+000A.",
        match="\r\n?",
        cure="\n",
        example=("سلام\r\nدنیا", "سلام\nدنیا"),
        keep="سلام\nدنیا",
        safety="lossy",
        default=False,
        document=True,
    ),
    PatternRule(
        name="blank-line-run",
        why="For text whose layout does not matter: one blank line parts two paragraphs.",
        before="\n",
        match="\n{2,}",
        cure="\n",
        example=("سلام\n\n\n\nدنیا", "سلام\n\nدنیا"),
        keep="سلام\n\nدنیا",
        safety="lossy",
        default=False,
        document=True,
    ),
)
"""The rules of spaces and ZWNJ, which run before those of words."""

INDEX_RULES: Final[tuple[Rule, ...]] = (
    CharRule(
        name="zwnj-as-space",
        why="For indexes that part words at spaces only.",
        table={ZWNJ: " "},
        example=(f"می{ZWNJ}روم", "می روم"),
        keep="کتاب",
        safety="lossy",
        policy=("zwnj", "space"),
    ),
    CharRule(
        name="zwnj-dropped",
        why="For indexes that know no invisible characters.",
        table={ZWNJ: ""},
        example=(f"می{ZWNJ}روم", "میروم"),
        keep="کتاب",
        safety="lossy",
        policy=("zwnj", "drop"),
    ),
)
"""What becomes of ZWNJ at the very end."""
