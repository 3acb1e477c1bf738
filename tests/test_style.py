"""House style that no linter checks."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
INVISIBLE = re.compile("[\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def test_no_raw_invisible_characters_in_source() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for folder in ("src", "tools", "benchmarks", "examples")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if ".venvs" not in path.parts  # what benchmarks are run against
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if INVISIBLE.search(line)
    ]
    assert found == []
