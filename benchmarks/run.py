"""Measure this library, and others beside it, and write docs/benchmarks.md, in Persian too.

Each library runs in a process and a virtual environment of its own, set up as its documentation
recommends. In each round every library cleans the same texts, which no round has had before, in an
order drawn anew; what is compared is times of one round. Real text comes first: whatever lies in
``benchmarks/real`` is measured, then the texts that ``texts.py`` makes. Run it again with::

    make bench                                     # or: python benchmarks/run.py
    python benchmarks/run.py --text my=corpus.txt  # on a text from elsewhere as well
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from importlib.metadata import version
from itertools import count
from pathlib import Path
from typing import IO, Any, Final, cast

import persian
import plot
import texts
from page import AGAIN, LABELS, OURS, TASKS, report

HERE: Final = Path(__file__).parent
PAGE: Final = HERE.parent / "docs" / "benchmarks.md"
FIGURE: Final = HERE.parent / "docs" / "benchmarks.svg"
VENVS: Final = HERE / ".venvs"
REAL: Final = HERE / "real"

Speeds = dict[str, dict[str, list[float]]]

PACKAGES: Final = {
    "hazm": "hazm",
    "shekar": "shekar",
    "rishe": "rishe",
    "rishe_pipeline": "rishe",
    "farsflow": "farsflow",
    "parsikit": "parsikit",
    "davat": "davat",
    "parsivar": "parsivar",
    "negar": "python-negar",
}
"""The package each library comes in."""

NEWER_PYTHON: Final = {"hazm"}
"""Libraries whose newest version needs a newer Python than this one may be: ``--newer-python``."""


class Process:
    """A runner, and what it answered first."""

    def __init__(self, library: str, python: str) -> None:
        """Start it and wait until the library is set up."""
        self._process = subprocess.Popen(  # noqa: S603
            [python, "-X", "utf8", "-W", "ignore", str(HERE / "runner.py"), library],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        self._stdin = cast("IO[str]", self._process.stdin)
        self._stdout = cast("IO[str]", self._process.stdout)
        self.start = self._answer()

    def ask(self, task: str, path: Path) -> dict[str, float]:
        """Have one text worked on."""
        self._stdin.write(json.dumps({"task": task, "path": str(path)}) + "\n")
        self._stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, float]:
        line = self._stdout.readline()
        if not line:
            raise RuntimeError(f"the runner ended with status {self._process.wait()}")
        answer: dict[str, float] = json.loads(line)
        return answer

    def stop(self) -> None:
        """End it."""
        self._process.communicate()


def install(library: str, newer_python: str) -> str:
    """Return the Python of the library's virtual environment, made if need be."""
    package = PACKAGES[library]
    folder = VENVS / package
    python = folder / "bin" / "python"
    ready = folder / ".ready"
    if not ready.exists():
        say(f"installing {package}")
        base = newer_python if library in NEWER_PYTHON else sys.executable
        subprocess.run([base, "-m", "venv", "--clear", str(folder)], check=True)  # noqa: S603
        pip = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        subprocess.run([*pip, package], check=True)  # noqa: S603
        ready.touch()
    return str(python)


def version_of(library: str, python: str) -> str:
    """Return the version that is measured."""
    code = f"from importlib.metadata import version; print(version({PACKAGES[library]!r}))"
    return subprocess.check_output([python, "-c", code], text=True).strip()  # noqa: S603


def say(message: str) -> None:
    """Tell what is going on."""
    print(message, file=sys.stderr, flush=True)


def write(folder: Path, name: str, text: str) -> Path:
    """Put a text where the runners can read it."""
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def real_texts(options: argparse.Namespace) -> dict[str, list[str]]:
    """Return the lines of the real texts that are there, by name."""
    paths = {path.stem: path for path in sorted(REAL.glob("*.txt"))} | options.text
    return {name: path.read_text(encoding="utf-8").split("\n") for name, path in paths.items()}


def kinds_of(real: dict[str, list[str]], options: argparse.Namespace, n: int) -> dict[str, str]:
    """Return the texts of a round, by kind; no round and no kind has the lines of another."""
    kinds = {}
    damages = ("careful", *texts.DAMAGES)
    for name, lines in real.items():
        for place, kind in enumerate(damages, start=n * len(damages)):
            text = "\n".join(lines[place :: options.rounds * len(damages)])
            kinds[name if kind == "careful" else f"{name}, {kind}"] = texts.TEXTS[kind](text)
    seeds = count(100 + n * len(texts.TEXTS))
    return kinds | {kind: texts.make(kind, options.chars, next(seeds)) for kind in texts.TEXTS}


def compare(
    pythons: dict[str, str], real: dict[str, list[str]], options: argparse.Namespace, folder: Path
) -> Speeds:
    """Return characters per second by library or task and by kind of text, one for each round."""
    processes = {library: Process(library, python) for library, python in pythons.items()}
    # Each task has a process of its own: it too reads each text for the first time.
    processes |= {task: Process(OURS, sys.executable) for task in TASKS}
    speeds: Speeds = defaultdict(lambda: defaultdict(list))
    rng = random.Random(0)
    warm_up = write(folder, "warm-up", texts.make("careful", 1000, seed=1))
    for name, process in processes.items():
        process.ask(name if name in TASKS else "lines", warm_up)
    for n in range(options.rounds):
        for kind, text in kinds_of(real, options, n).items():
            path = write(folder, "text", text)
            for name in rng.sample(sorted(processes), len(processes)):
                done = processes[name].ask(name if name in TASKS else "lines", path)
                speeds[name][kind].append(done["chars"] / done["seconds"])
                if name == OURS:
                    done = processes[name].ask("lines", path)
                    speeds[AGAIN][kind].append(done["chars"] / done["seconds"])
        say(f"round {n + 1} of {options.rounds}")
    for process in processes.values():
        process.stop()
    return speeds


