"""Lexicon: the word lists, and whether a word is in them.

Guarantees that nothing is read before it is needed, and then once.
"""

from __future__ import annotations

from persian_clean.chars import ZWNJ


def knows(word: str) -> bool:
    r"""Tell whether ``word`` is a known Persian word, with or without a joined ending.

    Args:
        word: One written word, letters folded; with a ZWNJ, a compound of the lists.

    Examples:
        >>> knows("خانه"), knows("خنهاهخ")
        (True, False)
        >>> knows("نیم\u200cفاصله"), knows("خانه\u200cفاصله")
        (True, False)
    """
    from persian_clean.words.lexicon import lexicon  # noqa: PLC0415  read when first needed

    if ZWNJ in word:
        return word.replace(ZWNJ, "|") in lexicon().compounds
    return lexicon().form(word).kind not in "w?"


def read(name: str) -> str:
    r"""Read one of the files of this folder.

    >>> read("verbs.txt").splitlines()[0].count("\t")
    1
    """
    from importlib.resources import files  # noqa: PLC0415  slow to import

    return files(__name__).joinpath(name).read_text(encoding="utf-8")
