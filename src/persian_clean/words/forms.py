"""Forms: what is known of a written word.

Guarantees that a word is known by the lists of ``persian_clean/lexicon``, by an ending on a word of
the lists, or as a form of a verb; that the lists are read once and when first needed; and that a
spoken form («فیلمو») or a compound name («سیدعلیرضا») is known too, so that it stays whole.
"""

from __future__ import annotations

import re
from collections import Counter
from copy import copy
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.chars import NON_JOINING, ZWNJ
from persian_clean.lexicon import read
from persian_clean.words.affixes import (
    ANIMATE,
    CLITICS,
    DECADES,
    FUNCTION_WORDS,
    MEASURES,
    NAME_BEGINNINGS,
    NAME_FIRSTS,
    NAME_LASTS,
    NUMBERS,
    PREFIXES,
    PRONOUNS,
    SPOKEN,
    SUFFIXES,
    VOWEL_CLITICS,
    WITH_PRONOUNS,
)
from persian_clean.words.memo import Memo
from persian_clean.words.verbs import Verbs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PLURALS: Final = tuple(s for s, family in SUFFIXES.items() if family in {"ha", "tar"})
"""Endings written joined after a letter that does not join."""

ENDINGS: Final[dict[str, str]] = {}
"""Each joined ending with its sorts: c clitic, v after a vowel, a animate plural, p plural,
s spoken."""
for _sort, _endings in (
    ("c", CLITICS),
    ("v", VOWEL_CLITICS),
    ("a", ANIMATE),
    ("p", PLURALS),
    ("s", SPOKEN),
):
    for _ending in _endings:
        ENDINGS[_ending] = ENDINGS.get(_ending, "") + _sort
LONGEST_ENDING: Final = max(map(len, ENDINGS))

LONGEST: Final = 26
"""Longer words are none, and nothing is looked for in them."""
BINS: Final = {str(number): number for number in range(10)}
SIGNS: Final = tuple(zip("آأإؤئ", "اااوی", strict=True))
"""Letters with a sign above as they are also written, and folded: «تأمین», «تامین»."""
SIGNED: Final = frozenset("آأإؤئ")
HAMZA_ON_ALEF: Final = str.maketrans("أإ", "اا")
SIGNED_WORD: Final = re.compile("^[^\t|\n]*[آأؤئ][^\t|\n]*(?=\t)", re.MULTILINE)
APART: Final = FUNCTION_WORDS - PREFIXES
"""Words that stand beside all others."""
ALONE: Final = APART - PRONOUNS
"""Words that take no ending, unless they are nouns as well."""
OFTEN: Final = 25
"""Second parts of at least so many compounds make new ones: «نامه», «ساز»."""
DESCRIBING: Final = frozenset(("بی", "بد", "پر", "خوش", "کم"))
"""Prefixes that make an adjective of a noun."""
WET: Final = frozenset(("گونه", "دیده", "مژه", "چشمه", "حوله", "پارچه", "جامه", "شانه"))
"""Nouns that are rather wet than comparative with «تر»: «گونه|ای تر»."""
PAIR: Final = re.compile(
    rf"^(?!(?:می|نمی)[|])([^|\n]+)[|](?!(?:{'|'.join(SUFFIXES)})$)([^|\n]+)$", re.MULTILINE
)
"""The parts of a compound of two, of which neither is an ending or «می»."""


def folded(text: str) -> str:
    """Write letters with hamza or madd as those without.

    >>> folded("تأمین"), folded("خانه")
    ('تامین', 'خانه')
    """
    if not SIGNED.isdisjoint(text):
        for letter, plain in SIGNS:
            text = text.replace(letter, plain)
    return text


ONE_WORD: Final = frozenset({"zwnj", "mostly"})
"""How pairs are written that are one word with a ZWNJ."""


class Form(NamedTuple):
    """What is known of a written word.

    Attributes:
        kind: A adjective, N noun, P plural or uncounted noun, X word without endings, F function
            word, V verb, M participle, I infinitive; a, n, p, x, i the same with an ending; s with
            a spoken ending; S suffix, w a word only counted, ? an unknown one.
        rank: Frequency bin, 0 (seldom) to 9, and -1 for a word that was never counted.
        base: The word without its ending.
        silent: Whether it ends in a silent he, after which every ending stands apart.
    """

    kind: str
    rank: int
    base: str
    silent: bool = False

    def has_ezafe(self, word: str) -> bool:
        """Say whether a word of this form ends in the «ی» of an ezafe: «مزایای»."""
        return self.kind in "np" and word == f"{self.base}ی" and self.base[-1] in "او"


