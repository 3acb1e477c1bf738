"""The report shows every edit, keeps the text, and stands by itself."""

from __future__ import annotations

import cProfile
import json
import re
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian_clean import RULES, STANDARD, Config, Edit, Result, clean, explain
from persian_clean.cli import main
from persian_clean.report import fragment, page
from persian_clean.report.lines import part
from persian_clean.report.marks import persian, points, show
from persian_clean.report.timeline import Dates, Scale
from persian_clean.rules.persian import reasons
from strategies import configs, texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = "علي كتاب\u200c\u200cها\n\nروز ٢٨ اردیبهشت ۱۳۹۷ آمد . 28 ژوئن ۲۰۱۸\n۳۰ اسفند ۱۴۰۰\n"


class Cells(HTMLParser):
    """Collects the text of the two cells of each row."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self._in_cell = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        found = dict(attrs)
        self.links += [str(found[name]) for name in ("href", "src") if name in found]
        self.ids += [str(found["id"])] if "id" in found else []
        if tag == "i" and self._in_cell and "data-c" in found:
            self.rows[-1][-1] += chr(int(str(found["data-c"]), 16))
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


def sides(html: str) -> tuple[list[str], list[str]]:
    """The lines of the original and of the clean text; one that has not changed is there once."""
    rows = Cells(html).rows
    return [row[0] for row in rows], [row[-1] for row in rows]


@pytest.mark.parametrize("text", [TEXT, "", "\n", "<b>&amp; </script>\n", "a\u00a0b\u200f\u202e"])
def test_both_sides_hold_the_text(text: str) -> None:
    lines = text.removesuffix("\n").split("\n")
    assert sides(page(text)) == (lines, [clean(line) for line in lines])


@given(texts, configs)
def test_no_text_breaks_the_page(text: str, config: Config) -> None:
    config = config.disable("blank-line-run", "carriage-return")  # which see two lines
    html = page(text, config)
    assert html.count("</script>") == 2
    lines = text.removesuffix("\n").split("\n")
    assert sides(html) == (lines, [clean(line, config) for line in lines])
    html.encode(errors="backslashreplace")


def test_a_line_break_that_goes_makes_one_row_of_two() -> None:
    edits = (
        Edit(2, 3, 2, 2, "\n", "", ("blank-line-run",)),
        Edit(6, 7, 5, 6, "c", "C", ("a-rule",)),
    )
    result = Result("a\n\n\nb\nc", "a\n\nb\nC", edits)
    rows = [(number, line.original, line.text, line.edits) for number, line in part(result)]
    assert rows == [
        (1, "a", "a", ()),
        (2, "\n", "", (Edit(0, 1, 0, 0, "\n", "", ("blank-line-run",)),)),
        (4, "b", "b", ()),
        (5, "c", "C", (Edit(0, 1, 0, 1, "c", "C", ("a-rule",)),)),
    ]


def test_edits_are_marked_and_told_once() -> None:
    html = page("علي علي")
    assert re.findall(r'<(ins|del) class="letters" data-k="0">', html) == [
        "del",
        "del",
        "ins",
        "ins",
    ]
    found = re.search(r'id="data">(.*?)</script>', html)
    assert found
    why = next(rule.why for rule in RULES if rule.name == "arabic-yeh")
    assert json.loads(found[1]) == {
        "end": "",
        "kinds": [
            {
                "rules": ["arabic-yeh"],
                "before": "U+064A ARABIC LETTER YEH",
                "after": "U+06CC ARABIC LETTER FARSI YEH",
            }
        ],
        "rules": {
            "arabic-yeh": {
                "stage": "letters",
                "stageName": "حروف",
                "en": why,
                "fa": reasons()["arabic-yeh"],
            }
        },
    }


def test_scores_are_told() -> None:
    html = page("او می رود و علي")
    scored = re.findall(r'<(?:ins|del) class="(\w+)" data-k="\d"( data-s="[\d.]+")?>', html)
    assert [(stage, bool(score)) for stage, score in scored] == [
        ("words", True),
        ("letters", False),
    ] * 2


def test_no_edit_and_no_line_is_a_tab_stop_without_the_script() -> None:
    html = page("علي\n" * 3 + "۱ مهر ۱۳۹۰\n" * 3)
    assert 'tabindex="0"' not in html
    assert html.count('role="rowheader" tabindex="-1"') == 6


# --- folds and limits -----------------------------------------------------------------------------


def folds(html: str) -> list[str]:
    return re.findall(r"<details class=\"fold\"(?: open)?><summary>(.*?)</summary>", html)


def test_unchanged_lines_are_folded_and_there_once() -> None:
    html = page("الف\nب\nعلي\n\n\nكتاب\nپ\n")
    assert folds(html) == ["سطرهای ۱ تا ۲، بی&zwnj;تغییر", "سطر ۷، بی&zwnj;تغییر"]
    assert Cells(html).rows == [
        ["الف"], ["ب"], ["علي", "علی"], [""], [""], ["كتاب", "کتاب"], ["پ"]
    ]  # fmt: skip
    assert folds(page("علي")) == []


def test_a_text_that_has_not_changed_is_not_folded() -> None:
    assert '<details class="fold" open>' in page("الف\nب")


def test_a_long_text_is_cut_and_the_page_says_so() -> None:
    text = "علي رفت\n" * 10
    html = page(text, limit=30)
    assert sides(html)[0] == ["علي رفت"] * 4
    notice = re.search(r'<p class="notice" role="note">(.*?)</p>', html)
    assert notice
    assert "تا سطر ۴ از ۱۰ سطر آمده است، با ۴ ویرایش از ۱۰." in notice[1]
    assert "<dt>سطر</dt><dd>۱۰</dd>" in html
    assert "<span>۱۰</span><i" in html
    assert "تا سطر ۱ از ۲ سطر" in page("علي\nرفت", limit=5)
    for limit in (70, None):
        assert "notice" not in page(text, limit=limit).partition("</style>")[2]


def test_a_long_line_is_cut_beside_an_edit() -> None:
    assert sides(page("علي علي علي", limit=6)) == (["علي عل"], ["علی عل"])
    assert sides(page("به\u0640\u0640\u0640ار", limit=4)) == (["به"], ["به"])
    assert "تا میانهٔ سطر ۱ از ۱ سطر" in page("علي علي علي", limit=6)


def test_dates_behind_the_limit_have_no_link() -> None:
    html = page("۱ مهر ۱۳۹۰\n۲ مهر ۱۳۹۰\n", limit=11)
    assert re.findall(r'class="dot persian"( href="#l\d")?', html) == [' href="#l1"', ""]
    assert '<td><a href="#l1">۱</a></td>' in html
    assert "<td>۲</td>" in html


def test_the_table_of_dates_is_cut() -> None:
    html = page("۱ مهر ۱۳۹۰\n" * 1005)
    assert html.count("<tr><td>") == 1000
    assert "<p>و ۵ تاریخ دیگر.</p>" in html


def test_time_is_linear_in_the_edits_and_dates_of_a_line() -> None:
    calls = []
    for n in (500, 1000):
        profile = cProfile.Profile()
        profile.runcall(page, "٩ دی " * n)
        calls.append(sum(row.callcount for row in profile.getstats()))
    assert calls[1] < 2.5 * calls[0]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: page(None), "text must be a str, not NoneType"),  # type: ignore[arg-type]
        (lambda: page("a", "standard"), "config must be a Config, not str"),  # type: ignore[arg-type]
        (lambda: page("a", title=None), "title must be a str, not NoneType"),  # type: ignore[arg-type]
        (lambda: page("a", limit="9"), "limit must be an int or None, not str"),  # type: ignore[arg-type]
        (lambda: fragment("a"), "result must be what explain returns, not str"),  # type: ignore[arg-type]
    ],
)
def test_wrong_types_are_told(call: Callable[[], object], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        call()
    with pytest.raises(ValueError, match="limit must be at least 1, or None, not 0"):
        page("a", limit=0)


# --- counts and signs -----------------------------------------------------------------------------


def test_rules_are_counted_by_stage() -> None:
    html = page("علي علي كتاب")
    assert "<legend>حروف <span>۳</span></legend>" in html
    assert 'value="arabic-yeh"><bdi dir="ltr">arabic-yeh</bdi><span>۲</span>' in html
    assert "هیچ چیز تغییر نکرد" in page("علی")


def test_an_edit_of_two_rules_is_one_edit_of_each_and_of_their_stages() -> None:
    text = "سلام  ، دنیا علي"
    edits = explain(text).edits
    assert [len(edit.rules) for edit in edits] == [2, 1]
    html = page(text)
    shared = edits[0].rules
    assert "<dt>ویرایش</dt><dd>۲</dd>" in html
    assert "<legend>نشانه\u200cها <span>۱</span></legend>" in html
    for rule in shared:
        assert re.search(f'value="{rule}"><bdi dir="ltr">{rule}</bdi><span>۱</span>', html)
    assert "نزد هر یک شمرده شده است" in html
    assert "نزد هر یک" not in page("علي")


def test_invisible_characters_are_shown() -> None:
    assert show("a\u200cb") == 'a<i class="j">&zwnj;</i>b'
    assert show("\u00a0") == '<i class="z" data-z="NBSP" title="U+00A0 NO-BREAK SPACE">&#160;</i>'
    assert show("\x00") == '<i class="z" data-z="U+0000" data-c="0" title="U+0000"></i>'
    assert show("\u202e").endswith(
        'data-z="RLO" data-c="202E" title="U+202E RIGHT-TO-LEFT OVERRIDE"></i>'
    )
    assert show("\ud800") == '<i class="z" data-z="U+D800" data-c="D800" title="U+D800"></i>'
    assert show("a b") == "a b"
    assert show("<  ", spaces=True) == "&lt;" + 2 * '<i class="s"> </i>'


def test_isolates_do_their_work() -> None:
    assert show("\u20661\u2069") == (
        '<i class="z o" data-z="LRI" title="U+2066 LEFT-TO-RIGHT ISOLATE">&#8294;</i>1'
        '<i class="z" data-z="PDI" title="U+2069 POP DIRECTIONAL ISOLATE">&#8297;</i>'
    )


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
    assert dates.timeline(1) == ""
    assert dates.table(1) == "<p>تاریخی در متن نیست.</p>"


def test_the_reference_settles_years() -> None:
    assert "2018-05-18" not in page("۲۸ اردیبهشت")
    assert "2018-05-18" in page("۲۸ اردیبهشت", Config(reference=date(2018, 5, 20)))


def test_many_dates_become_bars() -> None:
    html = page("۱ مهر ۱۳۹۰\n" * 12 + "۱ مهر ۱۳۵۰\n")
    assert 'class="dot' not in html
    assert re.findall(r'class="bar-of-dates" href="#l(\d+)" title="(\S+) تاریخ', html) == [
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


def test_one_stray_year_does_not_press_the_others_together() -> None:
    years = "".join(f"۱ مهر {year}\n" for year in ("۱۲۱۰", "۱۳۹۷", "۱۳۹۸", "۱۳۹۹", "۱۴۰۰"))
    html = page(years)
    assert html.count('class="break"') == 1
    places = [float(place) for place in re.findall(r'class="dot .*?inline-start:([\d.]+)%', html)]
    assert places == sorted(places)
    assert places[-1] - places[1] > 50
    assert places[0] < 15
    ticks = re.findall(r"<b>([^<]+)</b><bdi>[\d-]+</bdi>", html)
    assert ticks[0].endswith("۱۲۱۰")
    assert set("۱۳۹۸ ۱۳۹۹ ۱۴۰۰".split()) <= {tick.split()[-1] for tick in ticks}


@given(st.lists(st.integers(667_000, 774_000), min_size=1, max_size=30).map(sorted))
def test_every_day_has_its_place_on_the_line(days: list[int]) -> None:
    scale = Scale(days)
    places = [scale.percent(day) for day in days]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in [*places, *scale.breaks()])
    ticks = scale.ticks()
    assert len(ticks) <= 16
    assert all(0 <= scale.percent(day) <= 100 for *_, day in ticks)
    assert [day for *_, day in ticks] == sorted({day for *_, day in ticks})


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
    assert Cells(html).rows == [["علي  آمد", "علی آمد"], [""], ["خوب"], ["كتاب", "کتاب"]]
    assert 'title="arabic-yeh: U+064A ARABIC LETTER YEH → U+06CC' in html
    assert '<b dir="ltr">repeated-space</b> ۱' in html
    assert "<script" not in html


def test_many_results_on_one_page_share_no_ids() -> None:
    cells = Cells(fragment(explain("علي\nرفت")) + fragment(explain("علي\nرفت")))
    assert not cells.ids
    assert not cells.links
    page_ids = Cells(page(TEXT)).ids
    assert len(page_ids) == len(set(page_ids))


@given(texts)
def test_the_lines_of_a_result_are_those_of_each_line(text: str) -> None:
    whole = Cells(fragment(explain(text)))
    lines = [Cells(fragment(explain(line))).rows[0] for line in text.split("\n")]
    assert whole.rows == lines


@given(texts)
def test_a_result_is_parted_as_its_texts_are(text: str) -> None:
    result = explain(text)
    lines = list(part(result))
    assert [number for number, _ in lines] == list(range(1, len(lines) + 1))
    assert [line.original for _, line in lines] == text.split("\n")
    assert [line.text for _, line in lines] == result.text.split("\n")
    for _, line in lines:
        for edit in line.edits:
            assert line.original[edit.start : edit.end] == edit.before
            assert line.text[edit.clean_start : edit.clean_end] == edit.after


def test_a_long_result_is_cut() -> None:
    html = fragment(explain("علي\n" * 300))
    assert len(Cells(html).rows) == 200
    assert "تا سطر ۲۰۰ از ۳۰۱ سطر آمده است، با ۲۰۰ ویرایش از ۳۰۰." in html


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


def test_the_command_reports_on_no_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jsonl").write_text('{"t": "x"}', encoding="utf-8")
    (tmp_path / "b.txt").touch()
    assert main(["report", "--field", "t", "a.jsonl"]) == 2
    assert (
        capfd.readouterr().err
        == "persian-clean: a.jsonl: a report needs text or a document, not records\n"
    )
    assert main(["report", "."]) == 2
    assert capfd.readouterr().err == "persian-clean: .: a report takes one file\n"
    assert main(["report", "--exclude", "b.txt", "b.txt"]) == 2
    assert capfd.readouterr().err == "persian-clean: b.txt: excluded by the configuration\n"
