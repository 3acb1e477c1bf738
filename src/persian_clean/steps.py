"""Steps: the work of a config that is more than rows of patterns and characters.

Guarantees that each step judges each line of a text by itself.
"""

from __future__ import annotations

import math
import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from persian_clean import words
from persian_clean.chars import LETTER_CLASS, MARK_CLASS, TOKEN, ZWNJ
from persian_clean.dates.converting import replacements
from persian_clean.edits import Change, apply
from persian_clean.rule import Step
from persian_clean.shield import before_plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from persian_clean.config import Config
    from persian_clean.dates.converting import Style
    from persian_clean.rule import Rule
    from persian_clean.signs import Looks

_GAPS: Final = re.compile(f"[ {ZWNJ}]+")
_GAP: Final = f"[ {ZWNJ}]?"
_CHARS: Final = re.compile(f"([ {ZWNJ}]+)|(.)", re.DOTALL)
_TOKEN: Final = re.compile(TOKEN)


def _whole_words(terms: Iterable[Sequence[str]], edge: str) -> re.Pattern[str]:
    """Compile a pattern of any of the terms where it stands as a whole word; the longest counts.

    Terms that begin alike are tried as one: thousands take hardly longer than a few.

    Args:
        terms: Each a sequence of patterns of a character.
        edge: Body of the class of characters that a word has none of beside it.
    """
    tree: dict[str, Any] = {}
    for term in terms:
        node = tree
        for char in term:
            node = node.setdefault(char, {})
        node[""] = {}

    def pattern(node: dict[str, Any]) -> str:
        ways = [
            char + pattern(rest) for char, rest in sorted(node.items(), key=_is_optional) if char
        ]
        if not ways:
            return ""
        return f"(?:{'|'.join(ways)}){'?' if '' in node else ''}"

    return re.compile(f"(?<![{edge}]){pattern(tree)}(?![{edge}])")


def _is_optional(item: tuple[str, object]) -> bool:
    return item[0] == _GAP


class HideStep:
    """Hides what no step after it may see."""

    def __init__(self, find: Callable[[str], Iterable[tuple[int, int]]], looks: Looks) -> None:
        """Prepare.

        Args:
            find: What gives the spans to hide; one with a token that is hidden already stays.
            looks: What to look for in a line before.
        """
        self._find = find
        self.looks = looks

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return the spans to hide, and those of tokens hidden before, sorted and disjoint."""
        found = {
            (start, before_plural(text, end))
            for start, end in self._find(text)
            if TOKEN not in text[start:end]
        }
        return sorted(found.union(map(re.Match.span, _TOKEN.finditer(text)))) if found else []


def _terms(terms: Iterable[str]) -> re.Pattern[str]:
    return _whole_words(
        (list(map(re.escape, term)) for term in terms), f"{LETTER_CLASS}{MARK_CLASS}{ZWNJ}A-Za-z"
    )


def leaving(terms: Iterable[str]) -> HideStep:
    """Return what hides each of the terms where it stands as a whole word."""
    pattern = _terms(terms)
    return HideStep(lambda text: map(re.Match.span, pattern.finditer(text)), pattern)


class SparingStep(Step):
    """What another step does where nothing is hidden, but not to the terms to leave."""

    looks = None

    def __init__(self, step: Step, terms: Iterable[str]) -> None:
        self._find = step.find
        self._terms = _terms(terms)

    def sub(self, text: str) -> str:
        """Return the text as the other step leaves it, and the terms as they are."""
        return apply(text, self.find(text))

    def find(self, text: str) -> list[Change]:
        """Return what ``sub`` would change, sorted and disjoint."""
        changes = self._find(text)
        if not changes:
            return []
        kept = []
        terms = self._terms.finditer(text)
        start, end = _next_span(terms)
        for change in changes:
            while end <= change.start:
                start, end = _next_span(terms)
            if change.end <= start:
                kept.append(change)
        return kept


def _next_span(matches: Iterator[re.Match[str]]) -> tuple[float, float]:
    match = next(matches, None)
    return match.span() if match else (math.inf, math.inf)


class WordStep(Step):
    """Words, joined and parted by the lexicon. What it has mended it need not see again."""

    looks = None

    def __init__(self, rules: Iterable[Rule], config: Config) -> None:
        self._rules = frozenset(rule.name for rule in rules)
        self._strength = config.joins
        self._known = frozenset(word for word in config.spellings if not _GAPS.search(word))

    @cached_property
    def mender(self) -> words.Mender:
        """The mender, which reads the lexicon when first needed."""
        return words.mender(self._rules, self._strength, self._known)

    def sub(self, text: str) -> str:
        """Return the text with its words joined and parted."""
        return self.mender.mend(text)

    def sub_lines(self, lines: list[str]) -> list[str]:
        """Return the lines as ``sub`` leaves them."""
        return self.mender.mend_lines(lines)

    def find(self, text: str) -> list[Change]:
        """Return what ``sub`` would change, sorted and disjoint."""
        return self.mender.find(text)


class SpellingStep(Step):
    """Words spelt as the user wants them."""

    def __init__(self, spellings: Iterable[str]) -> None:
        self._as_wanted = {_GAPS.sub("", word): word for word in spellings}
        # A gap that the word has may be there, or another one, or none.
        self.looks = self._pattern = _whole_words(
            (
                [_GAP if gap else re.escape(char) for gap, char in _CHARS.findall(word)]
                for word in self._as_wanted.values()
            ),
            f"{LETTER_CLASS}{MARK_CLASS}",
        )

    def sub(self, text: str) -> str:
        """Return the text with those words spelt as wanted."""
        return apply(text, self.find(text))

    def find(self, text: str) -> list[Change]:
        """Return what ``sub`` would change, sorted and disjoint."""
        changes = []
        for m in self._pattern.finditer(text):
            wanted = self._as_wanted[_GAPS.sub("", m[0])]
            if wanted != m[0]:
                changes.append(Change(m.start(), m.end(), wanted, "own-spelling"))
        return changes


class DateStep(Step):
    """Dates in the form that the config asks for."""

    looks = None

    def __init__(self, rule: Rule, config: Config) -> None:
        self._name = rule.name
        self._style: Style = "annotate" if config.dates == "annotate" else "iso"
        self._reference = config.reference
        self._isolate = config.isolate_dates

    def sub(self, text: str) -> str:
        """Return the text with its dates in that form."""
        return apply(text, self.find(text))

    def find(self, text: str) -> list[Change]:
        """Return what ``sub`` would change, sorted and disjoint."""
        found = replacements(text, self._style, self._reference, isolate=self._isolate)
        return [Change(start, end, new, self._name) for start, end, new in found]
