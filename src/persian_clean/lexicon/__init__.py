"""Lexicon: the word lists, as text.

Guarantees that nothing is read before it is needed. What the lists mean is known by
``persian_clean.words.forms``.
"""

from __future__ import annotations


def read(name: str) -> str:
    r"""Read one of the files of this folder.

    >>> read("verbs.txt").splitlines()[0].count("\t")
    1
    """
    from importlib.resources import files  # noqa: PLC0415  slow to import

    return files(__name__).joinpath(name).read_text(encoding="utf-8")