UNKNOWN, UNKNOWN_SILENT = Form("?", -1, ""), Form("?", -1, "", silent=True)
KNOWN: Final = frozenset("ANPXFVMIanpxis")
"""Kinds of words that are right as they stand."""
NOMINAL: Final = frozenset("ANPX")
"""Kinds of words that the lists have."""


class Lexicon:
    """Words with classes, frequencies, verbs, and what compounds are made of."""

    def __init__(self) -> None:
        """Read the lists."""
        text = read("words.txt")
        words, classes = _columns(text)
        own, own_classes = _columns(read("own.txt"))
        counted, counts = _columns(read("frequency.txt"))
        names, _ = _columns(read("names.txt"))
        self.classes = dict.fromkeys(names, "N")
        listed = dict(zip(words, classes, strict=True))
        self.spellings = {folded(word): word for word in SIGNED_WORD.findall(text)}
        for plain, word in self.spellings.items():
            if listed[word] == "X":  # what is known of «مودب» is known of «مؤدب»
                listed[word] = listed.get(plain, "X")
        self.classes.update(listed)
        self.classes.update(zip(own, own_classes, strict=True))
        self.names = frozenset(names)
        self.counts = dict(zip(counted, map(BINS.__getitem__, counts), strict=True))
        pairs, ways = _columns(folded(read("pairs.txt")))
        self.pairs = dict(zip(pairs, ways, strict=True))
        self.verbs = Verbs.load()
        self.compounds = {word for word in (*words, *own, *counted) if "|" in word}
        for pair, way in self.pairs.items():
            (self.compounds.add if way in ONE_WORD else self.compounds.discard)(pair)
        self._pair()
        special = dict.fromkeys(SUFFIXES, "S")
        special.update((p, "Mh") for p in self.verbs.participles if p not in SUFFIXES)
        special.update((word, "X") for word in WITH_PRONOUNS if word not in self.classes)
        for word in FUNCTION_WORDS:
            special[word] = "Fh" if len(word) > 2 and word[-1] == "ه" else "F"
        self.listed = self.classes | special
        self.spaced = dict(self._spaced())
        self._remember()

    def _spaced(self) -> Iterator[tuple[str, int]]:
        """Yield what is two words when written as one, and where they part."""
        for pair, way in self.pairs.items():
            if way == "spaced":
                yield pair.replace("|", ""), pair.index("|")
        for number, measure in product(NUMBERS - {"نه", "سی"}, MEASURES):
            word = number + measure
            known = self.counts if measure in NUMBERS else self.listed  # «صدهزار», «صد سال»
            if word not in known and (len(measure) > 2 or number not in DECADES):
                yield word, len(number)

    def _pair(self) -> None:
        """Part the compounds of two."""
        closed = [pair for pair, way in self.pairs.items() if way == "closed"]
        pairs = PAIR.findall(folded("\n".join([*self.compounds, *closed])))
        self.by_first: dict[str, set[str]] = {}
        self.seconds: Counter[str] = Counter()
        for first, second in pairs:
            # Of two words one of which stands beside all others, a reader must have said it.
            settled = self.pairs.get(f"{first}|{second}", "apart") != "apart"
            if not settled and (first in APART or second in APART):
                continue
            self.by_first.setdefault(first, set()).add(second)
            self.seconds[second] += 1
        self.firsts = {first: len(seconds) for first, seconds in self.by_first.items()}

    def _remember(self) -> None:
        self.form = Memo(Forms(self).of, 40_000).__getitem__

    def knowing(self, known: frozenset[str]) -> Lexicon:
        """Give a lexicon over the same tables that also knows these words, as nouns."""
        own = {word: "Nh" if _is_silent(word, "X") else "N" for word in known}
        return self._listing(self.listed | own, self.classes | own)

    def without(self, words: Iterable[str]) -> Lexicon:
        """Give a lexicon over the same tables that knows nothing of these words."""
        hidden = frozenset(words)
        other = self._listing(
            {word: kind for word, kind in self.listed.items() if word not in hidden},
            {word: kind for word, kind in self.classes.items() if word not in hidden},
        )
        other.names = self.names - hidden
        other.compounds = self.compounds - hidden
        other.pairs = {pair: way for pair, way in self.pairs.items() if pair not in hidden}
        other._pair()  # noqa: SLF001 - a lexicon too
        other.spellings = {w: word for w, word in self.spellings.items() if word not in hidden}
        other._remember()  # noqa: SLF001 - a lexicon too
        return other

    def _listing(self, listed: dict[str, str], classes: dict[str, str]) -> Lexicon:
        other = copy(self)
        other.listed, other.classes = listed, classes
        other._remember()  # noqa: SLF001 - a lexicon too
        return other


