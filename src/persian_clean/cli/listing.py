"""Listing: what ``--check`` finds, for people, for GitHub, as JSON and as SARIF.

Guarantees that each form is written as the findings come, so that memory stays constant, and is
whole when the run ends, whatever could not be read.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol
from urllib.parse import quote

from persian_clean import __version__
from persian_clean.cli.printing import describe, describe_refusal
from persian_clean.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable

    from persian_clean.cli.batches import Finding, Refused
    from persian_clean.cli.printing import Printer

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_INDEX: Final = {rule.name: number for number, rule in enumerate(RULES)}


class Listing(Protocol):
    """One form of the list."""

    def begin(self) -> None:
        """Print what comes before the first finding."""
        ...

    def finding(self, name: str, finding: Finding, *, exact: bool) -> None:
        """Print a finding.

        Args:
            name: The file it is in.
            finding: What would change, and where.
            exact: Whether the file has the text there just as it is, without escapes.
        """
        ...

    def refusal(self, name: str, refused: Refused) -> None:
        """Print that edits were not made.

        Args:
            name: The file they were to be made in.
            refused: Which, and where.
        """
        ...

    def problem(self, name: str, message: str, line: int | None) -> None:
        """Print that something could not be read.

        Args:
            name: The file.
            message: Why.
            line: Where, if that is known.
        """
        ...

    def end(self) -> None:
        """Print what comes after the last one."""
        ...


class _Text:
    """``file:line:column rule message``; all else goes to standard error only."""

    def __init__(self, printer: Printer) -> None:
        self._printer = printer

    def begin(self) -> None:
        pass

    def finding(self, name: str, finding: Finding, *, exact: bool) -> None:  # noqa: ARG002
        self._printer.finding(name, finding)

    def refusal(self, name: str, refused: Refused) -> None:
        pass

    def problem(self, name: str, message: str, line: int | None) -> None:
        pass

    def end(self) -> None:
        pass


class _GitHub:
    """Commands of a GitHub workflow, which shows them at the lines of a pull request."""

    def __init__(self, printer: Printer) -> None:
        self._printer = printer

    def begin(self) -> None:
        pass

    def finding(self, name: str, finding: Finding, *, exact: bool) -> None:  # noqa: ARG002
        self._command(
            "error",
            describe(finding),
            file=name,
            line=finding.start.line,
            endLine=finding.end.line,
            col=finding.start.column,
            endColumn=finding.end.column,
            title="persian-clean " + "+".join(finding.rules),
        )

    def refusal(self, name: str, refused: Refused) -> None:
        self._command(
            "notice",
            describe_refusal(refused),
            file=name,
            line=refused.line,
            title="persian-clean",
        )

    def problem(self, name: str, message: str, line: int | None) -> None:
        place = {} if line is None else {"line": line}
        self._command("error", message, file=name, **place, title="persian-clean")

    def end(self) -> None:
        pass

    def _command(self, level: str, message: str, **properties: str | int) -> None:
        values = ",".join(f"{key}={_escape(str(value), ':,')}" for key, value in properties.items())
        self._printer.line(f"::{level} {values}::{_escape(message)}")


def _escape(text: str, more: str = "") -> str:
    for char in "%\r\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text


class _Json:
    """One array of objects."""

    def __init__(self, printer: Printer) -> None:
        self._items = _Items(printer)

    def begin(self) -> None:
        self._items.begin("[")

    def finding(self, name: str, finding: Finding, *, exact: bool) -> None:  # noqa: ARG002
        self._items.add(
            {
                "file": name,
                "line": finding.start.line,
                "column": finding.start.column,
                "end_line": finding.end.line,
                "end_column": finding.end.column,
                "rules": finding.rules,
                "before": finding.before,
                "after": finding.after,
                "message": describe(finding),
            }
        )

    def refusal(self, name: str, refused: Refused) -> None:
        self._items.add(
            {
                "file": name,
                "line": refused.line,
                "rules": refused.rules,
                "refused": True,
                "message": describe_refusal(refused),
            }
        )

    def problem(self, name: str, message: str, line: int | None) -> None:
        self._items.add({"file": name, "line": line, "rules": [], "message": message})

    def end(self) -> None:
        self._items.end("]")


class _Sarif:
    """The Static Analysis Results Interchange Format 2.1.0 (OASIS Standard)."""

    def __init__(self, printer: Printer) -> None:
        self._items = _Items(printer)
        self._notifications: list[dict[str, Any]] = []
        self._failed = False

    def begin(self) -> None:
        tool = json.dumps({"driver": _driver()})
        self._items.begin(
            f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [\n'
            f'{{"tool": {tool}, "columnKind": "unicodeCodePoints", "results": ['
        )

    def finding(self, name: str, finding: Finding, *, exact: bool) -> None:
        region = {
            "startLine": finding.start.line,
            "startColumn": finding.start.column,
            "endLine": finding.end.line,
            "endColumn": finding.end.column,
        }
        result: dict[str, Any] = {
            "ruleId": finding.rules[0],
            "ruleIndex": _INDEX[finding.rules[0]],
            "level": "warning",
            "message": {"text": f"{'+'.join(finding.rules)}: {describe(finding)}"},
            "locations": [_location(name, region)],
        }
        if exact:
            replacement = {"deletedRegion": region, "insertedContent": {"text": finding.after}}
            change = {"artifactLocation": {"uri": _uri(name)}, "replacements": [replacement]}
            result["fixes"] = [{"artifactChanges": [change]}]
        self._items.add(result)

    def refusal(self, name: str, refused: Refused) -> None:
        self._notify("note", name, describe_refusal(refused), refused.line)

    def problem(self, name: str, message: str, line: int | None) -> None:
        self._failed = True
        self._notify("error", name, message, line)

    def _notify(self, level: str, name: str, message: str, line: int | None) -> None:
        region = None if line is None else {"startLine": line}
        self._notifications.append(
            {
                "level": level,
                "message": {"text": message},
                "locations": [_location(name, region)],
            }
        )

    def end(self) -> None:
        invocation: dict[str, Any] = {"executionSuccessful": not self._failed}
        if self._notifications:
            invocation["toolExecutionNotifications"] = self._notifications
        self._items.end(f'], "invocations": [{json.dumps(invocation)}]}}]}}')


LISTINGS: Final[dict[str, Callable[[Printer], Listing]]] = {
    "text": _Text,
    "github": _GitHub,
    "json": _Json,
    "sarif": _Sarif,
}
"""The forms, by the names that ``--output-format`` has for them."""


class _Items:
    """The items of a JSON array, one a line."""

    def __init__(self, printer: Printer) -> None:
        self._printer = printer
        self._comma = ""

    def begin(self, line: str) -> None:
        self._printer.line(line)

    def add(self, item: object) -> None:
        self._printer.line(f"{self._comma}{json.dumps(item)}")
        self._comma = ","

    def end(self, line: str) -> None:
        self._printer.line(line)


def _driver() -> dict[str, Any]:
    return {
        "name": "persian-clean",
        "version": __version__,
        "rules": [
            {
                "id": rule.name,
                "shortDescription": {"text": rule.name.replace("-", " ")},
                "fullDescription": {"text": rule.why},
                "help": {"text": "{} → {}".format(*rule.example)},
                "properties": {"safety": rule.safety},
            }
            for rule in RULES
        ],
    }


def _location(name: str, region: dict[str, int] | None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(name)}}
    if region is not None:
        place["region"] = region
    return {"physicalLocation": place}


def _uri(name: str) -> str:
    """Return the name of a file as a URI, relative to the current directory where it can be."""
    path = Path(name)
    if path.is_absolute():
        here = Path.cwd()
        if not path.is_relative_to(here):
            return path.as_uri()
        path = path.relative_to(here)
    return quote(os.fsencode(path.as_posix()))
