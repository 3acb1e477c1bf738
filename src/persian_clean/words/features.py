"""Features: what a decision about a gap looks at.

Guarantees that training and running see the same. A feature is a short string; its weight is a line
of ``lexicon/weights.txt``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from persian_clean.chars import NON_JOINING, ZWNJ
from persian_clean.words.affixes import LETTER_NAMES, PREFIXES, SUFFIXES, TAR, words
from persian_clean.words.choices import LEAVE_LEFT
from persian_clean.words.verbs import mi_words

if TYPE_CHECKING:
    from persian_clean.words.lexicon import Form, Lexicon

MI: Final = mi_words()
MEMO_LIMIT: Final = 100_000
ANY_SECOND: Final = 10
"""First parts of more compounds than this are tried with any second part."""

ONE: Final = frozenset(words("یک هر هیچ چنین چه کدام گونه"))
EZAFE_BEFORE: Final = frozenset(words("خود خویش ما شما او تو من آنها آنان ایشان وی این آن همه"))
"""Words that stand after an ezafe rather than after an indefinite noun."""

SECOND_ENDINGS: Final = (
    "هایشان",
    "هایی",
    "های",
    "ها",
    "گان",
    "ان",
    "ی",
    "م",
    "ش",
    "یی",
    "تر",
    "ترین",
)


def size(count: int) -> int:
    """Put a number of compounds in one of six bins."""
    return min(count.bit_length(), 6)


def end(form: Form, word: str) -> str:
    """Class the end of a word: h silent he, y yeh, v vowel, n not joining, j joining."""
    last = word[-1]
    if form.silent:
        return "h"
    if last == "ی":
        return "y"
    if last in "او":
        return "v"
    return "n" if last in NON_JOINING else "j"


def _bases(word: str) -> list[str]:
    """List a second part and what it is without an ending."""
    found = [word]
    if word.endswith("گان"):
        found.append(f"{word[:-3]}ه")
    return found + [word[: -len(ending)] for ending in SECOND_ENDINGS if word.endswith(ending)]


def _shape(left: str, right: str) -> list[str]:
    found = []
    if left in LETTER_NAMES and right in LETTER_NAMES:
        found.append("letters")
    if left == right:
        found.append("same")
    if right.startswith("ال"):
        found.append("al")
    return found


class Features:
    """Features of a gap between two parts, over one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon."""
        self.lexicon = lexicon
        self._seconds: dict[str, tuple[str, int]] = {}
        self._bases: dict[str, tuple[str, ...]] = {}
        self._lefts: dict[str, list[str]] = {}
        self._rights: dict[str, list[str]] = {}

    def second(self, word: str) -> tuple[str, int]:
        """Find the second part of compounds in a word, and in how many compounds it stands."""
        found = self._seconds.get(word)
        if found is None:
            if len(self._seconds) > MEMO_LIMIT:
                self._seconds.clear()
            found = self._seconds[word] = self._second(word)
        return found

    def _second(self, word: str) -> tuple[str, int]:
        seconds = self.lexicon.seconds
        best, number = word, seconds.get(word, 0)
        for ending in SECOND_ENDINGS:
            if word.endswith(ending):
                base = word[: -len(ending)] + ("ه" if ending == "گان" else "")
                found = seconds.get(base, 0)
                if found > number:
                    best, number = base, found
        return best, number

    def reach(self, left: str) -> int:
        """Say which words a word may be joined to: 2 any, 1 second parts of compounds, 0 none."""
        firsts = self.lexicon.firsts.get(left, 0)
        if left in MI or firsts > ANY_SECOND or (left in PREFIXES and left not in LEAVE_LEFT):
            return 2
        return 1 if firsts else 0

    def grip(self, right: str) -> int:
        """Say which words a word may be joined to: 2 any, 1 first parts of compounds, 0 none."""
        if right in SUFFIXES:
            return 2
        base, seconds = self.second(right)
        if seconds > 1 or (len(right) > 3 and self.verbal(right, base)):
            return 2
        return 1 if seconds else 0

    def verbal(self, word: str, base: str) -> str:
        """Name the ending that makes a second part out of a verb, if one does."""
        derived = self.lexicon.verbs.derived
        if word != base and base in derived:
            return derived[base]  # «آموزان» is «آموز» with an ending
        return derived.get(word) or derived.get(base, "")

    def is_compound(self, left: str, right: str) -> bool:
        """Say whether the lexicon has the compound, the second part with or without an ending."""
        if left not in self.lexicon.firsts:
            return False
        bases = self._bases.get(right)
        if bases is None:
            if len(self._bases) > MEMO_LIMIT:
                self._bases.clear()
            bases = self._bases[right] = tuple(_bases(right))
        compounds = self.lexicon.compounds
        return not compounds.isdisjoint([f"{left}|{base}" for base in bases])

    def join(self, left: str, right: str) -> list[str]:
        """Describe two neighbours that may be one word; nothing if no rule would join them."""
        if left in MI:
            return self._mi(left, right)
        family = SUFFIXES.get(right)
        if family:
            return self._suffix(left, right, family)
        lexicon = self.lexicon
        base, seconds = self.second(right)
        firsts = lexicon.firsts.get(left, 0)
        listed = self.is_compound(left, right)
        prefix = left in PREFIXES
        verbal = self.verbal(right, base)
        if not (
            listed or prefix or seconds > 1 or firsts > ANY_SECOND or (verbal and len(right) > 3)
        ):
            return []
        one, two = lexicon.form(left), lexicon.form(right)
        found = [
            *self._left(left, one, firsts),
            *self._right(right, two, base, seconds),
            f"c12:{min(size(firsts), 3)}{min(size(seconds), 4)}",
            f"ck:{one.kind}{two.kind}",
            f"cvk:{verbal}{one.kind}",
        ]
        if listed:
            found += self._listed(left, right, base)
            found += ["cx", f"cx:{size(seconds)}", f"cxk:{one.kind}{two.kind}"]
            found.append(f"cxb:{max(one.rank, two.rank)}{min(one.rank, two.rank)}")
        whole = lexicon.form(left + right)
        found.append(f"cw:{whole.kind}")
        if prefix:
            found += [f"p:{left}", f"p:{left}{two.kind}"]
        return found + _shape(left, right)

    def _left(self, left: str, form: Form, firsts: int) -> list[str]:
        found = self._lefts.get(left)
        if found is None:
            if len(self._lefts) > MEMO_LIMIT:
                self._lefts.clear()
            found = self._lefts[left] = [
                "c",
                f"c1:{size(firsts)}",
                f"cl:{form.kind}",
                f"cb:{form.rank}",
                f"ce:{end(form, left)}",
                f"cn:{min(len(left), 6)}",
                f"c1b:{size(firsts)}{form.rank}",
            ]
        return found

    def _right(self, right: str, form: Form, base: str, seconds: int) -> list[str]:
        found = self._rights.get(right)
        if found is None:
            if len(self._rights) > MEMO_LIMIT:
                self._rights.clear()
            found = [
                f"c2:{size(seconds)}",
                f"cr:{form.kind}",
                f"cd:{form.rank}",
                f"ci:{'' if base == right else right[len(base) :]}",
                f"c2d:{size(seconds)}{form.rank}",
                f"cv:{self.verbal(right, base)}",
            ]
            if seconds > 2:
                found += [f"2:{base}"] if base == right else [f"2:{base}", f"2i:{base}"]
            self._rights[right] = found
        return found

    def _listed(self, left: str, right: str, base: str) -> list[str]:
        lexicon = self.lexicon
        found = ["cxc"] if f"{left}|{right}" in lexicon.counts else []
        if not lexicon.curated.isdisjoint((f"{left}|{base}", f"{left}|{right}")):
            found += ["cxo", f"cxo:{left in PREFIXES}"]
        return found

    def _mi(self, left: str, right: str) -> list[str]:
        lexicon = self.lexicon
        preverb = len(left) > 3 and left != "همی"
        if not lexicon.verbs.follows_mi(right):
            return []
        kind = lexicon.classes.get(right, "")
        exact = right in lexicon.verbs.after_mi
        return ["mi", f"mi:{preverb}", f"mi:{kind}{exact}", f"mil:{left[0]}{min(len(right), 4)}"]

    def _suffix(self, left: str, right: str, family: str) -> list[str]:
        form = self.lexicon.form(left)
        tail = end(form, left)
        if family in {"copula", "possessive", "yeh"} and tail not in "hy":
            return []
        if form.kind == "S" and left not in TAR:
            return []
        if tail in "nv" and form.kind == "F":
            return []
        if right == "تر" and tail != "y" and form.kind in "NnPp":
            return []
        return [
            f"s:{family}",
            f"s:{right}",
            f"sk:{family}{form.kind}",
            f"se:{family}{tail}",
            f"ske:{family}{form.kind}{tail}",
            f"sr:{right}{tail}",
            f"sc:{family}{min(form.rank, 5)}",
            f"sl:{family}{min(len(left), 5)}",
        ]

    def gap(self, left: str, right: str) -> list[str]:
        """Describe two neighbours that may be two words."""
        one, two = self.lexicon.form(left), self.lexicon.form(right)
        loose = left[-1] in NON_JOINING
        found = [
            f"g:{loose}",
            f"gk:{one.kind}{two.kind}",
            f"gb:{one.rank}",
            f"gd:{two.rank}",
            f"gs:{min(one.rank, two.rank)}{loose}",
            f"gl:{min(len(left), 6)}{loose}",
            f"gr:{min(len(right), 6)}{loose}",
            f"glr:{min(len(left), 4)}{min(len(right), 4)}",
        ]
        _, seconds = self.second(right)
        found.append(f"g2:{size(seconds)}{loose}")
        if left in PREFIXES:
            found += [f"gp:{left}", f"gp:{left}{two.kind}"]
        if one.kind == "F":
            found.append(f"gf:{left}")
        if two.kind == "F":
            found.append(f"ge:{right}")
        return found

    def context(self, before: str, after: str) -> str:
        """Class the neighbours of a word that ends in «های», plural or silent he with «ای».

        One and like words ask for the indefinite (o); so does what cannot follow an ezafe (f),
        while a number can; a pronoun asks for an ezafe (e).
        """
        if before in ONE:
            return "o"
        if after[:1].isdigit():
            return "a"
        if not after.partition(ZWNJ)[2] and after in EZAFE_BEFORE:
            return "e"
        if not after or self.lexicon.form(after.partition(ZWNJ)[0]).kind in "FV":
            return "f"
        return "a"

    def whole(self, word: str) -> list[str]:
        """Describe a word that stays as it is."""
        form = self.lexicon.form(word)
        found = [f"w:{form.kind}", f"wb:{form.rank}", f"wl:{min(len(word), 9)}"]
        if form.kind in "anpx":
            found.append(f"we:{word[len(form.base) :]}")
        return found