class Forms:
    """Finds what is known of a word, with or without a joined ending."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the tables."""
        self._listed = lexicon.listed
        self._classes = lexicon.classes
        self._counts = lexicon.counts
        self._names = lexicon.names
        self._spellings = lexicon.spellings
        self._seconds = lexicon.seconds
        self._infinitives = lexicon.verbs.infinitives
        self._is_verb = lexicon.verbs.is_form
        self._follows_mi = lexicon.verbs.follows_mi

    def of(self, word: str) -> Form:
        """Look a word up."""
        kind = self._listed.get(word)
        count = self._counts.get(word, -1)
        if kind is not None:
            return Form(kind[0], count, word, _is_silent(word, kind))
        without_signs = folded(word)
        other = self._spellings.get(without_signs)
        if other is not None:
            kind = self._listed[other]
            return Form(
                kind[0], max(count, self._counts.get(other, -1)), word, _is_silent(word, kind)
            )
        if without_signs != word:
            kind = self._listed.get(word.translate(HAMZA_ON_ALEF))
            if kind is not None:  # «أخبار» is «اخبار»
                return Form(kind[0], count, word, _is_silent(word, kind))
        return self._derived(word, count)

    def _derived(self, word: str, count: int) -> Form:
        """Look up a word that is in no list."""
        known = self._respelt(word, count, "یی", "ئی")
        if known:
            return known
        if word in self._infinitives:
            return Form("I", count, word)
        if self._is_verb(word):
            return Form("V", count, word)
        return (
            self._inflected(word, count)
            or self._respelt(word, count, "ئی", "یی")
            or self._made(word, count)
        )

    def _respelt(self, word: str, count: int, written: str, listed: str) -> Form | None:
        """Know a word that is listed with other letters: «دستشوئی» is «دستشویی»."""
        kind = self._listed.get(word.replace(written, listed, 1)) if written in word else None
        return Form(kind[0], count, word, _is_silent(word, kind)) if kind else None

    def _made(self, word: str, count: int) -> Form:
        """Know a word by what it is made of; if by nothing, by its last letter."""
        silent = word[-1:] == "ه" and word[-2:-1] not in "اوی"
        if len(word) >= LONGEST:
            return UNKNOWN_SILENT if silent else UNKNOWN
        if self._is_name(word) and not (word.startswith("می") and self._follows_mi(word[2:])):
            return Form("N", count, word, silent)
        if self._is_closed_compound(word):
            return Form("X", count, word, silent)
        if count >= 0:
            return Form("w", count, word, silent)
        return UNKNOWN_SILENT if silent else UNKNOWN

    def _inflected(self, word: str, count: int) -> Form | None:
        best: Form | None = None
        for length in range(1, min(LONGEST_ENDING, len(word) - 2) + 1):
            ending = word[-length:]
            sorts = ENDINGS.get(ending)
            if sorts is None:
                continue
            base = word[:-length]
            kind = self._base_kind(base, sorts, ending)
            if kind is None or _is_silent(base, kind) or (kind == "X" and len(base) < 4):
                continue
            rank = max(count, self._counts.get(base, -1) - 2)
            if best is None or (rank, best.kind == "s") > (best.rank, False):
                spoken = sorts == "s"
                silent = spoken and word[-1] == "ه" and word[-2] not in "اوی"
                best = Form("s" if spoken else kind[0].lower(), rank, base, silent)
        return best

    def _base_kind(self, base: str, sorts: str, ending: str) -> str | None:
        """Class the base that one of these sorts of ending can be joined to."""
        kind = self._classes.get(base)
        if "p" in sorts and base[-1] in NON_JOINING and kind is not None:
            if kind == "X":
                return None if base in ALONE else "P"  # «اکسیدازهای» has no «ازهای»
            return kind
        if "c" in sorts or "a" in sorts or ("v" in sorts and base[-1] in "او"):
            if kind is not None:
                return kind
            if base in self._infinitives:
                return "I"
            return self._inflected_plural(base) if "c" in sorts else None
        return self._spoken_base(base, kind, ending) if "s" in sorts else None

    def _spoken_base(self, base: str, kind: str | None, ending: str) -> str | None:
        if base in PRONOUNS:
            return "P"
        if len(base) + len(ending) < 4 or (base[-1] == "ه" and base[-2] not in "اوی"):
            return None
        if base in {"می", "نمی"}:
            return None  # «می|شه»
        if ending == "ن" and base[-1] in "اوی":
            return None
        return kind or self._inflected_plural(base, ("ان", "ی"))

    def _inflected_plural(
        self, word: str, endings: tuple[str, ...] = ("ان", "تر", "ی")
    ) -> str | None:
        for ending in endings:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return self._classes.get(word[: -len(ending)])
        return None

    def _is_closed_compound(self, word: str) -> bool:
        """Say whether a word is a noun and a second part of many compounds: «رویدادنامه»."""
        for at in range(3, len(word) - 1):
            if word[at - 1] in NON_JOINING and self._seconds.get(word[at:], 0) >= OFTEN:
                kind = self._classes.get(word[:at])
                if kind is not None:
                    return True
        return False

    def _is_name(self, word: str) -> bool:
        """Say whether a word is a name made of two: «سیدعلیرضا», «بندردیلم»."""
        names = self._names
        for at in range(2, len(word) - 1):
            first = word[:at]
            if first in names or first in NAME_FIRSTS:
                last = word[at:]
                if (
                    last in names or last in NAME_LASTS or last.startswith(NAME_BEGINNINGS)
                ) and last not in SUFFIXES:
                    return True
        return False


