"""The table of formats, and what is said when something is wrong."""

from __future__ import annotations

import builtins
import sys
from typing import TYPE_CHECKING

import pytest

from persian_clean import Config
from persian_clean.documents import (
    FORMATS,
    DocumentError,
    MissingLibraryError,
    clean_document,
    detect,
    explain_document,
    other_language,
    read_prose,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def test_suffixes_are_unique() -> None:
    suffixes = [suffix for row in FORMATS.values() for suffix in row.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in suffixes)


def test_tags_are_those_of_pre_commit() -> None:
    identify = pytest.importorskip("identify.identify")
    assert {tag for row in FORMATS.values() for tag in row.tags} <= identify.ALL_TAGS
    for row in FORMATS.values():
        for suffix in row.suffixes:
            tags = identify.tags_from_filename(f"x{suffix}")
            assert not (row.tags and tags) or tags & set(row.tags), suffix


@pytest.mark.parametrize("name", FORMATS)
def test_every_reader_loads_and_reads_nothing(name: str) -> None:
    row = FORMATS[name]
    if row.name != "text":
        assert callable(row.load())
    source: str | bytes = b"" if row.is_binary else ""
    if not row.is_binary:
        assert clean_document(source, name) == source


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("README.md", "markdown"),
        ("a/b.HTML", "html"),
        ("strings.xml", "xml"),
        ("fa.po", "po"),
        ("x.tar.gz", None),
        ("README", None),
        ("a.md.bak", None),
        ("a.py", None),
    ],
)
def test_detect(name: str, format: str | None) -> None:  # noqa: A002
    assert detect(name) == format


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("ar.json", "ar"),
        ("messages_ur_PK.po", "ur"),
        ("film.ar.srt", "ar"),
        ("res/values-ckb/strings.xml", "ckb"),
        ("locale/ar_SA/LC_MESSAGES/django.po", "ar"),
        ("README-ar.md", "ar"),
        ("i18n/kk-arab.json", "kk"),
        ("locale/pa_PK/LC_MESSAGES/django.po", "pa"),
        ("res/values-ur-rPK/strings.xml", "ur"),
        ("res/values-pa-rPK/strings.xml", "pa"),
        ("res/values-b+sd+Arab/strings.xml", "sd"),
        ("ar.lproj/Localizable.strings", "ar"),
        ("fa.lproj/Localizable.strings", None),
        ("res/values-fa-rAF/strings.xml", None),
        ("res/values-b+fa+IR/strings.xml", None),
        ("locale/pa_IN/LC_MESSAGES/django.po", None),
        ("fa.json", None),
        ("fa_AF.json", None),
        ("calendar.md", None),
        ("src/art.py", None),
        ("en.json", None),
    ],
)
def test_other_language(name: str, language: str | None) -> None:
    assert other_language(name) == language


@pytest.mark.parametrize(
    ("arguments", "fields", "message"),
    [
        (("x", "html", "standard"), None, "STANDARD, not 'standard'"),
        (("x", "html", None), None, "config must be a Config"),
        (("x", ["html"]), None, "format must be a name such as 'html', not list"),
        (("{}", "json"), 5, "fields must be a collection of names, not 5"),
        (("{}", "json"), [1], r"fields must be a collection of names, not \[1\]"),
    ],
)
def test_arguments_of_a_wrong_type(
    arguments: tuple[object, ...], fields: object, message: str
) -> None:
    with pytest.raises(TypeError, match=message):
        clean_document(*arguments, fields=fields)  # type: ignore[call-overload]


def test_unknown_format() -> None:
    with pytest.raises(ValueError, match="no format is named 'markdwon'; did you mean 'markdown'"):
        clean_document("", "markdwon")
    with pytest.raises(ValueError, match="FORMATS lists them all"):
        clean_document("", "؟")


def test_wrong_types() -> None:
    with pytest.raises(TypeError, match="Markdown must be a str, not bytes"):
        clean_document(b"", "markdown")
    with pytest.raises(TypeError, match="Word must be bytes, not str"):
        clean_document("", "docx")
    with pytest.raises(TypeError, match=r"write \('title',\)"):
        clean_document("", "json", fields="title")
    with pytest.raises(ValueError, match=r"HTML has no fields to choose from; markdown, .*json"):
        read_prose("", "html", fields=["title"])


