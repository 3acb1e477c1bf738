"""Examples: ``pytest --doctest-modules --pyargs persian_clean`` runs those of an installed package.

Guarantees that a module whose extra is not installed is passed over, and that no other is.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Pass over a module that wants one which is not there.

    Args:
        collection_path: What pytest is about to collect.
    """
    if collection_path.suffix != ".py":
        return None
    name = collection_path.relative_to(_FOLDER.parent).with_suffix("")
    try:
        import_module(".".join(name.parts))
    except ModuleNotFoundError as error:
        if not str(error.name).startswith("persian_clean"):
            return True
    return None
