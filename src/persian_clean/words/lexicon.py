"""Lexicon: what is known of a word, read once and when first needed.

Guarantees that reading costs one pass over each file and that nothing is read at import. The files
are in ``persian_clean/lexicon``; in them the zero-width non-joiner is written ``|``.
"""

from __future__ import annotations

import re
from collections import Counter
from copy import copy
from functools import cache
from typing import Final, NamedTuple

from persian_clean.chars import NON_JOINING
from persian_clean.lexicon import read
from persian_clean.words.affixes import FUNCTION_WORDS, SUFFIXES
from persian_clean.words.memo import Memo
from persian_clean.words.verbs import Verbs

CLITICS: Final = ("شان", "مان", "تان", "یم", "ید", "ند", "ست", "م", "ت", "ش", "ی")
VOWEL_CLITICS: Final = (
    "یشان", "یمان", "یتان", "ییم", "یید", "یند", "یی", "ئی", "یم", "یت", "یش", "ی", "یان", "یانی",
)  # fmt: skip
ANIMATE: Final = ("انشان", "انمان", "انتان", "انی", "انم", "انت", "انش", "ان", "انه")
PLURALS: Final = tuple(s for s, family in SUFFIXES.items() if family in {"ha", "tar"})
"""Endings written joined after a letter that does not join."""

ENDINGS: Final[dict[str, str]] = {}
"""Each joined ending with its sorts: c clitic, v after a vowel, a animate plural, p plural."""
for _sort, _endings in (("c", CLITICS), ("v", VOWEL_CLITICS), ("a", ANIMATE), ("p", PLURALS)):
    for _ending in _endings:
        ENDINGS[_ending] = ENDINGS.get(_ending, "") + _sort
ENDINGS_BY_LAST: Final[dict[str, list[tuple[int, str, str]]]] = {}
"""The same by their last letter, the shortest first."""
for _ending in sorted(ENDINGS, key=len):
    _row = (len(_ending), _ending, ENDINGS[_ending])
    ENDINGS_BY_LAST.setdefault(_ending[-1], []).append(_row)


BINS: Final = {str(number): number for number in range(10)}

PAIR: Final = re.compile(
    rf"^(?!(?:می|نمی)[|])([^|\n]+)[|](?!(?:{'|'.join(SUFFIXES)})$)([^|\n]+)$", re.MULTILINE
)
"""The parts of a compound of two, of which neither is an ending or «می»."""


class Form(NamedTuple):
    """What is known of a written word.

    Attributes:
        kind: A adjective, N noun, P plural or uncounted noun, X word without endings, F function
            word, V verb, M participle, I infinitive; a, n, p, x the same with an ending; S suffix,
            w a word only counted, ? an unknown one.
        rank: Frequency bin, 0 (seldom) to 9, and -1 for a word that was never counted.
        base: The word without its ending.
        silent: Whether it ends in a silent he, after which every ending stands apart.
    """

    kind: str
    rank: int
    base: str
    silent: bool = False


UNKNOWN, UNKNOWN_SILENT = Form("?", -1, ""), Form("?", -1, "", silent=True)


class Lexicon:
    """Words with classes, frequencies, verbs, and what compounds are made of."""

    def __init__(self) -> None:
        """Read the lists."""
        words, classes = _read("words.txt")
        own, own_classes = _read("own.txt")
        counted, counts = _read("frequency.txt")
        self.classes = dict(zip(words, classes, strict=True))
        self.classes.update(zip(own, own_classes, strict=True))
        self.counts = dict(zip(counted, map(BINS.__getitem__, counts), strict=True))
        self.curated = frozenset(word for word in own if "|" in word)
        self.verbs = Verbs.load()
        self.compounds = {word for word in words if "|" in word}
        self.compounds.update(self.curated, [word for word in counted if "|" in word])
        pairs = PAIR.findall("\n".join(self.compounds))
        self.by_first: dict[str, set[str]] = {}
        for first, second in pairs:
            self.by_first.setdefault(first, set()).add(second)
        self.firsts = {first: len(seconds) for first, seconds in self.by_first.items()}
        self.seconds = Counter(second for _, second in pairs)
        curated = PAIR.findall("\n".join(self.curated))
        self.curated_firsts = frozenset(first for first, _ in curated)
        self.curated_seconds = frozenset(second for _, second in curated)
        self.special = dict.fromkeys(SUFFIXES, "S")
        self.special.update((p, "Mh") for p in self.verbs.participles if p not in SUFFIXES)
        for word in FUNCTION_WORDS:
            self.special[word] = "Fh" if len(word) > 2 and word[-1] == "ه" else "F"
        self._know({})

    def _know(self, words: dict[str, str]) -> None:
        self.known = words
        self.form = Memo(Forms(self).of, 8_000).__getitem__

    def knowing(self, known: frozenset[str]) -> Lexicon:
        """Give a lexicon over the same tables that also knows these words, as nouns."""
        other = copy(self)
        other._know({word: "Nh" if _is_silent(word, "X") else "N" for word in known})  # noqa: SLF001 - a lexicon too
        return other


