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
    memo = Memo(str, size=10)
    for number in range(1000):
        assert memo[number] == str(number)
        assert memo[0] == "0"
        assert len(memo) <= 10
    assert 0 in memo


def test_an_answer_of_none_is_remembered() -> None:
    asked: list[int] = []
    memo: Memo[int, None] = Memo(asked.append, size=2)
    for number in (1, 2, 3, 1, 2, 3):
        assert memo[number] is None
    assert asked == [1, 2, 3]


def test_threads_share_memos() -> None:
    wanted = [clean(line) for line in LINES]
    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(lambda _: [clean(line) for line in LINES], range(40)):
            assert found == wanted


def test_threads_share_a_small_memo() -> None:
    memo = Memo(str, size=3)
    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(lambda _: [memo[n % 17] for n in range(2000)], range(8)):
            assert found == [str(n % 17) for n in range(2000)]
