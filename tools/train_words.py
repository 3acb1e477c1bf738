r"""Trainer: how letters follow each other, and the weights of the words' features.

Writes ``letters.txt`` and ``weights.txt`` of ``src/persian_clean/lexicon``, from the word lists
that lie there and from carefully spelt text. The texts are public treebanks in CoNLL-U (their
``# text`` lines are read) or JSON Lines with a "text" field. See docs/retraining.md.

    python tools/train_words.py src/persian_clean/lexicon \\
        fa_perdt-ud-dev.conllu fa_seraji-ud-dev.conllu

Spaces and ZWNJ of the texts are damaged in every way the engine mends, and what is right is learnt
with L2-regularised likelihood: whether two neighbours are one word (join), and which reading of a
word is right (cut). What must stay is part of it: half of the rare words and names of the lexicon
is hidden from it in turn, and each must stay whole as a word that no list has. Only weights of
features are written; no sentence and no list of pairs is kept. Needs numpy and scipy.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import zlib
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from persian_clean.chars import LETTER_CLASS, MARK_CLASS, NON_JOINING, TATWEEL, ZWNJ
from persian_clean.words.affixes import AMBIGUOUS, BESIDE_PLURAL, HA
from persian_clean.words.contexts import Contexts
from persian_clean.words.forms import NOMINAL, Lexicon, lexicon
from persian_clean.words.letters import EDGE, NEVER, Letters
from persian_clean.words.model import Model
from persian_clean.words.readings import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from persian_clean.words.model import Features
    from persian_clean.words.readings import Reading

    Objective = Callable[[np.ndarray], tuple[float, np.ndarray]]

WORD = re.compile(f"[{LETTER_CLASS}]+")
MARKS = re.compile(f"[{MARK_CLASS}{TATWEEL}]")
FOLD = str.maketrans("يىكۀة", "ییکهه")

GLUED = 0.5
"""Weight of two neighbours whose space was lost, each time they stand side by side."""
UNLISTED = 0.5
"""Weight of a rare word or name that is hidden from the lexicon."""
APART = 0.02
"""Weight of an adjective with «تر», of a noun with «تان»."""
PLURAL = 0.3
"""Weight of a noun with an ending of the plural."""
RIVAL = 0.1
"""Weight of what may be a plural or a silent he with an ending."""
LISTED = 0.1
"""Weight of a compound of the lexicon."""
COMPOUND = 0.3
"""Weight of a compound that is hidden from the lexicon."""
PENALTY = {"join": 1.0, "cut": 0.5}


# --- letters ------------------------------------------------------------------------------------


def rare_words(words: Lexicon) -> list[str]:
    """List the words and names that text seldom has: what unlisted words are like."""
    return sorted(
        word
        for word in words.classes
        if "|" not in word and 3 < len(word) < 16 and words.counts.get(word, -1) <= 0
    )


def letters_of(sample: Iterable[str]) -> str:
    """Learn how letters follow each other; Witten-Bell smoothing, in lines as ``Letters`` reads."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for word in sample:
        run = EDGE + word + EDGE
        for at in range(1, len(run)):
            for start in range(max(0, at - 2), at + 1):
                counts[run[start:at]][run[at]] += 1

    def spared(context: str) -> float:
        followed = counts[context]
        return len(followed) / (len(followed) + followed.total())

    def likely(context: str, letter: str) -> float:
        if context not in counts:
            return likely(context[1:], letter) if context else math.exp(NEVER)
        shorter = likely(context[1:], letter) if context else math.exp(NEVER)
        followed = counts[context]
        return (1 - spared(context)) * followed[letter] / followed.total() + spared(
            context
        ) * shorter

    lines = []
    runs = {context + letter for context, followed in counts.items() for letter in followed}
    for run in sorted(runs | (counts.keys() - {""})):
        value = f"{math.log(likely(run[:-1], run[-1])):.2f}" if run in runs else "-99"
        loss = f"{math.log(spared(run)):.2f}" if run in counts else ""
        lines.append(f"{run}\t{value}\t{loss}\n")
    return "".join(lines)


# --- texts --------------------------------------------------------------------------------------


