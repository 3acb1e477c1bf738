"""Shield: what no rule may touch.

Guarantees that each protected token is one character, ``chars.TOKEN``, while rules run, and comes
back as it was. At its edge nothing but spaces change: before a mark, and before the plural of a
Latin word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from persian_clean.chars import (
    DIGIT_CLASS,
    LETTER_CLASS,
    LINE_BREAKS,
    MARK_CLASS,
    SCRIPT_CLASS,
    TOKEN,
    ZWNJ,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_LATIN_LETTER: Final = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_LATIN: Final = rf"{_LATIN_LETTER}0-9_@.:/+\-=&?%#~'$^*|\\"
_LATIN_END: Final = f"[{_LATIN_LETTER}0-9_/+#%$*]"
_NOT_IN_URL: Final = rf"\s<>\"«»،؛{TOKEN}"
_URL_REST: Final = (
    rf"(?:[^{_NOT_IN_URL}]|[،؛](?<=[{LETTER_CLASS}].)(?=[{LETTER_CLASS}]))*"
    rf"[^{_NOT_IN_URL}.,:;!?؟)\]…]"
    # A space before a mark belongs to it: without that, readers would take the mark for its end.
    r"(?: +(?=[،؛؟)\]»]))?"
)
_DOMAIN: Final = r"(?:[A-Za-z0-9\-]+\.)+[A-Za-z]{2,}"
_WORD: Final = rf"\w{MARK_CLASS}{ZWNJ}"
_COLON: Final = "[:=|]?"
"""What a URL may be glued to; it begins the run of Latin characters."""
_PERSIAN_DOMAIN: Final = rf"(?:[{_WORD}\-]++\.)+(?:[A-Za-z]{{2,}}|ایران|ايران)"
_TOP_LEVELS: Final = "ir|com|org|net|edu|gov|info|io"
ENTITY: Final = "&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9A-Fa-f]+);"
"""Pattern of an HTML entity."""
_FILE_TYPES: Final = (
    "pdf|docx?|xlsx?|pptx?|odt|rtf|txt|csv|tsv|jsonl?|xml|html?|md|tex|zip|rar|gz|7z|tar|exe|apk|"
    "jpe?g|png|gif|svg|webp|mp[34]|wav|avi|mkv|py|js|ts|css|php|java|sql|ini|toml|ya?ml|log|srt|ttf"
)
# LaTeX commands whose argument is a name and no text, in English and as XePersian has them.
_NAMING: Final = (
    "[A-Za-z]{0,9}(?:ref|cite|label|bibitem|bibliography|input|include|begin|end|documentclass|"
    "usepackage|newcommand|url|href|gls)[a-z]{0,9}"
    "|ارجاع|برچسب|پایان|شروع|مرجع|یادکرد"
)
_ARGUMENT: Final = rf"(?:\[[^\[\]{LINE_BREAKS}]*\])*\{{[^{{}}{LINE_BREAKS}]*\}}"

_CODE_ELEMENT: Final = (
    rf"<(?P<code>code|kbd|samp|tt)(?: [^<>{LINE_BREAKS}]*)?>[^<{LINE_BREAKS}]*</(?P=code)>"
)
_VERSION: Final = r"[0-9]+(?:\.[0-9]+){2,}"
_PART: Final = rf"[{_WORD}][{_WORD}.\-]*"
_LAST_PART: Final = rf"(?:[{_WORD}\-]*\.\w+|[{_WORD}\-]+)"
_BELOW: Final = rf"/(?:(?:{_PART}|\.\.)/)*{_LAST_PART}"
_TAG: Final = rf"[\w{MARK_CLASS}]++(?:{ZWNJ}[\w{MARK_CLASS}]++)*"
_ENDING: Final = rf"(?<=[{_WORD}])(?:[0-9._\-][A-Za-z0-9._\-]*)?\."

# Where a token may begin: at these signs, and at the start of a run of Latin characters.
START: Final = re.compile(
    rf"[{_LATIN}`<(&{TOKEN}](?:(?<=[`<(&/@#\\{TOKEN}])"
    rf"|(?<![{_LATIN}][{_LATIN}])(?=(?<=[{_LATIN_LETTER}0-9])|[{_LATIN}]*[{_LATIN_LETTER}0-9]))"
)
_TOKEN_AT: Final = re.compile(
    "|".join(
        (
            TOKEN,
            # Commands of LaTeX, with their argument if it is a name, and keys of BibTeX.
            rf"\\(?:{_NAMING})\*?{_ARGUMENT}",
            rf"\\(?![A-Za-z])[{LETTER_CLASS}{MARK_CLASS}{ZWNJ}]+",
            r"(?<!\w)@[A-Za-z]+\{[^\s,{}]+,?",
            # URLs with a scheme, and without one but with a path, a fragment or a query.
            rf"(?<![{_LATIN_LETTER}]){_COLON}(?:[A-Za-z][A-Za-z0-9+.\-]*://|(?i:mailto:|www\.)){_URL_REST}",
            rf"(?<![{_LATIN}])(?:{_COLON}|//){_DOMAIN}(?::[0-9]+)?(?:[/#]|\?\w+=){_URL_REST}",
            rf"(?<![{_LATIN}]){_COLON}(?:localhost|[0-9]+(?:\.[0-9]+){{3}})(?::[0-9]+)?/{_URL_REST}",
            # E-mail addresses, in Persian letters on either side.
            rf"{_COLON}[A-Za-z][A-Za-z0-9._%+\-]*@{_PERSIAN_DOMAIN}(?::(?=[{_WORD}\-]+/){_URL_REST})?",
            rf"(?P<mail>(?<=[{_WORD}])(?:[0-9._+\-][A-Za-z0-9._+\-]*)?@{_PERSIAN_DOMAIN})",
            # Code spans, HTML and XML tags, comments and entities, targets of Markdown links.
            f"`[^`{LINE_BREAKS}]+`",
            _CODE_ELEMENT,
            f"</?[A-Za-z][^<>{LINE_BREAKS}]*>",
            f"<![^<>{LINE_BREAKS}]*>",
            f"(?P<entity>{ENTITY})",
            r"(?<=\])\([^()\s]+\)",
            # File paths, Persian ones too: of several parts, or from a place that is told.
            r"(?<!\w)[A-Za-z]:\\[^\s<>\"«»|?*]+",
            rf"(?<![\w/.])/(?:{_PART}/)+{_LAST_PART}?",
            rf"(?<![\w/.])(?:~|\.{{1,2}}|\$\w+){_BELOW}",
            rf"(?P<relative>(?:(?<=(?<![\w/.])[.~])|(?<=(?<![\w/.])\.\.)){_BELOW})",
            # The end of a Persian domain or file name.
            rf"(?P<host>{_ENDING}(?:{_TOP_LEVELS})(?![{_LATIN_LETTER}0-9])(?:[/?#]{_URL_REST})?)",
            rf"(?P<file>{_ENDING}(?:{_FILE_TYPES})(?![{_LATIN_LETTER}0-9])(?:[?#]{_URL_REST})?)",
            # Handles and hashtags, and paths below them.
            rf"(?<!\w)[@#]{_TAG}(?:/{_TAG})*",
            # Latin words with what joins them: domains, e-mail, identifiers, versions, options.
            rf"(?P<latin>(?<![{_LATIN}])(?=[{_LATIN}]*[{_LATIN_LETTER}])[{_LATIN}]*{_LATIN_END})",
            # ISO dates, IP addresses and versions, keycaps.
            r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])",
            rf"(?<![0-9.]){_VERSION}(?:[/\-]{_VERSION})*(?![0-9])",
            "[0-9#*]\ufe0f?\u20e3",
        )
    )
)
# What stands before the end of a token that says what it is: «علی» in «علی@example.com».
_STARTS: Final = {
    "mail": re.compile(rf"[{_WORD}.+\-]"),
    "relative": re.compile("[.~]"),
    "host": re.compile(rf"[{_WORD}.\-]"),
    "file": re.compile(rf"[{_WORD}\-/\\]"),
}
_LINKING: Final = re.compile(f"[{_LATIN}{_WORD}]")
_OF_WORDS: Final = re.compile(f"[{LETTER_CLASS}{MARK_CLASS}{ZWNJ}]")
SCRIPT: Final = re.compile(f"[{SCRIPT_CLASS}]")
_IN_WORD: Final = re.compile(
    f"(?<=[{LETTER_CLASS}{MARK_CLASS};]){ENTITY}(?=[{LETTER_CLASS}{MARK_CLASS}&])"
)
_LETTER: Final = re.compile(r"[^\W\d_]")
_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")
_NUMBER: Final = re.compile(
    rf"(?<![{DIGIT_CLASS}])[{DIGIT_CLASS}]+(?:[.,:/٫٬،\-–—−×*+][{DIGIT_CLASS}]+)+"
)
NUMBER_HINT: Final = re.compile(rf"[{DIGIT_CLASS}][.,:/٫٬،\-–—−×*+][{DIGIT_CLASS}]")


def tokens(text: str, *, entities: bool = True) -> list[tuple[int, int]]:
    """Return the spans of tokens that no rule may touch, sorted and disjoint.

    Args:
        text: Any text.
        entities: Whether HTML entities that stand for a letter, or a ZWNJ between letters, are
            among them.

    Examples:
        >>> text = "نشانی info@example.com است"
        >>> [text[start:end] for start, end in tokens(text)]
        ['info@example.com']
        >>> text = "نشانی علی@example.com است"
        >>> [text[start:end] for start, end in tokens(text)]
        ['علی@example.com']
        >>> tokens("نشانی/رایانامه")
        []
    """
    spans: list[tuple[int, int]] = []
    last = 0
    while (start := START.search(text, last)) is not None:
        token = _TOKEN_AT.match(text, start.start())
        if token is None:
            last = start.end()
            continue
        last = token.end() if token.lastgroup == "latin" else before_plural(text, token.end())
        if token.lastgroup in _STARTS:
            spans.append((_start(text, token.start(), _STARTS[token.lastgroup], spans), last))
        elif entities or token["entity"] is None or not _is_letter(token):
            spans.append((token.start(), last))
    return spans


def before_plural(text: str, end: int) -> int:
    """Return where a token ends that takes no «ها»: with the space before it, which stays so.

    An address, a hashtag or a tag would go on with the plural; it is joined to Latin words only.

    Args:
        text: A text.
        end: Where a token ends in it.
    """
    return end + 1 if text.startswith(" ها", end) else end


def _start(text: str, start: int, before: re.Pattern[str], spans: list[tuple[int, int]]) -> int:
    """Return where a token starts that is known by its end, and take away the spans within it.

    Args:
        text: A text.
        start: Where that end starts.
        before: The pattern of a character before it.
        spans: The spans of the tokens before it.
    """
    while start:
        if spans and start == spans[-1][1]:
            if not _LINKING.match(text, start - 1):
                break
            start, _ = spans.pop()
            if not before.match(text, start):
                break
        elif before.match(text, start - 1):
            start -= 1
        else:
            break
    return start


def _is_letter(entity: re.Match[str]) -> bool:
    """Tell whether an entity stands for a part of a word: a ZWNJ only between letters."""
    char = decoded(entity[0])
    return char != entity[0] and (
        char != ZWNJ or _IN_WORD.match(entity.string, entity.start()) is not None
    )


def is_other_script(line: str, *, numbers: bool) -> bool:
    """Tell whether a line has letters or digits, and none of them is of the Arabic script.

    Such a line is none of ours: no rule touches it.

    Args:
        line: One line.
        numbers: Whether a line with ASCII digits and no letters is one.

    Examples:
        >>> is_other_script('alert( "6" / "2" )', numbers=True)
        True
        >>> is_other_script("سال 2020", numbers=True), is_other_script("20 ", numbers=False)
        (False, False)
    """
    if SCRIPT.search(line) is not None:
        return False
    return (_LETTER_OR_DIGIT if numbers else _LETTER).search(line) is not None


def decoded(entity: str) -> str:
    """Return the Arabic letter, the diacritic or the ZWNJ that an HTML entity stands for.

    Args:
        entity: An entity; one that stands for anything else is returned as it is.

    Examples:
        >>> decoded("&#1705;"), decoded("&amp;")
        ('ک', '&amp;')
    """
    if entity.lower() == "&zwnj;":
        return ZWNJ
    number = entity[2:-1].lstrip("0") if entity[1] == "#" else ""
    hexadecimal = number[:1] in {"x", "X"}
    number = number[hexadecimal:].lstrip("0")
    if not 3 <= len(number) <= 5:
        return entity
    char = chr(int(number, 16 if hexadecimal else 10))
    return char if _OF_WORDS.match(char) else entity


def numbers(text: str) -> list[tuple[int, int]]:
    """Return the spans of numbers with separators, sorted and disjoint.

    Decimals, thousands, times, fractions, ratios, numeric dates, in any set of digits. The last
    digit is no part of the span: what follows a number follows a digit.

    Args:
        text: Text in which other tokens may have been hidden.

    Examples:
        >>> numbers("ساعت ۱۰:۳۰")
        [(5, 9)]
        >>> numbers("ساعت ۱۰")
        []
    """
    return [(m.start(), m.end() - 1) for m in _NUMBER.finditer(text)]


def hide(text: str, spans: Sequence[tuple[int, int]]) -> tuple[str, list[str]]:
    """Replace each span by ``TOKEN``; return the text and what was hidden, in order."""
    parts: list[str] = []
    hidden: list[str] = []
    last = 0
    for start, end in spans:
        parts += text[last:start], TOKEN
        hidden.append(text[start:end])
        last = end
    parts.append(text[last:])
    return "".join(parts), hidden


def show(text: str, hidden: Sequence[str]) -> str:
    """Put back what ``hide`` took."""
    parts = [""] * (2 * len(hidden) + 1)
    parts[::2] = text.split(TOKEN)
    parts[1::2] = hidden
    return "".join(parts)
