"""Memo: what a function gave for the arguments it was asked about lately.

Guarantees that no more than twice ``size`` answers are kept, however much text goes by, none of
them for a key longer than any word; and that those asked for again and again stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST: Final = 100
"""Letters of the longest words, one or two, that answers are kept for: text without spaces would
fill the memory."""

Key = TypeVar("Key", bound=str | tuple[str, ...])
Value = TypeVar("Value")


class Memo(dict[Key, Value], Generic[Key, Value]):
    """Answers of a function of one argument, worked out when first asked for.

    Looking up a known answer costs no more than in any dictionary. There are two generations: when
    the young one is full it becomes the old one, and what is still asked for moves back.

    >>> asked = []
    >>> memo = Memo(lambda word: asked.append(word) or len(word), size=2)
    >>> [memo[word] for word in ("one", "three", "one", "eleven", "one")], asked
    ([3, 5, 3, 6, 3], ['one', 'three', 'eleven'])
    """

    def __init__(self, function: Callable[[Key], Value], size: int) -> None:
        """Start with no answers.

        Args:
            function: What gives the answers; always the same one for the same argument.
            size: Answers of a generation.
        """
        super().__init__()
        self._function = function
        self._size = size
        self._old: dict[Key, Value] = {}

    def __missing__(self, key: Key) -> Value:
        """Find an answer among the old ones, or work it out."""
        old = self._old  # another thread may put a new one there
        answer = old[key] if key in old else self._function(key)
        if len(key if isinstance(key, str) else "".join(key)) > LONGEST:
            return answer
        if len(self) >= self._size:
            self._old = dict(self)
            self.clear()
        self[key] = answer
        return answer
