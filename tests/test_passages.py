"""Passages in other languages: where they are found, and what finding them depends on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian_clean.chars import LINE_BREAKS, TOKEN
from persian_clean.lexicon import read
from persian_clean.passages import find_passages, signs
from persian_clean.passages.scores import score, words_of
from strategies import texts

FOREIGN = [
    "هذه المدينة القديمة في الجبل",
    "قال رسول الله",
    "إِنَّ اللَّهَ مَعَ الصَّابِرِينَ",
    "ئەم کتێبە زۆر باشە",
    "یہ کتاب میں نے پڑھی ہے",
]
PERSIAN = ["او آمد و رفت", "كتاب هاي قديمي", "«گفت»", "", " ", ".", TOKEN, "خانهٔ ما:"]
mixed = st.lists(
    st.sampled_from([*FOREIGN, *PERSIAN, " ", "، ", "«", "»", *LINE_BREAKS]) | texts, max_size=8
).map("".join)


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in find_passages(text)]


@given(mixed)
def test_passages_are_disjoint_and_within_lines(text: str) -> None:
    last = 0
    for start, end in find_passages(text):
        assert last <= start < end <= len(text)
        assert not set(text[start:end]) & {*LINE_BREAKS, TOKEN}
        last = end


@given(mixed, st.sampled_from(LINE_BREAKS), mixed)
def test_lines_are_judged_by_themselves(before: str, line_break: str, after: str) -> None:
    assert found(before + line_break + after) == found(before) + found(after)


@given(mixed)
def test_a_line_without_a_sign_has_no_passage(text: str) -> None:
    if find_passages(text):
        assert any(sign.search(f"\n{text}") for sign in signs())


@pytest.mark.parametrize("passage", FOREIGN)
@pytest.mark.parametrize("frame", ["{}", "  {}  ", "دوستم می نویسد: «{}».", "({}) را خواندم"])
def test_passage_is_found_with_its_edges(passage: str, frame: str) -> None:
    assert found(frame.format(passage)) == [passage]


def test_quotation_within_a_passage_is_whole() -> None:
    assert found("او گفت: قال «هذه مدينة قديمة»، ولی نماند.") == ["قال «هذه مدينة قديمة»"]


def test_hidden_token_parts_a_passage() -> None:
    assert found(f"هذه المدينة {TOKEN} القديمة في الجبل") == [
        "هذه المدينة ",
        " القديمة في الجبل",
    ]


def test_one_word_is_no_passage() -> None:
    assert found("المدينة") == []
    assert found("الال، الال") == []
    assert found("قُلۡ") == ["قُلۡ"]


def test_half_a_loan_says_nothing() -> None:
    assert score("المجالس").arabic > 0
    assert found("قریب الوقوعه، سریع السیره") == []


def test_weights_are_sorted_whole_numbers() -> None:
    rows = [line.split("\t") for line in read("passages.txt").splitlines()]
    names = [name for name, _, _ in rows]
    assert names == sorted(set(names))
    assert all(int(arabic) or int(other) for _, arabic, other in rows)


@given(texts)
def test_any_text_has_scores(text: str) -> None:
    for word in words_of(text):
        assert -200 <= score(word).arabic <= 200 or "\N{ZERO WIDTH NON-JOINER}" in word
