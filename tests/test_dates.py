"""Dates: the cases, the laws they obey on any text, and the public functions."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from persian_clean.chars import LINE_BREAKS
from persian_clean.dates import dates_to_iso, find_dates, to_iso
from persian_clean.dates.converting import Style, replacements

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("cases").joinpath("dates.toml").read_text(encoding="utf-8")
)["case"]


def _reference(case: dict[str, Any]) -> dt.date | None:
    written = case.get("reference")
    return dt.date.fromisoformat(written) if written else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"])[1:60])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = find_dates(text, reference=_reference(case))
    assert [
        [d.text, d.iso or "", d.resolved_by or next(iter(d.issues), "")] for d in found
    ] == case["dates"], case["form"]
    for match in found:
        assert text[match.start : match.end] == match.text


def test_a_third_of_the_cases_are_traps() -> None:
    traps = [case for case in CASES if not any(iso for _, iso, _ in case["dates"])]
    assert len(CASES) >= 250
    assert len(traps) * 3 >= len(CASES)


ATOMS = st.sampled_from(
    "۱ ۲ ۵ ۱۲ ۲۸ ۳۰ ۳۱ ۹۷ ۹۸ ۱۵ ۰۲ ۱۳۹۷ ۱۴۰۰ ۲۰۱۸ ۱۴۳۹ 28 1397 "
    "مهر دی تیر اردیبهشت اسفند آبان مه رمضان "
    "ماه سال شمسی قمری ه.ش خ ش جمعه شنبه روز مورخ تاریخ اول پنجم سی_ام بیست هزار سیصد نود هفت "
    "و تا الی از در بین نفر درصد میدان قیام مسکن هفته شماره هر پیش 2018-05-18 (2018-05-18) "
    "/ - . : ، , ( ) # @ T ' _".replace("_", "\N{ZERO WIDTH NON-JOINER}").split(" ")
)
GLUE = st.sampled_from(
    ["", " ", " ", " ", "\N{ZERO WIDTH NON-JOINER}", "/", "-", "\N{ARABIC KASRA}"]
)
DATE_LIKE = st.lists(st.tuples(ATOMS, GLUE), max_size=14).map(
    lambda pairs: "".join(atom + glue for atom, glue in pairs)
)
TEXTS = st.one_of(
    DATE_LIKE,
    st.lists(st.one_of(DATE_LIKE, st.text(max_size=4)), max_size=6).map("".join),
    st.text(st.characters()),
)
STYLES: st.SearchStrategy[Style] = st.sampled_from(["iso", "annotate"])
REFERENCES = st.sampled_from([None, dt.date(2018, 5, 20), dt.date(1500, 1, 1)])


def apply(text: str, edits: list[tuple[int, int, str]]) -> str:
    for start, end, new in reversed(edits):
        text = text[:start] + new + text[end:]
    return text


@settings(max_examples=400, deadline=None)
@given(TEXTS, REFERENCES)
def test_any_text_goes_through_and_offsets_are_right(text: str, reference: dt.date | None) -> None:
    last = 0
    for match in find_dates(text, reference=reference):
        assert last <= match.start < match.end <= len(text)
        assert text[match.start : match.end] == match.text
        assert not set(match.text) & set(LINE_BREAKS)
        assert (match.iso is None) == (match.first is None) == (match.resolved_by is None)
        assert match.iso or match.issues
        last = match.end


@settings(max_examples=600, deadline=None)
@given(TEXTS, STYLES, REFERENCES)
def test_replacing_twice_is_replacing_once(
    text: str, style: Style, reference: dt.date | None
) -> None:
    once = apply(text, replacements(text, style, reference))
    assert replacements(once, style, reference) == []


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=4), st.sampled_from(LINE_BREAKS), STYLES)
def test_replacements_are_line_independent(lines: list[str], line_break: str, style: Style) -> None:
    whole = line_break.join(lines)
    apart = line_break.join(apply(line, replacements(line, style, None)) for line in lines)
    assert apply(whole, replacements(whole, style, None)) == apart


@pytest.mark.parametrize("text", ["\ud800", "۱ مهر \udfff ۱۳۹۸", "۱\ud800 مهر ۱۳۹۸"])
def test_lone_surrogates_go_through(text: str) -> None:
    assert dates_to_iso(text, style="annotate").startswith(text[0])


@pytest.mark.parametrize(
    "token",
    [
        "`۵ مهر ۱۳۹۸`",
        "`1398/07/05`",
        '<time datetime="۱۳۹۸/۰۷/۰۵">',
        "<!-- ۵ مهر ۱۳۹۸ -->",
        "[متن](۱۳۹۸/۰۷/۰۵)",
        "https://example.ir/۱۳۹۸/۰۷/۰۵/a",
        "example.ir/news/1398-07-05",
        "عکس-۱۳۹۸-۰۷-۰۵.jpg",
        "1398-07-05.tar.gz",
        "/home/ali/1398/07/05/a.txt",
        "C:\\logs\\1398-07-05",
        "#۵_مهر_۱۳۹۸",
        "@a_1398_07_05",
        "a1398-07-05@example.com",
        "v1398.07.05",
        "log-1398-07-05-x",
    ],
)
def test_protected_tokens_hold_no_date(token: str) -> None:
    text = f"۴ دی ۱۳۹۸ در {token} دیدم."
    assert [d.iso for d in find_dates(text)] == ["2019-12-25"]


def test_document_context_is_for_finding_not_for_lines() -> None:
    text = "۱۲ دی ۱۳۹۹: نامه رسید.\nتا ۵ بهمن پاسخ دهید."
    assert [d.iso for d in find_dates(text)] == ["2021-01-01", "2021-01-24"]
    assert dates_to_iso(text) == "2021-01-01: نامه رسید.\nتا ۵ بهمن پاسخ دهید."
    assert dates_to_iso(text, context=True) == "2021-01-01: نامه رسید.\nتا 2021-01-24 پاسخ دهید."


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        ("در ۵ مهر ۹۷ و ۶ آبان آمد", "در 2018-09-27 و 2018-10-28 آمد"),
        ("از ۲۵ تا ۲۸ اردیبهشت ۹۷", "از 2018-05-15/2018-05-18"),
        ("۵، ۶ و ۷ اسفند ۱۴۰۲", "2024-02-24، 2024-02-25 و 2024-02-26"),
        ("۱۳۹۷/۰۲/۲۸", "2018-05-18"),
        ("مهر ۱۳۹۷", "مهر ۱۳۹۷"),
        ("سال ۱۳۹۷", "سال ۱۳۹۷"),
        ("۵ مهر", "۵ مهر"),
        ("۱۸ مه ۲۰۱۸", "۱۸ مه ۲۰۱۸"),
        ("۱۲ رمضان ۱۴۳۹", "۱۲ رمضان ۱۴۳۹"),
        ("2018-05-18", "2018-05-18"),
        ("شنبه ۲۸ اردیبهشت ۹۷", "شنبه ۲۸ اردیبهشت ۹۷"),
        ("۳۱ مهر ۹۷", "۳۱ مهر ۹۷"),
    ],
)
def test_what_is_replaced_by_default(text: str, replaced: str) -> None:
    assert dates_to_iso(text) == replaced


def test_annotated_dates_are_left_alone() -> None:
    once = "۲۸ اردیبهشت ۹۷ (2018-05-18)"
    assert dates_to_iso("۲۸ اردیبهشت ۹۷", style="annotate") == once
    assert dates_to_iso(once, style="annotate") == once


@pytest.mark.parametrize(
    ("expression", "iso"),
    [
        ("۲۸ اردیبهشت ۹۷", "2018-05-18"),
        (" روز جمعه ۲۸ اردیبهشت ۹۷ ", "2018-05-18"),
        ("1397/2/28", "2018-05-18"),
        ("اردیبهشت ۱۳۹۷", "2018-04-21/2018-05-21"),
        ("سال ۱۳۹۷", "2018-03-21/2019-03-20"),
        ("۲۵ تا ۲۸ اردیبهشت ۹۷", "2018-05-15/2018-05-18"),
        ("بیست و هشتم اردیبهشت هزار و سیصد و نود و هفت", "2018-05-18"),
    ],
)
def test_to_iso(expression: str, iso: str) -> None:
    assert to_iso(expression) == iso


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("۳۰ اسفند ۱۴۰۰", "«۳۰ اسفند ۱۴۰۰»: Esfand 1400 has 29 days"),
        ("۳۱ مهر ۹۸", "Mehr 1398 has 30 days"),
        ("۳۱/۰۷/۱۳۹۸", "Mehr 1398 has 30 days"),
        ("۱۳۹۸/۱۳/۰۱", "there is no month 13"),
        ("۰ مهر ۱۳۹۸", "Mehr 1398 has 30 days"),
        ("۵ مهر", "the year is missing"),
        ("۵ مهر ۱۵", "century"),
        ("۰۳/۰۴/۰۵", "not a date|more than one order"),
        ("مهر", "not a date"),
        ("", "not a date"),
        ("۵ مهر ۱۳۹۸ و ۶ آبان ۱۳۹۸", "more than one date"),
        ("در پاییز ۵ مهر ۱۳۹۸ آمد", "more than a date"),
        ("۵ مهر ۱۱۰۰", "outside 1206-1498"),
    ],
)
def test_to_iso_says_what_is_wrong(expression: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        to_iso(expression)


@pytest.mark.parametrize("value", [None, 1397, b"1397/2/28", dt.date(2018, 5, 18)])
def test_only_strings_are_taken(value: object) -> None:
    for function in (to_iso, dates_to_iso, find_dates):
        with pytest.raises(TypeError, match="text must be a str"):
            function(value)  # type: ignore[arg-type]


def test_wrong_options_are_refused() -> None:
    with pytest.raises(TypeError, match="reference must be"):
        find_dates("", reference="2018-05-18")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="unknown calendar 'jalali'"):
        find_dates("", calendars=("jalali",))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="pivot"):
        find_dates("", pivot=1397)
    with pytest.raises(ValueError, match="style"):
        dates_to_iso("", style="html")  # type: ignore[arg-type]


def test_pivot_and_calendars() -> None:
    assert [d.iso for d in find_dates("۵ مهر ۱۵", pivot=20)] == ["2036-09-26"]
    assert [d.iso for d in find_dates("۵ مهر ۱۵", pivot=10)] == ["1936-09-27"]
    text = "۵ مهر ۱۳۹۸ و ۱۸ مه ۲۰۱۸"
    assert [d.calendar for d in find_dates(text)] == ["persian", "gregory"]
    assert [d.calendar for d in find_dates(text, calendars=["gregory"])] == ["gregory"]
    assert find_dates(text, calendars=[]) == []


def test_a_datetime_will_do_as_reference() -> None:
    (match,) = find_dates("۵ مهر", reference=dt.datetime(2018, 9, 1, 12, tzinfo=dt.UTC))
    assert match.iso == "2018-09-27"


def test_lunar_dates_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "hijridate", None)
    (match,) = find_dates("۱۲ رمضان ۱۴۳۹")
    assert match.iso is None
    assert match.issues == ("lunar-extra-missing",)
