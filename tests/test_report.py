"""The report shows every edit, keeps the text, and stands by itself."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from persian_clean import RULES, STANDARD, Config, clean, explain
from persian_clean.cli import main
from persian_clean.report import fragment, page
from persian_clean.report.marks import persian, points, show
from persian_clean.report.timeline import Dates
from strategies import texts

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "علي كتاب\u200c\u200cها\n\nروز ٢٨ اردیبهشت ۱۳۹۷ آمد . 28 ژوئن ۲۰۱۸\n۳۰ اسفند ۱۴۰۰\n"


class Cells(HTMLParser):
    """Collects the text of the two cells of each row."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self.links: list[str] = []
        self._in_cell = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        found = dict(attrs)
        self.links += [str(found[name]) for name in ("href", "src") if name in found]
        if tag == "div" and "row" in (found.get("class") or "").split():
            self.rows.append([])
        if tag == "p" and found.get("role") == "cell":
            self._in_cell = True
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.rows[-1][-1] += data


# --- the text -------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [TEXT, "", "\n", "<b>&amp; </script>\n", "a\u00a0b\u200f"])
def test_both_sides_hold_the_text(text: str) -> None:
    rows = Cells(page(text)).rows
    lines = text.removesuffix("\n").split("\n")
    assert [old for old, _ in rows] == lines
    assert [new for _, new in rows] == [clean(line) for line in lines]


@given(texts)
def test_no_text_breaks_the_page(text: str) -> None:
    html = page(text)
    assert html.count("</script>") == 2
    assert len(Cells(html).rows) == text.removesuffix("\n").count("\n") + 1
    html.encode(errors="backslashreplace")


def test_edits_are_marked_and_told_once() -> None:
    html = page("علي علي")
    marked = re.findall(r'<(ins|del) class="letters" data-k="0"( tabindex="0")?>', html)
    assert marked == [("del", ""), ("del", ""), ("ins", ' tabindex="0"'), ("ins", ' tabindex="0"')]
    found = re.search(r'id="data">(.*?)</script>', html)
    assert found
    why = next(rule.why for rule in RULES if rule.name == "arabic-yeh")
    assert json.loads(found[1]) == {
        "kinds": [
            {
                "rules": ["arabic-yeh"],
                "before": "U+064A ARABIC LETTER YEH",
                "after": "U+06CC ARABIC LETTER FARSI YEH",
            }
        ],
        "rules": {"arabic-yeh": {"stage": "letters", "stageName": "حروف", "why": why}},
    }


def test_rules_are_counted_by_stage() -> None:
    html = page("علي علي كتاب")
    assert "<legend>حروف <span>۳</span></legend>" in html
    assert 'value="arabic-yeh"><bdi dir="ltr">arabic-yeh</bdi><span>۲</span>' in html
    assert "هیچ چیز تغییر نکرد" in page("علی")


def test_invisible_characters_are_shown() -> None:
    assert show("a\u200cb") == 'a<i class="j" title="ZWNJ">&zwnj;</i>b'
    assert show("\u00a0") == '<i class="z" data-z="NBSP" title="U+00A0 NO-BREAK SPACE">&#160;</i>'
    assert show("\x00") == '<i class="z" data-z="U+0000" title="U+0000"></i>'
    assert show("\u202e").endswith('RIGHT-TO-LEFT OVERRIDE"></i>')
    assert show("\ud800") == '<i class="z" data-z="U+D800" title="U+D800"></i>'
    assert show("a b") == "a b"
    assert show("<  ", spaces=True) == "&lt;" + 2 * '<i class="s" title="SPACE"> </i>'


def test_points_are_named() -> None:
    assert points("") == ""
    assert points("ab") == "U+0061 LATIN SMALL LETTER A, U+0062 LATIN SMALL LETTER B"
    assert points("abcd").endswith("C, …")


def test_numbers_are_persian() -> None:
    assert persian(1234567) == "۱٬۲۳۴٬۵۶۷"


# --- the dates ------------------------------------------------------------------------------------


def test_dates_are_on_the_line_and_in_the_table() -> None:
    html = page(TEXT)
    dots = re.findall(r'class="dot (\w+)" href="#l(\d+)" title="([^"]+)"', html)
    assert dots == [
        ("persian", "3", "٢٨ اردیبهشت ۱۳۹۷ – 2018-05-18"),
        ("gregory", "3", "28 ژوئن ۲۰۱۸ – 2018-06-28"),
    ]
    assert "<td>۳۰ اسفند ۱۴۰۰</td><td>—</td><td>هجری خورشیدی</td>" in html
    assert "<code>impossible-day</code>" in html
    assert '<span class="date" title="2018-05-18">' in html


def test_a_text_without_dates_has_no_line() -> None:
    dates = Dates("سلام", [])
    assert dates.timeline() == ""
    assert dates.table() == "<p>تاریخی در متن نیست.</p>"


def test_the_reference_settles_years() -> None:
    assert "2018-05-18" not in page("۲۸ اردیبهشت")
    assert "2018-05-18" in page("۲۸ اردیبهشت", Config(reference=date(2018, 5, 20)))


