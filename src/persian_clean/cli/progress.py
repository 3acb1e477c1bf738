"""Progress: how far the work is, on a terminal only.

Guarantees that nothing is printed where standard error is not a terminal, and that the line is
gone when the work ends.
"""

from __future__ import annotations

import sys
import time
from typing import Final

_INTERVAL: Final = 0.2
_WIDTH: Final = 24


class Progress:
    """One line on standard error: bytes, rate, time left."""

    def __init__(self, total: int, *, shown: bool) -> None:
        """Begin.

        Args:
            total: Bytes to read, or 0 where nobody knows.
            shown: Whether to print anything.
        """
        self._total = total
        self._shown = shown
        self._start = time.monotonic()
        self._next = self._start + 3 * _INTERVAL  # short work needs no bar

    def update(self, done: int) -> None:
        """Say how many bytes have been read.

        Args:
            done: Bytes read so far.
        """
        now = time.monotonic()
        if self._shown and now >= self._next:
            self._next = now + _INTERVAL
            line = describe(done, self._total, now - self._start)
            print(f"\r{line}\x1b[K", end="", file=sys.stderr, flush=True)  # noqa: T201

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)  # noqa: T201


def describe(done: int, total: int, seconds: float) -> str:
    """Return the line.

    Args:
        done: Bytes read so far.
        total: Bytes to read, or 0 where nobody knows.
        seconds: Time spent so far.
    """
    rate = done / seconds if seconds else 0.0
    if not total:
        return f"{_size(done)}  {_size(rate)}/s"
    share = min(1.0, done / total)
    bar = ("#" * round(share * _WIDTH)).ljust(_WIDTH, "-")
    left = _clock((total - done) / rate) if rate else "--:--"
    return f"[{bar}] {share:4.0%}  {_size(done)}/{_size(total)}  {_size(rate)}/s  {left} left"


def _size(number: float) -> str:
    for unit in ("B", "kB", "MB"):
        if number < 1000:
            return f"{number:.0f} {unit}" if unit == "B" else f"{number:.1f} {unit}"
        number /= 1000
    return f"{number:.2f} GB"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(max(0, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"
