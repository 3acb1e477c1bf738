"""The laws, as properties over any text and any config."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from persian_clean import (
    CORPUS,
    RULES,
    STANDARD,
    Config,
    clean,
    clean_lines,
    dates_to_iso,
    explain,
    find_dates,
    shield,
)
from persian_clean.blocks import join, split
from persian_clean.chars import LINE_BREAKS, TOKEN
from persian_clean.documents import explain_document, read_prose
from persian_clean.pipeline import clean_texts, plan
from persian_clean.plan import MOST_PASSES
from persian_clean.rules import STAGES
from persian_clean.steps import HideStep
from strategies import configs, texts

OVER_LINES = ("blank-line-run", "carriage-return")
ABOUT_GAPS_AND_MARKS = {
    rule.name for stage in ("spaces", "words", "punctuation") for rule in STAGES[stage]
}


@example("دوشنبه ی", Config(ezafe="drop", zwnj="drop"))
@example("کتاباست شان", Config(zwnj="space").enable("parted-word"))
@given(texts, configs)
def test_idempotent(text: str, config: Config) -> None:
    once = clean(text, config)
    assert clean(once, config) == once


@example("علي\r\0\nعلي", Config())
@example("سالهای\nترین", Config())
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


def test_what_cannot_be_undone_is_opt_in() -> None:
    for rule in RULES:
        assert rule.safety != "lossy" or not STANDARD.runs(rule.name)


@given(texts, st.sampled_from([STANDARD, CORPUS]))
def test_letters_and_digits_are_changed_by_rules_about_them_alone(
    text: str, config: Config
) -> None:
    for edit in explain(text, config).edits:
        if ABOUT_GAPS_AND_MARKS.issuperset(edit.rules):
            assert [*filter(str.isalnum, edit.before)] == [*filter(str.isalnum, edit.after)]


@given(texts, texts, configs)
def test_lines_are_independent(first: str, second: str, config: Config) -> None:
    config = config.disable(*OVER_LINES)
    for line_break in LINE_BREAKS:
        if line_break == "\n" and first.endswith("\r"):
            continue
        whole = clean(f"{first}{line_break}{second}", config)
        assert whole == f"{clean(first, config)}{line_break}{clean(second, config)}"


@given(st.lists(texts, max_size=5), configs)
def test_texts_of_a_block_come_out_as_each_would_alone(block: list[str], config: Config) -> None:
    assert clean_texts(block, config) == [clean(text, config) for text in block]


@example(["\u06a9\u062a\u06e1", "\x8a\x1b\u202a\u06a9\u062a"], Config())
@given(st.lists(texts, max_size=5), configs)
def test_lines_of_a_block_are_explained_as_each_would_be_alone(
    block: list[str], config: Config
) -> None:
    config = config.disable(*OVER_LINES)
    lines, breaks = split("\n".join(block))
    start = clean_start = 0
    edits = []
    for line, line_break in zip(lines, [*breaks, ""], strict=True):
        result = explain(line, config)
        edits += [
            replace(
                edit,
                start=edit.start + start,
                end=edit.end + start,
                clean_start=edit.clean_start + clean_start,
                clean_end=edit.clean_end + clean_start,
            )
            for edit in result.edits
        ]
        start += len(line) + len(line_break)
        clean_start += len(result.text) + len(line_break)
    assert explain("\n".join(block), config).edits == tuple(edits)


@example("علي\r\0\nعلي", Config().enable("carriage-return"), 1)
@given(texts, configs, st.sampled_from([1, 8, 1000]))
def test_pieces_of_a_text_come_out_as_the_whole(text: str, config: Config, block: int) -> None:
    lines = text.splitlines(keepends=True)
    assert "".join(clean_lines(lines, config, block=block)) == clean(text, config)


def every_step_once(line: str, config: Config) -> str:
    steps = plan(config)
    text, hidden = shield.hide(line, steps.tokens(line))
    for step in steps.steps:
        if isinstance(step, HideStep):
            text, found = shield.hide(text, step.spans(text))
            earlier = iter(hidden)
            if found:
                hidden = [next(earlier, token) if token == TOKEN else token for token in found]
        else:
            text = step.sub(text)
    return shield.show(text, hidden)


def every_step(line: str, config: Config) -> str:
    """Clean a line by running every step on it until it stays the same."""
    steps = plan(config)
    for _ in range(MOST_PASSES):
        before = line
        if not shield.is_other_script(line, numbers=config.digits == "keep"):
            line = every_step_once(line, config)
        for dates in steps.dates:
            line = dates.sub(line)
        if line == before:
            break
    return line


@given(texts, configs)
def test_a_step_is_missed_nowhere(text: str, config: Config) -> None:
    config = config.disable(*(rule.name for rule in RULES if rule.document))
    lines, breaks = split(text)
    assert clean(text, config) == join([every_step(line, config) for line in lines], breaks)


@given(texts, configs)
def test_a_step_finds_nothing_where_it_is_not_due(text: str, config: Config) -> None:
    steps = plan(config)
    lines, _ = split(text)
    due = steps.signs.due("\n".join(lines), range(len(lines)))
    for number, line in enumerate(lines):
        assert steps.signs.due(line, [number]).keys() <= {k for k in due if number in due[k]}
        for k, step in enumerate(steps.steps):
            if k not in due or number not in due[k]:
                assert not (step.spans(line) if isinstance(step, HideStep) else step.find(line))


class Derived(str):
    """A string that is cut and joined in ways of its own, as those of MarkupSafe are."""

    __slots__ = ()

    def __getitem__(self, _: object) -> Derived:
        return Derived("x")

    def __str__(self) -> str:
        return "x"

    def replace(self, *_: object) -> Derived:
        return Derived("x")

    def split(self, *_: object) -> list[str]:
        return ["x"]


def test_strings_of_other_classes_are_taken_for_what_they_say() -> None:
    for text in ("سلام ,<b>علي</b> ۲۸ اردیبهشت ۹۷", "سلام", "abc", ""):
        derived, config = Derived(text), Config(dates="iso")
        assert clean(derived, config) == clean(text, config)
        assert type(clean(derived)) is str
        assert explain(derived, config) == explain(text, config)
        assert type(explain(derived).original) is str
        assert list(clean_lines([derived], config)) == [clean(text, config)]
        assert find_dates(derived) == find_dates(text)
        assert dates_to_iso(derived) == dates_to_iso(text)
        for kind in ("text", "html", "latex"):
            document = explain_document(derived, kind, config)
            assert document == explain_document(text, kind, config)
            assert type(document.original) is type(document.output) is str
            assert read_prose(derived, kind) == read_prose(text, kind)
