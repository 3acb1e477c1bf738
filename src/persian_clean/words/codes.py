"""Codes: what there is to look at in a line, as a string to search.

Guarantees that where no pattern of this module matches the codes of a line's parts, no rule about
words has anything to judge there, so that most lines cost one look-up a part.

A part is what stands between two spaces. Its code is two letters: what it is in itself and to the
part before it, and what it is to the part after it.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from sys import intern
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.chars import ZWNJ
from persian_clean.words.bounds import LEVELS, NOBODY
from persian_clean.words.judge import CONTEXTS, DIGIT, TOKEN, bare, edge, is_ambiguous
from persian_clean.words.memo import Memo
from persian_clean.words.splits import may_be_cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from persian_clean.words.judge import Judge

NO_EDGE: Final = 0


class Front(NamedTuple):
    """What a part is in itself, and to the part before it.

    Attributes:
        needs: The lowest level that can be joined to it; ``NO_EDGE`` where no letter begins it.
        second: Whether it may be the second part of a known compound.
        holds: ``!`` something to mend, ``?`` something that a rule of choice may change.
    """

    needs: int
    second: bool
    holds: str


class Back(NamedTuple):
    """What a part is to the part after it.

    Attributes:
        level: How much it can add to a score; ``NO_EDGE`` where no letter ends it.
        first: Whether it may be the first part of a known compound.
    """

    level: int
    first: bool


_FRONTS: Final[dict[tuple[int, bool, str], str]] = {
    row: chr(0x40 + number)
    for number, row in enumerate(product((NO_EDGE, *LEVELS, NOBODY), (False, True), ("", "!", "?")))
}
_BACKS: Final[dict[tuple[int, bool], str]] = {
    row: chr(0x20 + number) for number, row in enumerate(product((NO_EDGE, *LEVELS), (False, True)))
}
_HOLDING: Final = {
    (_FRONTS[row], holds): _FRONTS[(*row[:2], holds)] for row in _FRONTS for holds in ("", "!", "?")
}
"""The letter of a front that holds something else."""


def _any(letters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(letters))}]"


def _fronts(wanted: Callable[[Front], bool]) -> str:
    return _any(letter for front, letter in _FRONTS.items() if wanted(Front(*front)))


def _meeting(back: Back) -> str:
    """Match a back before a front that it may be joined to; a group if only as a compound."""
    joined = _fronts(lambda front: NO_EDGE < front.needs <= back.level)
    compound = f"|(?={_fronts(lambda front: front.second)})()" if back.first else ""
    return f"{re.escape(_BACKS[back])}(?:(?={joined}){compound})"


FAULT: Final = 1


@cache
def events(*, choices: bool) -> re.Pattern[str]:
    """Compile the pattern of what there is to judge.

    It matches the front of a part with something to mend (group ``FAULT``), and the back of one
    that may be joined to the next (another group if only as a known compound).

    Args:
        choices: Whether rules of choice are to see what they may change.
    """
    edges = [back for back in map(Back._make, _BACKS) if back.level > NO_EDGE]
    if choices:
        anybody = _fronts(lambda front: front.needs > NO_EDGE)
        meetings = _any(_BACKS[back] for back in edges) + f"(?={anybody})"
    else:
        meetings = "|".join(map(_meeting, edges))
    fault = _fronts(lambda front: front.holds == "!" or (choices and front.holds == "?"))
    return re.compile(f"({fault})|{meetings}")


ODD: Final = "\t\t"
"""The code of a part that other rules than those about words may change, or that is no word."""


class Codes:
    """Gives each part its code."""

    def __init__(
        self, judge: Judge, plain: re.Pattern[str] | None = None, *, choices: bool = False
    ) -> None:
        """Prepare.

        Args:
            judge: What knows the words.
            plain: What a part looks like that only rules about words can change; its group
                ``word`` is the word in it, if any. Other parts are ``ODD``.
            choices: Whether to tell what a rule of choice may change.
        """
        self._judge = judge
        self._plain = plain
        self._choices = choices
        self._form = judge.features.lexicon.form
        self._bounds = judge.bounds
        self.of: Callable[[str], str] = Memo(self._shared, 50_000).__getitem__

    def _shared(self, part: str) -> str:
        return intern(self._code(part))  # a few hundred codes stand for all parts

    def _code(self, part: str) -> str:
        if self._plain is None:
            return self._any_code(part)
        match = self._plain.fullmatch(part)
        if match is None:
            return ODD
        token = match["word"]
        if token is None:
            return self._any_code(part)
        if token == part and ZWNJ not in part:
            return self._front(part, self._holds(part)) + self._back(part)
        # Seen from outside, a part is its first and its last word, which are often known already.
        first = token.partition(ZWNJ)[0] if part.startswith(token) else ""
        last = token.rpartition(ZWNJ)[2] if part.endswith(token) else ""
        front = self.of(first)[0] if first else _FRONTS[NO_EDGE, False, ""]
        back = self.of(last)[1] if last else _BACKS[NO_EDGE, False]
        return _HOLDING[front, self._holds(token)] + back

    def _any_code(self, part: str) -> str:
        holds = {self._holds(match.group()) for match in TOKEN.finditer(part)}
        if DIGIT.search(part) and self._judge.number(part):
            holds.add("!")
        first, last = edge(part, 0).partition(ZWNJ)[0], edge(part, -1).rpartition(ZWNJ)[2]
        return self._front(first, min(holds - {""}, default="")) + self._back(last)

    def _holds(self, token: str) -> str:
        if not self._choices and not self._may_be_cut(token):
            return ""
        holds = ""
        for context in CONTEXTS if is_ambiguous(token) else ("",):
            for verdict in self._judge.word((token, context)):
                if verdict.kind != "choice":
                    return "!"
                holds = "?" if self._choices else ""
        return holds

    def _may_be_cut(self, token: str) -> bool:
        form = self._form
        if ZWNJ not in token:
            return may_be_cut(token, form(token))
        return any([may_be_cut(part, form(part)) for part in token.split(ZWNJ) if part])  # noqa: C419 - faster

    def _front(self, word: str, holds: str) -> str:
        word = bare(word)
        needs, second = self._bounds.second(word) if word else (NO_EDGE, False)
        return _FRONTS[needs, second, holds]

    def _back(self, word: str) -> str:
        word = bare(word)
        return _BACKS[self._bounds.first(word) if word else (NO_EDGE, False)]
