"""Words: ZWNJ and spaces inside and between words, as a careful editor would set them.

Guarantees that only spaces and ZWNJ change, only between two letters or a letter and a digit, and
that nothing looks or reaches across a line break.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from persian_clean.words.engine import Engine, Strength
from persian_clean.words.judge import Judge
from persian_clean.words.lexicon import lexicon
from persian_clean.words.weights import weights

if TYPE_CHECKING:
    import re

__all__ = ["Engine", "Strength", "engine"]

NONE_KNOWN: Final[frozenset[str]] = frozenset()


@lru_cache(maxsize=8)
def _judge(known: frozenset[str]) -> Judge:
    words = lexicon()
    return Judge(words.knowing(known) if known else words, weights())


def engine(
    rules: frozenset[str],
    strength: Strength = "standard",
    known: frozenset[str] = NONE_KNOWN,
    plain: re.Pattern[str] | None = None,
) -> Engine:
    r"""Make what sets ZWNJ and spaces.

    Args:
        rules: Names of the rules that may change something.
        strength: ``certain`` for what is surely a typing artefact, and nothing else.
        known: Words of the caller's own: nouns like those of the lexicon, never cut.
        plain: What a part of a line looks like that only rules about words can change.

    >>> joining = engine(frozenset({"detached-mi", "detached-ha"}))
    >>> joining.mend("کتاب ها") == "کتاب\N{ZERO WIDTH NON-JOINER}ها"
    True
    >>> [change[:2] for change in joining.find("او می رود")]
    [(5, 6)]
    >>> joining.find("ماه می سال")
    []
    >>> parting = engine(frozenset({"glued-words"}), known=frozenset({"درکازرون"}))
    >>> parting.mend("درکازرون درتهران")
    'درکازرون در تهران'
    """
    return Engine(_judge(known), rules, strength, plain)
