from __future__ import annotations

import pytest

pytest.importorskip("tokenizers", reason="the extra 'tokenizers' is not installed")

import tokenizers
from hypothesis import given
from tokenizers import models, normalizers, pre_tokenizers

from persian_clean import SEARCH, Edit, Result, clean, explain
from persian_clean.adapters.tokenizers import persian_normalizer
from strategies import texts

Rows = list[str | None]


def make_tokenizer(pre_tokenizer: object) -> tokenizers.Tokenizer:
    tokenizer = tokenizers.Tokenizer(models.WordLevel({"?": 0}, unk_token="?"))  # noqa: S106
    tokenizer.normalizer = persian_normalizer()
    tokenizer.pre_tokenizer = pre_tokenizer
    return tokenizer


CHARS = make_tokenizer(pre_tokenizers.Split("", "isolated"))
WORDS = make_tokenizer(pre_tokenizers.WhitespaceSplit())


def test_text(rows: Rows, cleaned: Rows) -> None:
    normalizer = persian_normalizer()
    for row, clean_row in zip(rows, cleaned, strict=True):
        if row is not None:
            assert normalizer.normalize_str(row) == clean_row


def test_offsets_of_characters(rows: Rows) -> None:
    for row in rows[:3000]:
        check_offsets(row or "")


@given(texts.filter(lambda text: "\ud800" not in text and text.isprintable()))
def test_offsets(text: str) -> None:
    check_offsets(text)


def check_offsets(text: str) -> None:
    result = explain(text)
    offsets = CHARS.encode(text).offsets
    assert len(offsets) == len(result.text)
    changed = {i for edit in result.edits for i in range(edit.clean_start, edit.clean_end)}
    for i, (start, end) in enumerate(offsets):
        if i not in changed:
            assert text[start:end] == result.text[i]
        else:
            assert 0 <= start <= end <= len(text)
    assert offsets == sorted(offsets)


def test_words() -> None:
    text = "علي  كتاب را مي خواند , و رفت"
    encoding = WORDS.encode(text)
    assert [text[start:end] for start, end in encoding.offsets][:2] == ["علي", "كتاب"]
    assert len(encoding.offsets) == len(clean(text).split())


def test_longer_shorter_and_nothing() -> None:
    text = "\u200c\ufefbله\u200c"
    assert WORDS.encode(text).offsets == [(1, 4)]
    assert WORDS.encode("\ufeff").offsets == []
    assert WORDS.encode("").offsets == []


def test_after_another_normalizer() -> None:
    tokenizer = make_tokenizer(pre_tokenizers.WhitespaceSplit())
    tokenizer.normalizer = normalizers.Sequence([normalizers.Strip(), persian_normalizer(SEARCH)])
    text = "  مسئول  كتاب "
    assert [text[start:end] for start, end in tokenizer.encode(text).offsets] == ["مسئول", "كتاب"]


def test_batch(rows: Rows) -> None:
    texts = [row for row in rows[:1000] if row]
    for text, encoding in zip(texts, WORDS.encode_batch(texts), strict=True):
        assert encoding.offsets == WORDS.encode(text).offsets


def test_insertion_before_the_first_character(monkeypatch: pytest.MonkeyPatch) -> None:
    edit = Edit(0, 0, 0, 1, "", "x", ("a-rule",))
    result = Result("ab", "xab", (edit,))
    monkeypatch.setattr("persian_clean.adapters.tokenizers.explain", lambda *_: result)
    assert CHARS.encode("ab").offsets == [(0, 1), (0, 1), (1, 2)]
