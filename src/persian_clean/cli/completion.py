"""Completion: what completes the command in a shell, made by ``shtab`` through the extra ``cli``.

Guarantees that it names every option, and the rules where names of rules are wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from persian_clean.cli.settings import SettingsError
from persian_clean.rules import RULES

if TYPE_CHECKING:
    from argparse import ArgumentParser

_RULES: Final = {"select", "enable", "disable"}
_FILES: Final = {"files", "output", "config", "stats_json", "stdin_filename"}


def script(parser: ArgumentParser, shell: str) -> str:
    """Return the script that a shell reads.

    Args:
        parser: What reads the arguments.
        shell: Its name, such as ``bash``.

    Raises:
        SettingsError: It is not one that can be served, or ``shtab`` is not installed.
    """
    shtab = _shtab()
    if shell not in shtab.SUPPORTED_SHELLS:
        shells = ", ".join(shtab.SUPPORTED_SHELLS)
        raise SettingsError(f"--completion: {shell!r} is not one of {shells}")
    for action in parser._actions:  # noqa: SLF001  argparse has no other way to list them
        if action.dest in _RULES:
            action.choices = [rule.name for rule in RULES]
        elif action.dest in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    return str(shtab.complete(parser, shell))


def _shtab() -> Any:  # noqa: ANN401  an extra
    try:
        import shtab  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise SettingsError(
            "--completion needs one more package: pip install 'persian-clean[cli]'"
        ) from error
    return shtab
