"""Shield: what no rule may touch.

Guarantees that each protected token is one character, ``chars.TOKEN``, while rules run, and comes
back as it was. No rule adds or removes anything at the edge of a token.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from persian_clean.chars import DIGIT_CLASS, LINE_BREAKS, MARK_CLASS, TOKEN, ZWNJ

if TYPE_CHECKING:
    from collections.abc import Sequence

_LATIN_LETTER: Final = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_LATIN: Final = rf"{_LATIN_LETTER}0-9_@.:/+\-=&?%#~'$^*|\\"
_LATIN_END: Final = f"[{_LATIN_LETTER}0-9_/+#%$*]"
_NOT_IN_URL: Final = rf"\s<>\"«»،؛{TOKEN}"
_URL_REST: Final = rf"[^{_NOT_IN_URL}]*[^{_NOT_IN_URL}.,:;!?؟)\]…]"
_WORD: Final = rf"\w{MARK_CLASS}{ZWNJ}"
_FILE_TYPES: Final = (
    "pdf|docx?|xlsx?|pptx?|odt|rtf|txt|csv|tsv|jsonl?|xml|html?|md|tex|zip|rar|gz|7z|tar|exe|apk|"
    "jpe?g|png|gif|svg|webp|mp[34]|wav|avi|mkv|py|js|ts|css|php|java|sql|ini|toml|ya?ml|log|srt|ttf"
)

# Where a token may begin: at these signs, and at the start of a run of Latin characters.
START: Final = re.compile(
    rf"[{_LATIN}`<(&{TOKEN}](?:(?<=[`<(&/@#{TOKEN}])"
    rf"|(?<![{_LATIN}][{_LATIN}])(?=(?<=[{_LATIN_LETTER}0-9])|[{_LATIN}]*[{_LATIN_LETTER}0-9]))"
)
_TOKEN_AT: Final = re.compile(
    "|".join(
        (
            TOKEN,
            # URLs with a scheme, and without one but with a path.
            rf"(?<![{_LATIN_LETTER}])(?:https?|ftp|file)://{_URL_REST}",
            rf"(?<![{_LATIN}])(?:[A-Za-z0-9\-]+\.)+[A-Za-z]{{2,}}(?::[0-9]+)?/{_URL_REST}",
            # Code spans, HTML and XML tags, comments and entities, targets of Markdown links.
            f"`[^`{LINE_BREAKS}]+`",
            f"</?[A-Za-z][^<>{LINE_BREAKS}]*>",
            f"<![^<>{LINE_BREAKS}]*>",
            "&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9A-Fa-f]+);",
            r"(?<=\])\([^()\s]+\)",
            # File paths, Persian ones too, and the type at the end of a Persian file name.
            r"(?<!\w)[A-Za-z]:\\[^\s<>\"|?*]+",
            rf"(?<![\w/.])(?:~|\.{{1,2}})?/(?:[{_WORD}][{_WORD}.\-]*/)+(?:[{_WORD}]*\.\w+)?",
            rf"(?P<type>(?<=[{_WORD}])\.(?:{_FILE_TYPES})(?![{_LATIN_LETTER}0-9]))",
            # Handles and hashtags.
            rf"(?<!\w)[@#][\w{MARK_CLASS}]++(?:{ZWNJ}[\w{MARK_CLASS}]++)*",
            # Latin words with what joins them: domains, e-mail, identifiers, versions, options.
            rf"(?<![{_LATIN}])(?=[{_LATIN}]*[{_LATIN_LETTER}])[{_LATIN}]*{_LATIN_END}",
            # ISO dates, IP addresses and versions, keycaps.
            r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])",
            r"(?<![0-9.])[0-9]+(?:\.[0-9]+){2,}(?![0-9])",
            "[0-9#*]\ufe0f?\u20e3",
        )
    )
)
_FILE_NAME: Final = re.compile(rf"(?<![{_WORD}\-])[{_WORD}\-]++(?=\.)")
_NUMBER: Final = re.compile(
    rf"(?<![{DIGIT_CLASS}])[{DIGIT_CLASS}]+(?:[.,:/٫٬،\-–—−×*+][{DIGIT_CLASS}]+)+"
)
NUMBER_HINT: Final = re.compile(rf"[{DIGIT_CLASS}][.,:/٫٬،\-–—−×*+][{DIGIT_CLASS}]")


def tokens(text: str) -> list[tuple[int, int]]:
    """Return the spans of tokens that no rule may touch, sorted and disjoint.

    Args:
        text: Any text.

    Examples:
        >>> text = "نشانی info@example.com است"
        >>> [text[start:end] for start, end in tokens(text)]
        ['info@example.com']
        >>> tokens("نشانی ما")
        []
    """
    spans = []
    last = 0
    while (start := START.search(text, last)) is not None:
        token = _TOKEN_AT.match(text, start.start())
        if token is None:
            last = start.end()
            continue
        begin = token.start()
        if token["type"]:
            begin = max(
                (m.start() for m in _FILE_NAME.finditer(text, last, begin + 1)), default=begin
            )
        last = token.end()
        spans.append((begin, last))
    return spans


def numbers(text: str) -> list[tuple[int, int]]:
    """Return the spans of numbers with separators, sorted and disjoint.

    Decimals, thousands, times, fractions, ratios, numeric dates, in any set of digits.

    Args:
        text: Text in which other tokens may have been hidden.

    Examples:
        >>> numbers("ساعت ۱۰:۳۰")
        [(5, 10)]
        >>> numbers("ساعت ۱۰")
        []
    """
    return [m.span() for m in _NUMBER.finditer(text)]


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
