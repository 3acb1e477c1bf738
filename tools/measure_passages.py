"""Measure: how many sentences in other languages stay untouched, and how many Persian ones do not.

Reads sentences out of packages (see ``passage_texts.py``), cleans a number of each source by two
presets, and counts those that stay as they are; Arabic also without vowel signs, and as who writes
Persian writes it. Then it counts the Persian sentences in which a passage is found: of those that
are rich in words which Arabic has too, as they are and as an Arabic keyboard writes them. Needs
polib.

    python tools/measure_passages.py FOLDER TEXT …
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from passage_texts import PLAIN, SIGNS, SOURCES, read_persian, respelt
from persian_clean import CORPUS, clean
from persian_clean.chars import ARABIC_KAF, ARABIC_YEH, FARSI_YEH, KEHEH
from persian_clean.passages import find_passages
from persian_clean.passages.scores import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LOANS = 0.4
"""Share of its words that Arabic has too, from which on a Persian sentence is rich in loans."""
LEAST_WORDS = 6
ARABIC_KEYBOARD = str.maketrans(FARSI_YEH + KEHEH, ARABIC_YEH + ARABIC_KAF)
PERSIAN_KEYBOARD = str.maketrans(ARABIC_YEH + ARABIC_KAF, FARSI_YEH + KEHEH)


def as_in_persian(text: str) -> str:
    """Spell Arabic as who writes Persian does."""
    return respelt(text, PLAIN).translate(PERSIAN_KEYBOARD)


def sample(sentences: Sequence[str], number: int) -> list[str]:
    """Take a number of sentences, as far apart as can be."""
    step = max(1.0, len(sentences) / number)
    return [sentences[int(i * step)] for i in range(min(number, len(sentences)))]


def report_foreign(folder: Path, number: int, shown: int) -> set[str]:
    """Tell what stays untouched; return the words of Arabic."""
    arabic: set[str] = set()
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    print("language  source                          sentences  STANDARD   CORPUS")
    for source in SOURCES:
        if source.language == "fa":
            continue
        every = source.sentences(folder)
        taken = sample(every, number)
        forms = {"": taken}
        if source.language == "ar":
            arabic.update(word for text in every for word in words_of(as_in_persian(text)))
            forms["without signs"] = [respelt(text, SIGNS) for text in taken]
            forms["as in Persian"] = [as_in_persian(text) for text in taken]
        for form, texts in forms.items():
            touched = [text for text in texts if clean(text) != text]
            kept = len(texts) - len(touched), sum(clean(text, CORPUS) == text for text in texts)
            name = f"{source.name}{', ' if form else ''}{form}"
            shares = "".join(f"{100 * each / len(texts):8.1f}%" for each in kept)
            taught = " taught" * source.teaches
            print(f"{source.language:9} {name:31} {len(texts):9} {shares}{taught}")
            for text in touched[:shown]:
                print(f"          {text[:100]}\n       -> {clean(text)[:100]}")
            if not source.teaches:
                key = f"{source.language}{', ' if form else ''}{form}"
                for i, each in enumerate((len(texts), *kept)):
                    sums[key][i] += each
    print("\nAll but what the weights were trained on:")
    for key, (total, *kept) in sums.items():
        print(f"{key:41} {total:9} " + "".join(f"{100 * each / total:8.1f}%" for each in kept))
    return arabic


def report_persian(
    title: str, texts: Iterable[str], arabic: set[str], number: int, shown: int
) -> None:
    """Tell in which Persian sentences a passage is found."""
    rich = []
    for text in dict.fromkeys(texts):
        words = words_of(text)
        if len(words) >= LEAST_WORDS:
            loans = sum(len(word) > 2 and as_in_persian(word) in arabic for word in words)
            if loans >= LOANS * len(words):
                rich.append(text)
    taken = sample(rich, number)
    for name, form in (
        ("as they are", taken),
        ("on an Arabic keyboard", [text.translate(ARABIC_KEYBOARD) for text in taken]),
    ):
        found = [text for text in form if find_passages(text)]
        share = 100 * len(found) / max(1, len(form))
        print(f"{title}, {name}: {len(found)} of {len(form)} taken for foreign, {share:.2f}%")
        for text in found[:shown]:
            print("         ", *(f"[{text[start:end]}]" for start, end in find_passages(text)))


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where the packages are unpacked")
    parser.add_argument(
        "persian", type=Path, nargs="*", help="Persian texts, .conllu, .jsonl or .txt"
    )
    parser.add_argument("--number", type=int, default=300, help="sentences of each source")
    parser.add_argument("--show", type=int, default=0, help="sentences to show of each that fail")
    args = parser.parse_args()
    arabic = report_foreign(args.folder, args.number, args.show)
    print("\nPersian sentences rich in words that Arabic has too:")
    for source in SOURCES:
        if source.language == "fa":
            title = f"{source.name}{', taught' * source.teaches}"
            sentences = source.sentences(args.folder)
            report_persian(title, sentences, arabic, args.number, args.show)
    for path in args.persian:
        report_persian(path.name, read_persian(path), arabic, args.number, args.show)


if __name__ == "__main__":
    main()
