"""Pipeline: the order of the work.

shield → letters → digits → numbers → spaces → words → punctuation → unshield → dates

Guarantees that ``clean`` and ``explain`` do the same work: they run the same steps, which are the
same compiled rules; one of them writes down what it sees.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from persian_clean import shield, words
from persian_clean.chars import TOKEN
from persian_clean.config import STANDARD, Config
from persian_clean.dates.converting import replacements
from persian_clean.edits import Change, Result, Trace, apply
from persian_clean.rule import Step, compile_steps
from persian_clean.rules import STAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from persian_clean.dates.converting import Style
    from persian_clean.rule import Rule


# What one pass changes can show another defect that was hidden before. Passes are repeated until
# nothing changes: text without defects takes one, nearly all other text two.
_MOST_PASSES: Final = 10


class WordStep:
    """Words, joined and parted by the lexicon."""

    def __init__(self, rules: Iterable[Rule], config: Config) -> None:
        self._names = frozenset(rule.name for rule in rules)
        self._strength = config.joins

    def sub(self, text: str) -> str:
        """Return the text with its words joined and parted."""
        return words.mend(text, self._names, self._strength)

    def find(self, text: str) -> list[Change]:
        """Return what ``sub`` would change, sorted and disjoint."""
        return [Change(*change) for change in words.find(text, self._names, self._strength)]


class DateStep:
    """Dates in the form that the config asks for."""

    def __init__(self, rule: Rule, config: Config) -> None:
        self._name = rule.name
        self._style: Style = "annotate" if config.dates == "annotate" else "iso"
        self._reference = config.reference

    def sub(self, text: str) -> str:
        """Return the text with its dates in that form."""
        return apply(text, self.find(text))

    def find(self, text: str) -> list[Change]:
        """Return what ``sub`` would change, sorted and disjoint."""
        found = replacements(text, self._style, self._reference)
        return [Change(start, end, new, self._name) for start, end, new in found]


class Plan:
    """The steps that a config comes to."""

    def __init__(self, config: Config) -> None:
        self._passages = config.passages == "keep"
        rows = {
            stage: [rule for rule in rules if config.runs(rule.name)]
            for stage, rules in STAGES.items()
        }
        self._before = compile_steps(rows["letters"] + rows["digits"])
        self._after = compile_steps(rows["spaces"])
        if rows["words"]:
            self._after.append(WordStep(rows["words"], config))
        self._after += compile_steps(rows["punctuation"])
        self._last: list[Step] = [DateStep(rule, config) for rule in rows["dates"]]

    def clean(self, text: str) -> str:
        """Return the clean text."""
        for _ in range(_MOST_PASSES):
            before = text
            text = self._pass(text)
            if text == before:
                break
        return text

    def explain(self, original: str) -> Result:
        """Return the clean text with its edits."""
        trace = Trace(original)
        text = original
        for _ in range(_MOST_PASSES):
            before = text
            text = self._traced_pass(text, trace)
            if text == before:
                break
        return Result(original, text, trace.edits(text))

    def _pass(self, text: str) -> str:
        hidden: list[str] = []
        spans = shield.tokens(text, passages=self._passages)
        if spans:
            text, hidden = shield.hide(text, spans)
        for step in self._before:
            text = step.sub(text)
        spans = shield.numbers(text)
        if spans:
            text, found = shield.hide(text, spans)
            hidden = _merge(found, hidden)
        for step in self._after:
            text = step.sub(text)
        text = shield.show(text, hidden)
        for step in self._last:
            text = step.sub(text)
        return text

    def _traced_pass(self, text: str, trace: Trace) -> str:
        spans = shield.tokens(text, passages=self._passages)
        trace.add([Change(start, end, TOKEN, "") for start, end in spans])
        text, hidden = shield.hide(text, spans)
        text = _trace(self._before, text, trace)
        spans = shield.numbers(text)
        if spans:
            trace.add([Change(start, end, TOKEN, "") for start, end in spans])
            text, found = shield.hide(text, spans)
            hidden = _merge(found, hidden)
        text = _trace(self._after, text, trace)
        places = [i for i, char in enumerate(text) if char == TOKEN]
        trace.add([Change(i, i + 1, token, "") for i, token in zip(places, hidden, strict=True)])
        return _trace(self._last, shield.show(text, hidden), trace)


def _trace(steps: Iterable[Step], text: str, trace: Trace) -> str:
    for step in steps:
        changes = step.find(text)
        if changes:
            trace.add(changes)
            text = apply(text, changes)
    return text


def _merge(found: Iterable[str], hidden: Sequence[str]) -> list[str]:
    """Fill the tokens hidden first into the places they have among those hidden now."""
    first = iter(hidden)
    return [next(first) if token == TOKEN else token for token in found]


@lru_cache(maxsize=32)
def plan(config: Config) -> Plan:
    """Return the plan of ``config``, made once."""
    return Plan(config)


def _check_text(text: object) -> None:
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")


def clean(text: str, config: Config = STANDARD) -> str:
    r"""Return ``text`` as a careful editor would write it.

    Idempotent: cleaning clean text changes nothing. Each line is cleaned by itself.

    Args:
        text: Any string; lone surrogates pass through.
        config: Which rules run; ``STANDARD``, ``CORPUS``, ``SEARCH`` or one of your own.

    Raises:
        TypeError: ``text`` is not a string.

    Examples:
        >>> clean("علي  ١٢ كتاب خرید , و رفت .")
        'علی ۱۲ کتاب خرید، و رفت.'
        >>> clean("نشانی https://example.com/?a=1,2 درست است.")
        'نشانی https://example.com/?a=1,2 درست است.'
    """
    _check_text(text)
    return plan(config).clean(text)


def explain(text: str, config: Config = STANDARD) -> Result:
    """Clean ``text`` and say what was changed: ``explain(text).text == clean(text)``.

    Args:
        text: Any string.
        config: Which rules run.

    Raises:
        TypeError: ``text`` is not a string.

    Examples:
        >>> result = explain("علي آمد")
        >>> result.text
        'علی آمد'
        >>> [(edit.start, edit.before, edit.after, edit.rules) for edit in result.edits]
        [(2, 'ي', 'ی', ('arabic-yeh',))]
        >>> explain("علی آمد").edits
        ()
    """
    _check_text(text)
    return plan(config).explain(text)


def clean_lines(lines: Iterable[str], config: Config = STANDARD) -> Iterator[str]:
    r"""Clean lines one by one, as they come.

    Args:
        lines: Any iterable of strings, such as an open file; line ends are kept.
        config: Which rules run.

    Raises:
        TypeError: An item is not a string.

    Examples:
        >>> list(clean_lines(["علي\n", "علی\n"]))
        ['علی\n', 'علی\n']
        >>> list(clean_lines(["2018-05-18"]))
        ['2018-05-18']
    """
    work = plan(config).clean
    for line in lines:
        _check_text(line)
        yield work(line)
