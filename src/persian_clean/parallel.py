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
        blocks: Read no further ahead than the workers need. If that fails, what was read before is
            yielded before the error is raised.
        workers: Number of processes.
    """
    waiting: deque[Future[list[str]]] = deque()
    error: Exception | None = None
    # Spawned processes share no locks or threads with this one.
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
    try:
        source = iter(blocks)
        while error is None:
            try:
                waiting.append(pool.submit(work, next(source)))
            except StopIteration:
                break
            except Exception as fault:  # noqa: BLE001  raised again below
                error = fault
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
        if error is not None:
            raise error
    finally:
        pool.shutdown(cancel_futures=True)
