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
    ASCII_DIGITS,
    HAMZA,
    HAMZA_ABOVE,
    HARAKAT,
    HEH,
    LETTER_CLASS,
    MARK_CLASS,
    PERSIAN_DIGITS,
    PERSIAN_LETTERS,
    TOKEN,
    ZWNJ,
)
from persian_clean.config import STANDARD, Config
from persian_clean.dates.converting import replacements
from persian_clean.edits import Change, Result, Trace, apply
from persian_clean.passages import find_passages
from persian_clean.rule import Step, compile_steps
from persian_clean.rules import STAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from persian_clean.dates.converting import Style
    from persian_clean.rule import Rule


# What one pass changes can show another defect that was hidden before. Passes are repeated until
# nothing changes: text without defects takes one, nearly all other text two.
MOST_PASSES: Final = 10

_GAPS: Final = re.compile(f"[ {ZWNJ}]+")
# A character that no plain part has: where there are many, the first is found at once.
_NOT_PLAIN: Final = re.compile(
    f"[^{PERSIAN_LETTERS}{HARAKAT}{HAMZA_ABOVE}{ZWNJ}A-Za-z{ASCII_DIGITS}{PERSIAN_DIGITS}"
    "«»()./:٬٫،؛!؟…\N{EN DASH} \r-]"
)


class WordStep:
    """Words, joined and parted by the lexicon."""

    def __init__(
        self, rules: Iterable[Rule], config: Config, plain: re.Pattern[str] | None
    ) -> None:
        self._rules = frozenset(rule.name for rule in rules)
        self._strength = config.joins
        self._known = frozenset(word for word in config.spellings if not _GAPS.search(word))
        self._plain = plain

    @cached_property
    def engine(self) -> words.Engine:
        """The engine, which reads the lexicon when first needed."""
        return words.engine(self._rules, self._strength, self._known, self._plain)

    def sub(self, text: str) -> str:
        """Return the text with its words joined and parted."""
        return self.engine.mend(text)

    def find(self, text: str) -> list[Change]:
        """Return what ``sub`` would change, sorted and disjoint."""
        return self.engine.find(text)


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

    def sub(self, text: str) -> str:
        """Return the text with its dates in that form."""
        return apply(text, self.find(text))

    def find(self, text: str) -> list[Change]:
        """Return what ``sub`` would change, sorted and disjoint."""
        found = replacements(text, self._style, self._reference)
        return [Change(start, end, new, self._name) for start, end, new in found]


def plain_part(others: Sequence[Step]) -> re.Pattern[str]:
    """Compile what a part of a line looks like that no rule but those about words can touch.

    What stands between two spaces is plain if it is a word, several with hyphens, a number, a Latin
    word or a dash, perhaps in brackets and with marks behind, of characters that no rule changes.
    In a line made of plain parts there is nothing for the other rules to see, so they need not
    look.

    Args:
        others: The steps of the other rules.
    """

    def stays(text: str) -> bool:
        return _run(others, text, None) == text

    def all_that_stay(chars: str) -> str:
        return "".join(char for char in chars if stays(f"ب{char}") and stays(f"ب{char}ب"))

    letters = all_that_stay(PERSIAN_LETTERS.replace(HAMZA, ""))
    word = f"[{letters}]++"
    before_hamza = "".join(a for a in letters if stays(f"ب{a}{HAMZA}") and stays(f"{a}{HAMZA}ب"))
    if before_hamza:
        word += f"(?:(?<=[{before_hamza}]){HAMZA}[{letters}]*+)*"
    marks = all_that_stay(HARAKAT)
    if marks:
        word = f"(?:{word}[{marks}]?)++"
    if all(stays(f"ب{a}{ZWNJ}{b}") for a in letters for b in "یا"):
        word += f"(?:{ZWNJ}{word})*"
    if stays(f"{HEH}{HAMZA_ABOVE}"):
        word += f"(?:(?<={HEH}){HAMZA_ABOVE})?"
    kinds = [f"(?P<word>{word})", "[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*"]
    kinds += [f"{word}(?:-{word})+", "--?|\N{EN DASH}"]
    for digits, separators in ((ASCII_DIGITS, ":/"), (PERSIAN_DIGITS, ":/٫٬")):
        if all_that_stay(digits) == digits:
            kinds.append(f"[{digits}]+(?:[{separators}][{digits}]+)*")
    end = "[.،؛:!؟…]?"
    return re.compile(rf"[«(]?(?:{'|'.join(kinds)}){end}(?:[»)]{end})?\r?")


