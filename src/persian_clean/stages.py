"""Stages: one public function for each, for those who want just that.

Guarantees that each runs the rules of its stage that STANDARD runs, shielded as in ``clean``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from persian_clean.config import STANDARD, Config
from persian_clean.pipeline import clean
from persian_clean.rules import STAGES

if TYPE_CHECKING:
    from persian_clean.rule import Stage


def _only(*stages: Stage) -> Config:
    names = {rule.name for stage in stages for rule in STAGES[stage]}
    return Config(rules=STANDARD.rules & names)


_LETTERS: Final = _only("letters")
_DIGITS: Final = _only("digits")
_SPACES: Final = _only("spaces")
_WORDS: Final = _only("words").enable("mistyped-zwnj", "repeated-zwnj", "stray-zwnj")
_PUNCTUATION: Final = _only("punctuation")


def normalize_letters(text: str) -> str:
    """Write each letter with the code point that Persian has for it.

    Args:
        text: Any string.

    Raises:
        TypeError: ``text`` is not a string.

    Examples:
        >>> normalize_letters("كتاب علي")
        'کتاب علی'
        >>> normalize_letters("مسئول , 12")
        'مسئول , 12'
    """
    return clean(text, _LETTERS)


def normalize_digits(text: str) -> str:
    """Write Arabic-Indic digits as Persian ones, and the separators that go with them.

    Args:
        text: Any string.

    Raises:
        TypeError: ``text`` is not a string.

    Examples:
        >>> normalize_digits("سال ١٤٠٢ و ۵۰%")
        'سال ۱۴۰۲ و ۵۰٪'
        >>> normalize_digits("سال 2023")
        'سال 2023'
    """
    return clean(text, _DIGITS)


def normalize_spaces(text: str) -> str:
    r"""Write one plain space between words, none at the end of a line, and no stray ZWNJ.

    Tabs and three or more spaces are columns and stay (see the rule ``column-space``).

    Args:
        text: Any string.

    Raises:
        TypeError: ``text`` is not a string.

    Examples:
        >>> normalize_spaces("سلام\N{NO-BREAK SPACE} دنیا ")
        'سلام دنیا'
        >>> normalize_spaces("\tسلام\n\nدنیا")
        '\tسلام\n\nدنیا'
    """
    return clean(text, _SPACES)


def fix_zwnj(text: str) -> str:
    r"""Join and part words as a careful editor would: ZWNJ within words, spaces between them.

    Args:
        text: Any string; letters are expected to be Persian (see ``normalize_letters``).

    Raises:
        TypeError: ``text`` is not a string.

    Examples:
        >>> fix_zwnj("کتاب ها را میخواهم")
        'کتاب\u200cها را می\u200cخواهم'
        >>> fix_zwnj("در ماه می سال نو")
        'در ماه می سال نو'
    """
    return clean(text, _WORDS)


def space_punctuation(text: str) -> str:
    """Write Persian marks beside Persian words, with a space after and none before.

    Args:
        text: Any string.

    Raises:
        TypeError: ``text`` is not a string.

    Examples:
        >>> space_punctuation("سلام ,دنیا!خوبی?")
        'سلام، دنیا! خوبی؟'
        >>> space_punctuation("ساعت ۱۰:۳۰")
        'ساعت ۱۰:۳۰'
    """
    return clean(text, _PUNCTUATION)
