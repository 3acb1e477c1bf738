"""What the tests of the command share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

DIRTY = "كتاب\n"
CLEAN = "کتاب\n"


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
