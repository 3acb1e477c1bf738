"""Command line: ``persian-clean``, which cleans files, shows what would change, and reports.

Guarantees that a file is either as it was or wholly clean, that nothing is dropped in silence, and
that memory stays constant however long the input is. It knows only the public API.

Read in this order: ``arguments`` (what can be asked), ``command`` (the run), ``sources`` (which
files), ``files`` (bytes in and out), ``formats`` (where the text is in a file), ``batches`` (the
work, in one process or several), ``printing`` (what is shown).
"""

from __future__ import annotations

from persian_clean.cli.command import main

__all__ = ["main"]
