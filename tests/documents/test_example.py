"""The example script cleans a folder and leaves alone what it should."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from documents.test_word import FILE

EXAMPLE = Path(__file__).parents[2] / "examples" / "clean_documents.py"


def test_clean_documents(tmp_path: Path) -> None:
    files = {
        "a.md": "كتاب\r\n\r\n۱. علي",
        "b/c.json": '{"كتاب": "علي"}',
        "b/ar.json": '{"كتاب": "علي"}',
        "broken.json": '{"كتاب": علي}',
        "code.py": "# علي",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    (tmp_path / "d.docx").write_bytes(FILE)
    command = [sys.executable, "-X", "utf8", "-W", "error", str(EXAMPLE), "."]
    done = subprocess.run(  # noqa: S603
        command, check=True, capture_output=True, encoding="utf-8", cwd=tmp_path
    )
    *others, last = done.stdout.splitlines()
    assert others == [
        "a.md: Markdown, 2 edits",
        "b/c.json: JSON, 1 edits",
        "broken.json: line 1: this is not JSON: Expecting value at column 10",
    ]
    assert last.startswith("d.docx: Word, ")
    clean = {name: (tmp_path / name).read_bytes().decode() for name in files}
    assert clean == files | {"a.md": "کتاب\r\n\r\n۱. علی", "b/c.json": '{"كتاب": "علی"}'}
