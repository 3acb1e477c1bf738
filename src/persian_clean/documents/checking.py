"""Checking: edits are kept only if the document still reads the same but for its prose.

Guarantees that a source with the kept edits has the same runs in the same shape, each saying what
it should, and the same source text between them.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, NamedTuple

from persian_clean.documents.errors import DocumentError
from persian_clean.documents.runs import BREAK, ESCAPE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from persian_clean.documents.carrying import Replacement
    from persian_clean.documents.runs import Run

    Read = Callable[[str], "Reading"]
    """Reads a source, or raises DocumentError."""

    Chunk = tuple[str, str, str]
    """A run as it is compared: the shape before it, the source around its pieces, what it says."""

_MOST_READ: Final = 50_000_000
"""Code points that are read, at most, to find the edits that change more than prose."""
_FEW: Final = 8
"""Runs, at most, that are looked at one by one if they don't pass together."""


class Reading(NamedTuple):
    """What a source reads as.

    Attributes:
        source: The source.
        runs: Its prose, in order.
        tail: The shape of what comes behind the last run.
    """

    source: str
    runs: Sequence[Run]
    tail: str


class Rewriting(NamedTuple):
    """What a run should say, and what takes it there."""

    text: str
    replacements: Sequence[Replacement]


def kept(reading: Reading, read: Read, wanted: Mapping[int, Rewriting]) -> set[int]:
    """Return the runs whose edits leave all the rest of the document as it is.

    Args:
        reading: The document.
        read: Reads a source of its format.
        wanted: The runs that should be edited, by their number.
    """
    check = _Check(reading, read, wanted)
    accepted: set[int] = set()
    candidates = set(wanted)
    while candidates:
        found = check.passing(accepted, sorted(candidates))
        if not found and 1 < len(candidates) <= _FEW:
            # Some may be blamed only for what another one has done to them.
            alone = (check.passing(accepted, [i]) for i in sorted(candidates))
            found = next(filter(None, alone), found)
        if check.is_exhausted or not found:
            break
        # What did not pass in such company may pass now.
        accepted |= found
        candidates -= found
    # Else what was not looked at might pass when the document is cleaned again.
    return set() if check.is_exhausted else accepted


def carried_out(source: str, replacements: Iterable[Replacement]) -> str:
    """Return a source with disjoint replacements carried out.

    Args:
        source: Any text.
        replacements: In any order.
    """
    parts: list[str] = []
    last = 0
    for start, end, new, _ in sorted(replacements, key=lambda r: (r.start, r.end)):
        parts += source[last:start], new
        last = end
    return "".join([*parts, source[last:]])


class _Check:
    """Looks which edits pass."""

    def __init__(self, reading: Reading, read: Read, wanted: Mapping[int, Rewriting]) -> None:
        self._reading = reading
        self._read = read
        self._wanted = wanted
        self._left = max(_MOST_READ, 4 * len(reading.source))

    @property
    def is_exhausted(self) -> bool:
        """Whether all has been read that may be."""
        return self._left < 0

    def passing(self, accepted: set[int], candidates: list[int]) -> set[int]:
        """Return candidates that pass together with the accepted ones: all but those to blame."""
        most = 1
        while candidates and not self.is_exhausted:
            edited = accepted.union(candidates)
            runs = enumerate(self._reading.runs)
            texts = [self._wanted[i].text if i in edited else run.text for i, run in runs]
            parts = [part for i in edited for part in self._wanted[i].replacements]
            source = carried_out(self._reading.source, parts)
            self._left -= len(source)
            try:
                after = self._read(source)
            except DocumentError:
                return self._passing_halves(accepted, candidates)
            said = [run.text for run in after.runs]
            if _is_same(self._reading, texts, after, said):
                return set(candidates)
            expected, found = _chunks(self._reading, texts), _chunks(after, said)
            blamed = _to_blame(expected, found, candidates, most)
            candidates = [i for i in candidates if i not in blamed]
            most *= 2
        return set()

    def _passing_halves(self, accepted: set[int], candidates: list[int]) -> set[int]:
        """Look at one half after the other: a source that can't be read tells nothing."""
        if len(candidates) == 1:
            return set()
        middle = len(candidates) // 2
        found = self.passing(accepted, candidates[:middle])
        return found | self.passing(accepted | found, candidates[middle:])


