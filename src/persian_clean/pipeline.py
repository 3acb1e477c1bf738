"""Pipeline: the order of the work.

shield → letters → digits → numbers → spaces → words → punctuation → unshield → dates

Guarantees that ``clean`` and ``explain`` do the same work: they run the same steps, which are the
same compiled rules; one of them writes down what it sees.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, Final

from persian_clean import shield, words
from persian_clean.chars import (
    LETTER_CLASS,
    LINE_BREAKS,
    MARK_CLASS,
    TOKEN,
    ZWNJ,
)
from persian_clean.config import STANDARD, Config, checked_config
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
MOST_PASSES: Final = 10

_BREAK: Final = re.compile(f"([{LINE_BREAKS}])")
_GAPS: Final = re.compile(f"[ {ZWNJ}]+")


class WordStep:
    """Words, joined and parted by the lexicon."""

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

    def find(self, text: str) -> list[Change]:
        """Return what ``sub`` would change, sorted and disjoint."""
        return self.mender.find(text)


class SpellingStep:
    """Words spelt as the user wants them."""

    def __init__(self, spellings: Iterable[str]) -> None:
        self._as_wanted = {_GAPS.sub("", word): word for word in spellings}
        choices = "|".join(
            f"[ {ZWNJ}]?".join(map(re.escape, _GAPS.split(word)))
            for word in sorted(self._as_wanted.values(), key=len, reverse=True)
        )
        edge = f"[{LETTER_CLASS}{MARK_CLASS}]"
        self._pattern = re.compile(f"(?<!{edge})(?:{choices})(?!{edge})")

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


class DateStep:
    """Dates in the form that the config asks for."""

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


class Plan:
    """The steps that a config comes to, and how they run over a text."""

    def __init__(self, config: Config) -> None:
        """Prepare the steps of ``config``."""
        self._passages = config.passages == "keep"
        self._decodes = config.runs("html-entity")
        # Who asks for other digits wants them in a column of numbers too.
        self._numbers_stay = config.digits == "keep"
        rows = {
            stage: [rule for rule in rules if config.runs(rule.name)]
            for stage, rules in STAGES.items()
        }
        document = [rule for rule in rows["spaces"] if rule.document]
        spaces = [rule for rule in rows["spaces"] if rule not in document]
        self._before = compile_steps(rows["letters"] + rows["digits"])
        self._leave = _whole_words(config.leave)
        self._words: list[Step] = [WordStep(rows["words"], config)]
        if config.spellings and config.runs("own-spelling"):
            # Before, so that endings find the word; after, since it is the writer who decides.
            own = SpellingStep(config.spellings)
            self._words = [own, *self._words, own]
        self._after = [
            *compile_steps(spaces),
            *self._words,
            *compile_steps(rows["punctuation"]),
        ]
        self._dates: list[Step] = [DateStep(rule, config) for rule in rows["dates"]]
        self._document = compile_steps(document)

    def clean(self, text: str) -> str:
        """Return the clean text."""
        if not self._document and _BREAK.search(text) is None:
            return self._line(text, None)
        parts = _BREAK.split(text)
        parts[::2] = [self._line(line, None) for line in parts[::2]]
        return _run(self._document, "".join(parts), None)

    def explain(self, original: str) -> Result:
        """Return the clean text with its edits."""
        whole = Trace(original)
        parts = _BREAK.split(original)
        start = now_start = 0
        for number, line in enumerate(parts):
            if number % 2 == 0:
                trace = Trace(line)
                parts[number] = self._line(line, trace)
                whole.append(trace, start, now_start)
            start += len(line)
            now_start += len(parts[number])
        text = _run(self._document, "".join(parts), whole)
        return Result(original, text, whole.edits(text))

    def _line(self, text: str, trace: Trace | None) -> str:
        if shield.is_other_script(text, numbers=self._numbers_stay):
            return _run(self._dates, text, trace)
        for _ in range(MOST_PASSES):
            before = text
            text = self._pass(text, trace)
            if text == before:
                break
        return text

    def _pass(self, text: str, trace: Trace | None) -> str:
        """Run every step once."""
        text, hidden = _hide(text, self._tokens(text), [], trace)
        text = _run(self._before, text, trace)
        text, hidden = _hide(text, shield.numbers(text), hidden, trace)
        text = _run(self._after, text, trace)
        text = _show(text, hidden, trace)
        return _run(self._dates, text, trace)

    def _tokens(self, text: str) -> list[tuple[int, int]]:
        return shield.tokens(
            text, passages=self._passages, leave=self._leave, entities=not self._decodes
        )


def _whole_words(terms: Iterable[str]) -> re.Pattern[str] | None:
    """Compile a pattern of any of the terms where it stands as a whole word."""
    choices = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
    edge = f"[{LETTER_CLASS}{MARK_CLASS}{ZWNJ}A-Za-z]"
    return re.compile(f"(?<!{edge})(?:{choices})(?!{edge})") if choices else None


def _run(steps: Iterable[Step], text: str, trace: Trace | None) -> str:
    """Run the steps; with a trace, by finding what each changes and writing it down."""
    if trace is None:
        for step in steps:
            text = step.sub(text)
        return text
    for step in steps:
        changes = step.find(text)
        if changes:
            trace.add(changes)
            text = apply(text, changes)
    return text


def _hide(
    text: str, spans: Sequence[tuple[int, int]], hidden: list[str], trace: Trace | None
) -> tuple[str, list[str]]:
    """Hide spans, those of the tokens ``hidden`` before among them."""
    if not spans:
        return text, hidden
    if trace is not None:
        trace.add([Change(start, end, TOKEN, "") for start, end in spans])
    text, found = shield.hide(text, spans)
    first = iter(hidden)
    return text, [next(first, token) if token == TOKEN else token for token in found]


def _show(text: str, hidden: Sequence[str], trace: Trace | None) -> str:
    """Put back what was hidden."""
    if trace is not None and hidden:
        places = [i for i, char in enumerate(text) if char == TOKEN]
        trace.add([Change(i, i + 1, token, "") for i, token in zip(places, hidden, strict=True)])
    return shield.show(text, hidden)


# A plan holds what its engine remembers of words: megabytes after much text. Sixteen are enough for
# the presets, the stages and the steps of HazmNormalizer side by side.
@lru_cache(maxsize=16)
def _plan(config: Config) -> Plan:
    return Plan(config)


_last: tuple[Config, Plan] | None = None


def plan(config: Config) -> Plan:
    """Return the plan of ``config``, made once."""
    global _last  # noqa: PLW0603  hashing a config costs as much as a short line
    last = _last
    if last is None or last[0] is not config:
        last = _last = (config, _plan(checked_config(config)))
    return last[1]


def _checked(text: object) -> str:
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    return text


def clean(text: str, config: Config = STANDARD) -> str:
    r"""Return ``text`` as a careful editor would write it.

    Idempotent: cleaning clean text changes nothing. Each line is cleaned by itself.

    Args:
        text: Any string; lone surrogates pass through.
        config: Which rules run; ``STANDARD``, ``CORPUS``, ``SEARCH`` or one of your own.

    Raises:
        TypeError: ``text`` is not a string, or ``config`` not a config.

    Examples:
        >>> clean("علي  ١٢ كتاب خرید , و رفت .")
        'علی ۱۲ کتاب خرید، و رفت.'
        >>> clean("نشانی https://example.com/?a=1,2 درست است.")
        'نشانی https://example.com/?a=1,2 درست است.'
    """
    return plan(config).clean(_checked(text))


def explain(text: str, config: Config = STANDARD) -> Result:
    """Clean ``text`` and say what was changed: ``explain(text).text == clean(text)``.

    Args:
        text: Any string.
        config: Which rules run.

    Raises:
        TypeError: ``text`` is not a string, or ``config`` not a config.

    Examples:
        >>> result = explain("علي آمد")
        >>> result.text
        'علی آمد'
        >>> [(edit.start, edit.before, edit.after, edit.rules) for edit in result.edits]
        [(2, 'ي', 'ی', ('arabic-yeh',))]
        >>> explain("علی آمد").edits
        ()
    """
    return plan(config).explain(_checked(text))


def clean_lines(
    lines: Iterable[str], config: Config = STANDARD, *, workers: int = 1
) -> Iterator[str]:
    r"""Clean lines one by one, as they come.

    Args:
        lines: Any iterable of strings, such as an open file; line ends are kept.
        config: Which rules run.
        workers: How many processes do the work, at least 1. More than one pays for many
            thousands of lines; a script that asks for it guards its main module, as
            ``multiprocessing`` requires.

    Raises:
        TypeError: ``lines`` is one string, whose lines nobody has parted, or an item is not a
            string; or ``config`` is not a config, or ``workers`` not a number.
        ValueError: ``workers`` is less than 1.

    Examples:
        >>> list(clean_lines(["علي\n", "علی\n"]))
        ['علی\n', 'علی\n']
        >>> list(clean_lines(["2018-05-18"]))
        ['2018-05-18']
    """
    if isinstance(lines, str | bytes):
        raise TypeError(
            f"lines must be an iterable of strings, not one {type(lines).__name__}: "
            "clean(text) cleans a text of many lines"
        )
    checked_config(config)
    if not isinstance(workers, int):
        raise TypeError(f"workers must be an int, not {type(workers).__name__}")
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    if workers == 1:
        return (clean(line, config) for line in lines)
    from persian_clean.parallel import map_batches  # noqa: PLC0415  slow to import, seldom needed

    return map_batches(partial(_clean_batch, config=config), map(_checked, lines), workers)


def _clean_batch(lines: list[str], config: Config) -> list[str]:
    return [clean(line, config) for line in lines]
