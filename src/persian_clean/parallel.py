"""Parallel: blocks of lines cleaned in several processes.

Guarantees the order of the input, the same text as one process gives, and that only a few blocks
are in memory at any time.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


def map_in_order(
    work: Callable[[list[str]], list[str]], blocks: Iterable[list[str]], workers: int
) -> Iterator[list[str]]:
    """Apply ``work`` to blocks in processes, and yield its results in their order.

    Args:
        work: A function that can be pickled.
        blocks: Read no further ahead than the workers need.
        workers: Number of processes.
    """
    waiting: deque[Future[list[str]]] = deque()
    # Spawned processes share no locks or threads with this one.
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
    try:
        for block in blocks:
            waiting.append(pool.submit(work, block))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
