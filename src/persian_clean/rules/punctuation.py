"""Punctuation: Persian marks beside Persian words, and the spaces around them.

Guarantees that only marks beside a Persian letter change, and that no space at the edge of a
protected token (a URL, a Latin word, a number with separators) is added or removed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from persian_clean.chars import (
    DIGIT_CLASS,
    LETTER_CLASS,
    LINE_BREAKS,
    MARK_CLASS,
    PERSIAN_DIGITS,
    ZWNJ,
)
from persian_clean.rule import PatternRule, Rule

if TYPE_CHECKING:
    import re

_L: Final = f"[{LETTER_CLASS}{MARK_CLASS}]"
_LETTER: Final = f"[{LETTER_CLASS}]"
_WORD: Final = f"[{LETTER_CLASS}{MARK_CLASS}{DIGIT_CLASS}]"
# What shows that a mark is one of Persian text. A bracket or an ASCII digit does not.
_PERSIAN: Final = f"[{LETTER_CLASS}{MARK_CLASS}{PERSIAN_DIGITS}»]"
_END: Final = f"(?=[ \t{LINE_BREAKS}]|\\Z)"
_INSIDE: Final = rf"[^()\[\]«»{LINE_BREAKS}]"
_NESHANE: Final = "Dastur-e Khatt, neshane-haye noqte-gozari: "

# What may follow a closing bracket or stand alone in brackets as a part of the word before it.
_ENDINGS: Final = (
    "ها|های|هایی|هایش|هایم|هایت|هایمان|هایتان|هایشان|ی|ای|یی|ات|اش|ام|مان|تان|شان|ان|ین|تر|ترین|"
    "ون|م|ت|ش"
)


def _quotes(m: re.Match[str]) -> str:
    return f"«{m[0][1:-1]}»"


def _guillemets(m: re.Match[str]) -> str:
    return f"«{m[0][2:-2]}»"


def _mark_rule(name: str, latin: str, persian: str, mark: str, **texts: str) -> PatternRule:
    return PatternRule(
        name=name,
        why=f"{_NESHANE}the {mark} of Persian is {persian}.",
        before=_PERSIAN,
        match=f" ?{latin}(?![{DIGIT_CLASS}{latin}=&])",
        cure=lambda m: m[0][:-1] + persian,
        example=(texts["wrong"], texts["right"]),
        keep=texts["keep"],
    )


RULES: Final[tuple[Rule, ...]] = (
    PatternRule(
        name="latin-quotes",
        why=_NESHANE + "quotation marks are « and ».",
        # Not beside a colon or comma and another quotation mark: that is JSON.
        match=rf'(?:(?<=[ (\[:،])|(?<![^{LINE_BREAKS}]))(?<!":)(?<!": )(?<!", )"(?={_WORD})'
        rf'[^"{LINE_BREAKS}]*+'
        rf'(?<=[{LETTER_CLASS}{MARK_CLASS}{DIGIT_CLASS}.!؟?…])"'
        rf"(?=[ .،؛:!؟?)\]{LINE_BREAKS}]|\Z)",
        cure=_quotes,
        example=('گفت "نه" و رفت', "گفت «نه» و رفت"),
        keep='میلهٔ ۳" خرید',
    ),
    PatternRule(
        name="doubled-guillemets",
        why=_NESHANE + "quotation marks are « and ».",
        match=f"<<(?={_WORD})[^<>{LINE_BREAKS}]*+>>",
        cure=_guillemets,
        example=("<<کتاب>>", "«کتاب»"),
        keep="الف << ب",
    ),
    _mark_rule("latin-comma", ",", "،", "comma", wrong="سلام, من", right="سلام، من", keep="۱,۲"),
    _mark_rule(
        "latin-semicolon", ";", "؛", "semicolon", wrong="رفت; ماند", right="رفت؛ ماند", keep="a; b"
    ),
    _mark_rule(
        "latin-question-mark",
        r"\?",
        "؟",
        "question mark",
        wrong="کجا?",
        right="کجا؟",
        keep="why?",
    ),
    PatternRule(
        name="three-dots",
        why=_NESHANE + "the ellipsis is one mark, U+2026.",
        before=_L,
        match=r" ?\.\.\.(?!\.)",
        cure=lambda m: m[0].replace("...", "…"),
        example=("رفت...", "رفت…"),
        keep="رفت....",
    ),
    PatternRule(
        name="misplaced-space",
        why=_NESHANE + "a mark follows its word without a space, and a space follows the mark.",
        before=_PERSIAN,
        match=f" +([.:])(?={_L}{_L})",
        cure=r"\1 ",
        example=("رفت .او ماند", "رفت. او ماند"),
        keep="برنامهٔ .NET",
    ),
    PatternRule(
        name="space-before-mark",
        why=_NESHANE + "a mark follows its word without a space.",
        match=rf"(?<={_PERSIAN[:-1]}{DIGIT_CLASS})\]]) +(?=[،؛؟])"
        rf"|(?<={_PERSIAN}) +(?=!(?!=)|[.:](?:{_END}(?! [.:{DIGIT_CLASS}])|»))",
        cure="",
        example=("سلام ، دنیا", "سلام، دنیا"),
        keep="فایل .net و :) و ۳ : ۲",
    ),
    PatternRule(
        name="space-inside-brackets",
        why=_NESHANE + "brackets and quotation marks touch what they hold.",
        match=rf" +(?:(?<=[(\[«] +)(?={_WORD}{_INSIDE}*[)\]»])"
        rf"|(?=[)\]»])(?<=[(\[«]{_INSIDE}*{_WORD[:-1]}.؟!…] +)"
        # A closing guillemet needs no pair to show on which side it belongs.
        rf"|(?=»)(?<={_L[:-1]}.؟!…] +))",
        cure="",
        engine="regex",
        example=("کتاب ( تازه ) را", "کتاب (تازه) را"),
        keep="[ ] خرید نان ] و",
    ),
    PatternRule(
        name="space-before-bracket",
        why=_NESHANE + "a space before an opening bracket or quotation mark.",
        before=f"[{LETTER_CLASS}{MARK_CLASS}،؛:]",
        match=rf"(?=\((?!(?:{_ENDINGS})[) ])|«)(?!(?<=:)\()",
        cure=" ",
        example=("کتاب(تازه)", "کتاب (تازه)"),
        keep="کتاب(ها)",
    ),
    PatternRule(
        name="space-after-bracket",
        why=_NESHANE + "a space after a closing bracket or quotation mark.",
        before=r"[)\]»]",
        match=f"(?={_LETTER})(?!(?:{_ENDINGS})(?!{_L}))",
        cure=" ",
        example=("«نه»گفت", "«نه» گفت"),
        keep="«کتاب»ها",
    ),
    PatternRule(
        name="space-after-mark",
        why=_NESHANE + "a space after a mark.",
        before=f"{_WORD[:-1]})»؟!…][،؛؟!:…]",
        match=f"(?={_LETTER})",
        cure=" ",
        example=("سلام،دنیا", "سلام، دنیا"),
        keep="۱۰:۳۰",
    ),
    PatternRule(
        name="space-after-full-stop",
        why=_NESHANE + "a space after a mark; the letters of an abbreviation stay together.",
        before=f"{_L}{_L}{_L}\\.",
        # Names of Latin letters have two Persian letters, but for these.
        match=r"(?<!لیو\.)(?<!کیو\.)(?<!یکس\.)(?<!وای\.)"
        f"(?={_L}{_L}[{LETTER_CLASS}{MARK_CLASS}{ZWNJ}]*+(?!\\.{_L}))",
        cure=" ",
        example=("رفت.سپس ماندم", "رفت. سپس ماندم"),
        keep="ق.م. و بی.بی.سی",
    ),
)
