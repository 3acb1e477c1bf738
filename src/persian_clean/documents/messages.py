"""Messages: the strings that programs show, with placeholders and perhaps some markup.

Guarantees that placeholders of all common kinds stay, whatever stands beside them, and that lines
stay which are no text: regular expressions, paths, names with underscores.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from persian_clean.chars import LETTER_CLASS
from persian_clean.documents import html
from persian_clean.documents.markup import TEMPLATE
from persian_clean.documents.runs import Part

if TYPE_CHECKING:
    from persian_clean.documents.prose import Prose
    from persian_clean.documents.runs import Encode

# A set with a range or a quantifier, a group that is not kept, a class, any text. In prose there
# may be a hyphen or a question mark between brackets, but none of these.
_EXPRESSION_SIGN: Final = (
    r"\[\^?(?:\w-\w)+[^\w\[\]\n]*\]|\[[^\[\]\n]+\](?:[+*]|\{[0-9])"
    r"|\(\?(?:[:=!<P]|[aiLmsux]+\))|\\[dDwWsSbB](?![A-Za-z])|\(\.[*+]|\.[*+]\??[()$|]"
)
_NO_TEXT: Final = (
    rf"(?<![^\n])(?:[^\n]*?(?:{_EXPRESSION_SIGN})[^\n]*"  # regular expressions
    r"|[ \t]*(?:-[ \t]+)?(?:"
    r"\^[^\n]*\$"
    r"|#?/\S*|/[^\s/][^\n]*/|(?:\.{1,2}|~)/[^\n]*|(?=\S*/)\S*\.[A-Za-z0-9]{1,5}|\?\w+=[^\n]*"
    rf"|(?:[^\n]*[^\S\n])?(?=\S*[{LETTER_CLASS}])\S*\.[A-Za-z][A-Za-z0-9]{{1,4}}"  # files
    r"|[^\W_]+(?:_+[^\W_]+)+"
    r")[ \t]*(?![^\n]))"
)
"""Lines that say nothing to anybody: regular expressions, addresses without a host, paths, names
of a program's own."""
_PLACEHOLDER: Final = re.compile(
    rf"{_NO_TEXT}|{TEMPLATE.pattern}"
    r"|[%$#@]?\{[^{}\n]{0,100}\}"  # str.format, ICU, i18next, Ruby
    r"|%\([^()\s]+\)[-+#0]*[0-9.]*[A-Za-z]"  # Python
    r"|%(?:[0-9]+\$)?[-+#0]*(?:\*|[0-9]+)?(?:\.(?:\*|[0-9]+))?(?:hh?|ll?|[jztLq])?[A-Za-z@]"  # C
    r"|%L?[0-9]+|%%"  # Qt
    r"|</?[0-9]+/?>"  # react-i18next
    r"|\$[0-9]+|\$t\([^()]*\)|\$[A-Za-z_]+\$|@:\(?[\w.]+\)?|\[\[[^\]\n]{0,100}\]\]",
    re.DOTALL,
)
_CHOICE: Final = re.compile(r",\s*(?:plural|select|selectordinal)\s*,")
_SELECTOR: Final = r"\s*[^\s{}]+\s*\{"
# What stands between the texts that ICU chooses from. Of braces that close, every second one closes
# the choice, and a text follows; behind the others there is another selector.
_CHOICES: Final = re.compile(
    r"\{\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,\s*(?:offset:[0-9]+)?"
    rf"{_SELECTOR}|\{{[^{{}}\n]{{0,100}}\}}"
    rf"|\}}(?:(?:\s*\}}\s*\}})*+{_SELECTOR}|(?:\s*\}})*+)"
)
_MARKUP: Final = re.compile(r"<[/!]?[A-Za-z]|&[#A-Za-z]")


_SPECIAL: Final = re.compile(
    r"[<&~{}%$@\[\\/^_]|\(\?|^\?|\.[*+]|\.[A-Za-z0-9]{1,5}[ \t]*$", re.MULTILINE
)


def read(prose: Prose, part: Part, encode: Encode = str, mnemonic: str = "") -> None:
    """Read a message.

    Args:
        prose: What takes its prose.
        part: Where it stands in the source.
        encode: Writes text as the source spells it there.
        mnemonic: The sign before the letter of a menu entry that chooses it, if there is one:
            words go on through it.
    """
    if _SPECIAL.search(part.text) is None:
        prose.part(part, encode)
        return
    with prose.within(part, encode) as text:
        if mnemonic and mnemonic in part.text:
            sign = re.compile(f"{mnemonic}(?=[{LETTER_CLASS}])")
            whole = [(0, len(part.text))]
            read(text, Part.decoded(part.text, whole, sign, lambda _: ""))
            return
        hidden = _CHOICES if _CHOICE.search(part.text) else _PLACEHOLDER
        if _MARKUP.search(part.text):
            html.read(text, hidden)
        else:
            text.hide(hidden)
            text.text(0, len(part.text))
