"""Texts: what the benchmarks are run on, made from a seed.

Guarantees that the same seed gives the same texts, and that they repeat themselves no more than
real text does: words are drawn by a Zipf law from the lexicon, one in fifty is a word that nobody
has seen, a third of them follow a word they have followed before, and no sentence is repeated.
"""

from __future__ import annotations

import random
import re
from importlib.resources import files
from itertools import accumulate, count, islice
from typing import TYPE_CHECKING, Final

from persian_clean import STANDARD, clean
from persian_clean.pipeline import plan
from persian_clean.words import knows
from persian_clean.words.affixes import FUNCTION_WORDS, SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ZWNJ: Final = "\N{ZERO WIDTH NON-JOINER}"
NON_JOINING: Final = frozenset("اآدذرزژو")
DIGITS: Final = "۰۱۲۳۴۵۶۷۸۹"
MONTHS: Final = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()


def _read(name: str) -> dict[str, str]:
    text = files("persian_clean.lexicon").joinpath(name).read_text(encoding="utf-8")
    return dict(line.replace("|", ZWNJ).split("\t") for line in text.splitlines())


class Writer:
    """Writes sentences that no one has to understand."""

    def __init__(self, seed: int) -> None:
        """Read the lexicon; ``seed`` settles the text, not how common each word is."""
        self._rng = random.Random(seed)
        language = random.Random(0)
        bins, classes, verbs = _read("frequency.txt"), _read("words.txt"), _read("verbs.txt")
        words = sorted({*FUNCTION_WORDS, *classes} - {*SUFFIXES, "می", "نمی", "هم", "بی"})
        language.shuffle(words)
        words.sort(key=lambda word: -int(bins.get(word, -1)))
        self._words = words
        self._weights = list(accumulate((rank + 2.7) ** -1.07 for rank in range(len(words))))
        self._nouns = {word for word, kind in classes.items() if kind.startswith("N")}
        past = [stem for stem, kind in verbs.items() if kind == "past"]
        present = [stem for stem, kind in verbs.items() if kind == "present"]
        self._verbs = [stem + end for stem in past for end in ("", "م", "ند")]
        self._verbs += [f"{mi}{ZWNJ}{stem}د" for stem in present for mi in ("می", "نمی")]
        language.shuffle(self._verbs)
        self._followers: dict[str, list[str]] = {}

    def sentences(self) -> Iterator[str]:
        """Yield sentences without end."""
        while True:
            yield self._sentence()

    def _sentence(self) -> str:
        rng = self._rng
        size = max(3, round(rng.lognormvariate(2.7, 0.5)))
        words = list(islice(self._run(), size))
        for i in range(7, size - 2, 8):
            words[i] += "،"
        if rng.random() < 0.15:
            i = rng.randrange(size)
            words[i] = rng.choice(["«{}»", "({})"]).format(words[i].strip("،"))
        if rng.random() < 0.05:
            words.insert(rng.randrange(size), self._date())
        verb = self._verbs[int(len(self._verbs) ** rng.random()) - 1]
        return " ".join([*words, verb]) + rng.choice("....؟!")

    def _run(self) -> Iterator[str]:
        """Yield words, each often one that has followed the word before it already."""
        word = ""
        while True:
            followers = self._followers.setdefault(word, [])
            if followers and self._rng.random() < 0.35:
                word = self._rng.choice(followers)
            else:
                word = self._word()
                followers.append(word)
            yield word

    def _word(self) -> str:
        rng = self._rng
        kind = rng.random()
        if kind < 0.02:
            return self._unseen()
        if kind < 0.04:
            return "".join(rng.choices(DIGITS[1:], k=rng.randint(1, 4)))
        (word,) = rng.choices(self._words, cum_weights=self._weights)
        if word in self._nouns and rng.random() < 0.2:
            word += ("" if word[-1] in NON_JOINING else ZWNJ) + rng.choice(["ها", "های", "هایی"])
        return word

    def _unseen(self) -> str:
        rng = self._rng
        return "".join(
            rng.choice("بپتجدرزسشفکگلمن") + rng.choice(["ا", "و", "ی", "", ""])
            for _ in range(rng.randint(3, 6))
        )

    def _date(self) -> str:
        rng = self._rng
        date = f"{rng.randint(1, 29)} {rng.choice(MONTHS)} {rng.randint(1370, 1402)}"
        return date.translate(str.maketrans("0123456789", DIGITS))


