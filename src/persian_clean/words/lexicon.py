"""Lexicon: what is known of a word, read once and when first needed.

Guarantees that reading costs one pass over each file and that nothing is read at import. The files
are in ``persian_clean/lexicon``; in them the zero-width non-joiner is written ``|``.
"""

from __future__ import annotations

import re
from collections import Counter
from copy import copy
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from persian_clean.chars import NON_JOINING
from persian_clean.words.affixes import FUNCTION_WORDS, SUFFIXES
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
LONGEST_ENDING: Final = max(map(len, ENDINGS))


BINS: Final = {str(number): number for number in range(10)}

_PAIR: Final = f"^(?!(?:می|نمی)[|])%s[|](?!(?:{'|'.join(SUFFIXES)})$)%s$"
FIRST: Final = re.compile(_PAIR % (r"([^|\n]+)", r"[^|\n]+"), re.MULTILINE)
SECOND: Final = re.compile(_PAIR % (r"[^|\n]+", r"([^|\n]+)"), re.MULTILINE)
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
        pairs = "\n".join(self.compounds)
        self.firsts = Counter(FIRST.findall(pairs))
        self.seconds = Counter(SECOND.findall(pairs))
        self._known: dict[str, str] = {}
        self._forms: dict[str, Form] = {}

    def knowing(self, known: frozenset[str]) -> Lexicon:
        """Give a lexicon over the same tables that also knows these words, as nouns."""
        other = copy(self)
        silent = {word: "Nh" if _is_silent(word, "X") else "N" for word in known}
        other.__dict__.update(_known=silent, _forms={})
        return other

    def form(self, word: str) -> Form:
        """Look a word up, with or without a joined ending."""
        found = self._forms.get(word)
        if found is None:
            if len(self._forms) > 200_000:
                self._forms.clear()
            found = self._forms[word] = self._analyse(word)
        return found

    def _analyse(self, word: str) -> Form:
        count = self.counts.get(word, -1)
        own = self._known.get(word)
        if own:
            return Form("N", count, word, silent=len(own) == 2)
        verbs = self.verbs
        kind = self.classes.get(word, "") or self.classes.get(word.replace("یی", "ئی", 1), "")
        if word in FUNCTION_WORDS:
            return Form("F", count, word, silent=len(word) > 2 and word[-1] == "ه")
        if word in verbs.participles and word not in SUFFIXES:
            return Form("M", count, word, silent=True)
        if word in SUFFIXES:
            kind = "S"
        elif not kind and word in verbs.infinitives:
            kind = "I"
        elif not kind and verbs.is_form(word):
            kind = "V"
        if kind:
            return Form(kind[0], count, word, silent=_is_silent(word, kind))
        unknown = Form("w" if count >= 0 else "?", count, word, silent=_is_silent(word, "?"))
        return self._inflected(word, count) or unknown

    def _inflected(self, word: str, count: int) -> Form | None:
        best: Form | None = None
        for length in range(1, min(len(word) - 1, LONGEST_ENDING + 1)):
            sorts = ENDINGS.get(word[-length:])
            if not sorts:
                continue
            base = word[:-length]
            kind = self._base_kind(base, sorts)
            if kind is None or _is_silent(base, kind) or (kind == "X" and len(base) < 4):
                continue
            found = Form(kind[0].lower(), max(count, self.counts.get(base, -1) - 2), base)
            if best is None or found.rank > best.rank:
                best = found
        return best

    def _base_kind(self, base: str, sorts: str) -> str | None:
        """Class the base that one of these sorts of ending can be joined to."""
        fits = "c" in sorts or "a" in sorts or ("v" in sorts and base[-1] in "او")
        if not (fits or ("p" in sorts and base[-1] in NON_JOINING)):
            return None
        kind = self._known.get(base) or self.classes.get(base)
        if kind is None and base in self.verbs.infinitives:
            kind = "I"
        return self._inflected_plural(base) if kind is None and "c" in sorts else kind

    def _inflected_plural(self, word: str) -> str | None:
        for ending in ("ان", "تر", "ی"):
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return self.classes.get(word[: -len(ending)])
        return None


def _is_silent(word: str, kind: str) -> bool:
    """Say whether a word ends in a silent he; where no class tells, by the letter before it."""
    return len(kind) == 2 or (kind in "XP?" and word.endswith("ه") and word[-2:-1] not in "اوی")


def _read(name: str) -> tuple[list[str], list[str]]:
    """Read a file of two columns; one split of the whole text is the quickest way."""
    text = files("persian_clean.lexicon").joinpath(name).read_text(encoding="utf-8")
    cells = text.replace("\n", "\t").split("\t")
    return cells[:-1:2], cells[1::2]


@cache
def lexicon() -> Lexicon:
    """Give the package's lexicon, read at the first call."""
    return Lexicon()
