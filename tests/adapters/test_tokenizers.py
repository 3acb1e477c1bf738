from __future__ import annotations

import copy
import pickle

import pytest

pytest.importorskip("tokenizers", reason="the extra 'tokenizers' is not installed")

import tokenizers
from hypothesis import given
from tokenizers import models, normalizers, pre_tokenizers

from persian_clean import SEARCH, STANDARD, Config, Edit, Result, clean, explain
from persian_clean.adapters.characters import characters
from persian_clean.adapters.tokenizers import (
    PersianTokenizer,
    character_normalizer,
    persian_normalizer,
)
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


# --- pickles --------------------------------------------------------------------------------------


def make_plain() -> tokenizers.Tokenizer:
    vocabulary = {"?": 0, "علی": 1, "آمد": 2}
    tokenizer = tokenizers.Tokenizer(models.WordLevel(vocabulary, unk_token="?"))  # noqa: S106
    tokenizer.normalizer = normalizers.Strip()
    tokenizer.pre_tokenizer = pre_tokenizers.Split(" ", "isolated")
    tokenizer.enable_truncation(3)
    return tokenizer


def test_the_normalizer_can_be_pickled() -> None:
    copied = pickle.loads(pickle.dumps(persian_normalizer(SEARCH)))  # noqa: S301  our own bytes
    assert copied.normalize_str("مسئول ۲") == "مسیول 2"
    other = normalizers.Normalizer.custom(object())
    with pytest.raises(TypeError, match=r"is not from persian_normalizer\(\)"):
        pickle.dumps(other)


def test_the_tokenizer_can_be_pickled() -> None:
    plain = make_plain()
    tokenizer = PersianTokenizer(plain, SEARCH)
    text = "  علي آمد علي آمد"
    for one in (tokenizer, pickle.loads(pickle.dumps(tokenizer)), copy.deepcopy(tokenizer)):  # noqa: S301
        encoding = one.encode(text)
        assert encoding.tokens == ["علی", "?", "?"]  # SEARCH writes alef for alef with madda
        assert [text[start:end] for start, end in encoding.offsets] == ["علي", " ", "آمد"]
        assert one.config == SEARCH
        assert one.get_vocab_size() == 3
    assert plain.encode("علی علي").tokens == ["علی", "?", "?"]
    assert tokenizer.tokenizer is plain


def test_the_tokenizer_is_set_up_and_saved_without_the_cleaning() -> None:
    tokenizer = PersianTokenizer(make_plain())
    for name in ("save", "to_str", "enable_padding", "no_such_thing"):
        with pytest.raises(AttributeError, match=rf"{name}: a PersianTokenizer encodes and"):
            getattr(tokenizer, name)
    with pytest.raises(AttributeError):
        tokenizer.post_processor = None  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match="config must be a Config"):
        PersianTokenizer(make_plain(), "standard")  # type: ignore[arg-type]


# --- without Python -------------------------------------------------------------------------------


@pytest.mark.parametrize("config", [STANDARD, SEARCH])
def test_characters(rows: Rows, config: Config) -> None:
    table = {ord(char): new for char, new in characters(config).items()}
    saved = make_plain()
    saved.normalizer = character_normalizer(config)
    loaded = tokenizers.Tokenizer.from_str(saved.to_str()).normalizer
    for row in rows[:1000]:
        if row is not None:
            assert loaded.normalize_str(row) == row.translate(table)
    assert pickle.loads(pickle.dumps(saved)).encode("علي").tokens == ["علی"]  # noqa: S301