def _to_blame(
    expected: Sequence[Chunk], found: Sequence[Chunk], edited: Sequence[int], most: int
) -> set[int]:
    """Return the edited runs that seem to have changed how the document reads.

    Args:
        expected: What it should read as.
        found: What it reads as.
        edited: Numbers of the runs that were edited, sorted.
        most: How many runs to blame where a difference can't be told run by run.
    """
    blamed: set[int] = set()
    for kind, i, j, k, m in SequenceMatcher(None, expected, found).get_opcodes():
        if kind == "equal":
            continue
        inside = [n for n in edited if i <= n < j]
        if j - i == m - k:
            inside = [n for n in inside if expected[n] != found[n - i + k]]
        else:
            inside = inside[:most]
        if not inside:  # one before them reaches as far as there, or one behind them
            before = [n for n in edited if n < i]
            inside = before[-most:] if before else [n for n in edited if n >= j][:most]
        blamed.update(inside)
    return blamed or set(edited[:most])


def _is_same(before: Reading, texts: Sequence[str], after: Reading, said: Sequence[str]) -> bool:
    """Tell whether a document reads the same, but for its runs, which say what they should.

    White space is not compared where it is no prose: no edit touches it, and some of it is beside
    prose after an edit that was within it before.
    """
    return (
        len(before.runs) == len(after.runs)
        and before.tail == after.tail
        and all(a.shape == b.shape for a, b in zip(before.runs, after.runs, strict=True))
        and _said(before, texts) == _said(after, said)
        and _skeleton(before) == _skeleton(after)
    )


def _skeleton(reading: Reading) -> str:
    """Return all of the source that is no prose, without white space."""
    source, last = reading.source, 0
    gaps: list[str] = []
    for start, end in sorted(
        [piece[1:3] for run in reading.runs for piece in run.pieces if piece.kind <= ESCAPE]
    ):
        gaps.append(source[last:start])
        last = end
    gaps.append(source[last:])
    return "".join("".join(gaps).split())


def _chunks(reading: Reading, texts: Sequence[str]) -> list[Chunk]:
    """Return each run with what is around its pieces, and what comes behind the last."""
    spans = [
        (piece.start, piece.end, i)
        for i, run in enumerate(reading.runs)
        for piece in run.pieces
        if piece.kind <= ESCAPE
    ]
    around: list[list[str]] = [[] for _ in reading.runs]
    source, last = reading.source, 0
    for start, end, i in sorted(spans):
        around[i] += source[last:start].split()
        last = end
    chunks = [
        (run.shape, "".join(gaps), text)
        for run, gaps, text in zip(reading.runs, around, _said(reading, texts), strict=True)
    ]
    chunks.append((reading.tail, "".join(source[last:].split()), ""))
    return chunks


def _said(reading: Reading, texts: Sequence[str]) -> list[str]:
    """Return what the runs say, without white space at the edges of their lines.

    A line at the edge of a run that has come to be empty goes, if markup parts all lines.
    """
    said = [trimmed(text) for text in texts]
    for i, text in enumerate(said):
        if text.strip("\n") != text and _is_parted_by_markup(reading, reading.runs[i]):
            said[i] = text.strip("\n")
    return said


def _is_parted_by_markup(reading: Reading, run: Run) -> bool:
    parted = {
        piece.at
        for piece in run.pieces
        if piece.kind == BREAK and not reading.source[piece.start : piece.end].isspace()
    }
    return all(i in parted for i, char in enumerate(run.text) if char == "\n")


def trimmed(text: str) -> str:
    """Return a text without the white space at the edges of its lines.

    Args:
        text: Any text.
    """
    if "\n" not in text:
        return text.strip()
    return "\n".join([line.strip() for line in text.split("\n")])
