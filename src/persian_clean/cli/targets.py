"""Targets: where each input is written.

Guarantees that no two inputs are written to one place, and none over another.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from persian_clean.cli.kinds import compression_of, kind_of
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
    inputs = {os.path.realpath(s.path): s.name for s in found if s.path is not None}
    if options.stats_json not in {None, "-"}:
        name = inputs.get(os.path.realpath(str(options.stats_json)))
        if name is not None:
            raise SettingsError(f"the statistics would be written over {name}, which is an input")
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
        if _is_converted(source, place):
            raise SettingsError(f"{source.name} cannot become {place}: formats are not converted")
    twice = [path for path, number in Counter(places.values()).items() if number > 1]
    if twice:
        raise SettingsError(f"two inputs would both be written to {twice[0]}")
    for name, target in places.items():
        if inputs.get(os.path.realpath(target), name) != name:
            raise SettingsError(f"{name} would be written to {target}, which is an input too")
    return {name: (path, compression_of(path)) for name, path in places.items()}


def _is_dir(name: str) -> bool:
    """Tell whether a directory has this name, where a name that none can have is no error."""
    return os.path.isdir(name)  # noqa: PTH112


def _is_converted(source: Source, place: Path) -> bool:
    """Tell whether a name stands for another format than the one that would be written."""
    kind = kind_of(place)
    if not source.kind.is_binary:
        return kind is not None and kind.is_binary
    takes_anything = os.path.exists(place) and not os.path.isfile(place)  # noqa: PTH110, PTH113
    return kind is not source.kind and not takes_anything
