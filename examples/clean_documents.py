"""Clean the documents below a folder in place: `python clean_documents.py FOLDER`.

Markdown, YAML, TOML, reStructuredText and notebooks need `pip install 'persian-clean[documents]'`;
without it they are left as they are, and the others are cleaned.
"""

from __future__ import annotations

import sys
from pathlib import Path

from persian_clean.documents import (
    FORMATS,
    DocumentError,
    MissingLibraryError,
    detect,
    explain_document,
    other_language,
)

if len(sys.argv) != 2:
    sys.exit(f"usage: python {sys.argv[0]} FOLDER")
for path in sorted(Path(sys.argv[1]).rglob("*")):
    name = detect(path)
    if name is None or other_language(path) or not path.is_file():
        continue
    data = path.read_bytes()
    try:
        document = explain_document(data if FORMATS[name].is_binary else data.decode(), name)
    except (DocumentError, MissingLibraryError, UnicodeDecodeError) as error:
        print(f"{path}: {error}")
        continue
    output = document.output
    path.write_bytes(output if isinstance(output, bytes) else output.encode())
    print(f"{path}: {FORMATS[name].title}, {len(document.edits)} edits")
    for refusal in document.refused:
        line = document.original.count("\n", 0, refusal.start) + 1
        print(f"{path}:{line}: left as it is: {', '.join(refusal.rules)}")
