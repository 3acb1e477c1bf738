"""What must hold for any document."""

from __future__ import annotations

from persian_clean import STANDARD, Config
from persian_clean.documents import clean_document, explain_document


def check(source: str, name: str, config: Config = STANDARD) -> str:
    """Clean a document and check the laws; return it clean."""
    document = explain_document(source, name, config)
    clean = clean_document(source, name, config)
    assert document.output == document.text == clean
    parts: list[str] = []
    last = clean_last = 0
    for edit in document.edits:
        assert edit.rules
        assert source[edit.start : edit.end] == edit.before != edit.after
        assert clean[edit.clean_start : edit.clean_end] == edit.after
        assert source[last : edit.start] == clean[clean_last : edit.clean_start]
        parts += source[last : edit.start], edit.after
        last, clean_last = edit.end, edit.clean_end
    assert "".join([*parts, source[last:]]) == clean
    again = explain_document(clean, name, config)
    assert again.text == clean, "not idempotent"
    assert not again.edits
    assert {r.rules for r in again.refused} <= {r.rules for r in document.refused}
    return clean
