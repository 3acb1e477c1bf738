"""Edits and the two maps between original and clean text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian_clean import Config, Result, explain
from persian_clean.edits import Change, Trace, apply, edits_of
from strategies import configs, texts


@given(texts, configs, st.data())
def test_unedited_spans_map_to_the_same_text(
    text: str, config: Config, data: st.DataObject
) -> None:
    result = explain(text, config)
    last = 0
    for edit in (*result.edits, None):
        end = edit.start if edit else len(text)
        if last < end:
            start = data.draw(st.integers(last, end - 1))
            stop = data.draw(st.integers(start + 1, end))
            clean_start, clean_end = result.to_clean(start, stop)
            assert result.text[clean_start:clean_end] == text[start:stop]
            assert result.to_original(clean_start, clean_end) == (start, stop)
        last = edit.end if edit else last


@given(texts, configs)
def test_an_edit_maps_to_its_other_side(text: str, config: Config) -> None:
    result = explain(text, config)
    for edit in result.edits:
        if edit.before and edit.after:
            assert result.to_clean(edit.start, edit.end) == (edit.clean_start, edit.clean_end)
            assert result.to_original(edit.clean_start, edit.clean_end) == (edit.start, edit.end)


@given(texts, configs)
def test_the_whole_maps_to_the_whole_unless_an_end_was_inserted_or_dropped(
    text: str, config: Config
) -> None:
    result = explain(text, config)
    start, end = result.to_clean(0, len(text))
    edits = result.edits
    if text and result.text and not (edits and (edits[0].start == 0 or edits[-1].end == len(text))):
        assert (start, end) == (0, len(result.text))


def test_a_span_that_ends_within_an_edit_is_widened() -> None:
    result = explain("\N{ARABIC LIGATURE ALLAH ISOLATED FORM} بزرگ")
    assert result.text == "الله بزرگ"
    assert result.to_original(1, 3) == (0, 1)
    assert result.to_clean(0, 1) == (0, 4)
    assert result.to_clean(2, 6) == (5, 9)


def test_empty_spans() -> None:
    result = explain("سلام  دنیا")
    assert result.text == "سلام دنیا"
    assert result.to_clean(0, 0) == (0, 0)
    assert result.to_clean(10, 10) == (9, 9)


@pytest.mark.parametrize("span", [(-1, 2), (3, 2), (0, 99)])
def test_spans_outside_the_text_are_refused(span: tuple[int, int]) -> None:
    result = Result("سلام", "سلام", ())
    with pytest.raises(ValueError, match=r"does not lie within the original, which has 4"):
        result.to_clean(*span)
    with pytest.raises(ValueError, match=r"does not lie within the clean text"):
        result.to_original(*span)


def test_changes_that_undo_each_other_leave_no_edit() -> None:
    trace = Trace()
    trace.add([Change(1, 2, "X", "one")])
    trace.add([Change(1, 2, "b", "two")])
    assert edits_of(trace.pieces(), "abc", "abc") == []


def test_a_deletion_and_the_insertion_in_its_place_are_one_edit() -> None:
    trace = Trace()
    trace.add([Change(1, 3, "", "one")])
    trace.add([Change(1, 1, "-", "two", 0.5)])
    (edit,) = edits_of(trace.pieces(), "a  b", "a-b")
    assert (edit.before, edit.after, edit.rules, edit.score) == ("  ", "-", ("one", "two"), 0.5)


@given(st.text("ab ", max_size=12), st.data())
def test_trace_composes_any_changes(text: str, data: st.DataObject) -> None:
    trace, now = Trace(), text
    for rule in "xyz":
        cuts = sorted(data.draw(st.lists(st.integers(0, len(now)), max_size=6)))
        pairs = zip(cuts[::2], cuts[1::2], strict=False)
        changes = [Change(a, b, data.draw(st.text("cd", max_size=2)), rule) for a, b in pairs]
        trace.add(changes)
        now = apply(now, changes)
    parts, last = [""], 0
    for edit in edits_of(trace.pieces(), text, now):
        assert text[edit.start : edit.end] == edit.before
        assert now[edit.clean_start : edit.clean_end] == edit.after
        parts += text[last : edit.start], edit.after
        last = edit.end
    assert "".join(parts) + text[last:] == now
