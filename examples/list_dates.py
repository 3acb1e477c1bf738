"""List the dates of a text: `python list_dates.py FILE`. One line each, ISO 8601 first."""

from __future__ import annotations

import sys
from pathlib import Path

from persian_clean import find_dates

if len(sys.argv) != 2:
    sys.exit(f"usage: python {sys.argv[0]} FILE")
text = Path(sys.argv[1]).read_text(encoding="utf-8")
for date in find_dates(text):
    note = f"  ({', '.join(date.issues)})" if date.issues else ""
    print(f"{date.iso or '-':21} {date.text}{note}")