# --- damage ---------------------------------------------------------------------------------------


def keyboard(text: str) -> str:
    """Write the text on an Arabic keyboard."""
    return text.translate(str.maketrans("یک۰۱۲۳۴۵۶۷۸۹،؟", "يك٠١٢٣٤٥٦٧٨٩,?")).replace(". ", " .")


def zwnj_as_space(text: str) -> str:
    """Write a space for each ZWNJ."""
    return text.replace(ZWNJ, " ")


def zwnj_deleted(text: str) -> str:
    """Leave each ZWNJ out."""
    return text.replace(ZWNJ, "")


def web(text: str) -> str:
    """Set the lines in HTML, with URLs, addresses, hashtags, entities and English words."""
    kinds: list[Callable[[str, int], str]] = [
        lambda line, n: f'<p class="c{n}">{line}</p>',
        lambda line, n: f'<a href="https://example.com/{n}?q=1,{n}&amp;p=2">{line}</a>&nbsp;',
        lambda line, n: f"{line} https://www.example{n % 97}.ir/a/{n}.html#s{n}",
        lambda line, n: f"@user{n}: {line} #{line.split()[0]} 😀",
        lambda line, n: f"<li><b>{line.split()[0]}</b> {line} ({n}, v{n % 9}.{n % 7})</li>",
        lambda line, n: f"{line} info{n}@example.com, tel 021-{n:08d}, Python {n % 4}.{n % 13}",
    ]
    lines = text.splitlines()
    return "\n".join(kinds[n % len(kinds)](line, n) for n, line in enumerate(lines))


TEXTS: Final[dict[str, Callable[[str], str]]] = {
    "careful": lambda text: text,
    "Arabic keyboard": keyboard,
    "ZWNJ as space": zwnj_as_space,
    "ZWNJ deleted": zwnj_deleted,
    "web": web,
}
"""The kinds of text, and how each is made of careful text."""


DAMAGES: Final = ("ZWNJ as space", "ZWNJ deleted")
"""The kinds that are made of real text, too."""

MILLION: Final = 1_000_000


def describe(text: str) -> dict[str, float]:
    """Return what the speed depends on, of the first million characters of a text.

    Args:
        text: Any text.
    """
    text = text[:MILLION]
    lines = text.split("\n")
    words = re.findall(r"\w[\w\N{ZERO WIDTH NON-JOINER}]*", text)
    idle = plan(STANDARD).is_idle
    return {
        "characters a line": len(text) / len(lines),
        "lines with nothing to look at but words": sum(map(idle, lines)) / len(lines),
        "lines that `clean` changes": sum(clean(line) != line for line in lines) / len(lines),
        "distinct words per million characters": len(set(words)) / len(text) * MILLION,
        "words in no list": sum(not knows(word) for word in words) / len(words),
    }


def careful(chars: int, seed: int = 1) -> str:
    """Return careful text of about so many characters, one sentence a line.

    Args:
        chars: Length wanted.
        seed: Settles the text.
    """
    lines, size = [], 0
    for line in Writer(seed).sentences():
        lines.append(line)
        size += len(line) + 1
        if size >= chars:
            return "\n".join(lines)
    raise AssertionError


def make(kind: str, chars: int, seed: int) -> str:
    """Return text of a kind.

    Args:
        kind: A key of ``TEXTS``.
        chars: Length before it is damaged.
        seed: Settles the text.
    """
    return TEXTS[kind](careful(chars, seed))


def document(chars: int, seed: int = 2) -> str:
    """Return one document in paragraphs of a few sentences.

    Args:
        chars: Length wanted.
        seed: Settles the text.
    """
    lines = iter(careful(chars, seed).splitlines())
    paragraphs = iter(lambda: " ".join(islice(lines, 6)), "")
    return "\n\n".join(paragraphs)


def short_lines(number: int, seed: int = 3) -> str:
    """Return lines of a few words.

    Args:
        number: How many.
        seed: Settles the text.
    """
    words = iter(careful(number * 30, seed).split())
    sizes = (2 + n * 7919 % 7 for n in count())
    lines = (" ".join(islice(words, size)) for size in sizes)
    return "\n".join(line for line, _ in zip(lines, range(number), strict=False))