class Plan:
    """The steps that a config comes to, and how they run over a text."""

    def __init__(self, config: Config, *, short_way: bool = True) -> None:
        """Prepare.

        Args:
            config: Which rules run.
            short_way: Whether lines made of plain parts skip all rules but those about words;
                the result is the same.
        """
        self._passages = config.passages == "keep"
        rows = {
            stage: [rule for rule in rules if config.runs(rule.name)]
            for stage, rules in STAGES.items()
        }
        document = [rule for rule in rows["spaces"] if rule.name == "blank-line-run"]
        spaces = [rule for rule in rows["spaces"] if rule not in document]
        self._before = compile_steps(rows["letters"] + rows["digits"])
        self._leave = _whole_words(config.leave)
        others = [*self._before, *compile_steps(spaces + rows["punctuation"])]
        self._short_way = short_way and not (config.spellings or config.leave or rows["dates"])
        plain = plain_part(others) if self._short_way else None
        self._joining = WordStep(rows["words"], config, plain)
        self._words: list[Step] = [self._joining]
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
        if "\n" not in text:
            return self._line(text, None)
        text = "\n".join([self._line(line, None) for line in text.split("\n")])
        return _run(self._document, text, None)

    def explain(self, original: str) -> Result:
        """Return the clean text with its edits."""
        whole = Trace(original)
        lines = []
        start = now_start = 0
        for line in original.split("\n"):
            trace = Trace(line)
            lines.append(self._line(line, trace))
            whole.append(trace, start, now_start)
            start += len(line) + 1
            now_start += len(lines[-1]) + 1
        text = _run(self._document, "\n".join(lines), whole)
        return Result(original, text, whole.edits(text))

    def _line(self, text: str, trace: Trace | None) -> str:
        for _ in range(MOST_PASSES):
            mended = self._mend_plain(text, trace)
            if mended is not None:
                return mended
            before = text
            text, is_plain = self._pass(text, trace)
            if is_plain or text == before:
                break
        return text

    def _mend_plain(self, text: str, trace: Trace | None) -> str | None:
        """Mend a line in which only rules about words can find anything; None if others may."""
        if not self._short_way or _NOT_PLAIN.search(text) is not None:
            return None
        if self._passages and find_passages(text):
            return None
        if trace is None:
            return self._joining.engine.mend_plain(text)
        changes: list[Change] = []
        mended = self._joining.engine.mend_plain(text, changes)
        if changes:
            trace.add(changes)
        return mended

    def _pass(self, text: str, trace: Trace | None) -> tuple[str, bool]:
        """Run every step once; also say whether no step can find anything more."""
        text, hidden = _hide(text, self._tokens(text), [], trace)
        text = _run(self._before, text, trace)
        mended = None if hidden else self._mend_plain(text, trace)
        if mended is not None:
            return mended, True
        text, hidden = _hide(text, shield.numbers(text), hidden, trace)
        text = _run(self._after, text, trace)
        text = _show(text, hidden, trace)
        return _run(self._dates, text, trace), False

    def _tokens(self, text: str) -> list[tuple[int, int]]:
        return shield.tokens(text, passages=self._passages, leave=self._leave)


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


@lru_cache(maxsize=32)
def _plan(config: Config) -> Plan:
    return Plan(config)


_last: tuple[Config, Plan] | None = None


def plan(config: Config) -> Plan:
    """Return the plan of ``config``, made once."""
    global _last  # noqa: PLW0603  hashing a config costs as much as a short line
    last = _last
    if last is None or last[0] is not config:
        last = _last = (config, _plan(config))
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
        TypeError: ``text`` is not a string.

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
        TypeError: An item is not a string.
        ValueError: ``workers`` is less than 1.

    Examples:
        >>> list(clean_lines(["علي\n", "علی\n"]))
        ['علی\n', 'علی\n']
        >>> list(clean_lines(["2018-05-18"]))
        ['2018-05-18']
    """
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    if workers == 1:
        return (clean(line, config) for line in lines)
    from persian_clean.parallel import map_batches  # noqa: PLC0415  slow to import, seldom needed

    return map_batches(partial(_clean_batch, config=config), map(_checked, lines), workers)


def _clean_batch(lines: list[str], config: Config) -> list[str]:
    return [clean(line, config) for line in lines]
