"""Model: how likely a reading of a place is, as a sum of weighted features.

Guarantees that training and running see the same features, and that a score is a plain sum: the
value of each feature times its line of ``lexicon/weights.txt``.

A place is a word that may have lost its gaps, or the space between two words that may be one. What
is written is one reading of it, with score 0; any other reading is described by its boundaries. A
boundary is a space between two words, or a ZWNJ between two parts of one word: a prefix «می» and a
verb, a stem and an ending, the parts of a compound.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from persian_clean.chars import NON_JOINING
from persian_clean.lexicon import read
from persian_clean.words.affixes import FUNCTION_WORDS, LETTER_NAMES, PREFIXES, SUFFIXES, TAR, words
from persian_clean.words.forms import ONE_WORD, folded
from persian_clean.words.letters import letters
from persian_clean.words.memo import Memo
from persian_clean.words.verbs import mi_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from persian_clean.words.forms import Form, Lexicon
    from persian_clean.words.letters import Letters

Features = list[tuple[str, float]]
"""Names of features with their values."""

MI: Final = mi_words()
STARTS: Final = tuple(sorted(MI, key=len, reverse=True))
"""«می» and what is like it, the longest first."""
LEAST_COMMON: Final = 2
"""Frequency bin from which a word with yeh is seen before an ending that was joined to it."""
SPOKEN_HA: Final = frozenset(words("هام هات هاش هاس هاست"))
"""Endings that a word nobody knows may end in by chance."""
LEAST_UNKNOWN: Final = 3
"""Letters of a stem that nobody knows, before a plural that was joined to it."""
TAKING_HA: Final = frozenset(words("این آن همین همان خود ده خیلی نسبت هنگام"))
"""Function words that take «ها»."""
TAKING_TAR: Final = frozenset(words("پیش بعد قبل بیرون درون"))
"""Words of time and place that take «تر»."""
LN10: Final = 2.302585
UNLISTED: Final = -3.5
"""Log likelihood that a word is one that no list has: about three in a hundred."""
UNCOUNTED: Final = -6.75
"""Common logarithm of the frequency of a listed word that was never counted."""
COMMON_WORD: Final = 4
"""Bin of frequency of words that stand beside any other by chance."""
OFTEN_SECOND: Final = 2
"""Second parts of more compounds than this have a weight of their own."""
WEIGHED_ENDINGS: Final = tuple("هایشان هایی های ها گان ان ست ی م ش یی تر ترین".split())
"""Endings of second parts that have weights of their own."""
SECOND_ENDINGS: Final = (
    *WEIGHED_ENDINGS,
    *"هایتان هایمان هایش هاست انشان انتان انمان انش انم انی یان یانی".split(),
    *"شان تان مان ند ید یم ت".split(),
)


def tail(form: Form, word: str) -> str:
    """Class the end of a word: h silent he, y yeh, v vowel, n not joining, j joining."""
    if form.silent:
        return "h"
    last = word[-1]
    if last == "ی":
        return "y"
    if last in "او":
        return "v"
    return "n" if last in NON_JOINING else "j"


class Model:
    """Describes readings and weighs them, over one lexicon."""

    def __init__(
        self,
        lexicon: Lexicon,
        weights: dict[str, float],
        lettering: Letters | None = None,
        *,
        apart: bool,
    ) -> None:
        """Keep the tables.

        Args:
            lexicon: What knows the words.
            weights: The weight of each feature.
            apart: Whether the parts of a place are written apart.
            lettering: How likely the letters of an unlisted word are; None for the package's own.
        """
        self.lexicon = lexicon
        self._weight = weights.get
        self._apart = apart
        self._form = lexicon.form
        self._unlisted = Memo((lettering or letters()).likely, 5_000).__getitem__
        self.second = Memo(self._second, 20_000).__getitem__
        """Finds the second part of compounds in a word, and in how many compounds it stands."""

    def score(self, features: Iterable[tuple[str, float]]) -> float:
        """Sum the weighted features."""
        weight = self._weight
        return sum([value * weight(name, 0.0) for name, value in features])

    # --- how likely a word is --------------------------------------------------------------------

    def likely(self, word: str) -> float:
        """Give the natural logarithm of how often a word is written, listed or not."""
        form = self._form(word)
        if form.kind == "?":
            return UNLISTED + self._unlisted(word)
        return LN10 * (form.rank / 2 - 6 if form.rank >= 0 else UNCOUNTED)

    def whole(self, word: str) -> Features:
        """Describe a word that was cut: what it was worth as one word."""
        form = self._form(word)
        found: Features = [
            ("whole", UNLISTED + self._unlisted(word)),
            (f"whole.size{min(len(word), 9)}", 1.0),
        ]
        if form.kind != "?":
            found += [(f"whole.{form.kind}", 1.0), ("whole.counted", form.rank + 1.0)]
        return found

    # --- a space ---------------------------------------------------------------------------------

    def space(self, left: str, right: str) -> Features:
        """Describe two neighbours as two words whose space was lost."""
        one, two = self._form(left), self._form(right)
        loose = left[-1] in NON_JOINING
        found: Features = [
            ("s", 1.0),
            ("s.left", self.likely(left)),
            ("s.right", self.likely(right)),
            (f"s.left.{one.kind}", 1.0),
            (f"s.right.{two.kind}", 1.0),
            (f"s.left.size{min(len(left), 5)}", 1.0),
            (f"s.right.size{min(len(right), 5)}", 1.0),
        ]
        if loose:
            found.append(("s.loose", 1.0))
        if one.kind == "F":
            found.append((f"s.after.{left}", 1.0))
            if loose:
                found.append(("s.loose.after", 1.0))
        if two.kind == "F":
            found.append((f"s.before.{right}", 1.0))
            if loose:
                found.append(("s.loose.before", 1.0))
        return found

    # --- a ZWNJ ----------------------------------------------------------------------------------

    def joint(self, left: str, right: str) -> Features:
        """Describe two neighbours as parts of one word; nothing if they cannot be that."""
        if left in MI:
            return self._mi(left, right)
        family = SUFFIXES.get(right)
        found = self._ending(left, right, family) if family else self._compound(left, right)
        if found:
            counted = self.lexicon.counts.get(f"{left}|{right}")
            if counted is not None:
                found += [("counted", 1.0), ("counted.often", counted)]
        return found

    def _mi(self, left: str, right: str) -> Features:
        verbs = self.lexicon.verbs
        if not verbs.follows_mi(right):
            return []
        exact = right in verbs.after_mi
        other = self.lexicon.classes.get(right, "")[:1]
        return [
            ("mi", 1.0),
            (f"mi.{'verb' if exact else 'object'}.{other}", 1.0),
            (f"mi.size{min(len(right), 4)}", 1.0),
            (f"mi.{left[0]}", 1.0),
            ("mi.verb", self.likely(right)),
        ]

    def _ending(self, left: str, right: str, family: str) -> Features:
        form = self._form(left)
        end = tail(form, left)
        kind = form.kind
        if not self.takes(left, form, family, end):
            return []
        if not self._apart and kind == "?" and (right in SPOKEN_HA or len(left) < LEAST_UNKNOWN):
            return []  # «بیرمنگهام», «مفهایم»
        return [
            (f"{family}.{kind}", 1.0),
            (f"{family}.{end}", 1.0),
            (f"{family}.{kind}.{end}", 1.0),
            (f"{right}.{end}", 1.0),
            ("stem", self.likely(left)),
            (f"{family}.size{min(len(left), 5)}", 1.0),
        ]

    def takes(self, left: str, form: Form, family: str, end: str) -> bool:
        """Say whether a stem takes an ending of this family.

        Where the two are written apart it is the ending that tells: any stem that looks right will
        do. Where they are not, nobody knows where the stem ends, so that it must be a known one.
        """
        kind = form.kind
        if kind == "F":
            kind = self.lexicon.classes.get(left, "F")[0]
        if kind == "S":
            return family == "ha" if left in TAR else left == "ای" and family in {"ha", "tar"}
        if family == "ha":
            function = form.kind == "F" and left not in self.lexicon.verbs.participles
            closed = left.endswith("ست") or (left[-1] in "مشت" and left not in self.lexicon.counts)
            done = kind == "V" or (kind in "nap" and closed)  # «گفت», «میدانست», «درانت»
            done = done or _is_owned(left, form)  # «دلم»
            done = done and not self._apart
            return not (function or done) or left in TAKING_HA
        if family == "tar":
            if _is_owned(left, form):
                return False  # «هیدروم|تری»
            return kind in "AaMx" or end == "y" or left in TAKING_TAR
        return self._takes_enclitic(left, form, family, end)

    def _takes_enclitic(self, left: str, form: Form, family: str, end: str) -> bool:
        if self._apart:
            return end in ("hyjvn" if family == "our" else "h" if family == "yeh" else "hy")
        known = form.kind not in "?ws" and left in self.lexicon.listed
        if not known or (family == "possessive" and form.rank < 0):
            return False
        return end == "h" or (
            end == "y" and family in {"copula", "possessive"} and form.rank >= LEAST_COMMON
        )

    def _compound(self, left: str, right: str) -> Features:
        lexicon = self.lexicon
        base, seconds = self.second(right)
        written = self.written(left, right)
        listed = written in {"listed", *ONE_WORD}
        prefix = left in PREFIXES
        verbal = self.verbal(right, base)
        made = not self._apart and (prefix or seconds > OFTEN_SECOND or (verbal and len(right) > 3))
        if not (listed or made):
            return []
        one, two = self._form(left), self._form(right)
        strange = two.rank < 0 and (right in lexicon.names or (two.kind == "?" and not seconds))
        no_noun = two.kind == "F" or (two.kind == "V" and left == "بی")
        if not listed and (one.kind == "?" or no_noun or strange):
            return []  # «بی|الیک», «بی|فیدوباکترها», «بی|آموزیم»
        found: Features = [
            ("c", 1.0),
            (f"c.{one.kind}.{two.kind}", 1.0),
            (f"c.left.{one.kind}", 1.0),
            (f"c.right.{two.kind}", 1.0),
            (f"c.verbal.{verbal}", 1.0),
            ("c.left", self.likely(left)),
            ("c.right", self.likely(right)),
            ("c.firsts", size(lexicon.firsts.get(folded(left), 0))),
            ("c.seconds", size(seconds)),
            (f"c.left.size{min(len(left), 5)}", 1.0),
            (f"c.end.{'' if base == right else right[len(base) :]}", 1.0),
        ]
        if listed:
            found += [
                ("c.listed", 1.0),
                (f"c.listed.{one.kind}.{two.kind}", 1.0),
                ("c.listed.likely", max(self.likely(left), self.likely(right))),
            ]
            if written in ONE_WORD:
                found.append(("c.sure", 1.0))
        if prefix:
            found += [(f"c.prefix.{left}", 1.0), (f"c.prefix.{left}.{two.kind}", 1.0)]
        if seconds > OFTEN_SECOND:
            found.append((f"c.second.{base}", 1.0))
        if left in LETTER_NAMES and right in LETTER_NAMES:
            found.append(("c.letters", 1.0))
        if left == right:
            found.append(("c.same", 1.0))
        if right.startswith("ال"):
            found.append(("c.article", 1.0))
        return found

    def written(self, left: str, right: str) -> str:
        """Say how two words are written that the lexicon has side by side.

        Returns:
            What a reader has settled: ``zwnj``, ``mostly``, ``closed`` or ``apart``; ``listed`` for
            any other compound; nothing if there is none. The second word may have an ending; but
            what is a form of a verb is no noun with one: «دست یابیم» beside «دست|یابی».
        """
        lexicon = self.lexicon
        word = right
        left, right = folded(left), folded(right)
        settled = lexicon.pairs.get(f"{left}|{right}")
        if settled:
            return settled
        seconds = lexicon.by_first.get(left)
        if seconds is None:
            return ""
        if right in seconds:
            return "listed"
        bases = [base for base in bases_of(right)[1:] if base in seconds]
        bases = [base for base in bases if self._takes_end(right, base)] if bases else bases
        # «دانش|آموزانی», «بسته|بندیش»
        some = (right[:-3] in bases and right.endswith("انی")) or (
            right[:-1] in bases and right.endswith("یش")
        )
        if not bases or (lexicon.verbs.is_form(right) and not some):
            return ""
        if self._apart and self._is_itself(word):
            return ""  # «جهان گسترش» has nothing of «جهان|گستر», «سه گوشی» nothing of «سه|گوش»
        ways = [lexicon.pairs.get(f"{left}|{base}") for base in bases]
        return next(filter(None, ways), "listed")

    def _takes_end(self, word: str, base: str) -> bool:
        """Say whether a word is a second part with an ending; «جوانی» is «جوان», and no «جو»."""
        end = word[len(base) :]
        form = self._form(word)
        return (
            end in WEIGHED_ENDINGS
            or form.kind in "?w"
            or form.base == base
            # «دانش|آموزانی»
            or (end == "انی" and len(base) > 2 and form.rank < 0)
            # «یاوه|گویان», but not «هم پایان»
            or (end in {"یان", "یانی"} and base[-1] in "او" and form.rank < COMMON_WORD)
        )

    def _is_itself(self, word: str) -> bool:
        """Say whether what looks like a second part with an ending is a word of its own."""
        lexicon = self.lexicon
        listed = word in lexicon.classes or word in FUNCTION_WORDS
        often = 2 if word.endswith(("م", "ان", "ون")) else 0 if word[-1] == "ش" else COMMON_WORD
        return listed and lexicon.counts.get(word, -1) >= often

    def verbal(self, word: str, base: str) -> str:
        """Name the ending that makes a second part out of a verb, if one does."""
        derived = self.lexicon.verbs.derived
        if word != base and base in derived:
            return derived[base]  # «آموزان» is «آموز» with an ending
        return derived.get(word) or derived.get(base, "")

    def _second(self, word: str) -> tuple[str, int]:
        seconds = self.lexicon.seconds
        word = folded(word)
        best, number = word, seconds.get(word, 0)
        for base in bases_of(word, WEIGHED_ENDINGS)[1:]:
            found = seconds.get(base, 0)
            if found > number:
                best, number = base, found
        return best, number


def _is_owned(word: str, form: Form) -> bool:
    """Say whether a word is a noun with «my» or «his»; with «your» it may be a loan: «فرمت»."""
    return form.kind in "napx" and word[:-1] == form.base and word[-1] in "مش"


def size(count: int) -> float:
    """Put a number of compounds on a scale of doublings, up to six.

    >>> size(0), size(1), size(5), size(1000)
    (0.0, 1.0, 3.0, 6.0)
    """
    return float(min(count.bit_length(), 6))


def bases_of(word: str, endings: tuple[str, ...] = SECOND_ENDINGS) -> list[str]:
    """List a second part and what it is without an ending."""
    found = [word]
    if not word.endswith(endings):
        return found
    if word.endswith("گان"):
        found.append(f"{word[:-3]}ه")
    bases = [word[: -len(ending)] for ending in endings if word.endswith(ending)]
    return found + [base for base in bases if len(base) > 1]


@cache
def weights() -> dict[str, dict[str, float]]:
    """Give the package's weights of each kind of place, read at the first call."""
    found: dict[str, dict[str, float]] = {"join": {}, "cut": {}}
    for line in read("weights.txt").splitlines():
        place, feature, value = line.split("\t")
        found[place][feature] = float(value)
    return found
