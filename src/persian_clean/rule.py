"""Rules: the kinds there are, and the two ways every rule runs.

Guarantees that ``sub`` and ``find`` of a step use the same compiled object, so that cleaning and
explaining cannot drift apart: ``sub(text) == apply(text, find(text))``.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from functools import cached_property
from itertools import cycle, groupby
from typing import TYPE_CHECKING, Literal, cast

from persian_clean.edits import Change, apply
from persian_clean.signs import looks_of, one_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from persian_clean.signs import Looks

Stage = Literal["letters", "digits", "spaces", "words", "punctuation", "index", "dates"]
Safety = Literal["safe", "lossy", "guess"]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One row of the rule table: a defect, why it is one, and how it is cured.

    Attributes:
        name: Names the defect, in kebab-case: ``arabic-yeh``, ``detached-ha``.
        why: The source of the rule: the Unicode Standard or a heading of *Dastur-e Khatt*.
        example: A text with the defect and the same text cured.
        keep: A text that looks as if it had the defect and must stay as it is.
        safety: ``safe``; ``lossy``, it drops what cannot be put back; or ``guess``, it can err.
        default: Whether STANDARD runs it.
        policy: The field and value of ``Config`` that turn it on, for a rule that is one side of
            a choice rather than a defect.
        document: Whether it sees the text as a whole, at the end: line breaks, and tokens too.
        stage: The stage it runs in, which the table of stages fills in; None in no table.
    """

    name: str
    why: str
    example: tuple[str, str]
    keep: str
    safety: Safety = "safe"
    default: bool = True
    policy: tuple[str, str] | None = None
    document: bool = False
    stage: Stage | None = None


@dataclass(frozen=True, kw_only=True)
class CharRule(Rule):
    """Characters, each replaced by a fixed string wherever it stands."""

    table: Mapping[str, str] = field(repr=False, hash=False)


