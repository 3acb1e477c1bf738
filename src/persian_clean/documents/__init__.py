"""Documents: clean the prose of Markdown, HTML, gettext and other files, never the syntax.

Guarantees that every character outside an edit stays, and that what is not prose reads the same
before and after.
"""

from __future__ import annotations

from persian_clean.documents.document import (
    Document,
    Refusal,
    clean_document,
    explain_document,
    read_prose,
)
from persian_clean.documents.errors import DocumentError, MissingLibraryError
from persian_clean.documents.formats import FORMATS, Format, detect
from persian_clean.documents.languages import other_language

__all__ = [
    "FORMATS",
    "Document",
    "DocumentError",
    "Format",
    "MissingLibraryError",
    "Refusal",
    "clean_document",
    "detect",
    "explain_document",
    "other_language",
    "read_prose",
]
