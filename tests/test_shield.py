"""What no rule may touch stays as it is, whatever stands around it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from persian_clean import Config, clean, explain, shield
from persian_clean.chars import LINE_BREAKS, SCRIPT_CLASS, TOKEN
from strategies import configs, texts

TOKENS = [
    "https://example.com/a?b=1,2&c=كتاب",
    "http://fa.example.org/خبر/۱۲",
    "www.example.ir/مقاله",
    "info@example.co.ir",
    "@user_name",
    "#خبر_روز",
    "#كتاب\u200cها",
    "`x = ١ ,y`",
    '<a href="x,y" title="كتاب ها">',
    "</b>",
    "<!-- ي  ك -->",
    "&zwnj;",
    "&#8204;",
    "&#x200c;",
    "/home/كاربر/file.txt",
    "C:\\كتاب\\متن.docx",
    "گزارش‌نهایی.pdf",
    "v1.2.3",
    "192.168.1.10",
    "2018-05-18",
    "C++",
    "x86-64",
    "utf_8",
    "1️⃣",
    r"\ref{شكل1}",
    r"\cite[ص ١٢]{كتاب1390}",
    r"\برچسب{شكل1}",
    r"\فصل",
    "@book{كريمي1390",
]
NUMBERS = ["۳٫۱۴", "1,234.5", "۲۰:۳۰", "۱/۲", "۱۶:۹", "۱۳۹۷/۰۲/۲۸", "۰۲۱-۸۸۷۷", "۵،۶"]
KEPT = [
    "👨\u200d👩\u200d👧",
    "🏳️\u200d🌈",
    "هذه المدينة القديمة في الجبل",
    "ئەمە کتێبێکی باشە",
    "یہ کتاب میں نے پڑھی ہے اور",
    "قُلۡ",
]


@pytest.mark.parametrize("token", [*TOKENS, *NUMBERS])
@pytest.mark.parametrize("frame", ["{}", "كتاب {} ها", "«{}»", "({})، می {} رود", "{}\n{}"])
def test_token_stays(token: str, frame: str) -> None:
    text = frame.format(token, token)
    assert clean(text).count(token) == text.count(token)


@pytest.mark.parametrize("passage", KEPT)
@pytest.mark.parametrize("frame", ["{}", "نوشت «{}» و رفت", "او ({}) گفت", "سلام دوست من.\n{}"])
def test_passage_stays(passage: str, frame: str) -> None:
    assert clean(frame.format(passage)) == frame.format(passage)


@example("&#8204;", "", "", Config(rules=["html-entity"], digits="persian"))
@given(st.sampled_from(TOKENS), texts, texts, configs)
def test_nothing_is_edited_within_a_token(
    token: str, before: str, after: str, config: Config
) -> None:
    text = f"{before} {token} {after}"
    start = len(before) + 1
    end = start + len(token)
    config = config.disable("latin-case")
    if (start, end) in shield.tokens(text):
        result = explain(text, config)
        for edit in result.edits:
            assert edit.end <= start or edit.start >= end
        clean_start, clean_end = result.to_clean(start, end)
        assert result.text[clean_start:clean_end] == token


@pytest.mark.parametrize(
    "text",
    [
        "اين كشور في الواقع قديمي است",
        "مسئله أصلي ما همين است كه بايد برويم",
        "عيسى و موسى",
        "علي رفت",
        "كتاب هاي فارسي",
        "دایرة المعارف بزرگ فارسي",
    ],
)
def test_persian_from_another_keyboard_is_not_taken_for_a_foreign_passage(text: str) -> None:
    cleaned = clean(text)
    assert "ي" not in cleaned
    assert "ك" not in cleaned


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 5)), max_size=6), st.text(max_size=40))
def test_show_undoes_hide(cuts: list[tuple[int, int]], text: str) -> None:
    spans: list[tuple[int, int]] = []
    last = 0
    for start, size in sorted(cuts):
        if start >= last and start + size <= len(text):
            spans.append((start, start + size))
            last = start + size
    if TOKEN not in text:
        assert shield.show(*shield.hide(text, spans)) == text


@given(texts, configs)
def test_a_line_without_arabic_script_stays(text: str, config: Config) -> None:
    config = replace(config, dates="keep").disable("latin-case")
    for line in re.split(f"[{LINE_BREAKS}]", re.sub(f"[{SCRIPT_CLASS}]", "", text)):
        if shield.is_other_script(line, numbers=config.digits == "keep"):
            assert clean(line, config) == line
