"""Clean a file line by line: `python clean_file.py IN OUT`. Memory does not grow with the file."""

from __future__ import annotations

import sys
from pathlib import Path

from persian_clean import clean_lines

if len(sys.argv) != 3:
    sys.exit(f"usage: python {sys.argv[0]} IN OUT")
source, target = map(Path, sys.argv[1:])
with (
    source.open(encoding="utf-8", newline="") as lines,
    target.open("w", encoding="utf-8", newline="") as out,
):
    out.writelines(clean_lines(lines))
