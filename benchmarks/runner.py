"""Runner: one library in a process of its own, asked over standard input, answering in JSON lines.

Started with the name of a library, it sets the library up as its documentation recommends and says
how long that took. Then each line ``{"task": …, "path": …}`` is answered by seconds of processor
time, characters and peak memory.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Task = Callable[[str], object]

# ruff: noqa: PLC0415  each library is imported in its own process only


def _lines(function: Task) -> Task:
    """Turn a function of a line into a task on a whole text."""

    def run(text: str) -> None:
        for line in text.split("\n"):
            function(line)

    return run


def _stream(path: str) -> int:
    from persian_clean import clean_lines

    with Path(path).open(encoding="utf-8", newline="") as file:
        return sum(map(len, clean_lines(file)))


def persian_clean() -> dict[str, Task]:
    from persian_clean import clean, clean_lines, explain, find_dates

    return {
        "lines": _lines(clean),
        "explain": _lines(explain),
        "find_dates": _lines(find_dates),
        "clean_lines": lambda text: list(clean_lines(text.split("\n"))),
        "document": clean,
        "dates of document": find_dates,
    }


def davat() -> dict[str, Task]:
    from davat import normalize_persian

    return {"lines": _lines(normalize_persian)}


def farsflow() -> dict[str, Task]:
    import farsflow

    return {"lines": _lines(farsflow.clean)}


def hazm() -> dict[str, Task]:
    from hazm import Normalizer

    return {"lines": _lines(Normalizer().normalize)}


def negar() -> dict[str, Task]:
    from negar.virastar import PersianEditor

    return {"lines": _lines(lambda line: PersianEditor(line).cleanup())}


def parsikit() -> dict[str, Task]:
    import parsikit

    return {"lines": _lines(parsikit.clean_text)}


def parsivar() -> dict[str, Task]:
    from parsivar import Normalizer

    return {"lines": _lines(Normalizer().normalize)}


def rishe() -> dict[str, Task]:
    from rishe import Normalizer

    return {"lines": _lines(Normalizer().normalize)}


def rishe_pipeline() -> dict[str, Task]:
    from rishe import Pipeline

    return {"lines": _lines(Pipeline().normalize)}


def shekar() -> dict[str, Task]:
    from shekar import Normalizer

    return {"lines": _lines(Normalizer())}


def _peak() -> float:
    """Return the most memory this process has held, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage tells there is at least what the parent process held
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def main() -> None:
    out, sys.stdout = sys.stdout, sys.stderr  # some libraries print

    def answer(**values: float) -> None:
        out.write(json.dumps(values) + "\n")
        out.flush()

    start = time.perf_counter()
    tasks = globals()[sys.argv[1]]()
    ready = time.perf_counter()
    tasks["lines"]("كتاب ها را مي خوانم .")
    answer(setup=ready - start, first=time.perf_counter() - ready, peak=_peak())
    for line in sys.stdin:
        request = json.loads(line)
        if request["task"] == "stream":
            start = time.process_time()
            chars = _stream(request["path"])
        else:
            text = Path(request["path"]).read_text(encoding="utf-8")
            chars = len(text)
            task = tasks[request["task"]]
            start = time.process_time()
            task(text)
        answer(seconds=time.process_time() - start, chars=chars, peak=_peak())


if __name__ == "__main__":
    main()