def test_many_dates_become_bars() -> None:
    html = page("۱ مهر ۱۳۹۰\n" * 12 + "۱ مهر ۱۳۵۰\n")
    assert 'class="dot' not in html
    assert re.findall(r'class="bar" href="#l(\d+)" title="(\S+) تاریخ', html) == [
        ("13", "۱"),
        ("1", "۱۲"),
    ]


@pytest.mark.parametrize(
    ("text", "ticks"),
    [
        ("۱۰ مهر ۱۳۹۰", ["مهر ۱۳۹۰"]),
        ("۱۰ مهر ۱۳۹۰ و ۲ دی ۱۳۹۰", ["مهر ۱۳۹۰", "آبان ۱۳۹۰", "آذر ۱۳۹۰", "دی ۱۳۹۰"]),
        ("۱ مهر ۱۳۹۰ و ۱ مهر ۱۳۹۴", ["۱۳۹۱", "۱۳۹۲", "۱۳۹۳", "۱۳۹۴"]),
        ("۱ مهر ۱۳۲۰ و ۱ مهر ۱۳۹۴", ["۱۳۲۰", "۱۳۳۰", "۱۳۴۰", "۱۳۵۰"]),
        ("۱۸ مه ۱۷۰۰ و ۱۸ مه ۲۱۹۹", ["۱۳۰۰", "۱۴۰۰"]),
    ],
)
def test_the_line_has_few_ticks(text: str, ticks: list[str]) -> None:
    found = re.findall(r"<b>([^<]+)</b><bdi>[\d-]+</bdi>", page(text))
    assert found[: len(ticks)] == ticks
    assert len(found) <= 9


# --- by itself ------------------------------------------------------------------------------------


def test_the_page_asks_nothing_of_the_network() -> None:
    html = page(TEXT)
    cells = Cells(html)
    assert not cells.tags & {"link", "img", "iframe", "object", "embed"}
    assert all(link.startswith("#") for link in cells.links)
    assert "default-src 'none'" in html
    assert "url(" not in html
    assert "@import" not in html
    assert "http" not in html.replace("http-equiv", "")


def test_its_own_words_are_clean_persian() -> None:
    html = page("")
    words = re.sub(r"<style>.*?</style>|<script.*?</script>|<[^>]+>", "\n", html, flags=re.DOTALL)
    words = words.replace("&zwnj;", "\u200c")
    for line in filter(None, map(str.strip, words.splitlines())):
        assert clean(line, STANDARD) == line


# --- notebooks ------------------------------------------------------------------------------------


def test_a_result_shows_itself() -> None:
    html = explain("علي  آمد\n\nخوب\nكتاب")._repr_html_()
    assert Cells(html).rows == [
        ["علي  آمد", "علی آمد"],
        ["", ""],
        ["خوب", "خوب"],
        ["كتاب", "کتاب"],
    ]
    assert 'title="arabic-yeh: U+064A ARABIC LETTER YEH → U+06CC' in html
    assert '<b dir="ltr">repeated-space</b> ۱' in html
    assert "<script" not in html


@given(texts)
def test_the_lines_of_a_result_are_those_of_each_line(text: str) -> None:
    whole = Cells(fragment(explain(text)))
    lines = [Cells(fragment(explain(line))).rows[0] for line in text.split("\n")]
    assert whole.rows == lines


def test_a_long_result_is_cut() -> None:
    html = fragment(explain("علي\n" * 300))
    assert len(Cells(html).rows) == 200
    assert "<p>و ۱۰۱ سطر دیگر</p>" in html


# --- the command ----------------------------------------------------------------------------------


def test_the_command_writes_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + "علي".encode())
    assert main(["report", "a.txt", "-o", "a.html"]) == 0
    html = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert html == page("علي", title="a.txt")
    assert main(["report", "--disable", "arabic-yeh", "a.txt"]) == 0
    assert "arabic-yeh" not in capfd.readouterr().out


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.txt", "none.txt: no such file or directory"),
        ("bad.txt", "bad.txt:1: byte 0xFF is not UTF-8; name the encoding with --encoding"),
        ("a.txt.gz", "a.txt.gz: the compressed data are damaged"),
        ("a.csv", "a.csv: this is csv; name what to clean with --field"),
    ],
)
def test_the_command_says_what_is_wrong(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    name: str,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    for written in ("bad.txt", "a.txt.gz", "a.csv"):
        (tmp_path / written).write_bytes(b"a\xff")
    assert main(["report", name]) == 2
    assert capfd.readouterr().err.startswith(f"persian-clean: {message}")


def test_the_command_reports_on_plain_text_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jsonl").write_text('{"t": "x"}', encoding="utf-8")
    (tmp_path / "b.txt").touch()
    assert main(["report", "--field", "t", "a.jsonl"]) == 2
    assert capfd.readouterr().err == "persian-clean: a.jsonl: a report needs plain text\n"
    assert main(["report", "."]) == 2
    assert capfd.readouterr().err == "persian-clean: .: a report takes one file\n"
    assert main(["report", "--exclude", "b.txt", "b.txt"]) == 2
    assert capfd.readouterr().err == "persian-clean: b.txt: excluded by the configuration\n"