def start_ups(pythons: dict[str, str], rounds: int) -> dict[str, dict[str, float]]:
    """Return the median set-up time, first call and memory of fresh processes, by library."""
    found: dict[str, list[dict[str, float]]] = {library: [] for library in pythons}
    for _ in range(rounds):
        for library, python in pythons.items():
            process = Process(library, python)
            found[library].append(process.start)
            process.stop()
    return {
        library: {key: statistics.median(s[key] for s in starts) for key in starts[0]}
        for library, starts in found.items()
    }


def large(options: argparse.Namespace, folder: Path) -> list[tuple[str, dict[str, float]]]:
    """Return what large texts cost, each in a fresh process."""
    results = []
    document = write(folder, "document", texts.document(options.document * 5 // 9))
    line = write(folder, "line", document.read_text(encoding="utf-8").replace("\n", " "))
    lines = write(folder, "lines", texts.short_lines(options.lines))
    for label, task, path in (
        (f"`clean`, one document of {size(document)}", "clean", document),
        (f"`clean`, one line of {size(line)}", "clean", line),
        ("`find_dates`, the same document", "find_dates", document),
        (f"`clean_lines`, {options.lines:,} short lines from a file", "stream", lines),
        ("`clean_lines`, the same lines, two workers", "workers", lines),
    ):
        process = Process(OURS, sys.executable)
        results.append((label, process.ask(task, path)))
        process.stop()
        say(label)
    return results


def growth(options: argparse.Namespace, folder: Path) -> list[tuple[str, float, float]]:
    """Return the size of a document, characters per second and memory, for growing documents."""
    process = Process(OURS, sys.executable)
    process.ask("clean", write(folder, "warm", texts.document(200_000, seed=7)))
    rows = []
    wanted = 10_000
    while wanted <= options.largest:
        path = write(folder, "growing", texts.document(wanted * 5 // 9, seed=wanted))
        done = process.ask("clean", path)
        rows.append((size(path), done["chars"] / done["seconds"], done["peak"]))
        say(f"document of {size(path)}")
        wanted *= 10
    process.stop()
    return rows


def size(path: Path) -> str:
    """Return the size of a file in words."""
    number = path.stat().st_size
    return f"{number / 1e6:.0f} MB" if number >= 9e5 else f"{number / 1e3:.0f} kB"


def import_time(rounds: int) -> float:
    """Return the median seconds that the import alone takes in a fresh process."""
    code = (
        "import time; s = time.perf_counter(); import persian_clean; print(time.perf_counter() - s)"
    )
    command = [sys.executable, "-c", code]
    return statistics.median(
        float(subprocess.check_output(command, text=True))  # noqa: S603
        for _ in range(rounds)
    )


def named_path(argument: str) -> tuple[str, Path]:
    """Read ``name=path``."""
    name, _, path = argument.partition("=")
    if not Path(path).is_file():
        raise argparse.ArgumentTypeError(f"{argument!r} is not name=path of a file")
    return name, Path(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add = parser.add_argument
    add("--rounds", type=int, default=5)
    add("--chars", type=int, default=200_000, help="length of the texts that are made")
    add("--document", type=int, default=10_000_000, help="bytes of the one document")
    add("--lines", type=int, default=1_000_000, help="number of short lines")
    add("--largest", type=int, default=100_000_000, help="bytes of the largest document")
    add("--only", nargs="*", choices=PACKAGES, help="libraries to compare with; all by default")
    add("--newer-python", default=sys.executable, help="for hazm, whose newest needs 3.12 or 3.13")
    add("--text", type=named_path, action="append", default=[], metavar="NAME=PATH")
    add("--out", type=Path, default=PAGE, help="page whose results are replaced")
    options = parser.parse_args()
    options.text = dict(options.text)

    pythons = {OURS: sys.executable}
    for library in PACKAGES if options.only is None else options.only:
        try:
            pythons[library] = install(library, options.newer_python)
        except subprocess.CalledProcessError:
            say(f"{library} does not install, and is left out")
    versions = {lib: version_of(lib, python) for lib, python in pythons.items() if lib != OURS}
    versions[OURS] = versions[AGAIN] = version("persian-clean")
    real = real_texts(options)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found: dict[str, Any] = {
            "starts": start_ups(pythons, options.rounds),
            "import": import_time(options.rounds * 2),
            "texts": {
                **{name: texts.describe("\n".join(lines)) for name, lines in real.items()},
                **{
                    kind: texts.describe(texts.make(kind, texts.MILLION, seed=1))
                    for kind in texts.TEXTS
                },
            },
            "speeds": compare(pythons, real, options, folder),
            "large": large(options, folder),
            "growth": growth(options, folder),
        }
    page = options.out.read_text(encoding="utf-8")
    before, mark, _ = page.partition("<!-- results -->\n")
    if not mark:
        raise SystemExit(f"{options.out} has no line <!-- results -->")
    options.out.write_text(f"{before}{mark}\n{report(found, versions)}\n", encoding="utf-8")
    speeds = {lib: kinds for lib, kinds in found["speeds"].items() if lib not in TASKS}
    labels = {lib: LABELS.get(lib, lib).partition(" (")[0] for lib in speeds}
    FIGURE.write_text(plot.draw(speeds, labels), encoding="utf-8")
    if options.out == PAGE:
        persian.write()


if __name__ == "__main__":
    main()
