"""What is prose and what is not, format by format: the cases of ``cases/*.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from persian_clean.chars import TOKEN
from persian_clean.documents import FORMATS, read_prose

FILES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
CASES: list[dict[str, Any]] = [
    {"format": path.stem, **case}
    for path in FILES
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['format']}-{case['why']}")
def test_case(case: dict[str, Any]) -> None:
    source = case["source"].lstrip("\n")
    prose = read_prose(source, case["format"], fields=case.get("fields"))
    assert [run.replace(TOKEN, "▯") for run in prose] == case["prose"]


def test_every_format_has_a_case() -> None:
    assert {case["format"] for case in CASES} == set(FORMATS) - {"text", "docx"}
