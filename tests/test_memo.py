"""Memo: bounded, and safe to share."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from persian_clean import clean
from persian_clean.words.memo import Memo

LINES = [
    f"{first} {second} {third}{n % 7}"
    for n, first in enumerate(("کتابهای", "خانه های", "نمی خواهیم", "درکازرون", "گزارشها"))
    for second in ("خوب", "می رود", "علاقمندان", "شیوهنامهای", "و")
    for third in ("ساعت", "است", "زبانشناسی", "هم وطن", "ای")
]


def test_no_more_than_two_generations_are_kept() -> None:
    memo: Memo[str, int] = Memo(len, size=10)
    for number in range(1000):
        assert memo[f"{number}"] == len(f"{number}")
        assert memo["0"] == 1
        assert len(memo) <= 10
    assert "0" in memo


def test_an_answer_of_none_is_remembered() -> None:
    asked: list[str] = []
    memo: Memo[str, None] = Memo(asked.append, size=2)
    for word in "abcabc":
        assert memo[word] is None
    assert asked == ["a", "b", "c"]


def test_no_answer_is_kept_for_a_text_longer_than_words() -> None:
    memo: Memo[str | tuple[str, ...], int] = Memo(len, size=10)
    assert [memo["a" * 101], memo["a" * 60, "b" * 60], memo["a" * 100]] == [101, 2, 100]
    assert list(memo) == ["a" * 100]


class _Forgetful(dict[str, int]):
    """The old answers of a memo, which another caller replaces while they are looked at."""

    def __init__(self, memo: Memo[str, int]) -> None:
        super().__init__({"one": 3})
        self._memo = memo

    def __contains__(self, key: object) -> bool:
        self._memo._old = {}  # noqa: SLF001
        return super().__contains__(key)


def test_old_answers_may_go_while_they_are_looked_at() -> None:
    memo: Memo[str, int] = Memo(len, size=2)
    memo._old = _Forgetful(memo)  # noqa: SLF001
    assert memo["one"] == 3


def test_threads_share_memos() -> None:
    wanted = [clean(line) for line in LINES]
    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(lambda _: [clean(line) for line in LINES], range(40)):
            assert found == wanted


def test_threads_share_a_small_memo() -> None:
    memo = Memo(str.upper, size=3)
    letters = "abcdefghijklmnopq" * 100
    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(lambda _: [memo[letter] for letter in letters], range(8)):
            assert "".join(found) == letters.upper()
