"""Plot: speeds as a figure in SVG, readable on light and dark pages."""

from __future__ import annotations

import math
import statistics
from html import escape
from typing import Final

COLOURS: Final = (
    *("#4477aa", "#ee6677", "#228833", "#ccbb44"),
    *("#66ccee", "#aa3377", "#888888", "#996633"),
)
WIDTH: Final = 860
LEFT: Final = 250
ROW: Final = 34
LEGEND: Final = 22
COLUMNS: Final = 3


def draw(speeds: dict[str, dict[str, list[float]]], labels: dict[str, str]) -> str:
    """Draw a row for each library and a dot for each kind of text, with the extremes of its rounds.

    Args:
        speeds: Characters per second, by library and kind of text, one for each round.
        labels: What the libraries are called.
    """
    order = sorted(speeds, key=lambda lib: -statistics.median(next(iter(speeds[lib].values()))))
    values = [v for kinds in speeds.values() for rounds in kinds.values() for v in rounds]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))

    def x(value: float) -> float:
        return round(LEFT + (math.log10(value) - low) / (high - low) * (WIDTH - LEFT - 20), 1)

    kinds = list(speeds[order[0]])
    top = 38 + LEGEND * math.ceil(len(kinds) / COLUMNS)
    bottom = top + ROW * len(order)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {bottom + 40}" role="img">',
        "<title>Million characters a second, by library and kind of text</title>",
        "<style>text{font:13px sans-serif;fill:#222}.axis{stroke:#ccc}",
        "@media(prefers-color-scheme:dark){text{fill:#ddd}.axis{stroke:#444}}</style>",
    ]
    for i, kind in enumerate(kinds):
        across, y = 20 + i % COLUMNS * (WIDTH - 40) // COLUMNS, 20 + i // COLUMNS * LEGEND
        parts.append(f'<circle cx="{across}" cy="{y}" r="5" fill="{COLOURS[i % len(COLOURS)]}"/>')
        parts.append(f'<text x="{across + 10}" y="{y + 5}">{escape(kind)}</text>')
    for power in range(low, high + 1):
        at = x(10.0**power)
        name = f"{10.0 ** (power - 6):g}"
        parts.append(f'<line class="axis" x1="{at}" y1="{top - 15}" x2="{at}" y2="{bottom}"/>')
        parts.append(f'<text x="{at}" y="{bottom + 18}" text-anchor="middle">{name}</text>')
    parts.append(
        f'<text x="{(LEFT + WIDTH) / 2}" y="{bottom + 36}" text-anchor="middle">'
        "million characters a second (each line ten times the one before)</text>"
    )
    for n, library in enumerate(order):
        y = top + ROW * n + ROW / 2
        parts.append(
            f'<text x="{LEFT - 14}" y="{y + 4}" text-anchor="end">{escape(labels[library])}</text>'
        )
        for i, kind in enumerate(kinds):
            rounds = speeds[library][kind]
            colour = COLOURS[i % len(COLOURS)]
            at = y + (i - (len(kinds) - 1) / 2) * 4
            parts.append(
                f'<line x1="{x(min(rounds))}" y1="{at}" x2="{x(max(rounds))}" y2="{at}" '
                f'stroke="{colour}" stroke-width="2"/>'
                f'<circle cx="{x(statistics.median(rounds))}" cy="{at}" r="4" fill="{colour}"/>'
            )
    return "\n".join([*parts, "</svg>\n"])
