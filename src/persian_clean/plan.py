"""Plan: the order of the work.

shield → letters → digits → numbers → spaces → words → punctuation → index → unshield → dates

Guarantees that cleaning and explaining do the same work: they run the same steps, which are the
same compiled rules; one of them writes down what it sees.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import repeat
from operator import add, methodcaller
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean import blocks, shield
from persian_clean.blocks import Sheet
from persian_clean.edits import Piece, Result, apply, compose, edits_of
from persian_clean.passages import find_passages, signs
from persian_clean.rule import WordRule, compile_steps
from persian_clean.rules import RULES, STAGES
from persian_clean.signs import Signs, looks_of
from persian_clean.steps import (
    DateStep,
    HideStep,
    SparingStep,
    SpellingStep,
    WordStep,
    leaving,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from persian_clean.config import Config
    from persian_clean.edits import Edit, Trace
    from persian_clean.rule import Step
    from persian_clean.signs import Due

# What one pass changes can show another defect that was hidden before. Passes are repeated on lines
# that have changed: a line without defects takes one, nearly any other one or two.
MOST_PASSES: Final = 10
_ends_line: Final = methodcaller("endswith", "\n")


class Again(NamedTuple):
    """What is left to do in the lines of a block.

    Attributes:
        anew: Numbers of the lines in which any step may be due.
        due: Which steps are due in others.
    """

    anew: set[int]
    due: Due


class Plan:
    """The steps that a config comes to, and how they run over the lines of a block.

    Attributes:
        steps: What is done to a line, in order, from where its tokens are hidden to where they
            are shown.
        signs: What tells on which lines they are due.
        tokens: What finds the tokens that are hidden first.
        dates: What is done after that.
    """

    def __init__(self, config: Config) -> None:
        """Prepare.

        Args:
            config: Which rules run.
        """
        self.tokens = partial(shield.tokens, entities=not config.runs("html-entity"))
        # Who asks for other digits wants them in a column of numbers too.
        self._other = partial(shield.is_other_script, numbers=config.digits == "keep")
        rows = {
            stage: [rule for rule in rules if config.runs(rule.name) and not rule.document]
            for stage, rules in STAGES.items()
        }
        steps: list[Step | HideStep] = []
        if config.leave:
            steps.append(leaving(config.leave))
        if config.passages == "keep":
            steps.append(HideStep(find_passages, signs()))
        steps += compile_steps(rows["letters"] + rows["digits"])
        steps.append(HideStep(shield.numbers, looks_of(shield.NUMBER_HINT.pattern)))
        steps += compile_steps(rows["spaces"])
        joining = [rule for rule in rows["words"] if isinstance(rule, WordRule)]
        self._words = WordStep(joining, config) if joining else None
        words: list[Step] = [self._words] if self._words else []
        if config.spellings and config.runs("own-spelling"):
            # Before, so that endings find the word; after, since it is the writer who decides.
            own = SpellingStep(config.spellings)
            words = [own, *words, own]
        steps += [*words, *compile_steps(rows["punctuation"] + rows["index"])]
        self.steps = steps
        self.signs = Signs([step.looks for step in steps])
        late = compile_steps([rule for rule in RULES if config.runs(rule.name) and rule.document])
        self.dates = self._sparing([DateStep(rule, config) for rule in rows["dates"]], config)
        self._document = self._sparing(late, config)
        always = [steps[k] for k in self.signs.always]
        # What takes ZWNJ out again must do so before any other step sees them.
        self._can_idle = (
            not self.dates
            and config.zwnj == "keep"
            and all(isinstance(step, WordStep) for step in always)
        )

    @staticmethod
    def _sparing(steps: Iterable[Step], config: Config) -> list[Step]:
        """Return steps that see the whole text as steps that leave the terms to leave alone."""
        return [SparingStep(step, config.leave) if config.leave else step for step in steps]

    def clean(self, text: str) -> str:
        """Return the clean text."""
        if len(text) <= blocks.SIZE:
            return self.over_lines(self._clean(text))
        return self.over_lines("\n".join(map(self._clean, blocks.cut(text))))

    def clean_texts(self, texts: Sequence[str]) -> list[str]:
        """Return the texts as all rules leave them but those over lines."""
        joined = "".join(texts)
        if joined.count("\n") == len(texts) and all(map(_ends_line, texts)):
            # Lines of a file: without their ends, there is no empty line between each two.
            return list(map(add, self._clean(joined[:-1]).split("\n"), repeat("\n")))
        lines = self._clean("\n".join(texts)).split("\n")
        if len(lines) == len(texts):
            return lines
        cleaned = []
        start = 0
        for text in texts:
            end = start + text.count("\n") + 1
            cleaned.append("\n".join(lines[start:end]))
            start = end
        return cleaned

    def over_lines(self, text: str) -> str:
        """Return the text as rules over lines leave it, after all others."""
        for step in self._document:
            text = step.sub(text)
        return text

    def over_pieces(self, pieces: Iterable[str]) -> Iterator[str]:
        """Yield the pieces of a text as rules over lines leave them, after all others."""
        if not self._document:
            yield from pieces
            return
        before = ""  # as much as those rules may see of what lies before a piece
        for piece in pieces:
            text = self.over_lines(before + piece)
            yield text[len(self.over_lines(before)) :] if before else text
            before = "\n" * min(2, len(text) - len(text.rstrip("\n")))
            if before and piece.endswith("\r"):  # perhaps half of a line break
                before = f"{before[:-1]}\r"

    def explain(self, original: str) -> Result:
        """Return the clean text with its edits."""
        edits: list[Edit] = []
        cleaned = []
        start = now_start = 0  # of the block
        for block in blocks.cut(original):
            traces: dict[int, Trace] = {}
            cleaned.append(self._clean(block, traces))
            lines, breaks = blocks.split(block)
            last, at, shift = 0, start, now_start - start
            for number in sorted(traces):
                at += sum(map(len, lines[last:number])) + sum(map(len, breaks[last:number]))
                last = number
                pieces = traces[number].pieces()
                grown = sum(piece.grown for piece in pieces)
                now_at = at + shift - now_start
                now_line = cleaned[-1][now_at : now_at + len(lines[number]) + grown]
                edits += edits_of(pieces, lines[number], now_line, at, at + shift)
                shift += grown
            start += len(block) + 1
            now_start += len(cleaned[-1]) + 1
        text = "\n".join(cleaned)
        for step in self._document:
            changes = step.find(text)
            text = apply(text, changes)
            edits = edits_of(compose(map(Piece.of, edits), changes), original, text)
        return Result(original, text, tuple(edits))

    def _clean(self, block: str, traces: dict[int, Trace] | None = None) -> str:
        """Clean the lines of a block, and take down in ``traces``, if given, what is done."""
        if self._can_idle and self.is_idle(block):
            # Only words are left to look at: so it is for half of all lines, taken one by one.
            if self._words is None:
                return block
            if traces is None:
                mended = self._words.sub(block)
            else:
                lines, breaks = blocks.split(block)
                Sheet(lines, traces).run(self._words, range(len(lines)))
                mended = blocks.join(lines, breaks)
            if mended == block or self.is_idle(mended):
                return mended
            block = mended
        lines, breaks = blocks.split(block)
        sheet = Sheet(lines, traces)
        rested: dict[int, str] = {}
        numbers: Sequence[int] = range(len(lines))
        again = Again(set(numbers), defaultdict(set))
        for _ in range(MOST_PASSES):
            numbers, again = self._pass(sheet, numbers, again, rested)
            if not numbers:
                break
        return blocks.join(lines, breaks)

    def is_idle(self, text: str) -> bool:
        """Tell whether no step but the one about words has anything to look at."""
        return shield.START.search(text) is None and not self.signs.any(text)

    def _pass(
        self, sheet: Sheet, numbers: Sequence[int], wanted: Again, rested: dict[int, str]
    ) -> tuple[list[int], Again]:
        """Run each step once, on the lines where it is due.

        Args:
            sheet: The lines.
            numbers: Which of them to look at.
            wanted: What the pass before has left to do in them.
            rested: What the step about words has made of lines; it need not see that again.

        Returns:
            The numbers of lines that have changed and may change again, and what is left to do.
        """
        lines = sheet.lines
        before = [lines[number] for number in numbers]
        again = Again(set(), defaultdict(set))
        due = self._due(sheet, numbers, wanted)
        while due:
            k = min(due)
            step = self.steps[k]
            here: Sequence[int] = sorted(due.pop(k))
            if isinstance(step, HideStep):
                changed = sheet.hide(step.spans, here)
            elif not isinstance(step, WordStep):
                changed = sheet.run(step, here)
            else:
                if rested:
                    here = [number for number in here if rested.get(number) != lines[number]]
                changed = sheet.run(step, here)
                rested.update(zip(here, map(lines.__getitem__, here), strict=True))
            if not changed:
                continue
            for other, there in self.signs.due(sheet.text(changed), changed).items():
                if other > k:
                    due[other].update(there)
                elif other < k or not isinstance(step, WordStep):
                    again.due[other].update(there)
        # What was hidden may look otherwise beside what has changed.
        again.anew.update(sheet.show())
        for dates in self.dates:
            again.anew.update(sheet.run(dates, numbers))
        restless = again.anew.union(*again.due.values())
        return [
            number
            for number, line in zip(numbers, before, strict=True)
            if lines[number] != line and (number in restless or shield.START.search(lines[number]))
        ], again

    def _due(self, sheet: Sheet, numbers: Sequence[int], wanted: Again) -> Due:
        """Hide the tokens of lines, and tell which steps are due on which of them."""
        lines = sheet.lines
        has_script = shield.SCRIPT.search
        ours = [n for n in numbers if has_script(lines[n]) or not self._other(lines[n])]
        if not ours:
            return defaultdict(set)
        with_tokens = wanted.anew.union(sheet.hide(self.tokens, ours))
        anew = [number for number in ours if number in with_tokens]
        due = self.signs.due(sheet.text(anew), anew) if anew else defaultdict(set)
        rest = set(ours).difference(anew)
        for step, there in wanted.due.items():
            if not rest.isdisjoint(there):
                due[step].update(rest.intersection(there))
        return due
