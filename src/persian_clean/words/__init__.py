"""Words: ZWNJ and spaces inside and between words, as a careful editor would set them.

Guarantees that only spaces and ZWNJ change, only between two letters or a letter and a digit, and
that nothing looks or reaches across a line break.

Why was a word cut, or two joined? ``mend`` finds the place. It asks ``judge`` about a word: that
asks ``lost`` where it is two for sure, ``contexts`` what the line says of it, ``readings`` what it
may be, ``doubts`` which of these is none, and ``model`` how likely each of the others is. It asks
``pairs`` about two words: that asks the lists or ``model``, and the tables of ``neighbours``
whether the line allows it. What a word is, is known by ``forms``; how likely the letters of a word
that no list has, by ``letters``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from persian_clean.chars import ZWNJ
from persian_clean.words.affixes import AMBIGUOUS
from persian_clean.words.choices import CHOICES
from persian_clean.words.codes import Codes, known_codes
from persian_clean.words.contexts import CONTEXTS
from persian_clean.words.forms import is_name, is_verb, knows, lexicon
from persian_clean.words.judge import Judge
from persian_clean.words.mend import Mender, Strength
from persian_clean.words.model import weights

__all__ = [
    "Mender",
    "Strength",
    "is_closed",
    "is_name",
    "is_verb",
    "knows",
    "mender",
    "stays_apart",
    "stays_whole",
]

NONE_KNOWN: Final[frozenset[str]] = frozenset()


@lru_cache(maxsize=8)
def _codes(known: frozenset[str]) -> Codes:
    words = lexicon()
    if known:
        others = {
            word: code
            for word, code in known_codes().items()
            if not any(own in word for own in known)
        }
        return Codes(Judge(words.knowing(known), weights()), others)
    return Codes(Judge(words, weights()), known_codes())


def stays_whole(word: str) -> bool:
    """Tell whether nothing would be parted in a word as it is written, but by choice.

    Args:
        word: One written word, without ZWNJ.

    >>> stays_whole("کتابخانه"), stays_whole("کتابها")
    (True, False)
    """
    contexts = CONTEXTS if word.endswith(AMBIGUOUS) else ("",)
    judge = _codes(NONE_KNOWN).judge
    return all(
        verdict.rule in CHOICES for context in contexts for verdict in judge.word((word, context))
    )


def is_closed(left: str, right: str) -> bool:
    """Tell whether a reader has settled that two words are written as one, without a ZWNJ.

    Args:
        left: One word.
        right: Another.

    >>> is_closed("کاه", "گل"), is_closed("گل", "فروش")
    (True, False)
    """
    return _codes(NONE_KNOWN).judge.model.written(left, right) == "closed"


def stays_apart(left: str, right: str) -> bool:
    """Tell whether nothing would be joined at a space between two words, however eagerly.

    Args:
        left: What ends before the space, with any ZWNJ of its own.
        right: What begins behind it.

    >>> stays_apart("کتاب", "خوب"), stays_apart("کتاب", "ها"), stays_apart("کتاب", "خانه")
    (True, False, False)
    """
    pair = _codes(NONE_KNOWN).judge.pairs.pair
    words = left.rpartition(ZWNJ)[2], right.partition(ZWNJ)[0]
    return pair((left, right)) is None and pair(words) is None


def mender(
    rules: frozenset[str],
    strength: Strength = "standard",
    known: frozenset[str] = NONE_KNOWN,
) -> Mender:
    r"""Make what sets ZWNJ and spaces.

    Args:
        rules: Names of the rules that may change something.
        strength: ``standard`` for what an editor would mend, ``certain`` for what is surely a
            typing artefact and nothing else, ``every`` for all that can be one word, for searching.
        known: Words of the caller's own: nouns like those of the lexicon, never cut.

    >>> joining = mender(frozenset({"detached-mi", "detached-ha"}))
    >>> joining.mend("کتاب ها") == "کتاب\N{ZERO WIDTH NON-JOINER}ها"
    True
    >>> [change[:2] for change in joining.find("او می رود")]
    [(5, 6)]
    >>> joining.find("ماه می سال")
    []
    >>> parting = mender(frozenset({"glued-words"}), known=frozenset({"درکازرون"}))
    >>> parting.mend("درکازرون درتهران")
    'درکازرون در تهران'
    """
    return Mender(_codes(known), rules, strength)
