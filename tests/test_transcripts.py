"""Every transcript in the documentation of the command is what the command prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"
FILES = {
    "news.txt": "به گزارش خبرنگار ما ، كتابخانه مركزی یزد\nروز ٢٨ ارديبهشت ١٤٠٢ گشوده شد .\n",
    "posts.jsonl": '{"id": 7, "text": "علي آمد", "score": 1.0}\n'
    '{"id": 8, "text": "خوب است", "score": 2.50}\n',
}


@pytest.mark.skipif(os.name != "posix", reason="the transcripts are those of a Unix shell")
@pytest.mark.parametrize("page", ["command-line.md", "report.md"])
def test_transcripts(page: str, tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "archive.txt", "w"):
        pass
    shell = f'persian-clean() {{ "{sys.executable}" -m persian_clean "$@"; }}\n'
    blocks = re.findall(
        r"^```console\n(.*?)^```",
        (DOCS / page).read_text(encoding="utf-8"),
        re.DOTALL | re.MULTILINE,
    )
    assert blocks
    for block in blocks:
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, expected = step.split("\n", 1)
            done = subprocess.run(  # noqa: S603
                ["bash", "-c", shell + command],  # noqa: S607
                cwd=tmp_path,
                capture_output=True,
                text=True,
                check=False,
            )
            # ``cat`` shows what lies in the file, which ends where the file ends.
            printed = done.stdout + "\n" * (not done.stdout.endswith("\n")) * bool(done.stdout)
            assert (printed + done.stderr).replace("\u200c", "|") == expected.replace("\u200c", "|")
