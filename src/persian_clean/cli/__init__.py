"""Command line: ``persian-clean``, which cleans files, shows what would change, and reports.

Guarantees that a file is either as it was or wholly clean, that nothing is dropped in silence, and
that memory stays constant however long the input is. Beside the public API it imports the tables of
rules and presets.

Read in this order: ``arguments`` (what can be asked), ``command`` (from the question to the exit
code), ``settings``, ``ignoring`` and ``sources`` (which files), ``kinds`` (the table of formats)
with ``formats``, ``documents``, ``jsonlines``, ``tables`` and ``parquet`` (where the text is),
``signatures`` and ``reading`` (bytes in), ``batches`` (the work, in one process or several),
``run`` (what becomes of each file), ``targets``, ``temporary`` and ``writing`` (bytes out),
``printing``, ``listing`` and ``catalogue`` (what is shown). ``streams`` and ``interrupts`` are the
process itself; ``reporting`` and ``completion`` are errands of their own.
"""

from __future__ import annotations

from persian_clean.cli.command import main

__all__ = ["main"]
