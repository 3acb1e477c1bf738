"""Dates: the cases, the laws they obey on any text, and the public functions."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
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
    "۱ ۲ ۵ ۱۲ ۲۸ ۳۰ ۳۱ ۹۷ ۹۸ ۱۵ ۰۲ ۱۳۹۷ ۱۴۰۰ ۲۰۱۸ ۱۴۳۹ 28 1397 ۷۰۴ ۲۵۳۵ "
    "مهر دی تیر اردیبهشت اسفند آبان مه رمضان محرم ثور میزان ژوئن Mehr tir "
    "ماه سال شمسی قمری ه.ش خ ش جمعه شنبه روز مورخ تاریخ اول پنجم سی_ام بیست هزار سیصد نود هفت "
    "امسال پارسال همان همین گذشته جاری بعد پایان آخرین کابل ملی برابر_با "
    "و تا الی از در بین نفر درصد ساعت خودرو میدان قیام مسکن هفته شماره هر پیش است "
    "2018-05-18 (2018-05-18) 2018-05-15/2018-05-18 "
    "/ - . : ، , ( ) # @ T ' _".replace("_", "\N{ZERO WIDTH NON-JOINER}").split(" ")
)
GLUE = st.sampled_from(
    ["", " ", " ", " ", "\N{ZERO WIDTH NON-JOINER}", "/", "-", "\n", "\N{ARABIC KASRA}"]
)
DATE_LIKE = st.lists(st.tuples(ATOMS, GLUE), max_size=14).map(
    lambda pairs: "".join(atom + glue for atom, glue in pairs)
)
TEXTS = st.one_of(
    DATE_LIKE,
    st.lists(st.one_of(DATE_LIKE, st.text(max_size=4)), max_size=6).map("".join),
    st.text(st.characters()),
)
WRAP = f"(?:\r\n|[{re.escape(LINE_BREAKS)}]) *(?:سال ?)?"
"""Where a date may be wrapped: before its year."""

STYLES: st.SearchStrategy[Style] = st.sampled_from(["iso", "annotate"])
REFERENCES = st.sampled_from([None, dt.date(2018, 5, 20), dt.date(1500, 1, 1)])

OPTIONS = st.fixed_dictionaries(
    {
        "style": STYLES,
        "reference": REFERENCES,
        "context": st.booleans(),
        "isolate": st.booleans(),
    }
)


def apply(text: str, edits: list[tuple[int, int, str]]) -> str:
    for start, end, new in reversed(edits):
        text = text[:start] + new + text[end:]
    return text


@given(TEXTS, REFERENCES)
def test_any_text_goes_through_and_offsets_are_right(text: str, reference: dt.date | None) -> None:
    last = 0
    for match in find_dates(text, reference=reference):
        assert last <= match.start < match.end <= len(text)
        assert text[match.start : match.end] == match.text
        assert all(year[:1].isdigit() for year in re.split(WRAP, match.text)[1:])
        assert (match.iso is None) == (match.first is None) == (match.resolved_by is None)
        assert match.iso or match.issues
        last = match.end


@given(TEXTS, OPTIONS)
def test_replacing_twice_is_replacing_once(text: str, options: dict[str, Any]) -> None:
    once = dates_to_iso(text, **options)
    assert dates_to_iso(once, **options) == once


@given(DATE_LIKE, DATE_LIKE, OPTIONS)
def test_iso_dates_are_never_broken(before: str, behind: str, options: dict[str, Any]) -> None:
    text = f"{before} 2018-05-18 {behind}"
    assert " 2018-05-18 " in dates_to_iso(text, **options)


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


def test_a_date_wrapped_at_its_year_is_found_and_stays() -> None:
    text = "جلسه در ۲۸ اردیبهشت\n۱۳۹۷ برگزار شد."
    (match,) = find_dates(text)
    assert (match.text, match.iso) == ("۲۸ اردیبهشت\n۱۳۹۷", "2018-05-18")
    assert dates_to_iso(text) == dates_to_iso(text, context=True) == text


@pytest.mark.parametrize("text", ["97/2/8دی28ها", "2018-05-18 خرداد ۱۳۹۷", "1397/2/8-9 دی 98"])
def test_what_one_replacement_makes_of_another_stays(text: str) -> None:
    once = dates_to_iso(text, context=True)
    assert dates_to_iso(once, context=True) == once
    assert not re.search(r"\d-\d{2}-\d{4}|\d{4}-\d{4}", once)


def test_isolates_stand_around_what_is_written() -> None:
    text = "از ۲۵ تا ۲۸ اردیبهشت ۹۷ و ۵ مهر ۹۸"
    isolated = dates_to_iso(text, isolate=True)
    assert isolated == "از \u20662018-05-15/2018-05-18\u2069 و \u20662019-09-27\u2069"
    annotated = dates_to_iso("۵ مهر ۹۸", style="annotate", isolate=True)
    assert annotated == "۵ مهر ۹۸ (\u20662019-09-27\u2069)"
    assert dates_to_iso(annotated, style="annotate") == annotated
    assert dates_to_iso(isolated) == isolated
    assert [d.text for d in find_dates(isolated)] == ["2018-05-15/2018-05-18", "2019-09-27"]


def test_years_told_from_another_day_are_replaced_in_context_only() -> None:
    text = "۲۰ خرداد ۱۳۹۷: از ۲۸ اسفند سال گذشته"
    assert dates_to_iso(text) == "2018-06-10: از ۲۸ اسفند سال گذشته"
    assert dates_to_iso(text, context=True) == "2018-06-10: از 2018-03-19"


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
        ("28 Ordibehesht 1397", "2018-05-18"),
        ("پنجم ژوئن دو هزار و هجده", "2018-06-05"),
        ("آخرین روز سال ۱۳۹۹", "2021-03-20"),
        ("2018-05-15/2018-05-18", "2018-05-15/2018-05-18"),
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
        ("۵ مهر سال گذشته", "the year is told from a day that is not known"),
        ("سال ۱۴۹۰", "another calendar"),
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
    functions: list[Any] = [find_dates, dates_to_iso, to_iso]
    for function in functions:
        with pytest.raises(TypeError, match=r"must be a datetime\.date or None, not str"):
            function("", reference="2018-05-18")
    for calendars in ("persian", None, 1):
        with pytest.raises(TypeError, match=r"calendars .* several names, such as \('persian',\)"):
            find_dates("", calendars=calendars)  # type: ignore[arg-type]
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
    once = (match.calendar for match in find_dates("۱۸ مه ۲۰۱۸"))
    assert [d.calendar for d in find_dates(text, calendars=once)] == ["gregory"]
    assert find_dates(text, calendars=[]) == []


def test_a_datetime_will_do_as_reference() -> None:
    (match,) = find_dates("۵ مهر", reference=dt.datetime(2018, 9, 1, 12, tzinfo=dt.UTC))
    assert match.iso == "2018-09-27"


def test_a_relative_expression_is_converted_with_a_reference() -> None:
    reference = dt.date(2018, 5, 20)
    assert to_iso("۲۸ اسفند سال گذشته", reference=reference) == "2018-03-19"
    assert to_iso("۲۸ همین ماه", reference=reference) == "2018-05-18"


def test_lunar_dates_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "hijridate", None)
    (match,) = find_dates("۱۲ رمضان ۱۴۳۹")
    assert match.iso is None
    assert match.issues == ("lunar-extra-missing",)
