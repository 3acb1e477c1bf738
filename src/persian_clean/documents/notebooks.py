"""Notebooks: the Markdown cells of Jupyter.

Guarantees that code, outputs and metadata stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from persian_clean.documents import data, markdown
from persian_clean.documents.errors import DocumentError

if TYPE_CHECKING:
    from persian_clean.documents.prose import Prose


def read(prose: Prose) -> None:
    """Read a notebook.

    Args:
        prose: Its source, and what takes its prose.

    Raises:
        DocumentError: It is not a notebook.
    """
    source = prose.source
    notebook = data.parse_json(source)
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list):
        raise DocumentError("this is not a notebook of Jupyter: it has no list of cells")
    wanted = {
        i
        for i, cell in enumerate(cells)
        if isinstance(cell, dict) and cell.get("cell_type") == "markdown"
    }
    strings: dict[int, list[tuple[int, int]]] = {}
    for start, end, path in data.json_strings(source):
        match path:
            case ["cells", int(i), "source", *_] if i in wanted:
                strings.setdefault(i, []).append((start, end))
    for i, spans in strings.items():
        prose.block(f"cell {i}")
        encode = data.json_encoder("".join(source[start:end] for start, end in spans))
        with prose.within(data.json_part(source, *spans), encode) as cell:
            markdown.read(cell)
