"""Lexicon: placeholder until the word lists land."""

from __future__ import annotations


def knows(word: str) -> bool:
    """Tell whether ``word`` is a known Persian word."""
    return word in {"خارجه", "دانشگاه"}
