"""The laws, as properties over any text and any config."""

from __future__ import annotations

from hypothesis import given

from persian_clean import Config, clean, clean_lines, explain
from persian_clean.chars import LINE_BREAKS
from strategies import configs, texts


@given(texts, configs)
def test_idempotent(text: str, config: Config) -> None:
    once = clean(text, config)
    assert clean(once, config) == once


@given(texts, configs)
def test_explain_gives_what_clean_gives(text: str, config: Config) -> None:
    assert explain(text, config).text == clean(text, config)


@given(texts, configs)
def test_edits_lead_from_the_original_to_the_clean_text(text: str, config: Config) -> None:
    result = explain(text, config)
    parts: list[str] = []
    last = clean_last = 0
    for edit in result.edits:
        assert edit.rules
        assert all(config.runs(rule) for rule in edit.rules)
        assert edit.before != edit.after
        assert text[edit.start : edit.end] == edit.before
        assert result.text[edit.clean_start : edit.clean_end] == edit.after
        kept = text[last : edit.start]
        assert result.text[clean_last : edit.clean_start] == kept
        parts += kept, edit.after
        last, clean_last = edit.end, edit.clean_end
    assert "".join([*parts, text[last:]]) == result.text


@given(texts, texts, configs)
def test_lines_are_independent(first: str, second: str, config: Config) -> None:
    config = config.disable("blank-line-run", "carriage-return")
    for line_break in LINE_BREAKS:
        if line_break == "\n" and first.endswith("\r"):
            continue
        whole = clean(f"{first}{line_break}{second}", config)
        assert whole == f"{clean(first, config)}{line_break}{clean(second, config)}"


@given(texts, configs)
def test_lines_can_be_cleaned_one_by_one(text: str, config: Config) -> None:
    config = config.disable("blank-line-run", "carriage-return")
    lines = text.splitlines(keepends=True)
    assert "".join(clean_lines(lines, config)) == clean(text, config)
