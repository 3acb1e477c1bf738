"""What ``--check`` finds is told in the forms that other tools read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from commands import DIRTY, Done, write
from persian_clean import RULES, __version__, clean

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    write(tmp_path / "a b.txt", "خوب\nعلي  آمد ,\n")
    write(tmp_path / "broken.txt", b"\xd8\xa8\n\xff\n")
    write(tmp_path / "c.txt", "خوب\n")
    return tmp_path


def test_github_shows_findings_at_their_lines(run: Callable[..., Done], texts: Path) -> None:
    assert texts.exists()
    done = run("--check", "--output-format", "github", "broken.txt", "a b.txt")
    assert done.code == 2
    form = re.compile("::error file=(.*?),(.*),title=(.*?)::(.*)")
    found = [form.fullmatch(line) for line in done.out.splitlines()]
    assert [match.groups() for match in found if match] == [
        (
            "broken.txt",
            "line=2",
            "persian-clean",
            "byte 0xFF is not UTF-8; name the encoding with --encoding (byte offset 3)",
        ),
        (
            "a b.txt",
            "line=2,endLine=2,col=3,endColumn=4",
            "persian-clean arabic-yeh",
            "علي → علی (U+064A → U+06CC)",
        ),
        (
            "a b.txt",
            "line=2,endLine=2,col=5,endColumn=6",
            "persian-clean repeated-space",
            "علي␣␣آمد → علی␣آمد (delete U+0020)",
        ),
        (
            "a b.txt",
            "line=2,endLine=2,col=9,endColumn=10",
            "persian-clean space-before-mark",
            "آمد␣, → آمد، (delete U+0020)",
        ),
        (
            "a b.txt",
            "line=2,endLine=2,col=10,endColumn=11",
            "persian-clean latin-comma",
            ", → ، (U+002C → U+060C)",
        ),
    ]


def test_github_gets_names_it_can_read(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a,b:c%.txt")
    out = run("--check", "--output-format", "github", "a,b:c%.txt").out
    assert out.startswith("::error file=a%2Cb%3Ac%25.txt,line=1,")


def test_json_is_one_array(run: Callable[..., Done], texts: Path) -> None:
    assert texts.exists()
    done = run("--check", "--output-format", "json", ".")
    found = json.loads(done.out)
    assert done.out.isascii()
    assert found[0] == {
        "file": "a b.txt",
        "line": 2,
        "column": 3,
        "end_line": 2,
        "end_column": 4,
        "rules": ["arabic-yeh"],
        "before": "ي",
        "after": "ی",
        "message": "علي → علی (U+064A → U+06CC)",
    }
    assert [item["file"] for item in found] == ["a b.txt"] * 4 + ["broken.txt"]
    assert found[4]["rules"] == []
    assert (found[4]["line"], found[4]["message"][:9]) == (2, "byte 0xFF")


@pytest.mark.parametrize("form", ["json", "sarif"])
@pytest.mark.parametrize("args", [["c.txt"], ["none.txt"], ["--exclude=c.txt", "c.txt"]])
def test_a_list_without_findings_is_whole(
    run: Callable[..., Done], texts: Path, form: str, args: list[str]
) -> None:
    assert texts.exists()
    found = json.loads(run("--check", "--output-format", form, *args).out)
    results = found if form == "json" else found["runs"][0]["results"]
    assert [item for item in results if item["rules"]] == []


def sarif(run: Callable[..., Done], *args: str) -> dict[str, Any]:
    log = json.loads(run("--check", "--output-format", "sarif", *args).out)
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    return dict(only)


def test_sarif_names_rules_places_and_fixes(run: Callable[..., Done], texts: Path) -> None:
    found = sarif(run, ".")
    driver = found["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("persian-clean", __version__)
    assert [rule["id"] for rule in driver["rules"]] == [rule.name for rule in RULES]
    assert found["columnKind"] == "unicodeCodePoints"
    first, *_, last = found["results"]
    assert first["ruleId"] == "arabic-yeh"
    assert driver["rules"][first["ruleIndex"]]["id"] == "arabic-yeh"
    assert last["message"]["text"].startswith("latin-comma: ")
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20b.txt"
    assert place["region"] == {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 4}
    (invocation,) = found["invocations"]
    assert invocation["executionSuccessful"] is False
    (note,) = invocation["toolExecutionNotifications"]
    assert note["locations"][0]["physicalLocation"]["region"] == {"startLine": 2}
    elsewhere = sarif(run, "--config", write(texts.parent / "c.toml", "").as_posix(), "c.txt")
    assert elsewhere["invocations"] == [{"executionSuccessful": True}]


def test_the_fixes_of_sarif_make_the_text_clean(run: Callable[..., Done], tmp_path: Path) -> None:
    text = "علي  آمد ,\n\nكتاب ها ي خوب😀 میخواهم ؛\n"
    write(tmp_path / "a.txt", text)
    lines = text.split("\n")
    for result in reversed(sarif(run, "a.txt")["results"]):
        (change,) = result["fixes"][0]["artifactChanges"]
        (replacement,) = change["replacements"]
        region = replacement["deletedRegion"]
        line = region["startLine"] - 1
        start, end = region["startColumn"] - 1, region["endColumn"] - 1
        new = replacement["insertedContent"]["text"]
        lines[line] = lines[line][:start] + new + lines[line][end:]
    assert "\n".join(lines) == clean(text)


def test_sarif_has_no_fixes_where_a_file_has_escapes(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    write(tmp_path / "a.jsonl", '{"t": "\\u0061 علي"}\n')
    (result,) = sarif(run, "--field", "t", "a.jsonl")["results"]
    assert "fixes" not in result


def test_sarif_has_addresses_of_files_elsewhere(
    run: Callable[..., Done], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = write(tmp_path_factory.mktemp("other") / "نامه.txt", DIRTY)
    (result,) = sarif(run, str(other))["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == other.as_uri()
    write(tmp_path / "a.txt", DIRTY)
    (result,) = sarif(run, str(tmp_path / "a.txt"))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a.txt"
