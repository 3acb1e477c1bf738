"""What users of other linters and formatters look for is there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commands import CLEAN, Done, command, read, write
from persian_clean import CORPUS, RULES, STANDARD, normalize_letters
from persian_clean.cli import ignoring
from persian_clean.cli.arguments import parse
from persian_clean.cli.kinds import KINDS
from persian_clean.cli.settings import combine

if TYPE_CHECKING:
    from collections.abc import Callable

# --- rules, formats, settings ---------------------------------------------------------------------


def test_a_rule_is_shown_with_its_reason_and_its_examples(run: Callable[..., Done]) -> None:
    rule = next(rule for rule in RULES if rule.name == "arabic-yeh")
    assert run("rule", "arabic-yeh") == (
        0,
        f"""\
arabic-yeh
  stage    letters
  safety   {rule.safety}
  runs in  standard, corpus, search
  why      {rule.why}
  changes  {rule.example[0]} → {rule.example[1]}
  keeps    {rule.keep}
""",
        "",
    )
    assert "  runs in  search, --digits ascii\n" in run("rule", "persian-digit").out
    assert "[ZWNJ]" in run("rule", "stray-zwnj").out


@pytest.mark.parametrize("args", [["rule", *(rule.name for rule in RULES)], ["--list-rules"]])
def test_rules_are_listed_as_json(run: Callable[..., Done], args: list[str]) -> None:
    found = json.loads(run(*args, "--output-format", "json").out)
    assert [rule["name"] for rule in found] == [rule.name for rule in RULES]
    for shown, rule in zip(found, RULES, strict=True):
        assert (shown["why"], shown["keep"]) == (rule.why, rule.keep)
        assert tuple(shown["example"]) == rule.example
        assert ("standard" in shown["presets"]) is STANDARD.runs(rule.name)


def test_the_list_of_rules_says_what_is_on(run: Callable[..., Done], tmp_path: Path) -> None:
    def is_on(name: str, *args: str) -> bool:
        lines = run("--list-rules", *args).out.splitlines()
        return next(line.split()[1] for line in lines if line.split()[0] == name) == "on"

    assert is_on("latin-comma")
    assert not is_on("latin-comma", "--preset", "corpus")
    assert not is_on("latin-comma", "--select", "letters")
    assert is_on("persian-digit", "--digits", "ascii")
    write(tmp_path / "persian-clean.toml", "disable = ['latin-comma']\n")
    assert not is_on("latin-comma")
    assert is_on("latin-comma", "--isolated")


def test_the_formats_are_listed(run: Callable[..., Done]) -> None:
    head, *lines, _, hint = run("--list-formats").out.splitlines()
    assert head.split() == "format needs suffixes what is cleaned".split()
    assert [line.split()[0] for line in lines] == list(KINDS)
    assert lines[2].split() == "csv .csv columns, by the header, named with --field".split()
    assert ["po", ".po", ".pot", "msgstr"] in [line.split() for line in lines]
    assert "python [documents] .py .pyi comments and docstrings, with --comments".split() in [
        line.split() for line in lines
    ]
    assert "pip install 'persian-clean[documents]'" in hint


def test_settings_are_shown_as_a_configuration_file(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    text = """\
preset = "corpus"
enable = ["latin-comma"]
disable = ["arabic-digit"]
spellings = ["بیت\\u200Cکوین"]
reference = 2018-05-20
exclude = ["old", "a\\"b"]
gitignore = false
"""
    file = write(tmp_path / "persian-clean.toml", text)
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    write(tmp_path / "below" / "pyproject.toml", "[tool.persian-clean]\n")
    write(tmp_path / "below" / "c.txt")
    out = run("--show-settings", "--digits", "ascii", ".").out
    first, second = out.split("# below/c.txt\n")
    assert first.startswith("# a.txt and 1 more\n# " + str(file) + '\npreset = "corpus"\n')
    assert 'preset = "standard"' in second
    again = combine(write(tmp_path / "again.toml", first), {})
    once = combine(file, {"digits": "ascii"})
    assert again.config == once.config
    assert (again.exclude, again.gitignore) == (("old", 'a"b'), False)
    assert again.config.rules == CORPUS.enable("latin-comma").disable("arabic-digit").rules
    few = run("--isolated", "--select", "arabic-yeh,arabic-kaf", "--show-settings").out
    assert 'select = ["arabic-kaf", "arabic-yeh"]' in few
    assert combine(write(tmp_path / "few.toml", few), {}).config.rules == {
        "arabic-kaf",
        "arabic-yeh",
    }
    alone = run("--isolated", "--show-settings").out
    assert alone.startswith("# the current directory\n# no configuration file\n")
    assert tomllib.loads(alone)["preset"] == "standard"


# --- which rules ----------------------------------------------------------------------------------


def test_select_runs_only_the_rules_it_names(run: Callable[..., Done], tmp_path: Path) -> None:
    text = "علي كتاب , ۲۵\n"
    assert run("--select", "arabic-yeh", stdin=text.encode()).out == "علی كتاب , ۲۵\n"
    assert run("--select", "arabic-yeh,persian-digit", stdin=text.encode()).out == "علی كتاب , 25\n"
    assert run("--select", "letters", stdin=text.encode()).out == normalize_letters(text)
    both = run("--select", "letters", "--enable", "latin-comma", stdin=text.encode())
    assert both.out == normalize_letters(text).replace(",", "،")
    write(tmp_path / "persian-clean.toml", "select = ['arabic-kaf']\ndigits = 'ascii'\n")
    assert run(stdin=text.encode()).out == "علي کتاب , 25\n"
    assert run("--select", "arabic-yeh", stdin=text.encode()).out == "علی كتاب , ۲۵\n"
    chosen = run("--select", "arabic-yeh", "--digits", "ascii", stdin=text.encode())
    assert chosen.out == "علی كتاب , 25\n"


# --- which files ----------------------------------------------------------------------------------


def test_include_says_what_is_taken_in_a_directory(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    for name in ("a.txt", "b.md", "below/c.md", "below/d.html", ".e.md", "f.jsonl"):
        write(tmp_path / "texts" / name)

    def checked(*args: str) -> list[str]:
        lines = run("--check", *args).out.splitlines()
        return [line.split(":")[0].removeprefix("texts/") for line in lines]

    assert checked("texts") == ["a.txt", "b.md", "below/c.md", "below/d.html"]
    assert checked("--include", "*.md", "texts") == ["b.md", "below/c.md"]
    assert checked("--include=*.md", "--include=texts/a.*", "texts") == [
        "a.txt",
        "b.md",
        "below/c.md",
    ]
    assert checked("--include=*.md", "--exclude=below", "texts") == ["b.md"]
    assert checked("--include=*.md", "texts/a.txt") == ["a.txt"]
    assert run("--check", "--include=*.jsonl", "texts").code == 2
    write(tmp_path / "persian-clean.toml", "include = ['below/*']\n")
    write(tmp_path / "below" / "x.rst")
    assert checked(".") == ["below/x.rst"]
    assert checked("--include=*.md", "texts") == ["b.md", "below/c.md"]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / ".git" / "info").mkdir(parents=True)
    write(tmp_path / ".git" / "info" / "exclude", "private.txt\n")
    write(tmp_path / ".gitignore", "# drafts\n/build/\n*.old.txt\n\\#x.txt\n[\nno\\\n")
    write(tmp_path / "below" / ".gitignore", "!kept.old.txt\nlocal.txt\n")
    for name in (
        *("a.txt", "b.old.txt", "#x.txt", "private.txt", "local.txt", "build/c.txt"),
        *("below/kept.old.txt", "below/d.old.txt", "below/local.txt", "below/build/e.txt"),
    ):
        write(tmp_path / name)
    return tmp_path


def taken(run: Callable[..., Done], *args: str) -> list[str]:
    return [line.split(":")[0] for line in run("--check", *args).out.splitlines()]


def test_what_git_ignores_is_passed_over(run: Callable[..., Done], repository: Path) -> None:
    pytest.importorskip("pathspec")
    mine = ["a.txt", "local.txt", "below/kept.old.txt", "below/build/e.txt"]
    assert taken(run, ".") == mine
    assert taken(run, str(repository / "below")) == [str(repository / name) for name in mine[2:]]
    assert len(taken(run, "--no-gitignore", ".")) == 10
    assert taken(run, "b.old.txt", "build") == ["b.old.txt", "build/c.txt"]
    (repository / "below" / "link").symlink_to("build")
    excluded = ["--exclude=a.txt", "--exclude=l*", "--exclude=below"]
    assert taken(run, "--allow-empty", *excluded, ".") == []
    write(repository / "persian-clean.toml", "gitignore = false\n")
    assert len(taken(run, ".")) == 10
    write(repository / "persian-clean.toml", "gitignore = 5\n")
    assert "gitignore must be true or false, not 5" in run(".").err


def test_what_git_ignores_is_what_git_says(run: Callable[..., Done], repository: Path) -> None:
    pytest.importorskip("pathspec")
    if shutil.which("git") is None:
        pytest.skip("needs git")
    shutil.rmtree(repository / ".git")
    git = ["git", "-C", str(repository), "-c", "core.excludesFile=/dev/null"]
    subprocess.run([*git, "init", "-q"], check=True)  # noqa: S603
    shown = subprocess.run(  # noqa: S603
        [*git, "-c", "core.quotePath=false", "ls-files", "--others", "--exclude-standard", "*.txt"],
        check=True,
        capture_output=True,
    )
    assert sorted(taken(run, ".")) == sorted(shown.stdout.decode().split())


def test_gitignore_counts_without_a_repository_too(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    pytest.importorskip("pathspec")
    write(tmp_path / ".gitignore", "*.txt\n")
    write(tmp_path / "texts" / ".gitignore", "old/\n")
    write(tmp_path / "texts" / "a.txt")
    write(tmp_path / "texts" / "old" / "b.txt")
    assert taken(run, "texts") == ["texts/a.txt"]
    assert run("--check", ".").err.startswith(
        "persian-clean: nothing to check: Git ignores 2 of its files and directories"
    )


def test_a_gitignore_that_cannot_be_heeded_is_named_once(
    run: Callable[..., Done], repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pathspec", None)
    monkeypatch.setattr(ignoring, "find_spec", lambda _: None)
    assert repository.exists()
    done = run("-i", ".")
    assert done.err == f"persian-clean: .gitignore: {ignoring.MISSING}\n10 of 10 files changed\n"
    assert run("-i", "-q", "--no-gitignore", ".").err == ""


def test_standard_input_may_have_the_name_of_a_file(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    write(
        tmp_path / "below" / "persian-clean.toml", "disable = ['arabic-yeh']\nexclude = ['old']\n"
    )
    text = "علي كتاب\n".encode()
    assert run("--stdin-filename", "below/a.txt", stdin=text).out == "علي کتاب\n"
    assert run("--stdin-filename", "a.txt", "-", stdin=text).out == "علی کتاب\n"
    assert run("--stdin-filename", "below/old", stdin=text).out == "علي كتاب\n"
    checked = run("--check", "--stdin-filename", "below/a.txt", stdin=text)
    assert checked.out.startswith("below/a.txt:1:5 arabic-kaf ")
    record = '{"t": "علي"}\n'.encode()
    assert run("--field=t", "--stdin-filename", "a.jsonl", stdin=record).out == '{"t": "علی"}\n'
    assert run("--stdin-filename", "a.jsonl", stdin=record).err.startswith(
        "persian-clean: a.jsonl:"
    )


def test_the_hooks_call_the_command_as_it_is() -> None:
    hooks = (Path(__file__).parents[1] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entries = re.findall(r"entry: persian-clean (.*)", hooks)
    assert len(entries) == hooks.count("- id:")
    for entry in entries:
        assert parse([*entry.split(), "a.txt"]).allow_empty


# --- how ------------------------------------------------------------------------------------------


def test_statistics_may_go_to_standard_output(run: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    done = run("--check", "--stats-json", "-", "a.txt")
    assert done.code == 1
    assert json.loads(done.out)["rules"] == {"arabic-kaf": 1}
    assert json.loads(run("-i", "--stats-json", "-", "a.txt").out)["files_changed"] == 1
    assert read(tmp_path / "a.txt") == CLEAN


def test_each_file_is_named_where_that_is_asked_for(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.jsonl", '{"t": "ب"}\n')
    done = run("-v", "--isolated", "-i", "--field", "t", ".")
    assert (
        done.err
        == """\
persian-clean: a.txt: text, utf-8; no configuration file
persian-clean: b.jsonl: jsonl, utf-8; no configuration file
1 of 2 files changed
"""
    )
    file = write(tmp_path / "persian-clean.toml", "")
    assert run("--verbose", "a.txt").err == f"persian-clean: a.txt: text, utf-8; {file}\n"


def test_a_fault_of_ours_is_traced_where_that_is_asked_for(
    run: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    write(tmp_path / "a.txt")
    monkeypatch.setattr("persian_clean.cli.batches.clean", fail)
    assert "\nTraceback " in run("-v", "a.txt").err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "tcsh", "powershell"])
def test_shells_complete_options_and_rules(run: Callable[..., Done], shell: str) -> None:
    shtab = pytest.importorskip("shtab")
    if shell not in shtab.SUPPORTED_SHELLS:
        pytest.skip("not with this version of shtab")
    done = run("--completion", shell)
    assert (done.code, done.err) == (0, "")
    for word in ("stdin-filename", "arabic-yeh", "sarif", "parquet"):
        assert word in done.out


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_takes_the_completion() -> None:
    pytest.importorskip("shtab")
    script = (
        command("--completion", "bash").stdout.decode()
        + """
COMP_WORDS=(persian-clean --output-format s); COMP_CWORD=2
_shtab_persian_clean
printf '%s\\n' "${COMPREPLY[@]}"
"""
    )
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=True)  # noqa: S603, S607
    assert done.stdout == b"sarif\n"


def test_completion_names_the_extra_it_needs(
    run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "shtab", None)
    done = run("--completion", "bash")
    assert done.code == 2
    assert "pip install 'persian-clean[cli]'" in done.err
