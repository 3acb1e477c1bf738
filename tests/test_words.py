"""Words: rows, seam and laws."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian_clean import clean
from persian_clean.chars import ZWNJ
from persian_clean.lexicon import read
from persian_clean.rule import WordRule
from persian_clean.rules.affixes import AFFIX_RULES
from persian_clean.rules.compounds import COMPOUND_RULES
from persian_clean.rules.glued import GLUED_RULES
from persian_clean.words import Strength, mender
from persian_clean.words.codes import Codes, known_codes, listed, written
from persian_clean.words.forms import lexicon
from persian_clean.words.judge import Judge
from persian_clean.words.model import weights
from persian_clean.words.neighbours import Neighbours

if TYPE_CHECKING:
    from persian_clean.words.neighbours.rows import Row

RULES = tuple(
    rule for rule in (*AFFIX_RULES, *COMPOUND_RULES, *GLUED_RULES) if isinstance(rule, WordRule)
)
ALL = frozenset(rule.name for rule in RULES)
DEFAULT = frozenset(rule.name for rule in RULES if rule.default)

ATOMS = (
    "می رود کتاب ها های تر ای اند بی و در که کازرون وحشت خانه شهر آن است شده به عنوان ساعت ۱۰ ی ه "
    "نمی خواهد خیابانهای گزارشها دجالبازی میکنند نیزدروحشت گفته ات خوب زمین سازی گذاری هم پیش"
).split()
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(ATOMS),
        st.sampled_from([" ", ZWNJ, "\n", ".", "¬", "\N{SOFT HYPHEN}", "  ", "،", "\ue000"]),
        st.text(max_size=3),
    ),
    max_size=12,
).map("".join)


def apply(text: str, rules: frozenset[str], strength: Strength) -> str:
    out, done = [], 0
    for change in mender(rules, strength).find(text):
        assert done <= change.start <= change.end
        assert text[change.start : change.end] != change.new
        assert change.rule in rules
        out += [text[done : change.start], change.new]
        done = change.end
    return "".join([*out, text[done:]])


def letters(text: str) -> str:
    return text.replace(ZWNJ, "").replace(" ", "")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_row_proves_itself(rule: WordRule) -> None:
    before, after = rule.example
    only = frozenset({rule.name})
    assert mender(only).mend(before) == after
    assert mender(ALL).mend(rule.keep) == rule.keep
    assert mender(ALL - only).mend(before) != after


@given(TEXTS, st.sampled_from([ALL, DEFAULT]), st.sampled_from(["standard", "certain"]))
def test_mending_twice_is_mending_once(
    text: str, rules: frozenset[str], strength: Strength
) -> None:
    words = mender(rules, strength)
    once = words.mend(text)
    assert apply(text, rules, strength) == once
    assert words.mend(once) == once
    assert words.find(once) == []
    assert letters(once) == letters(text)


def test_codes_of_listed_words_are_those_that_would_be_worked_out() -> None:
    codes = Codes(Judge(lexicon(), weights()), {})
    now = written(map(codes.of, listed()))
    assert now == read("codes.txt"), "lists or judgements changed: run tools/write_codes.py"


def test_codes_hold_beside_words_of_ones_own() -> None:
    own = frozenset({"کتاب خانه", "بی\u200cدر", "دراین", "می رفت", "پیش"})
    codes = Codes(Judge(lexicon().knowing(own), weights()), {})
    for word, code in list(known_codes().items())[::40]:
        if not any(known in word for known in own):
            assert codes.of(word) == code, word


NEIGHBOURS = Neighbours(lexicon())
APART = (*NEIGHBOURS.compounds.rows, *NEIGHBOURS.endings.rows, *NEIGHBOURS.mi.rows)


@pytest.mark.parametrize("row", APART, ids=[row.example for row in APART])
def test_a_row_of_what_stays_apart_is_what_its_sentence_shows(row: Row) -> None:
    words = ["", *row.example.replace(ZWNJ, " ").split(), ""]
    places = zip(words, words[1:], words[2:], words[3:], strict=False)
    left, right = next(
        (left, right)
        for before, left, right, after in places
        if left in row.left and right in row.right and before in row.before and after in row.after
    )
    assert f"{left} {right}" in clean(row.example).replace(ZWNJ, "")
