"""Targets: where each input is written.

Guarantees that no two inputs are written to one place, and none over another.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from persian_clean.cli.kinds import PARQUET, compression_of, kind_of
from persian_clean.cli.settings import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from persian_clean.cli.arguments import Options
    from persian_clean.cli.sources import Source


def targets(sources: Iterable[Source], options: Options) -> dict[str, tuple[Path, str]]:
    """Return where each input is written, and with which compression, by its name.

    Args:
        sources: The inputs.
        options: What the command was asked to do.

    Raises:
        SettingsError: Something would be written over.
    """
    found = list(sources)
    if options.in_place:
        return {s.name: (s.path, s.compression) for s in found if s.path is not None}
    if options.output is None:
        return {}
    output = Path(options.output)
    many = len(options.files) > 1 or len(found) > 1 or _is_dir(options.files[0])
    into = many or _is_dir(options.output) or options.output.endswith(os.sep)
    places = {s.name: output / s.below if into else output for s in found}
    for source in found:
        place = places[source.name]
        if (kind_of(place) is PARQUET) is source.format.is_text:
            raise SettingsError(f"{source.name} cannot become {place}: formats are not converted")
    twice = [path for path, number in Counter(places.values()).items() if number > 1]
    if twice:
        raise SettingsError(f"two inputs would both be written to {twice[0]}")
    inputs = {os.path.realpath(s.path): s.name for s in found if s.path is not None}
    for name, target in places.items():
        if inputs.get(os.path.realpath(target), name) != name:
            raise SettingsError(f"{name} would be written to {target}, which is an input too")
    return {name: (path, compression_of(path)) for name, path in places.items()}


def _is_dir(name: str) -> bool:
    """Tell whether a directory has this name, where a name that none can have is no error."""
    return os.path.isdir(name)  # noqa: PTH112
