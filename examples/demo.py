"""Show what persian-clean does: a text before and after, its dates, and every edit by rule."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from persian_clean import RULES, explain, find_dates

INVISIBLE = {"\N{ZERO WIDTH NON-JOINER}": "|", "\N{NO-BREAK SPACE}": "⍽", "\n": "⏎", "": "∅"}


def shown(text: str) -> str:
    """Write a few characters so that they can be seen: a ZWNJ as a vertical bar."""
    for char, sign in INVISIBLE.items():
        text = text.replace(char, sign) if char else text or sign
    return text.replace(" ", "␣")


text = Path(__file__).with_name("news.txt").read_text(encoding="utf-8")
result = explain(text)

print("── before ──", text, "── after ──", result.text, sep="\n")

print("── dates ──")
for date in find_dates(result.text):
    print(f"{date.text}  →  {date.iso or 'unresolved: ' + ', '.join(date.issues)}")

print("\n── what was changed, by which rule ──")
count = Counter(rule for edit in result.edits for rule in edit.rules)
for rule in RULES:
    if count[rule.name]:
        first = next(edit for edit in result.edits if rule.name in edit.rules)
        print(f"{count[rule.name]:4}  {rule.name:24}{shown(first.before)} → {shown(first.after)}")
