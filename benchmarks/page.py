"""Page: the results as Markdown, figures with their spread."""

from __future__ import annotations

import math
import os
import platform
import statistics
from pathlib import Path
from typing import Any, Final

import texts

OURS: Final = "persian_clean"
AGAIN: Final = "again"
"""This library on a text that it has just cleaned, all of whose words it has seen."""

LABELS: Final = {
    OURS: "persian-clean, STANDARD",
    AGAIN: "the same, a second reading",
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
    labels = {lib: f"{LABELS.get(lib, lib)} {versions[lib]}" for lib in speeds}
    others = [library for library in speeds if library not in {OURS, AGAIN}]
    starts = found["starts"]
    rows = {(task, kind): values for task, kind, values in found["own"]}
    lines_of = {kind: rows["lines", kind] for kind in texts.TEXTS}
    parts = [
        machine(),
        "![Characters a second, by library and kind of text](benchmarks.svg)",
        "### Million characters a second, line by line",
        table(
            ["", *kinds], [[labels[lib], *(mega(speeds[lib][k]) for k in kinds)] for lib in speeds]
        ),
        *(
            part
            for library, heading in (
                (OURS, "### How many times faster this library is"),
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
        "### Import, set-up, first call and memory of a fresh process",
        table(
            ["", "import and set-up, s", "first line, s", "memory, MB"],
            [
                [labels[lib], f"{s['setup']:.2f}", f"{s['first']:.2f}", f"{s['peak']:.0f}"]
                for lib, s in starts.items()
            ],
        ),
        f"`import persian_clean` alone: {found['import'] * 1000:.0f} ms.",
        "### What this library does, million characters a second",
        table(
            ["", *texts.TEXTS],
            [
                *(
                    [name, *(mega(rows[task, kind]) for kind in texts.TEXTS)]
                    for task, name in (
                        ("lines", "`clean`"),
                        ("clean_lines", "`clean_lines`"),
                        ("explain", "`explain`"),
                        ("find_dates", "`find_dates`"),
                    )
                ),
                [
                    "time of `explain` / time of `clean`",
                    *(ratio(lines_of[kind], rows["explain", kind]) for kind in texts.TEXTS),
                ],
            ],
        ),
        "### Large texts, each in a fresh process",
        table(
            ["", "seconds", "million characters a second", "peak memory, MB"],
            [
                [
                    label,
                    f"{done['seconds']:.1f}",
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