def texts_of(path: Path) -> Iterator[str]:
    """Read the sentences of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if path.suffix == ".conllu":
            if line.startswith("# text = "):
                yield line.removeprefix("# text = ")
        else:
            yield json.loads(line)["text"]


def words_of(text: str) -> Iterator[list[tuple[str, list[str]]]]:
    """Split into lines of words, each with the gap before it and its parts."""
    for line in text.split("\n"):
        found: list[tuple[str, list[str]]] = []
        end = -1
        for match in WORD.finditer(line):
            gap = line[end : match.start()] if end >= 0 else ""
            if gap == ZWNJ:
                found[-1][1].append(match.group())
            else:
                found.append((gap, [match.group()]))
            end = match.end()
        yield found


def written(parts: Iterable[str]) -> str:
    """Write parts as one word: a visible ZWNJ only after a letter that joins."""
    out = ""
    for part in parts:
        out += f"|{part}" if out and out[-1] not in NON_JOINING else part
    return out


def shown(reading: Reading) -> str:
    """Write a reading with visible marks."""
    out = reading.parts[0]
    for gap, part in zip(reading.gaps, reading.parts[1:], strict=True):
        out += ("|" if gap == "z" else " ") + part
    return out


class Item(NamedTuple):
    """A written word with the place it stands in, and how it should be written."""

    word: str
    context: str
    right: str


class Samples:
    """What the texts say about pairs of words and about words."""

    def __init__(self, contexts: Contexts) -> None:
        """Start empty."""
        self._contexts = contexts
        self.pairs: dict[tuple[str, str, bool], float] = defaultdict(float)
        self.items: dict[Item, float] = defaultdict(float)

    def read(self, path: Path) -> None:
        """Add a file."""
        for text in texts_of(path):
            for words in words_of(MARKS.sub("", text.translate(FOLD))):
                self._add_pairs(words)
                self._add_items(words)

    def _add_pairs(self, words: list[tuple[str, list[str]]]) -> None:
        last = ""
        for gap, parts in words:
            if last and gap == " ":
                self.pairs[last, parts[0], False] += 1
            for left, right in pairwise(parts):
                self.pairs[left, right, True] += 1
            last = parts[-1]

    def _add_items(self, words: list[tuple[str, list[str]]]) -> None:
        for at, (gap, parts) in enumerate(words):
            before = words[at - 1][1][-1] if at and gap == " " else ""
            follows = words[at + 1] if at + 1 < len(words) else ("", [])
            after = follows[1][0] if follows[0] == " " else follows[0][1:2]
            for part in parts:
                self._add([part], part, before, after, 1.0)
            if len(parts) > 1:
                self._add(parts, written(parts), before, after, 1.0)
            if before:
                self._add([before, parts[0]], f"{before} {parts[0]}", "", after, GLUED)
            if before and at > 1 and words[at - 1][0] == " " and len(words[at - 1][1]) == 1:
                three = [words[at - 2][1][-1], before, parts[0]]
                if zlib.crc32("".join(three).encode()) % 10 == 0:
                    self._add(three, " ".join(three), "", after, GLUED)

    def _add(self, parts: list[str], right: str, before: str, after: str, weight: float) -> None:
        word = "".join(parts)
        context = self._contexts.of(before, after) if word.endswith(AMBIGUOUS) else ""
        self.items[Item(word, context, right)] += weight

    def teach_ezafe(self, words: Lexicon) -> None:
        """Add what texts that write the ezafe with hamza cannot show: silent he with «ی»."""
        silent = [w for w, kind in words.classes.items() if len(kind) == 2 and "|" not in w]
        for word in [w for w in silent if words.counts.get(w, -1) >= 1][::12]:
            self.pairs[word, "ی", True] += 1

    def teach_endings(self, words: Lexicon) -> None:
        """Add adjectives with «تر» and nouns with «تان», which texts have of a few only."""
        for word, kind in sorted(words.classes.items()):
            if "|" not in word and words.counts.get(word, -1) >= 1:
                for ending in {"A": ("تر", "ترین"), "N": ("تان", "مان")}.get(kind[0], ()):
                    self.pairs[word, ending, True] += APART

    def teach_plurals(self, words: Lexicon) -> None:
        """Add nouns with each ending of the plural, which texts have of a few nouns only."""
        for word, kind in sorted(words.classes.items()):
            if "|" in word or kind[0] not in "NA" or word[-1] in NON_JOINING:
                continue
            if words.form(f"{word}ه").silent and words.form(f"{word}ه").kind != "?":
                continue  # «نام» beside «نامه»: see below
            chosen = zlib.crc32(word.encode()) % (10 if words.counts.get(word, -1) > 0 else 100)
            if chosen == 0:
                for ending in HA:
                    self._add([word, ending], f"{word}|{ending}", "", "", PLURAL)

    def teach_rivals(self, words: Lexicon, model: Model) -> None:
        """Add what may be a plural or a silent he with an ending, as often as the words are each.

        Of «نامهای» texts have few: «نام|های» is as likely as «نام», «نامه|ای» as «نامه».
        """
        for word in sorted(words.classes):
            if "|" in word or word[-1] in NON_JOINING or words.classes[word][0] not in "NAP":
                continue
            other = words.form(f"{word}ه")
            if not other.silent or other.kind == "?" or words.counts.get(word, -1) < 0:
                continue
            ahead = model.likely(f"{word}ه") - model.likely(word)
            share = 1 / (1 + math.exp(-ahead))
            for ending in BESIDE_PLURAL:
                gap = " " if ending == "است" else "|"
                for context in "a" if ending == "ای" else ("",):
                    item = (f"{word}ه{ending}", context)
                    self.items[Item(*item, f"{word}ه{gap}{ending}")] += RIVAL * share
                    self.items[Item(*item, f"{word}|ه{ending}")] += RIVAL * (1 - share)

    def forget_joined_plurals(self, words: Lexicon) -> None:
        """Forget plurals that an author wrote joined: no evidence of what is right."""
        for item in list(self.items):
            base, ha, _ = item.word.rpartition("ها")
            ending = item.word[len(base) :]
            if not ha or item.right != item.word or len(base) < 3 or ending not in HA:
                continue
            if base[-1] not in NON_JOINING and words.form(base).kind.upper() in NOMINAL:
                del self.items[item]


# --- fitting ------------------------------------------------------------------------------------


class Choices:
    """Conditional logit: which of the readings of a place is right?

    What is written has score 0, and no features.
    """

    def __init__(self) -> None:
        """Start empty."""
        self._names: dict[str, int] = {}
        self._cells: list[tuple[int, int, float]] = []
        self._rows = 0
        self._places: list[tuple[int, int, int, float]] = []

    def add(self, readings: list[Features], right: int | None, weight: float) -> None:
        """Add a place: its readings, which of them is right (None: as written), and its weight."""
        first = self._rows
        for features in readings:
            for name, value in features:
                column = self._names.setdefault(name, len(self._names))
                self._cells.append((self._rows, column, value))
            self._rows += 1
        self._places.append((first, self._rows, -1 if right is None else first + right, weight))

    def fit(self, penalty: float) -> dict[str, float]:
        """Give the weight of each feature."""
        row, column, value = (np.array(cells) for cells in zip(*self._cells, strict=True))
        cells = csr_matrix((value, (row, column)), shape=(self._rows, len(self._names)))
        scale = np.sqrt(cells.power(2).max(axis=0).toarray().ravel().clip(1.0))
        cells = cells @ csr_matrix((1 / scale, (range(len(scale)), range(len(scale)))))
        start, end, right, weight = (np.array(part) for part in zip(*self._places, strict=True))
        owner = np.repeat(np.arange(len(start)), end - start)
        chosen = right >= 0
        wanted = np.bincount(right[chosen], weight[chosen], self._rows)

        def objective(beta: np.ndarray) -> tuple[float, np.ndarray]:
            z = cells @ beta
            top = np.maximum(np.maximum.reduceat(z, start), 0)
            mass = np.exp(z - top[owner])
            total = np.add.reduceat(mass, start) + np.exp(-top)
            loss = weight @ (np.log(total) + top) - wanted @ z + penalty * beta @ beta / 2
            slope = cells.T @ (mass / total[owner] * weight[owner] - wanted) + penalty * beta
            return float(loss), slope

        options = {"maxiter": 1000}
        found = minimize(
            objective, np.zeros(len(scale)), jac=True, method="L-BFGS-B", options=options
        )
        return dict(zip(self._names, found.x / scale, strict=True))


def add_words(choices: Choices, reader: Reader, items: dict[Item, float]) -> None:
    """Add the words of the texts that have more than one reading."""
    for item, weight in items.items():
        readings = reader.readings(item.word, item.context)
        if readings:
            known = [shown(reading) for reading in readings]
            if item.right in known:
                right = known.index(item.right)
            elif item.right == item.word:
                right = None
            else:
                continue  # out of reach
            choices.add([reading.features for reading in readings], right, weight)


def add_unlisted(choices: Choices, words: Lexicon) -> None:
    """Add rare words, names and compounds, each as if no list had it.

    Words stay whole; words with an ending of the plural and compounds are cut.
    """
    compounds = [word for word in sorted(words.compounds) if word.count("|") == 1]
    rare = [*rare_words(words), *compounds]
    for turn in (0, 1):
        hidden = [word for word in rare if zlib.crc32(word.encode()) % 2 == turn]
        others = [word for word in rare if zlib.crc32(word.encode()) % 2 != turn]
        letters = letters_of(word for word in others if "|" not in word)
        reader = Reader(Model(words.without(hidden), {}, Letters(letters), apart=False))
        for word in hidden:
            if "|" in word:
                add_reading(choices, reader, word, COMPOUND)
                continue
            readings = reader.readings(word)
            if readings and words.compounds.isdisjoint(map(shown, readings)):
                choices.add([reading.features for reading in readings], None, UNLISTED)
            if words.classes[word] == "N" and word[-1] not in NON_JOINING:
                ending = HA[zlib.crc32(word.encode()) % len(HA)]
                add_reading(choices, reader, f"{word}|{ending}", UNLISTED / 5)


def add_reading(choices: Choices, reader: Reader, right: str, weight: float) -> None:
    """Add a word that has lost its ZWNJ, if the reader sees where."""
    readings = reader.readings(right.replace("|", ""))
    known = [shown(reading) for reading in readings]
    if right in known:
        choices.add([reading.features for reading in readings], known.index(right), weight)


def add_pairs(choices: Choices, model: Model, pairs: dict[tuple[str, str, bool], float]) -> None:
    """Add neighbours that may be one word."""
    for (left, right, one), weight in pairs.items():
        if model.written(left, right) not in {"", "listed"}:
            continue  # a reader has settled it
        features = model.joint(left, right)
        if features:
            choices.add([features], 0 if one else None, weight)


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="the lexicon's folder, where the files go")
    parser.add_argument("texts", type=Path, nargs="+", help="CoNLL-U or JSON Lines")
    options = parser.parse_args()
    words = lexicon()
    lettering = letters_of(rare_words(words))
    (options.folder / "letters.txt").write_text(lettering, encoding="utf-8", newline="\n")
    model = Model(words, {}, Letters(lettering), apart=False)
    reader = Reader(model)
    samples = Samples(Contexts(words))
    for path in options.texts:
        samples.read(path)
    samples.teach_ezafe(words)
    samples.teach_endings(words)
    samples.teach_plurals(words)
    samples.teach_rivals(words, model)
    samples.forget_joined_plurals(words)
    join, cut = Choices(), Choices()
    add_pairs(join, Model(words, {}, Letters(lettering), apart=True), samples.pairs)
    add_words(cut, reader, samples.items)
    for compound in sorted(words.compounds):
        add_reading(cut, reader, compound, LISTED)
    add_unlisted(cut, words)
    lines = [
        f"{place}\t{feature}\t{value:.3f}\n"
        for place, choices in (("join", join), ("cut", cut))
        for feature, value in choices.fit(PENALTY[place]).items()
        if abs(value) >= 0.02
    ]
    path = options.folder / "weights.txt"
    path.write_text("".join(sorted(lines)), encoding="utf-8", newline="\n")
    print(f"{path}: {len(lines)} weights")


if __name__ == "__main__":
    main()
