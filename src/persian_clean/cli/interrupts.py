"""Interrupts: what Ctrl-C, and a request to end, do to the command.

Guarantees that the first one ends the run tidily and a second one at once, and that neither leaves
a temporary file behind.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from persian_clean.cli.temporary import remove_unfinished

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE: Final = 130
"""The exit code of a run that was interrupted."""

_SIGNALS: Final = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)

_received = False


def watch() -> None:
    """Take these signals for requests to end, but for those that the caller has us ignore."""
    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _receive)
    sys.unraisablehook = _unraisable


def check() -> None:
    """Raise the interrupt that came where Python lets none pass, such as in a finaliser.

    Raises:
        KeyboardInterrupt: There was one.
    """
    if _received:
        raise KeyboardInterrupt


def ignore() -> None:
    """Ignore these signals from now on, those too that came while they were held back."""
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)


@contextmanager
def held_back() -> Iterator[None]:
    """Hold these signals back, in this process and in those it starts meanwhile."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _receive(*_: object) -> None:
    global _received  # noqa: PLW0603  signals belong to the process
    if _received:
        remove_unfinished()
        os._exit(CODE)
    _received = True
    raise KeyboardInterrupt


def _unraisable(what: sys.UnraisableHookArgs) -> None:
    if not issubclass(what.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(what)
