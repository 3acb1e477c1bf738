"""Messages: the strings that programs show, with placeholders and perhaps some markup.

Guarantees that placeholders of all common kinds stay, whatever stands beside them.
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

_PLACEHOLDER: Final = re.compile(
    rf"{TEMPLATE.pattern}"
    r"|[%$#@]?\{[^{}\n]{0,100}\}"  # str.format, ICU, i18next, Ruby
    r"|%\([^()\s]+\)[-+#0]*[0-9.]*[A-Za-z]"  # Python
    r"|%(?:[0-9]+\$)?[-+#0]*(?:\*|[0-9]+)?(?:\.(?:\*|[0-9]+))?(?:hh?|ll?|[jztLq])?[A-Za-z@]"  # C
    r"|%L?[0-9]+|%%"  # Qt
    r"|</?[0-9][0-9:.]*/?>"  # react-i18next, times in WebVTT
    r"|\$[0-9]+|\$t\([^()]*\)|\$[A-Za-z_]+\$|@:\(?[\w.]+\)?|\[\[[^\]\n]{0,100}\]\]",
    re.DOTALL,
)
_CHOICE: Final = re.compile(r",\s*(?:plural|select|selectordinal)\s*,")
_CHOICES: Final = re.compile(  # what stands between the texts that ICU chooses from
    r"\{\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,\s*(?:offset:[0-9]+\s*)?=?\w+\s*\{"
    r"|\{[^{}\n]{0,100}\}|\}\s*(?:=?\w+\s*\{)?"
)
_MARKUP: Final = re.compile(r"<[/!]?[A-Za-z]|&[#A-Za-z]")


def read(prose: Prose, mnemonic: str = "") -> None:
    """Read a message.

    Args:
        prose: Its text, with all escapes of the file decoded, and what takes its prose.
        mnemonic: The sign before the letter of a menu entry that chooses it, if there is one:
            words go on through it.
    """
    source = prose.source
    if mnemonic and mnemonic in source:
        sign = re.compile(f"{mnemonic}(?=[{LETTER_CLASS}])")
        part = Part.decoded(source, [(0, len(source))], sign, lambda _: "")
        with prose.within(part) as text:
            read(text)
        return
    hidden = _CHOICES if _CHOICE.search(source) else _PLACEHOLDER
    if _MARKUP.search(source):
        html.read(prose, hidden)
    else:
        prose.hide(hidden)
        prose.text(0, len(source))
