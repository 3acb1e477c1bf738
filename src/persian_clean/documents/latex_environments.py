"""Environments of LaTeX: which hold prose, those that a document defines among them.

Guarantees that an environment of the document's own is prose only if nothing in its definition
begins a listing, a formula or an environment without prose.
"""

from __future__ import annotations

import re
from typing import Final

from persian_clean.chars import LETTER_CLASS
from persian_clean.documents import latex_names as names

_DEFINITIONS: Final = frozenset(
    "newenvironment renewenvironment provideenvironment NewDocumentEnvironment NewEnviron "
    "RenewDocumentEnvironment ProvideDocumentEnvironment DeclareDocumentEnvironment "
    "RenewEnviron".split()
)
_LISTING_DEFINITIONS: Final = frozenset(
    "lstnewenvironment DefineVerbatimEnvironment RecustomVerbatimEnvironment newminted "
    "newtcblisting renewtcblisting NewTCBListing DeclareTCBListing excludecomment".split()
)
FORMULAS: Final = frozenset("math displaymath equation align gather multline eqnarray".split())

_THEOREM: Final = re.compile(r"\\newtheorem\*?\s*\{([^{}]*)\}")
_GROUP: Final = re.compile(r"[{\[]([^{}\[\]]*)[}\]]")
_OPENING: Final = re.compile(r"\\begin\s*\{([^{}]*)\}|\\([A-Za-z]+)|\\[(\[]|(?<!\\)\$")
_PERSIAN: Final = re.compile(f"[{LETTER_CLASS}]")


class Environments:
    """The environments of a document.

    Attributes:
        listings: Those that hold verbatim text, so that none begins in another.
    """

    def __init__(self, source: str) -> None:
        self.listings = set(names.LISTINGS)
        self._theorems = set(_THEOREM.findall(source))
        self._codes: set[str] = set()  # defined without prose

    def define(self, command: str, arguments: str) -> None:
        """Take a command, which may define an environment.

        Args:
            command: Its name.
            arguments: What stands behind it.
        """
        if command in _LISTING_DEFINITIONS:
            self.listings.update(_GROUP.findall(arguments)[:2])  # options may be before the name
        elif command in _DEFINITIONS and any(map(self._is_code, _OPENING.finditer(arguments))):
            self._codes.update(_GROUP.findall(arguments)[:1])

    def arguments(self, name: str) -> str | None:
        """Return the arguments of an environment; None if it holds no prose.

        Args:
            name: Its name.
        """
        if name in self.listings or name in self._codes:
            return None
        is_text = name in self._theorems or _PERSIAN.search(name)
        return names.ENVIRONMENTS.get(name, "T" if is_text else None)

    def _is_code(self, opening: re.Match[str]) -> bool:
        """Tell whether what opens in a definition holds no prose."""
        if opening[1] is not None:
            return self.arguments(opening[1]) is None
        return opening[2] is None or opening[2] in self.listings | FORMULAS
