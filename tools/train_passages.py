"""Trainer: what the letters, edges and signs of a word count for its language.

Reads sentences out of packages (see ``passage_texts.py``) and Persian texts: CoNLL-U, plain text,
or JSON Lines with a "text" field. Fits two logistic regressions, Arabic against Persian and
Kurdish, Urdu, Pashto and their neighbours against Persian, that leave out what tells little.
Writes weights in tenths of a logit, so that sums are exact; no sentence and no list of words is
kept. Needs numpy, polib, scipy and scikit-learn.

    python tools/train_passages.py FOLDER TEXT … > src/persian_clean/lexicon/passages.txt
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from passage_texts import PLAIN, SOURCES, read_persian, respelt
from persian_clean.chars import ZWNJ
from persian_clean.lexicon import read
from persian_clean.passages.scores import traits, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Replacements = Sequence[tuple[str, str]]
    Shares = dict[str, float]
    """How much of a language each of its words is."""

DAMPING = 0.65
"""A word counts as often as it occurs to this power, so that the commonest are not all."""
SIZES = {"arabic": 10_000, "other": 5_000}
"""As if so many words had been seen of each side: the more, the more weights are kept."""
PRIORS = {"arabic": 0.3, "other": 0.7}
"""Added to what each word says. Letters of their own tell most other languages; to see their words
in Persian ones helps nobody."""
LOAN = 4
"""What a word that Persian has borrowed with its Arabic article, or has in names, says at most."""
BY_HAND = {"quranic": 80, "sukun": 10, "ٱ": 30, "ى": 11}
"""What some traits say for Arabic that is not learnt: other texts than the Quran do not have its
signs, Persian with vowel signs seldom has sukun, and it has alef maksura everywhere or nowhere."""
IN_NAMES = "بن ابن ابو ابی"
"""What Persian names have between them."""
FORMULAS = "ان شاء صلی علیه علیها علیهم سلم السلام تعالی آیه حجه المسلمین العظمی حیث المجموع اقل"
"""What Persian says every day as Arabic says it."""
ENDINGS = ("ی", "ان", "ها", "های")
LEAST_SEEN = 8
"""Words that must have a part for it to be weighed; two must have a whole."""

PLAIN_SHARE = 0.6
"""How much of Arabic is spelt as who writes Persian spells it."""
SLIPS = (
    ("ه", "ہ", 0.06),
    ("ه", "ە", 0.04),
    ("ه", "ھ", 0.04),
    ("ه$", "ة", 0.15),
    ("ی$", "ے", 0.05),
    ("ی", "ې", 0.03),
    ("^ا", "أ", 0.06),
    ("^ا", "إ", 0.03),
    ("^(.)(?=..)", "\\1\N{ARABIC FATHA}", 0.05),
    ("^(.)(.)(?=.)", "\\1\N{ARABIC KASRA}\\2\N{ARABIC DAMMA}", 0.12),
)
"""How Persian words are written on other keyboards, or with signs, and how often."""


def shares(counts: Mapping[str, float]) -> Shares:
    """Damp counts, and scale them to 1; what parts with ZWNJ have between them counts for each."""
    damped: Counter[str] = Counter()
    for word, count in counts.items():
        for part in word.split(ZWNJ):
            if part:
                damped[part] += count**DAMPING
    total = sum(damped.values())
    return {word: count / total for word, count in damped.items()}


def mixed(parts: Iterable[Shares]) -> Shares:
    """Mix shares in equal measure."""
    mix: Counter[str] = Counter()
    every = list(parts)
    for part in every:
        for word, share in part.items():
            mix[word] += share / len(every)
    return mix


def varied(words: Shares, spellings: Iterable[tuple[Replacements, float]]) -> Shares:
    """Give some of each word's share to other spellings of it."""
    mix: Counter[str] = Counter()
    for word, share in words.items():
        left = share
        for replacements, part in spellings:
            spelling = respelt(word, replacements)
            if spelling != word:
                mix[spelling] += share * part
                left -= share * part
        mix[word] += left
    return mix


