"""Configuration files are found as ruff finds its own, and nothing in them is passed over."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from persian_clean import CORPUS, SEARCH, STANDARD, Config
from persian_clean.cli import main
from persian_clean.cli.settings import SettingsError, combine, find_file, read_file

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def config(path: Path, text: str, **options: Any) -> Config:  # noqa: ANN401
    return combine(write(path / "persian-clean.toml", text), options).config


# --- finding --------------------------------------------------------------------------------------


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    above = write(tmp_path / "persian-clean.toml", "")
    below = write(tmp_path / "a" / "pyproject.toml", "[tool.persian-clean]\n")
    (tmp_path / "a" / "b").mkdir()
    assert find_file(tmp_path) == above
    assert find_file(tmp_path / "a" / "b") == below


def test_our_own_file_comes_first(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.persian-clean]\n")
    own = write(tmp_path / "persian-clean.toml", "")
    assert find_file(tmp_path) == own


def test_a_project_without_our_section_is_passed_over(tmp_path: Path) -> None:
    above = write(tmp_path / "pyproject.toml", "[tool.persian-clean]\ndigits = 'ascii'\n")
    write(tmp_path / "a" / "pyproject.toml", "[tool.ruff]\n")
    write(tmp_path / "a" / "b" / "pyproject.toml", "[project]\nname = 'x'\n")
    assert find_file(tmp_path / "a" / "b") == above
    assert read_file(above) == {"digits": "ascii"}


def test_there_may_be_none(tmp_path: Path) -> None:
    assert find_file(tmp_path) is None
    assert combine(None, {}).config == STANDARD


# --- reading --------------------------------------------------------------------------------------


def test_every_key_is_heeded(tmp_path: Path) -> None:
    text = """
        preset = "corpus"
        enable = ["latin-comma"]
        disable = ["arabic-yeh"]
        digits = "ascii"
        dates = "iso"
        diacritics = "drop"
        ezafe = "yeh"
        passages = "fold"
        joins = "standard"
        reference = 2018-05-20
        spellings = ["بیت\\u200cکوین"]
        leave = ["کتاب ها"]
        exclude = ["old/*"]
    """
    found = combine(write(tmp_path / "persian-clean.toml", text), {"exclude": ["new"]})
    assert found.exclude == ("old/*", "new")
    assert found.root == tmp_path
    expected = Config(
        rules=CORPUS.enable("latin-comma").disable("arabic-yeh").rules,
        digits="ascii",
        dates="iso",
        diacritics="drop",
        ezafe="yeh",
        passages="fold",
        joins="standard",
        reference=dt.date(2018, 5, 20),
        spellings=frozenset({"بیت\u200cکوین"}),
        leave=frozenset({"کتاب ها"}),
    )
    assert found.config == expected
    assert config(tmp_path, "reference = '2018-05-20'").reference == dt.date(2018, 5, 20)


def test_options_win(tmp_path: Path) -> None:
    text = "preset = 'corpus'\ndigits = 'ascii'\ndisable = ['arabic-yeh']"
    assert config(tmp_path, text, digits="persian").digits == "persian"
    both = config(tmp_path, text, preset="search", enable=["arabic-yeh"], digits=None)
    assert both.rules == SEARCH.rules
    assert both.digits == "ascii"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("diget = 'ascii'", "unknown key 'diget'; did you mean 'digits'?"),
        ("[xyz]", "unknown key 'xyz'; the keys are preset, select, enable, disable, digits, dates"),
        ("digits = 'roman'", "digits='roman' is not one of 'keep', 'persian', 'ascii'"),
        ("digits = 3", "digits=3 is not one of"),
        ("preset = 'best'", "preset='best' is not one of 'standard', 'corpus', 'search'"),
        ("preset = ['corpus']", "preset=['corpus'] is not one of"),
        ("enable = 'latin-comma'", "enable must be a list of strings, not 'latin-comma'"),
        ("disable = [1]", "disable must be a list of strings, not [1]"),
        ("leave = 'a'", "leave must be"),
        ("exclude = 'a'", "exclude must be a list of strings, not 'a'"),
        ("enable = ['ascii-digit']", "rule 'ascii-digit' is turned on by digits = \"persian\""),
        ("enable = ['latin-coma']", "did you mean 'latin-comma'?"),
        ("reference = '1397-02-28-1'", "reference: '1397-02-28-1' is not an ISO 8601 date"),
        ("reference = '2020-13-01'", "reference: '2020-13-01' is not an ISO 8601 date"),
        ("reference = 10:00:00", "reference must be a datetime.date"),
        ("digits = ", "Invalid value"),
        (f"digits = {'1' * 5000}", "Exceeds the limit"),
        (f"digits = {'[' * 5000}{']' * 5000}", "nested too deeply"),
    ],
)
def test_what_is_wrong_is_said_with_the_name_of_the_file(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(SettingsError) as error:
        config(tmp_path, text)
    assert str(error.value).startswith(f"{tmp_path / 'persian-clean.toml'}: ")
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("tool = 5", "tool must be a table, not 5"),
        ("[tool]\npersian-clean = 5", "persian-clean must be a table, not 5"),
        ("[[tool.persian-clean]]", "persian-clean must be a table, not [{}]"),
        ("[tool", "Expected ']'"),
    ],
)
def test_a_project_file_of_another_shape_is_an_error(
    tmp_path: Path, text: str, message: str
) -> None:
    write(tmp_path / "pyproject.toml", text)
    with pytest.raises(SettingsError, match=r"pyproject.toml: ") as error:
        find_file(tmp_path)
    assert message in str(error.value)


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none.toml: no such file or directory"):
        read_file(tmp_path / "none.toml")
    (tmp_path / "a.toml").write_bytes(b"\xff")
    with pytest.raises(SettingsError, match=r"a.toml: not UTF-8"):
        read_file(tmp_path / "a.toml")


# --- through the command --------------------------------------------------------------------------


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(
        tmp_path / "persian-clean.toml", "disable = ['arabic-yeh']\nexclude = ['below/old.txt']\n"
    )
    write(tmp_path / "a.txt", "علي كتاب\n")
    write(tmp_path / "below" / "pyproject.toml", "[tool.persian-clean]\nenable = []\n")
    write(tmp_path / "below" / "a.txt", "علي كتاب\n")
    return tmp_path


def test_each_file_has_the_configuration_of_its_place(
    texts: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["a.txt", "below/a.txt"]) == 0
    assert capfd.readouterr().out == "علي کتاب\nعلی کتاب\n"
    assert main(["--isolated", "a.txt"]) == 0
    assert capfd.readouterr().out == "علی کتاب\n"
    assert main(["--config", "persian-clean.toml", "below/a.txt"]) == 0
    assert capfd.readouterr().out == "علي کتاب\n"
    write(texts / "below" / "old.txt", "علي\n")
    assert main(["--config", "persian-clean.toml", "--allow-empty", "below/old.txt"]) == 0
    assert not capfd.readouterr().out


def test_a_wrong_file_ends_the_run_before_anything_is_written(
    texts: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write(texts / "below" / "pyproject.toml", "[tool.persian-clean]\nexlude = []\n")
    assert main(["-i", "."]) == 2
    assert "unknown key 'exlude'; did you mean 'exclude'?" in capfd.readouterr().err
    assert (texts / "a.txt").read_text(encoding="utf-8") == "علي كتاب\n"
