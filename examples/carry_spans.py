"""Carry annotations across cleaning: spans of the raw text, found again in the clean text."""

from __future__ import annotations

from persian_clean import explain

RAW = "آقای كريمي   در شهر كاشان زندگي مي كند ."
NAMES = [(5, 10, "person"), (20, 25, "place")]  # start, end, label

result = explain(RAW)
print(result.text)
for start, end, label in NAMES:
    clean_start, clean_end = result.to_clean(start, end)
    print(f"{label}: {RAW[start:end]} → {result.text[clean_start:clean_end]}")
