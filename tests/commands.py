"""What the tests of the command share."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

DIRTY = "كتاب\n"
CLEAN = "کتاب\n"
PROGRAM = (sys.executable, "-m", "persian_clean")


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
