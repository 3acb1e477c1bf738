"""Trainer: weights of the gap features, from carefully spelt text.

Reads JSON Lines with a "text" field, in which spaces and ZWNJ are as an editor would set them,
damages it in every way the engine mends, and fits two models with L2-regularised likelihood:
whether two neighbours are one word, and which reading of a word is right. Only weights of features
are written; no sentence and no list of pairs is kept. Needs numpy and scipy.

    python tools/train_words.py src/persian_clean/lexicon/weights.txt first.jsonl second.jsonl

With ``--leave-out DIR`` it also writes, for each file, the weights trained on all the others, so
that each file can be scored with weights that have never seen it.
"""

from __future__ import annotations

import argparse
import json
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
from persian_clean.words.affixes import SUFFIXES
from persian_clean.words.features import Features, Trait, names
from persian_clean.words.lexicon import lexicon
from persian_clean.words.splits import AMBIGUOUS, Split, Splitter

WORD = re.compile(f"[{LETTER_CLASS}]+")
MARKS = re.compile(f"[{MARK_CLASS}{TATWEEL}]")
FOLD = str.maketrans("يىكۀةأ", "ییکهها")
GLUED = 0.02
"""Share of spaces that are lost."""

PAIR_PENALTY, WORD_PENALTY = 1.0, 0.5

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Add = Callable[[list[str], str, float], None]
    Objective = Callable[[np.ndarray], tuple[float, np.ndarray]]

Weight = dict[str, float]
"""How often something occurs, by source."""


class Item(NamedTuple):
    """A written word with the place it stands in, and how it should be written."""

    word: str
    context: str
    right: str


def words_of(text: str) -> Iterator[list[tuple[str, list[str]]]]:
    """Cut a text into lines of words: the gap before each, and its parts."""
    for line in text.splitlines():
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


def right(parts: list[str]) -> str:
    """Write parts as one word: a visible ZWNJ only after a letter that joins."""
    out = parts[0]
    for part in parts[1:]:
        out += ("" if out[-1] in NON_JOINING else "|") + part
    return out


def features_of(traits: list[Trait]) -> list[str]:
    """Name the features of traits."""
    return [name for trait in traits for name in names(trait)]


def features_of_split(split: Split) -> list[str]:
    """Name the features of a reading; those of a ZWNJ begin with z."""
    return [*("z" + name for name in features_of(split.joins)), *features_of(split.traits)]


def rendered(split: Split) -> str:
    """Write a split with visible marks."""
    out = split.parts[0]
    for gap, part in zip(split.gaps, split.parts[1:], strict=True):
        out += ("|" if gap == "z" else " ") + part
    return out


class Samples:
    """What the texts say about pairs of words and about words."""

    def __init__(self) -> None:
        """Start empty."""
        self.features = Features(lexicon())
        self.pairs: dict[tuple[str, str, bool], Weight] = defaultdict(lambda: defaultdict(float))
        self.items: dict[Item, Weight] = defaultdict(lambda: defaultdict(float))

    def read(self, path: Path) -> None:
        """Add a file."""
        for row in path.read_text(encoding="utf-8").splitlines():
            text = MARKS.sub("", json.loads(row)["text"].translate(FOLD))
            for words in words_of(text):
                self._add_pairs(words, path.stem)
                self._add_items(words, path.stem)

    def _add_pairs(self, words: list[tuple[str, list[str]]], source: str) -> None:
        last = ""
        for gap, parts in words:
            if last and gap == " ":
                self.pairs[last, parts[0], False][source] += 1
            for left, right_part in pairwise(parts):
                self.pairs[left, right_part, True][source] += 1
            last = parts[-1]

    def _add_items(self, words: list[tuple[str, list[str]]], source: str) -> None:
        for at, (gap, parts) in enumerate(words):
            before = words[at - 1][1] if at and gap == " " else []
            follows = words[at + 1] if at + 1 < len(words) else ("", [])
            after = follows[1][0] if follows[0] == " " else follows[0][1:2]

            def add(written: list[str], should: str, weight: float) -> None:
                word = "".join(written)
                context = ""
                if word.endswith(AMBIGUOUS):
                    context = self.features.context(before[-1] if before else "", after)  # noqa: B023 - called in this turn of the loop
                self.items[Item(word, context, should)][source] += weight

            for part in parts:
                add([part], part, 1.0)
            if len(parts) > 1:
                add(parts, right(parts), 1.0)
            for pair in pairwise(parts):
                if len(parts) > 2:
                    add(list(pair), right(list(pair)), 0.3)
            if before:
                self._add_glued(words[: at + 1], add)

    def _add_glued(self, words: list[tuple[str, list[str]]], add: Add) -> None:
        first, second = words[-2][1][-1], words[-1][1][0]
        if zlib.crc32((first + second).encode()) % 4 == 0:
            add([first, second], f"{first} {second}", GLUED * 4)
        if len(words) > 2 and words[-2][0] == " " and len(words[-2][1]) == 1:
            three = [words[-3][1][-1], first, second]
            if zlib.crc32("".join(three).encode()) % 10 == 0:
                add(three, " ".join(three), GLUED)

    def teach_ezafe(self, sources: list[str]) -> None:
        """Add what texts that write the ezafe with hamza cannot show: silent he with «ی»."""
        words = lexicon()
        silent = [
            word
            for word, kind in words.classes.items()
            if len(kind) == 2 and "|" not in word and words.counts.get(word, -1) >= 1
        ]
        for number, word in enumerate(silent[::12]):
            self.pairs[word, "ی", True][sources[number % len(sources)]] += 1

    def accept_joined_plurals(self) -> None:
        """Forget plurals that an author wrote joined: no evidence of what is right."""
        form = self.features.lexicon.form
        for item in list(self.items):
            base, ha, _ = item.word.rpartition("ها")
            ending = item.word[len(base) :]
            if not ha or item.right != item.word or len(base) < 3 or ending not in SUFFIXES:
                continue
            if base[-1] not in NON_JOINING and form(base).kind in "ANPX":
                del self.items[item]


