"""Playground: Python for the browser, this library and what it needs, in one folder."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path
from string import Template

from rule_pages import terms

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "docs" / "site" / "playground"
# What the browser loads of Pyodide; its packages live elsewhere, and none of them is asked for.
CORE = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "pyodide-lock.json",
    "python_stdlib.zip",
)
PLACE = "<!-- playground -->"
"""Stands in a page where the playground goes."""


def app(language: str) -> str:
    """Return the HTML of the playground in a language."""
    say = terms(language)
    words = {
        **say["playground"],
        "sample": say["sample"],
        "stages": say["stages"],
        "safety": say["safety"],
    }
    up = "" if language == "en" else "../"
    plain = {name: escape(word) for name, word in words.items() if isinstance(word, str)}
    return Template((SOURCE / "app.html").read_text(encoding="utf-8")).substitute(
        plain,
        assets=f"{up}assets/playground/",
        rules_page="../rules/",
        words=json.dumps(words).replace("<", "\\u003c"),
    )


def write(target: Path, pyodide: Path, wheels: Path) -> None:
    """Write the folder of the playground.

    Args:
        target: The folder; it is made.
        pyodide: Folder of the npm package.
        wheels: Folder for the wheels, built and downloaded.
    """
    shutil.copytree(SOURCE, target, ignore=shutil.ignore_patterns("app.html"))
    (target / "pyodide").mkdir()
    for name in CORE:
        shutil.copy(pyodide / name, target / "pyodide")
    for wheel in pure_wheels(wheels):
        shutil.copy(wheel, target)
    files = [path for path in sorted(target.rglob("*")) if path.suffix in {".whl", ".zip", ".wasm"}]
    manifest = {
        "wheels": [path.name for path in files if path.suffix == ".whl"],
        "bytes": sum(path.stat().st_size for path in files),
    }
    (target / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def pure_wheels(folder: Path) -> list[Path]:
    """Build our wheel and download those it needs; return the ones that any Python can load."""
    shutil.rmtree(folder, ignore_errors=True)
    pip("wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    (ours,) = folder.glob("persian_clean-*.whl")
    pip("download", "--only-binary", ":all:", "--dest", str(folder), f"{ours}[lunar]")
    return sorted(folder.glob("*-none-any.whl"))


def pip(*arguments: str) -> None:
    """Run pip."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    subprocess.run(command, check=True)  # noqa: S603
