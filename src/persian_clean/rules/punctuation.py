"""Punctuation: Persian marks beside Persian words, and the spaces around them.

Guarantees that only marks that are Persian, or stand beside a Persian letter, change; and that no
space at the edge of a protected token (a URL, a Latin word) is added or removed but for a mark that
is Persian: «Python ، سپس»; of a URL, none is removed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from persian_clean.chars import (
    DIGIT_CLASS,
    LETTER_CLASS,
    LINE_BREAKS,
    MARK_CLASS,
    PERSIAN_DIGITS,
    TOKEN,
    ZWNJ,
)
from persian_clean.rule import PatternRule, Rule
from persian_clean.rules.neighbours import LINE_END, line_near

if TYPE_CHECKING:
    from collections.abc import Sequence

_L_CLASS: Final = f"{LETTER_CLASS}{MARK_CLASS}"
_WORD_CLASS: Final = f"{_L_CLASS}{DIGIT_CLASS}"
# What shows that a mark is one of Persian text. A bracket or an ASCII digit does not.
_PERSIAN_CLASS: Final = f"{_L_CLASS}{PERSIAN_DIGITS}»"
_L: Final = f"[{_L_CLASS}]"
_LETTER: Final = f"[{LETTER_CLASS}]"
_DIGIT: Final = f"[{DIGIT_CLASS}]"
_NUMBER: Final = f"(?:{_DIGIT}|{TOKEN}{_DIGIT})"  # of a price, all but the last digit is hidden
_WORD: Final = f"[{_WORD_CLASS}]"
_PERSIAN: Final = f"[{_PERSIAN_CLASS}]"
_CLOSING: Final = r"[)\]}]"
# A square bracket after one that a word is glued to is the wrong way round: «]نان[ و ».
_OPENING: Final = (
    rf"(?:«|\[(?<!\][{_WORD_CLASS}{TOKEN}][^\[\]{LINE_BREAKS}]*\[)|(?<![:;])(?<![:;]-)\()"
)
_EMOJI: Final = "\u2600-\u27bf\ufe0f\U0001f300-\U0001faff"
# Faces in Persian letters: «:دی» laughs, «:پی» shows its tongue.
_NO_FACE: Final = f"(?!(?:د+ی+|پی?)(?!{_L}))"
# Among marks that are named one after the other: «نویسهٔ ؟ ، ؛».
_NO_LIST: Final = "(?! [،؛$%^&*])"
_END: Final = f"(?=[ \t{LINE_BREAKS}]|\\Z)"
_APART: Final = re.compile(f"[ {LINE_BREAKS}]|\\Z")
_INSIDE: Final = rf"[^()\[\]{{}}«»{LINE_BREAKS}]"
_IN_BRACES: Final = f"[{_WORD_CLASS}{ZWNJ} ،]*"
_NESHANE: Final = "Dastur-e Khatt, neshane-haye noqte-gozari: "

_BESIDE: Final = f"[{_WORD_CLASS}{TOKEN}]"
# Opening ones before a word, or with a pair that is not the wrong way round: «»نان« و »آب«».
_BEFORE_WORD: Final = f"[{_WORD_CLASS}{TOKEN}A-Za-z]"
_GUILLEMETS: Final = (
    f"«(?:{_BEFORE_WORD}|(?! [^«»{LINE_BREAKS}]*+»{_BESIDE})[^«»{LINE_BREAKS}]*+[«»])"
)
_BRACKETS: Final = (
    rf"\((?:{_BEFORE_WORD}|(?! [^(){LINE_BREAKS}]*+\){_BESIDE})[^(){LINE_BREAKS}]*+[()])"
)

_REACH: Final = 1000
_LATIN_SHARE: Final = 2
"""How many Latin words for each Persian one make a line that is none of Persian."""
_LONGEST_ITEM: Final = 50
_ITEM: Final = re.compile(r"\S+\Z")
_ITEMS: Final = re.compile(r"\S;\S")
_ITEM_NEXT: Final = re.compile(f"[{_WORD_CLASS}{ZWNJ}{TOKEN}]")

ENDINGS: Final = (
    "(?:ها(?:ی[یمتش]?|ی?[مشت](?:ان|ون)|[مشت]|یی)?|ی|ای|یی|ات|ا?[مشت](?:ان|ون)?|ان|ین|یان|گان|ون|"
    "تر(?:ین)?|ه|ست|ا?ند|ید|یم)"
)
"""What may follow a closing bracket or stand alone in brackets as a part of the word before it."""
_NO_ENDING: Final = f"(?!{ENDINGS}(?!{_L}))"
_NO_ENDING_IN_BRACKETS: Final = f"(?!\\({ENDINGS}[) ])"
_NO_CALL: Final = r"(?!\(\))"
# A number or a letter that begins a line: «الف)سلام», «۱.سلام».
_LIST_MARKER: Final = re.compile(f"[ \\t]*(?:{_DIGIT}{{1,2}}|{_LETTER}|الف)\\)")
_LINE_START: Final = f"(?<![^{LINE_BREAKS}])"
_CLOSES: Final = r"[)\]»]"
# The first one of a line is a closing one that stands as an opening one does: «)نان( و )آب(».
_CLOSES_FIRST: Final = {
    pair[0]: re.compile(rf"[^{pair}{LINE_BREAKS}]*+(?<![^ \t]){re.escape(pair[1])}(?={_BESIDE})")
    for pair in ("()", "«»")
}
# Where a pair is trimmed there is a Persian word at one of the ends of what it holds. Where words
# are glued to both of its marks it is the wrong way round: «»نان« و »آب«».
_OPENED: Final = (
    rf"(?<={_OPENING} +)(?=(?:{_WORD}{_INSIDE}*|{TOKEN}{_INSIDE}*{_WORD} *){_CLOSES})"
    rf"(?:(?<!{_BESIDE}[(\[«] +)|(?!{_INSIDE}*+{_CLOSES}{_BESIDE}))"
)
_CLOSED: Final = (
    rf"(?={_CLOSES})"
    rf"(?<={_OPENING}(?:{_INSIDE}*[{_WORD_CLASS}.؟!…]| *{_WORD}{_INSIDE}*{TOKEN}) +)"
    rf"(?:(?!{_CLOSES}{_BESIDE})|(?<!{_BESIDE}[(\[«]{_INSIDE}*))"
)
# Names of Latin letters have two Persian letters, but for these.
_NO_DOMAIN: Final = f"(?!(?:کام|ارگ|نت|ایر|آی{ZWNJ}?آر)(?!{_L}))"
# What names a mark, which then stands for itself: «علامت ؟».
_NAMES: Final = "علامت نشانه نویسه کاراکتر عملگر نماد دستور دکمه پیشوند پسوند".split()
# No clause ends with one of these, so that a mark after it is a word: «با ; جدا شده». A colon may
# follow.
_PREPOSITIONS: Final = "با از به توسط بدون در بر برای بین میان".split()
_PREFIX_IN_BRACKETS: Final = re.compile(
    r"[(\[](?:غیر|بی|هم|نیمه|ضد|نا|پیش|باز|پسا|فرا|فرو|در|بر|وا|ن?می)[)\]]\Z"
)
_WORDS: Final = re.compile(f"[{_WORD_CLASS}{ZWNJ}]++")
_LATIN_WORDS: Final = re.compile(f"{TOKEN}(?!{_DIGIT})")  # and not the numbers that are hidden
_BOUND: Final = re.compile(f"{_WORDS.pattern}:(?={_WORD})")
# A tag of a forum or of a terminal: «[b]», «[/url]».
_TAG: Final = re.compile(rf"\[[^\[\]\w]*{TOKEN}[^\[\]]*\]\Z")
# A comma between items without a space that have a Latin word or a number among them: «id,نام».
_FIELDS: Final = re.compile(f"(?:{TOKEN}|[0-9]),[{LETTER_CLASS}]|[{_WORD_CLASS}{TOKEN}],{TOKEN}")
# A value of settings: «WORDS="نان,آب"».
_ASSIGNED: Final = re.compile(rf"{TOKEN}=[\"']?[^\s\"']*\Z")
_VALUES: Final = re.compile(rf":[{DIGIT_CLASS}]*+ ?{TOKEN},(?! )")
_LOST: Final = re.compile(rf"{_L}\?+{_L}")
_GROUP: Final = re.compile(r"\(\?(?:[:=<]|!(?!\)))")  # of a regular expression
_NO_LETTER_NAME: Final = r"(?<!لیو\.)(?<!کیو\.)(?<!یکس\.)(?<!وای\.)"


def _not_after(words: Sequence[str], mark: str = "") -> str:
    """Return a pattern of what does not stand behind one of these words, a space and a mark."""
    return "".join(rf"(?<!\b{word} {mark})" for word in words)


def _mend_semicolon(m: re.Match[str]) -> str:
    # Between items without a space it is a separator, and after the last of them: «نان;پنیر;».
    item = _ITEM.search(m.string[max(0, m.start() - _LONGEST_ITEM) : m.start()])
    line = _line_before(m)
    separates = item is not None and (
        ";" in item[0] or _ITEMS.search(line) or _ITEM_NEXT.match(m.string, m.end())
    )
    return ";" if separates or _among_latin(m) else "؛"


def _after_persian(mark: str) -> str:
    """Return a pattern of a mark that follows Persian text, perhaps a bracket or another mark."""
    unnamed = _not_after(_NAMES + _PREPOSITIONS, mark)
    return (
        rf"{mark}(?:(?<={_PERSIAN}{mark})(?!{TOKEN})|(?<={_PERSIAN} {mark}){unnamed}"
        rf"|(?<={_PERSIAN}{_CLOSING}{mark})|(?<={_PERSIAN}\]\]{mark})|(?<={_PERSIAN}[!؟…]{mark}))"
    )


def _after_latin(mark: str) -> str:
    """Return a pattern of a mark after a Latin word that stands between Persian ones."""
    return rf"{mark}(?<=[{_L_CLASS}،] {TOKEN}{mark})(?= (?!(?:را|است|یا|و)(?!{_L})){_L})"


def _among_latin(m: re.Match[str]) -> bool:
    """Tell whether a mark stands in a line of another language that names Persian words."""
    line = line_near(m)
    latin = len(_LATIN_WORDS.findall(line))
    return latin > 0 and latin >= _LATIN_SHARE * len(_WORDS.findall(line))


def _mend_comma(m: re.Match[str]) -> str:
    text, (start, end) = m.string, m.span()
    separates = text[start - 1 : start] != " " and _APART.match(text, end) is None
    if _among_latin(m):
        return m[0]
    if separates and (_FIELDS.search(line_near(m)) or _ASSIGNED.search(_line_before(m))):
        return m[0]
    return "،"


def _mend_question_mark(m: re.Match[str]) -> str:
    # Within words it stands for letters that were lost on the way.
    line = line_near(m)
    if _among_latin(m) or len(_LOST.findall(line)) > 1 or _GROUP.search(line):
        return m[0]
    return m[0].replace("?", "؟")


def _line_before(m: re.Match[str]) -> str:
    """Return what stands before a match in its line, or the end of it."""
    return LINE_END.split(m.string[max(0, m.start() - _REACH) : m.start()])[-1]


def _shorten(m: re.Match[str]) -> str:
    return "".join(dict.fromkeys(m[0]))


def _part_from_mark(m: re.Match[str]) -> str:
    """Put a space after a mark, unless colons bind the parts of a name: «ساعت:دقیقه:ثانیه»."""
    if m[0] == ":":
        line = _line_before(m)
        if line.rfind("[[") > line.rfind("]]") or _VALUES.search(line_near(m)):
            return m[0]  # «[[الگو:نمونه]]», «یک روز:1 day,یک هفته:1 week»
        colon = m.string.rfind(":", max(1, m.start() - _REACH), m.start())
        before = m.string[colon - 1 : m.start()].replace(":", "") if colon > 0 else ""
        if _WORDS.fullmatch(before) or _BOUND.match(m.string, m.end()):
            return m[0]
    return f"{m[0]} "


def _part_before_bracket(m: re.Match[str]) -> str:
    """Put a space before an opening bracket, unless it closes one the wrong way round."""
    return "" if _CLOSES_FIRST[m.string[m.end()]].match(_line_before(m)) else " "


def _part_from_bracket(m: re.Match[str]) -> str:
    """Put a space after a closing bracket, unless it is one that nothing has opened."""
    closing = m.string[m.start() - 1]
    opening = "([«"[")]»".index(closing)]
    near = _line_before(m)
    if _LIST_MARKER.fullmatch(near):
        return " "
    if _PREFIX_IN_BRACKETS.search(near) or _TAG.search(near):
        return ""  # «(غیر)مجاز», «[در]آید», «[b]نان[/b]»
    return " " if near.count(opening) >= near.count(closing) else ""


RULES: Final[tuple[Rule, ...]] = (
    PatternRule(
        name="latin-comma",
        why=f"{_NESHANE}«،» is the comma of Persian.",
        match=rf"{_after_persian(',')}(?![{DIGIT_CLASS},.=&\"])"
        rf"|,(?<={_LETTER},)(?={_DIGIT}++(?!,))|,(?<=[)\]],)(?= ?{_L})|{_after_latin(',')}",
        cure=_mend_comma,
        example=("سلام, (من), تو", "سلام، (من)، تو"),
        keep="۱,۲",
    ),
    PatternRule(
        name="latin-semicolon",
        why=f"{_NESHANE}«؛» is the semicolon of Persian.",
        match=rf"{_after_persian(';')}(?![{DIGIT_CLASS};=&]|-?\))",
        cure=_mend_semicolon,
        example=("رفت; ماند", "رفت؛ ماند"),
        keep="خندید ;) و نان;پنیر;",
    ),
    PatternRule(
        name="separator-for-comma",
        why=f"{_NESHANE}«،» is the comma of Persian; the separators of numbers and the low "
        "quotation mark look like it.",
        match=rf"[٬٫‚](?:(?<={_LETTER}.)|(?<={_LETTER}[»)].)|(?<={_LETTER} .)(?!{_DIGIT}))",
        cure="،",
        example=("رسید٬ ولی رفت", "رسید، ولی رفت"),
        keep="۱٬۲۵۰ و ۳٫۱۴",
    ),
    PatternRule(
        name="latin-question-mark",
        why=f"{_NESHANE}«؟» is the question mark of Persian.",
        match=rf"{_after_persian('[?!؟]')}(?:(?<=\?)|(?=[!؟]*+\?))[?!؟]*+"
        # Behind a bracket and before a quotation mark it is one of a pattern: «(نان|آب)?"».
        rf"(?![{DIGIT_CLASS}{TOKEN}=&]|(?<=\)\?)[\"'|])",
        cure=_mend_question_mark,
        example=("کجا? چرا!? (آن)?", "کجا؟ چرا!؟ (آن)؟"),
        keep="why?",
    ),
    PatternRule(
        name="repeated-mark",
        why=f"{_NESHANE}a mark is written once.",
        match=f"[!؟](?<={_PERSIAN}.)[!؟]++",
        cure=_shorten,
        example=("رفت!!! چرا؟؟!؟", "رفت! چرا؟!"),
        keep="چرا؟!",
        safety="lossy",
        default=False,
    ),
    PatternRule(
        name="three-dots",
        why=_NESHANE + "the ellipsis is one mark, U+2026.",
        match=r"\.\.\.(?!\.)"
        rf"(?:(?<=[{_PERSIAN_CLASS})؟!،؛:]\.\.\.)|(?<=[{_PERSIAN_CLASS}،؛] \.\.\.)"
        rf"|(?<=[(«]\.\.\.)(?<!{TOKEN}\(\.\.\.)(?=[)»])"
        rf"|(?<![^ (\[«{LINE_BREAKS}]\.\.\.)(?= ?{_L}))",
        cure="…",
        example=("رفت... (...) ...و ماند", "رفت… (…) …و ماند"),
        keep="رفت....",
    ),
    PatternRule(
        name="hyphens-for-dash",
        why=_NESHANE + "the dash is one mark; two hyphens are typed for U+2013, three for U+2014.",
        match=rf"-(?:(?<=[{_PERSIAN_CLASS})،؛:.!؟…]-)|(?<=[{_PERSIAN_CLASS})،؛:.!؟…] -))"
        rf"--?(?= ?[{_PERSIAN_CLASS}«(])",
        cure=lambda m: "\N{EN DASH}" if len(m[0]) == 2 else "\N{EM DASH}",
        example=("او -- که دیر آمد -- رفت", "او – که دیر آمد – رفت"),
        keep="کتاب-ها و --help",
        default=False,
    ),
    PatternRule(
        name="misplaced-space",
        why=_NESHANE + "a mark follows its word without a space, and a space follows the mark.",
        match=rf"(?<! ) ++(?:(?<={_PERSIAN} )(?:[.!؟]|:{_NO_FACE})(?={_L}{_L})"
        rf"|(?<={_LETTER} ):(?=[{PERSIAN_DIGITS}])"
        rf"|(?<=[{_PERSIAN_CLASS}{DIGIT_CLASS}{TOKEN})\]}}!؟…] )[،؛](?=[{_WORD_CLASS}{TOKEN}«(]))",
        cure=lambda m: f"{m[0].lstrip(' ')} ",
        example=("رفت .او ماند ،سال ۱۳۹۰ ،۱۳۹۱", "رفت. او ماند، سال ۱۳۹۰، ۱۳۹۱"),
        keep="برنامهٔ .NET",
    ),
    PatternRule(
        name="space-before-mark",
        why=_NESHANE + "a mark follows its word without a space.",
        match=rf" (?<=[^ ] )(?= *[،؛؟!.:])"
        rf"{_not_after(_NAMES)}(?:(?= *:)|{_not_after(_PREPOSITIONS)})"
        rf"(?:(?<=[{_PERSIAN_CLASS}{DIGIT_CLASS}{TOKEN})\]}}] ) *+(?<= )(?=[،؛؟]{_NO_LIST})"
        rf"|(?:(?<=[{_L_CLASS}»] )|(?<=[{_PERSIAN_CLASS}{DIGIT_CLASS}{TOKEN}]{_CLOSING} )) *+(?<= )"
        rf"(?=!(?![={TOKEN}]){_NO_LIST}|[.:](?:{_END}(?! [.:])|»)|\.[)\]])"
        rf"|(?<=[{PERSIAN_DIGITS}] ) *+(?<= )(?=!(?!=)|[.:](?:{_END}(?! [.:{DIGIT_CLASS}])|»))"
        rf"|(?:(?<={_PERSIAN}[!؟] )|(?<=… )) *+(?<= )(?=[!؟](?!=)))",
        cure="",
        example=("سلام ، دنیا (ما) .", "سلام، دنیا (ما)."),
        keep="فایل .net و :) و ۳ : ۲",
    ),
    PatternRule(
        name="space-inside-brackets",
        why=_NESHANE + "brackets and quotation marks touch what they hold.",
        match=rf"(?<! ) ++(?:{_OPENED}|{_CLOSED}"
        # Braces of a template or of a command are none of Persian text, nor are those of code.
        rf"|(?<=(?<![{{$\\{TOKEN}])\{{ +)(?={_IN_BRACES}\}})"
        rf"|(?=\}}(?!\}}))(?<=(?<![{{$\\{TOKEN}])\{{{_IN_BRACES} +)"
        # A closing guillemet after or before a mark needs no pair to show that it is one.
        rf"|(?=»(?!{_L}))(?:(?<=[.؟!…] +)|(?<={_L} +)(?=» ?[.،؛؟!:]))"
        rf"|(?<=« +)(?={TOKEN}(?!»)[^«»{LINE_BREAKS}]*»)|(?=»)(?<=«[^«»{LINE_BREAKS}]*{TOKEN} +))",
        cure="",
        engine="regex",
        example=("کتاب ( تازه ) را", "کتاب (تازه) را"),
        keep="[ ] خرید نان ] و {{ نام }} و »نان« و »آب«",
    ),
    PatternRule(
        name="space-before-bracket",
        why=_NESHANE + "a space before an opening bracket or quotation mark.",
        # An opening bracket before a mark, without its pair, is a face or the wrong way round.
        match=rf"(?:(?<=[{_L_CLASS}،؛])(?={_GUILLEMETS}|{_NO_ENDING_IN_BRACKETS}{_NO_CALL}{_BRACKETS})"
        rf"|(?<={_L}[.!؟…])(?={_GUILLEMETS}|\({_INSIDE}*+\)))"
        rf"|(?<=[:)»])(?={_GUILLEMETS})|(?<=»)(?={_NO_ENDING_IN_BRACKETS}{_BRACKETS})",
        cure=_part_before_bracket,
        example=("کتاب(تازه) و گفت:«نه»«بله»", "کتاب (تازه) و گفت: «نه» «بله»"),
        keep="کتاب(ها)",
    ),
    PatternRule(
        name="space-after-bracket",
        why=_NESHANE + "a space after a closing bracket or quotation mark.",
        before=r"[)\]»]",
        match=f"(?={_LETTER}){_NO_ENDING}",
        cure=_part_from_bracket,
        example=("«نه»گفت", "«نه» گفت"),
        keep="«کتاب»ها",
    ),
    PatternRule(
        name="space-after-mark",
        why=_NESHANE + "a space after a mark.",
        match=rf"[،؛؟!:…](?<=[{_WORD_CLASS})»؟!…].)(?={_LETTER})(?:(?<!:)|{_NO_FACE})"
        rf"|[،؛؟](?<={TOKEN}.)(?={_LETTER})"
        rf"|[،؛](?:(?<=[{_EMOJI}].)|(?<={_WORD}[*_~].)|(?<={_WORD}[*_~][*_~].))(?={_LETTER})"
        rf"|[،؛؟!](?<=[{_L_CLASS})»؟!].)(?={_NUMBER})|:(?<=[{_L_CLASS}»]:)(?={_NUMBER})",
        cure=_part_from_mark,
        example=("سلام،دنیا!۲ نفر", "سلام، دنیا! ۲ نفر"),
        keep="۱۰:۳۰ و ۳:۲",
    ),
    PatternRule(
        name="space-after-full-stop",
        why=_NESHANE + "a space after a mark; the letters of an abbreviation stay together.",
        match=rf"\.(?<={_L}{_L}{_L}\.){_NO_LETTER_NAME}{_NO_DOMAIN}"
        rf"(?={_L}{_L}[{LETTER_CLASS}{MARK_CLASS}{ZWNJ}]*+(?!\.{_L}){_NO_CALL})"
        rf"|\.(?<={_L}[»)]\.)(?={_L}{_L}[{LETTER_CLASS}{MARK_CLASS}{ZWNJ}]*+(?!\.{_L}| ?\())"
        rf"|\.(?:(?<={_LINE_START}{_DIGIT}\.)|(?<={_LINE_START}{_DIGIT}{_DIGIT}\.))(?={_L}{_L})(?!الف(?!{_L}))",
        cure=". ",
        example=("رفت.سپس ماندم", "رفت. سپس ماندم"),
        keep="ق.م. و بی.بی.سی",
    ),
)