def _is_silent(word: str, kind: str) -> bool:
    """Say whether a word ends in a silent he; where no class tells, by the letter before it."""
    return len(kind) == 2 or (kind in "XP?" and word.endswith("ه") and word[-2:-1] not in "اوی")


def _columns(text: str) -> tuple[list[str], list[str]]:
    """Split a text of two columns; one split of the whole text is the quickest way."""
    cells = text.replace("\n", "\t").split("\t")
    return cells[:-1:2], cells[1::2]


@cache
def lexicon() -> Lexicon:
    """Give the package's lexicon, read at the first call."""
    return Lexicon()


def describes(first: str, second: str, words: Lexicon) -> bool:
    """Say whether a compound is an adjective, by what makes one: «کم|کار», «حرفه|ای».

    >>> describes("کم", "کار", lexicon()), describes("کتاب", "خانه", lexicon())
    (True, False)
    """
    compound = f"{first}|{second}"
    derived = words.verbs.derived
    return (
        first in DESCRIBING
        or derived.get(second) in {"stem", "نده"}
        or derived.get(second.removesuffix("انه")) == "stem"
        or words.classes.get(compound, "")[:1] == "A"
        or (second == "ای" and compound in words.counts and first not in WET)
    )


def is_arabic(word: str, words: Lexicon) -> bool:
    """Say whether a word has the article of Arabic and is none of Persian.

    >>> is_arabic("الانهار", lexicon()), is_arabic("الکترونیکی", lexicon())
    (True, False)
    """
    return word.startswith("ال") and words.form(word).kind in "?ws"


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
    if ZWNJ in word:
        return folded(word.replace(ZWNJ, "|")) in lexicon().compounds
    return lexicon().form(word).kind in KNOWN


def is_name(word: str) -> bool:
    """Tell whether ``word`` is in the lists of names.

    Args:
        word: One written word, letters folded.

    Examples:
        >>> is_name("حمزه"), is_name("پنجره")
        (True, False)
    """
    return word in lexicon().names


def is_verb(word: str) -> bool:
    """Tell whether ``word`` is a form of a verb and of no noun that is listed.

    Args:
        word: One written word, letters folded.

    Examples:
        >>> is_verb("گفتم"), is_verb("خانه")
        (True, False)
    """
    return lexicon().form(word).kind == "V"
