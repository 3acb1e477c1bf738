"""The list of names: its form, and that no entry is a word with a fault."""

from __future__ import annotations

import re

from persian_clean.chars import PERSIAN_LETTERS, ZWNJ
from persian_clean.lexicon import read
from persian_clean.words.affixes import FUNCTION_WORDS

KINDS = {"given", "family", "place", "country", "language", "people", "loan", "brand"}
ROWS = [line.split("\t") for line in read("names.txt").splitlines()]
WORDS = [word.replace("|", ZWNJ) for word, _ in ROWS]


def test_each_line_is_a_word_and_a_kind() -> None:
    word = re.compile(rf"[{PERSIAN_LETTERS}]+(?:\|[{PERSIAN_LETTERS}]+)*")
    assert [row for row in ROWS if not word.fullmatch(row[0]) or row[1] not in KINDS] == []


def test_entries_are_sorted_and_stand_once() -> None:
    assert sorted(set(WORDS)) == WORDS


def test_no_entry_is_a_function_word() -> None:
    assert [word for word in WORDS if word in FUNCTION_WORDS] == []


def test_names_glued_to_a_preposition_are_no_names() -> None:
    names = set(WORDS)
    glued = (
        lead + name for name in ("تهران", "ایران", "شیراز", "محمد") for lead in ("در", "از", "و")
    )
    assert names.isdisjoint(glued)
