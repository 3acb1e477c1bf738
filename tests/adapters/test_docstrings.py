"""The examples in the docstrings of the adapters run, where what they need is installed."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

from persian_clean import adapters

NAMES = [info.name for info in pkgutil.iter_modules(adapters.__path__)]


@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
@pytest.mark.parametrize("name", NAMES)
def test_docstrings(name: str) -> None:
    try:
        module = importlib.import_module(f"persian_clean.adapters.{name}")
    except ModuleNotFoundError as error:
        pytest.skip(f"{error.name} is not installed")
    results = doctest.testmod(module)
    assert not results.failed
