"""The command reads documents: the prose is cleaned, and told of, where it stands in the file."""

from __future__ import annotations

import gzip
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from commands import CLEAN, DIRTY, PLACE, Done, command, patched, places, read, shown, write
from documents.test_word import FILE as WORD
from persian_clean import STANDARD, Config
from persian_clean.cli.arguments import parse
from persian_clean.cli.kinds import KINDS, kind_of
from persian_clean.cli.settings import combine
from persian_clean.documents import FORMATS, clean_document, explain_document

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "tests" / "documents" / "fixtures"
FILES = sorted(path for path in FIXTURES.iterdir() if path.is_file())
REFUSED = "۱. كتاب\n"  # ASCII digits would make a list of this paragraph
REFUSAL = "persian-digit+arabic-kaf would change what is not prose here; left as it is"


def explained(path: Path) -> Any:  # noqa: ANN401
    kind = kind_of(path)
    assert kind is not None
    return explain_document(read(path), kind.name)


# --- which files ----------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_folder_of_all_formats_is_cleaned(tmp_path: Path, workers: str) -> None:
    for path in FILES:
        write(tmp_path / path.name, path.read_bytes())
    args = ("--comments", "--isolated", "-i", "--workers", workers, ".")
    done = command(*args, cwd=tmp_path)
    number = f"{len(FILES)} of {len(FILES)} files"
    assert (done.returncode, done.stderr.decode()) == (0, f"{number} changed\n")
    for path in FILES:
        assert read(tmp_path / path.name) == read(FIXTURES / "clean" / path.name)
    assert command("--check", *args[:2], ".", cwd=tmp_path).returncode == 0


def test_program_code_is_read_only_when_asked_for(run: Callable[..., Done], tmp_path: Path) -> None:
    code = 'x = "كتاب"  # كتاب\n'
    path = write(tmp_path / "a.py", code)
    write(tmp_path / "a.md")
    assert run("--check", ".").err == "1 of 1 files would change\n"
    message = "this is Python; --comments cleans its comments, --format text all of it"
    for args in (["a.py"], ["-i", "a.py"], ["--stdin-filename", "a.py"]):
        done = run("-q", *args, stdin=code.encode())
        assert done == (2, "", f"persian-clean: a.py: {message}\n")
    assert read(path) == code
    cleaned = 'x = "كتاب"  # کتاب\n'
    assert run("--comments", "a.py").out == cleaned
    assert run("--format", "python", stdin=code.encode()).out == cleaned
    assert run("--format", "text", "a.py").out == 'x = "کتاب"  # کتاب\n'
    assert run("--comments", "-i", ".").err == "2 of 2 files changed\n"
    assert read(path) == cleaned
    write(tmp_path / "persian-clean.toml", "comments = true\n")
    write(path, code)
    assert run("a.py").out == cleaned