class Forms:
    """Finds what is known of a word, with or without a joined ending."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the tables."""
        self._known = lexicon.known
        self._special = lexicon.special
        self._classes = lexicon.classes
        self._counts = lexicon.counts
        self._infinitives = lexicon.verbs.infinitives
        self._is_verb = lexicon.verbs.is_form

    def of(self, word: str) -> Form:
        """Look a word up."""
        count = self._counts.get(word, -1)
        kind = self._known.get(word) or self._special.get(word) or self._classes.get(word)
        if kind is None:
            return self._derived(word, count)
        return Form(kind[0], count, word, _is_silent(word, kind))

    def _derived(self, word: str, count: int) -> Form:
        """Look up a word that is in no list."""
        if "یی" in word:
            kind = self._classes.get(word.replace("یی", "ئی", 1))
            if kind:
                return Form(kind[0], count, word, _is_silent(word, kind))
        if word in self._infinitives:
            return Form("I", count, word)
        if self._is_verb(word):
            return Form("V", count, word)
        found = self._inflected(word, count)
        if found is not None:
            return found
        silent = word[-1:] == "ه" and word[-2:-1] not in "اوی"
        if count >= 0:
            return Form("w", count, word, silent)
        return UNKNOWN_SILENT if silent else UNKNOWN

    def _inflected(self, word: str, count: int) -> Form | None:
        best: Form | None = None
        for length, ending, sorts in ENDINGS_BY_LAST.get(word[-1:], ()):
            if length > len(word) - 2:
                break
            if not word.endswith(ending):
                continue
            base = word[:-length]
            kind = self._base_kind(base, sorts)
            if kind is None or _is_silent(base, kind) or (kind == "X" and len(base) < 4):
                continue
            rank = max(count, self._counts.get(base, -1) - 2)
            if best is None or rank > best.rank:
                best = Form(kind[0].lower(), rank, base)
        return best

    def _base_kind(self, base: str, sorts: str) -> str | None:
        """Class the base that one of these sorts of ending can be joined to."""
        fits = "c" in sorts or "a" in sorts or ("v" in sorts and base[-1] in "او")
        if not (fits or ("p" in sorts and base[-1] in NON_JOINING)):
            return None
        kind = self._known.get(base) or self._classes.get(base)
        if kind is None and base in self._infinitives:
            kind = "I"
        return self._inflected_plural(base) if kind is None and "c" in sorts else kind

    def _inflected_plural(self, word: str) -> str | None:
        for ending in ("ان", "تر", "ی"):
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return self._classes.get(word[: -len(ending)])
        return None


def _is_silent(word: str, kind: str) -> bool:
    """Say whether a word ends in a silent he; where no class tells, by the letter before it."""
    return len(kind) == 2 or (kind in "XP?" and word.endswith("ه") and word[-2:-1] not in "اوی")


def _read(name: str) -> tuple[list[str], list[str]]:
    """Read a file of two columns; one split of the whole text is the quickest way."""
    cells = read(name).replace("\n", "\t").split("\t")
    return cells[:-1:2], cells[1::2]


@cache
def lexicon() -> Lexicon:
    """Give the package's lexicon, read at the first call."""
    return Lexicon()
