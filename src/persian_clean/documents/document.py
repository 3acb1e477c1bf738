"""Document: prose cleaned where it stands, everything else as it was.

Guarantees that ``clean_document`` and ``explain_document`` are one thing: the edits of the prose,
carried back to the source and checked there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from dataclasses import replace as changed_copy
from difflib import get_close_matches
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple, overload

from persian_clean import STANDARD, Edit, Result, explain
from persian_clean.chars import BYTE_ORDER_MARK, as_text
from persian_clean.config import checked_config
from persian_clean.documents import word
from persian_clean.documents.carrying import carry
from persian_clean.documents.checking import Reading, Rewriting, carried_out, kept, trimmed
from persian_clean.documents.contrasts import spared
from persian_clean.documents.formats import FORMATS, Format
from persian_clean.documents.prose import Prose
from persian_clean.documents.runs import Part
from persian_clean.edits import Change, apply

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from persian_clean import Config
    from persian_clean.documents.carrying import Replacement
    from persian_clean.documents.checking import Read
    from persian_clean.documents.formats import Reader

# A letter, a digit or a sign of the Arabic script, and what may be one once it is decoded.
_ARABIC_SCRIPT: Final = re.compile(
    "[\u0610-\u061a\u0620-\u0669\u066e-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe]"
)
_ESCAPED: Final = re.compile(r"\\u[0fF]|&#")
_LINE_END: Final = re.compile("\r\n")


class Refusal(NamedTuple):
    """Edits that were not made, because the document would not read the same with them.

    Attributes:
        start: Where the run they are in begins in the source.
        end: Where it ends, exclusive.
        rules: The rules that asked for them.
    """

    start: int
    end: int
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document(Result):
    """A cleaned document together with what was changed to reach it.

    Attributes:
        output: The clean document: ``text``, but for binary formats, where ``original`` and
            ``text`` are the prose, one run after another, and this is the file.
        refused: Edits that were not made, in order.
    """

    output: str | bytes
    refused: tuple[Refusal, ...]


def explain_document(
    source: str | bytes,
    format: str,  # noqa: A002  what everybody calls it
    config: Config = STANDARD,
    *,
    fields: Collection[str] | None = None,
) -> Document:
    r"""Clean the prose of a document and say what was changed.

    Every character outside an edit stays, and the document reads the same but for its prose: the
    clean one is read again, and edits that changed anything else are taken back (``refused``).

    Args:
        source: The document; text, or bytes for a binary format.
        format: A key of ``FORMATS``.
        config: Which rules run; ``blank-line-run`` never does but in plain text.
        fields: The keys whose values are prose, for JSON, YAML, TOML and front matter; by default
            all values are, and those of front matter that are read by people.

    Returns:
        The edits, with offsets in the source.

    Raises:
        TypeError: The source, or another argument, is of a wrong type.
        ValueError: No such format, or fields for a format that has none.
        DocumentError: The source is not a document of this format; a ValueError.
        MissingLibraryError: The library that reads the format is not installed.

    Examples:
        >>> document = explain_document("<p>كتاب ها</p><pre>كتاب ها</pre>", "html")
        >>> document.text
        '<p>کتاب\u200cها</p><pre>كتاب ها</pre>'
        >>> [(edit.start, edit.before, edit.rules) for edit in document.edits]
        [(3, 'ك', ('arabic-kaf',)), (7, ' ', ('detached-ha',))]
        >>> explain_document("<code>كتاب ها</code>", "html").edits
        ()
    """
    row = _row(format, source, fields)
    checked_config(config)
    if isinstance(source, bytes):
        return _explain_word(source, _reader(row, fields), config)
    source = as_text(source)
    if row.name == "text":
        result = explain(source, config)
        return Document(source, result.text, result.edits, result.text, ())
    if _ARABIC_SCRIPT.search(source) is None and _ESCAPED.search(source) is None:
        return Document(source, source, (), source, ())
    cleaned = _clean(source, _reader(row, fields), config)
    replacements = cleaned.replacements()
    text = carried_out(source, replacements)
    edits = tuple(_edits(source, replacements))
    runs = cleaned.reading.runs
    refused = [cleaned.refusal(i, runs[i].start, runs[i].end) for i in cleaned.left]
    return Document(source, text, edits, text, tuple(refused))


@overload
def clean_document(
    source: str,
    format: str,
    config: Config = ...,
    *,
    fields: Collection[str] | None = ...,
) -> str: ...


@overload
def clean_document(
    source: bytes,
    format: str,
    config: Config = ...,
    *,
    fields: Collection[str] | None = ...,
) -> bytes: ...


def clean_document(
    source: str | bytes,
    format: str,  # noqa: A002
    config: Config = STANDARD,
    *,
    fields: Collection[str] | None = None,
) -> str | bytes:
    r"""Return a document with its prose cleaned and everything else as it was.

    Idempotent, as ``clean`` is.

    Args:
        source: The document; text, or bytes for a binary format.
        format: A key of ``FORMATS``.
        config: Which rules run.
        fields: The keys whose values are prose; see ``explain_document``.

    Returns:
        The clean document, of the type of the source.

    Raises:
        TypeError: The source, or another argument, is of a wrong type.
        ValueError: No such format, or fields for a format that has none.
        DocumentError: The source is not a document of this format; a ValueError.
        MissingLibraryError: The library that reads the format is not installed.

    Examples:
        >>> print(clean_document('<p title="علي">كتاب<br>علي</p>', "html"))
        <p title="علی">کتاب<br>علی</p>
        >>> print(clean_document('<pre id="علي">كتاب</pre>', "html"))
        <pre id="علي">كتاب</pre>
    """
    return explain_document(source, format, config, fields=fields).output


def read_prose(
    source: str | bytes,
    format: str,  # noqa: A002
    *,
    fields: Collection[str] | None = None,
) -> tuple[str, ...]:
    r"""Return the prose of a document as the rules see it, one run after another.

    Args:
        source: The document; text, or bytes for a binary format.
        format: A key of ``FORMATS``.
        fields: The keys whose values are prose; see ``explain_document``.

    Returns:
        The runs. In them ``"\ufdd0"`` stands for what is no text: code, images, placeholders.

    Raises:
        TypeError: The source, or another argument, is of a wrong type.
        ValueError: No such format, or fields for a format that has none.
        DocumentError: The source is not a document of this format; a ValueError.
        MissingLibraryError: The library that reads the format is not installed.

    Examples:
        >>> read_prose("<h1>نام</h1><p>یک&nbsp;<b>دو</b> <img src='x'></p>", "html")
        ('نام', 'یک\xa0دو \ufdd0')
        >>> read_prose("<pre>کد</pre>", "html")
        ()
    """
    row = _row(format, source, fields)
    sources = word.parts(source).values() if isinstance(source, bytes) else [as_text(source)]
    if row.name == "text":
        return tuple(sources)
    read = _reader(row, fields)
    return tuple([run.text for part in sources for run in read(part).runs])


class _Cleaned(NamedTuple):
    """What cleaning a source comes to."""

    reading: Reading
    starts: list[int]
    """Where each run begins in the text that was cleaned in one go."""
    edits: dict[int, list[Edit]]
    """The edits of each run, by its number; offsets count in that text."""
    wanted: dict[int, Rewriting]
    kept: set[int]

    @property
    def left(self) -> list[int]:
        """The runs whose edits are not made."""
        return [i for i in self.edits if i not in self.kept]

    def replacements(self) -> list[Replacement]:
        """Return what changes in the source, in order."""
        found = [part for i in self.kept for part in self.wanted[i].replacements]
        return sorted(found, key=lambda part: (part.start, part.end))

    def refusal(self, i: int, start: int, end: int) -> Refusal:
        """Return what was not done in a run, and where that is."""
        rules = dict.fromkeys(rule for edit in self.edits[i] for rule in edit.rules)
        return Refusal(start, end, tuple(rules))


def _row(name: object, source: object, fields: object) -> Format:
    if not isinstance(name, str):
        raise TypeError(f"format must be a name such as 'html', not {type(name).__name__}")
    row = FORMATS.get(name)
    if row is None:
        near = get_close_matches(name, FORMATS, 1)
        hint = f"did you mean {near[0]!r}?" if near else "FORMATS lists them all"
        raise ValueError(f"no format is named {name!r}; {hint}")
    if not isinstance(source, bytes if row.is_binary else str):
        kind = "bytes" if row.is_binary else "a str"
        raise TypeError(f"{row.title} must be {kind}, not {type(source).__name__}")
    if isinstance(fields, str):
        raise TypeError(f"fields must be a collection of names; write ({fields!r},)")
    if fields is not None and not (
        isinstance(fields, Collection) and all(isinstance(field, str) for field in fields)
    ):
        raise TypeError(f"fields must be a collection of names, not {fields!r}")
    if fields is not None and not row.has_fields:
        able = ", ".join(name for name, row in FORMATS.items() if row.has_fields)
        raise ValueError(f"{row.title} has no fields to choose from; {able} have")
    return row


def _reader(row: Format, fields: Collection[str] | None) -> Read:
    return partial(_read, row.load(), None if fields is None else frozenset(fields))


def _read(reader: Reader, fields: frozenset[str] | None, source: str) -> Reading:
    prose = Prose(source, fields)
    begin = int(source.startswith(BYTE_ORDER_MARK))
    if begin or "\r\n" in source:  # no reader has to know of either
        whole = [(begin, len(source))]
        with prose.within(Part.decoded(source, whole, _LINE_END, lambda _: "\n")) as rest:
            reader(rest)
    else:
        reader(prose)
    return Reading(source, *prose.finish())


def _clean(source: str, read: Read, config: Config) -> _Cleaned:
    reading = read(source)
    runs = reading.runs
    starts = [0] * len(runs)
    edits: dict[int, list[Edit]] = {}
    config = config.disable("blank-line-run")
    rules_of = {False: config, True: changed_copy(config, joins="certain")}
    for is_names, rules in rules_of.items():
        chosen = [
            i
            for i, run in enumerate(runs)
            if run.is_names is is_names
            and _ARABIC_SCRIPT.search(run.text)
            and not (len(run.text) == 1 and run.text.isalpha())  # a letter is named, not written
        ]
        if not chosen:
            continue
        # Lines are independent of each other, so all runs can be cleaned in one go.
        text = "\n".join([runs[i].text for i in chosen])
        begins = list(accumulate([len(runs[i].text) + 1 for i in chosen], initial=0))
        for i, begin in zip(chosen, begins, strict=False):
            starts[i] = begin
        for edit in explain(text, rules).edits:
            i = chosen[bisect_right(begins, edit.start) - 1]
            edits.setdefault(i, []).append(edit)
    edits = spared(runs, starts, edits)
    wanted: dict[int, Rewriting] = {}
    for i, found in edits.items():
        start, text = starts[i], runs[i].text
        replacements = carry(runs[i], start, found)
        if replacements is None:
            continue
        changes = [Change(e.start - start, e.end - start, e.after, "") for e in found]
        text = apply(text, changes)
        # White space that is at the edge of a line now is layout when it is read again.
        edged = trimmed(text)
        if edged == text or not explain(edged, rules_of[runs[i].is_names]).edits:
            wanted[i] = Rewriting(text, replacements)
    return _Cleaned(reading, starts, edits, wanted, kept(reading, read, wanted))


def _explain_word(data: bytes, read: Read, config: Config) -> Document:
    """Clean the parts of a Word file; the text of the result is their prose."""
    before: list[str] = []
    after: list[str] = []
    edits: list[Edit] = []
    refused: list[Refusal] = []
    changed: dict[str, str] = {}
    at = now = 0
    for name, source in word.parts(data).items():
        cleaned = _clean(source, read, config)
        if cleaned.kept:
            changed[name] = carried_out(source, cleaned.replacements())
        for i, run in enumerate(cleaned.reading.runs):
            text = run.text
            if i in cleaned.kept:
                text = cleaned.wanted[i].text
                edits += _moved(cleaned.edits[i], at - cleaned.starts[i], now - at)
            elif i in cleaned.edits:
                refused.append(cleaned.refusal(i, at, at + len(text)))
            before.append(run.text)
            after.append(text)
            at += len(run.text) + 1
            now += len(text) + 1
    output = word.rewrite(data, changed)
    return Document("\n".join(before), "\n".join(after), tuple(edits), output, tuple(refused))


def _edits(source: str, replacements: Iterable[Replacement]) -> Iterator[Edit]:
    grown = 0
    for start, end, new, edit in replacements:
        place = (start, end, start + grown, start + grown + len(new))
        grown += len(new) - (end - start)
        yield Edit(*place, source[start:end], new, edit.rules, edit.score)


def _moved(edits: Iterable[Edit], by: int, grown: int) -> Iterator[Edit]:
    """Move edits by so much; the clean text before them has grown."""
    for edit in edits:
        start, end, length = edit.start + by, edit.end + by, len(edit.after)
        place = (start, end, start + grown, start + grown + length)
        grown += length - (end - start)
        yield Edit(*place, edit.before, edit.after, edit.rules, edit.score)
