"""Passages: stretches of a line that are Arabic, Kurdish, Urdu or Pashto rather than Persian.

Guarantees that what is in doubt is Persian, that a passage depends on nothing but its own line, and
that time is linear in the length of the text.

Three questions, in this order: which lines have a sign of a passage (``signs``); what does each
word of such a line say (``scores``); which words say enough together (``stretches``).
"""

from __future__ import annotations

import re
from typing import Final

from persian_clean.chars import TOKEN
from persian_clean.passages.signs import lines_at, places_of_signs, signs
from persian_clean.passages.stretches import in_line

__all__ = ["find_passages", "signs"]

_NO_TOKENS: Final = re.compile(f"[^{TOKEN}]+")


def find_passages(text: str) -> list[tuple[int, int]]:
    """Return the spans of passages in other languages, sorted and disjoint.

    A passage is at least two words, or one with a sign that only the Quran has.

    Args:
        text: Any text; protected tokens in it have been replaced by ``chars.TOKEN``.

    Examples:
        >>> text = "او گفت: «هذه مدينة قديمة في الجبل»، ولی نماند."
        >>> [text[start:end] for start, end in find_passages(text)]
        ['هذه مدينة قديمة في الجبل']
        >>> find_passages("او گفت: اين شهر قديمي است.")
        []
    """
    places = places_of_signs(text)
    if not places:
        return []
    return [
        piece.span()
        for start, end in lines_at(text, places)
        for span in in_line(text, start, end)
        for piece in _NO_TOKENS.finditer(text, *span)
    ]
