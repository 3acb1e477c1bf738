"""Clean fields of a JSON file: `python clean_json.py IN OUT 'messages[].content' …`.

The file holds a list of objects, or one. What the paths do not name stays as it was.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from persian_clean.adapters import clean_values
from persian_clean.adapters.paths import steps

if len(sys.argv) < 4:
    sys.exit(f"usage: python {sys.argv[0]} IN OUT PATH…")
source, target, *paths = sys.argv[1:]
data = json.loads(Path(source).read_text(encoding="utf-8"))
for path in paths:
    data = clean_values(data, steps(path))
Path(target).write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
