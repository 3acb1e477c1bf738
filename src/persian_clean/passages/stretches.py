"""Stretches: which words of a line make up a passage.

Guarantees that a stretch says more together than its two ends cost, in linear time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from persian_clean.passages.letters import OTHER
from persian_clean.passages.scores import QURANIC, WORD_AND_GAP, Score, beside_each_other, score

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AT_MARK: Final = 13
"""What an end of a passage costs at a mark, and at the beginning and the end of a line."""
_BETWEEN_WORDS: Final = 25
"""What it costs elsewhere."""
_LEAST_AT_END: Final = Score(arabic=0, other=10)
"""What the word at such an end says at least."""
_LONGEST: Final = 40
"""How many characters of a word are looked at."""
_BRIDGE: Final = 3
_MOST_AGAINST: Final = 35
"""What lies between stretches belongs to them unless it speaks against them by more than this, or
by more than the third part of what they say: what two languages share says nothing, and what is
surely Persian says more. What lies before them and behind them belongs to them both or not at all:
a line is foreign as a whole, or it is Persian with foreign passages."""
_MARK: Final = re.compile("[.!?؟۔؛:…\"'()\\[\\]{}«»“”‘’\ufd3e\ufd3f]")
_OPENING: Final = dict(zip(")]}»”’\"'\ufd3e", "([{«“‘\"'\ufd3f", strict=True))
_END_MARKS: Final = re.compile("[.,!?،؛؟۔…:;]*")


def _best(scores: Sequence[int], costs: Sequence[int]) -> list[tuple[int, int]]:
    """Choose the stretches of words that say most together, less what their ends cost.

    Args:
        scores: Of each word.
        costs: Of an end before each word, and after the last.

    Returns:
        Of each stretch, in order, its first word and the one behind its last.
    """
    outside, inside, first = 0, -costs[0], 0
    chosen: Any = None  # the stretches that make up ``outside``, the last one first
    before: Any = None  # those before ``first``
    for i, gain in enumerate(scores):
        if outside - costs[i] > inside:
            inside, first, before = outside - costs[i], i, chosen
        inside += gain
        if inside - costs[i + 1] >= max(1, outside):
            outside, chosen = inside - costs[i + 1], (first, i + 1, before)
    stretches = []
    while chosen is not None:
        first, behind, chosen = chosen
        stretches.append((first, behind))
    return stretches[::-1]


def _trimmed(
    stretches: list[tuple[int, int]], scores: Sequence[int], costs: Sequence[int], least: int
) -> Iterator[tuple[int, int]]:
    """Leave out words at the ends of stretches that say too little, up to a mark."""
    for start, end in stretches:
        first, behind = start, end
        while first < behind and costs[first] != _AT_MARK and scores[first] < least:
            first += 1
        while first < behind and costs[behind] != _AT_MARK and scores[behind - 1] < least:
            behind -= 1
        if first < behind:
            yield first, behind


def _of_one_kind(
    scores: Sequence[int], costs: Sequence[int], least_at_end: int
) -> list[tuple[int, int]]:
    """Choose stretches as ``_best`` does, and add what lies around them and belongs to them."""
    stretches = [*_trimmed(_best(scores, costs), scores, costs, least_at_end)]
    if not stretches:
        return stretches
    most = min(sum(sum(scores[i:j]) for i, j in stretches) // _BRIDGE, _MOST_AGAINST)
    ends = [0, *(end for stretch in stretches for end in stretch), len(scores)]
    gaps = list(zip(ends[::2], ends[1::2], strict=True))
    foreign = [gap for gap in gaps if -sum(scores[slice(*gap)]) <= most]
    mostly = 2 * sum(j - i for i, j in stretches) >= len(scores)
    if mostly and gaps[0] in foreign and gaps[-1] in foreign:
        return stretches + foreign
    return stretches + [gap for gap in foreign if gap not in {gaps[0], gaps[-1]}]


def _passages(
    scores: Sequence[Score], costs: Sequence[int], *, has_other: bool
) -> list[tuple[int, int]]:
    """Choose the stretches that are Arabic, and those that are of other languages."""
    arabic, other = zip(*scores, strict=True)
    found = _of_one_kind(arabic, costs, _LEAST_AT_END.arabic)
    return found + _of_one_kind(other, costs, _LEAST_AT_END.other) if has_other else found


def _united(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Unite stretches that overlap or touch."""
    united: list[tuple[int, int]] = []
    for stretch in sorted(stretches):
        if united and stretch[0] <= united[-1][1]:
            first, behind = united[-1]
            united[-1] = first, max(behind, stretch[1])
        else:
            united.append(stretch)
    return united


def _stands(scores: Sequence[Score]) -> bool:
    """Tell whether words speak for a passage without the one that says most: it may be anything."""
    return any(sum(each) > max(each) for each in zip(*scores, strict=True))


def in_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the passages in a line of ``text``."""
    words = WORD_AND_GAP.findall(text, start, end)
    if not words:
        return
    costs = [_AT_MARK]
    for _, gap in words:
        costs.append(_BETWEEN_WORDS if gap == " " or not _MARK.search(gap) else _AT_MARK)
    costs[-1] = _AT_MARK
    has_other = OTHER.search(text, start, end) is not None
    scores = [score(word[:_LONGEST]) for word, _ in words]
    found = _passages(scores, costs, has_other=has_other)
    if found:  # seldom, which saves time
        scores = beside_each_other([word for word, _ in words], scores)
        found = _passages(scores, costs, has_other=has_other)
    if not found:
        return
    places = [match.span(1) for match in WORD_AND_GAP.finditer(text, start, end)]
    for first, behind in _united(found):
        begin, stop = places[first][0], places[behind - 1][1]
        if not _stands(scores[first:behind]) and QURANIC.search(text, begin, stop) is None:
            continue
        if behind - first < len(words):
            yield begin, _closed(text, begin, stop)
        else:
            line = text[start:end]
            yield end - len(line.lstrip()), start + len(line.rstrip())


def _closed(text: str, start: int, end: int) -> int:
    """Tell where a passage ends that may have opened a quotation: behind what closes it."""
    marks = _END_MARKS.match(text, end)
    at = end if marks is None else marks.end()
    closing = text[at : at + 1]
    opening = _OPENING.get(closing)
    if opening is None:
        return end
    opened = text.count(opening, start, end)
    left = opened % 2 if opening == closing else opened - text.count(closing, start, end)
    return at + 1 if left > 0 else end
