"""Write the golden files of examples/news.txt: `python tools/write_news.py`. Read the diff."""

from __future__ import annotations

from pathlib import Path

from persian_clean import explain

EXAMPLES = Path(__file__).parents[1] / "examples"

result = explain((EXAMPLES / "news.txt").read_text(encoding="utf-8"))
(EXAMPLES / "news.clean.txt").write_text(result.text, encoding="utf-8")
rows = [
    f"{e.start}\t{e.end}\t{e.before!a}\t{e.after!a}\t{'+'.join(e.rules)}\n" for e in result.edits
]
(EXAMPLES / "news.edits.tsv").write_text("".join(rows), encoding="utf-8")
