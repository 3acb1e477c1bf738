"""Each example of docs/pipelines.md runs and prints what the page says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "pipelines.md"
SECTIONS = PAGE.read_text(encoding="utf-8").split("\n## ")[1:]
BLOCKS = re.compile("```python\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)
MODULES = {
    "Arrow": "pyarrow",
    "DuckDB": "duckdb",
    "Ray Data": "ray",
    "Search engines": "json",
    "Spark": "pyspark",
    "scikit-learn": "sklearn",
}
CLUSTERS = {"Ray Data", "Spark"}


@pytest.mark.parametrize(
    "section",
    [
        pytest.param(section, id=title, marks=[pytest.mark.cluster] * (title in CLUSTERS))
        for section in SECTIONS
        for title in section.splitlines()[:1]
    ],
)
def test_example(section: str, tmp_path: Path) -> None:
    title = section.splitlines()[0]
    if title != "Files and iterables":
        module = MODULES.get(title, title.lower())
        pytest.importorskip(module, reason=f"{module} is not installed")
    blocks = BLOCKS.findall(section)
    assert len(blocks) == section.count("```python") > 0
    # As in a script that is run by an environment nobody has activated.
    environ = {k: v for k, v in os.environ.items() if k not in {"PYSPARK_PYTHON", "VIRTUAL_ENV"}}
    for code, output in blocks:
        script = tmp_path / "example.py"
        script.write_text(code, encoding="utf-8")
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-X", "utf8", script.name],
            cwd=tmp_path,
            env={**environ, "HF_HUB_OFFLINE": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout == output