def persian(folder: Path, texts: Iterable[Path]) -> Shares:
    """Read the words of Persian: of the lexicon, of texts and of packages."""
    listed = [line.split("\t") for line in read("frequency.txt").splitlines()]
    bins = {word.replace("|", ZWNJ): 10 ** (int(number) / 2) for word, number in listed}
    known = {line.split("\t")[0].replace("|", ZWNJ): 1.0 for line in read("words.txt").splitlines()}
    seen = Counter(word for path in texts for text in read_persian(path) for word in words_of(text))
    glued = {word.replace(ZWNJ, ""): count for word, count in seen.items()}
    packaged = taught(folder, {"fa"})
    words = mixed([*map(shares, (bins, known, seen, glued)), packaged])
    return varied(words, [([(old, new)], share) for old, new, share in SLIPS])


def taught(folder: Path, languages: set[str]) -> Shares:
    """Read the words of some languages out of packages."""
    return mixed(
        shares(Counter(word for text in source.sentences(folder) for word in words_of(text)))
        for source in SOURCES
        if source.teaches and source.language in languages
    )


def fit(words: Shares, against: Shares, size: int) -> dict[str, int]:
    """Weigh traits, in tenths of a logit: above 0 if they speak for ``words``."""
    rows = [traits(word) for word in (*words, *against)]
    seen = Counter(trait for row in rows for trait in row)
    kept = [
        trait
        for trait, count in sorted(seen.items())
        if trait not in BY_HAND and count >= (2 if trait[0] == trait[-1] == "#" else LEAST_SEEN)
    ]
    index = {trait: number for number, trait in enumerate(kept)}
    columns = [sorted(index[trait] for trait in row if trait in index) for row in rows]
    starts = np.concatenate([[0], np.cumsum([len(row) for row in columns])])
    flat = [column for row in columns for column in row]
    cells = csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(rows), len(kept)))
    model = LogisticRegression(l1_ratio=1.0, solver="liblinear", tol=1e-3, random_state=0)
    weight = size * np.array([*words.values(), *against.values()])
    model.fit(cells, np.arange(len(rows)) < len(words), sample_weight=weight)
    weights = {trait: round(10 * w) for trait, w in zip(kept, model.coef_[0], strict=True)}
    return {**weights, "prior": round(10 * model.intercept_[0])}


def loans() -> list[str]:
    """Read the Arabic words that Persian has with their article: «التحصیل»."""
    words = [line.split("\t")[0] for line in read("words.txt").splitlines()]
    parts = {part for word in words for part in word.split("|")}
    known = {part for part in parts if part.startswith("ال") and len(part) > 3}
    seen = [line.split("\t")[0] for line in read("frequency.txt").splitlines()]
    inflected = {word for word in seen if word.startswith(tuple(known)) and word.endswith(ENDINGS)}
    return sorted(known | inflected)


def familiar() -> list[str]:
    """Read the names of people in Persian, most of them Arabic too, and what goes with them."""
    rows = [line.split("\t") for line in read("names.txt").splitlines()]
    people = [name for name, kind in rows if kind in {"given", "family"} and "|" not in name]
    return sorted({*people, *IN_NAMES.split(), *FORMULAS.split()})


def quieten(weights: dict[str, int], words: Iterable[str]) -> None:
    """Weigh words as a whole so that they say no more than ``LOAN``."""
    for word in words:
        said = sum(weights.get(trait, 0) for trait in (*traits(word), "prior"))
        if said > LOAN:
            whole = f"#{word}#"
            weights[whole] = weights.get(whole, 0) + LOAN - said


def main() -> None:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where the packages are unpacked")
    parser.add_argument(
        "persian", type=Path, nargs="+", help="Persian texts, .conllu, .jsonl or .txt"
    )
    args = parser.parse_args()
    of_persian = persian(args.folder, args.persian)
    arabic = varied(taught(args.folder, {"ar"}), [(PLAIN, PLAIN_SHARE)])
    other = taught(args.folder, {source.language for source in SOURCES} - {"fa", "ar"})
    columns = {}
    for name, words in (("arabic", arabic), ("other", other)):
        columns[name] = fit(words, of_persian, SIZES[name])
        columns[name]["prior"] += round(10 * PRIORS[name])
        if name == "arabic":
            quieten(columns[name], sorted({*loans(), *familiar()}))
            columns[name] |= BY_HAND
        print(name, sum(map(bool, columns[name].values())), file=sys.stderr)
    for trait in sorted({*columns["arabic"], *columns["other"]}):
        row = [columns[name].get(trait, 0) for name in ("arabic", "other")]
        if any(row):
            print(trait, *row, sep="\t")


if __name__ == "__main__":
    main()
