"""What a document writes in two ways to show how they differ stays in both."""

from __future__ import annotations

import pytest

from persian_clean import Config
from persian_clean.documents import clean_document, explain_document

DIFFERENT = {
    "markdown": [
        "كتاب ها → کتاب\u200cها و علي",
        "- «مي خواهم» -> «می\u200cخواهم».",
        "کتاب\u200cها <= كتاب ها",
        "| می خواهم | می\u200cخواهم | ميخواهم |\n|---|---|---|",
    ],
    "html": ["<table><tr><th>كتاب<th>کتاب<tr><td>علی<td>علي</table>", "<p>ي ي → ی ی"],
    "python": ["x = 1  # به طول ۹متر => به طول ۹ متر\n"],
    "json": ['{"a": "كتاب → کتاب"}'],
}
SAME = {
    "markdown": [
        ("خانه → كتاب ها → علي", "خانه → کتاب\u200cها → علی"),
        ("كتاب → كتاب", "کتاب → کتاب"),
        ("كتاب → کتاب\nمن علي", "كتاب → کتاب\nمن علی"),
        ("| كتاب | علي |\n|---|---|\n| علی | علي |", "| کتاب | علی |\n|---|---|\n| علی | علي |"),
    ],
    "html": [("<tr><td>كتاب</td></tr><tr><td>کتاب</td></tr>", "<tr><td>کتاب</td></tr>" * 2)],
    "json": [('["كتاب", "کتاب"]', '["کتاب", "کتاب"]')],
}


@pytest.mark.parametrize("format_", DIFFERENT)
def test_both_ways_stay(format_: str) -> None:
    for source in DIFFERENT[format_]:
        document = explain_document(source, format_)
        assert (document.output, document.edits, document.refused) == (source, (), ())


@pytest.mark.parametrize("format_", SAME)
def test_what_differs_otherwise_is_cleaned(format_: str) -> None:
    for source, clean in SAME[format_]:
        assert clean_document(source, format_) == clean
        assert clean_document(clean, format_) == clean


def test_what_another_config_makes_the_same_stays_with_it_alone() -> None:
    source = "در ۱۴۰۲/۰۵/۱۴ → در 2023-08-05"
    assert clean_document(source, "markdown") == source
    assert clean_document(source, "markdown", Config(dates="iso")) == source
