"""Adapters: ``clean`` at home in Arrow, pandas, polars, datasets, DuckDB, Spark and others.

Guarantees that every row comes out as ``clean`` would return it and that nulls stay null. Each
module needs the extra of its name: ``pip install persian-clean[polars]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from persian_clean import STANDARD, Config
from persian_clean.pipeline import clean_texts

if TYPE_CHECKING:
    from collections.abc import Iterable


def clean_batch(values: Iterable[str | None], config: Config = STANDARD) -> list[str | None]:
    """Clean a batch of texts, each distinct one once; ``None`` stays ``None``.

    Args:
        values: Texts and nulls; a batch, since all of it is held in memory.
        config: Which rules run.

    Raises:
        TypeError: A value is neither a string nor ``None``.

    Examples:
        >>> clean_batch(["علي", None, ""])
        ['علی', None, '']
        >>> clean_batch(["علی"])
        ['علی']
    """
    values = list(values)
    for kind in set(map(type, values)) - {type(None)}:
        if not issubclass(kind, str):
            raise TypeError(f"text must be a str or None, not {kind.__name__}")
    texts = dict.fromkeys(text for text in values if text is not None)
    cleaned: dict[str | None, str] = dict(zip(texts, clean_texts(texts, config), strict=True))
    return [cleaned.get(text) for text in values]