@pytest.mark.parametrize(
    ("name", "source", "message"),
    [
        ("json", '{\n"ک": ک}', "line 2: this is not JSON: Expecting value at column 6"),
        ("json", '["ک', "line 1: this is not JSON: Unterminated string starting at column 2"),
        ("json", "[" * 200_000 + "ک", "this JSON is nested too deeply"),
        ("notebook", '{"ک": 1}', "this is not a notebook of Jupyter: it has no list of cells"),
        ("xml", "<a>\nک</b>", "line 2: this is not XML: mismatched tag at column 4"),
        ("yaml", "a: ک\n  b: ک", "this is not YAML"),
        ("yaml", "- " * 300 + "ک", "this YAML is nested too deeply"),
        ("yaml", "\n".join(" " * n + "- # ک" for n in range(300)), "this YAML is nested"),
        ("yaml", "\r".join(" " * n + "ک:" for n in range(300)), "this YAML is nested"),
        ("rst", "\n\n".join(" " * n + "- ک" for n in range(110)), "this reStructuredText is"),
        ("rst", "\n".join(" " * n * 5 + "- 1. ک\n" for n in range(60)), "this reStructuredText is"),
        ("toml", "a = " + "[" * 9000 + "'ک'", "this TOML is nested too deeply"),
        ("toml", "a = ک", "line 1: this is not TOML: "),
        ("po", 'msgid "ک"\nmsgstr ک', "line 2: this is no line of a gettext catalogue"),
        ("po", '"ک"', "line 1: this is no line of a gettext catalogue"),
        ("srt", "ک", "this is not SubRip: no line has the times of a cue"),
        ("vtt", "ک", "line 1: this is not WebVTT: it does not begin with WEBVTT"),
        ("ass", "ک", "this is not SubStation Alpha: there is no section [Events]"),
        ("latex", "\n$ک", "line 2: this is not LaTeX: a formula does not end"),
        ("latex", r"\(ک", "line 1: this is not LaTeX: a formula does not end"),
        ("latex", r"\section{ک", "line 1: this is not LaTeX: a brace is never closed"),
        ("latex", r"\ref{ک", "line 1: this is not LaTeX: a brace is never closed"),
        ("latex", r"\begin ک", r"line 1: this is not LaTeX: no name behind \begin"),
        ("latex", r"\begin{x}ک", "line 1: this is not LaTeX: the environment 'x' does not end"),
        ("latex", "\\verb|ک\n|", "line 1: this is not LaTeX: verbatim text does not end on its"),
        ("bibtex", "@book{ک", "line 1: this is not BibTeX: an entry has no key"),
        ("bibtex", "@book{ک, a = {", "line 1: this is not BibTeX: braces do not end"),
        ("bibtex", '@book{ک, a = "', "line 1: this is not BibTeX: a string does not end"),
        ("bibtex", "@book{ک, a = }", "line 1: this is not BibTeX: a value should stand"),
        ("bibtex", "@book{ک, a = 1 ک", "line 1: this is not BibTeX: a comma or the end of"),
    ],
)
def test_what_cannot_be_read(name: str, source: str, message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        clean_document(source, name)
    assert str(caught.value).startswith(message)
    assert isinstance(caught.value, ValueError)
    assert (caught.value.line is None) == (not message.startswith("line"))


def test_nothing_is_read_that_has_no_letter_of_the_script() -> None:
    assert clean_document("{broken", "json") == "{broken"
    assert clean_document('The  "42" answer', "markdown") == 'The  "42" answer'


@pytest.mark.parametrize(("name", "package"), [("markdown", "pyromark"), ("go", "tree-sitter")])
def test_without_its_library(monkeypatch: pytest.MonkeyPatch, name: str, package: str) -> None:
    module = package.replace("-", "_")
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingLibraryError) as caught:
        clean_document("// ک", name)
    expected = f"this format needs {package}: pip install 'persian-clean[documents]'"
    assert str(caught.value) == expected


def test_plain_formats_need_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refusing(
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002
        locals: Mapping[str, object] | None = None,  # noqa: A002
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> object:
        assert not name.startswith(("pyromark", "tree_sitter")), name
        return real(name, globals, locals, fromlist or (), level)

    monkeypatch.setattr(builtins, "__import__", refusing)
    assert clean_document('{"a": "علي"}', "json") == '{"a": "علی"}'
    assert clean_document("<p>علي</p>", "html") == "<p>علی</p>"


@pytest.mark.parametrize(
    ("name", "source", "clean"),
    [
        ("vtt", "WEBVTT\n\n1\n0:01.0 --> 0:02.0\nكتاب ,علي\n\nNOTE علي\n", "کتاب، علی"),
        ("mdx", "import A from 'علي'\n\nكتاب ,علي\n", "کتاب، علی"),
    ],
)
@pytest.mark.parametrize("mark", ["", "\N{ZERO WIDTH NO-BREAK SPACE}"])
def test_line_ends_and_mark_stay(name: str, source: str, clean: str, mark: str) -> None:
    expected = source.replace("كتاب ,علي", clean)
    for end in ("\n", "\r\n"):
        text, wanted = (mark + some.replace("\n", end) for some in (source, expected))
        assert clean_document(text, name) == wanted


def test_config_counts() -> None:
    assert clean_document("`۱` ۲", "markdown", Config(digits="ascii")) == "`۱` 2"
    both = "# ۱\n\n\n\n۲"
    assert clean_document(both, "markdown", Config().enable("blank-line-run")) == both
    assert clean_document("۱\n\n\n\n۲", "text", Config().enable("blank-line-run")) == "۱\n\n۲"


def test_result_maps_spans() -> None:
    document = explain_document("# علي  **كتاب** ها", "markdown")
    assert document.text == "# علی **کتاب**\N{ZERO WIDTH NON-JOINER}ها"
    start, end = document.to_clean(9, 13)
    assert document.text[start:end] == "کتاب"
    assert document.to_original(start, end) == (9, 13)


@pytest.mark.parametrize(
    ("format_", "source", "clean"),
    [
        ("json", '["ي", "ي ي", "ك.", "يك", "٣"]', '["ي", "ی ی", "ک.", "یک", "۳"]'),
        ("markdown", "| ي | كي |\n|---|---|\n| ك | ٣ |", "| ي | کی |\n|---|---|\n| ك | ۳ |"),
        ("html", "<td>ي<td>ی<td>ي و ی", "<td>ي<td>ی<td>ی و ی"),
    ],
)
def test_a_letter_by_itself_is_named_and_stays(format_: str, source: str, clean: str) -> None:
    assert clean_document(source, format_) == clean
