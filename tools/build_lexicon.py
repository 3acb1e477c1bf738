"""Lexicon builder: word list and frequency list out of packaged sources.

Reads the Hunspell dictionary of Lilak (npm package ``dictionary-fa``) and the frequencies of
``wordfreq``. Writes ``words.txt`` and ``frequency.txt``, sorted, one entry a line,
with the zero-width non-joiner written ``|``. Verb forms are left out: they are generated.

    npm pack dictionary-fa && tar xzf dictionary-fa-*.tgz
    python tools/build_lexicon.py package/index.dic src/persian_clean/lexicon
"""

from __future__ import annotations

import argparse
import math
import re
from pathlib import Path

from persian_clean.chars import NON_JOINING, PERSIAN_LETTERS, ZWNJ
from persian_clean.words.verbs import Verbs

WORD = re.compile(f"[{PERSIAN_LETTERS}]+(?:{ZWNJ}[{PERSIAN_LETTERS}]+)*")
COMPARATIVE = {"st", "su"}
PLURAL = {"sd", "sg"}
VERBAL = re.compile(
    f"(?:بر|در|باز|فرو|فرا|وا|ور|سر|دربر|بار)?[بنه]*می{ZWNJ}.*|.*ه{ZWNJ}(?:ام|ای|ایم|اید|اند)"
)
KEPT = set("آنها اینها تنها منتها منها علیها الیها دهها میدانی میری میگون میگساره میگساری".split())
FOLD = str.maketrans("يىك", "ییک")


def word_class(flags: str) -> str:
    """Name the class of a Lilak entry: adjective, noun, uncounted noun, or without endings.

    A second letter, h, says that the entry ends in a silent he.
    """
    classes = {flags[i : i + 2] for i in range(0, len(flags), 2)}
    silent = "h" if "sk" in classes else ""
    if classes & COMPARATIVE:
        return "A" + silent
    if classes & PLURAL:
        return "N" + silent
    return "P" if classes else "X"


def read_lilak(path: Path, verbs: Verbs) -> dict[str, str]:
    """Read words and their classes, without the verb forms that the stems give."""
    words: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        word, _, flags = line.partition("/")
        if not WORD.fullmatch(word) or len(word) < 2:
            continue
        if VERBAL.fullmatch(word) or (not flags and verbs.is_form(word)):
            continue
        words[word] = min(words.get(word, "X"), word_class(flags))
    return {word: kind for word, kind in words.items() if not is_misspelt(word, words, verbs)}


def is_misspelt(word: str, words: dict[str, str], verbs: Verbs) -> bool:
    """Say whether an entry is itself a word that has lost its non-joiner."""
    if word in KEPT:
        return False
    base, ha, _ = word.rpartition("ها")
    if ha and base in words and base[-1] not in NON_JOINING:
        return True
    return word.startswith("می") and verbs.follows_mi(word[2:])


def read_frequencies() -> dict[str, int]:
    """Bin the Zipf frequencies of wordfreq: 0 is once in a million words, two bins a decade."""
    from wordfreq import get_frequency_dict  # noqa: PLC0415 - only this step needs it

    bins: dict[str, int] = {}
    for raw, frequency in get_frequency_dict("fa", wordlist="small").items():
        word = raw.translate(FOLD)
        if WORD.fullmatch(word):
            score = max(0, min(9, int((math.log10(frequency) + 6) * 2)))
            bins[word] = max(score, bins.get(word, 0))
    return bins


def write(path: Path, entries: dict[str, str]) -> None:
    """Write a list sorted by code point."""
    lines = (f"{word.replace(ZWNJ, '|')}\t{value}\n" for word, value in sorted(entries.items()))
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def main() -> None:
    """Build both lists."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lilak", type=Path, help="index.dic of dictionary-fa")
    parser.add_argument("folder", type=Path, help="where the lists go; verbs.txt is read there")
    parser.add_argument("--no-frequencies", action="store_true", help="leave frequency.txt alone")
    options = parser.parse_args()
    write(options.folder / "words.txt", read_lilak(options.lilak, Verbs.load()))
    if not options.no_frequencies:
        bins = read_frequencies()
        write(options.folder / "frequency.txt", {word: str(n) for word, n in bins.items()})


if __name__ == "__main__":
    main()
