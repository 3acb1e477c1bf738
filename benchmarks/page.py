"""Page: the results as Markdown, figures with their spread."""

from __future__ import annotations

import math
import os
import platform
import statistics
from pathlib import Path
from typing import Any, Final

OURS: Final = "persian_clean"
AGAIN: Final = "again"
"""This library on a text that it has just cleaned, all of whose words it has seen."""

TASKS: Final = {
    "clean_lines": "`clean_lines`",
    "clean": "`clean` of the whole text",
    "corpus": "`clean_lines`, CORPUS",
    "search": "`clean_lines`, SEARCH",
    "letters": "`normalize_letters`",
    "digits": "`normalize_digits`",
    "spaces": "`normalize_spaces`",
    "explain": "`explain`",
    "iso": '`clean`, `dates="iso"`',
    "leave": "`clean`, four terms to leave",
    "spellings": "`clean`, four spellings of one's own",
    "find_dates": "`find_dates`",
}
"""What this library is timed at besides, each in a process of its own."""

YARDSTICK: Final = "rishe"

LABELS: Final = {
    OURS: "persian-clean, STANDARD",
    AGAIN: "STANDARD, a second reading",
    "rishe": "rishe, affix rules (Rust)",
    "rishe_pipeline": "rishe, pipeline default, no affix rules (Rust)",
}


def figures(value: float) -> str:
    """Show a number with two figures, or all of a whole number."""
    return f"{value:.{max(0, 1 - math.floor(math.log10(value)))}f}"


def mega(speeds: list[float]) -> str:
    """Show the median of speeds in million characters a second."""
    return figures(statistics.median(speeds) / 1e6)


def ratio(ours: list[float], theirs: list[float]) -> str:
    """Show how many times faster we were: median and extremes of the rounds."""
    ratios = [a / b for a, b in zip(ours, theirs, strict=True)]
    low, high = figures(min(ratios)), figures(max(ratios))
    return f"**{figures(statistics.median(ratios))}** ({low}–{high})"


def table(head: list[str], rows: list[list[str]]) -> str:
    """Lay out a Markdown table, numbers to the right."""
    lines = ["| " + " | ".join(head) + " |", "|---|" + "---:|" * (len(head) - 1)]
    lines += ("| " + " | ".join(row) + " |" for row in rows)
    return "\n".join(lines)


def machine() -> str:
    """Say what the figures were taken on."""
    name = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        name = names[0].partition(":")[2].strip() if names else name
    return (
        f"{name}, {os.cpu_count()} cores, {platform.system()}, "
        f"CPython {platform.python_version()}; medians of rounds, extremes in brackets."
    )


def report(found: dict[str, Any], versions: dict[str, str]) -> str:
    """Write the results as Markdown."""
    speeds = found["speeds"]
    kinds = list(speeds[OURS])
    others = [library for library in versions if library not in {OURS, AGAIN}]
    libraries = [OURS, AGAIN, *others]
    labels = {lib: f"{LABELS.get(lib, lib)} {versions[lib]}" for lib in libraries}
    starts = found["starts"]
    parts = [
        machine(),
        "![Characters a second, by library and kind of text](benchmarks.svg)",
        "### Million characters a second, line by line",
        table(
            ["", *kinds],
            [[labels[lib], *(mega(speeds[lib][k]) for k in kinds)] for lib in libraries],
        ),
        *(
            part
            for library, heading in (
                (OURS, "### How many times faster this library is, line by line"),
                (AGAIN, "### How many times faster it is on a second reading"),
            )
            for part in (
                heading,
                table(
                    ["than", *kinds],
                    [
                        [labels[lib], *(ratio(speeds[library][k], speeds[lib][k]) for k in kinds)]
                        for lib in others
                    ],
                ),
            )
        ),
        "### What this library does, million characters a second",
        table(
            ["", *kinds],
            [[name, *(mega(speeds[task][k]) for k in kinds)] for task, name in TASKS.items()],
        ),
        *_times_as_fast(speeds, kinds),
        "### What it costs, in times of `clean` on the same text",
        table(
            ["", *kinds],
            [
                [TASKS[task], *(ratio(speeds["clean"][k], speeds[task][k]) for k in kinds)]
                for task in ("explain", "iso", "leave", "spellings", "search")
            ],
        ),
        "### The texts",
        table(
            ["", *found["texts"]],
            [
                [name, *(_figure(about[name]) for about in found["texts"].values())]
                for name in next(iter(found["texts"].values()))
            ],
        ),
        "### Import, set-up, first call and memory of a fresh process",
        table(
            ["", "import and set-up, s", "first line, s", "memory, MB"],
            [
                [labels[lib], f"{s['setup']:.2f}", f"{s['first']:.2f}", f"{s['peak']:.0f}"]
                for lib, s in starts.items()
            ],
        ),
        f"`import persian_clean` alone: {found['import'] * 1000:.0f} ms.",
        "### Large texts, each in a fresh process",
        table(
            [
                "",
                "seconds of processor time",
                "seconds by the clock",
                "million characters a second",
                "peak memory, MB",
            ],
            [
                [
                    label,
                    f"{done['seconds']:.1f}",
                    f"{done['wall']:.1f}",
                    mega([done["chars"] / done["seconds"]]),
                    f"{done['peak']:.0f}",
                ]
                for label, done in found["large"]
            ],
        ),
        "### Cost by size of one document",
        table(
            ["document", "million characters a second", "peak memory so far, MB"],
            [[name, mega([speed]), f"{peak:.0f}"] for name, speed, peak in found["growth"]],
        ),
    ]
    return "\n\n".join(parts)


def _times_as_fast(speeds: dict[str, dict[str, list[float]]], kinds: list[str]) -> list[str]:
    """Compare each task with the one library that judges affixes in compiled code."""
    if YARDSTICK not in speeds:
        return []
    yardstick = speeds[YARDSTICK]
    return [
        f"### The same, in times of {LABELS[YARDSTICK]}",
        table(
            ["", *kinds],
            [
                [name, *(ratio(speeds[task][k], yardstick[k]) for k in kinds)]
                for task, name in {OURS: "`clean`, line by line", **TASKS}.items()
            ],
        ),
    ]


def _figure(value: float) -> str:
    return f"{value:.0%}" if value < 1 else f"{value:,.0f}"
