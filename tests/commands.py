"""What the tests of the command share."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from persian_clean.cli.printing import visible

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from persian_clean import Result

DIRTY = "كتاب\n"
CLEAN = "کتاب\n"
PROGRAM = (sys.executable, "-m", "persian_clean")
PLACE = ("line", "column", "end_line", "end_column", "before", "after", "rules")
_HUNK = re.compile(r"@@ -(\d+),(\d+) \+(\d+),(\d+) @@")


class Done(NamedTuple):
    code: int
    out: str
    err: str


def write(path: Path, text: str | bytes = DIRTY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def read(path: Path) -> str:
    return path.read_bytes().decode()


def command(*args: str | Path, **options: Any) -> subprocess.CompletedProcess[bytes]:  # noqa: ANN401
    """Run the command in a process of its own."""
    return _run([*PROGRAM, *args], **({"input": b""} | options))


def shell(script: str, **options: Any) -> subprocess.CompletedProcess[bytes]:  # noqa: ANN401
    """Run a script of Bash that calls the command."""
    return _run(["/bin/bash", "-c", script.replace("persian-clean", " ".join(PROGRAM))], **options)


def _run(
    program: Sequence[str | Path],
    **options: Any,  # noqa: ANN401
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(program, capture_output=True, check=False, text=False, **options)  # noqa: S603


def places(result: Result) -> list[dict[str, object]]:
    """Return where the edits of a result are, as ``--output-format json`` has it."""

    def place(offset: int) -> tuple[int, int]:
        before = result.original[:offset]
        return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1

    return [
        dict(
            zip(
                PLACE,
                (*place(e.start), *place(e.end), e.before, e.after, list(e.rules)),
                strict=True,
            )
        )
        for e in result.edits
    ]


def patched(lines: list[str], difference: str) -> list[str]:
    """Apply a unified difference; each of its lines must fit."""
    new: list[str] = []
    at = 0
    sizes = [0, 0]
    for row in difference.splitlines()[2:]:
        if found := _HUNK.fullmatch(row):
            assert sizes == [0, 0]
            start, new_start, *sizes = (int(found[i]) for i in (1, 3, 2, 4))
            new += lines[at : start - 1]
            at = start - 1
            assert len(new) == new_start - 1
            continue
        sizes[0] -= row[0] in " -"
        sizes[1] -= row[0] in " +"
        if row[0] in " -":
            assert lines[at] == row[1:]
            at += 1
        if row[0] in " +":
            new.append(row[1:])
    assert sizes == [0, 0]
    return new + lines[at:]


def shown(text: str) -> list[str]:
    """Return the lines of a text as a difference shows them."""
    lines = [visible(line.removesuffix("\r")) for line in text.split("\n")]
    return lines[:-1] if text.endswith("\n") or not text else lines