def test_what_no_format_reads_is_cleaned_only_when_asked_for(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    code = 'val x = "كتاب"\n'
    path = write(tmp_path / "a.kt", code)
    write(tmp_path / "a.weird")
    message = "this is program code that no format reads; --format text cleans all of it"
    for args in (["a.kt"], ["-i", "a.kt"], ["-i", "*.kt"], ["--stdin-filename", "a.kt"]):
        done = run("-q", *args, stdin=code.encode())
        assert done == (2, "", f"persian-clean: a.kt: {message}\n")
    assert read(path) == code
    assert run("-q", "report", "b.ini", "-o", "b.html").code == 2
    assert run("--format", "text", "a.kt").out == 'val x = "کتاب"\n'
    assert run("--format", "java", "a.kt").out == code
    assert run("a.weird").out == "کتاب\n"
    write(tmp_path / "persian-clean.toml", 'formats = {"*.kt" = "java"}\n')
    assert run("-i", ".").err == "0 of 1 files changed\n"


def test_a_format_that_is_named_counts_in_directories(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    for name in ("a.py", "a.md", "a.txt", "a.png", "a.sh"):
        write(tmp_path / name, "# كتاب\n`كتاب ها`\n")
    taken = {
        "python": {"a.py"},
        "text": {"a.md", "a.txt"},
        "markdown": {"a.md", "a.txt"},
    }
    for name, files in taken.items():
        out = run("--check", "--format", name, ".").out
        assert {line.split(":")[0] for line in out.splitlines()} == files
    assert "`کتاب\u200cها`" not in run("--format", "text", "a.md").out  # code is shielded there too


def test_the_format_that_was_taken_is_named(run: Callable[..., Done], tmp_path: Path) -> None:
    for name in ("a.md", "b.json", "c.log", "d.docx", "e.HTM"):
        write(tmp_path / name, WORD if name == "d.docx" else "{}\n")
    done = run("-v", "--isolated", "-i", "a.md", "b.json", "c.log", "d.docx", "e.HTM")
    names = [line.removeprefix("persian-clean: ") for line in done.err.splitlines()]
    assert names == [
        "a.md: markdown, utf-8; no configuration file",
        "b.json: json, utf-8; no configuration file",
        "c.log: text, utf-8; no configuration file",
        "d.docx: docx; no configuration file",
        "e.HTM: html, utf-8; no configuration file",
        "1 of 5 files changed",
    ]


def test_every_format_of_documents_is_one_of_the_command() -> None:
    assert set(FORMATS) <= set(KINDS)
    suffixes = [suffix for kind in KINDS.values() for suffix in kind.suffixes]
    assert len(suffixes) == len(set(suffixes))


def test_standard_input_is_a_document_too(run: Callable[..., Done], tmp_path: Path) -> None:
    page = "<pre>كتاب</pre>كتاب"
    cleaned = "<pre>كتاب</pre>کتاب"
    assert run("--format", "html", stdin=page.encode()) == (0, cleaned, "")
    assert run("--stdin-filename", "x/a.html", stdin=page.encode()) == (0, cleaned, "")
    assert run("--check", "--stdin-filename", "a.html", stdin=page.encode()).out.startswith(
        "a.html:1:16 arabic-kaf "
    )
    assert run("-", stdin=page.encode()).out == "<pre>کتاب</pre>کتاب"
    out = tmp_path / "b.docx"
    assert run("--format", "docx", "-o", str(out), stdin=WORD).code == 0
    assert out.read_bytes() == clean_document(WORD, "docx")


@pytest.mark.parametrize("ask", ["-i", "--check", "--diff"])
def test_other_languages_are_left(run: Callable[..., Done], tmp_path: Path, ask: str) -> None:
    for name in ("fa.json", "ar.json", "locale/ar/a.po", "news.ur.md", "guide.en.md"):
        write(tmp_path / name, '{"a": "كتاب"}\n' if "json" in name else DIRTY)
    write(tmp_path / "locale" / "ar" / "a.po", 'msgid "a"\nmsgstr "كتاب"\n')
    said = (
        "persian-clean: {}: left as it is; by its name it is in another language ({}); "
        "--format takes it all the same\n"
    )
    left = [("ar.json", "ar"), ("news.ur.md", "ur"), ("locale/ar/a.po", "ar")]
    done = run(ask, ".")
    assert done.err.startswith("".join(said.format(*pair) for pair in left))
    assert done.err.count("\n") == len(left) + 1
    for name, language in left:
        assert run(ask, "-q", "--allow-empty", name) == (0, "", said.format(name, language))
        assert "كتاب" in read(tmp_path / name)
    assert "all of it is in other languages" in run(ask, "ar.json").err
    assert ("کتاب" in read(tmp_path / "guide.en.md")) is (ask == "-i")


def test_another_language_can_be_taken(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "ar" / "a.md")
    assert run("-q", "--format", "markdown", "ar/a.md") == (0, CLEAN, "")
    done = run("--stdin-filename", "ar/a.md", stdin=DIRTY.encode())
    assert (done.code, done.out) == (0, DIRTY)  # an editor gets back what it gave
    assert "another language (ar)" in done.err
    assert run("-q", str(tmp_path / "ar" / "a.md")).out == ""
    write(tmp_path / "persian-clean.toml", 'formats = {"ar/*.md" = "markdown"}\n')
    assert run("-q", "ar/a.md") == (0, CLEAN, "")


def test_what_is_above_the_current_directory_names_no_language(
    run: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "ar" / "a.md")
    monkeypatch.chdir(tmp_path / "ar")
    assert run(str(path)).out == CLEAN
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert run(str(path)).out == CLEAN


def test_what_configures_the_command_is_left(run: Callable[..., Done], tmp_path: Path) -> None:
    own = 'leave = ["كتاب"]\n'
    write(tmp_path / "persian-clean.toml", own)
    write(tmp_path / "below" / "pyproject.toml", f"[tool.persian-clean]\n{own}")
    write(tmp_path / "other" / "pyproject.toml", '[project]\ndescription = "علي"\n')
    write(tmp_path / "a.toml", 'a = "علي"\n')
    assert run("-i", ".").err == "2 of 2 files changed\n"
    assert read(tmp_path / "persian-clean.toml") == own
    write(tmp_path / "broken" / "pyproject.toml", "[ك")
    assert run("--isolated", "--check", "-q", ".").err.startswith("persian-clean: broken/pyproject")
    for args in (["persian-clean.toml"], ["--format", "text", "below/pyproject.toml"]):
        done = run("-i", "--allow-empty", *args)
        assert done.code == 0
        assert done.err.startswith(
            f"persian-clean: {args[-1]}: left as it is; it configures this command\n"
        )


# --- what is shown --------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_edits_are_told_where_they_stand_in_the_file(
    run: Callable[..., Done], tmp_path: Path, path: Path
) -> None:
    write(tmp_path / path.name, path.read_bytes())
    args = ("--isolated", "--format", explained_format(path), path.name)
    document = explain_document(read(path), args[2])
    found = json.loads(run("--check", "--output-format", "json", *args).out)
    assert [{key: item[key] for key in PLACE} for item in found] == places(document)
    lines = run("--check", *args).out.splitlines()
    assert [line.split(" ")[0] for line in lines] == [
        f"{path.name}:{item['line']}:{item['column']}" for item in found
    ]
    difference = run("--diff", *args)
    assert difference.code == 1
    assert patched(shown(document.original), difference.out) == shown(document.text)
    explanation = run("--explain", *args).out
    assert all(f"\n  {rule}: " in explanation for rule in found[0]["rules"])
    counted = json.loads(run("--check", "--stats-json", "-", *args).out)
    assert counted["edits"] == len(document.edits)
    assert set(counted["rules"]) == {rule for edit in document.edits for rule in edit.rules}


def explained_format(path: Path) -> str:
    kind = kind_of(path)
    assert kind is not None
    return kind.name


def test_the_fixes_of_sarif_are_the_edits(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "guide.md", (FIXTURES / "guide.md").read_bytes())
    log = json.loads(run("--check", "--output-format", "sarif", "guide.md").out)
    lines = read(tmp_path / "guide.md").split("\n")
    for result in reversed(log["runs"][0]["results"]):
        (change,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
        region = change["deletedRegion"]
        assert region["startLine"] == region["endLine"]
        line = lines[region["startLine"] - 1]
        before, after = line[: region["startColumn"] - 1], line[region["endColumn"] - 1 :]
        lines[region["startLine"] - 1] = before + change["insertedContent"]["text"] + after
    assert "\n".join(lines) == read(FIXTURES / "clean" / "guide.md")


def test_annotations_stand_at_the_lines_of_the_file(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    write(tmp_path / "a.html", "<p>\n<b title='علي'>خوب\n")
    done = run("--check", "--output-format", "github", "a.html")
    assert done.out.startswith("::error file=a.html,line=2,endLine=2,col=13,endColumn=14,")


def test_edits_that_are_refused_are_told(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.md", f"سلام\n\n{REFUSED}\nعلي\n")
    cleaned = f"سلام\n\n{REFUSED}\nعلی\n"
    args = ["--isolated", "--digits", "ascii", "-q", "a.md"]
    told = f"persian-clean: a.md:3: {REFUSAL}\n"
    assert run(*args) == (0, cleaned, told)
    done = run("--check", *args)
    assert (done.code, done.out.count("\n"), done.err) == (1, 1, told)
    _, item = json.loads(run("--check", "--output-format", "json", *args).out)
    assert item == {
        "file": "a.md",
        "line": 3,
        "rules": ["persian-digit", "arabic-kaf"],
        "refused": True,
        "message": REFUSAL,
    }
    github = run("--check", "--output-format", "github", *args).out
    assert f"::notice file=a.md,line=3,title=persian-clean::{REFUSAL}\n" in github
    sarif = json.loads(run("--check", "--output-format", "sarif", *args).out)
    (invocation,) = sarif["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is True
    (note,) = invocation["toolExecutionNotifications"]
    assert (note["level"], note["message"]["text"]) == ("note", REFUSAL)
    assert run("report", "-o", "a.html", *args) == (0, "", told)
    assert run("-i", *args) == (0, "", told)
    assert read(tmp_path / "a.md") == cleaned
    assert run("--check", *args) == (0, "", told)  # it is no error


def test_a_report_shows_the_lines_of_the_file(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.html", "<!-- كتاب -->\n<p>كتاب ها</p>\n")
    write(tmp_path / "a.docx", WORD)
    done = run("report", "a.html")
    assert (done.code, done.err) == (0, "")
    assert 'id="l2"' in done.out
    assert done.out.count("<del") == 2
    assert "&lt;p&gt;" in done.out
    assert run("report", "a.docx").out.count("<del") > 5
    write(tmp_path / "b.json", "{")
    write(tmp_path / "c.xml", "<a>\n<b></a>كتاب")
    assert run("report", "c.xml").err.startswith("persian-clean: c.xml:2: ")
    assert run("report", "c.xml").code == 2


def test_a_report_has_a_limit(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.txt", DIRTY * 10)
    assert 'role="note"' in run("report", "--limit", "12", "a.txt").out
    for args in ([], ["--limit", "all"], ["--limit", "5000"]):
        assert 'role="note"' not in run("report", *args, "a.txt").out
    for wrong in ("0", "x", "-3"):
        done = run("report", f"--limit={wrong}", "a.txt")
        assert (done.code, done.out) == (2, "")
        assert f"'{wrong}' is not a number, 1 or more, nor all" in done.err
    assert run("--limit", "5", "a.txt").code == 2


# --- what is written ------------------------------------------------------------------------------


@pytest.mark.parametrize("change", [[], ["--encoding", "utf-16"]], ids=["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["a.md", "a.po", "a.json", "a.html", "a.tex", "a.yaml"])
def test_marks_and_line_ends_are_kept(
    run: Callable[..., Done], tmp_path: Path, name: str, change: list[str]
) -> None:
    source = {
        ".po": 'msgid ""\r\nmsgstr "علي ,"\r\n',
        ".json": '{"a":\r\n "علي ,"}\r\n',
        ".yaml": "a: علي ,\r\nb: متن\r\n",
    }.get(Path(name).suffix, "علي ,\r\n\r\nمتن\r\n")
    if name == "a.po":
        source = 'msgid "a"\r\nmsgstr "علي ,"\r\n'
    encoding = "utf-16" if change else "utf-8-sig"
    path = write(tmp_path / name, source.encode(encoding))
    assert run("-i", *change, name).err == "1 of 1 files changed\n"
    assert path.read_bytes() == source.replace("علي ,", "علی،").encode(encoding)


@pytest.mark.skipif(os.name != "posix", reason="needs permissions and links")
def test_a_document_is_written_as_safely_as_text(run: Callable[..., Done], tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", "# كتاب\n")
    path.chmod(0o640)
    os.link(path, tmp_path / "backup.md")
    (tmp_path / "link.md").symlink_to("a.md")
    assert run("-i", "-q", "link.md").code == 0
    assert (read(path), path.stat().st_mode & 0o777) == ("# کتاب\n", 0o640)
    assert (tmp_path / "link.md").is_symlink()
    assert read(tmp_path / "backup.md") == "# كتاب\n"
    before = path.stat()
    assert run("-i", "-q", "a.md").code == 0
    assert path.stat().st_ino == before.st_ino  # a clean file is not touched
    assert run("-q", "-o", "out/", "a.md", "backup.md").code == 0
    assert read(tmp_path / "out" / "backup.md") == "# کتاب\n"


@pytest.mark.parametrize(
    ("name", "declaration"),
    [
        ("a.xml", '<?xml version="1.0" encoding="windows-1256"?>'),
        ("a.html", "<meta charset=windows-1256>"),
        ("a.po", 'msgid ""\nmsgstr "Content-Type: text/plain; charset=CP1256\\n"\n'),
        ("a.tex", "\\usepackage[cp1256]{inputenc}"),
    ],
)
def test_a_document_does_not_lie_about_its_encoding(
    run: Callable[..., Done], tmp_path: Path, name: str, declaration: str
) -> None:
    rest = '\nmsgid "a"\nmsgstr "كتاب"\n' if name == "a.po" else "\n<p>كتاب</p>\n"
    old = write(tmp_path / name, f"{declaration}{rest}".encode("windows-1256"))
    done = run("--encoding", "windows-1256", "-o", "out", name)
    assert (done.code, "and would be written in UTF-8; convert it" in done.err) == (2, True)
    assert not (tmp_path / "out").exists()
    assert run("--check", "-q", "--encoding", "windows-1256", name).code == 1
    assert "is not UTF-8" in run("--check", name).err
    old.write_bytes(f"{declaration}{rest}".replace("1256", "x").encode())
    assert run("-q", "-i", name).code == 0
    assert "کتاب" in read(old)


def test_compressed_documents(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.html.gz", gzip.compress("<p id=ك>كتاب".encode()))
    assert run("-i", "-q", "a.html.gz").code == 0
    assert gzip.decompress((tmp_path / "a.html.gz").read_bytes()).decode() == "<p id=ك>کتاب"


def test_word_files(run: Callable[..., Done], tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx", WORD)
    document = explain_document(WORD, "docx")
    found = json.loads(run("--check", "--output-format", "json", "a.docx").out)
    assert [{key: item[key] for key in PLACE} for item in found] == places(document)
    difference = run("--diff", "a.docx").out
    assert patched(shown(document.original), difference) == shown(document.text)
    sarif = json.loads(run("--check", "--output-format", "sarif", "a.docx").out)
    assert not any("fixes" in result for result in sarif["runs"][0]["results"])
    message = "this format is not text; write it with --output or --in-place"
    assert run("a.docx").err == f"persian-clean: a.docx: {message}\n"
    assert "formats are not converted" in run("-o", "a.txt", "a.docx").err
    write(tmp_path / "a.txt")
    assert "formats are not converted" in run("-o", "b.docx", "a.txt").err
    assert path.read_bytes() == WORD
    assert run("-q", "-o", "b.docx", "a.docx").code == 0
    assert run("-q", "-i", "a.docx").code == 0
    assert path.read_bytes() == (tmp_path / "b.docx").read_bytes() == document.output
    assert run("--check", "a.docx").code == 0
    write(path, b"PK\x03\x04" + WORD[4:300])
    done = run("-i", "a.docx")
    assert (done.code, done.err.count("\n")) == (2, 2)
    assert done.err.startswith("persian-clean: a.docx: this is not a Word file: ")


# --- what is wrong --------------------------------------------------------------------------------

BROKEN = {
    "a.json": ('{"a": "كتاب",\n "b" "كتاب"}\n', 2),
    "a.xml": ("<a>\n\n<b>كتاب</a>\n", 3),
    "a.po": ('msgid "a"\nmsgstr "كتاب\n', 2),
    "a.toml": ('a = "كتاب"\nb = كتاب\n', 2),
    "a.yaml": ('a: "كتاب"\nb: ["كتاب"\n', None),
    "a.ipynb": ('{"cells":\n [{"cell_type": "markdown", "source": "كتاب"}\n', None),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_document_that_cannot_be_read_is_left_and_the_others_are_done(
    run: Callable[..., Done], tmp_path: Path, name: str
) -> None:
    text, line = BROKEN[name]
    path = write(tmp_path / "texts" / name, text)
    write(path.with_name("b.md"))
    place = re.escape(f"texts/{name}") + (r"(:\d+)?" if line is None else f":{line}")
    for ask in ("--check", "--diff", "-i"):
        done = run("--isolated", "-q", ask, "texts")
        assert done.code == 2
        assert re.fullmatch(rf"persian-clean: {place}: .+\n", done.err)
        assert "b.md" in done.out or ask == "-i"
    assert read(path) == text
    assert read(path.with_name("b.md")) == CLEAN
    assert run("--isolated", "-o", "out", "texts").code == 2
    assert [path.name for path in (tmp_path / "out").rglob("*.*")] == ["b.md"]
    assert run("--isolated", "--on-error", "keep", "-o", "out", "texts").code == 2
    assert read(next((tmp_path / "out").rglob(name))) == text


def test_several_processes_do_the_same(tmp_path: Path) -> None:
    for name, (text, _) in BROKEN.items():
        write(tmp_path / name, text)
    write(tmp_path / "b.md", REFUSED)
    write(tmp_path / "c.docx", WORD)
    args = ("--isolated", "--digits", "ascii", "--check", "--output-format", "json", ".")
    one, two = (command("--workers", number, *args, cwd=tmp_path) for number in ("1", "2"))
    assert one.returncode == 2
    assert (one.stdout, one.stderr) == (two.stdout, two.stderr)


def test_what_must_be_installed_is_said(
    run: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("pyromark", "tree_sitter"):
        monkeypatch.setitem(sys.modules, module, None)
    path = write(tmp_path / "a.md")
    write(tmp_path / "b.html")
    done = run("-i", "-q", "a.md", "b.html")
    assert done.code == 2
    assert re.fullmatch(
        r"persian-clean: a\.md: .*pip install 'persian-clean\[documents\]'\n", done.err
    )
    assert (read(path), read(tmp_path / "b.html")) == (DIRTY, CLEAN)


@pytest.mark.parametrize("name", [*FORMATS, "text"])
def test_what_is_no_text_is_refused(run: Callable[..., Done], tmp_path: Path, name: str) -> None:
    for data in (b"\x89PNG\r\n\x1a\n\0", "كتاب\0".encode(), "كتاب".encode() + b"\xff\n"):
        path = write(tmp_path / "a", data)
        done = run("-i", "-q", "--format", name, "a")
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
        assert path.read_bytes() == data


# --- fields and settings --------------------------------------------------------------------------


def test_fields_choose_the_keys_that_are_cleaned(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.json", '{"a": "علي", "b": "علي"}\n')
    write(tmp_path / "a.yaml", "a: علي\nb: علي\n")
    assert run("--field", "b", "a.json").out == '{"a": "علي", "b": "علی"}\n'
    assert run("--field", "b", "a.yaml").out == "a: علي\nb: علی\n"
    assert run("a.json").out == '{"a": "علی", "b": "علی"}\n'
    write(tmp_path / "a.html")
    for name, title in (("a.html", "HTML"), ("a.txt", "plain text")):
        write(tmp_path / name)
        done = run("--field", "b", name)
        assert done == (
            2,
            "",
            f"persian-clean: {name}: {title} has no fields; leave out --field\n",
        )
    assert "--format po has no fields" in run("--field", "b", "--format", "po", "a.html").err


def test_fields_are_set_for_patterns_of_files(run: Callable[..., Done], tmp_path: Path) -> None:
    for name in ("a.json", "b.json", "c.jsonl"):
        write(tmp_path / name, '{"a": "علي", "b": "علي"}\n')
    file = write(tmp_path / "persian-clean.toml", 'fields = {"a.*" = ["a"], "*.jsonl" = ["b"]}\n')
    assert run("-i", ".").err == "3 of 3 files changed\n"
    assert read(tmp_path / "a.json") == '{"a": "علی", "b": "علي"}\n'
    assert read(tmp_path / "b.json") == '{"a": "علی", "b": "علی"}\n'
    assert read(tmp_path / "c.jsonl") == '{"a": "علي", "b": "علی"}\n'
    assert run("--field", "b", "a.json").out == '{"a": "علی", "b": "علی"}\n'
    write(file, 'fields = ["b"]\n')
    write(tmp_path / "a.json", '{"a": "علي", "b": "علي"}\n')
    assert run("a.json").out == '{"a": "علي", "b": "علی"}\n'


def test_formats_are_set_for_patterns_of_files(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "persian-clean.toml", 'formats = {"*.tpl" = "html", "tool/*.py" = "python"}\n')
    write(tmp_path / "a.tpl", "<pre>علي</pre>علي\n")
    write(tmp_path / "tool" / "a.py", "# علي\n")
    write(tmp_path / "b.py", "# علي\n")
    assert run("-i", ".").err == "2 of 2 files changed\n"
    assert read(tmp_path / "a.tpl") == "<pre>علي</pre>علی\n"
    assert run("--format", "text", "a.tpl").out == "<pre>علی</pre>علی\n"
    assert run("--stdin-filename", "x.tpl", stdin="<pre>علي".encode()).out == "<pre>علي"
    settings = run("--show-settings", "a.tpl").out
    assert 'formats = {"*.tpl" = "html", "tool/*.py" = "python"}\n' in settings
    again = combine(write(tmp_path / "again.toml", settings), {})
    assert again.formats == (("*.tpl", "html"), ("tool/*.py", "python"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('formats = {"*.x" = "htlm"}', "formats: '*.x': no format is named 'htlm'; did you mean"),
        ("formats = {a = 5}", "formats: 'a': no format is named 5; --list-formats lists them"),
        ("formats = {a = ['html']}", "formats: 'a': no format is named ['html']; "),
        ('formats = ["html"]', "formats must be a table of patterns and formats, as in"),
        ('fields = {"*.json" = "a"}', "*.json must be a list of strings, not 'a'"),
        ("fields = 5", "fields must be a list of strings, not 5"),
        ('comments = "yes"', "comments must be true or false, not 'yes'"),
        ('zwnj = "x"', "zwnj='x' is not one of 'keep', 'space', 'drop'"),
        ("isolate-dates = 1", "isolate_dates must be True or False"),
    ],
)
def test_wrong_settings(run: Callable[..., Done], tmp_path: Path, text: str, message: str) -> None:
    write(tmp_path / "persian-clean.toml", f"{text}\n")
    write(tmp_path / "a.txt")
    done = run("a.txt")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith(f"persian-clean: persian-clean.toml: {message}")


def test_choices_that_settings_and_options_share(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "می\u200cروم\n")
    assert run("--zwnj", "space", "a.txt").out == "می روم\n"
    dated = "در ۲۸ اردیبهشت ۱۴۰۲ آمد\n".encode()
    isolated = "در \u20662023-05-18\u2069 آمد\n"
    assert run("--dates", "iso", "--isolate-dates", stdin=dated).out == isolated
    write(tmp_path / "persian-clean.toml", 'zwnj = "drop"\ndates = "iso"\nisolate-dates = true\n')
    assert run("a.txt").out == "میروم\n"
    assert run(stdin=dated).out == isolated
    assert combine(tmp_path / "persian-clean.toml", {}).config == Config(
        rules=STANDARD.rules, zwnj="drop", dates="iso", isolate_dates=True
    )


@pytest.mark.parametrize(
    ("name", "off", "on"),
    [
        ("a.md", "\n<!-- persian-clean: off -->\n\n", "\n<!-- persian-clean: on -->\n\n"),
        ("a.html", "<!-- persian-clean: off -->\n", "<!-- persian-clean: on -->\n"),
        ("a.tex", "% persian-clean: off\n", "% persian-clean: on\n"),
        ("a.rst", "\n.. persian-clean: off\n\n", "\n.. persian-clean: on\n\n"),
    ],
)
def test_comments_turn_it_off_and_on(
    run: Callable[..., Done], tmp_path: Path, name: str, off: str, on: str
) -> None:
    write(tmp_path / name, f"كتاب\n{off}كتاب\n{on}كتاب\n")
    assert run(name).out == f"کتاب\n{off}كتاب\n{on}کتاب\n"
    assert len(run("--check", name).out.splitlines()) == 2


# --- hooks ----------------------------------------------------------------------------------------


def test_hooks_run_on_the_formats_that_the_command_reads() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    tags = [tag for row in FORMATS.values() if not row.on_request for tag in row.tags]
    listed = re.findall(r"types_or: \[(.*)\]", hooks)
    assert listed == [", ".join(tags)] * hooks.count("- id:")
    for entry in re.findall(r"entry: persian-clean (.*)", hooks):
        names = [f"a{row.suffixes[0]}" for row in FORMATS.values() if row.tags]
        assert parse([*entry.split(), *names]).files == tuple(names)
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    untyped = [
        suffix.removeprefix(".")
        for row in FORMATS.values()
        if not row.tags
        for suffix in row.suffixes
    ]
    assert rf"files: \.({'|'.join(untyped)})$" in page


def test_hooks_clean_what_a_commit_has(run: Callable[..., Done], tmp_path: Path) -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    for path in FILES:
        if path.suffix not in {".py", ".js"}:
            write(tmp_path / path.name, path.read_bytes())
    names = sorted(path.name for path in tmp_path.iterdir())
    in_place, check, diff = re.findall(r"entry: persian-clean (.*)", hooks)
    assert run(*check.split(), *names).code == 1
    assert run(*diff.split(), *names).code == 1
    assert run(*in_place.split(), *names) == (0, "", "")
    assert run(*check.split(), *names).code == 0
