"""Codes: what there is to look at in a line, as a string to search.

Guarantees that where no pattern of this module matches the codes of a line's parts, no rule about
words has anything to judge there, so that most words cost one look-up.

A part is what stands between two spaces. Its code is two letters. The first says what it is in
itself, and as the second of two words; the other, what it is as the first of two. Each letter
stands for a set of roles, and two words are judged where their roles meet. Words that begin
compounds are in classes, so that a second part is not looked at after each of them.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.chars import LETTER_CLASS, ZWNJ
from persian_clean.chars import TOKEN as HIDDEN
from persian_clean.lexicon import checksum, read
from persian_clean.words.affixes import (
    AFTER_SILENT_HE,
    AMBIGUOUS,
    LETTER_NAMES,
    ONLY_SECONDS,
    OPPOSITES,
    SUFFIXES,
    SURNAME_LASTS,
)
from persian_clean.words.choices import CHOICES, JOINED
from persian_clean.words.contexts import CONTEXTS
from persian_clean.words.forms import folded, lexicon
from persian_clean.words.judge import DIGIT
from persian_clean.words.memo import Memo
from persian_clean.words.model import MI, bases_of
from persian_clean.words.pairs import BOUND
from persian_clean.words.parts import TOKEN, bare, edge
from persian_clean.words.verbs import JOINED_PREVERBS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from persian_clean.words.judge import Judge

# Roles of the first of two: any word, what is looked at whatever follows («می»), and what makes one
# word with «می». Those that begin compounds are in classes; which class is part of the code, too.
ANY, OPEN, PREVERB = 1, 2, 4
# Roles of the second: what a rule of choice may join, what goes with any word, as endings do, «می»
# itself. Of a part by itself: what a rule of choice may part, and a fault. With which classes it
# makes compounds is added; of what goes with any word it need not be said.
CHOSEN, ENDING, MI_TOO, CHOOSES, FAULTY = 1, 2, 4, 8, 16
OF_ITSELF: Final = CHOOSES | FAULTY
CLASSES: Final = 8
"""Of words that begin compounds: with one, three times as many pairs of words would be looked up,
and mending would take a tenth longer."""
_ROLES_OF_FIRST: Final = 8
_ROLES_OF_SECOND: Final = 32
_ALL_CLASSES: Final = (1 << CLASSES) - 1

_FIRST_LETTER: Final = 0x4E00
"""Of the codes of fronts; those of backs lie behind it. Any letters would do, and any signs for
codes in ``lexicon/codes.txt``."""
_BACK_LETTER: Final = _FIRST_LETTER + (_ROLES_OF_SECOND << CLASSES)
BREAK_CODE: Final = "\n\n"
PERSIAN: Final = re.compile(f"[{LETTER_CLASS}]")
BEHIND_MANY: Final = ONLY_SECONDS | AFTER_SILENT_HE | SURNAME_LASTS
"""What may be joined to words that no list has it beside."""
MARKS_AROUND: Final = "«»()[]{}.,:;!?\"'،؛؟…*-–—/\r"
"""What may stand around a word in a part and is no letter."""


def _code_of(front: int, back: int) -> str:
    return chr(_FIRST_LETTER + front) + chr(_BACK_LETTER + back)


class Events(NamedTuple):
    """Patterns of what there is to judge.

    Attributes:
        faults: Matches the front of a part with something to mend.
        joins: Matches where two parts may be one: the back of the first, or the front of a second
            that is an ending; with a group where they may be a compound and nothing else.
    """

    faults: re.Pattern[str]
    joins: re.Pattern[str]


@cache
def events(*, choices: bool) -> Events:
    """Compile the patterns of what there is to judge.

    Each begins with the class of all that it can begin with, which is what ``re`` finds quickest.

    Args:
        choices: Whether rules of choice are to see what they may change.
    """
    after_any = _fronts(ENDING, sets=1) + (_fronts(CHOSEN) if choices else "")
    compounds = [f"(?<=[{_firsts(one, one)}])(?=[{_seconds(1 << one)}])" for one in range(CLASSES)]
    ways = (
        f"(?<=[{after_any}])(?<=[{_backs(ANY)}].)",
        f"(?<=[{_backs(OPEN)}])(?!\\n)",
        f"(?<=[{_backs(PREVERB)}])(?=[{_fronts(MI_TOO)}])",
        f"(?=[{_seconds(_ALL_CLASSES)}])(?:{'|'.join(compounds)})()",
    )
    begins = f"[{after_any}{_backs(OPEN | PREVERB)}{_firsts(0, CLASSES - 1)}]"
    return Events(
        re.compile(f"[{_fronts(FAULTY | (CHOOSES if choices else 0))}]"),
        re.compile(f"{begins}(?:{'|'.join(ways)})"),
    )


def class_of(first: str) -> int:
    """Put a word that begins compounds in a class: any would do, if it is always the same."""
    return sum(map(ord, first[:2])) % CLASSES


def _fronts(roles: int, sets: int = 1 << CLASSES) -> str:
    wanted = [number for number in range(_ROLES_OF_SECOND) if number & roles]
    firsts = [number for number in wanted if number - 1 not in wanted]
    lasts = [number for number in wanted if number + 1 not in wanted]
    return _letters(
        (start + first, start + last)
        for start in range(_FIRST_LETTER, _BACK_LETTER, _ROLES_OF_SECOND)[:sets]
        for first, last in zip(firsts, lasts, strict=True)
    )


def _seconds(classes: int) -> str:
    starts = range(_FIRST_LETTER, _BACK_LETTER, _ROLES_OF_SECOND)
    return _letters(
        (start, start + _ROLES_OF_SECOND - 1) for mask, start in enumerate(starts) if mask & classes
    )


def _backs(roles: int) -> str:
    numbers = range(_ROLES_OF_FIRST * (CLASSES + 1))
    return _letters((_BACK_LETTER + n, _BACK_LETTER + n) for n in numbers if n & roles)


def _firsts(first: int, last: int) -> str:
    start = _BACK_LETTER + _ROLES_OF_FIRST
    return _letters([(start + _ROLES_OF_FIRST * first, start + _ROLES_OF_FIRST * (last + 1) - 1)])


def _letters(spans: Iterable[tuple[int, int]]) -> str:
    return "".join([f"{chr(first)}-{chr(last)}" for first, last in spans])


def listed() -> list[str]:
    """List the words and compounds whose codes ``lexicon/codes.txt`` has, in its order."""
    lists = lexicon()
    words = dict.fromkeys(chain(lists.classes, lists.counts))
    return "\n".join(words).replace("|", ZWNJ).split("\n")


def written(codes: Iterable[str]) -> str:
    """Write the codes of the listed words: the roles that each sign stands for, and the signs."""
    signs: dict[str, str] = {}
    line = "".join([signs.setdefault(code, chr(_FIRST_LETTER + len(signs))) for code in codes])
    rows = [
        f"{sign} {ord(code[0]) - _FIRST_LETTER} {ord(code[1]) - _BACK_LETTER}"
        for code, sign in signs.items()
    ]
    return "\n".join([checksum(), *rows, line, ""])


def known_codes() -> dict[str, str]:
    """Read the codes of the listed words; none if they were made from other lists."""
    state, *rows, line = read("codes.txt").splitlines()
    if state != checksum():
        return {}
    code_of = {sign: _code_of(int(front), int(back)) for sign, front, back in map(str.split, rows)}
    return dict(zip(listed(), map(code_of.__getitem__, line), strict=True))


class Codes:
    """Gives each part its code."""

    def __init__(self, judge: Judge, known: Mapping[str, str]) -> None:
        """Prepare.

        Args:
            judge: What knows the words.
            known: Codes that were worked out before.
        """
        self.judge = judge
        self._known = known.get
        self._lexicon = judge.model.lexicon
        self.of: Callable[[str], str] = Memo(self._code, 100_000).__getitem__

    def _code(self, part: str) -> str:
        known = self._known(part)
        if known is not None:
            return known
        word = part.strip(MARKS_AROUND)
        if len(word) < len(part):  # seen from outside, a part is its word
            code = self.of(word)
            front = code[0] if part.startswith(word) else self._shut(code[0])
            return front + (code[1] if part.endswith(word) else chr(_BACK_LETTER))
        if PERSIAN.search(part) is None:
            return BREAK_CODE if part == "\n" else _code_of(0, ANY if part.endswith(HIDDEN) else 0)
        if part.isalpha():
            return _code_of(self._front(part) | self._faults(part), self._back(part))
        if TOKEN.fullmatch(part):
            pieces = part.split(ZWNJ)
            # Names of letters go on: «پی دی|اف».
            spells, spelt = map(LETTER_NAMES.issuperset, (pieces[:2], pieces[-2:]))
            roles = ENDING if spells else self._front(bare(pieces[0]))
            return _code_of(
                roles | self._faults(part), self._back(bare(pieces[-1])) | (OPEN if spelt else 0)
            )
        faults = 0
        for match in TOKEN.finditer(part):
            faults |= self._faults(match.group())
        if DIGIT.search(part) and self.judge.inside(part, "", ""):
            faults |= FAULTY
        first, last = edge(part, 0).partition(ZWNJ)[0], edge(part, -1).rpartition(ZWNJ)[2]
        return _code_of(self._front(bare(first)) | faults, self._back(bare(last)))

    @staticmethod
    def _shut(front: str) -> str:
        """Give the code of a front that nothing can be joined to."""
        return chr(_FIRST_LETTER + (ord(front) - _FIRST_LETTER & OF_ITSELF))

    def _faults(self, token: str) -> int:
        contexts = CONTEXTS if token.endswith(AMBIGUOUS) else ("",)
        faults = 0
        for context in contexts:
            for verdict in self.judge.word((token, context)):
                faults |= CHOOSES if verdict.rule in CHOICES else FAULTY
        return faults

    def _front(self, word: str) -> int:
        """Say which roles a word can have as the second of two."""
        if not word:
            return 0
        known = self._known(word)
        if known is not None:
            return ord(known[0]) - _FIRST_LETTER & ~OF_ITSELF
        if word in SUFFIXES or word in BEHIND_MANY:
            return ENDING
        roles = (CHOSEN if word in JOINED else 0) | (MI_TOO if word in MI else 0)
        classes = _ALL_CLASSES if word in BOUND else 0
        for base in bases_of(folded(word)):
            classes |= self._classes.get(base, 0)
        return roles + _ROLES_OF_SECOND * classes

    @cached_property
    def _classes(self) -> dict[str, int]:
        """The classes with which a second part makes compounds."""
        found: dict[str, int] = {}
        for first, seconds in self._lexicon.by_first.items():
            one = 1 << class_of(first)
            for second in seconds:
                found[second] = found.get(second, 0) | one
        return found

    def _back(self, word: str) -> int:
        """Say which roles a word can have as the first of two."""
        if not word:
            return 0
        known = self._known(word)
        if known is not None:
            return ord(known[1]) - _BACK_LETTER
        if word in MI or word in OPPOSITES:
            return ANY | OPEN
        roles = ANY | (PREVERB if word in JOINED_PREVERBS else 0)
        first = folded(word)
        if first in self._lexicon.by_first:
            roles += _ROLES_OF_FIRST * (1 + class_of(first))
        return roles
