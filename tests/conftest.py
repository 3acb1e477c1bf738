"""Hypothesis profiles (quick by default, thorough for the slower checks), and the command."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from commands import Done
from persian_clean.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

settings.register_profile(
    "default", deadline=None, max_examples=200, suppress_health_check=list(HealthCheck)
)
settings.register_profile("thorough", settings.get_profile("default"), max_examples=2000)
settings.load_profile("default")


@pytest.fixture(autouse=True, scope="session")
def signals() -> Iterator[None]:
    """Let signals do what they do in a terminal, also in a job that ignores some of them."""
    ignored = [
        number
        for number in signal.valid_signals()
        if number in {signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", None)}
        and signal.getsignal(number) is signal.SIG_IGN
    ]
    for number in ignored:
        usual = signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL
        signal.signal(number, usual)
    yield
    for number in ignored:
        signal.signal(number, signal.SIG_IGN)


@pytest.fixture
def run(
    capfdbinary: pytest.CaptureFixture[bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Done]:
    """Run the command in an empty directory."""
    monkeypatch.chdir(tmp_path)

    def run(*args: str, stdin: bytes | None = None) -> Done:
        if stdin is not None:
            (tmp_path.parent / "stdin").write_bytes(stdin)
            file = (tmp_path.parent / "stdin").open(encoding="utf-8")
            monkeypatch.setattr(sys, "stdin", file)
        try:
            code = main(args)
        except SystemExit as leave:
            code = int(leave.code or 0)
        out, err = capfdbinary.readouterr()
        if stdin is not None:
            file.close()
        return Done(code, out.decode(), err.decode())

    return run