@dataclass(frozen=True, kw_only=True)
class PatternRule(Rule):
    """A pattern and its cure, where the text between ``before`` and ``after`` matches.

    Attributes:
        match: Regular expression of what is replaced.
        cure: What replaces it: a string, or a function of the match.
        before: Regular expression of fixed width that must stand before it.
        after: Regular expression that must stand after it.
        engine: ``regex`` for a pattern that ``re`` cannot express (a look-behind of any width);
            ``re`` is faster otherwise.
        look: Regular expression of what stands where it matches, if all that its pattern asks for
            is common in prose and only the whole is rare; see ``signs``.
    """

    match: str
    cure: str | Callable[[re.Match[str]], str]
    before: str = ""
    after: str = ""
    engine: Literal["re", "regex"] = "re"
    look: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern, made once at the first use."""
        before = f"(?<={self.before})" if self.before else ""
        after = f"(?={self.after})" if self.after else ""
        pattern = f"{before}(?:{self.match}){after}"
        if self.engine == "re":
            return re.compile(pattern)
        import regex  # noqa: PLC0415  few rules need it, and it is slow to import

        return cast("re.Pattern[str]", regex.compile(pattern))


@dataclass(frozen=True, kw_only=True)
class PairRule(Rule):
    """Marks that stand in pairs, each replaced by its own; what they hold stays.

    Attributes:
        match: Regular expression of a pair, or of several in a row; also of what is to be passed
            over, such as a mark without its pair.
        mark: Regular expression of one mark of a pair.
        wanted: Tells of a match whether its marks are to be replaced.
        cures: What replaces the opening mark and the closing one.
    """

    match: str
    mark: str
    wanted: Callable[[re.Match[str]], bool]
    cures: tuple[str, str] = ("«", "»")


@dataclass(frozen=True, kw_only=True)
class WordRule(Rule):
    """Words, alone or with their neighbour, judged by the lexicon (``persian_clean.words``)."""


@dataclass(frozen=True, kw_only=True)
class SpellingRule(Rule):
    """Words spelt as ``Config.spellings`` has them."""


@dataclass(frozen=True, kw_only=True)
class DateRule(Rule):
    """Solar Hijri dates written in another form (``persian_clean.dates``)."""


class Step(ABC):
    """What the pipeline runs: one rule, or several that are carried out in one go.

    Attributes:
        looks: What to look for in a line before the step is run on it.
    """

    looks: Looks

    @abstractmethod
    def sub(self, text: str) -> str:
        """Return the text with every defect cured."""

    @abstractmethod
    def find(self, text: str) -> Sequence[Change]:
        """Return what ``sub`` would change, sorted and disjoint."""

    def sub_lines(self, lines: list[str]) -> list[str]:
        """Return the lines as ``sub`` leaves them; the same list if it changes none."""
        text = lines[0] if len(lines) == 1 else "\n".join(lines)
        new = self.sub(text)
        return lines if new == text else new.split("\n")


class CharStep(Step):
    """Neighbouring character rules in one scan of the text."""

    def __init__(self, rules: Iterable[CharRule]) -> None:
        self._cures = {c: (new, rule.name) for rule in rules for c, new in rule.table.items()}
        self._pattern = re.compile(f"[{re.escape(''.join(self._cures))}]")
        self.looks = one_of(self._cures)

    def sub(self, text: str) -> str:
        """Return the text with every defect cured."""
        at = 0
        while (found := self._pattern.search(text, at)) is not None:
            at = found.start()
            text = text.replace(found[0], self._cures[found[0]][0])
        return text

    def find(self, text: str) -> list[Change]:
        """Return what ``sub`` would change, sorted and disjoint."""
        return [
            Change(m.start(), m.end(), *self._cures[m[0]]) for m in self._pattern.finditer(text)
        ]


class PatternStep(Step):
    """One pattern rule."""

    def __init__(self, rule: PatternRule) -> None:
        self._name = rule.name
        self._pattern = rule.pattern
        self._cure = rule.cure
        self.looks = re.compile(rule.look) if rule.look else looks_of(rule.pattern.pattern)

    def sub(self, text: str) -> str:
        """Return the text with every defect cured."""
        return self._pattern.sub(self._cure, text)

    def find(self, text: str) -> list[Change]:
        """Return what ``sub`` would change, sorted and disjoint."""
        cure = self._cure
        changes = []
        for m in self._pattern.finditer(text):
            new = m.expand(cure) if isinstance(cure, str) else cure(m)
            if new != m[0]:
                changes.append(Change(m.start(), m.end(), new, self._name))
        return changes


class PairStep(Step):
    """One rule of pairs."""

    def __init__(self, rule: PairRule) -> None:
        self._name = rule.name
        self.looks = looks_of(rule.mark)  # nothing else is replaced
        self._pattern = re.compile(rule.match)
        self._mark = re.compile(rule.mark)
        self._wanted = rule.wanted
        self._cures = rule.cures

    def sub(self, text: str) -> str:
        """Return the text with every defect cured."""
        return apply(text, self.find(text))

    def find(self, text: str) -> list[Change]:
        """Return what ``sub`` would change, sorted and disjoint."""
        return [
            Change(*mark.span(), cure, self._name)
            for m in self._pattern.finditer(text)
            if self._wanted(m)
            for mark, cure in zip(
                self._mark.finditer(text, *m.span()), cycle(self._cures), strict=False
            )
        ]


def compile_steps(rules: Iterable[Rule]) -> list[Step]:
    """Turn rules, in their order, into steps; neighbouring character rules become one scan.

    A character rule whose keys another one before it produces starts a scan of its own.
    """
    steps: list[Step] = []
    for kind, rows in groupby(rules, type):
        if kind is PatternRule:
            steps.extend(PatternStep(rule) for rule in rows if isinstance(rule, PatternRule))
            continue
        if kind is PairRule:
            steps.extend(PairStep(rule) for rule in rows if isinstance(rule, PairRule))
            continue
        scan: list[CharRule] = []
        produced: set[str] = set()
        for rule in rows:
            if not isinstance(rule, CharRule):
                raise TypeError(f"no step runs a {kind.__name__}: {rule.name}")
            if produced & rule.table.keys():
                steps.append(CharStep(scan))
                scan, produced = [], set()
            scan.append(rule)
            produced.update(*rule.table.values())
        steps.append(CharStep(scan))
    return steps
