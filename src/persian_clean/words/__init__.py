"""Words: ZWNJ and spaces inside and between words, as a careful editor would set them.

Guarantees that only spaces and ZWNJ change, only between two letters or a letter and a digit, and
that nothing looks or reaches across a line break.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from persian_clean.words.engine import LINE, Engine, Strength
from persian_clean.words.judge import Judge
from persian_clean.words.lexicon import lexicon
from persian_clean.words.weights import weights

if TYPE_CHECKING:
    from persian_clean.edits import Change

__all__ = ["Strength", "find", "mend"]


NONE_KNOWN: Final[frozenset[str]] = frozenset()


@lru_cache(maxsize=8)
def _engine(known: frozenset[str] = NONE_KNOWN) -> Engine:
    words = lexicon()
    return Engine(Judge(words.knowing(known) if known else words, weights()))


def find(
    text: str,
    rules: frozenset[str],
    strength: Strength = "standard",
    known: frozenset[str] = NONE_KNOWN,
) -> list[Change]:
    """List the changes that ``mend`` makes, in order.

    Args:
        text: Text whose letters are folded already.
        rules: Names of the rules that may change something.
        strength: ``certain`` for what is surely a typing artefact, and nothing else.
        known: Words of the caller's own: nouns like those of the lexicon, never cut.

    >>> [change[:2] for change in find("او می رود", frozenset({"detached-mi"}))]
    [(5, 6)]
    >>> find("ماه می سال", frozenset({"detached-mi"}))
    []
    """
    engine = _engine(known)
    found: list[Change] = []
    for match in LINE.finditer(text):
        at = match.start()
        found += [
            change._replace(start=at + change.start, end=at + change.end)
            for change in engine.find(match.group(), rules, strength)
        ]
    return found


def mend(
    text: str,
    rules: frozenset[str],
    strength: Strength = "standard",
    known: frozenset[str] = NONE_KNOWN,
) -> str:
    r"""Set ZWNJ and spaces: the text after the changes that ``find`` lists.

    >>> mend("کتاب ها", frozenset({"detached-ha"})) == "کتاب\N{ZERO WIDTH NON-JOINER}ها"
    True
    >>> mend("تنها", frozenset({"glued-ha"}))
    'تنها'
    >>> mend("درکازرون", frozenset({"glued-words"}), known=frozenset({"درکازرون"}))
    'درکازرون'
    """
    engine = _engine(known)
    return LINE.sub(lambda match: engine.mend(match.group(), rules, strength), text)
