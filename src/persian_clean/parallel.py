"""Parallel: lines cleaned in several processes.

Guarantees the order of the input, the same text as one process gives, and that only a few batches
are in memory at any time.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_BATCH: Final = 1 << 17
"""Code points of a batch, at least: enough that sending it costs little beside cleaning it."""


def map_batches(
    work: Callable[[list[str]], list[str]], lines: Iterable[str], workers: int
) -> Iterator[str]:
    """Apply ``work`` to batches of lines in processes, and yield its results line by line.

    Args:
        work: A function that can be pickled, from lines to as many lines.
        lines: Any iterable of strings; read no further ahead than the workers need.
        workers: Number of processes.
    """
    waiting: deque[Future[list[str]]] = deque()
    # Spawned processes share no locks or threads with this one.
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
    try:
        for batch in _batches(lines):
            waiting.append(pool.submit(work, batch))
            if len(waiting) > 2 * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _batches(lines: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for line in lines:
        batch.append(line)
        size += len(line) + 1
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
