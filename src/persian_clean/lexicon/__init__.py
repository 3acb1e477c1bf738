"""Lexicon: the word lists, and whether a word is in them.

Guarantees that nothing is read before it is needed, and then once.
"""

from __future__ import annotations


def knows(word: str) -> bool:
    """Tell whether ``word`` is a known Persian word, with or without a joined ending.

    Args:
        word: One written word, letters folded.

    Examples:
        >>> knows("خانه"), knows("خنهاهخ")
        (True, False)
    """
    from persian_clean.words.lexicon import lexicon  # noqa: PLC0415  read when first needed

    return lexicon().form(word).kind not in "w?"
