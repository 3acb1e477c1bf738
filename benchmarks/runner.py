"""Runner: one library in a process of its own, asked over standard input, answering in JSON lines.

Started with the name of a library, it sets the library up as its documentation recommends and says
how long that took. Then each line ``{"task": …, "path": …}`` is answered by seconds of processor
time and by the clock, characters and peak memory.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

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


def _workers(path: str) -> int:
    from persian_clean import clean_lines

    with Path(path).open(encoding="utf-8", newline="") as file:
        return sum(map(len, clean_lines(file, workers=2)))


FILES: Final = {"stream": _stream, "workers": _workers}
"""Tasks that read their file themselves, and return its length."""


def persian_clean() -> dict[str, Task]:
    from persian_clean import (
        CORPUS,
        SEARCH,
        Config,
        clean,
        clean_lines,
        explain,
        find_dates,
        normalize_digits,
        normalize_letters,
        normalize_spaces,
    )

    own = frozenset({"این\N{ZERO WIDTH NON-JOINER}که", "به عنوان", "دانش آموز", "کتاب خانه"})
    return {
        "lines": _lines(clean),
        "clean_lines": lambda text: list(clean_lines(text.split("\n"))),
        "clean": clean,
        "explain": explain,
        "corpus": lambda text: list(clean_lines(text.split("\n"), CORPUS)),
        "search": lambda text: list(clean_lines(text.split("\n"), SEARCH)),
        "iso": lambda text: clean(text, Config(dates="iso")),
        "leave": lambda text: clean(text, Config(leave=own)),
        "spellings": lambda text: clean(text, Config(spellings=own)),
        "letters": normalize_letters,
        "digits": normalize_digits,
        "spaces": normalize_spaces,
        "find_dates": find_dates,
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


def _processor_time() -> float:
    """Return the seconds of processor time of this process and of those it has waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


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
        task, path = request["task"], request["path"]
        text = "" if task in FILES else Path(path).read_text(encoding="utf-8")
        start, wall = _processor_time(), time.perf_counter()
        chars = FILES[task](path) if task in FILES else len(text)
        if text:
            tasks[task](text)
        seconds, wall = _processor_time() - start, time.perf_counter() - wall
        answer(seconds=seconds, wall=wall, chars=chars, peak=_peak())


if __name__ == "__main__":
    main()
