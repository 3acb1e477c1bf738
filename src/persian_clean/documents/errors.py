"""Errors: what is wrong with a document, or with how it was asked for."""

from __future__ import annotations


class DocumentError(ValueError):
    """A document cannot be read as what it is said to be.

    Attributes:
        message: What is wrong.
        line: The line where it is wrong, from 1, or None where nobody knows.
    """

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message if line is None else f"line {line}: {message}")
        self.message = message
        self.line = line


class MissingLibraryError(ImportError):
    """The library that reads a format is not installed; the message says how to install it."""
