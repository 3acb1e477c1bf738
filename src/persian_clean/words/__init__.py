"""Words: the seam."""

from __future__ import annotations

from functools import cache

from persian_clean.words.engine import LINE, Change, Engine
from persian_clean.words.lexicon import lexicon
from persian_clean.words.weights import weights

__all__ = ["Change", "find", "mend"]


@cache
def _engine() -> Engine:
    return Engine(lexicon(), weights())


def find(text: str, rules: frozenset[str], strength: str = "standard") -> list[Change]:
    """List changes."""
    engine = _engine()
    found: list[Change] = []
    for match in LINE.finditer(text):
        at = match.start()
        for change in engine.find_line(match.group(), rules, strength):
            found.append(change._replace(start=at + change.start, end=at + change.end))
    return found


def mend(text: str, rules: frozenset[str], strength: str = "standard") -> str:
    """Mend."""
    engine = _engine()
    return LINE.sub(lambda match: engine.mend_line(match.group(), rules, strength), text)