def matrix(rows: list[list[str]]) -> tuple[csr_matrix, list[str]]:
    """Number the features of rows."""
    index: dict[str, int] = {}
    columns = [index.setdefault(feature, len(index)) for row in rows for feature in row]
    starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    cells = csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(rows), len(index)))
    return cells, list(index)


def descend(objective: Objective, size: int) -> np.ndarray:
    """Minimise a function that gives its gradient."""
    options = {"maxiter": 300}
    found = minimize(objective, np.zeros(size), jac=True, method="L-BFGS-B", options=options)
    return np.asarray(found.x)


class PairModel:
    """Logistic regression: are two neighbours one word?"""

    def __init__(self, samples: Samples) -> None:
        """Keep the pairs that any rule could join."""
        join = samples.features.join
        found = [
            (features_of(join(a, b)), one, weight) for (a, b, one), weight in samples.pairs.items()
        ]
        found = [row for row in found if row[0]]
        self._cells, self.names = matrix([row[0] for row in found])
        self._one = np.array([row[1] for row in found])
        self._weights = [row[2] for row in found]

    def fit(self, sources: list[str]) -> np.ndarray:
        """Give the weight of each feature."""
        weight = np.array([sum(w.get(s, 0.0) for s in sources) for w in self._weights])
        kept = weight > 0
        cells, sign, weight = self._cells[kept], np.where(self._one[kept], 1.0, -1.0), weight[kept]

        def objective(beta: np.ndarray) -> tuple[float, np.ndarray]:
            z = sign * (cells @ beta)
            loss = float(weight @ np.logaddexp(0, -z) + PAIR_PENALTY * beta @ beta / 2)
            slope = -weight * sign / (1 + np.exp(z))
            return loss, cells.T @ slope + PAIR_PENALTY * beta

        return descend(objective, cells.shape[1])


class WordModel:
    """Conditional logit: which reading of a word is right?"""

    def __init__(self, samples: Samples) -> None:
        """List the readings of every word that has more than one."""
        rights: dict[tuple[str, str], list[tuple[str, Weight]]] = defaultdict(list)
        for item, weight in samples.items.items():
            rights[item.word, item.context].append((item.right, weight))
        splitter = Splitter(samples.features)
        rows: list[list[str]] = []
        self._choices: list[tuple[int, int, list[tuple[int, Weight]]]] = []
        for (word, context), targets in rights.items():
            cuts = splitter.splits(word, context)
            if cuts:
                readings = [word, *map(rendered, cuts)]
                known = [(readings.index(r) if r in readings else 0, w) for r, w in targets]
                self._choices.append((len(rows), len(readings), known))
                rows.append(features_of(samples.features.whole(word)))
                rows += map(features_of_split, cuts)
        self._cells, self.names = matrix(rows)

    def fit(self, sources: list[str]) -> np.ndarray:
        """Give the weight of each feature."""
        rows: list[int] = []
        starts: list[int] = []
        targets: list[int] = []
        weights: list[float] = []
        for first, number, known in self._choices:
            sums: Counter[int] = Counter()
            for target, seen in known:
                sums[target] += sum(seen.get(s, 0.0) for s in sources)  # type: ignore[assignment]
            for target, weight_sum in sums.items():
                if weight_sum > 0:
                    starts.append(len(rows))
                    targets.append(len(rows) + target)
                    weights.append(weight_sum)
                    rows.extend(range(first, first + number))
        cells, start, weight = self._cells[rows], np.array(starts), np.array(weights)
        owner = np.repeat(np.arange(len(start)), np.diff(np.append(start, len(rows))))
        wanted = cells[targets]

        def objective(beta: np.ndarray) -> tuple[float, np.ndarray]:
            z = cells @ beta
            top = np.maximum.reduceat(z, start)
            mass = np.exp(z - top[owner])
            total = np.add.reduceat(mass, start)
            loss = weight @ (np.log(total) + top - z[targets]) + WORD_PENALTY * beta @ beta / 2
            share = mass / total[owner] * weight[owner]
            return float(loss), cells.T @ share - wanted.T @ weight + WORD_PENALTY * beta

        return descend(objective, cells.shape[1])


def write(path: Path, models: dict[str, PairModel | WordModel], sources: list[str]) -> None:
    """Train on these sources and write the weights that matter."""
    lines = [
        f"{name}\t{feature}\t{value:.2f}\n"
        for name, model in models.items()
        for feature, value in zip(model.names, model.fit(sources), strict=True)
        if abs(value) >= 0.02
    ]
    path.write_text("".join(sorted(lines)), encoding="utf-8", newline="\n")
    print(f"{path}: {len(lines)} weights")


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("output", type=Path)
    parser.add_argument("texts", type=Path, nargs="+", help="JSON Lines of careful text")
    parser.add_argument("--leave-out", type=Path, metavar="DIR")
    options = parser.parse_args()
    samples = Samples()
    for path in options.texts:
        samples.read(path)
    sources = [path.stem for path in options.texts]
    samples.teach_ezafe(sources)
    samples.accept_joined_plurals()
    models: dict[str, PairModel | WordModel] = {
        "pair": PairModel(samples),
        "word": WordModel(samples),
    }
    write(options.output, models, sources)
    if options.leave_out:
        for source in sources:
            write(options.leave_out / f"{source}.txt", models, [s for s in sources if s != source])


if __name__ == "__main__":
    main()
